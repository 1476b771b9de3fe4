//! The one way from a command to the page: the state takes it, and what it has changed is brought up
//! to date here.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::state::Shared;
use crate::compact::Collect;
use crate::interaction::choices::{Overlay, SWITCHES, View};
use crate::interaction::command::{Command, voice_name};
use crate::interaction::filter::Filter;
use crate::interaction::state::{Changed, State};
use crate::view::browser::dom;
use crate::view::furniture::presenter::Presenter;
use crate::view::furniture::{
    dock, figures, legend, list, quiz, settings, stepper, strip, switches, tables,
};
use crate::view::host::events::tell;
use crate::view::wording::labels;
use crate::view::wording::messages::fill;

impl Shared {
    /// Changes the state by a command, and the page with it.
    pub fn change(self: &Rc<Self>, command: Command) {
        let presenter = self.presenter();
        let changed = self.update(|state| state.apply(command, &presenter.model));
        self.refresh(changed);
        if changed.has(Changed::FILTER) {
            self.tell_filter(&presenter);
        }
    }

    /// Brings the page up to date with the state, in the parts that have changed.
    pub fn refresh(&self, changed: Changed) {
        if self.closed.get() {
            return;
        }
        let (state, presenter) = (self.state(), self.presenter());
        let shadow = &self.shadow;
        // What was built anew has to follow in every part.
        let changed = if changed.has(Changed::VEIL) { Changed::ALL } else { changed };
        if changed.has(Changed::VEIL) {
            self.build_telling(&presenter, &state);
        }
        if changed.has(Changed::VIEW) {
            self.build_view(&presenter, &state);
            quiz::put(shadow, &presenter, state.quiz());
            dom::flag(&self.article, "data-ql-hidden", !state.view().shows_article());
        }
        self.refresh_marks(changed, &presenter, &state);
        switches::refresh(shadow, &state, &presenter.model);
        if changed.has(Changed::VIEW | Changed::FILTER) {
            tables::refresh(shadow, state.filter());
        }
        if changed.has(Changed::LEGEND) {
            legend::refresh(shadow, state.has_legend());
        }
        if changed.has(Changed::STEPS) {
            stepper::refresh(shadow, &presenter, &state);
        }
        if changed.has(Changed::QUIZ) {
            quiz::refresh(shadow, &presenter, state.quiz());
        }
        if changed.has(Changed::SPEECH) {
            settings::refresh(shadow, state.verbosity());
        }
        if changed.has(Changed::DOCK | Changed::QUIZ) {
            dock::refresh(shadow, &presenter, &state);
        }
        if changed.has(Changed::PACE) {
            self.timing.borrow_mut().set_delays(state.delays());
        }
    }

    fn refresh_marks(&self, changed: Changed, presenter: &Presenter, state: &State) {
        let (marks, Presenter { model, words, .. }) = (self.marks(), presenter);
        if changed.has(Changed::VEIL) {
            dom::flag(&self.article, "data-ql-quiz", state.is_veiled());
            match state.quiz().filter(|quiz| !quiz.is_revealed()) {
                Some(quiz) => marks.hide_statements(&quiz.questions().collect_vec()),
                None => marks.show_statements(model, words),
            }
        }
        if changed.has(Changed::OVERLAYS) {
            let sources = state.is_on(Overlay::Sources);
            match sources {
                true => dom::unset(&self.article, "data-ql-sources"),
                false => dom::set(&self.article, "data-ql-sources", "off"),
            }
            for (_, overlay) in SWITCHES.into_iter().filter(|(_, it)| *it != Overlay::Sources) {
                marks.enable(model, overlay, state.is_on(overlay));
            }
        }
        if changed.has(Changed::FILTER) {
            let filter = state.filter();
            dom::flag(&self.article, "data-ql-filter", !filter.voices.is_empty());
            dom::flag(&self.article, "data-ql-verbatim", filter.verbatim);
            for (id, part) in marks.parts() {
                let is_in = filter.voices.contains(&model.statement(*id).voice);
                dom::flag(part, "data-ql-in", is_in);
            }
        }
        if changed.has(Changed::SPEECH) {
            marks.speak(model, words, state.verbosity(), state.is_veiled());
        }
        if let Some(quiz) =
            state.quiz().filter(|quiz| changed.has(Changed::QUIZ) && !quiz.is_revealed())
        {
            for (id, sign, label) in quiz::markers(presenter, quiz) {
                marks.label(id, sign, &label);
            }
        }
    }

    /// Builds the furniture that names sources; while they are hidden, it is not in the page at all,
    /// but for what keeps its place. List and figures come again when they are shown.
    pub fn build_telling(&self, presenter: &Presenter, state: &State) {
        let place = |of: &str| dom::element("span").with("hidden", "").with("data-place", of);
        let veiled = state.is_veiled();
        for (name, piece) in
            [("strip", strip::strip as fn(&Presenter) -> _), ("legend", legend::legend)]
        {
            for old in self.shadow.all(&format!(".{name}, [data-place={name}]")) {
                let new = if veiled { place(name) } else { piece(presenter) };
                let _ = old.replace_with_with_node_1(&new.element());
            }
        }
        for panel in self.shadow.all(".list, .figures, .worksheet") {
            panel.remove();
        }
        self.fill_telling(presenter);
    }

    /// Puts rows into the legend and segments into the strip.
    pub fn fill_telling(&self, presenter: &Presenter) {
        self.shadow.put_first("ol.line", || strip::content(presenter));
        self.shadow.put_first(".legend", || legend::content(presenter));
    }

    /// Builds the panel of the view, where it is not there yet.
    fn build_view(&self, presenter: &Presenter, state: &State) {
        match state.view() {
            View::List => self.build(".list", || list::list(presenter)),
            View::Figures => self.build(".figures", || figures::figures(presenter)),
            View::Text | View::Classroom => {}
        }
    }

    /// Builds the list for paper, or while sources are hidden the worksheet.
    pub fn build_for_print(&self) {
        let (state, presenter) = (self.state(), self.presenter());
        match state.quiz().filter(|_| state.is_veiled()) {
            Some(quiz) => self.build(".worksheet", || quiz::worksheet(&presenter, quiz)),
            None => self.build(".list", || list::list(&presenter)),
        }
        tables::refresh(&self.shadow, state.filter());
    }

    fn build(&self, known: &str, make: impl Fn() -> dom::DomRecipe) {
        if self.shadow.all(known).is_empty() {
            for columns in self.shadow.all(".cols") {
                let _ = columns.append_child(&make().element());
            }
        }
    }

    /// Tells reader and host what the filter leaves.
    fn tell_filter(&self, presenter: &Presenter) {
        let filter = self.state().filter().clone();
        self.announcer.say(&filter_message(presenter, &filter));
        let names = js_sys::Array::new();
        let rows = presenter.model.rows().iter();
        for row in rows.filter(|row| filter.voices.contains(&row.tag.voice)) {
            names.push(&JsValue::from(voice_name(row.tag.voice)));
        }
        let detail = [("sources", names.into()), ("verbatim", filter.verbatim.into())];
        tell(&self.host, "ql-filter", &detail);
    }
}

/// "Sichtbar: Polizei, nur Wörtliches"
fn filter_message(presenter: &Presenter, filter: &Filter) -> String {
    let words = presenter.words;
    let rows = presenter.model.rows().iter();
    let rows = rows.filter(|row| filter.voices.contains(&row.tag.voice));
    let mut names: Vec<String> = rows.map(|row| labels::title(&row.tag, words)).collect_vec();
    if filter.verbatim {
        names.push(words.verbatim_on.into());
    }
    if names.is_empty() {
        words.filter_all.into()
    } else {
        fill(words.filter_some, &[("names", &names.join(", "))])
    }
}
