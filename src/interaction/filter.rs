//! The filter: which voices and which kinds of speech are shown.

use crate::compact::Set;
use crate::view_model::{Nearness, StatementFacts, ViewModel, Voice, VoiceKind};

/// The voices and kinds of speech that a reader wants to see.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The voices to show; empty: all.
    pub voices: Set<Voice>,
    /// Leaves only words in quotation marks.
    pub verbatim: bool,
}

impl Filter {
    /// Returns whether nothing is left out.
    pub fn is_off(&self) -> bool {
        self.voices.is_empty() && !self.verbatim
    }

    /// Returns whether a voice is shown.
    pub fn shows(&self, voice: Voice) -> bool {
        self.voices.is_empty() || self.voices.contains(&voice)
    }

    /// Returns whether a statement is shown.
    pub fn keeps(&self, facts: &StatementFacts) -> bool {
        let word_for_word = facts.look.mixed || facts.look.nearness == Nearness::Direct;
        self.shows(facts.voice) && (word_for_word || !self.verbatim)
    }

    /// A voice joins or leaves.
    pub(super) fn toggle(&mut self, voice: Voice) {
        if !self.voices.remove(&voice) {
            self.voices.insert(voice);
        }
    }

    /// All voices of a kind join, or leave where all are in.
    pub(super) fn toggle_kind(&mut self, kind: VoiceKind, model: &ViewModel) {
        let voices = voices_of(kind, model);
        if self.holds_all(&voices) {
            for voice in &voices {
                self.voices.remove(voice);
            }
        } else {
            self.voices.extend(voices);
        }
    }

    /// Returns whether all voices of a kind are in the filter.
    pub fn holds_kind(&self, kind: VoiceKind, model: &ViewModel) -> bool {
        self.holds_all(&voices_of(kind, model))
    }

    fn holds_all(&self, voices: &[Voice]) -> bool {
        voices.iter().all(|voice| self.voices.contains(voice))
    }
}

fn voices_of(kind: VoiceKind, model: &ViewModel) -> Vec<Voice> {
    let rows = model.voice_kinds();
    rows.into_iter().find(|row| row.kind == kind).map(|row| row.voices).unwrap_or_default()
}
