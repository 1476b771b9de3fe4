//! The best row of labels for a sentence (Viterbi), in whole numbers.

use std::ops::Range;

use super::features::Features;
use super::label;
use crate::lexicon::weights::{LABELS, Weights};

/// Keeps its work space from sentence to sentence.
pub struct Decoder<'w> {
    weights: &'w Weights,
    /// `into[to][from]`, so that one row is read at a time.
    into: [[i32; LABELS]; LABELS],
    back: Vec<[u8; LABELS]>,
    labels: Vec<u8>,
}

/// Low enough that no sum of weights reaches it, high enough that two of it fit beside a label's number.
const NEVER: i32 = i32::MIN / 64;

/// The best way so far into a label, as one number that compares as (score, then the first label).
fn way(score: i32, from: usize) -> i32 {
    score * LABELS as i32 + (LABELS - 1 - from) as i32
}

impl<'w> Decoder<'w> {
    /// A decoder over these weights.
    pub fn new(weights: &'w Weights) -> Self {
        let mut into = [[NEVER; LABELS]; LABELS];
        for (to, row) in into.iter_mut().enumerate() {
            for (from, weight) in row.iter_mut().enumerate().filter(|(from, _)| label::follows(*from, to)) {
                *weight = i32::from(weights.transitions[from][to]);
            }
        }
        Decoder { weights, into, back: Vec::new(), labels: Vec::new() }
    }

    /// One label a token of `sentence`.
    pub fn best(&mut self, features: &Features<'_, '_>, sentence: Range<usize>) -> &[u8] {
        self.back.clear();
        let mut score = [NEVER; LABELS];
        score[label::OUTSIDE] = 0;
        for at in sentence.clone() {
            let mut own = [0i32; LABELS];
            features.each(at, &sentence, |hash| {
                if let Some(row) = self.weights.row(hash) {
                    own.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
                }
            });
            let mut back = [0u8; LABELS];
            let mut next = [NEVER; LABELS];
            for (to, into) in self.into.iter().enumerate() {
                let ways = score.iter().zip(into).enumerate().map(|(from, (before, gain))| way(before + gain, from));
                let best = ways.fold(way(NEVER, 0), i32::max);
                next[to] = best.div_euclid(LABELS as i32) + own[to];
                back[to] = (LABELS as i32 - 1 - best.rem_euclid(LABELS as i32)) as u8;
            }
            // However long the sentence, the best score stays at 0.
            let top = next.iter().copied().max().unwrap_or_default();
            next.iter_mut().for_each(|score| *score = (*score - top).max(NEVER));
            score = next;
            self.back.push(back);
        }
        self.labels.clear();
        self.labels.resize(sentence.len(), 0);
        let mut label = (0..LABELS).max_by_key(|l| (score[*l], LABELS - l)).unwrap_or_default();
        for at in (0..sentence.len()).rev() {
            self.labels[at] = label as u8;
            label = self.back[at][label] as usize;
        }
        &self.labels
    }
}
