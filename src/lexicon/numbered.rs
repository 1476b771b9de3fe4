//! Words of which only numbers travel in the program: 24 bits of a hash, in some fifteen bits of the
//! file with a letter that tells the kind. As letters a name took 23 (packed, gzip -9); the wasm was
//! 7,375 bytes larger (commit c2c8bf1 and the one before it).
//!
//! What it costs: a word that stands in no table can be taken for one that does. [`SALT`] was
//! chosen, of three thousand, so that it seldom happens: of the 150,000 most frequent other
//! capitalised words of spacy-lookups-data 1.0.5 (and their forms without ending), 77 are mistaken,
//! of all their occurrences one in 12,900. The build packs (`build.rs` includes this file), the
//! program unpacks.

use super::symbols::{self, SymbolReader, Symbols, WIDTH};

/// Binary digits of a word's number.
const BITS: u32 = 24;

/// Where the hash starts: see above.
const SALT: u32 = 579;

/// The number of a word.
pub fn number(word: &str) -> u32 {
    let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let sum = word.bytes().fold(SALT, hash);
    (sum ^ sum >> 15).wrapping_mul(0x2c1b_3c6d) >> (32 - BITS)
}

/// A word's number and trait, a letter.
pub type Numbered = (u32, u8);

/// The alphabets of the file: steps from number to number as two digits, traits.
const HIGH: usize = 0;
const LOW: usize = 1;
const TRAITS: usize = 2;
const ALPHABETS: usize = 3;

/// Packs words in the order of their numbers, none twice.
#[allow(dead_code, reason = "the build and the tests pack")]
pub fn pack(words: &[Numbered]) -> Vec<u8> {
    let mut bytes = (words.len() as u32).to_le_bytes().to_vec();
    bytes.extend(symbols::to_bytes(ALPHABETS, |symbols| {
        words.iter().fold(0, |next, word| pass(symbols, next, *word).0 + 1);
    }));
    bytes
}

/// The words of a packed table; none where it is broken.
#[allow(dead_code, reason = "the build only packs")]
pub fn unpack(bytes: &[u8]) -> Vec<Numbered> {
    read(bytes).unwrap_or_default()
}

fn read(bytes: &[u8]) -> Option<Vec<Numbered>> {
    let (count, rest) = bytes.split_first_chunk::<4>()?;
    let (sizes, rest) = rest.split_first_chunk::<{ ALPHABETS * WIDTH }>()?;
    let alphabets = symbols::alphabets(sizes)?;
    let mut reader = SymbolReader::new(&alphabets, rest)?;
    let (mut words, mut next) = (Vec::new(), 0);
    for _ in 0..u32::from_le_bytes(*count) {
        words.push(pass(&mut reader, next, (next, FIRST)));
        next = words.last().map(|(number, _)| number + 1).filter(|next| *next <= 1 << BITS)?;
    }
    reader.is_done().then_some(words)
}

/// The trait whose symbol is 0.
const FIRST: u8 = b'a';

/// Passes one word whose number is `next` or more; returns it as the symbols tell it.
fn pass(symbols: &mut (impl Symbols + ?Sized), next: u32, (number, letter): Numbered) -> Numbered {
    let (step, width) = (number - next, WIDTH as u32);
    let high = symbols::number(symbols, HIGH, step / width, (1 << BITS) / width);
    let low = symbols.next(LOW, (step % width) as usize) as u32;
    let letter = symbols.next(TRAITS, usize::from(letter - FIRST));
    (next + high * width + low, FIRST + letter as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_from_bytes() {
        let words = [(0, b'a'), (1, b'z'), (5_000, b'f'), ((1 << BITS) - 1, b'm')];
        let bytes = pack(&words);
        assert_eq!(unpack(&bytes), words);
        for cut in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..cut]), [], "{cut}");
        }
    }
}
