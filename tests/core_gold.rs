//! The engine's readings of our own articles against tests/gold/, which a reader wrote
//! (tests/gold/README.txt tells how).
//!
//! `cargo test --test core_gold -- --nocapture` lists every item that is not right. The floors only
//! go up.

use quellenlupe::lexicon::Lexicon;
use quellenlupe::reading::json_form::{JsonFigure, JsonReading, JsonStatement, JsonValue};
use quellenlupe::text::OffsetUnit;
use quellenlupe::{ReadOptions, read};

const ARTICLES: [&str; 5] = ["quartalszahlen", "spiel", "studie", "unfall", "urteil"];

/// So many must be right, over all articles.
const FLOOR: Tally = Tally { statements: 42, entities: 60, figures: 78 };
/// So many found beside the gold are borne, over all articles.
const MOST_EXTRA: Tally = Tally { statements: 3, entities: 3, figures: 1 };

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    statements: usize,
    entities: usize,
    figures: usize,
}

#[test]
fn our_articles_are_read_as_a_reader_reads_them() {
    let lexicon = Lexicon::embedded();
    let [mut right, mut wanted, mut extra] = [Tally::default(); 3];
    for name in ARTICLES {
        let text = file(&format!("seeds/{name}.txt"));
        let gold = file(&format!("tests/gold/{name}.txt"));
        let reading = JsonReading::new(
            &text,
            &read(&text, &lexicon, &ReadOptions::default()),
            OffsetUnit::Utf8,
        );
        println!("{name}");
        let check =
            Check { text: &text, reading: &reading, gold: gold.lines().filter_map(row).collect() };
        for (area, [r, w, e]) in [
            (
                (&mut right.statements, &mut wanted.statements, &mut extra.statements),
                check.statements(),
            ),
            ((&mut right.entities, &mut wanted.entities, &mut extra.entities), check.entities()),
            ((&mut right.figures, &mut wanted.figures, &mut extra.figures), check.figures()),
        ] {
            *area.0 += r;
            *area.1 += w;
            *area.2 += e;
        }
    }
    println!("right {right:?}\nof    {wanted:?}\nextra {extra:?}");
    for (name, right, floor, extra, most) in [
        ("statements", right.statements, FLOOR.statements, extra.statements, MOST_EXTRA.statements),
        ("entities", right.entities, FLOOR.entities, extra.entities, MOST_EXTRA.entities),
        ("figures", right.figures, FLOOR.figures, extra.figures, MOST_EXTRA.figures),
    ] {
        assert!(right >= floor, "{name}: {right} right, floor {floor}");
        assert!(extra <= most, "{name}: {extra} extra, at most {most}");
    }
}

/// A line of gold: what it is, and its fields.
type Row<'g> = (&'g str, Vec<&'g str>);

fn row(line: &str) -> Option<Row<'_>> {
    let mut fields = line.split(" | ").map(str::trim);
    let area = fields.next().filter(|area| !area.is_empty() && !area.starts_with('#'))?;
    Some((area, fields.collect()))
}

type Spans = Vec<[u32; 2]>;

/// One article with its gold.
struct Check<'a> {
    text: &'a str,
    reading: &'a JsonReading,
    gold: Vec<Row<'a>>,
}

impl Check<'_> {
    fn rows(&self, area: &str) -> impl Iterator<Item = &[&str]> {
        self.gold.iter().filter(move |(a, _)| *a == area).map(|(_, fields)| fields.as_slice())
    }

    /// Right, wanted, extra.
    fn statements(&self) -> [usize; 3] {
        let [mut right, mut wanted] = [0, 0];
        let mut used = vec![false; self.reading.statements.len()];
        // Those that are asked for choose first.
        let (asked, optional): (Vec<&[&str]>, Vec<&[&str]>) =
            self.rows("statement").partition(|f| !is_optional(f));
        for fields in asked {
            wanted += 1;
            match self.best_statement(fields, &used) {
                None => self.report("statement missing", fields[2]),
                Some((at, faults)) => {
                    used[at] = true;
                    right += usize::from(faults.is_empty());
                    if !faults.is_empty() {
                        self.report(
                            &format!("statement with wrong {}", faults.join(", ")),
                            fields[2],
                        );
                    }
                }
            }
        }
        for fields in optional {
            if let Some((at, _)) = self.best_statement(fields, &used) {
                used[at] = true;
            }
        }
        let extra: Vec<&JsonStatement> = self
            .reading
            .statements
            .iter()
            .zip(&used)
            .filter(|(_, used)| !**used)
            .map(|(s, _)| s)
            .collect();
        for s in &extra {
            self.report(&format!("statement extra ({})", s.mode.name()), &self.words(&s.quote));
        }
        [right, wanted, extra.len()]
    }

    /// The reading's statement with the same quote, and what else of it is wrong.
    fn best_statement(&self, fields: &[&str], used: &[bool]) -> Option<(usize, Vec<String>)> {
        let extents: Vec<Spans> =
            fields[2].split(" // ").map(|words| self.find(words, None)).collect();
        (self.reading.statements.iter().enumerate())
            .filter(|(at, s)| {
                !used[*at] && extents.iter().any(|gold| self.overlap(gold, &s.quote) >= 2.0 / 3.0)
            })
            .map(|(at, s)| (at, self.faults(fields, s)))
            .min_by_key(|(_, faults)| (faults.iter().any(|f| f.starts_with("mode")), faults.len()))
    }

    fn faults(&self, fields: &[&str], s: &JsonStatement) -> Vec<String> {
        let mut faults = Vec::new();
        if !fields[0].split(',').any(|mode| mode == s.mode.name()) {
            faults.push(format!("mode {}", s.mode.name()));
        }
        let source = self.reading.sources.iter().find(|r| Some(&r.id) == s.source.as_ref());
        let label = source.map_or("nobody", |r| &r.label);
        if !matches!(fields[1], "-" | "*")
            && !fields[1].split(',').any(|wanted| places(label, wanted).next().is_some())
        {
            faults.push(format!("source {label:?}"));
        }
        for (name, gold, got) in [("speaker", fields[3], &s.speaker), ("cue", fields[4], &s.cue)] {
            let accepted =
                |words: &str| self.overlap(&self.find(words, s.quote.first()), got) >= 0.5;
            if !matches!(gold, "-" | "*") && !gold.split(" // ").any(accepted) {
                faults.push(format!("{name} {:?}", self.words(got)));
            }
        }
        if fields.get(5).is_some_and(|flags| flags.contains("inferred")) && !s.inferred {
            faults.push("inferred".into());
        }
        faults
    }

    fn entities(&self) -> [usize; 3] {
        let [mut right, mut wanted] = [0, 0];
        let mut known: Spans = Vec::new();
        for fields in self.rows("entity") {
            let spans: Spans =
                fields[2].split("; ").flat_map(|words| self.find(words, None)).collect();
            known.extend(&spans);
            if is_optional(fields) {
                continue;
            }
            let mut ids = Vec::new();
            for span in &spans {
                let is_type = |name| fields[0].split(',').any(|wanted| wanted == name);
                let hit = self
                    .reading
                    .entities
                    .iter()
                    .find(|m| m.span == *span && is_type(m.kind.name()));
                wanted += 1;
                right += usize::from(hit.is_some());
                match hit {
                    Some(hit) => ids.push(&hit.id),
                    None => self
                        .report(&format!("entity missing ({})", fields[0]), &self.words(&[*span])),
                }
            }
            if spans.len() > 1 {
                wanted += 1;
                let one = ids.len() == spans.len() && ids.iter().all(|id| *id == ids[0]);
                right += usize::from(one);
                if !one {
                    self.report("entity not one", fields[1]);
                }
            }
        }
        let extra =
            self.reading.entities.iter().filter(|m| !known.iter().any(|k| overlaps(*k, m.span)));
        let extra = extra.inspect(|m| self.report("entity extra", &self.words(&[m.span]))).count();
        [right, wanted, extra]
    }

    fn figures(&self) -> [usize; 3] {
        let [mut right, mut wanted] = [0, 0];
        let mut known: Spans = Vec::new();
        for fields in self.rows("figure") {
            let span = self.find(fields[0], None)[0];
            known.push(span);
            if is_optional(fields) {
                continue;
            }
            wanted += 1;
            let hits: Vec<&JsonFigure> =
                self.reading.figures.iter().filter(|f| overlaps(f.span, span)).collect();
            let is_right = hits.iter().any(|f| is_figure(f, fields));
            right += usize::from(is_right);
            if !is_right {
                let got: Vec<String> = (hits.iter())
                    .map(|f| {
                        format!("{:?} {:?} {:?} {:?}", f.value, f.unit, f.qualifier, f.counted)
                    })
                    .collect();
                self.report(&format!("figure wants {:?}, got {got:?}", &fields[1..]), fields[0]);
            }
        }
        let extra =
            self.reading.figures.iter().filter(|f| !known.iter().any(|k| overlaps(*k, f.span)));
        let extra = extra.inspect(|f| self.report("figure extra", &self.words(&[f.span]))).count();
        [right, wanted, extra]
    }

    fn report(&self, what: &str, words: &str) {
        println!("  {what}: {words}");
    }

    fn words(&self, spans: &[[u32; 2]]) -> String {
        let words = spans.iter().map(|[start, end]| &self.text[*start as usize..*end as usize]);
        words.collect::<Vec<_>>().join(" + ")
    }

    /// Where the words stand: "von … bis + das", "Kassel@2"; of several places the one nearest to
    /// `near`.
    #[track_caller]
    fn find(&self, words: &str, near: Option<&[u32; 2]>) -> Spans {
        let mut spans = Vec::new();
        for part in words.split(" + ").filter(|part| !matches!(*part, "-" | "*")) {
            let (first, last) = part.split_once(" … ").unwrap_or((part, ""));
            let (first, number) =
                first.rsplit_once('@').map_or((first, None), |(w, n)| (w, n.parse::<usize>().ok()));
            let places: Vec<usize> = places(self.text, first).collect();
            let place = match (number, near) {
                (Some(number), _) => places.get(number - 1),
                (None, Some(near)) => {
                    places.iter().min_by_key(|p| (**p as i64 - i64::from(near[0])).abs())
                }
                (None, None) => places.first(),
            };
            let start = *place.unwrap_or_else(|| panic!("{part:?} does not stand in the article"));
            let end = match last {
                "" => start + first.len(),
                last => {
                    start
                        + self.text[start..].find(last).unwrap_or_else(|| panic!("{part:?}"))
                        + last.len()
                }
            };
            spans.push([start as u32, end as u32]);
        }
        spans
    }

    /// Shared share of the characters that show.
    fn overlap(&self, a: &[[u32; 2]], b: &[[u32; 2]]) -> f64 {
        let inside = |spans: &[[u32; 2]], at: usize| {
            spans.iter().any(|s| (s[0] as usize..s[1] as usize).contains(&at))
        };
        let (mut both, mut either) = (0, 0);
        for (at, _) in self.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            both += usize::from(inside(a, at) && inside(b, at));
            either += usize::from(inside(a, at) || inside(b, at));
        }
        if either == 0 { 0.0 } else { both as f64 / either as f64 }
    }
}

/// Where whole words stand.
fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(words).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        let glued = |inner: Option<char>, outer: Option<char>| {
            inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
        };
        !glued(words.chars().next(), before) && !glued(words.chars().next_back(), after)
    })
}

fn is_optional(fields: &[&str]) -> bool {
    fields.last().is_some_and(|flags| flags.contains("optional"))
}

fn overlaps(a: [u32; 2], b: [u32; 2]) -> bool {
    a[0] < b[1] && b[0] < a[1]
}

fn is_figure(figure: &JsonFigure, fields: &[&str]) -> bool {
    let value = match &figure.value {
        Some(JsonValue::Number(n)) => n.to_string(),
        Some(JsonValue::Range([low, high])) => {
            let end = |n: &Option<f64>| n.map_or("null".into(), |n| n.to_string());
            format!("[{},{}]", end(low), end(high))
        }
        Some(JsonValue::Iso(iso)) => iso.clone(),
        None => String::new(),
    };
    let value_is = |wanted: &str| match wanted.split_once(' ') {
        Some((number, unit)) => number == value && figure.unit.as_deref() == Some(unit),
        None => wanted == value,
    };
    let qualifier = figure.qualifier.map_or("-", |q| q.name());
    let counted = figure.counted.as_deref().unwrap_or_default();
    (fields[1] == "*" || fields[1].split(" or ").any(value_is))
        && (fields[2] == "*" || fields[2] == qualifier)
        && (fields[3] == "-" || counted.contains(fields[3]))
}

fn file(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
