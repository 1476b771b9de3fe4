//! What is heard of the page: listeners that share one closure, since each closure that JavaScript
//! is given costs an opening more than all it will ever do.

use std::rc::{Rc, Weak};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use super::widget::Shared;

#[wasm_bindgen(module = "/src/view/browser.js")]
extern "C" {
    /// Has `hear` told the number of each event of `names`, counted from `first`; calling what it
    /// returns ends that.
    fn listen(
        target: &EventTarget,
        names: &str,
        hear: &JsValue,
        first: u32,
        capture: bool,
    ) -> Function;
}

/// Events by name, with what each does.
pub type Events = &'static [(&'static str, fn(&Rc<Shared>, &Event))];

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
    /// Has a widget hear events at targets, in this order where one target hears the same twice.
    pub fn new(shared: &Rc<Shared>, groups: &[(&EventTarget, Phase, Events)]) -> Self {
        let weak: Weak<Shared> = Rc::downgrade(shared);
        let tables: Vec<Events> = groups.iter().map(|(.., events)| *events).collect();
        // Not `FnMut`: what one event does may bring about the next, such as focus.
        let hear = Closure::<dyn Fn(u32, Event)>::new(move |number: u32, event: Event| {
            let heard = tables.iter().copied().flatten().nth(number as usize);
            if let (Some(shared), Some((_, act))) = (weak.upgrade(), heard) {
                shared.complete();
                act(&shared, &event);
            }
        });
        let mut first = 0;
        let ends = groups.iter().map(|(target, phase, events)| {
            let names: Vec<&str> = events.iter().map(|(name, _)| *name).collect();
            let end = listen(target, &names.join(" "), hear.as_ref(), first, *phase == Phase::Down);
            first += events.len() as u32;
            end
        });
        Listeners { ends: ends.collect(), _hear: hear }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        for end in &self.ends {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}
