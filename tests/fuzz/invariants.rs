//! What holds for every reading of every text.

use quellenlupe::reading::{BlockKind, Reading, Statement};
use quellenlupe::text::ByteSpan;
use quellenlupe::tokens::Tokens;
use quellenlupe::view_model::ViewModel;

/// Spans in order and on character borders, every id of something that is there.
#[track_caller]
pub fn holds(text: &str, reading: &Reading) {
    let fits = |span: ByteSpan| {
        assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?} in {text:?}");
        span
    };
    let mut end = 0;
    for block in &reading.blocks {
        assert!(block.span.start() >= end, "blocks in the order of the text: {:?}", reading.blocks);
        end = fits(block.span).end();
    }
    let mut last = (0, usize::MAX);
    for mention in &reading.mentions {
        let here = outer_first(fits(mention.span));
        assert!(here.0 > last.0 || here.0 == last.0 && here.1 <= last.1, "mentions in order");
        last = here;
        assert!((mention.entity.0 as usize) < reading.entities.len(), "{mention:?}");
    }
    let mut end = 0;
    for figure in &reading.figures {
        assert!(figure.span.start() >= end, "figures in the order of the text");
        end = fits(figure.span).end();
        figure.qualifier_span.map(fits);
    }
    for source in &reading.sources {
        let is_there = |e: quellenlupe::reading::EntityId| (e.0 as usize) < reading.entities.len();
        assert!(source.entity.is_none_or(is_there), "{source:?}");
    }
    let mut start = 0;
    for statement in &reading.statements {
        let Statement { quote, speaker, cue, frame, addressee, .. } = statement;
        assert!((0.0..=1.0).contains(&statement.confidence), "{statement:?}");
        assert!(quote[0].start() >= start, "statements in the order of the text: {text:?}");
        start = quote[0].start();
        for spans in [quote, speaker, cue, frame, addressee] {
            let mut end = 0;
            for span in spans {
                assert!(span.start() >= end, "parts in the order of the text: {statement:?}");
                end = fits(*span).end();
            }
        }
        let is_there = |s: quellenlupe::reading::SourceId| (s.0 as usize) < reading.sources.len();
        assert!(statement.source.is_none_or(is_there), "{statement:?}");
    }
}

fn outer_first(span: ByteSpan) -> (usize, usize) {
    (span.start(), span.end())
}

/// Tokens follow each other, with nothing but white space between them inside a block.
#[track_caller]
pub fn tokens_leave_no_gap(text: &str, tokens: &Tokens<'_>) {
    let mut held = 0;
    for (at, sentence) in tokens.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.start, held, "sentences hold every token once");
        held = sentence.tokens.end;
        let mut end = match at.checked_sub(1).map(|before| &tokens.sentences[before]) {
            Some(before) if before.block == sentence.block => before.span.end(),
            _ => tokens.blocks[sentence.block].span.start(),
        };
        for token in &tokens.tokens[sentence.tokens.clone()] {
            let between = text.get(end..token.span.start()).expect("tokens in order");
            assert!(between.chars().all(is_nothing), "{between:?} is no token in {text:?}");
            assert!(text.get(token.span.range()).is_some_and(|form| !form.is_empty()));
            end = token.span.end();
        }
    }
    assert_eq!(held, tokens.len());
}

/// What no token holds: white space, and what neither shows nor divides.
fn is_nothing(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || "\u{ad}\u{200b}\u{200c}\u{200e}\u{200f}\u{2060}\u{feff}".contains(sign)
}

/// The segments of a block, one after the other, are its words.
#[track_caller]
pub fn segments_join(model: &ViewModel) {
    let mut blocks = vec![String::new(); model.reading().blocks.len()];
    for segment in model.segments() {
        blocks[segment.block] += &segment.text;
    }
    for (joined, block) in blocks.iter().zip(&model.reading().blocks) {
        // What a crawler left is not shown.
        let shown = if block.kind == BlockKind::Meta { "" } else { block.span.of(model.text()) };
        assert_eq!(joined, shown);
    }
}

/// A text in which nothing is left to fold, whose other forms are made of it.
pub fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let kept = |sign: &char| *sign != '\r' && (*sign == '\n' || !is_nothing(*sign) || *sign == ' ');
    // What is not written with letters that German text has may not be the same composed.
    let is_known = |sign: &char| sign.is_ascii() || "äöüÄÖÜßéèáàçñ„“”‚‘’»«›‹–—…€°½".contains(*sign);
    text.nfc().filter(kept).filter(is_known).collect()
}

/// Two readings of texts that look the same say the same.
#[track_caller]
pub fn same_words((text, one): (&str, &Reading), (other_text, other): (&str, &Reading)) {
    let (one, other) = (outline(text, one), outline(other_text, other));
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one, other, "read from {text:?} and {other_text:?}");
    }
    assert_eq!(one.len(), other.len(), "read from {text:?} and {other_text:?}");
}

/// Everything in a reading, as words without what the texts may differ in.
fn outline(text: &str, reading: &Reading) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    let bare = |words: &str| -> String {
        let words: String = words.nfc().filter(|sign| *sign != '\r' && *sign != '\u{ad}').collect();
        words.replace("\\r", "").replace("\\u{ad}", "")
    };
    let said = |spans: &[ByteSpan]| -> Vec<String> {
        spans.iter().map(|span| bare(span.of(text))).collect()
    };
    let mut lines = Vec::new();
    lines.extend(reading.blocks.iter().map(|b| format!("{:?} {}", b.kind, bare(b.span.of(text)))));
    lines.extend(reading.entities.iter().map(|entity| bare(&format!("{entity:?}"))));
    lines.extend(
        reading
            .mentions
            .iter()
            .map(|m| format!("{:?} {:?} {:?} {}", m.entity, m.kind, m.form, bare(m.span.of(text)))),
    );
    lines.extend(reading.figures.iter().map(|f| {
        let counted = f.counted.as_deref().map(bare);
        format!("{:?} {:?} {:?} {counted:?} {}", f.kind, f.value, f.unit, bare(f.span.of(text)))
    }));
    lines.extend(reading.sources.iter().map(|source| bare(&format!("{source:?}"))));
    lines.extend(reading.statements.iter().map(|s| {
        let (quote, speaker, cue) = (said(&s.quote), said(&s.speaker), said(&s.cue));
        format!("{:?} {quote:?} {speaker:?} {cue:?} {:?} {}", s.mode, s.source, s.confidence)
    }));
    lines
}
