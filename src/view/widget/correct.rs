//! Other corrections while the widget stands: marks and furniture are drawn anew in place, and the
//! reader keeps filter, open card and exercise.

use std::rc::Rc;

use web_sys::Element;

use super::state::Shared;
use crate::correction::{Correction, correct};
use crate::interaction::renumbering::Renumbering;
use crate::interaction::state::Changed;
use crate::interaction::timing::{Dismissal, Hold};
use crate::reading::Reading;
use crate::view::browser::dom;
use crate::view::furniture::presenter::Presenter;
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
        let old = self.presenter();
        let reading = self.uncorrected.take().unwrap_or_else(|| old.model.reading().clone());
        let (model, uncorrected) = corrected(old.model.text().into(), reading, corrections);
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
        let marks = self.marks().redrawn(&new.model, new.words);
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
        self.arrange_dock();
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
