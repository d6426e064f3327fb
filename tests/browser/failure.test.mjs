// What a reader sees when the paper itself is out of order: a store that was damaged while it was served.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, describe, it } from "node:test";

import { inaccessible } from "../lib/axe.mjs";
import { browser } from "../lib/browser.mjs";
import { follow } from "../lib/http.mjs";
import { is_lite_page, is_whole_page, words_of } from "../lib/page.mjs";
import { newspaper } from "../lib/paper.mjs";
import { done, output } from "../lib/program.mjs";
import { partnership } from "../lib/story.mjs";
import { html_faults } from "../lib/vnu.mjs";

describe("a paper whose store is damaged", { timeout: 180_000 }, () => {
  const paper = newspaper();
  const window = browser();
  let story;
  // What people look at afterwards; of this test alone, since others empty theirs while it runs.
  const kept = path.join(output, "failure");
  before(async () => {
    mkdirSync(kept, { recursive: true });
    story = (await follow(paper.origin, `/s/${partnership.story}`)).path;
    await paper.node.stop();
    await paper.serve();
    // A copy of the sample's store, damaged under the paper's feet: nothing was read from it yet.
    const damage = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('alter table record_versions rename to lost')";
    await done("python3", ["-c", damage, path.join(paper.folder, "paper.sqlite")]);
  });

  it("says so in the paper's dress, at both widths, by day and by night, and leads on", async () => {
    for (const width of [360, 1280]) {
      for (const scheme of ["light", "dark"]) {
        const reader = await window.reader({ width, scheme, origin: paper.origin });
        const answer = await reader.go(story);
        assert.equal(answer.status(), 500);
        assert.equal(await reader.page.locator("h1").innerText(), "وقع خلل عندنا");
        assert.ok(await reader.page.locator(".mast svg").isVisible(), "the masthead");
        assert.ok((await reader.page.locator(".line a").count()) >= 10, "the line of sections");
        assert.match(await reader.page.locator("main .meta").innerText(), /رقم الطلب/);
        assert.deepEqual(await inaccessible(reader.page), []);
        assert.equal(await reader.sticking_out(), null);
        assert.deepEqual(reader.heard(), []);
        await reader.page.screenshot({ path: path.join(kept, `${width}-${scheme}.png`), fullPage: true });
        await reader.close();
      }
    }
  });

  it("answers in the form of what was asked for, as HTML without an error", async () => {
    const gzip = { headers: { "Accept-Encoding": "gzip" } };
    const full = await paper.get(story, gzip);
    is_whole_page(paper.origin, full, "full");
    const lite = await paper.get(`/lite/s/${partnership.story}`, gzip);
    assert.equal(lite.status, 500);
    const document = is_whole_page(paper.origin, lite, "lite");
    assert.ok(words_of(document.querySelector("h1")));
    assert.equal(document.querySelectorAll("script, svg, link[rel=preload]").length, 0);
    assert.ok(lite.text.length < 6000, `${lite.text.length} characters`);
    const feed = await paper.get("/feed.rss");
    assert.equal(feed.status, 500);
    assert.equal(feed.type, "text/plain");
    assert.ok(feed.body.length < 200, `${feed.body.length} bytes`);
    is_lite_page(paper.origin, await paper.get("/lite/a/b/c", gzip), "a light page that is not there");
    const files = Object.entries({ full, lite }).map(([name, answer]) => {
      const file = path.join(kept, `${name}.html`);
      writeFileSync(file, answer.text);
      return file;
    });
    assert.deepEqual(await html_faults(files), []);
  });
});
