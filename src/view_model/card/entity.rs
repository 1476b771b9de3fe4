//! The card of an entity: what it is, its role here, where it is mentioned, what it says.

use super::{PartOf, StatementLine};
use crate::compact::Collect;
use crate::reading::{EntityId, EntityKind, Facts};
use crate::view_model::{Mark, MentionId, Place, StatementId, ViewModel, VoiceTag};

/// One mention on an entity card's tick line.
#[derive(Debug, Clone, PartialEq)]
pub struct MentionLine {
    /// The index in the reading.
    pub id: MentionId,
    /// The words.
    pub words: String,
    /// Jump here: the trigger that shows it.
    pub trigger: Mark,
    /// Its beginning, 0 to 1 of the article's text.
    pub start: f64,
    /// Its place in the article.
    pub place: Place,
}

/// The card of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityCard {
    /// The index in the reading.
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
    /// The index among them of the one that the card was opened at.
    pub current: Option<usize>,
    /// The voices that are this entity, most often one or none.
    pub voices: Vec<VoiceTag>,
    /// Its statements in this article, in reading order.
    pub statements: Vec<StatementLine>,
    /// Other marks under the same trigger, which have none of their own.
    pub within: Vec<Mark>,
    /// The statement around the place it was opened at.
    pub part_of: Option<PartOf>,
    /// The marks over each other here, outermost first, the trigger last: "Ebene 2 von 2". Empty
    /// without a place.
    pub levels: Vec<Mark>,
}

impl ViewModel {
    /// The card of an entity, opened at one of its mentions or from elsewhere.
    pub fn entity_card(&self, id: EntityId, at: Option<MentionId>) -> EntityCard {
        let entity = &self.reading.entities[id.0 as usize];
        let mentions: Vec<MentionLine> = self.mentions(id);
        let voices: Vec<VoiceTag> =
            self.tags.iter().filter(|tag| tag.entity == Some(id)).cloned().collect_vec();
        let is_own =
            |s: &StatementId| voices.iter().any(|tag| tag.voice == self.tree.facts(*s).voice);
        let statements = self
            .statements()
            .into_iter()
            .filter(is_own)
            .map(|s| self.statement_line(s))
            .collect_vec();
        let place = at.map(Mark::Mention);
        EntityCard {
            id,
            kind: entity.kind,
            label: entity.label.clone(),
            role: entity.role.clone(),
            aliases: entity
                .aliases
                .iter()
                .filter(|alias| **alias != entity.label)
                .cloned()
                .collect_vec(),
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
                start: self.axis.fraction(mention.span.start()),
                place: self.axis.place(mention.span.start()),
            }
        })
        .collect_vec()
    }

    /// The other marks that a mark's trigger shows.
    pub(super) fn sharing_trigger(&self, mark: Mark) -> Vec<Mark> {
        let Some(trigger) = self.triggers.of(mark) else { return Vec::new() };
        let all = std::iter::once(trigger.mark).chain(trigger.within.iter().copied());
        all.filter(|other| *other != mark).collect_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Source, SourceId, SourceKind};
    use crate::view_model::sample::article;

    #[test]
    fn it_lists_its_mentions_and_what_it_says() {
        let marked = "[Muster](1) ging. <a 1 direct>„Ja“</a>, sagte [sie](1) in [Kiel](2). <b 2 direct>„Nein“</b>";
        let (muster, polizei) =
            (("Muster", SourceKind::Politician), ("Polizei", SourceKind::Police));
        let mut reading = article(marked, &[muster, polizei]).reading().clone();
        reading.sources[0] = Source { entity: Some(EntityId(0)), ..reading.sources[0].clone() };
        let text = article(marked, &[]).text().to_owned();
        let card = ViewModel::new(text, reading).entity_card(EntityId(0), Some(MentionId(1)));
        let words: Vec<&str> = card.mentions.iter().map(|m| m.words.as_str()).collect();
        assert_eq!((words.as_slice(), card.current), (["Muster", "sie"].as_slice(), Some(1)));
        assert_eq!(
            card.voices.iter().map(|tag| tag.voice).collect::<Vec<_>>(),
            [crate::view_model::Voice::Source(SourceId(0))]
        );
        assert_eq!(card.statements.iter().map(|line| line.id.0).collect::<Vec<_>>(), [0]);
        assert!(card.mentions[0].start < card.mentions[1].start && card.part_of.is_none());
    }

    #[test]
    fn inside_a_statement_it_links_to_it() {
        let model = article(
            "<a 1 direct>„In [Kiel](1) brennt es“</a>, sagte er.",
            &[("Er", SourceKind::Person)],
        );
        let card = model.entity_card(EntityId(0), Some(MentionId(0)));
        assert_eq!(card.part_of.map(|saying| saying.statement), Some(StatementId(0)));
        assert_eq!(card.levels, [Mark::Statement(StatementId(0)), Mark::Mention(MentionId(0))]);
    }

    #[test]
    fn the_longer_trigger_lists_the_shorter() {
        let mut reading = article("[Universität Kiel](1) [Kiel](2)", &[]).reading().clone();
        let text = article("[Universität Kiel](1) [Kiel](2)", &[]).text().to_owned();
        let inner = text.find("Kiel").unwrap();
        reading.mentions[1].span = crate::text::ByteSpan::new(inner, inner + 4);
        let model = ViewModel::new(text, reading);
        let (outer, inner) = (Mark::Mention(MentionId(0)), Mark::Mention(MentionId(1)));
        assert_eq!(model.trigger(inner), outer);
        assert_eq!(model.entity_card(EntityId(0), Some(MentionId(0))).within, [inner]);
        assert_eq!(model.order(), [outer]);
    }
}
