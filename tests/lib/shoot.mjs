// Called by tests/shoot: pictures of the page at ADDRESS, in the engine that the environment tells.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { chromium } from "./shoot_chromium.mjs";
import { webdriver } from "./shoot_webdriver.mjs";

const { OUT, MARK = "", ARTICLE, QL_ENGINE } = process.env;

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740, touch: true };
const looks = {
  wide,
  dark: { ...wide, dark: true },
  tablet: { width: 820, height: 1100 },
  phone,
  "phone-dark": { ...phone, dark: true },
  narrow: { width: 320, height: 640 },
  // 1280 pixels wide at 200 %.
  zoom: { width: 640, height: 450, scale: 2 },
  forced: { ...wide, forced: true },
  "forced-dark": { ...wide, forced: true, dark: true },
  contrast: { ...wide, contrast: true },
};

// What is done to the page, as a script in it; `tool`, `tools` and `mark` find furniture and marks.
const card = (kind) => ({ act: `mark("${kind}").scrollIntoView({ block: "center" }); mark("${kind}").click()` });
const view = (name, more = "") => ({ act: `tool("[data-do=view-${name}]").click(); ${more}`, whole: true });
// Three answers, of which one is surely right and two may be.
const guess = (times) => `for (let i = 0; i < ${times}; i++) { tools(".quiz [data-do=next]")[0]?.click(); await settled(); tools(".card input")[i]?.click(); await settled(); }`;
const states = {
  "": { whole: true },
  entity: card("[data-ql-e]"),
  figure: card("[data-ql-f]"),
  statement: card("[data-ql-m]"),
  filter: { act: `tools("button.row").filter((_, i) => i % 2).slice(0, 2).forEach((row) => row.click())` },
  verbatim: { act: `tool("[data-do=verbatim]").click()` },
  list: view("list"),
  numbers: view("figures"),
  settings: { act: `tool("[popovertarget=settings]").click()` },
  classroom: view("classroom"),
  guess: { act: view("classroom").act + guess(1) },
  score: { act: view("classroom").act + guess(3) + `tools("[data-do=reveal]")[0].click(); await settled(); scrollTo(0, 0)` },
  bar: { docked: true },
  drawer: { docked: true, act: `tool("[data-do=drawer]").click()` },
  end: { docked: true, act: "scrollTo(0, 1e6)" },
  "dock-card": { docked: true, ...card("[data-ql-m]") },
};

// The article as a publisher's own, in the type of a newspaper's page.
const docked = `
  const old = element, own = document.createElement("quellen-lupe"), sheet = new CSSStyleSheet();
  sheet.replaceSync("article { font: 18px/1.6 Georgia, serif; max-width: 640px } h1 { font-size: 32px; line-height: 1.2 } h2 { font-size: 21px; line-height: 1.3 }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const article = own.appendChild(document.createElement("article"));
  for (const { localName, textContent } of old.querySelectorAll("article > *")) {
    article.appendChild(document.createElement(localName)).textContent = textContent;
  }
  old.replaceWith(own);`;
const tools = `
  const element = document.querySelector("quellen-lupe"), root = element.shadowRoot;
  const tools = (selector) => [...root.querySelectorAll(selector)], tool = (selector) => root.querySelector(selector);
  const mark = (kind) => [...element.querySelectorAll(kind + "[role=button]")].find((e) => e.textContent.includes(${JSON.stringify(MARK)}));
  const settled = () => new Promise((done) => setTimeout(done, 250));`;

const wanted = process.argv.slice(2);
const asked = (name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start));
// Some of the furniture comes a frame after the text.
const complete = `document.querySelector("quellen-lupe")?.shadowRoot?.querySelector(".settings fieldset")`;
const text = ARTICLE && (await readFile(ARTICLE, "utf8"));

await mkdir(OUT, { recursive: true });
const engine = QL_ENGINE ? webdriver(QL_ENGINE) : await chromium();
for (const [look, options] of Object.entries(looks).filter(([, options]) => engine.can(options))) {
  for (const [state, what] of Object.entries(states)) {
    const name = [look, state].filter(Boolean).join("-");
    if (asked(name)) await shown(name, options, what);
  }
}
if (asked("print")) await print();
await engine.close();

async function shown(name, options, { act, whole, docked: around }) {
  const page = await engine.open(options);
  try {
    await ready(page);
    if (around) {
      await page.run(tools + docked);
      await page.wait(`document.querySelector("[data-ql-docked]") && ${complete}`);
    }
    await page.run(`${tools} ${act ?? ""}; await settled()`);
    await page.picture(`${OUT}/${name}.png`, whole);
    console.log(`${OUT}/${name}.png`);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  } finally {
    await page.close();
  }
}

async function print() {
  const page = await engine.open(wide);
  await ready(page);
  const pdf = await page.pdf();
  await page.close();
  if (!pdf) return console.log("print: not in this engine");
  await writeFile(`${OUT}/print.pdf`, pdf);
  console.log(`${OUT}/print.pdf`);
  try {
    execFileSync("pdftoppm", ["-png", "-r", "80", `${OUT}/print.pdf`, `${OUT}/print`]);
    console.log(`${OUT}/print-*.png`);
  } catch {}
}

async function ready(page) {
  await page.wait(complete).catch(() => console.error("no marks after 10 s: the picture shows the page as it is"));
  if (text) await page.run(`document.querySelector("quellen-lupe").text = ${JSON.stringify(text)}; await new Promise((done) => setTimeout(done, 500))`);
}
