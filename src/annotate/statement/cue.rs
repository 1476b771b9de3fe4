//! The verbal cue of a clause: which Redeverb it holds and what can follow.

use std::ops::Range;

use crate::annotate::grammar::{Clause, Grammar};
use crate::compact::{Collect, order};
use crate::lexicon::redeverben::{Redeverb, Takes};
use crate::lexicon::verbs::Forms;

/// The Redeverb of a clause.
#[derive(Debug, Clone)]
pub struct Cue<'l> {
    /// Finite verb, participle, prefix.
    pub verb: Vec<usize>,
    /// Every way of using the verb whose words the clause holds, with these words.
    pub uses: Vec<(&'l Redeverb, Vec<usize>)>,
    /// "wurde mitgeteilt"
    pub passive: bool,
}

/// One way of using the verb.
#[derive(Debug, Clone)]
pub struct CueUse<'l> {
    /// The entry of the table.
    pub entry: &'l Redeverb,
    /// All words of the cue, in order.
    pub tokens: Vec<usize>,
}

impl<'l> Cue<'l> {
    /// The first use that takes one of `wanted`.
    pub fn taking(&self, wanted: Takes) -> Option<CueUse<'l>> {
        let (entry, with) = self.uses.iter().find(|(entry, _)| entry.takes.any(wanted))?;
        let mut tokens = self.verb.clone();
        tokens.extend(with);
        order::by_number(&mut tokens, |at| *at as u64);
        tokens.dedup();
        Some(CueUse { entry, tokens })
    }
}

/// The infinitive of a clause's verb, with its prefix; none where it is passive or only thought of.
pub fn main_verb(grammar: &Grammar<'_>, clause: &Clause) -> Option<String> {
    let finite = clause.finite?;
    let main = clause.nonfinite.unwrap_or(finite);
    let verbs = &grammar.lexicon.verbs;
    let auxiliary = verbs.base(grammar.words[finite].verb?);
    let passive = main != finite && grammar.words[main].forms().any(Forms::PARTICIPLE);
    if main != finite && only_thought_of(grammar.lower(finite)) || passive && auxiliary == "werden"
    {
        return None;
    }
    let prefix = clause.prefix.filter(|_| main == finite);
    let loose = || {
        (main > clause.range.start && is_loose_prefix(grammar.lower(main - 1))).then(|| main - 1)
    };
    let prefix = prefix.or_else(loose);
    let separated = prefix.map_or("", |at| grammar.lower(at));
    let mut lemma = String::new();
    verbs.lemma(grammar.words[main].verb?, separated, &mut lemma);
    // "hält das für sicher": an adjective, where "stellt das sicher" has a prefix.
    if (is_loose_adverb(separated) || separated == "sicher")
        && grammar.lexicon.told.verb(&lemma).is_empty()
    {
        verbs.lemma(grammar.words[main].verb?, "", &mut lemma);
    }
    Some(lemma)
}

/// The cue of a clause, if its verb is one.
pub fn of_clause<'l>(grammar: &Grammar<'l>, clause: &Clause) -> Option<Cue<'l>> {
    let finite = clause.finite?;
    let main = clause.nonfinite.unwrap_or(finite);
    let verbs = &grammar.lexicon.verbs;
    if main != finite && only_thought_of(grammar.lower(finite)) {
        return None;
    }
    let mut tokens = vec![finite];
    if main != finite {
        tokens.push(main);
    }
    let mut separated = "";
    if let Some(prefix) = clause.prefix.filter(|_| main == finite) {
        separated = grammar.lower(prefix);
        tokens.push(prefix);
    } else if main > clause.range.start && is_loose_prefix(grammar.lower(main - 1)) {
        separated = grammar.lower(main - 1);
        tokens.push(main - 1);
    }
    let verb = grammar.words[main].verb?;
    let mut buffer = String::new();
    let lemma = verbs.lemma(verb, separated, &mut buffer);
    let mut uses = matching(grammar, clause, lemma);
    if uses.is_empty() && is_loose_adverb(separated) {
        tokens.pop();
        uses = matching(grammar, clause, verbs.lemma(verb, "", &mut buffer));
    }
    // "ließ durchblicken", "lässt erkennen": the verb beside is one of the words the entry asks
    // for.
    if uses.is_empty() && main != finite {
        uses = matching(grammar, clause, verbs.base(grammar.words[finite].verb?));
    }
    if uses.is_empty() {
        return None;
    }
    let auxiliary = grammar.words[finite].verb.map(|verb| verbs.base(verb));
    // "ist mitgeteilt worden", "muss mitgeteilt werden"
    let worden = clause
        .range
        .clone()
        .any(|at| at != finite && matches!(grammar.lower(at), "worden" | "werden"));
    let passive = main != finite
        && grammar.words[main].forms().any(Forms::PARTICIPLE)
        && (auxiliary == Some("werden") || worden);
    tokens.extend(clause.range.clone().filter(|at| grammar.lower(*at) == "worden"));
    Some(Cue { verb: tokens, uses, passive })
}

/// "Er könnte sagen", "sie sollten wissen": nobody has.
fn only_thought_of(modal: &str) -> bool {
    is_one_of!(
        modal,
        "könnte" | "könnten" | "sollte" | "sollten" | "müsste" | "müssten" | "dürfte" | "dürften"
    )
}

/// Prefixes that are just as often adverbs: "sagte er weiter".
fn is_loose_adverb(word: &str) -> bool {
    is_one_of!(
        word,
        "weiter" | "wieder" | "zuvor" | "dazu" | "davon" | "zusammen" | "bereit" | "zu"
    )
}

/// Words that some write apart from the verb and some not.
fn is_loose_prefix(word: &str) -> bool {
    is_one_of!(word, "bekannt" | "klar" | "deutlich" | "kund" | "aufmerksam" | "nahe")
}

fn matching<'l>(
    grammar: &Grammar<'l>,
    clause: &Clause,
    lemma: &str,
) -> Vec<(&'l Redeverb, Vec<usize>)> {
    let entries = grammar.lexicon.redeverben.verb(lemma);
    entries
        .iter()
        .filter_map(|entry| Some((entry, companions(grammar, clause, &entry.with, &(0..0))?)))
        .collect_vec()
}

/// The words an entry asks for, one of each group, where the clause holds them all outside of
/// `except`.
pub fn companions(
    grammar: &Grammar<'_>,
    clause: &Clause,
    groups: &[Vec<&str>],
    except: &Range<usize>,
) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(groups.len());
    for group in groups {
        let mut steps = grammar.steps(clause.start()..clause.end());
        found.push(steps.find(|at| {
            let (form, lower) = (grammar.form(*at), grammar.lower(*at));
            !except.contains(at) && group.iter().any(|word| form == *word || lower == *word)
        })?);
    }
    Some(found)
}
