//! Groups the spots of an article into entities with label, role, aliases, facts and gender.

use crate::compact::{Collect, Map, lower_letter};

use super::clue::{Clue, Clues};
use super::named::Named;
use super::person::{self, People};
use super::spot::Spot;
use super::{institution, shown, whole};
use crate::lexicon::Lexicon;
use crate::lexicon::names::{Gender, NameId, Names};
use crate::reading::{Entity, EntityId, EntityKind, Facts, Mention, MentionForm};
use crate::tokens::Tokens;

/// Groups `spots` into entities; every spot becomes one mention.
pub fn resolve(tokens: &Tokens<'_>, lexicon: &Lexicon, clues: &Clues, spots: &[Spot]) -> Named {
    let people = person::group(tokens, clues, &lexicon.names, spots);
    let bases = plain_names(tokens, clues, spots);
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: Map<EntityKey, usize> = Map::default();
    let mut mentions = Vec::with_capacity(spots.len());
    let key_of = |at: usize| match people.person_at(at) {
        Some(person) => EntityKey::Person(person),
        None => key(tokens, clues, &spots[at], &people, &bases),
    };
    let aliases = aliases(tokens, clues, spots, key_of);
    for (at, spot) in spots.iter().enumerate() {
        let own = key_of(at);
        let alias = aliases.get(&own).cloned();
        let is_abbreviated = alias.is_some();
        let key = alias.unwrap_or(own);
        let group = *by_key.or_insert_with(key.clone(), || {
            groups.push(Group { key, kind: spot.kind, spots: Vec::new() });
            groups.len() - 1
        });
        if is_abbreviated {
            groups[group].kind = EntityKind::Organisation;
        }
        groups[group].spots.push(at);
        let span = tokens.span(spot.tokens.clone());
        mentions.push(Mention {
            span,
            entity: EntityId(group as u32),
            kind: spot.kind,
            form: spot.form,
            level: spot.level,
            is_shown: true,
        });
    }
    shown::mark(tokens, lexicon, clues, spots, &people, &mut mentions);
    let (mut entities, mut genders) = (Vec::new(), Vec::new());
    for group in &groups {
        let (entity, gender) = group.entity(tokens, clues, spots, &people, &lexicon.names);
        entities.push(entity);
        genders.push(gender);
    }
    Named { entities, mentions, genders }
}

/// The key that all mentions of an entity share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum EntityKey {
    Known(NameId),
    Person(usize),
    Name(EntityKind, String),
}

/// More forms of one name than an article has.
const MOST_FORMS: usize = 24;

struct Group {
    key: EntityKey,
    kind: EntityKind,
    spots: Vec<usize>,
}

/// The plain names of the article that stand in no table, without genitive -s where the bare name
/// occurs too.
type Bases<'t> = Map<&'t str, EntityKind>;

fn plain_names<'t>(tokens: &Tokens<'t>, clues: &Clues, spots: &[Spot]) -> Bases<'t> {
    let unknown =
        spots.iter().filter(|s| s.form == MentionForm::Plain && known(clues, s).is_none());
    unknown.map(|s| (tokens.span(s.tokens.clone()).of(tokens.text), s.kind)).collect()
}

fn known(clues: &Clues, spot: &Spot) -> Option<NameId> {
    let phrase = clues.phrases.binary_search_by_key(&spot.tokens.start, |p| p.tokens.start).ok();
    if let Some(phrase) = phrase.map(|at| &clues.phrases[at]).filter(|p| p.tokens == spot.tokens) {
        return phrase.id;
    }
    let clue = &clues.words[spot.tokens.start];
    clue.id.filter(|_| spot.tokens.len() == 1 && fits(clue, spot))
}

/// Returns whether the tables' reading of the word is the spot's: "Dresden-Nordwest" may be a place
/// of its own.
fn fits(clue: &Clue, spot: &Spot) -> bool {
    clue.form == Some(spot.form)
        && matches!(spot.kind, EntityKind::Location | EntityKind::Organisation)
}

fn key(
    tokens: &Tokens<'_>,
    clues: &Clues,
    spot: &Spot,
    people: &People<'_>,
    bases: &Bases<'_>,
) -> EntityKey {
    if spot.kind != EntityKind::Person
        && let Some(id) = known(clues, spot)
    {
        return EntityKey::Known(id);
    }
    let clue = clues.words[spot.tokens.start];
    let text = tokens.span(spot.tokens.clone()).of(tokens.text);
    // "Berlin-Köpenick" where "Köpenick" stands, too
    if spot.kind == EntityKind::Location
        && let Some((_, part)) = text.split_once('-')
        && bases.contains_key(part)
    {
        return EntityKey::Name(spot.kind, part.to_owned());
    }
    if spot.tokens.len() == 1
        && let Some(base) = clue.base.filter(|_| fits(&clue, spot))
    {
        return EntityKey::Name(spot.kind, base.of(text));
    }
    if spot.form == MentionForm::Part {
        let head = text.split_once('-').map_or(text, |(head, _)| head);
        return match people.with_surname(head) {
            Some(person) => EntityKey::Person(person),
            None => EntityKey::Name(bases.get(head).copied().unwrap_or(spot.kind), head.to_owned()),
        };
    }
    let bare = text.strip_suffix('s').map(|t| t.trim_end_matches(['\'', '’']));
    let bare =
        bare.filter(|bare| clue.genitive && spot.tokens.len() == 1 || bases.contains_key(bare));
    EntityKey::Name(spot.kind, bare.unwrap_or(text).to_owned())
}

/// Names that are another's: of an abbreviation and the name it is explained by, one goes under the
/// other, the one without an entry in the tables.
fn aliases(
    tokens: &Tokens<'_>,
    clues: &Clues,
    spots: &[Spot],
    key_of: impl Fn(usize) -> EntityKey,
) -> Map<EntityKey, EntityKey> {
    let mut aliases = Map::default();
    for short in 0..spots.len() {
        let Some(long) = abbreviated(tokens, clues, spots, short) else { continue };
        let (short, long) = (key_of(short), key_of(long));
        match short {
            EntityKey::Known(_) if short != long => aliases.insert(long, short),
            _ if short != long => aliases.insert(short, long),
            _ => continue,
        };
    }
    aliases
}

/// For "(BAG)" after "Bundesamt für Gesundheit": the spot that it abbreviates.
fn abbreviated(tokens: &Tokens<'_>, clues: &Clues, spots: &[Spot], at: usize) -> Option<usize> {
    let short = &spots[at];
    let long = at.checked_sub(1)?;
    let long = if spots[long].level == 0 {
        long
    } else {
        (0..long).rev().find(|i| spots[*i].level == 0)?
    };
    let opens = short.tokens.start.checked_sub(1)?;
    let fits = short.tokens.len() == 1
        && spots[long].form == MentionForm::Plain
        && short.form == MentionForm::Plain
        && (spots[long].kind == EntityKind::Organisation || known(clues, &spots[long]).is_none())
        && spots[long].kind != EntityKind::Person
        && short.kind == EntityKind::Organisation
        && spots[long].tokens.end == opens
        && tokens.form(opens) == "(";
    let long_name = tokens.span(spots[long].tokens.clone()).of(tokens.text);
    let form = tokens.form(short.tokens.start);
    // "Wiener Zentrum für Migrationspolitik (ICMPD)": the letters may be those of another language,
    // but "Senat (SPD)" is no abbreviation.
    let foreign = || {
        spots[long].kind == EntityKind::Organisation
            && known(clues, short).is_none()
            && whole::is_abbreviation(form)
    };
    (fits && (abbreviates(form, long_name) || foreign())).then_some(long)
}

/// Returns whether the letters of `short` stand in `long` in this order, the first one at its
/// beginning.
fn abbreviates(short: &str, long: &str) -> bool {
    let mut letters = long.chars().map(lower_letter);
    let mut wanted = short.chars().map(lower_letter);
    wanted.next() == letters.next()
        && short.chars().count() > 1
        && wanted.all(|c| letters.any(|l| l == c))
}

impl Group {
    fn entity(
        &self,
        tokens: &Tokens<'_>,
        clues: &Clues,
        spots: &[Spot],
        people: &People<'_>,
        names: &Names,
    ) -> (Entity, Option<Gender>) {
        let mut forms: Vec<&str> = Vec::new();
        for spot in self.spots.iter().map(|at| &spots[*at]).filter(|s| s.form == MentionForm::Plain)
        {
            let form = bare(tokens.span(spot.tokens.clone()).of(tokens.text), clues, spot);
            if forms.len() < MOST_FORMS && !forms.contains(&form) {
                forms.push(form);
            }
        }
        let longest = forms.iter().copied().rev().max_by_key(|form| form.chars().count());
        let mut entity = Entity { kind: self.kind, ..Entity::default() };
        let mut gender = None;
        match &self.key {
            EntityKey::Person(person) => {
                let person = &people.people[*person];
                entity.kind = EntityKind::Person;
                entity.label = person.name.join(" ");
                // "Leo XIV."
                if person.name.len() > 1
                    && person.name[person.name.len() - 1].bytes().all(|b| b"IVX".contains(&b))
                {
                    entity.label.push('.');
                }
                entity.role = person.role.clone();
                gender = person.gender;
                forms.retain(|form| {
                    form.strip_suffix('s').is_none_or(|bare| !entity.label.ends_with(bare))
                        || entity.label.ends_with(form)
                });
            }
            EntityKey::Known(NameId::Place(at)) => {
                let place = &names.places[*at as usize];
                entity.kind = EntityKind::Location;
                entity.label = place.name.to_owned();
                entity.facts = Facts {
                    iso: place.iso.map(str::to_owned),
                    capital: place.capital.map(str::to_owned),
                    long_name: None,
                };
                gender = Some(place.gender);
            }
            EntityKey::Known(NameId::Organisation(at)) => {
                let organisation = &names.organisations[*at as usize];
                entity.kind = EntityKind::Organisation;
                // In the nominative, whatever the text's case; the long form where the text gives
                // one.
                let given = longest.map_or(0, str::len);
                let long = organisation.long_name.filter(|_| given > organisation.name.len() + 4);
                entity.label = long.unwrap_or(organisation.name).to_owned();
                entity.facts.long_name = organisation.long_name.map(str::to_owned);
                gender = organisation.gender;
            }
            EntityKey::Name(_, name) => {
                entity.label = institution::nominative(longest.unwrap_or(name));
            }
        }
        entity.aliases =
            forms.into_iter().filter(|f| *f != entity.label).map(str::to_owned).collect_vec();
        (entity, gender)
    }
}

/// A name without the genitive -s that the tables tell.
fn bare<'t>(text: &'t str, clues: &Clues, spot: &Spot) -> &'t str {
    if spot.tokens.len() == 1 && clues.words[spot.tokens.start].genitive {
        return text.strip_suffix('s').unwrap_or(text).trim_end_matches(['\'', '’']);
    }
    text
}
