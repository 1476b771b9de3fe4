//! Features of the tagger: hashes of a word's letters, shape, table entries and neighbours.
//!
//! Trainer and tagger share this file; a change here asks for new weights.

use std::ops::Range;

use crate::annotate::entity::clue::Clues;
use crate::lexicon::Lexicon;
use crate::lexicon::names::{NameId, WordUse};
use crate::lexicon::verbs::Forms;
use crate::lexicon::weights::HASH_BITS;
use crate::reading::MentionForm;
use crate::tokens::{TokenKind, Tokens};

/// The hashed parts of every word of an article.
pub struct Features<'a, 't> {
    tokens: &'a Tokens<'t>,
    /// One per word ([`Tokens::word`]).
    words: Vec<WordFeatures>,
    /// One per token.
    places: Vec<Surroundings>,
}

/// The hashed parts of one word: what its form and kind alone tell.
#[derive(Debug, Clone, Copy, Default)]
struct WordFeatures {
    lower: u32,
    shape: u32,
    /// The class of a small word or verb; any other word's shape.
    kind: u32,
    /// Its first two, three, four, five letters.
    prefix: [u32; 4],
    /// Its last one to five letters.
    suffix: [u32; 5],
    /// The word after the last hyphen.
    tail: u32,
    /// The word before the first hyphen.
    head: u32,
    /// Its entries in the tables of names.
    clue: u32,
    role: u32,
    /// True if it may be a name by its look: a capital, or an adjective in -isch.
    rich: bool,
    /// Table entries of the parts before the first and after the last hyphen.
    parts: u32,
}

/// The word that stands for all beyond the edges of a sentence.
const EDGE: WordFeatures = WordFeatures {
    lower: 1,
    shape: 1,
    kind: 1,
    prefix: [0; 4],
    suffix: [0; 5],
    tail: 0,
    head: 0,
    clue: 0,
    role: 0,
    rich: false,
    parts: 0,
};

/// Features of a token's surroundings.
#[derive(Debug, Clone, Copy, Default)]
struct Surroundings {
    /// The table name of several words it stands in.
    phrase: u32,
    /// Inside quotation marks, inside brackets.
    within: u32,
    /// The last article or preposition before it in its sentence, at most four words back.
    lead: u32,
}

/// The side on which a neighbour stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neighbour {
    /// Before the token.
    Before,
    /// After it.
    After,
}

impl<'a, 't> Features<'a, 't> {
    /// Takes the words apart, once an article.
    pub fn new(tokens: &'a Tokens<'t>, clues: &Clues, lexicon: &Lexicon) -> Self {
        let words = tokens.once_a_word(|at| word(tokens, clues, lexicon, at));
        let mut places = vec![Surroundings::default(); tokens.len()];
        for phrase in &clues.phrases {
            let what = (1 + u32::from(phrase.what.bits())) * 4 + phrase.form as u32;
            for at in phrase.tokens.clone() {
                places[at].phrase = what * 2 + u32::from(at > phrase.tokens.start);
            }
        }
        for sentence in &tokens.sentences {
            surroundings(tokens, sentence.tokens.clone(), &words, &mut places);
        }
        Features { tokens, words, places }
    }

    /// Calls `sink` with each feature of token `at` in its sentence.
    pub fn each(&self, at: usize, sentence: &Range<usize>, mut sink: impl FnMut(u32)) {
        let neighbour = |by: isize| {
            at.checked_add_signed(by).filter(|i| sentence.contains(i)).map(|i| self.tokens.word(i))
        };
        let word = self.tokens.word(at);
        self.of_word(word, &mut sink);
        self.of_neighbour(neighbour(-1), Neighbour::Before, self.is_rich(word), &mut sink);
        self.of_neighbour(neighbour(1), Neighbour::After, self.is_rich(word), &mut sink);
        self.of_place(at, sentence, sink);
    }

    /// The number of different words.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// Returns whether a word may be a name by its look, and more of its surroundings counts.
    pub fn is_rich(&self, word: usize) -> bool {
        self.words[word].rich
    }

    /// The features of a word by itself.
    pub fn of_word(&self, word: usize, mut sink: impl FnMut(u32)) {
        let w = &self.words[word];
        let mut put = |slot, value| sink(feature(slot, value));
        put(1, 0);
        put(2, w.lower);
        put(3, w.shape);
        put(10, w.clue);
        put(13, pair(w.clue, w.shape));
        put(18, w.role);
        put(62, pair(w.kind, w.shape));
        if w.rich {
            put(41, w.parts);
            (42..).zip(w.prefix).for_each(|(slot, prefix)| put(slot, prefix));
            (46..).zip(w.suffix).for_each(|(slot, suffix)| put(slot, suffix));
            put(51, w.tail);
            put(52, pair(w.head, w.shape));
            put(59, pair(w.suffix[2], w.shape));
        }
    }

    /// The features of a word (`None`: the edge of the sentence) as neighbour of one that may be
    /// `rich`.
    pub fn of_neighbour(
        &self,
        word: Option<usize>,
        side: Neighbour,
        rich: bool,
        mut sink: impl FnMut(u32),
    ) {
        let w = word.map_or(&EDGE, |word| &self.words[word]);
        let mut put = |slot, value| sink(feature(slot, value));
        match side {
            Neighbour::Before => {
                put(4, w.lower);
                put(14, w.clue);
                if rich {
                    put(53, w.suffix[3]);
                    put(55, w.prefix[1]);
                }
            }
            Neighbour::After => {
                put(5, w.lower);
                put(15, w.clue);
                put(17, w.role);
                if rich {
                    put(54, w.suffix[3]);
                    put(56, w.prefix[1]);
                }
            }
        }
    }

    /// The features of a token that tie it to its place.
    #[inline]
    pub fn of_place(&self, at: usize, sentence: &Range<usize>, mut sink: impl FnMut(u32)) {
        let near = |by: isize| match at.checked_add_signed(by).filter(|i| sentence.contains(i)) {
            Some(i) => &self.words[self.tokens.word(i)],
            None => &EDGE,
        };
        let (w, p, n, pp, nn) = (near(0), near(-1), near(1), near(-2), near(2));
        let place = &self.places[at];
        let next_phrase = if at + 1 < sentence.end { self.places[at + 1].phrase } else { 0 };
        let mut put = |slot, value| sink(feature(slot, value));
        put(8, pair(p.kind, w.shape));
        put(9, pair(w.shape, n.kind));
        put(11, pair(w.clue, p.clue));
        put(12, pair(w.clue, n.clue));
        put(19, place.phrase);
        put(20, pair(next_phrase, place.phrase));
        put(27, u32::from(at == sentence.start));
        put(31, pair(pp.shape, pair(p.kind, w.shape)));
        put(32, pair(nn.kind, pair(n.kind, w.shape)));
        put(33, pair(p.kind, pair(n.kind, w.shape)));
        put(35, pair(p.clue, pair(w.clue, n.clue)));
        put(37, pair(place.within, w.shape));
        if w.rich {
            put(6, pair(p.lower, w.lower));
            put(7, pair(w.lower, n.lower));
            put(16, pair(p.role, w.shape));
            put(21, pp.lower);
            put(22, nn.lower);
            put(23, pair(p.suffix[2], w.shape));
            put(24, pair(n.suffix[2], w.shape));
            put(25, pair(p.lower, w.clue));
            put(26, pair(n.lower, w.clue));
            put(28, pair(p.role, w.clue));
            put(29, pair(pp.lower, p.lower));
            put(30, pair(n.lower, nn.lower));
            put(34, pair(pp.clue, pair(p.clue, w.clue)));
            put(36, pair(w.clue, pair(n.clue, nn.clue)));
            put(38, pair(place.lead, w.clue));
            put(39, pair(place.lead, w.shape));
            put(40, pair(nn.role, n.lower));
            put(57, pair(w.suffix[2], p.lower));
            put(58, pair(w.suffix[2], n.lower));
            put(60, pair(w.suffix[1], n.kind));
            put(61, pair(w.suffix[1], pair(p.lower, n.kind)));
        }
    }

    /// The article.
    pub fn tokens(&self) -> &'a Tokens<'t> {
        self.tokens
    }
}

fn word(tokens: &Tokens<'_>, clues: &Clues, lexicon: &Lexicon, at: usize) -> WordFeatures {
    let (form, lower, clue) = (tokens.form(at), tokens.lower(at), &clues.words[at]);
    let mut word = WordFeatures {
        lower: hash(lower.as_bytes()),
        shape: shape(form, tokens.kind(at)),
        ..WordFeatures::default()
    };
    let form_bits = match clue.form {
        None => 0,
        Some(MentionForm::Plain) => 1,
        Some(MentionForm::Derived) => 2,
        Some(MentionForm::Part) => 3,
    };
    let organisation = matches!(clue.id, Some(NameId::Organisation(_)));
    word.clue = u32::from(clue.what.bits()) & !u32::from(WordUse::BEGINS.bits())
        | form_bits << 10
        | u32::from(organisation) << 12
        | u32::from(clue.genitive) << 13;
    word.role = clue.role.map_or(0, |r| 1 + r.kind as u32);
    let upper = tokens.is_upper(at);
    word.kind = kind(tokens, lexicon, at).unwrap_or(word.shape);
    word.rich = upper || lower.contains("isch");
    suffixes(lower, &mut word.suffix);
    prefixes(lower, &mut word.prefix);
    if upper {
        word.head = lower.split_once('-').map_or(0, |(head, _)| hash(head.as_bytes()));
        word.tail = lower.rsplit_once('-').map_or(0, |(_, tail)| hash(tail.as_bytes()));
        if let (Some((head, _)), Some((_, tail))) = (form.split_once('-'), form.rsplit_once('-')) {
            word.parts = 1 + pair(
                u32::from(lexicon.names.word(head).bits()),
                u32::from(lexicon.names.word(tail).bits()),
            );
        }
    }
    word
}

/// The class of a small word, the forms of a verb.
fn kind(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize) -> Option<u32> {
    if tokens.kind(at) != TokenKind::Word {
        return None;
    }
    let lower = tokens.lower(at);
    if let Some(class) = lexicon.function_words.class(lower) {
        return Some(100 + class as u32);
    }
    let verb = if tokens.is_upper(at) { None } else { lexicon.verbs.analyse(lower) };
    verb.map(|verb| {
        let finite = verb.forms.any(Forms::FINITE);
        let bare = verb.forms.any(Forms::PARTICIPLE.and(Forms::INFINITIVE));
        let plural = verb.forms.any(Forms::PLURAL) && !verb.forms.any(Forms::SINGULAR);
        200 + u32::from(plural) * 4 + u32::from(finite) * 2 + u32::from(bare)
    })
}

/// Quotation marks, brackets and leading small words of a sentence.
fn surroundings(
    tokens: &Tokens<'_>,
    sentence: Range<usize>,
    words: &[WordFeatures],
    places: &mut [Surroundings],
) {
    let (mut quotes, mut brackets, mut lead, mut since) = (0u32, 0u32, 0, 0);
    for at in sentence {
        match tokens.kind(at) {
            TokenKind::Open => quotes += 1,
            TokenKind::Close => quotes = quotes.saturating_sub(1),
            TokenKind::Sign if tokens.form(at) == "(" => brackets = 1,
            TokenKind::Sign if tokens.form(at) == ")" => brackets = 0,
            _ => {}
        }
        places[at].within = quotes.min(1) * 2 + brackets;
        places[at].lead = if since <= 4 { lead } else { 0 };
        since += 1;
        if tokens.lower(at).len() <= 6 && tokens.form(at).starts_with(char::is_lowercase) {
            (lead, since) = (words[tokens.word(at)].lower, 0);
        }
    }
}

fn prefixes(lower: &str, into: &mut [u32; 4]) {
    let mut ends = lower.char_indices().map(|(at, _)| at).skip(2);
    for slot in into {
        let Some(end) = ends.next() else { return };
        *slot = hash(&lower.as_bytes()[..end]);
    }
}

fn suffixes(lower: &str, into: &mut [u32; 5]) {
    for (slot, (at, _)) in into.iter_mut().zip(lower.char_indices().rev()) {
        *slot = hash(&lower.as_bytes()[at..]);
    }
}

/// "US-Regierung" is "XX-Xxx": classes of characters, at most three in a row.
fn shape(form: &str, kind: TokenKind) -> u32 {
    let (mut hash, mut last, mut run) = (kind as u32 + 7, 0, 0);
    for c in form.chars() {
        let class = match c {
            c if c.is_lowercase() => 2,
            c if c.is_uppercase() => 3,
            c if c.is_numeric() => 4,
            c => c as u32,
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 3 {
            hash = pair(hash, class);
        }
    }
    hash
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn pair(one: u32, other: u32) -> u32 {
    (one.rotate_left(9) ^ other.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35)
}

fn feature(slot: u32, value: u32) -> u32 {
    let mixed = (value ^ slot.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d) >> (32 - HASH_BITS)
}
