//! Nouns of an oblique case in the nominative, as a label shows them.

use crate::compact::{Map, capitalised, keeps_places, lower};

use super::names::Gender;
use super::table::{Table, packed};

/// Endings of nouns with what stands for them in the nominative.
#[derive(Debug, Default)]
pub struct LabelForms {
    singular: Map<&'static str, &'static str>,
    plural: Map<&'static str, &'static str>,
    genders: Vec<(&'static str, Gender)>,
}

impl LabelForms {
    pub(super) fn load() -> Self {
        let mut forms = LabelForms::default();
        for row in
            Table::open(packed!("label_forms.tsv"), &["ending", "number", "nominative"]).rows()
        {
            let [ending, number, nominative] = row.fields();
            let gender = match number {
                "masculine" => Some(Gender::Masculine),
                "feminine" => Some(Gender::Feminine),
                "neuter" => Some(Gender::Neuter),
                _ => None,
            };
            if let Some(gender) = gender {
                forms.genders.push((ending, gender));
                continue;
            }
            let map = match number {
                "singular" => &mut forms.singular,
                "plural" => &mut forms.plural,
                other => row.broken("no such number", other),
            };
            map.insert(ending, nominative);
        }
        forms
    }

    /// A noun in the genitive, dative or accusative singular, or an adjective used as noun after
    /// "der".
    pub fn singular(&self, form: &str) -> Option<String> {
        replaced(&self.singular, form)
    }

    /// The gender of a noun in the nominative singular; of those that speak, and only where the
    /// table says so.
    pub fn gender(&self, form: &str) -> Option<Gender> {
        let lower = lower(form);
        let found = self.genders.iter().find(|(ending, _)| lower.ends_with(ending));
        found.map(|(_, gender)| *gender)
    }

    /// A noun in the dative plural that the table knows.
    pub fn listed_plural(&self, form: &str) -> Option<String> {
        replaced(&self.plural, form)
    }

    /// A noun in the dative plural.
    pub fn plural(&self, form: &str) -> Option<String> {
        let regular = || {
            let bare = form.strip_suffix('n')?;
            (bare.len() > 4 && (bare.ends_with("er") || bare.ends_with("el")))
                .then(|| bare.to_owned())
        };
        replaced(&self.plural, form).or_else(regular)
    }
}

/// `form` with its longest ending that stands in the table replaced; its capital is kept.
fn replaced(endings: &Map<&str, &str>, form: &str) -> Option<String> {
    if !keeps_places(form) {
        return None;
    }
    let lower = lower(form);
    let mut starts = lower.char_indices().map(|(at, _)| at);
    let (at, nominative) = starts.find_map(|at| Some((at, *endings.get(&lower[at..])?)))?;
    let mut label = form[..at].to_owned();
    let is_upper = form[at..].starts_with(char::is_uppercase);
    label.push_str(&if is_upper { capitalised(nominative) } else { nominative.to_owned() });
    Some(label)
}
