//! Decides which names a reader is shown: none that is a person only by its capital, no currency, no
//! canton, no name inside another.

use super::clue::Clues;
use super::person::{People, is_oblique};
use super::spot::Spot;
use crate::compact::Set;
use crate::lexicon::Lexicon;
use crate::lexicon::figures::Sense;
use crate::lexicon::names::{RoleKind, WordUse};
use crate::reading::{EntityId, EntityKind, FigureKind, Mention, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// Notes in `mentions`, one per spot, which are shown.
pub fn mark(
    tokens: &Tokens<'_>,
    lexicon: &Lexicon,
    clues: &Clues,
    spots: &[Spot],
    people: &People<'_>,
    mentions: &mut [Mention],
) {
    let names = ShownNames { tokens, lexicon, clues };
    // An entity with evidence anywhere is shown wherever it stands.
    let mut evident: Set<EntityId> = Set::default();
    for (at, spot) in spots.iter().enumerate() {
        let is_whole =
            people.person_at(at).is_some_and(|person| people.people[person].name.len() > 1);
        if is_whole && spot.tokens.len() == 1 || names.is_evident(spot) {
            evident.insert(mentions[at].entity);
        }
    }
    for (at, spot) in spots.iter().enumerate() {
        mentions[at].is_shown = spot.level == 0
            && (spot.kind != EntityKind::Person || evident.contains(&mentions[at].entity))
            && !names.says_nothing(spot);
    }
}

struct ShownNames<'n, 't> {
    tokens: &'n Tokens<'t>,
    lexicon: &'n Lexicon,
    clues: &'n Clues,
}

/// The cantons that newspapers put in brackets after a name.
const CANTONS: &str =
    "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH";

impl ShownNames<'_, '_> {
    fn before(&self, at: usize) -> &str {
        if at > 0 { self.tokens.lower(at - 1) } else { "" }
    }

    /// Returns whether a person of one word is one by the tables, a role before it, or a verb of
    /// saying beside it.
    fn is_evident(&self, spot: &Spot) -> bool {
        let at = spot.tokens.start;
        let clue = &self.clues.words[at];
        let has_article = is_one_of!(
            self.before(at),
            "am" | "im" | "vom" | "zum" | "beim" | "ein" | "kein" | "das" | "des" | "„" | "»"
        );
        if spot.kind != EntityKind::Person || has_article {
            return false;
        }
        if spot.tokens.len() > 1 {
            // "Statistischem Bundesamt"
            return !self.tokens.lower(at).ends_with("schem");
        }
        let role = at.checked_sub(1).filter(|role| {
            self.clues.words[*role]
                .role
                .is_some_and(|role| role.is_persons() || role.kind == RoleKind::Title)
        });
        let is_led = role.is_some_and(|role| {
            !is_oblique(self.tokens, self.clues, spot, role, self.before(role))
        });
        let speaks = |at: usize| {
            let is_verb = |word: &str| {
                let verb = self.lexicon.verbs.analyse(word)?;
                let mut lemma = String::new();
                let lemma = self.lexicon.verbs.lemma(verb, "", &mut lemma);
                (!self.lexicon.redeverben.verb(lemma).is_empty()).then_some(())
            };
            at < self.tokens.len()
                && !self.tokens.is_upper(at)
                && is_verb(self.tokens.lower(at)).is_some()
        };
        clue.what.any(WordUse::FIRST.or(WordUse::FAMILY))
            || is_led
            || speaks(at + 1)
            || at > 0 && speaks(at - 1)
    }

    /// "Euro", "www.beispiel.de", "Keller (SZ)", "Corona-Pandemie"
    fn says_nothing(&self, spot: &Spot) -> bool {
        let at = spot.tokens.start;
        let (form, lower) = (self.tokens.form(at), self.tokens.lower(at));
        let is_one = spot.tokens.len() == 1;
        let units = &self.lexicon.figures.units;
        let is_money = |sense: Sense| match sense {
            Sense::Unit(unit) => units[unit as usize].kind == FigureKind::Money,
            _ => false,
        };
        let is_currency = spot.kind == EntityKind::Other
            && self.lexicon.figures.phrases(lower).iter().any(|phrase| is_money(phrase.sense));
        let is_canton = spot.kind == EntityKind::Organisation
            && self.before(at) == "("
            && form.len() == 2
            && CANTONS.split(' ').any(|canton| canton == form);
        let is_disease = ["-pandemie", "-syndrom", "-virus", "-krise", "-ausfall", "-epidemie"]
            .iter()
            .any(|end| lower.trim_end_matches('s').ends_with(end))
            && (spot.form == MentionForm::Part || spot.kind == EntityKind::Location);
        is_one && (is_currency || is_canton || is_disease || self.tokens.kind(at) == TokenKind::Url)
    }
}
