//! Voices: the sources of an article and the newsroom, with all that shows them.

use crate::reading::{EntityId, SourceId, SourceKind};

/// A voice, as far as legend, filter and colour are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// A source of the article, also one without a name (its badge tells).
    Source(SourceId),
    /// Statements for which no source was found at all.
    Nobody,
    /// The newsroom's own words.
    Editorial,
}

/// The content of the disc of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Badge {
    /// 1, 2, 3 ... by first appearance.
    Number(u16),
    /// "?": no name is given.
    Unnamed,
    /// The newsroom has none.
    None,
}

/// A voice with all that is needed to show it anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceTag {
    /// The voice: the key of filter and legend.
    pub voice: Voice,
    /// Number or "?".
    pub badge: Badge,
    /// 1 to 8 by first appearance. Grey are 9, all later sources, and 0, unnamed ones and the
    /// newsroom.
    pub hue: u8,
    /// As the article names it; `None` for [`Voice::Nobody`] and [`Voice::Editorial`], which the
    /// view has words for.
    pub label: Option<String>,
    /// The kind of source; `None` where there is no label.
    pub kind: Option<SourceKind>,
    /// The entity that it is, for a link to its card.
    pub entity: Option<EntityId>,
}
