//! The page's address follows the reader: steps and jumps write it, and it opens its statement.

use std::rc::Rc;

use super::fragment::{PREFIX, address_of};
use super::state::Shared;
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom;
use crate::view_model::{Mark, StatementId};

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
        let url = format!("{page}#{}", self.address.write(self.presenter().model.address(id)));
        let state = history.state().unwrap_or_default();
        // Both may be refused: in a sandbox, or after too many calls. The card is open all the
        // same.
        if fragment.is_empty() {
            self.address.before.set(Some(self.state().view()));
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
            match self.presenter().model.at_address(address).map(Mark::Statement) {
                Some(mark) if self.shown.get() == Some(mark) => {}
                Some(mark) => self.arrive(mark),
                None => self.announcer.say(self.presenter().words.link_lost),
            }
        } else if let Some(view) = self.address.before.take().filter(|_| fragment.is_empty()) {
            self.dismiss(Dismissal::Replaced);
            if self.state().view() != view {
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
        self.link(address_of(&self.window).unwrap_or_default(), id)
    }

    /// The same for a citation: with the address that the page calls its own.
    pub fn cited_link(&self, id: StatementId) -> String {
        let (page, fragment) = address_of(&self.window).unwrap_or_default();
        let canonical = self.document.query_selector("link[rel=canonical][href]").ok().flatten();
        let canonical = canonical
            .and_then(|link| js_sys::Reflect::get(&link, &"href".into()).ok()?.as_string());
        self.link((canonical.filter(|href| !href.is_empty()).unwrap_or(page), fragment), id)
    }

    fn link(&self, (page, fragment): (String, String), id: StatementId) -> String {
        // A route of the page stays; an anchor gives way.
        let is_route = !fragment.is_empty()
            && !fragment.starts_with(PREFIX)
            && self.document.get_element_by_id(&fragment).is_none();
        let own = match (is_route, self.address.on) {
            (true, _) => fragment,
            (false, true) => self.address.write(self.presenter().model.address(id)),
            (false, false) => String::new(),
        };
        let directive =
            self.presenter().model.text_fragment(id).map(|directive| directive.to_string());
        format!("{page}#{own}{}", directive.unwrap_or_default())
    }
}
