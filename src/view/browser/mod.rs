//! The browser: elements, listeners, style sheets. Knows no article.

pub mod announcer;
pub mod dom;
pub mod listeners;
pub mod recipe;
pub mod style_sheets;
