//! One article with its marks and furniture, from mount to destroy.

mod card;
mod classroom;
mod clicks;
mod copy;
mod correct;
mod dock;
mod fragment;
mod furnish;
mod highlight;
mod keyboard;
mod listen;
mod page_address;
mod pointer;
mod refresh;
mod state;
mod steps;
mod views;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use correct::corrected;
use fragment::PageAddress;
pub use state::Reader;
use state::{Shared, Stage};

use crate::interaction::choices::{BarPlace, Verbosity, View};
use crate::interaction::command::Command;
use crate::interaction::state::{Changed, State};
use crate::interaction::timing::CardState;
use crate::reading::Reading;
use crate::view::article::marks::Marks;
use crate::view::article::text_nodes::{Article, Texts};
use crate::view::browser::announcer::Announcer;
use crate::view::browser::dom;
use crate::view::browser::listeners::Listeners;
use crate::view::browser::style_sheets::{Adopted, Sheet};
use crate::view::card::HoverCard;
use crate::view::furniture::presenter::Presenter;
use crate::view::furniture::shadow_host::{MountPlace, ShadowHost, set_theme};
use crate::view::host::error::MountError;
use crate::view::host::options::Options;
use crate::view::wording::formats::Formats;
use crate::view::wording::messages::Messages;

/// Delay in milliseconds before building furniture that takes no room beside the text (rows of the
/// legend, strip, settings): about one frame, so that the marked text is painted first.
const LATE_FURNITURE_MS: u32 = 20;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &JsValue);
}

/// A mounted widget. Dropping it gives the page back as it was.
pub struct Widget {
    // First: nothing is heard any more when the rest goes.
    listeners: RefCell<Option<Listeners>>,
    shared: Rc<Shared>,
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
        reading: Reading,
        is_reread: bool,
        read: Reader,
        options: &Options,
    ) -> Result<Widget, MountError> {
        let Article { element, text, pieces, .. } = article;
        let document = host.owner_document().ok_or(MountError::NoDocument)?;
        let window = document.default_view().ok_or(MountError::NoDocument)?;
        if element.has_attribute("data-ql-article") {
            return Err(MountError::MountedAlready);
        }
        let built = !element.is_connected();
        let frame = ShadowHost::new(mount_place(host, &element, built, options.bar), options.theme)
            .ok_or(MountError::NoDocument)?;
        let tree = frame.element.get_root_node();
        let marks_sheets = [(Sheet::Marks, true), (Sheet::Beside, !built)]
            .into_iter()
            .filter(|(_, wanted)| *wanted);
        let sheets: Option<_> = marks_sheets.map(|(sheet, _)| Adopted::by(&tree, sheet)).collect();
        let Some(sheets) = sheets else {
            frame.remove();
            return Err(MountError::NoDocument);
        };
        let lang = language(host, options);
        let words = Messages::of(&lang, &options.messages);
        let (model, uncorrected) = corrected(text.text().into(), reading, &options.corrections);
        let model = model.reread(is_reread);
        let formats = Rc::new(Formats::new(lang, words.locale));
        let presenter = Presenter { model, words, formats };
        let texts = Texts::new(&element, &frame.root);
        let marks = Marks::draw(texts, &presenter.model, pieces, words, options.tab_stops);
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
            presenter: RefCell::new(Rc::new(presenter)),
            read,
            corrections: RefCell::new(options.corrections.clone()),
            uncorrected: RefCell::new(uncorrected),
            marks: RefCell::new(Rc::new(marks)),
            state: RefCell::new(Rc::new(State::new(
                options.verbosity,
                options.delays,
                !options.no_legend,
            ))),
            timing: RefCell::new(CardState::new(options.delays)),
            shown: Cell::default(),
            address: PageAddress::new(host, !options.no_links),
            pointer: Cell::default(),
            wake: RefCell::default(),
            completing: RefCell::default(),
            focus_check: RefCell::default(),
            while_open: RefCell::default(),
            blocks: RefCell::default(),
            focusable: RefCell::default(),
            card: HoverCard::new(&frame.root),
            announcer: Announcer::new(&frame.root),
            shadow: frame,
            sheets: RefCell::new(sheets),
            stage: Cell::new(Stage::Text),
            closed: Cell::default(),
        });
        if options.verbosity != Verbosity::Short {
            shared.refresh(Changed::SPEECH);
        }
        if options.mode != View::Text {
            shared.show_view(options.mode);
        }
        let later = |act: fn(&Shared)| {
            let weak = Rc::downgrade(&shared);
            move || weak.upgrade().iter().for_each(|shared| act(shared))
        };
        queue_microtask(&Closure::once_into_js(later(Shared::furnish)));
        shared.completing.replace(Some(Timeout::new(LATE_FURNITURE_MS, later(Shared::complete))));
        Ok(Widget { listeners: RefCell::new(Some(listen::listen(&shared))), shared })
    }

    /// Gives the page back as it was, and hears nothing more.
    pub fn close(&self) {
        drop(self.listeners.take());
        self.shared.close();
    }

    /// Returns whether the page is as it was before.
    pub fn is_closed(&self) -> bool {
        self.shared.closed.get()
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
                set_theme(&shared.shadow.element, options.theme);
                set_theme(&shared.article, options.theme);
            }
            "legend" => {
                shared.refresh(shared.update(|state| state.set_legend(!options.no_legend)));
            }
            "mode" => shared.show_view(options.mode),
            "open-delay" | "close-delay" | "focus-open" => {
                shared.refresh(shared.update(|state| state.set_delays(options.delays)));
            }
            "verbosity" => shared.change(Command::Speak(options.verbosity)),
            "tab-stops" => {
                let (presenter, verbosity) = (shared.presenter(), shared.state().verbosity());
                shared.marks().set_tab_stops(&presenter.model, options.tab_stops, verbosity);
            }
            "corrections" => shared.correct(&options.corrections),
            _ => return false,
        }
        true
    }

    /// The model that is shown, with its words.
    pub fn presenter(&self) -> Rc<Presenter> {
        self.shared.presenter()
    }
}

fn mount_place(host: &Element, article: &Element, built: bool, bar: BarPlace) -> MountPlace {
    match (host.local_name() == "quellen-lupe", built) {
        (true, false) if bar == BarPlace::Dock => MountPlace::Around(host.clone()),
        (true, _) => MountPlace::Host(host.clone()),
        (false, true) => MountPlace::Inside(host.clone()),
        (false, false) => MountPlace::Behind(article.clone()),
    }
}

/// The language that is asked for, where there are words for it; else the German of the page around
/// the host. The article is German whatever its page says.
fn language(host: &Element, options: &Options) -> String {
    let page = || host.closest("[lang]").ok().flatten()?.get_attribute("lang");
    options
        .lang
        .clone()
        .filter(|tag| Messages::table(tag).is_some())
        .or_else(|| page().filter(|tag| tag.starts_with("de")))
        .unwrap_or_else(|| "de-DE".into())
}
