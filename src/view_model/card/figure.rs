//! The card of a figure: its value, what is counted, who states it, what it can be compared with.

use super::{PartOf, Saying, Scale, Value};
use crate::compact::Collect;
use crate::reading::{Change, FigureKind, Qualifier};
use crate::view_model::{FigureId, Mark, Place, StatementId, ViewModel, source_row, trigger};

/// The facts of a figure, as the card and the panel of figures say them.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureFacts {
    /// The index in the reading.
    pub id: FigureId,
    /// Kind: tells how to format the value.
    pub kind: FigureKind,
    /// With its qualifier: "bis zu 8.000".
    pub words: String,
    /// `None` where the text leaves it open ("vor wenigen Tagen").
    pub value: Option<Value>,
    /// EUR, %, km ...
    pub unit: Option<String>,
    /// Percentage points, not per cent.
    pub is_points: bool,
    /// The bare magnitude where the value is something else (3 for "3 Tage").
    pub number: Option<f64>,
    /// The meaning of the qualifier: about, at least, at most.
    pub qualifier: Option<Qualifier>,
    /// The thing counted.
    pub counted: Option<String>,
    /// Level or difference.
    pub change: Option<Change>,
    /// The statement that says it: of the innermost named source, or the innermost of all if none
    /// is named.
    pub said_by: Option<Saying>,
    /// Its place in the article.
    pub place: Place,
}

/// The card of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureCard {
    /// The figure itself.
    pub facts: FigureFacts,
    /// "Gestützt auf": what a source without name inside that statement says.
    pub rests_on: Option<Saying>,
    /// "laut": in whose statements `said_by` stands, from the inside out.
    pub chain: Vec<Saying>,
    /// Comparable figures, two or more.
    pub scale: Option<Scale>,
    /// Other marks under the same trigger, which have none of their own.
    pub within: Vec<Mark>,
    /// The statement around it.
    pub part_of: Option<PartOf>,
    /// The marks over each other here, outermost first, the trigger last: "Ebene 2 von 2".
    pub levels: Vec<Mark>,
}

impl ViewModel {
    /// The card of a figure.
    pub fn figure_card(&self, id: FigureId) -> FigureCard {
        let mark = Mark::Figure(id);
        let innermost = self.innermost_around(mark);
        let said_by = innermost.map(|inner| self.accountable(inner));
        FigureCard {
            facts: self.figure_facts(id),
            rests_on: innermost
                .filter(|inner| said_by.is_some_and(|by| by != *inner))
                .map(|inner| self.saying(inner)),
            chain: said_by
                .into_iter()
                .flat_map(|by| self.tree.around(by))
                .map(|outer| self.saying(outer))
                .collect_vec(),
            scale: self.scale_around(id),
            within: self.sharing_trigger(mark),
            part_of: self.part_of(mark),
            levels: self.levels(mark),
        }
    }

    /// The facts of a figure.
    pub(in crate::view_model) fn figure_facts(&self, id: FigureId) -> FigureFacts {
        let figure = &self.reading.figures[id.0 as usize];
        let innermost = self.innermost_around(Mark::Figure(id));
        FigureFacts {
            id,
            kind: figure.kind,
            words: self.figure_words(id),
            value: figure.value.as_ref().map(Value::new),
            unit: figure.unit.clone(),
            is_points: figure.is_points,
            number: figure.number,
            qualifier: figure.qualifier,
            counted: figure.counted.clone(),
            change: figure.change,
            said_by: innermost.map(|inner| self.saying(self.accountable(inner))),
            place: self.axis.place(figure.span.start()),
        }
    }

    /// A figure with its qualifier, as the text has it.
    pub(in crate::view_model) fn figure_words(&self, id: FigureId) -> String {
        self.words(trigger::words(&self.reading.figures[id.0 as usize]))
    }

    /// The innermost statement from `inner` outward whose source has a name, or else `inner`.
    pub(in crate::view_model) fn accountable(&self, inner: StatementId) -> StatementId {
        source_row::accountable(inner, &self.reading, &self.tree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::SourceKind;
    use crate::view_model::BarShape;
    use crate::view_model::sample::{Sources, article};

    const SOURCES: Sources<'_> = &[
        ("Anna Muster", SourceKind::Politician),
        ("Polizei", SourceKind::Police),
        ("Kreise", SourceKind::Unnamed),
    ];

    fn card(marked: &str, figure: u32) -> FigureCard {
        article(marked, SOURCES).figure_card(FigureId(figure))
    }

    fn who(saying: Option<&Saying>) -> &str {
        saying.and_then(|s| s.tag.label.as_deref()).unwrap_or("-")
    }

    #[test]
    fn the_newsrooms_figure_has_no_speaker() {
        let card = card("Dort liegen [rund |9](~9) Boote.", 0);
        assert_eq!((card.facts.words.as_str(), who(card.facts.said_by.as_ref())), ("rund 9", "-"));
        assert_eq!(
            (card.facts.value, card.facts.qualifier),
            (Some(Value::Number(9.0)), Some(Qualifier::Approx))
        );
        assert!(card.scale.is_none());
    }

    #[test]
    fn it_tells_who_says_it_and_on_what_that_rests() {
        let card =
            card("<a 1 direct>„Kreisen zufolge sind es <b 3 indirect>[9](=9) Boote</b>“</a>.", 0);
        assert_eq!(
            (who(card.facts.said_by.as_ref()), who(card.rests_on.as_ref())),
            ("Anna Muster", "Kreise")
        );
        assert_eq!(who(card.part_of.as_ref()), "Anna Muster");
    }

    #[test]
    fn a_named_source_in_a_statement_is_the_one_who_says_it() {
        let card =
            card("<a 1 direct>„Laut Polizei sind es <b 2 indirect>[9](=9) Boote</b>“</a>.", 0);
        assert_eq!(
            (who(card.facts.said_by.as_ref()), who(card.rests_on.as_ref())),
            ("Polizei", "-")
        );
        assert_eq!(who(card.chain.first()), "Anna Muster");
    }

    #[test]
    fn comparable_figures_stand_on_one_scale() {
        let marked = "Es lagen [8](=8 g1 alte Boote) da. <a 2 indirect>Es seien [bis zu |10](<10 g1 Boote) \
            Boote</a>. Und [4](=4 g2) Autos. Und [rund |5](~5 g1 Boote).";
        let scale = card(marked, 1).scale.unwrap();
        let bars: Vec<_> = scale.groups[0]
            .bars
            .iter()
            .map(|b| (b.words.as_str(), b.end, b.shape, b.current))
            .collect();
        assert_eq!(
            bars,
            [
                ("8", 0.8, BarShape::Exact, false),
                ("bis zu 10", 1.0, BarShape::Max, true),
                ("rund 5", 0.5, BarShape::Approx, false)
            ]
        );
        assert_eq!((scale.caption.as_deref(), scale.zero), (Some("Boote"), 0.0));
        assert_eq!(scale.groups[0].bars[1].tag.label.as_deref(), Some("Polizei"));
        assert!(card(marked, 2).scale.is_none(), "nothing to compare the cars with");
    }

    #[test]
    fn figures_of_different_places_are_not_set_against_each_other() {
        let marked = "<a 1 direct>„In [Kiel](1) sind es [8](=8 g1 Boote)“</a>, <b 2 direct>„in [Kiel](1) [9](=9 g1)“</b>, \
            <c 1 direct>„in [Lübeck](2) [20](=20 g1)“</c>, [30](=30 g1), <d 1 direct>„von [Kiel](1) nach \
            [Lübeck](2) [40](=40 g1)“</d>.";
        let groups: Vec<(Option<String>, Vec<String>)> =
            (card(marked, 0).scale.unwrap().groups.into_iter())
                .map(|group| (group.caption, group.bars.into_iter().map(|bar| bar.words).collect()))
                .collect();
        let wanted = [
            (Some("Kiel"), vec!["8", "9"]),
            (Some("Lübeck"), vec!["20"]),
            (None, vec!["30", "40"]),
        ];
        let wanted = wanted.map(|(caption, words)| {
            (caption.map(String::from), words.into_iter().map(String::from).collect())
        });
        assert_eq!(groups, wanted);
    }

    #[test]
    fn one_place_for_all_needs_no_caption() {
        let marked = "<a 1 direct>„In [Kiel](1) sind es [8](=8 g1)“</a>, <b 2 direct>„in [Kiel](1) [9](=9 g1)“</b>.";
        let groups = card(marked, 0).scale.unwrap().groups;
        assert_eq!((groups.len(), groups[0].caption.as_deref()), (1, None));
    }

    #[test]
    fn losses_hang_below_zero() {
        let scale = card("Erst [-5](=-5 g1), dann [15](=15 g1).", 0).scale.unwrap();
        let bars: Vec<_> = scale.groups[0].bars.iter().map(|b| (b.start, b.end)).collect();
        assert_eq!((scale.zero, bars), (0.25, vec![(0.0, 0.25), (0.25, 1.0)]));
    }
}
