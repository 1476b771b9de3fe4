//! Small and capital letters of the scripts that names in a German article are written in: Latin,
//! Greek, Cyrillic, Armenian. The standard library knows all scripts: with its tables the wasm is
//! about 17 KB larger (gzip -9, commit 024ed16).

/// The letter as a small one. İ, which has two signs as a small letter, loses its dot here;
/// [`lower`] keeps it.
#[inline]
pub fn lower_letter(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { foreign(letter) }
}

fn foreign(letter: char) -> char {
    let code = letter as u32;
    // Pairs of letters, the capital on an even code or on an odd one.
    let after_even = |code: u32| code | 1;
    let after_odd = |code: u32| code + code % 2;
    let small = match code {
        0xd7 | 0x3a2 => code,
        0xc0..=0xde | 0x391..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => code + 32,
        0x130 => 'i' as u32,
        0x178 => 0xff,
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233
            if code != 0x131 =>
        {
            after_even(code)
        }
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x1af..=0x1b0 | 0x4c1..=0x4ce => {
            after_odd(code)
        }
        0x1a0..=0x1a5
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => after_even(code),
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        0x4c0 => 0x4cf,
        0x1e9e => 0xdf,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// The letter as a capital; ß, which has none at the beginning of a word, stays.
pub fn upper_letter(letter: char) -> char {
    if letter.is_ascii() || letter == 'ß' {
        return letter.to_ascii_uppercase();
    }
    let capital = |step: u32| char::from_u32((letter as u32).checked_sub(step)?);
    let is_capital = |capital: &char| lower_letter(*capital) == letter && *capital != letter;
    let found =
        [32, 1, 80, 48, 37, 38, 63, 64, 15].into_iter().filter_map(capital).find(is_capital);
    found.unwrap_or(if letter == 'ÿ' { 'Ÿ' } else { letter })
}

/// A text in small letters.
pub fn lower(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    push_lower(&mut small, text);
    small
}

/// Returns whether every letter is as long in bytes as its small one, so that a place in the text in
/// small letters is one in the text; not so for ẞ and İ.
pub fn keeps_places(text: &str) -> bool {
    let same = |letter: char| letter != 'İ' && lower_letter(letter).len_utf8() == letter.len_utf8();
    text.is_ascii() || text.chars().all(same)
}

/// Adds a text in small letters.
pub fn push_lower(small: &mut String, text: &str) {
    if text.is_ascii() {
        let start = small.len();
        small.push_str(text);
        return small[start..].make_ascii_lowercase();
    }
    for letter in text.chars() {
        small.push(lower_letter(letter));
        if letter == 'İ' {
            small.push('\u{307}');
        }
    }
}

/// A text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(upper_letter).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latin, Greek, Cyrillic, Armenian, Vietnamese, without what no living language writes.
    fn letters() -> impl Iterator<Item = char> {
        let blocks =
            [0x20..0x180, 0x1cd..0x1dd, 0x200..0x220, 0x370..0x3cf, 0x400..0x557, 0x1e00..0x1f00];
        let rare = |letter: &char| matches!(letter, 'ŉ' | 'ƛ' | 'µ' | 'ĸ' | 'ẖ'..='ẝ' | 'ı' | 'ſ' | 'ς' | '\u{370}'..='\u{37f}');
        blocks.into_iter().flatten().filter_map(char::from_u32).filter(move |letter| !rare(letter))
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what ours are measured by")]
    fn letters_are_those_of_the_standard_library() {
        for letter in letters() {
            assert_eq!(
                lower(&letter.to_string()),
                letter.to_lowercase().to_string(),
                "{letter} {:x}",
                letter as u32
            );
            if letter.to_uppercase().count() == 1 {
                assert_eq!(
                    upper_letter(letter),
                    letter.to_uppercase().next().unwrap(),
                    "{letter} {:x}",
                    letter as u32
                );
            }
        }
    }

    #[test]
    fn letters_that_grow_and_shrink_move_places() {
        assert!(keeps_places("Über ANKARA ß"));
        assert!(!keeps_places("ẞ") && !keeps_places("İ"));
        // As long as the text in small letters, but not letter by letter.
        assert!(!keeps_places("İẞ") && lower("İẞ").len() == "İẞ".len());
    }

    #[test]
    fn capitals_get_small() {
        assert_eq!(
            ['Ä', 'Š', 'Σ', 'Ж', 'ß', '7'].map(lower_letter),
            ['ä', 'š', 'σ', 'ж', 'ß', '7']
        );
        assert_eq!(lower("Über ANKARA"), "über ankara");
    }

    #[test]
    fn words_get_a_capital() {
        assert_eq!(["über", "łódź", "ß", ""].map(capitalised), ["Über", "Łódź", "ß", ""]);
    }
}
