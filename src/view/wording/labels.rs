//! The names by which marks and voices stand in attributes, and the short texts that name them for
//! readers.

use web_sys::Element;

use super::messages::{Messages, fill};
use crate::compact::capitalised;
use crate::reading::SourceId;
use crate::view_model::{
    Badge, FigureId, Look, Mark, MentionId, Nearness, StatementId, TextRun, Voice, VoiceTag,
};

/// "s3", "m12", "f4"
pub fn of(mark: Mark) -> String {
    match mark {
        Mark::Statement(StatementId(n)) => format!("s{n}"),
        Mark::Mention(MentionId(n)) => format!("m{n}"),
        Mark::Figure(FigureId(n)) => format!("f{n}"),
    }
}

/// The mark of that name.
pub fn parse(name: &str) -> Option<Mark> {
    let number = name.get(1..)?.parse().ok()?;
    match name.as_bytes().first()? {
        b's' => Some(Mark::Statement(StatementId(number))),
        b'm' => Some(Mark::Mention(MentionId(number))),
        b'f' => Some(Mark::Figure(FigureId(number))),
        _ => None,
    }
}

/// The mark that an element of the article is, or is the marker of.
pub fn mark(element: &Element) -> Option<Mark> {
    parse(&element.get_attribute("data-ql-mark")?)
}

/// "s1", "nobody", "editorial"
pub fn voice(voice: Voice) -> String {
    match voice {
        Voice::Source(SourceId(n)) => format!("s{}", n + 1),
        Voice::Nobody => "nobody".into(),
        Voice::Editorial => "editorial".into(),
    }
}

/// "direct", "indirect", "reported", "editorial"
pub fn nearness(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Direct => "direct",
        Nearness::Indirect => "indirect",
        Nearness::Reported => "reported",
        Nearness::Editorial => "editorial",
    }
}

/// "1", "?", or nothing.
pub fn badge(badge: Badge) -> String {
    match badge {
        Badge::Number(n) => n.to_string(),
        Badge::Unnamed => "?".into(),
        Badge::None => String::new(),
    }
}

/// A voice's name as a heading: "Südkoreanischer Geheimdienst", „neueste Informationen“.
pub fn title(tag: &VoiceTag, words: &Messages) -> String {
    match (&tag.label, tag.voice) {
        (Some(label), _) if tag.badge == Badge::Unnamed => words.quoted(label),
        (Some(label), _) => capitalised(label),
        (None, Voice::Editorial) => words.editorial.into(),
        (None, _) => words.nobody.into(),
    }
}

/// "Quelle 1: Antony Blinken, indirekte Rede"
pub fn marker_label(tag: &VoiceTag, look: Look, words: &Messages) -> String {
    let (name, speech) = (title(tag, words), words.speech(look));
    match tag.badge {
        Badge::Number(n) => {
            fill(words.marker, &[("n", &n.to_string()), ("name", &name), ("speech", &speech)])
        }
        _ if tag.label.is_none() => format!("{name}, {speech}"),
        _ => fill(words.marker_unnamed, &[("name", &name), ("speech", &speech)]),
    }
}

/// "Beginn Aussage, Quelle 1"
pub fn begin_label(tag: &VoiceTag, words: &Messages) -> String {
    match tag.badge {
        Badge::Number(n) => fill(words.begin, &[("n", &n.to_string())]),
        _ => words.begin_unnamed.into(),
    }
}

/// A statement's words in one line.
pub fn list_words(runs: &[TextRun]) -> String {
    runs.iter()
        .map(|run| match run {
            TextRun::Plain(text) | TextRun::Wording(text) => text.as_str(),
            TextRun::Gap => " […] ",
        })
        .collect()
}
