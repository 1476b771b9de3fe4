//! Where the words that name a speaker begin and end, by what the article knows of names: the noun
//! phrase of the subject, whole and nothing else.

use std::ops::Range;

use super::candidate::Candidate;
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar, Phrase};
use crate::lexicon::names::{Role, WordUse};
use crate::lexicon::words::FunctionWord::{Determiner, Fused, Preposition};
use crate::reading::{EntityKind, Evidence, Mention, MentionForm, SourceKind};

/// How far behind a role the name may stand that a comma divides from it.
const TO_NAME: usize = 14;

/// Gives a statement's speaker its bounds; what turns out to be addressed becomes the addressee.
pub fn settle(grammar: &Grammar<'_>, named: &Named, candidate: &mut Candidate) {
    let Some(speaker) = candidate.speaker.clone() else { return };
    let bounds = Bounds { grammar, named };
    let mut speaker = bounds.body_alone(speaker);
    if candidate.evidence == Evidence::Verb
        && let Some(recipient) = bounds.recipient(&speaker)
    {
        speaker.end = recipient.start;
        candidate.addressee.get_or_insert(recipient);
    }
    speaker = bounds.without_object(speaker);
    speaker.end = bounds.with_name_after(&speaker);
    candidate.speaker = Some(speaker);
}

struct Bounds<'g, 't> {
    grammar: &'g Grammar<'t>,
    named: &'g Named,
}

impl Bounds<'_, '_> {
    fn kind(&self, at: usize) -> Option<SourceKind> {
        self.grammar.lexicon.source_kinds.noun(self.grammar.lower(at)).map(|noun| noun.kind)
    }

    fn is_role(&self, at: usize) -> bool {
        self.grammar.lexicon.names.role(self.grammar.lower(at)).is_some_and(Role::is_persons)
    }

    fn persons(&self, range: Range<usize>) -> impl Iterator<Item = &Mention> {
        self.named
            .within(self.grammar.tokens.span(range))
            .filter(|m| m.kind == EntityKind::Person && m.form == MentionForm::Plain)
    }

    /// "die Staatsanwaltschaft | Anna Muster": no such body is called as a person is, so the name
    /// is somebody else's.
    fn body_alone(&self, speaker: Range<usize>) -> Range<usize> {
        let end = self.grammar.tokens.span(speaker.clone()).end();
        let last = self.persons(speaker.clone()).find(|m| m.span.end() == end);
        let person = last.map(|m| self.grammar.tokens.at_byte(m.span.start()));
        let Some(person) = person.filter(|person| *person > speaker.start) else { return speaker };
        use SourceKind::{Authority, Court, Police};
        let body = matches!(self.kind(person - 1), Some(Court | Authority | Police))
            && self.grammar.lexicon.names.role(self.grammar.lower(person - 1)).is_none();
        if body { speaker.start..person } else { speaker }
    }

    /// The dative behind a speaker that looks like a genitive: "ihr Mann | der Polizei", "ein
    /// Gewerkschafter | unserer Redaktion", "ein Mitarbeiter des Dienstes | CORRECTIV".
    fn recipient(&self, speaker: &Range<usize>) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let phrase = grammar.phrase(speaker.start, speaker.end)?;
        let owned = is_one_of!(
            grammar.lower(phrase.core.start),
            "sein"
                | "seine"
                | "ihr"
                | "ihre"
                | "mein"
                | "meine"
                | "unser"
                | "unsere"
                | "deren"
                | "dessen"
        );
        let dative = |at: &usize| {
            let article = grammar.lower(*at);
            let inner = is_one_of!(article, "der" | "dem" | "den" | "einer" | "einem")
                .then(|| grammar.phrase(*at, speaker.end))
                .flatten();
            matches!(article, "unserer" | "unserem")
                || owned && *at == phrase.core.end && inner.is_some()
                || inner.is_some_and(|inner| is_agency(grammar, inner.head))
        };
        let begins = (phrase.core.end..speaker.end).find(dative);
        let name = speaker.end - 1;
        let named = || {
            (name > phrase.core.end
                && grammar.class(name - 1) == Class::Noun
                && grammar.class(name) == Class::Noun
                && !self.is_role(name - 1)
                && is_medium(grammar, name))
            .then_some(name)
        };
        begins.or_else(named).map(|start| start..speaker.end)
    }

    /// "hat die Stadt | Zahlen vorgelegt": a common noun behind a body or role is the object.
    fn without_object(&self, speaker: Range<usize>) -> Range<usize> {
        let grammar = self.grammar;
        let last = speaker.end - 1;
        let object = speaker.len() > 2
            && grammar.is(speaker.start, Determiner)
            && grammar.class(last) == Class::Noun
            && grammar.class(last - 1) == Class::Noun
            && (self.is_role(last - 1) || self.kind(last - 1).is_some())
            && is_common(grammar, last)
            && self
                .named
                .within(grammar.tokens.span(last..last + 1))
                .all(|m| m.form != MentionForm::Plain || m.kind == EntityKind::Location);
        if object { speaker.start..last } else { speaker }
    }

    /// The end of "der Vorsitzende der Fraktion | im Landtag, Anna Muster".
    fn with_name_after(&self, speaker: &Range<usize>) -> usize {
        let grammar = self.grammar;
        let end = speaker.end;
        let Some(phrase) = grammar.phrase(speaker.start, end) else { return end };
        if !self.is_role(phrase.head) || self.persons(speaker.clone()).next().is_some() {
            return end;
        }
        let period = &grammar.periods[grammar.period_of(speaker.start)].tokens;
        let until = period.end.min(end + TO_NAME);
        let light = |at: &usize| {
            matches!(
                grammar.class(*at),
                Class::Noun | Class::Other | Class::Function(Determiner | Preposition | Fused)
            )
        };
        let comma = (end..until).find(|at| !light(at)).filter(|at| grammar.form(*at) == ",");
        let Some(comma) = comma.filter(|comma| *comma + 1 < until) else { return end };
        let start = grammar.tokens.tokens[comma + 1].span.start();
        let name = self.persons(comma + 1..until).next().filter(|m| m.span.start() == start);
        name.map_or(end, |m| grammar.tokens.within(m.span).end)
    }
}

/// Whether the conjunct behind a phrase that ends at `end` is only another role of the person it
/// names: "der Anwalt | und Autor Max Muster".
pub fn second_role(grammar: &Grammar<'_>, phrase: &Phrase, end: usize) -> Option<Phrase> {
    let joins = matches!(grammar.lower(phrase.core.end), "und" | "sowie");
    let role =
        |at: usize| grammar.lexicon.names.role(grammar.lower(at)).is_some_and(Role::is_persons);
    let second = (joins && role(phrase.head) && phrase.core.end + 1 < end)
        .then(|| grammar.phrase(phrase.core.end + 1, end))
        .flatten()?;
    (!grammar.is(second.core.start, Determiner) && role(second.core.start)).then_some(second)
}

/// News agencies are told things more often than they have spokesmen.
fn is_agency(grammar: &Grammar<'_>, at: usize) -> bool {
    is_one_of!(grammar.lower(at), "afp" | "dpa" | "apa" | "sid" | "epd" | "kna" | "reuters" | "ap")
        || grammar.lower(at).ends_with("agentur")
}

fn is_medium(grammar: &Grammar<'_>, at: usize) -> bool {
    let kind = grammar.lexicon.source_kinds.noun(grammar.lower(at)).map(|noun| noun.kind);
    let capitals = grammar.form(at).chars().filter(|c| c.is_uppercase()).count();
    kind == Some(SourceKind::Medium) || is_agency(grammar, at) || capitals > 3
}

/// A noun of the common vocabulary, by its ending, that no table knows as a name.
fn is_common(grammar: &Grammar<'_>, at: usize) -> bool {
    const NAME: WordUse = WordUse::FAMILY.or(WordUse::FIRST).or(WordUse::ORGANISATION);
    const PLACE: WordUse = WordUse::TOWN.or(WordUse::REGION).or(WordUse::COUNTRY);
    let lower = grammar.lower(at);
    let ends = ["ung", "heit", "keit", "schaft", "ion", "tät", "nis", "en", "er", "e"];
    ends.iter().any(|end| lower.ends_with(end))
        && !grammar.lexicon.names.word(grammar.form(at)).any(NAME.or(PLACE))
}
