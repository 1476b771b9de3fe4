//! Builds, owns and removes the DOM: an article's marks in place, the furniture in a shadow root of
//! our own, one card.
//!
//! Puts message keys and values into words (tables in `messages`, the browser's `Intl`).
//! Must not know grammar, lexicon or byte offsets. The modules without a browser type are built and
//! tested natively.
//!
//! # What a host page may set
//!
//! | custom property | what | default, light / dark |
//! | --- | --- | --- |
//! | `--ql-s1` … `--ql-s8`, `--ql-none` | colours of sources by first appearance; of all others | eight hues / grey |
//! | `--ql-tint-direct`, `--ql-tint-indirect`, `--ql-tint-reported`, `--ql-tint-on` | strength of the tint by kind of speech; of what is open | 13, 8, 4, 19 % / 19, 12, 6, 24 % |
//! | `--ql-line` | thickness of a statement's line | 2 px, 3 px at more contrast |
//! | `--ql-paper`, `--ql-raised` | the page's ground; the card's | white / #16181c, #20242a |
//! | `--ql-ink`, `--ql-soft`, `--ql-faint` | text of the furniture; secondary text; graphics | |
//! | `--ql-rule`, `--ql-edit`, `--ql-hover`, `--ql-shade` | hairlines; the newsroom's voice; hover; the card's shadow | |
//! | `--ql-serif`, `--ql-sans` | families of quotations and headings; of the furniture | |
//! | `--ql-width`, `--ql-sticky-top` | greatest width; height of a fixed header of the host | 936 px, 0 |
//! | `--ql-card-width`, `--ql-radius` | of the card; of its corners and the settings' | 352 px, 2 px |
//! | `--ql-layer` | `z-index` of the bar over the foot of the window, where the article is the publisher's | 10 |
//!
//! `::part()`: `frame`, `top`, `toolbar`, `toggle`, `view`, `settings-button`, `settings`, `strip`,
//! `segment`, `columns`, `legend`, `row`, `kinds`, `disc`, `list`, `figures`, `dock`, `bar`,
//! `drawer`, `card`, `link`, `skip`, `steps`, `quiz`. In the article, marks carry `data-ql-st`
//! (statement), `data-ql-k` (kind of speech), `data-ql-s` (hue), `data-ql-e` (entity), `data-ql-f`
//! (figure), `data-ql-m` (marker, its number), `data-ql-unsure` (less than even odds).
//!
//! | option of `mount`; attribute of `<quellen-lupe>`, which may change at any time | what |
//! | --- | --- |
//! | `lang`; `lang` | language and formats: `de`, `de-AT`, `de-CH`, `en`; unset: the page's around it, else German |
//! | `theme`; `theme` | `auto` (the host's computed `color-scheme`), `light`, `dark` |
//! | `bar`; `bar` | around a publisher's article: `dock` (over the foot of the window), `top` |
//! | `legend`; `legend` | `true`, `false`; `on`, `off` |
//! | `mode`; `mode` | what is shown: `text`, `list`, `figures`, `classroom` (sources hidden until the reader has chosen them) |
//! | `openDelay`, `closeDelay`, `focusOpen`; `open-delay` … | milliseconds: 500, 300, never |
//! | `verbosity`; `verbosity` | marks for the ear: `off`, `short`, `full`; the reader may choose otherwise |
//! | `tabStops`; `tab-stops` | where Tab stops: `first`, `all`, `none` |
//! | `links`; `links` | `on`, `off`: steps and jumps name their statement in the page's address (`#ql-3-1x8f2k`, `-ID` behind it where the host has an id), such an address opens its statement, and "back" leads to before the first step; a fragment of the page's own stays |
//! | `corrections`; `corrections` (JSON) | what an editor has found, see `Correction` in the type declarations: statements checked, given to another source or form, or removed; shown as such. One that fits no statement or several is listed and told by `ql-error` |
//! | `date`; `date` | the article's date where its text gives none |
//! | `messages`, `reading`, `text`; properties of the same names | own texts by key ([`messages`], camel case); a reading made beforehand; a text |
//! | –; `src` | address of a reading to fetch |
//!
//! Each attribute is a property too, in camel case. Where the page puts another text or `<article>`
//! into `<quellen-lupe>`, that one is read. The reader's own settings last until the page is left.
//!
//! | slot, in `<quellen-lupe>` | what |
//! | --- | --- |
//! | `card-header`, `card-footer` | first and last in every card, such as a link to report a mistake |
//! | `legend-title` | in place of the legend's title |
//!
//! | event, on the host, composed and bubbling | detail |
//! | --- | --- |
//! | `ql-ready` | `statements`, `sources`, `entities`, `figures`: how many; the marks stand, the toolbar will before the page is painted, legend and strip a frame later |
//! | `ql-error` | `message`; also for each correction that was not made, and for a `reading` of another text, which is then read anew, and said to be |
//! | `ql-card-open` (prevented, a card of the host's own may stand in), `ql-card-close`, `ql-navigate` | `kind` (statement, entity, figure), `index` in the reading, `trigger`: the element |
//! | `ql-filter` | `sources`: ids of the visible ones, empty for all; `verbatim`: only word for word |

#![deny(clippy::unwrap_used, clippy::expect_used)]

pub mod card_state;
pub mod placement;

#[cfg(target_arch = "wasm32")]
mod address;
#[cfg(target_arch = "wasm32")]
mod announcer;
#[cfg(target_arch = "wasm32")]
pub mod article;
#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod classroom;
#[cfg(target_arch = "wasm32")]
mod copy;
#[cfg(target_arch = "wasm32")]
mod corrections;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod dock;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod draft;
#[cfg(target_arch = "wasm32")]
pub mod events;
#[cfg(target_arch = "wasm32")]
mod figures;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod hover_card;
#[cfg(target_arch = "wasm32")]
mod input;
#[cfg(target_arch = "wasm32")]
mod intl;
#[cfg(target_arch = "wasm32")]
mod legend;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
mod listeners;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod messages;
#[cfg(target_arch = "wasm32")]
mod names;
#[cfg(target_arch = "wasm32")]
pub mod options;
#[cfg(target_arch = "wasm32")]
mod overlay;
#[cfg(target_arch = "wasm32")]
mod quiz;
#[cfg(target_arch = "wasm32")]
mod settings;
#[cfg(target_arch = "wasm32")]
mod sheets;
#[cfg(target_arch = "wasm32")]
mod showing;
#[cfg(target_arch = "wasm32")]
mod steps;
#[cfg(target_arch = "wasm32")]
mod strip;
#[cfg(target_arch = "wasm32")]
mod toolbar;
#[cfg(target_arch = "wasm32")]
pub mod widget;
