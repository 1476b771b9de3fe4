//! Times of day: "21:27 Uhr", "halb neun", "zehn nach acht", "7 Uhr abends", "Mitternacht".

use super::digits::Digits;
use super::quantity::{self, Amount};
use super::scan::Scan;
use crate::lexicon::figures::{Grain, Sense};

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    /// Seconds of the day.
    pub seconds: u32,
    pub end: usize,
    /// Only a number: a time where the words around say so.
    pub is_bare: bool,
}

/// The time that begins at `at`; a bare number counts where `may_be_bare`.
pub(super) fn find(scan: &Scan<'_>, at: usize, may_be_bare: bool) -> Option<Clock> {
    if let Some(clock) = part_first(scan, at) {
        return Some(clock);
    }
    let clock = core(scan, at).filter(|c| !c.is_bare || may_be_bare)?;
    Some(match part_after(scan, clock.end) {
        Some((part, end)) => Clock { seconds: in_part(clock.seconds, part), end, is_bare: false },
        None => clock,
    })
}

/// "von 16 bis 17 Uhr", "9:30-11:00", "zwischen 4 und 6 Uhr nachmittags": from, to, end.
pub(super) fn range(scan: &Scan<'_>, at: usize, may_be_bare: bool) -> Option<(u32, u32, usize)> {
    let opened = is_one_of!(scan.lower(at), "von" | "zwischen" | "vom");
    let from = at + usize::from(opened);
    let first = find(scan, from, true)?;
    let word = scan.lower(first.end);
    let joins =
        is_one_of!(word, "bis" | "-" | "–") || word == "und" && (scan.before(from) == "zwischen");
    let next = first.end
        + 1
        + usize::from(word == "bis" && matches!(scan.lower(first.end + 1), "um" | "gegen"));
    let second = joins.then(|| find(scan, next, true))??;
    let is_clear = !second.is_bare
        || !first.is_bare && !scan.is_upper(second.end)
        || may_be_bare && opened && !is_counting(scan, second.end);
    if !is_clear {
        return None;
    }
    let part = part_after(scan, second.end.saturating_sub(1))
        .or_else(|| part_after(scan, second.end.saturating_sub(2)));
    let from = match part {
        Some((part, _)) if first.seconds < 43_200 => in_part(first.seconds, part),
        _ => first.seconds,
    };
    Some((from, second.seconds, second.end))
}

/// "zwischen drei und fünf Menschen", "von 3 bis 5 Prozent"
fn is_counting(scan: &Scan<'_>, end: usize) -> bool {
    super::counted::find(scan, end).is_some()
        || scan
            .sense(end, |s| {
                matches!(s, Sense::Unit(_) | Sense::Scale(_) | Sense::Span(..)).then_some(())
            })
            .is_some()
}

/// "morgens um 7 Uhr", "Nachmittags gegen 4"
fn part_first(scan: &Scan<'_>, at: usize) -> Option<Clock> {
    let (part, next) = part(scan, at).filter(|_| scan.lower(at).ends_with('s'))?;
    let joined = matches!(scan.lower(next), "um" | "gegen");
    let clock = core(scan, next + usize::from(joined)).filter(|c| !c.is_bare || joined)?;
    Some(Clock { seconds: in_part(clock.seconds, part), is_bare: false, ..clock })
}

fn core(scan: &Scan<'_>, at: usize) -> Option<Clock> {
    let clear = |seconds, end| Some(Clock { seconds, end, is_bare: false });
    let atom = scan.get(at)?;
    match atom.digits {
        // "2:46 Stunden" is how long, not when.
        Some(Digits::Clock(_))
            if super::duration::span(scan, at + 1).is_some()
                || super::duration::is_finish(scan, at) =>
        {
            return None;
        }
        Some(Digits::Clock(seconds)) => {
            return clear(seconds, o_clock(scan, at + 1).unwrap_or(at + 1));
        }
        Some(Digits::Pair { left, right, sign: b'.' }) if left < 25 && right < 60 => {
            let seconds = left % 24 * 3600 + right * 60;
            // "von 9.30 bis 17 Uhr"
            if scan.before(at) == "von" && scan.lower(at + 1) == "bis" {
                return Some(Clock { seconds, end: at + 1, is_bare: true });
            }
            return clear(seconds, o_clock(scan, at + 1)?);
        }
        _ => {}
    }
    if let Some((seconds, end)) =
        scan.sense(at, |s| if let Sense::Clock(seconds) = s { Some(seconds) } else { None })
    {
        let is_placed =
            is_one_of!(scan.before(at), "um" | "gegen" | "nach" | "vor" | "ab" | "bis" | "kurz");
        return if is_placed { clear(seconds, end) } else { None };
    }
    if let Some(clock) = around_the_hour(scan, at) {
        return Some(clock);
    }
    let (hour, next) = hour(scan, at)?;
    let Some(mut end) = o_clock(scan, next) else {
        return Some(Clock { seconds: hour * 3600, end: next, is_bare: true });
    };
    let mut seconds = hour * 3600;
    let minute_at = end + usize::from(scan.lower(end) == "und");
    if let Some((minute, after)) = small(scan, minute_at, 59).filter(|_| scan.lower(end) != "uhr") {
        let is_count = scan.is_upper(after)
            && !is_minute_word(scan, after)
            && part_after(scan, after).is_none();
        if !is_count && scan.sense(after, |s| matches!(s, Sense::Unit(_)).then_some(())).is_none() {
            seconds += minute * 60;
            end = after + usize::from(is_minute_word(scan, after));
        }
    }
    clear(seconds, end)
}

/// "halb neun", "Viertel vor acht", "dreiviertel 8", "drei Minuten vor 8"
fn around_the_hour(scan: &Scan<'_>, at: usize) -> Option<Clock> {
    let direct = match scan.lower(at) {
        "halb" => Some(30),
        "dreiviertel" => Some(15),
        _ => None,
    };
    let (hour_at, minutes) = match direct {
        Some(before) => (at + 1, -before),
        None => {
            let (minutes, next) = match scan.lower(at) {
                "viertel" => (15, at + 1),
                _ => {
                    let (minutes, next) = small(scan, at, 59)?;
                    // "um fünf vor zwölf"
                    let is_named = is_minute_word(scan, next);
                    let is_bare = scan.before(at) == "um" && minutes % 5 == 0;
                    (is_named || is_bare)
                        .then_some((minutes as i32, next + usize::from(is_named)))?
                }
            };
            match scan.lower(next) {
                "vor" => (next + 1, -minutes),
                "nach" => (next + 1, minutes),
                _ => return None,
            }
        }
    };
    let (hour, next) = hour(scan, hour_at).filter(|(hour, _)| direct.is_none() || *hour <= 12)?;
    let end = o_clock(scan, next).unwrap_or(next);
    let is_count = end == next
        && (scan.is_upper(end) && part(scan, end).is_none()
            || super::duration::span(scan, end).is_some());
    let seconds = (hour as i32 * 3600 + minutes * 60).rem_euclid(86_400) as u32;
    let later = if seconds < 43_200 && follows_evening(scan, at) { 43_200 } else { 0 };
    (!is_count).then_some(Clock { seconds: seconds + later, end, is_bare: false })
}

/// "beginnt um 18.15 Uhr und endet gegen halb elf"
fn follows_evening(scan: &Scan<'_>, at: usize) -> bool {
    let is_evening = |k: usize| {
        matches!(scan.get(k).and_then(|a| a.digits), Some(Digits::Pair { left: 13..=24, .. }))
            || matches!(scan.get(k).and_then(|a| a.digits), Some(Digits::Clock(43_200..)))
            || matches!(hour(scan, k), Some((13.., next)) if o_clock(scan, next).is_some())
    };
    (super::tense::sentence(scan, at).start..at).any(is_evening)
}

fn is_minute_word(scan: &Scan<'_>, at: usize) -> bool {
    super::duration::span(scan, at).is_some_and(|(grain, ..)| grain == Grain::Minute)
}

fn o_clock(scan: &Scan<'_>, at: usize) -> Option<usize> {
    // "15h" is a time after "um", else a length.
    let is_placed = at > 1
        && is_one_of!(scan.before(at - 1), "um" | "gegen" | "ca" | "nach" | "vor" | "ab" | ".");
    scan.sense(at, |s| matches!(s, Sense::OClock).then_some(()))
        .map(|(_, end)| end)
        .filter(|_| scan.lower(at) == "uhr" || is_placed)
}

fn hour(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    small(scan, at, 24).map(|(hour, end)| (hour % 24, end))
}

/// A whole number up to `most`, in digits or words.
fn small(scan: &Scan<'_>, at: usize, most: u32) -> Option<(u32, usize)> {
    let atom = scan.get(at)?;
    if let Some(Digits::Integer { value, width }) = atom.digits {
        return (width <= 2 && value <= f64::from(most)).then_some((value as u32, at + 1));
    }
    let numeral = atom.numeral.filter(|n| !n.is_ordinal)?;
    if scan.lower(at) == "ein" {
        return (scan.lower(at + 1) == "uhr").then_some((1, at + 1));
    }
    let quantity = quantity::read(scan, at).filter(|q| !q.is_scaled)?;
    match quantity.amount {
        Amount::One(value)
            if value == numeral.value && value <= f64::from(most) && value.fract() == 0.0 =>
        {
            Some((value as u32, at + 1))
        }
        _ => (numeral.value <= f64::from(most) && numeral.value.fract() == 0.0)
            .then_some((numeral.value as u32, at + 1)),
    }
}

/// "abends", "am Nachmittag", "in der Nacht": from and to, and the end.
fn part_after(scan: &Scan<'_>, at: usize) -> Option<((u32, u32), usize)> {
    let next = match (scan.lower(at), scan.lower(at + 1)) {
        ("am", _) => at + 1,
        ("in", "der") => at + 2,
        _ => at,
    };
    let is_bare = next == at;
    // "um 7 Uhr morgen" would be the next day.
    part(scan, next).filter(|_| !is_bare || scan.lower(next) != "morgen")
}

/// A word for a part of the day.
pub(super) fn part(scan: &Scan<'_>, at: usize) -> Option<((u32, u32), usize)> {
    scan.sense(at, |s| if let Sense::PartOfDay(from, to) = s { Some((from, to)) } else { None })
}

/// Picks the one of the two hours of a name that the part of the day means.
pub(super) fn in_part(seconds: u32, (from, _): (u32, u32)) -> u32 {
    let is_night = from >= 20 * 3600;
    match seconds / 3600 {
        12 if is_night || from >= 18 * 3600 => seconds - 43_200,
        0..=5 if is_night => seconds,
        0..=11 if from >= 43_200 => seconds + 43_200,
        _ => seconds,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn times_of_day() {
        check("Um [14:49 Uhr](Time 14:49:00) fiel der Strom aus.");
        check("Es war gegen [fünf Uhr](Time 05:00:00 approx).");
        check("Um [18.12 Uhr](Time 18:12:00) fuhr der Zug.");
        check("Sie kam um [halb neun](Time 08:30:00).");
        check("Es war [viertel nach acht](Time 08:15:00).");
        check("Um [7 Uhr abends](Time 19:00:00) ging er.");
        check("Kurz nach [Mitternacht](Time 00:00:00) schlief sie.");
    }

    #[test]
    fn from_and_to() {
        check("Geöffnet von [16 bis 17 Uhr](TimeRange 16:00:00/17:00:00).");
        check("Zwischen [4 und 6 Uhr nachmittags](TimeRange 16:00:00/18:00:00) ist zu.");
    }

    #[test]
    fn a_score_is_no_time() {
        check("Sie siegten mit 21:18 im Finale.");
        check("Es stand 3:2 (2:1).");
    }

    #[test]
    fn half_of_something_else() {
        check("Er war halb tot.");
        check(
            "Am [Montag](Date 2024-10-28) waren zwischen [drei und fünf](Number 3–5: Menschen) Menschen da.",
        );
        check("[Gestern](Date 2024-10-30) von [3 bis 5 Prozent](Percent 3–5 %) zu reden war kühn.");
        check(
            "Es handelt sich um [vier](Number 4: angreifende Terroristen) angreifende Terroristen.",
        );
        check("Nach [2:46 Stunden](Duration 9960) war Schluss.");
    }
}
