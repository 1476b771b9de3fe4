//! Commands of our own controls, from the click or change to what they do.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::state::Shared;
use crate::interaction::command::{ATTRIBUTE, Command};
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom;
use crate::view_model::Mark;

impl Shared {
    /// A click in the furniture or the card. A choice among several is heard when it changes.
    pub fn furniture_click(self: &Rc<Self>, event: &Event) {
        let by_key = event.unchecked_ref::<web_sys::MouseEvent>().detail() == 0;
        if let Some((command, control)) = command_at(event).filter(|(_, it)| !is_choice(it)) {
            self.perform(command, &control, by_key);
        }
    }

    /// A choice among several was changed.
    pub fn furniture_change(self: &Rc<Self>, event: &Event) {
        if let Some((command, control)) = command_at(event).filter(|(_, it)| is_choice(it)) {
            self.perform(command, &control, false);
        }
    }

    /// The pointer came over a row of the legend, or left it.
    pub fn furniture_over(&self, event: &Event, on: bool) {
        if let Some((Command::FilterVoice(voice), _)) = command_at(event) {
            self.highlight_voice(voice, on);
        }
    }

    /// Does what a control says. Commands that only change the state need no line of their own.
    fn perform(self: &Rc<Self>, command: Command, control: &Element, by_key: bool) {
        match command {
            Command::Go(mark) => self.go_by_control(mark, control, by_key),
            Command::Peek(mark) => self.swap(mark),
            Command::StepBack => self.step(true),
            Command::StepOn => self.step(false),
            Command::CopyQuote | Command::CopyLink => self.copy(command, control),
            Command::Skip => self.skip(),
            Command::CloseCard => self.dismiss(Dismissal::CloseButton),
            Command::NextQuestion => self.next_question(),
            Command::Answer(..) => self.answer(command),
            Command::Reveal => self.reveal(),
            Command::AskAgain => self.ask_again(),
            Command::EndQuiz => {
                self.show_view(Default::default());
                self.focus_view();
            }
            Command::Show(view) => {
                self.dismiss(Dismissal::PressOutside);
                self.show_view(view);
            }
            Command::ShowListInstead => {
                self.dismiss(Dismissal::PressOutside);
                self.show_view(crate::interaction::choices::View::List);
                // The button has gone with the text.
                self.shadow.all("#list").iter().for_each(dom::focus);
            }
            Command::ShowAll => {
                self.change(command);
                // The button is gone.
                self.focus_view();
            }
            Command::CloseDock => {
                self.change(command);
                self.focus_dock();
            }
            Command::ToggleDrawer
            | Command::Switch(_)
            | Command::FilterVoice(_)
            | Command::FilterKind(_)
            | Command::ToggleVerbatim
            | Command::ToggleSlow
            | Command::Speak(_) => self.change(command),
        }
    }

    fn go_by_control(self: &Rc<Self>, mark: Mark, control: &Element, by_key: bool) {
        let was_open = self.card.is_shown();
        self.go(mark);
        match mark {
            _ if by_key && !was_open => self.card.focus(None),
            Mark::Statement(id) if control.has_attribute("data-key") => self.say_step(id),
            _ => {}
        }
    }

    /// Moves focus past the article.
    pub fn skip(&self) {
        self.shadow.all("[data-end]").iter().for_each(dom::focus);
    }
}

/// The control around an event's target, and its command.
fn command_at(event: &Event) -> Option<(Command, Element)> {
    let control = dom::closest(event, "[data-do]")?;
    Some((Command::read(&control.get_attribute(ATTRIBUTE)?)?, control))
}

fn is_choice(control: &Element) -> bool {
    control.local_name() == "input"
}
