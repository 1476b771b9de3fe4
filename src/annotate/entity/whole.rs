//! Names of persons in full: with initials, particles and the parts that the tagger missed.

use std::ops::Range;

use super::clue::Clues;
use super::consistent;
use super::spot::Spot;
use crate::compact::{Collect, Set};
use crate::lexicon::names::{Role, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// Gives persons among `spots` their whole names, and adds those that a role introduces: "der
/// Dissident Aymar Sadeq ad-Dahr".
pub fn complete(tokens: &Tokens<'_>, clues: &Clues, spots: Vec<Spot>) -> Vec<Spot> {
    let names = WholeNames { tokens, clues };
    let mut introduced = names.introduced().into_iter().peekable();
    let mut all: Vec<Spot> = Vec::with_capacity(spots.len());
    for mut spot in spots {
        if spot.kind == EntityKind::Person && spot.form == MentionForm::Plain && spot.level == 0 {
            let before = all.last().map_or(0, |last| last.tokens.end);
            spot.tokens = names.whole(spot.tokens.clone(), before);
            if spot.tokens.is_empty() {
                continue;
            }
        }
        while let Some(new) = introduced.next_if(|new| new.start < spot.tokens.end) {
            add(&mut all, new);
        }
        match all.last_mut() {
            // Of two that share words the longer one stays.
            Some(last) if last.tokens.end > spot.tokens.start => {
                if last.tokens.len() < spot.tokens.len() {
                    *last = spot;
                }
            }
            _ => all.push(spot),
        }
    }
    introduced.for_each(|new| add(&mut all, new));
    let short = names.abbreviations(&all);
    consistent::fill(all, tokens.len(), |at| {
        let organisation = Spot {
            tokens: at..at + 1,
            kind: EntityKind::Organisation,
            form: MentionForm::Plain,
            level: 0,
        };
        short.contains(tokens.form(at)).then_some(organisation)
    })
}

fn add(all: &mut Vec<Spot>, tokens: Range<usize>) {
    if all.last().is_none_or(|last| last.tokens.end <= tokens.start) {
        all.push(Spot { tokens, kind: EntityKind::Person, form: MentionForm::Plain, level: 0 });
    }
}

struct WholeNames<'n, 't> {
    tokens: &'n Tokens<'t>,
    clues: &'n Clues,
}

impl WholeNames<'_, '_> {
    fn form(&self, at: usize) -> &str {
        if at < self.tokens.len() { self.tokens.form(at) } else { "" }
    }

    /// A name with the initials and first name before it and the particles and surname after it.
    fn whole(&self, name: Range<usize>, free_from: usize) -> Range<usize> {
        let mut name = name;
        // "Forstdirektor a. | D. Georg Hansen"
        if name.start > 0
            && matches!(self.form(name.start - 1), "a." | "i.")
            && is_one_of!(self.form(name.start), "D." | "R." | "G.")
        {
            name.start += 1;
        }
        while name.start > free_from && !name.is_empty() && self.precedes(name.start - 1, &name) {
            name.start -= 1;
        }
        if !name.is_empty() {
            name.end = self.end(&name);
        }
        name
    }

    /// Whether the word at `at` is the first name or the initials of the name after it.
    fn precedes(&self, at: usize, name: &Range<usize>) -> bool {
        let clue = &self.clues.words[at];
        let first = name.len() == 1
            && clue.what.any(WordUse::FIRST)
            && !clue.genitive
            && clue.role.is_none()
            && self.tokens.is_upper(at)
            && self.tokens.kind(at) == TokenKind::Word;
        (first || is_initials(self.form(at)))
            && self.tokens.sentence_of(at) == self.tokens.sentence_of(name.start)
    }

    /// The end of a name with the particles and surname that follow it.
    fn end(&self, name: &Range<usize>) -> usize {
        let mut end = name.end;
        let mut foreign = false;
        loop {
            let particles = self.particles(end, name.len() == 1 && end == name.end, name.start);
            let surname = end + particles;
            if (particles > 0 || foreign) && self.is_surname(surname) || is_arabic(self.form(end)) {
                end = if particles > 0 || foreign { surname + 1 } else { end + 1 };
                foreign |= particles > 0;
            } else {
                return end;
            }
        }
    }

    /// How many words like "van den" or "del" stand at `at`; "von" and "zu" only after a single
    /// first name, else they begin what hangs on the name ("Anna Muster von der Feuerwehr").
    fn particles(&self, at: usize, german: bool, start: usize) -> usize {
        match self.form(at) {
            "van" if is_one_of!(self.form(at + 1), "den" | "der" | "de") => 2,
            "de" if is_one_of!(self.form(at + 1), "la" | "las" | "los") => 2,
            "van" | "de" | "del" | "della" | "di" | "da" | "dos" | "du" | "le" | "la" | "bin"
            | "ibn" | "el" | "al" | "ter" | "ten" => 1,
            "von" | "zu" if german && self.is_introduced(start) => {
                if is_one_of!(self.form(at + 1), "der" | "den" | "dem") { 2 } else { 1 }
            }
            _ => 0,
        }
    }

    /// Whether a first name stands at `start`, or a role before it.
    fn is_introduced(&self, start: usize) -> bool {
        self.clues.words[start].what.any(WordUse::FIRST)
            || start > 0 && self.clues.words[start - 1].role.is_some_and(Role::is_persons)
    }

    fn is_surname(&self, at: usize) -> bool {
        at < self.tokens.len()
            && self.tokens.kind(at) == TokenKind::Word
            && self.tokens.is_upper(at)
            && self.tokens.tokens[at].spaced
            && !self.clues.words[at].role.is_some_and(Role::is_persons)
            && self.tokens.sentence_of(at) == self.tokens.sentence_of(at - 1)
    }

    /// Names of two words and more behind a role, and of one behind initials, whatever the tagger
    /// says.
    fn introduced(&self) -> Vec<Range<usize>> {
        (0..self.tokens.len().saturating_sub(1))
            .filter_map(|at| {
                let initials = is_initials(self.form(at));
                let role = self.tokens.is_upper(at)
                    && self.clues.words[at].role.is_some_and(Role::is_persons);
                let start = if initials { at } else { at + 1 };
                let begins = initials || role && self.is_name(start);
                let two = begins && self.is_name(start + 1);
                let end = begins.then(|| self.end(&(start..start + 1 + usize::from(two))))?;
                (end > start + 1).then_some(start..end)
            })
            .collect_vec()
    }

    /// The abbreviations that brackets give for the name before them: "Bund für Artenschutz
    /// (BfA)".
    fn abbreviations(&self, spots: &[Spot]) -> Set<&str> {
        let named = spots
            .iter()
            .filter(|spot| spot.form == MentionForm::Plain && spot.kind != EntityKind::Person);
        let bracketed = named.filter(|spot| {
            self.form(spot.tokens.end) == "(" && self.form(spot.tokens.end + 2) == ")"
        });
        let short = bracketed.map(|spot| self.tokens.form(spot.tokens.end + 1));
        short.filter(|form| is_abbreviation(form)).collect()
    }

    /// A capitalised word of which the tables know nothing but that it may be a name.
    fn is_name(&self, at: usize) -> bool {
        let known = |clue: &super::clue::Clue| {
            clue.form.is_some() && !clue.what.any(WordUse::FIRST.or(WordUse::FAMILY))
        };
        self.is_surname(at) && self.clues.words[at].role.is_none() && !known(&self.clues.words[at])
    }
}

/// "BfA", "RMV": at least two capitals and hardly more.
pub fn is_abbreviation(form: &str) -> bool {
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let letters = form.chars().count();
    form.chars().all(char::is_alphabetic)
        && letters > 2
        && letters < 8
        && capitals > 1
        && 2 * capitals >= letters
}

/// "H.-J."
fn is_initials(form: &str) -> bool {
    form.ends_with('.') && form.contains(".-")
}

/// "al-Balaous", "ad-Din"
fn is_arabic(form: &str) -> bool {
    form.split_once('-').is_some_and(|(article, name)| {
        is_one_of!(article, "al" | "ad" | "as" | "ar" | "an" | "at" | "el" | "ash" | "asch")
            && name.starts_with(char::is_uppercase)
    })
}
