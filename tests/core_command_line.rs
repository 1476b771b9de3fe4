//! The native program as other programs call it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

#[test]
fn read_prints_one_reading() {
    let done = call(
        &["read"],
        "Rat lehnt Umbau ab\nStand: 03.05.2023\n\n„Nein“, sagte Anna Beck.\n\nMehr nicht.",
    );
    assert_eq!(done.status.code(), Some(0));
    let reading: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(reading["schema"], "quellenlupe-reading/1");
    assert_eq!(reading["date"], "2023-05-03");
    assert_eq!(reading["structure"][0]["kind"], "headline");
    assert!(reading["text"].as_str().is_some_and(|t| t.starts_with("Rat lehnt")));
    assert!(reading["notes"].is_array() && reading["textHash"].is_string());
}

#[test]
fn read_takes_a_file_or_names_what_is_wrong() {
    let done = call(&["read", "seeds/unfall.txt", "--offsets", "codepoint"], "");
    assert_eq!(done.status.code(), Some(0));
    let done = call(&["read", "seeds/fehlt.txt"], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(errors(&done).contains("seeds/fehlt.txt"), "{}", errors(&done));
}

#[test]
fn explain_tells_why() {
    let done = call(&["explain"], "Anna Beck sagte am 3. Mai, dass es regne.\n\nMehr nicht.");
    assert_eq!(done.status.code(), Some(0));
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    for part in
        ["rule: dass", "cue: \"sagte\" (sagen)", "Entity \"Anna Beck\"", "the article's date"]
    {
        assert!(told.contains(part), "{part} is missing in\n{told}");
    }
    let done = call(&["explain", "--offsets", "utf8"], "Nein.");
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let done = call_bytes(&["read"], b"Das ist \xff kein Text.");
    assert_eq!(done.status.code(), Some(2));
    assert!(errors(&done).contains("not UTF-8 at byte 8"), "{}", errors(&done));
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    for (unit, end) in [("utf16", 5), ("codepoint", 4), ("utf8", 12)] {
        let done = call(&["read", "--offsets", unit], "„😀ß“");
        let reading: Value = serde_json::from_slice(&done.stdout).expect("JSON");
        let span = &reading["structure"][0]["span"];
        assert_eq!(span, &serde_json::json!([0, end]), "{unit}");
    }
}

#[test]
fn wrong_calls_say_how_it_is_done() {
    for args in [
        &["lies"][..],
        &[],
        &["read", "--offsets", "bits"],
        &["annotate"],
        &["read", "--date", "morgen"],
    ] {
        let done = call(args, "");
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(errors(&done).contains("usage: quellenlupe read"), "{args:?}: {}", errors(&done));
        assert!(done.stdout.is_empty(), "{args:?}");
    }
    let done = call(&["--help"], "");
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn annotate_gives_a_line_for_a_line() {
    let done = call(
        &["annotate", "--jsonl", "--offsets", "codepoint"],
        "{\"id\":\"a\",\"text\":\"Es regnet.\"}\n\n{\"id\":7,\"text\":\"\",\"ref\":\"2024-10-31T12:00:00\"}\n",
    );
    assert_eq!(done.status.code(), Some(0));
    let lines = answers(&done);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "a");
    assert_eq!(lines[0]["structure"], serde_json::json!([{"kind": "paragraph", "span": [0, 10]}]));
    assert_eq!(lines[1]["id"], 7);
    assert!(lines[0]["textHash"].is_string());
    for key in ["structure", "entities", "figures", "sources", "statements"] {
        assert!(lines[1][key].is_array(), "{key}");
    }
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let done = call(
        &["annotate", "--jsonl"],
        "{\"id\":\"a\",\"text\":\"Ja.\"}\nkein JSON\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":\"Ja.\",\"ref\":\"gestern\"}\n\
         {\"id\":\"e\",\"text\":\"Nein.\"}\n",
    );
    assert_eq!(done.status.code(), Some(1));
    let lines = answers(&done);
    let failed: Vec<bool> = lines.iter().map(|l| l["error"].is_string()).collect();
    assert_eq!(failed, [false, true, true, true, false]);
    assert_eq!((&lines[1]["id"], &lines[2]["id"]), (&Value::Null, &Value::from("c")));
    for line in ["line 2:", "line 3:", "line 4:"] {
        assert!(errors(&done).contains(line), "{}", errors(&done));
    }
}

#[test]
fn a_line_answers_before_the_next_one_comes() {
    let mut child = program(&["annotate", "--jsonl"]).spawn().expect("the program");
    let mut input = child.stdin.take().expect("its input");
    let output = std::io::BufReader::new(child.stdout.take().expect("its output"));
    let mut lines = std::io::BufRead::lines(output);
    for id in ["a", "b"] {
        writeln!(input, "{{\"id\":\"{id}\",\"text\":\"Ja.\"}}").expect("a line goes in");
        let line = lines.next().expect("a line comes out").expect("UTF-8");
        assert!(line.contains(&format!("\"id\":\"{id}\"")), "{line}");
    }
    drop(input);
    assert!(child.wait().expect("an end").success());
}

/// Numbers of any size, texts with escapes, objects: the very signs that came, and `null` for none.
#[test]
fn ids_come_back_as_they_came() {
    let ids = [
        "\"a\"",
        "7",
        "-7",
        "7.0",
        "1e3",
        "340282366920938463463374607431768211456",
        "\"\\u00e4\"",
        "null",
        "{\"n\": [1, 2]}",
        "true",
        "\"\"",
    ];
    let input: String =
        ids.iter().map(|id| format!("{{\"id\": {id}, \"text\": \"Ja.\"}}\n")).collect();
    let done = call(&["annotate", "--jsonl"], &(input + "{\"text\": \"Ja.\"}\n"));
    assert_eq!(done.status.code(), Some(0), "{}", errors(&done));
    let out = String::from_utf8(done.stdout).expect("UTF-8");
    for (line, id) in out.lines().zip(ids.iter().chain(&["null"])) {
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{id}: {line}");
    }
    assert_eq!(out.lines().count(), ids.len() + 1);
}

/// A byte order mark loses no line, a carriage return before the line feed changes none.
#[test]
fn marks_and_line_ends_of_other_systems_do_no_harm() {
    let line = "{\"id\":\"a\",\"text\":\"Eins.\\r\\nZwei.\"}";
    let plain = call(&["annotate", "--jsonl"], &format!("{line}\n{line}\n"));
    for input in [
        format!("\u{feff}{line}\n{line}\n"),
        format!("{line}\r\n{line}\r\n"),
        format!("\u{feff}{line}\r\n\r\n{line}"),
    ] {
        let done = call(&["annotate", "--jsonl"], &input);
        assert_eq!(done.status.code(), Some(0), "{}", errors(&done));
        assert_eq!(done.stdout, plain.stdout);
    }
    let done = call(&["read"], "\u{feff}Eins.\r\nZwei.");
    let reading: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(reading["text"], "Eins.\r\nZwei.");
}

#[test]
fn errors_name_line_and_byte() {
    let bad: [(&[u8], &str); 8] = [
        (b"kein JSON", "byte 0"),
        (b"{\"id\":1,\"text\":\"\xff\"}", "not UTF-8 at byte 16"),
        (b"{\"id\":1,\"text\":\"\\ud800\"}", "byte 22: "),
        (b"{\"id\":1,\"text\":5}", "byte 15: invalid type"),
        (b"{\"id\":1}", "missing field `text`"),
        (b"[]", "expected an object with the text"),
        (b"{\"id\":1,\"text\":\"a\",\"ref\":\"gestern\"}", "YYYY-MM-DDTHH:MM:SS"),
        (b"{\"id\":1,\"text\":\"a\"", "EOF"),
    ];
    for (line, wanted) in bad {
        let done =
            call_bytes(&["annotate", "--jsonl"], &[line, b"\n{\"text\":\"Ja.\"}\n"].concat());
        assert_eq!(done.status.code(), Some(1));
        let told = errors(&done);
        assert!(told.contains("line 1: ") && told.contains(wanted), "{wanted}: {told}");
        assert!(answers(&done)[1]["structure"].is_array());
    }
}

#[test]
fn moments_have_one_of_two_forms() {
    for good in ["2024-10-31", "2024-10-31T12:00:00", "2024-10-31T12:00", "2024-10-31T12:00:00.5Z"]
    {
        assert_eq!(call(&["read", "--date", good], "Ja.").status.code(), Some(0), "{good}");
    }
    for bad in [
        "2024-1-1",
        "+024-10-31",
        "2024-02-30",
        "31.10.2024",
        "2024-10-31T25:00:00",
        "2024-10-31T12:00:xx",
        "2024-10-31T",
        "2024-10-31x",
        "gestern",
        "",
        "2024-10-31T12:00:00 Uhr",
    ] {
        let done = call(&["read", "--date", bad], "Ja.");
        assert_eq!(done.status.code(), Some(2), "{bad}");
        assert!(errors(&done).contains("YYYY-MM-DD"), "{bad}: {}", errors(&done));
    }
}

/// A mistake of ours in one line is that line's error; the rest goes on.
#[test]
fn a_failure_in_one_line_is_contained() {
    let input = "{\"id\":1,\"text\":\"Eins.\"}\n{\"id\":2,\"text\":\"Bumm.\"}\n{\"id\":3,\"text\":\"Drei.\"}\n";
    let mut child = program(&["annotate", "--jsonl"])
        .env("QUELLENLUPE_FAILS_ON", "Bumm")
        .spawn()
        .expect("the program");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("a written input");
    let done = child.wait_with_output().expect("its output");
    assert_eq!(done.status.code(), Some(1));
    let lines = answers(&done);
    assert_eq!(lines.len(), 3);
    assert!(lines[1]["error"].as_str().is_some_and(|e| e.contains("told to fail")), "{}", lines[1]);
    assert_eq!(lines[1]["id"], 2);
    assert!(lines[0]["structure"].is_array() && lines[2]["structure"].is_array());
    assert!(errors(&done).contains("line 2: "), "{}", errors(&done));
}

#[test]
fn whoever_closes_the_pipe_has_read_enough() {
    for args in [&["--help"][..], &["read", "seeds/unfall.txt"], &["explain", "seeds/unfall.txt"]] {
        let mut child = program(args).spawn().expect("the program");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("an end");
        assert_eq!((done.status.code(), errors(&done).as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn a_directory_is_named() {
    let done = call(&["read", "seeds"], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(errors(&done).contains("seeds: "), "{}", errors(&done));
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quellenlupe"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn call(args: &[&str], input: &str) -> Output {
    call_bytes(args, input.as_bytes())
}

/// Inputs are small enough to fit a pipe. The program may end without reading them.
fn call_bytes(args: &[&str], input: &[u8]) -> Output {
    let mut child = program(args).spawn().expect("the program");
    let _ = child.stdin.take().expect("its input").write_all(input);
    child.wait_with_output().expect("its output")
}

fn errors(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn answers(done: &Output) -> Vec<Value> {
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}
