//! Leads descriptions to whom they mean: "der Kroate", "die Ministerin", "das Krankenhaus", by what
//! the article tells of persons and organisations and by who is in the reader's mind.

use super::label;
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar, Phrase};
use crate::annotate::look_back::look_back;
use crate::compact::lower;
use crate::lexicon::names::{Gender, NameId, Role};
use crate::lexicon::noun_groups::NounGroup;
use crate::lexicon::words::FunctionWord::Conjunction;
use crate::lexicon::words::Traits;
use crate::reading::{BlockKind, EntityId, EntityKind, Mention, MentionForm, SourceKind};

/// Mentions looked back for whom a description means; keeps the search linear.
const REACH: usize = 120;

/// Words read on either side of a name for what they tell of it.
const BESIDE: usize = 5;

/// Points that a candidate needs where a noun for a person is asked for, where one for a body is,
/// and where an age or origin is.
const ENOUGH_FOR_NOUN: i32 = 4;
const ENOUGH_FOR_BODY: i32 = 3;
const ENOUGH_FOR_ORIGIN: i32 = 2;

/// Points for the only candidate.
const ONLY: i32 = 2;

/// Facts that the article tells of one entity beside its name.
#[derive(Debug, Clone, Default)]
struct Told {
    /// Nouns beside the name, lower case.
    nouns: Vec<String>,
    age: Option<u32>,
    nation: Option<NameId>,
    party: Option<&'static str>,
    /// True if a headline or lead names it.
    on_top: bool,
    mentions: u32,
}

/// Facts that the article tells of all entities.
pub struct Cast<'g, 't> {
    grammar: &'g Grammar<'t>,
    named: &'g Named,
    told: Vec<Told>,
    /// Mentions of the person named most often, and of the organisation.
    most: [u32; 2],
}

/// The properties by which a description names somebody: "der 47-Jährige", "der Kroate", "die
/// CDU-Politikerin", "das Krankenhaus".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    age: Option<u32>,
    nation: Option<NameId>,
    party: Option<&'static str>,
    /// The noun, lower case; empty where it tells only age or origin.
    noun: String,
}

/// The place where a description stands.
pub struct MomentOfReading {
    /// Its first token.
    pub at: usize,
    /// The entity that spoke last, and where it was named for that.
    pub last: Option<(EntityId, usize)>,
    /// Whether its noun is met there for the first time, so that nobody was introduced by it.
    pub is_new: bool,
}

/// How a noun fits what the article told of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Same,
    Kindred,
    Open,
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
            told.mentions += 1;
            told.on_top |= is_on_top(grammar, name.start);
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
        let most = |person: bool| {
            let entities = named.entities.iter().zip(&told);
            let of_kind = entities.filter(|(e, _)| match e.kind {
                EntityKind::Person => person,
                EntityKind::Organisation => !person,
                _ => false,
            });
            of_kind.map(|(_, told)| told.mentions).max().unwrap_or(0)
        };
        let most = [most(true), most(false)];
        Cast { grammar, named, told, most }
    }

    /// The properties that a definite phrase asks for; `None` where it names nobody met before by
    /// its form.
    pub fn asked(&self, phrase: &Phrase) -> Option<Asked> {
        let grammar = self.grammar;
        if !grammar.has(phrase.core.start, Traits::DEFINITE.and(Traits::DEMONSTRATIVE))
            || phrase.head == phrase.core.start
        {
            return None;
        }
        let lower = &lower(&label::head(grammar, phrase));
        let attached = phrase.tokens.end > phrase.core.end;
        let mut asked = Asked::default();
        for at in phrase.core.start + 1..phrase.head {
            let word = grammar.lower(at);
            asked.age = asked.age.or(age(word)).or_else(|| years(grammar, at));
            asked.nation = asked.nation.or(grammar.lexicon.names.adjective(word));
        }
        if let Some(age) = age(lower) {
            asked.age = Some(age);
            return Some(asked);
        }
        if phrase.core.len() == 2
            && !attached
            && let Some(nation) = grammar.lexicon.names.demonym(grammar.form(phrase.head))
        {
            asked.nation = Some(nation);
            return Some(asked);
        }
        // "der zuständige Minister" may be the same, "der Minister für Umwelt" rather another one.
        if attached && asked.age.is_none() || grammar.class(phrase.head) != Class::Noun {
            return None;
        }
        asked.party = party_of(grammar, lower);
        let deputy = (phrase.core.start..phrase.head)
            .any(|at| grammar.lower(at).starts_with("stellvertretend"));
        asked.noun = if deputy { ["vize", lower].concat() } else { lower.to_owned() };
        Some(asked)
    }

    /// Notes that a description has led to an entity: the same noun means it again.
    pub fn note(&mut self, id: EntityId, asked: &Asked) {
        let open = self.fits_person(&asked.noun, &self.told[id.0 as usize]) == Some(Fit::Open);
        if open && !asked.noun.is_empty() {
            self.told[id.0 as usize].add(asked.noun.clone());
        }
    }

    /// The entity named before a moment that a description means, and where it was named last.
    pub fn meant(
        &self,
        asked: &Asked,
        gender: Option<Gender>,
        moment: &MomentOfReading,
    ) -> Option<(EntityId, usize)> {
        let mut best: Option<(i32, EntityId, usize)> = None;
        let mut candidates = 0;
        let mut seen: Vec<EntityId> = Vec::new();
        let moment = &MomentOfReading { is_new: self.is_new(asked, moment.at), ..*moment };
        for (id, at) in self.before(moment.at) {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let Some(points) = self.points(asked, gender, id, at, moment) else { continue };
            candidates += 1;
            if best.is_none_or(|(most, ..)| points > most) {
                best = Some((points, id, at));
            }
        }
        let (points, id, at) = best?;
        let points = if candidates == 1 { points + ONLY } else { points };
        let enough = match self.named.entity(id).kind {
            _ if asked.noun.is_empty() => ENOUGH_FOR_ORIGIN,
            EntityKind::Person => ENOUGH_FOR_NOUN,
            _ => ENOUGH_FOR_BODY,
        };
        (points >= enough).then_some((id, at))
    }

    /// Points for an entity that a description may mean: what was told of it, and how present it
    /// is; `None` where something speaks against it.
    fn points(
        &self,
        asked: &Asked,
        gender: Option<Gender>,
        id: EntityId,
        named_at: usize,
        moment: &MomentOfReading,
    ) -> Option<i32> {
        let told = &self.told[id.0 as usize];
        let person = match self.named.entity(id).kind {
            EntityKind::Person => true,
            EntityKind::Organisation => false,
            _ => return None,
        };
        if person && !self.agrees(id, gender) {
            return None;
        }
        if !person
            && self.grammar.lexicon.noun_groups.group(&lower(&self.named.entity(id).label))
                == NounGroup::Platform
        {
            return None;
        }
        let fit = if asked.noun.is_empty() {
            person.then_some(Fit::Open)?
        } else if person {
            // "der 35 Jahre alte Stürmer" is who was told of, whatever else was said of him.
            self.fits_person(&asked.noun, told).or(asked.age.map(|_| Fit::Open))?
        } else {
            self.fits_body(&asked.noun, id)?
        };
        let told_points = match fit {
            Fit::Same => 5,
            Fit::Kindred => 4,
            Fit::Open => 0,
        };
        let mut points = told_points
            + same(asked.age, told.age, 8)?
            + same(asked.nation, told.nation, 6)?
            + same(asked.party, told.party, 6)?;
        // A name of one word that is met once may be no person's.
        let by_noun = person && fit == Fit::Open && !asked.noun.is_empty();
        if person && told.mentions < 2 && !self.named.entity(id).label.contains(' ') {
            points -= 3;
            if by_noun {
                return None;
            }
        }
        // Whoever stands beside others needs more than to be near: "der Richter", "der Zeuge"; so
        // does who was told of by this noun before.
        let main = told.mentions > 1 && told.mentions == self.most[usize::from(!person)];
        let present = moment.last.is_some_and(|(last, _)| last == id) || main && told.on_top;
        if points <= 0
            && by_noun
            && (!(moment.is_new || present) || self.is_counterpart(&asked.noun))
        {
            return None;
        }
        points += i32::from(by_noun);
        let grammar = self.grammar;
        let period = |at: usize| grammar.period_of(at);
        let block = |at: usize| grammar.periods[period(at)].block;
        if let Some((last, at)) = moment.last.filter(|(last, _)| *last == id) {
            debug_assert_eq!(last, id);
            points += match block(moment.at) - block(at) {
                0 => 5,
                1 => 3,
                _ => 1,
            };
        }
        let near = match period(moment.at) - period(named_at) {
            0 | 1 => 2,
            2 | 3 if !person || block(moment.at) == block(named_at) => 1,
            _ => 0,
        };
        Some(points + near + i32::from(told.on_top) + i32::from(main))
    }

    /// Returns whether the noun of a description stands nowhere shortly before token `at`.
    fn is_new(&self, asked: &Asked, at: usize) -> bool {
        const WORDS: usize = 400;
        let before = at.saturating_sub(WORDS)..at;
        // Also in another case: "dem Kunden".
        let same = |at: usize| {
            let ending = self.grammar.lower(at).strip_prefix(asked.noun.as_str());
            ending.is_some_and(|ending| ending.len() < 3)
        };
        asked.noun.is_empty() || !before.rev().any(same)
    }

    /// How a noun for a person fits the nouns beside a name; `None` if it is no noun for persons.
    fn fits_person(&self, noun: &str, told: &Told) -> Option<Fit> {
        let lexicon = self.grammar.lexicon;
        let role = lexicon.names.role(noun).filter(|role| role.is_persons());
        // "der Rat" is many.
        let body = noun.ends_with("rat") || role.is_none() && lexicon.stand_ins.of(noun).is_some();
        if body {
            return None;
        }
        if told.nouns.iter().any(|told| is_same(told, noun)) {
            return Some(Fit::Same);
        }
        if role.is_none() && !is_person_like(noun) {
            return None;
        }
        let stand_in = lexicon.stand_ins.of(noun);
        let kindred = |told: &String| {
            let role = lexicon.names.role(told).filter(|role| role.is_persons());
            role.is_some() && stand_in.is_some_and(|s| s.covers(told, &lexicon.source_kinds))
        };
        if told.nouns.iter().any(kindred) {
            return Some(Fit::Kindred);
        }
        let specific = |told: &String| {
            lexicon.names.role(told).is_some_and(Role::is_persons) && !is_general(told)
        };
        let other = told.nouns.iter().any(specific) && !is_general(noun);
        (!other).then_some(Fit::Open)
    }

    /// How a noun for a body fits an organisation's name and what stands beside it.
    fn fits_body(&self, noun: &str, id: EntityId) -> Option<Fit> {
        let lexicon = self.grammar.lexicon;
        let label = lower(&self.named.entity(id).label);
        let beside = &self.told[id.0 as usize].nouns;
        let words = || label.split([' ', '-']).chain(beside.iter().map(String::as_str));
        let Some(stand_in) = lexicon.stand_ins.of(noun) else {
            return (noun.len() > 4 && words().any(|word| word.ends_with(noun)))
                .then_some(Fit::Same);
        };
        if words().any(|word| stand_in.covers(word, &lexicon.source_kinds)) {
            return Some(Fit::Same);
        }
        let known = words().any(|word| {
            let kind = lexicon.source_kinds.noun(word).map(|noun| noun.kind);
            kind.is_some_and(|kind| !matches!(kind, SourceKind::Document | SourceKind::Unnamed))
        });
        (stand_in.is_general && !known).then_some(Fit::Open)
    }

    /// Returns whether a noun names somebody by what he is to others: without a word that tells it
    /// of a person it is rather somebody new.
    fn is_counterpart(&self, noun: &str) -> bool {
        const ENDS: [&str; 16] = [
            "richter",
            "anwalt",
            "anwältin",
            "sprecher",
            "sprecherin",
            "zeuge",
            "zeugin",
            "täter",
            "opfer",
            "nachbar",
            "nachbarin",
            "kollege",
            "kollegin",
            "polizist",
            "schüler",
            "fahrer",
        ];
        ENDS.iter().any(|end| noun.ends_with(end))
    }

    /// Returns whether a noun is told beside a person's name.
    pub fn is_told(&self, id: EntityId, noun: &str) -> bool {
        self.told[id.0 as usize].nouns.iter().any(|told| is_same(told, noun))
    }

    fn agrees(&self, id: EntityId, gender: Option<Gender>) -> bool {
        match (gender, self.named.gender(id)) {
            (Some(asked), Some(known)) => asked == known,
            _ => true,
        }
    }

    /// Those named before token `at`, the last first, and where.
    fn before(&self, at: usize) -> impl Iterator<Item = (EntityId, usize)> {
        let byte = self.grammar.tokens.tokens[at].span.start();
        let until = self.named.mentions.partition_point(|m| m.span.start() < byte);
        let plain = |m: &&Mention| m.form == MentionForm::Plain;
        let tokens = self.grammar.tokens;
        look_back(&self.named.mentions[..until], REACH)
            .map(|(_, mention)| mention)
            .filter(plain)
            .map(|m| (m.entity, tokens.at_byte(m.span.start())))
    }
}

/// Points where two facts are the same, none where one is missing, `None` where they differ.
fn same<T: PartialEq>(asked: Option<T>, told: Option<T>, points: i32) -> Option<i32> {
    match (asked, told) {
        (Some(asked), Some(told)) => (asked == told).then_some(points),
        _ => Some(0),
    }
}

/// Returns whether two nouns tell the same: "ministerin" and "außenminister", "us-general" and
/// "luftwaffengeneral"; a deputy is not the one he stands for.
pub fn is_same(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    let tail = |noun| stem(noun).rsplit('-').next().unwrap_or_default();
    let deputy = |noun: &str| noun.starts_with("vize");
    let (a, b) = (tail(one), tail(other));
    deputy(one) == deputy(other)
        && (a == b
            || a.len() >= SHORTEST && b.ends_with(a)
            || b.len() >= SHORTEST && a.ends_with(b))
}

/// A noun without the endings of gender and case.
fn stem(noun: &str) -> &str {
    const SHORTEST: usize = 5;
    let cut = |word: &'_ str, ends: &[&str]| {
        let cut = ends.iter().find_map(|end| word.strip_suffix(end));
        cut.filter(|stem| stem.len() >= SHORTEST).map_or(word.len(), str::len)
    };
    let noun = &noun[..cut(noun, &["innen", "in"])];
    &noun[..cut(noun, &["en", "s", "n", "e"])]
}

/// Returns whether a role says little of what somebody does: others may be told beside it.
fn is_general(noun: &str) -> bool {
    const ENDS: [&str; 13] = [
        "leiter",
        "chef",
        "vorsitzend",
        "präsident",
        "direktor",
        "sprecher",
        "vorstand",
        "mitglied",
        "gründer",
        "kandidat",
        "geschäftsführ",
        "star",
        "vize",
    ];
    let stem = stem(noun);
    ENDS.iter().any(|end| stem.ends_with(end))
}

/// Returns whether a noun that no table knows ends as those for people do: "Hobbygärtner".
fn is_person_like(noun: &str) -> bool {
    ["er", "erin", "ist", "istin", "ologe", "ologin", "ent", "entin"]
        .iter()
        .any(|end| noun.ends_with(end))
}

/// The party that a noun tells: "CDU-Politiker", "Sozialdemokratin".
fn party_of(grammar: &Grammar<'_>, noun: &str) -> Option<&'static str> {
    let begins = |start: &str| noun.starts_with(start);
    match () {
        () if begins("sozialdemokrat") => return Some("spd"),
        () if begins("christdemokrat") => return Some("cdu"),
        () if begins("christsozial") => return Some("csu"),
        () if begins("liberale") || begins("freidemokrat") => return Some("fdp"),
        () => {}
    }
    let party = noun.split_once('-').map_or(noun, |(party, _)| party);
    let bare = party.trim_end_matches('n');
    grammar.lexicon.source_kinds.party(party).or_else(|| grammar.lexicon.source_kinds.party(bare))
}

fn is_on_top(grammar: &Grammar<'_>, at: usize) -> bool {
    let block = grammar.periods[grammar.period_of(at)].block;
    matches!(grammar.tokens.blocks[block].kind, BlockKind::Headline | BlockKind::Lead)
}

impl Told {
    /// "Trainer Goran", "die 47-jährige Ministerin Anna", "der kroatische Trainer Goran".
    fn before(&mut self, grammar: &Grammar<'_>, start: usize) {
        for at in (start.saturating_sub(BESIDE)..start).rev() {
            match grammar.class(at) {
                Class::Noun => self.noun(grammar, at),
                Class::Other | Class::Number => self.adjective(grammar, at),
                // "der Anwalt und Autor Goran"
                Class::Function(Conjunction) => {}
                _ => break,
            }
        }
    }

    fn noun(&mut self, grammar: &Grammar<'_>, at: usize) {
        let noun = grammar.lower(at);
        let deputy = at > 0 && grammar.lower(at - 1).starts_with("stellvertretend");
        self.add(if deputy { ["vize", noun].concat() } else { noun.to_owned() });
        self.party = self.party.or_else(|| party_of(grammar, noun));
    }

    /// Each noun once: an article may name somebody thousands of times.
    fn add(&mut self, noun: String) {
        if !self.nouns.contains(&noun) {
            self.nouns.push(noun);
        }
    }

    fn adjective(&mut self, grammar: &Grammar<'_>, at: usize) {
        self.age = self.age.or(age(grammar.lower(at))).or_else(|| years(grammar, at));
        self.nation = self.nation.or(grammar.lexicon.names.adjective(grammar.lower(at)));
    }

    /// ", 72," and "(72)" after a name, "die Ministerin von Beispielland", and what he "ist".
    fn after(&mut self, grammar: &Grammar<'_>, end: usize) {
        let is = end < grammar.tokens.len()
            && grammar.words[end]
                .verb
                .is_some_and(|verb| grammar.lexicon.verbs.base(verb) == "sein");
        if end >= grammar.tokens.len() || !(is || matches!(grammar.form(end), "," | "(")) {
            return;
        }
        for at in end + 1..(end + 1 + BESIDE).min(grammar.tokens.len()) {
            match grammar.class(at) {
                Class::Noun => self.noun(grammar, at),
                Class::Number if self.age.is_none() => {
                    let closed =
                        grammar.tokens.len() > at + 1 && matches!(grammar.form(at + 1), "," | ")");
                    self.age = grammar.form(at).parse().ok().filter(|age| closed && *age < 120);
                }
                Class::Other => self.adjective(grammar, at),
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

/// "35" before "Jahre alte" → 35
fn years(grammar: &Grammar<'_>, at: usize) -> Option<u32> {
    let old = matches!(grammar.lower(at + 1), "jahre" | "jahren")
        && grammar.lower(at + 2).starts_with("alt");
    old.then(|| grammar.form(at).parse().ok()).flatten()
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
    fn a_noun_that_introduced_nobody_leads_to_the_only_person_near() {
        check_source(
            "Am Montag sprach Jens Beispiel in Ulm. Viele kamen. „Wir bauen“, sagte der Politiker.",
            "Jens Beispiel",
        );
        check_source(
            "Bei Jens Beispiel klingelte es. „Ich war überrascht“, sagt der Familienvater.",
            "Jens Beispiel",
        );
        check_source(
            "Jens Beispiel ist Bäcker in Ulm. Er steht früh auf. „Mehl wird teuer“, sagt der Bäcker.",
            "Jens Beispiel",
        );
        check_source(
            "Anna Muster gewann. „Es war hart“, sagte die 32 Jahre alte Läuferin aus Ulm.",
            "Anna Muster",
        );
        check_source(
            "Ein Kunde sah Jens Beispiel vor dem Laden. „Er kam oft“, sagte der Kunde.",
            "Kunde",
        );
        check_source(
            "Minister Jens Beispiel besuchte einen Hof. „Es regnet“, sagte der Landwirt.",
            "Landwirt",
        );
        check_source("Jens Beispiel lief davon. „Er war schnell“, sagte der Zeuge.", "Zeuge");
    }

    #[test]
    fn nobody_is_no_speaker() {
        check_source("„Ich komme“, sagte keine Geringere als Anna Muster.", "Anna Muster");
    }

    #[test]
    fn several_are_no_single_one() {
        check_source(
            "Minister Jens Beispiel schwieg. Nach Ansicht der beiden Minister ist das Gesetz gut.",
            "Beide Minister",
        );
    }
}
