//! The tree of an article's statements: which stands in which, which is a fragment,
//! what is drawn of each. Must not know segments or cards.

use super::axis::{ArticleAxis, trimmed};
use super::borders::Borders;
use super::trigger::Triggers;
use super::{Look, Nearness, StatementFacts, StatementId, Voice};
use crate::compact::{Collect, order};
use crate::reading::{Mode, Reading, Statement};
use crate::text::{ByteSpan, outer_first};

/// Number of statements before one that are looked at for the one that holds it: bounds the time where
/// many statements cover the same words.
const DEPTH: usize = 32;

/// All statements of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct StatementTree {
    /// One a statement of the reading.
    pub(super) facts: Vec<StatementFacts>,
    /// Spans drawn per statement: whole words, no trigger cut, split at block borders. Empty
    /// outside of all blocks.
    pub(super) parts: Vec<Vec<ByteSpan>>,
    /// In reading order, outer before inner, fragments among them.
    pub(super) order: Vec<StatementId>,
}

impl StatementTree {
    pub(super) fn new(
        text: &str,
        reading: &Reading,
        line: &ArticleAxis,
        borders: &Borders<'_>,
        triggers: &Triggers,
    ) -> Self {
        let exact: Vec<Vec<ByteSpan>> =
            reading.statements.iter().map(|s| merged(s.quote.clone())).collect_vec();
        let order = reading_order(&exact);
        let facts = facts(&reading.statements, &exact, &order);
        let drawn = |quote: &Vec<ByteSpan>| {
            let wide = quote.iter().map(|span| triggers.widen(borders.widen(*span)));
            merged(wide.flat_map(|span| one_a_block(text, span, line)).collect_vec())
        };
        StatementTree { facts, parts: exact.iter().map(drawn).collect_vec(), order }
    }

    /// Statements with a marker of their own, in reading order.
    pub(super) fn whole(&self) -> impl Iterator<Item = StatementId> {
        self.order.iter().copied().filter(|id| self.facts(*id).fragment_of.is_none())
    }

    pub(super) fn facts(&self, id: StatementId) -> &StatementFacts {
        &self.facts[id.0 as usize]
    }

    pub(super) fn parts(&self, id: StatementId) -> &[ByteSpan] {
        &self.parts[id.0 as usize]
    }

    /// The statement that `id` is a fragment of, or itself.
    pub(super) fn whole_of(&self, id: StatementId) -> StatementId {
        self.facts(id).fragment_of.unwrap_or(id)
    }

    /// The statements around `id`, from the inside out.
    pub(super) fn around(&self, id: StatementId) -> impl Iterator<Item = StatementId> {
        std::iter::successors(self.facts(self.whole_of(id)).inside, |outer| {
            self.facts(*outer).inside
        })
    }

    /// Returns whether a statement is word for word right inside one that is not, of the same source.
    pub(super) fn is_wording(&self, id: StatementId) -> bool {
        let direct = |id| self.facts(id).look.nearness == Nearness::Direct;
        let StatementFacts { fragment_of, inside, .. } = *self.facts(id);
        fragment_of.is_some_and(|whole| inside == fragment_of && direct(id) && !direct(whole))
    }

    /// For each of the sorted `places` the innermost whole statement that covers it.
    pub(super) fn innermost(&self, places: &[usize]) -> Vec<Option<StatementId>> {
        let mut found = vec![None; places.len()];
        // The next place not yet taken; jumps over what inner statements took, so that nesting
        // costs nothing.
        let mut next: Vec<usize> = (0..=places.len()).collect_vec();
        for id in self.order.iter().rev() {
            for part in self.parts(*id) {
                let mut at = free(&mut next, places.partition_point(|p| *p < part.start()));
                while at < places.len() && places[at] < part.end() {
                    found[at] = Some(innermost_whole(&self.facts, *id));
                    next[at] = at + 1;
                    at = free(&mut next, at + 1);
                }
            }
        }
        found
    }
}

/// The first place from `at` that is not taken.
fn free(next: &mut [usize], at: usize) -> usize {
    let mut end = at;
    while next[end] != end {
        end = next[end];
    }
    let mut step = at;
    while next[step] != end {
        step = std::mem::replace(&mut next[step], end);
    }
    end
}

/// By beginning, then longer first, then as the reading has them.
fn reading_order(quotes: &[Vec<ByteSpan>]) -> Vec<StatementId> {
    let mut ids: Vec<StatementId> = (0..quotes.len() as u32).map(StatementId).collect_vec();
    order::by_number(&mut ids, |id| outer_first(hull(&quotes[id.0 as usize])));
    ids
}

fn facts(
    statements: &[Statement],
    quotes: &[Vec<ByteSpan>],
    order: &[StatementId],
) -> Vec<StatementFacts> {
    let mut facts: Vec<StatementFacts> = statements.iter().map(alone).collect_vec();
    let mut open: Vec<StatementId> = Vec::new();
    for id in order.iter().copied() {
        let quote = &quotes[id.0 as usize];
        while open
            .last()
            .is_some_and(|outer| hull(&quotes[outer.0 as usize]).end() <= hull(quote).start())
        {
            open.pop();
        }
        let holder =
            open.iter().rev().take(DEPTH).find(|outer| holds(&quotes[outer.0 as usize], quote));
        if let Some(holder) = holder.copied() {
            let (voice, direct) = (
                facts[id.0 as usize].voice,
                facts[id.0 as usize].look.nearness == Nearness::Direct,
            );
            let whole = innermost_whole(&facts, holder);
            let same = |outer: &StatementId| facts[outer.0 as usize].voice == voice;
            // "A says that B says '…'": words in quotation marks that are given to A as well are
            // none of A's own.
            let mut holders = open
                .iter()
                .rev()
                .take(DEPTH)
                .filter(|outer| holds(&quotes[outer.0 as usize], quote));
            let fragment_of = match direct && !same(&whole) {
                true => holders
                    .find(|outer| same(outer))
                    .map(|outer| facts[outer.0 as usize].fragment_of.unwrap_or(*outer)),
                false => Some(whole).filter(same),
            };
            facts[id.0 as usize].inside = Some(whole);
            facts[id.0 as usize].fragment_of = fragment_of;
            let outer = &mut facts[whole.0 as usize].look;
            outer.mixed |=
                fragment_of == Some(whole) && direct && outer.nearness != Nearness::Direct;
        }
        open.push(id);
    }
    facts
}

/// The statement itself, or for a fragment the innermost one around it that is none.
fn innermost_whole(facts: &[StatementFacts], id: StatementId) -> StatementId {
    let StatementFacts { fragment_of, inside, .. } = facts[id.0 as usize];
    fragment_of.and(inside).unwrap_or(id)
}

/// A statement as it is where nothing is known of the others.
fn alone(statement: &Statement) -> StatementFacts {
    let nearness = match statement.mode {
        Mode::Direct => Nearness::Direct,
        Mode::Indirect | Mode::FreeIndirect | Mode::IndirectFreeIndirect => Nearness::Indirect,
        Mode::Reported => Nearness::Reported,
    };
    let voice = statement.source.map_or(Voice::Nobody, Voice::Source);
    StatementFacts { voice, look: Look { nearness, mixed: false }, fragment_of: None, inside: None }
}

/// Returns whether each part of `inner` lies in a part of `outer`.
fn holds(outer: &[ByteSpan], inner: &[ByteSpan]) -> bool {
    inner.iter().all(|part| {
        let next = outer.partition_point(|o| o.end() < part.end());
        outer.get(next).is_some_and(|o| o.contains(*part))
    })
}

fn hull(quote: &[ByteSpan]) -> ByteSpan {
    match quote {
        [] => ByteSpan::new(0, 0),
        [first, .., last] | [first @ last] => first.cover(*last),
    }
}

/// Sorted, those that touch made one, empty ones left out.
pub(super) fn merged(mut spans: Vec<ByteSpan>) -> Vec<ByteSpan> {
    spans.retain(|span| !span.is_empty());
    order::by_number(&mut spans, |span| order::pair(span.start(), span.end()));
    let mut whole: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut().filter(|last| span.start() <= last.end()) {
            Some(last) => *last = last.cover(span),
            None => whole.push(span),
        }
    }
    whole
}

/// The pieces of a span in the article's blocks, without white space at their ends.
fn one_a_block(text: &str, span: ByteSpan, line: &ArticleAxis) -> Vec<ByteSpan> {
    let pieces = line.overlapping(span).iter().map(|block| {
        ByteSpan::new(span.start().max(block.span.start()), span.end().min(block.span.end()))
    });
    pieces.map(|piece| trimmed(text, piece)).filter(|piece| !piece.is_empty()).collect_vec()
}
