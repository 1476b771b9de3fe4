//! Closed-class words: articles, prepositions, conjunctions, pronouns, adverbs.

use crate::compact::Map;

use super::table::{Table, packed};

/// Closed-class words by lower-case form.
pub type FunctionWords = Map<&'static str, FunctionWord>;

/// The classes of `function_words.tsv`; the head of that table explains them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FunctionWord {
    Determiner,
    Preposition,
    Postposition,
    Fused,
    Subjunction,
    Conjunction,
    Question,
    Pronoun,
    Oblique,
    Reflexive,
    Indefinite,
    Particle,
    Adverb,
    Number,
}

/// Reads the table.
///
/// # Panics
/// If it is broken.
pub fn load() -> FunctionWords {
    use FunctionWord::*;
    let mut words = FunctionWords::default();
    for row in Table::open(packed!("function_words.tsv"), &["form", "class"]).rows() {
        let [form, class] = row.fields();
        let class = row.one_of(
            class,
            &[
                ("determiner", Determiner),
                ("preposition", Preposition),
                ("postposition", Postposition),
                ("fused", Fused),
                ("subjunction", Subjunction),
                ("conjunction", Conjunction),
                ("question", Question),
                ("pronoun", Pronoun),
                ("oblique", Oblique),
                ("reflexive", Reflexive),
                ("indefinite", Indefinite),
                ("particle", Particle),
                ("adverb", Adverb),
                ("number", Number),
            ],
        );
        if words.insert(form, class).is_some() {
            row.broken("stands twice", form);
        }
    }
    words
}
