//! The words of the interface: one table a language. A new language is a new file like `de.rs` and a line in [`Messages::of`].

mod de;
mod en;

use crate::reading::{BlockKind, EntityKind, Evidence, FigureKind, SourceKind};
use crate::view_model::{Look, Nearness};

/// All texts of the interface in one language. `{…}` are filled by [`fill`].
#[allow(missing_docs)]
pub struct Messages {
    /// BCP 47, for `lang` and `Intl`.
    pub locale: &'static str,
    pub toolbar: &'static str,
    pub skip: &'static str,
    pub sources: &'static str,
    pub entities: &'static str,
    pub figures: &'static str,
    pub who_speaks: &'static str,
    pub statements: &'static str,
    pub share_note: &'static str,
    pub nobody: &'static str,
    pub nobody_kind: &'static str,
    pub passed_on_by: &'static str,
    pub editorial: &'static str,
    pub editorial_kind: &'static str,
    pub recognised: &'static str,
    pub close: &'static str,
    pub marker: &'static str,
    pub marker_unnamed: &'static str,
    pub speech_direct: &'static str,
    pub speech_indirect: &'static str,
    pub speech_reported: &'static str,
    pub speech_partly: &'static str,
    pub direct: &'static str,
    pub indirect: &'static str,
    pub reported: &'static str,
    pub partly_direct: &'static str,
    pub partly: &'static str,
    pub kind_of_speech: &'static str,
    pub recognised_by: &'static str,
    pub quotation_marks: &'static str,
    pub konjunktiv: &'static str,
    pub sollen: &'static str,
    pub saying: &'static str,
    pub inferred: &'static str,
    pub inferred_from: &'static str,
    pub contains: &'static str,
    pub according_to: &'static str,
    pub statements_of_source: &'static str,
    pub of: &'static str,
    pub level: &'static str,
    pub source: &'static str,
    pub role_here: &'static str,
    pub also_called: &'static str,
    pub long_name: &'static str,
    pub capital: &'static str,
    pub iso: &'static str,
    pub mentions: &'static str,
    pub says_here: &'static str,
    pub all_statements: &'static str,
    pub also_marked: &'static str,
    pub part_of: &'static str,
    pub previous_mention: &'static str,
    pub next_mention: &'static str,
    pub previous_statement: &'static str,
    pub next_statement: &'static str,
    pub means: &'static str,
    pub open_value: &'static str,
    pub about: &'static str,
    pub at_least: &'static str,
    pub at_most: &'static str,
    pub range: &'static str,
    pub difference: &'static str,
    pub level_now: &'static str,
    pub level_before: &'static str,
    pub counted: &'static str,
    pub says: &'static str,
    pub rests_on: &'static str,
    pub compared: &'static str,
    pub compared_plain: &'static str,
    pub link: &'static str,
    pub filter_all: &'static str,
    pub filter_some: &'static str,
    pub open_quote: &'static str,
    pub close_quote: &'static str,
    pub single_open: &'static str,
    pub single_close: &'static str,
    pub strip: &'static str,
    pub strip_label: &'static str,
    pub only_verbatim: &'static str,
    pub view_text: &'static str,
    pub view_list: &'static str,
    pub views: &'static str,
    pub list_title: &'static str,
    pub statement: &'static str,
    pub place: &'static str,
    pub numbered: &'static str,
    pub editorial_rest: &'static str,
    pub inferred_short: &'static str,
    pub verbatim_on: &'static str,
    pub percent: &'static str,
    pub block: fn(BlockKind) -> &'static str,
    pub source_kind: fn(SourceKind) -> &'static str,
    pub entity_kind: fn(EntityKind) -> &'static str,
    pub figure_kind: fn(FigureKind) -> &'static str,
}

impl Messages {
    /// The table of a BCP 47 tag; German where there is none.
    pub fn of(lang: &str) -> &'static Messages {
        match lang.split('-').next().unwrap_or_default() {
            "en" => &en::EN,
            _ => &de::DE,
        }
    }

    /// "teils wörtlich": one to two words.
    pub fn look(&self, look: Look) -> &'static str {
        match look {
            Look { mixed: true, .. } => self.partly_direct,
            Look { nearness, .. } => self.nearness(nearness),
        }
    }

    /// "indirekt"
    pub fn nearness(&self, nearness: Nearness) -> &'static str {
        match nearness {
            Nearness::Direct => self.direct,
            Nearness::Indirect => self.indirect,
            Nearness::Reported => self.reported,
            Nearness::Editorial => self.editorial,
        }
    }

    /// "indirekte Rede, teils wörtlich": for the ear.
    pub fn speech(&self, look: Look) -> String {
        let kind = match look.nearness {
            Nearness::Direct => self.speech_direct,
            Nearness::Indirect => self.speech_indirect,
            Nearness::Reported => self.speech_reported,
            Nearness::Editorial => self.editorial,
        };
        if look.mixed { format!("{kind}, {}", self.speech_partly) } else { kind.into() }
    }

    /// What stands for evidence beside its words, or in their place where the statement has none.
    pub fn evidence(&self, evidence: Evidence, has_words: bool) -> Option<&'static str> {
        match evidence {
            Evidence::QuotationMarks => Some(self.quotation_marks),
            Evidence::Konjunktiv => Some(self.konjunktiv),
            Evidence::Sollen => Some(self.sollen),
            _ if has_words => None,
            Evidence::Verb | Evidence::Preposition | Evidence::Noun | Evidence::Adverb => Some(self.saying),
        }
    }

    /// „…“
    pub fn quoted(&self, words: &str) -> String {
        format!("{}{words}{}", self.open_quote, self.close_quote)
    }
}

/// Puts values into a text's `{name}` places.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = text.to_string();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}
