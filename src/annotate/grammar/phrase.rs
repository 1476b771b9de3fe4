//! Noun phrases: article, adjectives, noun, name, and what hangs on them.

use std::ops::Range;

use super::analysis::Grammar;
use super::word::Class;
use crate::lexicon::names::Role;
use crate::lexicon::words::FunctionWord::*;
use crate::lexicon::words::Traits;
use crate::tokens::TokenKind;

/// The longest phrase read, in tokens.
const LONGEST: usize = 60;

/// Words that begin a phrase as an article does; a second one begins another phrase.
const ARTICLES: Traits =
    Traits::DEFINITE.and(Traits::INDEFINITE).and(Traits::POSSESSIVE).and(Traits::DEMONSTRATIVE);

/// A noun phrase or a pronoun that stands for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens, with apposition, without relative clause.
    pub tokens: Range<usize>,
    /// Its first noun group, without what hangs on it.
    pub core: Range<usize>,
    /// The word that says what it is: the last noun of the core.
    pub head: usize,
}

impl Grammar<'_> {
    /// The noun phrase that begins at token `at` and ends before `end`.
    pub fn phrase(&self, at: usize, end: usize) -> Option<Phrase> {
        let end = end.min(at + LONGEST);
        let mut phrase = self.simple_phrase(at, end)?;
        if !matches!(self.class(phrase.head), Class::Function(Pronoun | Determiner)) {
            phrase.tokens.end = self.attachments(&phrase, end);
        }
        Some(phrase)
    }

    /// Returns whether a noun phrase can begin at token `at`.
    pub fn begins_phrase(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Function(Determiner | Pronoun | Number | Indefinite)
            | Class::Noun
            | Class::Number => true,
            Class::Function(_) => false,
            Class::Other => self.class(at + 1) == Class::Noun || self.class(at + 1) == Class::Other,
            Class::Verb => false,
            Class::Sign => self.opens(at),
        }
    }

    /// Article, adjectives, nouns; no attachments.
    fn simple_phrase(&self, start: usize, end: usize) -> Option<Phrase> {
        if start >= end || !self.begins_phrase(start) && !self.is(start, Particle) {
            return None;
        }
        let whole = |end: usize, head: usize| Phrase { tokens: start..end, core: start..end, head };
        if self.is(start, Pronoun) {
            return Some(whole(start + 1, start));
        }
        let is_focus = |at: &usize| self.is(*at, Particle) && self.lower(*at) != "nicht";
        let first = start + (start..end).take_while(is_focus).count();
        let nouns = self.adjectives(self.determiners(first, end), end);
        let (after, head) = self.nouns(start, first, nouns, end);
        match head {
            Some(head) => Some(whole(after, head)),
            None => self.without_noun(first, after).map(|(end, head)| whole(end, head)),
        }
    }

    /// The end of the articles that begin at token `first`: "die", "alle die", "diese beiden".
    fn determiners(&self, first: usize, end: usize) -> usize {
        let goes_on = |at: usize| {
            self.is(at, Determiner)
                && (at == first || self.takes_article(first) || !self.is_article(at))
        };
        (first..end).find(|at| !goes_on(*at)).unwrap_or(end.max(first))
    }

    /// The end of the nouns and names from token `from`, and the head among them.
    fn nouns(&self, start: usize, first: usize, from: usize, end: usize) -> (usize, Option<usize>) {
        let mut at = from;
        let mut head = None;
        while at < end {
            match self.class(at) {
                Class::Noun if at > first && self.tokens.kind(at - 1) == TokenKind::Url => break,
                Class::Noun => head = Some(at),
                Class::Sign if self.names_in_marks(at, first, head) => {
                    head = head.or(Some(at + 1));
                    at = self.partner(at) + 1;
                    if let Some(noun) = self.joined(at).filter(|noun| *noun < end) {
                        head = Some(noun);
                        at = noun + 1;
                        // "„Nachtwind“-Regisseur Max Muster"
                        if self.is_persons_role(noun) {
                            continue;
                        }
                    }
                    break;
                }
                Class::Sign if self.form(at) == "%" && head.is_none() && at > start => {
                    head = Some(at)
                }
                // "Ursula von der Leyen": the article is stepped over, too.
                _ if self.begins_double_particle(at, head) => at += 1,
                _ if self.counts_noun(at, head) || self.links_names(at, head) => {}
                _ => match self.divides_role(at, head) {
                    Some(name) => at = name - 1,
                    None => break,
                },
            }
            at += 1;
        }
        (at, head)
    }

    /// Returns whether a quotation at token `at` is a name that goes on or begins the phrase: "die
    /// „Bild“".
    fn names_in_marks(&self, at: usize, first: usize, head: Option<usize>) -> bool {
        let allowed =
            head.is_none() || self.is(first, Determiner) || self.class(first) == Class::Other;
        self.opens(at) && allowed && self.is_name(at)
    }

    /// Returns whether token `at` is a number inside the phrase: "drei Minister", "Karl der 3.".
    fn counts_noun(&self, at: usize, head: Option<usize>) -> bool {
        let before_noun = head.is_none() && self.class(at + 1) == Class::Noun;
        match self.class(at) {
            Class::Number => {
                before_noun || head.is_some() && self.tokens.kind(at) == TokenKind::Ordinal
            }
            Class::Function(Number) => before_noun,
            _ => false,
        }
    }

    /// Returns whether token `at` links a noun to the next: "Müller & Sohn", "John F. Kennedy",
    /// "Osama bin Laden".
    fn links_names(&self, at: usize, head: Option<usize>) -> bool {
        let before_noun = self.class(at + 1) == Class::Noun;
        let sign = self.class(at) == Class::Sign && head.is_some();
        let initial = self.form(at) == "." && self.form(at.saturating_sub(1)).chars().count() == 1;
        sign && (is_one_of!(self.form(at), "&" | "/" | "+") && before_noun || initial)
            || head.is_some_and(|head| head + 1 == at) && before_noun && self.name_particle(at)
    }

    /// The noun at which a phrase goes on after what stands between a role and a name: "Oberst
    /// i. G. | Max", "Präsident (und Gründer) | Max", "Lena Voss' | Anwalt".
    fn divides_role(&self, at: usize, head: Option<usize>) -> Option<usize> {
        let head = head.filter(|head| head + 1 == at)?;
        let role = || self.is_persons_role(head);
        let next = match self.form(at) {
            "a." | "i." if is_one_of!(self.form(at + 1), "D." | "R." | "G.") => at + 2,
            "(" if role() && self.after(at) > at + 1 => self.after(at),
            "'" | "’" | "‘" if !self.tokens.tokens[at].spaced => at + 1,
            _ => return None,
        };
        (self.class(next) == Class::Noun).then_some(next)
    }

    /// Returns whether a noun tells what a person is.
    fn is_persons_role(&self, at: usize) -> bool {
        self.lexicon.names.role(self.lower(at)).is_some_and(Role::is_persons)
    }

    /// Returns whether a name goes on with two small words: "Ursula | von der | Leyen".
    fn begins_double_particle(&self, at: usize, head: Option<usize>) -> bool {
        head.is_some_and(|head| head + 1 == at)
            && self.lower(at) == "von"
            && is_one_of!(self.lower(at + 1), "der" | "den" | "und")
            && self.class(at + 2) == Class::Noun
            && self.is_first_name_like(at - 1)
    }

    /// The end and head of a phrase that has no noun: its words from token `first` to before `at`.
    fn without_noun(&self, first: usize, at: usize) -> Option<(usize, usize)> {
        let article = self.is(first, Determiner);
        // "eine der Parteien"
        let of_many = at == first + 1
            && is_one_of!(self.lower(first), "eine" | "eines" | "keine")
            && self.has(at, Traits::GENITIVE);
        // "die beiden", "der 81-jährige", "die taz vermutet"
        let nominal = at == first + 2
            && article
            && (self.lower(at - 1) == "beiden"
                || self.class(at - 1) == Class::Other
                    && (self.lower(at - 1).contains("-jährige") || self.class(at) == Class::Verb));
        // "viele sagten"
        let alone = article && at == first + 1 && self.has(first, Traits::ALONE);
        let number = at > first && self.class(at - 1) == Class::Number;
        if of_many || nominal || alone || number {
            return Some((at, at - 1));
        }
        self.is(first, Indefinite).then_some((first + 1, first))
    }

    /// "alle die", "all diese": words before an article.
    fn takes_article(&self, at: usize) -> bool {
        self.has(at, Traits::BEFORE_ARTICLE)
    }

    fn is_article(&self, at: usize) -> bool {
        self.has(at, ARTICLES)
    }

    /// The end of the adjectives and their complements: "im indischen Exil lebenden geistlichen".
    fn adjectives(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            match self.class(at) {
                // "die 32 Jahre alte Ärztin"
                Class::Number
                    if matches!(self.lower(at + 1), "jahre" | "jahren")
                        && self.lower(at + 2).starts_with("alt") =>
                {
                    at += 3
                }
                Class::Other | Class::Number | Class::Function(Number) => at += 1,
                Class::Function(Particle | Adverb) if at > from || self.leads_to_noun(at, end) => {
                    at += 1
                }
                Class::Function(Conjunction)
                    if at > from
                        && self.class(at + 1) == Class::Other
                        && self.class(at + 2) == Class::Noun =>
                {
                    at += 1
                }
                Class::Sign
                    if self.form(at) == ","
                        && at > from
                        && self.class(at + 1) == Class::Other
                        && self.class(at - 1) == Class::Other
                        && self.leads_to_noun(at + 1, end) =>
                {
                    at += 1
                }
                Class::Function(Preposition | Fused)
                    if from < end && self.is(from - usize::from(from > 0), Determiner) =>
                {
                    match self.participle_group(at, end) {
                        Some(after) => at = after,
                        None => break,
                    }
                }
                Class::Function(Reflexive) if self.leads_to_noun(at + 1, end) => at += 1,
                Class::Sign
                    if self.opens(at)
                        && !self.tokens.is_upper(at + 1)
                        && matches!(self.class(self.after(at)), Class::Other) =>
                {
                    at = self.after(at)
                }
                _ => break,
            }
        }
        at
    }

    /// "bei dem Unglück verletzten" in "die bei dem Unglück verletzten Männer": its end before the
    /// noun.
    fn participle_group(&self, at: usize, end: usize) -> Option<usize> {
        let mut inner = at + 1;
        for _ in 0..3 {
            inner = self.simple_phrase(inner, end.min(at + 20))?.tokens.end;
            if !matches!(self.class(inner), Class::Function(Preposition | Fused)) {
                break;
            }
            inner += 1;
        }
        let attributive = matches!(self.class(inner), Class::Other | Class::Verb)
            && (self.class(inner + 1) == Class::Noun
                || self.class(inner + 1) == Class::Other && self.class(inner + 2) == Class::Noun);
        (attributive && inner < end).then_some(inner + 1)
    }

    fn leads_to_noun(&self, from: usize, end: usize) -> bool {
        (from..end.min(from + 4))
            .find(|at| {
                !matches!(
                    self.class(*at),
                    Class::Other | Class::Number | Class::Function(Particle | Number | Adverb)
                )
            })
            .is_some_and(|at| at > from && self.class(at) == Class::Noun)
    }

    fn name_particle(&self, at: usize) -> bool {
        is_one_of!(
            self.lower(at),
            "bin"
                | "al"
                | "el"
                | "ibn"
                | "de"
                | "da"
                | "di"
                | "del"
                | "della"
                | "du"
                | "le"
                | "la"
                | "van"
                | "dos"
        ) || matches!(self.lower(at), "von" | "zu") && self.is_first_name_like(at - 1)
    }

    /// Returns whether a capitalised word is rather a first name than a noun with article: no
    /// article or adjective before it.
    fn is_first_name_like(&self, at: usize) -> bool {
        at > 0
            && !matches!(
                self.class(at - 1),
                Class::Function(Determiner | Fused) | Class::Other | Class::Number
            )
            && !self.form(at).contains('-')
    }

    /// The noun that a hyphen joins to the closing quotation mark before it: "die „Bild“-Zeitung".
    fn joined(&self, at: usize) -> Option<usize> {
        let noun = if self.form(at) == "-" { at + 1 } else { at };
        let hyphen = noun > at || self.form(at).starts_with('-');
        let close = |at: usize| self.tokens.span(at..at + 1);
        let glued = hyphen && (at..noun + 1).all(|at| close(at - 1).end() == close(at).start());
        (glued && self.class(noun) == Class::Noun).then_some(noun)
    }

    /// Returns whether a quotation is the name of something: short and capitalised.
    fn is_name(&self, open: usize) -> bool {
        let close = self.partner(open);
        close - open <= 7
            && (self.tokens.is_upper(open + 1)
                || self.tokens.kind(open + 1) == TokenKind::Number
                || close - open <= 2
                // "„heise online“ berichtet"
                || close - open <= 3 && (open + 1..close).all(|at| self.class(at) == Class::Other))
    }

    /// The end of what hangs on a phrase: genitive, "von ...", brackets, "und ...", apposition.
    fn attachments(&self, phrase: &Phrase, end: usize) -> usize {
        let mut at = phrase.tokens.end;
        let name =
            phrase.core.len() > 1 && phrase.core.clone().all(|at| self.class(at) == Class::Noun);
        let mut genitives = 0;
        let mut hangs_on = phrase.head;
        while at < end {
            let next = match self.form(at) {
                "(" => Some(self.after(at)).filter(|after| *after > at + 1 && after - at < 16),
                "," => self.apposition(at, end),
                // Names take no genitive, and a second "der ..." is rather the subject: "nach
                // Ansicht der Ermittler der Täter".
                // But "nach Angaben einer Sprecherin der Bahn".
                "der" if name || genitives > 0 && !self.speaks_for(hangs_on) => None,
                _ if self.is_genitive(at) => {
                    genitives += 1;
                    self.simple_phrase(at, end).map(|p| {
                        hangs_on = p.head;
                        p.tokens.end
                    })
                }
                // "laut Polizei | von dem Ausfall betroffen", "nach Informationen der Redaktion |
                // von einem Brand"
                "von" | "vom" if genitives > 0 && !self.is_persons_role(hangs_on) => None,
                _ if self.hangs_on_noun(at, phrase) => {
                    self.simple_phrase(at + 1, end).map(|p| p.tokens.end)
                }
                "und" | "sowie" | "oder" => self
                    .simple_phrase(at + 1, end)
                    .filter(|p| {
                        !self.is(p.head, Pronoun) && self.class(p.tokens.end) != Class::Verb
                            || p.tokens.end >= end
                    })
                    .filter(|p| self.class(p.head) == Class::Noun)
                    .map(|p| p.tokens.end),
                _ => None,
            };
            match next {
                Some(next) if next > at && next <= end => at = next,
                _ => break,
            }
        }
        at
    }

    /// Returns whether a noun names somebody who speaks for others: "Sprecherin", "Vertreter".
    fn speaks_for(&self, at: usize) -> bool {
        self.lexicon.source_kinds.noun(self.lower(at)).is_some_and(|noun| noun.by_owner)
    }

    fn is_genitive(&self, at: usize) -> bool {
        self.has(at, Traits::GENITIVE)
            || self.class(at) == Class::Other
                && self.lower(at).ends_with("er")
                && self.class(at + 1) == Class::Noun
                && self.class(at - 1) == Class::Noun
                // "laut Amt | größter Arbeitgeber" tells what somebody is.
                && !self.lower(at).ends_with("ster")
                && !self.lower(at).ends_with("ßter")
    }

    /// Prepositions whose phrase usually belongs to the noun before.
    fn hangs_on_noun(&self, at: usize, phrase: &Phrase) -> bool {
        let common = self.is(phrase.core.start, Determiner)
            || self.class(phrase.core.start) == Class::Other
            || phrase.core.len() == 1;
        match self.lower(at) {
            "von" | "vom" => true,
            "für" => common && self.lexicon.redeverben.noun(self.form(phrase.head)).is_none(),
            "aus" => !matches!(self.class(at + 1), Class::Function(Determiner)),
            "beim" | "bei" => {
                self.lower(phrase.head).ends_with("sprecher")
                    || self.lower(phrase.head).ends_with("sprecherin")
            }
            _ => false,
        }
    }

    /// ", Sprecher der Polizei," after a name, or ", Anna Beispiel," after a role: its end with
    /// the closing comma.
    fn apposition(&self, comma: usize, end: usize) -> Option<usize> {
        let inner = self.simple_phrase(comma + 1, end)?;
        if !matches!(self.class(inner.head), Class::Noun) || self.opens(comma + 1) {
            return None;
        }
        let mut at = inner.tokens.end;
        for _ in 0..6 {
            let next = match self.form(at) {
                "(" => Some(self.after(at)),
                _ if self.is_genitive(at) => self.simple_phrase(at, end).map(|p| p.tokens.end),
                "und" | "sowie" => self.simple_phrase(at + 1, end).map(|p| p.tokens.end),
                _ if matches!(self.class(at), Class::Function(Preposition | Fused)) => {
                    self.simple_phrase(at + 1, end).map(|p| p.tokens.end)
                }
                _ => None,
            };
            match next {
                Some(next) if next > at && next <= end => at = next,
                _ => break,
            }
        }
        // A closing comma before the verb, or the end of what is read.
        if at >= end || self.form(at) == "." {
            return Some(at.min(end));
        }
        let closes =
            at + 1 >= end || self.class(at + 1) == Class::Verb || !self.begins_phrase(at + 1);
        (self.form(at) == "," && closes).then_some(at)
    }
}
