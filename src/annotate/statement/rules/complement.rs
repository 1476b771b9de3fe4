//! The frame first, then what is said: "X sagte, dass ...", "X fordert, ... zu ...", "X sagte, es
//! sei ...".

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Grammar};
use crate::annotate::statement::addressee;
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::rules::label;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::Collect;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::*;
use crate::reading::{Evidence, Mode, SourceKind};

/// Finds statements whose words depend on a clause before them.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    for index in 0..scene.clauses.len() {
        let at = scene.clauses[index].start();
        let free = !scene.taken[index];
        let next = complement(scene, index);
        let found = next.and_then(|next| Some((next, kind(scene, next)?)));
        let candidate = match found.filter(|(next, _)| !goes_on(scene, index, *next)) {
            Some((next, (takes, rule))) => {
                let found = verbal(scene, named, index, next, takes, rule, candidates);
                scene.tried("X sagte, dass ...; X fordert, ... zu ...", at, found).or_else(|| {
                    let found = nominal(scene, named, index, next, takes, candidates);
                    scene.tried("die Behauptung, dass ...", at, found)
                })
            }
            None if free => {
                let found = next.and_then(|next| indicative(scene, named, index, next, candidates));
                scene.tried("X teilte mit, der Mann ist ...", at, found).or_else(|| {
                    let found = without_comma(scene, index, candidates);
                    scene.tried("X hat angekündigt zu ...", at, found)
                })
            }
            None => None,
        };
        if let Some(candidate) = candidate {
            scene.taken[index] = true;
            candidates.push(candidate);
        }
    }
}

fn verbal(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    next: usize,
    takes: Takes,
    rule: Rule,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let clause = &scene.clauses[index];
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    let used = scene.need("the verb takes a clause of this kind", cue.taking(takes))?;
    let opener = scene.grammar.lower(clause.opener);
    let conditional =
        is_one_of!(opener, "wenn" | "falls" | "sofern" | "sollte" | "sollten" | "damit");
    // "Er hätte nicht gedacht, dass ...": somebody else's words, too.
    let within_speech =
        clause.konjunktiv(scene.grammar) != Forms::default() && !clause.is_dependent();
    let says = scene.holds("the clause serves no other statement", !scene.taken[index])
        && scene.holds("the frame is no condition or purpose", !conditional)
        && scene.holds("the frame does not leave open what is so", !leaves_open(scene, index))
        && scene.holds("the frame is not in the Konjunktiv itself", !within_speech);
    if !says {
        return None;
    }
    let quote = scene.trim(scene.clauses[next].start()..scene.scope_end(index, next))?;
    let mut candidate = Candidate::new(Mode::Indirect, vec![quote.clone()], rule, Evidence::Verb);
    candidate.speaker = speaker::of_cue(scene.grammar, scene.clauses, index, cue, &used);
    // "Fest steht, dass ...", "Es muss gesagt werden, dass ..."
    let nowhere = candidate.speaker.is_none()
        && (is_standing(scene, index) || cue.passive && leaves_open_who(scene, index));
    let shown = used.entry.takes.any(Takes::SHOWS)
        && !candidate.speaker.as_ref().is_some_and(|range| can_say(scene, named, range));
    if !scene
        .holds("somebody or somebody's words say it, nothing just shows it", !(nowhere || shown))
    {
        return None;
    }
    let voice = candidate.speaker.as_ref().is_some_and(|range| {
        let kind = |at: usize| scene.grammar.lexicon.source_kinds.noun(scene.grammar.lower(at));
        let document =
            range.clone().any(|at| kind(at).is_some_and(|noun| noun.kind == SourceKind::Document));
        let last = clause.end() - 1;
        let noun = scene.grammar.lexicon.redeverben.noun(scene.grammar.form(last));
        // "prüft den Verdacht, dass ...": the noun, not the verb, has the clause.
        let says = used.entry.takes.any(Takes::WIE) || !noun.is_some_and(|n| n.takes.any(takes));
        says && context::can_speak(scene.grammar, named, range) && !document
    });
    let by_another = is_by_another(clause, &quote, candidates);
    if !scene.holds("the source that a preposition names does not say it", voice || !by_another) {
        return None;
    }
    candidate.addressee =
        addressee::of_clause(scene.grammar, clause, cue, candidate.speaker.as_ref());
    candidate.cue = used.tokens;
    candidate.frame = scene.frame_before(quote.start, candidates);
    Some(candidate)
}

/// "Die Zählung zeigt laut Amt, dass ...", "Laut Zeitung prüft sie den Verdacht, dass ...": whom a
/// preposition names in the clause says it.
fn is_by_another(clause: &Clause, quote: &Range<usize>, candidates: &[Candidate]) -> bool {
    candidates.iter().rev().take(4).any(|other| {
        matches!(other.rule, Rule::Laut | Rule::Nach)
            && other.holds(quote)
            && clause.range.contains(&other.cue[0])
    })
}

/// Returns whether words name somebody who can speak, or somebody's words: a study, a poll.
fn can_say(scene: &Scene<'_, '_>, named: &Named, range: &Range<usize>) -> bool {
    let grammar = scene.grammar;
    let words = |at: usize| {
        grammar.class(at) == Class::Noun
            && grammar.lexicon.redeverben.noun(grammar.form(at)).is_some_and(|noun| noun.after_nach)
    };
    let head = grammar.phrase(range.start, range.end).map(|phrase| phrase.head);
    let stands_in = range.len() == 1 && grammar.class(range.start) != Class::Noun;
    // "Szenen, die zeigen, dass ..."
    if stands_in && range.start > 1 && grammar.form(range.start - 1) == "," {
        let noun = range.start - 2..range.start - 1;
        return grammar.class(noun.start) != Class::Noun || can_say(scene, named, &noun);
    }
    let document = |at: usize| grammar.lexicon.source_kinds.noun(grammar.lower(at)).is_some();
    stands_in
        || context::can_speak(grammar, named, range)
        || head.is_some_and(|at| words(at) && grammar.lower(at) != "erfahrung" || document(at))
}

/// "muss gesagt werden", "kann nicht bestätigt werden": nobody has.
fn leaves_open_who(scene: &Scene<'_, '_>, index: usize) -> bool {
    let finite = scene.clauses[index].finite.and_then(|at| scene.grammar.words[at].verb);
    finite.is_some_and(|verb| scene.grammar.lexicon.verbs.base(verb) != "werden")
}

fn is_standing(scene: &Scene<'_, '_>, index: usize) -> bool {
    let verb = scene.clauses[index].finite.and_then(|at| scene.grammar.words[at].verb);
    verb.is_some_and(|verb| scene.grammar.lexicon.verbs.base(verb) == "stehen")
}

/// "Die Polizei teilte mit, der Mann ist in Haft.": a main clause in the indicative, where the verb
/// before it can only say that. "Er sagte ein Wort, dann ging er." tells of two deeds.
fn indicative(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    next: usize,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let (clause, said) = (&scene.clauses[index], &scene.clauses[next]);
    let begins = match said.boundary {
        Boundary::Comma => grammar.begins_phrase(said.range.start),
        boundary => boundary == Boundary::Colon && !grammar.opens(said.range.start),
    };
    let main = said.kind == ClauseKind::Main && said.konjunktiv(grammar) == Forms::default();
    let plain = begins && (main || ends_in_its_verb(scene, said));
    scene.need("the next clause is a main clause in the indicative", plain.then_some(()))?;
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    let colon = said.boundary == Boundary::Colon;
    let wanted = if colon { Takes::V2.and(Takes::SHOWS) } else { Takes::V2 };
    let used = scene.need("the verb takes a main clause", cue.taking(wanted))?;
    let only_says =
        used.entry.takes.any(Takes::WIE) && used.entry.takes.any(Takes::ZITAT.and(Takes::SHOWS));
    let reflexive = || clause.range.clone().any(|at| grammar.is(at, Reflexive));
    if !scene.holds("the verb can only say something", only_says && !reflexive()) {
        return None;
    }
    let candidate = verbal(scene, named, index, next, wanted, Rule::Indicative, candidates)?;
    let speaker = candidate.speaker.as_ref().filter(|speaker| {
        context::can_speak(grammar, named, speaker) || colon && can_say(scene, named, speaker)
    });
    let speaker = scene.need("the speaker is somebody who can speak", speaker)?;
    let early = |at: usize| colon && clause.finite.is_some_and(|finite| at < finite);
    let alone = (addressee::objects(grammar, clause, Some(speaker)).iter())
        .all(|object| early(object.head) || speaker::is_time(grammar, object.head));
    scene.holds("the verb has no object", alone).then_some(candidate)
}

/// "sie | „ist und bleibt die Beste“": only the predicate is word for word, up to the end of the
/// sentence.
fn ends_in_its_verb(scene: &Scene<'_, '_>, said: &Clause) -> bool {
    let grammar = scene.grammar;
    let quotation =
        grammar.steps(said.range.clone()).skip(1).find_map(|at| grammar.quotation_at(at));
    said.kind == ClauseKind::Fragment
        && quotation.is_some_and(|quotation| {
            quotation.close + 1 == scene.body.end
                && grammar.words[quotation.open + 1].forms().any(Forms::FINITE)
        })
}

/// "Der Konzern hat angekündigt | die Preise zu erhöhen": an infinitive after the whole verb.
fn without_comma(
    scene: &Scene<'_, '_>,
    index: usize,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    let whole = clause.nonfinite.or(clause.prefix).filter(|_| !clause.is_dependent());
    let start = scene.need("the verb is complete before the end of the clause", whole)? + 1;
    let quote = start..clause.range.end;
    let last = clause.range.end.checked_sub(1)?;
    let infinitive = grammar.words[last].forms();
    let zu = infinitive.any(Forms::ZU_INFINITIVE)
        || infinitive.any(Forms::INFINITIVE) && grammar.lower(last.saturating_sub(1)) == "zu";
    let taken = || candidates.iter().rev().take(8).any(|candidate| candidate.overlaps(&quote));
    if !(scene.holds("an infinitive with zu ends the clause", zu && quote.len() >= 3)
        && scene.holds("its words belong to no other statement", !taken()))
    {
        return None;
    }
    let used = scene.need("the verb takes an infinitive", cue.taking(Takes::ZU))?;
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![quote.clone()], Rule::Infinitive, Evidence::Verb);
    candidate.speaker = speaker::of_cue(grammar, scene.clauses, index, cue, &used);
    candidate.addressee = addressee::of_clause(grammar, clause, cue, candidate.speaker.as_ref());
    candidate.cue = used.tokens;
    candidate.frame = scene.frame_before(quote.start, candidates);
    Some(candidate)
}

/// "wollte nicht bestätigen, dass ...": what is not said.
fn leaves_open(scene: &Scene<'_, '_>, index: usize) -> bool {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let wants = clause.finite.and_then(|at| grammar.words[at].verb);
    wants.is_some_and(|verb| grammar.lexicon.verbs.base(verb) == "wollen")
        && clause.range.clone().any(|at| grammar.lower(at) == "nicht")
}

/// "die Behauptung, dass ...": the cue is a noun of the clause.
fn nominal(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    next: usize,
    takes: Takes,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let comma = scene.clauses[next].boundary == Boundary::Comma;
    if !scene.holds("a comma stands before the words said", comma) {
        return None;
    }
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let near = clause.end().saturating_sub(8).max(clause.start());
    let takes_it = |at: &usize| {
        let noun = grammar.lexicon.redeverben.noun(grammar.form(*at));
        grammar.class(*at) == Class::Noun && noun.is_some_and(|noun| noun.takes.any(takes))
    };
    let noun = (near..clause.end()).rev().find(takes_it);
    let noun = scene.need("a noun for somebody's words stands at the end of the clause", noun)?;
    // Only its genitive may stand between the noun and its clause.
    let owner = grammar.phrase(noun + 1, clause.end()).filter(|p| p.tokens.end == clause.end());
    let verb_last = (noun + 1..clause.end())
        .all(|at| grammar.words[at].verb.is_some() || clause.prefix == Some(at));
    let adjoins = owner.is_some() || verb_last;
    if !scene.holds("only its genitive or the verb stands after the noun", adjoins) {
        return None;
    }
    // "Die Sorge, die Schule werde geschlossen, | teilt der Rat nicht": the main clause goes on.
    let goes_on = |c: &Clause| {
        c.boundary == Boundary::Comma
            && c.konjunktiv(grammar) == Forms::default()
            && (c.kind == ClauseKind::VerbFirst
                || c.range.len() == 1 && grammar.lower(c.range.start).ends_with("te")
                || c.finite == Some(c.range.start)
                || c.front.is_some())
    };
    let end = scene.clauses[next + 1..].iter().find(|c| goes_on(c)).map(|c| c.range.start);
    let whole = scene.scope_end(index, next);
    let opens = clause.kind == ClauseKind::Fragment;
    let end = end.filter(|end| opens && *end < whole).unwrap_or(whole);
    let quote = scene.trim(scene.clauses[next].start()..end)?;
    let by_another = is_by_another(clause, &quote, candidates);
    if !scene.holds("the source that a preposition names does not say it", !by_another) {
        return None;
    }
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![quote.clone()], Rule::Noun, Evidence::Noun);
    let possessor = || {
        let start = (clause.start()..noun).find(|at| {
            let phrase = grammar.phrase(*at, clause.end());
            phrase.is_some_and(|phrase| phrase.head == noun)
        })?;
        label::genitive(grammar, named, &grammar.phrase(start, clause.end())?)
    };
    candidate.speaker = owner.map(|p| p.tokens).or_else(possessor).or_else(|| {
        let subject = speaker::subject(grammar, scene.clauses, index)?;
        (!subject.contains(&noun) && context::can_speak(grammar, named, &subject))
            .then_some(subject)
    });
    let article = noun > 0 && grammar.is(noun - 1, Determiner);
    candidate.cue = (noun - usize::from(article)..noun + 1).collect_vec();
    candidate.frame = scene.frame_before(quote.start, candidates);
    Some(candidate)
}

/// The clause that may hold what the clause `index` introduces.
fn complement(scene: &Scene<'_, '_>, index: usize) -> Option<usize> {
    let end = scene.clauses[index].end();
    let mut first = None;
    let next = (index + 1..scene.clauses.len().min(index + 7)).find(|at| {
        let clause = &scene.clauses[*at];
        let belongs = clause.range.start < end
            || matches!(clause.kind, ClauseKind::Relative | ClauseKind::Fragment)
                && clause.boundary == Boundary::Comma;
        let fragment = clause.kind == ClauseKind::Fragment && clause.range.start >= end;
        if fragment && first.is_none() && !is_apposition(scene.grammar, clause) {
            first = Some(*at);
        }
        !belongs || looks_like_speech(scene.grammar, clause) || ends_in_its_verb(scene, clause)
    })?;
    // "zugesagt, nicht mehr über den Bau, das größte Haus am Platz, zu bestimmen"
    let landed = &scene.clauses[next];
    let inverted = landed.kind == ClauseKind::VerbFirst
        && landed.konjunktiv(scene.grammar) != Forms::default();
    let next = first.filter(|_| landed.kind == ClauseKind::Infinitive || inverted).unwrap_or(next);
    // "sagte, ohne zu zögern, | dass ...", "sagte, als er kam, | dass ..."
    let aside = is_purpose(scene.grammar, landed)
        || landed.kind == ClauseKind::Subordinate && landed.boundary == Boundary::Comma;
    let after = scene.clauses.get(next + 1);
    let dass = after.is_some_and(|clause| {
        clause.kind == ClauseKind::Dass && clause.boundary == Boundary::Comma
    });
    let next = if aside && dass { next + 1 } else { next };
    (!scene.is_after_frame(next)).then_some(next)
}

/// "Nachdem er das gesagt hatte, sei er ...", "Der Mann, der das sagte, sei ...": the main clause
/// goes on after a dependent one.
fn goes_on(scene: &Scene<'_, '_>, index: usize, next: usize) -> bool {
    let clause = &scene.clauses[next];
    scene.clauses[index].is_dependent() && clause.finite == Some(clause.range.start)
}

/// Returns whether a piece without verb can be an apposition to what stands before it.
fn is_apposition(grammar: &Grammar<'_>, clause: &Clause) -> bool {
    grammar
        .phrase(clause.range.start, clause.range.end)
        .is_some_and(|phrase| phrase.tokens.end == clause.range.end)
}

/// "die Steuer sinke" passes for a relative clause, but not in the Konjunktiv I.
fn looks_like_speech(grammar: &Grammar<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Relative
        && clause.konjunktiv(grammar).any(Forms::KONJUNKTIV_1)
        && clause.finite.is_some_and(|finite| {
            grammar
                .phrase(clause.range.start, finite)
                .is_some_and(|p| p.tokens.len() > 1 && p.tokens.end == finite)
        })
}

/// "um zu gehen": why or how something is done.
fn is_purpose(grammar: &Grammar<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Infinitive
        && is_one_of!(grammar.lower(clause.range.start), "um" | "ohne" | "statt" | "anstatt")
}

/// The kind of complement that a clause is.
fn kind(scene: &Scene<'_, '_>, next: usize) -> Option<(Takes, Rule)> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[next];
    let konjunktiv = |clause: &Clause| clause.konjunktiv(grammar) != Forms::default();
    if is_one_of!(grammar.lower(clause.opener), "indem" | "wobei" | "womit" | "sodass" | "seitdem")
    {
        return None;
    }
    match (clause.boundary, clause.kind) {
        (
            Boundary::Start
            | Boundary::Semicolon
            | Boundary::Stop
            | Boundary::Quotation
            | Boundary::Conjunction,
            _,
        ) => None,
        (Boundary::Colon, _) if !konjunktiv(clause) => None,
        (Boundary::Colon, _) => (!grammar.opens(clause.range.start)
            || grammar.after(clause.range.start) < clause.range.end)
            .then_some((
                Takes::DASS.and(Takes::V2).and(Takes::ZITAT).and(Takes::REDE),
                Rule::Colon,
            )),
        (_, ClauseKind::Dass) => Some((Takes::DASS, Rule::Dass)),
        (_, ClauseKind::Question) => Some((Takes::OB, Rule::Question)),
        (_, ClauseKind::Infinitive) => {
            (!is_purpose(grammar, clause)).then_some((Takes::ZU, Rule::Infinitive))
        }
        (_, ClauseKind::Main | ClauseKind::VerbFirst | ClauseKind::Relative)
            if konjunktiv(clause) =>
        {
            Some((Takes::V2, Rule::Konjunktiv))
        }

        (Boundary::Comma, ClauseKind::Subordinate | ClauseKind::Fragment) => {
            let mut rest = scene.clauses[next..].iter().take(4);
            let full =
                rest.find(|c| !matches!(c.kind, ClauseKind::Fragment | ClauseKind::Relative));
            if clause.kind == ClauseKind::Fragment
                && full.is_some_and(|c| c.kind == ClauseKind::Infinitive)
            {
                return Some((Takes::ZU, Rule::Infinitive));
            }
            let main = scene.clauses[next + 1..]
                .iter()
                .take(4)
                .find(|c| !c.is_dependent() && c.finite.is_some())?;
            konjunktiv(main).then_some((Takes::V2, Rule::Konjunktiv))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement, read_plain};

    #[test]
    fn a_clause_with_dass_depends_on_its_frame() {
        check_statement(
            "[Die Ministerin](speaker) [sagte](cue) am Montag, [dass die Steuer sinken werde](quote).",
        );
        check_statement(
            "[Der Sprecher der Polizei, Max Muster](speaker), [teilte](cue) [mit](cue), [dass niemand verletzt wurde](quote).",
        );
    }

    #[test]
    fn the_konjunktiv_needs_no_conjunction() {
        check_statement(
            "[Die Ministerin](speaker) [sagte](cue), [die Steuer werde im Herbst sinken](quote).",
        );
    }

    #[test]
    fn a_main_clause_in_the_indicative_is_said_where_the_verb_needs_it() {
        check_statement(
            "[Die Polizei](speaker) [teilte](cue) [mit](cue), [der Mann ist in Haft](quote).",
        );
        check_statement(
            "[Die „Neue Zeitung“](speaker) [hatte](cue) gestern [berichtet](cue), [200 Mitarbeiter sollen entlassen werden](quote).",
        );
        check_silent("Die Ministerin sagte ein paar Worte, die Kinder lachten.");
        check_silent("Er meldete sich bei seinem Bruder, die Sehnsucht war groß.");
        check_silent("Der Brand konnte noch nicht bestätigt werden, die Feuerwehr sucht weiter.");
    }

    #[test]
    fn a_colon_introduces_what_is_said() {
        check_statement(
            "[Die Polizei](speaker) [teilte](cue) [mit](cue): [Der Mann ist in Haft](quote). Er schweigt.",
        );
        check_silent("Der Trainer fand eine Lösung: Er wechselte den Torwart.");
    }

    #[test]
    fn a_relative_clause_hinders_nothing() {
        check_statement(
            "[Ein Beamter](speaker), den die Zeitung befragt hat, [meinte](cue), [die Lage war nie ernst](quote).",
        );
    }

    #[test]
    fn what_is_inserted_is_not_said() {
        check_statement(
            "Gestern [sagte](cue) [Anna Muster](speaker), ohne zu zögern, [dass sie gehe](quote).",
        );
        check_statement(
            "[Anna Muster](speaker) [sagte](cue), als sie kam, [dass sie gehe](quote).",
        );
    }

    #[test]
    fn what_should_be_said_is_not() {
        check_silent("Der Minister könnte sagen, dass die Steuer sinkt.");
        check_silent("Sie sollten wissen, dass das Werk schließt.");
    }

    #[test]
    fn what_is_demanded_stands_in_the_infinitive() {
        check_statement(
            "[Die Gewerkschaft](speaker) [forderte](cue) [den Konzern](addressee) [auf](cue), [die Werke offen zu halten](quote).",
        );
    }

    #[test]
    fn a_body_is_not_called_as_a_person_is() {
        check_statement(
            "Nun [wirft](cue) [die Polizei](speaker) Otto Muster [vor](cue), [gelogen zu haben](quote).",
        );
        check_statement(
            "[Polizeipräsident Otto Muster](speaker) [kündigte](cue) [an](cue), [zu gehen](quote).",
        );
    }

    #[test]
    fn einigen_after_zu_is_a_verb() {
        check_statement(
            "[Der Verband](speaker) [appellierte](cue) an alle, [sich zu einigen](quote).",
        );
        check_silent("Der Verband will zu einigen Fragen schweigen.");
    }

    #[test]
    fn the_frame_returns_after_und() {
        check_statement(
            "[Der Trainer](speaker) [sagte](cue), [die Mannschaft sei müde](quote) und verließ den Saal.",
        );
    }

    #[test]
    fn a_noun_can_be_the_cue() {
        check_statement(
            "[Die Opposition](speaker) blieb bei [dem](cue) [Vorwurf](cue), [der Minister habe gelogen](quote).",
        );
    }

    #[test]
    fn the_frame_is_found_after_long_fronts() {
        check_statement(
            "In einer von der Agentur verbreiteten Erklärung [gab](cue) [er](speaker) [an](cue), [die Lage sei ruhig](quote).",
        );
        check_statement(
            "[Der Vorsitzende im Landtag, Max Muster](speaker), [hatte](cue) [die Bank](addressee) gestern [aufgefordert](cue), [ihr Angebot nachzubessern](quote).",
        );
        check_silent(
            "In einer von der Agentur verbreiteten Erklärung fehlten die Angaben, die wichtig waren.",
        );
    }

    #[test]
    fn a_year_before_the_verb_counts_nothing() {
        check_statement(
            "Im Juli 2008 [meldete](cue) [Anna](speaker), [dass das Werk schließe](quote).",
        );
        check_statement(
            "[Zwei Lehrer](speaker) [prangerten](cue) [an](cue), [dass das Dach undicht sei](quote).",
        );
    }

    #[test]
    fn what_one_lets_be_known_is_said() {
        check_statement(
            "[Ein Manager](speaker) [ließ](cue) [durchblicken](cue), [dass das Werk bleiben solle](quote).",
        );
        check_silent("Ein Manager ließ fegen, so dass das Werk sauber war.");
        check_statement(
            "[Der Konzern](speaker) [verkündete](cue), [das Werk verkaufen zu wollen](quote).",
        );
        check_statement("[Sie](speaker) [meinte](cue), [es handle sich um einen Irrtum](quote).");
    }

    #[test]
    fn a_missing_comma_hides_nothing() {
        check_statement(
            "[Der Konzern](speaker) [hat](cue) [angekündigt](cue) [die Preise im Herbst zu erhöhen](quote).",
        );
        check_statement("[Die Ministerin](speaker) [hofft](cue) [dass die Steuer sinkt](quote).");
        check_statement(
            "Der Bericht sagt, [dass das Werk schließt und die Stadt Arbeitsplätze verliert](quote).",
        );
        check_silent("Der Konzern hat vergessen die Preise im Herbst zu erhöhen.");
    }

    #[test]
    fn what_is_left_open_is_not_said() {
        check_silent("Ein Sprecher wollte nicht bestätigen, dass das Werk schließt.");
        check_statement("Ein Sprecher wollte bestätigen, [dass das Werk schließt](quote).");
    }

    #[test]
    fn a_main_clause_after_a_dependent_one_is_no_complement() {
        check_silent("Einen Plan für den Fall, dass die Leute das sagen, gäbe es kaum.");
    }

    #[test]
    fn what_only_shows_says_nothing() {
        check_silent("Die Erfahrung zeigt, dass Verbote wenig bringen.");
        check_silent("Ein Blick in den Keller verrät, dass Wein fehlt.");
        check_silent("Fest steht, dass gebaut wird.");
        check_statement(
            "[Eine Studie](speaker) [zeigt](cue), [dass Verbote wenig bringen](quote).",
        );
    }

    #[test]
    fn whom_a_preposition_names_says_what_the_clause_shows() {
        for text in [
            "Die Zählung zeigt laut Landesamt, dass der Preis steigt.",
            "Laut der Zeitung prüft Anna Muster den Verdacht, dass das Haus brannte.",
        ] {
            assert_eq!(read_plain(text).statements.len(), 1, "{text}");
        }
        let two = "Laut der Zeitung sagte Anna Muster, dass das Haus brannte.";
        assert_eq!(read_plain(two).statements.len(), 2);
    }

    #[test]
    fn what_has_to_be_said_nobody_said() {
        check_silent("Es muss gesagt werden, dass das Haus alt ist.");
        check_silent("Es gibt Bilder, die zeigen, dass das Haus alt ist.");
        check_silent("Der Wächter meldete sich, die Lampe zeigte, dass es brannte.");
    }

    #[test]
    fn a_possessor_owns_the_words() {
        check_statement(
            "[Anna Musters](speaker) Vorwurf, [das Geld fehle](quote), wies er zurück.",
        );
    }

    #[test]
    fn other_verbs_are_silent() {
        check_silent("Der Regen sorgte dafür, dass die Straße gesperrt wurde.");
        check_silent("Er drohte den Fans, wobei er die Polizei rief, um zu schlichten.");
        check_silent("Sie fuhr nach Hause, um zu schlafen.");
        check_silent("Wenn der Minister das sagen sollte, wäre die Lage ernst.");
    }
}
