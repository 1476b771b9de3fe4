//! Whose words a noun for words names: "Angaben der Polizei", "seiner Ansicht", "Polizeiangaben", "dem
//! Bericht"; and what "demnach" takes up.

use std::ops::Range;

use super::label;
use super::register::{REACH, Register, SourceMemory};
use crate::annotate::grammar::{Class, Phrase};
use crate::annotate::look_back::look_back;
use crate::annotate::statement::context;
use crate::annotate::statement::speaker;
use crate::compact::lower;
use crate::lexicon::names::{Gender, Role};
use crate::lexicon::noun_groups::NounGroup;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::words::FunctionWord::{Determiner, Fused, Oblique, Preposition};
use crate::lexicon::words::Traits;
use crate::reading::{EntityKind, Mention, MentionForm, Source, SourceId, SourceKind};

impl Register<'_, '_> {
    /// The noun for somebody's words that a phrase begins with.
    pub(super) fn report_noun(&self, phrase: &Phrase) -> Option<usize> {
        let is_report = |at: &usize| {
            self.grammar.class(*at) == Class::Noun
                && self.grammar.lexicon.redeverben.noun(self.grammar.form(*at)).is_some()
                && self.kind_alone(*at).is_none_or(|kind| {
                    matches!(
                        kind,
                        SourceKind::Document
                            | SourceKind::Unnamed
                            | SourceKind::Medium
                            | SourceKind::Science
                            | SourceKind::Eyewitness
                    )
                })
        };
        phrase.core.clone().find(is_report)
    }

    /// Finds the source whose words "Angaben der Polizei", "seiner Ansicht", "Polizeiangaben", "dem
    /// Bericht" are.
    pub(super) fn words_owner(
        &mut self,
        noun: usize,
        phrase: &Phrase,
        range: Range<usize>,
        last: Option<SourceId>,
    ) -> Option<SourceId> {
        let grammar = self.grammar;
        let document = label::last_part(grammar, noun);
        let first = grammar.lower(phrase.core.start);
        if first.starts_with("sein") || first.starts_with("ihr") {
            let gender =
                if first.starts_with("sein") { Gender::Masculine } else { Gender::Feminine };
            return self.antecedent(phrase.core.start, gender).or(last);
        }
        if grammar.lower(noun.saturating_sub(1)).starts_with("eigene") {
            return self.subject_near(noun).and_then(|range| self.identify(range, last)).or(last);
        }
        let after = noun + 1;
        let of = usize::from(is_one_of!(
            grammar.lower(after),
            "von" | "vom" | "aus" | "durch" | "beim" | "bei"
        ));
        let owner = (after + of < range.end)
            .then(|| grammar.phrase(after + of, range.end))
            .flatten()
            .filter(|_| of == 1 || !matches!(grammar.form(after), "," | "("));
        let found = match owner {
            Some(owner) => self.identify(owner.tokens.start..range.end, last),
            None if self.is_press(noun) => Some(self.described(phrase, &range)),
            None => match self.inner_mention(noun) {
                Some(mention) => {
                    self.step(|| "the organisation inside the word".into());
                    Some(self.entity(mention.entity, &range))
                }
                None => match label::first_part(grammar, noun)
                    .filter(|part| self.can_own_words(part, noun))
                {
                    Some(part) => {
                        self.step(|| format!("\"{part}\", the first part of the word"));
                        Some(self.named_part(part, noun, &range))
                    }
                    None if self.is_only_words(noun) && self.is_nominative(phrase) => {
                        self.step(|| "the one of whom the sentence before tells".into());
                        self.speaker_near(phrase.core.start)
                    }
                    None => {
                        self.step(|| "the source of the same words before, or a new one".into());
                        let again = self.told_again(phrase, &document);
                        // "schwedische Medien" are not the Norwegian ones.
                        let nation = |at: usize| {
                            grammar.lexicon.names.adjective(grammar.lower(at)).is_some()
                        };
                        let other = grammar.has(phrase.core.start, Traits::INDEFINITE)
                            || phrase.core.clone().any(nation);
                        Some(match again.filter(|_| !other) {
                            Some(id) => id,
                            None => self.described(phrase, &range),
                        })
                    }
                },
            },
        };
        if let Some(id) = found {
            self.known[id.0 as usize].document = Some(document);
        }
        found
    }

    /// Returns whether a noun only stands for somebody's words and is no source of its own: "Der
    /// Vorwurf lautet: ...".
    fn is_only_words(&self, noun: usize) -> bool {
        let noun = self.grammar.lexicon.redeverben.noun(self.grammar.form(noun));
        noun.is_some_and(|noun| noun.takes.any(Takes::ONLY))
    }

    /// Returns whether a compound tells that some press says so, not which: "Medienberichten".
    fn is_press(&self, noun: usize) -> bool {
        let lower = self.grammar.lower(noun);
        ["medienb", "presseb", "zeitungsb", "agenturb", "agenturm", "medieni"]
            .iter()
            .any(|start| lower.starts_with(start))
    }

    /// The source whose words are taken up again: "den Angaben zufolge" is whoever spoke last in
    /// the paragraph, "dem Bericht zufolge" the report met before.
    fn told_again(&self, phrase: &Phrase, document: &str) -> Option<SourceId> {
        let grammar = self.grammar;
        let block = |at: usize| grammar.periods[grammar.period_of(at)].block;
        let definite = grammar.has(phrase.core.start, Traits::DEFINITE.and(Traits::DEMONSTRATIVE));
        if matches!(document, "angaben" | "informationen") {
            let bare = phrase.core.end - phrase.core.start == 2;
            let (at, id) = *self.heard.last().filter(|_| definite && bare)?;
            return (block(at) == block(phrase.head))
                .then_some(id)
                .or_else(|| self.met_with(document));
        }
        self.met_with(document)
    }

    /// Returns whether a phrase begins with an article in the nominative and hangs on nothing.
    fn is_nominative(&self, phrase: &Phrase) -> bool {
        let first = phrase.core.start;
        let hangs = first > 0
            && matches!(
                self.grammar.class(first - 1),
                Class::Function(Preposition) | Class::Function(Fused) | Class::Noun
            )
            && !self.grammar.tokens.is_upper(first);
        !hangs && is_one_of!(self.grammar.lower(first), "der" | "die" | "das")
    }

    /// Whoever spoke last in the paragraph of token `at`, else the subject of the sentence before.
    fn speaker_near(&mut self, at: usize) -> Option<SourceId> {
        let grammar = self.grammar;
        let period = grammar.period_of(at);
        let block = |at: usize| grammar.periods[grammar.period_of(at)].block;
        let heard =
            self.heard.last().filter(|(heard, _)| *heard < at && block(*heard) == block(at));
        if let Some((_, id)) = heard {
            return Some(*id);
        }
        let before = period.checked_sub(1)?;
        if grammar.periods[before].block != grammar.periods[period].block {
            return None;
        }
        let subject = context::subject_of(grammar, self.named, before)?;
        self.identify(subject, None)
    }

    /// The source last met by this noun for its words.
    fn met_with(&self, document: &str) -> Option<SourceId> {
        let known = look_back(&self.known, REACH).rev();
        let met = known.filter(|(_, known)| known.document.as_deref() == Some(document));
        met.max_by_key(|(_, known)| known.last).map(|(at, _)| SourceId(at as u32))
    }

    /// "ai-Bericht": the entity inside the word.
    fn inner_mention(&self, at: usize) -> Option<Mention> {
        let span = self.grammar.tokens.tokens[at].span;
        self.named
            .within(span)
            .find(|m| m.form == MentionForm::Part && m.kind != EntityKind::Location)
            .copied()
    }

    /// Returns whether the first part of a compound is somebody: "Polizei" in "Polizeiangaben",
    /// "ADAC" in "ADAC-Bericht"; not "End" in "Endergebnis".
    fn can_own_words(&self, part: &str, noun: usize) -> bool {
        let hyphen = self.grammar.form(noun).as_bytes().get(part.len()) == Some(&b'-');
        hyphen || self.grammar.lexicon.source_kinds.noun(&lower(part)).is_some()
    }

    /// The subject of the period that holds token `at`, for "nach eigenen Angaben".
    fn subject_near(&self, at: usize) -> Option<Range<usize>> {
        let period = &self.grammar.periods[self.grammar.period_of(at)];
        let clauses = self.grammar.clauses_of(period);
        let index = clauses.iter().rposition(|c| c.start() <= at && c.finite.is_some())?;
        speaker::subject(self.grammar, clauses, index).filter(|range| !range.contains(&at))
    }

    /// "demnach" takes the source before it, "wonach" the noun it hangs on.
    pub(super) fn after_adverb(&mut self, at: usize, last: Option<SourceId>) -> Option<SourceId> {
        self.step(|| format!("{} takes up the source before it", self.words(&(at..at + 1))));
        if self.grammar.lower(at) == "wonach"
            || self.grammar.is(at, Oblique)
            || self.grammar.is(at, Determiner)
        {
            let comma = (at.saturating_sub(2)..at).rev().find(|i| self.grammar.form(*i) == ",");
            if let Some(antecedent) = comma.and_then(|comma| self.phrase_before(comma)) {
                return self.identify(antecedent, last);
            }
        }
        let document = self.document_before(at);
        document.and_then(|range| self.identify(range, last)).or(last)
    }

    /// The document or rule that the words before token `at` name, in its sentence or the one
    /// before: "Die neue Regel gilt. Demnach ...".
    fn document_before(&self, at: usize) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let period = grammar.period_of(at);
        let before = period.saturating_sub(1);
        let same = grammar.periods[before].block == grammar.periods[period].block;
        let from = grammar.periods[if same { before } else { period }].tokens.start;
        let is_document = |at: &usize| {
            grammar.class(*at) == Class::Noun
                && grammar.lexicon.names.role(grammar.lower(*at)).is_none()
                && (self.kind_alone(*at) == Some(SourceKind::Document)
                    || grammar.lexicon.noun_groups.group(grammar.lower(*at)) == NounGroup::Norm)
        };
        let noun = (from..at).rev().find(is_document)?;
        let starts = noun.saturating_sub(4).max(from)..=noun;
        starts.filter(|start| grammar.begins_phrase(*start)).find_map(|start| {
            let phrase = grammar.phrase(start, at).filter(|phrase| phrase.core.contains(&noun))?;
            Some(start..phrase.tokens.end)
        })
    }

    /// "die „Bild“-Zeitung", "„Spiegel“-Informationen": the name in the quotation marks.
    pub(super) fn quoted_part(
        &mut self,
        phrase: &Phrase,
        range: &Range<usize>,
    ) -> Option<SourceId> {
        let grammar = self.grammar;
        let open = phrase.core.clone().find(|at| grammar.opens(*at))?;
        let close = grammar.partner(open);
        let noun = close + 1 + usize::from(grammar.form(close + 1) == "-");
        let joined = noun <= phrase.head
            && grammar.tokens.tokens[close].span.end()
                == grammar.tokens.tokens[close + 1].span.start();
        let person = grammar.lexicon.names.role(grammar.lower(noun)).is_some_and(Role::is_persons);
        if !joined || person || open + 1 >= close {
            return None;
        }
        let name = grammar.tokens.span(open + 1..close);
        let mention = self
            .named
            .within(name)
            .find(|m| m.span == name && m.form == MentionForm::Plain)
            .copied();
        Some(match mention {
            Some(mention) => self.entity(mention.entity, range),
            None => self.named_part(name.of(grammar.tokens.text).to_owned(), phrase.head, range),
        })
    }

    /// "Polizeiangaben": the police.
    fn named_part(&mut self, part: String, noun: usize, range: &Range<usize>) -> SourceId {
        let head = lower(&part);
        let same = look_back(&self.known, REACH)
            .find(|(at, known)| known.head == head && self.sources[*at].entity.is_none());
        if let Some((at, _)) = same {
            return SourceId(at as u32);
        }
        let kind = self.grammar.lexicon.source_kinds.noun(&head).map(|noun| noun.kind);
        let kind = kind.or_else(|| self.kind_alone(noun)).unwrap_or_default();
        self.add(
            Source { label: part, kind, entity: None },
            SourceMemory {
                head,
                gender: None,
                first: range.start,
                last: range.start,
                document: None,
            },
        )
    }
}
