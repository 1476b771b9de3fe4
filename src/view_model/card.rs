//! What the three cards say.

use super::{FigureId, Look, Mark, MentionId, Place, Position, StatementId, ViewModel, VoiceTag};
use crate::reading::{Change, EntityId, EntityKind, Evidence, Facts, FigureKind, Mode, Qualifier};

/// A run of a statement's text as a card or list prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRun {
    /// As it stands.
    Plain(String),
    /// In quotation marks within indirect or reported speech: drawn with the solid line.
    Wording(String),
    /// Left out between two parts: " […] ".
    Gap,
}

/// A line that stands for a statement, and jumps to it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementLine {
    /// Jump here.
    pub id: StatementId,
    /// Its words.
    pub text: Vec<TextRun>,
    /// Kind of speech.
    pub look: Look,
    /// Where it stands.
    pub place: Place,
    /// Where it begins, 0 to 1 of the article's characters (tick line).
    pub start: f64,
    /// How much of the article it covers, from its beginning to its end, 0 to 1.
    pub width: f64,
}

/// A statement with its voice: the "says" of a figure, a link of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Jump here, or show its card.
    pub statement: StatementId,
    /// Who.
    pub tag: VoiceTag,
    /// Kind of speech.
    pub look: Look,
}

/// "Teil einer Aussage von ...": the innermost statement around an entity, figure or nested statement.
pub type PartOf = Saying;

/// "Ebene 2 von 2": how many marks lie over each other here, and which one this is, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// All marks at this place, outermost first, fragments left out: arrow up and down walk them.
    pub marks: Vec<Mark>,
    /// "2 von 2".
    pub position: Position,
}

/// The article's words around a short quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// The card of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementCard {
    /// Which one.
    pub id: StatementId,
    /// Who says it.
    pub tag: VoiceTag,
    /// Kind of speech, with "teils wörtlich".
    pub look: Look,
    /// The kind of speech in the finer division.
    pub mode: Mode,
    /// What it was recognised by.
    pub evidence: Evidence,
    /// The words it was recognised by, in order ("so", "weiter").
    pub cue: Vec<String>,
    /// How this place names the speaker ("er"); empty where it does not.
    pub speaker: Vec<String>,
    /// Whether the source was worked out from elsewhere.
    pub inferred: bool,
    /// 0 to 1.
    pub confidence: f32,
    /// The joined text.
    pub text: Vec<TextRun>,
    /// Whether the text has a gap or is cut short by nothing else: without gap the card need not repeat it.
    pub has_gap: bool,
    /// For short quotes: enough of the text around to understand it alone.
    pub around: Option<Around>,
    /// "B, laut A": whose statements it stands in, from the inside out.
    pub chain: Vec<Saying>,
    /// Statements of others inside it ("Enthält").
    pub contains: Vec<Saying>,
    /// All statements of this source, in reading order, itself among them.
    pub of_source: Vec<StatementLine>,
    /// Which of them this is.
    pub current: usize,
    /// "3 von 14" among all statements of the article.
    pub position: Position,
    /// Where it stands.
    pub place: Place,
    /// Which level of marks.
    pub level: Level,
}

/// One mention on an entity card's tick line.
#[derive(Debug, Clone, PartialEq)]
pub struct MentionLine {
    /// Which one.
    pub id: MentionId,
    /// The words.
    pub words: String,
    /// Jump here: the trigger that shows it.
    pub trigger: Mark,
    /// Where it begins, 0 to 1 of the article's characters.
    pub start: f64,
    /// Where it stands.
    pub place: Place,
}

/// The card of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityCard {
    /// Which one.
    pub id: EntityId,
    /// Person, place, organisation or other.
    pub kind: EntityKind,
    /// The fullest form.
    pub label: String,
    /// "Rolle hier"
    pub role: Option<String>,
    /// "Auch genannt", without the label.
    pub aliases: Vec<String>,
    /// Country code, capital, long name.
    pub facts: Facts,
    /// All mentions in order.
    pub mentions: Vec<MentionLine>,
    /// Which of them the card was opened at.
    pub current: Option<usize>,
    /// The voices that are this entity, most often one or none.
    pub voices: Vec<VoiceTag>,
    /// What it says in this article, in reading order.
    pub statements: Vec<StatementLine>,
    /// Shorter marks under the same trigger: they have no trigger of their own.
    pub within: Vec<Mark>,
    /// The statement around the place it was opened at.
    pub part_of: Option<PartOf>,
    /// Which level of marks.
    pub level: Level,
}

/// A figure's value for the view to format.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// In the figure's unit.
    Number(f64),
    /// Lowest and highest, either end open.
    Range(Option<f64>, Option<f64>),
    /// A date, a time, or both.
    Moment(Moment),
    /// From the first to the last moment, both included where they are days, months or years.
    Span(Moment, Moment),
    /// Another ISO 8601 form.
    Iso(String),
}

/// A date as exact as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Year, month 1 to 12, day 1 to 31; unknown ones are `None`.
    pub year: Option<i32>,
    /// 1 to 12
    pub month: Option<u32>,
    /// 1 to 31
    pub day: Option<u32>,
    /// Hour, minute, second.
    pub time: Option<(u32, u32, u32)>,
}

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BarShape {
    /// Full end.
    Exact,
    /// Broken end.
    Approx,
    /// Full, open to the right.
    Min,
    /// Hollow, with a thick limit.
    Max,
    /// From `start` to `end`.
    Range,
}

/// One figure on the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Jump here.
    pub figure: FigureId,
    /// With its qualifier: "bis zu 8.000".
    pub words: String,
    /// As the text says what is counted.
    pub counted: Option<String>,
    /// Where the bar starts, 0 to 1 of the scale; 0 but for ranges and negative values.
    pub start: f64,
    /// Where it ends, 0 to 1.
    pub end: f64,
    /// How it ends.
    pub shape: BarShape,
    /// Who says it; the newsroom, where nobody does.
    pub tag: VoiceTag,
    /// Whether the card is about this one.
    pub current: bool,
}

/// Bars that may be set against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct BarGroup {
    /// What they have in common, in the article's words ("Region Kursk").
    pub caption: Option<String>,
    /// In order of the text.
    pub bars: Vec<Bar>,
}

/// Comparable figures drawn from a common zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// What all have in common ("Soldaten").
    pub caption: Option<String>,
    /// In order of the text.
    pub groups: Vec<BarGroup>,
    /// Where zero lies, 0 to 1; 0 unless there are negative values.
    pub zero: f64,
}

/// The card of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureCard {
    /// Which one.
    pub id: FigureId,
    /// Kind: tells how to format the value.
    pub kind: FigureKind,
    /// With its qualifier: "bis zu 8.000".
    pub words: String,
    /// `None` where the text leaves it open ("vor wenigen Tagen").
    pub value: Option<Value>,
    /// EUR, %, km ...
    pub unit: Option<String>,
    /// The bare magnitude where the value is something else (3 for "3 Tage").
    pub number: Option<f64>,
    /// What the qualifier means: about, at least, at most.
    pub qualifier: Option<Qualifier>,
    /// What is counted.
    pub counted: Option<String>,
    /// Level or difference.
    pub change: Option<Change>,
    /// Who says it: the innermost named source, or the innermost of all if none is named.
    pub said_by: Option<Saying>,
    /// "Gestützt auf": what an unnamed source inside that statement says.
    pub rests_on: Option<Saying>,
    /// "laut": in whose statements `said_by` stands, from the inside out.
    pub chain: Vec<Saying>,
    /// Comparable figures, two or more.
    pub scale: Option<Scale>,
    /// Shorter marks under the same trigger.
    pub within: Vec<Mark>,
    /// The innermost statement around it.
    pub part_of: Option<PartOf>,
    /// Where it stands.
    pub place: Place,
    /// Which level of marks.
    pub level: Level,
}

impl ViewModel {
    /// The card of a statement; a fragment has that of its statement.
    pub fn statement_card(&self, _id: StatementId) -> StatementCard {
        todo!()
    }

    /// The card of an entity, opened at one of its mentions or from elsewhere.
    pub fn entity_card(&self, _id: EntityId, _at: Option<MentionId>) -> EntityCard {
        todo!()
    }

    /// The card of a figure.
    pub fn figure_card(&self, _id: FigureId) -> FigureCard {
        todo!()
    }
}
