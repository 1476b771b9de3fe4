//! Cuts the blocks of an article into tokens and sentences.

use std::ops::Range;

use super::list::{Sentence, SharedForm, Token, TokenKind, Tokens};
use super::{sentence, token};
use crate::compact::{Map, push_lower};
use crate::lexicon::Lexicon;
use crate::reading::{Block, BlockKind};
use crate::text::ByteSpan;

impl<'t> Tokens<'t> {
    /// Cuts all blocks but [`BlockKind::Meta`].
    pub fn new(text: &'t str, blocks: &'t [Block], lexicon: &Lexicon) -> Self {
        let (tokens, sentences, words) = (Vec::new(), Vec::new(), Vec::new());
        let mut cut = Tokens { text, blocks, tokens, sentences, words, lowered: String::new() };
        let mut known = Map::default();
        for (index, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind != BlockKind::Meta) {
            let first = cut.tokens.len();
            token::cut(text, block.span, lexicon, |span, kind| cut.push(span, kind, &mut known));
            sentence::cut(&cut, first..cut.tokens.len(), lexicon)
                .into_iter()
                .for_each(|tokens| cut.sentences.push(cut.sentence(tokens, index)));
        }
        cut
    }

    fn push(
        &mut self,
        span: ByteSpan,
        kind: TokenKind,
        known: &mut Map<(&'t str, TokenKind), u32>,
    ) {
        let form = span.of(self.text);
        let word = *known.or_insert_with((form, kind), || self.add_word(form));
        let spaced = self.text[..span.start()].chars().next_back().is_none_or(char::is_whitespace);
        let upper = form.chars().next().is_some_and(char::is_uppercase);
        self.tokens.push(Token { span, kind, word, upper, spaced });
    }

    /// Adds the word that the next token is.
    fn add_word(&mut self, form: &str) -> u32 {
        let from = self.lowered.len();
        push_lower(&mut self.lowered, form);
        self.words.push(SharedForm {
            first: self.tokens.len() as u32,
            lower: ByteSpan::new(from, self.lowered.len()),
        });
        self.words.len() as u32 - 1
    }

    fn sentence(&self, tokens: Range<usize>, block: usize) -> Sentence {
        Sentence { span: self.span(tokens.clone()), tokens, block }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let blocks = [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }];
        let lexicon = Lexicon::embedded();
        let tokens = Tokens::new(text, &blocks, &lexicon);
        (tokens.sentences.iter())
            .map(|s| s.tokens.clone().map(|i| tokens.form(i)).collect::<Vec<_>>().join("|"))
            .collect()
    }

    /// Sentences are lines, tokens are divided by `|`.
    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        assert_eq!(cut(text), wanted, "{text}");
    }

    #[test]
    fn plain_sentences() {
        check("Es regnet. Der Minister schweigt!", &["Es|regnet|.", "Der|Minister|schweigt|!"]);
    }

    #[test]
    fn ordinals_dates_and_numbers_keep_their_stops() {
        check("Am 31. Oktober kamen 8.000 Menschen.", &["Am|31.|Oktober|kamen|8.000|Menschen|."]);
        check("Stand: 31.10.2024 21:27 Uhr", &["Stand|:|31.10.2024|21:27|Uhr"]);
        check("In der 72. Minute traf der 1. FC.", &["In|der|72.|Minute|traf|der|1.|FC|."]);
        check("Es waren 12. Das reicht nicht.", &["Es|waren|12|.", "Das|reicht|nicht|."]);
        check("Er stieg um 1,5 Prozent.", &["Er|stieg|um|1,5|Prozent|."]);
    }

    #[test]
    fn ordinals_before_a_noun_do_not_end_a_sentence() {
        check("Reporter des 1. Kanals kamen.", &["Reporter|des|1.|Kanals|kamen|."]);
        check("Benedikt XVI. „ging“ früh.", &["Benedikt|XVI|.|„|ging|“|früh|."]);
        check("Es waren 12. Das reicht nicht.", &["Es|waren|12|.", "Das|reicht|nicht|."]);
        check("Die Seite ver.di steht.", &["Die|Seite|ver.di|steht|."]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check(
            "Dr. Anna B. Muster u. a. kam z. B. nicht.",
            &["Dr.|Anna|B.|Muster|u.|a.|kam|z.|B.|nicht|."],
        );
        check("Die Firma usw. schließt.", &["Die|Firma|usw.|schließt|."]);
        check("Es sind viele, d.h. 56 Prozent.", &["Es|sind|viele|,|d.|h.|56|Prozent|."]);
        check("Erlaubt sind 80 km/h. Das genügt.", &["Erlaubt|sind|80|km|/|h|.", "Das|genügt|."]);
        check(
            "Laut Art. 5 ist das eine Art. Im Mai kam sie.",
            &["Laut|Art.|5|ist|das|eine|Art|.", "Im|Mai|kam|sie|."],
        );
        check(
            "Er lud zur Feier seines 100. Geburtstages.",
            &["Er|lud|zur|Feier|seines|100.|Geburtstages|."],
        );
    }

    #[test]
    fn some_abbreviations_end_a_sentence_before_a_clause() {
        check("Es gibt Bänke usw. Die Stadt zahlt.", &["Es|gibt|Bänke|usw.", "Die|Stadt|zahlt|."]);
        check(
            "Er las Krimis u. Ä. Danach schlief er.",
            &["Er|las|Krimis|u.|Ä.", "Danach|schlief|er|."],
        );
        check("Sie zahlt 12 Mio. Euro.", &["Sie|zahlt|12|Mio.|Euro|."]);
        check("Sie zahlt 12 Mio. € mehr.", &["Sie|zahlt|12|Mio.|€|mehr|."]);
        check("Das Team um Dr. Die Ärztin kam.", &["Das|Team|um|Dr.|Die|Ärztin|kam|."]);
    }

    #[test]
    fn typed_quotation_marks_open_and_close() {
        check(",,Wir gehen'', sagte er.", &[",,|Wir|gehen|''|,|sagte|er|."]);
        check("<<Ja>> und ``nein''.", &["<<|Ja|>>|und|``|nein|''|."]);
        check("Er lief 9,58'' und 1 << 2.", &["Er|lief|9,58|'|'|und|1|<|<|2|."]);
    }

    #[test]
    fn quotation_marks_open_and_close() {
        check("„Das ist gut.“ Er ging.", &["„|Das|ist|gut|.|“", "Er|ging|."]);
        check("\"Ist das gut?\", fragte er.", &["\"|Ist|das|gut|?|\"|,|fragte|er|."]);
        check(
            "»Nein!«, rief sie. «Ja», sagte er.",
            &["»|Nein|!|«|,|rief|sie|.", "«|Ja|»|,|sagte|er|."],
        );
    }

    #[test]
    fn compounds_and_addresses_stay_whole() {
        check(
            "Der US-Außenminister sah www.example.de/a.",
            &["Der|US-Außenminister|sah|www.example.de/a|."],
        );
        check("Ost- und Westdeutschland", &["Ost-|und|Westdeutschland"]);
    }

    #[test]
    fn any_text_leaves_no_gap() {
        for text in [
            "",
            " ",
            "„",
            "\u{200b}\u{202e}א ב",
            "a\u{301}b 😀👨‍👩‍👧.“",
            "1.2.3.4.",
            "....",
            "\"\"\"",
            "x\u{a0}y\u{ad}z",
        ] {
            let blocks = [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }];
            let lexicon = Lexicon::embedded();
            let tokens = Tokens::new(text, &blocks, &lexicon);
            let mut at = 0;
            for token in &tokens.tokens {
                assert!(text[at..token.span.start()].chars().all(char::is_whitespace), "{text:?}");
                assert!(!token.span.is_empty());
                at = token.span.end();
            }
            assert!(text[at..].chars().all(char::is_whitespace), "{text:?}");
            assert_eq!(
                tokens.sentences.iter().map(|s| s.tokens.len()).sum::<usize>(),
                tokens.len()
            );
        }
    }
}
