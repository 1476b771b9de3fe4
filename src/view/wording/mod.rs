//! Values as words: texts of the interface, numbers and dates, names of marks and voices.

pub mod formats;
pub mod labels;
pub mod messages;
