//! The page's address: a fragment names the statement that was stepped or jumped to, and opens it
//! again.
//!
//! `#ql-3-1x8f2k`, with `-ID` behind it where the host has an id (two widgets with the same article
//! need one). The first step away from an address without fragment makes an entry in the history,
//! further steps change that entry, so that one press of "back" leads to where the reader was. A
//! fragment of the page's own is left alone. Entries keep the state object that a router may have
//! put there. The option `links` switches all of it off.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, Window};

use super::card_state::Dismissal;
use super::dom;
use super::toolbar::View;
use super::widget::Shared;
use crate::view_model::{Address, Mark, StatementId, encoded};

/// What every fragment of ours begins with.
const PREFIX: &str = "ql-";

/// How one widget writes and reads fragments.
pub(super) struct PageAddress {
    on: bool,
    /// "-" and the host's id, or nothing.
    suffix: String,
    /// What was in view before the entry that we made in the history.
    before: Cell<Option<View>>,
}

impl PageAddress {
    /// For a host; `on` unless links are switched off.
    pub fn new(host: &Element, on: bool) -> Self {
        let id = host.id();
        let suffix = if id.is_empty() { id } else { format!("-{}", encoded(&id)) };
        PageAddress { on, suffix, before: Cell::default() }
    }

    fn write(&self, address: Address) -> String {
        format!("{PREFIX}{address}{}", self.suffix)
    }

    fn read(&self, fragment: &str) -> Option<Address> {
        let rest = fragment.strip_prefix(PREFIX)?;
        let end = rest.match_indices('-').nth(1).map_or(rest.len(), |(at, _)| at);
        Address::parse(&rest[..end]).filter(|_| rest[end..] == self.suffix)
    }
}

impl Shared {
    /// The reader goes to a mark: a statement's address becomes the page's.
    pub fn go(self: &Rc<Self>, mark: Mark) {
        // First the entry, with which the browser keeps where the page was scrolled to; then the
        // way there.
        self.keep_address(mark);
        self.jump(mark);
    }

    fn keep_address(&self, mark: Mark) {
        let Mark::Statement(id) = mark else { return };
        let (Some((page, fragment)), true) = (address_of(&self.window), self.address.on) else {
            return;
        };
        let Ok(history) = self.window.history() else { return };
        let url = format!("{page}#{}", self.address.write(self.desk.model.address(id)));
        let state = history.state().unwrap_or_default();
        // Both may be refused: in a sandbox, or after too many calls. The card is open all the
        // same.
        if fragment.is_empty() {
            self.address.before.set(Some(self.view.get()));
            let _ = history.push_state_with_url(&state, "", Some(&url));
        } else if fragment.starts_with(PREFIX) {
            let _ = history.replace_state_with_url(&state, "", Some(&url));
        }
    }

    /// Shows the statement that the page's address names. Where it names none any more, what was in
    /// view before.
    pub fn follow_address(self: &Rc<Self>) {
        let (Some((_, fragment)), true) = (address_of(&self.window), self.address.on) else {
            return;
        };
        if let Some(address) = self.address.read(&fragment) {
            match self.desk.model.at_address(address).map(Mark::Statement) {
                Some(mark) if self.shown.get() == Some(mark) => {}
                Some(mark) => self.arrive(mark),
                None => self.announcer.say(self.desk.words.link_lost),
            }
        } else if let Some(view) = self.address.before.take().filter(|_| fragment.is_empty()) {
            self.dismiss(Dismissal::Replaced);
            if self.view.get() != view {
                self.show_view(view);
            }
        }
    }

    /// As an anchor of the page would: the place comes into view, and the keyboard goes on from
    /// there.
    fn arrive(self: &Rc<Self>, mark: Mark) {
        self.jump(mark);
        let nowhere =
            self.document.active_element().is_none_or(|active| active.local_name() == "body");
        if let Some((_, trigger)) = self.open_trigger().filter(|_| nowhere) {
            dom::focus(&trigger);
        }
    }

    /// A link to a statement. Behind the fragment that this widget reads stands a text directive,
    /// which browsers keep to themselves and follow where no widget runs.
    pub fn link_to(&self, id: StatementId) -> String {
        let (page, fragment) = address_of(&self.window).unwrap_or_default();
        // A route of the page stays; an anchor gives way.
        let is_route = !fragment.is_empty()
            && !fragment.starts_with(PREFIX)
            && self.document.get_element_by_id(&fragment).is_none();
        let own = match (is_route, self.address.on) {
            (true, _) => fragment,
            (false, true) => self.address.write(self.desk.model.address(id)),
            (false, false) => String::new(),
        };
        let directive = self.desk.model.text_fragment(id).map(|directive| directive.to_string());
        format!("{page}#{own}{}", directive.unwrap_or_default())
    }

    /// The page's address for a citation: the one it calls its own, without a fragment.
    pub fn cited_address(&self) -> String {
        let canonical = self.document.query_selector("link[rel=canonical][href]").ok().flatten();
        let canonical = canonical
            .and_then(|link| js_sys::Reflect::get(&link, &"href".into()).ok()?.as_string());
        canonical
            .filter(|href| !href.is_empty())
            .or_else(|| Some(address_of(&self.window)?.0))
            .unwrap_or_default()
    }
}

/// The page's address without fragment, and the fragment.
fn address_of(window: &Window) -> Option<(String, String)> {
    let whole = window.location().href().ok()?;
    let (page, fragment) = whole.split_once('#').unwrap_or((&whole, ""));
    // A browser that knows no text directives leaves them there.
    Some((page.into(), fragment.split(":~:").next().unwrap_or_default().into()))
}
