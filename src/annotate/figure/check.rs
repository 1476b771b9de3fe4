//! The one helper of this stage's tests: the sentence carries the figures it should have.

use crate::compact::Collect;
use crate::lexicon::Lexicon;
use crate::reading::{Block, BlockKind, Change, Figure, FigureValue, Qualifier, date::DateTime};
use crate::text::ByteSpan;
use crate::tokens::Tokens;

/// Checks all figures of a text: `[8.000](Number 8000 approx: Soldaten)` is kind, value, unit,
/// qualifier or change, and what is counted. The article is of Thursday, 31 October 2024, 21:27.
#[track_caller]
pub(super) fn check(marked: &str) {
    let plain = plain(marked);
    assert_eq!(render(&plain, &find(&plain)), marked, "found, wanted");
}

/// The figures of a text as of 31 October 2024.
pub(super) fn find(text: &str) -> Vec<Figure> {
    find_with(text, &Lexicon::embedded())
}

/// The same, for tests that read many texts.
pub(super) fn find_with(text: &str, lexicon: &Lexicon) -> Vec<Figure> {
    let blocks = [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }];
    let tokens = Tokens::new(text, &blocks, lexicon);
    super::find(&tokens, DateTime::parse_iso("2024-10-31T21:27:00"), lexicon)
}

/// Without `[` and `](...)`.
fn plain(marked: &str) -> String {
    let mut pieces = marked.split("](");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once(')').map_or("", |(_, rest)| rest));
    }
    plain.replace('[', "")
}

fn render(text: &str, figures: &[Figure]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for figure in figures {
        let value = match &figure.value {
            Some(FigureValue::Number(n)) => n.to_string(),
            Some(FigureValue::Range(low, high)) => {
                [low, high].map(|n| n.map_or(String::new(), |n| n.to_string())).join("–")
            }
            Some(FigureValue::Iso(iso)) => iso.clone(),
            None => "?".into(),
        };
        let unit = figure.unit.as_deref();
        let qualifier = figure.qualifier.map(|q| match q {
            Qualifier::Approx => "approx",
            Qualifier::Min => "min",
            Qualifier::Max => "max",
        });
        let change = figure.change.map(|c| match c {
            Change::Difference => "difference",
            Change::Level => "level",
            Change::From => "from",
        });
        let facts: Vec<&str> =
            [Some(value.as_str()), unit, qualifier, change].into_iter().flatten().collect_vec();
        let counted = figure.counted.as_ref().map_or(String::new(), |c| format!(": {c}"));
        let (from, to) = (figure.span.start(), figure.span.end());
        out += &format!(
            "{}[{}]({:?} {}{counted})",
            &text[at..from],
            &text[from..to],
            figure.kind,
            facts.join(" ")
        );
        at = to;
    }
    out + &text[at..]
}
