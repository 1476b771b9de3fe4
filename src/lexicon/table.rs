//! Reads tables with named columns, as the build has packed them.

use std::fmt;

use super::pack::unpack;

/// A table as it travels in the program: its file name, and what the build has made of it.
#[derive(Debug, Clone, Copy)]
pub struct Packed {
    /// File name of the table.
    pub name: &'static str,
    /// As [`pack`](super::pack) packs.
    pub content: &'static str,
}

/// The table of a file beside this one.
macro_rules! packed {
    ($name:literal) => {
        $crate::lexicon::table::Packed { name: $name, content: include_str!(concat!(env!("OUT_DIR"), "/", $name)) }
    };
}
pub(super) use packed;

/// What is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    /// File name of the table.
    pub table: &'static str,
    /// Which of its entries, from 1; 0 is the head. Comments do not count.
    pub entry: usize,
    /// What is wrong.
    pub problem: &'static str,
    /// What was met.
    pub met: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, entry {}: {}: {}", self.table, self.entry, self.problem, self.met)
    }
}

impl std::error::Error for LexiconError {}

/// One entry: its fields by position, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Row<const N: usize> {
    /// The fields in the order the caller named the columns.
    pub fields: [&'static str; N],
    table: &'static str,
    entry: usize,
}

impl<const N: usize> Row<N> {
    /// An error about this row: what is wrong, and the field it is wrong with.
    pub fn error(&self, problem: &'static str, met: &str) -> LexiconError {
        error(self.table, self.entry, problem, met)
    }

    /// What a field of this row stands for, of a closed list of words.
    ///
    /// # Errors
    /// If the list does not have it.
    pub fn one_of<T: Copy>(&self, field: &str, words: &[(&str, T)]) -> Result<T, LexiconError> {
        one_of(field, words).ok_or_else(|| self.error("no such word", field))
    }
}

/// What a word stands for, of a closed list.
pub fn one_of<T: Copy>(word: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// The rows of a table whose columns are `columns`, in this order.
///
/// # Errors
/// If it has other columns.
pub fn rows<const N: usize>(
    table: Packed,
    columns: [&str; N],
) -> Result<impl Iterator<Item = Row<N>> + use<N>, LexiconError> {
    let fields = fields(table, &columns)?;
    let count = fields.len() / N;
    Ok((1..count).map(move |entry| Row {
        fields: std::array::from_fn(|column| fields[column * count + entry]),
        table: table.name,
        entry,
    }))
}

/// The only column of a one-column table.
///
/// # Errors
/// As [`rows`].
pub fn column(table: Packed, name: &str) -> Result<impl Iterator<Item = &'static str> + use<>, LexiconError> {
    Ok(fields(table, &[name])?.into_iter().skip(1))
}

/// All fields, column by column, each below its head.
fn fields(table: Packed, columns: &[&str]) -> Result<Vec<&'static str>, LexiconError> {
    let (width, fields) = unpack(table.content);
    let count = fields.len() / columns.len();
    let is_head = width == columns.len() && columns.iter().enumerate().all(|(at, name)| fields[at * count] == *name);
    if is_head { Ok(fields) } else { Err(error(table.name, 0, "other columns than", &columns.join(", "))) }
}

#[cold]
fn error(table: &'static str, entry: usize, problem: &'static str, met: &str) -> LexiconError {
    LexiconError { table, entry, problem, met: met.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::pack::pack;
    use super::*;

    #[test]
    fn an_error_names_entry_and_field() {
        let content = pack("form\tkind\n# c\nrund\tapprox\netwa\tx\n").expect("a sound table").leak();
        let table = Packed { name: "x.tsv", content };
        let second = rows(table, ["form", "kind"]).expect("the columns are right").nth(1).expect("two rows");
        assert_eq!(second.fields, ["etwa", "x"]);
        assert_eq!(second.error("no such kind", "x").to_string(), "x.tsv, entry 2: no such kind: x");
        for columns in [["kind", "form"], ["form", "other"]] {
            assert!(rows(table, columns).is_err());
        }
        assert!(rows(table, ["form"]).is_err() && rows(table, ["form", "kind", "more"]).is_err());
    }
}
