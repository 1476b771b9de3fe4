//! Other corrections, or another text, while the widget stands: marks and furniture are drawn anew
//! in place, and the reader keeps filter, open card and exercise.

use std::rc::Rc;

use web_sys::Element;

use super::state::Shared;
use crate::correction::{Correction, correct};
use crate::interaction::renumbering::Renumbering;
use crate::interaction::state::Changed;
use crate::interaction::timing::{Dismissal, Hold};
use crate::reading::Reading;
use crate::view::article::text_nodes::{Article, Piece};
use crate::view::browser::dom;
use crate::view::furniture::presenter::Presenter;
use crate::view::host::events::announce;
use crate::view_model::{Mark, ViewModel};

/// The view model of a reading with its corrections made, and the reading before them where there
/// are any.
pub fn corrected(
    text: String,
    mut reading: Reading,
    corrections: &[Correction],
) -> (ViewModel, Option<Reading>) {
    let uncorrected = (!corrections.is_empty()).then(|| reading.clone());
    let done = correct(&text, &mut reading, corrections);
    (ViewModel::new(text, reading).reviewed(done), uncorrected)
}

impl Shared {
    /// Makes these corrections in place of those made before.
    pub fn correct(self: &Rc<Self>, corrections: &[Correction]) {
        self.corrections.replace(corrections.to_vec());
        let reading = self.uncorrected();
        self.redraw(self.presenter().model.text().into(), reading, None);
    }

    /// The page has changed the article: reads it again.
    pub fn read_again(self: &Rc<Self>) {
        if self.closed.get() {
            return;
        }
        self.marks().take_down();
        let article = Article::read(self.article.clone());
        let changed = article.text.text() != self.presenter().model.text();
        let reading = if changed { (self.read)(&article) } else { self.uncorrected() };
        self.redraw(article.text.text().into(), reading, Some(article.pieces));
        if changed {
            announce(&self.host, &self.presenter().model, None);
        }
    }

    /// The reading before its corrections.
    fn uncorrected(&self) -> Reading {
        self.uncorrected.take().unwrap_or_else(|| self.presenter().model.reading().clone())
    }

    /// Shows another reading in the place of the one before.
    fn redraw(self: &Rc<Self>, text: String, reading: Reading, pieces: Option<Vec<Piece>>) {
        let old = self.presenter();
        let corrections = self.corrections.borrow().clone();
        let (model, uncorrected) = corrected(text, reading, &corrections);
        let model = model.reread(old.model.is_reread());
        self.uncorrected.replace(uncorrected);
        let new = Rc::new(Presenter { model, words: old.words, formats: old.formats.clone() });
        let numbers = Renumbering::new(&old.model, &new.model);
        let card = self.open_card(&numbers);
        if card.is_none() {
            self.dismiss(Dismissal::Replaced);
        }
        if self.closed.get() {
            return;
        }
        let (in_card, control, trigger) =
            (self.focused_key(), self.focused_control(), self.focused_trigger(&numbers));
        self.update(|state| state.renumber(&numbers, &new.model));
        let marks = self.marks().redrawn(&new.model, pieces, new.words);
        if !self.shadow.is_around() {
            marks.offer_skip(new.words.skip);
        }
        self.marks.replace(Rc::new(marks));
        self.presenter.replace(new);
        self.refresh(Changed::ALL);
        if let Some((of, shown, hold)) = card {
            self.reopen(of, shown, hold, in_card);
        }
        if let Some(number) = trigger.and_then(|mark| self.marks().number_of(mark)) {
            self.marks().trigger(number).iter().for_each(|(_, element)| dom::focus(element));
        }
        for control in control.iter().flat_map(|control| self.shadow.all(control)).take(1) {
            dom::focus(&control);
        }
        self.fit();
    }

    /// The open card in the new numbers: the mark of its trigger, the mark that it shows, and how it
    /// is held; `None` where one of these marks is gone.
    fn open_card(&self, numbers: &Renumbering<'_>) -> Option<(Mark, Mark, Hold)> {
        let (number, hold) = self.timing.borrow().open()?;
        let of = self.marks().mark(number)?;
        Some((numbers.mark(of)?, numbers.mark(self.shown.get()?)?, hold))
    }

    /// Puts the card, which has stayed open, to its trigger among the new marks.
    fn reopen(self: &Rc<Self>, of: Mark, shown: Mark, hold: Hold, in_card: Option<Option<String>>) {
        self.shown.set(None);
        let number = self.marks().number_of(self.presenter().model.trigger(of));
        let found = number.and_then(|number| Some((number, self.marks().trigger(number)?)));
        let Some((number, (_, trigger))) = found else {
            return self.dismiss(Dismissal::Replaced);
        };
        self.timing.borrow_mut().renumber(number);
        self.move_card(shown, &trigger, hold, in_card);
    }

    /// The mark that has focus, in the new numbers.
    fn focused_trigger(&self, numbers: &Renumbering<'_>) -> Option<Mark> {
        let active = dom::active(&self.article)?;
        let number = self.marks().number_at(&active)?;
        numbers.mark(self.marks().mark(number)?)
    }

    /// A selector for the control of the furniture that has focus.
    fn focused_control(&self) -> Option<String> {
        let active: Element =
            self.shadow.active().filter(|active| !self.card.holds(Some(active)))?;
        let command = active.get_attribute("data-do")?;
        let class = active.get_attribute("class").unwrap_or_default();
        Some(format!("[class='{class}'][data-do={command}], [data-do={command}]"))
    }
}
