//! The model with words and formats that every piece of furniture is made from, and the pieces that
//! appear in more than one of them.

use std::rc::Rc;

use crate::compact::{Collect, lower};
use crate::correction::Review;
use crate::interaction::command::Command;
use crate::reading::Evidence;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::formats::Formats;
use crate::view::wording::labels;
use crate::view::wording::messages::{Messages, fill};
use crate::view_model::{
    Badge, Look, Nearness, Position, SourceRow, TextRun, ViewModel, Voice, VoiceTag,
};

/// The article's model with the words and formats to show it in.
pub struct Presenter {
    /// The model to show.
    pub model: ViewModel,
    /// In which words.
    pub words: &'static Messages,
    /// In which formats.
    pub formats: Rc<Formats>,
}

impl Presenter {
    /// The numbered disc of a voice.
    pub fn disc(&self, tag: &VoiceTag, small: bool) -> DomRecipe {
        let shape = match tag.badge {
            Badge::Number(_) => "",
            Badge::Unnamed => " hollow",
            Badge::None => " none",
        };
        let size = if small { " small" } else { "" };
        dom::element("span")
            .class(&format!("disc{shape}{size}"))
            .part("disc")
            .with("data-ql-s", &tag.hue.to_string())
            .text(&labels::badge(tag.badge))
    }

    /// Disc and name as a button that leads to a statement.
    pub fn who(&self, tag: &VoiceTag, command: Command) -> DomRecipe {
        dom::element("button")
            .class("who")
            .with("type", "button")
            .does(command)
            .child(&self.disc(tag, true))
            .text(&labels::title(tag, self.words))
    }

    /// "indirekt, teils wörtlich", each word on its own line style.
    pub fn look(&self, look: Look) -> DomRecipe {
        let shown = dom::element("span").child(&self.line(look.nearness));
        if !look.mixed {
            return shown;
        }
        shown.text(&format!(", {} ", self.words.partly)).child(&self.line(Nearness::Direct))
    }

    /// A word for nearness over its own line.
    pub fn line(&self, nearness: Nearness) -> DomRecipe {
        let class = format!("line {}", labels::nearness(nearness));
        dom::element("span").class(&class).text(self.words.nearness(nearness))
    }

    /// The words of a statement.
    pub fn runs(&self, into: DomRecipe, runs: &[TextRun]) -> DomRecipe {
        runs.iter().fold(into, |into, run| match run {
            TextRun::Plain(text) => into.text(text),
            TextRun::Wording(text) => into.child(&dom::element("span").class("wording").text(text)),
            TextRun::Gap => into.child(&dom::element("span").class("gap").text(" […] ")),
        })
    }

    /// "‚so … weiter‘", "Konjunktiv", "‚sagt‘, Anführungszeichen", never nothing
    pub fn evidence(&self, cue: &[String], evidence: Evidence) -> String {
        let words = self.words;
        let quoted = (!cue.is_empty())
            .then(|| format!("{}{}{}", words.single_open, cue.join(" … "), words.single_close));
        [quoted.as_deref(), words.evidence(evidence, !cue.is_empty())]
            .into_iter()
            .flatten()
            .collect_vec()
            .join(", ")
    }

    /// "automatisch erkannt", or what an editor has said.
    pub fn origin(&self, review: Option<&Review>) -> &'static str {
        match review {
            None => self.words.recognised,
            Some(Review { changed: false, .. }) => self.words.confirmed,
            Some(Review { changed: true, .. }) => self.words.corrected,
        }
    }

    /// "14 Aussagen", "1 statement": nouns as they stand within a sentence.
    pub fn counted(&self, count: usize, (one, many): (&str, &str)) -> String {
        let noun = if count == 1 { one } else { many };
        let noun = if self.words.locale.starts_with("de") { noun.into() } else { lower(noun) };
        format!("{} {noun}", self.formats.number(count as f64))
    }

    /// "3 von 14"
    pub fn position(&self, position: Position) -> String {
        fill(self.words.of, &[("at", &position.at.to_string()), ("of", &position.of.to_string())])
    }

    /// A share as "41 %". By our own table: the first use of `Intl` takes longer than all marks
    /// together.
    pub fn percent(&self, share: f64) -> String {
        fill(self.words.percent, &[("n", &((share * 100.0).round() as u32).to_string())])
    }

    /// The kind of voice that a row is: "Regierung", "weitergegeben von …".
    pub fn kind(&self, row: &SourceRow) -> String {
        let words = self.words;
        if !row.passed_on_by.is_empty() {
            let names: Vec<String> = row
                .passed_on_by
                .iter()
                .map(|v| labels::title(self.model.tag(*v), words))
                .collect_vec();
            return fill(words.passed_on_by, &[("names", &names.join(", "))]);
        }
        match (row.tag.voice, row.tag.kind) {
            (Voice::Editorial, _) => words.editorial_kind.into(),
            (Voice::Nobody, _) | (_, None) => words.nobody_kind.into(),
            (_, Some(kind)) => words.source_kind(kind).into(),
        }
    }
}
