// Called by tests/bench: the package's `read` beside two npm packages over the same text, in one Node process. They do other
// things: de-compromise tags words and finds names, numbers and dates; chrono-node finds dates.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const { TOOLS } = process.env;
const peer = (path) => import(pathToFileURL(`${TOOLS}/node_modules/${path}`));

// What the module's glue names when it is loaded; `read` uses none of it.
globalThis.HTMLElement ??= class {};
globalThis.customElements ??= { get: () => true, define() {} };
globalThis.window ??= globalThis;

const glue = await import(pathToFileURL("www/pkg/quellenlupe.js"));
const { memory } = glue.initSync({ module: await readFile("www/pkg/quellenlupe_bg.wasm") });
const nlp = (await peer("de-compromise/builds/de-compromise.mjs")).default;
const chrono = await peer("chrono-node/dist/esm/index.js");
const articles = await Promise.all(["unfall", "urteil", "quartalszahlen"].map((name) => readFile(`seeds/${name}.txt`, "utf8")));
const all = articles.join("\n\n") + "\n\n";

const acts = {
  "quellenlupe, read": (text) => glue.read(text),
  "de-compromise, tags": (text) => nlp(text).json(),
  "chrono-node, dates": (text) => chrono.de.parse(text),
};
for (const [characters, runs] of [[2000, 30], [40_000, 7]]) {
  const text = all.repeat(Math.ceil(characters / all.length)).slice(0, characters);
  console.log(`${characters} characters in Node: median (quartiles), ms`);
  for (const [name, act] of Object.entries(acts)) {
    act(text);
    const times = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      act(text);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (part) => times[Math.round(part * (times.length - 1))].toFixed(2);
    console.log(`  ${name.padEnd(40)} ${at(0.5).padStart(9)} (${at(0.25)} to ${at(0.75)})`);
  }
}
console.log(`  memory of the wasm after that ${(memory.buffer.byteLength / 2 ** 20).toFixed(1)} MiB`);
