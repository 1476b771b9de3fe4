//! Everything that a mounted widget owns.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use web_sys::{Document, Element, Node, Window};

use super::fragment::PageAddress;
use crate::compact::Set;
use crate::interaction::choices::{Overlay, Verbosity, View};
use crate::interaction::geometry::Point;
use crate::interaction::timing::{CardState, Delays};
use crate::view::article::marks::Marks;
use crate::view::browser::announcer::Announcer;
use crate::view::browser::dom;
use crate::view::browser::listeners::Listeners;
use crate::view::browser::style_sheets::Adopted;
use crate::view::card::HoverCard;
use crate::view::furniture::presenter::Presenter;
use crate::view::furniture::shadow_host::ShadowHost;
use crate::view_model::{Mark, Quiz, StatementId, Voice};

/// What the listeners need, by weak reference.
pub(super) struct Shared {
    pub host: Element,
    pub window: Window,
    pub document: Document,
    pub article: Element,
    /// Whether we built the article.
    pub built: bool,
    pub presenter: Presenter,
    pub state: RefCell<CardState>,
    /// What the card shows.
    pub shown: Cell<Option<Mark>>,
    /// The statement that was shown last: where steps go on from.
    pub last: Cell<Option<StatementId>>,
    pub address: PageAddress,
    pub class: Classroom,
    pub pointer: Cell<Pointer>,
    /// Wakes the card's state when something is due.
    pub wake: RefCell<Option<Timeout>>,
    /// When the rest of the furniture comes.
    pub completing: RefCell<Option<Timeout>>,
    /// Looks where focus has gone.
    pub focus_check: RefCell<Option<Timeout>>,
    /// Listeners of the document, only while a card is open.
    pub while_open: RefCell<Option<Listeners>>,
    /// What stands around the trigger of the open card.
    pub blocks: RefCell<Vec<Element>>,
    /// Blocks that we have made focusable.
    pub lent: RefCell<Vec<Element>>,
    pub off: RefCell<Set<Overlay>>,
    /// Voices to show; empty: all.
    pub filter: RefCell<Set<Voice>>,
    pub view: Cell<View>,
    pub verbatim: Cell<bool>,
    pub verbosity: Cell<Verbosity>,
    /// The host's; the reader may want longer ones.
    pub delays: Cell<Delays>,
    pub slow: Cell<bool>,
    /// The host wants no legend from the beginning.
    pub no_legend: bool,
    pub card: HoverCard,
    pub announcer: Announcer,
    pub marks: Marks,
    pub shadow: ShadowHost,
    pub sheets: RefCell<Vec<Adopted>>,
    pub stage: Cell<Stage>,
}

/// How much of a widget stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The text with its marks.
    Text,
    /// And all that takes room beside it.
    Beside,
    /// And all that does not.
    Whole,
}

/// What is remembered of the pointer.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pointer {
    /// Where it was last; `None` after the keyboard.
    pub at: Option<Point>,
    /// Where it was pressed.
    pub pressed: Option<Point>,
    /// Which kind was pressed: a click may not say it.
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

/// What classroom mode keeps while the article is open.
#[derive(Default)]
pub(super) struct Classroom {
    pub quiz: RefCell<Option<Quiz>>,
    /// Whether the answers are hidden now.
    pub veiled: Cell<bool>,
    /// Furniture taken out of the page, and what keeps its place.
    pub taken: RefCell<Vec<(Node, Element)>>,
    /// What was switched off before.
    pub off: RefCell<Set<Overlay>>,
    /// Where steps went on from before.
    pub last: Cell<Option<StatementId>>,
    /// What the dock's button said before.
    pub label: RefCell<Option<String>>,
}

/// The attributes that we set on the article.
const MARKED: [&str; 8] = [
    "data-ql-quiz",
    "data-ql-article",
    "data-ql-docked",
    "data-ql-theme",
    "data-ql-sources",
    "data-ql-filter",
    "data-ql-verbatim",
    "data-ql-hidden",
];

impl Drop for Shared {
    fn drop(&mut self) {
        for name in MARKED {
            dom::unset(&self.article, name);
        }
        for block in self.lent.borrow().iter() {
            dom::unset(block, "tabindex");
        }
        if self.built {
            self.article.remove();
        }
    }
}
