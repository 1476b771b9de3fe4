//! The outer form of a reading: what goes to JSON and JavaScript, and comes back from there.
//!
//! The only place that serialises. Spans are `[begin, end]` in the unit the caller asks for; ids
//! are strings ("e3", "s1").

use std::fmt;

use crate::compact::{Collect, Map};
use crate::text::{ByteSpan, OffsetUnit, UnitMap};
use serde::{Serialize, Serializer};

use super::date::DateTime;
use super::json::{Json, JsonForm, Misfit, json_form};
use super::{
    Block, BlockKind, Change, Entity, EntityId, EntityKind, Evidence, Facts, Figure, FigureKind,
    FigureValue, Mention, MentionForm, Mode, Qualifier, Reading, Source, SourceId, SourceKind,
    Statement,
};

/// Name and version of the form; the number grows when an old reader would misread a new file.
pub const SCHEMA: &str = "quellenlupe-reading/1";

json_form! {
    /// One article's reading as it stands in a file.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct JsonReading {
        pub id: Option<String>,
        pub schema: Option<String>,
        /// FNV-1a of the text's UTF-8, to notice that a reading is not of this text.
        pub text_hash: Option<String> as "textHash",
        /// The article's date, ISO 8601.
        pub date: Option<String>,
        pub structure: Vec<JsonBlock>,
        /// One row a mention.
        pub entities: Vec<JsonMention>,
        /// One row an entity.
        pub profiles: Vec<JsonProfile>,
        pub figures: Vec<JsonFigure>,
        pub sources: Vec<JsonSource>,
        pub statements: Vec<JsonStatement>,
        pub notes: Option<Vec<String>>,
        pub text: Option<String>,
    }
}

/// Begin and end in the unit asked for, end exclusive.
pub type JsonSpan = [u32; 2];

json_form! {
    /// A part of the article.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonBlock {
        pub kind: BlockKind,
        pub span: JsonSpan,
    }
}

json_form! {
    /// A mention of an entity.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonMention {
        pub span: JsonSpan,
        pub kind: EntityKind as "type",
        pub form: MentionForm,
        pub level: u8,
        pub id: String,
        pub label: String,
        pub shown: Option<bool>,
    }
}

json_form! {
    /// An entity with what is known of it.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonProfile {
        pub id: String,
        pub kind: EntityKind as "type",
        pub label: String,
        pub role: Option<String>,
        pub aliases: Vec<String> [if_any],
        pub iso: Option<String>,
        pub capital: Option<String>,
        pub long_name: Option<String> as "longName",
    }
}

json_form! {
    /// A figure.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonFigure {
        pub span: JsonSpan,
        pub kind: FigureKind,
        pub value: Option<JsonValue>,
        pub unit: Option<String>,
        pub number: Option<f64>,
        pub qualifier: Option<Qualifier>,
        pub qualifier_span: Option<JsonSpan> as "qualifierSpan",
        pub counted: Option<String>,
        pub change: Option<Change>,
        pub group: Option<u32>,
        pub shown: Option<bool>,
        pub points: Option<bool>,
    }
}

/// A number, `[low, high]` with null for an open end, or ISO 8601.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum JsonValue {
    Number(f64),
    Range([Option<f64>; 2]),
    Iso(String),
}

json_form! {
    /// A source.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonSource {
        pub id: String,
        pub label: String,
        pub kind: SourceKind,
        pub entity: Option<String>,
    }
}

json_form! {
    /// A statement.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonStatement {
        pub mode: Mode,
        pub quote: Vec<JsonSpan>,
        pub speaker: Vec<JsonSpan>,
        pub cue: Vec<JsonSpan>,
        pub frame: Vec<JsonSpan>,
        pub addressee: Vec<JsonSpan>,
        pub source: Option<String>,
        pub inferred: bool,
        pub confidence: f32,
        pub evidence: Evidence,
    }
}

/// Why a stored reading does not fit.
#[derive(Clone, PartialEq, Eq)]
pub enum JsonError {
    /// It says another schema than [`SCHEMA`].
    Schema(String),
    /// It was made from another text.
    Stale,
    /// A span that is reversed, too long, or cuts a character: in which list, which row.
    Span(&'static str, usize),
    /// An id that no row defines: in which list, which row, which id.
    Id(&'static str, usize, String),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::Schema(met) => write!(f, "reading has schema {met:?}, wanted {SCHEMA:?}"),
            JsonError::Stale => write!(f, "reading was made from another text (textHash differs)"),
            JsonError::Span(list, row) => {
                write!(f, "reading: {list}[{row}] has a span outside the text")
            }
            JsonError::Id(list, row, id) => {
                write!(f, "reading: {list}[{row}] names unknown id {id:?}")
            }
        }
    }
}

debug_as_display!(JsonError);

impl std::error::Error for JsonError {}

impl JsonReading {
    /// The outer form of `reading`, which was made from `text`. `id`, `schema`, `textHash`, `notes`
    /// and `text` stay out.
    pub fn new(text: &str, reading: &Reading, unit: OffsetUnit) -> Self {
        let map = UnitMap::new(text, unit);
        let span = |s: ByteSpan| map.outward(s);
        let spans = |s: &[ByteSpan]| s.iter().map(|s| map.outward(*s)).collect_vec();
        JsonReading {
            date: reading.date.map(|d| if d.has_time() { d.iso() } else { d.iso_date() }),
            structure: reading
                .blocks
                .iter()
                .map(|b| JsonBlock { kind: b.kind, span: span(b.span) })
                .collect_vec(),
            entities: (reading.mentions.iter())
                .map(|m| JsonMention {
                    span: span(m.span),
                    kind: m.kind,
                    form: m.form,
                    level: m.level,
                    id: entity_name(m.entity),
                    label: reading.entities[m.entity.0 as usize].label.clone(),
                    shown: (!m.is_shown).then_some(false),
                })
                .collect_vec(),
            profiles: (reading.entities.iter().enumerate())
                .map(|(i, e)| JsonProfile {
                    id: entity_name(EntityId(i as u32)),
                    kind: e.kind,
                    label: e.label.clone(),
                    role: e.role.clone(),
                    aliases: e.aliases.clone(),
                    iso: e.facts.iso.clone(),
                    capital: e.facts.capital.clone(),
                    long_name: e.facts.long_name.clone(),
                })
                .collect_vec(),
            figures: (reading.figures.iter())
                .map(|f| JsonFigure {
                    span: span(f.span),
                    kind: f.kind,
                    value: f.value.clone().map(JsonValue::from),
                    unit: f.unit.clone(),
                    number: f.number,
                    qualifier: f.qualifier,
                    qualifier_span: f.qualifier_span.map(span),
                    counted: f.counted.clone(),
                    change: f.change,
                    group: f.group,
                    shown: (!f.is_shown).then_some(false),
                    points: f.is_points.then_some(true),
                })
                .collect_vec(),
            sources: (reading.sources.iter().enumerate())
                .map(|(i, s)| JsonSource {
                    id: source_name(SourceId(i as u32)),
                    label: s.label.clone(),
                    kind: s.kind,
                    entity: s.entity.map(entity_name),
                })
                .collect_vec(),
            statements: (reading.statements.iter())
                .map(|s| JsonStatement {
                    mode: s.mode,
                    quote: spans(&s.quote),
                    speaker: spans(&s.speaker),
                    cue: spans(&s.cue),
                    frame: spans(&s.frame),
                    addressee: spans(&s.addressee),
                    source: s.source.map(source_name),
                    inferred: s.inferred,
                    confidence: s.confidence,
                    evidence: s.evidence,
                })
                .collect_vec(),
            ..JsonReading::default()
        }
    }

    /// The whole document, as `quellenlupe read` prints it: with schema, text hash, notes and the
    /// text itself.
    pub fn document(text: &str, reading: &Reading, unit: OffsetUnit) -> Self {
        JsonReading {
            schema: Some(SCHEMA.into()),
            text_hash: Some(text_hash(text)),
            notes: Some(reading.notes.clone()),
            text: Some(text.into()),
            ..JsonReading::new(text, reading, unit)
        }
    }

    /// The same as one line of many: with the hash, by which a reader knows whose reading it is.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn line(text: &str, reading: &Reading, unit: OffsetUnit) -> Self {
        JsonReading { text_hash: Some(text_hash(text)), ..JsonReading::new(text, reading, unit) }
    }

    /// Back to a reading of `text`.
    ///
    /// # Errors
    /// [`JsonError`] where the file has another schema, another text, or rows that do not fit it.
    pub fn into_reading(self, text: &str, unit: OffsetUnit) -> Result<Reading, JsonError> {
        if let Some(met) = self.schema.filter(|s| s != SCHEMA) {
            return Err(JsonError::Schema(met));
        }
        if self.text_hash.is_some_and(|hash| hash != text_hash(text)) {
            return Err(JsonError::Stale);
        }
        let map = UnitMap::new(text, unit);
        let span = |list, row, s: JsonSpan| map.inward(s).ok_or(JsonError::Span(list, row));
        let spans = |row, s: Vec<JsonSpan>| -> Result<Vec<ByteSpan>, JsonError> {
            s.into_iter().map(|s| span("statements", row, s)).collect()
        };
        let entity_ids: Map<String, EntityId> = self
            .profiles
            .iter()
            .enumerate()
            .map(|(i, p)| (p.id.clone(), EntityId(i as u32)))
            .collect();
        let source_ids: Map<String, SourceId> = self
            .sources
            .iter()
            .enumerate()
            .map(|(i, s)| (s.id.clone(), SourceId(i as u32)))
            .collect();
        let known = |ids: &Map<String, EntityId>, list, row, id: String| {
            ids.get(&id).copied().ok_or(JsonError::Id(list, row, id))
        };
        let mut reading = Reading {
            date: self.date.as_deref().and_then(DateTime::parse_iso),
            notes: self.notes.unwrap_or_default(),
            ..Reading::default()
        };
        for (row, b) in self.structure.into_iter().enumerate() {
            reading.blocks.push(Block { kind: b.kind, span: span("structure", row, b.span)? });
        }
        for p in self.profiles {
            let facts = Facts { iso: p.iso, capital: p.capital, long_name: p.long_name };
            reading.entities.push(Entity {
                kind: p.kind,
                label: p.label,
                role: p.role,
                aliases: p.aliases,
                facts,
            });
        }
        for (row, m) in self.entities.into_iter().enumerate() {
            let entity = known(&entity_ids, "entities", row, m.id)?;
            let span = span("entities", row, m.span)?;
            reading.mentions.push(Mention {
                span,
                entity,
                kind: m.kind,
                form: m.form,
                level: m.level,
                is_shown: m.shown != Some(false),
            });
        }
        for (row, f) in self.figures.into_iter().enumerate() {
            reading.figures.push(Figure {
                span: span("figures", row, f.span)?,
                kind: f.kind,
                value: f.value.map(FigureValue::from),
                unit: f.unit,
                number: f.number,
                qualifier: f.qualifier,
                qualifier_span: f.qualifier_span.map(|s| span("figures", row, s)).transpose()?,
                counted: f.counted,
                change: f.change,
                group: f.group,
                is_shown: f.shown != Some(false),
                is_points: f.points == Some(true),
            });
        }
        for (row, s) in self.sources.into_iter().enumerate() {
            let entity = s.entity.map(|id| known(&entity_ids, "sources", row, id)).transpose()?;
            reading.sources.push(Source { label: s.label, kind: s.kind, entity });
        }
        for (row, s) in self.statements.into_iter().enumerate() {
            let source = match s.source {
                Some(id) => {
                    Some(*source_ids.get(&id).ok_or(JsonError::Id("statements", row, id))?)
                }
                None => None,
            };
            let quote = spans(row, s.quote)?;
            if quote.is_empty() {
                return Err(JsonError::Span("statements", row));
            }
            reading.statements.push(Statement {
                mode: s.mode,
                quote,
                speaker: spans(row, s.speaker)?,
                cue: spans(row, s.cue)?,
                frame: spans(row, s.frame)?,
                addressee: spans(row, s.addressee)?,
                source,
                inferred: s.inferred,
                confidence: s.confidence,
                evidence: s.evidence,
            });
        }
        Ok(reading)
    }
}

/// FNV-1a, 64 bit, of the UTF-8 text, as 16 hexadecimal digits. Tells a changed text, not an
/// attacker's.
pub fn text_hash(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn entity_name(id: EntityId) -> String {
    format!("e{}", id.0 + 1)
}

fn source_name(id: SourceId) -> String {
    format!("s{}", id.0 + 1)
}

impl JsonForm for JsonValue {
    fn to_json(&self) -> Json<'_> {
        match self {
            JsonValue::Number(number) => number.to_json(),
            JsonValue::Range(ends) => ends.to_json(),
            JsonValue::Iso(text) => text.to_json(),
        }
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        Ok(match json {
            Json::Number(number) => JsonValue::Number(number),
            Json::Text(text) => JsonValue::Iso(text.into_owned()),
            other => JsonValue::Range(JsonForm::from_json(other)?),
        })
    }
}

impl Serialize for JsonReading {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(out)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<'de> serde::Deserialize<'de> for JsonReading {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        JsonReading::from_json(serde_json::Value::deserialize(input)?.into())
            .map_err(serde::de::Error::custom)
    }
}

impl From<FigureValue> for JsonValue {
    fn from(value: FigureValue) -> Self {
        match value {
            FigureValue::Number(n) => JsonValue::Number(n),
            FigureValue::Range(low, high) => JsonValue::Range([low, high]),
            FigureValue::Iso(text) => JsonValue::Iso(text),
        }
    }
}

impl From<JsonValue> for FigureValue {
    fn from(value: JsonValue) -> Self {
        match value {
            JsonValue::Number(n) => FigureValue::Number(n),
            JsonValue::Range([low, high]) => FigureValue::Range(low, high),
            JsonValue::Iso(text) => FigureValue::Iso(text),
        }
    }
}

/// Writes and reads a closed list of names; the text is the contract, the Rust name is ours.
macro_rules! names {
    ($type:ident $($absent:ident)? { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            const NAMES: &[(&str, Self)] = &[$(($name, $type::$variant)),+];

            /// Its name in the outer form.
            pub fn name(self) -> &'static str {
                Self::NAMES.iter().find(|(_, it)| *it == self).map_or("", |(name, _)| name)
            }

            /// The one with this outer name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, it)| *it)
            }
        }

        impl JsonForm for $type {
            fn to_json(&self) -> Json<'_> {
                Json::Text(self.name().into())
            }

            fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
                let Json::Text(name) = json else { return Err(Misfit::default()) };
                $type::from_name(&name).ok_or_else(Misfit::default)
            }

            $(fn absent() -> Option<Self> {
                Some($type::$absent())
            })?
        }
    };
}

names!(BlockKind {
    Kicker = "kicker", Headline = "headline", Dateline = "dateline", Byline = "byline", Lead = "lead",
    Subheading = "subheading", Paragraph = "paragraph",
    Caption = "paragraph", Meta = "meta",
});
names!(EntityKind { Person = "PER", Location = "LOC", Organisation = "ORG", Other = "OTH" });
names!(MentionForm default { Plain = "plain", Derived = "deriv", Part = "part" });
names!(FigureKind {
    Number = "number", Ordinal = "ordinal", Percent = "percent", Money = "money", Measure = "measure", Age = "age",
    Temperature = "temperature", NumberRange = "numberrange", Date = "date", DateRange = "daterange", Time = "time",
    TimeRange = "timerange", DateTime = "datetime", DateTimeRange = "datetimerange", Duration = "duration", Set = "set",
});
names!(Qualifier { Approx = "approx", Min = "min", Max = "max" });
names!(Change { Difference = "difference", Level = "level", From = "from" });
names!(SourceKind default {
    Government = "government", Authority = "authority", Court = "court", Police = "police", Military = "military",
    Intelligence = "intelligence", Party = "party", Politician = "politician", Company = "company",
    Association = "association", Science = "science", Medium = "medium", Person = "person", Eyewitness = "eyewitness",
    Document = "document", Unnamed = "unnamed", Other = "other",
});
names!(Mode {
    Direct = "direct", Indirect = "indirect", Reported = "reported", FreeIndirect = "free-indirect",
    IndirectFreeIndirect = "indirect-free-indirect",
});
names!(Evidence default {
    Verb = "verb", Preposition = "preposition", Noun = "noun", Adverb = "adverb", QuotationMarks = "quotation-marks",
    Konjunktiv = "konjunktiv", Sollen = "sollen", Layout = "layout",
});
