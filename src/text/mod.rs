//! The article text and its kinds of offset. Must not know German, structure or JS types.

mod fold;
mod offset;
pub mod order;
mod unit;

pub use fold::{Folded, Space};
pub use offset::ByteSpan;
pub use unit::{OffsetUnit, UnitMap};
