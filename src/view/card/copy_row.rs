//! The row of buttons that copy a statement or a link to it.

use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::furniture::presenter::Presenter;

/// "Kopieren  Zitat mit Quelle  Link zur Aussage"
pub fn offer(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let button = |label: &str, name: &str, key: &str, command| {
        let button = dom::element("button").class("link").part("link").with("type", "button");
        button.does(command).with("data-key", key).with("aria-label", name).text(label)
    };
    dom::element("div")
        .class("copy")
        .child(&dom::element("span").with("aria-hidden", "true").text(words.copy))
        .child(&button(words.copy_quote, words.copy_quote_name, "quote", Command::CopyQuote))
        .child(&button(words.copy_link, words.copy_link_name, "link", Command::CopyLink))
        .child(&dom::element("p").with("data-told", "").with("aria-hidden", "true"))
}
