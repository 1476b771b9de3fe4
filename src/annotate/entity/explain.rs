//! Tells by which clues each entity was found.

use super::clue::{self, Clue, Clues};
use super::spot::Spot;
use super::{recognise, resolve};
use crate::compact::Collect;
use crate::lexicon::Lexicon;
use crate::lexicon::names::WordUse;
use crate::reading::EntityId;
use crate::tokens::Tokens;

/// One paragraph per entity, in order of its first mention.
pub fn explain(tokens: &Tokens<'_>, lexicon: &Lexicon) -> Vec<String> {
    let clues = clue::look_up(tokens, lexicon);
    let mut stages: Vec<(&'static str, Vec<Spot>)> = Vec::new();
    let spots = recognise::stages(tokens, &clues, lexicon, |stage, spots| {
        stages.push((stage, spots.to_vec()));
    });
    let named = resolve::resolve(tokens, lexicon, &clues, &spots);
    let told = named.entities.iter().enumerate().map(|(index, entity)| {
        let mentions: Vec<_> =
            named.mentions.iter().filter(|m| m.entity == EntityId(index as u32)).collect_vec();
        let mut lines = vec![format!(
            "Entity \"{}\": {:?}, {} mentions",
            entity.label,
            entity.kind,
            mentions.len()
        )];
        if let Some(mention) = mentions.first() {
            let range = tokens.within(mention.span);
            let words = mention.span.of(tokens.text);
            lines.push(format!(
                "  first as \"{words}\" ({:?}); {}",
                mention.form,
                first_stage(&stages, &range)
            ));
            for at in range.start.saturating_sub(1)..range.end {
                let known = entries(&clues.words[at], tokens.form(at), lexicon);
                if !known.is_empty() {
                    lines.push(format!("  tables, \"{}\": {}", tokens.form(at), known.join(", ")));
                }
            }
            lines.extend(phrase(&clues, &range, tokens));
        }
        lines.extend(entity.role.as_ref().map(|role| format!("  role: {role}")));
        lines.join("\n")
    });
    told.collect_vec()
}

/// The stage that first saw these words as a name.
fn first_stage(
    stages: &[(&'static str, Vec<Spot>)],
    words: &std::ops::Range<usize>,
) -> &'static str {
    let overlaps = |spot: &Spot| spot.tokens.start < words.end && words.start < spot.tokens.end;
    let exact = |spot: &Spot| spot.tokens == *words;
    let stage = stages.iter().find(|(_, spots)| spots.iter().any(exact));
    let stage = stage.or_else(|| stages.iter().find(|(_, spots)| spots.iter().any(overlaps)));
    stage.map_or("no stage tells", |(stage, _)| *stage)
}

/// The table name of several words over these.
fn phrase(clues: &Clues, words: &std::ops::Range<usize>, tokens: &Tokens<'_>) -> Option<String> {
    let phrase = clues
        .phrases
        .iter()
        .find(|phrase| phrase.tokens.start < words.end && words.start < phrase.tokens.end)?;
    let text = tokens.span(phrase.tokens.clone()).of(tokens.text);
    Some(format!("  tables, \"{text}\": {}", uses(phrase.what).join(", ")))
}

fn entries(clue: &Clue, form: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut known = uses(clue.what);
    known.extend(clue.role.map(|role| format!("role ({:?})", role.kind)));
    let entry = clue.id.map(|id| lexicon.names.name(id).to_owned());
    let name = entry.or_else(|| clue.base.map(|base| base.of(form)));
    known.extend(name.map(|name| format!("leads to {name}")));
    known
}

fn uses(what: WordUse) -> Vec<String> {
    let names = [
        (WordUse::FIRST, "first name"),
        (WordUse::FAMILY, "family name"),
        (WordUse::TOWN, "town"),
        (WordUse::REGION, "region"),
        (WordUse::COUNTRY, "country"),
        (WordUse::ORGANISATION, "organisation"),
    ];
    names.iter().filter(|(one, _)| what.any(*one)).map(|(_, name)| (*name).to_owned()).collect_vec()
}
