//! Figures of one article that a reader can hold against each other: same kind, same unit, same
//! counted thing.

use crate::compact::{Collect, Map};

use crate::reading::{Change, Figure, FigureKind};

/// Properties by which figures are compared.
pub(super) struct Trait {
    /// Stem of what is counted, lower case.
    pub stem: Option<String>,
    /// True if "dieser" links it to the things counted before.
    pub points_back: bool,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// Numbers the groups from 0 in order of appearance; figures without a partner stay without.
pub(super) fn assign(figures: &mut [Figure], traits: &[Trait]) {
    let mut by_key: Map<GroupKey, usize> = Map::default();
    let mut groups: Vec<usize> = (0..figures.len()).collect_vec();
    let mut last_counted: Option<usize> = None;
    for at in 0..figures.len() {
        if !is_comparable(&figures[at]) {
            continue;
        }
        let mut first = traits[at].stem.as_ref().map(|stem| {
            let unit = (figures[at].unit.clone(), figures[at].is_points);
            let key = (figures[at].kind, unit, stem.clone());
            *by_key.or_insert(key, at)
        });
        if let Some(last) = last_counted
            .filter(|last| traits[at].points_back && figures[*last].kind == figures[at].kind)
        {
            first = Some(groups[last]);
        }
        if at > 0 && is_same_change(figures, traits, at) {
            first = Some(groups[at - 1]);
        }
        if let Some(first) = first {
            groups[at] = groups[first];
            if traits[at].stem.is_some() {
                last_counted = Some(at);
            }
        }
    }
    number(figures, &groups);
}

/// Kind, unit and whether of percentage points, what is counted.
type GroupKey = (FigureKind, (Option<String>, bool), String);

fn is_comparable(figure: &Figure) -> bool {
    use FigureKind::*;
    figure.is_shown
        && figure.value.is_some()
        && matches!(figure.kind, Number | Percent | Money | Measure | Temperature | NumberRange)
}

/// "von 9 auf 12 Prozent": where it stood and where it stands.
fn is_same_change(figures: &[Figure], traits: &[Trait], at: usize) -> bool {
    let is_level = |k: usize| matches!(figures[k].change, Some(Change::Level | Change::From));
    is_level(at)
        && is_level(at - 1)
        && figures[at].change != figures[at - 1].change
        && traits[at].sentence == traits[at - 1].sentence
        && figures[at].is_points == figures[at - 1].is_points
        && (figures[at].kind, &figures[at].unit) == (figures[at - 1].kind, &figures[at - 1].unit)
}

fn number(figures: &mut [Figure], groups: &[usize]) {
    let mut sizes = vec![0; groups.len()];
    groups.iter().for_each(|group| sizes[*group] += 1);
    let mut ids: Map<usize, u32> = Map::default();
    for (figure, group) in figures.iter_mut().zip(groups) {
        if sizes[*group] > 1 {
            let next = ids.len() as u32;
            figure.group = Some(*ids.or_insert(*group, next));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::find;

    #[track_caller]
    fn check(text: &str, wanted: &[Option<u32>]) {
        assert_eq!(find(text).iter().map(|f| f.group).collect::<Vec<_>>(), wanted, "{text}");
    }

    #[test]
    fn same_noun_in_another_case() {
        check(
            "Es kamen 40 Schiffe. Zwei Boote sanken. Von 38 Schiffen fehlt jede Spur.",
            &[Some(0), None, Some(0)],
        );
    }

    #[test]
    fn dieser_points_back() {
        check("Rund 500 Siedler kamen. Nur 90 dieser mutigen Leute blieben.", &[Some(0), Some(0)]);
    }

    #[test]
    fn where_it_stood_and_where_it_stands() {
        check("Die Quote stieg von 9 auf 12 Prozent.", &[Some(0), Some(0)]);
    }

    #[test]
    fn alone_or_of_another_kind() {
        check("Es kamen 40 Schiffe und 3 Prozent der Boote.", &[None, None]);
    }
}
