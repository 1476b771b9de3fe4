//! Random inputs: pieces of the seed texts and words of the dictionary, put together and spoilt.

const SEEDS: [&str; 6] = [
    include_str!("seeds/kopf.txt"),
    include_str!("seeds/rede.txt"),
    include_str!("seeds/zahlen.txt"),
    include_str!("seeds/zeichen.txt"),
    include_str!("../../seeds/urteil.txt"),
    include_str!("../../seeds/quartalszahlen.txt"),
];

/// In libFuzzer's form, which it reads too: `"word"`, one a line.
const DICTIONARY: &str = include_str!("words.dict");

pub struct Dice {
    state: u64,
    words: Vec<Vec<u8>>,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice { state: seed, words: words(DICTIONARY) }
    }

    /// A number below `n` (splitmix64).
    fn below(&mut self, n: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    /// Bytes that are UTF-8 nearly always, and short mostly.
    pub fn input(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for _ in 0..=self.below(6) {
            if self.below(3) == 0 {
                for _ in 0..=self.below(8) {
                    bytes.extend(self.word());
                    bytes.extend([b" ".as_slice(), b"", b"\n", b" "][self.below(4)]);
                }
            } else {
                bytes.extend(self.piece());
            }
        }
        for _ in 0..self.below(5) {
            self.spoil(&mut bytes);
        }
        bytes
    }

    fn word(&mut self) -> Vec<u8> {
        let at = self.below(self.words.len());
        self.words[at].clone()
    }

    /// Some of a seed, from one character to another.
    fn piece(&mut self) -> Vec<u8> {
        let text = SEEDS[self.below(SEEDS.len())];
        let start = text.floor_char_boundary(self.below(text.len()));
        let longest = [8, 40, 160, 600][self.below(4)];
        let length = 1 + self.below(longest);
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.as_bytes()[start..end].to_vec()
    }

    /// Something is left out, put in, doubled or changed, at a character's border mostly.
    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        let border = |at: usize, bytes: &[u8]| {
            (0..=at).rev().find(|at| bytes.get(*at).is_none_or(|byte| byte & 0xc0 != 0x80))
        };
        let at = self.below(bytes.len() + 1);
        let at = border(at, bytes).unwrap_or(0);
        let to = border((at + 1 + self.below(12)).min(bytes.len()), bytes).unwrap_or(at).max(at);
        match self.below(8) {
            0 | 1 => drop(bytes.drain(at..to)),
            2 | 3 => {
                let word = self.word();
                bytes.splice(at..at, word);
            }
            4 => {
                let again = bytes[at..to].repeat(1 + self.below(3));
                bytes.splice(at..at, again);
            }
            5 => bytes.truncate(at),
            6 => {
                let any = char::from_u32(self.below(0x11_0000) as u32).unwrap_or('\u{fffd}');
                bytes.splice(at..at, any.to_string().into_bytes());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = [b' ', b'\n', 0, b'0', b'"', b'-', b'.', 0xff][self.state as usize % 8];
                }
            }
        }
    }
}

/// The words of a dictionary; `\xNN`, `\\` and `\"` stand for bytes.
fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let quoted = |line: &str| {
        let word = line.trim().strip_prefix('"')?.strip_suffix('"')?;
        let (mut bytes, mut rest) = (Vec::new(), word.as_bytes());
        while let Some((byte, after)) = rest.split_first() {
            rest = after;
            match (byte, rest) {
                (b'\\', [b'x', high, low, after @ ..]) => {
                    let digits = [*high, *low].map(|digit| char::from(digit).to_digit(16));
                    let [Some(high), Some(low)] = digits else { panic!("{line}") };
                    bytes.push((high * 16 + low) as u8);
                    rest = after;
                }
                (b'\\', [sign, after @ ..]) => {
                    bytes.push(*sign);
                    rest = after;
                }
                _ => bytes.push(*byte),
            }
        }
        Some(bytes)
    };
    dictionary.lines().filter_map(quoted).collect()
}
