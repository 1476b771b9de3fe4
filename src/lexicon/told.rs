//! Told speech: verbs that alone say that somebody spoke, judged or demanded, though the words are
//! not given.

use crate::compact::Map;

use super::table::{Table, packed};

/// What must be told beside the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldObject {
    /// Nothing.
    Nothing,
    /// A noun phrase.
    Any,
    /// A noun phrase that names no person.
    Thing,
    /// A noun for somebody's words: "bestritt die Vorwürfe".
    Words,
    /// A quotation: "bezeichnete das „eine Schande“".
    Quoted,
    /// What something is called: "nannte den Plan falsch".
    Predicate,
}

/// Who the subject must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldSubject {
    /// Somebody who can speak.
    Voice,
    /// Somebody: also a noun that no table knows, since no thing does that.
    Anybody,
    /// A person.
    Person,
}

/// One way of using a verb of telling.
#[derive(Debug, Clone)]
pub struct ToldVerb {
    /// Words the clause must hold beside the verb: one of each group.
    pub with: Vec<Vec<&'static str>>,
    /// What must be told.
    pub object: ToldObject,
    /// Who must tell it.
    pub subject: ToldSubject,
}

/// The verbs by their infinitive.
#[derive(Debug, Default)]
pub struct ToldVerbs(Map<&'static str, Vec<ToldVerb>>);

impl ToldVerbs {
    /// Reads the table.
    ///
    /// # Panics
    /// If it is broken.
    pub fn load() -> Self {
        let mut verbs = ToldVerbs::default();
        let columns = ["lemma", "with", "object", "subject"];
        for row in Table::open(packed!("told_verbs.tsv"), &columns).rows() {
            let [lemma, with, object, subject] = row.fields();
            let object = row.one_of(
                object,
                &[
                    ("none", ToldObject::Nothing),
                    ("any", ToldObject::Any),
                    ("thing", ToldObject::Thing),
                    ("words", ToldObject::Words),
                    ("quoted", ToldObject::Quoted),
                    ("predicate", ToldObject::Predicate),
                ],
            );
            let subject = row.one_of(
                subject,
                &[
                    ("voice", ToldSubject::Voice),
                    ("anybody", ToldSubject::Anybody),
                    ("person", ToldSubject::Person),
                ],
            );
            let with = row.groups(with);
            verbs.0.or_default(lemma).push(ToldVerb { with, object, subject });
        }
        verbs
    }

    /// The uses of a verb.
    pub fn verb(&self, lemma: &str) -> &[ToldVerb] {
        self.0.get(lemma).map_or(&[], Vec::as_slice)
    }
}
