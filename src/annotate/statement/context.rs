//! The speaker that a sentence without a frame goes on with: the one of the sentences before it.

use std::ops::Range;

use super::candidate::{Candidate, Rule};
use super::speaker;
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar};
use crate::annotate::look_back::look_back;
use crate::lexicon::words::FunctionWord::Pronoun;
use crate::reading::{EntityKind, MentionForm, SourceKind};

/// Sentences looked back for a speaker: farther back than a short paragraph nobody is carried on.
const REACH: usize = 6;

/// A speaker named before.
pub struct Carried {
    /// The words that name the speaker.
    pub speaker: Range<usize>,
    /// The candidate they were found for, if any.
    pub candidate: Option<usize>,
    /// Number of periods back.
    pub distance: usize,
}

/// The speaker that a period without a frame goes on with.
pub fn carried(
    grammar: &Grammar<'_>,
    named: &Named,
    candidates: &[Candidate],
    index: usize,
) -> Option<Carried> {
    (1..=REACH.min(index)).find_map(|distance| {
        let spoken = spoken_in(grammar, candidates, index - distance)
            .map(|at| (candidates[at].speaker.clone(), Some(at)));
        let (speaker, candidate) = spoken.or_else(|| {
            let subject =
                (distance == 1).then(|| subject_of(grammar, named, index - distance)).flatten()?;
            Some((Some(subject), None))
        })?;
        let who = if candidate.is_some() { "speaker" } else { "subject" };
        grammar.trace.step(|| format!("goes on with the {who} {distance} sentence(s) before"));
        Some(Carried { speaker: speaker?, candidate, distance })
    })
}

/// The speaker of the last statement before, where only one who was named as a speaker will do.
pub fn spoken(grammar: &Grammar<'_>, candidates: &[Candidate], index: usize) -> Option<Carried> {
    (1..=REACH.min(index)).find_map(|distance| {
        let at = spoken_in(grammar, candidates, index - distance)?;
        grammar.trace.step(|| format!("goes on with the speaker {distance} sentence(s) before"));
        Some(Carried { speaker: candidates[at].speaker.clone()?, candidate: Some(at), distance })
    })
}

/// The named person who is the subject of the sentence before the last one, in the same paragraph:
/// "Autor Jens Beispiel sprach mit vielen. Nun wird alles lebendig. „Das ist schön.“"
pub fn person_before(grammar: &Grammar<'_>, named: &Named, index: usize) -> Option<Carried> {
    let before = index.checked_sub(2)?;
    let same = grammar.periods[before].block == grammar.periods[index].block;
    let speaker = subject_of(grammar, named, before).filter(|_| same)?;
    let person = named
        .within(grammar.tokens.span(speaker.clone()))
        .any(|m| m.kind == EntityKind::Person && m.form == MentionForm::Plain);
    person.then_some(Carried { speaker, candidate: None, distance: 2 })
}

/// Gives a sentence that begins a paragraph without a frame the speaker of the sentence after it,
/// where that names one: "Das helfe wenig. Es fehle Geld, sagte Anna Muster." goes on with nobody
/// from the paragraph before.
pub fn speaker_to_come(grammar: &Grammar<'_>, candidates: &mut [Candidate]) {
    let block = |period: usize| grammar.periods[period].block;
    for at in 0..candidates.len().saturating_sub(1) {
        let (first, next) = (&candidates[at], &candidates[at + 1]);
        let period = grammar.period_of(first.start());
        let begins = period == 0 || block(period) != block(period - 1);
        let frames = matches!(next.rule, Rule::Postposed | Rule::So | Rule::Speech);
        let named = next.speaker.as_ref().filter(|speaker| speaker.start >= next.end());
        if matches!(first.rule, Rule::Chain | Rule::SpeechChain)
            && begins
            && frames
            && grammar.period_of(next.start()) == period + 1
            && block(period + 1) == block(period)
            && let Some(speaker) = named.cloned()
        {
            candidates[at].speaker = Some(speaker);
            candidates[at].carries_on = None;
        }
    }
}

/// The last candidate that ends in a period and names a speaker; for "demnach" the one before it.
fn spoken_in(grammar: &Grammar<'_>, candidates: &[Candidate], period: usize) -> Option<usize> {
    let tokens = &grammar.periods[period].tokens;
    let at = look_back(candidates, 12)
        .find(|(_, d)| d.end() > tokens.start && d.start() < tokens.end && d.end() <= tokens.end);
    let (at, candidate) = at.filter(|(_, candidate)| candidate.speaker.is_some())?;
    if candidate.rule == Rule::Demnach {
        let mut before = look_back(&candidates[..at], 5);
        return before
            .find(|(_, d)| d.speaker.is_some() && d.rule != Rule::Demnach)
            .map(|(at, _)| at);
    }
    Some(at)
}

/// The subject of a period's first main clause, if it is somebody who can speak.
pub fn subject_of(grammar: &Grammar<'_>, named: &Named, period: usize) -> Option<Range<usize>> {
    let clauses = grammar.clauses_of(&grammar.periods[period]);
    let mut main = (0..clauses.len()).filter(|at| !clauses[*at].is_dependent());
    // "Es ist lange her, da schrieb Anna Muster einen Brief."
    main.find_map(|at| {
        let finite = clauses[at].finite.and_then(|at| grammar.words[at].verb)?;
        if grammar.lexicon.verbs.base(finite) == "werden" {
            return None;
        }
        speaker::subject(grammar, clauses, at).filter(|range| can_speak(grammar, named, range))
    })
}

/// Persons, organisations, countries, and nouns for those who have a voice.
pub fn can_speak(grammar: &Grammar<'_>, named: &Named, range: &Range<usize>) -> bool {
    let Some(phrase) = grammar.phrase(range.start, range.end) else { return false };
    if grammar.is(phrase.head, Pronoun) {
        return matches!(grammar.lower(phrase.head), "er" | "sie");
    }
    let core = grammar.tokens.span(phrase.core.clone());
    let head = grammar.tokens.tokens[phrase.head].span;
    let mentioned =
        named.within(core).any(|m| m.form == MentionForm::Plain && m.span.end() >= head.end());
    let voice = phrase.core.clone().filter(|at| grammar.class(*at) == Class::Noun).any(|at| {
        let noun = grammar.lexicon.source_kinds.noun(grammar.lower(at));
        // "Beobachter" speak, "Angaben" are what somebody said.
        let words = || grammar.lexicon.redeverben.is_noun(grammar.lower(at));
        noun.is_some_and(|noun| noun.kind != SourceKind::Unnamed || !words())
    });
    mentioned || voice
}
