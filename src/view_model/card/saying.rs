//! A statement with its voice, and the statements around a mark.

use crate::compact::Collect;
use crate::text::ByteSpan;
use crate::view_model::look::Look;
use crate::view_model::mark::{Mark, StatementId};
use crate::view_model::model::ViewModel;
use crate::view_model::voice::VoiceTag;

/// A statement with its voice: the "says" of a figure, a link of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Jump here, or show its card.
    pub statement: StatementId,
    /// The voice that says it.
    pub tag: VoiceTag,
    /// Kind of speech.
    pub look: Look,
}

/// "Teil einer Aussage von ...": the statement around an entity or figure.
pub type PartOf = Saying;

impl ViewModel {
    /// The statement that a mark is part of: the innermost whose source has a name, or else the
    /// innermost.
    pub fn part_of(&self, mark: Mark) -> Option<PartOf> {
        self.innermost_around(mark).map(|id| self.saying(self.accountable(id)))
    }

    /// The marks over each other at the place of `mark`, itself last: "Ebene 2 von 2", arrow up and
    /// down.
    pub fn levels(&self, mark: Mark) -> Vec<Mark> {
        let inner = self.innermost_around(mark);
        let outwards =
            inner.into_iter().chain(inner.into_iter().flat_map(|id| self.tree.around(id)));
        let mut marks: Vec<Mark> = outwards.map(Mark::Statement).collect_vec();
        marks.reverse();
        marks.push(self.trigger(mark));
        marks
    }

    /// The whole statement around a mark; for a statement the one that it stands in.
    pub(in crate::view_model) fn innermost_around(&self, mark: Mark) -> Option<StatementId> {
        match mark {
            Mark::Statement(id) => self.tree.around(id).next(),
            Mark::Mention(_) | Mark::Figure(_) => self.around_trigger(self.trigger(mark)),
        }
    }

    pub(in crate::view_model) fn saying(&self, id: StatementId) -> Saying {
        let id = self.tree.whole_of(id);
        let facts = self.tree.facts(id);
        Saying { statement: id, tag: self.tag(facts.voice).clone(), look: facts.look }
    }

    /// The words of a span in one line.
    pub(in crate::view_model) fn words(&self, span: ByteSpan) -> String {
        one_line(span.of(&self.text))
    }
}

/// White space, also line breaks, as single spaces; none at the ends.
pub(in crate::view_model) fn one_line(text: &str) -> String {
    text.split_whitespace().collect_vec().join(" ")
}
