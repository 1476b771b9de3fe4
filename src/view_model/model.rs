//! The view model: made once from a text and its reading, asked by every other file of this room.

use std::cell::OnceCell;

use super::axis::ArticleAxis;
use super::borders::Borders;
use super::card::Moment;
use super::certainty::Certainty;
use super::look::StatementFacts;
use super::mark::{Mark, MentionId, StatementId};
use super::only_place::only_places;
use super::segment::{self, Segment};
use super::source_row::{self, SourceRow};
use super::statement_tree::{StatementTree, merged};
use super::trigger::Triggers;
use super::voice::{Voice, VoiceTag};
use crate::compact::{Collect, Map, Set};
use crate::correction::{Corrected, Review, Unanchored};
use crate::reading::{BlockKind, EntityId, Reading};
use crate::text::ByteSpan;

/// An article, ready to be drawn.
#[derive(Debug, Clone)]
pub struct ViewModel {
    pub(super) text: String,
    pub(super) reading: Reading,
    pub(super) axis: ArticleAxis,
    pub(super) triggers: Triggers,
    pub(super) tree: StatementTree,
    pub(super) segments: Vec<Segment>,
    /// The voices in the order of the legend.
    pub(super) tags: Vec<VoiceTag>,
    /// The index of each voice among them.
    pub(super) tag_of: Map<Voice, usize>,
    /// The first trigger of each entity.
    pub(super) first_triggers: Set<MentionId>,
    later: Later,
    pub(super) reviews: Map<StatementId, Review>,
    pub(super) unanchored: Vec<Unanchored>,
    /// The index in the uncorrected reading of each statement; empty: the same.
    kept: Vec<u32>,
    pub(super) reread: bool,
}

/// Parts of the model that the text can be drawn without, each made when it is first asked for.
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
        let axis = ArticleAxis::new(&reading.blocks);
        let borders = Borders::new(&text);
        let triggers = Triggers::new(&text, &reading, &axis, &borders);
        let tree = StatementTree::new(&text, &reading, &axis, &borders, &triggers);
        let segments = segment::cut(&text, &axis, &tree, &triggers);
        let tags = source_row::tags(&reading, &tree);
        ViewModel {
            segments,
            tag_of: tags.iter().enumerate().map(|(at, tag)| (tag.voice, at)).collect(),
            tags,
            first_triggers: first_triggers(&reading, &triggers),
            later: Later::default(),
            reviews: Map::default(),
            unanchored: Vec::new(),
            kept: Vec::new(),
            reread: false,
            text,
            reading,
            axis,
            triggers,
            tree,
        }
    }

    /// The same, with what an editor has said of the reading.
    pub fn reviewed(mut self, corrected: Corrected) -> Self {
        self.reviews =
            corrected.reviews.into_iter().map(|(at, review)| (StatementId(at), review)).collect();
        self.unanchored = corrected.unanchored;
        self.kept = corrected.kept;
        self
    }

    /// The same, with whether a reading came along that was of another text, so that this one was
    /// read anew.
    pub fn reread(self, reread: bool) -> Self {
        ViewModel { reread, ..self }
    }

    /// The index of a statement in the uncorrected reading.
    pub fn uncorrected(&self, StatementId(at): StatementId) -> u32 {
        if self.kept.is_empty() { at } else { self.kept[at as usize] }
    }

    /// Returns whether the reading that came along was of another text.
    pub fn is_reread(&self) -> bool {
        self.reread
    }

    /// An editor's review of a statement, if there is one.
    pub fn review(&self, id: StatementId) -> Option<&Review> {
        self.reviews.get(&id)
    }

    /// An editor's corrections that fit no statement, or several.
    pub fn unanchored(&self) -> &[Unanchored] {
        &self.unanchored
    }

    /// The certainty of a statement; `None` where an editor has looked at it.
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
            source_row::rows(&self.text, &self.reading, &self.axis, &self.tree, &self.tags)
        })
    }

    /// All that shows a voice; the newsroom's for one that says nothing here.
    pub fn tag(&self, voice: Voice) -> &VoiceTag {
        let at = self.tag_of.get(&voice).copied().unwrap_or(self.tags.len() - 1);
        &self.tags[at]
    }

    /// Statements with a marker (no fragments), in reading order: what "nächste Aussage" steps
    /// through.
    pub fn statements(&self) -> Vec<StatementId> {
        self.tree.whole().collect_vec()
    }

    /// All that a statement is drawn by.
    pub fn statement(&self, id: StatementId) -> &StatementFacts {
        self.tree.facts(id)
    }

    /// All triggers and markers in reading order: what the arrow keys walk. A statement stands for
    /// its marker.
    pub fn order(&self) -> Vec<Mark> {
        let leaf = |segment: &Segment| {
            segment.stack.last().copied().filter(|mark| !matches!(mark, Mark::Statement(_)))
        };
        let markers = |segment: &Segment| {
            segment.markers.iter().map(|m| Mark::Statement(m.statement)).collect_vec()
        };
        self.segments
            .iter()
            .flat_map(|segment| leaf(segment).into_iter().chain(markers(segment)))
            .collect_vec()
    }

    /// The trigger that shows a mark: itself, the longer one that holds it, or the statement of a
    /// fragment.
    pub fn trigger(&self, mark: Mark) -> Mark {
        match mark {
            Mark::Statement(id) => Mark::Statement(self.tree.whole_of(id)),
            Mark::Mention(_) | Mark::Figure(_) => {
                self.triggers.of(mark).map_or(mark, |trigger| trigger.mark)
            }
        }
    }

    /// The innermost whole statement around a trigger.
    pub(super) fn around_trigger(&self, trigger: Mark) -> Option<StatementId> {
        let all =
            self.later.around_trigger.get_or_init(|| around_triggers(&self.tree, &self.triggers));
        all.get(&trigger).copied()
    }

    /// The place that a statement names, if it names one.
    pub(super) fn only_place(&self, id: StatementId) -> Option<EntityId> {
        let around = |mark| self.innermost_around(mark);
        self.later.only_places.get_or_init(|| only_places(&self.reading, around)).get(&id).copied()
    }

    /// Word for word within a statement that is not: disjoint, in order.
    pub(super) fn wordings(&self, id: StatementId) -> &[ByteSpan] {
        let all = self.later.wordings.get_or_init(|| wordings(&self.reading, &self.tree));
        all.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns whether Tab stops here: at every marker and figure, and at the first mention of each entity.
    pub fn is_tab_stop(&self, mark: Mark) -> bool {
        match mark {
            Mark::Statement(_) | Mark::Figure(_) => true,
            Mark::Mention(id) => self.first_triggers.contains(&id),
        }
    }
}

/// The innermost whole statement around each trigger.
fn around_triggers(tree: &StatementTree, triggers: &Triggers) -> Map<Mark, StatementId> {
    let starts: Vec<usize> = triggers.list.iter().map(|trigger| trigger.span.start()).collect_vec();
    let around = tree.innermost(&starts);
    triggers.list.iter().zip(around).filter_map(|(trigger, id)| Some((trigger.mark, id?))).collect()
}

/// The wordings of each statement that is not word for word itself.
fn wordings(reading: &Reading, tree: &StatementTree) -> Map<StatementId, Vec<ByteSpan>> {
    let mut all: Map<StatementId, Vec<ByteSpan>> = Map::default();
    for id in tree.order.iter().copied().filter(|id| tree.is_wording(*id)) {
        all.or_default(tree.whole_of(id)).extend(&reading.statements[id.0 as usize].quote);
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
