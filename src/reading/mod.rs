//! The analysis of an article: plain data over byte spans of its text.
//!
//! The engine fills it, the view model reads it, [`json_form`] is its outer JSON form.
//! Must not know how anything was found, nor how it is shown.

pub mod date;
pub mod json;
pub mod json_form;

use crate::text::ByteSpan;
use date::DateTime;

/// Everything the engine found in one article. Spans are bytes of the text it was made from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The date on which the article was published, from its dateline or the caller.
    pub date: Option<DateTime>,
    /// The article's parts in order of the text.
    pub blocks: Vec<Block>,
    /// Persons, places and organisations; `EntityId` is the index.
    pub entities: Vec<Entity>,
    /// Their mentions in order of the text, outer before inner.
    pub mentions: Vec<Mention>,
    /// Numbers, dates, durations ... in order of the text.
    pub figures: Vec<Figure>,
    /// The sources, in order of first appearance; `SourceId` is the index.
    pub sources: Vec<Source>,
    /// The statements, in order of the text, outer before inner.
    pub statements: Vec<Statement>,
    /// Notes on what could not be done or was left out, in plain words.
    pub notes: Vec<String>,
}

/// The note on a text whose words are not German: what is read in it means nothing.
pub const NOT_GERMAN: &str = "the text is not German";

impl Reading {
    /// Returns whether the text is in another language than German.
    pub fn is_foreign(&self) -> bool {
        self.notes.iter().any(|note| note == NOT_GERMAN)
    }

    /// Carries every span over to another text of the same words.
    pub fn map_spans(&mut self, carry: impl Fn(ByteSpan) -> ByteSpan) {
        let each =
            |spans: &mut Vec<ByteSpan>| spans.iter_mut().for_each(|span| *span = carry(*span));
        self.blocks.iter_mut().for_each(|block| block.span = carry(block.span));
        self.mentions.iter_mut().for_each(|mention| mention.span = carry(mention.span));
        for figure in &mut self.figures {
            figure.span = carry(figure.span);
            figure.qualifier_span = figure.qualifier_span.map(&carry);
        }
        for statement in &mut self.statements {
            let Statement { quote, speaker, cue, frame, addressee, .. } = statement;
            [quote, speaker, cue, frame, addressee].into_iter().for_each(each);
        }
    }
}

/// One part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The kind of part.
    pub kind: BlockKind,
    /// Without surrounding white space.
    pub span: ByteSpan,
}

/// The parts of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Dachzeile: the short line over the headline.
    Kicker,
    /// Schlagzeile.
    Headline,
    /// "Stand: 31.10.2024 21:27 Uhr"
    Dateline,
    /// "Von Erika Beispiel, Berlin"
    Byline,
    /// Vorspann: the opening summary.
    Lead,
    /// Zwischentitel.
    Subheading,
    /// Running text.
    Paragraph,
    /// The caption or credit of a picture: names and figures, but nobody who speaks. Outside it is a
    /// paragraph.
    Caption,
    /// Traces of a crawler; no part of the article.
    Meta,
}

/// Index into [`Reading::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// A person, place or organisation of the article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entity {
    /// The kind of entity.
    pub kind: EntityKind,
    /// The fullest form the article gives ("Antony Blinken"); a country's table name.
    pub label: String,
    /// The role the article gives a person ("US-Außenminister").
    pub role: Option<String>,
    /// Other forms the article uses, in order of appearance ("Blinken", "Außenminister Blinken").
    pub aliases: Vec<String>,
    /// Facts from the tables.
    pub facts: Facts,
}

/// Background from the tables; empty for what is not in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// ISO 3166-1 alpha-2 code of a country.
    pub iso: Option<String>,
    /// A country's capital, in German.
    pub capital: Option<String>,
    /// An abbreviation's long form ("Organisation des Nordatlantikvertrags").
    pub long_name: Option<String>,
}

/// The four kinds of GermEval 2014.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum EntityKind {
    /// PER
    Person,
    /// LOC
    Location,
    /// ORG
    Organisation,
    /// OTH: works, events, brands, languages ...
    #[default]
    Other,
}

/// The form in which a word carries a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MentionForm {
    /// The name itself, also inflected ("Russlands").
    #[default]
    Plain,
    /// A word derived from it ("russisch", "Nordkoreaner").
    Derived,
    /// A compound of which only a part is the name ("US-Regierung").
    Part,
}

/// One place where the text names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: ByteSpan,
    /// The entity it names.
    pub entity: EntityId,
    /// Its kind at this place.
    pub kind: EntityKind,
    /// Plain, derived or part.
    pub form: MentionForm,
    /// 0, or 1 inside another mention.
    pub level: u8,
    /// False where a reader would take it for none, as a one-word "person" without evidence; page,
    /// cards and lists leave it out.
    pub is_shown: bool,
}

/// A number, date, duration ... of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// With unit and scale word, without qualifier and preposition.
    pub span: ByteSpan,
    /// The kind of figure.
    pub kind: FigureKind,
    /// Its value; `None` where the text leaves it open ("vor wenigen Tagen").
    pub value: Option<FigureValue>,
    /// Unit symbol: EUR, %, km, °C ...; ages a, mo, wk, d.
    pub unit: Option<String>,
    /// The bare magnitude where `value` is something else (3 for "3 Tage").
    pub number: Option<f64>,
    /// "rund", "bis zu", "mindestens" ...
    pub qualifier: Option<Qualifier>,
    /// The words of the qualifier.
    pub qualifier_span: Option<ByteSpan>,
    /// The thing counted, as the text says it ("nordkoreanische Soldaten").
    pub counted: Option<String>,
    /// A level ("auf 12 Prozent") or a difference ("um 3 Prozent"), where the text speaks of
    /// change.
    pub change: Option<Change>,
    /// Figures with the same number here are comparable: same kind, unit and counted thing.
    pub group: Option<u32>,
    /// False where it says nothing to a reader, as in "49-Euro-Ticket"; page, cards and lists leave
    /// it out.
    pub is_shown: bool,
    /// True for percentage points, whose unit is % as well.
    pub is_points: bool,
}

/// Kinds of figure, after Microsoft Recognizers-Text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FigureKind {
    Number,
    Ordinal,
    Percent,
    Money,
    Measure,
    Age,
    Temperature,
    NumberRange,
    Date,
    DateRange,
    Time,
    TimeRange,
    DateTime,
    DateTimeRange,
    Duration,
    /// Recurring: "jeden Montag".
    Set,
}

/// The value of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureValue {
    /// A number in the figure's unit; seconds for durations.
    Number(f64),
    /// Lowest and highest, either end open.
    Range(Option<f64>, Option<f64>),
    /// ISO 8601: "2024-10-31", "21:27:00", "2024-10-31T21:27:00", "2024-10-01/2024-11-01" (end
    /// exclusive).
    Iso(String),
}

/// The firmness with which a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// rund, etwa, fast ...
    Approx,
    /// mindestens, über, mehr als ...
    Min,
    /// bis zu, höchstens, unter ...
    Max,
}

/// The part that a figure has in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// "um 3 Prozent": how much.
    Difference,
    /// "auf 12 Prozent": where it stands now.
    Level,
    /// "von 9 Prozent": where it stood.
    From,
}

/// Index into [`Reading::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Whoever speaks: a named entity or a description ("UN-Diplomaten", "die Polizei").
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The fullest form the article gives, without article word.
    pub label: String,
    /// The kind of source.
    pub kind: SourceKind,
    /// The entity it is, if it is one.
    pub entity: Option<EntityId>,
}

/// The closed list of kinds of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[allow(missing_docs)]
pub enum SourceKind {
    Government,
    Authority,
    Court,
    Police,
    Military,
    Intelligence,
    Party,
    Politician,
    Company,
    Association,
    Science,
    Medium,
    Person,
    Eyewitness,
    Document,
    Unnamed,
    #[default]
    Other,
}

/// One statement: somebody's words or thoughts as the text gives them.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Nearness to the wording.
    pub mode: Mode,
    /// The words said; several spans where the frame stands inside. Never empty.
    pub quote: Vec<ByteSpan>,
    /// The words that name the speaker in this place ("er", "Außenminister Blinken"); may lie in
    /// another sentence, may be empty.
    pub speaker: Vec<ByteSpan>,
    /// The words that mark it as said ("teilte", "mit").
    pub cue: Vec<ByteSpan>,
    /// The rest of the sentence around the quote.
    pub frame: Vec<ByteSpan>,
    /// To whom.
    pub addressee: Vec<ByteSpan>,
    /// The source, one for all its names in the article.
    pub source: Option<SourceId>,
    /// True if the source was worked out because this place names nobody, or only a pronoun.
    pub inferred: bool,
    /// Share of such statements that are right, with the right speaker, 0 to 1.
    pub confidence: f32,
    /// The kind of sign it was recognised by.
    pub evidence: Evidence,
}

/// The nearness of a statement to the wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Wörtlich: in quotation marks.
    Direct,
    /// Indirekt: in a clause that depends on a frame.
    Indirect,
    /// Redebericht: told without the words.
    Reported,
    /// Without a frame, with "soll(en)".
    FreeIndirect,
    /// Without a frame, in the Konjunktiv.
    IndirectFreeIndirect,
}

/// The kind of sign that a statement was recognised by; the words themselves are its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Evidence {
    /// A verb of saying: "sagte", "teilte mit".
    #[default]
    Verb,
    /// "laut", "nach Angaben", "zufolge", "so".
    Preposition,
    /// "die Behauptung, dass ..."
    Noun,
    /// "demnach", "danach", "wonach".
    Adverb,
    /// Quotation marks alone.
    QuotationMarks,
    /// The Konjunktiv carries the speaker on from the sentence before.
    Konjunktiv,
    /// "soll(en)"
    Sollen,
    /// How the article is laid out: an answer in an interview, a name before a colon.
    Layout,
}
