//! Stretches of the calendar: "2016", "Oktober 2011", "Ende Juli", "vergangene Woche", "die
//! nächsten drei Tage".

use super::calendar::{self, When};
use super::counted;
use super::day::{self, shift};
use super::digits::Digits;
use super::duration;
use super::number;
use super::qualifier;
use super::quantity::{self, Amount};
use super::scan::Scan;
use super::tense::{self, Direction};
use crate::lexicon::figures::{Edge, Grain, Sense};
use crate::reading::FigureKind;
use crate::reading::date::DateTime;

type DaySpan = (DateTime, DateTime);

/// The stretch that begins at `at`, and its end.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let days = |(days, end): (Option<DaySpan>, usize)| (When::Days(days), end);
    scan.by("the beginning or end of a stretch", edge(scan, at))
        .or_else(|| scan.by("a quarter of a year", quarter(scan, at)))
        .or_else(|| scan.by("a month", month(scan, at)))
        .or_else(|| scan.by("a season", season(scan, at)))
        .or_else(|| scan.by("a decade", decade(scan, at)))
        .map(days)
        .or_else(|| scan.by("a stretch counted from the article's date", shifted(scan, at)))
        .or_else(|| scan.by("a year", year(scan, at)).map(days))
        .or_else(|| scan.by("a stretch in digits", numeric(scan, at)).map(days))
        .or_else(|| scan.by("a weekend", weekend(scan, at)))
}

/// "2016", where it is no count; "Jahr 2016".
fn year(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    if let Some((Grain::Year, false, next)) = duration::span(scan, at) {
        return before_christ(scan, next).or_else(|| {
            let (year, end) = day::year(scan, next)?;
            Some((calendar::year(year), end))
        });
    }
    if let Some(found) = before_christ(scan, at) {
        return Some(found);
    }
    let (year, end) = day::year(scan, at)?;
    is_year_here(scan, at, year).then(|| (calendar::year(year), end))
}

/// "450 v. Chr."
fn before_christ(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    let Digits::Integer { value, width: ..=4 } = scan.get(at)?.digits? else { return None };
    let is_before = matches!(
        (scan.lower(at + 1), scan.lower(at + 2)),
        ("v", "chr") | ("vor", "christus" | "christi")
    );
    is_before.then(|| (calendar::year(-(value as i32)), at + 3))
}

/// A bare number of four digits is a year unless the words around count with it.
fn is_year_here(scan: &Scan<'_>, at: usize, year: i32) -> bool {
    let before = scan.before(at);
    if at > 0 && (number::is_label(scan, at - 1) || before == "+") {
        return false;
    }
    if leads_to_year(before) && before != "von" || is_beside_year(scan, at) {
        return true;
    }
    let counts = counted::find(scan, at + 1).is_some();
    if qualifier::find(scan, at, at, FigureKind::DateRange).is_some() {
        return before == "gegen" || !counts && at > 1 && leads_to_year(scan.before(at - 1));
    }
    // "der 1955 geborene Maler"
    let bare = scan.lower(at + 1);
    let bare = bare.strip_suffix(['n', 'r', 's', 'm']).unwrap_or(bare);
    let happened = bare.strip_suffix('e').is_some_and(|stem| tense::is_participle(scan, stem));
    if happened && year % 100 != 0 && !scan.is_upper(at + 1) {
        return true;
    }
    let is_second =
        before == "und" && at > 2 && scan.get(at - 3).is_some_and(|a| a.digits.is_some());
    let is_numbered = counts
        && (is_second
            || is_one_of!(
                before,
                "mit"
                    | "aus"
                    | "die"
                    | "der"
                    | "den"
                    | "insgesamt"
                    | "alle"
                    | "waren"
                    | "wurden"
                    | "sind"
                    | "gab"
            ));
    let is_modern = (1900..2100).contains(&year) && year % 1000 != 0;
    !is_numbered && (is_modern || !counts && year >= 1400)
}

/// "1871 und 1872", "1274-1281": one year makes the other.
fn is_beside_year(scan: &Scan<'_>, at: usize) -> bool {
    let joins = |k: usize| {
        matches!(scan.lower(k), "-" | "–")
            || is_one_of!(scan.lower(k), "und" | "oder" | "/") && !scan.is_upper(at + 1)
    };
    let is_other =
        |k: usize| day::year(scan, k).is_some() && counted::find(scan, k.max(at) + 1).is_none();
    joins(at + 1) && is_other(at + 2) || at > 1 && joins(at - 1) && is_other(at - 2)
}

/// Words that a year follows.
fn leads_to_year(word: &str) -> bool {
    is_one_of!(
        word,
        "seit" | "anfang" | "ende" | "mitte" | "sommer" | "winter" | "herbst" | "frühjahr"
    ) || is_one_of!(
        word,
        "jahr" | "jahre" | "jahren" | "jahres" | "um" | "bis" | "ab" | "von" | "im"
    )
}

/// "2016-05", "2003/04"
fn numeric(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    match scan.get(at)?.digits? {
        Digits::Month(year, month) => Some((calendar::month(year, month), at + 1)),
        Digits::Years(from, to) => {
            Some((Some((calendar::year(from)?.0, calendar::year(to)?.1)), at + 1))
        }
        // "Saison 24/25"
        Digits::Pair { left, right, sign: b'/' }
            if right == (left + 1) % 100 && scan.words.seasons.contains(scan.before(at)) =>
        {
            let from = 2000 + left as i32;
            Some((Some((calendar::year(from)?.0, calendar::year(from + 1)?.1)), at + 1))
        }
        _ => None,
    }
}

/// "Oktober 2011", "im Juli", "vergangenen September"
fn month(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    let (shift, next) = match shift(scan, at) {
        Some((shift, next)) => (Some(shift), next),
        None => (None, at),
    };
    let next = next + usize::from(scan.lower(next) == "monat");
    let (month, end) = day::month(scan, next)?;
    let comma = end + usize::from(scan.lower(end) == "," && scan.lower(end + 2).is_empty());
    if let Some((year, end)) = day::year(scan, comma) {
        return Some((calendar::month(year, month), end));
    }
    if let Some((shift, end)) = year_shift(scan, end) {
        return Some((scan.now.and_then(|now| calendar::month(now.ymd().0 + shift, month)), end));
    }
    if let Some(year) = day::year_of_pair(scan, end) {
        return Some((calendar::month(year, month), end));
    }
    let is_placed = shift.is_some()
        || next > at
        || is_one_of!(
            scan.before(at),
            "im" | "seit"
                | "bis"
                | "ab"
                | "vom"
                | "zum"
                | "von"
                | "für"
                | "den"
                | "des"
                | "anfang"
                | "ende"
                | "mitte"
                | "und"
                | "zwischen"
                | "nach"
                | "vor"
                | "–"
                | "-"
        ) && !matches!(scan.lower(end), "-")
            && (scan.form(next).len() > 3 || matches!(scan.lower(next), "mai"));
    let is_surname =
        is_one_of!(scan.before(at), "von" | "und" | "für" | "nach" | "vor" | "den" | "des")
            && is_one_of!(scan.lower(next), "mai" | "august" | "april" | "märz");
    if !is_placed || is_surname {
        return None;
    }
    let days = scan.now.and_then(|now| {
        let (year, this, _) = now.ymd();
        let year = match shift {
            Some(..0) => year - i32::from(month >= this),
            Some(1..) => year + i32::from(month <= this),
            Some(0) => year,
            None => calendar::year_of_month(now, month, day::toward(scan, at, end)),
        };
        calendar::month(year, month)
    });
    Some((days, end))
}

/// "letzten Jahres", "dieses Jahres", and the end.
fn year_shift(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let (shift, next) = shift(scan, at)?;
    let (grain, _, end) = duration::span(scan, next)?;
    (grain == Grain::Year).then_some((shift, end))
}

/// "Anfang August 2011", "Ende 1989", "Ende vergangenen Jahres", "Jahresende 2010"
fn edge(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    if let Some((edge, next)) =
        scan.sense(at, |s| if let Sense::YearEdge(edge) = s { Some(edge) } else { None })
    {
        let (year, end) = day::year(scan, next)?;
        return Some((calendar::year(year).map(|days| calendar::third(days, edge)), end));
    }
    let (edge, next) =
        scan.sense(at, |s| if let Sense::Edge(edge) = s { Some(edge) } else { None })?;
    let is_until = edge == Edge::End && scan.before(at) == "bis";
    let of_article = matches!(scan.lower(next), "des" | "der");
    let next = next + usize::from(of_article);
    let (days, end) = month(scan, next)
        .or_else(|| quarter(scan, next))
        .or_else(|| decade(scan, next))
        .or_else(|| year(scan, next))
        .or_else(|| match shifted(scan, next)? {
            (When::Days(days), end) => Some((days, end)),
            _ => None,
        })
        .or_else(|| {
            let (month, end) = day::month(scan, next)?;
            let look = tense::look(scan, at);
            let days = scan
                .now
                .and_then(|now| calendar::month(calendar::year_of_month(now, month, look), month));
            Some((days, end))
        })
        .or_else(|| of_article.then(|| this(scan, next, edge))?)?;
    let part = days.map(|days| calendar::third(days, edge));
    Some((part.map(|(from, to)| (if is_until { to.add_days(-1) } else { from }, to)), end))
}

/// "der Woche" in "Anfang der Woche": this one, or the one that the tense means.
fn this(scan: &Scan<'_>, at: usize, edge: Edge) -> Option<(Option<DaySpan>, usize)> {
    let (grain, _, end) = duration::span(scan, at).filter(|(grain, plural, _)| {
        !plural && matches!(grain, Grain::Week | Grain::Month | Grain::Year)
    })?;
    let of = |shift: i64| match calendar::shifted_span(scan.now?, grain, shift) {
        When::Days(days) => days,
        _ => None,
    };
    let days = of(0).and_then(|days| {
        let (from, to) = calendar::third(days, edge);
        let now = scan.now?;
        match tense::look(scan, at) {
            Direction::Back if from > now => of(-1),
            Direction::Ahead if to <= now => of(1),
            _ => Some(days),
        }
    });
    Some((days, end))
}

/// "drittes Quartal 2018", "letzten Quartal 2004", "zweites Halbjahr", "19. Jahrhundert", "erste
/// Woche im Oktober"
fn quarter(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    let atom = scan.get(at)?;
    let ordinal = atom.numeral.filter(|n| n.is_ordinal).map(|n| n.value as i32);
    let is_last = shift(scan, at).is_some_and(|(shift, _)| shift == -1);
    let next = at + 1 + usize::from(scan.lower(at + 1) == "." && ordinal.is_none());
    let named = scan.sense(at, |s| if let Sense::Quarter(nth) = s { Some(nth) } else { None });
    let (ordinal, grain, end) = match named {
        Some((nth, end)) => (Some(nth), Grain::Quarter, end),
        None => {
            let (grain, _, end) = duration::span(scan, next)?;
            (ordinal, grain, end)
        }
    };
    if grain == Grain::Century {
        let century = ordinal.filter(|n| (1..=30).contains(n))?;
        let first = DateTime::day((century - 1) * 100 + 1, 1, 1)?;
        return Some((Some((first, calendar::step(first, Grain::Century, 1))), end));
    }
    let (parts, grain) = match grain {
        Grain::Quarter => (4, Grain::Quarter),
        Grain::HalfYear => (2, Grain::HalfYear),
        _ => return None,
    };
    let named = end + usize::from(matches!(scan.lower(end), "des" | "im"));
    let named =
        named + usize::from(is_one_of!(scan.lower(named), "jahres" | "geschäftsjahres" | "jahr"));
    let of_year = |year: i32| {
        let which = ordinal.unwrap_or(parts).clamp(1, parts);
        let from = calendar::step(DateTime::day(year, 1, 1)?, grain, i64::from(which) - 1);
        Some((from, calendar::step(from, grain, 1)))
    };
    if let Some((year, end)) = day::year(scan, named).filter(|_| ordinal.is_some() || is_last) {
        return Some((of_year(year), end));
    }
    if let Some((shift, end)) = year_shift(scan, end).filter(|_| ordinal.is_some() || is_last) {
        return Some((scan.now.and_then(|now| of_year(now.ymd().0 + shift)), end));
    }
    ordinal.filter(|n| *n <= parts)?;
    let days = scan.now.and_then(|now| {
        let days = of_year(now.ymd().0)?;
        let is_to_come = days.0 > now && tense::look(scan, at) == Direction::Back;
        if is_to_come { of_year(now.ymd().0 - 1) } else { Some(days) }
    });
    Some((days, end))
}

/// "Sommer 2010", "diesen Winter"
fn season(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    let (shift, next) = match shift(scan, at) {
        Some((shift, next)) => (Some(shift), next),
        None => (None, at),
    };
    let (days, end) =
        scan.sense(next, |s| if let Sense::Season(days) = s { Some(days) } else { None })?;
    let of_year = |year: i32| {
        let from = DateTime::day(year, days[0], days[1])?;
        Some((from, DateTime::day(year + i32::from(days[2] < days[0]), days[2], days[3])?))
    };
    let named =
        end + usize::from(scan.lower(end) == "des") + usize::from(scan.lower(end + 1) == "jahres");
    if let Some((year, end)) = day::year(scan, named) {
        return Some((of_year(year), end));
    }
    if let Some((shift, end)) = year_shift(scan, end) {
        return Some((scan.now.and_then(|now| of_year(now.ymd().0 + shift)), end));
    }
    let look = match shift {
        None if matches!(scan.before(at), "im" | "zum") => tense::look(scan, at),
        _ => Direction::Open,
    };
    if shift.is_none() && matches!(look, Direction::Open | Direction::Now) {
        return None;
    }
    /// After so many days of a season a plan "im Herbst" means the next one.
    const LATE: i64 = 45;
    let days = scan.now.and_then(|now| {
        let this = of_year(now.ymd().0)?;
        let shift = match look {
            Direction::Open | Direction::Now => shift?,
            Direction::Back => -1,
            _ if this.0.add_days(LATE) > now => 0,
            _ => 1,
        };
        match shift {
            0 => Some(this),
            ..0 if this.1 <= now => Some(this),
            1.. if this.0 > now => Some(this),
            _ => of_year(now.ymd().0 + shift.signum()),
        }
    });
    Some((days, end))
}

/// "1980er Jahre", "achtziger Jahre"
fn decade(scan: &Scan<'_>, at: usize) -> Option<(Option<DaySpan>, usize)> {
    let (year, next) = match scan.get(at)?.digits {
        Some(Digits::Integer { value, width: 2 | 4 })
            if scan.lower(at + 1) == "er" && scan.is_glued(at + 1) =>
        {
            (value as i32, at + 2)
        }
        _ => {
            let stem = scan.lower(at).strip_suffix("er")?;
            let value = super::numeral::read(stem, scan.words)?.value as i32;
            (value, at + 1)
        }
    };
    let year = if (20..100).contains(&year) { 1900 + year } else { year };
    let is_named = matches!(scan.lower(next), "jahre" | "jahren");
    let end = next + usize::from(is_named);
    if year % 10 != 0
        || !(is_named || (1500..2100).contains(&year) && scan.get(at)?.digits.is_some())
    {
        return None;
    }
    let first = DateTime::day(year, 1, 1)?;
    Some((Some((first, first.add_months(120))), end))
}

/// "vergangene Woche", "dieses Jahr", "die letzten drei Tage", "in den nächsten Wochen"
fn shifted(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let (shift, next) = shift(scan, at)?;
    let is_past = shift < 0;
    if let Some((grain, plural, end)) = duration::span(scan, next) {
        if plural {
            return (shift.abs() == 1).then_some((When::Days(None), end));
        }
        let is_resolved = grain > Grain::Day && !(grain >= Grain::Decade && shift == 0);
        return is_resolved.then(|| match scan.now {
            Some(now) => (calendar::shifted_span(now, grain, i64::from(shift)), end),
            None => (When::Days(None), end),
        });
    }
    if shift.abs() != 1 {
        return None;
    }
    let (count, after) = match scan.lower(next) {
        "beiden" => (2.0, next + 1),
        "paar" | "wenigen" | "einigen" => (f64::NAN, next + 1),
        _ => {
            let quantity = quantity::read(scan, next)?;
            let Amount::One(count) = quantity.amount else { return None };
            (count, quantity.end)
        }
    };
    let (grain, _, end) = duration::span(scan, after)?;
    // "in den letzten 23 Minuten fielen drei Tore": of the match.
    if grain <= Grain::Hour && is_past && tense::look(scan, at) == Direction::Back {
        return None;
    }
    let is_whole = count.fract() == 0.0 && count < 10_000.0;
    if grain == Grain::Week && is_whole && !is_past && scan.atoms.len() > 8 {
        let from = scan.now.map(calendar::midnight);
        return Some((When::Days(from.map(|from| (from, from.add_days(7 * count as i64)))), end));
    }
    let when = match scan.now.filter(|_| is_whole) {
        Some(now) => calendar::row(now, grain, count as i64, is_past),
        None => When::Days(None),
    };
    Some((when, end))
}

/// "am Wochenende"
fn weekend(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let (grain, plural, end) = duration::span(scan, at)?;
    if grain != Grain::Weekend || plural || scan.before(at) != "am" {
        return None;
    }
    let when = scan.now.map(|now| {
        let is_to_come = calendar::floor(now, Grain::Weekend) > now;
        let shift = if is_to_come && tense::look(scan, at) == Direction::Back { -1 } else { 0 };
        calendar::shifted_span(now, Grain::Weekend, shift)
    });
    Some((when.unwrap_or(When::Days(None)), end))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn years_and_months() {
        check("[1985](DateRange 1985) verkaufte er den Hof.");
        check("Im [Juli 2017](DateRange 2017-07) war es heiß.");
        check("Im [September](DateRange 2024-09) wurde gewählt.");
        check("Das Niveau des [Geschäftsjahres 2003](DateRange 2003) ist fern.");
        check("Seit [Anfang August 2011](DateRange 2011-08-01/2011-08-11) sitzt er.");
        check("[1871](DateRange 1871) und [1872](DateRange 1872) bereiste sie Italien.");
        check("Um [1500 v. Chr.](DateRange -1500) bebte die Erde.");
        check("[Ende 1989](DateRange 1989-09-01/1990-01-01) fiel die Mauer.");
        check("In den [1980er Jahren](DateRange 1980-01-01/1990-01-01) war das anders.");
    }

    #[test]
    fn quarters_and_centuries() {
        check("Im [letzten Quartal 2004](DateRange 2004-10-01/2005-01-01) stieg der Preis.");
        check("Es soll im [letzten Quartal diesen Jahres](DateRange 2024-10-01/2025-01-01) sein.");
        check("Ab [Ende der 1990er Jahre](DateRange 1997-01-01/2000-01-01 approx) war es besser.");
        check("Im [zweiten Quartal](DateRange 2024-04-01/2024-07-01) sank der Gewinn.");
        check("Im [17. Jahrhundert](DateRange 1601-01-01/1701-01-01) war Krieg.");
    }

    #[test]
    fn last_and_next() {
        check("[Vergangene Woche](DateRange 2024-10-21/2024-10-28) war er krank.");
        check("Im [vergangenen Jahr](DateRange 2023) war es mehr.");
        check("In den [letzten drei Tagen](DateRange 2024-10-28/2024-10-31) regnete es.");
        check("Sie kommt [nächsten Monat](DateRange 2024-11).");
    }

    #[test]
    fn four_digits_may_count() {
        check("Rund [2000](Number 2000 approx: Menschen) Menschen kamen.");
        check("Mit [1500](Number 1500: Mitarbeiter) Mitarbeitern ist sie groß.");
        check("Die Resolution 1973 wurde verabschiedet.");
    }

    #[test]
    fn plans_lie_ahead_and_reports_behind() {
        check("Im [Mai](DateRange 2025-05) stehen Wahlen an.");
        check("Im [Mai](DateRange 2024-05) liegt der Wert niedrig.");
        check("Im [Dezember](DateRange 2023-12) brannte es.");
        check("Erst im [Juni](DateRange 2022-06) und [August 2022](DateRange 2022-08) war Ruhe.");
        check("Im [Herbst](DateRange 2024-09-23/2024-12-22) soll gebaut werden.");
    }

    #[test]
    fn parts_of_longer_stretches() {
        check("[Mitte des 14. Jahrhunderts](DateRange 1331-01-01/1371-01-01 approx) war Pest.");
        check("[Anfang der Woche](DateRange 2024-10-28/2024-10-30) war es kalt.");
        check("Bis [Ende nächsten Jahres](DateRange 2025-12-31/2026-01-01) ist zu.");
        check("Im [Q2](DateRange 2024-04-01/2024-07-01) sank der Umsatz.");
        check(
            "In der Saison [21/22](DateRange 2021-01-01/2023-01-01) siegte sie, zu [1/2](Number 0.5) allein.",
        );
    }

    #[test]
    fn names_of_months_and_seasons() {
        check("August Müller und Theresa Mai kamen.");
        check("Der Sommer war lang.");
    }
}
