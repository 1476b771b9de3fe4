//! A link that finds a statement by its words, also where the widget does not run (`#:~:text=`).

use std::fmt;

use super::{StatementId, ViewModel};

use crate::compact::Collect;

/// Longer texts are given by their first and last words.
const WHOLE: usize = 10;

/// Number of words that begin and end a longer text, and tell equal texts apart.
const WORDS: usize = 4;

/// The parts of a text directive, not yet percent-encoded; the article's own words with single
/// spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFragment {
    /// The words before, where its own do not tell the place.
    pub prefix: Option<String>,
    /// The whole text, or its beginning.
    pub start: String,
    /// Its end, where `start` is only the beginning.
    pub end: Option<String>,
}

/// ":~:text=Erst%20rief%20er%3A-,%E2%80%9EJa%E2%80%9C": after any fragment of an address, which it
/// leaves as it is.
impl fmt::Display for TextFragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(":~:text=")?;
        if let Some(prefix) = &self.prefix {
            write!(f, "{}-,", encoded(prefix))?;
        }
        f.write_str(&encoded(&self.start))?;
        self.end.as_ref().map_or(Ok(()), |end| write!(f, ",{}", encoded(end)))
    }
}

/// Percent-encoded, also the hyphen, which has a meaning in a text directive.
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len() * 2), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => {
                out.push('%');
                out.extend(
                    [byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[digit as usize] as char),
                );
            }
        }
        out
    })
}

impl ViewModel {
    /// The directive for a statement's first part; `None` where it has no word in the article.
    pub fn text_fragment(&self, id: StatementId) -> Option<TextFragment> {
        let part = *self.tree.parts(self.tree.whole_of(id)).first()?;
        let words: Vec<&str> = part.of(&self.text).split_whitespace().collect_vec();
        let (start, end) = match words.len() {
            0 => return None,
            1..=WHOLE => (words.join(" "), None),
            all => (words[..WORDS].join(" "), Some(words[all - WORDS..].join(" "))),
        };
        let block = self.axis.block_at(part.start())?.span;
        let first =
            part.of(&self.text).split_inclusive(char::is_whitespace).take(words.len().min(WORDS));
        let beginning = &self.text[part.start()..part.start() + first.map(str::len).sum::<usize>()];
        let is_repeated = self.text.matches(beginning.trim_end()).nth(1).is_some();
        // At the beginning of a block the end of the one before.
        let lines =
            self.text[..block.start()].lines().chain([&self.text[block.start()..part.start()]]);
        let line = lines.rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let before: Vec<&str> = line.split_whitespace().collect_vec();
        let prefix = before[before.len().saturating_sub(WORDS)..].join(" ");
        Some(TextFragment {
            prefix: (is_repeated && !prefix.is_empty()).then_some(prefix),
            start,
            end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_model::sample::article;

    #[track_caller]
    fn check(marked: &str, prefix: Option<&str>, start: &str, end: Option<&str>) {
        let wanted = TextFragment {
            prefix: prefix.map(String::from),
            start: start.into(),
            end: end.map(String::from),
        };
        assert_eq!(article(marked, &[]).text_fragment(StatementId(0)), Some(wanted), "{marked}");
    }

    #[test]
    fn short_statements_are_given_whole() {
        check("Sie sagte: <a x direct>„Es  brennt“</a>.", None, "„Es brennt“", None);
    }

    #[test]
    fn long_ones_by_their_ends() {
        let long = "<a x direct>„Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf“</a>, sagte sie.";
        check(long, None, "„Eins zwei drei vier", Some("neun zehn elf zwölf“"));
    }

    #[test]
    fn repeated_ones_with_what_stands_before() {
        check(
            "Erst rief er: <a x direct>„Ja“</a>. Dann „Ja“.",
            Some("Erst rief er:"),
            "„Ja“",
            None,
        );
        check(
            "Ja, rief er.\n\nDie Frau lief.\n\n<a x direct>Ja</a>, rief sie.",
            Some("Die Frau lief."),
            "Ja",
            None,
        );
        check("<a x direct>Ja</a>, rief er. Ja.", None, "Ja", None);
    }

    #[test]
    fn as_part_of_an_address_nothing_is_left_that_means_something_there() {
        let fragment =
            |marked| article(marked, &[]).text_fragment(StatementId(0)).unwrap().to_string();
        assert_eq!(
            fragment("<a x direct>„US-Zölle, & mehr“</a>"),
            ":~:text=%E2%80%9EUS%2DZ%C3%B6lle%2C%20%26%20mehr%E2%80%9C"
        );
        assert_eq!(fragment("A: <a x direct>Ja</a>. Ja."), ":~:text=A%3A-,Ja");
        let long = "<a x direct>Eins zwei drei vier fünf sechs sieben acht neun zehn elf</a>";
        assert_eq!(fragment(long), ":~:text=Eins%20zwei%20drei%20vier,acht%20neun%20zehn%20elf");
    }
}
