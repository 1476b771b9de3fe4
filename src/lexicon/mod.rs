//! Readable tables turned into typed look-ups. Must not know any article or offset.
//!
//! Tables are tab-separated files beside this one: one entry a line, the first line that is no
//! comment names the columns, `#` begins a comment that gives source and reason. A bad line is
//! never skipped: the build refuses one with fields missing or left over and names it, a test of
//! this module one that says what nobody knows, by table, entry and word.

pub(crate) mod abbreviations;
pub(crate) mod confidence;
pub(crate) mod figures;
mod header;
pub(crate) mod label_forms;
pub(crate) mod names;
pub(crate) mod noun_groups;
mod numbered;
mod pack;
pub(crate) mod redeverben;
pub(crate) mod source_kinds;
pub(crate) mod stand_ins;
mod symbols;
pub(crate) mod table;
pub(crate) mod told;
pub(crate) mod verbs;
pub mod weights;
pub(crate) mod words;

pub use header::HeaderWords;
use names::Names;
use table::{Table, packed};
use weights::Weights;

/// All look-ups. Built once, handed to every stage.
pub struct Lexicon {
    /// Abbreviations that end in a full stop without ending a sentence, lower case, without that
    /// stop.
    pub abbreviations: abbreviations::Abbreviations,
    /// Countries, towns, organisations, first and family names, roles.
    pub names: Names,
    /// Words that make an organisation of the town after them.
    pub institution_words: crate::compact::Set<&'static str>,
    /// Words of datelines, bylines and crawler fields.
    pub header: HeaderWords,
    /// Closed-class words by lower-case form.
    pub function_words: words::FunctionWords,
    /// Adjectives that look like a verb form.
    pub verb_lookalikes: crate::compact::Set<&'static str>,
    /// Verb forms.
    pub verbs: verbs::Verbs,
    /// Shares of statements that are right.
    pub confidence: confidence::Confidence,
    /// Nouns with the kind of source they name.
    pub source_kinds: source_kinds::SourceKinds,
    /// Nouns that name a time, a rule, an event.
    pub noun_groups: noun_groups::NounGroups,
    /// Nouns of an oblique case in the nominative.
    pub label_forms: label_forms::LabelForms,
    /// Nouns that stand for an organisation named before.
    pub stand_ins: stand_ins::StandIns,
    /// Verbs that alone tell of speech.
    pub told: told::ToldVerbs,
    /// Verbs and nouns that introduce somebody's words.
    pub redeverben: redeverben::Redeverben,
    /// Number words, units, the calendar, qualifiers.
    pub figures: figures::FigureWords,
    /// The trained part of finding names.
    pub name_tagger: Weights,
}

impl Lexicon {
    /// The tables compiled into the program.
    ///
    /// # Panics
    /// If one of them is broken, which a test of this module rules out.
    pub fn embedded() -> Self {
        Lexicon {
            abbreviations: abbreviations::load(),
            names: Names::load(),
            institution_words: Table::open(packed!("institution_words.tsv"), &["form"])
                .column()
                .collect(),
            header: HeaderWords::load(),
            function_words: words::load(),
            verb_lookalikes: Table::open(packed!("verb_lookalikes.tsv"), &["form"])
                .column()
                .collect(),
            verbs: verbs::Verbs::load(),
            confidence: confidence::Confidence::load(),
            source_kinds: source_kinds::SourceKinds::load(),
            noun_groups: noun_groups::NounGroups::load(),
            label_forms: label_forms::LabelForms::load(),
            stand_ins: stand_ins::StandIns::load(),
            told: told::ToldVerbs::load(),
            redeverben: redeverben::Redeverben::load(),
            figures: figures::FigureWords::load(),
            name_tagger: Weights::embedded(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_loads() {
        Lexicon::embedded();
    }
}
