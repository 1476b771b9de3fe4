//! The card of a figure: its value, what is counted, who states it, what it can be compared with.

use super::{PartOf, Saying, Scale, Value};
use crate::reading::{Change, FigureKind, Qualifier};
use crate::view_model::{FigureId, Mark, Place, StatementId, ViewModel, source_row, trigger};

/// The card of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureCard {
    /// Which one.
    pub id: FigureId,
    /// Kind: tells how to format the value.
    pub kind: FigureKind,
    /// With its qualifier: "bis zu 8.000".
    pub words: String,
    /// `None` where the text leaves it open ("vor wenigen Tagen").
    pub value: Option<Value>,
    /// EUR, %, km ...
    pub unit: Option<String>,
    /// The bare magnitude where the value is something else (3 for "3 Tage").
    pub number: Option<f64>,
    /// What the qualifier means: about, at least, at most.
    pub qualifier: Option<Qualifier>,
    /// What is counted.
    pub counted: Option<String>,
    /// Level or difference.
    pub change: Option<Change>,
    /// Who says it: the innermost named source, or the innermost of all if none is named.
    pub said_by: Option<Saying>,
    /// "Gestützt auf": what a source without name inside that statement says.
    pub rests_on: Option<Saying>,
    /// "laut": in whose statements `said_by` stands, from the inside out.
    pub chain: Vec<Saying>,
    /// Comparable figures, two or more.
    pub scale: Option<Scale>,
    /// Other marks under the same trigger, which have none of their own.
    pub within: Vec<Mark>,
    /// The innermost statement around it.
    pub part_of: Option<PartOf>,
    /// Where it stands.
    pub place: Place,
    /// The marks over each other here, outermost first, the trigger last: "Ebene 2 von 2".
    pub levels: Vec<Mark>,
}

impl ViewModel {
    /// The card of a figure.
    pub fn figure_card(&self, id: FigureId) -> FigureCard {
        let figure = &self.reading.figures[id.0 as usize];
        let mark = Mark::Figure(id);
        let innermost = self.innermost_around(mark);
        let said_by = innermost.map(|inner| self.accountable(inner));
        FigureCard {
            id,
            kind: figure.kind,
            words: self.figure_words(id),
            value: figure.value.as_ref().map(Value::new),
            unit: figure.unit.clone(),
            number: figure.number,
            qualifier: figure.qualifier,
            counted: figure.counted.clone(),
            change: figure.change,
            rests_on: innermost.filter(|inner| said_by.is_some_and(|by| by != *inner)).map(|inner| self.saying(inner)),
            chain: said_by.into_iter().flat_map(|by| self.said.around(by)).map(|outer| self.saying(outer)).collect(),
            said_by: said_by.map(|by| self.saying(by)),
            scale: self.scale(id),
            within: self.sharing_trigger(mark),
            part_of: self.part_of(mark),
            place: self.line.place(figure.span.start()),
            levels: self.levels(mark),
        }
    }

    /// A figure with its qualifier, as the text has it.
    pub(in crate::view_model) fn figure_words(&self, id: FigureId) -> String {
        self.words(trigger::words(&self.reading.figures[id.0 as usize]))
    }

    /// The innermost statement from `inner` outward whose source has a name, or else `inner`.
    pub(in crate::view_model) fn accountable(&self, inner: StatementId) -> StatementId {
        source_row::accountable(inner, &self.reading, &self.said)
    }
}
