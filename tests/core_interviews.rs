//! Interviews in all layouts: each answer is a direct statement of the one interviewed, and nothing
//! else is; as plain text and as markup.

use quellenlupe::document::{MarkedText, Markup};
use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::{Mode, Reading};
use quellenlupe::{ReadOptions, read, read_blocks};

#[test]
fn answers_are_statements_of_the_one_interviewed() {
    let (lexicon, options) = (Lexicon::embedded(), ReadOptions::default());
    let mut wrong = Vec::new();
    for case in cases() {
        let plain = read(&case.text, &lexicon, &options);
        wrong.extend(case.faults("plain", &case.text, &plain));
        let mut article = MarkedText::default();
        for (at, words) in case.text.split("\n\n").enumerate() {
            article.push(if at == 0 { Markup::Title } else { Markup::Text }, words);
        }
        let reading = read_blocks(&article, &lexicon, &options);
        wrong.extend(case.faults("markup", article.text(), &reading));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A text, and of each byte whose answer it is.
struct Case {
    text: String,
    names: Vec<Option<String>>,
}

impl Case {
    fn faults(&self, form: &str, text: &str, reading: &Reading) -> Vec<String> {
        assert_eq!(text, self.text);
        let mut told: Vec<Option<&str>> = vec![None; text.len()];
        let whole = reading.statements.iter().filter(|s| s.mode == Mode::Direct);
        // Outer ones come first, so that the answer stays the outermost.
        for statement in whole {
            let label = statement.source.map_or("?", |id| &reading.sources[id.0 as usize].label);
            for span in &statement.quote {
                let free = |at: &usize| told[*at].is_none();
                let free: Vec<usize> = (span.start()..span.end()).filter(free).collect();
                free.into_iter().for_each(|at| told[at] = Some(label));
            }
        }
        let words = |at: &usize| text[*at..].starts_with(char::is_alphabetic);
        let start = |at: &usize| text.is_char_boundary(*at);
        let fault = |at: &usize| self.names[*at].as_deref() != told[*at];
        // What a third one says within quotation marks of its own is no fault.
        let framed = |at: &usize| {
            self.names[*at].is_none() && text.contains("sagte ein Sprecher") && told[*at].is_some()
        };
        (0..text.len())
            .filter(start)
            .filter(words)
            .filter(|at| fault(at) && !framed(at))
            .map(|at| (at, text[at..].chars().take(24).collect::<String>()))
            .take(1)
            .map(|(at, words)| {
                format!("{form}: {words:?} is {:?}, wanted {:?}", told[at], self.names[at])
            })
            .collect()
    }
}

fn cases() -> Vec<Case> {
    let file = include_str!("interviews.txt");
    let texts = file.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    texts.split("\n----\n").map(|marked| unmark(marked.trim())).collect()
}

/// "Vogt: [Nein.](Anna Vogt)" as text and whose words they are.
fn unmark(marked: &str) -> Case {
    let mut case = Case { text: String::new(), names: Vec::new() };
    let mut add = |words: &str, name: Option<&str>| {
        case.text.push_str(words);
        case.names.extend(words.bytes().map(|_| name.map(str::to_owned)));
    };
    let mut rest = marked;
    while let Some((between, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").expect("an answer is [words](name)");
        let (name, after) = after.split_once(')').expect("a name ends in )");
        add(between, None);
        add(words, Some(name));
        rest = after;
    }
    add(rest, None);
    case
}
