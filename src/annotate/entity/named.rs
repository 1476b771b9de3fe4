//! The entities of an article and the places that name them.

use crate::lexicon::names::Gender;
use crate::reading::{Block, Entity, EntityId, Mention};
use crate::text::ByteSpan;

/// All entities of an article with their mentions.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// `EntityId` is the index.
    pub entities: Vec<Entity>,
    /// In order of the text, outer before inner.
    pub mentions: Vec<Mention>,
    /// One per entity: the gender and number of words that stand for it, where known
    /// (a person's by title, role and first name; a country's or organisation's by its article).
    pub genders: Vec<Option<Gender>>,
}

impl Named {
    /// The entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// Gender and number of words that stand for the entity.
    pub fn gender(&self, id: EntityId) -> Option<Gender> {
        self.genders[id.0 as usize]
    }

    /// The same with only the mentions that stand in some of the article's blocks.
    pub fn in_blocks(&self, blocks: &[Block]) -> Named {
        let mut named = self.clone();
        named.mentions.retain(|mention| {
            let start = mention.span.start();
            let at = blocks.partition_point(|block| block.span.end() <= start);
            blocks.get(at).is_some_and(|block| block.span.start() <= start)
        });
        named
    }

    /// The mentions that lie inside a span, in order of the text.
    pub fn within(&self, span: ByteSpan) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|m| m.span.start() < span.start());
        self.mentions[from..]
            .iter()
            .take_while(move |m| m.span.start() < span.end())
            .filter(move |m| m.span.end() <= span.end())
    }
}
