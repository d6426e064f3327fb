// What a reader does with a page: without scripts, by keyboard, by thumb, at night, on paper; and what it costs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { browser } from "../lib/browser.mjs";
import { follow } from "../lib/http.mjs";
import { newspaper } from "../lib/paper.mjs";
import { partnership } from "../lib/story.mjs";
import { until } from "../lib/wait.mjs";

describe("a reader with a browser", { timeout: 600_000 }, () => {
  const paper = newspaper();
  const window = browser();
  const open = (options) => window.reader({ origin: paper.origin, ...options });
  const story = async (number = partnership.story) => (await follow(paper.origin, `/s/${number}`)).path;

  it("loses nothing that matters without scripts", async () => {
    const reader = await open({ width: 360, javaScriptEnabled: false });
    await reader.go(await story());
    const { page } = reader;
    assert.equal(await page.locator(".contents a").count(), 6);
    assert.equal(await page.locator(".share a:visible").count(), 4);
    assert.equal(await page.locator(".share button:visible").count(), 0, "no button that does nothing");
    assert.equal(await page.locator(".settings:visible").count(), 0);
    await page.locator(".contents a").nth(2).click();
    assert.ok(await page.locator("article .text h2").nth(2).isVisible());
    assert.match(page.url(), /#/);
    await reader.go("/");
    assert.ok((await page.locator("main article:visible, main li:visible").count()) > 20, "the lists are there");
    await page.locator("main a").first().click();
    await page.waitForLoadState();
    assert.equal(await page.locator("article.story h1").count(), 1);
    await page.locator('form[role="search"] input[name="q"]').first().fill("الإنسولين");
    await page.locator('form[role="search"] button').first().click();
    await page.waitForURL(/\/search\?q=/);
    assert.match(await page.locator("main").innerText(), /الإنسولين/);
    assert.deepEqual(reader.heard(), []);
    await reader.close();
  });

  it("types «الاتفاقيه» and finds «اتفاقية», with suggestions on the way", async () => {
    const reader = await open({ width: 360 });
    const { page } = reader;
    await reader.go("/search");
    const field = page.locator('main input[name="q"]');
    await field.pressSequentially("اتفاق", { delay: 20 });
    await until("there are suggestions", () => page.evaluate(() => document.querySelectorAll("datalist option").length > 0));
    await field.fill("");
    await field.pressSequentially("الاتفاقيه");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?/);
    const marks = await page.locator("main mark").allInnerTexts();
    assert.ok(marks.some((each) => each.includes("اتفاق")), marks.join(" "));
    await page.locator("main .found h2 a").first().click();
    await page.waitForLoadState();
    assert.equal(await page.locator("article.story h1").count(), 1);
    assert.deepEqual(reader.heard(), []);
    assert.equal(await reader.sticking_out(), null);
    await reader.close();
  });

  it("reads a firm's name and a phone number in one line, on the narrowest phone too", async () => {
    for (const width of [320, 360]) {
      const reader = await open({ width });
      for (const where of [await story(), await story(60), "/about"]) {
        await reader.go(where);
        const broken = await reader.page.evaluate(() => [...document.querySelectorAll(".whole")].filter((each) => each.getClientRects().length > 1).map((each) => each.textContent));
        assert.deepEqual(broken, [], `${decodeURIComponent(where)} at ${width}`);
        assert.equal(await reader.sticking_out(), null, `${decodeURIComponent(where)} at ${width}`);
      }
      await reader.go(await story());
      assert.ok((await reader.page.locator(".text .whole").count()) >= 3, "there are such runs");
      await reader.close();
    }
  });

  it("goes by keyboard: the way to the content first, and always sees where", async () => {
    const reader = await open({ width: 1280 });
    await reader.go(await story());
    const { page } = reader;
    const focused = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        const box = one.getBoundingClientRect();
        const style = getComputedStyle(one);
        const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
        return { href: one.getAttribute("href"), words: one.textContent.trim(), ring, seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
      });
    await page.keyboard.press("Tab");
    const first = await focused();
    assert.equal(first.href, "#main");
    assert.ok(first.seen && first.ring, JSON.stringify(first));
    for (let stop = 0; stop < 25; ++stop) {
      await page.keyboard.press("Tab");
      const now = await focused();
      assert.ok(now.seen && now.ring, JSON.stringify(now));
    }
    await reader.go(await story());
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "the skip link leads into the content");
    await reader.close();
  });

  it("hits with a thumb what is meant: 44 pixels for sections, sharing and the foot", async () => {
    const reader = await open({ width: 360 });
    for (const where of ["/", await story(), "/lite"]) {
      await reader.go(where);
      const small = await reader.page.evaluate(() =>
        [...document.querySelectorAll(".line a, .share a, .share button, .foot a, .foot button, .foot input, .brow a, .pager a, .contents a")]
          .filter((each) => each.checkVisibility())
          .map((each) => ({ box: each.getBoundingClientRect(), name: `${each.closest("[class]").className} «${each.textContent.trim()}»` }))
          .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
          .map(({ box, name }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
      );
      if (where !== "/lite") assert.deepEqual(small, [], decodeURIComponent(where));
    }
    await reader.close();
  });

  it("chooses night and size, and both stay chosen", async () => {
    const reader = await open({ width: 360, scheme: "light" });
    const { page } = reader;
    const looks = () =>
      page.evaluate(() => ({
        paper: getComputedStyle(document.body).backgroundColor,
        size: parseFloat(getComputedStyle(document.querySelector(".text p")).fontSize),
      }));
    await reader.go(await story());
    const day = await looks();
    assert.ok(brightness(day.paper) > 200, day.paper);
    await page.locator('[data-theme-choice="dark"]').click();
    await page.locator('[data-size-choice="larger"]').click();
    const night = await looks();
    assert.ok(brightness(night.paper) < 60, night.paper);
    assert.ok(night.size > day.size * 1.15, `${day.size} → ${night.size}`);
    assert.equal(await page.locator('[data-theme-choice="dark"]').getAttribute("aria-pressed"), "true");
    await page.reload();
    assert.deepEqual(await looks(), night);
    await reader.go(await story(2));
    assert.deepEqual(await looks(), night, "on the next story too");
    assert.equal(await reader.sticking_out(), null, "also when letters are large");
    await page.locator('[data-theme-choice=""]').click();
    await page.locator('[data-size-choice=""]').click();
    await page.reload();
    assert.deepEqual(await looks(), day);
    assert.deepEqual(await reader.context.cookies(), [], "no cookie");
    assert.deepEqual(reader.heard(), []);
    await reader.close();
  });

  it("sees its choice from the first painting on, also when the script is late", async () => {
    const reader = await open({ width: 360, scheme: "light" });
    await reader.context.addInitScript(() => {
      localStorage.setItem("midad.theme", "dark");
      localStorage.setItem("midad.size", "larger");
      globalThis.painted = [];
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) {
          painted.push({ name, startTime, paper: getComputedStyle(document.body).backgroundColor, size: getComputedStyle(document.documentElement).fontSize });
        }
      }).observe({ type: "paint", buffered: true });
    });
    await reader.context.route("**/site.js", async (route) => {
      await new Promise((later) => setTimeout(later, 700));
      await route.continue();
    });
    await reader.go(await story());
    const painted = await reader.page.evaluate(() => globalThis.painted);
    assert.ok(painted.length >= 1, "something was painted");
    for (const { name, paper: colour, size } of painted) {
      assert.ok(brightness(colour) < 60, `${name} in ${colour}`);
      assert.equal(size, "20.48px", name);
    }
    assert.ok(painted[0].startTime >= 650, `painted at ${painted[0].startTime} ms, before the script came`);
    assert.ok((await reader.layout_shift()) < 0.02);
    await reader.close();
  });

  it("copies the short address, and opens the device's own share sheet", async () => {
    const reader = await open({ width: 360, permissions: ["clipboard-read", "clipboard-write"] });
    await reader.context.addInitScript(() => {
      navigator.share = (what) => {
        globalThis.shared = what;
        return Promise.resolve();
      };
    });
    await reader.go(await story());
    const { page } = reader;
    const copy = page.locator("[data-copy]");
    await copy.click();
    await until("it says that it has copied", () => copy.evaluate((button) => button.textContent === button.dataset.done));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${paper.origin}/s/${partnership.story}`);
    await page.locator("[data-share]").click();
    assert.equal((await page.evaluate(() => globalThis.shared)).url, `${paper.origin}/s/${partnership.story}`);
    await reader.close();
  });

  it("prints the story and not the navigation", async () => {
    const reader = await open({ width: 1280 });
    await reader.go(await story());
    const { page } = reader;
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".line", ".share a", ".share button", ".settings", ".foot form", ".related", ".skip"]) {
      assert.equal(await page.locator(`${hidden}:visible`).count(), 0, `${hidden} on paper`);
    }
    for (const shown of ["article h1", "article .text p", "article figure img"]) assert.ok(await page.locator(shown).first().isVisible(), `${shown} on paper`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colours = await page.evaluate(() => ["backgroundColor", "color"].map((one) => getComputedStyle(document.body)[one]));
    assert.deepEqual(colours, ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], "black on white, whatever the night");
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(await page.evaluate(() => [...document.querySelectorAll("article .text img")].every((one) => one.loading === "eager")), "pictures further down are fetched for paper");
    assert.equal(pdf.subarray(0, 5).toString("latin1"), "%PDF-");
    assert.ok(pdf.length > 20_000, `${pdf.length} bytes`);
    await reader.close();
  });

  it("reads an English story from left to right within the Arabic paper", async () => {
    const reader = await open({ width: 360 });
    await reader.go(await story(54));
    const { page } = reader;
    assert.deepEqual(await page.evaluate(() => ["html", "article.story"].map((one) => document.querySelector(one).getAttribute("dir"))), ["rtl", "ltr"]);
    assert.match(await page.locator("article.story").getAttribute("lang"), /^en/);
    const sides = await page.evaluate(() => getComputedStyle(document.querySelector("article .text p")).direction);
    assert.equal(sides, "ltr");
    await reader.close();
  });

  it("sees nothing jump while the front and the story are made", async (t) => {
    for (const width of [360, 1280]) {
      for (const where of ["/", await story()]) {
        for (const late of [0, 400]) {
          const reader = await open({ width });
          if (late) {
            await reader.context.route("**/*.woff2", async (route) => {
              await new Promise((later) => setTimeout(later, late));
              await route.continue();
            });
          }
          await reader.go(where);
          await reader.page.evaluate(() => document.fonts.ready);
          const moved = await reader.layout_shift();
          t.diagnostic(`${decodeURIComponent(where).slice(0, 12)} at ${width}, fonts ${late} ms late: ${moved.toFixed(4)}`);
          assert.ok(moved < 0.02, `${decodeURIComponent(where)} at ${width}, fonts ${late} ms late: ${moved.toFixed(4)}`);
          await reader.close();
        }
      }
    }
  });

  it("gets a first story page in six requests and 50 KB without its photo", async (t) => {
    const reader = await open({ width: 360 });
    const asked = await weighed(reader);
    await reader.go(await story());
    // The beacon is told after a second.
    await reader.page.waitForTimeout(1800);
    const all = [...asked.values()];
    const photos = all.filter((each) => each.type === "Image" && each.url.includes("/media/"));
    const rest = all.filter((each) => !photos.includes(each));
    for (const each of all) t.diagnostic(`${String(each.bytes).padStart(7)} ${each.type} ${decodeURIComponent(new URL(each.url).pathname)}`);
    t.diagnostic(`without the photo: ${rest.length} requests, ${sum(rest)} bytes; with it: ${all.length} requests, ${sum(all)} bytes`);
    assert.equal(photos.length, 1, "one photo is in sight");
    assert.ok(all.length <= 6, `${all.length} requests`);
    assert.ok(sum(rest) <= 50 * 1024, `${sum(rest)} bytes`);
    assert.ok(rest.every((each) => each.bytes > 0 || each.url.includes("/read/")), "every file was weighed");
    await reader.close();
  });

  it("gets the front in 120 KB without photos, and a phone's first photo in 60 KB", async (t) => {
    for (const [density, width] of [[2, 360], [3, 360], [3, 412], [1, 1280]]) {
      const reader = await open({ width, ...(width < 600 ? { deviceScaleFactor: density } : {}) });
      const asked = await weighed(reader);
      await reader.go("/");
      const all = [...asked.values()];
      const photos = all.filter((each) => each.url.includes("/media/"));
      const rest = sum(all.filter((each) => !photos.includes(each)));
      const first = await reader.page.evaluate(() => document.querySelector(".lead img").currentSrc);
      const lead = all.find((each) => each.url === first);
      t.diagnostic(`${width} at density ${density}: ${rest} bytes without photos; first photo ${first.split("/").at(-1)}, ${lead.bytes} bytes; ${photos.length} photos in sight`);
      assert.ok(rest <= 120 * 1024, `${rest} bytes without photos`);
      if (width < 600) {
        assert.match(first, /\/800\.webp$/);
        assert.ok(lead.bytes <= 60 * 1024, `${lead.bytes} bytes`);
      }
      await reader.close();
    }
  });

  it("gets a light page in one request", async (t) => {
    for (const where of ["/lite", `/lite/s/${partnership.story}`]) {
      const reader = await open({ width: 360 });
      const asked = await weighed(reader);
      await reader.go(where);
      t.diagnostic(`${where}: ${sum([...asked.values()])} bytes`);
      assert.equal(asked.size, 1, [...asked.values()].map((each) => each.url).join(" "));
      assert.ok(sum([...asked.values()]) < 15 * 1024);
      assert.deepEqual(reader.heard(), []);
      await reader.close();
    }
  });
});

function brightness(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/// What the reader's window asks the network for from now on, by request: { url, type, bytes } as on the wire.
async function weighed(reader) {
  const network = await reader.context.newCDPSession(reader.page);
  await network.send("Network.enable");
  const asked = new Map();
  network.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (request.url.startsWith("http")) asked.set(requestId, { url: request.url, type, bytes: 0 });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) asked.get(requestId).bytes = encodedDataLength;
  });
  return asked;
}

const sum = (some) => some.reduce((bytes, each) => bytes + each.bytes, 0);
