//! Reads tables with named columns, as the build has packed them.

use super::pack::unpack;
use crate::compact::Collect;

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
        $crate::lexicon::table::Packed {
            name: $name,
            content: include_str!(concat!(env!("OUT_DIR"), "/", $name)),
        }
    };
}
pub(super) use packed;

/// A table with the columns that its reader asks for.
pub struct Table {
    name: &'static str,
    /// Column by column, each below its head.
    fields: Vec<&'static str>,
    /// Number of fields of a column, with its head.
    height: usize,
}

/// One entry of a table.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    entry: usize,
}

impl Table {
    /// A table whose columns are `columns`, in this order.
    ///
    /// # Panics
    /// If it has other columns.
    pub fn open(table: Packed, columns: &[&str]) -> Self {
        let (width, fields) = unpack(table.content);
        let height = fields.len() / columns.len();
        let opened = Table { name: table.name, fields, height };
        let is_head = |(column, name): (usize, &&str)| opened.fields[column * height] == *name;
        if width != columns.len() || !columns.iter().enumerate().all(is_head) {
            opened.broken(0, "other columns than", &columns.join(", "));
        }
        opened
    }

    /// The entries.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (1..self.height).map(|entry| Row { table: self, entry })
    }

    /// The fields of the first column.
    pub fn column(&self) -> impl Iterator<Item = &'static str> {
        self.fields[1..self.height].iter().copied()
    }

    #[cold]
    fn broken(&self, entry: usize, problem: &str, met: &str) -> ! {
        panic!("{}, entry {entry}: {problem}: {met}", self.name)
    }
}

impl Row<'_> {
    /// The fields, in the order in which the columns were asked for.
    pub fn fields<const N: usize>(&self) -> [&'static str; N] {
        std::array::from_fn(|column| self.table.fields[column * self.table.height + self.entry])
    }

    /// Says what is wrong with this entry, and the field it is wrong with. Entries count from 1,
    /// comments do not.
    ///
    /// # Panics
    /// Always: a broken table is a mistake of ours, which a test of [`Lexicon`](super::Lexicon)
    /// finds.
    #[cold]
    pub fn broken(&self, problem: &str, met: &str) -> ! {
        self.table.broken(self.entry, problem, met)
    }

    /// Words of a field: groups divided by blanks, of each group ("Ansicht/Meinung") one is meant;
    /// "-" for none.
    pub fn groups(&self, field: &'static str) -> Vec<Vec<&'static str>> {
        let groups = field.split(' ').filter(|group| *group != "-");
        groups.map(|group| group.split('/').collect_vec()).collect_vec()
    }

    /// The meaning of a field of this row, from a closed list of words.
    ///
    /// # Panics
    /// If the list does not have it.
    pub fn one_of<T: Copy>(&self, field: &str, words: &[(&str, T)]) -> T {
        one_of(field, words).unwrap_or_else(|| self.broken("no such word", field))
    }
}

/// The meaning of a word, from a closed list.
pub fn one_of<T: Copy>(word: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::super::pack::pack;
    use super::*;

    fn table() -> Packed {
        let content =
            pack("form\tkind\n# c\nrund\tapprox\netwa\tx\n").expect("a sound table").leak();
        Packed { name: "x.tsv", content }
    }

    #[test]
    fn fields_come_as_they_were_asked_for() {
        let table = Table::open(table(), &["form", "kind"]);
        assert_eq!(
            table.rows().map(|row| row.fields()).collect::<Vec<_>>(),
            [["rund", "approx"], ["etwa", "x"]]
        );
        assert_eq!(table.column().collect::<Vec<_>>(), ["rund", "etwa"]);
    }

    #[test]
    #[should_panic(expected = "x.tsv, entry 2: no such word: x")]
    fn what_is_wrong_is_named() {
        let table = Table::open(table(), &["form", "kind"]);
        table.rows().for_each(|row| row.one_of(row.fields::<2>()[1], &[("approx", ())]));
    }

    #[test]
    fn other_columns_are_refused() {
        let others: [&[&str]; 4] =
            [&["kind", "form"], &["form", "other"], &["form"], &["form", "kind", "more"]];
        for columns in others {
            assert!(
                std::panic::catch_unwind(|| Table::open(table(), columns)).is_err(),
                "{columns:?}"
            );
        }
    }
}
