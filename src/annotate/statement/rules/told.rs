//! Told speech: "X kritisiert den Plan", "Die Bank räumte Fehler ein", where the verb alone says that
//! somebody spoke and the table asks for a certain subject and object.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Phrase};
use crate::annotate::statement::addressee;
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::cue;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::Collect;
use crate::lexicon::names::Gender;
use crate::lexicon::told::{ToldObject, ToldSubject, ToldVerb};
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::Determiner;
use crate::lexicon::words::Traits;
use crate::reading::{EntityKind, Evidence, MentionForm, Mode, SourceKind};

/// More clauses than this tell more than one thing.
const MOST_CLAUSES: usize = 7;

/// Finds clauses that tell of speech.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    if scene.clauses.len() > MOST_CLAUSES {
        return;
    }
    let here = candidates.iter().rev().take_while(|c| c.end() > scene.period.tokens.start).count();
    let mine = candidates.len() - here;
    let tells = |c: &Clause| {
        c.kind == ClauseKind::Main
            || c.kind == ClauseKind::VerbFirst && c.boundary != Boundary::Conjunction
    };
    for index in 0..scene.clauses.len() {
        if !tells(&scene.clauses[index]) {
            continue;
        }
        let found = told(scene, named, index, &candidates[mine..]);
        let at = scene.clauses[index].start();
        if let Some(found) = scene.tried("X kritisiert den Plan", at, found) {
            scene.taken[index] = true;
            candidates.push(found);
        }
    }
}

fn told(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let lemma = cue::main_verb(grammar, clause)?;
    let entries = grammar.lexicon.told.verb(&lemma);
    if entries.is_empty() {
        return None;
    }
    // Quoted pieces of the report hinder nothing.
    let free = candidates
        .iter()
        .all(|c| !c.overlaps(&clause.range) || c.mode == Mode::Direct && is_inside(c, clause));
    if !(scene.holds("its words belong to no other statement", free && !scene.taken[index])
        && scene.holds("it is told as a fact, of what was said", is_fact(scene, clause)))
    {
        return None;
    }
    let subject = speaker::subject(grammar, scene.clauses, index);
    let subject = scene.need("the clause names a subject", subject)?;
    let voice = context::can_speak(grammar, named, &subject) || is_quoted_name(scene, &subject);
    let noun = is_noun(scene, &subject);
    // A court's verdict is a deed.
    let judges = subject.clone().any(|at| {
        let kind = grammar.lexicon.source_kinds.noun(grammar.lower(at));
        kind.is_some_and(|noun| noun.kind == SourceKind::Court)
    });
    if !scene.holds("the subject is no court", !judges) {
        return None;
    }
    let fits = |entry: &&ToldVerb| {
        let with = cue::companions(grammar, clause, &entry.with, &subject);
        with.is_some_and(|with| has_object(scene, named, clause, entry, &subject, &with))
            && match entry.subject {
                ToldSubject::Voice => voice,
                ToldSubject::Anybody => voice || noun,
                ToldSubject::Person => is_person(scene, named, &subject),
            }
    };
    scene.need("subject, object and words fit the verb", entries.iter().find(fits))?;
    let contrast = index > 0 && grammar.lower(scene.clauses[0].opener) == "während";
    let begins =
        matches!(clause.boundary, Boundary::Start | Boundary::Comma | Boundary::Conjunction);
    let alone = !contrast
        && begins
        && !candidates.iter().any(|c| c.mode != Mode::Direct)
        && scene
            .clauses
            .iter()
            .take_while(|c| c.start() < clause.start())
            .all(Clause::is_dependent);
    // "Sie sieht noch einen Vorteil: Die Kosten seien gering."
    let said = scene.clauses.get(index + 1).filter(|next| {
        next.boundary == Boundary::Colon
            && !grammar.opens(next.start())
            && scene.clauses[index + 1..]
                .iter()
                .any(|c| !c.is_dependent() && c.konjunktiv(grammar) != Forms::default())
    });
    if let Some(said) = said {
        let quote = vec![said.start()..scene.body.end];
        let mut found = Candidate::new(Mode::Indirect, quote, Rule::Colon, Evidence::Layout);
        found.frame = vec![clause.start()..said.start()];
        found.speaker = Some(subject);
        return Some(found);
    }
    let last = |c: &Clause| c.is_dependent() || c.finite.is_none();
    let rest = &scene.clauses[index + 1..];
    let quote = if alone && rest.iter().all(last) {
        scene.period.tokens.clone()
    } else {
        let next = rest.iter().find(|c| {
            !last(c)
                || candidates
                    .iter()
                    .any(|other| other.mode != Mode::Direct && other.overlaps(&c.range))
        });
        scene.trim(clause.start()..next.map_or(scene.body.end, Clause::start))?
    };
    let mut found = Candidate::new(Mode::Reported, vec![quote], Rule::Told, Evidence::Verb);
    found.speaker = Some(subject);
    Some(found)
}

/// "die „Vulkangruppe“": a group or medium by its quoted name.
fn is_quoted_name(scene: &Scene<'_, '_>, subject: &Range<usize>) -> bool {
    let open = subject.start + usize::from(scene.grammar.is(subject.start, Determiner));
    scene.grammar.opens(open) && scene.grammar.after(open) == subject.end
}

/// Whether a subject is a noun for somebody or something, not for words or a time.
fn is_noun(scene: &Scene<'_, '_>, subject: &Range<usize>) -> bool {
    let grammar = scene.grammar;
    let Some(phrase) = grammar.phrase(subject.start, subject.end) else { return false };
    grammar.class(phrase.head) == Class::Noun
        && grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).is_none()
        && !speaker::is_time(grammar, phrase.head)
}

fn is_inside(candidate: &Candidate, clause: &Clause) -> bool {
    candidate.start() > clause.start() && candidate.end() <= clause.end()
}

/// Whether a clause tells what somebody did say: no Konjunktiv, no plan, no negation, no passive.
fn is_fact(scene: &Scene<'_, '_>, clause: &Clause) -> bool {
    let grammar = scene.grammar;
    let Some(finite) = clause.finite else { return false };
    let verbs = &grammar.lexicon.verbs;
    let helped = clause.nonfinite.is_some();
    let plan = grammar.words[finite]
        .verb
        .is_some_and(|verb| verbs.is_modal(verb) || verbs.base(verb) == "werden");
    let denies = |at: usize| {
        is_one_of!(
            grammar.lower(at),
            "nicht" | "nie" | "niemals" | "kein" | "keine" | "keinen" | "kaum"
        )
    };
    let conditional = is_one_of!(grammar.lower(clause.opener), "wenn" | "falls" | "ob");
    let asks = grammar.form(scene.period.tokens.end - 1) == "?";
    let denied = grammar.steps(clause.start()..clause.end()).any(denies);
    let told = clause.konjunktiv(grammar) != Forms::default();
    !(told || helped && plan || conditional || asks || denied)
}

fn has_object(
    scene: &Scene<'_, '_>,
    named: &Named,
    clause: &Clause,
    entry: &ToldVerb,
    subject: &Range<usize>,
    with: &[usize],
) -> bool {
    let grammar = scene.grammar;
    let objects: Vec<Phrase> = addressee::objects(grammar, clause, Some(subject))
        .into_iter()
        .filter(|phrase| !speaker::is_time(grammar, phrase.head))
        .filter(|phrase| !with.iter().any(|at| phrase.core.contains(at)))
        .collect_vec();
    let quotes =
        || (clause.start()..clause.end()).any(|at| grammar.opens(at) && !subject.contains(&at));
    let person = |phrase: &Phrase| is_person(scene, named, &phrase.tokens);
    match entry.object {
        ToldObject::Nothing => true,
        ToldObject::Any => !objects.is_empty() || quotes(),
        ToldObject::Thing => objects
            .iter()
            .any(|phrase| grammar.class(phrase.head) == Class::Noun && !person(phrase)),
        ToldObject::Words => objects
            .iter()
            .any(|phrase| grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).is_some()),
        ToldObject::Quoted => !objects.is_empty() && quotes(),
        ToldObject::Predicate => {
            let last = clause.end() - 1;
            let named = |phrase: &Phrase| {
                grammar.is(phrase.core.start, Determiner)
                    && grammar.has(phrase.core.start, Traits::INDEFINITE)
            };
            !objects.is_empty()
                && (quotes()
                    || objects.len() > 1 && objects.iter().any(named)
                    || grammar.class(last) == Class::Other)
        }
    }
}

/// Whether words name a person, by name, role or pronoun.
fn is_person(scene: &Scene<'_, '_>, named: &Named, range: &Range<usize>) -> bool {
    let grammar = scene.grammar;
    let span = grammar.tokens.span(range.clone());
    let mut names = named.within(span).filter(|m| m.form == MentionForm::Plain);
    let Some(phrase) = grammar.phrase(range.start, range.end) else { return false };
    let role = grammar.lexicon.names.role(grammar.lower(phrase.head));
    is_one_of!(grammar.lower(phrase.head), "er" | "sie" | "ihn" | "ihm")
        || names.any(|m| {
            m.kind == EntityKind::Person && phrase.core.end >= grammar.tokens.within(m.span).end
        })
        || role
            .is_some_and(|role| matches!(role.gender, Some(Gender::Masculine | Gender::Feminine)))
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_sources, check_statement};

    #[test]
    fn a_verb_of_telling_with_the_object_it_needs_reports_speech() {
        check_statement("[Die Bank räumte Fehler ein.](quote)");
        check_statement("[Der Verband kritisierte den Plan scharf.](quote)");
        check_statement("[Der Minister wies die Vorwürfe zurück.](quote)");
        check_statement("[Die Gewerkschaft sieht in dem Plan eine Gefahr.](quote)");
        check_statement("[Die Forscherin hält das Verfahren für sicher.](quote)");
        check_statement("[Die Gewerkschaft schlägt Alarm.](quote)");
        check_statement("[Der Verein reagierte empört auf den Plan.](quote)");
        check_sources("Ministerin Anna Muster verurteilte die Tat scharf.", &["Anna Muster"]);
    }

    #[test]
    fn without_it_or_without_a_voice_it_is_silent() {
        check_silent("Das Gericht wies die Klage zurück.");
        check_silent("Der Regen kritisierte niemanden.");
        check_silent("Das Landgericht verurteilte die Tat.");
        check_silent("Die Bank räumte den Keller aus.");
        check_silent("Der Trainer begrüßte Anna Muster.");
        check_silent("Die Gewerkschaft sieht den Plan.");
        check_silent("Der Verein reagierte schnell auf den Plan.");
    }

    #[test]
    fn plans_and_denials_are_silent() {
        check_silent("Der Verband will den Plan kritisieren.");
        check_silent("Der Verband kritisierte den Plan nicht.");
        check_silent("Der Plan wurde kritisiert.");
        check_silent("Kritisierte der Verband den Plan?");
    }

    #[test]
    fn quoted_pieces_of_a_report_stay() {
        check_sources(
            "Anna Muster nannte den Plan eine „Schande“.",
            &["Anna Muster", "Anna Muster"],
        );
    }
}
