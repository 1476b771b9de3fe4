//! The best row of labels for a sentence (Viterbi), in whole numbers.

use std::ops::Range;

use super::features::{Features, Neighbour};
use super::label;
use crate::compact::Collect;
use crate::lexicon::weights::{LABELS, Weights};

/// A number a label.
type Scores = [i16; LABELS];

/// Keeps its work space from sentence to sentence.
pub struct Decoder<'w> {
    weights: &'w Weights,
    /// `gains[from][to]`.
    gains: [Scores; LABELS],
    features: &'w Features<'w, 'w>,
    /// One per word.
    sums: Vec<Sums>,
    edge: Sums,
    back: Vec<[u8; LABELS]>,
    labels: Vec<u8>,
}

/// Scores that a word adds to its own labels, and to those of its neighbours: of plain ones and of
/// rich ones.
#[derive(Clone, Copy, Default)]
struct Sums {
    own: Scores,
    after: [Scores; 2],
    before: [Scores; 2],
}

/// The score of what cannot be; lower than any that can, which are cut at half of it.
const NEVER: i16 = -16_000;

impl<'w> Decoder<'w> {
    /// A decoder for one article.
    pub fn new(weights: &'w Weights, features: &'w Features<'w, 'w>) -> Self {
        let mut gains = weights.transitions.map(|row| row.map(i16::from));
        for (from, row) in gains.iter_mut().enumerate() {
            (0..LABELS).filter(|to| !label::follows(from, *to)).for_each(|to| row[to] = NEVER);
        }
        let sums = (0..features.word_count())
            .map(|word| Sums::new(weights, features, Some(word)))
            .collect_vec();
        let edge = Sums::new(weights, features, None);
        Decoder { weights, gains, features, sums, edge, back: Vec::new(), labels: Vec::new() }
    }

    /// One label a token of `sentence`.
    pub fn best(&mut self, sentence: Range<usize>) -> &[u8] {
        self.back.clear();
        let tokens = self.features.tokens();
        let mut score = [NEVER / 2; LABELS];
        score[label::OUTSIDE] = 0;
        for at in sentence.clone() {
            let word = tokens.word(at);
            let rich = usize::from(self.features.is_rich(word));
            let before =
                if at > sentence.start { &self.sums[tokens.word(at - 1)] } else { &self.edge };
            let after =
                if at + 1 < sentence.end { &self.sums[tokens.word(at + 1)] } else { &self.edge };
            let mut own = self.sums[word].own;
            add(&mut own, &before.before[rich]);
            add(&mut own, &after.after[rich]);
            self.features.of_place(at, &sentence, |hash| add_row(&mut own, self.weights, hash));
            let (best, back) = step(&score, &self.gains);
            add(&mut own, &best);
            // However long the sentence, the best score stays at 0.
            let top = own.iter().copied().fold(i16::MIN, i16::max);
            score = own.map(|score| (score - top).max(NEVER / 2));
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

/// The best score on the way into each label, and the label before it; of equals the first.
fn step(score: &Scores, gains: &[Scores; LABELS]) -> (Scores, [u8; LABELS]) {
    let (mut best, mut back) = ([i16::MIN; LABELS], [0i16; LABELS]);
    for (from, (score, gains)) in score.iter().zip(gains).enumerate() {
        for to in 0..LABELS {
            let way = score + gains[to];
            back[to] = if way > best[to] { from as i16 } else { back[to] };
            best[to] = best[to].max(way);
        }
    }
    (best, back.map(|from| from as u8))
}

impl Sums {
    fn new(weights: &Weights, features: &Features<'_, '_>, word: Option<usize>) -> Self {
        let mut sums = Sums::default();
        if let Some(word) = word {
            features.of_word(word, |hash| add_row(&mut sums.own, weights, hash));
        }
        for rich in [false, true] {
            let (before, after) =
                (&mut sums.before[usize::from(rich)], &mut sums.after[usize::from(rich)]);
            features
                .of_neighbour(word, Neighbour::Before, rich, |hash| add_row(before, weights, hash));
            features
                .of_neighbour(word, Neighbour::After, rich, |hash| add_row(after, weights, hash));
        }
        sums
    }
}

#[inline]
fn add_row(sum: &mut Scores, weights: &Weights, hash: u32) {
    if let Some(row) = weights.row(hash) {
        sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight));
    }
}

fn add(sum: &mut Scores, row: &Scores) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
}
