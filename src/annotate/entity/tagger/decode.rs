//! The best row of labels for a sentence (Viterbi), in whole numbers.

use std::ops::Range;

use super::features::{Features, Side};
use super::label;
use crate::lexicon::weights::{LABELS, Weights};

/// Keeps its work space from sentence to sentence.
pub struct Decoder<'w> {
    weights: &'w Weights,
    /// `into[to][from]`, so that one row is read at a time.
    into: [[i32; LABELS]; LABELS],
    features: &'w Features<'w, 'w>,
    /// One a word.
    sums: Vec<Sums>,
    edge: Sums,
    back: Vec<[u8; LABELS]>,
    labels: Vec<u8>,
}

type Row = [i16; LABELS];

/// What a word adds to its own labels, and to those of its neighbours: of plain ones and of rich ones.
#[derive(Clone, Copy, Default)]
struct Sums {
    own: Row,
    behind: [Row; 2],
    before: [Row; 2],
}

/// Low enough that no sum of weights reaches it, high enough that two of it fit beside a label's number.
const NEVER: i32 = i32::MIN / 64;

/// The best way so far into a label, as one number that compares as (score, then the first label).
fn way(score: i32, from: usize) -> i32 {
    score * LABELS as i32 + (LABELS - 1 - from) as i32
}

impl<'w> Decoder<'w> {
    /// A decoder for one article.
    pub fn new(weights: &'w Weights, features: &'w Features<'w, 'w>) -> Self {
        let mut into = [[NEVER; LABELS]; LABELS];
        for (to, row) in into.iter_mut().enumerate() {
            for (from, weight) in row.iter_mut().enumerate().filter(|(from, _)| label::follows(*from, to)) {
                *weight = i32::from(weights.transitions[from][to]);
            }
        }
        let sums = (0..features.word_count()).map(|word| Sums::new(weights, features, Some(word))).collect();
        let edge = Sums::new(weights, features, None);
        Decoder { weights, into, features, sums, edge, back: Vec::new(), labels: Vec::new() }
    }

    /// One label a token of `sentence`.
    pub fn best(&mut self, sentence: Range<usize>) -> &[u8] {
        self.back.clear();
        let tokens = self.features.tokens();
        let mut score = [NEVER; LABELS];
        score[label::OUTSIDE] = 0;
        for at in sentence.clone() {
            let word = tokens.word(at);
            let rich = usize::from(self.features.is_rich(word));
            let before = if at > sentence.start { &self.sums[tokens.word(at - 1)] } else { &self.edge };
            let behind = if at + 1 < sentence.end { &self.sums[tokens.word(at + 1)] } else { &self.edge };
            let mut own = self.sums[word].own;
            add(&mut own, &before.before[rich]);
            add(&mut own, &behind.behind[rich]);
            self.features.of_place(at, &sentence, |hash| add_row(&mut own, self.weights, hash));
            let mut back = [0u8; LABELS];
            let mut next = [NEVER; LABELS];
            for (to, into) in self.into.iter().enumerate() {
                let ways = score.iter().zip(into).enumerate().map(|(from, (before, gain))| way(before + gain, from));
                let best = ways.fold(way(NEVER, 0), i32::max);
                next[to] = best.div_euclid(LABELS as i32) + i32::from(own[to]);
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

impl Sums {
    fn new(weights: &Weights, features: &Features<'_, '_>, word: Option<usize>) -> Self {
        let mut sums = Sums::default();
        if let Some(word) = word {
            features.of_word(word, |hash| add_row(&mut sums.own, weights, hash));
        }
        for rich in [false, true] {
            let (before, behind) = (&mut sums.before[usize::from(rich)], &mut sums.behind[usize::from(rich)]);
            features.of_neighbour(word, Side::Before, rich, |hash| add_row(before, weights, hash));
            features.of_neighbour(word, Side::Behind, rich, |hash| add_row(behind, weights, hash));
        }
        sums
    }
}

#[inline]
fn add_row(sum: &mut Row, weights: &Weights, hash: u32) {
    if let Some(row) = weights.row(hash) {
        sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight));
    }
}

fn add(sum: &mut Row, row: &Row) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
}
