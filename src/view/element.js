// The only JavaScript of the library: a custom element needs a class, and Rust closures are no constructors.
export function defineElement(name, attributes, connected, disconnected, changed) {
  if (customElements.get(name)) return;
  customElements.define(name, class extends HTMLElement {
    static observedAttributes = attributes;
    connectedCallback() { connected(this); }
    disconnectedCallback() { disconnected(this); }
    attributeChangedCallback(_name, before, now) { if (before !== now) changed(this); }
  });
}
