//! The article text and its kinds of offset. Must not know German, structure or JS types.

mod case;
mod decimal;
mod fold;
mod map;
mod offset;
pub mod order;
mod unit;

pub use case::{capitalised, lower, lower_letter, push_lower, upper_letter};
pub use decimal::decimal;
pub use fold::{Folded, Space};
pub use map::{Map, Set};
pub use offset::ByteSpan;
pub use unit::{OffsetUnit, UnitMap};
