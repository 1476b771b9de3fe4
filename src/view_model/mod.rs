//! Flattens overlapping marks into segments, cards and source rows: message keys and typed values.
//! Must not know how a mark was found, nor the DOM.
//!
//! Everything hangs on one [`ViewModel`], made once from an article's text and its reading:
//!
//! - [`ViewModel::segments`]: the text in pieces, each with the marks around it; what the view wraps text nodes by;
//! - [`ViewModel::rows`]: the legend;
//! - [`ViewModel::statement_card`], [`ViewModel::entity_card`], [`ViewModel::figure_card`]: what a card says.
//!
//! Words for readers are not made here. Enums (of [`crate::reading`] and of this module) are the message keys.

mod card;
mod segment;
mod source_row;

pub use card::{
    Around, Bar, BarGroup, BarShape, EntityCard, FigureCard, Level, MentionLine, Moment, PartOf, Saying, Scale,
    StatementCard, StatementLine, TextRun, Value,
};
pub use segment::{Marker, Segment};
pub use source_row::SourceRow;

use crate::reading::{BlockKind, EntityId, Reading, SourceId, SourceKind};

/// Index into [`Reading::statements`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub u32);

/// Index into [`Reading::mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// Index into [`Reading::figures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub u32);

/// Something marked in the text: what segments carry and links jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A statement, never a trigger itself; its marker is.
    Statement(StatementId),
    /// An entity's mention: a trigger, never split.
    Mention(MentionId),
    /// A figure with its qualifier: a trigger, never split.
    Figure(FigureId),
}

/// Who speaks, as far as legend, filter and colour are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// A source of the article, also one without a name (its badge tells).
    Source(SourceId),
    /// Statements for which no source was found at all.
    Nobody,
    /// The newsroom's own words.
    Editorial,
}

/// What stands in the disc of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Badge {
    /// 1, 2, 3 ... by first appearance.
    Number(u16),
    /// "?": no name is given.
    Unnamed,
    /// The newsroom has none.
    None,
}

/// A voice with all that is needed to show it anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceTag {
    /// Which one: the key of filter and legend.
    pub voice: Voice,
    /// Number or "?".
    pub badge: Badge,
    /// 1 to 8 by first appearance; 0 is grey: ninth and later sources, unnamed ones, the newsroom.
    pub hue: u8,
    /// As the article names it; `None` for [`Voice::Nobody`] and [`Voice::Editorial`], which the view has words for.
    pub label: Option<String>,
    /// What kind of source; `None` where there is no label.
    pub kind: Option<SourceKind>,
    /// The entity that it is, for a link to its card.
    pub entity: Option<EntityId>,
}

/// The one scale of the page: how near to the wording. Ordered, nearest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nearness {
    /// The newsroom's own words.
    Editorial,
    /// Redebericht.
    Reported,
    /// Indirect, also without a frame.
    Indirect,
    /// Word for word.
    Direct,
}

/// How a statement is drawn and named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// Line, tint and bar height.
    pub nearness: Nearness,
    /// "teils wörtlich": it holds words in quotation marks ([`TextRun::Wording`]).
    pub mixed: bool,
}

/// "5 von 14", counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// From 1.
    pub at: usize,
    /// How many.
    pub of: usize,
}

/// Where in the article something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Headline, lead, paragraph ...
    pub block: BlockKind,
    /// Number among the blocks of this kind, from 1.
    pub number: usize,
}

/// What is drawn of one statement, everywhere it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementFacts {
    /// Who says it.
    pub voice: Voice,
    /// Line and tint.
    pub look: Look,
    /// The statement that it is a fragment of: of the same source, drawn inside it, without marker, card or count.
    pub fragment_of: Option<StatementId>,
    /// The statement it stands in, if any.
    pub inside: Option<StatementId>,
}

/// An article, ready to be drawn.
#[derive(Debug, Clone)]
pub struct ViewModel {
    text: String,
    reading: Reading,
    segments: Vec<Segment>,
    rows: Vec<SourceRow>,
    facts: Vec<StatementFacts>,
}

impl ViewModel {
    /// The view model of a text and *its* reading.
    pub fn new(text: String, reading: Reading) -> Self {
        // TODO
        ViewModel { text, reading, segments: Vec::new(), rows: Vec::new(), facts: Vec::new() }
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its reading.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The text of all blocks in pieces, in order; see [`Segment`].
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The legend: named sources by number, then unnamed ones, the newsroom last. Their shares add up to 1.
    pub fn rows(&self) -> &[SourceRow] {
        &self.rows
    }

    /// How to show a voice.
    pub fn tag(&self, voice: Voice) -> &VoiceTag {
        let row = self.rows.iter().find(|row| row.tag.voice == voice);
        &row.or(self.rows.last()).expect("the newsroom always has a row").tag
    }

    /// Statements with a marker (no fragments), in reading order: what "nächste Aussage" steps through.
    pub fn statements(&self) -> Vec<StatementId> {
        Vec::new()
    }

    /// What is drawn of a statement.
    pub fn statement(&self, id: StatementId) -> &StatementFacts {
        &self.facts[id.0 as usize]
    }

    /// All triggers and markers in reading order: what the arrow keys walk. A statement stands for its marker.
    pub fn order(&self) -> Vec<Mark> {
        Vec::new()
    }

    /// The trigger that shows a mark: itself, the longer one that holds it, or the statement of a fragment.
    pub fn trigger(&self, mark: Mark) -> Mark {
        mark
    }

    /// The first mention of each entity and each figure's first appearance are tab stops; later mentions are not.
    pub fn is_tab_stop(&self, _mark: Mark) -> bool {
        true
    }
}
