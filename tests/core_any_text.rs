//! Any text may come: nothing panics, nothing runs away, every span fits.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::Reading;
use quellenlupe::text::ByteSpan;
use quellenlupe::{ReadOptions, read};

fn spans(reading: &Reading) -> Vec<ByteSpan> {
    let mut spans: Vec<ByteSpan> = reading.blocks.iter().map(|b| b.span).collect();
    spans.extend(reading.mentions.iter().map(|m| m.span));
    spans.extend(reading.figures.iter().flat_map(|f| [Some(f.span), f.qualifier_span]).flatten());
    for s in &reading.statements {
        assert!(!s.quote.is_empty() && (0.0..=1.0).contains(&s.confidence), "{s:?}");
        spans.extend([&s.quote, &s.speaker, &s.cue, &s.frame, &s.addressee].into_iter().flatten());
    }
    spans
}

/// Reads a text, checks what must hold for every reading, and tells how long it took.
#[track_caller]
fn check(text: &str, lexicon: &Lexicon) -> Duration {
    let start = Instant::now();
    let reading = read(text, lexicon, &ReadOptions::default());
    let took = start.elapsed();
    for span in spans(&reading) {
        assert!(
            !span.is_empty() && text.get(span.range()).is_some(),
            "{span:?} in {:?}",
            text.get(..80)
        );
    }
    assert!(reading.mentions.iter().all(|m| (m.entity.0 as usize) < reading.entities.len()));
    assert!(
        reading
            .sources
            .iter()
            .flat_map(|s| s.entity)
            .all(|e| (e.0 as usize) < reading.entities.len())
    );
    assert!(
        reading
            .statements
            .iter()
            .flat_map(|s| s.source)
            .all(|s| (s.0 as usize) < reading.sources.len())
    );
    took
}

#[test]
fn odd_texts() {
    let lexicon = Lexicon::embedded();
    let odd = [
        "",
        " ",
        "\n\n\n",
        "\r\n\r\n",
        "„",
        "“",
        "\"\"\"\"",
        "«»«»",
        "…",
        "😀👨‍👩‍👧 sagte 😀: „😀“",
        "a\u{301}\u{301}\u{301} 8.000\u{a0}Euro\u{ad}zone",
        "\u{202e}„Das ist gut“, sagte er.\u{202c}",
        "قال الوزير: «هذا جيد». אמר השר",
        "The minister said: \"We will win.\" He added that 5,000 people came.",
        "99999999999999999999999999999999999999 Prozent",
        "31.31.3131 25:61 Uhr, am 0. Januar 0000",
        "Er sagte, dass er sagte, dass er sagte, dass er sagte, dass er sagte, dass.",
        "\u{fffd}\u{0}\u{1}\u{feff}ß",
        "laut laut laut nach Angaben so so so zufolge demnach",
        "minus -5,-- % ½ ² ① ٣ 五",
    ];
    for text in odd {
        check(text, &lexicon);
        check(&format!("Dachzeile\n\nTitel\n\nStand: 1.1.2024\n\n{text}\n\n{text}"), &lexicon);
    }
}

/// A text may be cut off anywhere: after a quotation mark and a hyphen, inside a compound, in the
/// middle of a phrase.
#[test]
fn texts_cut_off_anywhere() {
    let lexicon = Lexicon::embedded();
    let whole = [
        "Er las die „Bild“-Zeitung, die »Welt«-App und \"taz\"-Blogs.",
        "Die „Spiegel“–Redaktion und (die „Zeit“)-Leser sagten: „Ja“-",
        "Laut „A“-„B“- und ‚C‘-Bericht, so die „D“ - E-Mail „F“ -G „H“--",
        "Nach Angaben der „Bild“-/„Welt“-/„Zeit“-Redaktion",
        "Die „😀“-Gruppe, „ß“-Regel und „İ“-Taste, „ẞ“-Zeichen",
        "„Das „innere“-Wort“- und von der „Leyen“-von der",
        "Der 3. „Karl“-der 4. und 5 %- „6“-Tage 7 „8“-",
        "sein „Nein“- ihr »Ja«- zu „Zu“-",
        "Wie „Nordkurier“- und „Ostsee“-Leser, Anna „B.“-C.",
        "am „Montag“- vor dem „10“- Uhr-",
    ];
    for text in whole {
        for (end, _) in text.char_indices().chain([(text.len(), ' ')]) {
            check(&text[..end], &lexicon);
            check(&format!("{}\n\n{}", &text[..end], &text[..end]), &lexicon);
        }
    }
}

/// Characters of two, three and four bytes after digits and letters that are cut apart.
#[test]
fn letters_of_several_bytes_beside_digits() {
    let lexicon = Lexicon::embedded();
    for sign in ["½", "ä", "ß", "²", "€", "–", "…", "😀", "\u{301}", "\u{ad}", "ẞ", "İ", "İẞ", "٣"]
    {
        for text in
            ["10h", "7h0", "5", "1.", "3,", "2/", "20:", "15-", "1980er", "vier", "Mittwoch"]
        {
            for text in [
                format!("Um {text}{sign} ging es los."),
                format!("{text}{sign}"),
                format!("{sign}{text}{sign}km"),
                format!("{text}{sign}-Jährige und {text}{sign}{sign}tag"),
            ] {
                check(&text, &lexicon);
            }
        }
    }
}

/// The parts of an article stand in its order, whatever its first lines are taken for.
#[test]
fn parts_keep_the_order_of_the_text() {
    let lexicon = Lexicon::embedded();
    let lines = [
        "Startseite",
        "Politik",
        "Einigung in Berlin",
        "Die Spitzen einigen sich",
        "Stand: 4.3.2023 12 Uhr",
        "Von Anna Müller",
        "Berlin (dpa) - Das Kabinett tagt. Das sagte Müller.",
        "„Das ist gut so“, sagte Anna Müller.",
        "Inland",
    ];
    let mut state = 7_u64;
    let mut next = |n: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for _ in 0..500 {
        let drawn: Vec<&str> = (0..1 + next(9)).map(|_| lines[next(lines.len())]).collect();
        let text = drawn.join(if next(2) == 0 { "\n" } else { "\n\n" });
        let reading = read(&text, &lexicon, &ReadOptions::default());
        let ordered =
            reading.blocks.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start());
        assert!(ordered, "{text}\n{:?}", reading.blocks);
    }
}

#[test]
fn random_texts_of_german_pieces() {
    let pieces = [
        "Die",
        "Ministerin",
        "sagte",
        ",",
        "dass",
        "„",
        "“",
        "\"",
        "8.000",
        "rund",
        "Prozent",
        ".",
        "!",
        "Er",
        "habe",
        "sei",
        "soll",
        "laut",
        "nach Angaben",
        "der",
        "Polizei",
        "zufolge",
        "am",
        "31.",
        "Oktober",
        "2024",
        "Dr.",
        "z. B.",
        "USA",
        "US-Regierung",
        "russischen",
        "teilte",
        "mit",
        ":",
        ";",
        "–",
        "(",
        ")",
        "\n",
        "\n\n",
        "»",
        "«",
        "'",
        "ß",
        "😀",
        "so",
        "Anna",
        "Muster",
        "wie",
        "demnach",
        "nicht",
        "zu",
        "um",
        "auf",
        "bis zu",
        "Euro",
        "20:15",
        "Uhr",
        "gestern",
    ];
    let lexicon = Lexicon::embedded();
    let mut state = 0x9e37_79b9_u64;
    let mut next = |n: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for _ in 0..1500 {
        let words: Vec<&str> = (0..next(60)).map(|_| pieces[next(pieces.len())]).collect();
        check(&words.join(if next(4) == 0 { "" } else { " " }), &lexicon);
    }
}

/// Ten times the text may take about ten times as long, however it is built.
#[test]
fn time_grows_with_the_text_and_no_faster() {
    let lexicon = Lexicon::embedded();
    let patterns = [
        "Der Minister sagte, das sei gut. ",
        "„",
        "„Ja“, sagte er, „nein“. ",
        "(",
        "Er sagte, dass er ",
        "8.000 und ",
        "Anna Muster, Bert Beispiel, ",
        "habe ",
        "\n\nZeile",
        ", der ",
        "laut ",
    ];
    for pattern in patterns {
        let small = pattern.repeat(20_000 / pattern.len());
        let large = pattern.repeat(400_000 / pattern.len());
        let (base, took) = (check(&small, &lexicon), check(&large, &lexicon));
        println!("{pattern:?}: 20 KB in {base:?}, 400 KB in {took:?}");
    }
}

/// The corpora of `$QL_SHARED/eval`, text by text and joined into one.
#[test]
fn corpora_are_read_to_the_end() {
    let eval = PathBuf::from(std::env::var("QL_SHARED").unwrap_or_else(|_| "../shared".into()))
        .join("eval");
    let lexicon = Lexicon::embedded();
    for name in [
        "quotes/train.jsonl",
        "quotes/dev.jsonl",
        "ner/germeval-train.jsonl",
        "ner/germeval-dev.jsonl",
    ] {
        let Ok(lines) = std::fs::read_to_string(eval.join(name)) else {
            println!("skipped: no {name} in {}", eval.display());
            continue;
        };
        let texts: Vec<String> = lines
            .lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).expect("a JSON line")["text"]
                    .as_str()
                    .expect("a text")
                    .into()
            })
            .collect();
        let single: Duration = texts.iter().map(|text| check(text, &lexicon)).sum();
        for separator in ["\n\n", " "] {
            let joined = check(&texts.join(separator), &lexicon);
            println!("{name}: {single:?} one by one, {joined:?} joined by {separator:?}");
        }
    }
}
