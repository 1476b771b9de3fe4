//! Spans of the article text, the other kinds of offset, and the text as a reader sees it. Must not
//! know German, structure or JS types.

mod fold;
mod offset;
mod unit;

pub use fold::{Folded, Space};
pub use offset::{ByteSpan, outer_first};
pub use unit::{OffsetUnit, UnitMap};
