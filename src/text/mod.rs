//! The article text and its kinds of offset. Must not know German, structure or JS types.

mod offset;
mod unit;

pub use offset::ByteSpan;
pub use unit::{OffsetUnit, UnitMap};
