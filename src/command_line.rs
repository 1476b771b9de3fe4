//! Parses the arguments, pipes bytes, names what is wrong with them.

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use lexopt::prelude::*;
use quellenlupe::explain::explain;
use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::{date::DateTime, json_form::JsonReading};
use quellenlupe::text::OffsetUnit;
use quellenlupe::{ReadOptions, read};
use serde::{Deserialize, Serialize};

const USAGE: &str = "\
usage: quellenlupe read [FILE|-] [--offsets utf16|utf8|codepoint] [--date YYYY-MM-DD]
       quellenlupe annotate --jsonl [--offsets utf16|utf8|codepoint]
       quellenlupe explain [FILE|-] [--date YYYY-MM-DD]

read      one article (plain text) to its reading as JSON
annotate  a filter: a JSON object {\"id\",\"text\",\"ref\"?} a line in, one reading a line out, in order;
          a bad line gives {\"id\",\"error\"} and the rest goes on, with exit status 1 at the end
explain   why the engine reads an article as it does: a paragraph for each statement, entity and figure,
          and for each sentence that looks like a statement and is none";

/// A call with its arguments.
enum Call {
    Help,
    Read { file: Option<String>, unit: OffsetUnit, date: Option<DateTime> },
    Annotate { unit: OffsetUnit },
    Explain { file: Option<String>, date: Option<DateTime> },
}

pub fn main() -> ExitCode {
    let done = parse().map_err(|error| format!("{error}\n{USAGE}")).and_then(|call| match call {
        Call::Help => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Call::Read { file, unit, date } => read_article(file.as_deref(), unit, date),
        Call::Explain { file, date } => explain_article(file.as_deref(), date),
        Call::Annotate { unit } => annotate(io::stdin().lock(), io::stdout().lock(), unit),
    });
    done.unwrap_or_else(|error| {
        eprintln!("quellenlupe: {error}");
        ExitCode::from(2)
    })
}

fn parse() -> Result<Call, lexopt::Error> {
    let mut args = lexopt::Parser::from_env();
    let (mut verb, mut file, mut jsonl, mut unit, mut date) = (None, None, false, None, None);
    while let Some(arg) = args.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Call::Help),
            Long("jsonl") => jsonl = true,
            Long("offsets") => unit = Some(args.value()?.parse_with(parse_unit)?),
            Long("date") => date = Some(args.value()?.parse_with(parse_date)?),
            Value(word) if verb.is_none() => verb = Some(word.string()?),
            Value(word) if file.is_none() => file = Some(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    match (verb.as_deref(), file, jsonl) {
        (Some("read"), file, false) => {
            Ok(Call::Read { file, unit: unit.unwrap_or_default(), date })
        }
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

fn parse_date(text: &str) -> Result<DateTime, String> {
    DateTime::parse_iso(text).ok_or_else(|| format!("no date {text:?}: YYYY-MM-DD"))
}

/// The text of a file, or of standard input.
fn text_of(file: Option<&str>) -> Result<String, String> {
    let name = file.unwrap_or("-");
    let mut bytes = Vec::new();
    let got = match name {
        "-" => io::stdin().lock().read_to_end(&mut bytes),
        path => std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    got.map_err(|error| format!("{name}: {error}"))?;
    String::from_utf8(bytes)
        .map_err(|error| format!("{name}: not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
}

fn read_article(
    file: Option<&str>,
    unit: OffsetUnit,
    date: Option<DateTime>,
) -> Result<ExitCode, String> {
    let text = text_of(file)?;
    let reading = read(&text, &Lexicon::embedded(), &ReadOptions { date });
    let out = JsonReading::document(&text, &reading, unit);
    let json = serde_json::to_string_pretty(&out).map_err(|error| error.to_string())?;
    writeln!(io::stdout(), "{json}").map_err(|error| format!("standard output: {error}"))?;
    Ok(ExitCode::SUCCESS)
}

fn explain_article(file: Option<&str>, date: Option<DateTime>) -> Result<ExitCode, String> {
    let told = explain(&text_of(file)?, &Lexicon::embedded(), &ReadOptions { date });
    writeln!(io::stdout(), "{told}").map_err(|error| format!("standard output: {error}"))?;
    Ok(ExitCode::SUCCESS)
}

/// One line in.
#[derive(Deserialize)]
struct InputLine {
    text: String,
    #[serde(rename = "ref")]
    moment: Option<String>,
}

/// The output for a bad line.
#[derive(Serialize)]
struct Failure {
    id: serde_json::Value,
    error: String,
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
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (id, answer) = annotate_line(&line, &lexicon, unit);
        let json = match answer {
            Ok(mut reading) => {
                reading.id = Some(id.as_str().map_or_else(|| id.to_string(), str::to_owned));
                serde_json::to_string(&reading)
            }
            Err(error) => {
                eprintln!("quellenlupe: line {}: {error}", at + 1);
                status = ExitCode::FAILURE;
                serde_json::to_string(&Failure { id, error })
            }
        };
        let json = json.map_err(|error| error.to_string())?;
        writeln!(output, "{json}").map_err(|error| format!("standard output: {error}"))?;
    }
    Ok(status)
}

fn annotate_line(
    line: &[u8],
    lexicon: &Lexicon,
    unit: OffsetUnit,
) -> (serde_json::Value, Result<JsonReading, String>) {
    let value: serde_json::Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => return (serde_json::Value::Null, Err(error.to_string())),
    };
    let id = value.get("id").cloned().unwrap_or_default();
    let answer =
        InputLine::deserialize(value).map_err(|error| error.to_string()).and_then(|line| {
            let date = line
                .moment
                .as_deref()
                .map(|m| DateTime::parse_iso(m).ok_or(format!("ref {m:?} is no date")))
                .transpose()?;
            let reading = read(&line.text, lexicon, &ReadOptions { date });
            Ok(JsonReading::new(&line.text, &reading, unit))
        });
    (id, answer)
}
