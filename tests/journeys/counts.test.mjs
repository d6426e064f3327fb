// How often a story was read: told by the page's beacon, shown on the page, kept through a kill.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { browser_name, follow, read_by, reads_of, request } from "../lib/http.mjs";
import { document_of, words_of } from "../lib/page.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { pause, until } from "../lib/wait.mjs";

const shown = async (paper, story) => words_of(document_of(await follow(paper.origin, `/s/${story}`)).querySelector("[data-reads]"));

describe("a paper with a mirror", { timeout: 60_000 }, () => {
  const paper = newspaper({ served: false });
  const mirror = "https://mirror.example";

  it("hears the mirror's readers, and no other site's", async () => {
    paper.set("audience.mirrors", JSON.stringify(mirror));
    await paper.serve();
    const page = await follow(paper.origin, "/s/1");
    assert.equal(document_of(page).querySelector("[data-story]").getAttribute("data-home"), paper.origin);
    assert.match(page.headers["content-security-policy"], new RegExp(`connect-src 'self' ${paper.origin};`));
    const told = (origin, reader) =>
      request(paper.origin, "/read/1", { method: "POST", headers: { "User-Agent": `${browser_name} M/${reader}`, "Sec-Fetch-Site": "cross-site", Origin: origin } });
    const first = await told(mirror, 1);
    assert.equal(first.headers["access-control-allow-origin"], mirror);
    assert.equal(JSON.parse(first.text).reads, 1);
    for (const other of ["https://evil.example", `${mirror}.evil.example`, "null"]) {
      assert.equal((await told(other, other)).headers["access-control-allow-origin"], undefined, other);
    }
    assert.equal(await reads_of(paper.origin, 1), 1);
  });
});

// Side by side: each waits for a page's minute to pass.
describe("reads", { concurrency: true, timeout: 300_000 }, () => engines.forEach(reads_on));

function reads_on(engine) {
  describe(`on ${engine}`, { concurrency: false }, () => {
    const paper = newspaper({ engine });
    let page_follows;

    it("are said on the page with the right one of six plurals", async () => {
      const wanted = new Map([[0, "لا مشاهدات بعد"], [1, "مشاهدة واحدة"], [2, "مشاهدتان"], [3, "3 مشاهدات"], [10, "10 مشاهدات"], [11, "11 مشاهدة"], [99, "99 مشاهدة"], [100, "100 مشاهدة"], [103, "103 مشاهدات"]]);
      assert.equal(await shown(paper, 1), wanted.get(0));
      for (let reader = 1; reader <= 103; ++reader) {
        const answer = await read_by(paper.origin, 1, reader);
        assert.equal(answer.status, 200);
        const { reads, text } = JSON.parse(answer.text);
        assert.equal(reads, reader);
        if (wanted.has(reader)) assert.equal(text, wanted.get(reader));
        assert.equal(answer.headers["cache-control"], "no-store");
        assert.equal(answer.headers["set-cookie"], undefined);
      }
      // The page was made when nobody had read it; it is made anew within its minute.
      page_follows = until("the page in the cache says 103", async () => (await shown(paper, 1)) === wanted.get(103), { limit: 75_000, every: 1000 });
      page_follows.catch(() => {});
      assert.match((await paper.get("/lite/s/1")).text, /103 مشاهدات/, "a page that is made now says it now");
    });

    it("are counted by the picture, for those without script", async () => {
      for (let reader = 0; reader < 4; ++reader) {
        const answer = await request(paper.origin, "/read/2.gif", { headers: { "User-Agent": `${browser_name} Gif/${reader}` } });
        assert.equal(answer.status, 200);
        assert.equal(answer.type, "image/gif");
        assert.equal(answer.body.subarray(0, 6).toString("latin1"), "GIF89a");
        assert.match(answer.headers["cache-control"], /no-store/);
      }
      assert.equal(await reads_of(paper.origin, 2), 4);
    });

    it("leave out robots, reloads, other sites' pages and stories that are not there", async () => {
      const robots = ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "WhatsApp/2.23", "facebookexternalhit/1.1", "curl/8.0", "TelegramBot (like TwitterBot)", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120", "", "-"];
      for (const robot of robots) await request(paper.origin, "/read/3", { method: "POST", headers: { "User-Agent": robot } });
      assert.equal(await reads_of(paper.origin, 3), 0);
      for (let again = 0; again < 5; ++again) await read_by(paper.origin, 3, "same");
      assert.equal(await reads_of(paper.origin, 3), 1);
      await request(paper.origin, "/read/3", { method: "POST", headers: { "User-Agent": `${browser_name} Elsewhere`, "Sec-Fetch-Site": "cross-site" } });
      assert.equal(await reads_of(paper.origin, 3), 1);
      await read_by(paper.origin, 99999, 1);
      for (const odd of ["/read/99999.gif", "/read/0.gif", "/read/x.gif", "/read/-1.gif", "/read/99999999999999999999.gif", "/read/1.gif.gif", "/read/.gif"]) {
        const { status } = await paper.get(odd);
        assert.ok([200, 204, 400, 404].includes(status), `${odd}: ${status}`);
      }
      for (const odd of ["/read/0", "/read/x", "/read/99999999999999999999"]) {
        const { status } = await paper.get(odd, { method: "POST" });
        assert.ok([204, 400, 404, 405].includes(status), `${odd}: ${status}`);
      }
      assert.equal(await reads_of(paper.origin, 99999), 0);
    });

    it("order the most read of the day and the week", async () => {
      for (let reader = 0; reader < 30; ++reader) await read_by(paper.origin, 7, reader);
      const most = await until("the page of the most read shows it", async () => {
        const document = document_of(await paper.get("/most-read"));
        const read = [...document.querySelectorAll("ol.most li")].map((each) => words_of(each));
        return read.some((each) => each.includes("30 مشاهدة")) && document;
      }, { limit: 75_000, every: 500 });
      const lists = [...most.querySelectorAll("ol.most")].map((list) => [...list.querySelectorAll("a")].map((link) => decodeURIComponent(link.getAttribute("href"))));
      assert.ok(lists.length >= 2, "day and week");
      for (const list of lists) {
        assert.match(list[0], /\/1\/|\/s\/1$/);
        assert.match(list[1], /\/7\/|\/s\/7$/);
      }
    });

    it("are followed by the page that was in the cache", async () => {
      await page_follows;
    });

    it("lose at most their last second when the process is killed", async () => {
      for (let reader = 0; reader < 25; ++reader) await read_by(paper.origin, 9, `before-${reader}`);
      await pause(1300);
      await paper.node.kill();
      await paper.serve();
      assert.equal(await reads_of(paper.origin, 9), 25);
      assert.equal(await reads_of(paper.origin, 1), 103);
      assert.match((await paper.get("/lite/s/9")).text, /25 مشاهدة/);
    });

    it("are kept to the last one when it is asked to stop", async () => {
      for (let reader = 0; reader < 5; ++reader) await read_by(paper.origin, 10, reader);
      const end = await paper.node.stop();
      assert.equal(end.code, 0, end.complained);
      assert.match((await paper.midad("stats")).said, /^168 reads$/m, "103 + 4 + 1 + 30 + 25 + 5");
    });
  });
}
