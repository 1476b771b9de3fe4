//! The source or person that a pronoun stands for: the speaker or subject nearest before it.

use std::ops::Range;

use super::label;
use super::register::Register;
use crate::annotate::grammar::ClauseKind;
use crate::annotate::look_back::look_back;
use crate::annotate::statement::{context, speaker};
use crate::lexicon::names::{Gender, Role};
use crate::reading::{EntityId, EntityKind, MentionForm, SourceId};

/// Periods looked back for the subject that a pronoun refers to.
const PERIODS: usize = 3;

/// Clauses of a period looked at; keeps the search linear.
const CLAUSES: usize = 12;

impl Register<'_, '_> {
    /// Finds the source that a pronoun of this gender at token `at` stands for. Period by period
    /// backwards: the person who spoke there, the subject of its main clause, a person it names, a
    /// person of whom somebody tells there, a body that spoke; then the latest source that agrees.
    pub fn antecedent(&mut self, at: usize, gender: Gender) -> Option<SourceId> {
        let here = self.grammar.period_of(at);
        let found = self.nearest(here, at, gender).or_else(|| {
            self.step(|| "the latest source that agrees".into());
            self.latest(at, gender)
        })?;
        let known = &mut self.known[found.0 as usize].gender;
        // Whoever was "er" once is never "sie".
        known.get_or_insert(gender);
        Some(found)
    }

    fn nearest(&mut self, here: usize, at: usize, gender: Gender) -> Option<SourceId> {
        for period in (here.saturating_sub(PERIODS)..=here).rev() {
            let heard = self.heard_in(period, at, |id| self.agrees(id, gender));
            let back = here - period;
            if let Some(id) = heard.filter(|id| self.is_person(*id)) {
                self.step(|| format!("the person who spoke {back} sentence(s) before"));
                return Some(id);
            }
            if let Some(range) = self.subject_in(period, at, gender) {
                self.step(|| {
                    format!("{}, the subject {back} sentence(s) before", self.words(&range))
                });
                return self.identify(range, None);
            }
            if let Some((id, range)) = self.person_in(period, at, gender) {
                self.step(|| {
                    format!("{}, a person named {back} sentence(s) before", self.words(&range))
                });
                return Some(self.entity(id, &range));
            }
            if let Some(range) = self.told_of_in(period, at, gender) {
                self.step(|| {
                    format!("{}, of whom is told {back} sentence(s) before", self.words(&range))
                });
                return self.identify(range, None);
            }
            if heard.is_some() {
                self.step(|| format!("the body that spoke {back} sentence(s) before"));
                return heard;
            }
        }
        None
    }

    /// Returns whether a source is a single human being, as far as its name tells.
    fn is_person(&self, id: SourceId) -> bool {
        let source = &self.sources[id.0 as usize];
        match source.entity {
            Some(id) => self.named.entity(id).kind == EntityKind::Person,
            None => self.is_role(&self.known[id.0 as usize].head),
        }
    }

    fn is_role(&self, noun: &str) -> bool {
        is_one_of!(noun, "mann" | "frau" | "junge" | "mädchen")
            || self.grammar.lexicon.names.role(noun).is_some_and(Role::is_persons)
    }

    /// The person that is the subject of what a body tells in a period: "Laut Polizei half ein
    /// Nachbar."
    fn told_of_in(&self, period: usize, at: usize, gender: Gender) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let clauses = grammar.clauses_of(&grammar.periods[period]);
        let first = clauses.len().saturating_sub(CLAUSES);
        (first..clauses.len())
            .rev()
            .filter(|i| clauses[*i].finite.is_some() && clauses[*i].end() <= at)
            .filter_map(|i| speaker::subject(grammar, clauses, i))
            .find(|range| {
                let phrase = self.phrase_in(range.clone());
                self.said[range.start]
                    && self.is_role(grammar.lower(phrase.head))
                    && label::gender(grammar, &phrase) == Some(gender)
            })
    }

    fn heard_in(
        &self,
        period: usize,
        at: usize,
        fits: impl Fn(SourceId) -> bool,
    ) -> Option<SourceId> {
        let period = &self.grammar.periods[period].tokens;
        look_back(&self.heard, CLAUSES)
            .map(|(_, (heard, id))| (*heard, *id))
            .find(|(heard, id)| period.contains(heard) && *heard < at && fits(*id))
            .map(|(_, id)| id)
    }

    /// The subject of the last main clause before token `at` in a period, if it agrees and is
    /// nobody's words.
    fn subject_in(&self, period: usize, at: usize, gender: Gender) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let clauses = grammar.clauses_of(&grammar.periods[period]);
        let until = clauses.partition_point(|clause| clause.start() <= at);
        (until.saturating_sub(CLAUSES)..until)
            .rev()
            .filter(|i| clauses[*i].finite.is_some() && !clauses[*i].range.contains(&at))
            .filter(|i| matches!(clauses[*i].kind, ClauseKind::Main | ClauseKind::VerbFirst))
            .filter_map(|i| speaker::subject(grammar, clauses, i))
            .find(|range| {
                !range.contains(&at)
                    && range.start < at
                    && self.is_open(range.start, at)
                    && self.fits(range, gender)
            })
    }

    /// Returns whether a subject is somebody a pronoun of this gender can stand for.
    fn fits(&self, range: &Range<usize>, gender: Gender) -> bool {
        let phrase = self.phrase_in(range.clone());
        if self.conjuncts(&phrase, range).is_some() {
            return gender == Gender::Plural;
        }
        if let Some(mention) = self.person(&phrase, range) {
            return self.may_be(mention.entity, gender);
        }
        let told = label::gender(self.grammar, &phrase);
        range.len() > 1
            && told == Some(gender)
            && (context::can_speak(self.grammar, self.named, range)
                || self.is_role(self.grammar.lower(phrase.head)))
    }

    /// Returns whether a person may be meant by a pronoun of this gender.
    fn may_be(&self, person: EntityId, gender: Gender) -> bool {
        let met = self.by_entity.get(&person).and_then(|id| self.known[id.0 as usize].gender);
        match met.or(self.named.gender(person)) {
            Some(known) => known == gender,
            None => matches!(gender, Gender::Masculine | Gender::Feminine),
        }
    }

    /// The last person of this gender that a period names before the clause of token `at`.
    fn person_in(
        &self,
        period: usize,
        at: usize,
        gender: Gender,
    ) -> Option<(EntityId, Range<usize>)> {
        let grammar = self.grammar;
        let tokens = &grammar.periods[period].tokens;
        let clauses = grammar.clauses_of(&grammar.periods[period]);
        let own = clauses[..clauses.partition_point(|c| c.start() <= at)]
            .last()
            .map_or(tokens.end, |c| c.start());
        let end = if tokens.contains(&at) { own.clamp(tokens.start, at) } else { tokens.end };
        let from = tokens.start.max(end.saturating_sub(100));
        if from >= end || matches!(gender, Gender::Plural | Gender::Neuter) {
            return None;
        }
        let persons = self.named.within(grammar.tokens.span(from..end)).filter(|m| {
            m.kind == EntityKind::Person
                && m.form == MentionForm::Plain
                && self.may_be(m.entity, gender)
        });
        let places = persons.map(|m| (m.entity, grammar.tokens.within(m.span)));
        places.filter(|(_, range)| self.is_open(range.start, at)).last()
    }

    /// Returns whether words can be meant from token `at`: those of the article, or both are
    /// somebody's words.
    fn is_open(&self, words: usize, at: usize) -> bool {
        !self.said[words] || self.said[at]
    }
}
