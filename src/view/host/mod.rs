//! The host page: what it sets and what it hears.

pub mod corrections;
pub mod error;
pub mod events;
pub mod options;
