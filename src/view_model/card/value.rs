//! A figure's value for the view to format with the browser's Intl.

use crate::reading::FigureValue;
use crate::reading::date::DateTime;

/// The value of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// In the figure's unit; seconds for durations.
    Number(f64),
    /// Lowest and highest, either end open.
    Range(Option<f64>, Option<f64>),
    /// A date, a time, or both.
    Moment(Moment),
    /// From the first to the last, both included where they are days, months or years.
    Span(Moment, Moment),
    /// Another ISO 8601 form.
    Iso(String),
}

/// A date or time as exact as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Moment {
    /// `None` for a time alone.
    pub year: Option<i32>,
    /// 1 to 12
    pub month: Option<u32>,
    /// 1 to 31
    pub day: Option<u32>,
    /// Hour, minute, second.
    pub time: Option<(u32, u32, u32)>,
}

impl Value {
    /// Typed, as far as the form is known.
    pub(in crate::view_model) fn new(value: &FigureValue) -> Self {
        match value {
            FigureValue::Number(n) => Value::Number(*n),
            FigureValue::Range(low, high) => Value::Range(*low, *high),
            FigureValue::Iso(iso) => parse_iso(iso).unwrap_or_else(|| Value::Iso(iso.clone())),
        }
    }
}

fn parse_iso(iso: &str) -> Option<Value> {
    match iso.split_once('/') {
        Some((from, to)) => span(Moment::parse(from)?, Moment::parse(to)?),
        None => Moment::parse(iso).map(Value::Moment),
    }
}

/// From `start` to before `end`: one day, month or year where that is what it covers.
fn span(start: Moment, end: Moment) -> Option<Value> {
    if start >= end {
        return None;
    }
    let (Some(first), Some(last)) = (start.midnight(), end.midnight().map(|end| end.add_days(-1)))
    else {
        return Some(Value::Span(start, end));
    };
    let from_first_of_month = first.ymd().2 == 1 && end.day == Some(1);
    let (first, last) = match from_first_of_month {
        true if first.ymd().1 == 1 && end.month == Some(1) => {
            (Moment::year(first), Moment::year(last))
        }
        true => (Moment::month(first), Moment::month(last)),
        false => (start, Moment::of_day(last)),
    };
    Some(if first == last { Value::Moment(first) } else { Value::Span(first, last) })
}

impl Moment {
    /// "2024", "2024-10", "2024-10-31", "21:27", "2024-10-31T21:27:00"
    fn parse(iso: &str) -> Option<Self> {
        if let Some((date, time)) = iso.split_once('T') {
            return Some(Moment { time: Some(parse_time(time)?), ..Self::parse_date(date)? });
        }
        if iso.contains(':') {
            return Some(Moment { time: Some(parse_time(iso)?), ..Moment::default() });
        }
        Self::parse_date(iso)
    }

    fn parse_date(iso: &str) -> Option<Self> {
        let mut parts = iso.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        let known = parts.next().is_none()
            && DateTime::day(year, month.unwrap_or(1), day.unwrap_or(1)).is_some();
        known.then_some(Moment { year: Some(year), month, day, time: None })
    }

    /// The day it names, if it names a day and no time.
    fn midnight(self) -> Option<DateTime> {
        let whole_day = self.time.is_none_or(|time| time == (0, 0, 0));
        DateTime::day(self.year?, self.month?, self.day?).filter(|_| whole_day)
    }

    /// A day without time.
    pub(in crate::view_model) fn of_day(date: DateTime) -> Self {
        let (year, month, day) = date.ymd();
        Moment { year: Some(year), month: Some(month), day: Some(day), time: None }
    }

    /// First and last day of what it names; `None` for a time alone.
    pub(in crate::view_model) fn bounds(self) -> Option<(DateTime, DateTime)> {
        let first = DateTime::day(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1))?;
        let last = match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.add_months(1).add_days(-1),
            (None, None) => first.add_months(12).add_days(-1),
        };
        Some((first, last))
    }

    fn month(date: DateTime) -> Self {
        Moment { day: None, ..Self::of_day(date) }
    }

    fn year(date: DateTime) -> Self {
        Moment { month: None, ..Self::month(date) }
    }
}

fn parse_time(time: &str) -> Option<(u32, u32, u32)> {
    let mut parts = time.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    (hour < 25 && minute < 60 && second < 61 && parts.next().is_none())
        .then_some((hour, minute, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(iso: &str, wanted: &str) {
        let shown = match Value::new(&FigureValue::Iso(iso.into())) {
            Value::Moment(moment) => show(moment),
            Value::Span(from, to) => format!("{} bis {}", show(from), show(to)),
            other => format!("{other:?}"),
        };
        assert_eq!(shown, wanted, "{iso}");
    }

    fn show(moment: Moment) -> String {
        let date = [moment.year, moment.month.map(|m| m as i32), moment.day.map(|d| d as i32)];
        let date = date.into_iter().flatten().map(|n| n.to_string()).collect::<Vec<_>>().join("-");
        moment.time.map_or(date.clone(), |(h, m, s)| format!("{date} {h}:{m}:{s}"))
    }

    #[test]
    fn moments_are_as_exact_as_the_text() {
        check("2024", "2024");
        check("2024-10", "2024-10");
        check("2024-10-31", "2024-10-31");
        check("2024-10-31T21:27:00", "2024-10-31 21:27:0");
        check("21:27:00", " 21:27:0");
    }

    #[test]
    fn spans_end_with_their_last_day() {
        check("2024-10-01/2024-11-01", "2024-10");
        check("2023-01-01/2024-01-01", "2023");
        check("2022-01-01/2024-01-01", "2022 bis 2023");
        check("2024-10-28/2024-11-04", "2024-10-28 bis 2024-11-3");
        check("2024-10-31/2024-11-01", "2024-10-31");
        check("14:00:00/16:00:00", " 14:0:0 bis  16:0:0");
    }

    #[test]
    fn other_forms_are_passed_on() {
        check("2024-W44", "Iso(\"2024-W44\")");
        check("2024-02-30", "Iso(\"2024-02-30\")");
        check("2024-10-31/2024-10-31", "Iso(\"2024-10-31/2024-10-31\")");
        check("", "Iso(\"\")");
    }
}
