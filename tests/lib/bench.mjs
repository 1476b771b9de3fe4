// Called by tests/bench: what takes how long in the page at ADDRESS, in Chromium.
import { readFile } from "node:fs/promises";
import { chromium } from "./shoot_chromium.mjs";

const RUNS = 40, WARM_UP = 5;
const parts = { opening, page };

const engine = await chromium();
for (const name of process.argv.slice(2)) await parts[name]();
await engine.close();

// Each time in a new document without the page's own script, so that the clock can start when the module is ready.
async function opening() {
  const plain = [], marks = [], toolbar = [];
  const page = await engine.open({ width: 1280, height: 900, path: "pkg/package.json" });
  for (let run = -WARM_UP; run < RUNS; run++) {
    await page.go("pkg/package.json");
    const found = await page.run(`
      const { body } = document, laidOut = () => body.getBoundingClientRect().height;
      const glue = await import("/pkg/quellenlupe.js");
      const module = await WebAssembly.compile(await (await fetch("/pkg/quellenlupe_bg.wasm")).arrayBuffer());
      let start = performance.now();
      const element = document.createElement("quellen-lupe");
      element.setAttribute("sample", "");
      body.replaceChildren(element);
      glue.initSync({ module });
      laidOut();
      const marks = performance.now() - start;
      await null;
      laidOut();
      const toolbar = performance.now() - start;
      const blocks = [...element.querySelectorAll("article > *")];
      if (!element.querySelector("[data-ql-m]") || !element.shadowRoot.querySelector(".tools")) throw new Error("no marks, or no toolbar");
      const texts = blocks.map(({ localName, textContent }) => [localName, textContent]);
      body.replaceChildren();
      laidOut();
      start = performance.now();
      const article = document.createElement("article");
      for (const [name, text] of texts) article.appendChild(document.createElement(name)).textContent = text;
      body.replaceChildren(article);
      laidOut();
      return { plain: performance.now() - start, marks, toolbar };`);
    if (run >= 0) plain.push(found.plain), marks.push(found.marks), toolbar.push(found.toolbar);
  }
  await page.close();
  const per = (times) => times.map((time, run) => time / plain[run]);
  console.log(`opening the embedded article, ${RUNS} new documents: median (quartiles)`);
  print("plain layout of its text, ms", plain);
  print("module ready to marks laid out, ms", marks);
  print("module ready to toolbar laid out, ms", toolbar);
  print("marks / plain layout", per(marks));
  print("toolbar / plain layout", per(toolbar));
}

// A publisher's article of so many characters; the furniture that comes a frame later belongs to mounting.
async function page() {
  const articles = await Promise.all(["unfall", "urteil", "quartalszahlen"].map((name) => readFile(`seeds/${name}.txt`, "utf8")));
  const all = articles.join("\n\n") + "\n\n";
  for (const [characters, runs] of [[2000, 15], [40_000, 5], [400_000, 3]]) {
    const text = all.repeat(Math.ceil(characters / all.length)).slice(0, characters);
    const inside = await engine.open({ width: 1280, height: 900, path: "pkg/package.json" });
    const { times, memory } = await inside.run(`
      const { default: init, mount, read } = await import("/pkg/quellenlupe.js");
      const { memory } = await init(), text = ${JSON.stringify(text)}, times = {};
      const timed = (name, act) => {
        const start = performance.now(), made = act();
        document.body.getBoundingClientRect();
        (times[name] ??= []).push(performance.now() - start);
        return made;
      };
      for (let run = 0; run < ${runs}; run++) {
        const host = document.createElement("div"), article = host.appendChild(document.createElement("article"));
        for (const block of text.split("\\n\\n")) article.appendChild(document.createElement("p")).textContent = block;
        document.body.replaceChildren(host);
        timed("read", () => read(text));
        const handle = timed("mount", () => mount(host));
        const root = () => [...document.querySelectorAll("*")].map((e) => e.shadowRoot).find(Boolean);
        while (!root()?.querySelector(".settings fieldset")) await new Promise(requestAnimationFrame);
        timed("open a card", () => host.querySelector("[data-ql-m][role=button]").click());
        timed("filter", () => root().querySelector("button[part~=row]").click());
        timed("destroy", () => handle.destroy());
      }
      return { times, memory: memory.buffer.byteLength };`);
    console.log(`${characters} characters in Chromium, median of ${runs} (quartiles), ms`);
    for (const [name, values] of Object.entries(times)) print(name, values);
    console.log(`  memory of the wasm after that ${(memory / 2 ** 20).toFixed(1)} MiB`);
    await inside.close();
  }
}

function print(name, values) {
  const sorted = [...values].sort((a, b) => a - b), at = (part) => sorted[Math.round(part * (sorted.length - 1))].toFixed(1);
  console.log(`  ${name.padEnd(40)} ${at(0.5).padStart(7)} (${at(0.25)} to ${at(0.75)})`);
}
