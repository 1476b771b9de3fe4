//! What must hold for every article of seeds/, whatever the rules find in it.

use std::path::PathBuf;

use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::{Reading, json_form::JsonReading};
use quellenlupe::text::{ByteSpan, OffsetUnit};
use quellenlupe::tokens::Tokens;
use quellenlupe::{ReadOptions, document, read};

/// Beside each article stands its reading as `quellenlupe read` prints it; the page opens the first
/// without analysis.
///
/// `QL_REWRITE=1 cargo test --test core_seeds` writes the readings anew: look at the difference
/// before it is kept.
#[test]
fn every_article_has_the_reading_that_the_engine_makes() {
    let lexicon = Lexicon::embedded();
    let rewrite = std::env::var_os("QL_REWRITE").is_some();
    let mut stale = Vec::new();
    for seed in seeds() {
        let reading = read(&seed.text, &lexicon, &ReadOptions::default());
        let wire = JsonReading::document(&seed.text, &reading, OffsetUnit::Utf16);
        let json = serde_json::to_string_pretty(&wire).expect("a reading as JSON") + "\n";
        if rewrite {
            std::fs::write(seed.reading_file(), &json).expect("a place to write");
        }
        match std::fs::read_to_string(seed.reading_file()) {
            Ok(kept) if kept == json => {}
            _ => stale.push(seed.name),
        }
    }
    assert!(
        stale.is_empty(),
        "not what the engine makes of {stale:?}; QL_REWRITE=1 writes them anew, for review"
    );
}

#[test]
fn a_reading_goes_out_and_comes_back() {
    let lexicon = Lexicon::embedded();
    for seed in seeds() {
        let reading = read(&seed.text, &lexicon, &ReadOptions::default());
        for unit in [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Codepoint] {
            let wire = JsonReading::document(&seed.text, &reading, unit);
            let json = serde_json::to_string(&wire).expect("a reading as JSON");
            let back: JsonReading = serde_json::from_str(&json).expect("the same JSON");
            assert_eq!(serde_json::to_string(&back).expect("JSON again"), json, "{}", seed.name);
            let back = wire.into_reading(&seed.text, unit).expect("a reading of this text");
            assert_eq!(back, reading, "{} in {unit:?}", seed.name);
        }
    }
}

#[test]
fn a_reading_of_another_text_is_refused() {
    let lexicon = Lexicon::embedded();
    let [first, second, ..] = &seeds()[..] else { panic!("two seeds") };
    let reading = read(&first.text, &lexicon, &ReadOptions::default());
    let wire = JsonReading::document(&first.text, &reading, OffsetUnit::Utf16);
    assert!(wire.into_reading(&second.text, OffsetUnit::Utf16).is_err());
}

#[test]
fn no_beginning_of_an_article_breaks_anything() {
    /// In characters; every single one takes long.
    const STEP: usize = 11;
    let lexicon = Lexicon::embedded();
    for seed in seeds() {
        for (end, _) in seed.text.char_indices().step_by(STEP) {
            check_invariants(&seed.text[..end], &lexicon);
        }
        check_invariants(&seed.text, &lexicon);
    }
}

#[test]
fn no_odd_text_breaks_anything() {
    let lexicon = Lexicon::embedded();
    for text in [
        "",
        "\n",
        "„",
        "“ „ » « \" ' ‚ ‘",
        "\"Ja\", \"nein\", sagte, so, laut, demnach.",
        "😀👨‍👩‍👧 e\u{301}\u{202e}\u{200b}\u{feff}",
        "قال الرئيس: «نعم». אמר השר: „לא“.",
        "“It is what it is,” said the minister. According to the police, 3.5 million people came on May 3.",
        "99999999999999999999999999999999999999 Prozent von 0,0,0,0 Euro am 31.02.0000 um 99:99 Uhr",
        "Zu\u{ad}sam\u{ad}men\u{a0}mit\tden\u{202f}USA sag\u{ad}te er: „Ja.“",
        "Er sagte, er habe gesagt, er habe gesagt, er habe gesagt, dass er sagte, „er „sagte „nichts",
    ] {
        check_invariants(text, &lexicon);
    }
}

#[track_caller]
fn check_invariants(text: &str, lexicon: &Lexicon) {
    let reading = read(text, lexicon, &ReadOptions::default());
    let inside = |span: ByteSpan| text.get(span.range()).is_some();
    assert!(spans(&reading).into_iter().all(inside), "a span cuts a character of {text:?}");
    assert!(
        reading.blocks.windows(2).all(|b| b[0].span.end() <= b[1].span.start()),
        "blocks overlap: {text:?}"
    );
    assert!(reading.mentions.iter().all(|m| (m.entity.0 as usize) < reading.entities.len()));
    assert!(
        reading
            .sources
            .iter()
            .all(|s| s.entity.is_none_or(|e| (e.0 as usize) < reading.entities.len()))
    );
    for statement in &reading.statements {
        assert!(
            !statement.quote.is_empty() && statement.quote.iter().all(|q| !q.is_empty()),
            "{text:?}"
        );
        assert!(
            statement.source.is_none_or(|s| (s.0 as usize) < reading.sources.len()),
            "{text:?}"
        );
        assert!((0.0..=1.0).contains(&statement.confidence), "{text:?}");
    }
    check_tokens(text, lexicon);
}

/// Tokens leave no gap but white space inside their block.
#[track_caller]
fn check_tokens(text: &str, lexicon: &Lexicon) {
    let document = document::parse(text, lexicon);
    let tokens = Tokens::new(text, &document.blocks, lexicon);
    for sentence in &tokens.sentences {
        let mut at = sentence.span.start();
        for token in &tokens.tokens[sentence.tokens.clone()] {
            assert!(text[at..token.span.start()].chars().all(char::is_whitespace), "{text:?}");
            at = token.span.end();
        }
        assert_eq!(at, sentence.span.end(), "{text:?}");
    }
    assert_eq!(
        tokens.sentences.iter().map(|s| s.tokens.len()).sum::<usize>(),
        tokens.len(),
        "{text:?}"
    );
}

fn spans(reading: &Reading) -> Vec<ByteSpan> {
    let mut all: Vec<ByteSpan> = reading.blocks.iter().map(|b| b.span).collect();
    all.extend(reading.mentions.iter().map(|m| m.span));
    all.extend(reading.figures.iter().flat_map(|f| [Some(f.span), f.qualifier_span]).flatten());
    for s in &reading.statements {
        all.extend([&s.quote, &s.speaker, &s.cue, &s.frame, &s.addressee].into_iter().flatten());
    }
    all
}

/// An article of seeds/.
struct Seed {
    name: String,
    text: String,
}

impl Seed {
    fn reading_file(&self) -> PathBuf {
        folder().join(&self.name).with_extension("json")
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// All of them, by name.
fn seeds() -> Vec<Seed> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("seeds/")
        .map(|entry| entry.expect("a file of seeds/").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 6, "the seed article and five of our own");
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files
        .iter()
        .map(|path| Seed { name: name(path), text: std::fs::read_to_string(path).expect("UTF-8") })
        .collect()
}
