//! What the tagger looks at: hashes of a word's letters, shape, table entries and neighbours.
//!
//! Trainer and tagger share this file; a change here asks for new weights.

use std::ops::Range;

use crate::annotate::entity::clue::Clues;
use crate::lexicon::names::{NameId, Names, WordUse};
use crate::lexicon::weights::HASH_BITS;
use crate::reading::MentionForm;
use crate::tokens::{TokenKind, Tokens};

/// The hashed parts of every word of an article.
pub struct Features<'a, 't> {
    tokens: &'a Tokens<'t>,
    words: Vec<Word>,
}

/// The hashed parts of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    lower: u32,
    shape: u32,
    /// Its first two, three, four, five letters.
    prefix: [u32; 4],
    /// Its last one to five letters.
    suffix: [u32; 5],
    /// The word behind the last hyphen.
    tail: u32,
    /// The word before the first hyphen.
    head: u32,
    /// What the tables say of it.
    clue: u32,
    role: u32,
    /// What table name of several words it stands in.
    phrase: u32,
    /// Whether it may be a name by its look: a capital, or an adjective in -isch.
    rich: bool,
    /// Table entries of the parts before the first and behind the last hyphen.
    parts: u32,
    /// Inside quotation marks, inside brackets.
    within: u32,
    /// The last article or preposition before it in its sentence, at most four words back.
    lead: u32,
}

impl<'a, 't> Features<'a, 't> {
    /// Takes the words apart, once an article.
    pub fn new(tokens: &'a Tokens<'t>, clues: &Clues, names: &Names) -> Self {
        let mut words: Vec<Word> = (0..tokens.len()).map(|at| word(tokens, clues, names, at)).collect();
        for phrase in &clues.phrases {
            let what = (1 + u32::from(phrase.what.bits())) * 4 + phrase.form as u32;
            for at in phrase.tokens.clone() {
                let place = u32::from(at > phrase.tokens.start);
                words[at].phrase = what * 2 + place;
            }
        }
        for sentence in &tokens.sentences {
            surroundings(tokens, sentence.tokens.clone(), &mut words);
        }
        Features { tokens, words }
    }

    /// Calls `sink` with each feature of token `at` in its sentence.
    #[inline]
    pub fn each(&self, at: usize, sentence: &Range<usize>, mut sink: impl FnMut(u32)) {
        let edge = Word { lower: 1, shape: 1, ..Word::default() };
        let near = |by: isize| match at.checked_add_signed(by).filter(|i| sentence.contains(i)) {
            Some(i) => &self.words[i],
            None => &edge,
        };
        let (w, p, n, pp, nn) = (near(0), near(-1), near(1), near(-2), near(2));
        let mut slot = 0u32;
        let mut put = |value: u32| {
            slot += 1;
            sink(feature(slot, value));
        };
        put(0);
        put(w.lower);
        put(w.shape);
        put(p.lower);
        put(n.lower);
        put(pair(p.lower, w.lower));
        put(pair(w.lower, n.lower));
        put(pair(p.shape, w.shape));
        put(pair(w.shape, n.shape));
        put(w.clue);
        put(pair(w.clue, p.clue));
        put(pair(w.clue, n.clue));
        put(pair(w.clue, w.shape));
        put(p.clue);
        put(n.clue);
        put(pair(p.role, w.shape));
        put(n.role);
        put(w.role);
        put(w.phrase);
        put(pair(n.phrase, w.phrase));
        put(pp.lower);
        put(nn.lower);
        put(pair(p.suffix[2], w.shape));
        put(pair(n.suffix[2], w.shape));
        put(pair(p.lower, w.clue));
        put(pair(n.lower, w.clue));
        put(u32::from(at == sentence.start));
        put(pair(p.role, w.clue));
        put(pair(pp.lower, p.lower));
        put(pair(n.lower, nn.lower));
        put(pair(pp.shape, pair(p.shape, w.shape)));
        put(pair(nn.shape, pair(n.shape, w.shape)));
        put(pair(p.shape, pair(n.shape, w.shape)));
        put(pair(pp.clue, pair(p.clue, w.clue)));
        put(pair(p.clue, pair(w.clue, n.clue)));
        put(pair(w.clue, pair(n.clue, nn.clue)));
        put(pair(w.within, w.shape));
        put(pair(w.lead, w.clue));
        put(pair(w.lead, w.shape));
        put(pair(nn.role, n.lower));
        if w.rich {
            put(w.parts);

            for i in 0..4 {
                put(w.prefix[i]);
            }
            for i in 0..5 {
                put(w.suffix[i]);
            }
            put(w.tail);
            put(pair(w.head, w.shape));
            put(p.suffix[3]);
            put(n.suffix[3]);
            put(p.prefix[1]);
            put(n.prefix[1]);
            put(pair(w.suffix[2], p.lower));
            put(pair(w.suffix[2], n.lower));
            put(pair(w.suffix[2], w.shape));
            put(pair(w.suffix[1], n.shape));
            put(pair(w.suffix[1], pair(p.lower, n.shape)));
        }
    }

    /// The article.
    pub fn tokens(&self) -> &'a Tokens<'t> {
        self.tokens
    }
}

fn word(tokens: &Tokens<'_>, clues: &Clues, names: &Names, at: usize) -> Word {
    let (form, lower, clue) = (tokens.form(at), tokens.lower(at), &clues.words[at]);
    let mut word = Word { lower: hash(lower.as_bytes()), shape: shape(form, tokens.kind(at)), ..Word::default() };
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
    word.rich = upper || lower.contains("isch");
    suffixes(lower, &mut word.suffix);
    prefixes(lower, &mut word.prefix);
    if upper {
        word.head = lower.split_once('-').map_or(0, |(head, _)| hash(head.as_bytes()));
        word.tail = lower.rsplit_once('-').map_or(0, |(_, tail)| hash(tail.as_bytes()));
        if let (Some((head, _)), Some((_, tail))) = (form.split_once('-'), form.rsplit_once('-')) {
            word.parts = 1 + pair(u32::from(names.word(head).bits()), u32::from(names.word(tail).bits()));
        }
    }
    word
}

/// Quotation marks, brackets and leading small words of a sentence.
fn surroundings(tokens: &Tokens<'_>, sentence: Range<usize>, words: &mut [Word]) {
    let (mut quotes, mut brackets, mut lead, mut since) = (0u32, 0u32, 0, 0);
    for at in sentence {
        match tokens.kind(at) {
            TokenKind::Open => quotes += 1,
            TokenKind::Close => quotes = quotes.saturating_sub(1),
            TokenKind::Sign if tokens.form(at) == "(" => brackets = 1,
            TokenKind::Sign if tokens.form(at) == ")" => brackets = 0,
            _ => {}
        }
        words[at].within = quotes.min(1) * 2 + brackets;
        words[at].lead = if since <= 4 { lead } else { 0 };
        since += 1;
        if tokens.lower(at).len() <= 6 && tokens.form(at).starts_with(char::is_lowercase) {
            (lead, since) = (words[at].lower, 0);
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
