//! The content of the three kinds of card.

mod entity;
mod figure;
mod saying;
mod scale;
mod statement;
mod value;

pub use entity::{EntityCard, MentionLine};
pub use figure::{FigureCard, FigureFacts};
pub use saying::{PartOf, Saying};
pub use scale::{Bar, BarGroup, BarShape, Scale};
pub use statement::{Around, StatementCard, StatementLine, TextRun};
pub use value::{Moment, Value};
