//! One block of text to tokens, from left to right.

use super::list::TokenKind;
use crate::compact::lower;
use crate::lexicon::Lexicon;
use crate::lexicon::abbreviations::Needs;
use crate::text::ByteSpan;

/// Calls `found` with each token of `block` in turn.
pub(super) fn cut(
    text: &str,
    block: ByteSpan,
    lexicon: &Lexicon,
    mut found: impl FnMut(ByteSpan, TokenKind),
) {
    let mut at = block.start();
    let mut quotes = Quotes::default();
    while let Some(first) = text[at..block.end()].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..block.end()];
        let before = text[block.start()..at].chars().next_back();
        let (length, kind) = url(rest)
            .or_else(|| number(&text[block.start()..at], rest, lexicon))
            .or_else(|| word(&text[block.start()..at], rest, lexicon))
            .or_else(|| quotes.typed(before, rest))
            .unwrap_or_else(|| {
                (first.len_utf8(), quotes.sign(first, before, &rest[first.len_utf8()..]))
            });
        found(ByteSpan::new(at, at + length), kind);
        at += length;
    }
}

/// Longer addresses are cut: the look ahead has to end somewhere.
const LONGEST_ADDRESS: usize = 300;

fn url(rest: &str) -> Option<(usize, TokenKind)> {
    // Most words are ruled out at a glance.
    let mut run = rest.bytes().take(LONGEST_ADDRESS).take_while(u8::is_ascii_graphic);
    if !run
        .next()
        .is_some_and(|first| matches!(first, b'h' | b'H' | b'w' | b'W') || run.any(|b| b == b'@'))
    {
        return None;
    }
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let near = &rest[..rest.floor_char_boundary(LONGEST_ADDRESS)];
    let end =
        near.find(|c: char| c.is_whitespace() || "\"<>„“”»«)".contains(c)).unwrap_or(near.len());
    let piece = &near[..end];
    let begins = |p: &&str| piece.get(..p.len()).is_some_and(|head| head.eq_ignore_ascii_case(p));
    let mail = || {
        piece.is_ascii() && piece.find('@').is_some_and(|at| at > 0 && piece[at..].contains('.'))
    };
    (["http://", "https://", "www."].iter().any(begins) || mail()).then(|| {
        (piece.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']).len(), TokenKind::Url)
    })
}

/// `before` is the block's text up to the number.
fn number(before: &str, rest: &str, lexicon: &Lexicon) -> Option<(usize, TokenKind)> {
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    if !digit(0) {
        return None;
    }
    let mut end = 1;
    // "12’000" as in Switzerland
    let apostrophe = |i: usize| bytes[i..].starts_with("’".as_bytes()) && digit(i + "’".len());
    while digit(end)
        || (bytes.get(end).is_some_and(|b| b".,:-/'".contains(b)) && digit(end + 1))
        || apostrophe(end)
    {
        end += if apostrophe(end) { "’".len() } else { 1 };
    }
    // Letters glued on make it a word: "15-Jährige", "1980er", "3D".
    let glued = rest[end..].chars().next().is_some_and(char::is_alphabetic)
        || (bytes.get(end) == Some(&b'-')
            && rest[end + 1..].chars().next().is_some_and(char::is_alphabetic));
    if glued {
        return Some((word_end(rest, end), TokenKind::Word));
    }
    if bytes.get(end) == Some(&b'.')
        && rest[..end].bytes().all(|b| b.is_ascii_digit())
        && end <= 3
        && is_ordinal(before, &rest[end + 1..], lexicon)
    {
        return Some((end + 1, TokenKind::Ordinal));
    }
    Some((end, TokenKind::Number))
}

/// Returns whether "31." is an ordinal: before a small word or a month, or with an article before
/// and a noun after.
fn is_ordinal(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    const MONTHS: [&str; 14] = [
        "Jan",
        "Feb",
        "Mär",
        "Apr",
        "Mai",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Okt",
        "Nov",
        "Dez",
        "Jän",
        "Jahrhundert",
    ];
    let Some(next) = after.strip_prefix([' ', '\u{a0}', '\u{202f}']) else { return false };
    match next.chars().next() {
        Some(first) if first.is_lowercase() => true,
        Some(first) if first.is_uppercase() => {
            MONTHS.iter().any(|month| next.starts_with(month)) || leads_to_ordinal(before, lexicon)
        }
        _ => false,
    }
}

/// Returns whether the text ends in an article or a preposition with one: "der", "im", "seinem".
fn leads_to_ordinal(before: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 8;
    let before = before.trim_end();
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..];
    let word = near.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    lexicon.figures.ordinal_leaders.contains(lower(word).as_str())
}

fn word(before: &str, rest: &str, lexicon: &Lexicon) -> Option<(usize, TokenKind)> {
    if !rest.chars().next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    if let Some(length) = initials(rest) {
        return Some((length, TokenKind::Abbreviation));
    }
    let end = word_end(rest, 0);
    if rest.as_bytes().get(end) == Some(&b'.')
        && is_abbreviation(before, &rest[..end], &rest[end + 1..], lexicon)
    {
        return Some((end + 1, TokenKind::Abbreviation));
    }
    Some((end, TokenKind::Word))
}

/// The length of "H.-J." before a name.
fn initials(rest: &str) -> Option<usize> {
    let capital = |text: &str| text.chars().next().filter(|c| c.is_uppercase());
    let first = capital(rest)?.len_utf8();
    let second = capital(rest[first..].strip_prefix(".-")?)?.len_utf8();
    let length = first + second + 3;
    rest.get(length - 1..)?.starts_with('.').then_some(length)
}

/// True if what stands after a slash is only another ending or article: "Redner/innen",
/// "Antragsteller/in", "Der/die".
fn is_other_gender(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    is_one_of!(&after[..end], "innen" | "in" | "die" | "der")
}

/// Byte after the word that begins at 0, at least `from`.
fn word_end(rest: &str, from: usize) -> usize {
    let mut end = from;
    let mut chars = rest[from..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inner = match c {
            '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' => true,
            '\'' | '’' | '&' | '·' => next.is_some_and(char::is_alphanumeric) && at + from > 0,
            '*' | ':' => next == Some('i'), // Bürger*innen, Bürger:innen
            // "ver.di", "spiegel.de"
            '.' => {
                at + from > 2
                    && rest[..from + at].ends_with(char::is_alphabetic)
                    && next.is_some_and(char::is_lowercase)
            }
            '/' => is_other_gender(&rest[from + at + 1..]),
            _ => c.is_alphanumeric() || is_joiner(c),
        };
        if !inner {
            break;
        }
        end = from + at + c.len_utf8();
    }
    end
}

/// Combining marks and joiners belong to the letter before them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_abbreviation(before: &str, word: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let mut chars = word.chars();
    let single_capital =
        matches!((chars.next(), chars.next()), (Some(c), None) if c.is_uppercase());
    // An initial, but not at the very end of the text: "Vitamin C."
    let goes_on = rest.trim_start().chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-');
    if single_capital {
        return goes_on;
    }
    match lexicon.abbreviations.get(lower(word).as_str()) {
        None => false,
        Some(Needs::Number) => begins_with_number(rest.trim_start()),
        Some(Needs::D) => before.trim_end().ends_with("d."),
        Some(Needs::Nothing | Needs::MayEnd) => {
            goes_on || rest.trim_start().starts_with([',', ')', ':', '€', '$', '£'])
        }
    }
}

/// In digits or Roman numerals.
fn begins_with_number(rest: &str) -> bool {
    let roman = rest.trim_start_matches(['I', 'V', 'X']);
    rest.starts_with(|c: char| c.is_ascii_digit())
        || roman.len() < rest.len() && !roman.starts_with(char::is_alphanumeric)
}

/// Quotations nest two or three deep; what opens more marks than this never closes them.
const DEEPEST: usize = 8;

/// Returns whether a sign can open or close a quotation.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '»' | '«' | '‚' | '‘' | '’' | '›' | '‹' | '\'' | '‟')
}

/// Tells opening from closing marks where the sign alone does not.
#[derive(Default)]
struct Quotes {
    /// Signs that are open, innermost last.
    open: Vec<char>,
}

impl Quotes {
    /// A mark typed as two signs: ",,so''", "``so''", "<<so>>". Only where it begins a word, or one
    /// that it ends is open.
    fn typed(&mut self, before: Option<char>, rest: &str) -> Option<(usize, TokenKind)> {
        let mark = match rest.as_bytes() {
            [b',', b',', ..] => '„',
            [b'`', b'`', ..] => '“',
            [b'\'', b'\'', ..] => '”',
            [b'<', b'<', ..] => '«',
            [b'>', b'>', ..] => '»',
            _ => return None,
        };
        let begins =
            before.is_none_or(char::is_whitespace) && rest[2..].starts_with(char::is_alphanumeric);
        let ends = self.open.iter().any(|open| closes(*open, mark));
        (begins || ends).then(|| (2, self.sign(mark, before, &rest[2..])))
    }

    fn sign(&mut self, c: char, before: Option<char>, rest: &str) -> TokenKind {
        if !is_quotation_mark(c) {
            return TokenKind::Sign;
        }
        let after = rest.chars().next();
        let at_start = before.is_none_or(|b| b.is_whitespace() || "([{–—-/„“\"»‚›".contains(b));
        let at_end = after.is_none_or(|a| a.is_whitespace() || ".,;:!?)]}–—“”\"'«".contains(a));
        let is_open = self.open.iter().rposition(|o| closes(*o, c));
        let opens = match c {
            '„' | '‚' => true,
            // Also used as closing marks; open only where nothing fits to close and a word follows.
            '“' | '”' | '‘' | '’' | '\'' | '"' | '‟' => {
                is_open.is_none() && at_start && !at_end
            }
            _ => is_open.is_none() && (at_start || !at_end),
        };
        match (opens, is_open) {
            (true, _) => {
                if self.open.len() == DEEPEST {
                    self.open.remove(0);
                }
                self.open.push(c);
                TokenKind::Open
            }
            (false, Some(at)) => {
                self.open.truncate(at);
                TokenKind::Close
            }
            (false, None) if matches!(c, '\'' | '’' | '‘') => TokenKind::Sign,
            (false, None) => TokenKind::Close,
        }
    }
}

/// Returns whether `close` can end what `open` began.
fn closes(open: char, close: char) -> bool {
    match open {
        '„' | '‟' => matches!(close, '“' | '”' | '"'),
        '“' => matches!(close, '”' | '“'),
        '”' => close == '”',
        '"' => matches!(close, '"' | '“' | '”'),
        '»' => close == '«',
        '«' => close == '»',
        '›' => close == '‹',
        '‹' => close == '›',
        '‚' => matches!(close, '‘' | '’' | '\''),
        '‘' | '’' | '\'' => matches!(close, '’' | '\'' | '‘'),
        _ => false,
    }
}
