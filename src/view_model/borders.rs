//! Borders of marks: between words, never inside a word or a grapheme. Must not know
//! marks.

use std::cell::OnceCell;

use crate::compact::Collect;
use crate::text::ByteSpan;

/// The places of one text where no word is cut, in bytes.
pub(super) struct Borders<'t> {
    text: &'t str,
    /// All of them, found in one pass when a mark first cuts a word.
    all: OnceCell<Vec<u32>>,
}

impl<'t> Borders<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Borders { text, all: OnceCell::new() }
    }

    /// The smallest span around `span` that cuts no word. Empty spans stay empty.
    pub(super) fn widen(&self, span: ByteSpan) -> ByteSpan {
        if span.is_empty() || (self.is_border(span.start()) && self.is_border(span.end())) {
            return span;
        }
        let all = self.all();
        let start = all[all.partition_point(|b| *b as usize <= span.start()) - 1];
        let end = all[all.partition_point(|b| (*b as usize) < span.end())];
        ByteSpan::new(start as usize, end as usize)
    }

    fn all(&self) -> &[u32] {
        let places = || self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        self.all.get_or_init(|| {
            places().filter(|at| self.is_border(*at)).map(|at| at as u32).collect_vec()
        })
    }

    fn is_border(&self, at: usize) -> bool {
        let Some((behind, ahead)) = self.text.split_at_checked(at) else { return false };
        let (mut behind, mut ahead) = (behind.chars().rev(), ahead.chars());
        let (last, before) = (behind.next(), behind.next());
        !holds_together(before, last, ahead.next(), ahead.next())
    }
}

/// Returns whether `last` and `next` belong to one word or grapheme; `before` and `after` are their outer
/// neighbours.
fn holds_together(
    before: Option<char>,
    last: Option<char>,
    next: Option<char>,
    after: Option<char>,
) -> bool {
    let (Some(last), Some(next)) = (last, next) else { return false };
    (is_wordy(last) && is_wordy(next))
        || is_extending(next)
        || last == '\u{200d}'
        || (last, next) == ('\r', '\n')
        || (is_flag_letter(last) && is_flag_letter(next))
        || after.is_some_and(|after| links(last, next, after))
        || before.is_some_and(|before| links(before, last, next))
}

/// Returns whether `link` stands inside a word: "US-Regierung", "geht’s", "8.000", "21:27", "Bürger:innen".
fn links(before: char, link: char, after: char) -> bool {
    match link {
        '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '&' | '·' | '_' => {
            is_wordy(before) && is_wordy(after)
        }
        '.' | ',' => before.is_numeric() && after.is_numeric(),
        ':' => (before.is_numeric() && after.is_numeric()) || (is_wordy(before) && after == 'i'),
        '*' => is_wordy(before) && after == 'i',
        _ => false,
    }
}

fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || is_extending(c)
}

/// Belongs to the character before it: combining marks, joiners, variation selectors, skin tones,
/// tags, soft hyphens.
fn is_extending(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` are the range asked for, the result is printed the same way.
    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        let wide = Borders::new(&text).widen(ByteSpan::new(start, end));
        let shown = format!("{}[{}]{}", &text[..wide.start()], wide.of(&text), &text[wide.end()..]);
        assert_eq!(shown, wanted, "{marked}");
    }

    #[test]
    fn words_and_numbers_are_not_cut() {
        check("Die [Groß]mutter ging.", "Die [Großmutter] ging.");
        check("Die US-[Reg]ierung geht’s an.", "Die [US-Regierung] geht’s an.");
        check("rund 8.[000] Menschen", "rund [8.000] Menschen");
        check("um 21[:]27 Uhr", "um [21:27] Uhr");
        check("die Bürger:[innen]", "die [Bürger:innen]");
    }

    #[test]
    fn graphemes_are_not_cut() {
        check("e\u{301}[t]e\u{301}", "[e\u{301}te\u{301}]");
        check("👨\u{200d}[👩]\u{200d}👧!", "[👨\u{200d}👩\u{200d}👧]!");
        check("👍[\u{1f3fd}] ja", "[👍\u{1f3fd}] ja");
    }

    #[test]
    fn whole_words_and_signs_stay_as_they_are() {
        check("Er sagt: „[Ja]“.", "Er sagt: „[Ja]“.");
        check("Er sagt: [„Ja“].", "Er sagt: [„Ja“].");
        check("Das sind 12[.] Und", "Das sind 12[.] Und");
        check("Ost-[ und] West", "Ost-[ und] West");
        check("[]a", "[]a");
    }
}
