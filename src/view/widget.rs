//! One article with its marks and furniture, from mount to destroy: who owns what.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::compact::Set;
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Window};

use super::address::PageAddress;
use super::announcer::Announcer;
use super::article::Article;
use super::card_state::{CardState, Delays};
use super::classroom::Classroom;
use super::desk::Desk;
use super::dock::dock;
use super::dom::{self, Draft};
use super::frame::{Frame, Stand, set_theme};
use super::hover_card::HoverCard;
use super::input::{self, Pointer};
use super::intl::Intl;
use super::legend;
use super::listeners::Listeners;
use super::marks::{Marks, Overlay};
use super::messages::Messages;
use super::options::{Bar, MountError, Options};
use super::settings::{self, Verbosity};
use super::sheets::{Adopted, Sheet};
use super::strip;
use super::toolbar::{View, toolbar};
use crate::view_model::{Mark, StatementId, ViewModel, Voice};

/// So many milliseconds after the text comes what takes no room beside it: a frame later.
const AFTER_THE_TEXT: u32 = 20;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &JsValue);
}

/// A mounted widget. Dropping it gives the page back as it was.
pub struct Widget {
    // First: nothing is heard any more when the rest goes.
    _listeners: Listeners,
    shared: Rc<Shared>,
}

/// What the listeners need, by weak reference.
pub(super) struct Shared {
    pub host: Element,
    pub window: Window,
    pub document: Document,
    pub article: Element,
    /// Whether we built the article.
    built: bool,
    pub desk: Desk,
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
    completing: RefCell<Option<Timeout>>,
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
    no_legend: bool,
    pub card: HoverCard,
    pub announcer: Announcer,
    pub marks: Marks,
    pub frame: Frame,
    sheets: RefCell<Vec<Adopted>>,
    stage: Cell<Stage>,
}

/// How much of a widget stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// The text with its marks.
    Text,
    /// And all that takes room beside it.
    Frame,
    /// And all that does not.
    Whole,
}

impl Widget {
    /// Puts marks into an article that stands in the page (or that was built and has no place yet),
    /// and the furniture to its host.
    ///
    /// # Errors
    /// [`MountError`] if the article is taken or the host stands in no document.
    pub fn new(
        host: &Element,
        article: Article,
        model: ViewModel,
        options: &Options,
    ) -> Result<Widget, MountError> {
        let Article { element, pieces, .. } = article;
        let document = host.owner_document().ok_or(MountError::NoDocument)?;
        let window = document.default_view().ok_or(MountError::NoDocument)?;
        if element.has_attribute("data-ql-article") {
            return Err(MountError::MountedAlready);
        }
        let built = !element.is_connected();
        let frame = Frame::new(stand(host, &element, built, options.bar), options.theme)
            .ok_or(MountError::NoDocument)?;
        let tree = frame.element.get_root_node();
        let marks_sheets = [(Sheet::Marks, true), (Sheet::Beside, !built)]
            .into_iter()
            .filter(|(_, wanted)| *wanted);
        let sheets: Option<_> = marks_sheets.map(|(sheet, _)| Adopted::by(&tree, sheet)).collect();
        let sheets = sheets.ok_or(MountError::NoDocument)?;
        let lang = language(host, options);
        let words = Messages::of(&lang, &options.messages);
        let desk = Desk { model, words, intl: Intl::new(lang, words.locale) };
        let marks = Marks::draw(&desk.model, pieces, words, options.tab_stops);
        if !frame.is_around() {
            marks.offer_skip(words.skip);
        }
        if built {
            let _ = frame.element.append_child(&element);
        }
        dom::set(&element, "data-ql-article", "");
        dom::flag(&element, "data-ql-docked", frame.is_docked());
        set_theme(&element, options.theme);
        let shared = Rc::new(Shared {
            host: host.clone(),
            window,
            document,
            article: element,
            built,
            desk,
            state: RefCell::new(CardState::new(options.delays)),
            shown: Cell::default(),
            last: Cell::default(),
            address: PageAddress::new(host, !options.no_links),
            class: Classroom::default(),
            pointer: Cell::default(),
            wake: RefCell::default(),
            completing: RefCell::default(),
            focus_check: RefCell::default(),
            while_open: RefCell::default(),
            blocks: RefCell::default(),
            lent: RefCell::default(),
            off: RefCell::default(),
            filter: RefCell::default(),
            view: Cell::default(),
            verbatim: Cell::default(),
            verbosity: Cell::new(options.verbosity),
            delays: Cell::new(options.delays),
            slow: Cell::default(),
            no_legend: options.no_legend,
            card: HoverCard::new(&frame.root),
            announcer: Announcer::new(&frame.root),
            marks,
            frame,
            sheets: RefCell::new(sheets),
            stage: Cell::new(Stage::Text),
        });
        if options.verbosity != Verbosity::Short {
            shared.set_verbosity(options.verbosity);
        }
        if options.mode != View::Text {
            shared.show_view(options.mode);
        }
        let later = |act: fn(&Shared)| {
            let weak = Rc::downgrade(&shared);
            move || weak.upgrade().iter().for_each(|shared| act(shared))
        };
        queue_microtask(&Closure::once_into_js(later(Shared::furnish)));
        shared.completing.replace(Some(Timeout::new(AFTER_THE_TEXT, later(Shared::complete))));
        Ok(Widget { _listeners: input::listen(&shared), shared })
    }

    /// Opens the statement that the page's address names.
    pub fn follow_address(&self) {
        self.shared.follow_address();
    }

    /// Follows a changed attribute in place; `false` where all must be made anew.
    pub fn follow(&self, attribute: &str, options: &Options) -> bool {
        let shared = &self.shared;
        shared.complete();
        match attribute {
            "theme" => {
                set_theme(&shared.frame.element, options.theme);
                set_theme(&shared.article, options.theme);
            }
            "legend" => shared
                .frame
                .all(".legend")
                .iter()
                .for_each(|it| dom::flag(it, "hidden", options.no_legend)),
            "mode" => shared.show_view(options.mode),
            "open-delay" | "close-delay" | "focus-open" => shared.set_delays(options.delays),
            "verbosity" => shared.set_verbosity(options.verbosity),
            "tab-stops" => shared.marks.set_tab_stops(&shared.desk.model, options.tab_stops),
            _ => return false,
        }
        true
    }

    /// What is shown.
    pub fn model(&self) -> &ViewModel {
        &self.shared.desk.model
    }
}

impl Shared {
    /// Builds what takes room beside the text, before the page is painted.
    fn furnish(&self) {
        if self.stage.get() >= Stage::Frame {
            return;
        }
        self.stage.set(Stage::Frame);
        self.adopt(&self.frame.root, Sheet::Furniture);
        if self.frame.is_docked() {
            self.adopt(&self.frame.root, Sheet::Dock);
        }
        self.frame.furnish(&self.furniture());
        self.arrange_dock();
    }

    /// The toolbar, around the article in a slot, or docked; and the places for all the rest.
    fn furniture(&self) -> Draft {
        let (frame, desk) = (&self.frame, &self.desk);
        let (strip, legend) = (strip::strip(desk), legend::legend().flag("hidden", self.no_legend));
        let whole = dom::element("div").part("frame").with("lang", desk.words.locale);
        let columns = dom::element("div").class("cols").part("columns");
        let skip = dom::element("button")
            .class("skip")
            .part("skip")
            .with("type", "button")
            .with("data-skip", "");
        // Where the markers are silent the list says what they would.
        let list = dom::element("button")
            .class("skip")
            .part("skip")
            .with("type", "button")
            .with("data-view", "list");
        let list =
            list.with("data-instead", "").flag("hidden", self.verbosity.get() != Verbosity::Off);
        let list = list.text(desk.words.list_instead);
        let before = [skip.text(desk.words.skip), list];
        let end = dom::element("span").with("data-end", "").with("tabindex", "-1");
        let slot = dom::element("slot");
        if frame.is_docked() {
            let whole = whole.class("ql docked");
            let whole = if frame.is_around() {
                before.iter().fold(whole, Draft::child).child(&slot)
            } else {
                whole
            };
            whole.child(&end).child(&columns).child(&dock(desk, &strip, &legend))
        } else {
            let top =
                dom::element("div").class("top").part("top").child(&toolbar(desk)).child(&strip);
            let text = before
                .iter()
                .chain(&reread(desk))
                .fold(dom::element("div").class("text"), Draft::child);
            let text = text.child(&slot).child(&end);
            whole.class("ql").child(&top).child(&columns.child(&text).child(&legend))
        }
    }

    /// Builds the rest: rows of the legend, segments of the strip, settings, drawer, the styles of
    /// what opens. A frame after the text, or as soon as a hand or the host stirs.
    pub fn complete(&self) {
        self.furnish();
        if self.stage.get() == Stage::Whole {
            return;
        }
        self.stage.set(Stage::Whole);
        let (desk, frame) = (&self.desk, &self.frame);
        self.adopt(&self.article.get_root_node(), Sheet::States);
        self.adopt(&frame.root, Sheet::Panels);
        frame.put_first(".drawer", || {
            reread(desk).iter().chain([&toolbar(desk)]).fold(Draft::default(), Draft::child)
        });
        frame.put_first("ol.line", || strip::content(desk));
        frame.put_first(".settings", || settings::content(desk, self.verbosity.get()));
        frame.put_first(".legend", || legend::content(desk));
    }

    fn adopt(&self, root: &Node, sheet: Sheet) {
        self.sheets.borrow_mut().extend(Adopted::by(root, sheet));
    }
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

fn stand(host: &Element, article: &Element, built: bool, bar: Bar) -> Stand {
    match (host.local_name() == "quellen-lupe", built) {
        (true, false) if bar == Bar::Dock => Stand::Around(host.clone()),
        (true, _) => Stand::Host(host.clone()),
        (false, true) => Stand::Inside(host.clone()),
        (false, false) => Stand::Behind(article.clone()),
    }
}

/// The language that is asked for, or that of the page around the host, where there are words for
/// it; else German.
fn language(host: &Element, options: &Options) -> String {
    let page = || host.closest("[lang]").ok().flatten()?.get_attribute("lang");
    options
        .lang
        .clone()
        .or_else(page)
        .filter(|tag| Messages::table(tag).is_some())
        .unwrap_or_else(|| "de-DE".into())
}

/// That the reading that came along was of another text, where it was.
fn reread(desk: &Desk) -> Option<Draft> {
    desk.model.is_reread().then(|| dom::element("p").class("note").text(desk.words.reread))
}
