import { existsSync } from "node:fs";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

const arguments_of_chromium = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function executable() {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((each) => each && existsSync(each));
  if (!found) throw new Error("no Chromium: install the package chromium, or name one in CHROMIUM");
  return found;
}

/// A browser for the tests of the describe() that it is made in.
export function browser() {
  const one = { reader: (options) => new Reader(one.chromium, options).open() };
  before(async () => {
    one.chromium = await chromium.launch({ executablePath: executable(), args: arguments_of_chromium });
  });
  after(() => one.chromium?.close());
  return one;
}

/// One reader's window, with a cache of its own. Notes what pages ask of others and complain of.
class Reader {
  constructor(chromium, { width = 1280, height = width < 600 ? 740 : 900, scheme = "light", origin, ...more } = {}) {
    Object.assign(this, { chromium, origin, complaints: [] });
    this.options = { viewport: { width, height }, colorScheme: scheme, locale: "ar", ...more };
    if (width < 600) Object.assign(this.options, { hasTouch: true, isMobile: true, deviceScaleFactor: 2, ...more });
  }

  async open() {
    this.context = await this.chromium.newContext(this.options);
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(15_000);
    this.page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && protocol !== "blob:" && origin !== this.origin) this.complaints.push(`asks another host: ${request.url()}`);
    });
    this.page.on("console", (message) => {
      // The browser says of a page that is 404 itself that it is 404 (or 410, 500); that is what was asked for.
      const own = message.location().url === this.page.url() && /status of (404|410|500)/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !own) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    this.page.on("pageerror", (error) => this.complaints.push(`script: ${error.message}`));
    return this;
  }

  /// Goes there and waits until nothing is asked for any more; the answer.
  async go(path) {
    return this.page.goto(this.origin + path, { waitUntil: "networkidle" });
  }

  close() {
    return this.context.close();
  }

  /// What was complained of since the last call.
  heard() {
    return this.complaints.splice(0);
  }

  /// How much the page's parts moved while it was made (web.dev/cls): 0 is nothing.
  layout_shift() {
    return this.page.evaluate(
      () =>
        new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 150);
        }),
    );
  }

  /// How many pixels the page is wider than the window; what sticks out furthest is named.
  sticking_out() {
    return this.page.evaluate(() => {
      const { scrollWidth } = document.scrollingElement;
      if (scrollWidth <= innerWidth) return null;
      const wide = [...document.querySelectorAll("body *")].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.left < -1 || box.right > innerWidth + 1;
      });
      return `${scrollWidth} > ${innerWidth}: ${wide.slice(0, 5).map((each) => `${each.tagName}.${each.className}`).join(", ")}`;
    });
  }
}
