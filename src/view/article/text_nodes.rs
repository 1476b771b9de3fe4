//! The article as plain markup: what stands in the page, or what we build from a text; and which
//! text node holds which part of the text.

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element, Node, ShadowRoot, Text};

use crate::compact::Collect;
use crate::document::{MARKUPS, MarkedText, Markup};
use crate::reading::date::DateTime;
use crate::reading::{Block, BlockKind, Reading};
use crate::text::{ByteSpan, OffsetUnit, UnitMap};
use crate::view::browser::dom;

/// A text node and where its text begins in the article's text, in UTF-16 units.
#[derive(Clone)]
pub struct Piece {
    /// The node as it stands in the page.
    pub node: Text,
    /// Begin of the part of it that belongs to the article.
    pub start: u32,
    /// Units of the node before that part (white space around a block).
    pub skipped: u32,
    /// Units that belong to the article.
    pub length: u32,
}

/// An article in the page and its text.
pub struct Article {
    /// The element that holds it.
    pub element: Element,
    /// Its text, with the blocks that the page divides it into.
    pub text: MarkedText,
    /// Its text nodes in order.
    pub pieces: Vec<Piece>,
    /// When it was published, as its markup says.
    pub date: Option<DateTime>,
    /// Its language, as its markup says; empty where that says nothing.
    pub lang: String,
}

#[wasm_bindgen(module = "/view/article/collect.js")]
extern "C" {
    /// The article that a host stands for; `None` where it holds no text.
    fn pick(host: &Element) -> Option<Element>;
    /// Its text nodes, their blocks, the kinds of these, its date and its language.
    fn collect(article: &Element) -> Array;
}

#[wasm_bindgen(module = "/view/article/texts.js")]
extern "C" {
    /// Takes dead marks out of a host: those of a snapshot or a saved page.
    fn clean(host: &Element);

    /// The marked text nodes of an article, and what stands for them: see `texts.js`.
    #[derive(Clone)]
    pub type Texts;
    /// Of an article; the root hears `ql-changed` when somebody else has changed the text.
    #[wasm_bindgen(constructor)]
    pub fn new(article: &Element, root: &ShadowRoot) -> Texts;
    /// Shows something in place of a text node's words; returns the element that holds it.
    #[wasm_bindgen(method)]
    pub fn put(this: &Texts, original: &Text, made: &DocumentFragment) -> Element;
    /// Gives all words back.
    #[wasm_bindgen(method, js_name = takeDown)]
    pub fn take_down(this: &Texts);
    /// The same, and hears nothing more.
    #[wasm_bindgen(method)]
    pub fn end(this: &Texts);
    /// The node before which a link past the marks may stand.
    #[wasm_bindgen(method)]
    pub fn place(this: &Texts) -> Option<Node>;
}

impl Article {
    /// The article in a host that stands in the page; `None` where it holds no text.
    pub fn find(host: &Element) -> Option<Article> {
        clean(host);
        pick(host).map(Article::read)
    }

    /// The text of an element that stands in the page.
    pub fn read(element: Element) -> Article {
        let found = collect(&element);
        let nodes: Array = found.get(0).unchecked_into();
        let numbers = |at| found.get(at).unchecked_into::<Uint32Array>().to_vec();
        let (blocks, kinds) = (numbers(1), numbers(2));
        let mut reader = BlockCollector::default();
        for (node, block) in nodes.iter().zip(blocks) {
            reader.add(node, block, &kinds);
        }
        reader.end_block(&kinds);
        let [date, lang] = [3, 4].map(|at| found.get(at).as_string().unwrap_or_default());
        let date = DateTime::parse_iso(&date);
        Article { element, text: reader.text, pieces: reader.pieces, date, lang }
    }

    /// A reading of it, without what was found in a text of another language than German.
    pub fn if_german(&self, reading: Reading) -> Reading {
        /// In bytes. The words of a longer text tell its language.
        const SHORT: usize = 80;
        let says_other = !self.lang.is_empty() && !self.lang.starts_with("de");
        if reading.is_foreign() || says_other && self.text.text().len() < SHORT {
            return Reading { blocks: reading.blocks, notes: reading.notes, ..Reading::default() };
        }
        reading
    }

    /// An article of its own, built from a text and its blocks. Crawler leftovers stay out.
    pub fn build(text: &str, blocks: &[Block]) -> Article {
        let article = dom::element("article").with("data-ql-own", "").with("lang", "de");
        let shown: Vec<&Block> =
            blocks.iter().filter(|block| block.kind != BlockKind::Meta).collect_vec();
        let element = shown.iter().fold(article, |article, block| {
            let element = dom::element(tag(block.kind)).with("data-ql-block", block.kind.name());
            article.child(&element.text(block.span.of(text)))
        });
        let element = element.element();
        let map = UnitMap::new(text, OffsetUnit::Utf16);
        let mut made = element.first_element_child();
        let mut pieces = Vec::with_capacity(shown.len());
        for block in shown {
            let Some(here) = made else { break };
            if let Some(node) = here.first_child() {
                let [start, end] = map.outward(ByteSpan::new(block.span.start(), block.span.end()));
                pieces.push(Piece {
                    node: node.unchecked_into(),
                    start,
                    skipped: 0,
                    length: end - start,
                });
            }
            made = here.next_element_sibling();
        }
        let (date, lang) = (None, "de".into());
        Article { element, text: MarkedText::plain(text), pieces, date, lang }
    }
}

fn tag(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "h1",
        BlockKind::Subheading => "h2",
        _ => "p",
    }
}

/// Collects text nodes, one block after the other.
#[derive(Default)]
struct BlockCollector {
    text: MarkedText,
    /// Length of the text in UTF-16 units.
    length: u32,
    pieces: Vec<Piece>,
    block: Option<u32>,
    /// Of the block at hand; `None` is what the page shows without a text node.
    pending: Vec<(Option<Text>, String)>,
}

impl BlockCollector {
    fn add(&mut self, node: JsValue, block: u32, kinds: &[u32]) {
        let between = node.as_string();
        let node: Option<Text> = between.is_none().then(|| node.unchecked_into());
        let data = node.as_ref().map(|node| node.data()).or(between).unwrap_or_default();
        if self.block != Some(block) {
            if data.trim().is_empty() {
                return;
            }
            self.end_block(kinds);
            self.block = Some(block);
        }
        self.pending.push((node, data));
    }

    /// Puts the block at hand into the text, without the white space around it.
    fn end_block(&mut self, kinds: &[u32]) {
        let Some(block) = self.block.take() else { return };
        let pending = std::mem::take(&mut self.pending);
        let is_text = |(_, data): &(Option<Text>, String)| !data.trim().is_empty();
        let (Some(first), Some(last)) =
            (pending.iter().position(is_text), pending.iter().rposition(is_text))
        else {
            return;
        };
        let (mut words, mut length, mut places) = (String::new(), 0, Vec::new());
        for (at, (node, data)) in pending.into_iter().enumerate().skip(first).take(last + 1 - first)
        {
            let mut part = data.as_str();
            let mut skipped = 0;
            if at == first {
                part = part.trim_start();
                skipped = units(&data[..data.len() - part.len()]);
            }
            if at == last {
                part = part.trim_end();
            }
            if let Some(node) = node {
                places.push((node, skipped, length, units(part)));
            }
            words.push_str(part);
            length += units(part);
        }
        let markup = kinds.get(block as usize).and_then(|kind| MARKUPS.get(*kind as usize));
        let markup = markup.copied().unwrap_or(Markup::Text);
        self.length += units(self.text.push(markup, &words));
        let begin = self.length;
        let piece = |(node, skipped, offset, length)| Piece {
            node,
            start: begin + offset,
            skipped,
            length,
        };
        self.pieces.extend(places.into_iter().map(piece));
        self.length += length;
    }
}

/// Length in UTF-16 units.
fn units(text: &str) -> u32 {
    text.chars().map(char::len_utf16).sum::<usize>() as u32
}
