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
    let mut lines = Pieces { rest: Some(content), sign: b'\n' }
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim_ascii().is_empty())
        .map(|(at, line)| (at + 1, line));
    let fail = |line, problem| Err(LexiconError { table, line, problem });
    match lines.next() {
        Some((_, head)) if fields::<N>(head) == Ok(columns) => {}
        Some((line, head)) => return fail(line, format!("columns {head:?}, wanted {columns:?}")),
        None => return fail(0, "no head line".into()),
    }
    let mut rows = Vec::with_capacity(content.len() / 16);
    for (line, text) in lines {
        match fields(text) {
            Ok(fields) => rows.push(Row { fields, table, line }),
            Err(count) => return fail(line, format!("{count} fields, wanted {N}: {text:?}")),
        }
    }
    Ok(rows)
}

/// The fields of a line; where they are not `N`, how many they are.
fn fields<const N: usize>(line: &str) -> Result<[&str; N], usize> {
    let mut fields = [""; N];
    let mut count = 0;
    for field in (Pieces { rest: Some(line), sign: b'\t' }) {
        if let Some(place) = fields.get_mut(count) {
            *place = field.trim_ascii();
        }
        count += 1;
    }
    if count == N { Ok(fields) } else { Err(count) }
}

/// A text cut at an ASCII sign. Every start of the widget reads all tables: `str::split` is slower.
struct Pieces<'t> {
    rest: Option<&'t str>,
    sign: u8,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let Some(at) = rest.bytes().position(|byte| byte == self.sign) else { return self.rest.take() };
        self.rest = Some(&rest[at + 1..]);
        Some(&rest[..at])
    }
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
        assert_eq!(wrong.unwrap_err().to_string(), "x.tsv:4: 1 fields, wanted 2: \"etwa\"");
        assert!(rows("x.tsv", "form\n", ["kind"]).is_err());
    }
}
