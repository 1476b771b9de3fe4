//! The grammatical person, gender and number that a pronoun asks for.

use crate::annotate::grammar::Grammar;
use crate::lexicon::names::Gender;
use crate::lexicon::verbs::Forms;

/// The grammatical person.
pub enum GrammaticalPerson {
    /// "ich", "wir": whoever speaks or writes.
    Speaker,
    /// Somebody named before.
    Third(Gender),
}

/// Returns the person and gender that the pronoun at token `at` asks for.
pub fn gender(grammar: &Grammar<'_>, at: usize) -> Option<GrammaticalPerson> {
    Some(match grammar.lower(at) {
        "er" | "der" | "dieser" | "jener" | "dem" | "ihm" => {
            GrammaticalPerson::Third(Gender::Masculine)
        }
        "sie" | "die" | "diese" => GrammaticalPerson::Third(if verb_is_plural(grammar, at) {
            Gender::Plural
        } else {
            Gender::Feminine
        }),
        "ich" | "wir" => GrammaticalPerson::Speaker,
        "beide" | "einige" | "viele" | "alle" => GrammaticalPerson::Third(Gender::Plural),
        "es" | "das" | "dieses" => GrammaticalPerson::Third(Gender::Neuter),
        _ => return None,
    })
}

/// Returns whether the finite verb of the pronoun's clause can only be plural.
fn verb_is_plural(grammar: &Grammar<'_>, at: usize) -> bool {
    let period = &grammar.periods[grammar.period_of(at)];
    let clause = grammar.clauses_of(period).iter().find(|c| c.start() <= at && at < c.end());
    clause.and_then(|c| c.finite).is_some_and(|finite| {
        let forms = grammar.words[finite].forms();
        forms.any(Forms::PLURAL) && !forms.any(Forms::SINGULAR)
    })
}
