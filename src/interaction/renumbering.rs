//! Statements and sources of one correction of a reading, found again in another one.

use crate::reading::SourceId;
use crate::text::ByteSpan;
use crate::view_model::{FigureId, Mark, MentionId, StatementId, ViewModel, Voice};

/// The way from the numbers of one view model to those of another: of the same reading with other
/// corrections, or of the text as its publisher has changed it, where words lead to words.
pub struct Renumbering<'m> {
    old: &'m ViewModel,
    new: &'m ViewModel,
    same_text: bool,
}

impl<'m> Renumbering<'m> {
    /// From one model to the next.
    pub fn new(old: &'m ViewModel, new: &'m ViewModel) -> Self {
        Renumbering { old, new, same_text: old.text() == new.text() }
    }

    /// The statement that was `id`; `None` where it has been removed.
    pub fn statement(&self, id: StatementId) -> Option<StatementId> {
        if !self.same_text {
            return self.find(Mark::Statement(id), id.0).map(StatementId);
        }
        let uncorrected = self.old.uncorrected(id);
        let count = self.new.reading().statements.len() as u32;
        (0..count).map(StatementId).find(|new| self.new.uncorrected(*new) == uncorrected)
    }

    /// The voice that was `voice`; `None` where nothing is said by it any more.
    pub fn voice(&self, voice: Voice) -> Option<Voice> {
        let Voice::Source(SourceId(at)) = voice else { return Some(voice) };
        let source = self.old.reading().sources.get(at as usize)?;
        let sources = &mut self.new.reading().sources.iter();
        let same = match self.same_text {
            true => sources.position(|other| other == source),
            false => sources.position(|other| other.label == source.label),
        }?;
        let voice = Voice::Source(SourceId(same as u32));
        self.new.rows().iter().any(|row| row.tag.voice == voice).then_some(voice)
    }

    /// The mark that was `mark`. Names and figures are not corrected.
    pub fn mark(&self, mark: Mark) -> Option<Mark> {
        match mark {
            Mark::Statement(id) => self.statement(id).map(Mark::Statement),
            other if self.same_text => Some(other),
            Mark::Mention(MentionId(at)) => {
                self.find(mark, at).map(|at| Mark::Mention(MentionId(at)))
            }
            Mark::Figure(FigureId(at)) => self.find(mark, at).map(|at| Mark::Figure(FigureId(at))),
        }
    }

    /// The number of the mark with the same words in the new text, and as many with these words
    /// before it.
    fn find(&self, mark: Mark, at: u32) -> Option<u32> {
        let (old, new) = (words(self.old, mark), words(self.new, mark));
        let (before, rest) = old.split_at_checked(at as usize)?;
        let wanted = rest.first()?;
        let nth = before.iter().filter(|other| *other == wanted).count();
        let same = new.iter().enumerate().filter(|(_, other)| *other == wanted);
        same.map(|(at, _)| at as u32).nth(nth)
    }
}

/// The words of all marks of one kind, in their order.
fn words(model: &ViewModel, kind: Mark) -> Vec<String> {
    let of = |spans: &[ByteSpan]| spans.iter().map(|span| span.of(model.text())).collect();
    let reading = model.reading();
    match kind {
        Mark::Statement(_) => reading.statements.iter().map(|s| of(&s.quote)).collect(),
        Mark::Mention(_) => reading.mentions.iter().map(|m| of(&[m.span])).collect(),
        Mark::Figure(_) => reading.figures.iter().map(|f| of(&[f.span])).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::{Anchor, Correction, correct};
    use crate::reading::SourceKind;
    use crate::view_model::sample::article;

    fn corrected(corrections: &[Correction]) -> ViewModel {
        let sources = [("Muster", SourceKind::Person), ("Probst", SourceKind::Person)];
        let plain =
            article("<a 1 direct>Eins</a>, <b 2 direct>zwei</b>, <c 1 direct>drei</c>.", &sources);
        let mut reading = plain.reading().clone();
        let done = correct(plain.text(), &mut reading, corrections);
        ViewModel::new(plain.text().into(), reading).reviewed(done)
    }

    fn of(words: &str, source: Option<&str>) -> Correction {
        let source = source.map(String::from);
        let remove = source.is_none();
        Correction { statement: Anchor::Words(words.into()), source, remove, ..Default::default() }
    }

    #[test]
    fn statements_are_found_again_whatever_was_removed() {
        let (old, new) = (corrected(&[of("Eins", None)]), corrected(&[of("zwei", None)]));
        let there = Renumbering::new(&old, &new);
        let found = [0, 1].map(|at| there.statement(StatementId(at)).map(|id| id.0));
        assert_eq!(found, [None, Some(1)], "zwei is gone, drei stands second in both");
        let back = Renumbering::new(&new, &corrected(&[])).statement(StatementId(1));
        assert_eq!(back, Some(StatementId(2)));
    }

    #[test]
    fn in_another_text_words_lead_to_words() {
        let sources = [("Muster", SourceKind::Person), ("Probst", SourceKind::Person)];
        let old =
            article("<a 1 direct>Ja</a>, <b 2 direct>nein</b>, <c 1 direct>ja</c>.", &sources);
        let new =
            article("Neu: <a 2 direct>nein</a>, <b 1 direct>ja</b>.", &[sources[1], sources[0]]);
        let there = Renumbering::new(&old, &new);
        let found = [0, 1, 2].map(|at| there.statement(StatementId(at)).map(|id| id.0));
        assert_eq!(found, [None, Some(0), Some(1)]);
    }

    #[test]
    fn voices_are_found_by_their_source() {
        let old = corrected(&[of("Eins", Some("Polizei"))]);
        let new = corrected(&[of("drei", Some("Rat")), of("zwei", Some("Polizei"))]);
        let there = Renumbering::new(&old, &new);
        let voice = |at| Voice::Source(SourceId(at));
        assert_eq!(there.voice(voice(0)), Some(voice(0)));
        assert_eq!(there.voice(voice(1)), None, "Probst says nothing now");
        assert_eq!(there.voice(voice(2)), Some(voice(3)), "Polizei comes after Rat");
        assert_eq!(there.voice(Voice::Editorial), Some(Voice::Editorial));
    }
}
