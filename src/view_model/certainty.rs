//! The certainty of a mark, in the few steps that words can tell apart: a statement by its own
//! confidence, a name or figure by how often such ones were right in the development sets
//! (`tests/accuracy`).

use crate::reading::{EntityKind, FigureKind};

/// Steps of a statement's confidence, which is a measured share: how many such statements are
/// right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Less than half of them: drawn lighter.
    VeryUnsure,
    /// More than half of them.
    Unsure,
    /// At least three of four.
    Sure,
    /// At least nine of ten.
    VerySure,
}

impl Certainty {
    /// The step of a share from 0 to 1.
    pub fn of(confidence: f32) -> Certainty {
        match confidence {
            c if c >= 0.9 => Certainty::VerySure,
            c if c >= 0.75 => Certainty::Sure,
            c if c >= 0.5 => Certainty::Unsure,
            _ => Certainty::VeryUnsure,
        }
    }

    /// Of names: precision in GermEval 2014, persons 82 %, places 86, organisations 71, others 65.
    pub fn of_entity(kind: EntityKind) -> Certainty {
        match kind {
            EntityKind::Person | EntityKind::Location => Certainty::Sure,
            EntityKind::Organisation | EntityKind::Other => Certainty::Unsure,
        }
    }

    /// Of figures: right values in news sentences and library cases, ordinals 80 %, dates 86,
    /// moments 80, spans 55 to 71, all others from 93.
    pub fn of_figure(kind: FigureKind) -> Certainty {
        use FigureKind::{
            DateRange, DateTime, DateTimeRange, NumberRange, Ordinal, Set, TimeRange,
        };
        match kind {
            Ordinal | FigureKind::Date | DateTime => Certainty::Sure,
            NumberRange | DateRange | TimeRange | DateTimeRange | Set => Certainty::Unsure,
            _ => Certainty::VerySure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Certainty::{self, *};

    #[test]
    fn a_share_has_a_word() {
        let steps = [
            (1.0, VerySure),
            (0.9, VerySure),
            (0.89, Sure),
            (0.75, Sure),
            (0.5, Unsure),
            (0.49, VeryUnsure),
        ];
        for (share, step) in steps.into_iter().chain([(0.0, VeryUnsure), (f32::NAN, VeryUnsure)]) {
            assert_eq!(Certainty::of(share), step, "{share}");
        }
    }
}
