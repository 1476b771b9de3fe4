//! Closed lists of words in conditions: with a comparison for each word the wasm is 1,497 bytes
//! larger (gzip -9, 28 November 2026).

/// Returns whether a word is one of those in a list, each of which ends with a bar.
///
/// For `is_one_of!`, which makes the list.
pub fn is_listed(word: &str, list: &str) -> bool {
    let (word, mut rest) = (word.as_bytes(), list.as_bytes());
    while let Some(end) = rest.iter().position(|sign| *sign == b'|') {
        if rest[..end] == *word {
            return true;
        }
        rest = &rest[end + 1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_listed;

    #[test]
    fn a_word_of_the_list_is_met_whole() {
        for (word, is_met) in [
            ("der", true),
            ("die", true),
            ("das", true),
            ("", false),
            ("d", false),
            ("derd", false),
            ("der|", false),
            ("der|die", false),
            ("|", false),
            ("dass", false),
        ] {
            assert_eq!(is_listed(word, "der|die|das|"), is_met, "{word}");
            assert_eq!(is_one_of!(word, "der" | "die" | "das"), is_met, "{word}");
        }
        assert!(is_listed("", "a||"));
    }
}
