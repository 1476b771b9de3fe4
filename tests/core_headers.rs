//! Headers as feeds give them: how many are cut right. The floors only go up.

use quellenlupe::document;
use quellenlupe::lexicon::Lexicon;

#[test]
fn headers_are_cut_right() {
    check("headers", include_str!("headers.txt"), 19);
}

#[test]
fn headers_written_after_the_rules_are_cut_right() {
    check("unseen headers", include_str!("headers_unseen.txt"), 19);
}

/// Prints how many headers are right in every part; so many must be.
#[track_caller]
fn check(name: &str, file: &str, floor: usize) {
    let lexicon = Lexicon::embedded();
    let cases = cases(file);
    let right = cases.iter().filter(|case| case.is_read_right(&lexicon)).count();
    println!("{name}: {right} of {} cut right", cases.len());
    assert_eq!(cases.len(), 20);
    assert!(right >= floor, "{right} of {} right, floor {floor}", cases.len());
}

/// One article: its text, and its parts as "kind: words" in order.
struct Case {
    text: String,
    parts: Vec<String>,
}

impl Case {
    fn is_read_right(&self, lexicon: &Lexicon) -> bool {
        let document = document::parse(&self.text, lexicon);
        let got: Vec<String> = document
            .blocks
            .iter()
            .map(|b| format!("{}: {}", b.kind.name(), b.span.of(&self.text)))
            .collect();
        if got != self.parts {
            println!("wanted {:#?}\ngot    {got:#?}", self.parts);
        }
        got == self.parts
    }
}

fn cases(file: &str) -> Vec<Case> {
    let articles = file.split_once("\n[").map_or("", |(_, rest)| rest);
    format!("[{articles}").split("\n----\n").map(|marked| unmark(marked.trim_end())).collect()
}

/// "[Unfall](kicker) [Lastwagen kippt um](headline)" as text and parts.
fn unmark(marked: &str) -> Case {
    let mut case = Case { text: String::new(), parts: Vec::new() };
    let mut rest = marked;
    while let Some((between, marked)) = rest.split_once('[') {
        let (words, after) = marked.split_once("](").expect("words in brackets");
        let (kind, after) = after.split_once(')').expect("a kind in brackets");
        case.text.push_str(between);
        case.text.push_str(words);
        case.parts.push(format!("{kind}: {words}"));
        rest = after;
    }
    case.text.push_str(rest);
    case
}
