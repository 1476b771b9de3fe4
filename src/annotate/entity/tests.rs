//! Sentences with their names marked: `[words](KIND form #entity)`.

use super::*;
use crate::lexicon::Lexicon;
use crate::lexicon::names::Gender;
use crate::reading::{Block, BlockKind, Entity, EntityKind, MentionForm};
use crate::text::ByteSpan;

fn read<T>(text: &str, look: impl FnOnce(&Tokens<'_>, &Named) -> T) -> T {
    static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(Lexicon::embedded);
    let blocks = [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }];
    let tokens = Tokens::new(text, &blocks, &LEXICON);
    look(&tokens, &find(&tokens, &LEXICON))
}

/// Marks are `[Berlin](LOC)`, `[Berliner](LOC deriv)`, `[US-Regierung](LOC part)`; nothing else may
/// be found.
#[track_caller]
fn check(marked: &str) {
    let (mut text, mut wanted) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, after) = after.split_once("](").unwrap();
        let (mark, after) = after.split_once(')').unwrap();
        text.push_str(before);
        text.push_str(name);
        wanted.push(format!("{name} {mark}"));
        rest = after;
    }
    text.push_str(rest);
    let found = read(&text, |tokens, named| {
        let outer = named.mentions.iter().filter(|m| m.level == 0);
        outer
            .map(|m| format!("{} {}", m.span.of(tokens.text), mark(m.kind, m.form)))
            .collect::<Vec<_>>()
    });
    assert_eq!(found, wanted, "{text}");
}

fn mark(kind: EntityKind, form: MentionForm) -> String {
    let kind = match kind {
        EntityKind::Person => "PER",
        EntityKind::Location => "LOC",
        EntityKind::Organisation => "ORG",
        EntityKind::Other => "OTH",
    };
    match form {
        MentionForm::Plain => kind.to_owned(),
        MentionForm::Derived => format!("{kind} deriv"),
        MentionForm::Part => format!("{kind} part"),
    }
}

/// The entity labelled `label`, as `label | role | aliases` and with the texts of all its mentions.
#[track_caller]
fn entity(text: &str, label: &str) -> (Entity, Vec<String>) {
    read(text, |tokens, named| {
        let at = named.entities.iter().position(|e| e.label == label);
        let at = at.unwrap_or_else(|| panic!("no {label:?} among {:?}", named.entities));
        let mentions = named.mentions.iter().filter(|m| m.entity.0 as usize == at);
        (named.entities[at].clone(), mentions.map(|m| m.span.of(tokens.text).to_owned()).collect())
    })
}

#[track_caller]
fn check_mentions(text: &str, label: &str, wanted: &[&str]) {
    assert_eq!(entity(text, label).1, wanted, "{text}");
}

#[test]
fn countries_their_adjectives_people_and_compounds_are_one_entity() {
    let text = "Norwegen wartet. Die norwegische Regierung schweigt. Die Norweger hoffen. Norwegens König reist.";
    check_mentions(text, "Norwegen", &["Norwegen", "norwegische", "Norweger", "Norwegens"]);
    let (norway, _) = entity(text, "Norwegen");
    assert_eq!(
        (norway.facts.iso.as_deref(), norway.facts.capital.as_deref()),
        (Some("NO"), Some("Oslo"))
    );
    check_mentions("Die US-Regierung prüft das. Die USA zögern.", "USA", &["US-Regierung", "USA"]);
}

#[test]
fn forms_are_told_apart() {
    check("Die [französische](LOC deriv) Ministerin reist nach [Kanada](LOC).");
    check("Die [EU-Staaten](ORG part) beraten in [Brüssel](LOC).");
    check("Der [Hamburger](LOC deriv) Hafen wächst.");
}

#[test]
fn everyday_words_are_no_names() {
    check("Die frische Milch steht im Kühlschrank, und der Mann liest.");
    check("Am Abend regnete es, die Straße war nass.");
    check("Der Minister schweigt, die Sprecherin auch.");
}

#[test]
fn a_surname_leads_to_the_full_name_before_or_after_it() {
    let text = "Erwartet wird, dass Brandstetter kommt. Die Ministerin Anna Brandstetter sagte zu. \
        Das bestätigte Brandstetters Sprecher.";
    check_mentions(
        text,
        "Anna Brandstetter",
        &["Brandstetter", "Anna Brandstetter", "Brandstetters"],
    );
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let text = "Der Abgeordnete Peter Hofstetter widersprach. Die Abgeordnete Eva Hofstetter stimmte zu. \
        Herr Hofstetter verließ den Saal.";
    check_mentions(text, "Peter Hofstetter", &["Peter Hofstetter", "Hofstetter"]);
    check_mentions(text, "Eva Hofstetter", &["Eva Hofstetter"]);
}

#[test]
fn the_role_is_what_the_article_gives() {
    let role = |text, label| entity(text, label).0.role.unwrap_or_default();
    assert_eq!(role("Das sagte Finanzminister Karl Wegener.", "Karl Wegener"), "Finanzminister");
    assert_eq!(role("Das sagte EU-Kommissarin Karla Wegener.", "Karla Wegener"), "EU-Kommissarin");
    assert_eq!(
        role("Er traf Schwedens Präsidenten Karl Wegener.", "Karl Wegener"),
        "Schwedens Präsident"
    );
    assert_eq!(
        role("Karl Wegener, Sprecher der Polizei, schwieg.", "Karl Wegener"),
        "Sprecher der Polizei"
    );
    assert_eq!(role("Karl Wegener, der gestern kam, schwieg.", "Karl Wegener"), "");
}

#[test]
fn a_role_stands_in_its_time_and_in_the_nominative() {
    let role = |text, label| entity(text, label).0.role.unwrap_or_default();
    let former = "Der frühere Finanzminister Karl Wegener schwieg.";
    assert_eq!(role(former, "Karl Wegener"), "früherer Finanzminister");
    let chosen = "Die designierte Ministerin Karla Wegener schwieg.";
    assert_eq!(role(chosen, "Karla Wegener"), "designierte Ministerin");
    assert_eq!(role("Der Vorsitzende Karl Wegener schwieg.", "Karl Wegener"), "Vorsitzender");
    assert_eq!(role("Die Vorsitzende Karla Wegener schwieg.", "Karla Wegener"), "Vorsitzende");
    assert_eq!(role("Seine Tochter Karla Wegener schwieg.", "Karla Wegener"), "");
    assert_eq!(role("Sein Amtskollege Karl Wegener schwieg.", "Karl Wegener"), "");
}

/// The names that a reader is shown.
#[track_caller]
fn check_shown(text: &str, wanted: &[&str]) {
    let shown = read(text, |tokens, named| {
        let shown = named.mentions.iter().filter(|m| m.is_shown);
        shown.map(|m| m.span.of(tokens.text).to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(shown, wanted, "{text}");
}

#[test]
fn a_capital_makes_no_person() {
    check_shown("Das Boot lag am Kai.", &[]);
    check_shown("Die Eltern warfen dem Rektor Willkür vor.", &[]);
    check_shown("Der Ministerin Karla Wegener gefiel das.", &["Karla Wegener"]);
}

#[test]
fn what_says_nothing_is_not_shown() {
    check_shown("Der Rat Urs Wegener (SZ) schwieg in New York.", &["Urs Wegener", "New York"]);
    check_shown("Seit der Corona-Pandemie kostet es in Gera 5 Euro.", &["Gera"]);
}

#[test]
fn a_company_word_makes_a_company() {
    check("Der Fensterbauer [Wegener](ORG) streicht Stellen.");
    check("Der Lehrer [Wegener](PER) lacht.");
}

#[test]
fn who_was_introduced_as_wife_is_not_meant_by_the_surname() {
    let text = "Karl Wegener trat ab. Wegeners Frau Ida Wegener kam. Wegener sprach.";
    check_mentions(text, "Karl Wegener", &["Karl Wegener", "Wegeners", "Wegener"]);
}

#[test]
fn gender_comes_from_title_role_and_first_name() {
    let gender = |text, label| {
        read(text, |_, named| {
            named.genders[named.entities.iter().position(|e| e.label == label).unwrap()]
        })
    };
    assert_eq!(
        gender("Das sagte die Ärztin Karla Wegener.", "Karla Wegener"),
        Some(Gender::Feminine)
    );
    assert_eq!(gender("Das sagte Frau Wegener.", "Wegener"), Some(Gender::Feminine));
    assert_eq!(gender("Das sagte Karl Wegener.", "Karl Wegener"), Some(Gender::Masculine));
    assert_eq!(gender("Die USA zögern.", "USA"), Some(Gender::Plural));
    assert_eq!(gender("Die NATO zögert.", "NATO"), Some(Gender::Feminine));
}

#[test]
fn an_abbreviation_in_brackets_is_the_name_before_it() {
    let text = "Das Bundesamt für Gewässerkunde (BfG) warnt. Das BfG misst täglich.";
    check_mentions(
        text,
        "Bundesamt für Gewässerkunde",
        &["Bundesamt für Gewässerkunde", "BfG", "BfG"],
    );
    let (un, _) =
        entity("Die Vereinten Nationen (UN) helfen. UN-Diplomaten reisen ab.", "Vereinte Nationen");
    assert_eq!(un.facts.long_name.as_deref(), Some("Vereinte Nationen"));
}

#[test]
fn names_inside_names_stand_one_level_down() {
    read("Das meldete die Frankfurter Rundschau.", |tokens, named| {
        let inner: Vec<_> = named
            .mentions
            .iter()
            .filter(|m| m.level == 1)
            .map(|m| m.span.of(tokens.text))
            .collect();
        assert_eq!(inner, ["Frankfurter"]);
    });
}

/// Mentions lie in order, outer before inner, on tokens; every entity has a mention, a label and a
/// gender slot.
#[test]
fn any_text_gives_a_sound_result() {
    let seed = "Herr Dr. Max Muster's US-Reise (USA) nach New York, „Bad-“ Straße 5. FC 1. FC Köln -s ’s Müllers’ ß İstanbul \
        \u{202e}אב 😀👨‍👩‍👧 Anna-Lena von der Heide-Krause A. B. C. D. GmbH & Co. KG NATO- und EU-Staaten";
    let pieces: Vec<&str> = seed.split(' ').collect();
    let mut random = 7u64;
    for _ in 0..200 {
        let mut text = String::new();
        for _ in 0..30 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(random >> 33) as usize % pieces.len()]);
            text.push_str([" ", ", ", ". ", "\n", "", " (", ") "][(random >> 40) as usize % 7]);
        }
        read(&text, |tokens, named| {
            let mut last = (0, usize::MAX);
            for mention in &named.mentions {
                let key = (mention.span.start(), usize::MAX - mention.span.end());
                assert!(key >= (last.0, 0) && !mention.span.is_empty(), "{text}");
                assert!(
                    tokens.tokens.iter().any(|t| t.span.start() == mention.span.start()),
                    "{text}"
                );
                last = key;
            }
            assert_eq!(named.entities.len(), named.genders.len());
            for (at, entity) in named.entities.iter().enumerate() {
                assert!(!entity.label.is_empty(), "{text}");
                assert!(named.mentions.iter().any(|m| m.entity.0 as usize == at), "{text}");
            }
        });
    }
}
