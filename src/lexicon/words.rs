//! Closed-class words: articles, prepositions, conjunctions, pronouns, adverbs.

use crate::compact::Map;

use super::table::{Table, packed};

/// Closed-class words by lower-case form: the class, if the table gives one, and the traits.
#[derive(Debug, Default)]
pub struct FunctionWords(Map<&'static str, (Option<FunctionWord>, Traits)>);

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

/// A set of the traits of `function_words.tsv`; the head of that table explains them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u16);

#[allow(missing_docs)]
impl Traits {
    pub const DEFINITE: Traits = Traits(1);
    pub const INDEFINITE: Traits = Traits(1 << 1);
    pub const POSSESSIVE: Traits = Traits(1 << 2);
    pub const DEMONSTRATIVE: Traits = Traits(1 << 3);
    pub const RELATIVE: Traits = Traits(1 << 4);
    pub const DATIVE: Traits = Traits(1 << 5);
    pub const GENITIVE: Traits = Traits(1 << 6);
    pub const OBLIQUE: Traits = Traits(1 << 7);
    pub const ALONE: Traits = Traits(1 << 8);
    pub const BEFORE_ARTICLE: Traits = Traits(1 << 9);
    pub const FOREIGN: Traits = Traits(1 << 10);

    const NAMES: [(&str, Traits); 12] = [
        ("-", Traits(0)),
        ("definite", Traits::DEFINITE),
        ("indefinite", Traits::INDEFINITE),
        ("possessive", Traits::POSSESSIVE),
        ("demonstrative", Traits::DEMONSTRATIVE),
        ("relative", Traits::RELATIVE),
        ("dative", Traits::DATIVE),
        ("genitive", Traits::GENITIVE),
        ("oblique", Traits::OBLIQUE),
        ("alone", Traits::ALONE),
        ("before-article", Traits::BEFORE_ARTICLE),
        ("foreign", Traits::FOREIGN),
    ];

    /// Returns whether one of `other` is among them.
    pub fn any(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

impl FunctionWords {
    /// The class of a word in lower case.
    pub fn class(&self, lower: &str) -> Option<FunctionWord> {
        self.0.get(lower)?.0
    }

    /// The traits of a word in lower case.
    pub fn traits(&self, lower: &str) -> Traits {
        self.0.get(lower).map_or(Traits::default(), |(_, traits)| *traits)
    }
}

/// Reads the table.
///
/// # Panics
/// If it is broken.
pub fn load() -> FunctionWords {
    use FunctionWord::*;
    let mut words = FunctionWords::default();
    let table = Table::open(packed!("function_words.tsv"), &["form", "class", "traits"]);
    for row in table.rows() {
        let [form, class, traits] = row.fields();
        let class = row.one_of(
            class,
            &[
                ("-", None),
                ("determiner", Some(Determiner)),
                ("preposition", Some(Preposition)),
                ("postposition", Some(Postposition)),
                ("fused", Some(Fused)),
                ("subjunction", Some(Subjunction)),
                ("conjunction", Some(Conjunction)),
                ("question", Some(Question)),
                ("pronoun", Some(Pronoun)),
                ("oblique", Some(Oblique)),
                ("reflexive", Some(Reflexive)),
                ("indefinite", Some(Indefinite)),
                ("particle", Some(Particle)),
                ("adverb", Some(Adverb)),
                ("number", Some(Number)),
            ],
        );
        let traits = traits.split(' ').map(|name| row.one_of(name, &Traits::NAMES));
        let traits = traits.fold(Traits::default(), Traits::and);
        if words.0.insert(form, (class, traits)).is_some() {
            row.broken("stands twice", form);
        }
    }
    words
}
