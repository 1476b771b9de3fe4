//! Groups of nouns that statement rules tell apart: those that name a time, a rule to follow, an
//! event.

use crate::compact::Map;

use super::table::{Table, packed};

/// The group of a noun, as far as it decides whether somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounGroup {
    /// "Montag", "Jahre": no subject, and "zwei Tage nach" is no source.
    Time,
    /// "Gesetz", "Vertrag": "gemäß dem Gesetz" tells what is followed, not who speaks.
    Norm,
    /// "Befragung": "nach der Befragung" tells when, "nach einer Befragung" by whom.
    Event,
    /// "Facebook": what is written there is its writer's.
    Platform,
    /// None of them, though it ends like one: "Bundestag".
    None,
}

/// Groups by ending.
#[derive(Debug, Default)]
pub struct NounGroups {
    endings: Map<&'static str, NounGroup>,
    shortest: usize,
}

impl NounGroups {
    pub(super) fn load() -> Self {
        let mut groups = NounGroups { endings: Map::default(), shortest: usize::MAX };
        for row in Table::open(packed!("noun_groups.tsv"), &["ending", "group"]).rows() {
            let [ending, group] = row.fields();
            let group = row.one_of(
                group,
                &[
                    ("time", NounGroup::Time),
                    ("norm", NounGroup::Norm),
                    ("event", NounGroup::Event),
                    ("platform", NounGroup::Platform),
                    ("none", NounGroup::None),
                ],
            );
            groups.shortest = groups.shortest.min(ending.trim_start_matches('=').len());
            groups.endings.insert(ending, group);
        }
        groups
    }

    /// The group of a lower-case noun, by its longest ending in the table.
    pub fn group(&self, lower: &str) -> NounGroup {
        if let Some(group) = self.whole(lower) {
            return group;
        }
        let starts = lower
            .char_indices()
            .map(|(at, _)| at)
            .take_while(|at| at + self.shortest <= lower.len());
        starts
            .filter_map(|at| self.endings.get(&lower[at..]))
            .next()
            .copied()
            .unwrap_or(NounGroup::None)
    }

    /// The group of a noun that only counts as a whole word.
    fn whole(&self, lower: &str) -> Option<NounGroup> {
        const LONGEST: usize = 12;
        let mut marked = [b'='; LONGEST + 1];
        marked.get_mut(1..=lower.len())?.copy_from_slice(lower.as_bytes());
        let marked = std::str::from_utf8(&marked[..=lower.len()]).ok()?;
        self.endings.get(marked).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_counts() {
        let groups = NounGroups::load();
        assert_eq!(groups.group("vormittag"), NounGroup::Time);
        assert_eq!(groups.group("bundestag"), NounGroup::None);
        assert_eq!(groups.group("mai"), NounGroup::Time);
        assert_eq!(groups.group("mumai"), NounGroup::None);
        assert_eq!(groups.group("grundgesetz"), NounGroup::Norm);
        assert_eq!(groups.group(""), NounGroup::None);
    }
}
