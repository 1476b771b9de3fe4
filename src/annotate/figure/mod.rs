//! Numbers, percentages, money, measures, dates, durations: value, qualifier, what is counted.
//!
//! Tokens are cut into atoms that carry all they can mean ([`atom`]); the rules look at them from
//! left to right, calendar before measures before bare numbers, each a file of its own; then the
//! surroundings tell how firmly a figure holds, what it counts, whether it tells a change, and
//! which figures of the article belong together. Must not know who says a figure.

mod atom;
mod calendar;
mod change;
#[cfg(test)]
mod check;
mod clock;
mod counted;
mod day;
mod digits;
mod duration;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
mod group;
mod label;
mod measure;
mod number;
mod numeral;
mod period;
mod qualifier;
mod quantity;
mod recurring;
mod scan;
mod temporal;
mod tense;

use std::cell::Cell;
use std::ops::Range;

use crate::annotate::trace::Trace;
use crate::lexicon::Lexicon;
use crate::reading::{Figure, FigureKind, FigureValue, Qualifier, date::DateTime};
use crate::tokens::Tokens;
use group::Trait;
use scan::{FigureCandidate, Scan};

/// Finds all figures of an article; relative dates are resolved against `date`.
pub fn find(tokens: &Tokens<'_>, date: Option<DateTime>, lexicon: &Lexicon) -> Vec<Figure> {
    find_traced(tokens, date, lexicon, &Trace::default())
}

fn find_traced(
    tokens: &Tokens<'_>,
    date: Option<DateTime>,
    lexicon: &Lexicon,
    trace: &Trace,
) -> Vec<Figure> {
    let (mut figures, mut traits) = (Vec::new(), Vec::new());
    for range in blocks(tokens) {
        let atoms = atom::cut(tokens, range, &lexicon.figures);
        let signs = vec![Cell::new(0); atoms.len()];
        let scan = Scan {
            tokens,
            words: &lexicon.figures,
            verbs: &lexicon.verbs,
            nouns: &lexicon.label_forms,
            atoms,
            signs,
            now: date,
            trace,
        };
        for candidate in candidates(&scan) {
            let candidate = with_shared_unit(&scan, candidate, figures.last());
            let (figure, its_trait) = finish(&scan, candidate);
            figures.push(figure);
            traits.push(its_trait);
        }
    }
    group::assign(&mut figures, &traits);
    figures
}

/// The tokens of each block.
fn blocks(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for sentence in &tokens.sentences {
        match blocks.last_mut() {
            Some(range) if last == Some(sentence.block) => range.end = sentence.tokens.end,
            _ => blocks.push(sentence.tokens.clone()),
        }
        last = Some(sentence.block);
    }
    blocks
}

fn candidates(scan: &Scan<'_>) -> Vec<FigureCandidate> {
    let mut candidates = Vec::new();
    let mut at = 0;
    while at < scan.atoms.len() {
        if let Some(end) = label::skip(scan, at) {
            at = end;
            continue;
        }
        match (!scan.atoms[at].is_inert()).then(|| candidate(scan, at)).flatten() {
            Some(candidate) => {
                at = candidate.atoms.end.max(at + 1);
                candidates.push(candidate);
            }
            None => at += 1,
        }
    }
    candidates
}

/// A rule: the figure that begins at an atom.
type Find = fn(&Scan<'_>, usize) -> Option<FigureCandidate>;

/// Order matters: "20 Minuten nach 8 Uhr" before its minutes, "jeden Montag" before its Monday,
/// units before numbers.
fn candidate(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let rules: [(&'static str, Find); 5] = [
        ("what comes again and again", recurring::find),
        ("a point or stretch of time", temporal::find),
        ("a length of time or an age", duration::find),
        ("a quantity with a unit", measure::find),
        ("a number", number::find),
    ];
    rules.into_iter().find_map(|(rule, find)| {
        let found = find(scan, at);
        scan.trace.tried(rule, at, found.is_some());
        found
    })
}

/// "3,2 Mrd. Euro, 40 Mio. mehr als geplant": the same money.
fn with_shared_unit(
    scan: &Scan<'_>,
    candidate: FigureCandidate,
    last: Option<&Figure>,
) -> FigureCandidate {
    let at = candidate.atoms.start;
    let is_difference = candidate.kind == FigureKind::Number
        && matches!(scan.lower(candidate.atoms.end), "mehr" | "weniger");
    let money = last.filter(|figure| {
        let start = scan.atoms[tense::sentence(scan, at).start].span.start();
        is_difference && figure.kind == FigureKind::Money && figure.span.start() >= start
    });
    let unit = money.and_then(|figure| figure.unit.as_deref());
    match scan.words.units.iter().find(|known| unit == Some(known.symbol)) {
        Some(unit) => {
            FigureCandidate { kind: FigureKind::Money, unit: Some(unit.symbol), ..candidate }
        }
        None => candidate,
    }
}

fn finish(scan: &Scan<'_>, candidate: FigureCandidate) -> (Figure, Trait) {
    let Range { start, end } = candidate.atoms;
    let counts = matches!(
        candidate.kind,
        FigureKind::Number | FigureKind::Percent | FigureKind::Money | FigureKind::Measure
    );
    // "201 Kilometer lange Etappe": an adjective after a unit measures.
    let fits = |c: &counted::Counted| {
        candidate.kind == FigureKind::Number
            || c.atoms.start > end
            // "nach 20 Kilometern Schluss"
            || c.atoms.len() == 1 && scan.before(start) != "nach"
    };
    let counted = counts.then(|| counted::find(scan, end)).flatten().filter(fits);
    let qualifier = qualifier::find(scan, start, end, candidate.kind);
    let is_shown = label::is_shown(scan, &candidate);
    // "jeder dritte Betrieb", "die Hälfte der Schüler"
    let share = match candidate.value {
        Some(FigureValue::Number(share)) => Some(share),
        _ => None,
    };
    let change = change::find(scan, &candidate);
    let its_trait = Trait {
        stem: counted.as_ref().map(|c| counted::stem(scan.lower(c.head)).to_owned()),
        points_back: counted.as_ref().is_some_and(|c| c.points_back),
        sentence: scan.tokens.sentence_of(scan.atoms[start].token),
    };
    let figure = Figure {
        span: scan.span(start..end),
        kind: candidate.kind,
        value: candidate.value.map(settled),
        unit: candidate.unit.map(str::to_owned),
        number: candidate.number.map(rounded),
        qualifier: (qualifier.map(|(q, _)| q)).or(candidate.approx.then_some(Qualifier::Approx)),
        qualifier_span: qualifier.map(|(_, span)| span),
        counted: counted.and_then(|c| counted::label(scan, &c, start..end, share)),
        change,
        group: None,
        is_shown,
        is_points: scan.lower(end - 1).contains("punkt") && candidate.kind == FigureKind::Percent,
    };
    (figure, its_trait)
}

/// A value whose ranges below zero go up and whose numbers survive being written and read.
fn settled(value: FigureValue) -> FigureValue {
    match value {
        FigureValue::Number(value) => FigureValue::Number(rounded(value)),
        // "minus 5 bis minus 10 Grad"
        FigureValue::Range(Some(from), Some(to)) if to < from.min(0.0) => {
            FigureValue::Range(Some(rounded(to)), Some(rounded(from)))
        }
        FigureValue::Range(from, to) => FigureValue::Range(from.map(rounded), to.map(rounded)),
        iso => iso,
    }
}

/// A number with as many digits as a double holds for sure, at most 15 of them after the point: every
/// reader of JSON gives it back to the last bit.
fn rounded(value: f64) -> f64 {
    /// Fifteen digits: whole numbers below are exact, also after a product.
    const MOST: f64 = 1e15;
    let mut scale = 1e15;
    while value.abs() * scale > MOST && scale > 1.0 {
        scale /= 10.0;
    }
    if value.abs() < MOST { (value * scale).round() / scale } else { value }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lexicon::Lexicon;
    use crate::reading::FigureValue;

    /// Numbers, signs and words that rules look at, thrown together.
    const PIECES: [&str; 36] = [
        "1",
        "31.",
        "8.000",
        "1,5",
        "12:30",
        "31.10.2024",
        "2024",
        "-",
        "–",
        "bis",
        "und",
        "zwischen",
        "von",
        "auf",
        "um",
        "am",
        "Montag",
        "Oktober",
        "Uhr",
        "halb",
        "viertel",
        "vor",
        "Jahre",
        "letzten",
        "drei",
        "Millionen",
        "Euro",
        "%",
        "\u{202f}",
        "½",
        "😀",
        "jährig",
        "Ende",
        "des",
        "\u{5d0}",
        "ﬀİẞ",
    ];

    #[test]
    fn any_text_gives_figures_inside_it() {
        let lexicon = Lexicon::embedded();
        let mut seed = 7u64;
        for _ in 0..300 {
            let mut text = String::new();
            for _ in 0..60 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                text += PIECES[(seed >> 33) as usize % PIECES.len()];
                if !(seed >> 20).is_multiple_of(4) {
                    text.push(' ');
                }
            }
            let mut last = 0;
            for figure in check::find_with(&text, &lexicon) {
                assert!(figure.span.start() >= last && !figure.span.is_empty(), "{text}");
                assert!(text.get(figure.span.range()).is_some(), "{text}");
                last = figure.span.end();
            }
        }
    }

    #[test]
    fn every_beginning_of_the_seed_can_be_read() {
        let seed = include_str!("../../../seeds/000_579ef2c398e3f881.txt");
        let lexicon = Lexicon::embedded();
        for (end, _) in seed.char_indices() {
            let prefix = &seed[..end];
            let figures = check::find_with(prefix, &lexicon);
            assert!(figures.iter().all(|f| prefix.get(f.span.range()).is_some()), "{prefix}");
        }
    }

    #[test]
    fn ranges_go_up() {
        for text in [
            "Es waren [minus 5 bis minus 10 Grad](Temperature -10–-5 °C).",
            "Es waren [minus 3 bis minus 12 Grad](Temperature -12–-3 °C).",
            "Es waren [-2 bis -7 Grad](Temperature -7–-2 °C).",
            "Es waren [3 bis minus 4 Grad](Temperature -4–3 °).",
            "Es waren [5 bis 10 Grad](Temperature 5–10 °).",
        ] {
            check::check(text);
        }
    }

    #[test]
    fn values_survive_a_round_trip() {
        let texts = [
            "2/21",
            "1/3",
            "2/3 Liter",
            "16,4 Millionen",
            "1/7 Prozent",
            "0,1 Milliarden",
            "5/9 Euro",
            "42,7 Prozent",
            "34,7 Prozent",
            "3/70",
            "12,34567 Kilometer",
            "1/99",
            "7/11 Grad",
            "2,3 Stunden",
            "1,1 Billionen Euro",
        ];
        for text in texts {
            for figure in check::find(&format!("Es sind {text} im Jahr.")) {
                let Some(FigureValue::Number(value)) = figure.value else { continue };
                let again: f64 =
                    serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
                assert_eq!(again, value, "{text}");
            }
        }
    }

    #[test]
    fn absurd_numbers_do_no_harm() {
        for text in [
            "vor 99999999999999999999 Jahren",
            "in den letzten 9999999999 Jahren",
            "am 99. 99. 9999999",
            "0/0 und 1/0 Euro",
            "999999 Trillionen Trillionen Jahre",
            "99999999. Jahrhundert",
        ] {
            check::find(text);
        }
    }
}
