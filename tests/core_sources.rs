//! Whose words: for each kind of naming a speaker, sentences with the source that a reader should
//! be told, and sentences in which nobody speaks.

use quellenlupe::lexicon::Lexicon;
use quellenlupe::{ReadOptions, read};

/// The statements of a text as "source: words", "?" for a source left open.
fn statements(text: &str) -> Vec<(String, String)> {
    let reading = read(text, &Lexicon::embedded(), &ReadOptions::default());
    let said = |s: &quellenlupe::reading::Statement| {
        let words: Vec<&str> = s.quote.iter().map(|span| span.of(text)).collect();
        words.join(" … ")
    };
    let label = |s: &quellenlupe::reading::Statement| {
        s.source.map_or("?".to_owned(), |id| reading.sources[id.0 as usize].label.clone())
    };
    reading.statements.iter().map(|s| (label(s), said(s))).collect()
}

/// Checks that for each "source: words" some statement holds these words and has one of the sources,
/// which "|" divides.
#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    let found = statements(text);
    for line in wanted {
        let (sources, words) = line.split_once(": ").expect("a source, then its words");
        let holds = |(label, said): &&(String, String)| {
            said.contains(words) && sources.split('|').any(|source| source == label)
        };
        assert!(found.iter().any(|s| holds(&s)), "{text}\nwanted {line}\ngot    {found:?}");
    }
}

/// Checks that no statement of a text has this source.
#[track_caller]
fn check_never(text: &str, source: &str) {
    let found = statements(text);
    assert!(found.iter().all(|(label, _)| label != source), "{text}\ngot {found:?}");
}

#[test]
fn initials_and_particles_belong_to_the_name() {
    check(
        "Aufsichtsratschef H.-J. Baumann sagte, man prüfe das. Vorstand K.-H. Schulze sagte: „Das ist entschieden.“",
        &["H.-J. Baumann: man prüfe das", "K.-H. Schulze: Das ist"],
    );
    check(
        "Oberbürgermeisterin Maria del Carmen Ruiz sagte, sie komme. Vincent van den Berg sagte, er warte.",
        &["Maria del Carmen Ruiz: sie komme", "Vincent van den Berg: er warte"],
    );
    check(
        "Polizeipräsident Claus-Peter von der Heide-Lüttich sagte, es sei ruhig. Minister Karl-Theodor zu Salm sagte, er gehe.",
        &["Claus-Peter von der Heide-Lüttich: es sei ruhig", "Karl-Theodor zu Salm: er gehe"],
    );
    check(
        "Der Dissident Aymar Sadeq ad-Dahr kritisierte, dass Posten verkauft würden. „Das reicht“, sagte Sadeq ad-Dahr. „Wir bleiben“, sagte Anführer Leith al-Bahri. Es gehe weiter, sagte Bahri.",
        &["Aymar Sadeq ad-Dahr: Das reicht", "Leith al-Bahri: Es gehe weiter"],
    );
    // What hangs on a name is no part of it.
    check(
        "Anna Muster von der Feuerwehr sagte, es brenne nicht mehr.",
        &["Anna Muster: es brenne"],
    );
}

#[test]
fn what_stands_between_office_and_name_is_stepped_over() {
    check(
        "„Der Wald stirbt“, sagte Forstdirektor a. D. Georg Hansen. Oberst i. G. Max Land berichtete, es sei ruhig.",
        &["Georg Hansen: Der Wald", "Max Land: es sei ruhig"],
    );
    check(
        "Präsident (und Gründer) Stefan Krause sagte: „Danke für alles.“ Uwe Kessler – Kapitän seit 2009 – sagte: „Das war knapp.“",
        &["Stefan Krause: Danke", "Uwe Kessler: Das war"],
    );
    check(
        "Es werde teurer, äußerte der Vorsitzende der Fraktion im Landtag, Matthis Wagner.",
        &["Matthis Wagner: Es werde teurer"],
    );
    check(
        "„Das hilft“, erklärt Hausarzt und Autor Andreas Pfeil. Der Anwalt und Autor Max Muster sagte, er gehe.",
        &["Andreas Pfeil: Das hilft", "Max Muster: er gehe"],
    );
}

#[test]
fn a_quoted_title_is_no_speaker() {
    check(
        "Der „Nachtwind“-Regisseur Uwe Kessler kommt nach Kiel. „Ich freue mich“, sagte er. „Saat für Alle“-Aktivistin Petra Lomann sagte: „Wir kommen wieder.“",
        &["Uwe Kessler: Ich freue mich", "Petra Lomann: Wir kommen"],
    );
    check("Laut „Hafenblatt“-Bericht wird gebaut.", &["Hafenblatt: wird gebaut"]);
}

#[test]
fn the_one_addressed_is_not_part_of_the_speaker() {
    check(
        "Sie sei wohlauf, sagte ihr Mann der AFP. Er habe nichts gewusst, beteuerte ihr Bruder der Süddeutschen Zeitung. „Ich kannte ihn“, sagte seine Tochter der Polizei.",
        &["Mann: Sie sei", "Bruder: Er habe", "Tochter: Ich kannte"],
    );
    check(
        "Der Ausfall sei schlimm, sagt ein Gewerkschafter unserer Redaktion.",
        &["Gewerkschafter: Der Ausfall"],
    );
    // A genitive stays.
    check(
        "Der Bruder der Angeklagten sagte, er wisse nichts.",
        &["Bruder der Angeklagten: er wisse"],
    );
    check(
        "Nach Angaben einer Sprecherin der Bahn fährt der Zug wieder.",
        &["Sprecherin der Bahn: fährt"],
    );
}

#[test]
fn an_object_is_not_part_of_the_speaker() {
    check(
        "Am Abend hat die Stadt Zahlen vorgelegt. Die Kosten lägen bei zwei Millionen Euro. Inzwischen hat die Bahn Fehler eingeräumt. Die Weiche sei defekt gewesen.",
        &["Stadt: Die Kosten", "Bahn: Die Weiche"],
    );
    check(
        "Am Abend hat die Polizei Bremen gewarnt, es sei glatt.",
        &["Polizei Bremen: es sei glatt"],
    );
}

#[test]
fn the_possessor_does_not_speak() {
    check(
        "Lena Voss' Anwalt erklärte, sie schweige. Thomas Schulz' Sprecherin sagte, er sei krank.",
        &["Anwalt: sie schweige", "Sprecherin: er sei krank"],
    );
    check(
        "Lena Voss' Anwalt erklärte, sie schweige. Olaf Tredes Anwalt erklärte, er gestehe.",
        &["Anwalt: sie schweige", "Anwalt von Olaf Trede|Anwalt von Olaf Tredes: er gestehe"],
    );
    // A name that ends in s is no possessor.
    check("Minister Jens Peters sagte, er gehe.", &["Jens Peters: er gehe"]);
}

#[test]
fn an_authority_has_its_town_and_a_noun_its_other_gender() {
    check(
        "Die Feuerwehr Kassel erklärte, das Dach sei eingestürzt. Von der Feuerwehr Plön hieß es, das Dach halte.",
        &["Feuerwehr Kassel: das Dach sei", "Feuerwehr Plön: das Dach halte"],
    );
    check(
        "Die Redner/innen betonten, man sei friedlich. Der/die Antragsteller/in erklärte, die Frist sei gewahrt.",
        &["Redner/innen: man sei", "Antragsteller/in: die Frist"],
    );
}

#[test]
fn two_that_speak_together_are_one_source() {
    check(
        "Laut Polizei und Rettungsdienst gab es zwei Verletzte. Nach Angaben von Bahn und Stadt ist die Strecke frei. Wie Zoll und Feuerwehr mitteilten, sitzt der Mann in Haft.",
        &[
            "Polizei und Rettungsdienst: gab es zwei",
            "Bahn und Stadt: ist die Strecke",
            "Zoll und Feuerwehr: sitzt der Mann",
        ],
    );
    check(
        "Parteichef Uwe Kessler und Parteichefin Petra Lomann betonten: „Wir stehen zusammen.“ Laut Polizei gab es keinen Streit. Beide sagten, es eile.",
        &["Uwe Kessler und Petra Lomann: Wir stehen", "Uwe Kessler und Petra Lomann|?: es eile"],
    );
    // Neither two roles of one person nor what hangs on one noun are two sources.
    check(
        "Der Sprecher von Polizei und Feuerwehr sagte, es sei ruhig.",
        &["Sprecher von Polizei und Feuerwehr: es sei"],
    );
    check(
        "Das Institut für Moor und Torf teilte mit, der Torf sei alt.",
        &["Institut für Moor und Torf: der Torf"],
    );
}

#[test]
fn a_pronoun_agrees_with_its_source() {
    check(
        "Laut Polizei stand der Mann am Fenster. „Kommt nicht näher“, rief er. Laut Feuerwehr half ein Nachbar. „Das war selbstverständlich“, sagte er.",
        &["Mann|?: Kommt nicht", "Nachbar|?: Das war"],
    );
    check(
        "„Wir trauern“, hieß es in der Mitteilung. Die Pianistin war 71. „Musik ist Atem“, hatte sie gern gesagt.",
        &["Pianistin|?: Musik ist Atem"],
    );
    check(
        "Olaf Trede und Gesa Wilts leiten das Heim. „Uns fehlt Personal“, sagt Wilts. „Und Geld“, sagt er. „Wir geben nicht auf“, sagen sie.",
        &["Gesa Wilts: Uns", "Olaf Trede: Und Geld", "Olaf Trede und Gesa Wilts|?: Wir geben"],
    );
    check("Die Polizei warnte. Sie teilte mit, die Straße sei gesperrt.", &["Polizei: die Straße"]);
}

#[test]
fn a_description_leads_to_whom_it_means() {
    check(
        "Trainer Goran Muster lobte das Team. „Wir waren gut“, sagte der Coach.",
        &["Goran Muster: Wir waren"],
    );
    check(
        "„Es war knapp“, sagte Anna Muster. Die Abgeordnete betonte, sie bleibe.",
        &["Anna Muster: sie bleibe"],
    );
    check(
        "Anna Muster (SPD) und Karl Beispiel (CDU) stritten. Die Sozialdemokratin sagte, es fehle Geld.",
        &["Anna Muster: es fehle"],
    );
    check(
        "Der Hafenbund Nord wächst. Er hat neue Mitglieder. Es gehe voran, teilte die Organisation mit.",
        &["Hafenbund Nord: Es gehe"],
    );
    // Somebody who is told to be something else is somebody else.
    check(
        "„Es war knapp“, sagte Trainer Goran Muster. Der Verteidiger sagte, er sei müde. Der Richter sagte, er höre zu.",
        &["Verteidiger: er sei", "Richter: er höre"],
    );
}

#[test]
fn press_without_a_name_keeps_its_own_words() {
    check(
        "Spanischen Medienberichten zufolge brach er den Fuß. Nach ersten Angaben half ein Nachbar.",
        &["Spanische Medienberichte: brach er", "Erste Angaben: half"],
    );
    check_never(
        "Laut Polizei fiel ein Baum um. Die Straße war den Angaben zufolge gesperrt.",
        "Angaben",
    );
    check(
        "Laut Polizei waren die Menschen von dem Ausfall betroffen.",
        &["Polizei: von dem Ausfall"],
    );
    check("Die Hälfte wurde laut Polizei von dem Sturm umgeworfen.", &["Polizei: von dem Sturm"]);
}
