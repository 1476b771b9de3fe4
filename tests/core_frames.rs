//! Frames that today's press uses, by kind: who says what in short texts, and the parts of heads and
//! feet.

use quellenlupe::document;
use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::{Mode, Reading};
use quellenlupe::{ReadOptions, read};

#[test]
fn statements_are_found_with_their_sources() {
    let (lexicon, mut wrong) = (Lexicon::embedded(), Vec::new());
    for case in include_str!("frames.txt").split("\n\n").map(Case::parse) {
        let reading = read(&case.text, &lexicon, &ReadOptions::default());
        let got = statements(&case.text, &reading);
        if got != case.lines {
            wrong.push(format!(
                "{}\n{}\ngot    {got:#?}\nwanted {:#?}",
                case.kind, case.text, case.lines
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn heads_and_feet_are_told_from_the_text() {
    let (lexicon, mut wrong) = (Lexicon::embedded(), Vec::new());
    for case in include_str!("heads.txt").split("\n\n").map(Case::parse) {
        let document = document::parse(&case.text, &lexicon);
        let part = |b: &quellenlupe::reading::Block| {
            let words: String = b.span.of(&case.text).chars().take(50).collect();
            format!("{} | {}", b.kind.name(), words.replace('\n', "⏎"))
        };
        let got: Vec<String> = document.blocks.iter().map(part).collect();
        if got != case.lines {
            wrong.push(format!("{}\ngot    {got:#?}\nwanted {:#?}", case.text, case.lines));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A text with what is wanted of it, one a line: "# kind", the text, "= ..." lines.
struct Case {
    kind: String,
    text: String,
    lines: Vec<String>,
}

impl Case {
    fn parse(part: &str) -> Case {
        let mut lines = part.lines().filter(|line| !line.starts_with("//"));
        let kind = lines.next().unwrap_or_default().to_owned();
        let text = lines.next().unwrap_or_default().replace('⏎', "\n");
        let wanted = |line: &str| line.trim_start_matches("= ").to_owned();
        Case { kind, text, lines: lines.map(wanted).collect() }
    }
}

/// Each statement but the reported ones as "mode | source | words".
fn statements(text: &str, reading: &Reading) -> Vec<String> {
    let shown = reading.statements.iter().filter(|s| s.mode != Mode::Reported);
    shown
        .map(|s| {
            let label = s.source.map_or("?", |id| &reading.sources[id.0 as usize].label);
            let words: Vec<&str> = s.quote.iter().map(|span| span.of(text)).collect();
            format!("{} | {label} | {}", s.mode.name(), words.join(" … ").replace('\n', "⏎"))
        })
        .collect()
}
