//! Words to paste elsewhere: a statement with its source, or a link to it. Never throws: where the
//! page may not write to the clipboard, the words stand selected in a field.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement};

use super::state::Shared;
use crate::compact::Collect;
use crate::interaction::command::Command;
use crate::view::browser::dom;
use crate::view::wording::labels::{self, list_words};
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, Nearness, StatementId};

impl Shared {
    /// A button of the card was pressed that copies what is shown.
    pub fn copy(self: &Rc<Self>, command: Command, button: &Element) {
        let Some(Mark::Statement(id)) = self.shown.get() else { return };
        let words = self.presenter().words;
        let (text, done) = match command {
            Command::CopyLink => (self.link_to(id), words.link_copied),
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
        let Some(row) = self.shadow.all(".copy").into_iter().next() else { return };
        let field = dom::element("textarea")
            .with("readonly", "")
            .with("aria-label", self.presenter().words.copy_field);
        let field: HtmlTextAreaElement =
            field.with("rows", "3").with("data-key", "field").element().unchecked_into();
        field.set_value(text);
        for old in self.shadow.all(".copy textarea") {
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
        self.tell_copied(if copied { done } else { self.presenter().words.copy_by_hand });
    }

    /// For the ear and, in the card, for the eye.
    fn tell_copied(&self, message: &str) {
        self.announcer.say(message);
        for told in self.shadow.all("[data-told]") {
            told.set_text_content(Some(message));
        }
        self.place_again();
    }

    /// Who says it, the article with the statement's address, and the words: in quotation marks only
    /// where the article has them so, else told to be the substance.
    fn citation(&self, id: StatementId) -> String {
        let (presenter, words) = (&self.presenter(), self.presenter().words);
        let card = presenter.model.statement_card(id);
        let said = list_words(&card.text).trim().to_string();
        let name = card.chain.iter().fold(labels::title(&card.tag, words), |name, outer| {
            fill(words.chained, &[("name", &name), ("outer", &labels::title(&outer.tag, words))])
        });
        let title = presenter.model.headline().unwrap_or_else(|| self.document.title());
        let title = (!title.is_empty()).then(|| words.quoted(&title));
        let article: Vec<String> = title
            .into_iter()
            .chain(presenter.model.day().map(|day| presenter.formats.moment(day)))
            .chain([self.cited_link(id)])
            .collect_vec();
        let literal = card.look.nearness == Nearness::Direct;
        let form = if literal { words.cited } else { words.cited_in_substance };
        let values = [("name", &*name), ("article", &article.join(", ")), ("words", &said)];
        format!("{}\n({})", fill(form, &values), presenter.origin(card.review.as_ref()))
    }
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
