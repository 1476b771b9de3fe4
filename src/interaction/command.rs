//! Everything that a control can do: written into one attribute of its element, read back when it
//! is pressed.

use super::choices::{Overlay, SWITCHES, VERBOSITIES, VIEWS, Verbosity, View, one_of};
use crate::reading::{SourceId, SourceKind};
use crate::view_model::{FigureId, Mark, MentionId, StatementId, Voice, VoiceKind};

/// The attribute that holds a [`Command`].
pub const ATTRIBUTE: &str = "data-do";

/// One thing that a control does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Opens or closes the drawer of the dock.
    ToggleDrawer,
    /// Closes the drawer, or else makes the bar small.
    CloseDock,
    /// Switches an overlay on or off.
    Switch(Overlay),
    /// Takes a voice into the filter, or out of it.
    FilterVoice(Voice),
    /// Takes all voices of a kind into the filter, or out of it where all are in it.
    FilterKind(VoiceKind),
    /// Shows all voices and all kinds of speech again.
    ShowAll,
    /// Leaves only words in quotation marks, or no longer.
    ToggleVerbatim,
    /// Shows the text, the list, the figures or classroom mode.
    Show(View),
    /// Shows the list in place of silent markers, and moves focus there.
    ShowListInstead,
    /// Goes to a mark and opens its card there.
    Go(Mark),
    /// Shows the card of a mark in place of the open one.
    Peek(Mark),
    /// Goes to the statement before the one shown last.
    StepBack,
    /// Goes to the statement after it.
    StepOn,
    /// Copies the open statement with its source.
    CopyQuote,
    /// Copies a link to the open statement.
    CopyLink,
    /// Moves focus past the article.
    Skip,
    /// Makes cards wait longer, or no longer.
    ToggleSlow,
    /// Sets how much the marks say to a screen reader.
    Speak(Verbosity),
    /// Closes the card.
    CloseCard,
    /// Gives a statement a source, in classroom mode.
    Answer(StatementId, Voice),
    /// Goes to the next statement without an answer.
    NextQuestion,
    /// Shows the answers.
    Reveal,
    /// Begins classroom mode again.
    AskAgain,
    /// Ends classroom mode.
    EndQuiz,
}

/// The commands of one word.
const WORDS: [(&str, Command); 16] = [
    ("drawer", Command::ToggleDrawer),
    ("undock", Command::CloseDock),
    ("all", Command::ShowAll),
    ("verbatim", Command::ToggleVerbatim),
    ("instead", Command::ShowListInstead),
    ("back", Command::StepBack),
    ("on", Command::StepOn),
    ("quote", Command::CopyQuote),
    ("link", Command::CopyLink),
    ("skip", Command::Skip),
    ("slow", Command::ToggleSlow),
    ("close", Command::CloseCard),
    ("next", Command::NextQuestion),
    ("reveal", Command::Reveal),
    ("again", Command::AskAgain),
    ("end", Command::EndQuiz),
];

impl Command {
    /// The command as a word, or a verb and its objects: "reveal", "view-list", "answer-s3-s1". An
    /// identifier of CSS, so that selectors need no quotation marks.
    pub fn written(self) -> String {
        match self {
            Command::Switch(overlay) => format!("switch-{}", name_of(&SWITCHES, overlay)),
            Command::FilterVoice(voice) => format!("voice-{}", voice_name(voice)),
            Command::FilterKind(kind) => format!("kind-{}", kind_name(kind)),
            Command::Show(view) => format!("view-{}", view.name()),
            Command::Go(mark) => format!("go-{}", mark_name(mark)),
            Command::Peek(mark) => format!("peek-{}", mark_name(mark)),
            Command::Speak(level) => format!("speak-{}", name_of(&VERBOSITIES, level)),
            Command::Answer(id, voice) => {
                format!("answer-{}-{}", mark_name(Mark::Statement(id)), voice_name(voice))
            }
            word => name_of(&WORDS, word).into(),
        }
    }

    /// The command that [`Command::written`] has written.
    pub fn read(written: &str) -> Option<Command> {
        let Some((verb, object)) = written.split_once('-') else { return one_of(&WORDS, written) };
        match verb {
            "switch" => one_of(&SWITCHES, object).map(Command::Switch),
            "voice" => voice_named(object).map(Command::FilterVoice),
            "kind" => kind_named(object).map(Command::FilterKind),
            "view" => one_of(&VIEWS, object).map(Command::Show),
            "go" => mark_named(object).map(Command::Go),
            "peek" => mark_named(object).map(Command::Peek),
            "speak" => one_of(&VERBOSITIES, object).map(Command::Speak),
            "answer" => {
                let (mark, voice) = object.split_once('-')?;
                let Some(Mark::Statement(id)) = mark_named(mark) else { return None };
                Some(Command::Answer(id, voice_named(voice)?))
            }
            _ => None,
        }
    }
}

/// The name of a mark in attributes: "s3", "m12", "f4".
pub fn mark_name(mark: Mark) -> String {
    match mark {
        Mark::Statement(StatementId(n)) => format!("s{n}"),
        Mark::Mention(MentionId(n)) => format!("m{n}"),
        Mark::Figure(FigureId(n)) => format!("f{n}"),
    }
}

/// The mark of a name.
pub fn mark_named(name: &str) -> Option<Mark> {
    let number = name.get(1..)?.parse().ok()?;
    match name.as_bytes().first()? {
        b's' => Some(Mark::Statement(StatementId(number))),
        b'm' => Some(Mark::Mention(MentionId(number))),
        b'f' => Some(Mark::Figure(FigureId(number))),
        _ => None,
    }
}

/// The name of a voice in attributes and events: "s1", "nobody", "editorial".
pub fn voice_name(voice: Voice) -> String {
    match voice {
        Voice::Source(SourceId(n)) => format!("s{}", n + 1),
        Voice::Nobody => "nobody".into(),
        Voice::Editorial => "editorial".into(),
    }
}

fn voice_named(name: &str) -> Option<Voice> {
    match name {
        "nobody" => Some(Voice::Nobody),
        "editorial" => Some(Voice::Editorial),
        _ => {
            let number: u32 = name.strip_prefix('s')?.parse().ok()?;
            Some(Voice::Source(SourceId(number.checked_sub(1)?)))
        }
    }
}

fn kind_name(kind: VoiceKind) -> &'static str {
    match kind {
        VoiceKind::Source(kind) => kind.name(),
        VoiceKind::Nobody => "nobody",
        VoiceKind::Editorial => "editorial",
    }
}

fn kind_named(name: &str) -> Option<VoiceKind> {
    match name {
        "nobody" => Some(VoiceKind::Nobody),
        "editorial" => Some(VoiceKind::Editorial),
        _ => SourceKind::from_name(name).map(VoiceKind::Source),
    }
}

/// The name of a value in a table of all.
fn name_of<T: PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let statement = Mark::Statement(StatementId(3));
        let voices = [Voice::Source(SourceId(0)), Voice::Nobody, Voice::Editorial];
        let kinds = [
            VoiceKind::Source(SourceKind::Police),
            VoiceKind::Source(SourceKind::Unnamed),
            VoiceKind::Nobody,
            VoiceKind::Editorial,
        ];
        let mut all: Vec<Command> = WORDS.iter().map(|(_, command)| *command).collect();
        all.extend(SWITCHES.iter().map(|(_, overlay)| Command::Switch(*overlay)));
        all.extend(VIEWS.iter().map(|(_, view)| Command::Show(*view)));
        all.extend(VERBOSITIES.iter().map(|(_, level)| Command::Speak(*level)));
        all.extend(kinds.map(Command::FilterKind));
        all.extend(voices.map(Command::FilterVoice));
        all.extend(voices.map(|voice| Command::Answer(StatementId(7), voice)));
        for mark in [statement, Mark::Mention(MentionId(12)), Mark::Figure(FigureId(0))] {
            all.extend([Command::Go(mark), Command::Peek(mark)]);
        }
        let mut seen = std::collections::BTreeSet::new();
        for command in all {
            let written = command.written();
            assert_eq!(Command::read(&written), Some(command), "{written}");
            assert!(written.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{written}");
            assert!(seen.insert(written.clone()), "{written} stands for two commands");
        }
    }

    #[test]
    fn each_command_has_a_word_for_the_page() {
        assert_eq!(Command::Go(Mark::Statement(StatementId(3))).written(), "go-s3");
        assert_eq!(Command::FilterVoice(Voice::Source(SourceId(0))).written(), "voice-s1");
        assert_eq!(
            Command::FilterKind(VoiceKind::Source(SourceKind::Court)).written(),
            "kind-court"
        );
        assert_eq!(
            Command::Answer(StatementId(3), Voice::Editorial).written(),
            "answer-s3-editorial"
        );
    }

    #[test]
    fn what_no_control_writes_is_no_command() {
        for text in [
            "",
            "-",
            "go",
            "go-",
            "go-s",
            "go-x3",
            "voice-s0",
            "voice-",
            "view-Text",
            "answer-m1-s1",
            "reveal-s1",
            "jump-s3",
            "kind-all",
        ] {
            assert_eq!(Command::read(text), None, "{text}");
        }
    }
}
