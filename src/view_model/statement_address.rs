//! A statement's address: what stands in a link, and finds the statement again when the article has
//! been read anew.

use std::fmt;

use super::statement_tree::merged;
use super::{StatementId, ViewModel};

/// Number of words of a statement that make its address: where a later reading ends it elsewhere, the
/// link still holds.
const WORDS: usize = 6;

/// "3-1x8f2k": the number among the article's statements, and a hash of its first words. The words
/// decide; the number only chooses among statements that begin alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    number: usize,
    hash: u32,
}

impl Address {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Address> {
        let (number, hash) = text.split_once('-')?;
        let is_plain =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        let number = number.parse().ok().filter(|_| is_plain(number))?;
        Some(Address {
            number,
            hash: u32::from_str_radix(hash, 36).ok().filter(|_| is_plain(hash))?,
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rest, mut digits) = (self.hash, Vec::new());
        while rest > 0 || digits.is_empty() {
            digits.push(char::from_digit(rest % 36, 36).unwrap_or('0'));
            rest /= 36;
        }
        write!(f, "{}-{}", self.number, digits.iter().rev().collect::<String>())
    }
}

impl ViewModel {
    /// The address of a statement; a fragment has that of its statement.
    pub fn address(&self, id: StatementId) -> Address {
        let id = self.tree.whole_of(id);
        let number = self.tree.whole().position(|other| other == id).map_or(0, |at| at + 1);
        Address { number, hash: self.hash(id) }
    }

    /// The statement of an address; `None` where no statement begins with its words.
    pub fn at_address(&self, address: Address) -> Option<StatementId> {
        let all = self.tree.whole().zip(1..).filter(|(id, _)| self.hash(*id) == address.hash);
        all.min_by_key(|(_, number): &(_, usize)| number.abs_diff(address.number)).map(|(id, _)| id)
    }

    /// FNV-1a, 32 bit, of the letters and digits of the first words: quotation marks and line
    /// breaks may change.
    fn hash(&self, id: StatementId) -> u32 {
        let quote = merged(self.source_of(id).quote.clone());
        let parts = quote.iter().map(|part| part.of(&self.text));
        let signs = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let words =
            parts.flat_map(str::split_whitespace).map(signs).filter(|word| !word.is_empty());
        let bytes = words.take(WORDS).flat_map(|word| (word + " ").into_bytes());
        bytes
            .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_model::sample::article;

    const LONG: &str = "Sie sagte: <a x direct>„Eins zwei drei vier fünf sechs sieben acht“</a>.";

    fn first(marked: &str) -> Address {
        article(marked, &[]).address(StatementId(0))
    }

    #[test]
    fn it_is_written_and_read() {
        for address in
            [first(LONG), Address { number: 12, hash: 0 }, Address { number: 1, hash: u32::MAX }]
        {
            assert_eq!(Address::parse(&address.to_string()), Some(address), "{address}");
        }
        for wrong in [
            "",
            "3",
            "3-",
            "-abc",
            "x-abc",
            "3-ABC",
            "3-äöü",
            "3-zzzzzzzzz",
            "+3-abc",
            "3-+abc",
            "3-a-b",
        ] {
            assert_eq!(Address::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn it_finds_its_statement_in_a_later_reading() {
        let address = first(LONG);
        let later = [
            "<b x indirect>Neu dabei</b>. Sie sagte: „<a x direct>Eins zwei drei vier fünf sechs sieben acht</a>“.",
            "<b x indirect>Neu dabei</b>. Sie sagte: <a x direct>»Eins\nzwei drei vier fünf sechs«</a> sieben acht.",
        ];
        for marked in later {
            assert_eq!(article(marked, &[]).at_address(address), Some(StatementId(1)), "{marked}");
        }
    }

    #[test]
    fn other_words_are_another_statement() {
        let address = first(LONG);
        let changed = "Sie sagte: <a x direct>„Eins zwei drei fünf sechs sieben acht“</a>.";
        assert_eq!(article(changed, &[]).at_address(address), None);
    }

    #[test]
    fn the_number_chooses_among_equal_words() {
        let twice = article(
            "<a x direct>„Ja“</a>, dann <b x direct>„Nein“</b>, dann <c x direct>„Ja!“</c>.",
            &[],
        );
        for id in [0, 1, 2].map(StatementId) {
            assert_eq!(twice.at_address(twice.address(id)), Some(id));
        }
    }

    #[test]
    fn a_fragment_has_the_address_of_its_statement() {
        let model = article(
            "<a 1 indirect>Es brenne, <b 1 direct>„und wie“</b></a>, sagte sie.",
            &[("Muster", Default::default())],
        );
        assert_eq!(model.address(StatementId(1)), model.address(StatementId(0)));
    }
}
