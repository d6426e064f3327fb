// Reading without a line: what was read stays, what was withdrawn does not, and the first page pays nothing for it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, describe, it } from "node:test";

import { browser } from "../lib/browser.mjs";
import { follow } from "../lib/http.mjs";
import { newspaper } from "../lib/paper.mjs";
import { partnership, typed } from "../lib/story.mjs";
import { until } from "../lib/wait.mjs";

describe("a reader whose line is lost", { timeout: 600_000 }, () => {
  const paper = newspaper({ served: false });
  const window = browser();
  const path_of = async (number) => (await follow(paper.origin, `/s/${number}`)).path;

  let log;
  before(async () => {
    log = path.join(paper.home, "access.log");
    paper.set("server.access_log", JSON.stringify(log));
    await paper.serve();
  });
  /// What was asked of the server for a path: the browser does not tell what its service worker asks for.
  const asked_for = (what) => readFileSync(log, "utf8").split("\n").filter((line) => line.includes(` ${what} HTTP/`)).length;

  /// A reader who has come before and whose browser keeps what is read.
  async function regular() {
    const reader = await window.reader({ width: 360, origin: paper.origin });
    await reader.go("/");
    await reader.go("/");
    await until("the worker keeps this page", () => reader.page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)), { limit: 15_000 });
    await until("the front is kept", async () => (await kept(reader)).includes("/"));
    return reader;
  }
  const kept = (reader) =>
    reader.page.evaluate(async () => {
      const found = [];
      for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
      return found;
    });
  const kept_pages = async (reader) => (await kept(reader)).filter((path) => !/^\/(assets|media)\//.test(path));
  const note = (reader) => reader.page.locator(".offline:visible");

  it("pays nothing on the first page, and on the second what is said here", async (t) => {
    const reader = await window.reader({ width: 360, origin: paper.origin });
    await reader.go(await path_of(partnership.story));
    await reader.page.waitForTimeout(4000);
    for (const what of ["/offline.js", "/manifest.webmanifest", "/"]) assert.equal(asked_for(what), 0, `the first page asked for ${what}`);
    assert.equal(await reader.page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one === undefined)), true);
    await reader.go("/");
    await until("the front is kept", async () => (await kept(reader)).includes("/"), { limit: 15_000 });
    await until("the log says so", () => asked_for("/offline.js") === 1);
    assert.equal(asked_for("/"), 1, "what is kept was not fetched again");
    const font = (await kept(reader)).find((path) => path.endsWith(".woff2"));
    assert.equal(asked_for(font), 1, `${font} was fetched once, for the first page`);
    const script = await paper.get("/offline.js", { headers: { "Accept-Encoding": "br" } });
    t.diagnostic(`the second page asks for one file more, of ${script.body.length} bytes`);
    assert.ok(script.body.length < 2500, `${script.body.length} bytes`);
    await reader.close();
  });

  it("reads the front and the story again, with its letters and pictures, and is told so", async () => {
    const reader = await regular();
    const story = await path_of(partnership.story);
    await reader.go(story);
    assert.equal(await note(reader).count(), 0, "nothing is said while the line is there");
    await until("the story is kept", async () => (await kept(reader)).includes(decodeURIComponent(story)) || (await kept(reader)).includes(story));
    await reader.context.setOffline(true);
    await reader.go(story);
    assert.match(await note(reader).innerText(), /قُرئ دون اتصال/);
    assert.ok((await reader.page.locator(".text p").count()) > 10, "the whole story");
    assert.ok(await reader.page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].filter((one) => one.status === "loaded" && ["Head", "Body"].includes(one.family)).length >= 2)), "its letters");
    assert.ok(await reader.page.evaluate(() => document.querySelector(".photo img").decode().then(() => true)), "its photo");
    await reader.go("/");
    assert.match(await note(reader).innerText(), /هذه النسخة محفوظة/);
    await reader.go("/" + encodeURIComponent("ثقافة"));
    assert.match(await note(reader).innerText(), /ليست محفوظة/);
    await reader.context.setOffline(false);
    await reader.go(story);
    assert.equal(await note(reader).count(), 0, "back at the network");
    await reader.close();
  });

  it("keeps twenty stories, no feed, no search, no list, no light page", async () => {
    const reader = await regular();
    for (let number = 1; number <= 23; ++number) await reader.page.goto(paper.origin + (await path_of(number)));
    for (const where of ["/search?q=%D9%86%D9%81%D8%B7", "/lite", `/lite/s/2`, "/" + encodeURIComponent("ثقافة")]) await reader.page.goto(paper.origin + where);
    await reader.page.goto(paper.origin + (await path_of(24)));
    const last = await path_of(24);
    await until("the last is kept", async () => (await kept_pages(reader)).includes(last));
    const pages = await kept_pages(reader);
    assert.equal(pages.filter((path) => path !== "/").length, 20, pages.map(decodeURIComponent).join("\n"));
    assert.ok(pages.includes("/"), "and the front");
    assert.ok(pages.every((path) => path === "/" || /^\/[^/]+\/\d+\//.test(path)), pages.map(decodeURIComponent).join("\n"));
    assert.ok(!pages.includes(await path_of(1)), "the oldest made place");
    await reader.close();
  });

  it("forgets a story that was withdrawn", async () => {
    const published = await paper.publish(typed({ headline: "خبر يُسحب بعد أن قُرئ" }));
    assert.equal(published.code, 0, published.complained);
    await until("it is there", async () => (await paper.get(published.path)).status === 200);
    const reader = await regular();
    await reader.go(published.path);
    await until("it is kept", async () => (await kept_pages(reader)).includes(published.path));
    assert.equal((await paper.midad("withdraw", String(published.story), "--reason", "privacy")).code, 0);
    await until("it is gone", async () => (await paper.get(published.path)).status === 410);
    const answer = await reader.go(published.path);
    assert.equal(answer.status(), 410);
    await until("it is forgotten", async () => !(await kept_pages(reader)).includes(published.path));
    await reader.context.setOffline(true);
    await reader.go(published.path);
    assert.doesNotMatch(await reader.page.locator("main").innerText(), /نص قصير يكفي خبرًا/);
    assert.match(await note(reader).innerText(), /ليست محفوظة/);
    await reader.close();
  });

  it("leaves light pages and feeds to the network", async () => {
    const reader = await regular();
    await reader.go("/lite");
    await reader.context.setOffline(true);
    await assert.rejects(reader.page.goto(paper.origin + "/lite"), /ERR_INTERNET_DISCONNECTED/);
    assert.equal(await reader.page.evaluate(() => fetch("/feed.rss").then(() => "came", () => "did not")).catch(() => "did not"), "did not");
    await reader.close();
  });
});
