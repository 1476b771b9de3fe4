// The library's only JavaScript: the custom-element class (a Rust closure cannot be a constructor), and batches of DOM
// calls that are slow one by one from wasm.

// Makes the DOM that `recipe.rs` has written down: numbers say what to do with the next words, or how long those are.
export function make(words, steps, source, pattern) {
  const made = document.createDocumentFragment();
  let here = made, word = 0, step = 0;
  const next = () => words.slice(word, word += steps[step++]);
  while (step < steps.length) {
    switch (steps[step++]) {
      // The numbers are the constants of `recipe.rs`.
      case 0: here = here.parentNode; break;
      case 1: here = here.appendChild(document.createElement(next())); break;
      case 2: here = here.appendChild(document.createElementNS("http://www.w3.org/2000/svg", next())); break;
      case 3: here.setAttribute(next(), next()); break;
      case 4: here.append(next()); break;
      case 5: here.style.setProperty(next(), next()); break;
      // Cut in JavaScript, where half a surrogate pair survives.
      case 6: here.append(source.data.slice(steps[step++], steps[step++])); break;
      case 7: here = here.appendChild(pattern.cloneNode()); break;
    }
  }
  return made;
}

// Tells `hear` the number of each event of `names` at `target`, counted from `first`; what it returns ends that.
export function listen(target, names, hear, first, capture) {
  const heard = names.split(" ").map((name, at) => [name, (event) => hear(first + at, event), capture]);
  for (const each of heard) target.addEventListener(...each);
  return () => heard.forEach((each) => target.removeEventListener(...each));
}

// The rectangle of an element; of what is in it, where it has no box itself.
export function bounds(element) {
  const own = element.getBoundingClientRect();
  if (own.width || own.height) return own;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

// Whether the text of an element is light where the page has set no colour scheme.
export function standsInTheDark(element) {
  const { colorScheme, color } = element.ownerDocument.defaultView.getComputedStyle(element);
  const [red, green, blue] = color.startsWith("rgb") ? color.match(/[\d.]+/g) : [0, 0, 0];
  return colorScheme === "normal" && 0.21 * red + 0.72 * green + 0.07 * blue > 150;
}

// A sheet of these rules for a document: a root may only adopt sheets that its own window has made.
export function makeSheet({ defaultView }, rules) {
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

export function adopt(root, sheet) { root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]; }

export function discard(root, sheet) { root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet); }

// A custom element needs a class, and Rust closures are no constructors.
// Attributes are properties of the same name in camel case; `properties` hold what no attribute can.
export function defineElement(name, attributeNames, propertyNames, connected, disconnected, changed) {
  if (customElements.get(name)) return;
  const attributes = attributeNames.split(" "), properties = propertyNames.split(" ");
  const camel = (attribute) => attribute.replace(/-./g, (part) => part[1].toUpperCase());
  const known = [...attributes.map(camel), ...properties];
  class QuellenLupe extends HTMLElement {
    static observedAttributes = attributes;
    #given = {};
    #connected = false;
    #stands = false;
    // Where no article carries marks (any more), the page has put in the first or another one: that is read.
    #news = new MutationObserver((list) => {
      const shown = this.matches("[data-ql-article]") ? this : this.querySelector("[data-ql-article]");
      const another = (node) => node.localName === "article" && !shown.contains(node);
      if (!shown || list.some(({ addedNodes }) => [...addedNodes].some(another))) this.#follow("text");
    });
    constructor() {
      super();
      // What the page has set before this class was there.
      for (const key of known.filter((key) => Object.hasOwn(this, key))) {
        const value = this[key];
        delete this[key];
        this[key] = value;
      }
    }
    connectedCallback() {
      this.#connected = true;
      // Whose parser has come so far may not have read the article yet.
      if (document.readyState !== "loading") this.#begin();
      else document.addEventListener("DOMContentLoaded", () => this.#connected && this.#begin(), { once: true });
    }
    disconnectedCallback() {
      this.#connected = this.#stands = false;
      this.#news.disconnect();
      disconnected(this);
    }
    attributeChangedCallback(attribute, before, now) {
      if (before === now) return;
      if (attribute === "src") this.#connected && this.#fetches();
      else if (this.#stands) this.#follow(attribute);
    }
    given(key) { return this.#given[key]; }
    give(key, value) {
      this.#given[key] = value;
      if (this.#stands) this.#follow(key);
    }
    #begin() { if (!this.#stands && !this.#fetches()) this.#stand(); }
    #stand() {
      this.#stands = true;
      connected(this);
      // Inside an event of its own the page may have taken it out again.
      if (this.#stands) this.#news.observe(this, { childList: true, characterData: true, subtree: true });
    }
    #follow(name) {
      changed(this, name);
      this.#news.takeRecords();
    }
    // `src`: a reading made beforehand. Until it is there the article stands as it is.
    #fetches() {
      const src = this.getAttribute("src");
      if (src === null) return false;
      const wanted = () => this.#connected && this.getAttribute("src") === src;
      fetch(src).then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status}`))).then(
        (reading) => {
          if (!wanted()) return;
          this.reading = reading;
          if (!this.#stands) this.#stand();
        },
        (error) => {
          const detail = { message: `quellenlupe: src ${JSON.stringify(src)} was not read: ${error.message}` };
          if (wanted()) this.dispatchEvent(new CustomEvent("ql-error", { bubbles: true, composed: true, detail }));
        });
      return true;
    }
  }
  const property = (key, get, set) => {
    if (!(key in HTMLElement.prototype)) Object.defineProperty(QuellenLupe.prototype, key, { get, set, configurable: true });
  };
  const written = (value) => typeof value === "object" ? JSON.stringify(value) : value;
  for (const attribute of attributes) {
    property(camel(attribute), function () { return this.getAttribute(attribute); },
      function (value) { value == null ? this.removeAttribute(attribute) : this.setAttribute(attribute, written(value)); });
  }
  for (const key of properties) {
    property(key, function () { return this.given(key); }, function (value) { this.give(key, value); });
  }
  customElements.define(name, QuellenLupe);
}
