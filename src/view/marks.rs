//! Annotates an article in place: wraps its text nodes in mark elements, and puts the very same nodes back.

use std::cell::{Cell, RefCell};

use crate::text::{Map, Set};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Node, Text};

use super::article::Piece;
use super::dom::{self, Build};
use super::messages::Messages;
use super::names;
use super::options::TabStops;
use super::settings::Verbosity;
use crate::reading::EntityId;
use crate::view_model::{Certainty, Mark, MentionId, Segment, StatementId, ViewModel};

/// The marks of one article in the page. Dropping it gives the article back as it was.
#[derive(Default)]
pub struct Marks {
    replaced: Vec<Replaced>,
    /// Triggers in reading order: mentions, figures, and markers for their statements.
    triggers: Vec<(Mark, Element)>,
    first: Map<Mark, usize>,
    /// Drawn pieces of statements.
    parts: Vec<(StatementId, Element)>,
    /// Where Tab stops.
    tab_stops: Cell<TabStops>,
    verbosity: Cell<Verbosity>,
    /// Whether who speaks is hidden.
    veiled: Cell<bool>,
    /// Where statements begin, for the ear, at [`Verbosity::Full`].
    begins: RefCell<Vec<Element>>,
    /// What every trigger is a copy of: quicker than setting each attribute.
    pattern: Option<Element>,
}

/// A text node of the page and what stands in its place.
struct Replaced {
    original: Text,
    nodes: Vec<Node>,
}

/// The three overlays that a reader may switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// Statements and their markers.
    Sources,
    /// Mentions of entities.
    Entities,
    /// Figures.
    Figures,
}

impl Overlay {
    /// The overlay that a mark belongs to.
    pub fn of(mark: Mark) -> Overlay {
        match mark {
            Mark::Statement(_) => Overlay::Sources,
            Mark::Mention(_) => Overlay::Entities,
            Mark::Figure(_) => Overlay::Figures,
        }
    }
}

impl Marks {
    /// Draws the marks of `model` into the text nodes of its article.
    pub fn draw(model: &ViewModel, pieces: Vec<Piece>, words: &Messages, tab_stops: TabStops) -> Marks {
        let pattern = dom::element("span");
        make_trigger(&pattern, false);
        let mut marks = Marks::default();
        marks.tab_stops.set(tab_stops);
        marks.pattern = Some(pattern);
        let segments = model.segments();
        let mut at = 0;
        for piece in pieces {
            let end = piece.start + piece.length;
            while segments.get(at).is_some_and(|s| s.utf16[1] <= piece.start) {
                at += 1;
            }
            let inside = segments[at..].iter().take_while(|s| s.utf16[0] < end);
            let inside: &[Segment] = &segments[at..at + inside.count()];
            if inside.iter().any(|s| !s.stack.is_empty() || !s.markers.is_empty()) {
                marks.wrap(model, piece, inside, words);
            }
        }
        marks
    }

    /// Puts a button before the first mark that no link of the page holds: out of the flow, seen with focus, without a
    /// character of text.
    pub fn offer_skip(&mut self, label: &str) {
        let free = |all: &&mut Replaced| {
            let parent = all.nodes.first().and_then(Node::parent_element);
            parent.is_some_and(|parent| parent.closest("a").is_ok_and(|link| link.is_none()))
        };
        let Some(Replaced { nodes, .. }) = self.replaced.iter_mut().find(free) else { return };
        let skip = dom::element("button").with("type", "button").with("data-ql-skip", label).with("aria-label", label);
        if let Some((parent, first)) = nodes.first().and_then(|first| Some((first.parent_node()?, first))) {
            let _ = parent.insert_before(&skip, Some(first));
            nodes.insert(0, skip.unchecked_into());
        }
    }

    /// The trigger with this number.
    pub fn trigger(&self, number: u32) -> Option<&(Mark, Element)> {
        self.triggers.get(number as usize)
    }

    /// The number of the (first) trigger of a mark.
    pub fn number_of(&self, mark: Mark) -> Option<u32> {
        self.first.get(&mark).map(|at| *at as u32)
    }

    /// The number of a trigger element.
    pub fn number_at(&self, element: &Element) -> Option<u32> {
        let first = self.number_of(names::mark(element)?)?;
        let same = self.triggers[first as usize..].iter().position(|(_, e)| e == element);
        same.map(|offset| first + offset as u32)
    }

    /// How many triggers there are.
    pub fn len(&self) -> u32 {
        self.triggers.len() as u32
    }

    /// All triggers.
    pub fn triggers(&self) -> impl Iterator<Item = &(Mark, Element)> {
        self.triggers.iter()
    }

    /// All drawn pieces of statements.
    pub fn parts(&self) -> impl Iterator<Item = &(StatementId, Element)> {
        self.parts.iter()
    }

    /// Makes mentions or figures triggers, or plain text for hand and ear.
    pub fn enable(&self, model: &ViewModel, overlay: Overlay, on: bool) {
        for (mark, element) in self.triggers.iter().filter(|(mark, _)| Overlay::of(*mark) == overlay) {
            if on {
                make_trigger(element, self.is_tab_stop(model, *mark, self.is_first(*mark, element)));
            } else {
                for name in ["role", "tabindex", "aria-haspopup", "aria-expanded"] {
                    dom::unset(element, name);
                }
            }
        }
    }

    /// Whether who speaks is hidden: takes effect with [`Marks::speak`].
    pub fn veil(&self, on: bool) {
        self.veiled.set(on);
    }

    /// Takes all that tells a source off the statements; only the places of those that are `asked` for are left.
    /// Their markers carry the number of the question, for paper.
    pub fn hide_statements(&self, asked: &[StatementId]) {
        let number: Map<StatementId, usize> = asked.iter().copied().zip(1..).collect();
        for (id, element) in self.parts.iter().map(|(id, element)| (*id, element)).chain(self.markers()) {
            for name in ["data-ql-s", "data-ql-k", "data-ql-part", "data-ql-unsure", "data-ql-wide"] {
                dom::unset(element, name);
            }
            if let Some(number) = number.get(&id) {
                dom::set(element, "data-ql-asked", &number.to_string());
            }
        }
        for (_, marker) in self.markers().filter(|(id, _)| !number.contains_key(id)) {
            dom::set(marker, "data-ql-m", "");
            dom::unset(marker, "aria-label");
        }
    }

    /// Puts back what [`Marks::hide_statements`] took.
    pub fn show_statements(&self, model: &ViewModel, words: &Messages) {
        for (id, element) in &self.parts {
            dom::unset(element, "data-ql-asked");
            draw_statement(model, *id, element);
        }
        for (id, element) in self.markers() {
            dom::unset(element, "data-ql-asked");
            draw_marker(model, id, element, words);
        }
    }

    /// Has a statement's marker say something else.
    pub fn label(&self, id: StatementId, sign: &str, label: &str) {
        for (_, marker) in self.markers().filter(|(other, _)| *other == id) {
            dom::set(marker, "data-ql-m", sign);
            dom::set(marker, "aria-label", label);
        }
    }

    fn markers(&self) -> impl Iterator<Item = (StatementId, &Element)> {
        self.triggers.iter().filter_map(|(mark, element)| match mark {
            Mark::Statement(id) => Some((*id, element)),
            _ => None,
        })
    }

    /// Has Tab stop at other marks.
    pub fn set_tab_stops(&self, model: &ViewModel, tab_stops: TabStops) {
        self.tab_stops.set(tab_stops);
        self.renew_tab_stops(model);
    }

    /// Says more or less to the ear: UX.md section 5.6. The text itself stays as it is.
    pub fn speak(&self, model: &ViewModel, words: &Messages, verbosity: Verbosity) {
        self.verbosity.set(verbosity);
        for (mark, element) in &self.triggers {
            let kind = match mark {
                Mark::Statement(_) => {
                    match verbosity {
                        Verbosity::Off => dom::set(element, "aria-hidden", "true"),
                        _ => dom::unset(element, "aria-hidden"),
                    }
                    continue;
                }
                Mark::Mention(MentionId(at)) => words.entity_kind(model.reading().mentions[*at as usize].kind),
                Mark::Figure(id) => words.figure_kind(model.reading().figures[id.0 as usize].kind),
            };
            match verbosity {
                Verbosity::Full => dom::set(element, "aria-description", kind),
                _ => dom::unset(element, "aria-description"),
            }
        }
        for begin in self.begins.take() {
            begin.remove();
        }
        if verbosity == Verbosity::Full {
            self.begins.replace(self.begin(model, words));
        }
        self.renew_tab_stops(model);
    }

    /// Before the first word of each statement an empty element whose words its style draws, out of sight.
    fn begin(&self, model: &ViewModel, words: &Messages) -> Vec<Element> {
        let mut seen = Set::default();
        let firsts = self.parts.iter().filter(|(id, _)| model.statement(*id).fragment_of.is_none() && seen.insert(*id));
        let begin = |(id, part): &(StatementId, Element)| {
            let label = match self.veiled.get() {
                true => words.quiz_begin.into(),
                false => names::begin_label(model.tag(model.statement(*id).voice), words),
            };
            let begin = dom::element("span").with("data-ql-begin", &label);
            let _ = part.insert_before(&begin, part.first_child().as_ref());
            begin
        };
        firsts.map(begin).collect()
    }

    fn renew_tab_stops(&self, model: &ViewModel) {
        for (mark, element) in self.triggers.iter().filter(|(_, element)| element.has_attribute("tabindex")) {
            let stop = self.is_tab_stop(model, *mark, self.is_first(*mark, element));
            dom::set(element, "tabindex", if stop { "0" } else { "-1" });
        }
    }

    fn is_tab_stop(&self, model: &ViewModel, mark: Mark, first: bool) -> bool {
        let silent = self.verbosity.get() == Verbosity::Off && Overlay::of(mark) == Overlay::Sources;
        !silent
            && match self.tab_stops.get() {
                TabStops::First => first && model.is_tab_stop(mark),
                TabStops::All => true,
                TabStops::None => false,
            }
    }

    fn is_first(&self, mark: Mark, element: &Element) -> bool {
        self.first.get(&mark).is_some_and(|at| self.triggers[*at].1 == *element)
    }

    fn wrap(&mut self, model: &ViewModel, piece: Piece, segments: &[Segment], words: &Messages) {
        let fragment = dom::fragment();
        let end = piece.start + piece.length;
        let slice = |from: u32, to: u32| {
            let offset = |at: u32| at - piece.start + piece.skipped;
            dom::text_slice(&piece.node, offset(from), offset(to))
        };
        let whole = piece.node.length();
        if piece.skipped > 0 {
            let _ = fragment.append_child(&dom::text_slice(&piece.node, 0, piece.skipped));
        }
        let mut open: Vec<(Mark, Element)> = Vec::new();
        let mut at = piece.start;
        for segment in segments {
            let (from, to) = (segment.utf16[0].max(piece.start), segment.utf16[1].min(end));
            if from > at {
                open.clear();
                let _ = fragment.append_child(&slice(at, from));
            }
            let shared = open.iter().zip(&segment.stack).take_while(|((mark, _), wanted)| mark == *wanted).count();
            open.truncate(shared);
            for mark in &segment.stack[shared..] {
                let element = self.mark(model, *mark);
                let _ = innermost(&fragment, &open).append_child(&element);
                open.push((*mark, element));
            }
            let _ = innermost(&fragment, &open).append_child(&slice(from, to));
            at = to;
            if to == segment.utf16[1] {
                for marker in &segment.markers {
                    open.truncate(marker.depth);
                    let element = self.marker(model, marker.statement, words);
                    let _ = innermost(&fragment, &open).append_child(&element);
                }
            }
        }
        let used = at - piece.start + piece.skipped;
        if used < whole {
            let _ = fragment.append_child(&dom::text_slice(&piece.node, used, whole));
        }
        let list = fragment.child_nodes();
        let nodes = (0..list.length()).filter_map(|i| list.item(i)).collect();
        if let Some(parent) = piece.node.parent_node() {
            let _ = parent.replace_child(&fragment, &piece.node);
            self.replaced.push(Replaced { original: piece.node, nodes });
        }
    }

    fn mark(&mut self, model: &ViewModel, mark: Mark) -> Element {
        match mark {
            Mark::Statement(id) => {
                let element = dom::element("span").with("data-ql-mark", &names::of(mark));
                draw_statement(model, id, &element);
                self.parts.push((id, element.clone()));
                element
            }
            Mark::Mention(MentionId(at)) => {
                let EntityId(entity) = model.reading().mentions[at as usize].entity;
                self.trigger_of(model, mark).with("data-ql-e", &entity.to_string())
            }
            Mark::Figure(id) => self.trigger_of(model, mark).with("data-ql-f", &id.0.to_string()),
        }
    }

    fn marker(&mut self, model: &ViewModel, id: StatementId, words: &Messages) -> Element {
        let element = self.trigger_of(model, Mark::Statement(id));
        draw_marker(model, id, &element, words);
        element
    }

    /// A new trigger element of a mark, the next in reading order.
    fn trigger_of(&mut self, model: &ViewModel, mark: Mark) -> Element {
        let copy = self.pattern.as_ref().and_then(|pattern| pattern.clone_node().ok());
        let element: Element = copy.map_or_else(|| dom::element("span"), JsCast::unchecked_into);
        dom::set(&element, "data-ql-mark", &names::of(mark));
        let first = *self.first.or_insert(mark, self.triggers.len()) == self.triggers.len();
        if self.is_tab_stop(model, mark, first) {
            dom::set(&element, "tabindex", "0");
        }
        self.triggers.push((mark, element.clone()));
        element
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        for Replaced { original, nodes } in self.replaced.drain(..) {
            // Where the host has changed the article meanwhile, what is gone stays gone.
            let first = nodes.iter().find_map(|node| Some((node.parent_node()?, node)));
            if let Some((parent, first)) = first {
                let _ = parent.insert_before(&original, Some(first));
            }
            for node in nodes {
                if let Some(parent) = node.parent_node() {
                    let _ = parent.remove_child(&node);
                }
            }
        }
    }
}

fn innermost<'a>(fragment: &'a DocumentFragment, open: &'a [(Mark, Element)]) -> &'a Node {
    open.last().map_or(fragment.unchecked_ref(), |(_, element)| element.unchecked_ref())
}

fn make_trigger(element: &Element, tab_stop: bool) {
    dom::set(element, "role", "button");
    dom::set(element, "tabindex", if tab_stop { "0" } else { "-1" });
    dom::set(element, "aria-haspopup", "dialog");
    dom::set(element, "aria-expanded", "false");
}

fn draw_marker(model: &ViewModel, id: StatementId, element: &Element, words: &Messages) {
    let facts = model.statement(id);
    let tag = model.tag(facts.voice);
    let badge = names::badge(tag.badge);
    dom::set(element, "data-ql-m", &badge);
    dom::set(element, "data-ql-s", &tag.hue.to_string());
    dom::set(element, "aria-label", &names::marker_label(tag, facts.look, words));
    if model.certainty(id) == Some(Certainty::VeryUnsure) {
        dom::flag(element, "data-ql-unsure", true);
    }
    if badge.len() > 1 {
        dom::flag(element, "data-ql-wide", true);
    }
}

fn draw_statement(model: &ViewModel, id: StatementId, element: &Element) {
    let facts = model.statement(id);
    let tag = model.tag(facts.voice);
    dom::set(element, "data-ql-st", "");
    dom::set(element, "data-ql-s", &tag.hue.to_string());
    dom::set(element, "data-ql-k", names::nearness(facts.look.nearness));
    if model.certainty(id) == Some(Certainty::VeryUnsure) {
        dom::flag(element, "data-ql-unsure", true);
    }
    if facts.fragment_of.is_some() {
        dom::flag(element, "data-ql-part", true);
    }
}
