//! Flattens overlapping marks into segments, cards and source rows: message keys and typed values.
//! Must not know how a mark was found, nor the DOM.
//!
//! Everything hangs on one [`ViewModel`], made once from an article's text and its reading:
//!
//! - [`ViewModel::segments`]: the text in pieces, each with the marks around it; what the view
//!   wraps text nodes by;
//! - [`ViewModel::rows`], [`ViewModel::voice_kinds`]: the legend, and its sum by kind of source;
//! - [`ViewModel::statement_card`], [`ViewModel::entity_card`], [`ViewModel::figure_card`]: what a
//!   card says;
//! - [`ViewModel::strip`], [`ViewModel::list`]: the article as a line and as tables;
//! - [`ViewModel::address`], [`ViewModel::text_fragment`]: a link to a statement that finds it
//!   again; a link to a statement that works without the widget;
//! - [`ViewModel::figures`], [`ViewModel::scales`], [`ViewModel::time_line`]: its figures at a
//!   glance.
//!
//! Words for readers are not made here. Enums (of [`crate::reading`] and of this module) are the
//! message keys.

mod axis;
mod borders;
mod card;
mod certainty;
mod figure_panel;
mod list;
mod look;
mod mark;
mod model;
mod nest;
mod only_place;
mod place;
#[cfg(test)]
mod properties;
mod quiz;
#[cfg(test)]
pub(crate) mod sample;
mod segment;
mod source_row;
mod statement_address;
mod statement_tree;
mod strip;
mod text_fragment;
mod trigger;
mod voice;
mod voice_kind;

pub use card::{
    Around, Bar, BarGroup, BarShape, EntityCard, FigureCard, FigureFacts, MentionLine, Moment,
    PartOf, Saying, Scale, StatementCard, StatementLine, TextRun, Value,
};
pub use certainty::Certainty;
pub use figure_panel::{FigureLine, TimeLine, TimeLinePoint, TimeMention, TimeScale};
pub use list::{ListRow, SourceList};
pub use look::{Look, Nearness, StatementFacts};
pub use mark::{FigureId, Mark, MentionId, StatementId};
pub use model::ViewModel;
pub use place::{Place, Position};
pub use quiz::{Quiz, Score, Verdict};
pub use segment::{Marker, Segment};
pub use source_row::SourceRow;
pub use statement_address::Address;
pub use strip::StripSegment;
pub use text_fragment::{TextFragment, encoded};
pub use voice::{Badge, Voice, VoiceTag};
pub use voice_kind::{VoiceKind, VoiceKindRow};
