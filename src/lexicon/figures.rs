//! The tables for figures: number words, units, the calendar, qualifiers.
//! What comes out is a look-up from words to what they can mean; which meaning holds is decided
//! elsewhere.

use crate::compact::{Collect, Map, Set, decimal, order};

use super::table::{Packed, Row, Table, one_of, packed};
use crate::reading::{FigureKind, Qualifier};

/// Words that make up figures.
pub struct FigureWords {
    /// Parts of number words by their first byte, longest first.
    pub numerals: [Vec<NumeralPart>; 256],
    /// Units; [`Sense::Unit`] is the index.
    pub units: Vec<Unit>,
    /// Feast days; [`Sense::Holiday`] is the index.
    pub holidays: Vec<HolidayRule>,
    /// Nouns of people, whose years are an age.
    pub persons: WordSet,
    /// Nouns that a "zehnjährig" gives a length.
    pub lasting: WordSet,
    /// Verbs and nouns of rising and falling.
    pub change: WordSet,
    /// Words of a sentence that looks back.
    pub past: WordSet,
    /// Words of a sentence that looks ahead.
    pub future: WordSet,
    /// "sollte", "wollten".
    pub near: WordSet,
    /// "ist", "hat": tells the past with a participle only.
    pub auxiliary: WordSet,
    /// Verbs of a state, in the present.
    pub state: WordSet,
    /// Words that set something for a day: "kündigte".
    pub announced: WordSet,
    /// Words of attacks and wars, whose day everybody knows.
    pub attack: WordSet,
    /// "Saison": two numbers after it are years.
    pub seasons: WordSet,
    /// Words before a noun in the dative.
    pub dative: WordSet,
    /// "Abs.", "Satz": parts of a citation of law.
    pub law: WordSet,
    /// "PIN", "Kontonummer": digits after them are a name.
    pub number_nouns: WordSet,
    /// Nouns that a spelled-out ordinal counts: "dritter Jahrestag".
    pub ranked: WordSet,
    /// "früher": with them "heute" is no day.
    pub once: WordSet,
    /// Small words that end a noun phrase.
    pub function: WordSet,
    /// "Artikel", "Nummer", "Platz": the number after is no count.
    pub labels: WordSet,
    /// "der", "im", "seinem": a number with a full stop after them is an ordinal.
    pub ordinal_leaders: WordSet,
    /// "dieser", "der": may stand between a number and what is counted.
    pub determiners: WordSet,
    phrases: Map<Box<str>, Vec<FigurePhrase>>,
}

/// One part of a number word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumeralPart {
    /// Lower case.
    pub form: &'static str,
    /// The way it combines.
    pub role: NumeralRole,
    /// Its value.
    pub value: f64,
}

/// The way a part of a number word combines with the part before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NumeralRole {
    Zero,
    One,
    Teen,
    Ten,
    Hundred,
    Thousand,
    And,
    Half,
    /// erst, dritt, siebt: become ordinals by an adjective ending.
    Ordinal,
}

/// A unit of measure or money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// "km", "EUR", "%".
    pub symbol: &'static str,
    /// The kind of figure that a number in this unit is.
    pub kind: FigureKind,
    /// A hundredth of another currency.
    pub is_cent: bool,
}

/// The rule for the date of a feast day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum HolidayRule {
    Fixed {
        month: u32,
        day: u32,
    },
    /// Days from Easter Sunday.
    Easter(i64),
    /// Days from the first Sunday in Advent.
    Advent(i64),
    /// A day that everybody knows the year of.
    Once {
        year: i32,
        month: u32,
        day: u32,
    },
    /// The nth Sunday of a month.
    Sunday {
        month: u32,
        nth: i64,
    },
}

/// Spans of the calendar, from short to long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Grain {
    Second,
    Minute,
    QuarterHour,
    HalfHour,
    ThreeQuarterHour,
    Hour,
    Day,
    Weekend,
    Workweek,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

/// The first, middle or last third of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Edge {
    Begin,
    Middle,
    End,
}

/// A meaning of a word or phrase in a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sense {
    /// Index into [`FigureWords::units`].
    Unit(u16),
    /// "Millionen", "Dutzend": multiplies the number before it.
    Scale(f64),
    /// "K" glued to digits.
    GluedScale(f64),
    /// "Drittel".
    Fraction(f64),
    /// "doppelt so": how many times.
    Fold(f64),
    /// "Q3".
    Quarter(i32),
    /// "Hunderte": a number of unknown size.
    Heap,
    /// "ein": a number only before a unit.
    One,
    /// 1 to 12.
    Month(u32),
    /// 0 is Monday.
    Weekday(u32),
    /// "Mo": only with a full stop or before a date.
    ShortWeekday(u32),
    /// "gestern" is -1.
    Day(i64),
    /// "Abend": from, to, in seconds of the day.
    PartOfDay(u32, u32),
    /// From month and day to month and day, end exclusive.
    Season([u32; 4]),
    /// "vergangene" is -1.
    Shift(i32),
    /// "Anfang".
    Edge(Edge),
    /// "Jahresende".
    YearEdge(Edge),
    /// "Tage"; in the plural or not.
    Span(Grain, bool),
    /// "-jährig".
    Lasting(Grain),
    /// "täglich".
    Recurring,
    /// "jeden".
    Every,
    /// "Uhr".
    OClock,
    /// "Mitternacht", in seconds of the day.
    Clock(u32),
    /// "einige".
    Vague,
    /// "rund".
    Qualifier(Qualifier),
    /// Index into [`FigureWords::holidays`].
    Holiday(u16),
}

/// The words after the first one of a phrase, and what the phrase means.
#[derive(Debug)]
pub struct FigurePhrase {
    /// Lower case; a `*` at the end stands for any adjective ending.
    pub rest: Vec<&'static str>,
    /// Its meaning.
    pub sense: Sense,
}

/// Words, word beginnings and word endings, all lower case.
#[derive(Debug, Default)]
pub struct WordSet {
    whole: Set<&'static str>,
    beginnings: Vec<&'static str>,
    endings: Vec<&'static str>,
}

impl WordSet {
    /// Returns whether a lower-case word is among them.
    pub fn contains(&self, lower: &str) -> bool {
        self.whole.contains(lower)
            || self.beginnings.iter().any(|b| lower.starts_with(b))
            || self.endings.iter().any(|e| lower.ends_with(e))
    }

    fn new(forms: &'static str) -> Self {
        let mut set = WordSet::default();
        for form in forms.split('|') {
            match (form.strip_prefix('-'), form.strip_suffix('-')) {
                (Some(ending), _) => set.endings.push(ending),
                (_, Some(beginning)) => set.beginnings.push(beginning),
                _ => _ = set.whole.insert(form),
            }
        }
        set
    }
}

/// The endings that "*" stands for.
pub const ADJECTIVE_ENDINGS: [&str; 6] = ["", "e", "en", "er", "es", "em"];

impl FigureWords {
    /// The phrases that begin with a lower-case word, longest first.
    pub fn phrases(&self, first: &str) -> &[FigurePhrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    pub(super) fn load() -> Self {
        let mut words = FigureWords {
            numerals: numerals(),
            units: Vec::new(),
            holidays: Vec::new(),
            persons: WordSet::default(),
            lasting: WordSet::default(),
            change: WordSet::default(),
            past: WordSet::default(),
            future: WordSet::default(),
            near: WordSet::default(),
            auxiliary: WordSet::default(),
            state: WordSet::default(),
            announced: WordSet::default(),
            attack: WordSet::default(),
            seasons: WordSet::default(),
            dative: WordSet::default(),
            law: WordSet::default(),
            number_nouns: WordSet::default(),
            ranked: WordSet::default(),
            once: WordSet::default(),
            function: WordSet::default(),
            labels: WordSet::default(),
            ordinal_leaders: WordSet::default(),
            determiners: WordSet::default(),
            phrases: Map::default(),
        };
        words.load_units();
        words.load_senses(packed!("figure_scales.tsv"), scale_sense);
        words.load_senses(packed!("figure_calendar.tsv"), calendar_sense);
        words.load_holidays();
        words.load_qualifiers();
        words.load_context();
        words
            .phrases
            .values_mut()
            .for_each(|list| order::by_number(list, |p| order::descending(p.rest.len())));
        words
    }

    fn load_units(&mut self) {
        for row in Table::open(packed!("figure_units.tsv"), &["symbol", "kind", "forms"]).rows() {
            let [symbol, kind, forms] = row.fields();
            let (kind, is_cent) = row.one_of(
                kind,
                &[
                    ("percent", (FigureKind::Percent, false)),
                    ("money", (FigureKind::Money, false)),
                    ("cent", (FigureKind::Money, true)),
                    ("number", (FigureKind::Number, false)),
                    ("measure", (FigureKind::Measure, false)),
                    ("temperature", (FigureKind::Temperature, false)),
                ],
            );
            self.add(forms, Sense::Unit(self.units.len() as u16));
            self.units.push(Unit { symbol, kind, is_cent });
        }
    }

    fn load_senses(&mut self, table: Packed, sense: fn(&Row<'_>) -> Option<Sense>) {
        for row in Table::open(table, &["forms", "sense", "value"]).rows() {
            let [forms, name, _] = row.fields();
            self.add(forms, sense(&row).unwrap_or_else(|| row.broken("no such sense", name)));
        }
    }

    fn load_holidays(&mut self) {
        for row in Table::open(packed!("figure_holidays.tsv"), &["forms", "rule"]).rows() {
            let [forms, rule] = row.fields();
            let rule = holiday_rule(rule).unwrap_or_else(|| row.broken("no such rule", rule));
            self.add(forms, Sense::Holiday(self.holidays.len() as u16));
            self.holidays.push(rule);
        }
    }

    fn load_qualifiers(&mut self) {
        for row in Table::open(packed!("figure_qualifiers.tsv"), &["qualifier", "forms"]).rows() {
            let [qualifier, forms] = row.fields();
            let qualifier = row.one_of(
                qualifier,
                &[("approx", Qualifier::Approx), ("min", Qualifier::Min), ("max", Qualifier::Max)],
            );
            self.add(forms, Sense::Qualifier(qualifier));
        }
    }

    fn load_context(&mut self) {
        for row in Table::open(packed!("figure_context.tsv"), &["sense", "forms"]).rows() {
            let [sense, forms] = row.fields();
            let set = match sense {
                "person" => &mut self.persons,
                "lasting" => &mut self.lasting,
                "change" => &mut self.change,
                "past" => &mut self.past,
                "future" => &mut self.future,
                "near" => &mut self.near,
                "auxiliary" => &mut self.auxiliary,
                "state" => &mut self.state,
                "announced" => &mut self.announced,
                "attack" => &mut self.attack,
                "seasons" => &mut self.seasons,
                "dative" => &mut self.dative,
                "law" => &mut self.law,
                "number-nouns" => &mut self.number_nouns,
                "ranked" => &mut self.ranked,
                "once" => &mut self.once,
                "function" => &mut self.function,
                "ordinal-leader" => &mut self.ordinal_leaders,
                "label" => &mut self.labels,
                "determiner" => &mut self.determiners,
                _ => row.broken("no such sense", sense),
            };
            *set = WordSet::new(forms);
        }
    }

    fn add(&mut self, forms: &'static str, sense: Sense) {
        for form in forms.split('|').map(str::trim) {
            let mut words = form.split(' ');
            let first = words.next().unwrap_or_default();
            let rest: Vec<&'static str> = words.collect_vec();
            let endings: &[&str] = if first.ends_with('*') { &ADJECTIVE_ENDINGS } else { &[""] };
            for ending in endings {
                let key = format!("{}{ending}", first.trim_end_matches('*')).into_boxed_str();
                self.phrases.or_default(key).push(FigurePhrase { rest: rest.clone(), sense });
            }
        }
    }
}

fn numerals() -> [Vec<NumeralPart>; 256] {
    let mut parts = [const { Vec::new() }; 256];
    for row in Table::open(packed!("figure_numerals.tsv"), &["form", "role", "value"]).rows() {
        let [form, role, value] = row.fields();
        let role = row.one_of(
            role,
            &[
                ("zero", NumeralRole::Zero),
                ("one", NumeralRole::One),
                ("teen", NumeralRole::Teen),
                ("ten", NumeralRole::Ten),
                ("hundred", NumeralRole::Hundred),
                ("thousand", NumeralRole::Thousand),
                ("and", NumeralRole::And),
                ("half", NumeralRole::Half),
                ("ordinal", NumeralRole::Ordinal),
            ],
        );
        let value = decimal(value).unwrap_or_else(|| row.broken("no number", value));
        let first = form.bytes().next().unwrap_or_default();
        parts[first as usize].push(NumeralPart { form, role, value });
    }
    parts.iter_mut().for_each(|list| order::by_number(list, |p| order::descending(p.form.len())));
    parts
}

fn scale_sense(row: &Row<'_>) -> Option<Sense> {
    let [_, sense, value] = row.fields();
    Some(match sense {
        "scale" => Sense::Scale(decimal(value)?),
        "glued-scale" => Sense::GluedScale(decimal(value)?),
        "part" => {
            let (above, below) = value.split_once('/')?;
            Sense::Fraction(decimal(above)? / decimal(below)?)
        }
        "fold" => Sense::Fold(decimal(value)?),
        "heap" => Sense::Heap,
        "one" => Sense::One,
        _ => return None,
    })
}

fn calendar_sense(row: &Row<'_>) -> Option<Sense> {
    let [_, sense, value] = row.fields();
    Some(match sense {
        "month" => Sense::Month(value.parse().ok()?),
        "weekday" => Sense::Weekday(value.parse().ok()?),
        "short-weekday" => Sense::ShortWeekday(value.parse().ok()?),
        "day" => Sense::Day(value.parse().ok()?),
        "part-of-day" => {
            let (from, to) = value.split_once('-')?;
            Sense::PartOfDay(seconds(from)?, seconds(to)?)
        }
        "season" => {
            let mut parts = value.split(['-', '/']).map(|p| p.parse().ok());
            Sense::Season([parts.next()??, parts.next()??, parts.next()??, parts.next()??])
        }
        "quarter" => Sense::Quarter(value.parse().ok()?),
        "shift" => Sense::Shift(value.parse().ok()?),
        "edge" => Sense::Edge(edge(value)?),
        "year-edge" => Sense::YearEdge(edge(value)?),
        "span" => grain(value).map(|(grain, plural)| Sense::Span(grain, plural))?,
        "lasting" => Sense::Lasting(grain(value)?.0),
        "recurring" => Sense::Recurring,
        "every" => Sense::Every,
        "o-clock" => Sense::OClock,
        "clock" => Sense::Clock(seconds(value)?),
        "vague" => Sense::Vague,
        _ => return None,
    })
}

fn edge(value: &str) -> Option<Edge> {
    one_of(value, &[("begin", Edge::Begin), ("middle", Edge::Middle), ("end", Edge::End)])
}

/// "months": the grain, and whether it stands in the plural.
fn grain(value: &str) -> Option<(Grain, bool)> {
    let singular = match value {
        "centuries" => "century",
        _ => value.strip_suffix('s').unwrap_or(value),
    };
    let grains = [
        ("second", Grain::Second),
        ("minute", Grain::Minute),
        ("quarter-hour", Grain::QuarterHour),
        ("half-hour", Grain::HalfHour),
        ("three-quarter-hour", Grain::ThreeQuarterHour),
        ("hour", Grain::Hour),
        ("day", Grain::Day),
        ("weekend", Grain::Weekend),
        ("workweek", Grain::Workweek),
        ("week", Grain::Week),
        ("month", Grain::Month),
        ("quarter", Grain::Quarter),
        ("half-year", Grain::HalfYear),
        ("year", Grain::Year),
        ("decade", Grain::Decade),
        ("century", Grain::Century),
    ];
    Some((one_of(singular, &grains)?, singular != value))
}

fn seconds(clock: &str) -> Option<u32> {
    let mut parts = clock.split(':').map(|p| p.parse::<u32>().ok());
    Some(parts.next()?? * 3600 + parts.next()?? * 60 + parts.next()??)
}

fn holiday_rule(rule: &str) -> Option<HolidayRule> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(HolidayRule::Easter(days.parse().ok()?));
    }
    if let Some(days) = rule.strip_prefix("advent") {
        return Some(HolidayRule::Advent(days.parse().ok()?));
    }
    if let Some(date) = rule.strip_prefix("once-") {
        let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        return Some(HolidayRule::Once { year: year as i32, month, day });
    }
    let (rule, is_sunday) = rule.strip_prefix("sunday-").map_or((rule, false), |r| (r, true));
    let (month, day) = rule.split_once('-')?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    Some(match is_sunday {
        true => HolidayRule::Sunday { month, nth: i64::from(day) },
        false => HolidayRule::Fixed { month, day },
    })
}
