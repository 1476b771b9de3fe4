//! Searching for a few letters.

/// Where a short `part` first stands in a text, in bytes. The search of the standard library makes plans for long parts,
/// which for short ones takes longer than the search, and is code that a reader loads.
///
/// ```
/// use quellenlupe::text::find;
/// assert_eq!(find("Größe", "ße"), Some(4));
/// assert_eq!(find("Größe", "x"), None);
/// assert_eq!(find("Größe", ""), Some(0));
/// ```
pub fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    (0..(text.len() + 1).saturating_sub(part.len())).find(|at| text[*at..].starts_with(part))
}

/// Whether a short `part` stands in a text.
pub fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}
