//! The voices of an article summed up by kind: how much government, how much science, how much
//! newsroom.

use super::{SourceRow, ViewModel, Voice};
use crate::compact::order;
use crate::reading::SourceKind;

/// The kind that voices are summed up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoiceKind {
    /// Sources of one kind; those without name are [`SourceKind::Unnamed`].
    Source(SourceKind),
    /// Statements for which no source was found.
    Nobody,
    /// The newsroom's own words.
    Editorial,
}

/// All voices of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct VoiceKindRow {
    /// The kind.
    pub kind: VoiceKind,
    /// Its voices, in the order of the legend.
    pub voices: Vec<Voice>,
    /// Share of the article's words, 0 to 1; all rows add up to 1.
    pub share: f64,
    /// The number of statements.
    pub statements: usize,
    /// Share of the article's statements, 0 to 1; all rows add up to 1 where there are statements.
    pub statement_share: f64,
}

impl ViewModel {
    /// Voices by kind, the greatest share of words first, the newsroom last.
    pub fn voice_kinds(&self) -> Vec<VoiceKindRow> {
        let mut kinds: Vec<VoiceKindRow> = Vec::new();
        for row in self.rows() {
            let kind = kind(row);
            let at = kinds.iter().position(|known| known.kind == kind).unwrap_or_else(|| {
                kinds.push(VoiceKindRow {
                    kind,
                    voices: vec![],
                    share: 0.0,
                    statements: 0,
                    statement_share: 0.0,
                });
                kinds.len() - 1
            });
            kinds[at].voices.push(row.tag.voice);
            kinds[at].share += row.share;
            kinds[at].statements += row.statements;
        }
        let all = kinds.iter().map(|row| row.statements).sum::<usize>().max(1) as f64;
        kinds.iter_mut().for_each(|row| row.statement_share = row.statements as f64 / all);
        // Equal shares keep the order of the legend; the bits of positive numbers grow with them.
        order::by_number(&mut kinds, |row| (last(row) as u64) << 63 | (!row.share.to_bits()) >> 1);
        kinds
    }
}

fn kind(row: &SourceRow) -> VoiceKind {
    match (row.tag.voice, row.tag.kind) {
        (Voice::Source(_), Some(kind)) => VoiceKind::Source(kind),
        (Voice::Editorial, _) => VoiceKind::Editorial,
        _ => VoiceKind::Nobody,
    }
}

fn last(row: &VoiceKindRow) -> bool {
    row.kind == VoiceKind::Editorial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_model::sample::article;

    #[test]
    fn sources_of_one_kind_are_summed_up() {
        let sources =
            [("A", SourceKind::Police), ("B", SourceKind::Science), ("C", SourceKind::Science)];
        let model = article(
            "<a 1 direct>eins</a> <b 2 direct>zwei</b> <c 3 direct>drei vier</c> und fünf",
            &sources,
        );
        let shown: Vec<_> = (model.voice_kinds().into_iter())
            .map(|row| (row.kind, row.voices.len(), (row.share * 6.0).round(), row.statements))
            .collect();
        assert_eq!(
            shown,
            [
                (VoiceKind::Source(SourceKind::Science), 2, 3.0, 2),
                (VoiceKind::Source(SourceKind::Police), 1, 1.0, 1),
                (VoiceKind::Editorial, 1, 2.0, 0),
            ]
        );
        assert!(
            (model.voice_kinds().iter().map(|row| row.statement_share).sum::<f64>() - 1.0).abs()
                < 1e-9
        );
    }
}
