//! Moving between text, list, figures and classroom mode.

use std::rc::Rc;

use web_sys::Element;

use super::state::Shared;
use crate::interaction::choices::View;
use crate::interaction::command::Command;
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom;

impl Shared {
    /// Shows the article, its list, its figures, or classroom mode.
    pub fn show_view(self: &Rc<Self>, view: View) {
        self.complete();
        let before = self.state().view();
        if [before, view].contains(&View::Classroom) {
            self.dismiss(Dismissal::Replaced);
        }
        if self.closed.get() {
            return;
        }
        self.change(Command::Show(view));
        if self.is_veiled() {
            self.announcer.say(self.presenter().words.quiz_how);
        }
        if self.leave_drawer() {
            self.show_start();
        }
        self.arrange_dock();
    }

    /// Moves focus to the button of the view that is shown.
    pub fn focus_view(&self) {
        for view in self.shadow.all(".view[aria-pressed=true]") {
            dom::focus(&view);
        }
    }

    /// Scrolls to the beginning of a new view, if that is not in the window.
    fn show_start(&self) {
        let shown = self.in_view();
        if dom::rect(&shown).top < 0.0 {
            shown.scroll_into_view();
        }
    }

    /// The article, or what is shown in its place.
    pub fn in_view(&self) -> Element {
        let shows_article = self.state().view().shows_article();
        let other = self.shadow.all(".cols").into_iter().next().filter(|_| !shows_article);
        other.unwrap_or_else(|| self.article.clone())
    }
}
