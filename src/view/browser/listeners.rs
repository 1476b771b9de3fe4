//! DOM listeners that share one wasm closure: at mount, creating a closure per listener cost more
//! than all their calls.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use crate::compact::Collect;

#[wasm_bindgen(module = "/view/browser/browser.js")]
extern "C" {
    /// Calls `hear` with the number of each event of `names`, counted from `first`, and the event;
    /// calling the returned function ends that.
    fn listen(
        target: &EventTarget,
        names: &str,
        hear: &JsValue,
        first: u32,
        capture: bool,
    ) -> Function;
}

/// Events by name, with the function that each calls.
pub type Events<T> = &'static [(&'static str, fn(&Rc<T>, &Event))];

/// When a target hears an event of an element inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Before the element does.
    Down,
    /// After it.
    Up,
}

/// Listeners of one widget, which they hold weakly. Dropping them ends them.
pub struct Listeners {
    ends: Vec<Function>,
    // After the ends: a page that hears nothing more calls nothing more.
    _hear: Closure<dyn Fn(u32, Event)>,
}

impl Listeners {
    /// Has a widget hear events at targets, in this order where one target hears the same twice;
    /// `before` runs before each.
    pub fn new<T: 'static>(
        widget: &Rc<T>,
        before: fn(&Rc<T>),
        groups: &[(&EventTarget, Phase, Events<T>)],
    ) -> Self {
        let weak = Rc::downgrade(widget);
        let tables: Vec<Events<T>> = groups.iter().map(|(.., events)| *events).collect_vec();
        // Not `FnMut`: what one event does may bring about the next, such as focus.
        let hear = Closure::<dyn Fn(u32, Event)>::new(move |number: u32, event: Event| {
            let heard = tables.iter().copied().flatten().nth(number as usize);
            if let (Some(widget), Some((_, act))) = (weak.upgrade(), heard) {
                before(&widget);
                act(&widget, &event);
            }
        });
        let mut first = 0;
        let ends = groups.iter().map(|(target, phase, events)| {
            let names: Vec<&str> = events.iter().map(|(name, _)| *name).collect_vec();
            let end = listen(target, &names.join(" "), hear.as_ref(), first, *phase == Phase::Down);
            first += events.len() as u32;
            end
        });
        Listeners { ends: ends.collect_vec(), _hear: hear }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        for end in &self.ends {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}
