//! The page's address: a fragment names the statement that was stepped or jumped to, and opens it
//! again.
//!
//! `#ql-3-1x8f2k`, with `-ID` after it where the host has an id (two widgets with the same article
//! need one). The first step away from an address without fragment makes an entry in the history,
//! further steps change that entry, so that one press of "back" leads to where the reader was. A
//! fragment of the page's own is left alone. Entries keep the state object that a router may have
//! put there. The option `links` switches all of it off.

use std::cell::Cell;

use web_sys::{Element, Window};

use crate::interaction::choices::View;
use crate::view_model::{Address, encoded};

/// The beginning of every fragment of ours.
pub(super) const PREFIX: &str = "ql-";

/// One widget's way of writing and reading fragments.
pub(super) struct PageAddress {
    pub on: bool,
    /// "-" and the host's id, or nothing.
    suffix: String,
    /// The view before the entry that we made in the history.
    pub before: Cell<Option<View>>,
}

impl PageAddress {
    /// For a host; `on` unless links are switched off.
    pub fn new(host: &Element, on: bool) -> Self {
        let id = host.id();
        let suffix = if id.is_empty() { id } else { format!("-{}", encoded(&id)) };
        PageAddress { on, suffix, before: Cell::default() }
    }

    pub fn write(&self, address: Address) -> String {
        format!("{PREFIX}{address}{}", self.suffix)
    }

    pub fn read(&self, fragment: &str) -> Option<Address> {
        let rest = fragment.strip_prefix(PREFIX)?;
        let end = rest.match_indices('-').nth(1).map_or(rest.len(), |(at, _)| at);
        Address::parse(&rest[..end]).filter(|_| rest[end..] == self.suffix)
    }
}

/// The page's address without fragment, and the fragment.
pub(super) fn address_of(window: &Window) -> Option<(String, String)> {
    let whole = window.location().href().ok()?;
    let (page, fragment) = whole.split_once('#').unwrap_or((&whole, ""));
    // A browser that knows no text directives leaves them there.
    Some((page.into(), fragment.split(":~:").next().unwrap_or_default().into()))
}
