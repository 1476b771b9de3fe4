//! Organisations that a word and the town after it make, "Landgericht Kassel", "Dynamo Dresden",
//! or a word and its purpose, "Bundesamt für Gewässerkunde".

use std::ops::Range;

use super::clue::Clues;
use super::spot::Spot;
use crate::compact::{Collect, lower, order};
use crate::lexicon::Lexicon;
use crate::lexicon::names::WordUse;
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

const PLACE: WordUse = WordUse::TOWN.or(WordUse::REGION).or(WordUse::COUNTRY);

/// Adds them to `spots`; what lay inside them gives way, and so does what a sentence cannot be
/// called: a name that runs over an article ("Dynamo Dresden den Favoriten Hansa Rostock").
pub fn join(tokens: &Tokens<'_>, clues: &Clues, lexicon: &Lexicon, spots: Vec<Spot>) -> Vec<Spot> {
    let found: Vec<Spot> = (0..tokens.len().saturating_sub(1))
        .filter_map(|at| {
            with_town(tokens, clues, lexicon, at).or_else(|| with_purpose(tokens, clues, at))
        })
        .map(|tokens| Spot {
            tokens,
            kind: EntityKind::Organisation,
            form: MentionForm::Plain,
            level: 0,
        })
        .filter(|new| {
            let first = spots.partition_point(|s| s.tokens.end <= new.tokens.start);
            let mut over = spots[first..].iter().take_while(|s| s.tokens.start < new.tokens.end);
            !over.any(|s| is_longer(s, new) && !runs_over_article(tokens, s))
        })
        .collect_vec();
    if found.is_empty() {
        return spots;
    }
    let gives_way = |spot: &Spot| {
        let first = found.partition_point(|new| new.tokens.end <= spot.tokens.start);
        found.get(first).is_some_and(|new| new.tokens.start < spot.tokens.end)
    };
    let mut all: Vec<Spot> = spots.into_iter().filter(|spot| !gives_way(spot)).collect_vec();
    all.extend(found.iter().cloned());
    order::by_number(&mut all, |spot| spot.tokens.start as u64);
    all
}

fn with_town(
    tokens: &Tokens<'_>,
    clues: &Clues,
    lexicon: &Lexicon,
    at: usize,
) -> Option<Range<usize>> {
    let town = begins(tokens, lexicon, at)
        && clues.words[at + 1].what.any(PLACE)
        && tokens.is_upper(at + 1);
    (town && tokens.sentence_of(at) == tokens.sentence_of(at + 1))
        .then(|| with_number(tokens, at)..at + 2)
}

/// Endings of words that name an organisation by what it is for.
const FOUNDED: [&str; 9] = [
    "amt",
    "institut",
    "ministerium",
    "agentur",
    "zentrum",
    "museum",
    "hochschule",
    "anstalt",
    "zentrale",
];

/// A name without the genitive of its institution: "Wiener Zentrums für Kunde" → "Wiener Zentrum
/// für Kunde".
pub fn nominative(name: &str) -> String {
    let bare = |word: &str| {
        let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
        let founded = |stem: &&str| FOUNDED.iter().any(|end| lower(stem).ends_with(end));
        stem.filter(founded).unwrap_or(word).to_owned()
    };
    if !name.contains(' ') {
        return name.to_owned();
    }
    name.split(' ').map(bare).collect_vec().join(" ")
}

/// "Museum für Völkerkunde", "Bundesministerium für Bildung und Forschung".
fn with_purpose(tokens: &Tokens<'_>, clues: &Clues, at: usize) -> Option<Range<usize>> {
    if tokens.form(at + 1) != "für" || !tokens.is_upper(at) {
        return None;
    }
    let lower = tokens.lower(at);
    let mut bases = ["", "s", "es"].iter().filter_map(|ending| lower.strip_suffix(ending));
    if !bases.any(|base| FOUNDED.iter().any(|ending| base.ends_with(ending))) {
        return None;
    }
    let end = tokens.sentences[tokens.sentence_of(at)].tokens.end;
    let purpose = |at: usize| {
        let clue = clues.words.get(at).filter(|_| at < end)?;
        (tokens.kind(at) == TokenKind::Word
            && tokens.is_upper(at)
            && clue.role.is_none()
            && clue.form.is_none())
        .then_some(at + 1)
    };
    let one = purpose(at + 2)?;
    let two = if one < end && tokens.form(one) == "und" { purpose(one + 1) } else { None };
    Some(at..two.unwrap_or(one))
}

fn begins(tokens: &Tokens<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let form = tokens.form(at);
    lexicon.institution_words.contains(form)
        || form.strip_suffix('s').is_some_and(|form| lexicon.institution_words.contains(form))
}

/// "1. FC Beispielstadt": the number belongs to the name.
fn with_number(tokens: &Tokens<'_>, at: usize) -> usize {
    let numbered = at > 0
        && tokens.form(at - 1) == "1."
        && tokens.sentence_of(at - 1) == tokens.sentence_of(at);
    at - usize::from(numbered)
}

fn is_longer(spot: &Spot, new: &Spot) -> bool {
    spot.tokens.start <= new.tokens.start
        && new.tokens.end <= spot.tokens.end
        && spot.tokens != new.tokens
}

fn runs_over_article(tokens: &Tokens<'_>, spot: &Spot) -> bool {
    spot.tokens.clone().any(|at| is_one_of!(tokens.form(at), "den" | "dem" | "der" | "die" | "das"))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::reading::EntityKind;
    use crate::{ReadOptions, read};

    #[track_caller]
    fn check_organisations(text: &str, wanted: &[&str]) {
        let reading = read(text, &Lexicon::embedded(), &ReadOptions::default());
        let organisations = reading.mentions.iter().filter(|m| m.kind == EntityKind::Organisation);
        let found: Vec<&str> = organisations.map(|m| m.span.of(text)).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn a_court_or_club_takes_its_town() {
        check_organisations("Das Landgericht Kassel sprach ihn frei.", &["Landgericht Kassel"]);
        check_organisations("Am Abend schlug der 1. FC Lüneburg den Gast.", &["1. FC Lüneburg"]);
        check_organisations(
            "Am Abend warf Dynamo Lüneburg den Favoriten aus dem Pokal.",
            &["Dynamo Lüneburg"],
        );
    }

    #[test]
    fn an_office_takes_its_purpose() {
        check_organisations(
            "Das Bundesamt für Gewässerkunde warnt.",
            &["Bundesamt für Gewässerkunde"],
        );
        check_organisations(
            "Sie las im Institut für Moor und Torf.",
            &["Institut für Moor und Torf"],
        );
        check_organisations("Das Amt war für Wochen geschlossen, das Zentrum für immer.", &[]);
    }

    #[test]
    fn without_a_town_it_stays_a_noun() {
        check_organisations("Das Landgericht sprach ihn frei.", &[]);
    }
}
