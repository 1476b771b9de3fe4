//! How sure a mark is, in the few steps that words can tell apart.

/// Steps of a statement's confidence, which is a measured share: how many such statements are right.
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
}

#[cfg(test)]
mod tests {
    use super::Certainty::{self, *};

    #[test]
    fn a_share_has_a_word() {
        let steps = [(1.0, VerySure), (0.9, VerySure), (0.89, Sure), (0.75, Sure), (0.5, Unsure), (0.49, VeryUnsure)];
        for (share, step) in steps.into_iter().chain([(0.0, VeryUnsure), (f32::NAN, VeryUnsure)]) {
            assert_eq!(Certainty::of(share), step, "{share}");
        }
    }
}
