//! Random sequences of what a page may do to an article under the widget: no word is lost, doubled or
//! turned back. `QL_SEQUENCES=10000 tests/over_http chromium random` tries more than the usual number.

use std::env;

use super::browser::Browser;

/// Sequences in each run of the tests.
const USUAL: u32 = 120;
/// Sequences in one script: the driver waits 20 s for each.
const BATCH: u32 = 20;

#[test]
#[ignore = "needs a browser: tests/run"]
fn no_random_change_of_the_page_loses_or_doubles_a_word() {
    let count = env::var("QL_SEQUENCES").ok().and_then(|n| n.parse().ok()).unwrap_or(USUAL);
    let browser = Browser::empty();
    browser.go("page.css");
    let mut thrown = serde_json::Map::new();
    for from in (1..=count).step_by(BATCH as usize) {
        let script = include_str!("changes.js")
            .replace("FROM", &from.to_string())
            .replace("TO", &(from + BATCH).to_string());
        let found = browser.run(&script);
        assert_eq!(found["faults"], serde_json::json!([]), "seed, deeds, when, shown, wanted");
        for (deed, times) in found["thrown"].as_object().into_iter().flatten() {
            let sum = thrown.get(deed).and_then(|n| n.as_u64()).unwrap_or(0);
            thrown.insert(deed.clone(), (sum + times.as_u64().unwrap_or(0)).into());
        }
    }
    println!("{count} sequences from seed 1; calls that throw only with marks: {thrown:?}");
    assert!(thrown.is_empty(), "{thrown:?}");
}
