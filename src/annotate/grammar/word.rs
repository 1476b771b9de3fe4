//! The class of each word.

use crate::lexicon::Lexicon;
use crate::lexicon::verbs::{Forms, Verb};
use crate::lexicon::words::FunctionWord;
use crate::tokens::{TokenKind, Tokens};

/// What a token is, as far as tables and position tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A closed-class word.
    Function(FunctionWord),
    /// A capitalised word, an abbreviation or a name.
    Noun,
    /// A form of a known verb.
    Verb,
    /// Any other word in small letters: adjective, adverb, unknown verb.
    Other,
    /// Digits.
    Number,
    /// A mark.
    Sign,
}

/// One token's analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its class.
    pub class: Class,
    /// What verb it can be, if its class is [`Class::Verb`].
    pub verb: Option<Verb>,
}

impl Word {
    const fn plain(class: Class) -> Word {
        Word { class, verb: None }
    }

    /// Its forms as a verb; none if it is no verb.
    pub fn forms(&self) -> Forms {
        self.verb.map(|verb| verb.forms).unwrap_or_default()
    }
}

/// The class of every token.
pub(super) fn classify(tokens: &Tokens<'_>, lexicon: &Lexicon) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for sentence in &tokens.sentences {
        let mut at_start = true;
        for at in sentence.tokens.clone() {
            words.push(word(tokens, lexicon, at, at_start));
            at_start = match tokens.kind(at) {
                TokenKind::Open => true,
                TokenKind::Sign => at_start || tokens.form(at) == ":",
                _ => false,
            };
        }
        for at in sentence.tokens.clone() {
            if is_attributive(&words, at, sentence.tokens.end) {
                words[at] = Word::plain(Class::Other);
            }
        }
    }
    words
}

fn word(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize, at_start: bool) -> Word {
    match tokens.kind(at) {
        TokenKind::Number | TokenKind::Ordinal => return Word::plain(Class::Number),
        TokenKind::Open | TokenKind::Close | TokenKind::Sign => return Word::plain(Class::Sign),
        TokenKind::Url => return Word::plain(Class::Noun),
        TokenKind::Word | TokenKind::Abbreviation => {}
    }
    let lower = tokens.lower(at);
    let upper = tokens.is_upper(at);
    if upper && !at_start {
        return Word::plain(Class::Noun);
    }
    if let Some(class) = lexicon.function_words.get(lower) {
        return Word::plain(Class::Function(*class));
    }
    let verb = lexicon.verbs.analyse(lower);
    match verb {
        Some(verb) if !upper || begins_with_verb(tokens, lexicon, at, verb) => {
            Word { class: Class::Verb, verb: Some(verb) }
        }
        _ if upper => Word::plain(Class::Noun),
        _ => Word::plain(Class::Other),
    }
}

/// Whether a capitalised verb form that begins a sentence is really a verb: an article or pronoun follows,
/// or it is a participle ("Gefordert wird ...").
fn begins_with_verb(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize, verb: Verb) -> bool {
    use FunctionWord::{Determiner, Pronoun, Reflexive};
    if at + 1 >= tokens.len() {
        return false;
    }
    let next = lexicon.function_words.get(tokens.lower(at + 1));
    let follows = matches!(next, Some(Determiner | Pronoun | Reflexive)) && verb.forms.any(Forms::FINITE);
    let auxiliary = matches!(lexicon.verbs.base(verb), "sein" | "haben" | "werden" | "sollen" | "müssen" | "können");
    follows || auxiliary || verb.forms.any(Forms::PARTICIPLE) && !verb.forms.any(Forms::INFINITIVE)
}

/// Whether a verb form in -e or -en is the adjective before a noun: "eine weite Reise", "die reiche Stadt".
fn is_attributive(words: &[Word], at: usize, end: usize) -> bool {
    use FunctionWord::{Determiner, Fused, Number, Preposition};
    let ambiguous = Forms::KONJUNKTIV_1_SINGULAR.and(Forms::PAST_SINGULAR).and(Forms::PAST_PLURAL);
    let ambiguous = ambiguous.and(Forms::PRESENT_PLURAL).and(Forms::INFINITIVE).and(Forms::PARTICIPLE);
    if !words[at].forms().any(ambiguous) || at == 0 || at + 1 >= end {
        return false;
    }
    let before = matches!(
        words[at - 1].class,
        Class::Function(Determiner | Fused | Preposition | Number) | Class::Number | Class::Other
    );
    let article = matches!(words[at - 1].class, Class::Function(Determiner | Fused));
    before && (article || !words[at].forms().any(Forms::PARTICIPLE)) && words[at + 1].class == Class::Noun
        && !words[at].forms().any(Forms::PARTICIPLE)
        // "die sagte Merkel": a past of a verb of the tables behind a relative pronoun is rarer than "das gelobte Land"
        && article
}
