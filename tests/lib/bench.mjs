// Called by tests/bench: what takes how long in the page at ADDRESS, in Chromium.
import { chromium } from "./shoot_chromium.mjs";

const RUNS = 40, WARM_UP = 5;
const parts = { opening };

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
      body.replaceChildren(document.createElement("quellen-lupe"));
      glue.initSync({ module });
      laidOut();
      const marks = performance.now() - start;
      await null;
      laidOut();
      const toolbar = performance.now() - start;
      const element = body.firstChild, blocks = [...element.querySelectorAll("article > *")];
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

function print(name, values) {
  const sorted = [...values].sort((a, b) => a - b), at = (part) => sorted[Math.round(part * (sorted.length - 1))].toFixed(1);
  console.log(`  ${name.padEnd(40)} ${at(0.5).padStart(7)} (${at(0.25)} to ${at(0.75)})`);
}
