//! What no part of the source may hold, checked on its lines: the order of the layers, and what the
//! brief forbids.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The browser's types stay in the view and the exports, so that all else runs and is tested
/// natively.
#[test]
fn the_pure_part_knows_no_browser() {
    for file in files("src", &["rs"]).into_iter().filter(|file| is_pure(file)) {
        refuse(&file, &["web_sys", "js_sys", "wasm_bindgen", "gloo"], |line| !is_comment(line));
    }
}

/// Article text goes in as text nodes, listeners are owned, and nothing that a page may lack is
/// unwrapped.
#[test]
fn the_view_takes_no_shortcuts() {
    for file in files("src", &["rs"]).into_iter().filter(|file| is_view(file)) {
        let text = fs::read_to_string(&file).expect("a source file that can be read");
        let met = found(text.lines(), &["set_inner_html", ".forget(", "unwrap()"], |_| true);
        assert!(met.is_empty(), "{}: {met:?}", file.display());
    }
}

/// The seed article is an acceptance case, never a special case.
#[test]
fn no_rule_and_no_table_names_a_person_of_the_seed() {
    for file in files("src", &["rs", "tsv"]) {
        refuse(&file, &["Blinken", "Putin", "Rutte"], |line| !is_comment(line));
    }
}

/// The modules above the view know none of those below them (STYLE: data flows one way).
#[test]
fn each_layer_uses_only_those_above_it() {
    let layers =
        ["text", "reading", "lexicon", "document", "tokens", "annotate", "view_model", "view"];
    for (at, layer) in layers.iter().enumerate() {
        let below: Vec<String> =
            layers[at + 1..].iter().map(|lower| format!("crate::{lower}::")).collect();
        let below: Vec<&str> = below.iter().map(String::as_str).collect();
        for file in files(&format!("src/{layer}"), &["rs"]) {
            refuse(&file, &below, |line| !is_comment(line));
        }
    }
}

/// The table of custom properties (head of `src/view/mod.rs`) names those that the style sheets ask
/// for, and no others.
#[test]
fn every_custom_property_is_documented() {
    let text = |path: &str| fs::read_to_string(root().join(path)).expect("a file that can be read");
    let names = |text: &str, before: &str| -> BTreeSet<String> {
        let end = |rest: &str| {
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len())
        };
        text.split(before).skip(1).map(|rest| rest[..end(rest)].to_string()).collect()
    };
    let styles: String = files("src/view/styles", &["css"])
        .iter()
        .map(|sheet| text(&sheet.to_string_lossy()))
        .collect();
    let mut told = names(&text("src/view/mod.rs"), "`--ql-");
    told.remove("");
    told.extend((2..8).map(|hue| format!("s{hue}")));
    let own = |name: &String| ["c", "tl", "td"].contains(&name.as_str());
    let asked: BTreeSet<String> =
        names(&styles, "var(--ql-").into_iter().filter(|name| !own(name)).collect();
    assert_eq!(told, asked);
    assert!(told.len() >= 30, "{}", told.len());
}

#[test]
fn the_check_itself_finds_what_it_looks_for() {
    let text = "#[cfg(test)]\nmod sample;\nuse web_sys::Node; // here\n#[cfg(test)]\nmod tests {\nunwrap()\n}";
    assert_eq!(found(code(text), &["web_sys"], |_| true), [(3, "web_sys")]);
    assert!(found(code(text), &["unwrap()"], |_| true).is_empty(), "tests may unwrap");
    assert_eq!(found(text.lines(), &["unwrap()"], |_| true), [(6, "unwrap()")]);
    assert!(found(code("//! web_sys"), &["web_sys"], |line| !is_comment(line)).is_empty());
}

/// Everything but the view and the exports; of the view, placement is arithmetic.
fn is_pure(file: &Path) -> bool {
    !is_view(file) || file.ends_with("view/placement.rs")
}

fn is_view(file: &Path) -> bool {
    file.ends_with("src/wasm.rs") || file.starts_with(root().join("src/view"))
}

#[track_caller]
fn refuse(file: &Path, forbidden: &[&str], counts: fn(&str) -> bool) {
    let text = fs::read_to_string(file).expect("a source file that can be read");
    let met = found(code(&text), forbidden, counts);
    assert!(met.is_empty(), "{}: {met:?}", file.display());
}

/// Where a forbidden word stands, with its line's number.
fn found<'t, 'w>(
    lines: impl Iterator<Item = &'t str>,
    forbidden: &[&'w str],
    counts: fn(&str) -> bool,
) -> Vec<(usize, &'w str)> {
    let counted = lines.enumerate().filter(|(_, line)| counts(line));
    let words = |(at, line): (usize, &str)| {
        forbidden
            .iter()
            .filter(|word| line.contains(**word))
            .map(|word| (at + 1, *word))
            .collect::<Vec<_>>()
    };
    counted.flat_map(words).collect()
}

/// The lines before the tests of a file.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let next = text.lines().skip(1).chain([""]);
    let is_tests = |line: &str, next: &str| line.trim() == "#[cfg(test)]" && next.ends_with('{');
    text.lines()
        .zip(next)
        .take_while(move |(line, next)| !is_tests(line, next))
        .map(|(line, _)| line)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// All files under a folder with one of the endings, but for files of tests; none if the folder is
/// not there.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            match path.is_dir() {
                true => folders.push(path),
                false if endings.contains(&ending) && !path.ends_with("tests.rs") => {
                    found.push(path)
                }
                false => {}
            }
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
