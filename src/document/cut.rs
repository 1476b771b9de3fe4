//! Finds where a kicker ends and the headline begins when nothing but a space stands between them.
//!
//! A kicker is a noun phrase; a headline begins anew. So a cut lies before a capital that the words
//! before it can't explain, left of the first verb. How the body uses the words decides between
//! several such places. Without a reason the whole line is the headline: most articles have no
//! kicker.

use crate::compact::{Map, push_lower};
use crate::text::ByteSpan;

use super::words::{LineWord, is_determiner, is_preposition, is_small, words};
use crate::lexicon::Lexicon;

/// Splits a title into kicker and headline, where there is reason to.
pub(super) fn kicker_from_headline(
    text: &str,
    title: ByteSpan,
    body: &[ByteSpan],
    shape: Shape,
    lexicon: &Lexicon,
) -> Option<(ByteSpan, ByteSpan)> {
    let all = words(text, title);
    let bar = (1..all.len()).find(|at| is_bar(all[*at].whole) && at + 1 < all.len());
    let at = bar.or_else(|| {
        let body = BodyUse::new(text, body, &all, lexicon);
        Candidates { words: &all, wide: only_wide_gap(text, &all), body: &body, lexicon }
            .best(shape)
    })?;
    let kicker = ByteSpan::new(title.start(), all[at - 1].span.end());
    let first = if is_bar(all[at].whole) { at + 1 } else { at };
    let headline = all.get(first)?.span.cover(title);
    Some((kicker, ByteSpan::new(all[first].span.start(), headline.end())))
}

/// The part of the header that shares the line of the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing: a kicker would likely have a line of its own too.
    OwnLine,
    /// A dateline or other parts of the header: its line breaks are lost.
    Flattened,
}

impl Shape {
    /// The score that a cut must reach.
    fn least_score(self) -> f32 {
        match self {
            Shape::OwnLine => 4.5,
            Shape::Flattened => 3.0,
        }
    }
}

/// Before which word more white space stands than one blank. Several such gaps are how the line
/// happens to be set.
fn only_wide_gap(text: &str, all: &[LineWord<'_>]) -> Option<usize> {
    let is_wide = |at: &usize| {
        let gap = &text[all[at - 1].span.end()..all[*at].span.start()];
        gap.chars().count() > 1 || gap.contains('\t')
    };
    let mut wide = (1..all.len()).filter(is_wide);
    wide.next().filter(|_| wide.next().is_none())
}

fn is_bar(sign: &str) -> bool {
    matches!(sign, "|" | "+++" | "·" | "•")
}

/// Counts of how the body uses the words of the title.
struct BodyUse {
    /// By word as it stands in the title.
    uses: Map<String, WordUsage>,
    /// Neighbours of the title that are neighbours in the body too, by the index of the second.
    pairs: Vec<bool>,
}

/// Counts of how the body uses one word.
#[derive(Debug, Default, Clone, Copy)]
struct WordUsage {
    /// Times it stands there with a capital, inside a sentence.
    capital: u32,
    /// Times it stands there in small letters.
    small: u32,
    /// Times it stands after an article or the like.
    determined: u32,
    /// Times it begins a sentence, with or without article.
    begins: u32,
    /// Times a capital follows it directly, as a surname follows a title.
    leads: u32,
}

/// Bytes of the body that are counted; most articles are shorter. Keeps the count quick on long
/// texts.
const TELLING: usize = 20_000;

impl BodyUse {
    fn new(text: &str, body: &[ByteSpan], title: &[LineWord<'_>], lexicon: &Lexicon) -> Self {
        let mut uses: Map<String, WordUsage> =
            title.iter().map(|w| (w.lower(), WordUsage::default())).collect();
        let followers: Map<&str, Vec<usize>> =
            (1..title.len()).fold(Map::default(), |mut map, at| {
                map.or_insert_with(title[at - 1].core, Vec::new).push(at);
                map
            });
        let mut pairs = vec![false; title.len()];
        let (mut lower, mut lower_before) = (String::new(), String::new());
        let start = body.first().map_or(0, |piece| piece.start());
        for piece in body.iter().take_while(|piece| piece.start() - start < TELLING) {
            let mut before: [Option<LineWord<'_>>; 2] = [None, None];
            for word in words(text, *piece) {
                std::mem::swap(&mut lower, &mut lower_before);
                lower.clear();
                push_lower(&mut lower, word.core);
                if let Some(found) = uses.get_mut(lower.as_str()) {
                    let determined = before[0].is_some_and(|w| is_determiner(&w, lexicon));
                    let starts = |w: &Option<LineWord<'_>>| {
                        w.is_none_or(|w| w.whole.ends_with(['.', '!', '?', ':']))
                    };
                    found.capital += u32::from(word.is_capital() && !starts(&before[0]));
                    found.small += u32::from(word.is_small_letter());
                    found.determined += u32::from(determined);
                    found.begins +=
                        u32::from(starts(&before[0]) || determined && starts(&before[1]));
                }
                if let Some(last) = before[0].filter(|w| !w.closes()) {
                    if let Some(found) = uses.get_mut(lower_before.as_str()) {
                        found.leads += u32::from(word.is_capital() && last.is_capital());
                    }
                    for &at in followers.get(last.core).into_iter().flatten() {
                        pairs[at] |= title[at].core == word.core;
                    }
                }
                before = [Some(word), before[0]];
            }
        }
        BodyUse { uses, pairs }
    }

    fn usage(&self, word: &LineWord<'_>) -> WordUsage {
        self.uses.get(&word.lower()).copied().unwrap_or_default()
    }
}

/// The places where a cut is possible, with a score each.
struct Candidates<'a> {
    words: &'a [LineWord<'a>],
    /// Before which word the only wide gap stands.
    wide: Option<usize>,
    body: &'a BodyUse,
    lexicon: &'a Lexicon,
}

impl Candidates<'_> {
    fn best(&self, shape: Shape) -> Option<usize> {
        let mut best: Option<(usize, f32)> = None;
        for at in 1..self.words.len() {
            if at > 1 && self.is_predicate(at - 1) {
                break; // The verb lies after the cut.
            }
            let score = self
                .score(at)
                .filter(|s| *s >= shape.least_score() && best.is_none_or(|(_, b)| *s > b));
            best = score.map(|s| (at, s)).or(best);
        }
        best.map(|(at, _)| at)
    }

    fn score(&self, at: usize) -> Option<f32> {
        let (before, word) = (&self.words[at - 1], &self.words[at]);
        if !self.can_begin(at) || !self.can_end(at - 1) {
            return None;
        }
        let is_phrase = self.words[..at].iter().any(|w| self.is_small(w) && w.is_small_letter());
        let verb = (at + 1..self.words.len()).find(|&i| self.is_predicate(i)).map(|i| i - at);
        let used = self.body.usage(word);
        let new_start =
            word.is_capital() && (self.is_small(word) || used.small > 0 && used.capital == 0);
        let ended = before.whole.ends_with(['?', '!']);
        let mut score = if self.wide == Some(at) { 4.0 } else { 0.0 };
        score += if new_start || ended { 4.0 } else { 0.0 };
        score += if word.opens() && verb.is_some() { 1.0 } else { 0.0 };
        score += if is_phrase { 1.5 } else { 0.0 };
        score += match verb {
            Some(1) => 2.5,
            Some(2..=5) => 2.0,
            _ => 0.0,
        };
        score += if used.determined > 0 { 1.0 } else { 0.0 };
        score += if used.begins > 0 { 0.5 } else { 0.0 };
        score += if used.capital > 0 { 0.5 } else { 0.0 };
        score -= if self.body.pairs[at] { 4.0 } else { 0.0 };
        let weak = !is_phrase && !new_start && !ended;
        score -= if weak && at == 1 && used.determined == 0 { 1.5 } else { 0.0 };
        score -= if weak && at > 1 { 1.0 } else { 0.0 };
        score -= if self.leads_on(at - 1) { 2.0 } else { 0.0 };
        score -= at.saturating_sub(6) as f32;
        Some(score)
    }

    /// Returns whether a headline can begin with the word: a capital, a number, a quotation; not a
    /// year.
    fn can_begin(&self, at: usize) -> bool {
        let word = &self.words[at];
        /// In words; shorter headlines are rare.
        const SHORTEST: usize = 3;
        let enough = self.words.len() - at >= SHORTEST;
        let is_count = word.has_number()
            && !(word.core.len() == 4 && word.core.bytes().all(|b| b.is_ascii_digit()));
        enough && !word.whole.starts_with('(') && (word.is_capital() || is_count || word.opens())
    }

    /// Returns whether the word calls for a noun or name after it: an adjective, a genitive, a
    /// title, a first name.
    fn leads_on(&self, at: usize) -> bool {
        let word = &self.words[at];
        let used = self.body.usage(word);
        let after_preposition = at > 0 && is_preposition(&self.words[at - 1], self.lexicon);
        // One name after "im Sudan" may be chance.
        let always_leads =
            used.leads > u32::from(after_preposition) && used.capital + used.begins <= used.leads;
        // Inside a line only names have adjectives with a capital: "der Europäischen Union",
        // "Kasseler Klinik".
        let may_be_adjective = at == 0 || is_determiner(&self.words[at - 1], self.lexicon);
        let inflected =
            may_be_adjective && ADJECTIVE_ENDINGS.iter().any(|ending| word.core.ends_with(ending));
        let is_genitive = at == 0 && word.core.ends_with('s');
        let is_noun = used.capital > used.leads;
        always_leads || (inflected || is_genitive || word.core.ends_with("er")) && !is_noun
    }

    /// Returns whether a kicker can end with the word: not inside a phrase, brackets or quotation
    /// marks.
    fn can_end(&self, at: usize) -> bool {
        let word = &self.words[at];
        let open = self.words[..=at].iter().filter(|w| w.opens()).count();
        let closed = self.words[..=at]
            .iter()
            .filter(|w| w.whole.ends_with(['“', '"', '«', '”', ')', '‘', '»']))
            .count();
        let is_amount = word.has_number() && word.core.contains(['.', ',']);
        (word.is_capital() || word.has_number() && !is_amount || word.whole.ends_with(['?', '!']))
            && !(self.is_small(word) && word.core.len() > 1)
            && !is_surely_adjective(word.core)
            && !word.whole.ends_with([',', ';', '-', '–', '&'])
            && !self.words[..=at].iter().any(|w| w.whole.ends_with(':'))
            && open <= closed
    }

    fn is_small(&self, word: &LineWord<'_>) -> bool {
        is_small(word, self.lexicon)
    }

    /// Returns whether the word can be the verb (or what stands for it) of a headline: in small
    /// letters, of no closed class, and no adjective before its noun.
    fn is_predicate(&self, at: usize) -> bool {
        let word = &self.words[at];
        if !word.is_small_letter() || self.is_small(word) {
            return false;
        }
        let before_noun =
            self.words.get(at + 1).is_some_and(|w| w.is_capital() || self.is_adjective_form(w));
        let after_noun =
            at > 0 && self.words[at - 1].is_capital() && !self.is_small(&self.words[at - 1]);
        let plural_verb = after_noun && word.core.ends_with("en");
        !(self.is_adjective_form(word) && before_noun && !plural_verb)
    }

    fn is_adjective_form(&self, word: &LineWord<'_>) -> bool {
        word.is_small_letter() && ADJECTIVE_ENDINGS.iter().any(|ending| word.core.ends_with(ending))
    }
}

const ADJECTIVE_ENDINGS: [&str; 5] = ["e", "en", "er", "es", "em"];

/// Endings that make adjectives; with one of [`ADJECTIVE_ENDINGS`] after them no noun ends so.
const ADJECTIVE_SUFFIXES: [&str; 4] = ["isch", "lich", "los", "haft"];

fn is_surely_adjective(word: &str) -> bool {
    ADJECTIVE_ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
        ADJECTIVE_SUFFIXES.iter().any(|suffix| stem.ends_with(suffix) && stem.len() > suffix.len())
    })
}
