//! Reads tab-separated tables with named columns and `#` comments.

use std::fmt;

/// What is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    /// File name of the table.
    pub table: &'static str,
    /// Line number from 1.
    pub line: usize,
    /// What was met.
    pub problem: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.table, self.line, self.problem)
    }
}

impl std::error::Error for LexiconError {}

/// One entry: its fields by position, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t, const N: usize> {
    /// The fields in the order the caller named the columns.
    pub fields: [&'t str; N],
    table: &'static str,
    line: usize,
}

impl<const N: usize> Row<'_, N> {
    /// An error about this row.
    pub fn error(&self, problem: impl Into<String>) -> LexiconError {
        LexiconError { table: self.table, line: self.line, problem: problem.into() }
    }
}

/// The rows of a table whose columns are `columns`, in this order.
///
/// # Errors
/// The first line with other columns, or with another number of fields.
pub fn rows<'t, const N: usize>(
    table: &'static str,
    content: &'t str,
    columns: [&str; N],
) -> Result<Vec<Row<'t, N>>, LexiconError> {
    let mut lines = content
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .map(|(at, line)| (at + 1, line.split('\t').map(str::trim).collect::<Vec<_>>()));
    let fail = |line, problem| Err(LexiconError { table, line, problem });
    match lines.next() {
        Some((_, head)) if head == columns => {}
        Some((line, head)) => return fail(line, format!("columns {head:?}, wanted {columns:?}")),
        None => return fail(0, "no head line".into()),
    }
    let mut rows = Vec::new();
    for (line, fields) in lines {
        let Ok(fields) = <[&str; N]>::try_from(fields.as_slice()) else {
            return fail(line, format!("{} fields, wanted {N}: {fields:?}", fields.len()));
        };
        rows.push(Row { fields, table, line });
    }
    Ok(rows)
}

/// The only column of a one-column table.
///
/// # Errors
/// As [`rows`].
pub fn column<'t>(
    table: &'static str,
    content: &'t str,
    name: &str,
) -> Result<impl Iterator<Item = &'t str>, LexiconError> {
    Ok(rows(table, content, [name])?.into_iter().map(|row| row.fields[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_named() {
        let wrong = rows("x.tsv", "# c\nform\tkind\nrund\tapprox\netwa\n", ["form", "kind"]);
        assert_eq!(wrong.unwrap_err().to_string(), "x.tsv:4: 1 fields, wanted 2: [\"etwa\"]");
        assert!(rows("x.tsv", "form\n", ["kind"]).is_err());
    }
}
