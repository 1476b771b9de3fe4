//! Symbols of small alphabets in about as many bits as each is surprising: a range variant of
//! asymmetric numeral systems.
//!
//! How often each symbol comes is known beforehand ([`Alphabet`]). Must not know what the symbols
//! mean. The build writes with it too (`build.rs` includes this file).

/// Binary digits of a symbol's frequency, which is told in parts of `1 << PARTS`.
const PARTS: u32 = 12;

/// The state of writer and reader lies between this and 256 times as much; both begin or end with
/// just this.
const LEAST: u32 = 1 << 23;

/// The symbols that can come in one place, and how often each does.
#[derive(Debug, Clone)]
pub struct Alphabet {
    /// Start and length of each symbol's part.
    parts: Vec<(u16, u16)>,
    /// The symbol that owns each of the `1 << PARTS` parts.
    owners: Vec<u8>,
}

impl Alphabet {
    /// An alphabet by its symbols' sizes ([`size`]). `None` where it has too many symbols.
    pub fn new(sizes: &[u8]) -> Option<Self> {
        let counts: Vec<u64> = sizes.iter().map(|size| count(*size)).collect();
        let total = counts.iter().sum::<u64>().max(1);
        let part = |count: &u64| (count << PARTS) / total;
        let mut lengths: Vec<u64> =
            counts.iter().map(|n| if *n == 0 { 0 } else { part(n).max(1) }).collect();
        let sum: u64 = lengths.iter().sum();
        if let Some(most) = lengths.iter_mut().max().filter(|most| **most > 0) {
            *most = (*most + (1 << PARTS)).checked_sub(sum).filter(|length| *length > 0)?;
        }
        let (mut parts, mut owners) =
            (Vec::with_capacity(sizes.len()), Vec::with_capacity(1 << PARTS));
        for (symbol, length) in lengths.into_iter().enumerate() {
            parts.push((owners.len() as u16, length as u16));
            owners.resize(owners.len() + length as usize, u8::try_from(symbol).ok()?);
        }
        // Of an alphabet that never comes, every part is the first symbol's.
        owners.resize(1 << PARTS, 0);
        Some(Alphabet { parts, owners })
    }
}

/// A count as one byte: 0 for none, else in four steps to each doubling.
pub fn size(of: u32) -> u8 {
    (0..=u8::MAX / 2).find(|size| count(*size) >= 4 * u64::from(of)).unwrap_or(u8::MAX / 2)
}

/// Four times what a size stands for.
fn count(size: u8) -> u64 {
    if size == 0 { 0 } else { u64::from(4 + size % 4) << (size / 4).min(31) }
}

/// A source or sink of symbols, so that one description of a file serves to count, to write and to
/// read it.
pub trait Symbols {
    /// The next symbol, of alphabet `of`; who counts or writes knows it, who reads learns it.
    fn next(&mut self, of: usize, known: usize) -> usize;
}

/// Symbols of an alphabet in which numbers are told.
pub const WIDTH: usize = 64;

/// Passes a number as symbols of alphabet `of`: each but the last stands for as much as there is
/// room for, so that small numbers take one. At `limit` it ends, whatever is read.
pub fn number(symbols: &mut (impl Symbols + ?Sized), of: usize, known: u32, limit: u32) -> u32 {
    const MORE: u32 = WIDTH as u32 - 1;
    let mut told = 0;
    loop {
        let symbol = symbols.next(of, known.wrapping_sub(told).min(MORE) as usize) as u32;
        told += symbol;
        if symbol < MORE || told >= limit {
            return told;
        }
    }
}

/// What passes through `pass`, as bytes: the sizes of so many alphabets, then the symbols.
pub fn to_bytes(alphabets: usize, pass: impl Fn(&mut dyn Symbols)) -> Vec<u8> {
    let mut counter = Counter(vec![vec![0; WIDTH]; alphabets]);
    pass(&mut counter);
    let mut bytes: Vec<u8> = counter.0.iter().flatten().map(|count| size(*count)).collect();
    let alphabets = self::alphabets(&bytes).unwrap_or_default();
    let mut writer = SymbolWriter::new(&alphabets);
    pass(&mut writer);
    bytes.extend(writer.finish());
    bytes
}

/// The alphabets whose sizes stand at the head of a file.
pub fn alphabets(sizes: &[u8]) -> Option<Vec<Alphabet>> {
    sizes.chunks(WIDTH).map(Alphabet::new).collect()
}

/// Counts the symbols of each alphabet.
pub struct Counter(pub Vec<Vec<u32>>);

impl Symbols for Counter {
    fn next(&mut self, of: usize, known: usize) -> usize {
        self.0[of][known] += 1;
        known
    }
}

/// Writes symbols that have a part in their alphabet.
pub struct SymbolWriter<'a> {
    alphabets: &'a [Alphabet],
    parts: Vec<(u16, u16)>,
}

impl<'a> SymbolWriter<'a> {
    /// Nothing written yet.
    pub fn new(alphabets: &'a [Alphabet]) -> Self {
        SymbolWriter { alphabets, parts: Vec::new() }
    }

    /// All that was written.
    pub fn finish(self) -> Vec<u8> {
        // What is written last is read first.
        let (mut bytes, mut state) = (Vec::new(), LEAST);
        for (start, length) in
            self.parts.iter().rev().map(|(start, length)| (u32::from(*start), u32::from(*length)))
        {
            while state >= (LEAST >> PARTS << 8) * length {
                bytes.push(state as u8);
                state >>= 8;
            }
            state = (state / length) << PARTS | (start + state % length);
        }
        bytes.extend(state.to_le_bytes());
        bytes.reverse();
        bytes
    }
}

impl Symbols for SymbolWriter<'_> {
    fn next(&mut self, of: usize, known: usize) -> usize {
        self.parts.push(self.alphabets[of].parts[known]);
        known
    }
}

/// Reads symbols.
pub struct SymbolReader<'a> {
    alphabets: &'a [Alphabet],
    bytes: std::slice::Iter<'a, u8>,
    state: u32,
}

impl<'a> SymbolReader<'a> {
    /// Reads what [`SymbolWriter::finish`] returned. `None` where it is too short.
    pub fn new(alphabets: &'a [Alphabet], bytes: &'a [u8]) -> Option<Self> {
        let (state, rest) = bytes.split_first_chunk()?;
        Some(SymbolReader { alphabets, bytes: rest.iter(), state: u32::from_be_bytes(*state) })
    }

    /// Returns whether what was read is all that was written: it is, but for a chance of one in
    /// millions.
    pub fn is_done(&self) -> bool {
        self.state == LEAST && self.bytes.as_slice().is_empty()
    }
}

impl Symbols for SymbolReader<'_> {
    #[inline]
    fn next(&mut self, of: usize, _: usize) -> usize {
        let alphabet = &self.alphabets[of];
        let part = self.state & ((1 << PARTS) - 1);
        let symbol = usize::from(alphabet.owners[part as usize]);
        let (start, length) = alphabet.parts[symbol];
        self.state = (self.state >> PARTS)
            .wrapping_mul(u32::from(length))
            .wrapping_add(part - u32::from(start));
        while self.state < LEAST {
            let Some(byte) = self.bytes.next() else { break };
            self.state = self.state << 8 | u32::from(*byte);
        }
        symbol
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_come_back_in_few_bytes() {
        let mut seed = 1u32;
        // Two alphabets; in each, small symbols are the usual ones.
        let told: Vec<(usize, usize)> = (0..20_000)
            .map(|at| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (at % 2, (seed >> 8).leading_zeros() as usize - 8)
            })
            .collect();
        let mut counter = Counter(vec![vec![0; 40]; 2]);
        told.iter().for_each(|(of, symbol)| assert_eq!(counter.next(*of, *symbol), *symbol));
        let sizes =
            counter.0.iter().map(|counts| counts.iter().map(|n| size(*n)).collect::<Vec<_>>());
        let alphabets: Vec<Alphabet> = sizes.map(|sizes| Alphabet::new(&sizes).unwrap()).collect();
        let mut writer = SymbolWriter::new(&alphabets);
        told.iter().for_each(|(of, symbol)| assert_eq!(writer.next(*of, *symbol), *symbol));
        let bytes = writer.finish();
        // A symbol of probability 1/2, 1/4, 1/8 … is two bits on average.
        assert!(bytes.len() < 5_050, "{}", bytes.len());
        let mut reader = SymbolReader::new(&alphabets, &bytes).unwrap();
        told.iter().for_each(|(of, symbol)| assert_eq!(reader.next(*of, 0), *symbol));
        assert!(reader.is_done());
    }

    #[test]
    fn sizes_stand_for_counts() {
        assert_eq!((size(0), count(size(0))), (0, 0));
        for of in [1, 2, 3, 100, 12_345] {
            let stands_for = count(size(of)) as f32 / 4.0;
            assert!((1.0..2.0).contains(&(stands_for / of as f32)), "{of}: {stands_for}");
        }
    }

    #[test]
    fn an_alphabet_without_symbols_reads_the_first() {
        let alphabets = [Alphabet::new(&[0, 0]).unwrap()];
        let mut reader = SymbolReader::new(&alphabets, &[0; 9]).unwrap();
        assert_eq!(reader.next(0, 1), 0);
        assert!(!reader.is_done());
    }
}
