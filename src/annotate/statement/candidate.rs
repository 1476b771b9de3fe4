//! A statement while it is being found: token ranges instead of spans, and the rule that made it.

use std::ops::Range;

use crate::reading::{Evidence, Mode};

/// The rule that found a statement; confidence is looked up by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// "X sagte, dass ..."
    Dass,
    /// "X fragte, ob ..."
    Question,
    /// "X sagte, es sei ..."
    Konjunktiv,
    /// "X sagte, es ist ..."
    Indicative,
    /// "X fordert, ... zu ..."
    Infinitive,
    /// "X sagte: Es ist ..."
    Colon,
    /// "..., sagte X"
    Postposed,
    /// "..., so X"
    So,
    /// "wie X mitteilte"
    Wie,
    /// "laut", "zufolge", "gemäß"
    Laut,
    /// "nach Angaben"
    Nach,
    /// "demnach", "wonach"
    Demnach,
    /// "Das teilte X mit."
    Anaphor,
    /// "die Behauptung, dass ..."
    Noun,
    /// Quoted speech with frame.
    Speech,
    /// Quoted speech whose speaker comes from the sentence before.
    SpeechChain,
    /// "bezeichnete als „...“"
    Fragment,
    /// A quoted fragment inside another statement.
    Nested,
    /// "X fordert mehr Geld."
    Report,
    /// "Er habe ..."
    Chain,
    /// "..., weil er ... habe"
    Aside,
    /// "soll"
    Sollen,
    /// An answer in an interview.
    Interview,
    /// "Die Opposition dagegen: ..."
    Label,
    /// "X kritisiert den Plan."
    Told,
}

impl Rule {
    /// Its name in `confidence.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Dass => "dass",
            Rule::Question => "question",
            Rule::Konjunktiv => "konjunktiv",
            Rule::Indicative => "indicative",
            Rule::Infinitive => "infinitive",
            Rule::Colon => "colon",
            Rule::Postposed => "postposed",
            Rule::So => "so",
            Rule::Wie => "wie",
            Rule::Laut => "laut",
            Rule::Nach => "nach",
            Rule::Demnach => "demnach",
            Rule::Anaphor => "anaphor",
            Rule::Noun => "noun",
            Rule::Speech => "speech",
            Rule::SpeechChain => "speech-chain",
            Rule::Fragment => "fragment",
            Rule::Nested => "nested",
            Rule::Report => "report",
            Rule::Chain => "chain",
            Rule::Aside => "aside",
            Rule::Sollen => "sollen",
            Rule::Interview => "interview",
            Rule::Label => "label",
            Rule::Told => "told",
        }
    }
}

/// A statement in tokens.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Nearness to the wording.
    pub mode: Mode,
    /// The words said.
    pub quote: Vec<Range<usize>>,
    /// The words that name the speaker in this place.
    pub speaker: Option<Range<usize>>,
    /// The words that mark it.
    pub cue: Vec<usize>,
    /// The rest of the sentence.
    pub frame: Vec<Range<usize>>,
    /// To whom.
    pub addressee: Option<Range<usize>>,
    /// The kind of sign it was recognised by.
    pub evidence: Evidence,
    /// The rule that found it.
    pub rule: Rule,
    /// Index of the candidate whose speaker this one carries on.
    pub carries_on: Option<usize>,
    /// The attempt of the trace that found it.
    #[cfg(not(target_arch = "wasm32"))]
    pub attempt: Option<usize>,
}

impl Candidate {
    /// A statement of which only mode, quote and rule are known.
    pub fn new(mode: Mode, quote: Vec<Range<usize>>, rule: Rule, evidence: Evidence) -> Self {
        Candidate {
            mode,
            quote,
            speaker: None,
            cue: Vec::new(),
            frame: Vec::new(),
            addressee: None,
            evidence,
            rule,
            carries_on: None,
            #[cfg(not(target_arch = "wasm32"))]
            attempt: None,
        }
    }

    /// Returns whether some of what is said stands in `range`.
    pub fn overlaps(&self, range: &Range<usize>) -> bool {
        self.quote.iter().any(|said| said.start < range.end && range.start < said.end)
    }

    /// First token of the quote.
    pub fn start(&self) -> usize {
        self.quote[0].start
    }

    /// Token after the quote.
    pub fn end(&self) -> usize {
        self.quote[self.quote.len() - 1].end
    }

    /// Returns whether all of `range` is said.
    pub fn holds(&self, range: &Range<usize>) -> bool {
        self.quote.iter().any(|mine| mine.start <= range.start && range.end <= mine.end)
    }
}
