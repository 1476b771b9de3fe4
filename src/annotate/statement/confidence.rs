//! The confidence of a statement: the share of right ones among those like it, by rule and by how
//! plain its place is.

use super::candidate::Candidate;
use super::context;
use super::cue;
use super::nobody;
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Clause, ClauseKind, Grammar, Period};
use crate::compact::Collect;
use crate::lexicon::confidence::Condition;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::{Determiner, Pronoun};
use crate::reading::{EntityKind, MentionForm, Mode};

/// Most clauses of a plain sentence.
const FEW_CLAUSES: usize = 3;
/// Most words of a plain speaker.
const SHORT_SPEAKER: usize = 6;
/// Fewest words of a long quote.
const LONG_QUOTE: usize = 10;
/// Candidates looked at on either side, in number: those farther away share no sentence with this
/// one and do not hold it. Keeps the search linear.
const NEAR: usize = 16;
/// Below this a statement is not shown: a gap is better than a falsehood.
const TOO_UNSURE: f32 = 0.3;

/// The confidence of each candidate, `None` where it is too low to be shown.
pub fn of_candidates(
    grammar: &Grammar<'_>,
    named: &Named,
    candidates: &[Candidate],
) -> Vec<Option<f32>> {
    (0..candidates.len())
        .map(|at| {
            let place = Circumstances::new(grammar, named, candidates, at);
            grammar
                .lexicon
                .confidence
                .share(candidates[at].rule.name(), |condition| place.holds(condition))
        })
        .zip(candidates)
        .map(|(share, candidate)| {
            let shown = share >= TOO_UNSURE && !nobody::speaks(grammar, named, candidate);
            shown.then_some(share)
        })
        .collect_vec()
}

/// The row of `confidence.tsv` that gives a candidate its confidence, as it stands there; `None`
/// where no row of its rule fits.
#[cfg(not(target_arch = "wasm32"))]
pub fn row(
    grammar: &Grammar<'_>,
    named: &Named,
    candidates: &[Candidate],
    at: usize,
) -> Option<String> {
    let place = Circumstances::new(grammar, named, candidates, at);
    let rule = candidates[at].rule.name();
    let (when, share) = grammar.lexicon.confidence.row(rule, |condition| place.holds(condition))?;
    let names: Vec<&str> = when.iter().map(|condition| condition.name()).collect_vec();
    let names = if names.is_empty() { "-".to_owned() } else { names.join(" ") };
    Some(format!("{rule} | {names} | {share}"))
}

/// A candidate among its neighbours.
struct Circumstances<'p, 't> {
    grammar: &'p Grammar<'t>,
    named: &'p Named,
    candidates: &'p [Candidate],
    at: usize,
    candidate: &'p Candidate,
    period: &'p Period,
}

impl<'p, 't> Circumstances<'p, 't> {
    fn new(
        grammar: &'p Grammar<'t>,
        named: &'p Named,
        candidates: &'p [Candidate],
        at: usize,
    ) -> Self {
        let candidate = &candidates[at];
        let period = &grammar.periods[grammar.period_of(candidate.start())];
        Circumstances { grammar, named, candidates, at, candidate, period }
    }

    fn holds(&self, condition: Condition) -> bool {
        let Circumstances { grammar, candidate, period, .. } = self;
        let speaker = candidate.speaker.as_ref();
        match condition {
            Condition::Voice => {
                speaker.is_some_and(|range| context::can_speak(grammar, self.named, range))
            }
            Condition::Named => speaker.is_some_and(|range| {
                let names = self.named.within(grammar.tokens.span(range.clone()));
                names.into_iter().any(|mention| mention.form == MentionForm::Plain)
            }),
            Condition::Noun => {
                let stands_in = |at: usize| grammar.is(at, Pronoun) || grammar.is(at, Determiner);
                !speaker.is_some_and(|range| range.len() == 1 && stands_in(range.start))
            }
            Condition::Short => speaker.is_some_and(|range| range.len() <= SHORT_SPEAKER),
            Condition::Here => speaker.is_some_and(|range| period.tokens.contains(&range.start)),
            Condition::Beside => speaker.is_some_and(|range| {
                candidate.cue.iter().any(|cue| *cue + 1 == range.start || *cue == range.end)
            }),
            Condition::Carried => candidate.carries_on.is_some(),
            Condition::Alone => !self
                .others()
                .any(|other| other.mode != Mode::Direct && period.tokens.contains(&other.start())),
            Condition::Outer => {
                !self.others().any(|other| other.holds(&(candidate.start()..candidate.end())))
            }
            Condition::Calm => !period.tokens.clone().any(|token| grammar.opens(token)),
            Condition::Main => self.frame().is_some_and(|clause| {
                matches!(clause.kind, ClauseKind::Main | ClauseKind::VerbFirst)
            }),
            Condition::Few => period.clauses.len() <= FEW_CLAUSES,
            Condition::Long => {
                candidate.quote.iter().map(|piece| piece.len()).sum::<usize>() >= LONG_QUOTE
            }
            Condition::Whole => candidate.quote.len() == 1,
            Condition::Final => {
                grammar.ends_sentence(candidate.end() - 1)
                    || is_one_of!(grammar.form(candidate.end()), "." | "!" | "?")
            }
            Condition::Konjunktiv => (grammar.clauses_of(period).iter())
                .filter(|clause| {
                    candidate.quote.iter().any(|piece| piece.contains(&clause.start()))
                })
                .any(|clause| clause.konjunktiv(grammar).any(Forms::KONJUNKTIV_1)),
            Condition::Says => self.frame().is_some_and(|clause| {
                let cue = cue::of_clause(grammar, clause);
                cue.is_some_and(|cue| cue.uses.iter().any(|(entry, _)| entry.takes.any(Takes::WIE)))
            }),
            Condition::Plain => self.frame().is_none_or(|clause| {
                let negates = |at: usize| {
                    is_one_of!(grammar.lower(at), "nicht" | "nie" | "kein" | "keine" | "keinen")
                };
                clause.konjunktiv(grammar) == Forms::default()
                    && !grammar.steps(clause.range.clone()).any(negates)
            }),
            Condition::Near => speaker.is_some_and(|range| {
                grammar.period_of(range.start) + 1 >= grammar.period_of(candidate.start())
            }),
            Condition::Person => speaker.is_some_and(|range| {
                let names = self.named.within(grammar.tokens.span(range.clone()));
                names
                    .into_iter()
                    .any(|m| m.form == MentionForm::Plain && m.kind == EntityKind::Person)
            }),
        }
    }

    fn others(&self) -> impl Iterator<Item = &Candidate> {
        let near = self
            .candidates
            .iter()
            .enumerate()
            .skip(self.at.saturating_sub(NEAR))
            .take(2 * NEAR + 1);
        near.filter(|(at, _)| *at != self.at).map(|(_, candidate)| candidate)
    }

    /// The clause the cue stands in.
    fn frame(&self) -> Option<&Clause> {
        let cue = *self.candidate.cue.first()?;
        let clauses = self.grammar.clauses_of(self.period);
        clauses.iter().find(|clause| clause.start() <= cue && cue < clause.end())
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::read_plain;

    /// The confidence of the only statement of a text.
    #[track_caller]
    fn confidence(text: &str) -> f32 {
        let statements = read_plain(text).statements;
        assert_eq!(statements.len(), 1, "{text}");
        statements[0].confidence
    }

    #[test]
    fn a_plain_sentence_is_surer_than_a_tangled_one() {
        let plain = "Die Ministerin sagte am Montag, dass die neue Steuer im kommenden Jahr um drei Punkte sinke.";
        let without_voice = "Das Wetter sagte am Montag, dass die neue Steuer im kommenden Jahr um drei Punkte sinke.";
        let short = "Die Ministerin sagte am Montag, dass die Steuer sinke.";
        assert!(confidence(plain) > 0.9);
        assert!(confidence(without_voice) < 0.7);
        assert!(confidence(short) < confidence(plain));
    }

    #[test]
    fn a_quotation_without_a_speaker_is_unsure() {
        assert!(
            confidence(
                "„Die Steuer wird im kommenden Jahr um ganze drei Punkte sinken“, sagte Anna Vogt."
            ) > 0.9
        );
        assert!(
            confidence("Gesagt wurde: „Die Steuer wird im kommenden Jahr um drei Punkte sinken.“")
                < 0.5
        );
    }
}
