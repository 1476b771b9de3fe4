//! Tables of names: countries, regions, towns, organisations, first and family names, roles.

use crate::compact::{Map, Set, capitalised, lower_letter};

use super::numbered::{number, unpack};
use super::source_kinds::kind_of;
use super::table::{Table, one_of, packed};
use crate::reading::SourceKind;

/// Index into [`Names::places`] or [`Names::organisations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameId {
    /// A country or region.
    Place(u16),
    /// An organisation.
    Organisation(u16),
}

/// A country or region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Territory {
    /// German name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2; countries only.
    pub iso: Option<&'static str>,
    /// Countries only.
    pub capital: Option<&'static str>,
    /// Gender and number of the name.
    pub gender: Gender,
}

/// An organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organisation {
    /// The name it goes by.
    pub name: &'static str,
    /// The kind of source it is.
    pub kind: Option<SourceKind>,
    /// True if the name is a common noun as well.
    pub is_common: bool,
    /// The full name that an abbreviation stands for.
    pub long_name: Option<&'static str>,
    /// Gender and number of the name.
    pub gender: Option<Gender>,
}

/// Grammatical gender; German has none in the plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// der
    Masculine,
    /// die
    Feminine,
    /// das, or without article
    Neuter,
    /// die (plural)
    Plural,
}

/// The kinds of name that one capitalised word can be; several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordUse(u16);

impl WordUse {
    /// A woman's first name.
    pub const FIRST_F: WordUse = WordUse(1);
    /// A man's first name.
    pub const FIRST_M: WordUse = WordUse(2);
    /// A first name of either.
    pub const FIRST: WordUse = WordUse(3);
    /// A family name.
    pub const FAMILY: WordUse = WordUse(4);
    /// A town.
    pub const TOWN: WordUse = WordUse(8);
    /// A region, river, mountain ...
    pub const REGION: WordUse = WordUse(16);
    /// A country.
    pub const COUNTRY: WordUse = WordUse(32);
    /// An organisation.
    pub const ORGANISATION: WordUse = WordUse(64);
    /// The first word of a name of several words.
    pub const BEGINS: WordUse = WordUse(128);

    /// Returns whether it is any of these.
    pub fn any(self, of: WordUse) -> bool {
        self.0 & of.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn or(self, other: WordUse) -> WordUse {
        WordUse(self.0 | other.0)
    }

    /// As a number below 256.
    pub fn bits(self) -> u16 {
        self.0
    }
}

/// The kind of role that a noun tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum RoleKind {
    /// Belongs to the name's frame: "Herr", "Dr.".
    Title,
    Office,
    Work,
    Kin,
    Sport,
    Noble,
    Church,
    /// No person's: "Stadt", "Region".
    Place,
    /// No person's: "Konzern", "Partei".
    Group,
    /// No person's: "Film", "Roman".
    Opus,
}

impl Role {
    /// Returns whether it can be a person's role; titles are none.
    pub fn is_persons(self) -> bool {
        !matches!(self.kind, RoleKind::Title | RoleKind::Place | RoleKind::Group | RoleKind::Opus)
    }
}

/// A noun that stands beside a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// The kind of role.
    pub kind: RoleKind,
    /// The person's gender, where the form tells it.
    pub gender: Option<Gender>,
}

/// A name of several words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamePhrase {
    /// As it stands in the text.
    pub text: &'static str,
    /// The kinds of name it is.
    pub what: WordUse,
    /// Its entry, if it has facts.
    pub id: Option<NameId>,
}

/// The words of a table of which only numbers travel.
macro_rules! numbered {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// All tables of names.
#[derive(Default)]
pub struct Names {
    /// Countries, then regions.
    pub places: Vec<Territory>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    words: Map<&'static str, WordUse>,
    /// First and family names and towns of one word, by [`number`].
    numbered: Map<u32, WordUse>,
    phrases: Map<&'static str, Vec<NamePhrase>>,
    ids: Map<&'static str, NameId>,
    /// Names that stand for an entry only as first part of a compound ("US").
    compound_only: Map<&'static str, NameId>,
    adjectives: Map<&'static str, NameId>,
    demonyms: Map<&'static str, NameId>,
    roles: Map<&'static str, Role>,
    /// Their last three bytes, which rule out most words at once.
    role_ends: Set<[u8; 3]>,
}

impl Names {
    pub(super) fn load() -> Self {
        let mut names = Names::default();
        names.numbered.reserve(10_000);
        names.add_places();
        names.add_organisations();
        for name in Table::open(packed!("towns.tsv"), &["name"]).column() {
            names.add(name, WordUse::TOWN, None);
        }
        names.add_numbered(numbered!("towns.bin"), |_| WordUse::TOWN);
        names.add_numbered(numbered!("family_names.bin"), |_| WordUse::FAMILY);
        names.add_numbered(numbered!("first_names.bin"), |gender| match gender {
            b'f' => WordUse::FIRST_F,
            b'm' => WordUse::FIRST_M,
            _ => WordUse::FIRST,
        });
        names.add_roles();
        names
    }

    /// The kinds of name that a word can be as it stands.
    pub fn word(&self, form: &str) -> WordUse {
        let known = self.words.get(form).copied().unwrap_or_default();
        let numbered =
            form.starts_with(char::is_uppercase).then(|| self.numbered.get(&number(form)));
        known.or(numbered.flatten().copied().unwrap_or_default())
    }

    /// The name an entry goes by.
    pub fn name(&self, id: NameId) -> &'static str {
        match id {
            NameId::Place(at) => self.places[at as usize].name,
            NameId::Organisation(at) => self.organisations[at as usize].name,
        }
    }

    /// The names of several words that begin with this one.
    pub fn phrases(&self, first: &str) -> &[NamePhrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The kind of source that an organisation is, by any of its names, and whether the name is a
    /// common noun as well.
    pub fn kind(&self, name: &str) -> Option<(SourceKind, bool)> {
        match self.id(name)? {
            NameId::Organisation(at) => {
                let organisation = &self.organisations[at as usize];
                Some((organisation.kind?, organisation.is_common))
            }
            NameId::Place(_) => None,
        }
    }

    /// The country, region or organisation with this name.
    pub fn id(&self, name: &str) -> Option<NameId> {
        self.ids.get(name).copied()
    }

    /// The country, region or organisation that this name stands for at the front of a compound.
    pub fn id_in_compound(&self, name: &str) -> Option<NameId> {
        self.id(name).or_else(|| self.compound_only.get(name).copied())
    }

    /// The place of an adjective in lower case, whatever its ending ("nordkoreanischer").
    pub fn adjective(&self, lower: &str) -> Option<NameId> {
        let stems = ["", "e", "er", "es", "en", "em"]
            .iter()
            .filter_map(|ending| lower.strip_suffix(ending));
        let stem = stems.clone().find(|stem| stem.ends_with("sch"))?;
        let bearing =
            || BEARINGS.iter().find_map(|bearing| self.adjectives.get(stem.strip_prefix(bearing)?));
        self.adjectives.get(stem).or_else(bearing).copied()
    }

    /// "Süditalien", "Ostukraine": a bearing before a country or region.
    pub fn is_part_of_place(&self, form: &str) -> bool {
        const PLACE: WordUse = WordUse::COUNTRY.or(WordUse::REGION);
        BEARINGS.iter().any(|bearing| {
            let same = |(a, b): (char, char)| a == b || lower_letter(a) == b;
            let length = form
                .chars()
                .zip(bearing.chars())
                .take_while(|pair| same(*pair))
                .map(|(a, _)| a.len_utf8())
                .sum();
            if length != bearing.len() {
                return false;
            }
            let capital = capitalised(form[length..].trim_start_matches('-'));
            let what =
                self.word(capital.strip_suffix('s').unwrap_or(&capital)).or(self.word(&capital));
            capital.len() > 4 && what.any(PLACE)
        })
    }

    /// The place of an inhabitant, whatever the case, number and gender ("Nordkoreanerinnen").
    pub fn demonym(&self, form: &str) -> Option<NameId> {
        ["", "n", "s", "en", "in", "innen", "r", "m", "ns"]
            .iter()
            .filter_map(|ending| {
                let stem = form.strip_suffix(ending)?;
                let found = self.demonyms.get(stem).copied();
                // "Russin" has no e before its ending, "Russe" has.
                found.or_else(|| {
                    matches!(*ending, "in" | "innen").then(|| self.demonyms_in_e(stem))?
                })
            })
            .next()
    }

    /// The role that a noun in lower case tells, also as the last part of a compound.
    pub fn role(&self, lower: &str) -> Option<Role> {
        if let Some(role) = self.role_ending(lower) {
            return Some(role);
        }
        // "ministerin": the masculine form, and the person is a woman.
        let stem = lower.strip_suffix("in")?;
        let role = self.role_ending(stem)?;
        Some(Role { gender: Some(Gender::Feminine), ..role })
    }

    /// Returns whether a noun in lower case ends in a form of the table, as it stands.
    pub fn is_role_form(&self, lower: &str) -> bool {
        self.roles.contains_key(lower) || self.role_compound(lower).is_some()
    }

    fn role_ending(&self, lower: &str) -> Option<Role> {
        let exact =
            ["", "s", "en", "n", "es"].iter().find_map(|e| self.roles.get(lower.strip_suffix(e)?));
        if exact.is_some() {
            return exact.copied();
        }
        self.role_compound(lower).or_else(|| {
            ["en", "s", "n", "es"].iter().find_map(|e| self.role_compound(lower.strip_suffix(e)?))
        })
    }

    fn role_compound(&self, lower: &str) -> Option<Role> {
        if !self.role_ends.contains(lower.as_bytes().last_chunk::<3>()?) {
            return None;
        }
        let starts =
            lower.char_indices().map(|(at, _)| at).filter(|at| *at >= 2 && lower.len() - at >= 4);
        starts
            .filter_map(|at| self.roles.get(&lower[at..]))
            .find(|role| role.kind != RoleKind::Title)
            .copied()
    }

    fn demonyms_in_e(&self, stem: &str) -> Option<NameId> {
        let mut masculine = String::with_capacity(stem.len() + 1);
        masculine.push_str(stem);
        masculine.push('e');
        self.demonyms.get(masculine.as_str()).copied()
    }

    fn add(&mut self, name: &'static str, what: WordUse, id: Option<NameId>) {
        if let Some(id) = id {
            self.ids.or_insert(name, id);
        }
        let first = name.split([' ', '-']).next().unwrap_or(name);
        if name.contains(' ') {
            let first = name.split(' ').next().unwrap_or(first);
            self.phrases.or_default(first).push(NamePhrase { text: name, what, id });
            self.note(first, WordUse::BEGINS);
        } else {
            self.note(name, what);
        }
    }

    fn add_numbered(&mut self, table: &[u8], what: impl Fn(u8) -> WordUse) {
        for (number, letter) in unpack(table) {
            let known = self.numbered.or_default(number);
            *known = known.or(what(letter));
        }
    }

    fn note(&mut self, word: &'static str, what: WordUse) {
        let known = self.words.or_default(word);
        *known = known.or(what);
    }

    fn add_places(&mut self) {
        let columns = ["iso", "name", "article", "capital", "adjective", "demonym", "aliases"];
        for row in Table::open(packed!("countries.tsv"), &columns).rows() {
            let [iso, name, article, capital, adjective, demonym, aliases] = row.fields();
            let gender = row.one_of(article, &GENDERS);
            let place = Territory { name, iso: Some(iso), capital: Some(capital), gender };
            self.add_place(place, WordUse::COUNTRY, [adjective, demonym, aliases]);
            if !capital.is_empty() {
                self.add(capital, WordUse::TOWN, None);
            }
        }
        let columns = ["name", "article", "adjective", "demonym", "aliases"];
        for row in Table::open(packed!("regions.tsv"), &columns).rows() {
            let [name, article, adjective, demonym, aliases] = row.fields();
            let gender = row.one_of(article, &GENDERS);
            let place = Territory { name, iso: None, capital: None, gender };
            self.add_place(place, WordUse::REGION, [adjective, demonym, aliases]);
        }
    }

    fn add_place(
        &mut self,
        place: Territory,
        what: WordUse,
        [adjective, demonym, aliases]: [&'static str; 3],
    ) {
        let id = NameId::Place(self.places.len() as u16);
        self.places.push(place);
        self.add(place.name, what, Some(id));
        for alias in forms(aliases) {
            match alias.strip_suffix('~') {
                Some(alias) => drop(self.compound_only.insert(alias, id)),
                None => self.add(alias, what, Some(id)),
            }
        }
        for adjective in forms(adjective) {
            self.adjectives.or_insert(adjective, id);
        }
        for demonym in forms(demonym) {
            self.demonyms.or_insert(demonym.trim_end_matches('*'), id);
        }
    }

    fn add_organisations(&mut self) {
        for row in Table::open(
            packed!("organisations.tsv"),
            &["name", "article", "kind", "long_name", "aliases"],
        )
        .rows()
        {
            let [name, article, kind, long_name, aliases] = row.fields();
            let id = NameId::Organisation(self.organisations.len() as u16);
            let long_name = Some(long_name).filter(|l| !l.is_empty());
            self.organisations.push(Organisation {
                name,
                kind: kind_of(kind.trim_start_matches('~')),
                is_common: kind.starts_with('~'),
                long_name,
                gender: gender(article),
            });
            for form in [name].into_iter().chain(long_name).chain(forms(aliases)) {
                self.add(form, WordUse::ORGANISATION, Some(id));
            }
        }
    }

    fn add_roles(&mut self) {
        for row in Table::open(packed!("roles.tsv"), &["form", "kind", "gender"]).rows() {
            let [form, kind, whose] = row.fields();
            let kind = row.one_of(
                kind,
                &[
                    ("title", RoleKind::Title),
                    ("office", RoleKind::Office),
                    ("work", RoleKind::Work),
                    ("kin", RoleKind::Kin),
                    ("sport", RoleKind::Sport),
                    ("noble", RoleKind::Noble),
                    ("church", RoleKind::Church),
                    ("place", RoleKind::Place),
                    ("group", RoleKind::Group),
                    ("opus", RoleKind::Opus),
                ],
            );
            self.role_ends.extend(form.as_bytes().last_chunk::<3>().copied());
            self.roles.insert(form, Role { kind, gender: gender(whose) });
        }
    }
}

/// Words before a place's name or adjective that name a part of it.
const BEARINGS: [&str; 16] = [
    "nord", "süd", "ost", "west", "nordost", "nordwest", "südost", "südwest", "zentral", "mittel",
    "ober", "unter", "alt", "neu", "vor", "groß",
];

const GENDERS: [(&str, Gender); 4] = [
    ("m", Gender::Masculine),
    ("f", Gender::Feminine),
    ("n", Gender::Neuter),
    ("p", Gender::Plural),
];

fn gender(article: &str) -> Option<Gender> {
    one_of(article, &GENDERS)
}

fn forms(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|form| !form.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::pack::entries;
    use super::*;

    fn country(names: &Names, id: Option<NameId>) -> Option<&'static str> {
        match id? {
            NameId::Place(at) => Some(names.places[at as usize].name),
            NameId::Organisation(_) => None,
        }
    }

    #[test]
    fn adjectives_and_inhabitants_lead_to_their_country() {
        let names = Names::load();
        for form in ["nordkoreanisch", "nordkoreanischer", "nordkoreanischem"] {
            assert_eq!(country(&names, names.adjective(form)), Some("Nordkorea"), "{form}");
        }
        for (form, wanted) in [
            ("Franzosen", "Frankreich"),
            ("Russin", "Russland"),
            ("Japanerinnen", "Japan"),
            ("Deutscher", "Deutschland"),
        ] {
            assert_eq!(country(&names, names.demonym(form)), Some(wanted), "{form}");
        }
        for form in ["frisch", "komisch", "er", "en", ""] {
            assert_eq!(names.adjective(form), None, "{form}");
        }
        assert_eq!(names.demonym("Kenner"), None);
    }

    #[test]
    fn every_name_is_known_by_its_number() {
        let names = Names::load();
        let tables = [
            (include_str!("towns.tsv"), WordUse::TOWN),
            (include_str!("family_names.tsv"), WordUse::FAMILY),
            (include_str!("first_names.tsv"), WordUse::FIRST),
        ];
        for (table, what) in tables {
            for (_, line) in entries(table).skip(1).filter(|(_, line)| !line.contains(' ')) {
                let (name, wanted) = match line.split_once('\t') {
                    Some((name, "f")) => (name, WordUse::FIRST_F),
                    Some((name, "m")) => (name, WordUse::FIRST_M),
                    Some((name, _)) => (name, WordUse::FIRST),
                    None => (line, what),
                };
                assert_eq!(names.word(name).or(wanted), names.word(name), "{line}");
            }
        }
    }

    #[test]
    fn roles_are_known_by_the_end_of_the_noun() {
        let names = Names::load();
        let gender = |form| names.role(form).map(|r| r.gender);
        assert_eq!(gender("verkehrsminister"), Some(Some(Gender::Masculine)));
        assert_eq!(gender("verkehrsministerin"), Some(Some(Gender::Feminine)));
        assert_eq!(gender("eu-kommissarin"), Some(Some(Gender::Feminine)));
        assert_eq!(gender("fenster"), None);
        assert_eq!(gender("termin"), None);
    }
}
