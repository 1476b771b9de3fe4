//! Our style sheets: made once, parsed once, adopted by roots. No `<style>`, no style attributes: a
//! strict Content Security Policy allows exactly this.

use std::cell::RefCell;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Node};

#[wasm_bindgen(module = "/view/browser/browser.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = makeSheet)]
    fn make_sheet(of: &Document, rules: &JsString) -> Result<CssStyleSheet, JsValue>;
    #[wasm_bindgen(catch)]
    fn adopt(root: &Node, sheet: &CssStyleSheet) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn discard(root: &Node, sheet: &CssStyleSheet) -> Result<(), JsValue>;
}

// `rules_of`, the rules of the sheets in `src/view/styles`: written by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/style_rules.rs"));

/// One of our style sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// For the tree that the article is in.
    Marks,
    /// For the same tree: an article of the publisher's.
    Beside,
    /// For the same tree, after the text: what a hand or a switch makes of the marks.
    States,
    /// For our own shadow roots.
    Furniture,
    /// For the same roots, where they are docked.
    Dock,
    /// For the same roots: what comes after the text.
    Panels,
}

/// A sheet adopted by a document or shadow root; dropping the last one of a root takes the sheet
/// out again.
#[must_use]
pub struct Adopted {
    root: Node,
    sheet: CssStyleSheet,
}

#[derive(Default)]
struct SheetRegistry {
    made: Vec<(Sheet, Document, CssStyleSheet)>,
    uses: Vec<(Node, CssStyleSheet, usize)>,
}

thread_local! {
    static KNOWN: RefCell<SheetRegistry> = RefCell::default();
}

impl Adopted {
    /// Has `root` (a document or shadow root) use a sheet.
    pub fn by(root: &Node, which: Sheet) -> Option<Adopted> {
        // Not `dyn_ref`: a document of a frame is no instance of this window's `Document`.
        let document = match root.node_type() {
            Node::DOCUMENT_NODE => root.unchecked_ref::<Document>().clone(),
            _ => root.owner_document()?,
        };
        KNOWN.with_borrow_mut(|known| {
            let sheet = known.sheet(&document, which)?;
            match known.uses.iter_mut().find(|(node, used, _)| node == root && *used == sheet) {
                Some((_, _, count)) => *count += 1,
                None => {
                    adopt(root, &sheet).ok()?;
                    known.uses.push((root.clone(), sheet.clone(), 1));
                }
            }
            Some(Adopted { root: root.clone(), sheet })
        })
    }
}

impl Drop for Adopted {
    fn drop(&mut self) {
        KNOWN.with_borrow_mut(|known| {
            let Some(at) = known
                .uses
                .iter()
                .position(|(node, used, _)| *node == self.root && *used == self.sheet)
            else {
                return;
            };
            known.uses[at].2 -= 1;
            if known.uses[at].2 == 0 {
                known.uses.swap_remove(at);
                let _ = discard(&self.root, &self.sheet);
            }
        });
    }
}

impl SheetRegistry {
    fn sheet(&mut self, document: &Document, which: Sheet) -> Option<CssStyleSheet> {
        if let Some((_, _, sheet)) =
            self.made.iter().find(|(kind, of, _)| *kind == which && of == document)
        {
            return Some(sheet.clone());
        }
        let names = match which {
            Sheet::Marks => "colours marks",
            Sheet::Beside => "beside",
            Sheet::States => "states",
            Sheet::Furniture => "colours furniture",
            Sheet::Dock => "dock",
            Sheet::Panels => "panels",
        };
        let sheet = make_sheet(document, &rules_of(names)).ok()?;
        self.made.push((which, document.clone(), sheet.clone()));
        Some(sheet)
    }
}
