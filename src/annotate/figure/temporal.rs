//! Days, times and stretches put together: "Mittwochabend", "16. April 1982 um 14:49 Uhr", "1964
//! bis 1982".

use super::calendar::{self, When};
use super::clock;
use super::counted;
use super::day::{self, Day, day_number};
use super::period;
use super::scan::{FigureCandidate, Scan};
use crate::lexicon::figures::Sense;
use crate::reading::date::DateTime;

/// The calendar expression that begins at `at`.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    if let Some((when, end)) = day_numbers(scan, at) {
        return Some(when.candidate(at..end));
    }
    if let Some((from, to, end)) = clock::range(scan, at, false).filter(|_| !opens_range(scan, at))
    {
        return Some(When::ClockSpan(from, to).candidate(at..end));
    }
    let first = point(scan, at)?;
    let (when, end) = stretched(scan, at, &first).unwrap_or((first.when, first.end));
    // "Ende der 1990er", "am Morgen um kurz nach sechs"
    let is_part = scan.sense(at, |s| matches!(s, Sense::Edge(_)).then_some(())).is_some();
    let is_vague = matches!(when, When::Days(Some((from, to)))
        if is_part && to.day_number() - from.day_number() > 366);
    Some(FigureCandidate { approx: first.approx || is_vague, ..when.candidate(at..end) })
}

/// A point or stretch, and the day without year it may rest on.
struct TimePoint {
    when: When,
    end: usize,
    without_year: Option<(u32, u32)>,
    approx: bool,
}

/// The range reads from its first number, the preposition stays outside.
fn opens_range(scan: &Scan<'_>, at: usize) -> bool {
    is_one_of!(scan.lower(at), "von" | "zwischen" | "vom")
}

fn point(scan: &Scan<'_>, at: usize) -> Option<TimePoint> {
    let plain = |when, end| Some(TimePoint { when, end, without_year: None, approx: false });
    if let Some(day) = day::find(scan, at) {
        return Some(timed(scan, &day));
    }
    if let Some((when, end)) = shifted_part(scan, at) {
        return plain(when, end);
    }
    let may_be_bare = is_time_context(scan, at);
    if let Some(clock) = clock::find(scan, at, may_be_bare) {
        let is_time = !clock.is_bare || is_bare_time(scan, clock.end);
        let is_score =
            scan.get(at)?.digits.is_some_and(|d| matches!(d, super::digits::Digits::Clock(_)))
                && clock.end == at + 1
                && (is_one_of!(scan.before(at), "mit" | "(" | "beim" | "einem")
                    || scan.lower(clock.end) == "-");
        if is_score || !is_time {
            return None;
        }
        return with_day_after(scan, clock.seconds, clock.end)
            .or_else(|| plain(When::Clock(clock.seconds), clock.end));
    }
    let (when, end) = period::find(scan, at)?;
    // "übernächste Woche am Donnerstag"
    if let When::Days(Some((from, to))) = when
        && to.day_number() - from.day_number() == 7
    {
        let next = end + usize::from(scan.lower(end) == "am");
        if let Some(mut day) =
            day::find(scan, next).filter(|d| d.end == next + 1 && d.date.is_some())
        {
            day.date = day.date.map(|date| from.add_days(i64::from(date.weekday())));
            return Some(timed(scan, &day));
        }
    }
    plain(when, end)
}

/// "um 7": only a word that says so.
fn is_time_context(scan: &Scan<'_>, at: usize) -> bool {
    (scan.before(at) == "um" || scan.before(at) == "punkt" && scan.before(at - 1) == "um")
        && !(at.saturating_sub(12)..at + 12).any(|k| scan.words.change.contains(scan.lower(k)))
}

/// Returns whether what follows a bare number leaves it a time: "um sieben kam er", not "um sieben
/// Männer", "um 3 auf 12".
fn is_bare_time(scan: &Scan<'_>, end: usize) -> bool {
    let next = scan.lower(end);
    let is_plain =
        scan.get(end).is_some_and(|a| a.is_inert()) && next.len() > 1 && !scan.is_upper(end);
    let goes_on = is_one_of!(next, "und" | "oder" | "auf" | "von" | "zu" | "der" | "die" | "mal");
    scan.is_end(end)
        || is_one_of!(next, "," | "an" | "ab")
        || is_plain && !goes_on && counted::find(scan, end).is_none()
}

/// A day with its part ("Abend") and time ("um 8 Uhr").
fn timed(scan: &Scan<'_>, day: &Day) -> TimePoint {
    let mut end = day.end;
    let mut part = None;
    let at_part = end + usize::from(scan.lower(end) == "am" || scan.lower(end) == "zur");
    if let Some((found, after)) = clock::part(scan, at_part) {
        part = Some(found);
        end = after;
    }
    let next = end
        + usize::from(
            scan.lower(end) == "," && scan.get(end + 1).is_some_and(|a| a.digits.is_some()),
        );
    if let Some((from, to, after)) = clock::range(scan, next, true) {
        let when = day.date.map(|d| (d.add_seconds(i64::from(from)), d.add_seconds(i64::from(to))));
        return TimePoint { when: When::Span(when), end: after, without_year: None, approx: false };
    }
    let joins = |k: usize| {
        let is_first = k == next && is_one_of!(scan.lower(k), "um" | "gegen" | "ab" | "so");
        is_first
            || k > next
                && is_one_of!(
                    scan.lower(k),
                    "gegen" | "kurz" | "nach" | "vor" | "etwa" | "rund" | "punkt"
                )
    };
    let joined = (next..).find(|k| !joins(*k)).unwrap_or(next);
    let approx = joined > next && scan.before(joined) != "um" && scan.before(joined) != "punkt";
    let clock = clock::find(scan, joined, joined > next)
        .filter(|c| !c.is_bare || is_bare_time(scan, c.end));
    if let Some(clock) = clock {
        let shift = match part {
            Some((from, _)) if clock.is_bare && from >= 43_200 && clock.seconds < 43_200 => 43_200,
            _ => 0,
        };
        let when = day.date.map(|d| d.add_seconds(i64::from(clock.seconds + shift)));
        return TimePoint { when: When::Moment(when), end: clock.end, without_year: None, approx };
    }
    match part {
        Some(part) => {
            TimePoint { when: part_of(day.date, part), end, without_year: None, approx: false }
        }
        None => TimePoint {
            when: When::Day(day.date),
            end,
            without_year: day.without_year,
            approx: false,
        },
    }
}

fn part_of(date: Option<DateTime>, (from, to): (u32, u32)) -> When {
    When::Span(date.map(|d| (d.add_seconds(i64::from(from)), d.add_seconds(i64::from(to)))))
}

/// "diesen Morgen", "letzte Nacht", also with a time after.
fn shifted_part(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let (shift, next) = day::shift(scan, at)?;
    let (part, end) =
        clock::part(scan, next).filter(|_| scan.is_upper(next) || scan.lower(next) != "früh")?;
    let date = scan.now.map(|now| calendar::midnight(now).add_days(i64::from(shift)));
    if scan.lower(end) == "um"
        && let Some(clock) = clock::find(scan, end + 1, true)
    {
        return Some((
            When::Moment(date.map(|d| d.add_seconds(i64::from(clock.seconds)))),
            clock.end,
        ));
    }
    // "letzte Nacht" ends in the morning of today.
    let is_night = shift < 0 && part.0 >= 20 * 3600;
    let part = if is_night { (part.0, 30 * 3600) } else { part };
    Some((part_of(date, part), end))
}

/// "um 19:30 am Freitag, 20. Sept."
fn with_day_after(scan: &Scan<'_>, seconds: u32, end: usize) -> Option<TimePoint> {
    let next = end + usize::from(matches!(scan.lower(end), "am" | ","));
    let day = day::find(scan, next)?;
    // "9.30 Uhr am Sonntagmorgen"
    let (seconds, end) = match clock::part(scan, day.end) {
        Some((part, end)) => (clock::in_part(seconds, part), end),
        None => (seconds, day.end),
    };
    let when = day.date.map(|d| d.add_seconds(i64::from(seconds)));
    Some(TimePoint { when: When::Moment(when), end, without_year: None, approx: false })
}

/// "1964 bis 1982", "vom 15. November bis zum 19. November 2011", "zwischen Mai und Juli 2003"
fn stretched(scan: &Scan<'_>, at: usize, first: &TimePoint) -> Option<(When, usize)> {
    let is_between = scan.before(at) == "zwischen"
        || scan.before(at) == "dem" && at > 1 && scan.before(at - 1) == "zwischen";
    // "von Mittwoch, 22 Uhr, bis Freitag, 6 Uhr"
    let is_listed = scan.lower(first.end) == "," && matches!(first.when, When::Moment(_));
    let join = first.end + usize::from(is_listed);
    let is_joined = match scan.lower(join) {
        "bis" => true,
        "-" | "–" | "—" => !is_listed,
        "auf" => matches!(scan.before(at), "vom" | "von"),
        "und" => is_between,
        _ => false,
    };
    let second = is_joined.then(|| point(scan, after_articles(scan, join + 1)))??;
    let when = match (first.when, second.when) {
        (When::Day(from), When::Day(to)) => {
            let from = match (first.without_year, second.without_year, to) {
                (Some((month, day)), None, Some(to)) => DateTime::day(to.ymd().0, month, day),
                _ => from,
            };
            When::Days(from.zip(to).map(|(from, to)| (from, same_week(from, to).add_days(1))))
        }
        (When::Days(from), When::Days(to)) => {
            let has_year = |end: usize| day::year(scan, end - 1).is_some();
            let is_shared = has_year(second.end) && !has_year(first.end);
            When::Days(from.zip(to).map(|((from, _), to)| {
                (if is_shared { in_year_of(from, to.0) } else { from }, to.1)
            }))
        }
        (When::Moment(from), When::Moment(to)) => {
            When::Span(from.zip(to).map(|(from, to)| (from, same_week(from, to))))
        }
        _ => return None,
    };
    let is_forward = match when {
        When::Days(Some((from, to))) | When::Span(Some((from, to))) => from < to,
        _ => true,
    };
    is_forward.then_some((when, second.end))
}

/// "Mai bis Juli 2003", "November bis Januar 2004": the year stands once.
fn in_year_of(from: DateTime, to: DateTime) -> DateTime {
    let moved = from.add_months(12 * (to.ymd().0 - from.ymd().0));
    if moved <= to { moved } else { moved.add_months(-12) }
}

/// "Montag bis Freitag": the end lies after the beginning.
fn same_week(from: DateTime, to: DateTime) -> DateTime {
    let after = from.day_number() - to.day_number();
    if (1..=7).contains(&after) { to.add_days(7) } else { to }
}

/// "2. und dem 22. Oktober", "15.-19. November", "13. - 15. Juli 2011": the month stands with the
/// second day only. "am 22. und 23. April" are two days, of which this is the first.
fn day_numbers(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let (from, end, is_ordinal) = day_number(scan, at)?;
    let is_between = scan.before(at) == "zwischen"
        || scan.before(at) == "dem" && scan.before(at - 1) == "zwischen";
    let is_list =
        is_one_of!(scan.lower(end), "und" | "," | "oder" | "sowie") && is_ordinal && !is_between;
    let is_range = match scan.lower(end) {
        "bis" | "-" | "–" | "/" => true,
        "und" => is_between,
        "auf" => matches!(scan.before(at), "vom" | "zum"),
        _ => false,
    };
    if !is_list && !is_range {
        return None;
    }
    let next = after_articles(scan, end + 1);
    let last = day::find(scan, next)?;
    day_number(scan, next).filter(|(day, ..)| *day > from)?;
    let first = last.date.map(|last| {
        let (year, month, _) = last.ymd();
        DateTime::day(year, month, from)
    });
    if is_list {
        return Some((When::Day(first.flatten()), end));
    }
    let days = first.flatten().zip(last.date).map(|(first, last)| (first, last.add_days(1)));
    Some((When::Days(days), last.end))
}

fn after_articles(scan: &Scan<'_>, at: usize) -> usize {
    (at..at + 3)
        .find(|k| !is_one_of!(scan.lower(*k), "zum" | "zu" | "den" | "dem" | "am"))
        .unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn parts_of_the_day() {
        check(
            "Sie landete am [Mittwochabend](DateTimeRange 2024-10-30T18:00:00/2024-10-31T00:00:00) in Genf.",
        );
        check(
            "[Gestern Abend](DateTimeRange 2024-10-30T18:00:00/2024-10-31T00:00:00) wurde gefeiert.",
        );
    }

    #[test]
    fn day_and_time() {
        check("Am [16. April 1982 um 14:49 Uhr](DateTime 1982-04-16T14:49:00) kam er zur Welt.");
        check("Sie treffen sich [morgen um 8 Uhr](DateTime 2024-11-01T08:00:00).");
    }

    #[test]
    fn times_and_parts_of_the_day() {
        check("Um [8 Uhr am Dienstagmorgen](DateTime 2024-10-29T08:00:00) fiel Schnee.");
        check("[Letzte Nacht](DateTimeRange 2024-10-30T20:00:00/2024-10-31T06:00:00) fiel Schnee.");
        check(
            "Am [Dienstagmorgen um kurz nach acht](DateTime 2024-10-29T08:00:00 approx) fiel Schnee.",
        );
        check(
            "Um [19 Uhr](Time 19:00:00) beginnt es und endet gegen [halb zehn](Time 21:30:00 approx).",
        );
        check(
            "Um [fünf vor acht](Time 07:55:00) klingelte es, um Punkt [neun](Time 09:00:00) wieder.",
        );
        check("Geöffnet von [8.30 bis 16 Uhr](TimeRange 08:30:00/16:00:00).");
    }

    #[test]
    fn from_day_to_day() {
        check("Von [1964 bis 1982](DateRange 1964-01-01/1983-01-01) war er Chef.");
        check("Vom [2. April bis zum 20. Juni 1943](DateRange 1943-04-02/1943-06-21) war er dort.");
        check("Die Messe war vom [13. bis 15. Juli](DateRange 2024-07-13/2024-07-16).");
        check(
            "In der Nacht von [Montag auf Dienstag](DateRange 2024-10-28/2024-10-30) brannte es.",
        );
        check("Zwischen [Mai und Juli 2003](DateRange 2003-05-01/2003-08-01) war Pause.");
    }
}
