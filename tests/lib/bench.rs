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

    let no_antecedent = |times: usize| "Sie sagte, es regne. ".repeat(times);
    let [few, many] = [50_000, 200_000].map(|times| median(&no_antecedent(times), 3, false));
    println!("statements without antecedent, 200,000 to 50,000: {:.2} times as long", many / few);
    println!("  peak of memory after that {:>6.1} MB", peak_of_memory());
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
