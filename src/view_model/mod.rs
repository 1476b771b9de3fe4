//! Flattens overlapping marks into segments, cards and source rows: message keys and typed values.
//! Must not know how a mark was found, nor the DOM.
//!
//! Everything hangs on one [`ViewModel`], made once from an article's text and its reading:
//!
//! - [`ViewModel::segments`]: the text in pieces, each with the marks around it; what the view
//!   wraps text nodes by;
//! - [`ViewModel::rows`], [`ViewModel::voice_kinds`]: the legend, and its sum by kind of source;
//! - [`ViewModel::statement_card`], [`ViewModel::entity_card`], [`ViewModel::figure_card`]: what a
//!   card says;
//! - [`ViewModel::strip`], [`ViewModel::list`]: the article as a line and as tables;
//! - [`ViewModel::address`], [`ViewModel::text_fragment`]: a link to a statement that finds it
//!   again; a link to a statement that works without the widget;
//! - [`ViewModel::figures`], [`ViewModel::scales`], [`ViewModel::time_line`]: its figures at a
//!   glance.
//!
//! Words for readers are not made here. Enums (of [`crate::reading`] and of this module) are the
//! message keys.

mod address;
mod borders;
mod card;
mod certainty;
mod figure_panel;
mod line;
mod list;
mod nest;
#[cfg(test)]
mod properties;
mod quiz;
mod said;
#[cfg(test)]
mod sample;
mod segment;
mod source_row;
mod strip;
mod text_fragment;
mod trigger;
mod voice_kind;

pub use address::Address;
pub use card::{
    Around, Bar, BarGroup, BarShape, EntityCard, FigureCard, FigureFacts, MentionLine, Moment,
    PartOf, Saying, Scale, StatementCard, StatementLine, TextRun, Value,
};
pub use certainty::Certainty;
pub use figure_panel::{FigureLine, TimeLine, TimeMention, TimePoint, TimeScale};
pub use list::{ListRow, SourceList};
pub use quiz::{Quiz, Score, Verdict};
pub use segment::{Marker, Segment};
pub use source_row::SourceRow;
pub use strip::StripSegment;
pub use text_fragment::{TextFragment, encoded};
pub use voice_kind::{VoiceKind, VoiceKindRow};

use std::cell::OnceCell;

use crate::compact::{Map, Set};
use crate::correction::{Corrected, Review, Unanchored};
use crate::reading::{BlockKind, EntityId, Reading, SourceId, SourceKind};
use crate::text::ByteSpan;
use borders::Borders;
use line::Line;
use said::{Said, merged};
use trigger::Triggers;

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
    /// 1 to 8 by first appearance. Grey are 9, all later sources, and 0, unnamed ones and the
    /// newsroom.
    pub hue: u8,
    /// As the article names it; `None` for [`Voice::Nobody`] and [`Voice::Editorial`], which the
    /// view has words for.
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
    /// The statement that it is a fragment of: of the same source, drawn inside it, without
    /// marker, card or count.
    pub fragment_of: Option<StatementId>,
    /// The innermost statement around it that is no fragment, if any.
    pub inside: Option<StatementId>,
}

/// An article, ready to be drawn.
#[derive(Debug, Clone)]
pub struct ViewModel {
    text: String,
    reading: Reading,
    line: Line,
    triggers: Triggers,
    said: Said,
    segments: Vec<Segment>,
    /// The voices in the order of the legend.
    tags: Vec<VoiceTag>,
    /// Which of them a voice is.
    tag_of: Map<Voice, usize>,
    /// The first trigger of each entity.
    first_triggers: Set<MentionId>,
    later: Later,
    reviews: Map<StatementId, Review>,
    unanchored: Vec<Unanchored>,
    reread: bool,
}

/// What the text can be drawn without, each made when it is first asked for.
#[derive(Debug, Clone, Default)]
struct Later {
    rows: OnceCell<Vec<SourceRow>>,
    around_trigger: OnceCell<Map<Mark, StatementId>>,
    only_places: OnceCell<Map<StatementId, EntityId>>,
    wordings: OnceCell<Map<StatementId, Vec<ByteSpan>>>,
}

impl ViewModel {
    /// The view model of a text and *its* reading.
    ///
    /// # Panics
    /// If the reading is not of this text; [`crate::reading::json_form`] refuses such a reading.
    pub fn new(text: String, reading: Reading) -> Self {
        let line = Line::new(&reading.blocks);
        let borders = Borders::new(&text);
        let triggers = Triggers::new(&text, &reading, &line, &borders);
        let said = Said::new(&text, &reading, &line, &borders, &triggers);
        let segments = segment::cut(&text, &line, &said, &triggers);
        let tags = source_row::tags(&reading, &said);
        ViewModel {
            segments,
            tag_of: tags.iter().enumerate().map(|(at, tag)| (tag.voice, at)).collect(),
            tags,
            first_triggers: first_triggers(&reading, &triggers),
            later: Later::default(),
            reviews: Map::default(),
            unanchored: Vec::new(),
            reread: false,
            text,
            reading,
            line,
            triggers,
            said,
        }
    }

    /// The same, with what an editor has said of the reading.
    pub fn reviewed(mut self, corrected: Corrected) -> Self {
        self.reviews =
            corrected.reviews.into_iter().map(|(at, review)| (StatementId(at), review)).collect();
        self.unanchored = corrected.unanchored;
        self
    }

    /// The same, with whether a reading came along that was of another text, so that this one was
    /// read anew.
    pub fn reread(self, reread: bool) -> Self {
        ViewModel { reread, ..self }
    }

    /// Whether the reading that came along was of another text.
    pub fn is_reread(&self) -> bool {
        self.reread
    }

    /// What an editor has said of a statement, if anything.
    pub fn review(&self, id: StatementId) -> Option<&Review> {
        self.reviews.get(&id)
    }

    /// An editor's corrections that fit no statement, or several.
    pub fn unanchored(&self) -> &[Unanchored] {
        &self.unanchored
    }

    /// How sure a statement is; `None` where an editor has looked at it.
    pub fn certainty(&self, id: StatementId) -> Option<Certainty> {
        let confidence = self.reading.statements[id.0 as usize].confidence;
        self.review(id).is_none().then(|| Certainty::of(confidence))
    }

    /// The day of the article, if it is known.
    pub fn day(&self) -> Option<Moment> {
        self.reading.date.map(Moment::of_day)
    }

    /// The article's headline, if it has one.
    pub fn headline(&self) -> Option<String> {
        let block = self.reading.blocks.iter().find(|block| block.kind == BlockKind::Headline)?;
        Some(self.words(block.span))
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

    /// The legend: named sources by number, then unnamed ones, the newsroom last. Their shares add
    /// up to 1.
    pub fn rows(&self) -> &[SourceRow] {
        self.later.rows.get_or_init(|| {
            source_row::rows(&self.text, &self.reading, &self.line, &self.said, &self.tags)
        })
    }

    /// How to show a voice; the newsroom's way for one that says nothing here.
    pub fn tag(&self, voice: Voice) -> &VoiceTag {
        let at = self.tag_of.get(&voice).copied().unwrap_or(self.tags.len() - 1);
        &self.tags[at]
    }

    /// Statements with a marker (no fragments), in reading order: what "nächste Aussage" steps
    /// through.
    pub fn statements(&self) -> Vec<StatementId> {
        self.said.whole().collect()
    }

    /// What is drawn of a statement.
    pub fn statement(&self, id: StatementId) -> &StatementFacts {
        self.said.facts(id)
    }

    /// All triggers and markers in reading order: what the arrow keys walk. A statement stands for
    /// its marker.
    pub fn order(&self) -> Vec<Mark> {
        let leaf = |segment: &Segment| {
            segment.stack.last().copied().filter(|mark| !matches!(mark, Mark::Statement(_)))
        };
        let markers = |segment: &Segment| {
            segment.markers.iter().map(|m| Mark::Statement(m.statement)).collect::<Vec<_>>()
        };
        self.segments
            .iter()
            .flat_map(|segment| leaf(segment).into_iter().chain(markers(segment)))
            .collect()
    }

    /// The trigger that shows a mark: itself, the longer one that holds it, or the statement of a
    /// fragment.
    pub fn trigger(&self, mark: Mark) -> Mark {
        match mark {
            Mark::Statement(id) => Mark::Statement(self.said.whole_of(id)),
            Mark::Mention(_) | Mark::Figure(_) => {
                self.triggers.of(mark).map_or(mark, |trigger| trigger.mark)
            }
        }
    }

    /// The innermost whole statement around a trigger.
    fn around_trigger(&self, trigger: Mark) -> Option<StatementId> {
        let all =
            self.later.around_trigger.get_or_init(|| around_triggers(&self.said, &self.triggers));
        all.get(&trigger).copied()
    }

    /// The place that a statement names, if it names one.
    fn only_place(&self, id: StatementId) -> Option<EntityId> {
        let around = |mark| self.innermost_around(mark);
        self.later
            .only_places
            .get_or_init(|| card::only_places(&self.reading, around))
            .get(&id)
            .copied()
    }

    /// Word for word within a statement that is not: disjoint, in order.
    fn wordings(&self, id: StatementId) -> &[ByteSpan] {
        let all = self.later.wordings.get_or_init(|| wordings(&self.reading, &self.said));
        all.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Whether Tab stops here: at every marker and figure, and at the first mention of each entity.
    pub fn is_tab_stop(&self, mark: Mark) -> bool {
        match mark {
            Mark::Statement(_) | Mark::Figure(_) => true,
            Mark::Mention(id) => self.first_triggers.contains(&id),
        }
    }
}

/// The innermost whole statement around each trigger.
fn around_triggers(said: &Said, triggers: &Triggers) -> Map<Mark, StatementId> {
    let starts: Vec<usize> = triggers.list.iter().map(|trigger| trigger.span.start()).collect();
    let around = said.innermost(&starts);
    triggers.list.iter().zip(around).filter_map(|(trigger, id)| Some((trigger.mark, id?))).collect()
}

/// What stands word for word in statements that are not.
fn wordings(reading: &Reading, said: &Said) -> Map<StatementId, Vec<ByteSpan>> {
    let mut all: Map<StatementId, Vec<ByteSpan>> = Map::default();
    for id in said.order.iter().copied().filter(|id| said.is_wording(*id)) {
        all.or_default(said.whole_of(id)).extend(&reading.statements[id.0 as usize].quote);
    }
    all.values_mut().for_each(|spans| *spans = merged(std::mem::take(spans)));
    all
}

/// The first mention of each entity that has a trigger of its own.
fn first_triggers(reading: &Reading, triggers: &Triggers) -> Set<MentionId> {
    let mut seen = Set::default();
    let own = triggers.list.iter().filter_map(|trigger| match trigger.mark {
        Mark::Mention(id) => Some(id),
        _ => None,
    });
    own.filter(|id| seen.insert(reading.mentions[id.0 as usize].entity)).collect()
}
