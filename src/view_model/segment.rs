//! Overlapping ranges to flat pieces of text, each with the stack of marks around it.

use super::axis::{ArticleAxis, AxisBlock};
use super::nest::{Cover, Range, nest};
use super::statement_tree::StatementTree;
use super::trigger::Triggers;
use super::{Mark, StatementId};
use crate::compact::{Collect, order};

/// A piece of one block's text over which the set of marks does not change.
///
/// To wrap text nodes in place: walk the article's text nodes in order, count UTF-16 units, cut
/// each node at the segment borders that fall into it, and keep open the elements that the stacks
/// of neighbouring pieces share from the outside. Host markup may cut a mark into more elements;
/// they share its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Their place in the article's text, in UTF-16 units, end excluded.
    pub utf16: [u32; 2],
    /// Index into the reading's blocks; segments of a block follow each other without gap.
    pub block: usize,
    /// The marks drawn around it, outer first; at most two statements that are not fragments, and
    /// one fragment. A mention or figure is always last, and never split by the model.
    pub stack: Vec<Mark>,
    /// Statements whose first part begins with this segment, outer first (verbosity
    /// "ausführlich").
    pub begins: Vec<StatementId>,
    /// Markers that follow this segment, inner first.
    pub markers: Vec<Marker>,
}

/// A statement's numbered button, after its last part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// Whose.
    pub statement: StatementId,
    /// The number of elements of the segment's stack, from the outside, that hold it.
    pub depth: usize,
}

/// The text of all blocks in pieces.
pub(super) fn cut(
    text: &str,
    line: &ArticleAxis,
    said: &StatementTree,
    triggers: &Triggers,
) -> Vec<Segment> {
    let (ranges, marks) = ranges(said, triggers);
    let mut cutter = Cutter {
        text,
        pieces: nest(&ranges),
        marks,
        edges: Edges::new(said),
        next_piece: 0,
        open: Vec::new(),
        at: 0,
        utf16: 0,
        segments: Vec::new(),
    };
    line.blocks().iter().for_each(|block| cutter.cut_block(block));
    cutter.segments
}

/// The ranges to draw, and the mark that each rank stands for.
fn ranges(said: &StatementTree, triggers: &Triggers) -> (Vec<Range>, Vec<Mark>) {
    let drawn = drawn(said).into_iter().map(|id| (Mark::Statement(id), said.parts(id)));
    let leaves = triggers.list.iter().map(|t| (t.mark, std::slice::from_ref(&t.span)));
    let (mut ranges, mut marks) = (Vec::new(), Vec::new());
    for (rank, (mark, spans)) in drawn.chain(leaves).enumerate() {
        marks.push(mark);
        ranges.extend(spans.iter().map(|span| Range { span: *span, rank: rank as u32 }));
    }
    (ranges, marks)
}

/// The statements to draw, in reading order: up to two over each other, and one fragment with
/// wording in them.
fn drawn(said: &StatementTree) -> Vec<StatementId> {
    let (mut once, mut twice, mut wording) = (Cover::default(), Cover::default(), Cover::default());
    let mut drawn = vec![false; said.parts.len()];
    for id in said.order.iter().copied() {
        let parts = said.parts(id);
        let full = if said.facts(id).fragment_of.is_some() { &wording } else { &twice };
        if parts.iter().any(|part| full.overlaps(*part)) {
            continue;
        }
        match said.facts(id).fragment_of {
            None => {
                parts.iter().flat_map(|part| once.add(*part)).for_each(|both| _ = twice.add(both))
            }
            Some(whole) if drawn[whole.0 as usize] && said.is_wording(id) => {
                parts.iter().for_each(|part| _ = wording.add(*part));
            }
            Some(_) => continue,
        }
        drawn[id.0 as usize] = true;
    }
    said.order.iter().copied().filter(|id| drawn[id.0 as usize]).collect_vec()
}

/// The borders of whole statements, drawn or not, in order of the text.
struct Edges {
    begins: Vec<(usize, StatementId)>,
    next_begin: usize,
    ends: Vec<(usize, StatementId)>,
    next_end: usize,
}

impl Edges {
    fn new(said: &StatementTree) -> Self {
        let with_parts = || {
            said.whole()
                .filter_map(|id| Some((id, said.parts(id).first()?, said.parts(id).last()?)))
        };
        let mut begins: Vec<_> =
            with_parts().map(|(id, first, _)| (first.start(), id)).collect_vec();
        // Both sorts are stable: outer before inner for beginnings, inner before outer for ends.
        order::by_number(&mut begins, |(at, _)| *at as u64);
        let mut ends: Vec<_> = with_parts().map(|(id, _, last)| (last.end(), id)).collect_vec();
        ends.reverse();
        order::by_number(&mut ends, |(at, _)| *at as u64);
        Edges { begins, next_begin: 0, ends, next_end: 0 }
    }

    /// The next edge after byte `at`.
    fn behind(&self, at: usize) -> Option<usize> {
        let next = |edges: &[(usize, StatementId)], from: usize| {
            edges[from..].iter().map(|(e, _)| *e).find(|e| *e > at)
        };
        next(&self.begins, self.next_begin).into_iter().chain(next(&self.ends, self.next_end)).min()
    }

    fn beginning_at(&mut self, at: usize) -> Vec<StatementId> {
        taken(&self.begins, &mut self.next_begin, at)
    }

    fn ending_at(&mut self, at: usize) -> Vec<StatementId> {
        taken(&self.ends, &mut self.next_end, at)
    }
}

/// Those at `at`, which `next` then stands behind.
fn taken(edges: &[(usize, StatementId)], next: &mut usize, at: usize) -> Vec<StatementId> {
    let from = *next;
    while edges.get(*next).is_some_and(|(edge, _)| *edge <= at) {
        *next += 1;
    }
    edges[from..*next].iter().map(|(_, id)| *id).collect_vec()
}

/// Walks the text once and writes down its segments.
struct Cutter<'t> {
    text: &'t str,
    /// Properly nested, in order of the text.
    pieces: Vec<Range>,
    marks: Vec<Mark>,
    edges: Edges,
    next_piece: usize,
    /// The pieces around the place reached, outer first: where each ends and its mark.
    open: Vec<(usize, Mark)>,
    /// The place reached, in bytes and in UTF-16 units.
    at: usize,
    utf16: u32,
    segments: Vec<Segment>,
}

impl Cutter<'_> {
    fn cut_block(&mut self, block: &AxisBlock) {
        self.advance(block.span.start());
        while self.at < block.span.end() {
            self.open_and_close();
            let end = self.next_edge().map_or(block.span.end(), |edge| edge.min(block.span.end()));
            self.cut_segment(end, block.index);
        }
    }

    /// Brings the open pieces up to the place reached.
    fn open_and_close(&mut self) {
        while self.open.last().is_some_and(|(end, _)| *end <= self.at) {
            self.open.pop();
        }
        while let Some(piece) =
            self.pieces.get(self.next_piece).filter(|p| p.span.start() <= self.at)
        {
            self.open.push((piece.span.end(), self.marks[piece.rank as usize]));
            self.next_piece += 1;
        }
    }

    fn next_edge(&self) -> Option<usize> {
        let closing = self.open.last().map(|(end, _)| *end);
        let opening = self.pieces.get(self.next_piece).map(|piece| piece.span.start());
        [closing, opening, self.edges.behind(self.at)].into_iter().flatten().min()
    }

    fn cut_segment(&mut self, end: usize, block: usize) {
        let text = self.text[self.at..end].to_owned();
        let stack: Vec<Mark> = self.open.iter().map(|(_, mark)| *mark).collect_vec();
        let begins = self.edges.beginning_at(self.at);
        let from = self.utf16;
        self.advance(end);
        let mut markers: Vec<Marker> =
            self.edges.ending_at(end).into_iter().map(|id| marker(id, &stack)).collect_vec();
        // Stable, so that of two at the same depth the inner one stays first.
        order::by_number(&mut markers, |marker| order::descending(marker.depth));
        self.segments.push(Segment {
            text,
            utf16: [from, self.utf16],
            block,
            stack,
            begins,
            markers,
        });
    }

    fn advance(&mut self, to: usize) {
        self.utf16 += self.text[self.at..to].chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        self.at = to;
    }
}

/// A marker stands inside what its statement stands in; one whose statement is not drawn, inside
/// all statements here.
fn marker(statement: StatementId, stack: &[Mark]) -> Marker {
    let own = stack.iter().position(|mark| *mark == Mark::Statement(statement));
    let depth = own
        .unwrap_or_else(|| stack.iter().filter(|mark| matches!(mark, Mark::Statement(_))).count());
    Marker { statement, depth }
}

#[cfg(test)]
mod tests {
    use crate::reading::SourceKind;
    use crate::view_model::sample::{article, drawn};

    /// Marks, and the drawing that they make: statements in tags, triggers in brackets, markers in
    /// parentheses.
    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        let sources =
            [("Anna Muster", SourceKind::Politician), ("die Polizei", SourceKind::Police)];
        assert_eq!(drawn(&article(marked, &sources)), wanted, "{marked}");
    }

    #[test]
    fn a_statement_has_one_marker_behind_it() {
        check(
            "Die Steuer <a 1 indirect>werde sinken</a>, sagte sie.",
            "Die Steuer <a>werde sinken</a>(a), sagte sie.",
        );
    }

    #[test]
    fn entities_and_figures_are_leaves_within_it() {
        check(
            "<a 1 direct>„In [Kiel](1) sind es [rund |9](~9) Boote“</a>.",
            "<a>„In [Kiel] sind es [rund 9] Boote“</a>(a).",
        );
    }

    #[test]
    fn two_parts_share_one_marker() {
        check(
            "<a 1 indirect>Die Brücke sei</a> laut Muster <a>gesperrt</a>.",
            "<a>Die Brücke sei</a> laut Muster <a>gesperrt</a>(a).",
        );
    }

    #[test]
    fn each_paragraph_has_its_part() {
        check("<a 1 direct>„Eins.\n\nZwei.“</a>", "<a>„Eins.</a>\n\n<a>Zwei.“</a>(a)");
    }

    #[test]
    fn nested_statements_have_their_own_markers_inner_first() {
        check(
            "<a 1 indirect>Es hieß, <b 2 indirect>alles sei ruhig</b></a>, so Muster.",
            "<a>Es hieß, <b>alles sei ruhig</b>(b)</a>(a), so Muster.",
        );
    }

    #[test]
    fn wording_of_the_same_source_is_a_fragment_without_marker() {
        check(
            "<a 1 indirect>Er sei <b 1 direct>„sehr froh“</b> darüber</a>.",
            "<a>Er sei <b>„sehr froh“</b> darüber</a>(a).",
        );
        check("<a 1 direct>„Er sagte <b 1 direct>‚Ja‘</b>“</a>.", "<a>„Er sagte ‚Ja‘“</a>(a).");
    }

    /// "Laut A hat B „…“ gesagt": the words in quotation marks are B's, also where the reading
    /// gives them to A as well.
    #[test]
    fn wording_that_is_given_to_the_outer_source_too_is_drawn_once() {
        check(
            "<a 1 indirect>A <b 2 indirect>B <c 1 direct><d 2 direct>„C“</c></d></b> D</a>.",
            "<a>A <b>B <d>„C“</d></b>(b) D</a>(a).",
        );
    }

    #[test]
    fn the_third_level_keeps_its_marker_only() {
        check(
            "<a 1 indirect>A <b 2 indirect>B <c x direct>„C“</c></b> D</a>.",
            "<a>A <b>B „C“(c)</b>(b) D</a>(a).",
        );
    }

    #[test]
    fn markers_at_one_place_stand_inner_first() {
        check(
            "<a 1 indirect>A <b 2 indirect>B <c x indirect>C <d 1 indirect>D</d></c></b></a>.",
            "<a>A <b>B C D(d)(c)</b>(b)</a>(a).",
        );
    }

    #[test]
    fn wording_is_drawn_also_in_the_second_level() {
        check(
            "<a 1 indirect>A <b 2 indirect>B <c 2 direct>„C“</c></b> D</a>.",
            "<a>A <b>B <c>„C“</c></b>(b) D</a>(a).",
        );
    }

    #[test]
    fn crossing_ranges_are_split_the_later_one_inside() {
        check(
            "<a 1 indirect>Eins zwei <b 2 direct>drei</a> vier</b> fünf.",
            "<a>Eins zwei <b>drei</b></a>(a)<b> vier</b>(b) fünf.",
        );
    }

    #[test]
    fn words_are_not_cut_nor_triggers() {
        check("Die <a 1 direct>Groß</a>mutter", "Die <a>Großmutter</a>(a)");
        check(
            "[bis zu |<a 1 indirect>8](<8) Boote kämen</a>.",
            "<a>[bis zu 8] Boote kämen</a>(a).",
        );
        check("<a 1 direct>Er war in [New</a> York](1).", "<a>Er war in [New York]</a>(a).");
    }
}
