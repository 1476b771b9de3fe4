//! Who speaks where a colon, a dash or a sentence of its own says so without a verb of saying: "Die
//! Opposition dagegen: ...", "Anna Vogts Fazit: ...", "„...“ So die Ministerin.", and in titles.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Grammar, Phrase, Quotation};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::Collect;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::*;
use crate::reading::{BlockKind, EntityKind, Evidence, MentionForm, Mode};

/// Most tokens before the colon.
const LONGEST: usize = 24;
/// How many titles are compared with what the text says.
const MOST_TITLES: usize = 60;
/// Fewest letters of a word that tells of what is said.
const TELLING: usize = 5;

/// The words before a colon that say who speaks after it.
pub struct Label {
    /// Who; `None` where they name somebody's words but not whose.
    pub speaker: Option<Range<usize>>,
    /// Whether they name words rather than somebody: "Der Vorwurf:".
    pub words: bool,
}

/// What the words before the colon at token `colon` name, where no verb of saying stands there.
pub fn before_colon(scene: &Scene<'_, '_>, named: &Named, colon: usize) -> Option<Label> {
    let grammar = scene.grammar;
    let begin = scene.sentence_start(colon);
    let framing = scene.clauses.iter().rfind(|c| c.start() < colon && c.start() >= begin)?;
    let speaks = framing.finite.is_some_and(|at| at < colon);
    if colon <= begin || colon - begin > LONGEST || speaks && !is_only_that(grammar, framing) {
        return None;
    }
    let end = framing.finite.filter(|_| speaks).unwrap_or(colon);
    let mut start = begin;
    while start + 1 < end && is_light(grammar, start) && !grammar.is(start, Determiner) {
        start += 1;
    }
    let phrase = grammar.phrase(start, end)?;
    let rest = phrase.tokens.end..end;
    if !(rest.clone().all(|at| is_light(grammar, at)) || is_about(grammar, rest)) {
        return None;
    }
    of_phrase(grammar, named, &phrase)
}

/// "Das Motto von X lautet:", "X ist überzeugt:".
fn is_only_that(grammar: &Grammar<'_>, clause: &Clause) -> bool {
    let base = clause.finite.and_then(|at| grammar.words[at].verb);
    base.is_some_and(|verb| grammar.lexicon.verbs.base(verb) == "lauten")
        && clause.finite.is_some_and(|at| at + 2 >= clause.range.end)
}

/// "dagegen", "aber schon", "und von": what may stand beside a name before a colon.
fn is_light(grammar: &Grammar<'_>, at: usize) -> bool {
    matches!(grammar.class(at), Class::Function(Adverb | Particle | Conjunction))
        || is_one_of!(
            grammar.lower(at),
            "dagegen"
                | "dazu"
                | "hingegen"
                | "hierzu"
                | "darüber"
                | "schon"
                | "von"
                | "so"
                | "wiederum"
                | "weiter"
                | "ergänzend"
                | "abschließend"
                | "später"
                | "hier"
                | "gestern"
                | "heute"
                | "-"
                | "–"
        )
}

/// "über die Steuer", "im Interview", "zum Urteil": where and about what somebody speaks.
fn is_about(grammar: &Grammar<'_>, range: Range<usize>) -> bool {
    let mut at = range.start;
    while at < range.end {
        match grammar.lower(at) {
            "über" | "zu" | "zum" | "zur" | "im" | "in" | "nach" | "vor" | "am" | "gegenüber"
            | "auf" => match grammar.phrase(at + 1, range.end) {
                Some(phrase) => at = phrase.tokens.end,
                None => return false,
            },
            _ if is_light(grammar, at) => at += 1,
            _ => return false,
        }
    }
    true
}

/// Who a phrase before a colon names: somebody, or whose words ("Anna Vogts Fazit", "die Antwort von
/// X", "sein Urteil").
fn of_phrase(grammar: &Grammar<'_>, named: &Named, phrase: &Phrase) -> Option<Label> {
    let head = phrase.head;
    let words = grammar.lexicon.redeverben.noun(grammar.form(head)).is_some()
        && grammar.class(head) == Class::Noun;
    if words {
        let owner = genitive(grammar, named, phrase);
        let after = phrase.tokens.end > phrase.core.end;
        let possessive = grammar.lower(phrase.core.start);
        let owned = after || possessive.starts_with("sein") || possessive.starts_with("ihr");
        let speaker = owner.or_else(|| owned.then(|| phrase.tokens.clone()));
        return Some(Label { speaker, words: true });
    }
    let whole = phrase.tokens.clone();
    let voice = context::can_speak(grammar, named, &whole) && !grammar.is(head, Pronoun);
    voice.then_some(Label { speaker: Some(whole), words: false })
}

/// "Anna Vogts" in "Anna Vogts Fazit".
pub fn genitive(grammar: &Grammar<'_>, named: &Named, phrase: &Phrase) -> Option<Range<usize>> {
    let before = phrase.core.start..phrase.head;
    let last = before.end.checked_sub(1).filter(|at| *at >= before.start)?;
    let marked = grammar.form(last).ends_with(['s', 'ß', 'x', 'z', '’', '\''])
        && grammar.class(last) == Class::Noun;
    let span = grammar.tokens.span(before.clone());
    let mention = named.within(span).filter(|m| m.form == MentionForm::Plain).last()?;
    let range = grammar.tokens.within(mention.span);
    (marked && range.end == before.end).then_some(range)
}

/// Finds what a sentence says after such a label without quotation marks.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    let grammar = scene.grammar;
    if is_title(scene) {
        return;
    }
    for index in 1..scene.clauses.len() {
        let clause = &scene.clauses[index];
        if clause.boundary != Boundary::Colon || grammar.opens(clause.start()) {
            continue;
        }
        let colon = clause.start() - 1;
        let quote = clause.start()..scene.body.end;
        if candidates.iter().rev().take(8).any(|c| c.overlaps(&quote)) {
            continue;
        }
        let found = said_after(scene, named, index, colon);
        if let Some(found) = scene.tried("Die Opposition dagegen: ...", colon, found) {
            candidates.push(found);
            return;
        }
    }
}

fn said_after(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    colon: usize,
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let label = before_colon(scene, named, colon);
    let label = scene.need("somebody or somebody's words stand before the colon", label)?;
    let said = scene.clauses[index..]
        .iter()
        .any(|c| !c.is_dependent() && c.konjunktiv(grammar) != Forms::default());
    let finite = clause.finite.is_some() && !clause.is_dependent();
    let contrasts = (scene.sentence_start(colon)..colon).any(|at| is_reply(grammar.lower(at)));
    let tells = said || finite && (contrasts || label.words && tells(scene, colon));
    if !scene.holds("Konjunktiv, a reply or a noun for words shows that it is said", tells) {
        return None;
    }
    let quote = clause.start()..scene.body.end;
    let mut found = Candidate::new(Mode::Indirect, vec![quote], Rule::Label, Evidence::Layout);
    found.speaker = label.speaker;
    found.frame = vec![scene.sentence_start(colon)..colon + 1];
    Some(found)
}

/// "dagegen", "dazu": only who answers is named so.
fn is_reply(word: &str) -> bool {
    is_one_of!(word, "dagegen" | "dazu" | "hingegen" | "hierzu" | "wiederum")
}

/// Whether the noun for words before a colon takes a clause: a reproach, not a plan.
fn tells(scene: &Scene<'_, '_>, colon: usize) -> bool {
    let grammar = scene.grammar;
    (scene.sentence_start(colon)..colon).any(|at| {
        let noun = grammar.lexicon.redeverben.noun(grammar.form(at));
        grammar.class(at) == Class::Noun && noun.is_some_and(|noun| noun.takes.any(Takes::V2))
    })
}

/// Whether a period stands in a headline, kicker or subheading.
pub fn is_title(scene: &Scene<'_, '_>) -> bool {
    is_title_block(scene.grammar, scene.period.block)
}

fn is_title_block(grammar: &Grammar<'_>, block: usize) -> bool {
    matches!(
        grammar.tokens.blocks[block].kind,
        BlockKind::Headline | BlockKind::Kicker | BlockKind::Subheading
    )
}

/// The speaker of the quotation before this sentence: "So die Ministerin.", "Das sagte X.", "Sagt
/// X.", "Es ist X, der das sagt."; with the words of the cue.
pub fn of_sentence(scene: &Scene<'_, '_>, named: &Named) -> Option<(Range<usize>, Vec<usize>)> {
    let grammar = scene.grammar;
    let clause = scene.clauses.first()?;
    let start = scene.body.start;
    if grammar.lower(start) == "so" && clause.finite.is_none() {
        let phrase = grammar.phrase(start + 1, scene.body.end)?;
        let ends = phrase.tokens.end == scene.body.end
            || is_about(grammar, phrase.tokens.end..scene.body.end);
        let voice = context::can_speak(grammar, named, &phrase.tokens);
        return (ends && voice).then(|| (phrase.tokens, vec![start]));
    }
    // "– Rätin Anna Vogt"
    if is_one_of!(grammar.form(start), "–" | "—" | "-") && clause.finite.is_none() {
        let phrase = grammar.phrase(start + 1, scene.body.end)?;
        let voice = context::can_speak(grammar, named, &phrase.tokens);
        let whole = phrase.tokens.end == scene.body.end;
        return (whole && voice).then(|| (phrase.tokens, vec![start]));
    }
    let says = |index: usize| scene.cues[index].as_ref().and_then(|cue| cue.taking(Takes::ZITAT));
    // "Es ist X, der das sagt."
    if grammar.lower(start) == "es" && clause.finite == Some(start + 1) && scene.clauses.len() > 1 {
        let relative = &scene.clauses[1];
        let takes_up = relative.range.clone().any(|at| matches!(grammar.lower(at), "das" | "dies"));
        let phrase = grammar.phrase(start + 2, clause.range.end)?;
        let used = says(1).filter(|_| takes_up && relative.kind == ClauseKind::Relative)?;
        return Some((phrase.tokens, used.tokens));
    }
    // "Das sagte X.", "Sagt X."
    let takes_up =
        matches!(grammar.form(start), "Das" | "Dies") && clause.finite == Some(start + 1);
    let alone = scene.clauses.len() == 1 && clause.finite == Some(start);
    if !(takes_up || alone) || scene.clauses.get(1).is_some_and(Clause::is_dependent) {
        return None;
    }
    let used = says(0)?;
    let cue = scene.cues[0].as_ref()?;
    let speaker = speaker::of_cue(grammar, scene.clauses, 0, cue, &used)?;
    Some((speaker, used.tokens.into_iter().filter(|at| *at != start || alone).collect_vec()))
}

/// Finds what titles quote or let somebody say, by what the text has them say.
pub fn titles(grammar: &Grammar<'_>, named: &Named, candidates: &mut Vec<Candidate>) {
    let mut left = MOST_TITLES;
    let mut found = Vec::new();
    for index in 0..grammar.periods.len() {
        let period = &grammar.periods[index];
        if !is_title_block(grammar, period.block) || period.tokens.len() < 3 {
            continue;
        }
        let Some(more) = left.checked_sub(1) else { break };
        left = more;
        let scene = Scene::new(grammar, index);
        if candidates.iter().any(|c| c.overlaps(&period.tokens)) {
            continue;
        }
        let title = Title { grammar, named, scene: &scene, candidates };
        let made = title.quoted().or_else(|| title.labelled());
        found.extend(scene.tried("a title that quotes", period.tokens.start, made));
    }
    candidates.extend(found);
}

struct Title<'s, 'g, 't> {
    grammar: &'g Grammar<'t>,
    named: &'s Named,
    scene: &'s Scene<'g, 't>,
    candidates: &'s [Candidate],
}

impl Title<'_, '_, '_> {
    /// `„Ein Skandal“: Opposition greift an`, `„Ein Skandal“ – ...`, `X über Y: „...“`, `„...“`
    fn quoted(&self) -> Option<Candidate> {
        let grammar = self.grammar;
        let tokens = &self.scene.period.tokens;
        let first = grammar.quotations.partition_point(|q| q.open < tokens.start);
        let quotation = grammar.quotations.get(first).filter(|q| q.close < tokens.end)?;
        let words = quotation.content().filter(|at| grammar.class(*at) != Class::Sign).count();
        let begins = quotation.open == tokens.start;
        let ends = quotation.close + 1 >= self.scene.body.end;
        let before = quotation.open > tokens.start && grammar.form(quotation.open - 1) == ":";
        let dash = |at: usize| is_one_of!(grammar.form(at), ":" | "–" | "-" | "—");
        let after = begins && dash(quotation.close + 1) && quotation.close + 2 < tokens.end;
        let dashed = ends && quotation.open > tokens.start && dash(quotation.open - 1);
        let named =
            quotation.open > tokens.start && grammar.class(quotation.open - 1) == Class::Noun;
        let repeated = self.said_again(quotation).filter(|_| words > 1 && !named);
        if !(begins && ends || before || after || dashed) && repeated.is_none() {
            return None;
        }
        let here = if before {
            before_colon(self.scene, self.named, quotation.open - 1).and_then(|label| label.speaker)
        } else if after {
            self.acting(quotation.close + 2)
        } else {
            None
        };
        let speaks = words > 1 || after;
        if !(repeated.is_some() || speaks && (here.is_some() || words > 2 || after)) {
            return None;
        }
        let mut found = Candidate::new(
            Mode::Direct,
            vec![quotation.range()],
            Rule::Label,
            Evidence::QuotationMarks,
        );
        match repeated {
            Some(at) => {
                found.speaker = self.candidates[at].speaker.clone();
                found.carries_on = Some(at);
            }
            None => found.speaker = here,
        }
        Some(found)
    }

    /// Who acts in the words after a quotation: "Opposition attackiert Minister".
    fn acting(&self, from: usize) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let index = self.scene.clauses.iter().position(|c| c.range.contains(&from))?;
        let acts = self.scene.clauses[index].finite.is_some();
        let subject = acts
            .then(|| speaker::subject(grammar, self.scene.clauses, index))
            .flatten()
            .or_else(|| grammar.phrase(from, self.scene.body.end).map(|phrase| phrase.tokens))?;
        let voice = context::can_speak(grammar, self.named, &subject);
        (subject.start == from && voice).then_some(subject)
    }

    /// The statement whose words a quotation repeats.
    fn said_again(&self, quotation: &Quotation) -> Option<usize> {
        let grammar = self.grammar;
        let telling = |at: &usize| grammar.lower(*at).chars().count() >= TELLING;
        let words: Vec<usize> =
            (quotation.content().filter(telling)).map(|at| grammar.tokens.word(at)).collect_vec();
        if words.is_empty() {
            return None;
        }
        let lower: Vec<&str> =
            quotation.content().filter(telling).map(|at| grammar.lower(at)).collect_vec();
        let shared = |candidate: &Candidate| {
            let held = |word: &&&str| {
                candidate
                    .quote
                    .iter()
                    .any(|range| range.clone().any(|at| grammar.lower(at) == **word))
            };
            lower.iter().filter(held).count()
        };
        let said = self.candidates.iter().enumerate().filter(|(_, candidate)| {
            candidate.speaker.is_some()
                && !matches!(candidate.mode, Mode::Reported | Mode::FreeIndirect)
        });
        let best =
            said.map(|(at, c)| (shared(c), at)).max_by_key(|(n, at)| (*n, usize::MAX - at))?;
        (best.0 > 0 && 3 * best.0 >= 2 * lower.len()).then_some(best.1)
    }

    /// `Minister Vogt: Rente ist sicher`, of somebody whom the text lets speak.
    fn labelled(&self) -> Option<Candidate> {
        let grammar = self.grammar;
        let body = &self.scene.body;
        let colon = body.clone().find(|at| grammar.form(*at) == ":")?;
        let said = colon + 1..body.end;
        let label = before_colon(self.scene, self.named, colon)?;
        let speaker = label.speaker.filter(|_| !label.words)?;
        let last = self.scene.period.tokens.end - 1;
        let asks = grammar.form(last) == "?" || grammar.is(colon + 1, Question);
        let own = said.clone().any(|at| {
            is_one_of!(grammar.lower(at), "er" | "sie" | "sein" | "seine" | "ihr" | "ihre")
        });
        if asks || own || said.len() < 2 || !self.speaks_elsewhere(&speaker) {
            return None;
        }
        let rule = Rule::Label;
        let mut found = Candidate::new(Mode::Indirect, vec![said], rule, Evidence::Layout);
        found.frame = vec![body.start..colon + 1];
        found.speaker = Some(speaker);
        Some(found)
    }

    /// Whether somebody with the same name or noun is the speaker of a statement.
    fn speaks_elsewhere(&self, speaker: &Range<usize>) -> bool {
        let grammar = self.grammar;
        let span = grammar.tokens.span(speaker.clone());
        let is_name = |kind| kind == EntityKind::Person || kind == EntityKind::Organisation;
        let mut mentions = self.named.within(span).filter(|m| m.form == MentionForm::Plain);
        let place = mentions.any(|m| !is_name(m.kind));
        let Some(phrase) = grammar.phrase(speaker.start, speaker.end) else { return false };
        let name = grammar.lower(phrase.core.end - 1);
        let names = |candidate: &Candidate| {
            let same = |at: usize| grammar.lower(at) == name;
            candidate.speaker.as_ref().is_some_and(|range| range.clone().any(same))
        };
        let pronoun = |candidate: &Candidate| {
            let speaker = candidate.speaker.as_ref();
            speaker.is_some_and(|range| matches!(grammar.lower(range.start), "er" | "sie"))
        };
        // "Minister Vogt:", where the text only says "sagte er".
        let role = |at: usize| grammar.lexicon.names.role(grammar.lower(at)).is_some();
        let titled = phrase.core.len() > 1 && role(phrase.core.start);
        !place && self.candidates.iter().any(|c| names(c) || titled && pronoun(c))
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_sources, check_statement};

    #[test]
    fn a_name_before_a_colon_speaks() {
        check_statement("[Die Opposition](speaker) dagegen: [Es fehle ein Plan](quote).");
        check_statement("[Richterin Anna Muster](speaker) dazu: [Das Gesetz ist klar](quote).");
        check_silent("Die Lage am Abend: Es fehlen Betten und Ärzte.");
        check_silent("Das Rezept: Man nehme drei Eier.");
    }

    #[test]
    fn a_noun_for_words_before_a_colon_names_their_owner() {
        check_sources("Anna Musters Fazit: „Zu teuer.“", &["Anna Muster"]);
        check_sources("Die Antwort der Ministerin: „Wartet ab.“", &["Ministerin"]);
        check_sources("Der Vorwurf: Die Männer hätten gelogen.", &["-"]);
    }

    #[test]
    fn a_sentence_may_name_the_speaker_of_the_quotation_before() {
        check_sources("„Das Geld fehlt.“ So Landrätin Anna Muster.", &["Anna Muster"]);
        check_sources(
            "Jens Beispiel war gekommen. „Das Geld fehlt.“ Das sagte Anna Muster.",
            &["Anna Muster"],
        );
        check_sources("„Ich gehe jetzt.“ Es ist Anna Muster, die das sagt.", &["Anna Muster"]);
        check_sources("„Das Geld fehlt schon lange.“ – Anna Muster", &["Anna Muster"]);
        check_silent("So Anna Muster will, kommt sie morgen.");
    }

    #[test]
    fn titles_quote_whom_the_text_quotes() {
        check_sources(
            "„Wir brauchen Brücken“\n\nIn Ulm stehen viele Baustellen.\n\n„Wir brauchen mehr Brücken“, sagte Ministerin Anna Muster.",
            &["~Anna Muster", "Anna Muster"],
        );
        check_sources(
            "Ministerin Muster: Rente ist sicher\n\nDie Rente steigt.\n\nMinisterin Anna Muster sagte, es sei genug Geld da.",
            &["Anna Muster", "Anna Muster"],
        );
        check_silent("Hafen Wismar: Werft vor dem Aus\n\nDie Werft ist zu.\n\nEs fehlt Geld.");
        check_silent("Anna Muster: So lebt sie heute\n\nSie wohnt in Ulm.\n\nEs geht ihr gut.");
    }
}
