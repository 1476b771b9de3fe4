//! Comparable figures as bars from a common zero.

use crate::compact::{Collect, Map};
use crate::reading::{EntityId, Figure, FigureValue, Qualifier};
use crate::view_model::{FigureId, Mark, ViewModel, Voice, VoiceTag};

/// The end of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BarShape {
    /// Full end.
    Exact,
    /// Broken end.
    Approx,
    /// Full, open to the right.
    Min,
    /// Hollow, with a thick limit.
    Max,
    /// From `start` to `end`.
    Range,
}

/// One figure on the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Jump here.
    pub figure: FigureId,
    /// With its qualifier: "bis zu 8.000".
    pub words: String,
    /// As the text says what is counted.
    pub counted: Option<String>,
    /// Start of the bar, 0 to 1 of the scale; at zero but for ranges and negative values.
    pub start: f64,
    /// End of the bar, 0 to 1.
    pub end: f64,
    /// The look of its end.
    pub shape: BarShape,
    /// The voice that says it; the newsroom, where nobody does.
    pub tag: VoiceTag,
    /// True if the card is about this one.
    pub current: bool,
}

/// Bars that may be set against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct BarGroup {
    /// The place that their statements name, and no other place beside it; `None` for the rest.
    pub caption: Option<String>,
    /// In order of the text.
    pub bars: Vec<Bar>,
}

/// Comparable figures drawn from a common zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The noun that most of them count ("Soldaten").
    pub caption: Option<String>,
    /// By place where figures of one scale speak of different places; else one. In order of the
    /// text.
    pub groups: Vec<BarGroup>,
    /// The place of zero, 0 to 1; 0 unless there are negative values.
    pub zero: f64,
}

impl ViewModel {
    /// The figure among those that it can be compared with; `None` where it stands alone.
    pub(in crate::view_model) fn scale_around(&self, current: FigureId) -> Option<Scale> {
        let group = self.reading.figures[current.0 as usize].group?;
        let scale = self.scale(group, Some(current))?;
        scale.groups.iter().any(|g| g.bars.iter().any(|bar| bar.current)).then_some(scale)
    }

    /// The figures of a group; `None` if there is nothing to compare.
    pub(in crate::view_model) fn scale(
        &self,
        group: u32,
        current: Option<FigureId>,
    ) -> Option<Scale> {
        let members = self
            .reading
            .figures
            .iter()
            .enumerate()
            .filter(|(_, figure)| figure.group == Some(group));
        let rows: Vec<(FigureId, &Figure, (f64, f64))> = members
            .filter_map(|(at, figure)| Some((FigureId(at as u32), figure, extent(figure)?)))
            .collect_vec();
        if rows.len() < 2 {
            return None;
        }
        let low = rows.iter().map(|(.., (low, _))| *low).fold(0.0, f64::min);
        let high = rows.iter().map(|(.., (_, high))| *high).fold(0.0, f64::max);
        let on_scale = |value: f64| if high > low { (value - low) / (high - low) } else { 0.0 };
        let bar = |(id, figure, (from, to)): &(FigureId, &Figure, (f64, f64))| Bar {
            figure: *id,
            words: self.figure_words(*id),
            counted: figure.counted.clone(),
            start: on_scale(*from),
            end: on_scale(*to),
            shape: shape(figure),
            tag: self.voice_of(*id).clone(),
            current: Some(*id) == current,
        };
        let groups = self.by_place(rows.iter().map(bar).collect_vec());
        Some(Scale {
            caption: common_noun(rows.iter().map(|(_, figure, _)| *figure)),
            groups,
            zero: on_scale(0.0),
        })
    }

    /// Bars by the place that their statements name; one group without caption where that tells
    /// nothing apart.
    fn by_place(&self, bars: Vec<Bar>) -> Vec<BarGroup> {
        let mut groups: Vec<BarGroup> = Vec::new();
        let mut group_of: Map<Option<EntityId>, usize> = Map::default();
        for bar in bars {
            let around = self.innermost_around(Mark::Figure(bar.figure));
            let place = around.and_then(|inner| self.only_place(inner));
            let at = *group_of.or_insert_with(place, || {
                groups.push(BarGroup { caption: self.place_name(place), bars: Vec::new() });
                groups.len() - 1
            });
            groups[at].bars.push(bar);
        }
        if let [only] = groups.as_mut_slice() {
            only.caption = None;
        }
        groups
    }

    fn place_name(&self, place: Option<EntityId>) -> Option<String> {
        place.map(|id| self.reading.entities[id.0 as usize].label.clone())
    }

    /// The voice that answers for a figure.
    pub(in crate::view_model) fn voice_of(&self, id: FigureId) -> &VoiceTag {
        let around = self
            .innermost_around(Mark::Figure(id))
            .map(|inner| self.tree.facts(self.accountable(inner)).voice);
        self.tag(around.unwrap_or(Voice::Editorial))
    }
}

/// From where to where a bar reaches: from zero, but for ranges.
fn extent(figure: &Figure) -> Option<(f64, f64)> {
    let ends = match figure.value.as_ref()? {
        FigureValue::Number(value) => (value.min(0.0), value.max(0.0)),
        FigureValue::Range(low, high) => (low.unwrap_or(0.0), (*high).or(*low)?),
        FigureValue::Iso(_) => return None,
    };
    (ends.0.is_finite() && ends.1.is_finite() && ends.0 <= ends.1).then_some(ends)
}

fn shape(figure: &Figure) -> BarShape {
    match (figure.value.as_ref(), figure.qualifier) {
        (Some(FigureValue::Range(Some(_), Some(_))), _) => BarShape::Range,
        (Some(FigureValue::Range(Some(_), None)), _) | (_, Some(Qualifier::Min)) => BarShape::Min,
        (Some(FigureValue::Range(None, _)), _) | (_, Some(Qualifier::Max)) => BarShape::Max,
        (_, Some(Qualifier::Approx)) => BarShape::Approx,
        _ => BarShape::Exact,
    }
}

/// The last word of what is counted, if most figures share it.
fn common_noun<'f>(figures: impl Iterator<Item = &'f Figure>) -> Option<String> {
    let nouns: Vec<&str> =
        figures.filter_map(|f| f.counted.as_deref()?.split_whitespace().next_back()).collect_vec();
    let count = |noun: &str| nouns.iter().filter(|n| **n == noun).count();
    let most = nouns.iter().copied().rev().max_by_key(|noun| count(noun))?;
    (2 * count(most) > nouns.len()).then(|| most.to_owned())
}
