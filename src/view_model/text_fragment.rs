//! A link that finds a statement by its words, also where the widget does not run (`#:~:text=`).

use super::{StatementId, ViewModel};

/// Longer texts are given by their first and last words.
const WHOLE: usize = 10;

/// How many words begin and end a longer text, and tell equal texts apart.
const WORDS: usize = 4;

/// The parts of a text directive, not yet percent-encoded; the article's own words with single spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFragment {
    /// What stands before, where the words alone do not tell the place.
    pub prefix: Option<String>,
    /// The whole text, or its beginning.
    pub start: String,
    /// Its end, where `start` is only the beginning.
    pub end: Option<String>,
}

impl ViewModel {
    /// The directive for a statement's first part; `None` where it has no word in the article.
    pub fn text_fragment(&self, id: StatementId) -> Option<TextFragment> {
        let part = *self.said.parts(self.said.whole_of(id)).first()?;
        let words: Vec<&str> = part.of(&self.text).split_whitespace().collect();
        let (start, end) = match words.len() {
            0 => return None,
            1..=WHOLE => (words.join(" "), None),
            all => (words[..WORDS].join(" "), Some(words[all - WORDS..].join(" "))),
        };
        let block = self.line.block_at(part.start())?.span;
        let first = part.of(&self.text).split_inclusive(char::is_whitespace).take(words.len().min(WORDS));
        let beginning = &self.text[part.start()..part.start() + first.map(str::len).sum::<usize>()];
        let is_repeated = self.text.matches(beginning.trim_end()).nth(1).is_some();
        let before: Vec<&str> = self.text[block.start()..part.start()].split_whitespace().collect();
        let prefix = before[before.len().saturating_sub(WORDS)..].join(" ");
        Some(TextFragment { prefix: (is_repeated && !prefix.is_empty()).then_some(prefix), start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_model::sample::article;

    #[track_caller]
    fn check(marked: &str, prefix: Option<&str>, start: &str, end: Option<&str>) {
        let wanted = TextFragment { prefix: prefix.map(String::from), start: start.into(), end: end.map(String::from) };
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
        check("Erst rief er: <a x direct>„Ja“</a>. Dann „Ja“.", Some("Erst rief er:"), "„Ja“", None);
    }
}
