//! Articles for tests: a reading written into its text.
//!
//! ```text
//! # Headline            > Lead            ## Subheading            everything else: paragraph
//! <a 1 direct>words</a> statement a of source 1; later parts are <a>...</a>; tags may cross
//! [Kiel](2)             a mention of entity 2
//! [rund |9](~9 g1 Boote) a figure with qualifier: = ~ < > value, g group, what is counted
//! ```

use crate::compact::Collect;
use crate::reading::{
    Block, BlockKind, Entity, EntityId, EntityKind, Figure, FigureKind, FigureValue, Mention, Mode,
    Qualifier, Reading, Source, SourceId, SourceKind, Statement,
};
use crate::text::ByteSpan;
use crate::view_model::{Mark, ViewModel};

/// Sources 1, 2, 3 ... of a sample: label and kind.
pub(crate) type Sources<'s> = &'s [(&'s str, SourceKind)];

/// The view model of a marked-up article.
#[track_caller]
pub(crate) fn article(marked: &str, sources: Sources<'_>) -> ViewModel {
    let mut writer = Writer::default();
    for (label, kind) in sources {
        let entity = None;
        writer.reading.sources.push(Source { label: (*label).into(), kind: *kind, entity });
    }
    marked.split("\n\n").for_each(|block| writer.block(block.trim()));
    assert!(writer.open.is_empty(), "open statements in {marked}");
    ViewModel::new(writer.text, writer.reading)
}

/// A name for each statement: a, b, c ... in order of the reading.
pub(super) fn letter(statement: usize) -> char {
    char::from_u32('a' as u32 + statement as u32).unwrap_or('?')
}

/// The segments written back with the marks as they are drawn, and `(a)` where a marker stands.
pub(super) fn drawn(model: &ViewModel) -> String {
    let (mut out, mut open, mut block) = (String::new(), Vec::<Mark>::new(), None);
    for segment in model.segments() {
        let same_block = block.is_none_or(|b| b == segment.block);
        let shared = if same_block {
            open.iter().zip(&segment.stack).take_while(|(a, b)| a == b).count()
        } else {
            0
        };
        close(&mut out, &mut open, shared);
        out.push_str(if same_block { "" } else { "\n\n" });
        for mark in segment.stack.iter().skip(shared) {
            out.push_str(&match mark {
                Mark::Statement(id) => format!("<{}>", letter(id.0 as usize)),
                _ => "[".to_owned(),
            });
            open.push(*mark);
        }
        out.push_str(&segment.text);
        for marker in &segment.markers {
            close(&mut out, &mut open, marker.depth);
            out.push_str(&format!("({})", letter(marker.statement.0 as usize)));
        }
        block = Some(segment.block);
    }
    close(&mut out, &mut open, 0);
    out
}

fn close(out: &mut String, open: &mut Vec<Mark>, depth: usize) {
    while open.len() > depth {
        match open.pop() {
            Some(Mark::Statement(id)) => out.push_str(&format!("</{}>", letter(id.0 as usize))),
            _ => out.push(']'),
        }
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    reading: Reading,
    names: Vec<String>,
    /// The open statements, with their places.
    open: Vec<(usize, usize)>,
}

impl Writer {
    fn block(&mut self, marked: &str) {
        let kinds =
            [("## ", BlockKind::Subheading), ("# ", BlockKind::Headline), ("> ", BlockKind::Lead)];
        let found = kinds.iter().find_map(|(sign, kind)| Some((*kind, marked.strip_prefix(sign)?)));
        let (kind, rest) = found.unwrap_or((BlockKind::Paragraph, marked));
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.inline(rest);
        self.reading.blocks.push(Block { kind, span: ByteSpan::new(start, self.text.len()) });
    }

    fn inline(&mut self, mut rest: &str) {
        while let Some(at) = rest.find(['<', '[']) {
            self.text.push_str(&rest[..at]);
            let is_tag = rest[at..].starts_with('<');
            let close =
                at + rest[at..].find(if is_tag { '>' } else { ')' }).expect("a closing sign");
            let inner = &rest[at + 1..close];
            if is_tag {
                self.tag(inner)
            } else {
                self.leaf(inner)
            }
            rest = &rest[close + 1..];
        }
        self.text.push_str(rest);
    }

    fn tag(&mut self, tag: &str) {
        let here = self.text.len();
        if let Some(name) = tag.strip_prefix('/') {
            let id = self.names.iter().position(|n| n == name).expect("an open statement");
            let at = self.open.iter().position(|(open, _)| *open == id).expect("an open statement");
            let (_, start) = self.open.remove(at);
            self.reading.statements[id].quote.push(ByteSpan::new(start, here));
            return;
        }
        let words: Vec<&str> = tag.split(' ').collect_vec();
        let id = self.names.iter().position(|n| n == words[0]).unwrap_or_else(|| {
            self.names.push(words[0].into());
            let source = words[1].parse().ok().map(|n: u32| SourceId(n - 1));
            self.reading
                .statements
                .push(statement(source, Mode::from_name(words[2]).expect("a mode")));
            self.names.len() - 1
        });
        self.open.push((id, here));
    }

    fn leaf(&mut self, tag: &str) {
        let (words, code) = tag.split_once("](").expect("[words](code)");
        let start = self.text.len();
        let (qualifier, words) = words.split_once('|').map_or((None, words), |(q, w)| (Some(q), w));
        self.inline(qualifier.unwrap_or_default());
        let qualifier_span = qualifier.map(|q| ByteSpan::new(start, start + q.trim_end().len()));
        let from = self.text.len();
        self.inline(words);
        let span = ByteSpan::new(from, self.text.len());
        match code.parse::<u32>() {
            Ok(number) => self.mention(span, words, number),
            Err(_) => self.reading.figures.push(figure(span, qualifier_span, code)),
        }
    }

    fn mention(&mut self, span: ByteSpan, words: &str, number: u32) {
        while self.reading.entities.len() < number as usize {
            self.reading.entities.push(Entity { label: words.into(), ..Entity::default() });
        }
        let entity = EntityId(number - 1);
        let form = Default::default();
        self.reading.mentions.push(Mention {
            is_shown: true,
            span,
            entity,
            kind: EntityKind::Location,
            form,
            level: 0,
        });
    }
}

fn statement(source: Option<SourceId>, mode: Mode) -> Statement {
    Statement {
        mode,
        quote: Vec::new(),
        speaker: Vec::new(),
        cue: Vec::new(),
        frame: Vec::new(),
        addressee: Vec::new(),
        source,
        inferred: false,
        confidence: 1.0,
        evidence: Default::default(),
    }
}

fn figure(span: ByteSpan, qualifier_span: Option<ByteSpan>, code: &str) -> Figure {
    let mut words = code.split(' ');
    let (sign, value) = words.next().expect("a value").split_at(1);
    let group = words.next().and_then(|g| g.strip_prefix('g')?.parse().ok());
    let counted: Vec<&str> = words.collect_vec();
    Figure {
        span,
        kind: FigureKind::Number,
        value: value.parse().ok().map(FigureValue::Number),
        unit: None,
        number: None,
        qualifier: match sign {
            "~" => Some(Qualifier::Approx),
            "<" => Some(Qualifier::Max),
            ">" => Some(Qualifier::Min),
            _ => None,
        },
        qualifier_span,
        counted: (!counted.is_empty()).then(|| counted.join(" ")),
        change: None,
        group,
        is_shown: true,
        is_points: false,
    }
}
