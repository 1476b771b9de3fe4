//! Everything that a mounted widget owns.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Document, Element, Window};

use super::fragment::PageAddress;
use crate::correction::Correction;
use crate::interaction::geometry::Point;
use crate::interaction::state::State;
use crate::interaction::timing::CardState;
use crate::reading::Reading;
use crate::view::article::marks::Marks;
use crate::view::article::text_nodes::Article;
use crate::view::browser::announcer::Announcer;
use crate::view::browser::dom;
use crate::view::browser::listeners::Listeners;
use crate::view::browser::style_sheets::Adopted;
use crate::view::card::HoverCard;
use crate::view::furniture::presenter::Presenter;
use crate::view::furniture::shadow_host::ShadowHost;
use crate::view_model::Mark;

/// Reads an article of the page.
pub type Reader = Box<dyn Fn(&Article) -> Reading>;

/// Everything that a mounted widget owns. Its methods stand in the other files of this room: each
/// file one concern. Listeners hold it weakly.
pub(super) struct Shared {
    /// The element that the page has given us.
    pub host: Element,
    pub window: Window,
    pub document: Document,
    pub article: Element,
    /// True if we built the article.
    pub built: bool,
    /// The model that is shown, with words and formats.
    pub presenter: RefCell<Rc<Presenter>>,
    /// Reads an article anew.
    pub read: Reader,
    /// What an editor has found.
    pub corrections: RefCell<Vec<Correction>>,
    /// The reading before its corrections; `None` where there are none.
    pub uncorrected: RefCell<Option<Reading>>,
    /// The marks in the article.
    pub marks: RefCell<Rc<Marks>>,
    /// The choices of reader and host.
    pub state: RefCell<Rc<State>>,
    /// When the card opens and closes.
    pub timing: RefCell<CardState>,
    /// The mark that the card shows.
    pub shown: Cell<Option<Mark>>,
    pub address: PageAddress,
    pub pointer: Cell<Pointer>,
    /// Wakes the card's state when something is due.
    pub wake: RefCell<Option<Timeout>>,
    /// Completes the furniture.
    pub completing: RefCell<Option<Timeout>>,
    /// Looks where focus has gone.
    pub focus_check: RefCell<Option<Timeout>>,
    /// Listeners of the document, only while a card is open.
    pub while_open: RefCell<Option<Listeners>>,
    /// The elements around the trigger of the open card.
    pub blocks: RefCell<Vec<Element>>,
    /// Blocks that we have made focusable.
    pub focusable: RefCell<Vec<Element>>,
    pub card: HoverCard,
    pub announcer: Announcer,
    pub shadow: ShadowHost,
    pub sheets: RefCell<Vec<Adopted>>,
    pub stage: Cell<Stage>,
    /// True once the page is as it was before.
    pub closed: Cell<bool>,
}

impl Shared {
    /// The model that is shown, with words and formats.
    pub fn presenter(&self) -> Rc<Presenter> {
        self.presenter.borrow().clone()
    }

    /// The marks in the article.
    pub fn marks(&self) -> Rc<Marks> {
        self.marks.borrow().clone()
    }

    /// The state as it is now. Never borrowed while the page may act: it could change it again.
    pub fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    /// Changes the state.
    pub fn update<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(Rc::make_mut(&mut self.state.borrow_mut()))
    }
}

/// The stages in which a widget is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The text with its marks.
    Text,
    /// And all that takes room beside it.
    Beside,
    /// And all that does not.
    Whole,
}

/// The last movements of the pointer.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pointer {
    /// Its last place; `None` after the keyboard.
    pub at: Option<Point>,
    /// The place at which it was pressed.
    pub pressed: Option<Point>,
    /// The kind that was pressed: a click may not say it.
    pub kind: PointerKind,
}

impl Pointer {
    /// The same, nowhere: the keyboard acts.
    pub fn unplaced(self) -> Self {
        Pointer { at: None, ..self }
    }
}

/// The kind of pointer that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum PointerKind {
    #[default]
    None,
    Mouse,
    Touch,
}

impl Shared {
    /// Gives the page back as it was. Also inside an event of this widget, in which it is still in
    /// use: the page may mount another one at once.
    pub fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        for timer in [&self.wake, &self.completing, &self.focus_check] {
            drop(timer.take());
        }
        drop(self.while_open.take());
        self.card.remove();
        self.marks().end();
        for block in self.focusable.take() {
            dom::unset(&block, "tabindex");
        }
        self.shadow.remove();
        drop(self.sheets.take());
        if self.built {
            self.article.remove();
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.close();
    }
}
