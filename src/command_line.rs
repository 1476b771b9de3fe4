//! Parses the arguments, pipes bytes, names what is wrong with them.

use std::fmt::Display;
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::Mutex;

use lexopt::prelude::*;
use quellenlupe::explain::explain;
use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::{date::DateTime, json_form::JsonReading};
use quellenlupe::text::OffsetUnit;
use quellenlupe::{ReadOptions, read};
use serde::Deserialize;
use serde_json::value::RawValue;

const USAGE: &str = "\
usage: quellenlupe read [FILE|-] [--offsets utf16|utf8|codepoint] [--date YYYY-MM-DD]
       quellenlupe annotate --jsonl [--offsets utf16|utf8|codepoint]
       quellenlupe explain [FILE|-] [--date YYYY-MM-DD]

read      one article (plain text) to its reading as JSON
annotate  a filter: a JSON object {\"id\",\"text\",\"ref\"?} a line in, one reading a line out, in order;
          a bad line gives {\"id\",\"error\"} and the rest goes on, with exit status 1 at the end
explain   why the engine reads an article as it does: a paragraph for each statement, entity and figure,
          and for each sentence that looks like a statement and is none";

/// The forms of a moment that calls and lines may give.
const MOMENT: &str = "YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS";

/// A call with its arguments.
enum Call {
    Help,
    Read { file: Option<String>, unit: OffsetUnit, date: Option<DateTime> },
    Annotate { unit: OffsetUnit },
    Explain { file: Option<String>, date: Option<DateTime> },
}

pub fn main() -> ExitCode {
    let done = parse().map_err(|error| format!("{error}\n{USAGE}")).and_then(|call| match call {
        Call::Help => print(USAGE),
        Call::Read { file, unit, date } => read_article(file.as_deref(), unit, date),
        Call::Explain { file, date } => explain_article(file.as_deref(), date),
        Call::Annotate { unit } => annotate(io::stdin().lock(), io::stdout().lock(), unit),
    });
    done.unwrap_or_else(|error| {
        complain(error);
        ExitCode::from(2)
    })
}

/// Says what is wrong; nobody may be listening.
fn complain(error: impl Display) {
    let _ = writeln!(io::stderr(), "quellenlupe: {error}");
}

fn parse() -> Result<Call, lexopt::Error> {
    let mut args = lexopt::Parser::from_env();
    let (mut verb, mut file, mut jsonl, mut unit, mut date) = (None, None, false, None, None);
    while let Some(arg) = args.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Call::Help),
            Long("jsonl") => jsonl = true,
            Long("offsets") => unit = Some(args.value()?.parse_with(parse_unit)?),
            Long("date") => date = Some(args.value()?.parse_with(parse_moment)?),
            Value(word) if verb.is_none() => verb = Some(word.string()?),
            Value(word) if file.is_none() => file = Some(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    match (verb.as_deref(), file, jsonl) {
        (Some("read"), file, false) => {
            Ok(Call::Read { file, unit: unit.unwrap_or_default(), date })
        }
        (Some("read"), _, true) => Err("read takes no --jsonl: that is annotate".into()),
        (Some("explain"), file, false) if unit.is_none() => Ok(Call::Explain { file, date }),
        (Some("explain"), ..) => Err("explain takes no --jsonl and no --offsets".into()),
        (Some("annotate"), None, true) if date.is_none() => {
            Ok(Call::Annotate { unit: unit.unwrap_or_default() })
        }
        (Some("annotate"), ..) => {
            Err("annotate takes --jsonl, reads standard input and has no --date".into())
        }
        (Some(verb), ..) => Err(format!("no call {verb:?}").into()),
        (None, ..) => Err("no call".into()),
    }
}

fn parse_unit(name: &str) -> Result<OffsetUnit, String> {
    match name {
        "utf16" => Ok(OffsetUnit::Utf16),
        "utf8" => Ok(OffsetUnit::Utf8),
        "codepoint" => Ok(OffsetUnit::Codepoint),
        _ => Err(format!("no unit {name:?}: utf16, utf8 or codepoint")),
    }
}

/// A moment in one of the forms of [`MOMENT`]; a fraction of a second and a zone are let pass.
fn parse_moment(text: &str) -> Result<DateTime, String> {
    let (date, time) = text.split_at_checked(10).unwrap_or((text, ""));
    let fits = |text: &str, form: &str| {
        let same = |(met, wanted): (u8, u8)| {
            if wanted == b'9' { met.is_ascii_digit() } else { met == wanted }
        };
        text.len() == form.len() && text.bytes().zip(form.bytes()).all(same)
    };
    let clock = time.strip_prefix(['T', ' ']).unwrap_or(time);
    let (clock, zone) = clock.split_at(clock.find(['.', 'Z', '+', '-']).unwrap_or(clock.len()));
    let is_zone = |c: char| c.is_ascii_digit() || ".:Z+-".contains(c);
    let timed = time.starts_with(['T', ' '])
        && (fits(clock, "99:99:99") || fits(clock, "99:99"))
        && zone.chars().all(is_zone);
    let moment = DateTime::parse_iso(text).filter(|_| fits(date, "9999-99-99"));
    moment
        .filter(|_| time.is_empty() || timed)
        .ok_or_else(|| format!("no moment {text:?}: {MOMENT}"))
}

/// Writes to standard output; whoever closes it has read enough (`| head -1`).
fn print(text: &str) -> Result<ExitCode, String> {
    write_line(&mut io::stdout(), text).map(|_| ExitCode::SUCCESS)
}

/// Writes a line; `false` if nobody reads on.
fn write_line(output: &mut impl Write, line: &str) -> Result<bool, String> {
    match output.write_all(line.as_bytes()).and_then(|()| output.write_all(b"\n")) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(format!("standard output: {error}")),
    }
}

/// The text of a file, or of standard input, without a byte order mark.
fn text_of(file: Option<&str>) -> Result<String, String> {
    let name = file.unwrap_or("-");
    let mut bytes = Vec::new();
    let got = match name {
        "-" => io::stdin().lock().read_to_end(&mut bytes),
        path => std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    got.map_err(|error| format!("{name}: {error}"))?;
    let text = std::str::from_utf8(without_mark(&bytes)).map_err(|error| {
        let mark = bytes.len() - without_mark(&bytes).len();
        format!("{name}: not UTF-8 at byte {}", mark + error.valid_up_to())
    });
    text.map(str::to_owned)
}

/// Bytes without the mark that some programs put before UTF-8.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn read_article(
    file: Option<&str>,
    unit: OffsetUnit,
    date: Option<DateTime>,
) -> Result<ExitCode, String> {
    let text = text_of(file)?;
    let lexicon = Lexicon::embedded();
    let reading =
        contained(|| read(&text, &lexicon, &ReadOptions { date, ..ReadOptions::default() }))?;
    let out = JsonReading::document(&text, &reading, unit);
    print(&serde_json::to_string_pretty(&out).map_err(|error| error.to_string())?)
}

fn explain_article(file: Option<&str>, date: Option<DateTime>) -> Result<ExitCode, String> {
    let text = text_of(file)?;
    let lexicon = Lexicon::embedded();
    print(&contained(|| explain(&text, &lexicon, &ReadOptions { date, ..ReadOptions::default() }))?)
}

/// What a job gives; a panic in it becomes an error and ends nothing else.
fn contained<T>(job: impl FnOnce() -> T) -> Result<T, String> {
    static LAST: Mutex<String> = Mutex::new(String::new());
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or(String::new(), |at| format!(" at {at}"));
        let words = panic.payload_as_str().unwrap_or("without a message");
        if let Ok(mut last) = LAST.lock() {
            *last = format!("{words}{place}");
        }
    }));
    let done = panic::catch_unwind(AssertUnwindSafe(job));
    let _ = panic::take_hook();
    done.map_err(|_| {
        let last = LAST.lock().map_or(String::new(), |last| last.clone());
        format!("the engine failed, which is a mistake of ours: {last}")
    })
}

/// One line in.
#[derive(Deserialize)]
#[serde(expecting = "an object with the text of an article")]
struct InputLine {
    text: String,
    #[serde(rename = "ref")]
    moment: Option<String>,
}

/// The name of a line, in the very signs in which it came.
#[derive(Deserialize)]
struct Name {
    id: Option<Box<RawValue>>,
}

fn annotate(
    input: impl BufRead,
    mut output: impl Write,
    unit: OffsetUnit,
) -> Result<ExitCode, String> {
    let lexicon = Lexicon::embedded();
    let mut status = ExitCode::SUCCESS;
    for (at, line) in input.split(b'\n').enumerate() {
        let line = line.map_err(|error| format!("standard input, line {}: {error}", at + 1))?;
        let line = if at == 0 { without_mark(&line) } else { &line };
        if line.trim_ascii().is_empty() {
            continue;
        }
        let id = serde_json::from_slice::<Name>(line).ok().and_then(|name| name.id);
        let id = id.as_ref().map_or("null", |id| id.get());
        let json = match annotate_line(line, &lexicon, unit) {
            Ok(reading) => reading,
            Err(error) => {
                complain(format!("line {}: {error}", at + 1));
                status = ExitCode::FAILURE;
                serde_json::json!({ "error": error }).to_string()
            }
        };
        // Both are objects with at least one key.
        let json = format!("{{\"id\":{id},{}", json.get(1..).unwrap_or("}"));
        if !write_line(&mut output, &json)? {
            break;
        }
    }
    Ok(status)
}

/// The reading of one line as JSON, without its id.
fn annotate_line(line: &[u8], lexicon: &Lexicon, unit: OffsetUnit) -> Result<String, String> {
    let line = std::str::from_utf8(line)
        .map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    let line: InputLine = serde_json::from_str(line).map_err(|error| placed(&error))?;
    let date = line.moment.as_deref().map(parse_moment).transpose();
    let date = date.map_err(|error| format!("ref: {error}"))?;
    let reading = contained(|| {
        #[cfg(debug_assertions)]
        break_down(&line.text);
        let reading = read(&line.text, lexicon, &ReadOptions { date, ..ReadOptions::default() });
        JsonReading::line(&line.text, &reading, unit)
    })?;
    serde_json::to_string(&reading).map_err(|error| error.to_string())
}

/// An error of JSON with the byte of the line where it stands, counted from 0.
fn placed(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.split_once(" at line ") {
        Some((words, _)) if error.column() > 0 => format!("byte {}: {words}", error.column() - 1),
        _ => words,
    }
}

/// Fails on purpose, for the test of what a failure does; not in a release.
#[cfg(debug_assertions)]
fn break_down(text: &str) {
    let word = std::env::var("QUELLENLUPE_FAILS_ON");
    assert!(!word.is_ok_and(|word| text.contains(&word)), "told to fail");
}
