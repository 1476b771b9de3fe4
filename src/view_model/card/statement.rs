//! The card of a statement: who, how near to the wording, by which cue, what else this source says.

use super::Saying;
use super::saying::one_line;
use crate::compact::Collect;
use crate::correction::Review;
use crate::reading::{Evidence, Mode, Statement};
use crate::text::ByteSpan;
use crate::view_model::statement_tree::merged;
use crate::view_model::{Certainty, Look, Mark, Place, StatementId, ViewModel, VoiceTag};

/// Quotes of fewer words are shown with the text around them.
const SHORT: usize = 7;

/// Bytes of text shown at each side of a short quote.
const AROUND: usize = 160;

/// A run of a statement's text as a card or list prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRun {
    /// As it stands.
    Plain(String),
    /// In quotation marks within indirect or reported speech: drawn with the solid line.
    Wording(String),
    /// Left out between two parts: " […] ".
    Gap,
}

/// A line that stands for a statement, and jumps to it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementLine {
    /// Jump here.
    pub id: StatementId,
    /// Its words.
    pub text: Vec<TextRun>,
    /// Kind of speech.
    pub look: Look,
    /// Its place in the article.
    pub place: Place,
    /// Its beginning, 0 to 1 of the article's text (tick line).
    pub start: f64,
    /// The share of the article from its beginning to its end, 0 to 1.
    pub width: f64,
}

/// The article's words around a short quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The words before it.
    pub before: String,
    /// The words after it.
    pub after: String,
}

/// The card of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementCard {
    /// The index in the reading.
    pub id: StatementId,
    /// The voice that says it.
    pub tag: VoiceTag,
    /// Kind of speech, with "teils wörtlich".
    pub look: Look,
    /// The kind of speech in the finer division.
    pub mode: Mode,
    /// The kind of evidence that it was recognised by.
    pub evidence: Evidence,
    /// The words it was recognised by, in order ("so", "weiter").
    pub cue: Vec<String>,
    /// The speaker as named at this place ("er"); empty where it is not.
    pub speaker: Vec<String>,
    /// True if the source was worked out from elsewhere.
    pub inferred: bool,
    /// Its certainty; `None` where an editor has looked at it.
    pub certainty: Option<Certainty>,
    /// An editor's review of it.
    pub review: Option<Review>,
    /// The joined text.
    pub text: Vec<TextRun>,
    /// True if parts are joined in it. Where not, the text stands right above the card.
    pub has_gap: bool,
    /// For short quotes: enough of the text around to understand it alone.
    pub around: Option<Around>,
    /// "B, laut A": whose statements it stands in, from the inside out.
    pub chain: Vec<Saying>,
    /// Statements of others inside it ("Enthält").
    pub contains: Vec<Saying>,
    /// All statements of this source, in reading order, itself among them.
    pub of_source: Vec<StatementLine>,
    /// The index of this one among them.
    pub current: usize,
    /// Its place in the article.
    pub place: Place,
    /// The marks over each other here, outermost first, itself last: "Ebene 2 von 2".
    pub levels: Vec<Mark>,
}

impl ViewModel {
    /// The card of a statement; a fragment has that of its statement.
    pub fn statement_card(&self, id: StatementId) -> StatementCard {
        let id = self.tree.whole_of(id);
        let facts = self.tree.facts(id);
        let statement = self.source_of(id);
        let words = |spans: &[ByteSpan]| spans.iter().map(|span| self.words(*span)).collect_vec();
        let text = self.statement_text(id);
        let all: Vec<StatementId> = self.statements();
        let of_source: Vec<StatementId> =
            all.iter().copied().filter(|s| self.tree.facts(*s).voice == facts.voice).collect_vec();
        let place_in = |list: &[StatementId]| list.iter().position(|s| *s == id).unwrap_or(0);
        StatementCard {
            id,
            tag: self.tag(facts.voice).clone(),
            look: facts.look,
            mode: statement.mode,
            evidence: statement.evidence,
            cue: words(&statement.cue),
            speaker: words(&statement.speaker),
            inferred: statement.inferred,
            certainty: self.certainty(id),
            review: self.review(id).cloned(),
            has_gap: text.contains(&TextRun::Gap),
            text,
            around: self.text_around(statement),
            chain: self.tree.around(id).map(|outer| self.saying(outer)).collect_vec(),
            contains: all
                .iter()
                .filter(|s| self.tree.facts(**s).inside == Some(id))
                .map(|s| self.saying(*s))
                .collect_vec(),
            current: place_in(&of_source),
            of_source: of_source.into_iter().map(|s| self.statement_line(s)).collect_vec(),
            place: self.axis.place(statement.quote[0].start()),
            levels: self.levels(Mark::Statement(id)),
        }
    }

    /// A statement as one line of a list.
    pub fn statement_line(&self, id: StatementId) -> StatementLine {
        let quote = merged(self.source_of(id).quote.clone());
        let start = quote.first().map_or(0, |part| part.start());
        let end = quote.last().map_or(start, |part| part.end());
        let (from, to) = (self.axis.fraction(start), self.axis.fraction(end));
        StatementLine {
            id,
            text: self.statement_text(id),
            look: self.tree.facts(id).look,
            place: self.axis.place(start),
            start: from,
            width: to - from,
        }
    }

    /// The joined text of a statement, as the article has it.
    pub fn statement_text(&self, id: StatementId) -> Vec<TextRun> {
        let mut runs = Vec::new();
        let mut last_end = None;
        for part in merged(self.source_of(id).quote.clone()) {
            if let Some(end) = last_end {
                let between = &self.text[end..part.start()];
                runs.push(if between.trim().is_empty() {
                    TextRun::Plain(" ".into())
                } else {
                    TextRun::Gap
                });
            }
            self.push_part(&mut runs, id, part);
            last_end = Some(part.end());
        }
        joined(runs)
    }

    /// One part, divided into plain text and wording.
    fn push_part(&self, runs: &mut Vec<TextRun>, id: StatementId, part: ByteSpan) {
        let mut at = part.start();
        for wording in self.wordings(id).iter().filter(|w| part.contains(**w)) {
            runs.push(TextRun::Plain(self.text[at..wording.start()].to_owned()));
            runs.push(TextRun::Wording(wording.of(&self.text).to_owned()));
            at = wording.end();
        }
        runs.push(TextRun::Plain(self.text[at..part.end()].to_owned()));
    }

    /// For a short quote the rest of its sentence, or what stands around it.
    fn text_around(&self, statement: &Statement) -> Option<Around> {
        let words: usize =
            statement.quote.iter().map(|part| part.of(&self.text).split_whitespace().count()).sum();
        let hull = statement.quote.iter().copied().reduce(ByteSpan::cover)?;
        let block = self.axis.overlapping(hull).first()?.span;
        if words >= SHORT || !block.contains(hull) {
            return None;
        }
        let others = [&statement.frame, &statement.cue, &statement.speaker];
        let near = others.into_iter().flatten().filter(|span| block.contains(**span));
        let sentence = near.fold(hull, |whole, span| whole.cover(*span));
        let whole = if sentence == hull { block } else { sentence };
        let before = last_words(&self.text[whole.start()..hull.start()]);
        let after = first_words(&self.text[hull.end()..whole.end()]);
        (!before.is_empty() || !after.is_empty()).then_some(Around { before, after })
    }

    pub(in crate::view_model) fn source_of(&self, id: StatementId) -> &Statement {
        &self.reading.statements[id.0 as usize]
    }
}

/// White space made single, empty runs left out, neighbours of one kind joined.
fn joined(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut whole: Vec<TextRun> = Vec::with_capacity(runs.len());
    for run in runs {
        let run = match run {
            TextRun::Plain(text) => TextRun::Plain(single_spaced(&text)),
            TextRun::Wording(text) => TextRun::Wording(single_spaced(&text)),
            TextRun::Gap => TextRun::Gap,
        };
        match (whole.last_mut(), run) {
            (_, TextRun::Plain(text)) if text.is_empty() => {}
            (Some(TextRun::Plain(before)), TextRun::Plain(text)) => before.push_str(&text),
            (Some(TextRun::Wording(before)), TextRun::Wording(text)) => before.push_str(&text),
            (_, run) => whole.push(run),
        }
    }
    whole
}

/// Each run of white space as one space, also at the ends.
fn single_spaced(text: &str) -> String {
    let ends = |space: bool| if space { " " } else { "" };
    let line = one_line(text);
    if line.is_empty() {
        return ends(!text.is_empty()).into();
    }
    [ends(text.starts_with(char::is_whitespace)), &line, ends(text.ends_with(char::is_whitespace))]
        .concat()
}

fn last_words(text: &str) -> String {
    let from = text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| text.len() - at <= AROUND)
        .unwrap_or(text.len());
    let cut = if from == 0 {
        text
    } else {
        text[from..].split_once(char::is_whitespace).map_or("", |(_, rest)| rest)
    };
    one_line(cut)
}

fn first_words(text: &str) -> String {
    let to = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= AROUND)
        .last()
        .unwrap_or(0);
    let cut = if to == text.len() {
        text
    } else {
        text[..to].rsplit_once(char::is_whitespace).map_or("", |(head, _)| head)
    };
    one_line(cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::SourceKind;
    use crate::view_model::sample::{Sources, article, letter};

    const SOURCES: Sources<'_> =
        &[("Anna Muster", SourceKind::Politician), ("Polizei", SourceKind::Police)];

    fn card(marked: &str, statement: u32) -> StatementCard {
        article(marked, SOURCES).statement_card(StatementId(statement))
    }

    fn printed(text: &[TextRun]) -> String {
        let run = |run: &TextRun| match run {
            TextRun::Plain(words) => words.clone(),
            TextRun::Wording(words) => format!("_{words}_"),
            TextRun::Gap => " […] ".into(),
        };
        text.iter().map(run).collect()
    }

    fn letters(sayings: &[Saying]) -> String {
        sayings.iter().map(|s| letter(s.statement.0 as usize)).collect()
    }

    #[test]
    fn parts_are_joined_and_the_gap_is_told() {
        let card = card("<a 1 indirect>Die Brücke sei</a> laut Muster <a>bis Mai gesperrt</a>.", 0);
        assert_eq!(
            (printed(&card.text).as_str(), card.has_gap),
            ("Die Brücke sei […] bis Mai gesperrt", true)
        );
    }

    #[test]
    fn a_paragraph_break_is_no_gap() {
        let card = card("<a 1 direct>„Das ist das Eine.</a>\n\n<a>Das ist das Andere.“</a>", 0);
        let wanted = "„Das ist das Eine. Das ist das Andere.“";
        assert_eq!((printed(&card.text).as_str(), card.has_gap), (wanted, false));
    }

    #[test]
    fn wording_is_told_apart_and_makes_the_look_mixed() {
        let card = card("<a 1 reported>Sie nannte es <b 1 direct>„sehr gut“</b></a> .", 0);
        assert_eq!(printed(&card.text), "Sie nannte es _„sehr gut“_");
        assert!(card.look.mixed);
    }

    #[test]
    fn a_fragment_has_the_card_of_its_statement() {
        assert_eq!(card("<a 1 indirect>Es sei <b 1 direct>„gut“</b></a>.", 1).id, StatementId(0));
    }

    #[test]
    fn nested_statements_know_their_chain_both_ways() {
        let marked =
            "<a 1 indirect>Die Polizei sage, <b 2 indirect>es brenne</b></a>. <c 1 direct>„Ja“</c>";
        let (outer, inner) = (card(marked, 0), card(marked, 1));
        assert_eq!((letters(&outer.chain), letters(&outer.contains)), ("".into(), "b".into()));
        assert_eq!((letters(&inner.chain), letters(&inner.contains)), ("a".into(), "".into()));
        assert_eq!(
            inner.levels,
            [Mark::Statement(StatementId(0)), Mark::Statement(StatementId(1))]
        );
    }

    #[test]
    fn it_stands_among_all_statements_of_its_source() {
        let marked = "<a 1 direct>„A“</a> <b 2 direct>„B“</b> <c 1 direct>„C“</c>";
        let card = card(marked, 2);
        let ids: Vec<u32> = card.of_source.iter().map(|line| line.id.0).collect();
        assert_eq!((ids.as_slice(), card.current), ([0, 2].as_slice(), 1));
    }

    #[test]
    fn a_short_quote_brings_the_text_around_it() {
        let around = card("Er nannte den Plan <a 1 direct>„absurd“</a> und ging.", 0).around;
        let wanted = Around { before: "Er nannte den Plan".into(), after: "und ging.".into() };
        assert_eq!(around, Some(wanted));
        let long = "<a 1 direct>„Ich halte diesen Plan für ganz und gar verfehlt“</a>, sagte sie.";
        assert_eq!(card(long, 0).around, None);
    }

    #[test]
    fn text_around_is_cut_between_words() {
        let long = "Wörter über Wörter ".repeat(40);
        let around = card(&format!("{long}<a 1 direct>„absurd“</a> {long}"), 0).around.unwrap();
        for side in [around.before, around.after] {
            assert!(side.len() <= AROUND && side.len() > AROUND / 2, "{side}");
            assert!(side.split(' ').all(|w| ["Wörter", "über"].contains(&w)), "{side}");
        }
    }

    #[test]
    fn places_are_counted_by_kind_of_block() {
        let marked = "# Titel\n\n> <a 1 direct>„A“</a>\n\nEins.\n\n<b 1 direct>„B“</b>";
        let place = |statement| card(marked, statement).place;
        use crate::reading::BlockKind::{Lead, Paragraph};
        assert_eq!(place(0), Place { block: Lead, number: 1 });
        assert_eq!(place(1), Place { block: Paragraph, number: 2 });
    }
}
