//! Annotates an article in place: shows its words in mark elements beside its text nodes, and gives
//! them back to the very same nodes.

use std::cell::{Cell, OnceCell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList, Text};

use super::text_nodes::{Piece, Texts};
use crate::compact::{Collect, Map, Set};
use crate::interaction::choices::{Overlay, TabStops, Verbosity};
use crate::interaction::command::{mark_name, mark_named};
use crate::reading::EntityId;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels;
use crate::view::wording::messages::Messages;
use crate::view_model::{Certainty, Mark, MentionId, Segment, StatementId, ViewModel};

/// The marks of one article in the page.
pub struct Marks {
    /// What becomes of the text nodes.
    texts: Texts,
    /// The text nodes of the article, drawn or not.
    pieces: Vec<Piece>,
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

/// The mark of an element.
#[derive(Clone, Copy)]
enum Drawn {
    Part(StatementId),
    Trigger(Mark),
}

impl Marks {
    /// Draws the marks of `model` into the text nodes of its article.
    pub fn draw(
        texts: Texts,
        model: &ViewModel,
        pieces: Vec<Piece>,
        words: &Messages,
        tab_stops: TabStops,
    ) -> Marks {
        let mut marks = Marks {
            texts,
            pieces: Vec::new(),
            drawn: Vec::new(),
            elements: Vec::new(),
            found: OnceCell::new(),
            first: Map::default(),
            count: 0,
            tab_stops: Cell::new(tab_stops),
            begins: RefCell::default(),
        };
        let trigger = TRIGGER
            .iter()
            .fold(dom::element(MARK), |mark, (name, value)| mark.with(name, value))
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

    /// Takes the marks down and draws those of another model, into the same text nodes or others.
    pub fn redrawn(
        &self,
        model: &ViewModel,
        pieces: Option<Vec<Piece>>,
        words: &Messages,
    ) -> Marks {
        self.take_down();
        let pieces = pieces.unwrap_or_else(|| self.pieces.clone());
        Marks::draw(self.texts.clone(), model, pieces, words, self.tab_stops.get())
    }

    /// Gives their words back to the text nodes of the page.
    pub fn take_down(&self) {
        self.texts.take_down();
    }

    /// The same, for good.
    pub fn end(&self) {
        self.texts.end();
    }

    /// Puts a link past the marks before the first text that is marked from the beginning of its
    /// element, in no control of the page: out of the flow, seen with focus, without a character of
    /// text.
    pub fn offer_skip(&self, label: &str) {
        let Some(place) = self.texts.place() else { return };
        let skip = dom::element(MARK)
            .with("role", "button")
            .with("tabindex", "0")
            .with("data-ql-skip", label)
            .with("aria-label", label)
            .element();
        if let Some(parent) = place.parent_node() {
            let _ = parent.insert_before(&skip, Some(&place));
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

    /// Turns the markers to the left that would reach past a page of this width.
    pub fn keep_within(&self, width: f64) {
        for (_, marker) in self.markers() {
            dom::unset(marker, "data-ql-edge");
        }
        let over: Vec<&Element> = self
            .markers()
            .filter(|(_, marker)| dom::rect(marker).right > width)
            .map(|(_, marker)| marker)
            .collect_vec();
        for marker in over {
            dom::set(marker, "data-ql-edge", "");
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
            let begin = dom::element(MARK).with("data-ql-begin", &label).element();
            let _ = part.insert_before(&begin, part.first_child().as_ref());
            begin
        };
        firsts.map(begin).collect_vec()
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
        self.put(&recipe, &node, trigger);
    }

    /// Shows a drawing in the place of its text node, and keeps the elements that are drawn.
    fn put(&mut self, recipe: &DomRecipe, original: &Text, trigger: &Element) {
        let made = recipe.make_from(original, trigger);
        let shown = self.texts.put(original, &made);
        self.elements.extend(shown.query_selector_all("[data-ql-mark]"));
    }

    fn recipe(&mut self, model: &ViewModel, mark: Mark) -> DomRecipe {
        match mark {
            Mark::Statement(id) => {
                self.drawn.push(Drawn::Part(id));
                let element = dom::element(MARK).with("data-ql-mark", &mark_name(mark));
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

/// The mark that an element is, or is the marker of.
fn mark_of(element: &Element) -> Option<Mark> {
    mark_named(&element.get_attribute("data-ql-mark")?)
}

/// The tag of marks: none that a page's style sheet knows.
const MARK: &str = "ql-mark";

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
