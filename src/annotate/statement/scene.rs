//! One period under examination: its clauses, their cues, and what the rules share.

use std::ops::Range;

use super::candidate::Candidate;
use super::cue::{self, Cue};
use super::speaker;
use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Grammar, Period};
use crate::compact::Collect;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::Pronoun;

/// A period with the cues of its clauses.
pub struct Scene<'g, 't> {
    /// The article's analysis.
    pub grammar: &'g Grammar<'t>,
    /// The period.
    pub period: &'g Period,
    /// Its clauses.
    pub clauses: &'g [Clause],
    /// The cue of each clause.
    pub cues: Vec<Option<Cue<'t>>>,
    /// True if a clause already serves as a frame.
    pub taken: Vec<bool>,
    /// Its tokens without the final mark.
    pub body: Range<usize>,
}

impl<'g, 't> Scene<'g, 't> {
    /// The scene of a period.
    pub fn new(grammar: &'g Grammar<'t>, index: usize) -> Self {
        let period = &grammar.periods[index];
        let clauses = grammar.clauses_of(period);
        let cues = clauses.iter().map(|clause| cue::of_clause(grammar, clause)).collect_vec();
        Scene {
            grammar,
            period,
            clauses,
            cues,
            taken: vec![false; clauses.len()],
            body: period.body(grammar),
        }
    }

    /// Returns whether a condition holds; `quellenlupe explain` tells the first one that does not.
    #[inline(always)]
    pub fn holds(&self, condition: &'static str, holds: bool) -> bool {
        self.grammar.trace.holds(condition, holds)
    }

    /// What a condition asks for, where it is there; told like [`Scene::holds`].
    #[inline(always)]
    pub fn need<T>(&self, condition: &'static str, found: Option<T>) -> Option<T> {
        self.grammar.trace.need(condition, found)
    }

    /// What a rule has found at token `at`, by a pattern that an example names; every attempt of a
    /// rule passes through here, so that its reasons can be told.
    #[inline(always)]
    pub fn tried(
        &self,
        pattern: &'static str,
        at: usize,
        found: Option<Candidate>,
    ) -> Option<Candidate> {
        let _attempt = self.grammar.trace.tried(pattern, at, found.is_some());
        #[cfg(not(target_arch = "wasm32"))]
        let found = found.map(|found| Candidate { attempt: _attempt, ..found });
        found
    }

    /// A range without the marks and blanks at its edges; `None` if nothing remains.
    pub fn trim(&self, range: Range<usize>) -> Option<Range<usize>> {
        let divides =
            |at: usize| is_one_of!(self.grammar.form(at), "," | ":" | ";" | "–" | "—" | "-" | "‒");
        let (mut start, mut end) = (range.start, range.end);
        while start < end && divides(start) {
            start += 1;
        }
        while start < end && divides(end - 1) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// The first token of the sentence that holds token `at` within the period.
    pub fn sentence_start(&self, at: usize) -> usize {
        let stop =
            self.clauses.iter().rev().find(|c| c.boundary == Boundary::Stop && c.start() <= at);
        stop.map_or(self.body.start, Clause::start)
    }

    /// Returns whether a clause has a subject of its own after its verb.
    pub fn has_subject(&self, index: usize) -> bool {
        speaker::follows(self.grammar, &self.clauses[index])
    }

    /// The end of what is said when it begins with clause `first`: the period's end, or where the
    /// frame's level returns.
    pub fn scope_end(&self, frame: usize, first: usize) -> usize {
        let main_follows = self.leaves_main_clause(frame);
        let mut konjunktiv = self.in_konjunktiv(first);
        for index in first + 1..self.clauses.len() {
            if self.is_after_frame(index) {
                return self.clauses[index - 1].range.end;
            }
            let ends = self.opens_quotation(index)
                || main_follows && self.can_be_main_clause(index)
                || self.is_framed_aside(index)
                || self.returns(index)
                    && (self.breaks(index)
                        || self.is_joined(index)
                            && (konjunktiv
                                || self.clauses[first].is_dependent()
                                || self.cues[index].is_some()));
            if ends {
                return self.clauses[index - 1].end().min(self.clauses[index].start());
            }
            konjunktiv |= self.in_konjunktiv(index);
        }
        self.body.end
    }

    /// Returns whether the main clause of the sentence comes after a frame and its words: "Als er
    /// sagte, dass ..., | ging sie", "Hieß es gestern, dass ..., | gilt heute".
    fn leaves_main_clause(&self, frame: usize) -> bool {
        let frame = &self.clauses[frame];
        frame.is_dependent()
            || frame.kind == ClauseKind::VerbFirst
                && matches!(frame.boundary, Boundary::Start | Boundary::Stop)
    }

    /// Returns whether a clause can be the main clause that a dependent frame leaves.
    fn can_be_main_clause(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        clause.boundary == Boundary::Comma
            && clause.kind == ClauseKind::VerbFirst
            && clause.konjunktiv(self.grammar) != Forms::KONJUNKTIV_1_SINGULAR
    }

    /// Returns whether a colon and a quotation begin a clause.
    fn opens_quotation(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        clause.boundary == Boundary::Colon && self.grammar.opens(clause.range.start)
    }

    /// Returns whether a clause with "nachdem" or "während" has a verb of saying of its own.
    fn is_framed_aside(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        clause.kind == ClauseKind::Subordinate
            && matches!(self.grammar.lower(clause.opener), "nachdem" | "während")
            && self.cues[index].is_some()
    }

    /// Returns whether a main clause stands in the indicative, as the frame does.
    fn returns(&self, index: usize) -> bool {
        matches!(self.clauses[index].kind, ClauseKind::Main | ClauseKind::VerbFirst)
            && !self.in_konjunktiv(index)
    }

    /// Returns whether a clause begins a sentence of its own.
    fn breaks(&self, index: usize) -> bool {
        matches!(
            self.clauses[index].boundary,
            Boundary::Semicolon | Boundary::Colon | Boundary::Stop
        )
    }

    /// Returns whether a clause goes on with the one before: by a conjunction, or by a subject that
    /// both share.
    fn is_joined(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        let shares = clause.kind == ClauseKind::VerbFirst
            && !self.has_subject(index)
            && clause.boundary == Boundary::Comma;
        shares
            || is_one_of!(
                self.grammar.lower(clause.range.start),
                "und" | "aber" | "doch" | "jedoch" | "sondern" | "während"
            )
    }

    fn in_konjunktiv(&self, index: usize) -> bool {
        self.clauses[index].konjunktiv(self.grammar) != Forms::default()
    }

    /// Returns whether a clause is a frame after the words said: ", sagte X", ", so X", ", wie X
    /// mitteilte".
    pub fn is_after_frame(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        if !matches!(clause.boundary, Boundary::Comma | Boundary::Dash | Boundary::Quotation)
            || clause.front.is_some()
        {
            return false;
        }
        let start = clause.opener;
        match self.grammar.lower(start) {
            "so" if clause.finite == Some(start + 1) => self.cues[index].is_some(),
            "so" => self.so_speaker(index).is_some(),
            "wie" => {
                clause.finite.is_some_and(|f| f > start)
                    && self.cues[index].is_some()
                    && self.grammar.begins_phrase(start + 1)
                    && !self.tells_how(index)
                    && (self.grammar.lower(start + 1) != "es" || self.hears(index))
            }
            _ => {
                clause.kind == ClauseKind::VerbFirst
                    && clause.opener == clause.range.start
                    && self.cues[index]
                        .as_ref()
                        .is_some_and(|cue| cue.passive || self.has_subject(index))
                    && clause.konjunktiv(self.grammar) == Forms::default()
            }
        }
    }

    /// "wie es heißt", not "wie es weitergeht".
    fn hears(&self, index: usize) -> bool {
        let verb = self.clauses[index].finite.and_then(|at| self.grammar.words[at].verb);
        verb.is_some_and(|verb| self.grammar.lexicon.verbs.base(verb) == "heißen")
    }

    /// Returns whether a clause with "wie" tells how something is done rather than who says it:
    /// "wie er das behaupten konnte", "wie man es nicht erwartet hatte", "sondern wie die Bürger
    /// informiert werden".
    pub fn tells_how(&self, index: usize) -> bool {
        let clause = &self.clauses[index];
        let finite = clause.finite.and_then(|at| self.grammar.words[at].verb);
        let modal = finite.is_some_and(|verb| self.grammar.lexicon.verbs.is_modal(verb));
        // "wie sie von den Leuten gefordert wird"
        let compared = matches!(self.grammar.lower(clause.opener + 1), "sie" | "es")
            && self.cues[index].as_ref().is_some_and(|cue| cue.passive);
        modal
            || compared
            || clause.opener > clause.range.start
                && self.grammar.lower(clause.range.start) == "sondern"
            || clause.range.clone().any(|at| self.grammar.lower(at) == "nicht")
    }

    /// The phrase after "so" where it names a speaker.
    pub fn so_speaker(&self, index: usize) -> Option<Range<usize>> {
        let clause = &self.clauses[index];
        let at = clause.opener + 1;
        if clause.finite.is_some() || !self.grammar.begins_phrase(at) {
            return None;
        }
        let phrase = self.grammar.phrase(at, self.period.tokens.end)?;
        let names =
            matches!(self.grammar.class(phrase.head), Class::Noun | Class::Function(Pronoun));
        (names && !is_one_of!(self.grammar.lower(at), "dass" | "viel" | "wie"))
            .then_some(phrase.tokens)
    }

    /// Returns whether a range is one quotation and nothing else.
    pub fn is_quotation(&self, range: &Range<usize>) -> bool {
        self.grammar.opens(range.start) && self.grammar.after(range.start) == range.end
    }

    /// The part of the period that stands before `quote` and belongs to no other statement's words.
    pub fn frame_before(&self, quote_start: usize, candidates: &[Candidate]) -> Vec<Range<usize>> {
        let used = candidates
            .iter()
            .rev()
            .take_while(|d| d.start() >= self.period.tokens.start)
            .flat_map(|d| d.quote.iter());
        let start = used
            .map(|r| r.end)
            .filter(|end| *end <= quote_start)
            .max()
            .unwrap_or(self.period.tokens.start);
        let start = start.max(self.sentence_start(quote_start.saturating_sub(1)));
        if start < quote_start { vec![start..quote_start] } else { Vec::new() }
    }

    /// Index of the clause that holds token `at`.
    pub fn clause_of(&self, at: usize) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.range.contains(&at))
    }
}
