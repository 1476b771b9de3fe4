//! The source or person that a pronoun stands for: the speaker or subject nearest before it.

use std::ops::Range;

use super::label;
use super::referent::Asked;
use super::register::Register;
use crate::annotate::grammar::ClauseKind;
use crate::annotate::statement::{context, speaker};
use crate::lexicon::names::Gender;
use crate::reading::{EntityId, EntityKind, MentionForm, SourceId};

/// Periods looked back for the subject that a pronoun refers to.
const PERIODS: usize = 3;

/// Clauses of a period looked at; keeps the search linear.
const CLAUSES: usize = 12;

impl Register<'_, '_> {
    /// Finds the source that a pronoun of this gender at token `at` stands for. Period by period
    /// backwards: who spoke there, the subject of its main clause, a person it names; then the
    /// latest source that agrees. With `asked`, only a person of whom nothing told speaks against
    /// it: a new age or nation.
    pub fn antecedent(
        &mut self,
        at: usize,
        gender: Gender,
        asked: Option<&Asked>,
    ) -> Option<SourceId> {
        let here = self.grammar.period_of(at);
        for period in (here.saturating_sub(PERIODS)..=here).rev() {
            if let Some(id) =
                self.heard_in(period, at, |id| self.agrees(id, gender) && self.may_be(asked, id))
            {
                self.step(|| format!("whoever spoke {} sentence(s) before", here - period));
                return Some(id);
            }
            if let Some(range) = self.subject_in(period, at, gender, asked) {
                self.step(|| {
                    let back = here - period;
                    format!("{}, the subject {back} sentence(s) before", self.words(&range))
                });
                return self.identify(range, None);
            }
            if let Some((id, range)) = self.person_in(period, at, gender, asked) {
                self.step(|| {
                    format!(
                        "{}, a person named {} sentence(s) before",
                        self.words(&range),
                        here - period
                    )
                });
                return Some(self.entity(id, &range));
            }
        }
        self.step(|| "the latest source that agrees".into());
        self.latest(at, gender).filter(|id| self.may_be(asked, *id))
    }

    fn may_be(&self, asked: Option<&Asked>, id: SourceId) -> bool {
        let entity = self.sources[id.0 as usize].entity;
        asked.is_none_or(|asked| entity.is_some_and(|id| self.cast.may_be(asked, id)))
    }

    fn heard_in(
        &self,
        period: usize,
        at: usize,
        fits: impl Fn(SourceId) -> bool,
    ) -> Option<SourceId> {
        let period = &self.grammar.periods[period].tokens;
        let heard = self.heard.iter().rev().take(CLAUSES);
        heard
            .map(|(heard, id)| (*heard, *id))
            .find(|(heard, id)| period.contains(heard) && *heard < at && fits(*id))
            .map(|(_, id)| id)
    }

    /// The subject of the last main clause before token `at` in a period, if it agrees and is
    /// nobody's words.
    fn subject_in(
        &self,
        period: usize,
        at: usize,
        gender: Gender,
        asked: Option<&Asked>,
    ) -> Option<Range<usize>> {
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
                    && self.fits(range, gender, asked)
            })
    }

    /// Returns whether a subject is somebody a pronoun of this gender can stand for.
    fn fits(&self, range: &Range<usize>, gender: Gender, asked: Option<&Asked>) -> bool {
        let phrase = self.phrase_in(range.clone());
        if let Some(mention) = self.person(&phrase, range) {
            return self.named.gender(mention.entity).is_none_or(|known| known == gender)
                && asked.is_none_or(|asked| self.cast.may_be(asked, mention.entity));
        }
        let told = label::gender(self.grammar, &phrase);
        asked.is_none()
            && range.len() > 1
            && told == Some(gender)
            && context::can_speak(self.grammar, self.named, range)
    }

    /// The last person of this gender that a period names before the clause of token `at`.
    fn person_in(
        &self,
        period: usize,
        at: usize,
        gender: Gender,
        asked: Option<&Asked>,
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
                && self.named.gender(m.entity).is_none_or(|known| known == gender)
                && asked.is_none_or(|asked| self.cast.may_be(asked, m.entity))
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
