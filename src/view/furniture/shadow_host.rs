//! The one element of ours: it carries the furniture in its shadow root, around the article or
//! behind it.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, ShadowRoot};

use crate::compact::Collect;
use crate::interaction::choices::Theme;
use crate::interaction::command::{ATTRIBUTE, Command};
use crate::view::browser::dom::{self, DomRecipe};

/// The widget's element and its shadow root.
pub struct ShadowHost {
    /// Our element.
    pub element: Element,
    /// Its shadow root.
    pub root: ShadowRoot,
    ours: bool,
    docked: bool,
}

/// The place of the widget's element in the page.
pub enum MountPlace {
    /// It is the host, with the article in its slot: `<quellen-lupe>`.
    Host(Element),
    /// It is the host around an article of the publisher's, whose place it does not touch.
    Around(Element),
    /// A new element inside the host; the article goes into its slot.
    Inside(Element),
    /// A new element after the article, which stays where it is: nothing moves.
    Behind(Element),
}

impl ShadowHost {
    /// The frame, with a slot and no more; `None` where the host stands in no document or already
    /// has a closed shadow root.
    pub fn new(place: MountPlace, theme: Theme) -> Option<ShadowHost> {
        let docked = matches!(place, MountPlace::Around(_) | MountPlace::Behind(_));
        let (element, ours) = match &place {
            MountPlace::Host(host) | MountPlace::Around(host) => (host.clone(), false),
            MountPlace::Inside(host) => {
                let element = dom::element("div").with("data-ql-frame", "").element();
                host.append_child(&element).ok()?;
                (element, true)
            }
            MountPlace::Behind(article) => {
                let element = dom::element("div")
                    .with("data-ql-frame", "")
                    .with("data-ql-behind", "")
                    .element();
                article
                    .parent_node()?
                    .insert_before(&element, article.next_sibling().as_ref())
                    .ok()?;
                (element, true)
            }
        };
        let root = match element.shadow_root() {
            Some(root) => root,
            None => element
                .attach_shadow(dom::object(&[("mode", "open".into())]).unchecked_ref())
                .ok()?,
        };
        empty(&root);
        let _ = root.append_child(&dom::element("slot").element());
        dom::flag(&element, "data-ql-dock", docked);
        set_theme(&element, theme);
        Some(ShadowHost { element, root, ours, docked })
    }

    /// Returns whether the article is in our slot (not before us).
    pub fn is_around(&self) -> bool {
        !self.element.has_attribute("data-ql-behind")
    }

    /// Returns whether the furniture stands over the page instead of in it.
    pub fn is_docked(&self) -> bool {
        self.docked
    }

    /// Puts furniture in the place of the bare slot.
    pub fn furnish(&self, furniture: &DomRecipe) {
        if let Some(slot) = self.root.first_child() {
            let _ = self.root.replace_child(&furniture.element(), &slot);
        }
    }

    /// Puts new pieces before whatever the elements that a selector matches hold.
    pub fn put_first(&self, selector: &str, pieces: impl Fn() -> DomRecipe) {
        for place in self.all(selector) {
            let _ = place.insert_before(&pieces().make(), place.first_child().as_ref());
        }
    }

    /// The element of the shadow root that has focus; its slot, where it is the host's own.
    pub fn active(&self) -> Option<Element> {
        let slotted = || {
            let active = dom::active(&self.element)?;
            let slot = active.closest("[slot]").ok().flatten()?.assigned_slot()?;
            self.root.contains(Some(&slot)).then(|| slot.into())
        };
        self.root.active_element().or_else(slotted)
    }

    /// Takes the furniture away; an element we made goes too.
    pub fn remove(&self) {
        empty(&self.root);
        if self.ours {
            self.element.remove();
        } else {
            dom::unset(&self.element, "data-ql-theme");
            dom::unset(&self.element, "data-ql-dock");
            // What stands inside stays visible.
            let _ = self.root.append_child(&dom::element("slot").element());
        }
    }

    /// The controls of the shadow root that do something.
    pub fn all_that_do(&self, command: Command) -> Vec<Element> {
        self.all(&format!("[{ATTRIBUTE}={}]", command.written()))
    }

    /// The elements of the shadow root that a selector matches.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let Ok(found) = self.root.query_selector_all(selector) else { return Vec::new() };
        (0..found.length())
            .filter_map(|at| found.item(at))
            .map(JsCast::unchecked_into)
            .collect_vec()
    }
}

#[wasm_bindgen(module = "/view/browser/browser.js")]
extern "C" {
    /// Returns whether an element stands on a dark page that has not said so by `color-scheme`.
    #[wasm_bindgen(js_name = standsInTheDark)]
    fn stands_in_the_dark(element: &Element) -> bool;
}

/// Colours of an element: as computed for it, unless light or dark is asked for.
pub fn set_theme(element: &Element, theme: Theme) {
    dom::unset(element, "data-ql-theme");
    match theme {
        Theme::Auto if stands_in_the_dark(element) => dom::set(element, "data-ql-theme", "dark"),
        Theme::Auto => {}
        Theme::Light => dom::set(element, "data-ql-theme", "light"),
        Theme::Dark => dom::set(element, "data-ql-theme", "dark"),
    }
}

fn empty(node: &Node) {
    while let Some(child) = node.first_child() {
        let _ = node.remove_child(&child);
    }
}
