//! The article as one line: who speaks when, and how near to the wording.

use super::{Look, Mark, StatementId, ViewModel, VoiceTag};

use crate::compact::Collect;

/// From this width on a numeral stands under a segment, 0 to 1 of the line.
const WIDE: f64 = 0.03;
/// Two numerals of two digits, this far from each other, touch on a line as wide as a page; or as a
/// phone.
const CLOSE: f64 = 0.02;
const CLOSE_ON_A_PHONE: f64 = 0.05;

/// One statement on the strip.
#[derive(Debug, Clone, PartialEq)]
pub struct StripSegment {
    /// Click leads here.
    pub statement: StatementId,
    /// Badge, hue, label.
    pub tag: VoiceTag,
    /// Its nearness is the height; a mixed one is a step.
    pub look: Look,
    /// Its beginning, 0 to 1 of the line.
    pub start: f64,
    /// Its width, 0 to 1 of the line.
    pub width: f64,
    /// The steps of a mixed one: begin and width of the wording, 0 to 1 of the *segment*.
    pub steps: Vec<(f64, f64)>,
    /// True if it stands in another statement: a low block over that one's.
    pub nested: bool,
    /// True if the numeral stands under it: the first of its source, or wide enough; never nested,
    /// never over another.
    pub numeral: bool,
    /// On a phone the numeral would touch the one before it.
    pub tight: bool,
}

impl ViewModel {
    /// All statements on the line, in reading order, outer before inner. Between them the newsroom
    /// speaks.
    pub fn strip(&self) -> Vec<StripSegment> {
        let mut seen = crate::compact::Set::default();
        // Where the last numerals stand, on a page and on a phone.
        let mut last = [f64::MIN; 2];
        let segments = self.statements().into_iter().map(|id| {
            let facts = self.tree.facts(id);
            let line = self.statement_line(id);
            let nested = facts.inside.is_some();
            let worth = !nested && (seen.insert(facts.voice) || line.width >= WIDE);
            let numeral = worth && line.start - last[0] >= CLOSE;
            let tight = line.start - last[1] < CLOSE_ON_A_PHONE;
            last = [
                if numeral { line.start } else { last[0] },
                if numeral && !tight { line.start } else { last[1] },
            ];
            let steps = self.steps(id, line.start, line.width);
            let (tag, look) = (self.tag(facts.voice).clone(), facts.look);
            let (start, width) = (line.start, line.width);
            StripSegment { statement: id, tag, look, start, width, steps, nested, numeral, tight }
        });
        segments.collect_vec()
    }

    fn steps(&self, id: StatementId, start: f64, width: f64) -> Vec<(f64, f64)> {
        let inside = |at: usize| {
            if width > 0.0 {
                ((self.axis.fraction(at) - start) / width).clamp(0.0, 1.0)
            } else {
                0.0
            }
        };
        let step = |from: f64, to: f64| (from, to - from);
        let wordings = self.wordings(id).iter();
        wordings.map(|words| step(inside(words.start()), inside(words.end()))).collect_vec()
    }

    /// The place of a mark on the line, 0 to 1, for a cursor on the strip.
    pub fn on_line(&self, mark: Mark) -> f64 {
        let start = match mark {
            Mark::Statement(id) => self.tree.parts(id).first().map(|part| part.start()),
            Mark::Mention(_) | Mark::Figure(_) => {
                self.triggers.of(mark).map(|trigger| trigger.span.start())
            }
        };
        start.map_or(0.0, |at| self.axis.fraction(at))
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::SourceKind;
    use crate::view_model::sample::article;

    #[test]
    fn segments_lie_where_their_words_do() {
        let sources = [("A", SourceKind::Person), ("B", SourceKind::Unnamed)];
        // 100 bytes: 20 of the newsroom, 40 said by A, 40 of the newsroom with 1 said by A.
        let marked = format!(
            "{}<a 1 indirect>{}<b 1 direct>{}</b></a>{}<c 1 direct>x</c>{}<d 2 direct>y</d>",
            "n ".repeat(10),
            "a ".repeat(10),
            "w ".repeat(9) + "w.",
            "n ".repeat(10),
            "n ".repeat(9),
        );
        let strip = article(&marked, &sources).strip();
        let percent = |share: f64| (share * 100.0).round();
        let steps = |steps: &[(f64, f64)]| {
            steps.iter().map(|(at, wide)| (percent(*at), percent(*wide))).collect::<Vec<_>>()
        };
        let shown: Vec<_> = strip
            .iter()
            .map(|s| (percent(s.start), percent(s.width), steps(&s.steps), s.numeral))
            .collect();
        assert_eq!(
            shown,
            [
                (20.0, 40.0, vec![(50.0, 50.0)], true),
                (80.0, 1.0, vec![], false),
                (99.0, 1.0, vec![], true)
            ]
        );
    }

    #[test]
    fn nested_ones_have_no_numeral() {
        let sources = [("A", SourceKind::Person), ("B", SourceKind::Person)];
        let strip =
            article("<a 1 indirect>Es sagt, <b 2 indirect>es brenne</b></a>.", &sources).strip();
        assert_eq!(
            strip.iter().map(|s| (s.nested, s.numeral)).collect::<Vec<_>>(),
            [(false, true), (true, false)]
        );
    }

    #[test]
    fn numerals_do_not_stand_over_each_other() {
        let sources =
            [("A", SourceKind::Person), ("B", SourceKind::Person), ("C", SourceKind::Person)];
        let marked =
            format!("{}<a 1 direct>x</a><b 2 direct>yyy</b><c 3 direct>z</c>", "n ".repeat(48));
        let strip = article(&marked, &sources).strip();
        let numerals: Vec<_> = strip.iter().map(|s| (s.numeral, s.tight)).collect();
        assert_eq!(numerals, [(true, false), (false, true), (true, true)]);
    }
}
