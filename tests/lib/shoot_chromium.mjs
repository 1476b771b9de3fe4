// Chromium by Playwright, which emulates phones, touch and what readers prefer.
const { PLAYWRIGHT_AT, CHROMIUM, ADDRESS } = process.env;

export async function chromium() {
  const browser = await (await import(PLAYWRIGHT_AT)).chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  return { can: () => true, open, close: () => browser.close() };

  async function open({ width, height, dark, touch, forced, contrast, scale = 1, path = "" }) {
    const context = await browser.newContext({
      locale: "de-DE", viewport: { width, height }, deviceScaleFactor: scale, hasTouch: Boolean(touch), isMobile: Boolean(touch),
      colorScheme: dark ? "dark" : "light", forcedColors: forced ? "active" : "none", contrast: contrast ? "more" : "no-preference",
    });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && !message.location().url.endsWith("/favicon.ico") && console.error(message.text()));
    page.on("pageerror", (error) => console.error(error));
    await page.goto(ADDRESS + path);
    return {
      go: (path) => page.goto(ADDRESS + path),
      run: (body) => page.evaluate(`(async () => { ${body} })()`),
      // Asked from here: inside the page its policy allows no text to become code.
      async wait(expression) {
        for (let tries = 0; !(await page.evaluate(`Boolean(${expression})`)); tries++) {
          if (tries === 200) throw new Error(`not within 10 s: ${expression}`);
          await page.waitForTimeout(50);
        }
      },
      picture: (path, whole) => page.screenshot({ path, fullPage: whole }),
      pdf: () => page.pdf({ format: "A4", margin: { top: "18mm", right: "18mm", bottom: "18mm", left: "18mm" } }),
      close: () => context.close(),
    };
  }
}
