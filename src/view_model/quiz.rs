//! Classroom mode: the reader gives each statement a source, then sees how many are right. Nothing
//! of it is kept anywhere.

use super::{StatementId, ViewModel, Voice};
use crate::compact::{Collect, Map, lower};

/// The questions, what may be answered, and what was.
#[derive(Debug, Clone, Default)]
pub struct Quiz {
    questions: Vec<(StatementId, Voice)>,
    choices: Vec<Voice>,
    guesses: Map<StatementId, Voice>,
    revealed: bool,
}

/// The outcome of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Verdict {
    Right,
    /// Another source was chosen.
    Wrong,
    /// None was chosen.
    Open,
}

/// The number of answers by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Score {
    pub right: usize,
    pub wrong: usize,
    pub open: usize,
}

impl Score {
    /// The number of questions.
    pub fn all(self) -> usize {
        self.right + self.wrong + self.open
    }
}

impl Quiz {
    /// A question a statement, where its source is known. To choose from: the article's sources in
    /// the order of the alphabet, which gives nothing away, then the newsroom.
    pub fn new(model: &ViewModel) -> Quiz {
        let known = |id: StatementId| {
            Some((id, model.statement(id).voice)).filter(|(_, v)| *v != Voice::Nobody)
        };
        let mut sources: Vec<(String, Voice)> = Vec::new();
        for row in model.rows().iter().filter(|row| matches!(row.tag.voice, Voice::Source(_))) {
            let source = (sorted_as(row.tag.label.as_deref().unwrap_or_default()), row.tag.voice);
            sources.insert(sources.partition_point(|before| *before <= source), source);
        }
        let sources = sources.into_iter().map(|(_, voice)| voice);
        Quiz {
            questions: model.statements().into_iter().filter_map(known).collect_vec(),
            choices: sources.chain([Voice::Editorial]).collect_vec(),
            ..Quiz::default()
        }
    }

    /// The same answers to the questions of a corrected reading, where statement and voice are found
    /// again.
    pub fn renumbered(
        &self,
        model: &ViewModel,
        statement: impl Fn(StatementId) -> Option<StatementId>,
        voice: impl Fn(Voice) -> Option<Voice>,
    ) -> Quiz {
        let guesses = self.guesses.iter();
        let guesses = guesses.filter_map(|(id, guess)| Some((statement(*id)?, voice(*guess)?)));
        Quiz { guesses: guesses.collect(), revealed: self.revealed, ..Quiz::new(model) }
    }

    /// The statements that are asked for, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = StatementId> {
        self.questions.iter().map(|(id, _)| *id)
    }

    /// The voices to choose from.
    pub fn choices(&self) -> &[Voice] {
        &self.choices
    }

    /// The answer given.
    pub fn guess(&self, id: StatementId) -> Option<Voice> {
        self.guesses.get(&id).copied()
    }

    /// Gives a statement a source. After the answers are shown nothing changes any more.
    pub fn answer(&mut self, id: StatementId, voice: Voice) {
        if !self.revealed && self.questions().any(|asked| asked == id) {
            self.guesses.insert(id, voice);
        }
    }

    /// The next question without an answer: after `from`, or else from the beginning.
    pub fn next_open(&self, from: Option<StatementId>) -> Option<StatementId> {
        let all: Vec<StatementId> = self.questions().collect_vec();
        let start =
            from.and_then(|from| all.iter().position(|id| *id == from)).map_or(0, |at| at + 1);
        let mut in_turn = all[start..].iter().chain(&all[..start]);
        in_turn.find(|id| !self.guesses.contains_key(id)).copied()
    }

    /// Shows the answers.
    pub fn reveal(&mut self) {
        self.revealed = true;
    }

    /// Returns whether the answers are shown.
    pub fn is_revealed(&self) -> bool {
        self.revealed
    }

    /// From the beginning, without answers.
    pub fn again(&mut self) {
        self.guesses = Map::default();
        self.revealed = false;
    }

    /// The outcome of an answer; `None` while it is not to be known, or was not asked.
    pub fn verdict(&self, id: StatementId) -> Option<Verdict> {
        let (_, voice) =
            self.questions.iter().find(|(asked, _)| *asked == id).filter(|_| self.revealed)?;
        Some(self.judge(id, *voice))
    }

    /// The number of answers by outcome. While they are not to be known, all that is given away is
    /// how many are open.
    pub fn score(&self) -> Score {
        self.questions.iter().fold(Score::default(), |score, (id, voice)| {
            match self.judge(*id, *voice) {
                Verdict::Right => Score { right: score.right + 1, ..score },
                Verdict::Wrong => Score { wrong: score.wrong + 1, ..score },
                Verdict::Open => Score { open: score.open + 1, ..score },
            }
        })
    }

    fn judge(&self, id: StatementId, voice: Voice) -> Verdict {
        match self.guess(id) {
            None => Verdict::Open,
            Some(guess) if guess == voice => Verdict::Right,
            Some(_) => Verdict::Wrong,
        }
    }
}

/// As a German index sorts: large and small letters alike, ä as a.
fn sorted_as(label: &str) -> String {
    let plain = |c: char| match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        'ß' => 's',
        other => other,
    };
    lower(label).chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{SourceId, SourceKind};
    use crate::view_model::sample::article;

    /// a, d of Probst, b of the Ärztin, c of nobody, e inside d of an unnamed source.
    fn quiz() -> Quiz {
        let marked = "<a 1 direct>„A“</a> <b 2 direct>„B“</b> <c x indirect>C</c> <d 1 indirect>D <e 3 indirect>E</e></d>";
        let sources = [
            ("Probst", SourceKind::Person),
            ("Ärztin", SourceKind::Person),
            ("Kreise", SourceKind::Unnamed),
        ];
        Quiz::new(&article(marked, &sources))
    }

    fn source(number: u32) -> Voice {
        Voice::Source(SourceId(number - 1))
    }

    const A: StatementId = StatementId(0);
    const B: StatementId = StatementId(1);
    const D: StatementId = StatementId(3);
    const E: StatementId = StatementId(4);

    #[test]
    fn each_statement_with_a_source_is_asked_for() {
        assert_eq!(quiz().questions().collect::<Vec<_>>(), [A, B, D, E]);
    }

    #[test]
    fn choices_are_in_the_order_of_the_alphabet_with_the_newsroom_last() {
        assert_eq!(quiz().choices(), [source(2), source(3), source(1), Voice::Editorial]);
    }

    #[test]
    fn nothing_is_told_before_the_answers_are_shown() {
        let mut quiz = quiz();
        quiz.answer(A, source(1));
        assert_eq!(quiz.verdict(A), None);
        quiz.reveal();
        assert_eq!(quiz.verdict(A), Some(Verdict::Right));
    }

    #[test]
    fn answers_are_counted() {
        let mut quiz = quiz();
        quiz.answer(A, source(2));
        quiz.answer(A, source(1));
        quiz.answer(B, Voice::Editorial);
        quiz.answer(StatementId(2), source(1));
        quiz.reveal();
        quiz.answer(D, source(1));
        assert_eq!(
            quiz.score(),
            Score { right: 1, wrong: 1, open: 2 },
            "the last answer counts, none after the end"
        );
        assert_eq!(
            [A, B, D].map(|id| quiz.verdict(id).unwrap()),
            [Verdict::Right, Verdict::Wrong, Verdict::Open]
        );
        assert_eq!(
            (quiz.verdict(StatementId(2)), quiz.score().all()),
            (None, 4),
            "of nobody: not asked"
        );
        quiz.again();
        assert_eq!((quiz.score().open, quiz.is_revealed()), (4, false));
    }

    #[test]
    fn what_is_open_is_found_in_turn() {
        let mut quiz = quiz();
        assert_eq!((quiz.next_open(None), quiz.next_open(Some(B))), (Some(A), Some(D)));
        for id in [A, D, E] {
            quiz.answer(id, source(1));
        }
        assert_eq!(quiz.next_open(Some(D)), Some(B), "round to the beginning");
        quiz.answer(B, source(1));
        assert_eq!(quiz.next_open(None), None);
    }
}
