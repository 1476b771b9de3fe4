//! What is tried, each with any bytes: the same for the random inputs of `cargo test` and for
//! libFuzzer.

use std::sync::LazyLock;

use quellenlupe::correction::{Anchor, Correction, correct};
use quellenlupe::document::{MARKUPS, MarkedText, Markup};
use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::date::DateTime;
use quellenlupe::reading::json::{Json, JsonForm};
use quellenlupe::reading::json_form::JsonReading;
use quellenlupe::reading::{Block, BlockKind, Mode, Reading, SourceKind};
use quellenlupe::text::{ByteSpan, OffsetUnit};
use quellenlupe::tokens::Tokens;
use quellenlupe::view_model::ViewModel;
use quellenlupe::{ReadOptions, read, read_blocks};
use unicode_normalization::UnicodeNormalization;

use crate::invariants::{holds, plain, same_words, segments_join, tokens_leave_no_gap};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// A text is read, and the same however its lines end, its letters are composed and its words may
/// break.
pub fn text(input: &[u8]) {
    let text = &*String::from_utf8_lossy(input);
    let reading = read_plainly(text);
    holds(text, &reading);
    tokens_leave_no_gap(text, &Tokens::new(text, &reading.blocks, &LEXICON));
    round_trip(text, &reading);
    segments_join(&ViewModel::new(text.into(), reading));

    let text = plain(text);
    let reading = read_plainly(&text);
    for other in [text.replace('\n', "\r\n"), text.nfd().collect(), with_soft_hyphens(&text)] {
        same_words((&text, &reading), (&other, &read_plainly(&other)));
    }
}

/// The first character of a line says which kind of block it is.
pub fn blocks(input: &[u8]) {
    let lines = String::from_utf8_lossy(input);
    let mut article = MarkedText::default();
    for line in lines.split('\n') {
        let kind = usize::from(line.bytes().next().unwrap_or_default());
        article.push(MARKUPS[kind % MARKUPS.len()], line);
    }
    let reading = read_blocks(&article, &LEXICON, &ReadOptions::default());
    let text = article.text();
    holds(text, &reading);
    round_trip(text, &reading);
    segments_join(&ViewModel::new(text.into(), reading));
}

/// After the first zero byte stands what is changed in the reading of the text before it. What is
/// still taken for a reading can be shown.
pub fn view_model(input: &[u8]) {
    let (text, changes) = halves(input);
    let reading = read_plainly(&text);
    let document = JsonReading::document(&text, &reading, OffsetUnit::Utf16);
    let mut json = document.to_json();
    for change in changes.chunks_exact(4) {
        let place = u16::from_le_bytes([change[0], change[1]]).into();
        changed(&mut json, &mut { place }, change[2], change[3]);
    }
    let Ok(document) = JsonReading::from_json(json) else { return };
    let Ok(reading) = document.into_reading(&text, OffsetUnit::Utf16) else { return };
    let model = ViewModel::new(text.into_owned(), reading);
    segments_join(&model);
    ask_all(&model);
}

/// After the first zero byte stand the corrections of a reading of the text before it.
pub fn corrections(input: &[u8]) {
    let (text, wishes) = halves(input);
    let mut reading = read_plainly(&text);
    let corrections: Vec<Correction> =
        wishes.chunks(5).map(|wish| correction(wish, &text, &reading)).collect();
    let done = correct(&text, &mut reading, &corrections);
    assert!(done.reviews.iter().all(|(at, _)| (*at as usize) < reading.statements.len()));
    assert!(done.unanchored.len() <= corrections.len());
    holds(&text, &reading);
    let model = ViewModel::new(text.into_owned(), reading).reviewed(done);
    segments_join(&model);
    ask_all(&model);
}

/// A paragraph for its figures alone; and dates by themselves.
pub fn figures(input: &[u8]) {
    let text = &*String::from_utf8_lossy(input);
    let block = Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) };
    tokens_leave_no_gap(text, &Tokens::new(text, &[block], &LEXICON));
    let date = DateTime::parse_iso(text).or(DateTime::day(2024, 10, 31));
    let mut article = MarkedText::default();
    article.push(Markup::Item, text);
    let reading = read_blocks(&article, &LEXICON, &ReadOptions { date, ..ReadOptions::default() });
    holds(article.text(), &reading);
    round_trip(article.text(), &reading);

    let date = date.expect("there is such a day");
    assert_eq!(DateTime::parse_iso(&date.iso()), Some(date));
    let steps = input.iter().take(6).fold(0, |sum: i64, byte| sum * 256 + i64::from(*byte));
    let _ = date.add_days(steps % 4_000_000).add_months((steps % 40_000) as i32).iso();
}

fn read_plainly(text: &str) -> Reading {
    read(
        text,
        &LEXICON,
        &ReadOptions { date: DateTime::day(2024, 10, 31), ..ReadOptions::default() },
    )
}

fn halves(input: &[u8]) -> (std::borrow::Cow<'_, str>, &[u8]) {
    let at = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
    (String::from_utf8_lossy(&input[..at]), input.get(at + 1..).unwrap_or_default())
}

/// Out to JSON as a text, and in again: all but that a paragraph is a caption, which the outer form
/// does not say.
fn round_trip(text: &str, reading: &Reading) {
    let mut reading = reading.clone();
    for block in reading.blocks.iter_mut().filter(|block| block.kind == BlockKind::Caption) {
        block.kind = BlockKind::Paragraph;
    }
    let reading = &reading;
    for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint, OffsetUnit::Utf8] {
        let document = JsonReading::document(text, reading, unit);
        let json = serde_json::to_string(&document).expect("a reading can be written");
        let again: JsonReading = serde_json::from_str(&json).expect("and read");
        let again = again.into_reading(text, unit).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(&again, reading);
    }
}

fn with_soft_hyphens(text: &str) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for sign in text.chars() {
        letters = if sign.is_alphabetic() { letters + 1 } else { 0 };
        if letters > 1 && letters % 3 == 0 {
            out.push('\u{ad}');
        }
        out.push(sign);
    }
    out
}

/// Changes the value that the count comes to, by another of the same kind mostly.
fn changed(json: &mut Json<'_>, place: &mut usize, how: u8, with: u8) {
    if *place == 0 {
        *json = match (how % 8, &*json) {
            (0, _) => Json::Null,
            (1, _) => Json::List(Vec::new()),
            (2, _) => Json::Text("e1".into()),
            (3, _) => Json::Bool(with.is_multiple_of(2)),
            (_, Json::Number(_)) => {
                let odd = [-1.0, 0.5, 65_536.0, 4_294_967_295.0, 1e300, f64::NAN];
                Json::Number(odd.get(usize::from(with)).copied().unwrap_or(with.into()))
            }
            (_, Json::Text(_)) => Json::Text(
                ["s1", "e2", "", "ä\u{0}", "direct", "money"][usize::from(with) % 6].into(),
            ),
            (_, Json::List(items)) if !items.is_empty() => {
                let mut items = items.clone();
                let at = usize::from(with) % items.len();
                if how.is_multiple_of(2) {
                    drop(items.remove(at))
                } else {
                    items.push(items[at].clone())
                }
                Json::List(items)
            }
            _ => Json::Number(with.into()),
        };
    }
    let Some(left) = place.checked_sub(1) else {
        *place = usize::MAX;
        return;
    };
    *place = left;
    match json {
        Json::List(items) => items.iter_mut().for_each(|item| changed(item, place, how, with)),
        Json::Object(fields) => {
            fields.iter_mut().for_each(|(_, value)| changed(value, place, how, with));
        }
        _ => {}
    }
}

fn correction(wish: &[u8], text: &str, reading: &Reading) -> Correction {
    let byte = |at: usize| wish.get(at).copied().unwrap_or_default();
    let pick = |at: usize, of: usize| usize::from(byte(at)) % of.max(1);
    let start = text.floor_char_boundary(pick(1, text.len() + 1));
    let words = &text[start..text.ceil_char_boundary((start + pick(2, 60)).min(text.len()))];
    let statement = match (byte(0) % 4, reading.statements.get(pick(1, reading.statements.len()))) {
        (0, _) | (_, None) => Anchor::Words(words.into()),
        (1, _) => Anchor::Places(vec![[byte(1).into(), byte(2).into()]]),
        (2, Some(statement)) => Anchor::Words(statement.quote[0].of(text).into()),
        (_, Some(statement)) => {
            let unit = |at: usize| text[..at].encode_utf16().count() as u32;
            let span = |span: &ByteSpan| [unit(span.start()), unit(span.end())];
            Anchor::Places(statement.quote.iter().map(span).collect())
        }
    };
    let source = match byte(3) % 4 {
        0 => None,
        1 => reading.sources.first().map(|source| source.label.clone()),
        2 => reading.mentions.last().map(|mention| mention.span.of(text).into()),
        _ => Some(words.into()),
    };
    Correction {
        statement,
        source,
        kind: (byte(4) & 1 != 0).then_some(SourceKind::Police),
        mode: (byte(4) & 2 != 0).then_some(Mode::Direct),
        remove: byte(4) & 12 == 12,
        note: (byte(4) & 16 != 0).then(|| words.into()),
    }
}

/// Everything a view asks of a model.
fn ask_all(model: &ViewModel) {
    for mark in model.order() {
        let _ = (model.trigger(mark), model.is_tab_stop(mark));
    }
    for id in model.statements() {
        let _ = (model.statement(id), model.statement_card(id), model.address(id));
        let _ = (model.text_fragment(id), model.certainty(id), model.review(id));
    }
    let _ = (model.rows(), model.voice_kinds(), model.strip(), model.list(), model.headline());
    let _ = (model.figures(), model.scales(), model.time_line(), model.day());
}
