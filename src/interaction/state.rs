//! The choices of reader and host. Commands go in, and the parts of the page that have to follow come
//! out; all that the page shows of them follows from this state, so no copy of it is kept anywhere.

use std::ops::BitOr;

use super::choices::{Overlay, Verbosity, View};
use super::command::Command;
use super::filter::Filter;
use super::renumbering::Renumbering;
use super::timing::Delays;
use crate::compact::{Collect, Set};
use crate::view_model::{Position, Quiz, StatementId, ViewModel};

/// Factor by which cards wait longer for a reader who wants more time.
const SLOWER: f64 = 2.0;

/// The drawer over the foot of the window, or the bar that it opens from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dock {
    /// The bar.
    #[default]
    Bar,
    /// The drawer, over the bar.
    Drawer,
    /// The bar's button alone.
    Small,
}

/// Everything that a reader or a host has chosen.
#[derive(Debug, Clone, Default)]
pub struct State {
    view: View,
    filter: Filter,
    verbosity: Verbosity,
    dock: Dock,
    delays: Delays,
    slow: bool,
    /// The host wants no legend.
    no_legend: bool,
    /// Overlays that are switched off.
    off: Set<Overlay>,
    /// The statement that was shown last: steps go on from it.
    last: Option<StatementId>,
    /// The same among the questions, while sources are hidden.
    last_question: Option<StatementId>,
    /// Classroom mode, from the first time that it is shown.
    quiz: Option<Quiz>,
}

/// The parts of the page that have to follow a change of the [`State`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changed(u16);

impl Changed {
    /// None.
    pub const NOTHING: Changed = Changed(0);
    /// Text, list, figures or classroom mode.
    pub const VIEW: Changed = Changed(1);
    /// The three switches.
    pub const OVERLAYS: Changed = Changed(2);
    /// Voices and kinds of speech.
    pub const FILTER: Changed = Changed(4);
    /// The stepper.
    pub const STEPS: Changed = Changed(8);
    /// The words of the marks for a screen reader.
    pub const SPEECH: Changed = Changed(16);
    /// The waiting times of cards.
    pub const PACE: Changed = Changed(32);
    /// Answers and score.
    pub const QUIZ: Changed = Changed(64);
    /// The hiding of sources.
    pub const VEIL: Changed = Changed(128);
    /// Drawer and bar.
    pub const DOCK: Changed = Changed(256);
    /// The legend, in the page or not.
    pub const LEGEND: Changed = Changed(512);
    /// Everything, for pieces that are built anew.
    pub const ALL: Changed = Changed(1023);

    /// Returns whether one of these parts has to follow.
    pub fn has(self, parts: Changed) -> bool {
        self.0 & parts.0 != 0
    }
}

impl BitOr for Changed {
    type Output = Changed;

    fn bitor(self, other: Changed) -> Changed {
        Changed(self.0 | other.0)
    }
}

/// The neighbours of a statement in a list, and its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// The one before, if any.
    pub previous: Option<StatementId>,
    /// The one after, if any.
    pub next: Option<StatementId>,
    /// Its place among all of them.
    pub position: Position,
}

impl State {
    /// The state before the reader has done anything, as the host wants it.
    pub fn new(verbosity: Verbosity, delays: Delays, legend: bool) -> State {
        State { verbosity, delays, no_legend: !legend, ..State::default() }
    }

    /// The view.
    pub fn view(&self) -> View {
        self.view
    }

    /// Voices and kinds of speech that are shown.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The amount that the marks say to a screen reader.
    pub fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Drawer or bar.
    pub fn dock(&self) -> Dock {
        self.dock
    }

    /// Returns whether the legend stands in the page.
    pub fn has_legend(&self) -> bool {
        !self.no_legend
    }

    /// The host wants a legend, or none.
    pub fn set_legend(&mut self, legend: bool) -> Changed {
        self.no_legend = !legend;
        Changed::LEGEND
    }

    /// Returns whether a control is pressed that does this: its overlay is on, its voice in the
    /// filter, its view shown.
    pub fn is_pressed(&self, command: Command, model: &ViewModel) -> bool {
        match command {
            Command::Switch(overlay) => self.is_on(overlay),
            Command::FilterVoice(voice) => self.filter.voices.contains(&voice),
            Command::FilterKind(kind) => self.filter.holds_kind(kind, model),
            Command::ToggleVerbatim => self.filter.verbatim,
            Command::Show(view) => self.view == view,
            Command::ToggleSlow => self.slow,
            _ => false,
        }
    }

    /// The waiting times of the card: the host's, longer for a reader who wants more time.
    pub fn delays(&self) -> Delays {
        self.delays.times(if self.slow { SLOWER } else { 1.0 })
    }

    /// Returns whether an overlay is on. While sources are hidden, the places of statements are all
    /// that is shown.
    pub fn is_on(&self, overlay: Overlay) -> bool {
        match self.is_veiled() {
            true => overlay == Overlay::Sources,
            false => !self.off.contains(&overlay),
        }
    }

    /// The questions and answers, while classroom mode is shown.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.quiz.as_ref().filter(|_| self.view == View::Classroom)
    }

    /// Returns whether sources are hidden: in classroom mode, until the answers are shown.
    pub fn is_veiled(&self) -> bool {
        self.quiz().is_some_and(|quiz| !quiz.is_revealed())
    }

    /// The statement that was shown last.
    pub fn last(&self) -> Option<StatementId> {
        if self.is_veiled() { self.last_question } else { self.last }
    }

    /// A statement is shown now: steps go on from it.
    pub fn set_last(&mut self, id: StatementId) {
        *if self.is_veiled() { &mut self.last_question } else { &mut self.last } = Some(id);
    }

    /// The host wants other waiting times.
    pub fn set_delays(&mut self, delays: Delays) -> Changed {
        self.delays = delays;
        Changed::PACE
    }

    /// Does what a command says of the state; others change nothing here.
    pub fn apply(&mut self, command: Command, model: &ViewModel) -> Changed {
        let was_veiled = self.is_veiled();
        let changed = self.change(command, model);
        if was_veiled == self.is_veiled() {
            return changed;
        }
        self.last_question = None;
        changed | Changed::VEIL | Changed::OVERLAYS | Changed::STEPS | Changed::SPEECH
    }

    fn change(&mut self, command: Command, model: &ViewModel) -> Changed {
        let filtered = Changed::FILTER | Changed::STEPS;
        match command {
            Command::ToggleDrawer if self.dock == Dock::Drawer => self.set_dock(Dock::Bar),
            Command::ToggleDrawer => self.set_dock(Dock::Drawer),
            Command::CloseDock if self.dock == Dock::Drawer => self.set_dock(Dock::Bar),
            Command::CloseDock => self.set_dock(Dock::Small),
            Command::Switch(_) if self.is_veiled() => Changed::NOTHING,
            Command::Switch(overlay) => {
                if !self.off.remove(&overlay) {
                    self.off.insert(overlay);
                }
                Changed::OVERLAYS
            }
            Command::FilterVoice(voice) => {
                self.filter.toggle(voice);
                filtered
            }
            Command::FilterKind(kind) => {
                self.filter.toggle_kind(kind, model);
                filtered
            }
            Command::ShowAll => {
                self.filter = Filter::default();
                filtered
            }
            Command::ToggleVerbatim => {
                self.filter.verbatim = !self.filter.verbatim;
                filtered
            }
            Command::Show(view) => self.show(view, model),
            Command::ShowListInstead => self.show(View::List, model),
            Command::EndQuiz => self.show(View::Text, model),
            Command::ToggleSlow => {
                self.slow = !self.slow;
                Changed::PACE
            }
            Command::Speak(verbosity) => {
                self.verbosity = verbosity;
                Changed::SPEECH
            }
            Command::Answer(id, voice) if self.is_veiled() => {
                self.ask(|quiz| quiz.answer(id, voice))
            }
            Command::Reveal => self.ask(Quiz::reveal),
            Command::AskAgain => self.ask(Quiz::again),
            _ => Changed::NOTHING,
        }
    }

    fn show(&mut self, view: View, model: &ViewModel) -> Changed {
        self.view = view;
        if view == View::Classroom && self.quiz.is_none() {
            self.quiz = Some(Quiz::new(model));
        }
        Changed::VIEW | Changed::QUIZ | Changed::STEPS
    }

    fn set_dock(&mut self, dock: Dock) -> Changed {
        self.dock = dock;
        Changed::DOCK
    }

    fn ask(&mut self, act: impl FnOnce(&mut Quiz)) -> Changed {
        let Some(quiz) = self.quiz.as_mut() else { return Changed::NOTHING };
        act(quiz);
        Changed::QUIZ
    }

    /// Carries all that names statements or voices over to a corrected reading.
    pub fn renumber(&mut self, new: &Renumbering, model: &ViewModel) {
        let voices = self.filter.voices.iter().filter_map(|voice| new.voice(*voice));
        self.filter.voices = voices.collect();
        self.last = self.last.and_then(|id| new.statement(id));
        self.last_question = self.last_question.and_then(|id| new.statement(id));
        self.quiz = self
            .quiz
            .take()
            .map(|quiz| quiz.renumbered(model, |id| new.statement(id), |voice| new.voice(voice)));
    }

    /// The statements that steps lead through, in reading order: the questions of classroom mode, or
    /// what the filter leaves.
    pub fn steps(&self, model: &ViewModel) -> Vec<StatementId> {
        if let Some(quiz) = self.quiz() {
            return quiz.questions().collect_vec();
        }
        let is_left = |id: &StatementId| self.filter.keeps(model.statement(*id));
        model.statements().into_iter().filter(is_left).collect_vec()
    }

    /// The steps from a statement: among those of [`State::steps`], or among all where it is none of
    /// them.
    pub fn steps_from(&self, id: StatementId, model: &ViewModel) -> Steps {
        let left = self.steps(model);
        let all = if left.contains(&id) { left } else { model.statements() };
        let at = all.iter().position(|other| *other == id).unwrap_or(0);
        Steps {
            previous: at.checked_sub(1).and_then(|at| all.get(at)).copied(),
            next: all.get(at + 1).copied(),
            position: Position { at: at + 1, of: all.len() },
        }
    }

    /// The statement one step on from the one that was shown last, or back.
    pub fn step(&self, back: bool, model: &ViewModel) -> Option<StatementId> {
        let left = self.steps(model);
        let Some(last) = self.last() else { return left.first().copied() };
        let order = model.statements();
        let place = |id: &StatementId| order.iter().position(|other| other == id);
        let here = place(&last);
        match back {
            true => left.iter().rev().find(|id| place(id) < here).copied(),
            false => left.iter().find(|id| place(id) > here).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{SourceId, SourceKind};
    use crate::view_model::sample::article;
    use crate::view_model::{Voice, VoiceKind};

    /// Five statements of three sources: 1 indirect, 2 direct, 1 direct, 3 reported, 2 indirect.
    fn model() -> ViewModel {
        article(
            "<a 1 indirect>Eins</a> und <b 2 direct>zwei</b>.\n\n<c 1 direct>Drei</c>, <d 3 reported>vier</d>, <e 2 indirect>fünf</e>.",
            &[
                ("Muster", SourceKind::Person),
                ("Polizei", SourceKind::Police),
                ("Probst", SourceKind::Person),
            ],
        )
    }

    fn voice(number: u32) -> Voice {
        Voice::Source(SourceId(number))
    }

    fn after(model: &ViewModel, commands: &[Command]) -> State {
        let mut state = State::default();
        for command in commands {
            state.apply(*command, model);
        }
        state
    }

    fn steps(state: &State, model: &ViewModel) -> Vec<u32> {
        state.steps(model).iter().map(|id| id.0).collect()
    }

    #[test]
    fn the_filter_leaves_steps() {
        let model = model();
        assert_eq!(steps(&State::default(), &model), [0, 1, 2, 3, 4]);
        let one = after(&model, &[Command::FilterVoice(voice(1))]);
        assert_eq!(steps(&one, &model), [1, 4]);
        let persons = Command::FilterKind(VoiceKind::Source(SourceKind::Person));
        let mut state = after(&model, &[Command::FilterVoice(voice(0)), persons]);
        assert_eq!(steps(&state, &model), [0, 2, 3], "the rest of the kind joins");
        state.apply(Command::ToggleVerbatim, &model);
        assert_eq!(steps(&state, &model), [2]);
        assert_eq!(state.apply(persons, &model), Changed::FILTER | Changed::STEPS);
        assert_eq!(steps(&state, &model), [1, 2], "all were in it: they leave");
        state.apply(Command::ShowAll, &model);
        assert!(state.filter().is_off());
    }

    #[test]
    fn steps_go_on_from_the_last_statement_also_where_the_filter_leaves_it_out() {
        let model = model();
        let mut state = after(&model, &[Command::FilterVoice(voice(1))]);
        assert_eq!(state.step(false, &model), Some(StatementId(1)), "the first one");
        state.set_last(StatementId(2));
        let to = [true, false].map(|back| state.step(back, &model));
        assert_eq!(to, [Some(StatementId(1)), Some(StatementId(4))]);
        let among_all = state.steps_from(StatementId(2), &model);
        assert_eq!(among_all.position, Position { at: 3, of: 5 });
        let among_its_own = state.steps_from(StatementId(4), &model);
        assert_eq!(
            (among_its_own.previous, among_its_own.next, among_its_own.position.of),
            (Some(StatementId(1)), None, 2)
        );
    }

    #[test]
    fn classroom_mode_hides_and_gives_back_without_a_copy() {
        let model = model();
        let mut state = after(&model, &[Command::Switch(Overlay::Figures)]);
        state.set_last(StatementId(3));
        let changed = state.apply(Command::Show(View::Classroom), &model);
        assert!(changed.has(Changed::VEIL) && state.is_veiled());
        let on = |state: &State| {
            [Overlay::Sources, Overlay::Entities, Overlay::Figures].map(|it| state.is_on(it))
        };
        assert_eq!((on(&state), state.last()), ([true, false, false], None));
        state.apply(Command::Switch(Overlay::Entities), &model);
        state.set_last(StatementId(0));
        state.apply(Command::Answer(StatementId(0), voice(0)), &model);
        assert!(state.apply(Command::Reveal, &model).has(Changed::VEIL));
        assert_eq!((on(&state), state.last()), ([true, true, false], Some(StatementId(3))));
        assert_eq!(state.quiz().map(|quiz| quiz.score().right), Some(1));
        assert!(!state.apply(Command::Show(View::Text), &model).has(Changed::VEIL));
        assert!(state.quiz().is_none());
        state.apply(Command::Show(View::Classroom), &model);
        assert_eq!(state.quiz().map(|quiz| quiz.score().right), Some(1), "it goes on");
        assert!(state.apply(Command::AskAgain, &model).has(Changed::VEIL) && state.is_veiled());
    }

    #[test]
    fn the_bars_cross_closes_the_drawer_and_then_the_bar() {
        let model = model();
        let mut state = State::default();
        for (command, dock) in [
            (Command::ToggleDrawer, Dock::Drawer),
            (Command::CloseDock, Dock::Bar),
            (Command::CloseDock, Dock::Small),
            (Command::CloseDock, Dock::Small),
            (Command::ToggleDrawer, Dock::Drawer),
            (Command::ToggleDrawer, Dock::Bar),
        ] {
            assert_eq!((state.apply(command, &model), state.dock()), (Changed::DOCK, dock));
        }
    }

    #[test]
    fn more_time_doubles_the_hosts_waiting_times() {
        let model = model();
        let mut state =
            State::new(Verbosity::Full, Delays { open: 100.0, ..Delays::default() }, true);
        assert_eq!(state.apply(Command::ToggleSlow, &model), Changed::PACE);
        assert_eq!(state.delays().open, 200.0);
        state.set_delays(Delays { open: 40.0, ..Delays::default() });
        assert_eq!((state.delays().open, state.verbosity()), (80.0, Verbosity::Full));
    }

    #[test]
    fn what_only_moves_the_card_changes_nothing_here() {
        let model = model();
        let mut state = State::default();
        for command in [Command::StepOn, Command::Skip, Command::CloseCard, Command::CopyLink] {
            assert_eq!(state.apply(command, &model), Changed::NOTHING);
        }
        let answer = Command::Answer(StatementId(0), voice(0));
        assert_eq!(state.apply(answer, &model), Changed::NOTHING, "only in classroom mode");
    }
}
