//! Redeverben: by which verbs and nouns somebody's words are introduced, and what can follow them.

use crate::compact::{Map, lower, order};

use super::table::{Row, Table, packed};

/// A set of the forms that the words said can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Takes(u16);

impl Takes {
    /// A clause with "dass".
    pub const DASS: Takes = Takes(1);
    /// A clause with "ob" or a question word.
    pub const OB: Takes = Takes(2);
    /// A verb-second clause.
    pub const V2: Takes = Takes(4);
    /// An infinitive with "zu".
    pub const ZU: Takes = Takes(8);
    /// Quoted speech.
    pub const ZITAT: Takes = Takes(16);
    /// A quoted fragment in "als ..." or as object.
    pub const ALS: Takes = Takes(32);
    /// An object that alone makes the sentence a report of speech.
    pub const REDE: Takes = Takes(64);
    /// "wie X mitteilte".
    pub const WIE: Takes = Takes(128);
    /// The subject may be what shows something, not who says it: "der Blick zeigt, dass ...".
    pub const SHOWS: Takes = Takes(256);
    /// A noun that only stands for somebody's words: "Der Vorwurf lautet: ...".
    pub const ONLY: Takes = Takes(512);

    /// Returns whether one of `other` is possible.
    pub fn any(self, other: Takes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub fn and(self, other: Takes) -> Takes {
        Takes(self.0 | other.0)
    }

    const NAMES: [(&str, Takes); 10] = [
        ("dass", Takes::DASS),
        ("ob", Takes::OB),
        ("v2", Takes::V2),
        ("zu", Takes::ZU),
        ("zitat", Takes::ZITAT),
        ("als", Takes::ALS),
        ("rede", Takes::REDE),
        ("wie", Takes::WIE),
        ("shows", Takes::SHOWS),
        ("only", Takes::ONLY),
    ];

    fn parse(row: &Row<'_>, field: &str) -> Takes {
        let words = field.split(' ').filter(|word| *word != "-");
        words.map(|word| row.one_of(word, &Takes::NAMES)).fold(Takes::default(), Takes::and)
    }
}

/// The place of the speaker in the clause of a Redeverb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerPlace {
    /// The subject.
    Subject,
    /// "In dem Bericht heißt es"
    In,
    /// "Aus Kreisen verlautete"
    Aus,
    /// The object, or the subject of the passive: "zitiert den Minister".
    Object,
    /// Nowhere: "wurde bekannt".
    Nowhere,
}

/// One way of using a verb to introduce words.
#[derive(Debug, Clone)]
pub struct Redeverb {
    /// Words the clause must hold beside the verb: one of each group.
    pub with: Vec<Vec<&'static str>>,
    /// The forms that the words said can have.
    pub takes: Takes,
    /// The place of the speaker.
    pub speaker: SpeakerPlace,
}

/// A noun for somebody's words.
#[derive(Debug, Clone, Copy)]
pub struct ReportNoun {
    /// True if "nach" before it makes a statement of the sentence.
    pub after_nach: bool,
    /// The forms that the words said can have after the noun.
    pub takes: Takes,
}

/// The case in which a verb names whom it addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// "sagte der Zeitung"
    Dative,
    /// "forderte die Bahn auf"
    Accusative,
}

/// The tables of verbs and nouns.
#[derive(Debug, Default)]
pub struct Redeverben {
    addressees: Map<&'static str, Case>,
    verbs: Map<&'static str, Vec<Redeverb>>,
    nouns: Map<&'static str, ReportNoun>,
    noun_endings: Map<String, ReportNoun>,
}

impl Redeverben {
    /// Reads the tables.
    ///
    /// # Panics
    /// If one is broken.
    pub fn load() -> Self {
        let mut found = Redeverben::default();
        let columns = ["lemma", "with", "takes", "speaker"];
        for row in Table::open(packed!("redeverben.tsv"), &columns).rows() {
            let [lemma, with, takes, speaker] = row.fields();
            let speaker = row.one_of(
                speaker,
                &[
                    ("subject", SpeakerPlace::Subject),
                    ("in", SpeakerPlace::In),
                    ("aus", SpeakerPlace::Aus),
                    ("object", SpeakerPlace::Object),
                    ("none", SpeakerPlace::Nowhere),
                ],
            );
            let entry =
                Redeverb { with: row.groups(with), takes: Takes::parse(&row, takes), speaker };
            found.verbs.or_default(lemma).push(entry);
        }
        for row in Table::open(packed!("report_nouns.tsv"), &["form", "nach", "takes"]).rows() {
            let [form, nach, takes] = row.fields();
            let noun = ReportNoun { after_nach: nach == "yes", takes: Takes::parse(&row, takes) };
            found.nouns.insert(form, noun);
            found.noun_endings.insert(lower(form), noun);
        }
        for row in Table::open(packed!("addressees.tsv"), &["lemma", "case"]).rows() {
            let [lemma, case] = row.fields();
            let case =
                row.one_of(case, &[("dative", Case::Dative), ("accusative", Case::Accusative)]);
            found.addressees.insert(lemma, case);
        }
        // The more words an entry asks for, the better it fits.
        for entries in found.verbs.values_mut() {
            order::by_number(entries, |entry| order::descending(entry.with.len()));
        }
        found
    }

    /// The ways of using a verb, the most specific first.
    pub fn verb(&self, lemma: &str) -> &[Redeverb] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// In which case a verb names whom it addresses, if it does.
    pub fn addressee(&self, lemma: &str) -> Option<Case> {
        self.addressees.get(lemma).copied()
    }

    /// Returns whether a lower-case word is a report noun itself.
    pub fn is_noun(&self, lower: &str) -> bool {
        self.noun_endings.contains_key(lower)
    }

    /// The noun as it stands, or the last part of a compound ("Polizeiangaben").
    pub fn noun(&self, form: &str) -> Option<ReportNoun> {
        if let Some(noun) = self.nouns.get(form) {
            return Some(*noun);
        }
        let cut = |at: usize| form.get(at..).and_then(|rest| self.noun_endings.get(rest).copied());
        let hyphen = form.rfind('-').and_then(|at| self.nouns.get(&form[at + 1..]).copied());
        hyphen.or_else(|| {
            (form.len().saturating_sub(16).max(3)..form.len().saturating_sub(5)).find_map(cut)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::verbs::{Forms, Verbs};

    /// A verb that no table of forms has is never met in a text: its row would be dead.
    #[test]
    fn every_verb_of_saying_can_be_conjugated() {
        let verbs = Verbs::load();
        // "bekanntgeben" is written in one word or in two.
        let lemma = |infinitive: &str| {
            let verb =
                verbs.analyse(infinitive).filter(|verb| verb.forms.any(Forms::INFINITIVE))?;
            Some(verbs.lemma(verb, "", &mut String::new()).to_owned())
        };
        let known = |infinitive: &str| match lemma(infinitive) {
            Some(found) => found == infinitive || found == "-ieren",
            None => false,
        };
        let table = Redeverben::load();
        let dead: Vec<&&str> = table.verbs.keys().filter(|verb| !known(verb)).collect();
        assert!(dead.is_empty(), "no forms in weak_verbs.tsv or strong_verbs.tsv: {dead:?}");
    }
}
