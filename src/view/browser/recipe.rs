//! DOM in the making: written down here piece by piece, then made in one call. Each single call
//! into the browser costs more than the element it makes, and an opening makes some 400.
//!
//! Text goes in as text nodes; nothing here parses HTML.

use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element, Text};

use crate::interaction::command::{self, Command};

#[wasm_bindgen(module = "/view/browser/browser.js")]
extern "C" {
    /// A fragment with what `steps` say of `words`; lengths and places count UTF-16 units.
    fn make(
        words: &str,
        steps: &[u32],
        source: Option<&Text>,
        pattern: Option<&Element>,
    ) -> DocumentFragment;

    /// A fragment that has an element.
    type Made;
    #[wasm_bindgen(method, getter, js_name = firstElementChild)]
    fn only(this: &Made) -> Element;
}

// What `make` in `browser.js` does at each step.
const CLOSE: u32 = 0;
const OPEN: u32 = 1;
const OPEN_SVG: u32 = 2;
const ATTRIBUTE: u32 = 3;
const TEXT: u32 = 4;
const STYLE: u32 = 5;
const SLICE: u32 = 6;
const COPY: u32 = 7;

/// An element that is not made yet, with all that is in it; by default pieces side by side.
#[derive(Default)]
pub struct DomRecipe(Box<Record>);

#[derive(Default)]
struct Record {
    words: String,
    steps: Vec<u32>,
}

/// A new element of a tag.
pub fn element(tag: &str) -> DomRecipe {
    let mut draft = DomRecipe::default();
    draft.0.step(OPEN, &[tag]);
    draft
}

/// A new SVG element.
pub fn svg(tag: &str) -> DomRecipe {
    let mut draft = DomRecipe::default();
    draft.0.step(OPEN_SVG, &[tag]);
    draft
}

/// A copy of the element that [`DomRecipe::make_from`] is given: one call instead of one for each
/// attribute.
pub fn copy() -> DomRecipe {
    let mut draft = DomRecipe::default();
    draft.0.step(COPY, &[]);
    draft
}

/// Building in one expression: each call returns the draft again.
impl DomRecipe {
    /// Sets an attribute.
    #[inline(never)]
    pub fn with(mut self, name: &str, value: &str) -> DomRecipe {
        self.0.step(ATTRIBUTE, &[name, value]);
        self
    }

    /// Sets an empty attribute, if `on`.
    pub fn flag(self, name: &str, on: bool) -> DomRecipe {
        if on { self.with(name, "") } else { self }
    }

    /// Sets the class.
    pub fn class(self, names: &str) -> DomRecipe {
        self.with("class", names)
    }

    /// Names the piece for `::part()`.
    pub fn part(self, name: &str) -> DomRecipe {
        self.with("part", name)
    }

    /// Sets a style property through the CSSOM, which a strict policy allows.
    pub fn style(mut self, property: &str, value: &str) -> DomRecipe {
        self.0.step(STYLE, &[property, value]);
        self
    }

    /// Has a control do something when it is pressed or chosen.
    pub fn does(self, command: Command) -> DomRecipe {
        self.with(command::ATTRIBUTE, &command.written())
    }

    /// Appends text.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> DomRecipe {
        self.0.step(TEXT, &[text]);
        self
    }

    /// Appends a child.
    #[inline(never)]
    pub fn child(mut self, child: &DomRecipe) -> DomRecipe {
        self.open(child);
        self.close();
        self
    }

    /// Begins a child in place.
    pub fn open(&mut self, child: &DomRecipe) {
        self.0.words.push_str(&child.0.words);
        self.0.steps.extend_from_slice(&child.0.steps);
    }

    /// Ends the child that was begun last.
    pub fn close(&mut self) {
        self.0.steps.push(CLOSE);
    }

    /// Appends the units `from..to` of the text node that [`DomRecipe::make_from`] is given.
    pub fn slice(&mut self, from: u32, to: u32) {
        self.0.steps.extend_from_slice(&[SLICE, from, to]);
    }

    /// Makes it, in a fragment.
    pub fn make(&self) -> DocumentFragment {
        make(&self.0.words, &self.0.steps, None, None)
    }

    /// Makes it with slices of `source` and copies of `pattern`.
    pub fn make_from(&self, source: &Text, pattern: &Element) -> DocumentFragment {
        make(&self.0.words, &self.0.steps, Some(source), Some(pattern))
    }

    /// Makes its one element.
    pub fn element(&self) -> Element {
        self.make().unchecked_into::<Made>().only()
    }
}

impl Record {
    fn step(&mut self, step: u32, words: &[&str]) {
        self.steps.push(step);
        for word in words {
            self.words.push_str(word);
            let units = if word.is_ascii() { word.len() } else { word.encode_utf16().count() };
            self.steps.push(units as u32);
        }
    }
}
