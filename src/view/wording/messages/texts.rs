//! The texts of the interface: their names, and the one for each value.

use crate::reading::{BlockKind, EntityKind, Evidence, FigureKind, SourceKind};
use crate::view_model::{Certainty, Look, Nearness};

/// Declares [`Messages`], and how a text is found by the name that a host gives it.
macro_rules! messages {
    ($($(#[$about:meta])* pub $name:ident: &'static str,)*) => {
        /// All texts of the interface in one language. `{…}` are filled by [`fill`].
        #[allow(missing_docs)]
        #[derive(Clone)]
        pub struct Messages {
            /// BCP 47, for `lang`.
            pub locale: &'static str,
            $($(#[$about])* pub $name: &'static str,)*
        }

        impl Messages {
            /// The names of all texts as they stand in the tables.
            const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The text of a name. Not by `match`, which compares with one name after the other in code.
            pub(super) fn text(&mut self, name: &str) -> Option<&mut &'static str> {
                let at = Self::NAMES.iter().position(|known| *known == name)?;
                [$(&mut self.$name),*].into_iter().nth(at)
            }
        }
    };
}

messages! {
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
    pub reread: &'static str,
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
    pub layout: &'static str,
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
    pub view_figures: &'static str,
    pub settings: &'static str,
    pub verbosity: &'static str,
    pub verbosity_off: &'static str,
    pub verbosity_off_about: &'static str,
    pub verbosity_short: &'static str,
    pub verbosity_short_about: &'static str,
    pub verbosity_full: &'static str,
    pub verbosity_full_about: &'static str,
    pub pace: &'static str,
    pub slow: &'static str,
    pub slow_about: &'static str,
    pub views: &'static str,
    pub list_title: &'static str,
    pub statement: &'static str,
    pub place: &'static str,
    pub numbered: &'static str,
    pub editorial_rest: &'static str,
    pub nothing_said: &'static str,
    pub not_german: &'static str,
    pub inferred_short: &'static str,
    pub verbatim_on: &'static str,
    pub figures_title: &'static str,
    pub figures_one: &'static str,
    pub figures_count: &'static str,
    pub figures_all: &'static str,
    pub figures_caption: &'static str,
    pub figure: &'static str,
    pub time_line: &'static str,
    pub time_compressed: &'static str,
    pub article_date: &'static str,
    pub by_kind: &'static str,
    pub words: &'static str,
    pub of_words: &'static str,
    pub of_statements: &'static str,
    pub show_all: &'static str,
    pub list_instead: &'static str,
    pub list_caption: &'static str,
    pub begin: &'static str,
    pub begin_unnamed: &'static str,
    pub percent: &'static str,
    pub block_kicker: &'static str,
    pub block_headline: &'static str,
    pub block_dateline: &'static str,
    pub block_byline: &'static str,
    pub block_lead: &'static str,
    pub block_subheading: &'static str,
    pub block_paragraph: &'static str,
    pub block_caption: &'static str,
    pub block_meta: &'static str,
    pub source_government: &'static str,
    pub source_authority: &'static str,
    pub source_court: &'static str,
    pub source_police: &'static str,
    pub source_military: &'static str,
    pub source_intelligence: &'static str,
    pub source_party: &'static str,
    pub source_politician: &'static str,
    pub source_company: &'static str,
    pub source_association: &'static str,
    pub source_science: &'static str,
    pub source_medium: &'static str,
    pub source_person: &'static str,
    pub source_eyewitness: &'static str,
    pub source_document: &'static str,
    pub source_unnamed: &'static str,
    pub source_other: &'static str,
    pub entity_person: &'static str,
    pub entity_location: &'static str,
    pub entity_organisation: &'static str,
    pub entity_other: &'static str,
    pub figure_number: &'static str,
    pub figure_ordinal: &'static str,
    pub points: &'static str,
    pub before_christ: &'static str,
    pub figure_percent: &'static str,
    pub figure_money: &'static str,
    pub figure_measure: &'static str,
    pub figure_age: &'static str,
    pub figure_temperature: &'static str,
    pub figure_number_range: &'static str,
    pub figure_date: &'static str,
    pub figure_date_range: &'static str,
    pub figure_time: &'static str,
    pub figure_time_range: &'static str,
    pub figure_date_time: &'static str,
    pub figure_duration: &'static str,
    pub figure_set: &'static str,
    pub view_classroom: &'static str,
    pub quiz_title: &'static str,
    pub quiz_how: &'static str,
    pub quiz_question: &'static str,
    pub quiz_progress: &'static str,
    pub quiz_next: &'static str,
    pub quiz_reveal: &'static str,
    pub quiz_end: &'static str,
    pub quiz_again: &'static str,
    pub quiz_score: &'static str,
    pub quiz_right: &'static str,
    pub quiz_wrong: &'static str,
    pub quiz_open: &'static str,
    pub quiz_done: &'static str,
    pub quiz_all_done: &'static str,
    pub quiz_answer: &'static str,
    pub quiz_marker: &'static str,
    pub quiz_begin: &'static str,
    pub quiz_nothing: &'static str,
    pub quiz_choices: &'static str,
    pub quiz_local: &'static str,
    pub certain: &'static str,
    pub very_sure: &'static str,
    pub sure: &'static str,
    pub unsure: &'static str,
    pub very_unsure: &'static str,
    pub by_its_form: &'static str,
    pub by_its_words: &'static str,
    pub confirmed: &'static str,
    pub corrected: &'static str,
    pub note: &'static str,
    pub unanchored: &'static str,
    pub unanchored_none: &'static str,
    pub unanchored_many: &'static str,
    pub copy: &'static str,
    pub copy_quote: &'static str,
    pub copy_quote_name: &'static str,
    pub copy_link: &'static str,
    pub copy_link_name: &'static str,
    pub quote_copied: &'static str,
    pub link_copied: &'static str,
    pub copy_by_hand: &'static str,
    pub copy_field: &'static str,
    pub chained: &'static str,
    pub cited: &'static str,
    pub cited_in_substance: &'static str,
    pub link_lost: &'static str,
    pub steps: &'static str,
    pub stepped: &'static str,
}

impl Messages {
    /// Returns whether there is a text of this name, written as a host writes it: "whoSpeaks".
    pub fn knows(name: &str) -> bool {
        Messages::NAMES.contains(&snake(name).as_str())
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

    /// "ziemlich sicher"
    pub fn certainty(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::VerySure => self.very_sure,
            Certainty::Sure => self.sure,
            Certainty::Unsure => self.unsure,
            Certainty::VeryUnsure => self.very_unsure,
        }
    }

    /// The words for evidence, beside its own words or in their place where the statement has none.
    pub fn evidence(&self, evidence: Evidence, has_words: bool) -> Option<&'static str> {
        match evidence {
            Evidence::QuotationMarks => Some(self.quotation_marks),
            Evidence::Konjunktiv => Some(self.konjunktiv),
            Evidence::Sollen => Some(self.sollen),
            Evidence::Layout => Some(self.layout),
            _ if has_words => None,
            Evidence::Verb | Evidence::Preposition | Evidence::Noun | Evidence::Adverb => {
                Some(self.saying)
            }
        }
    }

    /// "Regierung"
    pub fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Government => self.source_government,
            SourceKind::Authority => self.source_authority,
            SourceKind::Court => self.source_court,
            SourceKind::Police => self.source_police,
            SourceKind::Military => self.source_military,
            SourceKind::Intelligence => self.source_intelligence,
            SourceKind::Party => self.source_party,
            SourceKind::Politician => self.source_politician,
            SourceKind::Company => self.source_company,
            SourceKind::Association => self.source_association,
            SourceKind::Science => self.source_science,
            SourceKind::Medium => self.source_medium,
            SourceKind::Person => self.source_person,
            SourceKind::Eyewitness => self.source_eyewitness,
            SourceKind::Document => self.source_document,
            SourceKind::Unnamed => self.source_unnamed,
            SourceKind::Other => self.source_other,
        }
    }

    /// "Ort"
    pub fn entity_kind(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => self.entity_person,
            EntityKind::Location => self.entity_location,
            EntityKind::Organisation => self.entity_organisation,
            EntityKind::Other => self.entity_other,
        }
    }

    /// "Geldbetrag"
    pub fn figure_kind(&self, kind: FigureKind) -> &'static str {
        match kind {
            FigureKind::Number => self.figure_number,
            FigureKind::Ordinal => self.figure_ordinal,
            FigureKind::Percent => self.figure_percent,
            FigureKind::Money => self.figure_money,
            FigureKind::Measure => self.figure_measure,
            FigureKind::Age => self.figure_age,
            FigureKind::Temperature => self.figure_temperature,
            FigureKind::NumberRange => self.figure_number_range,
            FigureKind::Date => self.figure_date,
            FigureKind::DateRange | FigureKind::DateTimeRange => self.figure_date_range,
            FigureKind::Time => self.figure_time,
            FigureKind::TimeRange => self.figure_time_range,
            FigureKind::DateTime => self.figure_date_time,
            FigureKind::Duration => self.figure_duration,
            FigureKind::Set => self.figure_set,
        }
    }

    /// "Absatz"
    pub fn block(&self, kind: BlockKind) -> &'static str {
        match kind {
            BlockKind::Kicker => self.block_kicker,
            BlockKind::Headline => self.block_headline,
            BlockKind::Dateline => self.block_dateline,
            BlockKind::Byline => self.block_byline,
            BlockKind::Lead => self.block_lead,
            BlockKind::Subheading => self.block_subheading,
            BlockKind::Paragraph => self.block_paragraph,
            BlockKind::Caption => self.block_caption,
            BlockKind::Meta => self.block_meta,
        }
    }

    /// „…“
    pub fn quoted(&self, words: &str) -> String {
        format!("{}{words}{}", self.open_quote, self.close_quote)
    }
}

/// Puts values into a text's `{name}` places.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once('{') {
        filled += before;
        let place = behind.split_once('}');
        let value = place.and_then(|(name, behind)| {
            Some((values.iter().find(|(known, _)| *known == name)?.1, behind))
        });
        let (value, behind) = value.unwrap_or(("{", behind));
        filled += value;
        rest = behind;
    }
    filled + rest
}

/// "whoSpeaks" → "who_speaks"
pub(super) fn snake(name: &str) -> String {
    name.chars().fold(String::new(), |mut snake, c| {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
        snake
    })
}
