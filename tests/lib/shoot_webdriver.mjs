// Firefox and WebKit by WebDriver: narrow looks in a frame of that width, whose colours are the page's own.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";

const { ADDRESS, GECKODRIVER, SAFARIDRIVER, WASM_BINDGEN_TEST_WEBDRIVER_JSON } = process.env;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export function webdriver(name) {
  const firefox = name === "firefox";
  // One browser for all pictures, and one more where a preference of its own is wanted.
  const browsers = new Map();
  return { can: ({ forced, contrast, dark }) => !contrast && !(forced && (dark || !firefox)), open, close };

  async function open({ width, height, dark, forced }) {
    const key = Boolean(forced);
    if (!browsers.has(key)) browsers.set(key, await started(forced ? { "browser.display.document_color_use": 2 } : {}));
    const { get, post } = browsers.get(key);
    const run = (body) => post("/execute/sync", { script: `return (async () => { ${body} })()`, args: [] });
    const wait = async (expression) => {
      for (let left = 100; left--; await pause(100)) if (await run(`return Boolean(${expression})`)) return;
      throw new Error(`still waiting after 10 s: ${expression}`);
    };
    // The frame stands in something of the same origin without a policy.
    await post("/url", { url: `${ADDRESS}page.css` });
    const frame = await run(`
      document.body.replaceChildren();
      document.body.style.margin = 0;
      const frame = document.createElement("iframe");
      frame.style = "border: 0; display: block; width: ${width}px; height: ${height}px";
      frame.src = "${ADDRESS}";
      document.body.append(frame);
      await new Promise((done) => frame.onload = done);
      return frame`);
    await post("/frame", { id: frame });
    if (dark) await run(`document.documentElement.style.colorScheme = "dark"`);
    return { run, wait, picture, pdf, close: () => {} };

    async function picture(path, whole) {
      const high = whole ? Math.min(4000, await run("return document.documentElement.scrollHeight")) : height;
      await post("/frame/parent");
      await run(`document.querySelector("iframe").style.height = "${high}px"; await new Promise((done) => setTimeout(done, 250))`);
      // WebKit shifts what is lower than its window.
      const low = !firefox && high < (await run("return innerHeight"));
      await writeFile(path, await get(low ? "/screenshot" : `/element/${frame[ELEMENT]}/screenshot`), "base64");
    }

    async function pdf() {
      if (!firefox) return null;
      await post("/url", { url: ADDRESS });
      await wait(`document.querySelector("[data-ql-m]")`);
      const page = { width: 21, height: 29.7 }, margin = { top: 1.8, bottom: 1.8, left: 1.8, right: 1.8 };
      return Buffer.from(await post("/print", { page, margin, shrinkToFit: false }), "base64");
    }
  }

  async function started(prefs) {
    const port = await freePort();
    const driver = spawn(firefox ? GECKODRIVER : SAFARIDRIVER, [`--port=${port}`], { stdio: "ignore" });
    let session = `http://127.0.0.1:${port}/session`;
    const ask = async (method, path, body) => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(session + path, { method, headers, body: body && JSON.stringify(body) });
      const { value } = await answer.json();
      if (!answer.ok) throw new Error(`${path}: ${value.message}`);
      return value;
    };
    const browser = {
      get: (path) => ask("GET", path),
      post: (path, body = {}) => ask("POST", path, body),
      end: () => ask("DELETE", "").catch(() => {}).finally(() => driver.kill()),
    };
    try {
      await patiently(() => fetch(`http://127.0.0.1:${port}/status`));
      const wanted = JSON.parse(await readFile(WASM_BINDGEN_TEST_WEBDRIVER_JSON, "utf8"));
      if (firefox) Object.assign(wanted["moz:firefoxOptions"].prefs, prefs);
      session += `/${(await browser.post("", { capabilities: { alwaysMatch: wanted } })).sessionId}`;
      await browser.post("/window/rect", { width: 1280, height: 1000 });
    } catch (error) {
      driver.kill();
      throw error;
    }
    return browser;
  }

  async function close() {
    for (const { end } of browsers.values()) await end();
  }
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function patiently(act) {
  for (let left = 100; ; await pause(100)) {
    try {
      return await act();
    } catch (error) {
      if (!left--) throw error;
    }
  }
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
