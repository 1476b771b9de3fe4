//! The outer form of a reading: what goes to JSON and JavaScript, and comes back from there.
//!
//! The only place that serialises. Spans are `[begin, end]` in the unit the caller asks for; ids are strings ("e3", "s1").

use std::fmt;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize, Serializer};

use super::date::DateTime;
use super::{
    Block, BlockKind, Change, Entity, EntityId, EntityKind, Evidence, Facts, Figure, FigureKind, FigureValue, Mention,
    MentionForm, Mode, Qualifier, Reading, Source, SourceId, SourceKind, Statement,
};
use crate::text::{ByteSpan, OffsetUnit, UnitMap};

/// Name and version of the form; the number grows when an old reader would misread a new file.
pub const SCHEMA: &str = "quellenlupe-reading/1";

/// One article's reading as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct WireReading {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// FNV-1a of the text's UTF-8, to notice that a reading is not of this text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_hash: Option<String>,
    /// The article's date, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub structure: Vec<WireBlock>,
    /// One row a mention.
    pub entities: Vec<WireMention>,
    /// One row an entity.
    pub profiles: Vec<WireProfile>,
    pub figures: Vec<WireFigure>,
    pub sources: Vec<WireSource>,
    pub statements: Vec<WireStatement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Begin and end in the unit asked for, end exclusive.
pub type WireSpan = [u32; 2];

/// A part of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct WireBlock {
    pub kind: BlockKind,
    pub span: WireSpan,
}

/// A mention of an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct WireMention {
    pub span: WireSpan,
    #[serde(rename = "type")]
    pub kind: EntityKind,
    #[serde(default)]
    pub form: MentionForm,
    #[serde(default)]
    pub level: u8,
    pub id: String,
    pub label: String,
}

/// An entity with what is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireProfile {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: EntityKind,
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capital: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long_name: Option<String>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireFigure {
    pub span: WireSpan,
    pub kind: FigureKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<WireValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "some_number")]
    pub number: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier_span: Option<WireSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
}

/// A number, `[low, high]` with null for an open end, or ISO 8601.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum WireValue {
    Number(#[serde(serialize_with = "number")] f64),
    Range(#[serde(serialize_with = "number_pair")] [Option<f64>; 2]),
    Iso(String),
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct WireSource {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub kind: SourceKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct WireStatement {
    pub mode: Mode,
    pub quote: Vec<WireSpan>,
    #[serde(default)]
    pub speaker: Vec<WireSpan>,
    #[serde(default)]
    pub cue: Vec<WireSpan>,
    #[serde(default)]
    pub frame: Vec<WireSpan>,
    #[serde(default)]
    pub addressee: Vec<WireSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default)]
    pub inferred: bool,
    #[serde(default, serialize_with = "hundredths")]
    pub confidence: f32,
    #[serde(default)]
    pub evidence: Evidence,
}

/// Why a stored reading does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WireError {
    /// It says another schema than [`SCHEMA`].
    Schema(String),
    /// It was made from another text.
    Stale,
    /// A span that is reversed, too long, or cuts a character: in which list, which row.
    Span(&'static str, usize),
    /// An id that no row defines: in which list, which row, which id.
    Id(&'static str, usize, String),
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WireError::Schema(met) => write!(f, "reading has schema {met:?}, wanted {SCHEMA:?}"),
            WireError::Stale => write!(f, "reading was made from another text (textHash differs)"),
            WireError::Span(list, row) => write!(f, "reading: {list}[{row}] has a span outside the text"),
            WireError::Id(list, row, id) => write!(f, "reading: {list}[{row}] names unknown id {id:?}"),
        }
    }
}

impl std::error::Error for WireError {}

impl WireReading {
    /// The outer form of `reading`, which was made from `text`. `id`, `schema`, `textHash`, `notes` and `text` stay out.
    pub fn new(text: &str, reading: &Reading, unit: OffsetUnit) -> Self {
        let map = UnitMap::new(text, unit);
        let span = |s: ByteSpan| map.outward(s);
        let spans = |s: &[ByteSpan]| s.iter().map(|s| map.outward(*s)).collect();
        WireReading {
            date: reading.date.map(|d| if d.has_time() { d.iso() } else { d.iso_date() }),
            structure: reading.blocks.iter().map(|b| WireBlock { kind: b.kind, span: span(b.span) }).collect(),
            entities: (reading.mentions.iter())
                .map(|m| WireMention {
                    span: span(m.span),
                    kind: m.kind,
                    form: m.form,
                    level: m.level,
                    id: entity_name(m.entity),
                    label: reading.entities[m.entity.0 as usize].label.clone(),
                })
                .collect(),
            profiles: (reading.entities.iter().enumerate())
                .map(|(i, e)| WireProfile {
                    id: entity_name(EntityId(i as u32)),
                    kind: e.kind,
                    label: e.label.clone(),
                    role: e.role.clone(),
                    aliases: e.aliases.clone(),
                    iso: e.facts.iso.clone(),
                    capital: e.facts.capital.clone(),
                    long_name: e.facts.long_name.clone(),
                })
                .collect(),
            figures: (reading.figures.iter())
                .map(|f| WireFigure {
                    span: span(f.span),
                    kind: f.kind,
                    value: f.value.clone().map(WireValue::from),
                    unit: f.unit.clone(),
                    number: f.number,
                    qualifier: f.qualifier,
                    qualifier_span: f.qualifier_span.map(span),
                    counted: f.counted.clone(),
                    change: f.change,
                    group: f.group,
                })
                .collect(),
            sources: (reading.sources.iter().enumerate())
                .map(|(i, s)| WireSource {
                    id: source_name(SourceId(i as u32)),
                    label: s.label.clone(),
                    kind: s.kind,
                    entity: s.entity.map(entity_name),
                })
                .collect(),
            statements: (reading.statements.iter())
                .map(|s| WireStatement {
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
                .collect(),
            ..WireReading::default()
        }
    }

    /// The whole document, as `quellenlupe read` prints it: with schema, text hash, notes and the text itself.
    pub fn document(text: &str, reading: &Reading, unit: OffsetUnit) -> Self {
        WireReading {
            schema: Some(SCHEMA.into()),
            text_hash: Some(text_hash(text)),
            notes: Some(reading.notes.clone()),
            text: Some(text.into()),
            ..WireReading::new(text, reading, unit)
        }
    }

    /// Back to a reading of `text`.
    ///
    /// # Errors
    /// [`WireError`] where the file has another schema, another text, or rows that do not fit it.
    pub fn into_reading(self, text: &str, unit: OffsetUnit) -> Result<Reading, WireError> {
        if let Some(met) = self.schema.filter(|s| s != SCHEMA) {
            return Err(WireError::Schema(met));
        }
        if self.text_hash.is_some_and(|hash| hash != text_hash(text)) {
            return Err(WireError::Stale);
        }
        let map = UnitMap::new(text, unit);
        let span = |list, row, s: WireSpan| map.inward(s).ok_or(WireError::Span(list, row));
        let spans = |row, s: Vec<WireSpan>| -> Result<Vec<ByteSpan>, WireError> {
            s.into_iter().map(|s| span("statements", row, s)).collect()
        };
        let entity_ids: FxHashMap<String, EntityId> =
            self.profiles.iter().enumerate().map(|(i, p)| (p.id.clone(), EntityId(i as u32))).collect();
        let source_ids: FxHashMap<String, SourceId> =
            self.sources.iter().enumerate().map(|(i, s)| (s.id.clone(), SourceId(i as u32))).collect();
        let known = |ids: &FxHashMap<String, EntityId>, list, row, id: String| {
            ids.get(&id).copied().ok_or(WireError::Id(list, row, id))
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
            reading.entities.push(Entity { kind: p.kind, label: p.label, role: p.role, aliases: p.aliases, facts });
        }
        for (row, m) in self.entities.into_iter().enumerate() {
            let entity = known(&entity_ids, "entities", row, m.id)?;
            let span = span("entities", row, m.span)?;
            reading.mentions.push(Mention { span, entity, kind: m.kind, form: m.form, level: m.level });
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
            });
        }
        for (row, s) in self.sources.into_iter().enumerate() {
            let entity = s.entity.map(|id| known(&entity_ids, "sources", row, id)).transpose()?;
            reading.sources.push(Source { label: s.label, kind: s.kind, entity });
        }
        for (row, s) in self.statements.into_iter().enumerate() {
            let source = match s.source {
                Some(id) => Some(*source_ids.get(&id).ok_or(WireError::Id("statements", row, id))?),
                None => None,
            };
            let quote = spans(row, s.quote)?;
            if quote.is_empty() {
                return Err(WireError::Span("statements", row));
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

/// FNV-1a, 64 bit, of the UTF-8 text, as 16 hexadecimal digits. Tells a changed text, not an attacker's.
pub fn text_hash(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn entity_name(id: EntityId) -> String {
    format!("e{}", id.0 + 1)
}

fn source_name(id: SourceId) -> String {
    format!("s{}", id.0 + 1)
}

impl From<FigureValue> for WireValue {
    fn from(value: FigureValue) -> Self {
        match value {
            FigureValue::Number(n) => WireValue::Number(n),
            FigureValue::Range(low, high) => WireValue::Range([low, high]),
            FigureValue::Iso(text) => WireValue::Iso(text),
        }
    }
}

impl From<WireValue> for FigureValue {
    fn from(value: WireValue) -> Self {
        match value {
            WireValue::Number(n) => FigureValue::Number(n),
            WireValue::Range([low, high]) => FigureValue::Range(low, high),
            WireValue::Iso(text) => FigureValue::Iso(text),
        }
    }
}

/// Whole numbers without ".0".
struct Plain(f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let whole = self.0.fract() == 0.0 && self.0.abs() < 9e15;
        if whole { out.serialize_i64(self.0 as i64) } else { out.serialize_f64(self.0) }
    }
}

fn number<S: Serializer>(value: &f64, out: S) -> Result<S::Ok, S::Error> {
    Plain(*value).serialize(out)
}

fn some_number<S: Serializer>(value: &Option<f64>, out: S) -> Result<S::Ok, S::Error> {
    value.map(Plain).serialize(out)
}

fn number_pair<S: Serializer>(value: &[Option<f64>; 2], out: S) -> Result<S::Ok, S::Error> {
    value.map(|end| end.map(Plain)).serialize(out)
}

fn hundredths<S: Serializer>(value: &f32, out: S) -> Result<S::Ok, S::Error> {
    Plain((f64::from(*value) * 100.0).round() / 100.0).serialize(out)
}

/// Writes and reads a closed list of names; the text is the contract, the Rust name is ours.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Its name in the outer form.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }

            /// The one with this outer name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some($type::$variant),)+ _ => None }
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let name = String::deserialize(input)?;
                $type::from_name(&name).ok_or_else(|| serde::de::Error::unknown_variant(&name, &[$($name),+]))
            }
        }
    };
}

names!(BlockKind {
    Kicker = "kicker", Headline = "headline", Dateline = "dateline", Byline = "byline", Lead = "lead",
    Subheading = "subheading", Paragraph = "paragraph", Meta = "meta",
});
names!(EntityKind { Person = "PER", Location = "LOC", Organisation = "ORG", Other = "OTH" });
names!(MentionForm { Plain = "plain", Derived = "deriv", Part = "part" });
names!(FigureKind {
    Number = "number", Ordinal = "ordinal", Percent = "percent", Money = "money", Measure = "measure", Age = "age",
    Temperature = "temperature", NumberRange = "numberrange", Date = "date", DateRange = "daterange", Time = "time",
    TimeRange = "timerange", DateTime = "datetime", DateTimeRange = "datetimerange", Duration = "duration", Set = "set",
});
names!(Qualifier { Approx = "approx", Min = "min", Max = "max" });
names!(Change { Difference = "difference", Level = "level", From = "from" });
names!(SourceKind {
    Government = "government", Authority = "authority", Court = "court", Police = "police", Military = "military",
    Intelligence = "intelligence", Party = "party", Politician = "politician", Company = "company",
    Association = "association", Science = "science", Medium = "medium", Person = "person", Eyewitness = "eyewitness",
    Document = "document", Unnamed = "unnamed", Other = "other",
});
names!(Mode {
    Direct = "direct", Indirect = "indirect", Reported = "reported", FreeIndirect = "free-indirect",
    IndirectFreeIndirect = "indirect-free-indirect",
});
names!(Evidence {
    Verb = "verb", Preposition = "preposition", Noun = "noun", Adverb = "adverb", QuotationMarks = "quotation-marks",
    Konjunktiv = "konjunktiv", Sollen = "sollen",
});
