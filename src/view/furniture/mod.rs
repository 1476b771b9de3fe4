//! Everything of ours around the article, as DOM; neither state nor listeners.

pub mod bars;
pub mod dock;
pub mod figures;
pub mod legend;
pub mod list;
pub mod presenter;
pub mod quiz;
pub mod quiz_words;
pub mod settings;
pub mod shadow_host;
pub mod stepper;
pub mod strip;
pub mod switches;
pub mod tables;
pub mod toolbar;
