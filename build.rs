//! Makes smaller what stands in the source for people and goes to every reader's browser: tables
//! lose their comments and repetitions, names of one word their letters, style sheets and the
//! sample reading their comments and white space. The style sheets become a JavaScript module beside the wasm.

#[path = "src/lexicon/numbered.rs"]
mod numbered;
#[path = "src/lexicon/pack.rs"]
mod pack;
#[path = "src/lexicon/symbols.rs"]
mod symbols;

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Tables whose entries of one word travel as numbers; the second column, if there is one, has
/// letters.
const NUMBERED: [&str; 3] = ["first_names.tsv", "family_names.tsv", "towns.tsv"];

fn main() {
    println!("cargo::rerun-if-changed=../build.rs");
    for table in files("lexicon", "tsv") {
        let (name, mut text) = (name(&table), read(&table));
        if NUMBERED.contains(&&*name) {
            let (numbered, rest) = numbered_and_rest(&text);
            write(&name.replace("tsv", "bin"), &numbered::pack(&numbered));
            text = rest;
        }
        let packed = pack::pack(&text)
            .unwrap_or_else(|(line, problem)| panic!("{}:{line}: {problem}", table.display()));
        write(&name, packed.as_bytes());
    }
    write("style_rules.rs", style_rules(&files("view/styles", "css")).as_bytes());
    let sample = read(Path::new("../seeds/000_579ef2c398e3f881.json"));
    write("sample.json", tight_json(&sample).as_bytes());
}

/// The entries of one word as numbers, and the other lines.
fn numbered_and_rest(table: &str) -> (Vec<numbered::Numbered>, String) {
    let head = pack::entries(table).next().map(|(at, _)| at);
    let (words, rest): (Vec<_>, Vec<_>) =
        pack::entries(table).partition(|(at, line)| Some(*at) != head && !line.contains(' '));
    let number = |(_, line): (_, &str)| {
        let (word, letter) = line.split_once('\t').unwrap_or((line, "a"));
        (numbered::number(word), letter.as_bytes()[0])
    };
    let mut words: Vec<_> = words.into_iter().map(number).collect();
    words.sort_unstable();
    words.dedup_by_key(|(number, _)| *number);
    let rest: Vec<&str> = rest.into_iter().map(|(_, line)| line).collect();
    (words, rest.join("\n"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={folder}");
    let all =
        fs::read_dir(folder).expect("a folder of the source").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        all.filter(|path| path.extension().is_some_and(|met| met == ending)).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

fn read(file: &Path) -> String {
    println!("cargo::rerun-if-changed={}", file.display());
    fs::read_to_string(file).expect("a file of the source, in UTF-8")
}

/// Writes to where `include_str!` and `include_bytes!` find it.
fn write(name: &str, content: &[u8]) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    fs::write(out.join(name), content).expect("a folder that can be written");
}

/// Rust source that declares `rules_of(names)`: a function of a JavaScript module that holds the
/// rules of all style sheets and joins those whose names it is given, with blanks between them.
/// Rules that come from JavaScript are not copied out of the wasm's memory at each opening.
fn style_rules(sheets: &[PathBuf]) -> String {
    let rules = sheets.iter().map(|sheet| {
        let name = sheet.file_stem().expect("a file").to_string_lossy();
        let rules = tight_css(&read(sheet));
        let rules = rules.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
        format!("{name}: `{rules}`,\n")
    });
    let rules: String = rules.collect();
    let module = format!(
        "const rules = {{\n{rules}}};\n\
         export const rulesOf = (names) => names.split(' ').map((name) => rules[name]).join('');\n"
    );
    format!(
        "#[wasm_bindgen(inline_js = {module:?})]\n\
         extern \"C\" {{\n\
             #[wasm_bindgen(js_name = rulesOf)]\n\
             fn rules_of(names: &str) -> JsString;\n\
         }}\n"
    )
}

/// Without comments, without white space where it says nothing (around `{ } ; ,`, behind `:`, at
/// the ends of lines), and without the last semicolon of a rule.
fn tight_css(rules: &str) -> String {
    let mut bare = String::new();
    let mut rest = rules;
    while let Some((before, behind)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = behind.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare.push_str(rest);
    let divides = |sign: char| " {};,".contains(sign);
    tight(&bare, |before, behind| divides(before) || divides(behind) || before == ':')
        .replace(";}", "}")
}

/// Without white space outside strings.
fn tight_json(reading: &str) -> String {
    tight(reading, |_, _| true)
}

/// Leaves out white space between two signs where `needless` says so of them; elsewhere it becomes
/// a blank. What stands in quotation marks stays.
fn tight(text: &str, needless: impl Fn(char, char) -> bool) -> String {
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign.is_whitespace() && !quoted {
            if !needless(out.chars().last().unwrap_or(' '), *signs.peek().unwrap_or(&' ')) {
                out.push(' ');
            }
            continue;
        }
        quoted ^= sign == '"' && !escaped;
        escaped = sign == '\\' && !escaped;
        out.push(sign);
    }
    out
}
