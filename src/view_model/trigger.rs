//! Entities and figures as triggers: whole words, none over another, none across blocks.

use super::axis::{ArticleAxis, trimmed};
use super::borders::Borders;
use super::{FigureId, Mark, MentionId};
use crate::compact::{Collect, Map, order};
use crate::reading::{Figure, Reading};
use crate::text::ByteSpan;

/// Greatest distance in bytes of a qualifier from its figure to be one trigger with it.
const QUALIFIER_REACH: usize = 16;

/// A place of the text that opens a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trigger {
    pub(super) mark: Mark,
    /// Widened to whole words.
    pub(super) span: ByteSpan,
    /// Shorter marks that it overlaps, and so holds.
    pub(super) within: Vec<Mark>,
}

/// All triggers of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Triggers {
    /// In order of the text, none overlapping.
    pub(super) list: Vec<Trigger>,
    /// The trigger that shows each mark.
    of: Map<Mark, usize>,
}

impl Triggers {
    pub(super) fn new(
        text: &str,
        reading: &Reading,
        line: &ArticleAxis,
        borders: &Borders<'_>,
    ) -> Self {
        let mentions = (reading.mentions.iter().enumerate())
            .filter(|(_, mention)| mention.is_shown)
            .map(|(i, m)| (Mark::Mention(MentionId(i as u32)), m.span));
        let figures = (reading.figures.iter().enumerate())
            .filter(|(_, figure)| figure.is_shown)
            .map(|(i, f)| (Mark::Figure(FigureId(i as u32)), words(f)));
        let wide = mentions.chain(figures).filter_map(|(mark, span)| {
            let exact = trimmed(text, span);
            let block = line.overlapping(exact).first()?.span;
            let wide = borders.widen(exact);
            let in_block =
                ByteSpan::new(wide.start().max(block.start()), wide.end().min(block.end()));
            Some((mark, exact.len(), trimmed(text, in_block)))
        });
        Self::choose(wide.filter(|(.., span)| !span.is_empty()).collect_vec())
    }

    /// The longer of two overlapping candidates is the trigger, the other stands within it.
    fn choose(mut candidates: Vec<(Mark, usize, ByteSpan)>) -> Self {
        order::by_number(&mut candidates, |(.., span)| span.start() as u64);
        order::by_number(&mut candidates, |(_, exact, span)| {
            u64::MAX - order::pair(span.len(), *exact)
        });
        let mut list: Vec<Trigger> = Vec::new();
        let mut by_start: Vec<(usize, usize)> = Vec::new();
        for (mark, _, span) in candidates {
            let place = by_start.partition_point(|(start, _)| *start <= span.start());
            let near =
                by_start[..place].last().into_iter().chain(by_start.get(place)).map(|(_, at)| *at);
            match near.clone().find(|at| list[*at].span.overlaps(span)) {
                Some(holder) => list[holder].within.push(mark),
                None => {
                    by_start.insert(place, (span.start(), list.len()));
                    list.push(Trigger { mark, span, within: Vec::new() });
                }
            }
        }
        order::by_number(&mut list, |trigger| trigger.span.start() as u64);
        let mut of = Map::default();
        for (at, trigger) in list.iter().enumerate() {
            of.insert(trigger.mark, at);
            of.extend(trigger.within.iter().map(|mark| (*mark, at)));
        }
        Triggers { list, of }
    }

    /// The trigger that shows a mention or figure; `None` where it stands outside of all blocks.
    pub(super) fn of(&self, mark: Mark) -> Option<&Trigger> {
        self.of.get(&mark).map(|at| &self.list[*at])
    }

    /// `span` with both ends moved outward where they would cut a trigger.
    pub(super) fn widen(&self, span: ByteSpan) -> ByteSpan {
        let start = self.cut_by(span.start()).map_or(span.start(), ByteSpan::start);
        let end = self.cut_by(span.end()).map_or(span.end(), ByteSpan::end);
        ByteSpan::new(start, end)
    }

    /// The trigger that `at` lies inside of, not at its edges.
    fn cut_by(&self, at: usize) -> Option<ByteSpan> {
        let next = self.list.partition_point(|t| t.span.end() <= at);
        self.list.get(next).map(|t| t.span).filter(|span| span.start() < at)
    }
}

/// A figure with its qualifier, where that stands close by.
pub(super) fn words(figure: &Figure) -> ByteSpan {
    match figure.qualifier_span {
        Some(qualifier) => {
            let both = figure.span.cover(qualifier);
            if both.len() <= figure.span.len() + qualifier.len() + QUALIFIER_REACH {
                both
            } else {
                figure.span
            }
        }
        None => figure.span,
    }
}
