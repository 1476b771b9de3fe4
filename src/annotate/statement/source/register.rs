//! The sources of an article as they are met, statement by statement, and the steps that lead a
//! speaker to one of them.

use std::ops::Range;

use super::kind;
use super::label;
use super::pronoun::{self, GrammaticalPerson};
use super::referent::{Cast, MomentOfReading};
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar, Phrase};
use crate::annotate::look_back::look_back;
use crate::annotate::statement::bounds;
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::compact::{Collect, Map, lower, order};
use crate::lexicon::names::{Gender, Role};
use crate::lexicon::words::FunctionWord::Determiner;
use crate::lexicon::words::Traits;
use crate::reading::{
    EntityId, EntityKind, Mention, MentionForm, Mode, Source, SourceId, SourceKind,
};

/// The source of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attributed {
    /// The source, where there is one.
    pub source: Option<SourceId>,
    /// True if it was worked out because the place names nobody, or only a pronoun.
    pub inferred: bool,
}

/// Notes on a source that the reading does not hold.
#[derive(Debug, Clone)]
pub(super) struct SourceMemory {
    /// Its last noun, lower case: "geheimdienst".
    pub(super) head: String,
    pub(super) gender: Option<Gender>,
    /// The first word by which it was met.
    pub(super) first: usize,
    /// The token at which it was named last.
    pub(super) last: usize,
    /// The noun for its words by which it was met: "bericht" in "ein Bericht der Zeitung".
    pub(super) document: Option<String>,
}

pub(super) struct Register<'g, 't> {
    pub(super) grammar: &'g Grammar<'t>,
    pub(super) named: &'g Named,
    pub(super) sources: Vec<Source>,
    pub(super) known: Vec<SourceMemory>,
    pub(super) by_entity: Map<EntityId, SourceId>,
    by_label: Map<String, SourceId>,
    /// Facts that the article tells of the entities.
    pub(super) cast: Cast<'g, 't>,
    /// One per token: whether it is somebody's words.
    pub(super) said: Vec<bool>,
    /// Every voice with the first word that names it, in order of the statements.
    pub(super) heard: Vec<(usize, SourceId)>,
    /// The source of the last statement that has one.
    pub(super) last: Option<SourceId>,
}

/// A label without hyphens and capitals: "Feuerwehr-Sprecher" is "Feuerwehrsprecher".
fn key(label: &str) -> String {
    lower(label).replace('-', "")
}

/// Marks the tokens that are somebody's words.
fn said(grammar: &Grammar<'_>, candidates: &[Candidate]) -> Vec<bool> {
    let mut said = vec![false; grammar.tokens.len()];
    for range in candidates.iter().filter(|d| d.mode != Mode::Reported).flat_map(|d| &d.quote) {
        said[range.clone()].fill(true);
    }
    said
}

/// Statements looked back for one whose speaker is the same words.
const RECENT: usize = 6;

/// Sources looked back for whom a name or pronoun refers to; keeps the search linear.
pub(super) const REACH: usize = 200;

impl<'g, 't> Register<'g, 't> {
    /// An empty register of an article.
    pub(super) fn new(
        grammar: &'g Grammar<'t>,
        named: &'g Named,
        candidates: &[Candidate],
    ) -> Self {
        Register {
            grammar,
            named,
            sources: Vec::new(),
            known: Vec::new(),
            by_entity: Map::default(),
            by_label: Map::default(),
            cast: Cast::new(grammar, named),
            said: said(grammar, candidates),
            heard: Vec::new(),
            last: None,
        }
    }

    pub(super) fn voice(
        &mut self,
        candidate: &Candidate,
        candidates: &[Candidate],
        voices: &[Attributed],
    ) -> Attributed {
        let carried = candidate
            .carries_on
            .and_then(|before| Some((&candidates[before], voices.get(before)?)));
        if let Some((before, voice)) =
            carried.filter(|(before, _)| before.speaker == candidate.speaker)
        {
            self.step(|| "the source of the statement that it carries on".into());
            let inferred = voice.inferred || candidate.rule != Rule::Nested;
            return Attributed {
                source: voice.source,
                inferred: inferred && before.start() != candidate.start(),
            };
        }
        let Some(speaker) = candidate.speaker.clone() else {
            self.step(|| "no words name a speaker: the source stays open".into());
            return Attributed::default();
        };
        let silent = candidate.rule == Rule::Demnach && speaker.len() == 1;
        let elsewhere =
            self.grammar.period_of(speaker.start) != self.grammar.period_of(candidate.start());
        let last = self.last;
        // The same words mean the same one, whatever was said meanwhile.
        let met = look_back(&self.heard, RECENT)
            .find(|(_, (at, _))| *at == speaker.start)
            .map(|(_, (_, id))| *id);
        let found = match met {
            Some(id) if !silent => Some(id),
            _ if silent => self.after_adverb(speaker.start, last),
            _ => self.identify(speaker.clone(), last),
        };
        if let Some(id) = found {
            self.known[id.0 as usize].last = speaker.start;
            self.refine(id, &speaker);
            self.heard.push((speaker.start, id));
        }
        let named = self.named.within(self.grammar.tokens.span(speaker.clone()));
        let worked_out = found
            .and_then(|id| self.sources[id.0 as usize].entity)
            .is_some_and(|id| named.into_iter().all(|m| m.entity != id));
        let pronoun =
            speaker.len() == 1 && !matches!(self.grammar.class(speaker.start), Class::Noun);
        Attributed {
            source: found,
            inferred: silent
                || pronoun
                || worked_out
                || elsewhere && candidate.carries_on.is_some(),
        }
    }

    /// The source that some words name; a new one if they name nobody known.
    pub(super) fn identify(
        &mut self,
        range: Range<usize>,
        last: Option<SourceId>,
    ) -> Option<SourceId> {
        let grammar = self.grammar;
        if range.len() == 1 && matches!(grammar.class(range.start), Class::Function(_)) {
            return self.stand_in(range.start, last);
        }
        let mut phrase = self.phrase_in(range.clone());
        if let Some((first, second)) = self.conjuncts(&phrase, &range) {
            self.step(|| format!("{} are two that speak together", self.words(&range)));
            return self.joint(first, second, last);
        }
        if let Some(person) = self.person(&phrase, &range) {
            self.step(|| format!("{} names a person", self.words(&range)));
            return Some(self.entity(person.entity, &range));
        }
        let owner = self.owner(&phrase);
        if let Some((_, noun)) = owner {
            phrase.core.start = noun;
            phrase.tokens.start = noun;
        }
        if let Some(id) = self.quoted_part(&phrase, &range) {
            self.step(|| format!("{} names a part in quotation marks", self.words(&range)));
            return Some(id);
        }
        if let Some(noun) = self.report_noun(&phrase) {
            self.step(|| format!("{} are somebody's words: whose?", self.words(&range)));
            return self.words_owner(noun, &phrase, range, last);
        }
        if let Some(mention) = self.organisation(&phrase) {
            self.step(|| format!("{} names an organisation or place", self.words(&range)));
            return Some(self.entity(mention.entity, &range));
        }
        if let Some((owner, _)) = owner {
            self.step(|| format!("{} is somebody's, whose name stands before", self.words(&range)));
            return Some(self.owned(&phrase, &range, owner));
        }
        if let Some(id) = self.referent(&phrase, &range) {
            self.step(|| format!("{} means somebody named before", self.words(&range)));
            return Some(id);
        }
        self.step(|| format!("{} is a description of its own", self.words(&range)));
        Some(self.described(&phrase, &range))
    }

    /// The two that "und" joins as one speaker: "Polizei und Feuerwehr", "Minister Muster und die
    /// Kanzlerin"; not what hangs on one ("Vertreter von Stadt und Land"), a name or two roles of
    /// one person.
    pub(super) fn conjuncts(
        &self,
        phrase: &Phrase,
        range: &Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let grammar = self.grammar;
        let mut steps = grammar.steps(phrase.core.end..range.end);
        let und = steps.find(|at| matches!(grammar.lower(*at), "und" | "sowie"))?;
        let (first, second) = (range.start..und, und + 1..range.end);
        let left = grammar.phrase(phrase.tokens.start, und)?;
        let right = grammar.phrase(second.start, second.end)?;
        let article = |phrase: &Phrase| {
            grammar.is(phrase.core.start, Determiner)
                && !grammar.has(phrase.core.start, Traits::OBLIQUE)
        };
        let person = |phrase: &Phrase, range: &Range<usize>| self.person(phrase, range).is_some();
        let plain = left.tokens.end == left.core.end && left.core.end == und;
        let apart = plain
            || article(&left) && article(&right)
            || person(&left, &first) && person(&right, &second);
        let speaks = |phrase: &Phrase, range: &Range<usize>| {
            context::can_speak(grammar, self.named, range)
                || grammar.lexicon.names.role(grammar.lower(phrase.head)).is_some()
        };
        let und_span = grammar.tokens.tokens[und].span;
        let in_name = self
            .named
            .within(grammar.tokens.span(range.clone()))
            .any(|m| m.span.contains(und_span));
        (apart
            && !in_name
            && !grammar.form(und - 1).ends_with('-')
            && bounds::second_role(grammar, phrase, range.end).is_none()
            && self.report_noun(&left).is_none()
            && speaks(&left, &first)
            && speaks(&right, &second))
        .then_some((first, second))
    }

    /// The joint source of two.
    fn joint(
        &mut self,
        first: Range<usize>,
        second: Range<usize>,
        last: Option<SourceId>,
    ) -> Option<SourceId> {
        let at = first.start;
        let parts = [self.identify(first, last)?, self.identify(second, last)?];
        let [first, second] = parts.map(|id| &self.sources[id.0 as usize]);
        if parts[0] == parts[1] {
            return Some(parts[0]);
        }
        let label = [&first.label, " und ", &second.label].concat();
        if let Some(found) = self.by_label.get(&key(&label)) {
            return Some(*found);
        }
        let source = Source { label, kind: first.kind, entity: None };
        let memory = SourceMemory {
            head: String::new(),
            gender: Some(Gender::Plural),
            first: at,
            last: at,
            document: None,
        };
        Some(self.add(source, memory))
    }

    /// The person whose somebody is, and the noun for that: "Lena Voss' | Anwalt".
    fn owner(&self, phrase: &Phrase) -> Option<(EntityId, usize)> {
        let persons = self.named.within(self.grammar.tokens.span(phrase.core.clone()));
        let mut persons =
            persons.filter(|m| m.kind == EntityKind::Person && m.form == MentionForm::Plain);
        persons.find_map(|m| Some((m.entity, self.owned_noun(m, phrase)?)))
    }

    /// The source that is somebody's: his name is told only where another's has the same label.
    fn owned(&mut self, phrase: &Phrase, range: &Range<usize>, owner: EntityId) -> SourceId {
        let noun = label::of_phrase(self.grammar, phrase, range);
        let whole = [&noun, " von ", &self.named.entity(owner).label].concat();
        if let Some(found) = self.by_label.get(&key(&whole)) {
            return *found;
        }
        let told = self.sources.iter().any(|source| source.label == noun);
        let source = Source {
            label: if told { whole.clone() } else { noun },
            kind: kind::of_phrase(self.grammar, &phrase.core),
            entity: None,
        };
        let memory = SourceMemory {
            head: self.grammar.lower(phrase.head).to_owned(),
            gender: label::gender(self.grammar, phrase),
            first: range.start,
            last: range.start,
            document: None,
        };
        let id = self.add(source, memory);
        self.by_label.insert(key(&whole), id);
        id
    }

    /// Finds the entity named before that a description means: "der Kroate", "die Ministerin", "das
    /// Krankenhaus".
    fn referent(&mut self, phrase: &Phrase, range: &Range<usize>) -> Option<SourceId> {
        let asked = self.cast.asked(phrase)?;
        let gender = label::gender(self.grammar, phrase);
        if gender == Some(Gender::Plural) {
            return None;
        }
        let last = self.heard.last().and_then(|(at, id)| {
            Some((self.sources[id.0 as usize].entity?, *at)).filter(|(_, at)| *at < range.start)
        });
        let moment = MomentOfReading { at: range.start, last, is_new: false };
        let (id, at) = self.cast.meant(&asked, gender, &moment)?;
        let head = self.grammar.lower(phrase.head);
        let described = |(index, known): &(usize, &SourceMemory)| {
            self.sources[*index].entity.is_none() && known.head == head
        };
        let nearest =
            look_back(&self.known, REACH).filter(described).all(|(_, known)| known.last < at);
        nearest.then(|| {
            self.cast.note(id, &asked);
            self.entity(id, range)
        })
    }

    /// A pronoun or lone article: who it stands for.
    fn stand_in(&mut self, at: usize, last: Option<SourceId>) -> Option<SourceId> {
        let grammar = self.grammar;
        let after_comma = at > 0 && grammar.form(at - 1) == ",";
        if grammar.is(at, Determiner) && after_comma {
            self.step(|| format!("{} hangs on the noun before it", self.words(&(at..at + 1))));
            let antecedent = self.phrase_before(at - 1)?;
            return self.identify(antecedent, last);
        }
        self.step(|| format!("{} stands for somebody named before", self.words(&(at..at + 1))));
        match pronoun::gender(grammar, at)? {
            GrammaticalPerson::Speaker => None,
            GrammaticalPerson::Third(gender) => {
                let found = self.antecedent(at, gender);
                found.or_else(|| {
                    self.step(|| "nobody near agrees: the last source, if it does".into());
                    last.filter(|id| self.agrees(*id, gender))
                })
            }
        }
    }

    /// Notes a step on the way to a source.
    #[inline(always)]
    pub(super) fn step(&self, step: impl FnOnce() -> String) {
        self.grammar.trace.step(step);
    }

    /// The words of a range as a step of the trace quotes them.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn words(&self, range: &Range<usize>) -> String {
        format!("\"{}\"", self.grammar.tokens.span(range.clone()).of(self.grammar.tokens.text))
    }

    #[cfg(target_arch = "wasm32")]
    pub(super) fn words(&self, _range: &Range<usize>) -> String {
        String::new()
    }

    /// The noun phrase that ends before `comma`.
    pub(super) fn phrase_before(&self, comma: usize) -> Option<Range<usize>> {
        let from = comma.saturating_sub(14);
        let ends = |start: &usize| {
            self.grammar.begins_phrase(*start)
                && self.grammar.phrase(*start, comma).is_some_and(|p| p.tokens.end == comma)
        };
        (from..comma).find(ends).map(|start| start..comma)
    }

    pub(super) fn phrase_in(&self, range: Range<usize>) -> Phrase {
        let whole = || Phrase { tokens: range.clone(), core: range.clone(), head: range.end - 1 };
        let first = range.clone().find(|at| self.grammar.begins_phrase(*at)).unwrap_or(range.start);
        self.grammar.phrase(first, range.end).unwrap_or_else(whole)
    }

    /// The person a phrase names: in its core, or as its apposition.
    pub(super) fn person(&self, phrase: &Phrase, range: &Range<usize>) -> Option<Mention> {
        let persons = || {
            self.named
                .within(self.grammar.tokens.span(range.clone()))
                .filter(|m| m.kind == EntityKind::Person && m.form == MentionForm::Plain)
        };
        let core = match bounds::second_role(self.grammar, phrase, range.end) {
            Some(second) => phrase.core.start..second.core.end,
            None => phrase.core.clone(),
        };
        let core = self.grammar.tokens.span(core);
        let in_core = persons()
            .find(|m| core.start() <= m.span.start() && m.span.start() < core.end())
            .filter(|m| self.owned_noun(m, phrase).is_none());
        in_core
            .or_else(|| {
                persons().find(|m| {
                    let at = self.grammar.tokens.at_byte(m.span.start());
                    let comma = (range.start..at).rev().find(|i| self.grammar.form(*i) == ",");
                    comma.is_some_and(|comma| {
                        comma >= phrase.core.end
                            && self
                                .grammar
                                .phrase(comma + 1, range.end)
                                .is_some_and(|p| p.core.contains(&at))
                    })
                })
            })
            .copied()
    }

    /// The noun after a name that only says whose somebody is: "Lena Voss' Anwalt", "Musters
    /// Anwältin".
    fn owned_noun(&self, mention: &Mention, phrase: &Phrase) -> Option<usize> {
        let name = self.grammar.tokens.within(mention.span);
        let ends_in_s = self.grammar.form(name.end - 1).ends_with(['s', 'ß', 'x', 'z', '\'', '’']);
        let noun = name.end + usize::from(is_one_of!(self.grammar.form(name.end), "'" | "’" | "‘"));
        let owns = ends_in_s
            && noun <= phrase.head
            && self.grammar.class(noun) == Class::Noun
            && self.grammar.lexicon.names.role(self.grammar.lower(noun)).is_some();
        owns.then_some(noun)
    }

    /// An organisation or place whose name is the head of the phrase.
    fn organisation(&self, phrase: &Phrase) -> Option<Mention> {
        let head = self.grammar.tokens.tokens[phrase.head].span;
        let core = self.grammar.tokens.span(phrase.core.clone());
        self.named
            .within(core)
            .find(|m| {
                m.form == MentionForm::Plain
                    && m.span.end() >= head.end()
                    && m.kind != EntityKind::Person
            })
            .copied()
    }

    pub(super) fn kind_alone(&self, at: usize) -> Option<SourceKind> {
        self.grammar.lexicon.source_kinds.noun(self.grammar.lower(at)).map(|noun| noun.kind)
    }

    /// The latest source or person of this gender before token `at`.
    pub(super) fn latest(&self, at: usize, gender: Gender) -> Option<SourceId> {
        look_back(&self.known, REACH)
            .rev()
            .filter(|(i, known)| self.agrees(SourceId(*i as u32), gender) && known.last <= at)
            .max_by_key(|(_, known)| known.last)
            .map(|(i, _)| SourceId(i as u32))
    }

    pub(super) fn agrees(&self, id: SourceId, gender: Gender) -> bool {
        let Source { entity, kind, .. } = self.sources[id.0 as usize];
        // A document says nothing that "er" or "sie" says.
        if kind == SourceKind::Document {
            return false;
        }
        match self.known[id.0 as usize].gender {
            Some(known) => known == gender,
            // Of organisations that need no article nobody says "er".
            None => {
                matches!(gender, Gender::Masculine | Gender::Feminine)
                    && entity.is_some_and(|id| self.named.entity(id).kind == EntityKind::Person)
            }
        }
    }

    /// The description shortly before a person's first name that tells of him what stands beside
    /// the name, which becomes his: "Der oberste General sieht ... Das sagte General Max Muster."
    fn described_before(&mut self, id: EntityId, range: &Range<usize>) -> Option<SourceId> {
        let grammar = self.grammar;
        let block = |at: usize| grammar.periods[grammar.period_of(at)].block;
        let gender = self.named.gender(id);
        let (at, known) = self.known.iter().enumerate().next_back()?;
        let same = self.sources[at].entity.is_none()
            && block(known.last) == block(range.start)
            && grammar.has(known.first, Traits::DEFINITE)
            && grammar.lexicon.names.role(&known.head).is_some_and(Role::is_persons)
            && known.gender.is_none_or(|told| gender.is_none_or(|gender| gender == told))
            && self.cast.is_told(id, &known.head);
        if !same {
            return None;
        }
        let found = SourceId(at as u32);
        self.sources[at].label = self.name(id, range);
        self.sources[at].entity = Some(id);
        self.by_entity.insert(id, found);
        Some(found)
    }

    /// The source for an entity.
    pub(super) fn entity(&mut self, id: EntityId, range: &Range<usize>) -> SourceId {
        if let Some(found) = self.by_entity.get(&id) {
            return *found;
        }
        if let Some(found) = self.described_before(id, range) {
            return found;
        }
        let label = self.name(id, range);
        let first = label.split(' ').next().unwrap_or_default();
        if self.named.entity(id).kind == EntityKind::Organisation
            && let Some(found) = self.bare(&key(first))
        {
            self.sources[found.0 as usize] = Source {
                kind: kind::of_entity(self.grammar, self.named, id, range),
                entity: Some(id),
                label,
            };
            self.by_entity.insert(id, found);
            return found;
        }
        let head = lower(label.rsplit(' ').next().unwrap_or(&label));
        let kind = kind::of_entity(self.grammar, self.named, id, range);
        let gender = self.named.gender(id);
        self.add(
            Source { label, kind, entity: Some(id) },
            SourceMemory { head, gender, first: range.start, last: range.start, document: None },
        )
    }

    /// The label of an entity; of an organisation in the nominative.
    fn name(&self, id: EntityId, range: &Range<usize>) -> String {
        let entity = self.named.entity(id);
        let tokens = self.grammar.tokens;
        let mut here = self.named.within(tokens.span(range.clone()));
        let inflected = here.find(|m| m.entity == id && m.form == MentionForm::Plain);
        match inflected.filter(|m| {
            m.span.of(tokens.text) == entity.label && entity.kind == EntityKind::Organisation
        }) {
            Some(mention) => label::of_name(self.grammar, tokens.within(mention.span)),
            None => self.without_genitive(id, range),
        }
    }

    /// The label of an entity that the article names in the genitive only: "Anna Vogts Fazit".
    fn without_genitive(&self, id: EntityId, range: &Range<usize>) -> String {
        let label = &self.named.entity(id).label;
        let bare = label.strip_suffix('s').filter(|bare| bare.len() > 3 && !bare.ends_with('s'));
        let owns = range.len() == 1
            || self.grammar.tokens.span(range.clone()).of(self.grammar.tokens.text) == *label;
        let owner = owns && self.grammar.class(range.end) == Class::Noun;
        bare.filter(|_| owner).unwrap_or(label).to_owned()
    }

    /// The source for a description: one met before, a person by role, or a new one.
    pub(super) fn described(&mut self, phrase: &Phrase, range: &Range<usize>) -> SourceId {
        let grammar = self.grammar;
        let label = label::of_phrase(grammar, phrase, range);
        let head = grammar.lower(phrase.head).to_owned();
        let definite = grammar.has(phrase.core.start, Traits::DEFINITE.and(Traits::DEMONSTRATIVE))
            || phrase.core.len() == 1;
        if let Some(found) = self.by_label.get(&key(&label)) {
            return *found;
        }
        let person = grammar.lexicon.names.role(&head).is_some_and(Role::is_persons);
        if let Some(found) = self.bare(&head).filter(|_| definite && !person) {
            self.sources[found.0 as usize].label = label;
            return found;
        }
        if let Some(at) = definite.then(|| self.met_before(phrase, &head)).flatten() {
            return SourceId(at as u32);
        }
        let gender = label::gender(grammar, phrase);
        let kind = match kind::of_phrase(grammar, range) {
            SourceKind::Other => kind::of_label(grammar, &label),
            kind => kind,
        };
        self.add(
            Source { label, kind, entity: None },
            SourceMemory { head, gender, first: range.start, last: range.start, document: None },
        )
    }

    /// The description met as this noun alone, in lower case: "Städtetag" in a title, of which
    /// the text then tells more.
    fn bare(&self, noun: &str) -> Option<SourceId> {
        let found = *self.by_label.get(noun)?;
        self.sources[found.0 as usize].entity.is_none().then_some(found)
    }

    /// A source with this head, or a person whose role it is: "der Minister".
    pub(super) fn met_before(&self, phrase: &Phrase, head: &str) -> Option<usize> {
        let first = self.grammar.class(phrase.core.start);
        let bare = phrase.tokens.len() <= 2 && first != Class::Other;
        let same = look_back(&self.known, REACH)
            .find(|(at, known)| known.head == *head && self.sources[*at].entity.is_none())
            .map(|(at, _)| at);
        if let Some(at) = same.filter(|_| bare) {
            return Some(at);
        }
        let role = |at: &usize| {
            let entity = self.sources[*at].entity.map(|id| self.named.entity(id));
            let role = entity.and_then(|entity| entity.role.as_deref());
            role.is_some_and(|role| role.split_whitespace().any(|word| lower(word).ends_with(head)))
        };
        let mut near = look_back(&self.known, REACH).map(|(at, _)| at);
        (bare && head.len() > 4).then(|| near.find(role)).flatten()
    }

    /// A later mention may tell more of a source: its role, a fuller form.
    fn refine(&mut self, id: SourceId, range: &Range<usize>) {
        let source = &mut self.sources[id.0 as usize];
        if matches!(source.kind, SourceKind::Person | SourceKind::Other) {
            let told = match source.entity {
                Some(entity) => kind::of_entity(self.grammar, self.named, entity, range),
                None => kind::of_phrase(self.grammar, range),
            };
            if !matches!(told, SourceKind::Other | SourceKind::Document) {
                source.kind = told;
            }
        }
    }

    /// The sources renumbered by where they are first heard.
    pub(super) fn in_order(
        self,
        candidates: &[Candidate],
        shown: &[bool],
        mut voices: Vec<Attributed>,
    ) -> (Vec<Source>, Vec<Attributed>) {
        let mut heard: Vec<(usize, SourceId)> = (candidates.iter().zip(&voices).zip(shown))
            .filter(|(_, shown)| **shown)
            .filter_map(|((candidate, voice), _)| Some((candidate.start(), voice.source?)))
            .collect_vec();
        order::by_number(&mut heard, |(at, id)| order::pair(*at, id.0 as usize));
        let mut new = vec![None; self.sources.len()];
        let mut sources = Vec::with_capacity(self.sources.len());
        for (_, old) in heard {
            let place = &mut new[old.0 as usize];
            if place.is_none() {
                *place = Some(SourceId(sources.len() as u32));
                sources.push(self.sources[old.0 as usize].clone());
            }
        }
        for voice in &mut voices {
            voice.source = voice.source.and_then(|old| new[old.0 as usize]);
        }
        (sources, voices)
    }

    pub(super) fn add(&mut self, source: Source, known: SourceMemory) -> SourceId {
        let id = SourceId(self.sources.len() as u32);
        match source.entity {
            Some(entity) => self.by_entity.insert(entity, id),
            None => self.by_label.insert(key(&source.label), id),
        };
        self.sources.push(source);
        self.known.push(known);
        id
    }
}
