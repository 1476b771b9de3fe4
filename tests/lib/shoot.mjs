// Called by tests/shoot: one picture a name, of the page at ADDRESS.
import { mkdir } from "node:fs/promises";
import { execFileSync } from "node:child_process";

const { PLAYWRIGHT_AT, CHROMIUM, ADDRESS, OUT, MARK } = process.env;
const { chromium } = await import(PLAYWRIGHT_AT);

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const looks = {
  wide,
  dark: { ...wide, colorScheme: "dark" },
  phone,
  "phone-dark": { ...phone, colorScheme: "dark" },
  forced: { ...wide, forcedColors: "active" },
  contrast: { ...wide, contrast: "more" },
  narrow: { viewport: { width: 320, height: 640 } },
  // 1280 pixels wide at 200 %.
  zoom: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
};
// What a reader may switch to, by the name behind the look: `wide-list`, `phone-classroom` ...
const views = { list: "list", numbers: "figures", classroom: "classroom" };
const marks = { entity: "[data-ql-e]", figure: "[data-ql-f]", statement: "[data-ql-m]" };

const wanted = process.argv.slice(2);
const asked = (name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start));

await mkdir(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
for (const [look, options] of Object.entries(looks)) {
  if (asked(look)) await picture(look, options, null);
  for (const [name, view] of Object.entries(views)) {
    if (asked(`${look}-${name}`)) await switched(`${look}-${name}`, options, view);
  }
  for (const state of ["bar", "drawer", "end"]) {
    if (asked(`${look}-${state}`)) await docked(`${look}-${state}`, options, state);
  }
  for (const kind of Object.keys(marks)) {
    if (asked(`${look}-${kind}`)) await picture(`${look}-${kind}`, options, kind);
  }
}
if (asked("print")) await print();
await browser.close();

// Without a card the whole page, with a card what a reader sees in the window.
async function picture(name, options, kind) {
  await withPage(options, async (page) => {
    if (kind) await openCard(page, kind);
    await save(page, name, { fullPage: !kind });
  });
}

async function switched(name, options, view) {
  await withPage(options, async (page) => {
    await page.locator(`[data-view=${view}]`).first().click();
    await page.waitForTimeout(250);
    await save(page, name, { fullPage: true });
  });
}

// The article as a publisher's own: the bar over the foot of the window, its drawer, and the article's end.
async function docked(name, options, state) {
  await withPage(options, async (page) => {
    await page.evaluate(() => {
      const old = document.querySelector("quellen-lupe"), element = document.createElement("quellen-lupe");
      const article = element.appendChild(document.createElement("article"));
      for (const { localName, textContent } of old.querySelectorAll("article > *")) {
        article.appendChild(document.createElement(localName)).textContent = textContent;
      }
      old.replaceWith(element);
    });
    await page.waitForSelector("[data-ql-docked] [data-ql-m]", { state: "attached" });
    if (state === "drawer") await page.locator("[data-dock]").click();
    if (state === "end") await page.evaluate(() => scrollTo(0, 1e6));
    await page.waitForTimeout(250);
    await save(page, name, {});
  });
}

async function openCard(page, kind) {
  const all = page.locator(`article ${marks[kind]}[role=button], ${marks[kind]}[role=button]`);
  const mark = MARK ? all.filter({ hasText: MARK }).first() : all.first();
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  await page.waitForTimeout(250);
}

async function print() {
  await withPage(wide, async (page) => {
    await page.pdf({ path: `${OUT}/print.pdf`, format: "A4", printBackground: false });
    console.log(`${OUT}/print.pdf`);
    try {
      execFileSync("pdftoppm", ["-png", "-r", "80", `${OUT}/print.pdf`, `${OUT}/print`]);
      console.log(`${OUT}/print-*.png`);
    } catch {
      await page.emulateMedia({ media: "print" });
      await save(page, "print", { fullPage: true });
    }
  });
}

async function withPage(options, look) {
  const context = await browser.newContext({ locale: "de-DE", ...options });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  page.on("pageerror", (error) => console.error(error));
  await page.goto(ADDRESS);
  await page.waitForSelector("[data-ql-m]", { state: "attached", timeout: 10_000 })
    .catch(() => console.error("no marks after 10 s: the picture shows the page as it is"));
  await look(page);
  await context.close();
}

async function save(page, name, options) {
  const path = `${OUT}/${name}.png`;
  await page.screenshot({ path, ...options });
  console.log(path);
}
