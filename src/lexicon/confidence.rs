//! How often statements are right, by rule and plainness.

use rustc_hash::FxHashMap;

use super::table::{LexiconError, rows};

/// Shares of right statements.
#[derive(Debug, Default)]
pub struct Confidence(FxHashMap<&'static str, [f32; 5]>);

impl Confidence {
    /// Reads the table.
    ///
    /// # Errors
    /// If it is broken.
    pub fn load() -> Result<Self, LexiconError> {
        let mut shares = Confidence::default();
        let columns = ["rule", "plain0", "plain1", "plain2", "plain3", "plain4"];
        for row in rows("confidence.tsv", include_str!("confidence.tsv"), columns)? {
            let mut values = [0.0; 5];
            for (value, field) in values.iter_mut().zip(&row.fields[1..]) {
                *value = field.parse().map_err(|_| row.error(format!("no share: {field:?}")))?;
            }
            shares.0.insert(row.fields[0], values);
        }
        Ok(shares)
    }

    /// The share for a rule and a plainness from 0 to 4; one half for a rule that is not in the table.
    pub fn of(&self, rule: &str, plainness: usize) -> f32 {
        self.0.get(rule).map_or(0.5, |shares| shares[plainness.min(4)])
    }
}
