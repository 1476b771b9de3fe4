//! Annotates an article in place: wraps its text nodes in mark elements, and puts the very same
//! nodes back.

use std::cell::{Cell, OnceCell, RefCell};

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, NodeList, Text};

use super::text_nodes::Piece;
use crate::compact::{Map, Set};
use crate::interaction::choices::{Overlay, TabStops, Verbosity};
use crate::interaction::command::{mark_name, mark_named};
use crate::reading::EntityId;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels;
use crate::view::wording::messages::Messages;
use crate::view_model::{Certainty, Mark, MentionId, Segment, StatementId, ViewModel};

/// The marks of one article in the page.
#[derive(Default)]
pub struct Marks {
    /// The text nodes of the article, drawn or not.
    pieces: Vec<Piece>,
    /// The nodes in place of some of them.
    replaced: RefCell<Vec<Replaced>>,
    /// The mark of each element, in the order of the text.
    drawn: Vec<Drawn>,
    /// The mark elements of each piece of text.
    elements: Vec<NodeList>,
    /// Elements of triggers and of drawn pieces of statements, collected on first use.
    found: OnceCell<MarkElements>,
    /// The number of a mark's first trigger.
    first: Map<Mark, usize>,
    /// The number of triggers.
    count: usize,
    /// The marks at which Tab stops.
    tab_stops: Cell<TabStops>,
    /// The spoken beginnings of statements, at [`Verbosity::Full`].
    begins: RefCell<Vec<Element>>,
}

/// The elements of the marks. Hundreds, which the page can be drawn without knowing them.
#[derive(Default)]
struct MarkElements {
    /// Triggers in reading order: mentions, figures, and markers for their statements.
    triggers: Vec<(Mark, Element)>,
    /// Drawn pieces of statements.
    parts: Vec<(StatementId, Element)>,
}

/// A text node of the page and the nodes that stand in its place.
struct Replaced {
    original: Text,
    nodes: Array,
}

/// The mark of an element.
#[derive(Clone, Copy)]
enum Drawn {
    Part(StatementId),
    Trigger(Mark),
}

impl Marks {
    /// Draws the marks of `model` into the text nodes of its article.
    pub fn draw(
        model: &ViewModel,
        pieces: Vec<Piece>,
        words: &Messages,
        tab_stops: TabStops,
    ) -> Marks {
        let mut marks = Marks::default();
        marks.tab_stops.set(tab_stops);
        let trigger = TRIGGER
            .iter()
            .fold(dom::element("span"), |span, (name, value)| span.with(name, value))
            .element();
        let segments = model.segments();
        let mut at = 0;
        for piece in &pieces {
            let end = piece.start + piece.length;
            while segments.get(at).is_some_and(|s| s.utf16[1] <= piece.start) {
                at += 1;
            }
            let inside = segments[at..].iter().take_while(|s| s.utf16[0] < end);
            let inside: &[Segment] = &segments[at..at + inside.count()];
            if inside.iter().any(|s| !s.stack.is_empty() || !s.markers.is_empty()) {
                marks.wrap(model, piece, inside, words, &trigger);
            }
        }
        marks.pieces = pieces;
        marks
    }

    /// Takes the marks down and draws those of another model into the same text nodes.
    pub fn redrawn(&self, model: &ViewModel, words: &Messages) -> Marks {
        self.take_down();
        Marks::draw(model, self.pieces.clone(), words, self.tab_stops.get())
    }

    /// Puts the text nodes of the page back in the place of the marks.
    pub fn take_down(&self) {
        for Replaced { original, nodes } in self.replaced.take() {
            // Where the host has changed the article meanwhile, what is gone stays gone.
            let nodes: Vec<Node> = nodes.iter().map(JsCast::unchecked_into).collect();
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

    /// Puts a button before the first mark that no link of the page holds: out of the flow, seen
    /// with focus, without a character of text.
    pub fn offer_skip(&self, label: &str) {
        let parent = |all: &Replaced| all.first().and_then(|first| first.parent_element());
        let free = |parent: Element| parent.closest("a").is_ok_and(|link| link.is_none());
        let replaced = self.replaced.borrow();
        let Some(place) = replaced.iter().find(|all| parent(all).is_some_and(free)) else {
            return;
        };
        let skip = dom::element("button")
            .with("type", "button")
            .with("data-ql-skip", label)
            .with("aria-label", label);
        let skip = skip.element();
        if let Some(parent) = parent(place) {
            let _ = parent.insert_before(&skip, place.first().as_ref());
            place.nodes.unshift(&skip);
        }
    }

    /// The trigger with this number.
    pub fn trigger(&self, number: u32) -> Option<(Mark, Element)> {
        self.found().triggers.get(number as usize).cloned()
    }

    /// The mark of the trigger with this number.
    pub fn mark(&self, number: u32) -> Option<Mark> {
        self.found().triggers.get(number as usize).map(|(mark, _)| *mark)
    }

    /// The number of the (first) trigger of a mark.
    pub fn number_of(&self, mark: Mark) -> Option<u32> {
        self.first.get(&mark).map(|at| *at as u32)
    }

    /// The number of a trigger element.
    pub fn number_at(&self, element: &Element) -> Option<u32> {
        let first = self.number_of(mark_of(element)?)?;
        let same = self.found().triggers[first as usize..].iter().position(|(_, e)| e == element);
        same.map(|offset| first + offset as u32)
    }

    /// The number of triggers.
    pub fn len(&self) -> u32 {
        self.count as u32
    }

    /// All triggers.
    pub fn triggers(&self) -> impl Iterator<Item = &(Mark, Element)> {
        self.found().triggers.iter()
    }

    /// All drawn pieces of statements.
    pub fn parts(&self) -> impl Iterator<Item = &(StatementId, Element)> {
        self.found().parts.iter()
    }

    /// Makes mentions or figures triggers, or plain text for hand and ear.
    pub fn enable(&self, model: &ViewModel, overlay: Overlay, on: bool) {
        for (mark, element) in
            self.found().triggers.iter().filter(|(mark, _)| Overlay::of(*mark) == overlay)
        {
            for (name, value) in TRIGGER {
                if on { dom::set(element, name, value) } else { dom::unset(element, name) }
            }
            if on {
                let stop = self.is_tab_stop(model, *mark, self.is_first(*mark, element));
                dom::set(element, "tabindex", tab_index(stop));
            } else {
                dom::unset(element, "tabindex");
            }
        }
    }

    /// Takes all that tells a source off the statements; only the places of those that are `asked`
    /// for are left. Their markers carry the number of the question, for paper.
    pub fn hide_statements(&self, asked: &[StatementId]) {
        let number: Map<StatementId, usize> = asked.iter().copied().zip(1..).collect();
        for (id, element) in
            self.found().parts.iter().map(|(id, element)| (*id, element)).chain(self.markers())
        {
            for name in ["data-ql-s", "data-ql-k", "data-ql-part", "data-ql-unsure", "data-ql-wide"]
            {
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
        for (id, element) in &self.found().parts {
            dom::unset(element, "data-ql-asked");
            statement(model, *id)
                .into_iter()
                .for_each(|(name, value)| dom::set(element, name, &value));
        }
        for (id, element) in self.markers() {
            dom::unset(element, "data-ql-asked");
            marker(model, id, words)
                .into_iter()
                .for_each(|(name, value)| dom::set(element, name, &value));
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
        self.found().triggers.iter().filter_map(|(mark, element)| match mark {
            Mark::Statement(id) => Some((*id, element)),
            _ => None,
        })
    }

    /// Has Tab stop at other marks.
    pub fn set_tab_stops(&self, model: &ViewModel, tab_stops: TabStops, verbosity: Verbosity) {
        self.tab_stops.set(tab_stops);
        self.renew_tab_stops(model, verbosity);
    }

    /// Says more or less to a screen reader. The text itself stays as it is.
    pub fn speak(&self, model: &ViewModel, words: &Messages, verbosity: Verbosity, veiled: bool) {
        for (mark, element) in &self.found().triggers {
            let kind = match mark {
                Mark::Statement(_) => {
                    match verbosity {
                        Verbosity::Off => dom::set(element, "aria-hidden", "true"),
                        _ => dom::unset(element, "aria-hidden"),
                    }
                    continue;
                }
                Mark::Mention(MentionId(at)) => {
                    words.entity_kind(model.reading().mentions[*at as usize].kind)
                }
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
            self.begins.replace(self.begin(model, words, veiled));
        }
        self.renew_tab_stops(model, verbosity);
    }

    /// Before the first word of each statement an empty element whose words its style draws, out of
    /// sight.
    fn begin(&self, model: &ViewModel, words: &Messages, veiled: bool) -> Vec<Element> {
        let mut seen = Set::default();
        let firsts = self
            .found()
            .parts
            .iter()
            .filter(|(id, _)| model.statement(*id).fragment_of.is_none() && seen.insert(*id));
        let begin = |(id, part): &(StatementId, Element)| {
            let label = match veiled {
                true => words.quiz_begin.into(),
                false => labels::begin_label(model.tag(model.statement(*id).voice), words),
            };
            let begin = dom::element("span").with("data-ql-begin", &label).element();
            let _ = part.insert_before(&begin, part.first_child().as_ref());
            begin
        };
        firsts.map(begin).collect()
    }

    fn renew_tab_stops(&self, model: &ViewModel, verbosity: Verbosity) {
        for (mark, element) in
            self.found().triggers.iter().filter(|(_, element)| element.has_attribute("tabindex"))
        {
            // Silent markers are no stops.
            let silent = verbosity == Verbosity::Off && Overlay::of(*mark) == Overlay::Sources;
            let first = self.is_first(*mark, element);
            let stop = !silent && self.is_tab_stop(model, *mark, first);
            dom::set(element, "tabindex", tab_index(stop));
        }
    }

    fn is_tab_stop(&self, model: &ViewModel, mark: Mark, first: bool) -> bool {
        match self.tab_stops.get() {
            TabStops::First => first && model.is_tab_stop(mark),
            TabStops::All => true,
            TabStops::None => false,
        }
    }

    fn is_first(&self, mark: Mark, element: &Element) -> bool {
        self.first.get(&mark).is_some_and(|at| self.found().triggers[*at].1 == *element)
    }

    /// The elements of the marks.
    fn found(&self) -> &MarkElements {
        self.found.get_or_init(|| {
            let mut found = MarkElements::default();
            let elements = self
                .elements
                .iter()
                .flat_map(|list| (0..list.length()).filter_map(|at| list.item(at)));
            for (drawn, element) in self.drawn.iter().zip(elements) {
                match drawn {
                    Drawn::Part(id) => found.parts.push((*id, element.unchecked_into())),
                    Drawn::Trigger(mark) => found.triggers.push((*mark, element.unchecked_into())),
                }
            }
            found
        })
    }

    fn wrap(
        &mut self,
        model: &ViewModel,
        piece: &Piece,
        segments: &[Segment],
        words: &Messages,
        trigger: &Element,
    ) {
        let Piece { node, start, skipped, length } = piece.clone();
        let mut recipe = DomRecipe::default();
        let offset = |at: u32| at - start + skipped;
        let whole = node.length();
        if skipped > 0 {
            recipe.slice(0, skipped);
        }
        let mut open: Vec<Mark> = Vec::new();
        let mut at = start;
        for segment in segments {
            let (from, to) = (segment.utf16[0].max(start), segment.utf16[1].min(start + length));
            if from > at {
                close(&mut recipe, &mut open, 0);
                recipe.slice(offset(at), offset(from));
            }
            let shared =
                open.iter().zip(&segment.stack).take_while(|(mark, wanted)| mark == wanted).count();
            close(&mut recipe, &mut open, shared);
            for mark in &segment.stack[shared..] {
                let element = self.recipe(model, *mark);
                recipe.open(&element);
                open.push(*mark);
            }
            recipe.slice(offset(from), offset(to));
            at = to;
            if to == segment.utf16[1] {
                for place in &segment.markers {
                    close(&mut recipe, &mut open, place.depth);
                    let trigger = self.trigger_of(model, Mark::Statement(place.statement));
                    let trigger =
                        marker(model, place.statement, words).into_iter().fold(trigger, set);
                    recipe.open(&trigger);
                    recipe.close();
                }
            }
        }
        close(&mut recipe, &mut open, 0);
        let used = offset(at);
        if used < whole {
            recipe.slice(used, whole);
        }
        self.put(&recipe, node, trigger);
    }

    /// Puts a drawing in the place of its text node, and keeps the elements that are drawn.
    fn put(&mut self, recipe: &DomRecipe, original: Text, trigger: &Element) {
        let made = recipe.make_from(&original, trigger);
        self.elements.extend(made.query_selector_all("[data-ql-mark]"));
        let nodes = Array::from(&made.child_nodes());
        if let Some(parent) = original.parent_node() {
            let _ = parent.replace_child(&made, &original);
            self.replaced.get_mut().push(Replaced { original, nodes });
        }
    }

    fn recipe(&mut self, model: &ViewModel, mark: Mark) -> DomRecipe {
        match mark {
            Mark::Statement(id) => {
                self.drawn.push(Drawn::Part(id));
                let element = dom::element("span").with("data-ql-mark", &mark_name(mark));
                statement(model, id).into_iter().fold(element, set)
            }
            Mark::Mention(MentionId(at)) => {
                let EntityId(entity) = model.reading().mentions[at as usize].entity;
                self.trigger_of(model, mark).with("data-ql-e", &entity.to_string())
            }
            Mark::Figure(id) => self.trigger_of(model, mark).with("data-ql-f", &id.0.to_string()),
        }
    }

    /// A new trigger of a mark, the next in reading order.
    fn trigger_of(&mut self, model: &ViewModel, mark: Mark) -> DomRecipe {
        let first = *self.first.or_insert(mark, self.count) == self.count;
        self.count += 1;
        self.drawn.push(Drawn::Trigger(mark));
        let stop = tab_index(self.is_tab_stop(model, mark, first));
        dom::copy().with("data-ql-mark", &mark_name(mark)).with("tabindex", stop)
    }
}

impl Replaced {
    fn first(&self) -> Option<Node> {
        self.nodes.iter().next().map(JsCast::unchecked_into)
    }
}

/// The mark that an element is, or is the marker of.
fn mark_of(element: &Element) -> Option<Mark> {
    mark_named(&element.get_attribute("data-ql-mark")?)
}

/// The attributes of a trigger, besides its place among the Tab stops.
const TRIGGER: [(&str, &str); 3] =
    [("role", "button"), ("aria-haspopup", "dialog"), ("aria-expanded", "false")];

fn tab_index(stop: bool) -> &'static str {
    if stop { "0" } else { "-1" }
}

/// Closes marks until `depth` of them are open.
fn close(recipe: &mut DomRecipe, open: &mut Vec<Mark>, depth: usize) {
    for _ in depth..open.len() {
        recipe.close();
    }
    open.truncate(depth);
}

/// An attribute's name and value.
type Attribute = (&'static str, String);

fn set(recipe: DomRecipe, (name, value): Attribute) -> DomRecipe {
    recipe.with(name, &value)
}

/// The attributes of a statement's marker.
fn marker(model: &ViewModel, id: StatementId, words: &Messages) -> Vec<Attribute> {
    let facts = model.statement(id);
    let tag = model.tag(facts.voice);
    let badge = labels::badge(tag.badge);
    let wide = badge.len() > 1;
    let mut told = vec![
        ("data-ql-m", badge),
        ("data-ql-s", tag.hue.to_string()),
        ("aria-label", labels::marker_label(tag, facts.look, words)),
    ];
    told.extend(unsure(model, id));
    told.extend(wide.then(|| ("data-ql-wide", String::new())));
    told
}

/// The attributes of a piece of a statement.
fn statement(model: &ViewModel, id: StatementId) -> Vec<Attribute> {
    let facts = model.statement(id);
    let mut shown = vec![
        ("data-ql-st", String::new()),
        ("data-ql-s", model.tag(facts.voice).hue.to_string()),
        ("data-ql-k", labels::nearness(facts.look.nearness).to_string()),
    ];
    shown.extend(unsure(model, id));
    shown.extend(facts.fragment_of.is_some().then(|| ("data-ql-part", String::new())));
    shown
}

fn unsure(model: &ViewModel, id: StatementId) -> Option<Attribute> {
    (model.certainty(id) == Some(Certainty::VeryUnsure)).then(|| ("data-ql-unsure", String::new()))
}
