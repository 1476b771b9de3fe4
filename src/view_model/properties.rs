//! Properties of any text with any set of annotations, tried on ten thousand random
//! ones.

use std::collections::{BTreeMap, BTreeSet};

use super::borders::Borders;
use super::nest::{Range, nest};
use super::{Mark, StatementId, ViewModel};
use crate::reading::{
    Block, BlockKind, Entity, EntityId, Figure, FigureKind, Mention, Mode, Reading, Source,
    SourceId, SourceKind, Statement,
};
use crate::text::ByteSpan;

const SETS: u64 = 10_000;

#[test]
fn random_annotations_keep_the_six_properties() {
    let mut seen = Seen::default();
    for seed in 0..SETS {
        let (text, reading) = Dice::new(seed).article();
        let model = ViewModel::new(text, reading);
        keeps_all(&model, seed);
        seen.add(&model);
    }
    // The dice must throw what the rules are for.
    println!("{seen:?}");
    assert!(
        seen.two_levels > 1000 && seen.fragments > 500 && seen.undrawn > 1000 && seen.split > 1000,
        "{seen:?}"
    );
}

/// With `-- --nocapture` the marks can be looked at.
#[test]
fn the_seeds_keep_them_too() {
    let lexicon = crate::lexicon::Lexicon::embedded();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds");
    let files =
        std::fs::read_dir(folder).expect("the seeds").map(|entry| entry.expect("a seed").path());
    for file in files.filter(|file| file.extension().is_some_and(|e| e == "txt")) {
        let text = std::fs::read_to_string(&file).expect("a text");
        let reading = crate::read(&text, &lexicon, &crate::ReadOptions::default());
        let model = ViewModel::new(text, reading);
        keeps_all(&model, 0);
        println!("{}\n\n{}\n", file.display(), super::sample::drawn(&model));
        for row in model.rows() {
            println!(
                "{:?} {:?} {} {:.1} %",
                row.tag.badge,
                row.tag.label,
                row.statements,
                row.share * 100.0
            );
        }
    }
}

#[test]
fn nesting_does_not_depend_on_the_order_of_its_input() {
    for seed in 0..SETS {
        let mut dice = Dice::new(seed);
        let mut ranges: Vec<Range> =
            (0..dice.below(12)).map(|rank| dice.range(40, rank as u32)).collect();
        let pieces = nest(&ranges);
        dice.shuffle(&mut ranges);
        assert_eq!(nest(&ranges), pieces, "seed {seed}");
        for (at, a) in pieces.iter().enumerate() {
            for b in &pieces[at + 1..] {
                let apart = !a.span.overlaps(b.span);
                assert!(apart || a.span.contains(b.span), "seed {seed}: {a:?} crosses {b:?}");
            }
        }
        for place in 0..40 {
            let here = |list: &[Range]| {
                let spot = ByteSpan::new(place, place + 1);
                let mut ranks: Vec<u32> =
                    list.iter().filter(|r| r.span.contains(spot)).map(|r| r.rank).collect();
                ranks.sort();
                ranks
            };
            assert_eq!(here(&pieces), here(&ranges), "seed {seed} at {place}");
        }
    }
}

#[test]
fn the_order_of_the_readings_lists_does_not_matter() {
    for seed in 0..SETS / 10 {
        let mut dice = Dice::new(seed);
        let (text, mut reading) = dice.article();
        let mut hulls = BTreeSet::new();
        let hull = |s: &Statement| s.quote.iter().copied().reduce(ByteSpan::cover);
        reading.statements.retain(|s| hulls.insert(hull(s))); // Of two equal ones the first is outer: order matters.
        let before = stacks(&ViewModel::new(text.clone(), reading.clone()));
        dice.shuffle(&mut reading.statements);
        assert_eq!(stacks(&ViewModel::new(text, reading)), before, "seed {seed}");
    }
}

/// Counts segments and the marks on them, which is the work that a page has with an article; times
/// are a matter of `tests/bench`.
#[test]
fn the_model_grows_with_the_text() {
    let size = |factor: usize| {
        let (text, reading) = crowd(factor);
        let model = ViewModel::new(text, reading);
        model.segments().iter().map(|segment| 1 + segment.stack.len()).sum::<usize>()
    };
    // Twenty times the article; quadratic would be four hundred times the work.
    let (small, large) = (size(200), size(4_000));
    assert!(large < small * 30, "a twentieth and all of it: {small}, {large}");
}

fn keeps_all(model: &ViewModel, seed: u64) {
    texts_are_kept(model, seed);
    each_place_has_its_marks(model, seed);
    leaves_are_whole_and_words_uncut(model, seed);
    each_statement_has_one_marker(model, seed);
    drawn_covers_said(model, seed);
    shares_add_up(model, seed);
    cards_open(model);
}

fn texts_are_kept(model: &ViewModel, seed: u64) {
    let mut by_block: BTreeMap<usize, String> = BTreeMap::new();
    let utf16: Vec<u16> = model.text().encode_utf16().collect();
    for segment in model.segments() {
        by_block.entry(segment.block).or_default().push_str(&segment.text);
        let [from, to] = segment.utf16.map(|at| at as usize);
        assert_eq!(String::from_utf16_lossy(&utf16[from..to]), segment.text, "seed {seed}");
        assert!(!segment.text.is_empty(), "seed {seed}");
    }
    for (index, block) in model.reading().blocks.iter().enumerate() {
        let wanted = (block.kind != BlockKind::Meta && !block.span.is_empty())
            .then(|| block.span.of(model.text()));
        assert_eq!(by_block.get(&index).map(String::as_str), wanted, "seed {seed}");
    }
}

/// Byte by byte: the stack holds each drawn mark whose range covers the place, once, and no other.
fn each_place_has_its_marks(model: &ViewModel, seed: u64) {
    let drawn: BTreeSet<Mark> =
        model.segments().iter().flat_map(|s| s.stack.iter().copied()).collect();
    let mut ranges: Vec<(Mark, ByteSpan)> =
        model.triggers.list.iter().map(|t| (t.mark, t.span)).collect();
    for id in model.tree.order.iter().copied() {
        ranges.extend(model.tree.parts(id).iter().map(|part| (Mark::Statement(id), *part)));
    }
    for (at, segment) in starts(model) {
        for byte in at..at + segment.text.len() {
            let here = ByteSpan::new(byte, byte + 1);
            let wanted: BTreeSet<Mark> = ranges
                .iter()
                .filter(|(m, r)| drawn.contains(m) && r.contains(here))
                .map(|(m, _)| *m)
                .collect();
            assert_eq!(
                segment.stack.iter().copied().collect::<BTreeSet<_>>(),
                wanted,
                "seed {seed} at {byte}"
            );
        }
        assert_eq!(
            segment.stack.len(),
            segment.stack.iter().collect::<BTreeSet<_>>().len(),
            "seed {seed}"
        );
        let fragment = |m: &&Mark| matches!(m, Mark::Statement(id) if model.statement(*id).fragment_of.is_some());
        let statements = segment.stack.iter().filter(|m| matches!(m, Mark::Statement(_))).count();
        let fragments = segment.stack.iter().filter(fragment).count();
        assert!(
            fragments <= 1 && statements - fragments <= 2 && segment.stack.len() - statements <= 1,
            "seed {seed}"
        );
    }
}

fn leaves_are_whole_and_words_uncut(model: &ViewModel, seed: u64) {
    let mut pieces: BTreeMap<Mark, usize> = BTreeMap::new();
    let borders = Borders::new(model.text());
    let mut block = usize::MAX;
    for (at, segment) in starts(model) {
        for mark in segment.stack.iter().filter(|m| !matches!(m, Mark::Statement(_))) {
            *pieces.entry(*mark).or_default() += 1;
            assert_eq!(segment.stack.last(), Some(mark), "seed {seed}");
        }
        let word = borders.widen(ByteSpan::new(at, at + 1));
        assert!(word.start() == at || segment.block != block, "seed {seed}: a word is cut at {at}");
        block = segment.block;
    }
    let wanted: BTreeMap<Mark, usize> = model.triggers.list.iter().map(|t| (t.mark, 1)).collect();
    assert_eq!(pieces, wanted, "seed {seed}");
}

fn each_statement_has_one_marker(model: &ViewModel, seed: u64) {
    let mut markers: Vec<StatementId> = Vec::new();
    let mut begins: Vec<StatementId> = Vec::new();
    for (at, segment) in starts(model) {
        for marker in &segment.markers {
            let end = model.tree.parts(marker.statement).last().map(|part| part.end());
            assert_eq!(end, Some(at + segment.text.len()), "seed {seed}");
            assert!(marker.depth <= segment.stack.len(), "seed {seed}");
            markers.push(marker.statement);
        }
        assert!(segment.markers.is_sorted_by_key(|m| usize::MAX - m.depth), "seed {seed}");
        begins.extend(&segment.begins);
    }
    let mut wanted = model.statements();
    wanted.retain(|id| !model.tree.parts(*id).is_empty());
    for list in [&mut wanted, &mut markers, &mut begins] {
        list.sort();
    }
    assert_eq!(markers, wanted, "seed {seed}");
    assert_eq!(begins, wanted, "seed {seed}");
}

/// The drawing holds all that is said in the blocks, and besides only the rest of words and
/// triggers it touches.
fn drawn_covers_said(model: &ViewModel, seed: u64) {
    let borders = Borders::new(model.text());
    let in_blocks =
        |at: usize| model.axis.blocks().iter().any(|b| b.span.start() <= at && at < b.span.end());
    for (id, statement) in model.reading().statements.iter().enumerate() {
        let drawn = model.tree.parts(StatementId(id as u32));
        let covers =
            |spans: &[ByteSpan], at: usize| spans.iter().any(|s| s.start() <= at && at < s.end());
        for (at, c) in
            model.text().char_indices().filter(|(at, c)| in_blocks(*at) && !c.is_whitespace())
        {
            let (said, shown) = (covers(&statement.quote, at), covers(drawn, at));
            assert!(shown || !said, "seed {seed}: {at} of statement {id} is not drawn");
            if shown && !said {
                let word = borders.widen(ByteSpan::new(at, at + c.len_utf8()));
                let of_trigger =
                    model.triggers.list.iter().map(|t| t.span).find(|t| t.contains(word));
                let reason = of_trigger.unwrap_or(word);
                let touched = statement.quote.iter().any(|q| borders.widen(*q).overlaps(reason));
                assert!(touched, "seed {seed}: {at} of statement {id} is drawn for no reason");
            }
        }
    }
}

fn shares_add_up(model: &ViewModel, seed: u64) {
    let sum: f64 = model.rows().iter().map(|row| row.share).sum();
    assert!((sum - 1.0).abs() < 1e-9, "seed {seed}: {sum}");
    assert_eq!(
        model.rows().iter().map(|row| row.statements).sum::<usize>(),
        model.statements().len(),
        "seed {seed}"
    );
}

/// No card panics, and each statement finds itself among those of its source.
fn cards_open(model: &ViewModel) {
    for id in model.statements() {
        let card = model.statement_card(id);
        assert_eq!(card.of_source[card.current].id, id);
        assert_eq!(model.text_fragment(id).is_some(), !model.tree.parts(id).is_empty());
    }
    _ = (
        model.strip(),
        model.list(),
        model.figures(),
        model.scales(),
        model.time_line(),
        model.voice_kinds(),
    );
    for mark in model.order() {
        match mark {
            Mark::Statement(_) => {}
            Mark::Mention(id) => {
                _ = model.entity_card(model.reading().mentions[id.0 as usize].entity, Some(id))
            }
            Mark::Figure(id) => _ = model.figure_card(id),
        }
        assert_eq!(model.levels(mark).last(), Some(&mark));
    }
}

/// Each segment with the byte it begins at.
fn starts(model: &ViewModel) -> impl Iterator<Item = (usize, &super::Segment)> {
    let (mut at, mut last) = (0, usize::MAX);
    model.segments().iter().map(move |segment| {
        if segment.block != last {
            at = model.reading().blocks[segment.block].span.start();
        }
        last = segment.block;
        let start = at;
        at += segment.text.len();
        (start, segment)
    })
}

/// The drawing, with statements named by their quotes.
fn stacks(model: &ViewModel) -> Vec<(String, Vec<String>, usize)> {
    let name = |mark: &Mark| match mark {
        Mark::Statement(id) => format!("{:?}", model.reading().statements[id.0 as usize].quote),
        other => format!("{other:?}"),
    };
    (model.segments().iter())
        .map(|s| (s.text.clone(), s.stack.iter().map(name).collect(), s.markers.len()))
        .collect()
}

#[derive(Debug, Default)]
struct Seen {
    two_levels: usize,
    fragments: usize,
    undrawn: usize,
    split: usize,
}

impl Seen {
    fn add(&mut self, model: &ViewModel) {
        let drawn: BTreeSet<Mark> =
            model.segments().iter().flat_map(|s| s.stack.iter().copied()).collect();
        let is_whole = |m: &&Mark| matches!(m, Mark::Statement(id) if model.statement(*id).fragment_of.is_none());
        let levels = |s: &super::Segment| s.stack.iter().filter(is_whole).count();
        self.two_levels += usize::from(model.segments().iter().any(|s| levels(s) == 2));
        self.fragments +=
            usize::from(model.statements().iter().any(|id| model.statement(*id).look.mixed));
        let hidden = |id: &StatementId| {
            !model.tree.parts(*id).is_empty() && !drawn.contains(&Mark::Statement(*id))
        };
        self.undrawn += usize::from(model.statements().iter().any(hidden));
        let crossing = |pair: &[super::Segment]| {
            pair[0].block == pair[1].block
                && pair[0]
                    .stack
                    .iter()
                    .zip(&pair[1].stack)
                    .any(|(a, b)| a != b && pair[0].stack.contains(b))
        };
        self.split += usize::from(model.segments().windows(2).any(crossing));
    }
}

/// A long article whose statements nest, cross and hold leaves.
fn crowd(factor: usize) -> (String, Reading) {
    let text =
        "Ein Satz mit zehn Wörtern, der überall gleich weitergeht und endet. ".repeat(factor);
    let mut reading = Reading::default();
    reading.blocks.push(Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) });
    reading.sources.push(Source { label: "A".into(), kind: SourceKind::Person, entity: None });
    reading.entities.push(Entity::default());
    let mut dice = Dice::new(factor as u64);
    for at in 0..factor * 4 {
        let start = at * text.len() / (factor * 4);
        let span = dice.span_at(&text, start, 90);
        reading.statements.push(statement(vec![span], Some(SourceId(0)), Mode::Indirect));
        reading.mentions.push(mention(dice.span_at(&text, start, 6)));
    }
    reading.statements.push(statement(vec![ByteSpan::new(0, text.len())], None, Mode::Direct));
    (text, reading)
}

fn statement(quote: Vec<ByteSpan>, source: Option<SourceId>, mode: Mode) -> Statement {
    let (speaker, cue, frame, addressee) = Default::default();
    let (inferred, confidence, evidence) = Default::default();
    Statement {
        mode,
        quote,
        speaker,
        cue,
        frame,
        addressee,
        source,
        inferred,
        confidence,
        evidence,
    }
}

fn mention(span: ByteSpan) -> Mention {
    Mention {
        is_shown: true,
        span,
        entity: EntityId(0),
        kind: Default::default(),
        form: Default::default(),
        level: 0,
    }
}

/// A small generator of random numbers (xorshift64*), the same everywhere.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        (1..list.len()).for_each(|at| list.swap(at, self.below(at + 1)));
    }

    fn range(&mut self, length: usize, rank: u32) -> Range {
        let (a, b) = (self.below(length + 1), self.below(length + 1));
        Range { span: ByteSpan::new(a.min(b), a.max(b)), rank }
    }

    fn article(&mut self) -> (String, Reading) {
        const WORDS: [&str; 16] = [
            "und",
            "Straße",
            "„Ja“",
            "8.000",
            "US-Regierung",
            "😀",
            "e\u{301}tat",
            "–",
            "x",
            "👩\u{200d}🚀",
            "geht’s",
            "(so)",
            "Größe,",
            "sagte",
            "\u{a0}",
            "Ende.",
        ];
        let (mut text, mut reading) = (String::new(), Reading::default());
        for _ in 0..1 + self.below(4) {
            let start = text.len();
            let words: Vec<&str> = (0..1 + self.below(12)).map(|_| self.one_of(&WORDS)).collect();
            text.push_str(&words.join(" "));
            let kind = self.one_of(&[
                BlockKind::Paragraph,
                BlockKind::Lead,
                BlockKind::Dateline,
                BlockKind::Meta,
            ]);
            reading.blocks.push(Block { kind, span: ByteSpan::new(start, text.len()) });
            text.push_str("\n\n");
        }
        for kind in [SourceKind::Person, SourceKind::Unnamed, SourceKind::Police] {
            reading.sources.push(Source { label: kind.name().into(), kind, entity: None });
        }
        reading.entities.push(Entity::default());
        for _ in 0..self.below(8) {
            let quote = (0..1 + self.below(2)).map(|_| self.span(&text, 80)).collect();
            let source = self.one_of(&[None, Some(0), Some(0), Some(1), Some(2)]).map(SourceId);
            let mode = self.one_of(&[Mode::Direct, Mode::Direct, Mode::Indirect, Mode::Reported]);
            reading.statements.push(statement(quote, source, mode));
        }
        reading.mentions = (0..self.below(6)).map(|_| mention(self.span(&text, 20))).collect();
        reading.figures = (0..self.below(4)).map(|_| self.figure(&text)).collect();
        (text, reading)
    }

    fn figure(&mut self, text: &str) -> Figure {
        let span = self.span(text, 8);
        let qualifier_span = (self.below(2) == 0).then(|| self.span(text, 8));
        let (value, unit, number, qualifier, counted, change, group) = Default::default();
        let kind = FigureKind::Number;
        Figure {
            span,
            kind,
            value,
            unit,
            number,
            qualifier,
            qualifier_span,
            counted,
            change,
            group,
            is_shown: true,
            is_points: false,
        }
    }

    fn span(&mut self, text: &str, longest: usize) -> ByteSpan {
        let start = self.below(text.len());
        self.span_at(text, start, longest)
    }

    /// A span of whole characters, empty at times.
    fn span_at(&mut self, text: &str, start: usize, longest: usize) -> ByteSpan {
        let end = (start + self.below(longest)).min(text.len());
        ByteSpan::new(text.floor_char_boundary(start), text.ceil_char_boundary(end))
    }
}
