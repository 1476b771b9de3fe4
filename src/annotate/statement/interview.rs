//! Interviews: questions and answers as paragraphs of their own, told by labels before each turn
//! ("Vogt: ..."), or by question marks and by how the two address each other. An answer is what the
//! person interviewed says, word for word; a question is the newsroom's.

use std::ops::Range;

use super::candidate::{Candidate, Rule};
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar};
use crate::compact::{Collect, lower};
use crate::lexicon::words::FunctionWord::Pronoun;
use crate::reading::{BlockKind, EntityKind, Evidence, Mention, MentionForm, Mode, SourceKind};
use crate::tokens::TokenKind;

/// Most tokens of a label before a turn.
const LONGEST_LABEL: usize = 4;
/// Most tokens of a question.
const LONGEST_QUESTION: usize = 160;
/// Most paragraphs that one answer is followed through.
const LONGEST_ANSWER: usize = 40;
/// How many tokens before a name "mit" makes it the one talked to.
const NEAR: usize = 8;

/// The turns of an interview; none in any other article.
#[derive(Default)]
pub struct Interview {
    /// The answers, as statements.
    pub answers: Vec<Candidate>,
    /// Whether each block is a question or an answer.
    turns: Vec<bool>,
}

impl Interview {
    /// Whether a block is a question or an answer.
    pub fn holds(&self, block: usize) -> bool {
        self.turns.get(block) == Some(&true)
    }
}

/// Finds the turns of an interview.
pub fn find(grammar: &Grammar<'_>, named: &Named) -> Interview {
    let mut page = Page { grammar, named, blocks: Vec::new() };
    for sentence in &grammar.tokens.sentences {
        match page.blocks.last_mut().filter(|block| block.index == sentence.block) {
            Some(block) => block.tokens.end = sentence.tokens.end,
            None => {
                let kind = grammar.tokens.blocks[sentence.block].kind;
                page.blocks.push(InterviewBlock {
                    index: sentence.block,
                    kind,
                    tokens: sentence.tokens.clone(),
                });
            }
        }
    }
    page.blocks.retain(|b| !matches!(b.kind, BlockKind::Byline | BlockKind::Dateline));
    let turns = page.labelled().or_else(|| page.unlabelled()).unwrap_or_default();
    let mut interview = Interview::default();
    if turns.is_empty() {
        return interview;
    }
    interview.turns = vec![false; grammar.tokens.blocks.len()];
    for turn in turns {
        turn.blocks.clone().for_each(|at| interview.turns[page.blocks[at].index] = true);
        if let Some(answer) = turn.answer {
            let rule = Rule::Interview;
            let mut found = Candidate::new(Mode::Direct, answer.quote, rule, Evidence::Layout);
            found.speaker = answer.speaker;
            interview.answers.push(found);
        }
    }
    interview
}

/// Whether a statement found inside an answer is somebody else's: a speaker of its own that is
/// neither "ich" nor "wir".
pub fn is_anothers(grammar: &Grammar<'_>, candidate: &Candidate) -> bool {
    let own = |at: usize| {
        let word = grammar.lower(at);
        is_one_of!(word, "ich" | "wir" | "mir" | "mich" | "man" | "sicht")
            || word.starts_with("unser")
            || word.starts_with("mein") && !word.starts_with("meinung")
    };
    candidate.carries_on.is_none()
        && candidate.speaker.as_ref().is_some_and(|range| {
            !(range.clone().any(own) || range.len() == 1 && grammar.is(range.start, Pronoun))
        })
}

/// One question or answer.
struct Turn {
    /// Its blocks, as indices into those of the page.
    blocks: Range<usize>,
    answer: Option<Answer>,
}

impl Default for Turn {
    fn default() -> Self {
        Turn { blocks: 0..0, answer: None }
    }
}

struct Answer {
    quote: Vec<Range<usize>>,
    speaker: Option<Range<usize>>,
}

/// A block with its tokens.
struct InterviewBlock {
    index: usize,
    kind: BlockKind,
    tokens: Range<usize>,
}

struct Page<'p, 't> {
    grammar: &'p Grammar<'t>,
    named: &'p Named,
    blocks: Vec<InterviewBlock>,
}

impl Page<'_, '_> {
    /// Turns that begin with the name, the initials or the medium of who speaks, and a colon.
    fn labelled(&self) -> Option<Vec<Turn>> {
        let labels: Vec<Option<Range<usize>>> =
            self.blocks.iter().map(|b| self.label(b)).collect_vec();
        let words = |range: &Range<usize>| self.words(range.clone());
        let mut speakers: Vec<(String, usize, usize)> = Vec::new();
        for (label, block) in labels.iter().zip(&self.blocks) {
            let Some(label) = label else { continue };
            let name = words(label);
            let asks = usize::from(self.asks(block));
            let full = speakers.len() > 8;
            match speakers.iter_mut().find(|(known, ..)| *known == name) {
                Some(known) => (known.1, known.2) = (known.1 + 1, known.2 + asks),
                None if full => {}
                None => speakers.push((name, 1, asks)),
            }
        }
        let person = |name: &str| {
            let label = labels.iter().flatten().find(|label| words(label) == name);
            label.is_some_and(|label| self.persons(label.clone()).next().is_some())
        };
        speakers.retain(|(name, turns, _)| *turns > 1 || person(name));
        let newsroom = |(name, turns, asks): &&(String, usize, usize)| {
            let kind = self.grammar.lexicon.source_kinds.noun(&lower(name)).map(|noun| noun.kind);
            2 * asks >= *turns
                || *asks > 0
                    && (kind == Some(SourceKind::Medium) || name.chars().all(|c| !c.is_lowercase()))
        };
        let asker =
            speakers.iter().filter(newsroom).max_by_key(|(_, turns, asks)| 100 * asks / turns)?;
        let answering: Vec<&str> = (speakers.iter().map(|(name, ..)| name.as_str()))
            .filter(|name| *name != asker.0)
            .collect_vec();
        if answering.is_empty() {
            return None;
        }
        let mut names: Vec<Option<Range<usize>>> = vec![None; answering.len()];
        let mut turns = Vec::new();
        for (at, label) in labels.iter().enumerate() {
            let Some(label) = label.as_ref() else { continue };
            let name = words(label);
            let Some(nth) = answering.iter().position(|known| *known == name) else {
                if name == asker.0 {
                    turns.push(Turn { blocks: at..at + 1, answer: None });
                }
                continue;
            };
            // "Antwort:" stands for whom the words before the first turn name.
            let introduced = || {
                let answer = lower(&name) == "antwort";
                let first = labels.iter().position(Option::is_some).filter(|_| answer)?;
                self.interviewed(first, &[])
            };
            let named = || {
                let known = self.named_by(label.clone()).or_else(introduced);
                known.unwrap_or(label.clone())
            };
            let speaker = names[nth].get_or_insert_with(named).clone();
            let end = (at + 1..self.blocks.len().min(at + LONGEST_ANSWER))
                .find(|next| labels[*next].is_some());
            let end = end.unwrap_or_else(|| self.end_of_last(at, Some(&speaker)));
            let own = label.end + 1..self.blocks[at].tokens.end;
            let rest =
                self.blocks[at + 1..end].iter().filter(|b| is_text(b)).map(|b| b.tokens.clone());
            let quote: Vec<_> =
                std::iter::once(own).chain(rest).filter(|r| !r.is_empty()).collect_vec();
            let answer = (!quote.is_empty()).then_some(Answer { quote, speaker: Some(speaker) });
            turns.push(Turn { blocks: at..end, answer });
        }
        let one =
            (answering.len() == 1).then(|| turns.iter().find_map(|t| t.answer.as_ref())).flatten();
        let titles = self.titles(one.and_then(|answer| answer.speaker.clone()));
        turns.extend(titles);
        Some(turns)
    }

    /// The words before the colon that begins a turn.
    fn label(&self, block: &InterviewBlock) -> Option<Range<usize>> {
        let tokens = self.grammar.tokens;
        let start = block.tokens.start;
        let colon = (start + 1..block.tokens.end.min(start + LONGEST_LABEL + 1))
            .find(|at| tokens.form(*at) == ":")?;
        let initial = |at: usize| tokens.form(at) == "." && tokens.form(at - 1).len() == 1;
        let named = (start..colon).all(|at| {
            at > start && initial(at)
                || matches!(
                    tokens.kind(at),
                    TokenKind::Word | TokenKind::Abbreviation | TokenKind::Url
                ) && (tokens.is_upper(at) || colon == start + 1)
        });
        (named && colon + 1 < block.tokens.end).then_some(start..colon)
    }

    /// Questions as paragraphs of their own, without labels.
    fn unlabelled(&self) -> Option<Vec<Turn>> {
        let is_question = |at: usize| {
            let block = &self.blocks[at];
            self.asks(block)
                && block.tokens.len() <= LONGEST_QUESTION
                && block.kind != BlockKind::Headline
        };
        let answered =
            |at: usize| self.blocks.get(at + 1).is_some_and(is_text) && !is_question(at + 1);
        let asked: Vec<usize> =
            (0..self.blocks.len()).filter(|at| is_question(*at) && answered(*at)).collect_vec();
        let first = *asked.first().filter(|_| asked.len() > 1)?;
        let answers: Vec<Range<usize>> = (asked.iter().enumerate())
            .map(|(nth, at)| at + 1..asked.get(nth + 1).copied().unwrap_or(at + 2))
            .collect_vec();
        let count = |holds: &dyn Fn(&Range<usize>) -> bool, of: &[Range<usize>]| {
            of.iter().filter(|range| holds(range)).count()
        };
        let questions: Vec<Range<usize>> = asked.iter().map(|at| *at..at + 1).collect_vec();
        let all = asked.len();
        let addressed = count(&|range| self.addresses(range.clone()), &questions);
        let personal = count(&|range| self.says(range.clone(), true), &answers);
        let ours = count(&|range| self.says(range.clone(), false), &answers);
        let quoted = count(&|range| self.quotes(range.clone()), &answers);
        let announced = self.announces(0..first)
            || self.announces(self.blocks.len().saturating_sub(3)..self.blocks.len());
        let talks = announced && (3 * addressed >= all || 3 * ours >= all)
            || all > 2 && 2 * addressed >= all && 3 * personal >= all;
        if !talks || 3 * quoted > all {
            return None;
        }
        let speaker = self.interviewed(first, &asked);
        let mut turns = Vec::new();
        for (nth, answer) in answers.iter().enumerate() {
            turns.push(Turn { blocks: questions[nth].clone(), answer: None });
            let end = if nth + 1 < all {
                answer.end
            } else {
                self.end_of_last(answer.start, speaker.as_ref())
            };
            let quote: Vec<_> = (self.blocks[answer.start..end].iter())
                .filter(|block| is_text(block) && !self.asks(block))
                .map(|block| block.tokens.clone())
                .collect_vec();
            let answer = Answer { quote, speaker: speaker.clone() };
            turns.push(Turn { blocks: answers[nth].start..end, answer: Some(answer) });
        }
        turns.extend(self.titles(speaker));
        Some(turns)
    }

    /// The headings that are nothing but a quotation: words of the one interviewed.
    fn titles(&self, speaker: Option<Range<usize>>) -> Vec<Turn> {
        let quoted = |block: &InterviewBlock| {
            let start = block.tokens.start;
            let title = !is_text(block) || block.tokens.len() < 40;
            title && self.grammar.opens(start) && self.grammar.after(start) == block.tokens.end
        };
        let found = self.blocks.iter().enumerate().filter(|(_, block)| quoted(block));
        found
            .map(|(at, block)| Turn {
                blocks: at..at,
                answer: Some(Answer {
                    quote: vec![block.tokens.clone()],
                    speaker: speaker.clone(),
                }),
            })
            .collect_vec()
    }

    /// Where the last answer ends, which begins with block `from`: before a box about the person, or
    /// who led the interview.
    fn end_of_last(&self, from: usize, speaker: Option<&Range<usize>>) -> usize {
        let surname = speaker.map(|range| self.grammar.lower(range.end - 1));
        let closes = |at: &usize| {
            let tokens = self.blocks[*at].tokens.clone();
            let names = |at: usize| Some(self.grammar.lower(at)) == surname;
            !is_text(&self.blocks[*at])
                || self.asks(&self.blocks[*at])
                || tokens.clone().take(12).any(names)
                || tokens.clone().take(6).any(|at| is_talk(self.grammar.lower(at)))
                || matches!(self.grammar.lower(tokens.start), "zur" | "(" | "die" if tokens.len() < 12)
        };
        let last = self.blocks.len().min(from + LONGEST_ANSWER);
        (from + 1..last).find(closes).unwrap_or(last)
    }

    /// The one interviewed: "Gespräch mit X", "Frau X" in the questions, or the last person named
    /// before them.
    fn interviewed(&self, first: usize, asked: &[usize]) -> Option<Range<usize>> {
        let grammar = self.grammar;
        let intro =
            || self.blocks[..first].iter().flat_map(|block| self.persons(block.tokens.clone()));
        let with = |range: &Range<usize>| {
            let from = range.start.saturating_sub(NEAR);
            let before = (from..range.start).rev().find(|at| {
                is_one_of!(grammar.lower(*at), "mit" | "an" | "bei")
                    || grammar.words[*at].verb.is_some()
                    || grammar.ends_sentence(*at)
            });
            let sentence = &grammar.tokens.sentences[grammar.tokens.sentence_of(range.start)];
            before.is_some_and(|at| grammar.lower(at) == "mit")
                && sentence.tokens.clone().any(|at| is_talk(grammar.lower(at)))
        };
        let addressed = || {
            let questions = asked.iter().map(|at| self.blocks[*at].tokens.clone());
            let named = questions.flatten().find(|at| {
                is_one_of!(grammar.lower(*at), "herr" | "frau" | "herrn")
                    && grammar.tokens.is_upper(at + 1)
            })?;
            self.named_by(named + 1..named + 2).or(Some(named + 1..named + 2))
        };
        let chosen = intro().find(with).or_else(addressed).or_else(|| {
            let mut persons: Vec<Range<usize>> = intro().collect_vec();
            persons.sort_by_key(|range| std::cmp::Reverse(range.len()));
            persons.first().cloned()
        })?;
        self.named_by(chosen.clone()).or(Some(chosen))
    }

    /// The plain mentions of persons among some tokens.
    fn persons(&self, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let span = self.grammar.tokens.span(tokens);
        let person = |m: &&Mention| m.kind == EntityKind::Person && m.form == MentionForm::Plain;
        self.named.within(span).filter(person).map(|m| self.grammar.tokens.within(m.span))
    }

    /// The fullest name in the article of whom a surname or initials stand for.
    fn named_by(&self, label: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.grammar.tokens;
        let letters: String =
            label.clone().filter_map(|at| tokens.form(at).chars().next()).collect();
        let whole = self.words(label.clone());
        let initials = whole.chars().all(|c| c.is_uppercase() || ". -".contains(c));
        let short: String = whole.chars().filter(|c| c.is_alphabetic()).collect();
        let fits = |range: &Range<usize>| {
            let same = tokens.lower(range.end - 1) == tokens.lower(label.end - 1)
                && (label.len() == 1 || self.words(range.clone()).ends_with(&whole));
            let first: String =
                range.clone().filter_map(|at| tokens.form(at).chars().next()).collect();
            same || initials && first.chars().count() > 1 && (first == short || first == letters)
        };
        let all = 0..tokens.len();
        let found: Vec<Range<usize>> = self.persons(all).filter(fits).take(200).collect_vec();
        let longest = found.iter().map(|range| range.len()).max()?;
        found.into_iter().find(|range| range.len() == longest)
    }

    fn words(&self, range: Range<usize>) -> String {
        self.grammar.tokens.span(range).of(self.grammar.tokens.text).to_owned()
    }

    /// Whether a block ends in a question mark.
    fn asks(&self, block: &InterviewBlock) -> bool {
        let tokens = self.grammar.tokens;
        let last = block.tokens.clone().rev().find(|at| tokens.kind(*at) != TokenKind::Close);
        last.is_some_and(|at| tokens.form(at) == "?")
    }

    /// Whether somebody is addressed: "Sie" within a sentence, "Herr", "Frau", "du".
    fn addresses(&self, blocks: Range<usize>) -> bool {
        let tokens = self.grammar.tokens;
        self.tokens_of(blocks).any(|at| {
            let begins = at == 0
                || is_one_of!(tokens.form(at - 1), "." | "?" | "!" | ":" | "…")
                || tokens.kind(at - 1) == TokenKind::Open
                || tokens.sentences[tokens.sentence_of(at)].tokens.start == at;
            match tokens.form(at) {
                "Sie" | "Ihnen" | "Ihr" | "Ihre" | "Ihren" | "Ihrem" | "Ihrer" => !begins,
                "Herr" | "Frau" => at + 1 < tokens.len() && tokens.is_upper(at + 1),
                _ => is_one_of!(
                    tokens.lower(at),
                    "du" | "dir"
                        | "dich"
                        | "dein"
                        | "deine"
                        | "deinen"
                        | "deiner"
                        | "deinem"
                        | "euch"
                ),
            }
        })
    }

    /// Whether somebody says "ich", or (unless only `alone`) "wir".
    fn says(&self, blocks: Range<usize>, alone: bool) -> bool {
        self.tokens_of(blocks).any(|at| match self.grammar.lower(at) {
            "ich" | "mir" | "mich" | "mein" | "meine" | "meinen" | "meiner" | "meinem" => true,
            "wir" | "uns" | "unser" | "unsere" | "unseren" | "unserer" | "unserem" => !alone,
            _ => false,
        })
    }

    /// Whether there is a longer quotation with a comma after it, or a colon before it.
    fn quotes(&self, blocks: Range<usize>) -> bool {
        self.tokens_of(blocks).any(|at| {
            let grammar = self.grammar;
            let framed =
                || grammar.form(grammar.after(at)) == "," || at > 0 && grammar.form(at - 1) == ":";
            grammar.opens(at) && grammar.after(at) - at > 6 && framed()
        })
    }

    /// Whether a talk is announced.
    fn announces(&self, blocks: Range<usize>) -> bool {
        self.tokens_of(blocks).any(|at| {
            let noun = self.grammar.class(at) != Class::Sign;
            noun && is_talk(self.grammar.lower(at))
        })
    }

    fn tokens_of(&self, blocks: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        self.blocks[blocks].iter().flat_map(|block| block.tokens.clone())
    }
}

fn is_text(block: &InterviewBlock) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Lead)
}

/// "Interview", "Telefongespräch", "gesprochen": a word for a talk.
fn is_talk(lower: &str) -> bool {
    ["interview", "interviews", "gespräch", "gesprächs"].iter().any(|end| lower.ends_with(end))
        || is_one_of!(lower, "gesprochen" | "interviewt" | "unterhalten")
}
