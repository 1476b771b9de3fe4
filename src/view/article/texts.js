// The publisher's text nodes while marks stand: the one owner of what becomes of them.
//
// A marked text node stays where the publisher has put it, empty, and right after it stands one <ql-text> with its words and
// the marks. So whoever kept the node can still remove, move or rewrite it, or insert before it: nothing throws, and before
// the page is painted again the words follow. What an element of ours holds is only ever what the publisher wrote last.

const OURS = "ql-text,ql-mark";
const EMPTY = "[data-ql-m],[data-ql-begin],[data-ql-skip]";
// All that we set on an article.
const ON_ARTICLE = ["quiz", "article", "docked", "theme", "sources", "filter", "verbatim", "hidden"].map((name) => `data-ql-${name}`);
// So that all changes of one event are read at once.
const SHORTEST_PAUSE_MS = 10;
// The articles that carry marks now. What else looks marked is a copy: a snapshot or a saved page.
const live = new WeakSet();

// Takes the marks off a copy; the words stay.
function plain(root) {
  for (const element of root.querySelectorAll(EMPTY)) element.remove();
  for (const element of root.querySelectorAll(OURS)) element.replaceWith(...element.childNodes);
}

// Takes off an article what we have set on it.
function bare(article) {
  for (const name of ON_ARTICLE) article.removeAttribute(name);
}

// Takes dead marks out of a host and what it holds.
export function clean(host) {
  const marked = "[data-ql-article]";
  for (const article of [host, ...host.querySelectorAll(marked)].filter((one) => one.matches(marked) && !live.has(one))) {
    plain(article);
    bare(article);
    const frame = article.nextElementSibling;
    if (frame?.matches("[data-ql-frame]") && !frame.shadowRoot) frame.remove();
    const own = article.matches("[data-ql-own]") && article.closest("[data-ql-frame]");
    if (own) own.remove();
    else if (article.matches("[data-ql-own]")) article.remove();
  }
}

// The marked text nodes of one article. Tells `root`, by the event `ql-changed`, when the publisher has changed the text.
export class Texts {
  // By text node: our element after it, the empty text node at its beginning, and the words.
  #marked = new Map();
  #article;
  #root;
  #observer = new MutationObserver((records) => this.#follow(records));
  #timer = 0;
  // A text that changes all the time is read in a fifth of the time at most.
  #pause = SHORTEST_PAUSE_MS;
  #copied = (event) => this.#copy(event);

  constructor(article, root) {
    this.#article = article;
    this.#root = root;
    live.add(article);
    this.#observer.observe(article, { childList: true, characterData: true, subtree: true });
    article.ownerDocument.addEventListener("copy", this.#copied);
  }

  // Shows `made` in place of the words of a text node, inside one element, which is returned.
  put(original, made) {
    this.#catchUp();
    const document = original.ownerDocument, element = document.createElement("ql-text"), first = document.createTextNode("");
    element.append(first, made);
    if (original.parentNode) {
      original.after(element);
      this.#marked.set(original, { element, first, words: original.data });
      original.data = "";
      this.#observer.takeRecords();
    }
    return element;
  }

  // Gives the words back to their nodes; where somebody has changed what stood in their place, that stays.
  takeDown() {
    this.#catchUp();
    for (const original of [...this.#marked.keys()]) this.#release(original);
    // What is left of marks stands in copies that the page has made.
    plain(this.#article);
    this.#observer.takeRecords();
  }

  // The same, and hears nothing more.
  end() {
    this.takeDown();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    bare(this.#article);
    live.delete(this.#article);
    this.#article.ownerDocument.removeEventListener("copy", this.#copied);
  }

  // A place for a link past the marks: at the beginning of the first marked text that begins its element, in no control.
  place() {
    for (const [original, { element, first }] of this.#marked) {
      if (!original.previousSibling && !element.closest("a,button,summary,label")) return first;
    }
    return null;
  }

  #catchUp() { this.#follow(this.#observer.takeRecords()); }

  #follow(records) {
    // Of ours outside the elements of `put` are only these.
    const ours = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(EMPTY);
    if (!records.some(({ type, addedNodes, removedNodes }) => type === "characterData" || ![...addedNodes, ...removedNodes].every(ours))) return;
    for (const original of [...this.#marked.keys()]) this.#mend(original);
    this.#observer.takeRecords();
    this.#timer ||= setTimeout(() => {
      const begun = performance.now();
      this.#timer = 0;
      this.#root.dispatchEvent(new Event("ql-changed"));
      this.#pause = Math.max(SHORTEST_PAUSE_MS, 4 * (performance.now() - begun));
    }, this.#pause);
  }

  // Brings a text node and our element for it together again.
  #mend(original) {
    const { element, first } = this.#marked.get(original);
    const [here, shown] = [original, element].map((node) => this.#article.contains(node));
    if (original.data !== "") {
      // Rewritten: those are the words now.
      this.#marked.delete(original);
      element.remove();
    } else if (!here && shown && first.parentNode !== element) {
      // Normalised: empty text nodes are gone, nobody meant this one.
      element.before(original);
      element.prepend(first);
    } else if (here && !shown) {
      // What was seen of it has been taken away, as the last child or the like.
      original.remove();
      this.#release(original);
    } else if (!here) {
      this.#release(original);
    } else if (original.nextSibling !== element) {
      original.after(element);
    }
  }

  #release(original) {
    const { element, words } = this.#marked.get(original);
    this.#marked.delete(original);
    if (element.textContent === words) {
      element.remove();
      original.data = words;
    } else {
      plain(element);
      element.replaceWith(...element.childNodes);
    }
  }

  // What is copied by hand is the publisher's text, without a trace of ours.
  #copy(event) {
    const selection = this.#article.ownerDocument.getSelection();
    if (event.defaultPrevented || !event.clipboardData || !selection || selection.isCollapsed) return;
    if (event.target.closest?.("input,textarea") || !selection.containsNode(this.#article, true)) return;
    const copy = this.#article.ownerDocument.createElement("div");
    for (let at = 0; at < selection.rangeCount; at++) copy.append(selection.getRangeAt(at).cloneContents());
    plain(copy);
    copy.querySelectorAll("[data-ql-article]").forEach(bare);
    event.clipboardData.setData("text/html", copy.innerHTML);
    event.clipboardData.setData("text/plain", selection.toString());
    event.preventDefault();
  }
}
