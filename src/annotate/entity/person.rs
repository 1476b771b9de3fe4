//! Leads names of persons to the same person: full names first, then single names by surname and
//! recency.

use crate::compact::{Collect, Map, lower};

use super::clue::Clues;
use super::spot::Spot;
use crate::lexicon::names::{Gender, Names, Role, RoleKind, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// The persons of an article.
#[derive(Debug, Default)]
pub struct People<'t> {
    /// In order of first full mention, then of single ones.
    pub people: Vec<PersonRecord<'t>>,
    /// One per spot: which person.
    members: Vec<Option<usize>>,
    by_surname: Map<&'t str, Vec<usize>>,
    by_first_name: Map<&'t str, Vec<usize>>,
}

/// One person.
#[derive(Debug, Default, Clone)]
pub struct PersonRecord<'t> {
    /// The fullest name, word by word, without genitive -s.
    pub name: Vec<&'t str>,
    /// As the article gives it.
    pub role: Option<String>,
    /// By title, role or first name.
    pub gender: Option<Gender>,
    /// Weight of the evidence for `gender`; more is surer.
    weight: u8,
    /// Fullness of the name that `role` was taken from; more is fuller.
    role_rank: u8,
    /// The last spot that was this person.
    last: usize,
    /// True if introduced as somebody's wife or son: "Bidens Frau Jill Biden".
    is_kin: bool,
}

impl<'t> People<'t> {
    /// The person of spot `at`.
    pub fn person_at(&self, at: usize) -> Option<usize> {
        self.members[at]
    }

    /// The person with this surname, if there is just one.
    pub fn with_surname(&self, surname: &str) -> Option<usize> {
        match self.by_surname.get(surname)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// Groups the spots that are persons.
pub fn group<'t>(tokens: &Tokens<'t>, clues: &Clues, names: &Names, spots: &[Spot]) -> People<'t> {
    let mut people = People { members: vec![None; spots.len()], ..People::default() };
    let forms: Vec<Vec<&'t str>> =
        spots.iter().map(|spot| name_of(tokens, clues, spot)).collect_vec();
    let is_full = |at: usize| forms[at].len() > 1;
    for at in (0..spots.len()).filter(|at| is_full(*at)) {
        let gender = evidence(tokens, clues, &spots[at]);
        let same = |of: &&usize| same_full(&people.people[**of].name, &forms[at]);
        let known =
            candidates(&people.by_surname, forms[at][forms[at].len() - 1]).find(same).copied();
        let person = known.unwrap_or_else(|| people.add(&forms[at]));
        people.note(person, at, gender, frame(tokens, clues, names, &spots[at]), 2);
        people.people[person].is_kin |= known.is_none() && is_kin(tokens, clues, &spots[at]);
    }
    for person in &mut people.people {
        person.last = usize::MAX;
    }
    for at in 0..spots.len() {
        let Some(word) = forms[at].last().copied() else { continue };
        let evidence = evidence(tokens, clues, &spots[at]);
        let person = match people.members[at] {
            Some(person) => person,
            None => {
                let is_first = clues.words[spots[at].tokens.start].what.any(FIRST);
                let known = people.nearest(word, evidence, is_first);
                let person = known.unwrap_or_else(|| people.add(&forms[at]));
                people.note(person, at, evidence, frame(tokens, clues, names, &spots[at]), 1);
                person
            }
        };
        people.people[person].last = at;
    }
    people
}

const FIRST: WordUse = WordUse::FIRST_F.or(WordUse::FIRST_M);

impl<'t> People<'t> {
    fn add(&mut self, name: &[&'t str]) -> usize {
        let person = self.people.len();
        self.people.push(PersonRecord {
            name: name.to_vec(),
            last: usize::MAX,
            ..PersonRecord::default()
        });
        if let [first, .., surname] | [first @ surname] = name {
            self.by_surname.or_default(without_article(surname)).push(person);
            if name.len() > 1 {
                self.by_first_name.or_default(first).push(person);
            }
        }
        person
    }

    fn note(
        &mut self,
        person: usize,
        spot: usize,
        gender: Option<(Gender, u8)>,
        role: Option<String>,
        rank: u8,
    ) {
        self.members[spot] = Some(person);
        let person = &mut self.people[person];
        if let Some((gender, weight)) = gender.filter(|(_, weight)| *weight > person.weight) {
            (person.gender, person.weight) = (Some(gender), weight);
        }
        if role.is_some() && rank > person.role_rank {
            (person.role, person.role_rank) = (role, rank);
        }
    }

    /// Finds the person a single name means: the one named last, else the one to come.
    fn nearest(&self, word: &str, gender: Option<(Gender, u8)>, is_first: bool) -> Option<usize> {
        let fits = |p: &PersonRecord<'_>| match (gender, p.gender) {
            (Some((one, weight)), Some(other)) => {
                one == other || weight < TITLE || p.weight < FIRST_NAME
            }
            _ => true,
        };
        let recency = |p: &PersonRecord<'_>| if p.last == usize::MAX { 0 } else { p.last + 1 };
        let pick = |index: &Map<&'t str, Vec<usize>>| {
            let people = candidates(index, word).filter(|i| fits(&self.people[**i])).copied();
            // Of those never named so far, the first to come; of the others, the last.
            people.rev().max_by_key(|i| {
                let person = &self.people[*i];
                (!person.is_kin, recency(person))
            })
        };
        pick(&self.by_surname).or_else(|| is_first.then(|| pick(&self.by_first_name)).flatten())
    }
}

/// The people under a name, with or without genitive -s on either side; the first few are enough.
fn candidates<'a>(
    index: &'a Map<&str, Vec<usize>>,
    word: &str,
) -> impl DoubleEndedIterator<Item = &'a usize> + use<'a> {
    const ENOUGH: usize = 16;
    let word = without_article(word);
    let with_s = [word, "s"].concat();
    let bare = word.strip_suffix('s').unwrap_or(word).trim_end_matches(['\'', '’']);
    let list =
        |key: &str| index.get(key).map_or(&[][..], |list| &list[..list.len().min(ENOUGH)]).iter();
    let bare = if bare == word { [].iter() } else { list(bare) };
    list(word).chain(bare).chain(list(&with_s))
}

/// "al-Balaous" as others call him: "Balaous".
fn without_article(surname: &str) -> &str {
    let (article, name) = surname.split_once('-').unwrap_or(("", surname));
    if article.starts_with(char::is_lowercase) { name } else { surname }
}

/// The words of a person's name; empty where the spot is none.
fn name_of<'t>(tokens: &Tokens<'t>, clues: &Clues, spot: &Spot) -> Vec<&'t str> {
    if spot.kind != EntityKind::Person || spot.form != MentionForm::Plain {
        return Vec::new();
    }
    let words = spot
        .tokens
        .clone()
        .filter(|at| matches!(tokens.kind(*at), TokenKind::Word | TokenKind::Abbreviation));
    let mut words: Vec<&str> = words.map(|at| tokens.form(at)).collect_vec();
    let last = spot.tokens.end - 1;
    // "Rektorin Eileen Lyons" is not of Lyon.
    let clue = &clues.words[last];
    let place = words.len() > 1 && clue.what.any(WordUse::TOWN.or(WordUse::REGION));
    let is_owner = clue.genitive && !place || owns(tokens, clues, spot);
    if let Some(word) = words.last_mut().filter(|_| is_owner) {
        *word = word.strip_suffix('s').unwrap_or(word);
    }
    words
}

/// "Hitlers Rede", "die Truppen Putins": a genitive that no table knows.
fn owns(tokens: &Tokens<'_>, clues: &Clues, spot: &Spot) -> bool {
    let (first, at) = (spot.tokens.start, spot.tokens.end - 1);
    const NAME: WordUse = WordUse::FAMILY.or(WordUse::FIRST);
    const NO_GENITIVE: [&str; 6] = ["ss", "us", "is", "as", "os", "es"];
    let form = tokens.form(at);
    let is_noun = |at: usize| {
        at < tokens.len()
            && tokens.is_upper(at)
            && tokens.kind(at) == TokenKind::Word
            && !clues.words[at].what.any(NAME)
    };
    let starts = tokens.sentences[tokens.sentence_of(at)].tokens.start;
    form.ends_with('s')
        && form.len() > 4
        && !NO_GENITIVE.iter().any(|end| form.ends_with(end))
        && !clues.words[at].what.any(NAME)
        && (is_noun(at + 1)
            || first > starts + 1 && is_noun(first - 1) && clues.words[first - 1].role.is_none())
}

/// "Bidens Frau Jill Biden", "seine Tochter Eva Berger"
fn is_kin(tokens: &Tokens<'_>, clues: &Clues, spot: &Spot) -> bool {
    let Some(role) = spot.tokens.start.checked_sub(1) else { return false };
    let is_wife = tokens.form(role) == "Frau"
        && role > 0
        && tokens.is_upper(role - 1)
        && tokens.form(role - 1).ends_with('s');
    is_wife || clues.words[role].role.is_some_and(|role| role.kind == RoleKind::Kin)
}

/// Returns whether two words are the same but for a genitive -s or an Arabic article.
fn same_word(one: &str, other: &str) -> bool {
    let (one, other) = (without_article(one), without_article(other));
    let bare = |w: &str, of: &str| {
        w.strip_prefix(of).is_some_and(|rest| is_one_of!(rest, "s" | "’" | "'" | "'s" | "’s"))
    };
    one == other || bare(one, other) || bare(other, one)
}

/// Returns whether two full names can be one person's: same surname, and first names that do not
/// contradict.
fn same_full(one: &[&str], other: &[&str]) -> bool {
    let (Some(a), Some(b)) = (one.last(), other.last()) else { return false };
    if one.len() < 2 || !same_word(a, b) {
        return false;
    }
    // "Aymar Sadeq ad-Dahr", "Sadeq ad-Dahr"
    if one.ends_with(other) || other.ends_with(one) {
        return true;
    }
    let (a, b) = (one[0], other[0]);
    a == b || is_short_for(a, b) || is_short_for(b, a)
}

/// "K." for "Karla", "Alex" for "Alexander".
fn is_short_for(short: &str, long: &str) -> bool {
    let stem = short.strip_suffix('.').unwrap_or(short);
    let letters = stem.chars().count();
    let initial = letters == 1;
    let nickname = letters > 2 && stem == short && !stem.ends_with(['a', 'e', 'i', 'o']);
    (initial || nickname) && long.starts_with(stem)
}

const TITLE: u8 = 8;
const FIRST_NAME: u8 = 4;

/// Evidence for a person's gender in the words of a name and before it, with its weight.
fn evidence(tokens: &Tokens<'_>, clues: &Clues, spot: &Spot) -> Option<(Gender, u8)> {
    let mut best = None;
    let mut note = |gender: Option<Gender>, weight: u8| {
        if let Some(gender) = gender
            && best.is_none_or(|(_, w)| weight > w)
        {
            best = Some((gender, weight));
        }
    };
    let first = clues.words[spot.tokens.start].what;
    if spot.tokens.len() > 1 {
        match (first.any(WordUse::FIRST_F), first.any(WordUse::FIRST_M)) {
            (true, false) => note(Some(Gender::Feminine), FIRST_NAME),
            (false, true) => note(Some(Gender::Masculine), FIRST_NAME),
            (true, true) => {}
            // "Gesa", "Udo": names that no table knows mostly follow their ending.
            _ if tokens.form(spot.tokens.start).ends_with('a') => note(Some(Gender::Feminine), 2),
            _ if tokens.form(spot.tokens.start).ends_with('o') => note(Some(Gender::Masculine), 2),
            _ => {}
        }
    }
    let sentence = tokens.sentences[tokens.sentence_of(spot.tokens.start)].tokens.start;
    for at in (sentence..spot.tokens.start).rev().take(3) {
        let Some(role) = clues.words[at].role else { break };
        let weight = match (role.kind, role.gender) {
            (RoleKind::Title | RoleKind::Kin, _) => TITLE,
            (_, Some(Gender::Feminine)) => 6,
            _ => 1,
        };
        note(role.gender, weight);
    }
    best
}

/// The role that the words around a name give.
fn frame(tokens: &Tokens<'_>, clues: &Clues, names: &Names, spot: &Spot) -> Option<String> {
    let sentence = &tokens.sentences[tokens.sentence_of(spot.tokens.start)].tokens;
    let mut at = spot.tokens.start;
    while at > sentence.start && clues.words[at - 1].role.is_some_and(|r| r.kind == RoleKind::Title)
    {
        at -= 1;
    }
    if at > sentence.start && is_role(clues, at - 1) && tokens.is_upper(at - 1) {
        let mut from = at - 1;
        let before = if from > sentence.start { tokens.lower(from - 1) } else { "" };
        // Whose son or colleague somebody is tells nothing on a card.
        let is_kin = clues.words[from].role.is_some_and(|role| role.kind == RoleKind::Kin)
            || ["kollege", "kollegin", "kollegen"].iter().any(|e| tokens.lower(from).ends_with(e));
        if is_kin || is_oblique(tokens, clues, spot, from, before) {
            return None;
        }
        let is_woman = clues.words[from].role.and_then(|role| role.gender)
            == Some(Gender::Feminine)
            || matches!(before, "die" | "eine");
        if let Some(time) = at_time(before) {
            let ending = if is_woman { "e" } else { "er" };
            let noun = nominative(tokens.form(from), tokens.lower(from), names);
            return Some(format!("{time}{ending} {noun}"));
        }
        // "Russlands Präsident"
        if from > sentence.start
            && clues.words[from - 1].genitive
            && clues.words[from - 1].id.is_some()
        {
            from -= 1;
        }
        let role = tokens.span(from..at).of(tokens.text);
        let role = nominative(role, tokens.lower(at - 1), names);
        // "Der Vorsitzende Martin Krug" is "Vorsitzender".
        let is_man = is_one_of!(before, "der" | "dem" | "den" | "des")
            || clues.words[spot.tokens.start].what == WordUse::FIRST_M;
        let is_weak =
            ["vorsitzende", "abgeordnete", "beauftragte", "angestellte", "delegierte", "beamte"];
        let is_strong = is_man && !is_woman && is_weak.iter().any(|end| lower(role).ends_with(end));
        return Some(if is_strong { format!("{role}r") } else { role.to_owned() });
    }
    apposition(tokens, clues, spot.tokens.end, sentence.end)
}

/// "warfen dem Rektor Willkür vor": after a role in the dative a noun that no table has for a name.
pub fn is_oblique(
    tokens: &Tokens<'_>,
    clues: &Clues,
    spot: &Spot,
    role: usize,
    before: &str,
) -> bool {
    const NAME: WordUse = WordUse::FAMILY.or(WordUse::FIRST);
    spot.tokens.len() == 1
        && is_one_of!(before, "dem" | "den" | "der")
        && !clues.words[spot.tokens.start].what.any(NAME)
        && (before != "der" || tokens.lower(role).ends_with("in"))
}

/// "früheren", "damalige": the stem of what tells when somebody held an office.
fn at_time(adjective: &str) -> Option<&'static str> {
    const TIMES: [&str; 8] = [
        "früher",
        "ehemalig",
        "damalig",
        "designiert",
        "stellvertretend",
        "einstig",
        "künftig",
        "amtierend",
    ];
    TIMES.into_iter().find(|stem| {
        adjective.strip_prefix(stem).is_some_and(|end| is_one_of!(end, "e" | "en" | "er" | "em"))
    })
}

/// "Ministerpräsidenten" is "Ministerpräsident".
fn nominative<'t>(role: &'t str, noun: &str, names: &Names) -> &'t str {
    let ending = ["en", "n", "s", "es"].into_iter().find(|ending| {
        noun.strip_suffix(ending).is_some_and(|stem| {
            stem.len() > 3 && names.is_role_form(stem) && !names.is_role_form(noun)
        })
    });
    ending.and_then(|ending| role.strip_suffix(ending)).unwrap_or(role)
}

fn is_role(clues: &Clues, at: usize) -> bool {
    clues.words[at].role.is_some_and(Role::is_persons)
}

/// ", Sprecher der Polizei," after a name.
fn apposition(tokens: &Tokens<'_>, clues: &Clues, comma: usize, end: usize) -> Option<String> {
    if comma >= end || tokens.form(comma) != "," {
        return None;
    }
    let noun = (comma + 1..end.min(comma + 5))
        .find(|at| tokens.is_upper(*at) || tokens.kind(*at) != TokenKind::Word)?;
    if !is_role(clues, noun) {
        return None;
    }
    let mut last = noun + 1;
    if last + 1 < end
        && is_one_of!(tokens.form(last), "der" | "des" | "von" | "vom" | "beim" | "bei")
    {
        let mut to = last + 1;
        while to < end
            && to < last + 3
            && !tokens.is_upper(to)
            && tokens.kind(to) == TokenKind::Word
        {
            to += 1;
        }
        if to < end && tokens.is_upper(to) && tokens.kind(to) == TokenKind::Word {
            last = to + 1;
        }
    }
    let closed = last >= end || tokens.kind(last) == TokenKind::Sign;
    closed.then(|| tokens.span(noun..last).of(tokens.text).to_owned())
}
