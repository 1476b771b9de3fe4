//! Any input may come: random texts, blocks, readings, corrections and figures, from a fixed seed,
//! about a minute of them. `QL_FUZZ_RUNS=20 cargo test --test fuzz` runs 20 times as many;
//! `tests/fuzz/long` lets libFuzzer look for more.
#![cfg(not(target_arch = "wasm32"))]

mod dice;
mod invariants;
mod targets;

use dice::Dice;

/// Tries a target with so many random inputs, after those that libFuzzer's corpus keeps.
fn check(target: fn(&[u8]), name: &str, runs: u64) {
    let factor = std::env::var("QL_FUZZ_RUNS").map_or(1, |times| times.parse().expect("a number"));
    for input in corpus(name) {
        tried(target, &input);
    }
    let mut dice = Dice::new(0x5eed);
    for _ in 0..runs * factor {
        tried(target, &dice.input());
    }
    println!("{name}: {} runs", runs * factor);
}

/// A failure names the input that it came of.
fn tried(target: fn(&[u8]), input: &[u8]) {
    struct Told<'a>(&'a [u8]);
    impl Drop for Told<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                println!("the input: {:?}", String::from_utf8_lossy(self.0));
            }
        }
    }
    let _told = Told(input);
    target(input);
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/tests/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a file that can be read")).collect()
}

#[test]
fn text_to_reading() {
    check(targets::text, "text", 1200);
}

#[test]
fn blocks_to_reading() {
    check(targets::blocks, "blocks", 2000);
}

#[test]
fn reading_to_view_model() {
    check(targets::view_model, "view_model", 2000);
}

#[test]
fn corrections() {
    check(targets::corrections, "corrections", 2000);
}

#[test]
fn figures_and_dates() {
    check(targets::figures, "figures", 10_000);
}
