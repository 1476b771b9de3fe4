//! What no part of the source may hold, checked on its lines: the order of the layers, and what the
//! brief forbids.

use std::collections::{BTreeMap, BTreeSet};
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

/// The rooms of the tree in the order in which data flows. A file imports from its own room and from
/// rooms above it, never from one below. A name that ends in `.rs` is one file; of two rooms that hold
/// a file, the longer name counts.
const ROOMS: &[&str] = &[
    "compact",
    "text",
    "reading",
    "lexicon",
    "document",
    "tokens",
    "annotate/trace.rs",
    "annotate/look_back.rs",
    "annotate/grammar",
    "annotate/entity",
    "annotate/figure",
    "annotate/statement",
    "annotate",
    "correction.rs",
    "read.rs",
    "explain.rs",
    "view_model",
    "interaction",
    "view/browser",
    "view/wording",
    "view/host",
    "view/article",
    "view/furniture",
    "view/card",
    "view/widget",
    "view",
    "wasm.rs",
    "lib.rs",
    "page.rs",
    "command_line.rs",
    "main.rs",
];

#[test]
fn no_room_imports_from_one_below_it() {
    let tree = Tree::read();
    let room = |file: &str| {
        let holds = |room: &&str| file == *room || file.starts_with(&format!("{room}/"));
        let longest = ROOMS.iter().copied().filter(holds).max_by_key(|room| room.len());
        let found = longest.unwrap_or_else(|| panic!("src/{file} stands in no room of ROOMS"));
        ROOMS.iter().position(|room| *room == found)
    };
    let mut wrong = Vec::new();
    for (file, imports) in &tree.imports {
        let below = imports.iter().filter(|imported| room(imported) > room(file));
        wrong.extend(below.map(|imported| format!("{file} imports from {imported}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Files that import each other, at whatever distance, can only be understood and changed together.
#[test]
fn no_files_import_each_other_in_a_loop() {
    let loops = Tree::read().loops();
    assert!(loops.is_empty(), "{loops:#?}");
}

/// The table of custom properties (`www/docs/embedding.md`) names those that the style sheets ask
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
    let mut told = names(&text("www/docs/embedding.md"), "`--ql-");
    told.remove("");
    told.extend((2..8).map(|hue| format!("s{hue}")));
    let own = |name: &String| ["c", "tl", "td"].contains(&name.as_str());
    let asked: BTreeSet<String> =
        names(&styles, "var(--ql-").into_iter().filter(|name| !own(name)).collect();
    assert_eq!(told, asked);
    assert!(told.len() >= 30, "{}", told.len());
}

#[test]
fn a_loop_is_found_however_it_is_written() {
    let tree = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(name, text)| (name.to_string(), text.to_string()));
        Tree::of_files(files.collect())
    };
    let root = ("lib.rs", "pub mod a;\npub mod b;\npub use a::One;");
    let b = ("b.rs", "fn two() { crate::a::one::three() }");
    let one = ("a/one.rs", "use std::fmt;\nuse super::{\n    two::{self, Two},\n};");
    let two = ("a/two.rs", "fn go() { super::super::b::two() }");
    let parent = ("a/mod.rs", "mod one;\nmod two;\npub use one::One;");
    assert_eq!(tree(&[root, parent, b, one, two]).loops(), [["a/one.rs", "a/two.rs", "b.rs"]]);
    let two = ("a/two.rs", "//! [`super::one`]\n#[cfg(test)]\nmod tests {\n use super::one;\n}");
    assert!(tree(&[root, parent, b, one, two]).loops().is_empty());
    let calls = ("a/mod.rs", "mod one;\nmod two;\nfn f() { two::go() }");
    let two = ("a/two.rs", "use super::f;");
    assert_eq!(tree(&[root, calls, two]).loops(), [["a/mod.rs", "a/two.rs"]]);
}

#[test]
fn the_check_itself_finds_what_it_looks_for() {
    let text = "#[cfg(test)]\nmod sample;\nuse web_sys::Node; // here\n#[cfg(test)]\nmod tests {\nunwrap()\n}";
    assert_eq!(found(code(text), &["web_sys"], |_| true), [(3, "web_sys")]);
    assert!(found(code(text), &["unwrap()"], |_| true).is_empty(), "tests may unwrap");
    assert_eq!(found(text.lines(), &["unwrap()"], |_| true), [(6, "unwrap()")]);
    assert!(found(code("//! web_sys"), &["web_sys"], |line| !is_comment(line)).is_empty());
}

/// A name says what a thing is only if nothing else has it.
#[test]
fn no_two_types_have_one_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files("src", &["rs"]) {
        let text = fs::read_to_string(&file).expect("a source file that can be read");
        for name in code(&text).filter_map(type_name) {
            places.entry(name.to_owned()).or_default().push(file.display().to_string());
        }
    }
    assert!(places.len() > 100, "{}", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

/// The name of the type that a line declares, outside of any block.
fn type_name(line: &str) -> Option<&str> {
    let bare = line.strip_prefix("pub").map_or(line, |rest| {
        rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest)
    });
    let bare = bare.trim_start_matches(' ');
    let kinds = ["struct ", "enum ", "trait ", "type "];
    let name = kinds.iter().find_map(|kind| bare.strip_prefix(kind))?;
    let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
    (!line.starts_with(' ')).then_some(&name[..end])
}

/// Documentation that begins with a question word asks the reader for its subject.
#[test]
fn documentation_begins_with_a_noun_or_a_verb() {
    const MOST_PERCENT: usize = 3;
    const ASKING: [&str; 9] =
        ["What", "Whether", "Where", "Which", "Who", "Whom", "Whose", "How", "So many"];
    let (mut all, mut asking) = (0, Vec::new());
    for file in files("src", &["rs"]) {
        let text = fs::read_to_string(&file).expect("a source file that can be read");
        for first in doc_beginnings(&text) {
            all += 1;
            let begins = |word: &&str| {
                first.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            };
            if ASKING.iter().any(begins) {
                asking.push(format!("{}: {first}", file.display()));
            }
        }
    }
    assert!(all > 1000, "{all}");
    assert!(asking.len() * 100 <= all * MOST_PERCENT, "{} of {all}: {asking:#?}", asking.len());
}

/// The first line of each run of documentation.
fn doc_beginnings(text: &str) -> Vec<&str> {
    let doc = |line: &str| ["//!", "///"].into_iter().find(|sign| line.starts_with(sign));
    let mut before = None;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        let sign = doc(line);
        if let Some(sign) = sign.filter(|_| sign != before) {
            found.push(line[sign.len()..].trim());
        }
        before = sign;
    }
    found
}

#[test]
fn names_and_beginnings_are_found() {
    let lines = [
        "pub struct A<'a> {",
        "pub(super) enum B {",
        "type C = u8;",
        "    type Output = u8;",
        "let d;",
    ];
    assert_eq!(lines.map(type_name), [Some("A"), Some("B"), Some("C"), None, None]);
    let text = "//! One\n//! two\n/// Three\n/// four\nstruct A {\n    /// Five.\n    a: u8,\n}";
    assert_eq!(doc_beginnings(text), ["One", "Three", "Five."]);
}

/// All source files, by their path below `src`, and what each imports: by `use`, or by a path in its
/// code. `mod` and `pub use` lines only arrange and are left out; so are tests.
struct Tree {
    imports: BTreeMap<String, BTreeSet<String>>,
}

impl Tree {
    fn read() -> Tree {
        let source = root().join("src");
        let named = files("src", &["rs"]).into_iter().map(|file| {
            let text = fs::read_to_string(&file).expect("a source file that can be read");
            let name = file.strip_prefix(&source).expect("a file below src").to_string_lossy();
            (name.into_owned(), text)
        });
        Tree::of_files(named.collect())
    }

    fn of_files(mut files: BTreeMap<String, String>) -> Tree {
        let tests: BTreeSet<Vec<String>> =
            files.iter().flat_map(|(name, text)| test_modules(name, text)).collect();
        files.retain(|name, _| !tests.contains(&module(name)));
        let modules: BTreeMap<Vec<String>, String> =
            files.keys().map(|name| (module(name), name.clone())).collect();
        let imports = files.iter().map(|(name, text)| {
            let lines: Vec<&str> = code(text).filter(|line| !is_comment(line)).collect();
            let own = module(name);
            let paths = paths(&lines.join("\n"));
            let met = paths.iter().filter_map(|path| target(&modules, &own, path));
            (name.clone(), met.filter(|met| met != name).collect())
        });
        Tree { imports: imports.collect() }
    }

    /// Each group of files that reach one another, in order of their names.
    fn loops(&self) -> Vec<Vec<String>> {
        let reached = |from: &String| {
            let mut seen = BTreeSet::new();
            let mut open = vec![from];
            while let Some(file) = open.pop() {
                for next in self.imports.get(file).into_iter().flatten() {
                    if seen.insert(next.clone()) {
                        open.push(next);
                    }
                }
            }
            seen
        };
        let all: BTreeMap<&String, BTreeSet<String>> =
            self.imports.keys().map(|file| (file, reached(file))).collect();
        let group = |file: &String| {
            let both = |other: &&String| all[file].contains(*other) && all[*other].contains(file);
            self.imports.keys().filter(both).cloned().collect::<Vec<_>>()
        };
        let groups: BTreeSet<Vec<String>> = self.imports.keys().map(group).collect();
        groups.into_iter().filter(|group| !group.is_empty()).collect()
    }
}

/// The modules that a file declares for its tests only.
fn test_modules(name: &str, text: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = declared.filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'));
    names.map(|child| [module(name), vec![child.to_owned()]].concat()).collect()
}

/// The path of the module that a file holds: `a/b.rs` and `a/b/mod.rs` are both `a::b`.
fn module(name: &str) -> Vec<String> {
    let bare = name.trim_end_matches(".rs");
    let bare = bare.strip_suffix("/mod").unwrap_or(bare);
    bare.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

/// The file that a path of the code leads to from the module `own`; `None` for one of another crate.
fn target(
    modules: &BTreeMap<Vec<String>, String>,
    own: &[String],
    path: &[String],
) -> Option<String> {
    let mut at: Vec<String> = own.to_vec();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" | "quellenlupe" => (at, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                at.pop();
                rest = &rest[1..];
            }
        }
        child => {
            at.push(child.to_owned());
            modules.contains_key(&at).then_some(())?;
            rest = &path[1..];
        }
    }
    for part in rest {
        at.push(part.clone());
        if !modules.contains_key(&at) {
            at.pop();
            break;
        }
    }
    modules.get(&at).cloned()
}

/// All paths of at least two parts in a file's code, with the groups of `use` lines taken apart.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    while let Some(start) = rest.find(is_word) {
        // A method or field is no path, nor is what stands in a longer path.
        let line = rest[..start].rfind('\n').map_or(&rest[..start], |at| &rest[at + 1..start]);
        let behind_dot = line.ends_with('.');
        rest = &rest[start..];
        let statement = |rest: &str| rest.find(';').map_or(rest.len(), |at| at + 1);
        let word_end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        match &rest[..word_end] {
            "pub" if rest.starts_with("pub use ") => rest = &rest[statement(rest)..],
            "pub" if rest.starts_with("pub(") && rest.contains(") use ") => {
                let close = rest.find(')').map_or(word_end, |at| at + 1);
                let visible = rest[close..].trim_start().starts_with("use ");
                rest = if visible { &rest[statement(rest)..] } else { &rest[close..] };
            }
            "use" => {
                let end = statement(rest);
                expand(&rest[3..end - 1], &mut Vec::new(), &mut found);
                rest = &rest[end..];
            }
            _ => {
                let end = rest.find(|c| !is_word(c) && c != ':').unwrap_or(rest.len());
                let path: Vec<String> = rest[..end].split("::").map(str::to_owned).collect();
                if path.len() > 1 && !behind_dot {
                    found.push(path);
                }
                rest = &rest[end.max(1)..];
            }
        }
    }
    found
}

/// Adds the paths of one `use` tree: `super::{a, b::{self, C}}` has three.
fn expand(tree: &str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let name = tree.split(" as ").next().unwrap_or(tree).trim();
        let parts = name.split("::").filter(|part| !part.is_empty() && *part != "*");
        let own = parts.filter(|part| *part != "self" || before.is_empty()).map(str::to_owned);
        found.push(before.iter().cloned().chain(own).collect());
        return;
    };
    let depth = before.len();
    before.extend(tree[..open].split("::").filter(|part| !part.is_empty()).map(str::to_owned));
    let inside = tree[open + 1..].trim_end().trim_end_matches('}');
    let (mut level, mut start) = (0, 0);
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => level += 1,
            '}' => level -= 1,
            ',' if level == 0 || at == inside.len() => {
                if !inside[start..at].trim().is_empty() {
                    expand(&inside[start..at], before, found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    before.truncate(depth);
}

/// Everything but the view and the exports.
fn is_pure(file: &Path) -> bool {
    !is_view(file)
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
