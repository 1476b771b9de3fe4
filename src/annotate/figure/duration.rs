//! Lengths of time and ages: "drei Wochen", "eine Stunde und 20 Minuten", "zweiwöchig",
//! "17-jährig", "vor zwei Monaten".

use super::calendar::{self, When};
use super::digits::Digits;
use super::quantity::{self, Amount, Quantity};
use super::scan::{FigureCandidate, Scan};
use super::tense::{self, Direction};
use crate::lexicon::figures::{Edge, Grain, Sense};
use crate::reading::{FigureKind, FigureValue};

/// The length of time or age that begins at `at`.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    if let Some(candidate) = (vague(scan, at).or_else(|| bare(scan, at)))
        .or_else(|| stopwatch(scan, at).or_else(|| about_age(scan, at)))
    {
        return Some(candidate);
    }
    let quantity = quantity::read(scan, at)?;
    if stands_for_age(scan, at, &quantity) {
        return Some(age(at..quantity.end, quantity.amount, Grain::Year));
    }
    if let Some((grain, end)) = lasting(scan, quantity.end) {
        return Some(adjective(scan, at, &quantity, grain, end));
    }
    let Some((grain, end)) = span_after(scan, at, &quantity) else {
        return shared_span(scan, at, &quantity);
    };
    if let Some(end) = age_context(scan, at, &quantity, grain, end) {
        return Some(age(at..end, quantity.amount, grain));
    }
    if let Some((total, end)) = smaller_parts(scan, quantity.amount, grain, end) {
        return Some(FigureCandidate::new(
            at..end,
            FigureKind::Duration,
            Some(FigureValue::Number(total)),
        ));
    }
    relative(scan, at, quantity.amount, grain, end)
        .or_else(|| Some(length(at..end, quantity.amount, grain)))
}

/// "mit 12 oder 13 Jahren": the first number takes the span of the second.
fn shared_span(scan: &Scan<'_>, at: usize, first: &Quantity) -> Option<FigureCandidate> {
    let is_joined = matches!(scan.lower(first.end), "und" | "oder") && !first.is_weak;
    let second = is_joined.then(|| quantity::read(scan, first.end + 1))?.filter(|q| !q.is_weak)?;
    let (grain, end) = span_after(scan, first.end + 1, &second)?;
    // "neun und elf Jahre alt"
    let is_age = age_context(scan, at, &second, grain, end).is_some();
    Some(if is_age { age } else { length }(at..first.end, first.amount, grain))
}

/// "Mitte 50": about how old.
fn about_age(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let (edge, next) =
        scan.sense(at, |s| if let Sense::Edge(edge) = s { Some(edge) } else { None })?;
    let Digits::Integer { value, width: 2 } = scan.get(next)?.digits? else { return None };
    let is_age = (value / 10.0).fract() == 0.0
        && value > 10.0
        && !scan.is_upper(next + 1)
        && !(scan.is_glued(next + 1) && scan.is_word(next + 1));
    let (low, high) = match edge {
        Edge::Begin => (0.0, 3.0),
        Edge::Middle => (4.0, 6.0),
        Edge::End => (7.0, 9.0),
    };
    let years = Amount::Range(value + low, value + high);
    is_age.then(|| FigureCandidate { approx: true, ..age(at..next + 1, years, Grain::Year) })
}

/// "Mit 18 zog sie aus", "seine Mutter, 71, blieb"
fn stands_for_age(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> bool {
    let Amount::One(years) = quantity.amount else { return false };
    let after = scan.lower(quantity.end);
    let is_person = |k: usize| scan.words.persons.contains(scan.lower(k));
    let is_age = match scan.before(at) {
        "mit" => {
            let goes_on = scan.get(quantity.end).is_some_and(|a| a.is_inert());
            goes_on
                && !is_one_of!(after, "zu" | "von" | "gegen" | "und" | ":" | "mal" | "der")
                && super::counted::find(scan, quantity.end).is_none()
        }
        "," => after == "," && at > 1 && is_person(at - 2),
        _ => false,
    };
    is_age && quantity.width == Some(2) && (13.0..=110.0).contains(&years)
}

/// The word for a span: which, whether plural, and the end. One letter ("h") needs digits before
/// it.
pub(super) fn span(scan: &Scan<'_>, at: usize) -> Option<(Grain, bool, usize)> {
    let ((grain, plural), end) = scan.sense(at, |s| {
        if let Sense::Span(grain, plural) = s { Some((grain, plural)) } else { None }
    })?;
    // "§ 12 Abs. 3 S. 2"
    if scan.form(at).len() == 1 && scan.is_upper(at) {
        return None;
    }
    let is_short = scan.form(at).chars().count() < 3
        || is_one_of!(scan.lower(at), "min" | "std" | "sek" | "sec");
    let after_digits =
        at > 0 && scan.get(at - 1).is_some_and(|a| a.digits.is_some() || a.numeral.is_some());
    (!is_short || after_digits).then_some((grain, plural, end))
}

fn span_after(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> Option<(Grain, usize)> {
    let (grain, _, end) = span(scan, quantity.end)?;
    // "eines Tages", "der eine Tag"
    let is_idiom = quantity.is_weak
        && (scan.lower(at) == "eines" || matches!(grain, Grain::Weekend | Grain::Workweek));
    (!is_idiom).then_some((grain, end))
}

fn length(atoms: std::ops::Range<usize>, amount: Amount, grain: Grain) -> FigureCandidate {
    let each = calendar::seconds(grain);
    let value = match amount {
        Amount::One(n) => Some(FigureValue::Number(n * each)),
        Amount::Range(low, high) => Some(FigureValue::Range(Some(low * each), Some(high * each))),
        Amount::Unknown => None,
    };
    let number = if let Amount::One(n) = amount { Some(n) } else { None };
    FigureCandidate { number, ..FigureCandidate::new(atoms, FigureKind::Duration, value) }
}

fn age(atoms: std::ops::Range<usize>, amount: Amount, grain: Grain) -> FigureCandidate {
    let unit = match grain {
        Grain::Month => "mo",
        Grain::Week => "wk",
        Grain::Day => "d",
        _ => "a",
    };
    FigureCandidate {
        unit: Some(unit),
        ..FigureCandidate::new(atoms, FigureKind::Age, super::measure::value(amount))
    }
}

fn lasting(scan: &Scan<'_>, at: usize) -> Option<(Grain, usize)> {
    scan.sense(at, |s| if let Sense::Lasting(grain) = s { Some(grain) } else { None })
}

/// "zweiwöchig" lasts; "17-jährig" is an age unless a noun that lasts follows.
fn adjective(
    scan: &Scan<'_>,
    at: usize,
    quantity: &Quantity,
    grain: Grain,
    end: usize,
) -> FigureCandidate {
    let noun = (end..end + 3).find(|n| scan.is_upper(*n));
    let lasts = noun.is_some_and(|n| scan.words.lasting.contains(scan.lower(n)));
    if grain == Grain::Year && !lasts
        || grain == Grain::Month
            && !lasts
            && noun.is_some_and(|n| scan.words.persons.contains(scan.lower(n)))
    {
        return age(at..end, quantity.amount, grain);
    }
    length(at..end, quantity.amount, grain)
}

/// The end of the figure where the words around it make it an age.
fn age_context(
    scan: &Scan<'_>,
    at: usize,
    quantity: &Quantity,
    grain: Grain,
    end: usize,
) -> Option<usize> {
    if !matches!(grain, Grain::Year | Grain::Month | Grain::Week | Grain::Day) || quantity.is_weak {
        return None;
    }
    match scan.lower(end) {
        "alt" => return Some(end + 1),
        "alte" | "alten" | "alter" | "altes" | "altem" => return Some(end),
        _ => {}
    }
    // "im Alter von 73 Jahren", "jünger als drei Monate"
    let window = at.saturating_sub(5)..at;
    let by_age = window.clone().any(|k| {
        let word = scan.lower(k);
        is_one_of!(word, "alter" | "jünger" | "älter" | "alters") || word.ends_with("salter")
    });
    let of_people = grain == Grain::Year
        && matches!(quantity.amount, Amount::Range(..))
        && window.clone().any(|k| scan.words.persons.contains(scan.lower(k)));
    // "Kinder unter 13 Jahren"
    let bounded = is_one_of!(scan.before(at), "unter" | "über" | "ab")
        && at > 1
        && grain == Grain::Year
        && scan.words.persons.contains(scan.before(at - 1));
    (by_age || of_people || bounded).then_some(end)
}

/// "1 Jahr, 2 Tage, 3 Stunden und 4 Sekunden": all of it in seconds, and the end.
fn smaller_parts(
    scan: &Scan<'_>,
    amount: Amount,
    grain: Grain,
    end: usize,
) -> Option<(f64, usize)> {
    let Amount::One(count) = amount else { return None };
    let (mut total, mut last, mut reached) = (count * calendar::seconds(grain), grain, end);
    loop {
        let at = reached + usize::from(matches!(scan.lower(reached), "und" | ","));
        let Some(next) = quantity::read(scan, at) else { break };
        let (Amount::One(count), Some((smaller, _, after))) = (next.amount, span(scan, next.end))
        else {
            break;
        };
        if smaller >= last {
            break;
        }
        total += count * calendar::seconds(smaller);
        (last, reached) = (smaller, after);
    }
    (reached > end).then_some((total, reached))
}

/// "vor zwei Monaten", "in einer Stunde": the moment it leads to.
fn relative(
    scan: &Scan<'_>,
    at: usize,
    amount: Amount,
    grain: Grain,
    end: usize,
) -> Option<FigureCandidate> {
    let mut before = at;
    let mut is_exact = false;
    while before > 0
        && (scan.sense(before - 1, |s| matches!(s, Sense::Qualifier(_)).then_some(())).is_some()
            || matches!(scan.before(before), "genau" | "exakt"))
        && !matches!(scan.before(before), "über" | "unter")
    {
        before -= 1;
        is_exact = is_exact || matches!(scan.lower(before), "genau" | "exakt");
    }
    let direction = match scan.before(before) {
        "vor" => -1.0,
        "in" if leads_ahead(scan, before, grain) => 1.0,
        _ => return None,
    };
    let Amount::One(count) = amount else {
        return Some(FigureCandidate::new(at..end, FigureKind::Date, None));
    };
    /// Years that are no date: "vor 3000 Jahren".
    const LONG_AGO: f64 = 300.0 * 365.0 * 86_400.0;
    let is_countable = count * calendar::seconds(grain) < LONG_AGO;
    let when = scan.now.filter(|_| is_countable);
    let when = when.map(|now| calendar::shifted(now, grain, count * direction));
    // As exact as it is told: of years the year, of months the month.
    let when = match when.unwrap_or(When::Day(None)) {
        When::Day(Some(day)) if grain >= Grain::Month && !is_exact => {
            let (year, month, _) = day.ymd();
            When::Days(match grain >= Grain::Year && count.fract() == 0.0 {
                true => calendar::year(year),
                false => calendar::month(year, month),
            })
        }
        when => when,
    };
    let approx = grain >= Grain::Week && !is_exact;
    Some(FigureCandidate { number: Some(count), approx, ..when.candidate(at..end) })
}

/// "in zwei Wochen" is a date in a sentence about what will be and in a bare note; else it is how
/// long something took.
fn leads_ahead(scan: &Scan<'_>, at: usize, grain: Grain) -> bool {
    const NOTE: usize = 8;
    let opens = scan.is_opening(at - 1) || is_one_of!(scan.before(at - 1), "," | "und" | "schon");
    let plans = || tense::sentence(scan, at).any(|k| scan.words.future.contains(scan.lower(k)));
    match tense::look(scan, at) {
        Direction::Ahead | Direction::Near => plans() || opens && grain >= Grain::Day,
        Direction::Open => scan.atoms.len() <= NOTE,
        Direction::Back | Direction::Now => false,
    }
}

/// "vor wenigen Tagen", "in einigen Wochen": no number, so no day is made up.
fn vague(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let (_, next) = scan.sense(at, |s| matches!(s, Sense::Vague).then_some(()))?;
    let (_, plural, end) = span(scan, next)?;
    (plural && matches!(scan.before(at), "vor" | "in"))
        .then(|| FigureCandidate::new(at..end, FigureKind::Date, None))
}

/// "2:46 Stunden", "1:14 Minuten"
fn stopwatch(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let Some(Digits::Clock(seconds)) = scan.get(at)?.digits else { return None };
    if is_finish(scan, at) {
        let value = Some(FigureValue::Number(f64::from(seconds)));
        return Some(FigureCandidate::new(at..at + 1, FigureKind::Duration, value));
    }
    let (grain, _, end) = span(scan, at + 1)?;
    let seconds = match grain {
        Grain::Hour => f64::from(seconds),
        Grain::Minute => f64::from(seconds) / 60.0,
        _ => return None,
    };
    Some(FigureCandidate::new(at..end, FigureKind::Duration, Some(FigureValue::Number(seconds))))
}

/// "in 2:41:07"
pub(super) fn is_finish(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.before(at), "in" | "nach") && scan.lower(at).matches(':').count() == 2
}

/// "eine Viertelstunde" without article.
fn bare(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let (grain, _, end) = span(scan, at)?;
    let is_part = matches!(grain, Grain::QuarterHour | Grain::HalfHour | Grain::ThreeQuarterHour);
    is_part.then(|| length(at..end, Amount::One(1.0), grain))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn lengths_of_time() {
        check("Er bekam [ein Jahr](Duration 31536000) Haft.");
        check("Sie ritt [eine Stunde und 20 Minuten](Duration 4800) lang.");
        check("Nach [zweiwöchiger](Duration 1209600) Pause ging es weiter.");
        check("Er wartete [anderthalb Stunden](Duration 5400).");
    }

    #[test]
    fn ages() {
        check("Der [41-jährige](Age 41 a) Fahrer schlief.");
        check("Sie starb im Alter von [73 Jahren](Age 73 a).");
        check("Ein [15 Jahre](Age 15 a) alter Schüler fand es.");
        check("Bei [16- bis 24-jährigen](Age 16–24 a) Frauen ist es so.");
        check("Kinder unter [13 Jahren](Age 13 a max) dürfen nicht mit.");
        check("Jugendliche von [15 bis 24 Jahren](Age 15–24 a) dürfen mit.");
        check("Die Fahrerin Anna Muster ([45](Age 45 a)) blieb ruhig.");
    }

    #[test]
    fn ages_by_the_words_around() {
        check("Ein Mann [Mitte 40](Age 44–46 a approx) half.");
        check("Mit [17](Age 17 a) ging sie fort.");
        check("Seine Tochter, [21](Age 21 a), lacht.");
        check("Kinder im Alter von [vier](Age 4 a) und [sechs Jahren](Age 6 a) spielten.");
        check("Das Durchschnittsalter beträgt [41,2 Jahre](Age 41.2 a).");
        check(
            "Sie siegte mit [17](Number 17) zu [12](Number 12: Stimmen) Stimmen, Mitte 1999er Wein.",
        );
    }

    #[test]
    fn a_race_takes_its_time() {
        check("Sie lief die Strecke in [2:15:04](Duration 8104).");
        check("Es begann um [12:15:04](Time 12:15:04).");
        check("In den letzten [13 Minuten](Duration 780) fiel nichts mehr vom Himmel.");
    }

    #[test]
    fn a_term_of_office_is_no_age() {
        check("Nach [zwanzigjähriger](Duration 630720000) Amtszeit ging er.");
    }

    #[test]
    fn before_and_after_the_articles_date() {
        check("Das war vor [zwei Monaten](DateRange 2024-08 approx).");
        check(
            "Vor [30 Jahren](DateRange 1994 approx) und vor [zwei Wochen](Date 2024-10-17 approx).",
        );
        check("Vor genau [10 Tagen](Date 2024-10-21) kam er.");
        check("Vor [2000 Jahren](Date ? approx) lebten hier Bauern.");
        check(
            "In [drei Wochen](Date 2024-11-21 approx) beginnt die große Messe in der alten Halle.",
        );
        check("Vor [drei Tagen](Date 2024-10-28) regnete es.");
        check("Sie wird in [zwei Wochen](Date 2024-11-14 approx) abreisen.");
    }

    #[test]
    fn vague_times_get_no_day() {
        check("Das war vor [wenigen Tagen](Date ?).");
        check("Es geschieht in den [nächsten Tagen](DateRange ?).");
    }

    #[test]
    fn once_upon_a_time() {
        check("Eines Tages kam er wieder.");
        check("Sie hatte viele Jahre gewartet.");
        check("Er läuft ohne Pause in [vier Minuten](Duration 240) um den ganzen Platz.");
    }
}
