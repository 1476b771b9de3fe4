//! Small versions of what the standard library has: each is here for the size of the wasm alone,
//! compared with the library in its tests, and names in its head the bytes it saves.

mod case;
mod collect;
mod decimal;
mod list;
mod map;
pub mod order;

pub use case::{capitalised, keeps_places, lower, lower_letter, push_lower};
pub use collect::Collect;
pub use decimal::decimal;
pub use list::is_listed;
pub use map::{Map, Set};
