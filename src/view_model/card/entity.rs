//! The card of an entity: what it is, its role here, where it is mentioned, what it says.

use super::{PartOf, StatementLine};
use crate::reading::{EntityId, EntityKind, Facts};
use crate::view_model::{Mark, MentionId, Place, StatementId, ViewModel, VoiceTag};

/// One mention on an entity card's tick line.
#[derive(Debug, Clone, PartialEq)]
pub struct MentionLine {
    /// Which one.
    pub id: MentionId,
    /// The words.
    pub words: String,
    /// Jump here: the trigger that shows it.
    pub trigger: Mark,
    /// Where it begins, 0 to 1 of the article's text.
    pub start: f64,
    /// Where it stands.
    pub place: Place,
}

/// The card of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityCard {
    /// Which one.
    pub id: EntityId,
    /// Person, place, organisation or other.
    pub kind: EntityKind,
    /// The fullest form.
    pub label: String,
    /// "Rolle hier"
    pub role: Option<String>,
    /// "Auch genannt", without the label.
    pub aliases: Vec<String>,
    /// Country code, capital, long name.
    pub facts: Facts,
    /// All mentions in order.
    pub mentions: Vec<MentionLine>,
    /// Which of them the card was opened at.
    pub current: Option<usize>,
    /// The voices that are this entity, most often one or none.
    pub voices: Vec<VoiceTag>,
    /// What it says in this article, in reading order.
    pub statements: Vec<StatementLine>,
    /// Other marks under the same trigger, which have none of their own.
    pub within: Vec<Mark>,
    /// The statement around the place it was opened at.
    pub part_of: Option<PartOf>,
    /// The marks over each other here, outermost first, the trigger last: "Ebene 2 von 2". Empty without a place.
    pub levels: Vec<Mark>,
}

impl ViewModel {
    /// The card of an entity, opened at one of its mentions or from elsewhere.
    pub fn entity_card(&self, id: EntityId, at: Option<MentionId>) -> EntityCard {
        let entity = &self.reading.entities[id.0 as usize];
        let mentions: Vec<MentionLine> = self.mentions(id);
        let voices: Vec<VoiceTag> =
            self.rows.iter().map(|row| &row.tag).filter(|tag| tag.entity == Some(id)).cloned().collect();
        let is_own = |s: &StatementId| voices.iter().any(|tag| tag.voice == self.said.facts(*s).voice);
        let statements = self.statements().into_iter().filter(is_own).map(|s| self.statement_line(s)).collect();
        let place = at.map(Mark::Mention);
        EntityCard {
            id,
            kind: entity.kind,
            label: entity.label.clone(),
            role: entity.role.clone(),
            aliases: entity.aliases.iter().filter(|alias| **alias != entity.label).cloned().collect(),
            facts: entity.facts.clone(),
            current: at.and_then(|at| mentions.iter().position(|m| m.id == at)),
            mentions,
            voices,
            statements,
            within: place.map_or(Vec::new(), |place| self.sharing_trigger(place)),
            part_of: place.and_then(|place| self.part_of(place)),
            levels: place.map_or(Vec::new(), |place| self.levels(place)),
        }
    }

    fn mentions(&self, id: EntityId) -> Vec<MentionLine> {
        let own = self.reading.mentions.iter().enumerate().filter(|(_, m)| m.entity == id);
        own.map(|(at, mention)| {
            let mark = MentionId(at as u32);
            MentionLine {
                id: mark,
                words: self.words(mention.span),
                trigger: self.trigger(Mark::Mention(mark)),
                start: self.line.fraction(mention.span.start()),
                place: self.line.place(mention.span.start()),
            }
        })
        .collect()
    }

    /// The other marks that a mark's trigger shows.
    pub(super) fn sharing_trigger(&self, mark: Mark) -> Vec<Mark> {
        let Some(trigger) = self.triggers.of(mark) else { return Vec::new() };
        let all = std::iter::once(trigger.mark).chain(trigger.within.iter().copied());
        all.filter(|other| *other != mark).collect()
    }
}
