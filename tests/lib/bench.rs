//! The engine's figures of `tests/bench`: how long reading takes, by size and in a stream, how it
//! grows, and how much memory it takes. `cargo bench`.
#![cfg(not(target_arch = "wasm32"))]

use std::hint::black_box;
use std::time::Instant;

use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::json_form::JsonReading;
use quellenlupe::text::OffsetUnit;
use quellenlupe::{ReadOptions, read};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ARTICLES: [&str; 3] = [
    include_str!("../../seeds/unfall.txt"),
    include_str!("../../seeds/urteil.txt"),
    include_str!("../../seeds/quartalszahlen.txt"),
];

fn main() {
    let lexicon = Lexicon::embedded();
    let options = ReadOptions::default();
    let seconds = |text: &str, json: bool| {
        let start = Instant::now();
        let reading = read(text, &lexicon, &options);
        if json {
            let document = JsonReading::document(text, &reading, OffsetUnit::Codepoint);
            serde_json::to_writer(std::io::sink(), &document).expect("a reading can be written");
        }
        black_box(reading);
        start.elapsed().as_secs_f64()
    };
    let median = |text: &str, runs: usize, json: bool| {
        let mut times: Vec<f64> = (0..runs).map(|_| seconds(text, json)).collect();
        times.sort_by(f64::total_cmp);
        times[runs / 2]
    };

    println!("reading natively: median");
    for (characters, runs) in [(2_000, 200), (40_000, 40), (400_000, 10)] {
        let took = median(&article(characters), runs, false);
        println!("  {characters:>7} characters {:>9.2} ms", took * 1000.0);
    }
    println!("  peak of memory after that {:>6.1} MB", peak_of_memory());

    let bytes: usize = ARTICLES.iter().map(|text| text.len()).sum();
    for (name, json) in [("without JSON", false), ("with JSON", true)] {
        let run = || ARTICLES.iter().map(|text| seconds(text, json)).sum();
        let mut times: Vec<f64> = (0..300).map(|_| run()).collect();
        times.sort_by(f64::total_cmp);
        println!("a stream of articles, {name:<13} {:>6.2} MB/s", bytes as f64 / times[150] / 1e6);
    }

    println!("growth: how many times as long it takes to read four times as much");
    for (what, text) in shapes() {
        let [few, many] = [1, 4].map(text);
        let took = [few.as_str(), many.as_str()].map(|text| median(text, 3, false));
        let megabytes = many.len() as f64 / 1e6;
        let factor = took[1] / took[0];
        println!("  {what:<46} {megabytes:>5.1} MB {:>6.2} s {factor:>6.2}", took[1]);
    }
    println!("  peak of memory after that {:>6.1} MB", peak_of_memory());
}

/// A text of so many quarters of its whole size.
type Shape = fn(usize) -> String;

/// Texts that a search in every earlier word, name or mark would read without end.
fn shapes() -> [(&'static str, Shape); 7] {
    fn surname(mut number: usize) -> String {
        let mut name = "Mu".to_owned();
        for _ in 0..5 {
            name.push((b'a' + (number % 26) as u8) as char);
            number /= 26;
        }
        name
    }
    fn people(count: usize, said: &str) -> String {
        (0..count).map(|at| format!("Anna {} kam. {said} ", surname(at))).collect()
    }
    [
        ("10 MB of joined articles", |part| article(2_400_000 * part)),
        ("one paragraph of 1 MB", |part| article(240_000 * part).replace('\n', " ")),
        ("100,000 quotation marks", |part| "„Ja“ ".repeat(12_500 * part)),
        ("100,000 quotation marks that nobody closes", |part| "„Ja ".repeat(25_000 * part)),
        ("50,000 names, each of somebody who speaks", |part| {
            people(12_500 * part, "„Es regnet“, sagte sie.")
        }),
        ("50,000 names, each meant by a description", |part| {
            people(12_500 * part, "„Es regnet“, sagte die Politikerin.")
        }),
        ("200,000 statements without antecedent", |part| {
            "Sie sagte, es regne. ".repeat(50_000 * part)
        }),
    ]
}

/// Articles one after the other, up to so many characters.
fn article(characters: usize) -> String {
    let all = ARTICLES.join("\n\n") + "\n\n";
    all.chars().cycle().take(characters).collect()
}

/// In megabytes, of this process (Linux; elsewhere 0).
fn peak_of_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1024.0
}
