//! The trained weights of the name tagger: a small table from feature hashes to one weight a label.
//!
//! The file is made by `cargo run --release --example train_ner`; its columns stand one behind the other, so that it packs well.

use crate::text::order;

/// How many labels the tagger knows.
pub const LABELS: usize = 16;

/// Bits of a feature hash.
pub const HASH_BITS: u32 = 22;

/// Weights by feature, and of one label after another.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// `transitions[from][to]`, in the same steps as the rows.
    pub transitions: [[i16; LABELS]; LABELS],
    /// Which hashes have a row.
    present: Vec<u64>,
    /// Rows before each word of `present`.
    before: Vec<u32>,
    rows: Vec<[i8; LABELS]>,
}

impl Weights {
    /// The weights compiled into the program.
    pub fn embedded() -> Self {
        Self::from_bytes(include_bytes!("name_tagger.bin")).unwrap_or_default()
    }

    /// Weights of given rows; hashes are below `1 << HASH_BITS`.
    pub fn new(mut rows: Vec<(u32, [i8; LABELS])>, transitions: [[i16; LABELS]; LABELS]) -> Self {
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
        Weights { transitions, present, before, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }

    /// The weights of a feature, one a label.
    #[inline]
    pub fn row(&self, hash: u32) -> Option<&[i8; LABELS]> {
        let word = self.present.get((hash >> 6) as usize)?;
        let bit = 1u64 << (hash & 63);
        if word & bit == 0 {
            return None;
        }
        let rank = self.before[(hash >> 6) as usize] + (word & (bit - 1)).count_ones();
        self.rows.get(rank as usize)
    }

    /// The form that [`Weights::from_bytes`] reads: number of rows, transitions, then hashes ([`rice`]),
    /// masks of labels with a weight, and those weights.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = (self.rows.len() as u32).to_le_bytes().to_vec();
        bytes.extend(self.transitions.iter().flatten().flat_map(|w| w.to_le_bytes()));
        bytes.extend(rice(self.hashes()));
        let mask = |row: &[i8; LABELS]| (0..LABELS).filter(|l| row[*l] != 0).fold(0u16, |m, l| m | 1 << l);
        bytes.extend(self.rows.iter().map(|row| mask(row) as u8));
        bytes.extend(self.rows.iter().map(|row| (mask(row) >> 8) as u8));
        for label in 0..LABELS {
            bytes.extend(self.rows.iter().map(|row| row[label] as u8).filter(|w| *w != 0));
        }
        bytes
    }

    /// `None` where the bytes are cut short or hold a hash out of range.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (count, mut rest) = bytes.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let mut transitions = [[0i16; LABELS]; LABELS];
        for weight in transitions.iter_mut().flatten() {
            let (two, behind) = rest.split_first_chunk::<2>()?;
            (*weight, rest) = (i16::from_le_bytes(*two), behind);
        }
        let (hashes, rest) = unrice(rest, count)?;
        let (low, behind) = rest.split_at_checked(count)?;
        let (high, mut rest) = behind.split_at_checked(count)?;
        let mut rows = vec![[0i8; LABELS]; count];
        for label in 0..LABELS {
            let masks = if label < 8 { low } else { high };
            for (row, _) in rows.iter_mut().zip(masks).filter(|(_, mask)| *mask & (1 << (label % 8)) != 0) {
                let (byte, behind) = rest.split_first()?;
                (row[label], rest) = (*byte as i8, behind);
            }
        }
        Some(Self::new(hashes.into_iter().zip(rows).collect(), transitions))
    }

    fn hashes(&self) -> impl Iterator<Item = u32> + '_ {
        self.present.iter().enumerate().flat_map(|(at, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| (at as u32) << 6 | bit)
        })
    }
}

/// Bits of a difference that are written as they are; the rest is written as so many ones.
const RICE: u32 = 6;

/// Ascending numbers as their differences in Rice's code: near to the fewest bits for numbers strewn by chance.
fn rice(numbers: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut bits = Vec::new();
    let mut last = 0;
    for number in numbers {
        let step = number - last;
        last = number;
        bits.extend((0..step >> RICE).map(|_| true));
        bits.push(false);
        bits.extend((0..RICE).map(|bit| step >> bit & 1 == 1));
    }
    bits.chunks(8).map(|eight| eight.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect()
}

/// The first `count` numbers of [`rice`], and the bytes behind them.
fn unrice(bytes: &[u8], count: usize) -> Option<(Vec<u32>, &[u8])> {
    let mut at = 0;
    let mut bit = || {
        let bit = bytes.get(at / 8)? >> (at % 8) & 1;
        at += 1;
        Some(u32::from(bit))
    };
    let (mut numbers, mut number) = (Vec::new(), 0u32);
    for _ in 0..count {
        while bit()? == 1 {
            number += 1 << RICE;
            if number >= 1 << HASH_BITS {
                return None;
            }
        }
        for place in 0..RICE {
            number += bit()? << place;
        }
        numbers.push(Some(number).filter(|number| *number < 1 << HASH_BITS)?);
    }
    Some((numbers, bytes.get(at.div_ceil(8)..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_bytes() {
        let mut transitions = [[0; LABELS]; LABELS];
        transitions[3][4] = -300;
        let rows = vec![(4_000_000, [1; LABELS]), (3, [-7; LABELS]), (200, [0; LABELS])];
        let weights = Weights::new(rows, transitions);
        let bytes = weights.to_bytes();
        let back = Weights::from_bytes(&bytes).unwrap();
        assert_eq!(back.row(3), Some(&[-7; LABELS]));
        assert_eq!(back.row(4_000_000), Some(&[1; LABELS]));
        assert_eq!((back.row(4), back.transitions[3][4]), (None, -300));
        for cut in 0..bytes.len() {
            assert!(Weights::from_bytes(&bytes[..cut]).is_none(), "{cut}");
        }
    }

    #[test]
    fn the_embedded_weights_load() {
        assert!(Weights::from_bytes(include_bytes!("name_tagger.bin")).is_some());
    }
}
