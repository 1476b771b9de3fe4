//! The same facts without the text: a heading for each source, a row for each statement. Also what
//! is printed.

use super::{Certainty, Saying, SourceRow, StatementLine, ViewModel};
use crate::compact::Collect;
use crate::correction::Review;
use crate::reading::{Evidence, Mode};

/// One source with what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceList {
    /// The heading; the newsroom's comes last and has no rows.
    pub source: SourceRow,
    /// Its statements in reading order.
    pub rows: Vec<ListRow>,
}

/// One statement in the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ListRow {
    /// Text, look and place; jumps to it.
    pub line: StatementLine,
    /// The kind of speech in the finer division.
    pub mode: Mode,
    /// The kind of evidence that it was recognised by.
    pub evidence: Evidence,
    /// The words it was recognised by.
    pub cue: Vec<String>,
    /// True if the source was worked out from elsewhere.
    pub inferred: bool,
    /// Its certainty; `None` where an editor has looked at it.
    pub certainty: Option<Certainty>,
    /// An editor's review of it.
    pub review: Option<Review>,
    /// "laut": whose statements it stands in, from the inside out.
    pub chain: Vec<Saying>,
}

impl ViewModel {
    /// All sources in the order of the legend, each with its statements.
    pub fn list(&self) -> Vec<SourceList> {
        let mut lists: Vec<SourceList> = self
            .rows()
            .iter()
            .map(|row| SourceList { source: row.clone(), rows: Vec::new() })
            .collect_vec();
        for id in self.tree.whole() {
            let statement = self.source_of(id);
            lists[self.tag_of[&self.tree.facts(id).voice]].rows.push(ListRow {
                line: self.statement_line(id),
                mode: statement.mode,
                evidence: statement.evidence,
                cue: statement.cue.iter().map(|span| self.words(*span)).collect_vec(),
                inferred: statement.inferred,
                certainty: self.certainty(id),
                review: self.review(id).cloned(),
                chain: self.tree.around(id).map(|outer| self.saying(outer)).collect_vec(),
            });
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::SourceKind;
    use crate::view_model::sample::{article, letter};

    #[test]
    fn statements_stand_under_their_source() {
        let marked =
            "<a 2 direct>„A“</a> <b 1 direct>„B“</b> <c 2 indirect>C <d 2 direct>„D“</d></c>";
        let list =
            article(marked, &[("Muster", SourceKind::Person), ("Polizei", SourceKind::Police)])
                .list();
        let shown: Vec<(&str, String)> = list
            .iter()
            .map(|source| {
                let letters =
                    source.rows.iter().map(|row| letter(row.line.id.0 as usize)).collect();
                (source.source.tag.label.as_deref().unwrap_or("-"), letters)
            })
            .collect();
        assert_eq!(shown, [("Polizei", "ac".into()), ("Muster", "b".into()), ("-", String::new())]);
    }
}
