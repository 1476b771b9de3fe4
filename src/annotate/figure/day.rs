//! Days: "31. Oktober 2024", "31.10.2024", "Montag, den 4.", "gestern", "vergangenen Freitag",
//! "Ostermontag".

use super::calendar;
use super::digits::{Digits, is_year};
use super::scan::Scan;
use super::tense::{self, Direction};
use crate::lexicon::figures::{Grain, HolidayRule, Sense};
use crate::reading::date::DateTime;

/// A day as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Day {
    /// `None` where the article's date would be needed and is not known.
    pub date: Option<DateTime>,
    pub end: usize,
    /// Month and day, where the text gives no year: the end of a span may.
    pub without_year: Option<(u32, u32)>,
}

impl Day {
    fn known(date: Option<DateTime>, end: usize) -> Self {
        Day { date, end, without_year: None }
    }
}

/// The day that begins at `at`.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<Day> {
    if let Some(Digits::Date(year, month, day)) = scan.get(at)?.digits {
        return Some(Day::known(DateTime::day(year, month, day), at + 1));
    }
    scan.by("a weekday, the one nearest to the article's date", on_weekday(scan, at))
        .or_else(|| scan.by("a day of a month", of_month(scan, at)))
        .or_else(|| scan.by("a month, then a day", month_first(scan, at)))
        .or_else(|| scan.by("a day counted from the article's date", relative(scan, at)))
        .or_else(|| scan.by("a feast day", feast(scan, at)))
        .or_else(|| scan.by("a day of the article's month", bare_ordinal(scan, at)))
}

/// A number that can be a day of the month, and the end, its full stop included; whether it is an
/// ordinal.
pub(super) fn day_number(scan: &Scan<'_>, at: usize) -> Option<(u32, usize, bool)> {
    let atom = scan.get(at)?;
    let fits = |value: f64| (1.0..=31.0).contains(&value) && value.fract() == 0.0;
    if let Some(numeral) = atom.numeral.filter(|n| n.is_ordinal && fits(n.value)) {
        return Some((numeral.value as u32, at + 1, true));
    }
    let Some(Digits::Integer { value, width: 1 | 2 }) = atom.digits else { return None };
    let has_stop = scan.lower(at + 1) == "." && scan.is_glued(at + 1);
    fits(value).then_some((value as u32, at + 1 + usize::from(has_stop), has_stop))
}

/// A year of four digits that is no count.
pub(super) fn year(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let Some(Digits::Integer { value, width: 4 }) = scan.get(at)?.digits else { return None };
    let is_decade = scan.lower(at + 1) == "er" && scan.is_glued(at + 1);
    let has_unit = is_decade
        || scan
            .sense(at + 1, |s| matches!(s, Sense::Unit(_) | Sense::Scale(_)).then_some(()))
            .is_some();
    (is_year(value as u32) && !has_unit).then_some((value as i32, at + 1))
}

/// The month that a word names, and the end.
pub(super) fn month(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    scan.sense(at, |s| if let Sense::Month(month) = s { Some(month) } else { None })
}

/// "31. Oktober", "31. Oktober 2024", "22.04.", "27. 11."
fn of_month(scan: &Scan<'_>, at: usize) -> Option<Day> {
    let (month, day, end) = match scan.get(at)?.digits {
        Some(Digits::Pair { left, right, sign: b'.' }) if is_date_context(scan, at) => {
            (right, left, stop(scan, at + 1))
        }
        _ => {
            let (day, next, is_ordinal) = day_number(scan, at)?;
            match month(scan, next) {
                Some((month, end)) => (month, day, end),
                None if is_ordinal && is_date_context(scan, at) => {
                    let (month, end, _) =
                        day_number(scan, next).filter(|(_, _, is_ordinal)| *is_ordinal)?;
                    (month, day, end)
                }
                None => return None,
            }
        }
    };
    in_year(scan, at, month, day, end)
}

fn stop(scan: &Scan<'_>, at: usize) -> usize {
    at + usize::from(scan.lower(at) == "." && scan.is_glued(at))
}

fn in_year(scan: &Scan<'_>, at: usize, month: u32, day: u32, end: usize) -> Option<Day> {
    DateTime::day(2000, month, day)?;
    if let Some((year, end)) = year(scan, end) {
        return Some(Day::known(Some(DateTime::day(year, month, day)?), end));
    }
    if let Some(year) = year_of_pair(scan, end) {
        return Some(Day::known(DateTime::day(year, month, day), end));
    }
    let date = (scan.now)
        .and_then(|now| known_event(scan, at, now))
        .or_else(|| calendar::month_day(scan.now?, month, day, toward(scan, at, end)));
    Some(Day { date, end, without_year: Some((month, day)) })
}

/// "der Angriff vom 7. Oktober": a day that everybody knows the year of.
fn known_event(scan: &Scan<'_>, at: usize, now: DateTime) -> Option<DateTime> {
    let (rule, _) = scan.sense(at, |s| {
        let Sense::Holiday(index) = s else { return None };
        Some(scan.words.holidays[index as usize]).filter(|r| matches!(r, HolidayRule::Once { .. }))
    })?;
    let is_told = tense::sentence(scan, at).any(|k| scan.words.attack.contains(scan.lower(k)));
    calendar::holiday(rule, 0).filter(|date| is_told && *date < now)
}

/// The year that "Juli und August 2023", "3. und am 4. Mai 2023" give the first, too.
pub(super) fn year_of_pair(scan: &Scan<'_>, end: usize) -> Option<i32> {
    if !is_one_of!(scan.lower(end), "und" | "oder" | "sowie" | "/") {
        return None;
    }
    let is_article = |k: &usize| is_one_of!(scan.lower(*k), "im" | "am" | "dem" | "den");
    let next = (end + 1..end + 3).find(|k| !is_article(k))?;
    let next = day_number(scan, next).filter(|day| day.2).map_or(next, |day| day.1);
    let (_, end) = month(scan, next)?;
    year(scan, end).map(|(year, _)| year)
}

/// The direction of a day or month from `at` to `end`: by the word before it, else by the tense.
pub(super) fn toward(scan: &Scan<'_>, at: usize, end: usize) -> Direction {
    let is_article = at > 1 && is_one_of!(scan.before(at), "zum" | "den" | "dem");
    let before = scan.before(at - usize::from(is_article));
    let is_attribute = before == "vom"
        && at > 1
        && scan.is_upper(at - 2)
        && !is_one_of!(scan.lower(end), "bis" | "an" | "–" | "-");
    match (before, tense::look(scan, at)) {
        ("seit", _) => Direction::Back,
        (_, Direction::Back) if tense::announces(scan, at) => Direction::Near,
        ("ab" | "für", Direction::Back) => Direction::Near,
        ("ab" | "für", _) | ("bis", Direction::Open) => Direction::Ahead,
        _ if is_attribute => Direction::Back,
        (_, look) => look,
    }
}

/// Returns whether the words before "22.04" or the full stop after make it a day rather than a
/// number.
fn is_date_context(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.before(at);
    let is_range_end = is_one_of!(before, "-" | "–" | "/")
        && at > 1
        && (day_number(scan, at - 2).is_some() || scan.lower(at - 2) == ".");
    is_range_end
        || is_one_of!(
            before,
            "am" | "vom" | "zum" | "den" | "dem" | "der" | "ab" | "bis" | "seit" | "für"
        )
        || at > 0
            && (weekday(scan, at - 1).is_some()
                || before == "," && at > 1 && weekday(scan, at - 2).is_some())
        || scan.lower(at + 1) == "." && scan.is_glued(at + 1) && !scan.is_end(at + 2)
        || at == 0 && scan.lower(at + 1) == "."
}

/// "April 14, 2015", "Februar 18": only where nothing else can be counted.
fn month_first(scan: &Scan<'_>, at: usize) -> Option<Day> {
    let (month, next) = month(scan, at)?;
    let Some(Digits::Integer { value, width: 1 | 2 }) = scan.get(next)?.digits else { return None };
    let end = next + 1;
    let after = scan.lower(end);
    if after == ","
        && let Some((year, end)) = year(scan, end + 1)
    {
        return Some(Day::known(Some(DateTime::day(year, month, value as u32)?), end));
    }
    (after.is_empty() || matches!(after, "-" | "–"))
        .then(|| in_year(scan, at, month, value as u32, end))?
}

/// 0 is Monday; "Mo" only before a number, with a stop or comma between, or alone: "So, das war es"
/// is no Sunday.
fn weekday(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let is_abbreviation = scan.form(at).ends_with('.');
    let is_marked = is_abbreviation || matches!(scan.lower(at + 1), "," | ".");
    let next = at + 1 + usize::from(!is_abbreviation);
    let is_dated =
        is_marked && scan.get(next).is_some_and(|a| a.digits.is_some() || a.numeral.is_some());
    let is_alone = scan.atoms.len() <= 2;
    scan.sense(at, |s| match s {
        Sense::Weekday(day) => Some(day),
        Sense::ShortWeekday(day)
            if is_alone || is_dated && super::measure::sign_first(scan, at).is_none() =>
        {
            Some(day)
        }
        _ => None,
    })
}

/// "Montag", "nächsten Montag", "Samstag, den 14. April 2007", "Sonntag letzter Woche"
fn on_weekday(scan: &Scan<'_>, at: usize) -> Option<Day> {
    let (shift, next) = match shift(scan, at) {
        Some((shift, next)) => (Some(shift), next),
        None => (None, at),
    };
    let (day, mut end) = weekday(scan, next)?;
    if scan.lower(end) == "." && scan.is_glued(end) && scan.form(end - 1).len() == 2 {
        end += 1;
    }
    let is_bracket = scan.lower(end) == "(";
    let dated = end + usize::from(scan.lower(end) == "," || is_bracket);
    let dated = dated + usize::from(is_one_of!(scan.lower(dated), "den" | "der" | "dem" | "am"));
    if let Some(found) = match scan.get(dated).and_then(|a| a.digits) {
        Some(Digits::Date(year, month, day)) => {
            Some(Day::known(DateTime::day(year, month, day), dated + 1))
        }
        _ => of_month(scan, dated)
            .or_else(|| month_first(scan, dated))
            .or_else(|| bare_ordinal(scan, dated)),
    } && (!is_bracket || scan.lower(found.end) == ")")
    {
        return Some(Day { end: found.end + usize::from(is_bracket), ..found });
    }
    let Some(now) = scan.now else { return Some(Day::known(None, end)) };
    if let Some((week, end)) = week_after(scan, end, now) {
        return Some(Day::known(Some(week.add_days(i64::from(day))), end));
    }
    // "vorletzten", "übernächsten"
    let weeks = shift.map_or(0, |shift| 7 * i64::from(shift - shift.signum()));
    let (from, is_back) = match shift {
        Some(..=-1) => (now.add_days(-1), true),
        Some(1..) => (now, false),
        _ => match (scan.before(at), tense::look(scan, at)) {
            ("ab" | "für", _) => (now.add_days(-1), false),
            (_, Direction::Back) => (now, true),
            // A bare note ("Donnerstag 9:30") is about what comes; news without a verb reports.
            (_, Direction::Open) => (now, scan.atoms.len() > 8),
            // On the day itself, that day.
            _ => (now.add_days(-1), false),
        },
    };
    Some(Day::known(Some(calendar::weekday(from, day, is_back).add_days(weeks)), end))
}

/// "letzte", "dieser", "übernächsten", and the end.
pub(super) fn shift(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    scan.sense(at, |s| if let Sense::Shift(shift) = s { Some(shift) } else { None })
}

/// "der nächsten Woche", "dieser Woche", "in zwei Wochen", "vor 2 Wochen": Monday of that week.
fn week_after(scan: &Scan<'_>, at: usize, now: DateTime) -> Option<(DateTime, usize)> {
    let monday = |count: i64| calendar::step(calendar::floor(now, Grain::Week), Grain::Week, count);
    let is_week = |at: usize| {
        super::duration::span(scan, at)
            .filter(|(grain, ..)| *grain == Grain::Week)
            .map(|(.., end)| end)
    };
    let sign = match scan.lower(at) {
        "in" => 1,
        "vor" => -1,
        _ => 0,
    };
    if sign != 0 {
        let quantity = super::quantity::read(scan, at + 1)?;
        let super::quantity::Amount::One(count) = quantity.amount else { return None };
        return Some((monday(sign * count.min(5000.0) as i64), is_week(quantity.end)?));
    }
    let next = at + usize::from(matches!(scan.lower(at), "der" | "in"));
    let next = next + usize::from(next > at && scan.lower(next) == "der");
    let (shift, next) = shift(scan, next)?;
    Some((monday(i64::from(shift)), is_week(next)?))
}

/// "heute", "vorgestern". "Morgen" with a capital is the part of the day, unless a sentence begins
/// with it.
fn relative(scan: &Scan<'_>, at: usize) -> Option<Day> {
    let (days, end) =
        scan.sense(at, |s| if let Sense::Day(days) = s { Some(days) } else { None })?;
    let is_noun = scan.is_upper(at) && !scan.is_opening(at)
        || is_one_of!(scan.before(at), "am" | "diesem" | "jeden");
    let is_idiom = scan.lower(at) == "morgen"
        && is_one_of!(scan.before(at), "guten" | "den" | "der" | "jedem" | "dieser");
    (!is_noun && !is_idiom)
        .then(|| Day::known(scan.now.map(|now| calendar::midnight(now).add_days(days)), end))
}

/// "Ostermontag", "Weihnachten 2019", "Pfingsten letzten Jahres"
fn feast(scan: &Scan<'_>, at: usize) -> Option<Day> {
    let (index, end) =
        scan.sense(at, |s| if let Sense::Holiday(index) = s { Some(index) } else { None })?;
    let rule: HolidayRule = scan.words.holidays[index as usize];
    let named = end + usize::from(matches!(scan.lower(end), "im" | "des"));
    let is_year_word = |at: usize| is_one_of!(scan.lower(at), "jahr" | "jahre" | "jahres");
    let numbered = named + usize::from(is_year_word(named));
    if let Some((year, end)) = year(scan, numbered) {
        return Some(Day::known(calendar::holiday(rule, year), end));
    }
    let now = scan.now.map(calendar::midnight);
    if let Some((shift, next)) = shift(scan, named).filter(|(_, next)| is_year_word(*next)) {
        let date = now.and_then(|now| calendar::holiday(rule, now.ymd().0 + shift));
        return Some(Day::known(date, next + 1));
    }
    let date = now.and_then(|now| {
        let year = now.ymd().0;
        let this = calendar::holiday(rule, year)?;
        match tense::look(scan, at) {
            Direction::Back if this > now => calendar::holiday(rule, year - 1),
            Direction::Ahead | Direction::Open | Direction::Now if this < now => {
                calendar::holiday(rule, year + 1)
            }
            _ => Some(this),
        }
    });
    Some(Day::known(date, end))
}

/// "am 15.": of this month, or of the last one where that is still to come.
fn bare_ordinal(scan: &Scan<'_>, at: usize) -> Option<Day> {
    let (day, end, is_ordinal) = day_number(scan, at)?;
    let is_word = scan.get(at)?.numeral.is_some() && scan.is_word(at);
    let is_placed = is_one_of!(scan.before(at), "am" | "vom" | "zum")
        || matches!(scan.before(at), "den" | "der") && at > 2 && scan.lower(at - 2) == ",";
    let counts_noun = (end..end + 2).any(|k| scan.is_upper(k));
    if !is_ordinal || is_word || !is_placed || counts_noun {
        return None;
    }
    let date = scan.now.and_then(|now| {
        let (year, month, today) = now.ymd();
        let this = DateTime::day(year, month, day);
        match tense::look(scan, at) {
            Direction::Back if day > today => {
                calendar::month(year, month)?.0.add_months(-1).add_days(i64::from(day) - 1).into()
            }
            _ => this,
        }
    });
    Some(Day::known(date, end))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn days_with_and_without_year() {
        check("Am [31. Oktober 2023](Date 2023-10-31) regnete es.");
        check("Er kam am [13. Januar](Date 2024-01-13) an.");
        check("Am [22.04.](Date 2024-04-22) war Schluss.");
        check("Stand: [31.10.2024 21:27 Uhr](DateTime 2024-10-31T21:27:00)");
        check("Am [1.](Date 2024-10-01) und [2. Oktober](Date 2024-10-02) regnete es.");
    }

    #[test]
    fn weekdays_point_back_in_reports() {
        check("Am [Dienstag](Date 2024-10-29) wurde er gewählt.");
        check("Der Rat wird am [Dienstag](Date 2024-11-05) entscheiden.");
        check("Am [Donnerstag](Date 2024-10-31) teilte sie das mit.");
        check("[Vergangenen Freitag](Date 2024-10-25) kam er.");
        check("Am [Samstag, den 14. September](Date 2024-09-14), wurde gefeiert.");
    }

    #[test]
    fn the_tense_tells_the_week() {
        check("Am [Samstag](Date 2024-11-02) wählt das Land.");
        check("Am [Donnerstag](Date 2024-10-31) wird die Gruppe aufgelöst.");
        check("Ab [Montag](Date 2024-11-04) fahren Züge, teilte sie mit.");
        check("Für [Montag](Date 2024-11-04) kündigte er einen Streik an.");
        check("Am [Montag](Date 2024-10-28) teilt sie mit, es gehe weiter.");
        check("Sie kommt am [übernächsten Montag](Date 2024-11-11) zurück.");
        check("Sie tagt am [Freitag (8. November)](Date 2024-11-08) wieder.");
    }

    #[test]
    fn the_tense_tells_the_year() {
        check("Die Wahl am [8. März](Date 2025-03-08) entscheidet viel.");
        check("Seit dem [8. Dezember](Date 2023-12-08) gilt das Gesetz.");
        check("Das Feuer vom [3. Dezember](Date 2023-12-03) war heftig.");
        check("Der Überfall der Hamas vom [7. Oktober](Date 2023-10-07) wirkt nach.");
        check("Das Fest vom [7. Oktober](Date 2024-10-07) wirkt nach.");
    }

    #[test]
    fn yesterday_and_tomorrow() {
        check("[Gestern](Date 2024-10-30) war sie da.");
        check("Er will [morgen](Date 2024-11-01) kommen.");
    }

    #[test]
    fn feasts() {
        check("Am [Ostermontag](Date 2024-04-01) brannte es.");
        check("Sie wollen [Weihnachten](Date 2024-12-25) feiern.");
        check("Am [2. Advent](Date 2024-12-08) singen sie.");
    }

    #[test]
    fn a_morning_is_no_tomorrow() {
        check("Guten Morgen, sagte er. So, das war es.");
        check("Der Morgen war kalt.");
    }
}
