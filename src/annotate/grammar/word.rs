//! The class of each word.

use std::ops::Index;

use crate::lexicon::Lexicon;
use crate::lexicon::names::Gender;
use crate::lexicon::verbs::{Forms, Verb};
use crate::lexicon::words::FunctionWord;
use crate::tokens::{TokenKind, Tokens};

/// The class of a token, as far as tables and position tell.
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
    /// The verb it can be, if its class is [`Class::Verb`].
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

/// The analyses of all tokens; any position may be asked for, after the last token stands a sign.
#[derive(Debug, Default)]
pub struct WordList(Vec<Word>);

impl Index<usize> for WordList {
    type Output = Word;

    fn index(&self, at: usize) -> &Word {
        const END: Word = Word::plain(Class::Sign);
        self.0.get(at).unwrap_or(&END)
    }
}

impl WordList {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// The class of every token.
pub(super) fn classify(tokens: &Tokens<'_>, lexicon: &Lexicon) -> WordList {
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
            if is_attributive(tokens, lexicon, &words, at, sentence.tokens.end) {
                words[at] = Word::plain(Class::Other);
            }
        }
    }
    WordList(words)
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
    let inner_capital = || tokens.form(at).chars().skip(1).any(char::is_uppercase);
    if upper && !at_start || !upper && inner_capital() {
        return Word::plain(Class::Noun);
    }
    // "tagesschau.de"
    if !upper && tokens.kind(at) == TokenKind::Word && tokens.form(at).contains('.') {
        return Word::plain(Class::Noun);
    }
    if upper && is_name_particle(tokens, lexicon, at) {
        return Word::plain(Class::Noun);
    }
    // "Kurz nach Mittag"; "Kurz sagte" is a person.
    if upper && lower == "kurz" && at + 1 < tokens.len() {
        let next = lexicon.function_words.class(tokens.lower(at + 1));
        if matches!(next, Some(FunctionWord::Preposition | FunctionWord::Adverb)) {
            return Word::plain(Class::Function(FunctionWord::Adverb));
        }
    }
    if lower == "sein" && !begins_possessed(tokens, at + 1) {
        return Word { class: Class::Verb, verb: lexicon.verbs.analyse(lower) };
    }
    if let Some(verb) = infinitive_after_zu(tokens, lexicon, at) {
        return Word { class: Class::Verb, verb: Some(verb) };
    }
    if let Some(class) = lexicon.function_words.class(lower) {
        return Word::plain(Class::Function(class));
    }
    // "fehlende" is no form of "enden".
    let participle =
        lower.ends_with("ende") && is_present_participle(lexicon, &lower[..lower.len() - 1]);
    let verb = if participle { None } else { lexicon.verbs.analyse(lower) };
    match verb {
        Some(verb) if !upper || begins_with_verb(tokens, lexicon, at, verb) => {
            Word { class: Class::Verb, verb: Some(verb) }
        }
        _ if upper && !is_adjective(lower) && !is_present_participle(lexicon, lower) => {
            Word::plain(Class::Noun)
        }
        _ => Word::plain(Class::Other),
    }
}

/// "sich zu einigen", where "einigen" could be a pronoun, too: the verb, if nothing follows that it
/// could stand before.
fn infinitive_after_zu(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize) -> Option<Verb> {
    let ends = tokens.tokens.get(at + 1).is_none_or(|_| tokens.kind(at + 1) == TokenKind::Sign);
    let zu = at > 0 && tokens.lower(at - 1) == "zu" && !tokens.is_upper(at) && ends;
    let verb = zu.then(|| lexicon.verbs.analyse(tokens.lower(at))).flatten()?;
    verb.forms.any(Forms::INFINITIVE).then_some(verb)
}

/// Returns whether what stands after "sein" can be what somebody owns: a noun or an adjective with
/// ending.
fn begins_possessed(tokens: &Tokens<'_>, at: usize) -> bool {
    at < tokens.len()
        && matches!(
            tokens.kind(at),
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number | TokenKind::Open
        )
        && (tokens.is_upper(at)
            || tokens.kind(at) != TokenKind::Word
            || tokens.lower(at).ends_with("er")
            || tokens.lower(at).ends_with("es"))
}

/// "Zu" and "Von" that begin a sentence as part of a name: "Zu Beispiel sagte ...", where a verb
/// follows the name at once.
fn is_name_particle(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let name = match tokens.lower(at) {
        "zu" => at + 1,
        "von" if at + 1 < tokens.len() && tokens.lower(at + 1) == "der" => at + 2,
        _ => return false,
    };
    let finite = |at: usize| {
        lexicon.verbs.analyse(tokens.lower(at)).is_some_and(|verb| verb.forms.any(Forms::SINGULAR))
    };
    name + 1 < tokens.len()
        && tokens.is_upper(name)
        && !tokens.is_upper(name + 1)
        && finite(name + 1)
        && {
            let subject = tokens.tokens.get(name + 2).is_some()
                && lexicon.function_words.class(tokens.lower(name + 2)).is_some_and(|class| {
                    matches!(class, FunctionWord::Determiner | FunctionWord::Pronoun)
                });
            !subject && (name + 2 >= tokens.len() || !tokens.is_upper(name + 2))
        }
}

/// Returns whether a capitalised verb form that begins a sentence is really a verb: an article or
/// pronoun follows, or it is a participle ("Gefordert wird ...").
fn begins_with_verb(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize, verb: Verb) -> bool {
    use FunctionWord::{Determiner, Pronoun, Reflexive};
    if at + 1 >= tokens.len() {
        return false;
    }
    let next = lexicon.function_words.class(tokens.lower(at + 1));
    let follows =
        matches!(next, Some(Determiner | Pronoun | Reflexive)) && verb.forms.any(Forms::FINITE);
    let auxiliary = is_one_of!(
        lexicon.verbs.base(verb),
        "sein" | "haben" | "werden" | "sollen" | "müssen" | "können"
    );
    let noun_like = verb.forms.only(Forms::KONJUNKTIV_1_SINGULAR.and(Forms::ATTACHED))
        || verb.forms.any(Forms::INFINITIVE);
    follows && !noun_like
        || auxiliary
        || verb.forms.any(Forms::PARTICIPLE) && !verb.forms.any(Forms::INFINITIVE)
}

/// Returns whether a verb form in -e or -en is the adjective before a noun: "eine weite Reise",
/// "mit verstärkten Kontrollen".
fn is_attributive(
    tokens: &Tokens<'_>,
    lexicon: &Lexicon,
    words: &[Word],
    at: usize,
    end: usize,
) -> bool {
    use FunctionWord::{Determiner, Fused, Number, Preposition};
    let ending = tokens.lower(at).ends_with('e') || tokens.lower(at).ends_with("en");
    if words[at].verb.is_none()
        || !ending
        || at == 0
        || at + 1 >= end
        || words[at + 1].class != Class::Noun
    {
        return false;
    }
    if lexicon.verb_lookalikes.contains(tokens.lower(at)) {
        return true;
    }
    match words[at - 1].class {
        // "Das berichten Medien": after "das" an adjective ends in -e. "Das sagte Anna": the
        // participle would be "gesagt". "Das erklärte Minister Muster": he is no "das".
        _ if tokens.lower(at - 1) == "das"
            && (tokens.lower(at).ends_with("en")
                || is_past_alone(tokens, lexicon, at)
                || is_person(tokens, lexicon, at + 1)) =>
        {
            false
        }
        // "im Juli 2008 meldete Anna": a year counts nothing.
        Class::Number if tokens.form(at - 1).len() == 4 => false,
        Class::Function(Determiner | Fused | Number) | Class::Number => true,
        Class::Function(Preposition) => tokens.lower(at - 1) != "zu",
        Class::Other => {
            ["e", "en", "er", "es", "em"].iter().any(|end| tokens.lower(at - 1).ends_with(end))
        }
        _ => closes_participle_group(words, at),
    }
}

/// Returns whether a noun is what somebody is: a man or a woman.
fn is_person(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let role = lexicon.names.role(tokens.lower(at));
    role.is_some_and(|role| matches!(role.gender, Some(Gender::Masculine | Gender::Feminine)))
}

/// Returns whether a form in -te is the past of a verb and no participle with an ending.
fn is_past_alone(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let form = tokens.lower(at);
    let has = |form: &str, forms: Forms| {
        lexicon.verbs.analyse(form).is_some_and(|verb| verb.forms.any(forms))
    };
    form.ends_with("te")
        && has(form, Forms::PAST_SINGULAR)
        && !has(&form[..form.len() - 1], Forms::PARTICIPLE)
}

/// Returns whether an article with a preposition or adverb right after it stands before: "die in
/// Berlin | verbreitete Meldung".
fn closes_participle_group(words: &[Word], at: usize) -> bool {
    use FunctionWord::{Adverb, Determiner, Fused, Particle, Preposition, Reflexive};
    let inside = |class: Class| {
        matches!(
            class,
            Class::Function(Determiner | Fused | Preposition | Adverb | Particle | Reflexive)
                | Class::Noun
                | Class::Number
                | Class::Other
        )
    };
    let from = words[..at].iter().rev().take(10).take_while(|word| inside(word.class)).count();
    words[at - from..at].windows(2).any(|pair| {
        pair[0].class == Class::Function(Determiner)
            && matches!(
                pair[1].class,
                Class::Function(Preposition | Fused | Adverb | Particle | Reflexive)
            )
    })
}

/// "passend", "anschließend"
fn is_present_participle(lexicon: &Lexicon, lower: &str) -> bool {
    let infinitive = lower.strip_suffix('d').unwrap_or_default();
    infinitive.ends_with("en")
        && lexicon.verbs.analyse(infinitive).is_some_and(|verb| verb.forms.any(Forms::INFINITIVE))
}

/// Endings that only adjectives and adverbs have, for words whose capital only begins a sentence.
fn is_adjective(lower: &str) -> bool {
    ["lich", "weise", "isch", "iell", "uell", "falls", "wärts", "gemäß"]
        .iter()
        .any(|end| lower.ends_with(end))
}
