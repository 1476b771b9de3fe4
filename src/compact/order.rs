//! One sort for everything that is ordered by numbers.

/// Sorts by a number, equal ones staying in their order.
///
/// Each generic sort of the standard library is some kilobytes of wasm; this one is shared by all
/// callers.
///
/// ```
/// use quellenlupe::compact::order;
/// let mut words = vec!["Rat", "an", "Haus", "in"];
/// order::by_number(&mut words, |word| word.len() as u64);
/// assert_eq!(words, ["an", "in", "Rat", "Haus"]);
/// ```
pub fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut order: Vec<(u64, u32)> =
        items.iter().enumerate().map(|(at, item)| (number(item), at as u32)).collect();
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|(_, at)| taken[*at as usize].take()));
}

/// The number that puts `high` before `low`: smaller `high` first, then smaller `low`.
pub fn pair(high: usize, low: usize) -> u64 {
    (high as u64) << 32 | (low as u64 & 0xffff_ffff)
}

/// Larger numbers first.
pub fn descending(number: usize) -> u64 {
    u64::MAX - number as u64
}
