//! The sixteen labels of a word, and spots to labels and back.

use std::ops::Range;

use crate::annotate::entity::spot::Spot;
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::Tokens;

/// The label of a word that is no name.
pub const OUTSIDE: usize = 0;

const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Location, EntityKind::Organisation, EntityKind::Other];
/// Plain names: first word 1, 3, 5, 7; further words 2, 4, 6, 8.
const PLAIN: usize = 1;
/// Derived words of persons, places and all else.
const DERIVED: usize = 9;
/// Compounds.
const PART: usize = 12;

/// Returns whether `to` can stand after `from` (after [`OUTSIDE`] at the beginning of a sentence).
pub fn follows(from: usize, to: usize) -> bool {
    let goes_on = (PLAIN..DERIVED).contains(&to) && to.is_multiple_of(2);
    !goes_on || from == to || from + 1 == to
}

/// The labels of `count` words from `start` on.
pub fn labels(spots: &[Spot], range: Range<usize>) -> Vec<usize> {
    let mut labels = vec![OUTSIDE; range.len()];
    for spot in spots
        .iter()
        .filter(|s| s.level == 0 && range.start <= s.tokens.start && s.tokens.end <= range.end)
    {
        let kind = KINDS.iter().position(|k| *k == spot.kind).unwrap_or(3);
        for at in spot.tokens.clone() {
            labels[at - range.start] = match spot.form {
                MentionForm::Plain => PLAIN + 2 * kind + usize::from(at > spot.tokens.start),
                MentionForm::Derived => DERIVED + kind.min(2),
                MentionForm::Part => PART + kind,
            };
        }
    }
    labels
}

/// Appends the spots that `labels` draw, from token `start` on.
pub fn spots(tokens: &Tokens<'_>, start: usize, labels: &[u8], spots: &mut Vec<Spot>) {
    let mut at = 0;
    while at < labels.len() {
        let label = labels[at] as usize;
        let mut end = at + 1;
        let (kind, form) = match label {
            OUTSIDE => {
                at = end;
                continue;
            }
            PLAIN..DERIVED => {
                while end < labels.len() && labels[end] as usize == (label - 1) / 2 * 2 + 2 {
                    end += 1;
                }
                (KINDS[(label - PLAIN) / 2], MentionForm::Plain)
            }
            // "New Yorker": two derived words in a row are one where both have a capital.
            DERIVED..PART => {
                while end < labels.len()
                    && labels[end] as usize == label
                    && both_capital(tokens, start + end)
                {
                    end += 1;
                }
                (
                    [EntityKind::Person, EntityKind::Location, EntityKind::Other][label - DERIVED],
                    MentionForm::Derived,
                )
            }
            _ => {
                while end < labels.len()
                    && labels[end] as usize == label
                    && both_capital(tokens, start + end)
                {
                    end += 1;
                }
                (KINDS[(label - PART).min(3)], MentionForm::Part)
            }
        };
        spots.push(Spot { tokens: start + at..start + end, kind, form, level: 0 });
        at = end;
    }
}

fn both_capital(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_upper(at - 1) && tokens.is_upper(at)
}
