//! Helpers of the tests: sentences in which the wanted statement is marked.

use crate::lexicon::Lexicon;
use crate::reading::{Reading, Statement};
use crate::text::ByteSpan;
use crate::{ReadOptions, read};

/// Reads a text without marks.
pub fn read_plain(text: &str) -> Reading {
    read(text, &Lexicon::embedded(), &ReadOptions::default())
}

/// Checks that one statement has exactly the marked parts:
/// `[Die Ministerin](speaker) [sagte](cue), [die Steuer sinke](quote).` Roles that are not marked
/// are not checked.
#[track_caller]
pub fn check_statement(marked: &str) {
    let (text, marks) = unmark(marked);
    let reading = read_plain(&text);
    let wanted = |role: &str| {
        marks.iter().filter(|(r, _)| r == role).map(|(_, span)| span.of(&text)).collect::<Vec<_>>()
    };
    let parts = |spans: &[ByteSpan]| spans.iter().map(|span| span.of(&text)).collect::<Vec<_>>();
    let found = reading.statements.iter().find(|s| parts(&s.quote) == wanted("quote"));
    let Some(found) = found else {
        panic!("{text}\nwanted {:?}\ngot    {:?}", wanted("quote"), quotes(&reading, &text))
    };
    for (role, spans) in
        [("speaker", &found.speaker), ("cue", &found.cue), ("addressee", &found.addressee)]
    {
        if !wanted(role).is_empty() {
            assert_eq!(parts(spans), wanted(role), "{role} of {text}");
        }
    }
}

/// Checks that nothing in the text is taken for a statement.
#[track_caller]
pub fn check_silent(text: &str) {
    let reading = read_plain(text);
    assert!(reading.statements.is_empty(), "{text}\ngot {:?}", quotes(&reading, text));
}

/// Checks the label of the source of each statement, in order of the text; "-" for none, "~" before
/// an inferred one.
#[track_caller]
pub fn check_sources(text: &str, wanted: &[&str]) {
    let reading = read_plain(text);
    let label = |s: &Statement| {
        let label = s.source.map_or("-", |id| reading.sources[id.0 as usize].label.as_str());
        format!("{}{label}", if s.inferred { "~" } else { "" })
    };
    let got: Vec<String> = reading.statements.iter().map(label).collect();
    assert_eq!(got, wanted, "{text}\n{:?}", quotes(&reading, text));
}

/// Checks the label of the source of the last statement.
#[track_caller]
pub fn check_source(text: &str, wanted: &str) {
    let reading = read_plain(text);
    let source = reading.statements.last().and_then(|s| s.source);
    let label = source.map_or("nobody", |id| &reading.sources[id.0 as usize].label);
    assert_eq!(label, wanted, "{text}");
}

fn quotes<'t>(reading: &Reading, text: &'t str) -> Vec<Vec<&'t str>> {
    reading.statements.iter().map(|s| s.quote.iter().map(|span| span.of(text)).collect()).collect()
}

/// The text without marks, and what was marked.
fn unmark(marked: &str) -> (String, Vec<(String, ByteSpan)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, inside)) = rest.split_once('[') {
        text.push_str(before);
        let (words, after) = inside.split_once("](").expect("a mark is [words](role)");
        let (role, after) = after.split_once(')').expect("a role ends in )");
        marks.push((role.to_owned(), ByteSpan::new(text.len(), text.len() + words.len())));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}
