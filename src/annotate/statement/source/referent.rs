//! Leads descriptions to whom they mean: "der Kroate", "die Ministerin", "das Krankenhaus", by what
//! the article told of persons and organisations before.

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar, Phrase};
use crate::compact::lower;
use crate::lexicon::names::{Gender, NameId};
use crate::lexicon::words::Traits;
use crate::reading::{EntityId, EntityKind, Mention, MentionForm};
use crate::text::ByteSpan;

/// Mentions looked back for whom a description means; keeps the search linear.
const REACH: usize = 120;

/// Words read on either side of a name for what they tell of it.
const BESIDE: usize = 5;

/// Facts that the article tells of one entity beside its name.
#[derive(Debug, Clone, Default)]
struct Told {
    /// Nouns beside the name, lower case.
    nouns: Vec<String>,
    age: Option<u32>,
    nation: Option<NameId>,
}

/// Facts that the article tells of all entities.
pub struct Cast<'g, 't> {
    grammar: &'g Grammar<'t>,
    named: &'g Named,
    told: Vec<Told>,
}

/// The property by which a description names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// "der 47-Jährige"
    Age(u32),
    /// "der Kroate"
    Nation(NameId),
    /// "der Trainer", "das Krankenhaus": the noun, lower case.
    Noun(String),
}

impl<'g, 't> Cast<'g, 't> {
    /// Reads what stands beside every name.
    pub fn new(grammar: &'g Grammar<'t>, named: &'g Named) -> Self {
        let mut told = vec![Told::default(); named.entities.len()];
        for mention in
            named.mentions.iter().filter(|m| m.form == MentionForm::Plain && m.level == 0)
        {
            let told = &mut told[mention.entity.0 as usize];
            let name = grammar.tokens.within(mention.span);
            if name.clone().all(|at| grammar.class(at) == Class::Sign) {
                continue;
            }
            // "die Anwältin Beispiels" tells of somebody else.
            let last = grammar.form(name.end - 1);
            if last
                .strip_suffix('s')
                .is_none_or(|bare| !named.entity(mention.entity).label.ends_with(bare))
            {
                told.before(grammar, name.start);
            }
            if mention.kind == EntityKind::Person {
                told.after(grammar, name.end);
            }
        }
        Cast { grammar, named, told }
    }

    /// The property that a definite phrase asks for; `None` where it names nobody met before by its
    /// form.
    pub fn asked(&self, phrase: &Phrase) -> Option<Asked> {
        let grammar = self.grammar;
        if !grammar.has(phrase.core.start, Traits::DEFINITE.and(Traits::DEMONSTRATIVE))
            || phrase.head == phrase.core.start
        {
            return None;
        }
        let lower = grammar.lower(phrase.head);
        let attached = phrase.tokens.end > phrase.core.end;
        if let Some(age) = age(lower) {
            return Some(Asked::Age(age));
        }
        if phrase.core.len() == 2
            && !attached
            && let Some(nation) = grammar.lexicon.names.demonym(grammar.form(phrase.head))
        {
            return Some(Asked::Nation(nation));
        }
        // "der zuständige Minister" may be the same, "der Minister für Umwelt" rather another one.
        (!attached && grammar.class(phrase.head) == Class::Noun)
            .then(|| Asked::Noun(lower.to_owned()))
    }

    /// The one named before token `at` of whom the article told what is asked, and where it was
    /// named.
    pub fn known(
        &self,
        asked: &Asked,
        gender: Option<Gender>,
        at: usize,
    ) -> Option<(EntityId, usize)> {
        let found = self.before(at).find(|(id, _)| {
            let told = &self.told[id.0 as usize];
            let person = self.named.entity(*id).kind == EntityKind::Person;
            match asked {
                Asked::Age(age) => person && told.age == Some(*age),
                Asked::Nation(nation) => {
                    person && told.nation == Some(*nation) && self.agrees(*id, gender)
                }
                Asked::Noun(noun) if person => {
                    self.agrees(*id, gender)
                        && told.nouns.iter().any(|told| told.ends_with(noun.as_str()))
                }
                Asked::Noun(noun) => self.stands_for(noun, *id),
            }
        });
        found.map(|(id, span)| (id, self.grammar.tokens.at_byte(span.start())))
    }

    /// Returns whether nothing told of a person speaks against what is asked, where it is new: an
    /// age, a nation.
    pub fn may_be(&self, asked: &Asked, id: EntityId) -> bool {
        let told = &self.told[id.0 as usize];
        self.named.entity(id).kind == EntityKind::Person
            && match asked {
                Asked::Age(age) => told.age.is_none_or(|told| told == *age),
                Asked::Nation(nation) => told.nation.is_none_or(|told| told == *nation),
                Asked::Noun(_) => false,
            }
    }

    fn stands_for(&self, noun: &str, id: EntityId) -> bool {
        let entity = self.named.entity(id);
        if entity.kind != EntityKind::Organisation {
            return false;
        }
        let label = lower(&entity.label);
        let Some(stand_in) = self.grammar.lexicon.stand_ins.get(noun) else {
            return noun.len() > 4 && label.split([' ', '-']).any(|word| word.ends_with(noun));
        };
        let words = || {
            label.split([' ', '-']).chain(self.told[id.0 as usize].nouns.iter().map(String::as_str))
        };
        let kinds = &self.grammar.lexicon.source_kinds;
        words().any(|word| {
            stand_in
                .endings
                .iter()
                .any(|end| if end.len() > 3 { word.ends_with(end) } else { word == *end })
                || kinds.noun(word).is_some_and(|kind| stand_in.kinds.contains(&kind.kind))
        })
    }

    fn agrees(&self, id: EntityId, gender: Option<Gender>) -> bool {
        match (gender, self.named.gender(id)) {
            (Some(asked), Some(known)) => asked == known,
            _ => true,
        }
    }

    /// Those named before token `at`, the last first.
    fn before(&self, at: usize) -> impl Iterator<Item = (EntityId, ByteSpan)> {
        let byte = self.grammar.tokens.tokens[at].span.start();
        let until = self.named.mentions.partition_point(|m| m.span.start() < byte);
        let plain = |m: &&Mention| m.form == MentionForm::Plain;
        self.named.mentions[..until]
            .iter()
            .rev()
            .take(REACH)
            .filter(plain)
            .map(|m| (m.entity, m.span))
    }
}

impl Told {
    /// "Trainer Goran", "die 47-jährige Ministerin Anna", "der kroatische Trainer Goran".
    fn before(&mut self, grammar: &Grammar<'_>, start: usize) {
        for at in (start.saturating_sub(BESIDE)..start).rev() {
            match grammar.class(at) {
                Class::Noun => self.nouns.push(grammar.lower(at).to_owned()),
                Class::Other | Class::Number => {
                    self.age = self.age.or(age(grammar.lower(at)));
                    self.nation =
                        self.nation.or(grammar.lexicon.names.adjective(grammar.lower(at)));
                }
                _ => break,
            }
        }
    }

    /// ", 72," and "(72)" after a name, and "die Ministerin von Beispielland".
    fn after(&mut self, grammar: &Grammar<'_>, end: usize) {
        if end >= grammar.tokens.len() || !matches!(grammar.form(end), "," | "(") {
            return;
        }
        for at in end + 1..(end + 1 + BESIDE).min(grammar.tokens.len()) {
            match grammar.class(at) {
                Class::Noun => self.nouns.push(grammar.lower(at).to_owned()),
                Class::Number if self.age.is_none() => {
                    let closed =
                        grammar.tokens.len() > at + 1 && matches!(grammar.form(at + 1), "," | ")");
                    self.age = grammar.form(at).parse().ok().filter(|age| closed && *age < 120);
                }
                Class::Other => {
                    self.age = self.age.or(age(grammar.lower(at)));
                    self.nation =
                        self.nation.or(grammar.lexicon.names.adjective(grammar.lower(at)));
                }
                Class::Function(_) => {}
                _ => break,
            }
        }
    }
}

/// "47-jährige" → 47
fn age(lower: &str) -> Option<u32> {
    let (digits, rest) = lower.split_once('-')?;
    rest.starts_with("jährig").then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::check_source;

    #[test]
    fn a_role_leads_to_its_bearer() {
        check_source(
            "Trainerin Anna Muster und Stürmer Jens Beispiel freuten sich. Die Trainerin sagte, es sei verdient.",
            "Anna Muster",
        );
        check_source(
            "Minister Jens Beispiel traf Ministerin Anna Muster. Der Minister sagte, es sei gut gelaufen.",
            "Jens Beispiel",
        );
    }

    #[test]
    fn an_age_or_a_nation_leads_to_the_person_nearest_before() {
        check_source(
            "Gestern gewann Jens Beispiel. „Es war schwer“, sagte der 47-Jährige.",
            "Jens Beispiel",
        );
        check_source(
            "Für Anna Muster war es schwer. „Es war knapp“, sagte die Kroatin.",
            "Anna Muster",
        );
        check_source(
            "Jens Beispiel, 47, und Karl Muster, 30, kamen. „Es war knapp“, sagte der 47-Jährige.",
            "Jens Beispiel",
        );
    }

    #[test]
    fn another_age_or_gender_leads_to_somebody_new() {
        check_source(
            "Gestern gewann Jens Beispiel (30). „Es war schwer“, sagte der 47-Jährige.",
            "47-Jähriger",
        );
        check_source(
            "Gestern gewann Jens Beispiel. „Es war schwer“, sagte die Kroatin.",
            "Kroatin",
        );
    }

    #[test]
    fn a_noun_leads_to_the_organisation_it_can_stand_for() {
        check_source(
            "Die Frau kam in die Universitätsklinik Gießen. Sie sei außer Gefahr, teilte das Krankenhaus mit.",
            "Universitätsklinik Gießen",
        );
        check_source(
            "Die Frau kam in die Universitätsklinik Gießen. Sie sei außer Gefahr, teilte das Ministerium mit.",
            "Ministerium",
        );
    }

    #[test]
    fn a_pronoun_goes_to_the_subject_before_it() {
        check_source(
            "Ob Trainer Karl Muster bleibt, ließ Direktor Jens Beispiel offen. „Kein Kommentar“, sagte er nur.",
            "Jens Beispiel",
        );
        check_source("Jens Beispiel traf Anna Muster. „Es war schön“, sagte sie.", "Anna Muster");
    }

    #[test]
    fn several_are_no_single_one() {
        check_source(
            "Minister Jens Beispiel schwieg. Nach Ansicht der beiden Minister ist das Gesetz gut.",
            "Beide Minister",
        );
    }
}
