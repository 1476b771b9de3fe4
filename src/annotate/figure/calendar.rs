//! Resolves calendar expressions against the article's date: plain arithmetic, no words.

use std::ops::Range;

use super::scan::FigureCandidate;
use super::tense::Direction;
use crate::lexicon::figures::{Edge, Grain, HolidayRule};
use crate::reading::date::DateTime;
use crate::reading::{FigureKind, FigureValue};

/// A point or stretch of time; `None` where the article's date would be needed and is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    Day(Option<DateTime>),
    /// From midnight to midnight, end exclusive.
    Days(Option<(DateTime, DateTime)>),
    /// Seconds of the day.
    Clock(u32),
    ClockSpan(u32, u32),
    Moment(Option<DateTime>),
    Span(Option<(DateTime, DateTime)>),
}

impl When {
    /// The figure over `atoms`.
    pub fn candidate(self, atoms: Range<usize>) -> FigureCandidate {
        let iso = |text: String| Some(FigureValue::Iso(text));
        let (kind, value) = match self {
            When::Day(day) => (FigureKind::Date, day.map(|d| d.iso_date()).and_then(iso)),
            When::Days(days) => (FigureKind::DateRange, days.map(iso_days).and_then(iso)),
            When::Clock(at) => (FigureKind::Time, iso(iso_clock(at))),
            When::ClockSpan(from, to) => {
                (FigureKind::TimeRange, iso(format!("{}/{}", iso_clock(from), iso_clock(to))))
            }
            When::Moment(moment) => (FigureKind::DateTime, moment.map(|m| m.iso()).and_then(iso)),
            When::Span(span) => (
                FigureKind::DateTimeRange,
                span.map(|(from, to)| format!("{}/{}", from.iso(), to.iso())).and_then(iso),
            ),
        };
        FigureCandidate::new(atoms, kind, value)
    }
}

/// "2016", "2016-10", or "2016-10-03/2016-10-10".
fn iso_days((from, to): (DateTime, DateTime)) -> String {
    let (year, month, day) = from.ymd();
    match to.ymd() {
        (y, 1, 1) if y == year + 1 && (month, day) == (1, 1) => format!("{year:04}"),
        (_, _, 1) if day == 1 && from.add_months(1) == to => format!("{year:04}-{month:02}"),
        _ => format!("{}/{}", from.iso_date(), to.iso_date()),
    }
}

fn iso_clock(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}

/// Seconds of a span; months count 30 days, years 365.
pub(super) fn seconds(grain: Grain) -> f64 {
    match grain {
        Grain::Second => 1.0,
        Grain::Minute => 60.0,
        Grain::QuarterHour => 900.0,
        Grain::HalfHour => 1800.0,
        Grain::ThreeQuarterHour => 2700.0,
        Grain::Hour => 3600.0,
        Grain::Day => 86_400.0,
        Grain::Weekend => 2.0 * 86_400.0,
        Grain::Workweek => 5.0 * 86_400.0,
        Grain::Week => 7.0 * 86_400.0,
        Grain::Month => 30.0 * 86_400.0,
        Grain::Quarter => 90.0 * 86_400.0,
        Grain::HalfYear => 182.5 * 86_400.0,
        Grain::Year => 365.0 * 86_400.0,
        Grain::Decade => 3650.0 * 86_400.0,
        Grain::Century => 36_500.0 * 86_400.0,
    }
}

/// Midnight of the same day.
pub(super) fn midnight(at: DateTime) -> DateTime {
    let (h, m, s) = at.hms();
    at.add_seconds(-i64::from(h * 3600 + m * 60 + s))
}

/// The year's days.
pub(super) fn year(year: i32) -> Option<(DateTime, DateTime)> {
    Some((DateTime::day(year, 1, 1)?, DateTime::day(year + 1, 1, 1)?))
}

/// The month's days.
pub(super) fn month(year: i32, month: u32) -> Option<(DateTime, DateTime)> {
    let first = DateTime::day(year, month, 1)?;
    Some((first, first.add_months(1)))
}

/// The year that a month without year belongs to.
pub(super) fn year_of_month(now: DateTime, month: u32, look: Direction) -> i32 {
    let (year, this, _) = now.ymd();
    let ahead = month as i32 - this as i32;
    match look {
        Direction::Back if ahead > 0 => year - 1,
        Direction::Ahead if ahead < 0 => year + 1,
        Direction::Near => year + nearest(ahead, 6),
        Direction::Open | Direction::Now => year + nearest(ahead, 9),
        _ => year,
    }
}

/// Years to add where a year away lies nearer than `most`.
fn nearest(ahead: i32, most: i32) -> i32 {
    i32::from(ahead < -most) - i32::from(ahead > most)
}

/// A day without year.
pub(super) fn month_day(now: DateTime, month: u32, day: u32, look: Direction) -> Option<DateTime> {
    let (year, ..) = now.ymd();
    let same = DateTime::day(year, month, day);
    let ahead = same.map_or(0, |d| d.day_number() - now.day_number()) as i32;
    /// "läuft bis 3. November" is told some days after it, too.
    const JUST: i32 = 14;
    let shift = match look {
        Direction::Back => -i32::from(ahead > 0),
        Direction::Ahead | Direction::Now => i32::from(ahead < -JUST),
        Direction::Near => nearest(ahead, 183),
        Direction::Open => nearest(ahead, 322),
    };
    if shift == 0 { same } else { DateTime::day(year + shift, month, day) }
}

/// The last (today included) or the next such weekday.
pub(super) fn weekday(now: DateTime, weekday: u32, is_back: bool) -> DateTime {
    let today = midnight(now);
    let after = i64::from((today.weekday() + 7 - weekday) % 7);
    if is_back { today.add_days(-after) } else { today.add_days(7 - after) }
}

/// The first day of the grain's span around a moment; the moment itself for spans below a day.
pub(super) fn floor(at: DateTime, grain: Grain) -> DateTime {
    let (h, m, s) = at.hms();
    let (year, month, _) = at.ymd();
    let day = midnight(at);
    let first = |month| DateTime::day(year, month, 1).unwrap_or(day);
    match grain {
        Grain::Second => at,
        Grain::Minute | Grain::QuarterHour | Grain::HalfHour | Grain::ThreeQuarterHour => {
            at.add_seconds(-i64::from(s))
        }
        Grain::Hour => at.add_seconds(-i64::from(m * 60 + s)),
        Grain::Day => at.add_seconds(-i64::from(h * 3600 + m * 60 + s)),
        Grain::Week | Grain::Workweek => day.add_days(-i64::from(day.weekday())),
        Grain::Weekend => day.add_days(5 - i64::from(day.weekday())),
        Grain::Month => first(month),
        Grain::Quarter => first((month - 1) / 3 * 3 + 1),
        Grain::HalfYear => first((month - 1) / 6 * 6 + 1),
        Grain::Year => first(1),
        Grain::Decade => DateTime::day(year - year.rem_euclid(10), 1, 1).unwrap_or(day),
        Grain::Century => DateTime::day(year - year.rem_euclid(100), 1, 1).unwrap_or(day),
    }
}

/// The moment `count` spans of `grain` later.
pub(super) fn step(at: DateTime, grain: Grain, count: i64) -> DateTime {
    let months = |each: i64| at.add_months((each * count).clamp(-90_000, 90_000) as i32);
    match grain {
        Grain::Second => at.add_seconds(count),
        Grain::Minute => at.add_seconds(60 * count),
        Grain::QuarterHour => at.add_seconds(900 * count),
        Grain::HalfHour => at.add_seconds(1800 * count),
        Grain::ThreeQuarterHour => at.add_seconds(2700 * count),
        Grain::Hour => at.add_seconds(3600 * count),
        Grain::Day => at.add_days(count),
        Grain::Week | Grain::Workweek | Grain::Weekend => at.add_days(7 * count),
        Grain::Month => months(1),
        Grain::Quarter => months(3),
        Grain::HalfYear => months(6),
        Grain::Year => months(12),
        Grain::Decade => months(120),
        Grain::Century => months(1200),
    }
}

/// The span `shift` spans away from now ("vergangene Woche": -1).
pub(super) fn shifted_span(now: DateTime, grain: Grain, shift: i64) -> When {
    let from = step(floor(now, grain), grain, shift);
    match grain {
        Grain::Weekend => When::Days(Some((from, from.add_days(2)))),
        Grain::Workweek => When::Days(Some((from, from.add_days(5)))),
        Grain::Day => When::Day(Some(from)),
        _ if grain < Grain::Day => When::Span(Some((from, step(from, grain, 1)))),
        _ => When::Days(Some((from, step(from, grain, 1)))),
    }
}

/// "die letzten drei Tage": whole spans, the present one excluded.
pub(super) fn row(now: DateTime, grain: Grain, count: i64, is_past: bool) -> When {
    let here = floor(now, grain);
    let (from, to) = match is_past {
        true => (step(here, grain, -count), here),
        false => (step(here, grain, 1), step(here, grain, 1 + count)),
    };
    if grain < Grain::Day { When::Span(Some((from, to))) } else { When::Days(Some((from, to))) }
}

/// The day or moment so many spans away, parts of spans by their length.
pub(super) fn shifted(now: DateTime, grain: Grain, count: f64) -> When {
    let count = count.clamp(-1e7, 1e7);
    let at = match count.fract() == 0.0 {
        true => step(now, grain, count as i64),
        false => now.add_seconds((count * seconds(grain)) as i64),
    };
    if grain < Grain::Day { When::Moment(Some(at)) } else { When::Day(Some(midnight(at))) }
}

/// The first, middle or last third.
pub(super) fn third((from, to): (DateTime, DateTime), edge: Edge) -> (DateTime, DateTime) {
    let (year, month, day) = from.ymd();
    let days = to.day_number() - from.day_number();
    let part = |steps: [i64; 4], step: &dyn Fn(i64) -> DateTime| {
        let at = edge as usize;
        (step(steps[at]), step(steps[at + 1]))
    };
    match days {
        7 => return part([0, 2, 4, 7], &|days| from.add_days(days)),
        3650.. => {
            let tenth = days / 3650 * 12;
            return part([0, 3, 7, 10], &|tenths| from.add_months((tenth * tenths) as i32));
        }
        _ => {}
    }
    if day == 1 && month == 1 && to == from.add_months(12) {
        let first = |m| DateTime::day(year, m, 1).unwrap_or(from);
        return match edge {
            Edge::Begin => (from, first(5)),
            Edge::Middle => (first(5), first(9)),
            Edge::End => (first(9), to),
        };
    }
    if day == 1 && to == from.add_months(1) {
        return match edge {
            Edge::Begin => (from, from.add_days(10)),
            Edge::Middle => (from.add_days(10), from.add_days(20)),
            Edge::End => (from.add_days(20), to),
        };
    }
    (from, to)
}

/// The feast day in a year.
pub(super) fn holiday(rule: HolidayRule, year: i32) -> Option<DateTime> {
    match rule {
        HolidayRule::Fixed { month, day } => DateTime::day(year, month, day),
        HolidayRule::Once { year, month, day } => DateTime::day(year, month, day),
        HolidayRule::Easter(days) => easter(year).map(|d| d.add_days(days)),
        // The fourth Sunday before Christmas Day.
        HolidayRule::Advent(days) => {
            let christmas = DateTime::day(year, 12, 24)?;
            Some(christmas.add_days(-i64::from((christmas.weekday() + 1) % 7) - 21 + days))
        }
        HolidayRule::Sunday { month, nth } => {
            let first = DateTime::day(year, month, 1)?;
            Some(first.add_days(i64::from(6 - first.weekday()) + 7 * (nth - 1)))
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Gauss, in the form of Meeus).
fn easter(year: i32) -> Option<DateTime> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    DateTime::day(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DateTime {
        DateTime::parse_iso(text).expect("a day")
    }

    #[test]
    fn feasts_that_move() {
        for (year, wanted) in
            [(2016, "2016-03-27"), (2018, "2018-04-01"), (2024, "2024-03-31"), (2025, "2025-04-20")]
        {
            assert_eq!(holiday(HolidayRule::Easter(0), year), Some(day(wanted)));
        }
        assert_eq!(holiday(HolidayRule::Advent(0), 2024), Some(day("2024-12-01")));
        assert_eq!(holiday(HolidayRule::Advent(21), 2018), Some(day("2018-12-23")));
        assert_eq!(
            holiday(HolidayRule::Sunday { month: 5, nth: 2 }, 2024),
            Some(day("2024-05-12"))
        );
    }

    #[test]
    fn weekdays_from_a_thursday() {
        let now = day("2024-10-31T21:27:00");
        assert_eq!(weekday(now, 3, true), day("2024-10-31"));
        assert_eq!(weekday(now, 0, true), day("2024-10-28"));
        assert_eq!(weekday(now, 3, false), day("2024-11-07"));
        assert_eq!(weekday(now, 4, false), day("2024-11-01"));
    }

    #[test]
    fn months_near_the_turn_of_the_year() {
        let january = day("2024-01-05");
        assert_eq!(year_of_month(january, 12, Direction::Back), 2023);
        assert_eq!(year_of_month(january, 2, Direction::Ahead), 2024);
        assert_eq!(year_of_month(day("2024-12-05"), 1, Direction::Ahead), 2025);
        assert_eq!(month_day(january, 12, 10, Direction::Open), Some(day("2023-12-10")));
    }
}
