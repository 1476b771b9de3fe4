//! Leads the speaker of every statement of an article to one source.

mod antecedent;
mod kind;
mod label;
mod pronoun;
mod referent;
mod register;
mod words;

pub use register::Attributed;

use super::candidate::Candidate;
use crate::annotate::entity::Named;
use crate::annotate::grammar::Grammar;
use crate::reading::Source;
use register::Register;

/// The sources in order of first appearance, and the voice of each candidate; sources of candidates not
/// `shown` are left out.
pub fn resolve(
    grammar: &Grammar<'_>,
    named: &Named,
    candidates: &[Candidate],
    shown: &[bool],
) -> (Vec<Source>, Vec<Attributed>) {
    let mut register = Register::new(grammar, named, candidates);
    let mut voices: Vec<Attributed> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let voice = register.voice(candidate, candidates, &voices);
        grammar.trace.tried("source", candidate.start(), voice.source.is_some());
        register.last = voice.source.or(register.last);
        voices.push(voice);
    }
    register.in_order(candidates, shown, voices)
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_sources, read_plain};
    use crate::reading::SourceKind;

    #[test]
    fn names_roles_and_pronouns_lead_to_one_source() {
        check_sources(
            "Innenministerin Anna Muster sagte, die Lage sei ruhig. Sie betonte, dass niemand verletzt wurde. Muster erklärte, man helfe.",
            &["Anna Muster", "~Anna Muster", "Anna Muster"],
        );
    }

    #[test]
    fn descriptions_are_labelled_without_article() {
        check_sources(
            "Der norwegische Geheimdienst teilte mit, dass die Gefahr gestiegen sei.",
            &["Norwegischer Geheimdienst"],
        );
        check_sources(
            "Laut Polizeiangaben war die Straße glatt. Die Polizei teilte mit, dass ein Auto brannte.",
            &["Polizei", "Polizei"],
        );
    }

    #[test]
    fn the_first_part_of_a_compound_is_a_source_only_if_it_can_speak() {
        check_sources("Nach dem Endergebnis liegt die Partei vorn.", &["Endergebnis"]);
        check_sources("Laut ADAC-Angaben war die Straße glatt.", &["ADAC"]);
        check_sources("Anna Muster ist nach eigenem Bekunden gesund.", &["~Anna Muster"]);
    }

    #[test]
    fn a_name_in_quotation_marks_before_a_hyphen_is_the_source() {
        check_sources(
            "Laut „Spiegel“-Informationen geht der Minister. Er trete im Mai zurück, berichtet die „Bild“-Zeitung.",
            &["Spiegel", "Bild"],
        );
    }

    #[test]
    fn one_body_is_one_source_however_it_is_written() {
        check_sources(
            "Die Feuerwehr-Sprecherin sagte, es brenne. Die Feuerwehrsprecherin betonte, es sei heiß.",
            &["Feuerwehr-Sprecherin", "Feuerwehr-Sprecherin"],
        );
        check_sources(
            "Städtetag lehnt Plan ab\n\nDer Städtetag Ulm sagte, der Plan sei teuer. Es regnet.",
            &["Städtetag Ulm", "Städtetag Ulm"],
        );
        check_sources(
            "Norwegische Medien berichten, es brenne. Laut schwedischen Medien regnet es nur.",
            &["Norwegische Medien", "Schwedische Medien"],
        );
        check_sources(
            "Forscher sagen, das Eis schmelze. Andere Forscher sagen, es wachse.",
            &["Forscher", "Andere Forscher"],
        );
    }

    #[test]
    fn a_label_tells_who_and_nothing_else() {
        check_sources(
            "Die meisten Forscher sagen, das Eis schmelze. Laut Statistischem Landesamt steigt der Preis.",
            &["Forscher", "Statistisches Landesamt"],
        );
        check_sources(
            "„Das ist gut“, erklärt Endokrinologe und Ernährungsmediziner Jens Beispiel.",
            &["Jens Beispiel"],
        );
    }

    #[test]
    fn demnach_takes_up_the_document_before() {
        check_sources(
            "Der Trainer sagte, es sei kalt. Die neue Regel gilt. Demnach darf er gehen.",
            &["Trainer", "~Neue Regel"],
        );
        check_sources(
            "Der Trainer sagte, es sei kalt. Acht Soldaten kamen. Demnach darf er gehen.",
            &["Trainer", "~Trainer"],
        );
    }

    #[test]
    fn kinds_follow_the_noun() {
        let reading = read_plain(
            "Ein Polizeisprecher sagte, die Straße sei frei. Das Landgericht urteilte, die Klage sei unbegründet.",
        );
        let kinds: Vec<SourceKind> = reading.sources.iter().map(|source| source.kind).collect();
        assert_eq!(kinds, [SourceKind::Police, SourceKind::Court]);
    }

    #[test]
    fn a_negation_is_never_lost() {
        let text =
            "Der Präsident bestreitet die Vorwürfe nicht und verweist darauf, dass er krank war.";
        let reading = read_plain(text);
        for span in reading.statements.iter().flat_map(|s| &s.quote) {
            let said = span.of(text);
            assert!(!said.contains("Vorwürfe") || said.contains("nicht"), "{said}");
        }
    }
}
