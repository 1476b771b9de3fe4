//! The rules of using the widget: the choices there are, and the timing and place of the card.
//!
//! Pure and tested natively; the view measures, asks and applies.

pub mod choices;
pub mod geometry;
pub mod placement;
pub mod timing;
