// What of a page is the text of an article: chosen, divided into blocks, and dated. Blocks, and what is not shown, are
// told by computed style, not by tag.

// The numbers of `MARKUPS` in `src/document/markup.rs`.
const [TEXT, TITLE, HEADING, LEAD, TIME, BYLINE, ITEM, KICKER, CAPTION] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

// Never words of an article. The number of a footnote would be one with the figure or word before it.
const NO_TEXT = "script,style,template,noscript,button,input,select,textarea,nav,form,dialog,svg,math,canvas,audio,video,iframe," +
  "object,pre,code,rt,rp,[hidden],[aria-hidden='true'],[role=navigation],[role=complementary],[role=search],[role=form]," +
  "[role=dialog],[role=alertdialog],[role=toolbar],[role=menu],[role=tablist],[role=textbox],[role=status],[data-ql-ignore]," +
  "[data-ql-skip],[data-ql-begin],[data-ql-frame],quellen-lupe>[slot],sup a[href*='#'],a[href*='#'] sup";
const ARTICLES = "article,[role=article]";
// Beside the article, unless most of it stands there.
const BESIDE = "article,[role=article],aside,.twitter-tweet,.instagram-media,.tiktok-embed";
// The same, by a word in class or id; paragraphs and headings are excepted, whose class says what they look like.
const BOX = /(^|[\s_-])(related|recommend\w*|newsletter|advert\w*|ads?|anzeigen?|werbung|sponsored|promo\w*|consent|cookies?|embed|placeholder|platzhalter|comments?|kommentare?|share|sharing|social|breadcrumbs?|sidebar|outbrain|taboola|paywall|abo|subscribe|subscription|podcast|linklist|mehr-zum-thema|tags|toolbar|author-?box|autoren?box|jobs?|stellenanzeigen?|stellenmarkt)([\s_-]|$)/i;
const TEASER = /(^|[\s_-])(teasers?|lesetipps?|readmore|read-more|more)([\s_-]|$)/i;
const CAPTIONS = "figcaption,caption,figure,[itemprop~=caption],[itemprop~=copyrightHolder]";
const CAPTION_WORD = /(^|[\s_-])(caption|credits?|copyright|bild(unterschrift|nachweis|text)|photo-?credit|image-?credit|fotograf|photographer)([\s_-]|$)/i;
const KICKER_WORD = /(^|[\s_-])(kicker|dachzeile|overline|topline|roofline|spitzmarke|eyebrow)([\s_-]|$)/i;
const LEAD_WORD = /(^|[\s_-])(lead|vorspann|standfirst|intro|dek|teaser-?text|article-?teaser)([\s_-]|$)/i;
const BYLINE_WORD = /(^|[\s_-])(author|authors|autor|autoren|byline|autorenzeile)([\s_-]|$)/i;
/** The longest lead, in characters: a longer element of that class is the article. */
const LONGEST_LEAD = 900;

const named = (element) => `${element.getAttribute("class") ?? ""} ${element.id} ${element.getAttribute("itemprop") ?? ""}`
  .replace(/([a-z])([A-Z])/g, "$1-$2");
const isHeading = (element) => /^h[1-6]$/.test(element.localName) || element.getAttribute("role") === "heading";

// The number of characters that can be words, without a look at styles.
function size(root) {
  if (root.nodeType === Node.TEXT_NODE) return root.data.trim().length;
  if (root.nodeType === Node.ELEMENT_NODE && root.matches(NO_TEXT)) return 0;
  let sum = 0;
  for (const child of root.childNodes) sum += size(child);
  return sum;
}

// The article that a host stands for: itself, or the one in it with most text; `null` where there is no text.
export function pick(host) {
  const ours = host.localName === "quellen-lupe";
  if (size(host) > 0) {
    if (host.localName === "article") return host;
    const nested = (one) => one !== host && host.contains(one) && (one.matches(ARTICLES) || nested(one.parentElement));
    const inside = [...host.querySelectorAll(ARTICLES)].filter((one) => !nested(one.parentElement));
    const sizes = inside.map(size), most = Math.max(0, ...sizes);
    // What stands outside all of them may be more: then they are teasers.
    const outside = size(host) - sizes.reduce((sum, one) => sum + one, 0);
    return most > outside ? inside[sizes.indexOf(most)] : host;
  }
  const roots = [...(ours ? [] : [host]), ...host.querySelectorAll("*")].map((element) => element.shadowRoot);
  for (const root of roots) {
    const inside = root && [...root.children].filter((child) => size(child) > 0);
    if (inside?.length === 1) return pick(inside[0]);
    const found = inside?.length && [...root.querySelectorAll(`${ARTICLES},main`)].sort((a, b) => size(b) - size(a))[0];
    if (found) return pick(found);
  }
  return null;
}

// Whether two text nodes without white space between them are apart on the screen.
function apart(before, after) {
  const at = (node, from) => {
    const range = node.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + 1);
    return range.getClientRects()[0];
  };
  const one = at(before, before.length - 1), other = at(after, 0);
  if (!one || !other) return false;
  const gap = Math.max(other.left - one.right, one.left - other.right);
  return other.top >= one.bottom - 1 ? !/[-–—/\u00ad\u200b]$/.test(before.data) : gap > 0.15 * Math.min(one.height, other.height);
}

// The text nodes of an article, each with the number of its block, and each block's kind. In place of a node stands a text
// that the page shows without one: a line break, or the gap between two boxes.
export function collect(article) {
  const nodes = [], blocks = [], kinds = [], left = [];
  const view = article.ownerDocument.defaultView, whole = size(article);
  const begin = (kind) => ({ kind, number: kinds.push(kind) - 1 });
  let last = null, titled = false;

  const isBeside = (element) => {
    const name = named(element), flows = isHeading(element) || element.localName === "p";
    return element.matches(BESIDE) || !flows && (BOX.test(name) || TEASER.test(name) && element.querySelector("a[href]")) ||
      isLinks(element, flows);
  };
  // A list of links, a paragraph or heading that is one.
  const isLinks = (element, flows) => {
    if (element.localName === "li" || flows && element.localName !== "p" && !titled) return false;
    if (!flows && !/^(ul|ol|div|section|dl)$/.test(element.localName)) return false;
    const links = [...element.querySelectorAll("a[href]")];
    if (links.length < (flows ? 1 : 2)) return false;
    const linked = links.reduce((sum, link) => sum + size(link), 0), all = size(element);
    return flows ? linked === all && !/[.!?“]$/.test(element.textContent.trim()) : linked > 0.8 * all;
  };
  const kindOf = (element, within) => {
    const name = named(element), local = element.localName;
    if (within === CAPTION || element.matches(CAPTIONS) || CAPTION_WORD.test(name) && size(element) < LONGEST_LEAD) return CAPTION;
    if (KICKER_WORD.test(name) && !element.querySelector("h1,h2,p")) return KICKER;
    if ([TITLE, HEADING, KICKER].includes(within)) return within;
    if (isHeading(element)) return (element.getAttribute("aria-level") ?? local[1]) === "1" ? TITLE : HEADING;
    if (/^(li|td|th|dt|dd)$/.test(local)) return ITEM;
    if (local === "time") return TIME;
    if (local === "address" || BYLINE_WORD.test(name) && size(element) < 200) return BYLINE;
    if (LEAD_WORD.test(name) && size(element) < LONGEST_LEAD && !element.querySelector("h1,h2,h3")) return LEAD;
    return within === LEAD || within === BYLINE ? within : TEXT;
  };
  const add = (node, data, block) => {
    nodes.push(node);
    blocks.push(block.number);
    last = data.trim() ? { node, block: block.number, data } : last && { ...last, data };
  };
  const addText = (node, block, plain) => {
    const touches = last?.node.nodeType && last.block === block.number && /\S$/.test(last.data) && /^\S/.test(node.data);
    if (touches && !plain && apart(last.node, node)) add(" ", " ", block);
    add(node, node.data, block);
  };
  let breaks = 0;
  // `plain`: no border of an element stands before the text.
  const walk = (parent, block, kind) => {
    let plain = false;
    const children = parent.localName === "slot" ? parent.assignedNodes({ flatten: true }) : parent.childNodes;
    for (const node of children) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.trim()) breaks = 0;
        if (node.length) addText(node, block, plain);
        plain = true;
        continue;
      }
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      plain = false;
      if (node.localName === "br") {
        // Two of them end a paragraph.
        if (++breaks === 2) Object.assign(block, begin(block.kind));
        else add("\n", "\n", block);
        continue;
      }
      const style = view.getComputedStyle(node);
      if (node.matches(NO_TEXT) || style.display === "none" || style.visibility === "hidden" || node.isContentEditable ||
          style.position === "absolute" && node.offsetWidth <= 1 && node.offsetHeight <= 1) {
        if (node.textContent.trim()) left.push(node);
        continue;
      }
      if (isBeside(node) && size(node) * 2 < whole) {
        left.push(node);
        continue;
      }
      const own = kindOf(node, kind);
      titled ||= own === TITLE || own === HEADING;
      const initial = style.float !== "none" && node.textContent.trim().length <= 3;
      const inline = initial || style.display === "contents" || style.display.startsWith("inline") || style.display.startsWith("ruby");
      if (inline && (own !== CAPTION || kind === CAPTION)) {
        // The letter that begins a text is one with it, however far it stands.
        walk(node, block, kind);
        plain = initial;
      } else {
        breaks = 0;
        walk(node, begin(own), own);
        // What follows is a block of its own.
        Object.assign(block, begin(block.kind));
      }
    }
  };
  walk(article, begin(TEXT), TEXT);
  const closest = article.closest("[lang]");
  if (article.closest("quellen-lupe[debug]")) console.info("quellenlupe: left out of the article", left);
  return [nodes, new Uint32Array(blocks), new Uint32Array(kinds), dateOf(article) ?? "", closest?.lang ?? ""];
}

// When the article was published, as its markup says: a `time` before the running text, structured data, metadata.
function dateOf(article) {
  const document = article.ownerDocument;
  const text = [...article.querySelectorAll("p")].find((one) => one.textContent.trim().length > 120);
  const before = (time) => !text || time.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
  const time = article.querySelector("time[itemprop~=datePublished][datetime],time[pubdate][datetime]") ??
    [...article.querySelectorAll("time[datetime]")].find((one) => before(one) && !one.closest("aside,nav"));
  const value = moment(time?.getAttribute("datetime")) ?? moment(article.querySelector("meta[itemprop~=datePublished]")?.content);
  if (value) return value;
  // Of a page with several articles it says nothing.
  const half = size(article) / 2;
  if ([...document.querySelectorAll("article")].some((other) => !other.contains(article) && !article.contains(other) && size(other) > half)) return null;
  const found = [];
  const look = (data, depth) => {
    if (!data || typeof data !== "object" || depth > 5) return;
    if (/Article|Posting|Report/.test(`${data["@type"]}`) && moment(data.datePublished)) found.push(data);
    for (const value of Object.values(data)) look(value, depth + 1);
  };
  for (const script of document.querySelectorAll("script[type='application/ld+json']")) {
    try { look(JSON.parse(script.textContent), 0); } catch { /* Not ours to mend. */ }
  }
  const headline = article.querySelector("h1")?.textContent.trim();
  const one = found.find((data) => data.headline && data.headline === headline) ?? (found.length === 1 ? found[0] : null);
  const meta = document.querySelector("meta[property='article:published_time'],meta[name=date],meta[itemprop~=datePublished],meta[name='DC.date.issued']");
  return moment(one?.datePublished) ?? moment(meta?.content);
}

// A moment as its clock on the wall reads; one given in universal time, as it does in Germany.
function moment(text) {
  const iso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?/.exec(text?.trim() ?? "")?.[0];
  if (!iso || iso.length < 11 || !/Z$|[+-]00:?00$/.test(text.trim())) return iso ?? null;
  const at = new Date(`${iso.replace(" ", "T")}Z`);
  if (isNaN(at)) return null;
  const month = at.getUTCMonth(), summer = month > 2 && month < 9;
  return new Date(+at + (summer ? 2 : 1) * 3_600_000).toISOString().slice(0, 19);
}
