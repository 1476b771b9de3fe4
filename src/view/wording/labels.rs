//! Short texts that name marks and voices for readers.

use super::messages::{Messages, fill};
use crate::compact::capitalised;
use crate::view_model::{Badge, Look, Nearness, TextRun, Voice, VoiceTag};

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
