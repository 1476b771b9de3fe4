//! Reads a run of digits and separators: "8.000", "1,5", "31.10.2024", "21:27", "2024-10", "1/2".

use crate::compact::decimal;
use crate::reading::date::DateTime;

/// The reading of one run of digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Digits {
    /// Only digits, and how many.
    Integer { value: f64, width: usize },
    /// With thousands separators or decimal comma.
    Decimal(f64),
    /// Two numbers with "." or "/" between: a day, a clock time, a fraction; the context tells.
    Pair { left: u32, right: u32, sign: u8 },
    /// Year, month, day.
    Date(i32, u32, u32),
    /// Year, month.
    Month(i32, u32),
    /// Two years: "2003/04".
    Years(i32, i32),
    /// Seconds of the day.
    Clock(u32),
}

/// Reads a whole run; `None` for phone numbers, versions, scores.
pub(super) fn read(text: &str) -> Option<Digits> {
    let mut parts = [""; 5];
    let mut signs = [0u8; 5];
    let mut count = 0;
    let mut from = 0;
    for (at, sign) in text.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
        if count == 4 {
            return grouped(text);
        }
        (parts[count], signs[count]) =
            (&text[from..at], if sign.is_ascii() { sign as u8 } else { 0 });
        (count, from) = (count + 1, at + sign.len_utf8());
    }
    parts[count] = &text[from..];
    let number = |at: usize| parts[at].parse::<u32>().ok();
    match (count, signs[0]) {
        (0, _) => Some(Digits::Integer { value: decimal(text)?, width: text.len() }),
        (1, b':') | (2, b':') => clock(&parts[..=count], &signs[..count]),
        (1 | 2, b'.' | b'/' | b'-') => grouped(text).or_else(|| match count {
            1 => pair(number(0)?, number(1)?, parts[0].len(), parts[1].len(), signs[0]),
            _ if signs[0] == signs[1] => date(&parts[..3]),
            _ => None,
        }),
        _ => grouped(text),
    }
}

/// "1.034.514", "2.000,352", "300'000", "8’900", "0,5"
fn grouped(text: &str) -> Option<Digits> {
    // "1'200.20"
    let is_swiss = text.contains(['\'', '’']);
    let point = if is_swiss && text.contains('.') { '.' } else { ',' };
    let (whole, decimals) = text.split_once(point).unwrap_or((text, ""));
    let mut groups = whole.split(['.', '\'', '’']);
    let first = groups.next()?;
    let is_plain = whole.len() == first.len();
    let fits = decimals.bytes().all(|b| b.is_ascii_digit())
        && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
        && first.bytes().all(|b| b.is_ascii_digit())
        && (is_plain || (1..=3).contains(&first.len()) && !first.starts_with('0'));
    if !fits || (is_plain && decimals.is_empty()) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    decimal(&format!("{digits}.{decimals}")).map(Digits::Decimal)
}

fn clock(parts: &[&str], signs: &[u8]) -> Option<Digits> {
    if signs.iter().any(|s| *s != b':')
        || parts[1..].iter().any(|p| p.len() != 2)
        || parts[0].len() > 2
    {
        return None;
    }
    let mut values = parts.iter().map(|p| p.parse::<u32>().unwrap_or(99));
    let (hour, minute, second) = (values.next()?, values.next()?, values.next().unwrap_or(0));
    (hour < 25 && minute < 60 && second < 60)
        .then_some(Digits::Clock(hour % 24 * 3600 + minute * 60 + second))
}

fn pair(left: u32, right: u32, left_width: usize, right_width: usize, sign: u8) -> Option<Digits> {
    let is_month = |n: u32| (1..=12).contains(&n);
    match (left_width, right_width) {
        (4, 1 | 2)
            if is_month(right)
                && is_year(left)
                && (sign != b'/' || right_width == 2 && right != left % 100 + 1) =>
        {
            Some(Digits::Month(left as i32, right))
        }
        (1 | 2, 4) if is_month(left) && is_year(right) => Some(Digits::Month(right as i32, left)),
        (4, 2) if sign == b'/' && is_year(left) => {
            Some(Digits::Years(left as i32, (left - left % 100 + right) as i32))
        }
        (4, 4) if is_year(left) && is_year(right) && sign == b'/' => {
            Some(Digits::Years(left as i32, right as i32))
        }
        _ if sign == b'-' => None,
        _ => Some(Digits::Pair { left, right, sign }),
    }
}

fn date(parts: &[&str]) -> Option<Digits> {
    let number = |at: usize| parts[at].parse::<u32>().ok();
    let (a, b, c) = (number(0)?, number(1)?, number(2)?);
    let (year, month, day) = match (parts[0].len(), parts[2].len()) {
        (4, 1 | 2) => (a, b, c),
        (1 | 2, 4) => (c, b, a),
        (1 | 2, 2) => (c + if c < 50 { 2000 } else { 1900 }, b, a),
        _ => return None,
    };
    DateTime::day(year as i32, month, day).map(|_| Digits::Date(year as i32, month, day))
}

/// Returns whether a number can be a year that news writes about.
pub(super) fn is_year(number: u32) -> bool {
    (1000..2200).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: Option<Digits>) {
        assert_eq!(read(text), wanted, "{text}");
    }

    #[test]
    fn german_separators() {
        check("8.000", Some(Digits::Decimal(8000.0)));
        check("2.000,352", Some(Digits::Decimal(2000.352)));
        check("1.034.514", Some(Digits::Decimal(1_034_514.0)));
        check("4,800", Some(Digits::Decimal(4.8)));
        check("1.2345", Some(Digits::Pair { left: 1, right: 2345, sign: b'.' }));
    }

    #[test]
    fn days_months_and_clocks() {
        check("31.10.2024", Some(Digits::Date(2024, 10, 31)));
        check("18.07.14", Some(Digits::Date(2014, 7, 18)));
        check("2018-8-31", Some(Digits::Date(2018, 8, 31)));
        check("05.2016", Some(Digits::Month(2016, 5)));
        check("2016-05", Some(Digits::Month(2016, 5)));
        check("2003/04", Some(Digits::Years(2003, 2004)));
        check("21:27", Some(Digits::Clock(21 * 3600 + 27 * 60)));
        check("1/2", Some(Digits::Pair { left: 1, right: 2, sign: b'/' }));
    }

    #[test]
    fn no_figure_in_scores_phones_versions_and_impossible_days() {
        for text in
            ["3:2", "36:33", "1-222-2222/2222", "192.168.1.1", "1.2.3", "29.2.2019", "16-39"]
        {
            check(text, None);
        }
    }
}
