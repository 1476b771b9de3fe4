//! Makes names consistent over the whole article: one name is one kind of thing, and is a name
//! wherever it stands.

use std::ops::Range;

use crate::compact::{Collect, Map, Set};

use super::clue::Clues;
use super::spot::Spot;
use crate::lexicon::names::{Role, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// Cuts persons' names to what is a name, gives each name the kind it has most often, and adds
/// mentions that were missed.
pub fn settle(tokens: &Tokens<'_>, clues: &Clues, spots: Vec<Spot>) -> Vec<Spot> {
    let surnames = surnames(tokens, clues, &spots);
    let mut spots: Vec<Spot> =
        spots.into_iter().filter_map(|spot| trim(tokens, clues, spot, &surnames)).collect_vec();
    // "Die Ministerin Ute Spiegel trat zurück. Spiegel sagte": not the newspaper.
    let has_first_name = |spot: &&Spot| {
        is_person(spot)
            && spot.tokens.len() == 2
            && clues.words[spot.tokens.start].what.any(WordUse::FIRST)
    };
    let given: Set<&str> =
        spots.iter().filter(has_first_name).map(|s| tokens.form(s.tokens.end - 1)).collect();
    for spot in spots.iter_mut().filter(|spot| spot.form == MentionForm::Plain) {
        let at = spot.tokens.start;
        let before = if at > 0 { tokens.lower(at - 1) } else { "" };
        let is_place =
            is_one_of!(before, "in" | "aus" | "nach" | "bei" | "im" | "der" | "„" | "\"" | "von");
        if spot.tokens.len() == 1 && given.contains(tokens.form(at)) && !is_place {
            spot.kind = EntityKind::Person;
        }
    }
    introduced_companies(tokens, clues, &mut spots);
    let votes = votes(tokens, clues, &spots, &surnames);
    for spot in spots.iter_mut().filter(|spot| is_unknown(clues, spot)) {
        let text = tokens.span(spot.tokens.clone()).of(tokens.text);
        spot.kind = votes.get(text).map_or(spot.kind, Votes::winner);
    }
    let overlooked = overlooked(tokens, &spots, &votes);
    let often = |form: &str| overlooked.get(form).copied().unwrap_or_default();
    // "Lastwagen" in a headline, which the text below has as a noun, is no name.
    spots.retain(|spot| {
        let form = tokens.form(spot.tokens.start);
        spot.tokens.len() > 1
            || !is_unknown(clues, spot)
            || votes.get(form).is_none_or(|v| v.count() >= often(form))
    });
    let missed = |form: &str| {
        votes.get(form).filter(|v| v.count() >= 2 && v.count() > often(form)).map(Votes::winner)
    };
    fill(spots, tokens.len(), |at| {
        let form = tokens.form(at);
        let bare = form.strip_suffix('s').unwrap_or(form);
        if surnames.contains(form) || (surnames.contains(bare) && clues.words[at].form.is_none()) {
            return Some(plain(at..at + 1, EntityKind::Person)).filter(|_| tokens.is_upper(at));
        }
        missed(form).map(|kind| plain(at..at + 1, kind))
    })
}

/// "der Versicherer Aegon", "Lkw-Bauer Wendt": a word for a company makes the name one's.
fn introduced_companies(tokens: &Tokens<'_>, clues: &Clues, spots: &mut [Spot]) {
    const MAKERS: [&str; 8] = [
        "versicherer",
        "bauer",
        "hersteller",
        "konzern",
        "anbieter",
        "händler",
        "betreiber",
        "ausrüster",
    ];
    for spot in spots.iter_mut().filter(|spot| is_person(spot) && spot.tokens.len() == 1) {
        let Some(at) = spot.tokens.start.checked_sub(1) else { continue };
        let noun = tokens.lower(at);
        let is_company = tokens.is_upper(at)
            && noun != "bauer"
            && noun != "händler"
            && MAKERS.iter().any(|end| noun.ends_with(end));
        if is_company && !clues.words[spot.tokens.start].what.any(WordUse::FIRST) {
            spot.kind = EntityKind::Organisation;
        }
    }
}

/// Adds the spots of one word that `find` sees outside `spots`.
pub fn fill(spots: Vec<Spot>, count: usize, find: impl Fn(usize) -> Option<Spot>) -> Vec<Spot> {
    let mut all = Vec::with_capacity(spots.len());
    let mut at = 0;
    for spot in spots {
        all.extend((at..spot.tokens.start).filter_map(&find));
        at = spot.tokens.end;
        all.push(spot);
    }
    all.extend((at..count).filter_map(&find));
    all
}

/// The last words of persons' full names.
fn surnames<'t>(tokens: &Tokens<'t>, clues: &Clues, spots: &[Spot]) -> Set<&'t str> {
    let full = spots
        .iter()
        .filter(|s| is_person(s) && s.tokens.len() > 1 && !ends_in_role(tokens, clues, &s.tokens));
    let last = full
        .map(|s| s.tokens.end - 1)
        .filter(|at| tokens.kind(*at) == TokenKind::Word && tokens.is_upper(*at));
    last.map(|at| tokens.form(at)).filter(|form| form.chars().count() > 2).collect()
}

fn is_person(spot: &Spot) -> bool {
    spot.kind == EntityKind::Person && spot.form == MentionForm::Plain
}

/// Returns whether the last word tells what somebody is, and is no name: "Minister", "Musters
/// Minister", but not "Steffi Graf".
fn ends_in_role(tokens: &Tokens<'_>, clues: &Clues, words: &Range<usize>) -> bool {
    const NAME: WordUse = WordUse::FAMILY.or(WordUse::FIRST);
    let Some(last) = words.clone().next_back().map(|last| &clues.words[last]) else { return false };
    let before = (words.len() > 1).then(|| words.end - 2);
    let whose = before.is_none_or(|at| {
        tokens.form(at).ends_with('s') && !clues.words[at].what.any(WordUse::FIRST)
    });
    whose && last.role.is_some_and(Role::is_persons) && !last.what.any(NAME)
}

/// Returns whether the full stop at `at` is part of a name before it: "Elisabeth II.", "Claudia
/// B.", "Muster N.V.".
fn is_of_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.form(at - 1);
    let short = before.chars().count() == 1
        || before.contains('.')
        || before.chars().all(|c| "IVX".contains(c));
    tokens.form(at) == "." && short && tokens.is_upper(at - 1)
}

/// Returns whether a first name stands at `at`, and after it a word with a capital of which the
/// tables know nothing.
fn has_surname_after(tokens: &Tokens<'_>, clues: &Clues, at: usize) -> bool {
    clues.words[at].what.any(WordUse::FIRST)
        && !clues.words[at].genitive
        && clues
            .words
            .get(at + 1)
            .is_some_and(|next| next.form.is_none() && !next.role.is_some_and(Role::is_persons))
        && tokens.tokens[at + 1].spaced
        && tokens.sentence_of(at) == tokens.sentence_of(at + 1)
        && tokens.kind(at + 1) == TokenKind::Word
        && tokens.is_upper(at + 1)
}

/// "Musters Kampagne" is "Musters" where a Muster is known; "Minister" alone is nobody.
fn trim(tokens: &Tokens<'_>, clues: &Clues, mut spot: Spot, surnames: &Set<&str>) -> Option<Spot> {
    while spot.tokens.len() > 1
        && is_one_of!(tokens.form(spot.tokens.end - 1), "." | "," | ":" | ";")
        && !is_of_name(tokens, spot.tokens.end - 1)
    {
        spot.tokens.end -= 1;
    }
    if !is_person(&spot) {
        return Some(spot);
    }
    if spot.tokens.len() == 1 && has_surname_after(tokens, clues, spot.tokens.start) {
        spot.tokens.end += 1;
    }
    let genitive =
        |at: usize| tokens.form(at).strip_suffix('s').is_some_and(|bare| surnames.contains(bare));
    if spot.tokens.len() > 1 && genitive(spot.tokens.start) {
        spot.tokens.end = spot.tokens.start + 1;
    }
    while ends_in_role(tokens, clues, &spot.tokens) {
        spot.tokens.end -= 1;
    }
    (!spot.tokens.is_empty()).then_some(spot)
}

/// Returns whether the tables have no entry for the name.
fn is_unknown(clues: &Clues, spot: &Spot) -> bool {
    spot.level == 0
        && spot.form == MentionForm::Plain
        && !spot.tokens.clone().any(|at| clues.words[at].form.is_some())
        && clues.phrases.binary_search_by_key(&spot.tokens.start, |p| p.tokens.start).is_err()
}

/// Counts of a name as each kind.
#[derive(Default)]
struct Votes([u32; 4]);

const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Location, EntityKind::Other];

impl Votes {
    fn winner(&self) -> EntityKind {
        let most = (0..KINDS.len()).rev().max_by_key(|kind| self.0[*kind]);
        KINDS[most.unwrap_or(0)]
    }

    fn count(&self) -> u32 {
        self.0.iter().sum()
    }
}

fn votes<'t>(
    tokens: &Tokens<'t>,
    clues: &Clues,
    spots: &[Spot],
    surnames: &Set<&str>,
) -> Map<&'t str, Votes> {
    let mut votes: Map<&str, Votes> = Map::default();
    for spot in spots.iter().filter(|spot| is_unknown(clues, spot)) {
        let text = tokens.span(spot.tokens.clone()).of(tokens.text);
        let kind = KINDS.iter().position(|k| *k == spot.kind).unwrap_or(0);
        let entry = votes.or_default(text);
        entry.0[kind] += 1;
        // The surname of a full name is a person's, unless the text says otherwise more than once.
        if surnames.contains(text) && entry.0[0] == 0 {
            entry.0[0] += 1;
        }
    }
    votes
}

/// Counts of names of one word where none was seen.
fn overlooked<'t>(
    tokens: &Tokens<'t>,
    spots: &[Spot],
    votes: &Map<&'t str, Votes>,
) -> Map<&'t str, u32> {
    let mut free: Map<&str, u32> = Map::default();
    let mut at = 0;
    let end_of_text = std::iter::once(tokens.len()..tokens.len());
    for taken in spots.iter().map(|s| s.tokens.clone()).chain(end_of_text) {
        for form in
            (at..taken.start).map(|at| tokens.form(at)).filter(|form| votes.contains_key(form))
        {
            *free.or_default(form) += 1;
        }
        at = taken.end;
    }
    free
}

fn plain(tokens: Range<usize>, kind: EntityKind) -> Spot {
    Spot { tokens, kind, form: MentionForm::Plain, level: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::entity::clue;
    use crate::lexicon::Lexicon;
    use crate::reading::{Block, BlockKind};
    use crate::text::ByteSpan;

    /// Checks the kinds that the persons in square brackets get.
    #[track_caller]
    fn check_persons(marked: &str, wanted: &[&str]) {
        let (mut text, mut seen) = (String::new(), Vec::new());
        for (at, part) in marked.split(['[', ']']).enumerate() {
            seen.extend((at % 2 == 1).then(|| ByteSpan::new(text.len(), text.len() + part.len())));
            text.push_str(part);
        }
        let lexicon = Lexicon::embedded();
        let blocks = [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }];
        let tokens = Tokens::new(&text, &blocks, &lexicon);
        let spots =
            seen.iter().map(|span| plain(tokens.within(*span), EntityKind::Person)).collect();
        let settled = settle(&tokens, &clue::look_up(&tokens, &lexicon), spots);
        let found: Vec<&str> =
            settled.iter().map(|spot| tokens.span(spot.tokens.clone()).of(&text)).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn a_role_after_a_genitive_is_no_name() {
        check_persons("Das sagte [Hofstetters Minister].", &["Hofstetters"]);
        check_persons("Das sagte der [Minister].", &[]);
        check_persons(
            "[Anna Hofstetter] kam, [Hofstetters Kollege] auch.",
            &["Anna Hofstetter", "Hofstetters"],
        );
    }

    #[test]
    fn a_surname_may_look_like_a_role() {
        check_persons("Das sagte [Wanda Graf] gestern.", &["Wanda Graf"]);
        check_persons("Das sagte [Franz Apfelbauer] gestern.", &["Franz Apfelbauer"]);
    }

    #[test]
    fn a_first_name_takes_the_surname_after_it() {
        check_persons("Das ließ Direktor [Jens] Beispiel offen.", &["Jens Beispiel"]);
        check_persons("Das ließ Direktor [Jens] gestern offen.", &["Jens"]);
        check_persons("Das war [Ottos] Anspruch.", &["Ottos"]);
    }

    #[test]
    fn what_is_mostly_no_name_is_none() {
        check_persons("[Zugwagen] brennt. Ein Zugwagen stand dort. Der Zugwagen fuhr davon.", &[]);
        check_persons(
            "[Hofstetter] kam. Auch [Hofstetter] sprach. Einen Hofstetter gab es.",
            &["Hofstetter"; 3],
        );
    }

    #[test]
    fn the_full_stop_of_a_short_word_stays() {
        check_persons("Auch [Karla V.] kam.", &["Karla V."]);
        check_persons("Auch [Karl XII.] kam.", &["Karl XII."]);
        check_persons("Auch kam [Karl Hofstetter.]", &["Karl Hofstetter"]);
    }
}
