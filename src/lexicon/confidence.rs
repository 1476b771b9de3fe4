//! Shares of statements that are right, by rule and by the conditions that hold of their place.

use crate::compact::{Collect, Map, decimal};

use super::table::{Table, packed};

/// A condition on a statement's place; the head of `confidence.tsv` says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// `voice`: the speaker is somebody who can speak.
    Voice,
    /// `named`: the speaker's words hold a name.
    Named,
    /// `noun`: the speaker is not just a pronoun.
    Noun,
    /// `short`: the speaker has few words.
    Short,
    /// `here`: the speaker stands in the sentence.
    Here,
    /// `beside`: the speaker stands next to the cue.
    Beside,
    /// `carried`: the speaker is that of a statement before.
    Carried,
    /// `alone`: no other statement begins in the sentence.
    Alone,
    /// `outer`: it is not part of another statement.
    Outer,
    /// `calm`: no quotation marks in the sentence.
    Calm,
    /// `main`: the frame is a main clause.
    Main,
    /// `few`: few clauses in the sentence.
    Few,
    /// `long`: many words are said.
    Long,
    /// `whole`: one piece.
    Whole,
    /// `final`: it reaches the end of its sentence.
    Final,
    /// `konj`: it holds a Konjunktiv I.
    Konjunktiv,
    /// `says`: the verb of the frame plainly says that somebody speaks.
    Says,
    /// `plain`: the frame is neither negated nor in the Konjunktiv.
    Plain,
    /// `near`: the speaker stands in this sentence or the one before.
    Near,
    /// `person`: the speaker's words name a person.
    Person,
}

impl Condition {
    /// Its name in the table.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn name(self) -> &'static str {
        let named = Condition::NAMES.iter().find(|(_, condition)| *condition == self);
        named.map_or("?", |(name, _)| name)
    }

    const NAMES: [(&str, Self); 20] = [
        ("voice", Condition::Voice),
        ("named", Condition::Named),
        ("noun", Condition::Noun),
        ("short", Condition::Short),
        ("here", Condition::Here),
        ("beside", Condition::Beside),
        ("carried", Condition::Carried),
        ("alone", Condition::Alone),
        ("outer", Condition::Outer),
        ("calm", Condition::Calm),
        ("main", Condition::Main),
        ("few", Condition::Few),
        ("long", Condition::Long),
        ("whole", Condition::Whole),
        ("final", Condition::Final),
        ("konj", Condition::Konjunktiv),
        ("says", Condition::Says),
        ("plain", Condition::Plain),
        ("near", Condition::Near),
        ("person", Condition::Person),
    ];
}

/// Shares of right statements: by rule, the surest row first.
#[derive(Debug, Default)]
pub struct Confidence(Map<&'static str, Vec<(Vec<Condition>, f32)>>);

impl Confidence {
    /// Reads the table.
    ///
    /// # Panics
    /// If it is broken.
    pub fn load() -> Self {
        let mut shares = Confidence::default();
        for row in Table::open(packed!("confidence.tsv"), &["rule", "when", "share"]).rows() {
            let [rule, when, share] = row.fields();
            let conditions = (when.split(' ').filter(|name| *name != "-"))
                .map(|name| row.one_of(name, &Condition::NAMES))
                .collect_vec();
            let share = decimal(share).unwrap_or_else(|| row.broken("no share", share)) as f32;
            shares.0.or_default(rule).push((conditions, share));
        }
        shares
    }

    /// The share of the rule's first row whose conditions all hold; one half where there is none.
    pub fn share(&self, rule: &str, holds: impl Fn(Condition) -> bool) -> f32 {
        self.row(rule, holds).map_or(0.5, |(_, share)| *share)
    }

    /// The rule's first row whose conditions all hold.
    pub fn row(
        &self,
        rule: &str,
        holds: impl Fn(Condition) -> bool,
    ) -> Option<&(Vec<Condition>, f32)> {
        let rows = self.0.get(rule).map_or(&[][..], Vec::as_slice);
        rows.iter().find(|(when, _)| when.iter().all(|condition| holds(*condition)))
    }
}
