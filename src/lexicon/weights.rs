//! The trained weights of the name tagger: a small table from feature hashes to one weight a label.
//!
//! The file is made by `cargo run --release --example train_ner`. It is as small as it gets:
//! packing it again gains nothing.

use super::symbols::{self, SymbolReader, Symbols, WIDTH};
use crate::compact::{Collect, order};

/// Number of labels that the tagger knows.
pub const LABELS: usize = 16;

/// Bits of a feature hash.
pub const HASH_BITS: u32 = 20;

/// One weight a label.
pub type WeightRow = [i8; LABELS];

/// Weights by feature, and of one label after another.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// `transitions[from][to]`, in the same steps as the rows.
    pub transitions: [[i8; LABELS]; LABELS],
    /// A bit per hash: 1 where it has a row.
    present: Vec<u64>,
    /// Rows before each word of `present`.
    before: Vec<u32>,
    rows: Vec<WeightRow>,
}

impl Weights {
    /// The weights compiled into the program.
    pub fn embedded() -> Self {
        Self::from_bytes(include_bytes!("name_tagger.bin")).unwrap_or_default()
    }

    /// Weights of given rows; hashes are below `1 << HASH_BITS`.
    pub fn new(mut rows: Vec<(u32, WeightRow)>, transitions: [[i8; LABELS]; LABELS]) -> Self {
        order::by_number(&mut rows, |(hash, _)| u64::from(*hash));
        rows.dedup_by_key(|(hash, _)| *hash);
        let mut present = vec![0u64; 1 << (HASH_BITS - 6)];
        for (hash, _) in &rows {
            present[(hash >> 6) as usize] |= 1 << (hash & 63);
        }
        let mut count = 0;
        let mut before = Vec::with_capacity(present.len());
        for word in &present {
            before.push(count);
            count += word.count_ones();
        }
        Weights {
            transitions,
            present,
            before,
            rows: rows.into_iter().map(|(_, row)| row).collect_vec(),
        }
    }

    /// The weights of a feature, one a label.
    #[inline]
    pub fn row(&self, hash: u32) -> Option<&WeightRow> {
        let word = self.present.get((hash >> 6) as usize)?;
        let bit = 1u64 << (hash & 63);
        if word & bit == 0 {
            return None;
        }
        let rank = self.before[(hash >> 6) as usize] + (word & (bit - 1)).count_ones();
        self.rows.get(rank as usize)
    }

    /// The form that [`Weights::from_bytes`] reads: number of rows, transitions, sizes of the
    /// alphabets, rows ([`pass`]).
    ///
    /// # Panics
    /// If a weight is none that [`nearest`] returns.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = (self.rows.len() as u32).to_le_bytes().to_vec();
        bytes.extend(self.transitions.iter().flatten().map(|weight| *weight as u8));
        bytes.extend(symbols::to_bytes(ALPHABETS, |symbols| self.pass_all(symbols)));
        bytes
    }

    fn pass_all(&self, symbols: &mut dyn Symbols) {
        let mut next = 0;
        for (hash, row) in self.hashes().zip(&self.rows) {
            assert_eq!(
                pass(symbols, hash - next, row),
                (hash - next, *row),
                "a weight that has no symbol"
            );
            next = hash + 1;
        }
    }

    /// `None` where the bytes are cut short or hold a hash out of range.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let (transitions, rest) = rest.split_first_chunk::<{ LABELS * LABELS }>()?;
        let (sizes, rest) = rest.split_first_chunk::<{ ALPHABETS * WIDTH }>()?;
        let alphabets = symbols::alphabets(sizes)?;
        let mut reader = SymbolReader::new(&alphabets, rest)?;
        let (mut rows, mut next) = (Vec::new(), 0);
        for _ in 0..u32::from_le_bytes(*count) {
            let (step, row) = pass(&mut reader, 0, &[0; LABELS]);
            rows.push((next + step, row));
            next = Some(next + step + 1).filter(|next| *next <= 1 << HASH_BITS)?;
        }
        let gain = |from: usize, to: usize| transitions[from * LABELS + to] as i8;
        let transitions = std::array::from_fn(|from| std::array::from_fn(|to| gain(from, to)));
        reader.is_done().then(|| Self::new(rows, transitions))
    }

    fn hashes(&self) -> impl Iterator<Item = u32> + '_ {
        self.present.iter().enumerate().flat_map(|(at, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| (at as u32) << 6 | bit)
        })
    }
}

/// The alphabets of the file: steps from hash to hash, labels by the label before them in their
/// row, weights by what is around them.
const STEPS: usize = 0;
const LABELS_BEHIND: usize = 1;
const WEIGHTS_AT: usize = LABELS_BEHIND + LABELS + 1;
const ALPHABETS: usize = WEIGHTS_AT + 12;

/// The sizes that a weight can have.
const SIZES: [i8; 16] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 23, 28];

/// The weight nearest to `wanted` that the file can hold.
pub fn nearest(wanted: f32) -> i8 {
    let off = |weight: &i8| (f32::from(*weight) - wanted).abs();
    let all = std::iter::once(0).chain(SIZES.into_iter().flat_map(|size| [size, -size]));
    all.min_by(|one, other| off(one).total_cmp(&off(other))).unwrap_or_default()
}

/// Passes one row, as many hashes after the last as `step` says; returns both as the symbols tell
/// them.
fn pass(symbols: &mut (impl Symbols + ?Sized), step: u32, row: &WeightRow) -> (u32, WeightRow) {
    let mut told = (symbols::number(symbols, STEPS, step, 1 << HASH_BITS), [0; LABELS]);
    let mut known = (0..LABELS).filter(|label| row[*label] != 0).peekable();
    let (mut before, mut sign) = (LABELS, 0);
    for _ in 0..LABELS {
        let label = known.next().unwrap_or_default();
        let symbol =
            symbols.next(LABELS_BEHIND + before, 2 * label + usize::from(known.peek().is_none()));
        let (label, last) = ((symbol / 2).min(LABELS - 1), symbol % 2);
        let weights = WEIGHTS_AT + 6 * usize::from(label == 0) + 2 * sign + last;
        let symbol = symbols.next(weights, symbol_of(row[label]));
        let size = SIZES[symbol / 2 % SIZES.len()];
        told.1[label] = if symbol.is_multiple_of(2) { size } else { -size };
        (before, sign) = (label, 1 + symbol % 2);
        if last == 1 {
            break;
        }
    }
    told
}

/// Nought counts as the smallest weight.
fn symbol_of(weight: i8) -> usize {
    2 * SIZES.partition_point(|size| *size < weight.saturating_abs()).min(SIZES.len() - 1)
        + usize::from(weight < 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_bytes() {
        let mut transitions = [[0; LABELS]; LABELS];
        transitions[3][4] = -100;
        let last = (1 << HASH_BITS) - 1;
        let mut two = [0; LABELS];
        (two[0], two[15]) = (-28, 1);
        let rows = vec![(last, [1; LABELS]), (3, [-7; LABELS]), (200, two)];
        let weights = Weights::new(rows, transitions);
        let bytes = weights.to_bytes();
        let back = Weights::from_bytes(&bytes).unwrap();
        assert_eq!(back.row(3), Some(&[-7; LABELS]));
        assert_eq!(back.row(last), Some(&[1; LABELS]));
        assert_eq!(back.row(200), Some(&two));
        assert_eq!((back.row(4), back.transitions[3][4]), (None, -100));
        for cut in 0..bytes.len() {
            assert!(Weights::from_bytes(&bytes[..cut]).is_none(), "{cut}");
        }
    }

    #[test]
    fn the_embedded_weights_load() {
        assert!(Weights::from_bytes(include_bytes!("name_tagger.bin")).is_some());
    }
}
