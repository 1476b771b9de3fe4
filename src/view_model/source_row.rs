//! The legend: who speaks, how often, with which share of the words.

use super::axis::ArticleAxis;
use super::statement_tree::StatementTree;
use super::{Badge, StatementId, Voice, VoiceTag};
use crate::compact::{Collect, Map};
use crate::reading::{Reading, SourceKind};
use crate::text::ByteSpan;

/// Number of sources with a hue of their own; the rest is grey and told apart by number.
const HUES: usize = 8;

/// One row of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Badge, hue, label, kind.
    pub tag: VoiceTag,
    /// Statements, without fragments. 0 for the newsroom.
    pub statements: usize,
    /// Share of the article's words, 0 to 1. All rows add up to 1: each word counts once, for the
    /// innermost named source; what an unnamed source says inside somebody's statement counts
    /// for the one who passes it on.
    pub share: f64,
    /// The longest bar is full width: share divided by the greatest share of all rows.
    pub bar: f64,
    /// For an unnamed source: in whose statements its own stand ("wiedergegeben von ...").
    pub passed_on_by: Vec<Voice>,
}

/// All voices: named sources by number, then unnamed ones, then the newsroom.
pub(super) fn tags(reading: &Reading, said: &StatementTree) -> Vec<VoiceTag> {
    let (named, unnamed): (Vec<Voice>, Vec<Voice>) =
        in_order(said).into_iter().partition(|voice| is_named(reading, *voice));
    let number = |at: usize| (Badge::Number(at.min(9998) as u16 + 1), at.min(HUES) as u8 + 1);
    let named = named.into_iter().enumerate().map(|(at, voice)| (voice, number(at)));
    let rest = unnamed.into_iter().map(|voice| (voice, (Badge::Unnamed, 0)));
    let all = named.chain(rest).chain([(Voice::Editorial, (Badge::None, 0))]);
    all.map(|(voice, (badge, hue))| tag(reading, voice, badge, hue)).collect_vec()
}

/// The row of each voice.
pub(super) fn rows(
    text: &str,
    reading: &Reading,
    line: &ArticleAxis,
    said: &StatementTree,
    tags: &[VoiceTag],
) -> Vec<SourceRow> {
    let words = Words::count(text, reading, line, said);
    let mut rows: Vec<SourceRow> = tags.iter().map(|tag| words.row(tag.clone())).collect_vec();
    fill_statements(&mut rows, reading, said);
    let longest = rows.iter().map(|row| row.share).fold(0.0, f64::max);
    rows.iter_mut().for_each(|row| row.bar = if longest > 0.0 { row.share / longest } else { 0.0 });
    rows
}

/// Voices that have a whole statement, by their first one.
fn in_order(said: &StatementTree) -> Vec<Voice> {
    let mut seen = crate::compact::Set::default();
    said.whole().map(|id| said.facts(id).voice).filter(|voice| seen.insert(*voice)).collect_vec()
}

fn is_named(reading: &Reading, voice: Voice) -> bool {
    match voice {
        Voice::Source(id) => {
            reading.sources.get(id.0 as usize).is_some_and(|s| s.kind != SourceKind::Unnamed)
        }
        Voice::Nobody | Voice::Editorial => false,
    }
}

fn tag(reading: &Reading, voice: Voice, badge: Badge, hue: u8) -> VoiceTag {
    let source = match voice {
        Voice::Source(id) => reading.sources.get(id.0 as usize),
        Voice::Nobody | Voice::Editorial => None,
    };
    let (label, kind) = (source.map(|s| s.label.clone()), source.map(|s| s.kind));
    VoiceTag { voice, badge, hue, label, kind, entity: source.and_then(|s| s.entity) }
}

/// Counts statements, and through whom the unnamed ones come.
fn fill_statements(rows: &mut [SourceRow], reading: &Reading, said: &StatementTree) {
    let at: Map<Voice, usize> =
        rows.iter().enumerate().map(|(i, row)| (row.tag.voice, i)).collect();
    for id in said.whole() {
        let row = &mut rows[at[&said.facts(id).voice]];
        row.statements += 1;
        if is_named(reading, row.tag.voice) {
            continue;
        }
        if let Some(outer) =
            said.around(id).map(|outer| said.facts(outer).voice).find(|v| is_named(reading, *v))
            && !row.passed_on_by.contains(&outer)
        {
            row.passed_on_by.push(outer);
        }
    }
}

/// The number of the article's words that each voice has.
struct Words {
    of: Map<Voice, usize>,
    all: usize,
}

impl Words {
    fn count(text: &str, reading: &Reading, line: &ArticleAxis, said: &StatementTree) -> Self {
        let starts: Vec<usize> =
            line.counted().flat_map(|block| word_starts(text, block.span)).collect_vec();
        let mut of: Map<Voice, usize> = Map::default();
        for speaker in said.innermost(&starts) {
            let voice = speaker
                .map_or(Voice::Editorial, |id| said.facts(accountable(id, reading, said)).voice);
            *of.or_default(voice) += 1;
        }
        Words { of, all: starts.len() }
    }

    fn row(&self, tag: VoiceTag) -> SourceRow {
        let own = self.of.get(&tag.voice).copied().unwrap_or(0);
        // An article without a word is all the newsroom's, so that shares add up to 1 always.
        let share = match self.all {
            0 => f64::from(u8::from(tag.voice == Voice::Editorial)),
            all => own as f64 / all as f64,
        };
        SourceRow { tag, statements: 0, share, bar: 0.0, passed_on_by: Vec::new() }
    }
}

/// The statement that answers for one: itself, or, if its source has no name, the nearest around it
/// that has one.
pub(super) fn accountable(id: StatementId, reading: &Reading, said: &StatementTree) -> StatementId {
    let mut outwards = std::iter::once(id).chain(said.around(id));
    outwards.find(|id| is_named(reading, said.facts(*id).voice)).unwrap_or(id)
}

/// The beginnings of the words of a block: at the first letter or digit between white space.
fn word_starts(text: &str, block: ByteSpan) -> Vec<usize> {
    let words = block.of(text);
    let begin = |word: &str| word.as_ptr() as usize - words.as_ptr() as usize;
    let first =
        |word: &str| word.find(char::is_alphanumeric).map(|at| block.start() + begin(word) + at);
    words.split_whitespace().filter_map(first).collect_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_model::ViewModel;
    use crate::view_model::sample::{Sources, article};

    const SOURCES: Sources<'_> = &[
        ("Anna Muster", SourceKind::Politician),
        ("Polizei", SourceKind::Police),
        ("Kreise", SourceKind::Unnamed),
    ];

    /// Each row: badge, label, statements, words of all; then through whom an unnamed one comes.
    #[track_caller]
    fn check(marked: &str, words: usize, wanted: &[&str]) {
        let model = article(marked, SOURCES);
        let rows: Vec<String> = model.rows().iter().map(|row| shown(&model, row, words)).collect();
        assert_eq!(rows, wanted, "{marked}");
        assert!((model.rows().iter().map(|row| row.share).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    fn shown(model: &ViewModel, row: &SourceRow, words: usize) -> String {
        let badge = match row.tag.badge {
            Badge::Number(number) => format!("{number}"),
            Badge::Unnamed => "?".into(),
            Badge::None => "-".into(),
        };
        let label = row.tag.label.as_deref().unwrap_or("");
        let mut line =
            format!("{badge} {label} {}x {:.0}", row.statements, row.share * words as f64);
        row.passed_on_by.iter().for_each(|v| {
            line += &format!(" via {}", model.tag(*v).label.as_deref().unwrap_or(""))
        });
        line
    }

    #[test]
    fn sources_are_numbered_by_their_first_statement() {
        check(
            "Es <a 2 indirect>brenne</a>, so die Polizei. <b 1 direct>„Ja, es brennt“</b>, sagte Muster.",
            10,
            &["1 Polizei 1x 1", "2 Anna Muster 1x 3", "-  0x 6"],
        );
    }

    #[test]
    fn a_fragment_is_no_statement_of_its_own() {
        check(
            "<a 1 indirect>Es sei <b 1 direct>„alles gut“</b></a>, so Muster.",
            6,
            &["1 Anna Muster 1x 4", "-  0x 2"],
        );
    }

    #[test]
    fn nested_words_count_for_the_inner_source_with_a_name() {
        check(
            "<a 1 indirect>Die Polizei sage, <b 2 indirect>es brenne dort</b></a>, so Muster.",
            8,
            &["1 Anna Muster 1x 3", "2 Polizei 1x 3", "-  0x 2"],
        );
    }

    #[test]
    fn words_of_a_source_without_name_count_for_who_passes_them_on() {
        check(
            "<a 1 indirect>Aus Kreisen heiße es, <b 3 indirect>es brenne dort</b></a>, so Muster.",
            9,
            &["1 Anna Muster 1x 7", "? Kreise 1x 0 via Anna Muster", "-  0x 2"],
        );
    }

    #[test]
    fn without_anyone_to_pass_them_on_they_are_its_own() {
        check(
            "Es <a 3 indirect>brenne</a>, hieß es. <b x indirect-free-indirect>Alles sei verloren.</b>",
            7,
            &["? Kreise 1x 1", "?  1x 3", "-  0x 3"],
        );
    }

    #[test]
    fn an_article_without_sources_is_the_newsrooms() {
        check("# Regen\n\nEs regnet.", 3, &["-  0x 3"]);
        check("", 1, &["-  0x 1"]);
    }

    #[test]
    fn the_ninth_source_is_grey() {
        let labels: Vec<String> = (1..=10).map(|n| format!("Quelle {n}")).collect();
        let sources: Vec<(&str, SourceKind)> =
            labels.iter().map(|l| (l.as_str(), SourceKind::Other)).collect();
        let marked: String =
            (1..=10).map(|n| format!("<s{n} {n} indirect>Es brenne</s{n}>, so {n}. ")).collect();
        let hues: Vec<u8> =
            article(&marked, &sources).rows().iter().map(|row| row.tag.hue).collect();
        assert_eq!(hues, [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 0]);
    }
}
