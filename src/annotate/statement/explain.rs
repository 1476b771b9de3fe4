//! Tells why each statement was found and led to its source, and of each sentence that looks like
//! one why it is none.

use std::ops::Range;

use super::candidate::{Candidate, Rule};
use super::source::{self, Attributed};
use super::{candidates, confidence, cue};
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Grammar, Period};
use crate::annotate::trace::{Attempt, Trace};
use crate::compact::Collect;
use crate::lexicon::Lexicon;
use crate::lexicon::verbs::Forms;
use crate::reading::{BlockKind, Source};
use crate::tokens::Tokens;

/// One paragraph per statement and per sentence without one, in order of the text.
pub fn explain(tokens: &Tokens<'_>, named: &Named, lexicon: &Lexicon) -> Vec<String> {
    let mut grammar = Grammar::new(tokens, lexicon);
    grammar.trace = Trace::on();
    let candidates = candidates(&grammar, named);
    let rules = grammar.trace.attempts();
    let confidence = confidence::of_candidates(&grammar, named, &candidates);
    let shown: Vec<bool> = confidence.iter().map(Option::is_some).collect_vec();
    let (sources, voices) = source::resolve(&grammar, named, &candidates, &shown);
    let ways = grammar.trace.attempts().split_off(rules.len());
    let report = Report { grammar: &grammar, named, candidates: &candidates, rules: &rules };
    let mut told: Vec<(usize, String)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let paragraph = report.statement(at, confidence[at], voices[at], &sources, &ways[at]);
        told.push((candidate.start(), paragraph));
    }
    for period in &grammar.periods {
        told.extend(report.silence(period).map(|paragraph| (period.tokens.start, paragraph)));
    }
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(_, paragraph)| paragraph).collect_vec()
}

struct Report<'r, 't> {
    grammar: &'r Grammar<'t>,
    named: &'r Named,
    candidates: &'r [Candidate],
    /// The attempts of all rules.
    rules: &'r [Attempt],
}

impl Report<'_, '_> {
    fn statement(
        &self,
        at: usize,
        confidence: Option<f32>,
        voice: Attributed,
        sources: &[Source],
        way: &Attempt,
    ) -> String {
        let candidate = &self.candidates[at];
        let quote: Vec<String> =
            candidate.quote.iter().map(|range| self.words(range)).collect_vec();
        let mut lines = vec![format!("Statement {}: {:?}", quote.join(" ... "), candidate.mode)];
        let attempt = candidate.attempt.and_then(|attempt| self.rules.get(attempt));
        match attempt.filter(|_| candidate.rule != Rule::Nested) {
            Some(attempt) => {
                lines.push(format!("  rule: {}, as in {}", candidate.rule.name(), attempt.pattern));
                if !attempt.held.is_empty() {
                    lines.push(format!("  since: {}", attempt.held.join("; ")));
                }
            }
            None => lines.push(format!("  rule: {}", candidate.rule.name())),
        }
        let cue = match candidate.rule {
            // A report is the whole clause: its verb is part of what is shown.
            Rule::Report => attempt.map_or(Vec::new(), |attempt| self.verb_at(attempt.at)),
            _ => candidate.cue.clone(),
        };
        if !cue.is_empty() {
            lines.push(format!("  cue: {}", self.cue(&cue)));
        }
        let speaker = candidate.speaker.as_ref().map(|range| self.words(range));
        let steps = attempt.map_or(&[][..], |attempt| attempt.steps.as_slice());
        let steps =
            if steps.is_empty() { String::new() } else { format!(": {}", steps.join("; ")) };
        lines.push(format!("  speaker: {}{steps}", speaker.as_deref().unwrap_or("nobody")));
        let source = voice.source.map(|id| &sources[id.0 as usize]);
        let label = source.map_or("open".to_owned(), |s| format!("{} ({:?})", s.label, s.kind));
        let inferred = if voice.inferred { ", inferred" } else { "" };
        lines.push(format!("  source: {label}{inferred}: {}", way.steps.join("; ")));
        let row = confidence::row(self.grammar, self.named, self.candidates, at);
        let row = row.map_or("no row of the rule fits".to_owned(), |row| format!("row \"{row}\""));
        lines.push(match confidence {
            Some(share) => format!("  confidence: {share}, {row}"),
            None => format!("  not shown, too unsure: {row}"),
        });
        lines.join("\n")
    }

    /// The verb of saying of the clause that begins at a token.
    fn verb_at(&self, at: usize) -> Vec<usize> {
        let period = &self.grammar.periods[self.grammar.period_of(at)];
        let clause = self.grammar.clauses_of(period).iter().find(|clause| clause.start() == at);
        let cue = clause.and_then(|clause| cue::of_clause(self.grammar, clause));
        cue.map_or(Vec::new(), |cue| cue.verb)
    }

    /// The cue in the words of the text, with the verb it is a form of.
    fn cue(&self, cue: &[usize]) -> String {
        let grammar = self.grammar;
        let words: Vec<&str> = cue.iter().map(|at| grammar.form(*at)).collect_vec();
        let is_verb = |at: &&usize| grammar.words[**at].verb.is_some();
        // The participle or infinitive carries the meaning, not the auxiliary.
        let main = cue.iter().rfind(is_verb).and_then(|at| grammar.words[*at].verb);
        let prefix = cue
            .iter()
            .find(|at| grammar.lexicon.verbs.is_separable_prefix(grammar.lower(**at)))
            .map_or("", |at| grammar.lower(*at));
        let lemma = main.map(|verb| {
            let mut buffer = String::new();
            format!(" ({})", grammar.lexicon.verbs.lemma(verb, prefix, &mut buffer))
        });
        format!("\"{}\"{}", words.join(" "), lemma.unwrap_or_default())
    }

    /// Why a sentence that looks like a statement holds none; `None` where it does not look so.
    fn silence(&self, period: &Period) -> Option<String> {
        let grammar = self.grammar;
        if grammar.tokens.blocks[period.block].kind == BlockKind::Dateline {
            return None;
        }
        if self.candidates.iter().any(|candidate| candidate.overlaps(&period.tokens)) {
            return None;
        }
        let clauses = grammar.clauses_of(period);
        let mut looks = Vec::new();
        for clause in clauses {
            if let Some(finite) = clause.finite {
                if cue::of_clause(grammar, clause).is_some() {
                    looks.push(format!("the verb of saying \"{}\"", grammar.form(finite)));
                }
                if clause.konjunktiv(grammar) != Forms::default() {
                    looks.push(format!("the Konjunktiv \"{}\"", grammar.form(finite)));
                }
            }
        }
        if period.tokens.clone().any(|at| grammar.opens(at)) {
            looks.push("quotation marks".to_owned());
        }
        if looks.is_empty() {
            return None;
        }
        let mut lines = vec![
            format!("No statement: {}", self.words(&period.tokens)),
            format!("  though it has {}", looks.join(", ")),
        ];
        let here = self.rules.iter().filter(|attempt| period.tokens.contains(&attempt.at));
        // Of equals the first: the rules go from the surest on.
        let furthest = here.rev().max_by_key(|attempt| attempt.held.len());
        lines.push(match furthest {
            Some(attempt) => format!(
                "  nearest: {}; {}fails: {}",
                attempt.pattern,
                if attempt.held.is_empty() {
                    String::new()
                } else {
                    format!("holds: {}; ", attempt.held.join("; "))
                },
                attempt.failed.unwrap_or("a condition that has no name"),
            ),
            None => "  no rule looked at it: no frame and no words to go with it".to_owned(),
        });
        Some(lines.join("\n"))
    }

    fn words(&self, range: &Range<usize>) -> String {
        format!("\"{}\"", self.grammar.tokens.span(range.clone()).of(self.grammar.tokens.text))
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entity;
    use crate::lexicon::Lexicon;
    use crate::reading::{Block, BlockKind};
    use crate::text::ByteSpan;
    use crate::tokens::Tokens;

    fn explain(text: &str) -> String {
        let lexicon = Lexicon::embedded();
        let blocks = [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }];
        let tokens = Tokens::new(text, &blocks, &lexicon);
        super::explain(&tokens, &entity::find(&tokens, &lexicon), &lexicon).join("\n")
    }

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let told = explain(text);
        for part in wanted {
            assert!(told.contains(part), "{part:?} is missing in\n{told}");
        }
    }

    #[test]
    fn a_statement_tells_its_rule_cue_speaker_source_and_row() {
        check(
            "Die Ministerin teilte mit, dass die Steuer sinke.",
            &[
                "rule: dass, as in X sagte, dass ...",
                "cue: \"teilte mit\" (mitteilen)",
                "speaker: \"Die Ministerin\": the speaker is the subject of the clause",
                "source: Ministerin (Government): \"Die Ministerin\" is a description of its own",
                "confidence: ",
                "row \"dass | ",
            ],
        );
    }

    #[test]
    fn a_pronoun_tells_the_way_to_its_source() {
        check(
            "Anna Muster traf die Presse. Sie sagte, die Steuer sinke.",
            &["\"Sie\" stands for somebody named before", "source: Anna Muster (Person), inferred"],
        );
    }

    #[test]
    fn a_sentence_without_statement_tells_the_condition_that_fails() {
        check(
            "Wenn die Ministerin sagt, dass die Steuer sinkt, sinkt sie.",
            &["No statement", "verb of saying \"sagt\"", "fails: the frame is no condition"],
        );
        assert_eq!(explain("Die Stadt baut eine Schule."), "");
    }

    /// Every rule passes its finds through the trace: otherwise their reasons could not be told.
    #[test]
    fn every_rule_tells_its_reasons() {
        let seed = include_str!("../../../seeds/unfall.txt");
        let told = explain(seed);
        let rules = told.lines().filter(|line| line.starts_with("  rule: "));
        let silent: Vec<&str> =
            rules.filter(|r| !r.contains(" as in ") && !r.ends_with("nested")).collect();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
