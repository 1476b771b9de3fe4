//! Corrections by an editor: a statement is right, has another source or form, or is none. Pure;
//! comes after the engine and before the view model.
//!
//! A correction names its statement by its words or its place, and must meet exactly one: what
//! meets none or several is given back, never guessed at and never lost.

use crate::compact::Collect;
use crate::reading::{Mode, Reading, Source, SourceId, SourceKind, Statement};
use crate::text::{ByteSpan, OffsetUnit, UnitMap};

/// One correction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Correction {
    /// The statement it is about.
    pub statement: Anchor,
    /// The source, by the name that stands in the legend or any that the article uses.
    pub source: Option<String>,
    /// The kind of source, where it is new.
    pub kind: Option<SourceKind>,
    /// Nearness to the wording.
    pub mode: Option<Mode>,
    /// It is no statement at all.
    pub remove: bool,
    /// A note of the editor for readers.
    pub note: Option<String>,
}

/// The ways in which a correction names its statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Anchor {
    /// Its words, whole; white space and the quotation marks around them do not count, a gap may be
    /// written "[…]".
    Words(String),
    /// Its parts, in UTF-16 units of the article's text.
    Places(Vec<[u32; 2]>),
}

impl Default for Anchor {
    fn default() -> Self {
        Anchor::Words(String::new())
    }
}

/// The verdict of an editor on a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// True if anything was changed, or found right as it was.
    pub changed: bool,
    /// The editor's remark.
    pub note: Option<String>,
}

/// A correction that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanchored {
    /// The statement as the correction named it: words, or places as numbers.
    pub statement: String,
    /// True if several statements have these words; else none has.
    pub ambiguous: bool,
    /// The editor's remark.
    pub note: Option<String>,
}

/// The outcome of the corrections.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrected {
    /// The statements that were looked at, by their index in the corrected reading.
    pub reviews: Vec<(u32, Review)>,
    /// Corrections that fit no statement or several, in the order given.
    pub unanchored: Vec<Unanchored>,
    /// The index in the uncorrected reading of each statement that is left; empty where none was
    /// removed.
    pub kept: Vec<u32>,
}

/// Makes the corrections in a reading of `text`. All are anchored before the first is made.
pub fn correct(text: &str, reading: &mut Reading, corrections: &[Correction]) -> Corrected {
    let mut done = Corrected::default();
    if corrections.is_empty() {
        return done;
    }
    let map = UnitMap::new(text, OffsetUnit::Utf16);
    let words: Vec<String> =
        reading.statements.iter().map(|statement| words_of(text, statement)).collect_vec();
    let mut reviews: Vec<Option<Review>> = vec![None; words.len()];
    let mut removed = vec![false; words.len()];
    let anchors: Vec<Vec<usize>> =
        corrections.iter().map(|c| c.statement.find(reading, &words, &map)).collect_vec();
    for (correction, found) in corrections.iter().zip(anchors) {
        let [at] = found[..] else {
            let statement = correction.statement.to_string();
            done.unanchored.push(Unanchored {
                statement,
                ambiguous: !found.is_empty(),
                note: correction.note.clone(),
            });
            continue;
        };
        removed[at] |= correction.remove;
        let changed = change(reading, at, correction);
        let before = reviews[at].take();
        reviews[at] = Some(Review {
            changed: changed || before.as_ref().is_some_and(|b| b.changed),
            note: correction.note.clone().or(before.and_then(|b| b.note)),
        });
    }
    if removed.contains(&true) {
        let left = removed.iter().zip(0..).filter(|(removed, _)| !**removed);
        done.kept = left.map(|(_, at)| at).collect_vec();
    }
    let mut kept = removed.iter();
    reading.statements.retain(|_| kept.next() == Some(&false));
    let kept = reviews.into_iter().zip(removed).filter(|(_, removed)| !removed);
    done.reviews = kept.zip(0..).filter_map(|((review, _), at)| Some((at, review?))).collect_vec();
    done
}

impl Anchor {
    /// All statements that it names.
    fn find(&self, reading: &Reading, words: &[String], map: &UnitMap) -> Vec<usize> {
        match self {
            Anchor::Words(wanted) => {
                let wanted = plain(wanted);
                words
                    .iter()
                    .enumerate()
                    .filter(|(_, words)| **words == wanted)
                    .map(|(at, _)| at)
                    .collect_vec()
            }
            Anchor::Places(places) => {
                let Some(spans) =
                    places.iter().map(|place| map.inward(*place)).collect::<Option<Vec<_>>>()
                else {
                    return Vec::new();
                };
                let all = reading.statements.iter().enumerate();
                all.filter(|(_, statement)| statement.quote == spans)
                    .map(|(at, _)| at)
                    .collect_vec()
            }
        }
    }
}

impl std::fmt::Display for Anchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Anchor::Words(words) => f.write_str(words),
            Anchor::Places(places) => {
                let spans: Vec<String> =
                    places.iter().map(|[start, end]| format!("[{start}, {end}]")).collect_vec();
                write!(f, "[{}]", spans.join(", "))
            }
        }
    }
}

/// Changes one statement, and with its source that of its own wording inside it; says whether
/// anything is new.
fn change(reading: &mut Reading, at: usize, correction: &Correction) -> bool {
    let before = (reading.statements[at].source, reading.statements[at].mode);
    if let Some(name) = &correction.source {
        let source = Some(source_of(reading, name, correction.kind));
        let whole = reading.statements[at].quote.clone();
        let holds = |part: &ByteSpan| whole.iter().any(|outer| outer.contains(*part));
        for (other, statement) in reading.statements.iter_mut().enumerate() {
            if other == at || statement.source == before.0 && statement.quote.iter().all(holds) {
                (statement.source, statement.inferred) = (source, false);
            }
        }
    }
    let statement = &mut reading.statements[at];
    statement.mode = correction.mode.unwrap_or(statement.mode);
    before != (statement.source, statement.mode)
}

/// The source of that name: one of the article's, or a new one.
fn source_of(reading: &mut Reading, name: &str, kind: Option<SourceKind>) -> SourceId {
    let called = |id: &crate::reading::EntityId| {
        let entity = &reading.entities[id.0 as usize];
        entity.label == name || entity.aliases.iter().any(|alias| alias == name)
    };
    let entity = (0..reading.entities.len() as u32).map(crate::reading::EntityId).find(called);
    let same_label = reading.sources.iter().position(|source| source.label == name);
    let same_entity =
        || reading.sources.iter().position(|source| entity.is_some() && source.entity == entity);
    if let Some(known) = same_label.or_else(same_entity) {
        return SourceId(known as u32);
    }
    reading.sources.push(Source { label: name.into(), kind: kind.unwrap_or_default(), entity });
    SourceId(reading.sources.len() as u32 - 1)
}

/// The words of a statement with single spaces, "[…]" between parts that do not touch.
fn words_of(text: &str, statement: &Statement) -> String {
    let (mut words, mut last) = (String::new(), None);
    for part in &statement.quote {
        if let Some(end) = last {
            let apart =
                text.get(end..part.start()).is_none_or(|between| !between.trim().is_empty());
            words.push_str(if apart { " […] " } else { " " });
        }
        words.push_str(part.of(text));
        last = Some(part.end());
    }
    plain(&words)
}

/// Without the quotation marks around it, white space single.
fn plain(words: &str) -> String {
    let line = words.split_whitespace().map(|word| if word == "[...]" { "[…]" } else { word });
    let line = line.collect_vec().join(" ");
    line.trim_matches(|c: char| c.is_whitespace() || "\"„“”‚‘’»«›‹'".contains(c)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Entity, EntityId};

    const TEXT: &str = "Es brenne „seit Stunden“, sagte Muster. „Ja“, rief Probst. „Ja“, rief Muster. Es sei, so Probst, 😀 vorbei.";

    /// a: "Es brenne …" of Muster with b: its wording; c, d: "Ja" of Probst and Muster; e: in two
    /// parts, of Probst.
    fn reading() -> Reading {
        let span = |words: &str, nth: usize| {
            let (at, _) = TEXT.match_indices(words).nth(nth).expect(words);
            ByteSpan::new(at, at + words.len())
        };
        let statement = |mode, quote, source| Statement {
            mode,
            quote,
            speaker: vec![],
            cue: vec![],
            frame: vec![],
            addressee: vec![],
            source: Some(SourceId(source)),
            inferred: true,
            confidence: 0.6,
            evidence: Default::default(),
        };
        let source =
            |label: &str, entity| Source { label: label.into(), kind: SourceKind::Person, entity };
        let entity = Entity {
            label: "Anna Probst".into(),
            aliases: vec!["Probst".into()],
            ..Entity::default()
        };
        Reading {
            entities: vec![entity],
            sources: vec![source("Muster", None), source("Anna Probst", Some(EntityId(0)))],
            statements: vec![
                statement(Mode::Indirect, vec![span("Es brenne „seit Stunden“", 0)], 0),
                statement(Mode::Direct, vec![span("„seit Stunden“", 0)], 0),
                statement(Mode::Direct, vec![span("„Ja“", 0)], 1),
                statement(Mode::Direct, vec![span("„Ja“", 1)], 0),
                statement(Mode::Indirect, vec![span("Es sei", 0), span("😀 vorbei", 0)], 1),
            ],
            ..Reading::default()
        }
    }

    fn words(words: &str) -> Correction {
        Correction { statement: Anchor::Words(words.into()), ..Correction::default() }
    }

    /// The reading after one correction, and which statements count as reviewed: "0" found right,
    /// "0!" changed.
    #[track_caller]
    fn corrected(correction: Correction) -> (Reading, String) {
        let mut reading = reading();
        let done = correct(TEXT, &mut reading, &[correction]);
        let review =
            |(at, review): &(u32, Review)| format!("{at}{}", if review.changed { "!" } else { "" });
        let seen: Vec<String> = done.reviews.iter().map(review).collect();
        assert_eq!(seen.len() + done.unanchored.len(), 1, "made or given back");
        (reading, seen.join(" "))
    }

    #[test]
    fn without_a_change_the_statement_is_found_right() {
        let (after, seen) = corrected(words("Es brenne  „seit\nStunden“"));
        assert_eq!((after, seen.as_str()), (reading(), "0"));
    }

    #[test]
    fn another_source_also_for_the_wording_inside() {
        let (after, seen) = corrected(Correction {
            source: Some("Anna Probst".into()),
            ..words("Es brenne „seit Stunden“")
        });
        assert_eq!(
            (after.statements[0].source, after.statements[1].source),
            (Some(SourceId(1)), Some(SourceId(1)))
        );
        assert_eq!((after.statements[0].inferred, seen.as_str()), (false, "0!"));
        assert_eq!(after.statements[3], reading().statements[3], "elsewhere nothing changes");
    }

    #[test]
    fn a_name_that_the_article_uses_is_no_new_source() {
        let (after, _) =
            corrected(Correction { source: Some("Probst".into()), ..words("seit Stunden") });
        assert_eq!((after.statements[1].source, after.sources.len()), (Some(SourceId(1)), 2));
    }

    #[test]
    fn a_source_that_the_article_does_not_name_is_added() {
        let police = Correction {
            source: Some("Polizei".into()),
            kind: Some(SourceKind::Police),
            ..words("seit Stunden")
        };
        let (after, _) = corrected(police);
        assert_eq!(
            after.sources[2],
            Source { label: "Polizei".into(), kind: SourceKind::Police, entity: None }
        );
        assert_eq!(after.statements[1].source, Some(SourceId(2)));
    }

    #[test]
    fn parts_are_named_with_the_gap_between() {
        for gap in ["Es sei […] 😀 vorbei", "Es sei [...] 😀 vorbei"] {
            let (after, seen) = corrected(Correction { mode: Some(Mode::Reported), ..words(gap) });
            assert_eq!((after.statements[4].mode, seen.as_str()), (Mode::Reported, "4!"), "{gap}");
        }
        assert_eq!(corrected(words("Es sei 😀 vorbei")).1, "", "without it the words are others");
    }

    #[test]
    fn what_is_no_statement_goes_and_the_others_keep_their_review() {
        let mut after = reading();
        let gone = Correction { remove: true, ..words("„seit Stunden“") };
        let done = correct(TEXT, &mut after, &[words("Es sei […] 😀 vorbei"), gone]);
        assert_eq!((after.statements.len(), done.reviews[0].0), (4, 3));
        assert_eq!(after.statements[3], reading().statements[4]);
    }

    #[test]
    fn places_choose_among_equal_words() {
        let map = UnitMap::new(TEXT, OffsetUnit::Utf16);
        let place = map.outward(reading().statements[3].quote[0]);
        let at = |places| Correction { statement: Anchor::Places(places), ..Correction::default() };
        assert_eq!(corrected(at(vec![place])).1, "3");
        assert_eq!(corrected(at(vec![[place[0], place[1] - 1]])).1, "", "not by half");
        assert_eq!(corrected(at(vec![[0, 9999]])).1, "", "nor outside of the text");
        assert_eq!(corrected(at(vec![])).1, "");
    }

    #[test]
    fn what_fits_nowhere_or_twice_is_given_back_with_its_note() {
        let mut after = reading();
        let note = || Some("Bitte prüfen".to_string());
        let lost = Correction { note: note(), remove: true, ..words("Es regne") };
        let twice = Correction { source: Some("Polizei".into()), ..words("Ja") };
        let done = correct(TEXT, &mut after, &[lost, twice]);
        assert_eq!(after, reading(), "nothing is drawn at a guess");
        assert_eq!(
            done.unanchored,
            [
                Unanchored { statement: "Es regne".into(), ambiguous: false, note: note() },
                Unanchored { statement: "Ja".into(), ambiguous: true, note: None },
            ]
        );
    }
}
