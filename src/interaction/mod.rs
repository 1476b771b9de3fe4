//! The rules of using the widget: the choices and commands there are, the state that
//! follows from them, and the timing and place of the card.
//!
//! Pure and tested natively; the view measures, asks and applies.

pub mod choices;
pub mod command;
pub mod filter;
pub mod geometry;
pub mod placement;
pub mod renumbering;
pub mod state;
pub mod timing;
