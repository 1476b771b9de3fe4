//! Words to paste elsewhere: a statement with its source, or a link to it. Never throws: where the
//! page may not write to the clipboard, the words stand selected in a field.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement};

use super::desk::Desk;
use super::dom::{self, Draft};
use super::messages::fill;
use super::names;
use super::widget::Shared;
use crate::view_model::{Mark, StatementCard, StatementId};

/// "Kopieren  Zitat mit Quelle  Link zur Aussage"
pub(super) fn offer(desk: &Desk) -> Draft {
    let words = desk.words;
    let button = |label: &str, name: &str, what: &str| {
        let button = dom::element("button").class("link").part("link").with("type", "button");
        button.with("data-copy", what).with("data-key", what).with("aria-label", name).text(label)
    };
    dom::element("div")
        .class("copy")
        .child(&dom::element("span").with("aria-hidden", "true").text(words.copy))
        .child(&button(words.copy_quote, words.copy_quote_name, "quote"))
        .child(&button(words.copy_link, words.copy_link_name, "link"))
        .child(&dom::element("p").with("data-told", "").with("aria-hidden", "true"))
}

impl Shared {
    /// A button of the card was pressed that copies what is shown.
    pub fn copy(self: &Rc<Self>, what: &str, button: &Element) {
        let Some(Mark::Statement(id)) = self.shown.get() else { return };
        let words = self.desk.words;
        let (text, done) = match what {
            "link" => (self.link_to(id), words.link_copied),
            _ => (self.citation(id), words.quote_copied),
        };
        self.hold_card();
        let refused = {
            let (weak, text, button) = (Rc::downgrade(self), text.clone(), button.clone());
            move || {
                if let Some(shared) = weak.upgrade() {
                    shared.copy_by_hand(&text, done, &button);
                }
            }
        };
        let weak = Rc::downgrade(self);
        let written = move || {
            if let Some(shared) = weak.upgrade() {
                shared.tell_copied(done);
            }
        };
        match write(&self.window, &text) {
            Some(promise) => then(&promise, written, refused),
            None => refused(),
        }
    }

    /// From a field in the card; where the page may not even do that, the reader finds it selected.
    fn copy_by_hand(&self, text: &str, done: &str, button: &Element) {
        let Some(row) = self.frame.all(".copy").into_iter().next() else { return };
        let field = dom::element("textarea")
            .with("readonly", "")
            .with("aria-label", self.desk.words.copy_field);
        let field: HtmlTextAreaElement =
            field.with("rows", "3").with("data-key", "field").element().unchecked_into();
        field.set_value(text);
        for old in self.frame.all(".copy textarea") {
            old.remove();
        }
        let _ = row.append_child(&field);
        dom::focus(&field);
        field.select();
        let copied = method(&self.document, "execCommand")
            .and_then(|copy| copy.call1(&self.document, &"copy".into()).ok())
            .is_some_and(|done| done.is_truthy());
        if copied {
            dom::focus(button);
            field.remove();
        }
        self.tell_copied(if copied { done } else { self.desk.words.copy_by_hand });
    }

    /// For the ear and, in the card, for the eye.
    fn tell_copied(&self, message: &str) {
        self.announcer.say(message);
        for told in self.frame.all("[data-told]") {
            told.set_text_content(Some(message));
        }
        self.place_again();
    }

    /// The quote, who says it and how, the article, its address.
    fn citation(&self, id: StatementId) -> String {
        let (desk, words) = (&self.desk, self.desk.words);
        let card = desk.model.statement_card(id);
        let quote = list_words(&card);
        let is_quoted = quote.starts_with(['„', '“', '"', '»', '«', '‚']);
        let mut lines = vec![if is_quoted { quote } else { words.quoted(&quote) }];
        let name = card.chain.iter().fold(names::title(&card.tag, words), |name, outer| {
            fill(words.chained, &[("name", &name), ("outer", &names::title(&outer.tag, words))])
        });
        lines.push(format!(
            "{name}, {} ({})",
            words.speech(card.look),
            desk.origin(card.review.as_ref())
        ));
        let title = desk.model.headline().unwrap_or_else(|| self.document.title());
        let title = (!title.is_empty()).then(|| words.quoted(&title));
        let article: Vec<String> =
            title.into_iter().chain(desk.model.day().map(|day| desk.intl.moment(day))).collect();
        if !article.is_empty() {
            lines.push(fill(words.cited_from, &[("article", &article.join(", "))]));
        }
        lines.push(self.cited_address());
        lines.join("\n")
    }
}

fn list_words(card: &StatementCard) -> String {
    super::card::list_words(&card.text).trim().to_string()
}

/// Writes to the clipboard; `None` where there is none for this page.
fn write(window: &web_sys::Window, text: &str) -> Option<JsValue> {
    let clipboard =
        Reflect::get(&window.navigator(), &"clipboard".into()).ok().filter(JsValue::is_object)?;
    method(&clipboard, "writeText")?.call1(&clipboard, &text.into()).ok().filter(JsValue::is_object)
}

/// Calls one of both when a promise is decided. They may outlive the widget, whence `once_into_js`.
fn then(promise: &JsValue, done: impl FnOnce() + 'static, refused: impl FnOnce() + 'static) {
    let (done, refused) = (Closure::once_into_js(done), Closure::once_into_js(refused));
    if let Some(then) = method(promise, "then") {
        let _ = then.call2(promise, &done, &refused);
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
