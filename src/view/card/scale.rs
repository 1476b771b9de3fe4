//! Comparable figures as bars from a common zero: full end for exact, broken for about, hollow with
//! a thick limit for "at most".

use super::parts;
use crate::view::browser::dom::DomRecipe;
use crate::view::furniture::bars;
use crate::view::furniture::presenter::Presenter;
use crate::view::wording::labels;
use crate::view_model::{Scale, VoiceTag};

pub(super) fn section(presenter: &Presenter, scale: &Scale) -> DomRecipe {
    let count = scale.groups.iter().map(|group| group.bars.len()).sum();
    bars::bars(presenter, scale, parts::section(&bars::title(presenter, scale), Some(count)), disc)
}

/// A disc with the name as its title.
fn disc(presenter: &Presenter, tag: &VoiceTag) -> DomRecipe {
    let disc = presenter.disc(tag, true);
    if labels::badge(tag.badge).is_empty() {
        disc
    } else {
        disc.with("title", &labels::title(tag, presenter.words))
    }
}
