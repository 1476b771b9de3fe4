//! The article as plain markup: what stands in the page, or what we build from a text; and which
//! text node holds which part of the text.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

use crate::document::{MarkedText, Markup};
use crate::reading::{Block, BlockKind};
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
}

/// Everything that starts a new block of text.
const BLOCKS: &str = "h1,h2,h3,h4,h5,h6,p,li,blockquote,figcaption,caption,td,th,dt,dd,pre,div,section,article,header,footer,main,address,figure";
/// The elements that are no text of the article. The number of a footnote would be one with the
/// figure or word before it.
const LEFT_OUT: &str = "script,style,template,noscript,button,select,textarea,nav,form,svg,audio,video,iframe,object,[hidden],[aria-hidden='true'],[data-ql-ignore],[slot],sup a[href*='#'],a[href*='#'] sup";

impl Article {
    /// The text of an element that stands in the page.
    pub fn read(element: Element) -> Article {
        let mut reader = BlockCollector::default();
        reader.walk(&element, &element);
        reader.end_block();
        Article { element, text: reader.text, pieces: reader.pieces }
    }

    /// An article of its own, built from a text and its blocks. Crawler leftovers stay out.
    pub fn build(text: &str, blocks: &[Block]) -> Article {
        let article = dom::element("article").with("data-ql-own", "").with("lang", "de");
        let shown: Vec<&Block> =
            blocks.iter().filter(|block| block.kind != BlockKind::Meta).collect();
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
        Article { element, text: MarkedText::plain(text), pieces }
    }
}

fn tag(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "h1",
        BlockKind::Subheading => "h2",
        _ => "p",
    }
}

/// The kind of block that an element of the page makes of its text.
fn markup(element: &Element) -> Markup {
    match element.local_name().as_str() {
        "h1" => Markup::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => Markup::Heading,
        "li" | "figcaption" | "caption" | "td" | "th" | "dt" | "dd" => Markup::Item,
        _ => Markup::Text,
    }
}

/// Collects text nodes, one block after the other.
#[derive(Default)]
struct BlockCollector {
    text: MarkedText,
    /// Length of the text in UTF-16 units.
    length: u32,
    pieces: Vec<Piece>,
    block: Option<Element>,
    /// Of the block at hand; `None` is a line break.
    pending: Vec<(Option<Text>, String)>,
}

impl BlockCollector {
    fn walk(&mut self, parent: &Node, block: &Element) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            match node.node_type() {
                Node::TEXT_NODE => self.add(Some(node.unchecked_into()), block),
                Node::ELEMENT_NODE => {
                    let element: Element = node.unchecked_into();
                    if element.local_name() == "br" {
                        self.add(None, block);
                    } else if !element.matches(LEFT_OUT).unwrap_or(false) {
                        let starts_block = element.matches(BLOCKS).unwrap_or(false);
                        self.walk(&element, if starts_block { &element } else { block });
                    }
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, node: Option<Text>, block: &Element) {
        let data = node.as_ref().map_or_else(|| "\n".to_string(), |node| node.data());
        if self.block.as_ref() != Some(block) {
            if data.trim().is_empty() {
                return;
            }
            self.end_block();
            self.block = Some(block.clone());
        }
        self.pending.push((node, data));
    }

    /// Puts the block at hand into the text, without the white space around it.
    fn end_block(&mut self) {
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
        self.length += units(self.text.push(markup(&block), &words));
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
