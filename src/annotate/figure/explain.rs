//! Tells by which pattern each figure was found and how its date was resolved.

use super::find_traced;
use crate::annotate::trace::Trace;
use crate::compact::Collect;
use crate::lexicon::Lexicon;
use crate::reading::{Figure, FigureKind, FigureValue, date::DateTime};
use crate::tokens::Tokens;

/// One paragraph per figure, in order of the text.
pub fn explain(tokens: &Tokens<'_>, date: Option<DateTime>, lexicon: &Lexicon) -> Vec<String> {
    let trace = Trace::on();
    let figures = find_traced(tokens, date, lexicon, &trace);
    let found = trace.attempts().into_iter().filter(|attempt| attempt.found);
    let told = figures.iter().zip(found).map(|(figure, attempt)| {
        let words = figure.span.of(tokens.text);
        let mut lines = vec![
            format!("Figure \"{words}\": {:?}, {}", figure.kind, value(figure)),
            format!("  pattern: {}", attempt.pattern),
        ];
        lines.extend(attempt.steps.iter().map(|step| format!("  step: {step}")));
        if is_dated(figure.kind) {
            let now = date.map_or("not known".to_owned(), |date| date.iso_date());
            lines.push(format!("  the article's date: {now}"));
        }
        let qualifier = figure.qualifier_span.map(|span| span.of(tokens.text));
        lines.extend(qualifier.map(|words| format!("  qualified by: \"{words}\"")));
        lines.extend(figure.counted.as_ref().map(|counted| format!("  counts: \"{counted}\"")));
        lines.join("\n")
    });
    told.collect_vec()
}

fn is_dated(kind: FigureKind) -> bool {
    use FigureKind::*;
    matches!(kind, Date | DateRange | DateTime | DateTimeRange)
}

fn value(figure: &Figure) -> String {
    let number = |number: &Option<f64>| number.map_or(String::new(), |number| number.to_string());
    let value = match &figure.value {
        Some(FigureValue::Number(value)) => value.to_string(),
        Some(FigureValue::Range(low, high)) => format!("{} to {}", number(low), number(high)),
        Some(FigureValue::Iso(text)) => text.clone(),
        None => "left open".to_owned(),
    };
    figure.unit.as_ref().map_or(value.clone(), |unit| format!("{value} {unit}"))
}
