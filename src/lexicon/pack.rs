//! The packed form in which a table travels in the program: without comments, column by column,
//! each field as how many bytes it shares with the one above it and then the rest. Half the size of
//! the text, for a reader's browser, and quicker to read. The build packs (`build.rs` includes this
//! file), the program unpacks.

/// The most bytes that a field says it shares: what comes before the rest is one byte below all
/// letters.
const MOST_SHARED: usize = 30;

/// Packs a table: first how many columns it has; the head line's fields stand on top of their
/// columns.
///
/// # Errors
/// The first line with another number of fields than the head, with its number from 1.
#[allow(dead_code, reason = "the build and the tests pack")]
pub fn pack(table: &str) -> Result<String, (usize, String)> {
    let lines: Vec<(usize, Vec<&str>)> =
        entries(table).map(|(at, line)| (at, line.split('\t').collect())).collect();
    let width = lines.first().ok_or((0, "no head line".to_owned()))?.1.len();
    if let Some((at, fields)) = lines.iter().find(|(_, fields)| fields.len() != width) {
        return Err((*at, format!("{} fields, wanted {width}: {fields:?}", fields.len())));
    }
    let (mut packed, mut above) = (String::from(width as u8 as char), "");
    for field in
        (0..width).flat_map(|column| lines.iter().map(move |(_, fields)| fields[column].trim()))
    {
        let same = above.bytes().zip(field.bytes()).take_while(|(a, b)| a == b).count();
        let shared =
            (0..=same.min(MOST_SHARED)).rev().find(|at| field.is_char_boundary(*at)).unwrap_or(0);
        packed.push(char::from(shared as u8 + 1));
        packed.push_str(&field[shared..]);
        above = field;
    }
    Ok(packed)
}

/// The lines of a table that are neither comment nor empty, with their numbers from 1: first the
/// head, then the rows.
#[allow(dead_code, reason = "the build and the tests pack")]
pub fn entries(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = table.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
}

/// The number of columns of a packed table, and its fields, one column after the other. They stay
/// for as long as the program runs.
#[allow(dead_code, reason = "the build only packs")]
pub fn unpack(packed: &str) -> (usize, Vec<&'static str>) {
    let mut text: Vec<u8> = Vec::with_capacity(packed.len() * 2);
    let mut ranges = Vec::with_capacity(packed.len() / 4);
    let (width, mut rest) = packed.as_bytes().split_first().unwrap_or((&0, &[]));
    let mut above = 0..0;
    while let Some((shared, after)) = rest.split_first() {
        let shared = usize::from(*shared).saturating_sub(1).min(above.len());
        let length =
            after.iter().position(|byte| *byte <= MOST_SHARED as u8 + 1).unwrap_or(after.len());
        // The same field again needs no place of its own.
        if length > 0 || shared < above.len() {
            let start = text.len();
            text.extend_from_within(above.start..above.start + shared);
            text.extend_from_slice(&after[..length]);
            above = start..text.len();
        }
        ranges.push(above.clone());
        rest = &after[length..];
    }
    let text: &'static str = String::from_utf8(text).unwrap_or_default().leak();
    (
        usize::from(*width),
        ranges.into_iter().map(|range| text.get(range).unwrap_or_default()).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back_in_columns() {
        let table = "# c\nform\tkind\n\nÄrger\tx\nÄrgernis\tx\nÄ\t\nÖl\tlang und lang und lang und lang und länger\n";
        let packed = pack(table).expect("the table is sound");
        let long = "lang und lang und lang und lang und länger";
        assert_eq!(
            unpack(&packed),
            (2, vec!["form", "Ärger", "Ärgernis", "Ä", "Öl", "kind", "x", "x", "", long])
        );
        assert!(packed.contains("\u{7}nis"), "{packed:?}");
    }

    #[test]
    fn a_bad_line_is_named() {
        let wrong = pack("# c\nform\tkind\nrund\tapprox\netwa\n");
        assert_eq!(wrong, Err((4, "1 fields, wanted 2: [\"etwa\"]".into())));
        assert_eq!(pack("# c\n").map_err(|(line, _)| line), Err(0));
    }
}
