//! Looks up each word of the article in the tables of names, before any context is considered.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::names::{NameId, Names, Role, WordUse};
use crate::reading::MentionForm;
use crate::tokens::{TokenKind, Tokens};

/// Entries of the tables for one word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Clue {
    /// The kinds of name it may be, its genitive -s taken off.
    pub what: WordUse,
    /// True if `what` holds for the word without its -s.
    pub genitive: bool,
    /// The entry it leads to.
    pub id: Option<NameId>,
    /// The name without an entry that it leads to ("Bochum" for "Bochumerinnen").
    pub base: Option<Base>,
    /// The form in which it leads there: plain, derived or as part of a compound. `None` where it
    /// names no place or organisation.
    pub form: Option<MentionForm>,
    /// The role it tells.
    pub role: Option<Role>,
}

/// A name as part of the word that leads to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Base {
    /// How many bytes of the word's beginning it has.
    length: u16,
    /// True if -en follows that the word lacks ("Dresdner").
    with_en: bool,
}

impl Base {
    /// The name that begins so.
    fn new(beginning: &str, with_en: bool) -> Option<Self> {
        Some(Base { length: u16::try_from(beginning.len()).ok()?, with_en })
    }

    /// The name, given the word.
    pub fn of(self, word: &str) -> String {
        let beginning = word.get(..usize::from(self.length)).unwrap_or_default();
        [beginning, if self.with_en { "en" } else { "" }].concat()
    }
}

/// A name of several words that stands in a table.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPhrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The kinds of name it is.
    pub what: WordUse,
    /// The entry it leads to.
    pub id: Option<NameId>,
    /// Plain, or derived ("New Yorker").
    pub form: MentionForm,
}

/// Entries of the tables for an article's words.
#[derive(Debug, Clone, Default)]
pub struct Clues {
    /// One per token.
    pub words: Vec<Clue>,
    /// In order of the text; the longest at each place.
    pub phrases: Vec<KnownPhrase>,
}

/// Looks up all words of the article.
pub fn look_up(tokens: &Tokens<'_>, lexicon: &Lexicon) -> Clues {
    let names = &lexicon.names;
    let mut clues = Clues { words: Vec::with_capacity(tokens.len()), phrases: Vec::new() };
    let known = tokens.once_a_word(|at| {
        let clue = word(tokens, at, names);
        (clue, begins(tokens, at, &clue, names))
    });
    let mut phrase_end = 0;
    for at in 0..tokens.len() {
        let (clue, begins) = known[tokens.word(at)];
        if at >= phrase_end
            && begins
            && let Some(phrase) = longest_phrase(tokens, at, names)
        {
            phrase_end = phrase.tokens.end;
            clues.phrases.push(phrase);
        }
        clues.words.push(clue);
    }
    clues
}

const PLACE_OR_ORGANISATION: WordUse =
    WordUse::TOWN.or(WordUse::REGION).or(WordUse::COUNTRY).or(WordUse::ORGANISATION);

const PLACE: WordUse = WordUse::TOWN.or(WordUse::REGION).or(WordUse::COUNTRY);

fn word(tokens: &Tokens<'_>, at: usize, names: &Names) -> Clue {
    let (form, lower) = (tokens.form(at), tokens.lower(at));
    if !matches!(tokens.kind(at), TokenKind::Word | TokenKind::Abbreviation) {
        // "1. FC Köln"
        return Clue { what: names.word(form), ..Clue::default() };
    }
    let upper = tokens.is_upper(at);
    let role = if upper || lower.ends_with('.') { names.role(lower) } else { None };
    if !upper {
        let derived = if lower.contains("sch") { adjective(lower, names) } else { None };
        return match derived {
            Some(id) => {
                let found = Some((BaseName::Entry(id), MentionForm::Derived));
                clue(WordUse::default(), false, found, role)
            }
            None => plain(form, false, role, names),
        };
    }
    let whole = names.word(form);
    let stem = form.strip_suffix('s').map(|stem| stem.trim_end_matches(['\'', '’']));
    let (base, genitive) = match stem {
        Some(stem) if whole == WordUse::default() && names.word(stem) != WordUse::default() => {
            (stem, true)
        }
        _ => (form, false),
    };
    if names.word(base).any(PLACE_OR_ORGANISATION) {
        return plain(base, genitive, role, names);
    }
    if names.is_part_of_place(form) {
        return Clue {
            what: WordUse::REGION,
            role,
            form: Some(MentionForm::Plain),
            ..Clue::default()
        };
    }
    let found = derived(form, lower, names).map(|found| (found, MentionForm::Derived));
    let found = found.or_else(|| compound(form, names).map(|found| (found, MentionForm::Part)));
    clue(names.word(base), genitive, found, role)
}

/// The name that a derived word or a compound leads to.
enum BaseName {
    Entry(NameId),
    Name(Base),
}

fn plain(base: &str, genitive: bool, role: Option<Role>, names: &Names) -> Clue {
    let what = names.word(base);
    let (named, id) = (what.any(PLACE_OR_ORGANISATION), names.id(base));
    Clue {
        what,
        genitive,
        role,
        id,
        base: Base::new(base, false).filter(|_| named && id.is_none()),
        form: named.then_some(MentionForm::Plain),
    }
}

fn clue(
    what: WordUse,
    genitive: bool,
    found: Option<(BaseName, MentionForm)>,
    role: Option<Role>,
) -> Clue {
    let Some((found, form)) = found else {
        return Clue { what, genitive, role, ..Clue::default() };
    };
    let (id, base) = match found {
        BaseName::Entry(id) => (Some(id), None),
        BaseName::Name(base) => (None, Some(base)),
    };
    Clue { what, genitive, role, id, base, form: Some(form) }
}

/// "russisch" and, by its last part, "deutsch-russisch".
fn adjective(lower: &str, names: &Names) -> Option<NameId> {
    names.adjective(lower).or_else(|| {
        let (first, last) = lower.rsplit_once('-')?;
        names.adjective(last).or_else(|| names.adjective(first))
    })
}

/// "Russen", "Russisch", "Berlinerin".
fn derived(form: &str, lower: &str, names: &Names) -> Option<BaseName> {
    if let Some(id) = names.demonym(form) {
        return Some(BaseName::Entry(id));
    }
    if lower.contains("sch")
        && let Some(id) = adjective(lower, names)
    {
        return Some(BaseName::Entry(id));
    }
    let masculine =
        ["", "n", "s", "in", "innen"].iter().filter_map(|ending| form.strip_suffix(ending));
    masculine.filter_map(|word| word.strip_suffix("er")).find_map(|stem| town(stem, names))
}

/// The town of "Berlin", "Götting" and "Dresdn", what stands before -er.
fn town(stem: &str, names: &Names) -> Option<BaseName> {
    let named = |stem: &str, with_en: bool| {
        let name = [stem, if with_en { "en" } else { "" }].concat();
        let what = names.word(&name);
        let long = name.chars().count() >= 4;
        let known = what.any(WordUse::TOWN) || long && what.any(WordUse::REGION);
        let base = || Base::new(stem, with_en).map(BaseName::Name);
        if known { names.id(&name).map(BaseName::Entry).or_else(base) } else { None }
    };
    let with_en = |stem: &str| if stem.len() >= 4 { named(stem, true) } else { None };
    named(stem, false).or_else(|| with_en(stem)).or_else(|| with_en(stem.strip_suffix('n')?))
}

/// "US-Regierung"
fn compound(form: &str, names: &Names) -> Option<BaseName> {
    let (first, rest) = form.split_once('-')?;
    if rest.is_empty() {
        return None;
    }
    if let Some(id) = names.id_in_compound(first) {
        return Some(BaseName::Entry(id));
    }
    let named = names.word(first).any(PLACE_OR_ORGANISATION);
    named.then(|| Base::new(first, false)).flatten().map(BaseName::Name)
}

fn begins(tokens: &Tokens<'_>, at: usize, clue: &Clue, names: &Names) -> bool {
    clue.what.any(WordUse::BEGINS)
        || tokens.is_upper(at)
            && tokens
                .form(at)
                .strip_suffix(['n', 'r', 's'])
                .is_some_and(|w| names.word(w).any(WordUse::BEGINS))
}

fn longest_phrase(tokens: &Tokens<'_>, at: usize, names: &Names) -> Option<KnownPhrase> {
    let start = tokens.tokens[at].span.start();
    let block_end = tokens.blocks[tokens.sentences[tokens.sentence_of(at)].block].span.end();
    let rest = &tokens.text[start..block_end];
    let mut best: Option<KnownPhrase> = None;
    // "Europäischen Weltraumorganisation": an adjective in front may be declined.
    let first = tokens.form(at);
    let nominative = first.strip_suffix(['n', 'r', 's']).filter(|w| w.ends_with('e'));
    let whole = names.phrases(first).iter().map(|p| (p, rest.strip_prefix(p.text)));
    let declined =
        nominative.into_iter().flat_map(|w| names.phrases(w).iter().map(move |p| (w, p)));
    let declined = declined.map(|(w, p)| (p, rest[first.len()..].strip_prefix(&p.text[w.len()..])));
    for (phrase, after) in whole.chain(declined) {
        let Some(after) = after else { continue };
        let phrase_end = block_end - after.len();
        let mut end = at;
        while end < tokens.len() && tokens.tokens[end].span.end() < phrase_end {
            end += 1;
        }
        if end >= tokens.len() {
            continue;
        }
        let after = &tokens.text[phrase_end..tokens.tokens[end].span.end()];
        let form = match after {
            "" | "s" | "’" | "'" => Some(MentionForm::Plain),
            "er" | "ern" | "erin" if phrase.what.any(PLACE) => Some(MentionForm::Derived),
            _ => None,
        };
        let Some(form) = form else { continue };
        if best.as_ref().is_none_or(|b| b.tokens.end < end + 1) {
            best =
                Some(KnownPhrase { tokens: at..end + 1, what: phrase.what, id: phrase.id, form });
        }
    }
    best
}
