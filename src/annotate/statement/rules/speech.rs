//! Quoted speech with its frame before, after or around it, or carried on from the sentence
//! before.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Class, ClauseKind, Grammar, Quotation};
use crate::annotate::statement::addressee;
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::rules::label;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::{Collect, Map};
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::{Adverb, Particle, Reflexive};
use crate::reading::{Evidence, Mode};

/// Finds quoted speech in a period.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    let grammar = scene.grammar;
    let first = grammar.quotations.partition_point(|q| q.open < scene.period.tokens.start);
    let mine = candidates.len();
    let quotations =
        grammar.quotations[first..].iter().take_while(|q| q.open < scene.period.tokens.end);
    for quotation in quotations.filter(|q| q.depth == 0) {
        if let Some(begun) =
            candidates[mine..].last_mut().filter(|begun| goes_on(grammar, quotation, begun))
        {
            begun.quote.push(quotation.range());
            continue;
        }
        let at = quotation.open;
        let found = before_frame(scene, named, quotation);
        let mut found = scene.tried("„...“, sagte X", at, found);
        if found.is_none() {
            found = after_colon(scene, named, quotation, candidates);
            found = scene.tried("X sagte: „...“", at, found);
        }
        if found.is_none() {
            found = after_frame(scene, quotation);
            found = scene.tried("X sagte, „...“", at, found);
        }
        if found.is_none() {
            found = beside(scene, quotation, mine, candidates);
            found = scene.tried("„...“, sagte X, „...“", at, found);
        }
        if found.is_none() {
            found = carried_on(scene, named, quotation, candidates);
            found = scene.tried("„...“ as a sentence of its own", at, found);
        }
        candidates.extend(found);
    }
}

/// Returns whether a quotation goes on with the sentence that a frame has broken: `„Das“, sagte X,
/// „ist gut.“`
fn goes_on(grammar: &Grammar<'_>, quotation: &Quotation, begun: &Candidate) -> bool {
    let between = begun
        .frame
        .last()
        .is_some_and(|frame| frame.start >= begun.end() && frame.end == quotation.open);
    let stops =
        begun.end() >= 2 && is_one_of!(grammar.form(begun.end() - 2), "." | "!" | "?" | "…");
    begun.rule == Rule::Speech
        && between
        && !stops
        && grammar.form(quotation.open - 1) == ","
        && !grammar.tokens.is_upper(quotation.open + 1)
}

fn candidate(quotation: &Quotation) -> Candidate {
    Candidate::new(Mode::Direct, vec![quotation.range()], Rule::Speech, Evidence::Verb)
}

/// `X sagte: „...“`
fn after_colon(
    scene: &mut Scene<'_, '_>,
    named: &Named,
    quotation: &Quotation,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let colon = quotation.open > 0
        && grammar.form(quotation.open - 1) == ":"
        && quotation.open - 1 > scene.body.start;
    if !scene.holds("a colon stands before the quotation", colon) {
        return None;
    }
    let labelled = label::before_colon(scene, named, quotation.open - 1);
    if let Some(label) = labelled.filter(|label| label.speaker.is_some()) {
        if !scene.holds("it stands in no title", !label::is_title(scene)) {
            return None;
        }
        let mut found = candidate(quotation);
        found.evidence = Evidence::QuotationMarks;
        found.speaker = label.speaker;
        found.frame = vec![scene.sentence_start(quotation.open - 1)..quotation.open];
        return Some(found);
    }
    let index = scene.clauses.iter().rposition(|clause| clause.start() < quotation.open - 1)?;
    let speaks =
        |at: &usize| scene.cues[*at].as_ref().is_some_and(|cue| cue.taking(speech()).is_some());
    let near = || (0..=index).rev().take(4).filter(speaks);
    // "Er glaubt, dass es daraus hervorgeht: „...“" is said by him.
    let framing = near().find(|at| !scene.clauses[*at].is_dependent()).or_else(|| near().next());
    let mut found = candidate(quotation);
    let mut here = None;
    if let Some((at, cue)) = framing.and_then(|at| Some((at, scene.cues[at].as_ref()?))) {
        let used = cue.taking(speech())?;
        here = speaker::of_cue(grammar, scene.clauses, at, cue, &used);
        found.addressee = addressee::of_clause(grammar, &scene.clauses[at], cue, here.as_ref());
        found.cue = used.tokens;
        // "X sagte, dass es so sei: „...“": what stands between is said, too.
        scene.taken[at] |= at == index;
    } else if !(scene.holds("the quotation is speech, no name", is_speech(scene, quotation))
        && scene.holds("it stands in no title", !label::is_title(scene)))
    {
        return None;
    } else {
        found.evidence = Evidence::QuotationMarks;
    }
    found.speaker = who_can_speak(scene, named, here, index, candidates);
    found.frame = vec![scene.sentence_start(quotation.open - 1)..quotation.open];
    Some(found)
}

/// The speaker before a colon: the one of the cue, else a subject of the sentence that has a voice,
/// else whoever spoke before.
fn who_can_speak(
    scene: &Scene<'_, '_>,
    named: &Named,
    here: Option<Range<usize>>,
    index: usize,
    candidates: &[Candidate],
) -> Option<Range<usize>> {
    let grammar = scene.grammar;
    if here
        .as_ref()
        .is_some_and(|range| context::can_speak(grammar, named, range) || may_speak(grammar, range))
    {
        return here;
    }
    if here.as_ref().is_some_and(|range| is_anybody(grammar, range)) {
        return here;
    }
    let start = scene.sentence_start(scene.clauses[index].range.start);
    let clauses = (0..=index).rev().take_while(|at| scene.clauses[*at].start() >= start);
    let main = clauses.filter(|at| !scene.clauses[*at].is_dependent()).chain([index]);
    let mut subjects = main.filter_map(|at| match scene.clauses[at].finite {
        Some(_) => speaker::subject(grammar, scene.clauses, at),
        None => {
            grammar.phrase(scene.clauses[at].opener, scene.clauses[at].range.end).map(|p| p.tokens)
        }
    });
    let voice = subjects.find(|range| context::can_speak(grammar, named, range));
    voice.or_else(|| {
        let period = grammar.period_of(scene.clauses[index].range.start);
        let carried = context::carried(grammar, named, candidates, period)
            .filter(|carried| carried.distance <= 2);
        carried.map(|carried| carried.speaker).or(here)
    })
}

/// Returns whether a noun that no table knows can stand for somebody: after an article of a person
/// or group, no words or thing.
fn may_speak(grammar: &Grammar<'_>, range: &Range<usize>) -> bool {
    let Some(phrase) = grammar.phrase(range.start, range.end) else { return false };
    let lower = grammar.lower(phrase.head);
    let words = grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).is_some();
    grammar.class(phrase.head) == Class::Noun
        && !words
        && !speaker::is_time(grammar, phrase.head)
        && lower.ends_with("er")
}

/// Whether a subject of a verb of saying names somebody or something rather than words or a time:
/// better it than whoever spoke before.
fn is_anybody(grammar: &Grammar<'_>, range: &Range<usize>) -> bool {
    let Some(phrase) = grammar.phrase(range.start, range.end) else { return false };
    grammar.class(phrase.head) == Class::Noun
        && grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).is_none()
        && !speaker::is_time(grammar, phrase.head)
}

fn speech() -> Takes {
    Takes::ZITAT.and(Takes::V2).and(Takes::DASS).and(Takes::ALS).and(Takes::REDE)
}

/// `„...“, sagte X`: the rule for frames after words knows these; here only its speech is taken.
fn before_frame(
    scene: &mut Scene<'_, '_>,
    named: &Named,
    quotation: &Quotation,
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let after = quotation.close + 1;
    let starts =
        if is_one_of!(grammar.form(after), "," | "–" | "-" | "—") { after + 1 } else { after };
    let index = scene.clauses.iter().position(|clause| clause.range.start == starts);
    let index = scene.need("a clause begins after the quotation", index)?;
    let clause = &scene.clauses[index];
    let begins = quotation.open == scene.sentence_start(quotation.open)
        || is_one_of!(grammar.form(quotation.open - 1), ":" | "." | "!" | "?" | "…");
    if !scene.holds("the quotation begins its sentence", begins) {
        return None;
    }
    if let Some(speaker) =
        (grammar.lower(starts) == "so").then(|| scene.so_speaker(index)).flatten()
    {
        let mut found = candidate(quotation);
        found.evidence = Evidence::Preposition;
        found.cue = vec![starts];
        found.speaker = Some(speaker);
        found.frame = vec![after..frame_end(scene, after)];
        scene.taken[index] = true;
        return Some(found);
    }
    if scene.cues[index].is_none() && starts > after {
        return with_any_verb(scene, named, quotation, index);
    }
    // "„Fridays for Future“ ruft zum Streik auf": the quotation itself is the subject.
    let acts = starts == after && !scene.has_subject(index);
    if !scene.holds("the quotation is not the subject itself", !acts) {
        return None;
    }
    let so = grammar.lower(starts) == "so" && clause.finite == Some(starts + 1);
    let frames = (clause.kind == ClauseKind::VerbFirst || so || grammar.lower(starts) == "wie")
        && clause.finite.is_some();
    if !scene.holds("the clause begins with its verb, so or wie", frames) {
        return None;
    }
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    let used = scene.need("the verb can frame speech", cue.taking(speech()))?;
    let mut found = candidate(quotation);
    found.speaker = speaker::of_cue(grammar, scene.clauses, index, cue, &used);
    found.addressee = addressee::of_clause(grammar, clause, cue, found.speaker.as_ref());
    found.cue = used.tokens;
    found.frame = vec![after..frame_end(scene, after)];
    scene.taken[index] = true;
    Some(found)
}

/// `„...“, seufzte X`: with a verb and somebody after its comma, a quotation is said whatever the
/// verb; also `„...“, entfuhr es X`.
fn with_any_verb(
    scene: &mut Scene<'_, '_>,
    named: &Named,
    quotation: &Quotation,
    index: usize,
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let verb = clause.range.start;
    let small = !grammar.tokens.is_upper(verb) && clause.boundary == Boundary::Comma;
    let finite = match grammar.class(verb) {
        Class::Verb => grammar.words[verb].forms().any(Forms::FINITE) && !is_copula(grammar, verb),
        Class::Other => grammar.lower(verb).ends_with("te") || grammar.lower(verb).ends_with('t'),
        _ => false,
    };
    let mut at = verb + 1;
    while matches!(grammar.class(at), Class::Function(Reflexive | Adverb | Particle))
        || grammar.lower(at) == "es"
    {
        at += 1;
    }
    if !small || !finite || at >= scene.body.end {
        return None;
    }
    let phrase = grammar.phrase(at, scene.body.end)?;
    let pronoun = matches!(grammar.lower(phrase.head), "er" | "sie") && phrase.tokens.len() == 1;
    let nominative = pronoun
        || (context::can_speak(grammar, named, &phrase.tokens)
            || is_anybody(grammar, &phrase.tokens)
                && is_one_of!(grammar.lower(phrase.core.start), "der" | "die" | "ein" | "eine")
                && is_speech(scene, quotation))
            && !is_one_of!(
                grammar.lower(phrase.core.start),
                "den" | "dem" | "des" | "einen" | "einem"
            );
    if !nominative {
        return None;
    }
    let mut found = candidate(quotation);
    found.cue = [Some(verb), clause.prefix].into_iter().flatten().collect_vec();
    found.speaker = Some(phrase.tokens);
    found.frame = vec![quotation.close + 1..frame_end(scene, quotation.close + 1)];
    scene.taken[index] = true;
    Some(found)
}

/// "ist", "hat", "wird": what they tell is no way of saying something.
fn is_copula(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.words[at].verb.is_some_and(|verb| {
        grammar.lexicon.verbs.is_helping(verb) && !grammar.lexicon.verbs.is_prefixed(verb)
    })
}

/// The end of a frame that begins at `start`: the next quotation that is speech, or the end of the
/// period.
fn frame_end(scene: &Scene<'_, '_>, start: usize) -> usize {
    let grammar = scene.grammar;
    grammar
        .steps(start..scene.body.end)
        .find(|at| grammar.quotation_at(*at).is_some_and(|q| q.depth == 0 && is_speech(scene, q)))
        .unwrap_or(scene.body.end)
}

/// `X sagte „...“`, `X sagte, „...“`
fn after_frame(scene: &mut Scene<'_, '_>, quotation: &Quotation) -> Option<Candidate> {
    let grammar = scene.grammar;
    let index = scene.clause_of(quotation.open)?;
    let own = &scene.clauses[index];
    let alone = own.range == quotation.range();
    let framing =
        if alone && own.boundary == Boundary::Comma { index.checked_sub(1)? } else { index };
    let cue = scene.need("the clause has a verb of saying", scene.cues[framing].as_ref())?;
    let clause = &scene.clauses[framing];
    // "Mit den Worten „...“ ging er."
    let worded = quotation.open > 0 && grammar.lower(quotation.open - 1) == "worten";
    let after_verb = clause.finite.is_some_and(|finite| finite <= quotation.open || worded);
    if !scene.holds("the quotation stands after the verb", after_verb || alone) {
        return None;
    }
    let used = scene.need("the verb takes quoted speech", cue.taking(Takes::ZITAT))?;
    // "Ihr Mandant habe gewarnt, „...“" is said by somebody else.
    let told = clause.konjunktiv(grammar).any(Forms::KONJUNKTIV_1) && !clause.is_dependent();
    let closes =
        alone || worded || quotation.close + 1 >= own.range.end || ends_sentence(scene, quotation);
    if !(scene.holds("the frame is not in the Konjunktiv itself", !told)
        && scene.holds("the quotation is speech, no name", is_speech(scene, quotation))
        && scene.holds("the quotation ends its clause", closes))
    {
        return None;
    }
    let mut found = candidate(quotation);
    found.speaker = speaker::of_cue(grammar, scene.clauses, framing, cue, &used);
    found.cue = used.tokens;
    found.frame = vec![scene.sentence_start(quotation.open - 1)..quotation.open];
    if worded && quotation.close + 1 < own.range.end {
        found.frame.push(quotation.close + 1..scene.body.end);
    }
    scene.taken[framing] = true;
    Some(found)
}

/// `„...“, sagte X, „...“`: the second shares the frame of the first.
fn beside(
    scene: &Scene<'_, '_>,
    quotation: &Quotation,
    mine: usize,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let first =
        candidates[mine.min(candidates.len())..].iter().rev().find(|d| d.mode == Mode::Direct);
    let first = scene.need("the sentence has a framed quotation", first)?;
    let joined =
        first.end() + 1 == quotation.open && matches!(grammar.form(first.end()), "und" | ",");
    let adjoins = joined || first.frame.iter().any(|frame| frame.end == quotation.open);
    scene
        .holds("it adjoins that quotation or its frame", adjoins)
        .then(|| Candidate { quote: vec![quotation.range()], ..first.clone() })
}

/// A quotation that is a sentence of its own after speech: the same speaker goes on.
fn carried_on(
    scene: &Scene<'_, '_>,
    named: &Named,
    quotation: &Quotation,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let whole = scene.trim(scene.body.clone())? == quotation.range();
    if !(scene.holds("the quotation is the whole sentence", whole)
        && scene.holds("the quotation is speech, no name", is_speech(scene, quotation)))
    {
        return None;
    }
    let index = grammar.period_of(quotation.open);
    if let Some(speaker) = announced(grammar, named, index) {
        let mut found = candidate(quotation);
        found.evidence = Evidence::QuotationMarks;
        found.speaker = Some(speaker);
        return Some(found);
    }
    let carried = context::carried(grammar, named, candidates, index)
        .filter(|carried| carried.distance == 1)
        .or_else(|| context::person_before(grammar, named, index));
    let carried = scene.need("somebody speaks in the sentences before", carried)?;
    let mut found = candidate(quotation);
    found.rule = Rule::SpeechChain;
    found.evidence = Evidence::QuotationMarks;
    found.speaker = Some(carried.speaker);
    found.carries_on = carried.candidate;
    if let Some(from) =
        carried.candidate.map(|at| &candidates[at]).filter(|from| from.mode == Mode::Direct)
    {
        found.cue = from.cue.clone();
        found.frame = from.frame.clone();
    }
    Some(found)
}

/// Gives a quotation that goes on in the next paragraph the speaker named there.
pub fn join_unclosed(grammar: &Grammar<'_>, candidates: &mut Vec<Candidate>) {
    if !grammar.quotations.iter().any(|quotation| quotation.unclosed) {
        return;
    }
    let mut found: Map<usize, usize> = Map::default();
    for (at, candidate) in
        candidates.iter().enumerate().filter(|(_, candidate)| candidate.mode == Mode::Direct)
    {
        candidate.quote.iter().for_each(|range| {
            found.insert(range.start, at);
        });
    }
    let block = |at: usize| grammar.periods[grammar.period_of(at)].block;
    for pair in grammar.quotations.windows(2).rev() {
        let [first, next] = pair else { continue };
        if !first.unclosed || block(first.open) + 1 != block(next.open) {
            continue;
        }
        let Some(&named) = found.get(&next.open) else { continue };
        let from = candidates[named].clone();
        match found.get(&first.open) {
            Some(&at) if candidates[at].rule == Rule::Speech || from.speaker.is_none() => {}
            Some(&at) => candidates[at].speaker = from.speaker,
            None => {
                found.insert(first.open, candidates.len());
                let quote = vec![first.range()];
                let rule = Rule::SpeechChain;
                candidates.push(Candidate { quote, rule, carries_on: Some(named), ..from });
            }
        }
    }
}

/// Who a paragraph that ends in a colon announces: "Und von Rätin Anna Vogt:".
fn announced(grammar: &Grammar<'_>, named: &Named, index: usize) -> Option<Range<usize>> {
    let before = index.checked_sub(1)?;
    let colon = grammar.periods[before].tokens.end - 1;
    if grammar.form(colon) != ":" {
        return None;
    }
    let scene = Scene::new(grammar, before);
    let label = label::before_colon(&scene, named, colon).and_then(|label| label.speaker);
    label.or_else(|| {
        let at = scene.clauses.iter().rposition(|clause| clause.start() < colon)?;
        let cue = scene.cues[at].as_ref()?;
        let used = cue.taking(speech())?;
        speaker::of_cue(grammar, scene.clauses, at, cue, &used)
    })
}

fn ends_sentence(scene: &Scene<'_, '_>, quotation: &Quotation) -> bool {
    quotation.unclosed || is_one_of!(scene.grammar.form(quotation.close - 1), "." | "!" | "?" | "…")
}

/// Returns whether a quotation is speech rather than a name or a term: a finite verb, or many
/// words, or a mark at its end.
pub fn is_speech(scene: &Scene<'_, '_>, quotation: &Quotation) -> bool {
    let content: Range<usize> = quotation.content();
    let words = content.clone().filter(|at| scene.grammar.class(*at) != Class::Sign).count();
    let verb = content.clone().any(|at| scene.grammar.words[at].forms().any(Forms::FINITE));
    words >= 8
        || words >= 3 && verb
        || words >= 2 && ends_sentence(scene, quotation)
        || ends_sentence(scene, quotation) && verb
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_sources, check_statement};

    #[test]
    fn what_stands_between_frame_and_colon_is_said_too() {
        check_sources(
            "Anna Muster sagte, dass die Lage ernst sei: „Wir brauchen Hilfe.“",
            &["Anna Muster", "Anna Muster"],
        );
    }

    #[test]
    fn only_the_predicate_may_stand_in_quotation_marks() {
        check_sources(
            "Anna Muster sagte, der Trainer „ist und bleibt der Beste“.",
            &["Anna Muster", "Anna Muster"],
        );
    }

    #[test]
    fn quoted_speech_has_its_frame_on_either_side() {
        check_statement(
            "[Die Ministerin](speaker) [sagte](cue): [„Die Steuer wird sinken.“](quote)",
        );
        check_statement(
            "[„Die Steuer wird sinken“](quote), [sagte](cue) [die Ministerin](speaker) in Berlin.",
        );
        check_statement(
            "[»Das wird teuer. Wir warnen davor«](quote), [so](cue) [der Verband](speaker).",
        );
    }

    #[test]
    fn a_quoted_sentence_carries_its_speaker_on() {
        check_sources(
            "„Die Lage ist ernst“, sagte Anna Muster. „Wir brauchen jetzt Hilfe.“",
            &["Anna Muster", "~Anna Muster"],
        );
    }

    #[test]
    fn a_quoted_sentence_is_said_by_the_person_of_whom_the_paragraph_tells() {
        check_sources(
            "Autor Jens Beispiel sprach mit vielen. Nun wird alles lebendig. „Das ist schön für alle.“",
            &["Jens Beispiel"],
        );
        check_silent("Der Chor tritt auf. Es wird voll. „Das ist schön für alle.“");
    }

    #[test]
    fn a_frame_may_break_a_quoted_sentence() {
        check_statement(
            "[„Das“](quote), [sagte](cue) [die Richterin](speaker), [„ist kein Spiel.“](quote)",
        );
        check_sources(
            "„Ich gehe“, sagte Anna Muster. „Ich komme wieder.“",
            &["Anna Muster", "~Anna Muster"],
        );
    }

    #[test]
    fn any_verb_with_somebody_after_it_frames_a_quotation() {
        check_sources("„Wir warten“, seufzte Anna Muster.", &["Anna Muster"]);
        check_sources("„Ach“, entfuhr es Anna Muster.", &["Anna Muster"]);
        check_sources(
            "„Das ist kein Tor. Niemals“, ereiferte sich der Gärtner der „Adler“.",
            &["Gärtner der „Adler“"],
        );
        check_silent("„Der Morgen“, lag auf dem Tisch.");
        check_silent("„Letzte Hoffnung“ ruft zum Streik auf.");
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs() {
        check_sources(
            "Anna Muster erzählt: „Ich habe lange gewartet. Niemand rief an.\n\n„Dann kam der Brief.“\n\nIhr Verlag schweigt.",
            &["Anna Muster", "~Anna Muster"],
        );
        check_sources(
            "Es regnet in Ulm. Die Straßen sind leer.\n\n„Wir haben gut gespielt. Es war schön.\n\n„Jetzt wollen wir mehr“, sagte Anna Muster.",
            &["~Anna Muster", "Anna Muster"],
        );
    }

    #[test]
    fn a_paragraph_announces_the_next() {
        check_sources(
            "Und von Ministerin Anna Muster:\n\n„Wir prüfen das noch.“",
            &["Anna Muster"],
        );
    }

    #[test]
    fn names_and_titles_are_no_speech() {
        check_silent("Die Zeitung „Der Morgen“ erscheint seit 1950.");
        check_silent("Der Film „Das Boot ist leer“ läuft im Kino.");
    }
}
