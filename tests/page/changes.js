// Random deeds of a page on an article that carries marks and on a copy that carries none. At every moment that a reader can
// see, both show the same words; after `destroy` both have the same markup. Returns what did not hold: [seed, deeds, why].
return (async () => {
  const { default: init, mount } = await import("/pkg/quellenlupe.js");
  await init();
  const faults = [], thrown = {};
  const SENTENCES = [
    "Die Brücke bei Musterstadt bleibt zu. ", "Bürgermeisterin Karla Probst sagte, die Schäden seien größer als gedacht. ",
    "„Wir öffnen sie erst im Herbst“, sagte Probst dem Stadtblatt. ", "Nach Angaben der Polizei kamen rund 2.000 Menschen. ",
    "Otto Vorlage nannte das „eine 🌉 Zumutung“. ", "Laut Ministerium kostet es 12 Millionen Euro. ",
  ];
  // Xorshift, so that a seed says everything.
  const random = (seed) => () => {
    seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5;
    return (seed >>> 0) / 2 ** 32;
  };
  const next = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });

  async function sequence(seed) {
    const chance = random(seed * 2654435761 | 1), upTo = (n) => Math.floor(chance() * n), one = (list) => list[upTo(list.length)];
    const text = () => Array.from({ length: 1 + upTo(3) }, () => one(SENTENCES)).join("");
    const host = document.createElement("div"), article = document.createElement("article");
    for (let at = 0; at < 2 + upTo(4); at++) {
      const block = article.appendChild(document.createElement(at ? one(["p", "p", "p", "li", "h2"]) : "h1"));
      block.append(text());
      if (chance() < .4) {
        const inner = block.appendChild(document.createElement(one(["em", "a", "b"])));
        inner.append(one(SENTENCES));
        if (chance() < .5) block.append(one(SENTENCES));
      }
    }
    const copy = article.cloneNode(true);
    host.append(article);
    document.body.append(host);
    const handle = mount(article, { links: false });
    // The nodes that a framework keeps, in both.
    const all = (root) => { const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), list = []; while (walker.nextNode()) list.push(walker.currentNode); return list; };
    const blocks = [[...article.children], [...copy.children]];
    const kept = [all(article).filter((node) => !node.parentNode.closest("ql-text")), all(copy)];
    const deeds = [];
    // A deed is done to both; one that throws in the copy is the page's own mistake.
    const both = (name, deed) => {
      deeds.push(name);
      const errors = [0, 1].map((which) => { try { deed((list) => list[which]); return ""; } catch (error) { return error.name; } });
      if (errors[0] !== errors[1]) { thrown[`${name}: ${errors[0]}`] = (thrown[`${name}: ${errors[0]}`] ?? 0) + 1; return false; }
      return true;
    };
    const shown = (root) => [...root.querySelectorAll("h1,h2,p,li")].map((block) => block.textContent).join("\n") + root.textContent;
    const check = (when) => {
      if (shown(article) !== shown(copy)) { faults.push([seed, deeds.join(" "), when, shown(article).slice(0, 300), shown(copy).slice(0, 300)]); return false; }
      return true;
    };
    let translated = false;
    for (let step = 0; step < 4 + upTo(10); step++) {
      const at = upTo(kept[1].length), words = one(SENTENCES), block = upTo(blocks[1].length), where = upTo(blocks[1].length);
      const node = (of) => of(kept)[at];
      const stands = kept[1][at]?.isConnected !== undefined && copy.contains(kept[1][at]);
      const element = () => { const made = document.createElement("b"); made.append(words); return made; };
      switch (upTo(translated ? 4 : 14)) {
        case 0: both("append", (of) => { const made = document.createElement("p"); made.append(words); of([article, copy]).append(made); }); break;
        case 1: both("remove-block", (of) => of(blocks)[block].remove()); break;
        case 2: both("clone", (of) => { const clone = of(blocks)[block].cloneNode(true); of([article, copy]).append(clone); }); break;
        case 3: both("refill", (of) => { of(blocks)[block].textContent = words; }); break;
        case 4: both("write", (of) => { node(of).nodeValue = words; }); break;
        case 5: if (stands) both("take", (of) => node(of).parentNode.removeChild(node(of))); break;
        case 6: if (stands) both("before", (of) => node(of).parentNode.insertBefore(element(), node(of))); break;
        case 7: if (stands) both("after", (of) => node(of).parentNode.insertBefore(element(), node(of).nextSibling)); break;
        case 8: both("move", (of) => of(blocks)[block].appendChild(node(of))); break;
        case 9: if (stands) both("replace", (of) => node(of).parentNode.replaceChild(element(), node(of))); break;
        case 10: both("reorder", (of) => of([article, copy]).prepend(of(blocks)[where])); break;
        case 11: if (stands) both("back", (of) => { const parent = node(of).parentNode; parent.removeChild(node(of)); parent.append(node(of)); }); break;
        case 12:
          deeds.push("translate");
          translated = true;
          for (const root of [article, copy]) for (const found of all(root)) {
            if (!found.data.trim()) continue;
            const font = document.createElement("font"), inner = font.appendChild(document.createElement("font"));
            inner.textContent = found.data.toUpperCase();
            found.replaceWith(font);
          }
          break;
        default: {
          deeds.push("detach");
          const parent = article.parentNode;
          article.remove();
          await next();
          parent.append(article);
        }
      }
      // The article has not been painted yet, but what waits has run.
      await null;
      await null;
      if (!check(`after ${deeds.at(-1)}`)) break;
      if (chance() < .3) {
        await new Promise((done) => setTimeout(done, 15));
        if (!check(`read again after ${deeds.at(-1)}`)) break;
      }
    }
    handle.destroy();
    await null;
    if (check("after destroy") && !translated && article.innerHTML !== copy.innerHTML) faults.push([seed, deeds.join(" "), "other markup", article.innerHTML, copy.innerHTML]);
    if (article.matches("[data-ql-article]") || host.querySelector("ql-text,ql-mark,[data-ql-frame]") || /data-ql/.test(host.innerHTML)) faults.push([seed, deeds.join(" "), "something of ours remains", host.innerHTML.slice(0, 300)]);
    host.remove();
  }
  for (let seed = FROM; seed < TO; seed++) await sequence(seed);
  return { faults, thrown };
})();
