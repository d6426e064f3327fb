// What readers are given: the story page with all that the paper began with, every kind of page, and how each answers.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { follow, own_path, plain, request, sent } from "../lib/http.mjs";
import { kinds_of_page } from "../lib/kinds.mjs";
import { all_words, document_of, has_security_headers, is_lite_page, is_whole_page, words_of } from "../lib/page.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { exchange, head } from "../lib/socket.mjs";
import { partnership, typed } from "../lib/story.mjs";
import { until } from "../lib/wait.mjs";

const months = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"];
const reads = /^(لا مشاهدات|لا مشاهدات بعد|مشاهدة واحدة|مشاهدتان|[\d,]+ (مشاهدات|مشاهدة))$/;

/// «8 أيار 2025» of a moment in the paper's zone.
function levantine(moment) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: "Asia/Damascus", day: "numeric", month: "numeric", year: "numeric" }).formatToParts(moment);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("day")} ${months[part("month") - 1]} ${part("year")}`;
}

function hijri(moment) {
  const parts = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", { timeZone: "Asia/Damascus", day: "numeric", year: "numeric", month: "numeric" }).formatToParts(moment);
  const part = (type) => parts.find((each) => each.type === type).value;
  return { day: part("day"), year: part("year") };
}

for (const engine of engines) {
  describe(`a reader, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine });
    const page = async () => document_of(await follow(paper.origin, `/s/${partnership.story}`));

    it("sees the masthead with the city and the date, Levantine and Hijri", async () => {
      const before = new Date();
      const document = await page();
      const when = words_of(document.querySelector(".when"));
      assert.match(when, /[\u0621-\u064a]/);
      assert.ok([before, new Date()].some((now) => when.includes(levantine(now))), `${when} says ${levantine(before)}`);
      const { day, year } = hijri(before);
      assert.match(words_of(document.querySelector(".hijri")), new RegExp(`^${day} [\u0621-\u064a ]+ ${year}( هـ)?$`));
      assert.ok(words_of(document.querySelector(".city")).length > 2, "the city");
      assert.ok(document.querySelector(".mast a").getAttribute("href"), "the masthead leads home");
      assert.match(document.querySelector(".mast").innerHTML, /المــ?ـ*ـداد|المداد/, "the paper's name is in the masthead");
    });

    it("sees the headline, the publication time and the read count", async () => {
      const document = await page();
      assert.match(words_of(document.querySelector("article h1")), new RegExp(`^${partnership.begins}`));
      const published = document.querySelector(".by time").getAttribute("datetime");
      assert.match(published, /^\d{4}-\d\d-\d\dT18:40:00[+-]\d\d:\d\d$/);
      assert.ok(words_of(document.querySelector(".by time")).includes(levantine(new Date(published))));
      assert.match(words_of(document.querySelector(".by time")), /18:40/);
      assert.match(words_of(document.querySelector("[data-reads]")), reads);
    });

    it("sees the photo with its credit, its size set", async () => {
      const document = await page();
      const image = document.querySelector("article figure img");
      assert.ok(Number(image.getAttribute("width")) > 300 && Number(image.getAttribute("height")) > 200, "nothing jumps");
      assert.match(image.getAttribute("alt"), /قاعة/);
      assert.match(words_of(document.querySelector("article figure figcaption")), /سلمى نجّار \/ المداد/);
      const answer = await paper.get(own_path(paper.origin, image.getAttribute("src")));
      assert.equal(answer.status, 200);
      assert.equal(answer.type, "image/jpeg");
      assert.match(answer.headers["cache-control"], /immutable/);
      const webp = document.querySelector('article figure source[type="image/webp"]').getAttribute("srcset");
      assert.ok(webp.split(",").length >= 2, `widths to choose from: ${webp}`);
    });

    it("sees the dateline, the standfirst and six sub-heads with a contents list", async () => {
      const document = await page();
      assert.match(words_of(document.querySelector("article .text p")), /^مرسى الشرق – \(وكالات\)/);
      assert.match(words_of(document.querySelector("article .text p .dateline")), /مرسى الشرق – \(وكالات\)/);
      assert.match(words_of(document.querySelector(".stand")), /^وقّعت جمهورية السهل/);
      const heads = [...document.querySelectorAll("article .text h2[id]")];
      assert.equal(heads.length, 6);
      const contents = [...document.querySelectorAll(".contents a")];
      assert.deepEqual(contents.map(words_of), heads.map(words_of));
      assert.deepEqual(contents.map((link) => decodeURIComponent(link.getAttribute("href").slice(1))), heads.map((each) => each.getAttribute("id")));
    });

    it("can share it, by plain links, to four places", async () => {
      const document = await page();
      const hosts = [...document.querySelectorAll(".share a")].map((link) => new URL(link.getAttribute("href")).host);
      assert.deepEqual(hosts, ["wa.me", "t.me", "www.facebook.com", "x.com"]);
      for (const link of document.querySelectorAll(".share a")) {
        assert.ok(decodeURIComponent(link.getAttribute("href")).includes(`${paper.origin}/s/${partnership.story}`), "the short address is shared");
      }
    });

    it("finds keywords, the phone, the e-mail, the publisher's line and the e-magazine", async () => {
      const document = await page();
      assert.deepEqual(all_words(document, ".keywords a"), ["اتفاق الشراكة", "النفط", "الطاقة النووية", "الإنسولين", "النقل الجوي"]);
      assert.match(document.querySelector('address a[href^="tel:"]').getAttribute("href"), /^tel:\+?[\d-]+$/);
      assert.match(document.querySelector('address a[href^="mailto:"]').getAttribute("href"), /^mailto:[^@]+@[^@]+$/);
      assert.ok(words_of(document.querySelector(".imprint")).length > 8, "the publisher's line");
      const magazine = [...document.querySelectorAll("a")].find((link) => /المجلة الإلكترونية/.test(words_of(link)));
      assert.ok(magazine, "a link to the e-magazine");
      assert.ok(document.querySelector(".related a"), "related stories");
      assert.ok(document.querySelector(".neighbours a"), "the stories beside it");
    });

    it("has structured data, a canonical address and a picture for those who share it", async () => {
      const document = await page();
      const data = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
      assert.equal(data["@type"], "NewsArticle");
      assert.match(data.headline, /^شراكة الضف/);
      assert.match(data.datePublished, /T18:40:00/);
      const canonical = document.querySelector("link[rel=canonical]").getAttribute("href");
      assert.ok(canonical.startsWith(paper.origin), canonical);
      assert.match(document.querySelector('meta[property="og:title"]').getAttribute("content"), /^شراكة الضف/);
      assert.equal((await paper.get(own_path(paper.origin, document.querySelector('meta[property="og:image"]').getAttribute("content")))).status, 200);
    });

    it("is led from a story to the same in another language, and so are search engines", async () => {
      const pair = [54, 65];
      const documents = await Promise.all(pair.map(async (story) => document_of(await follow(paper.origin, `/s/${story}`))));
      const [english, arabic] = documents.map((document) => document.querySelector("link[rel=canonical]").getAttribute("href"));
      for (const [at, document] of documents.entries()) {
        const links = [...document.querySelectorAll("link[rel=alternate][hreflang]")].map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")]);
        assert.deepEqual(Object.fromEntries(links), { en: english, "ar-SY": arabic });
        const other = document.querySelector(".languages a");
        assert.equal((await follow(paper.origin, other.getAttribute("href"))).path, own_path(paper.origin, [arabic, english][at]));
        assert.equal(other.getAttribute("dir"), ["rtl", "ltr"][at]);
      }
      assert.equal((await page()).querySelectorAll("link[hreflang]").length, 0, "a story that stands alone says nothing");
    });

    it("gets every kind of page, and the light edition of each under 15 KB", async () => {
      const kinds = await kinds_of_page(paper);
      for (const [kind, path] of Object.entries(kinds)) {
        const answer = await paper.get(path);
        assert.equal(answer.status, 200, `${kind} ${decodeURIComponent(path)}`);
        const document = is_whole_page(paper.origin, answer, kind);
        const to_lite = [...document.querySelectorAll("footer a")].map((link) => link.getAttribute("href")).find((href) => href?.startsWith("/lite"));
        assert.ok(to_lite, `${kind}: a link to the light edition`);
        const lite = await paper.get(to_lite, { headers: { "Accept-Encoding": "gzip" } });
        assert.equal(lite.status, 200, `light ${kind} at ${to_lite}`);
        is_lite_page(paper.origin, lite, `light ${kind}`);
      }
    });

    it("is told in the paper's dress that nothing is there, or that it is gone", async () => {
      for (const path of ["/nothing-here", "/s/99999", "/%D8%B7%D8%A7%D9%82%D8%A9/99999/x", "/tag/%D8%BA%D8%BA", "/author/x", "/day/2025-02-31", "/archive/2025-13", "/lite/nothing", "/assets/0/x.css", "/media/none", "/sitemaps/1999-01.xml", "/nowhere/feed.rss"]) {
        const answer = await paper.get(path);
        assert.equal(answer.status, 404, path);
        has_security_headers(answer, path);
        if (/feed|assets|media|sitemaps/.test(path)) continue;
        const document = is_whole_page(paper.origin, answer, path);
        assert.ok(document.querySelector(".mast"), `${path}: the masthead`);
        assert.match(answer.text, /noindex/, path);
      }
      const { story, path } = await paper.publish(typed({ headline: "خبر سيُسحب بعد قليل" }));
      assert.equal((await paper.get(path)).status, 200);
      assert.equal((await paper.midad("withdraw", String(story), "--reason", "privacy")).code, 0);
      await until("the change shows", async () => (await paper.get(path)).status === 410, { limit: 2000 });
      const gone = await paper.get(path);
      assert.ok(is_whole_page(paper.origin, gone, "410").querySelector(".mast"));
      assert.doesNotMatch(gone.text, /خبر سيُسحب بعد قليل/, "what was withdrawn is not repeated");
      assert.equal((await paper.get(`/s/${story}`)).status, 410);
      assert.equal((await paper.get(`/lite/s/${story}`)).status, 410);
    });

    it("gets the same from HEAD, without the body", async () => {
      for (const path of Object.values(await kinds_of_page(paper))) {
        const whole = await paper.get(path);
        const bare = await paper.get(path, { method: "HEAD" });
        assert.equal(bare.status, whole.status, path);
        assert.equal(bare.body.length, 0, path);
        for (const name of ["content-type", "content-length", "etag", "content-security-policy", "cache-control"]) {
          assert.equal(bare.headers[name], whole.headers[name], `${path}: ${name}`);
        }
      }
      const nothing = await paper.get("/nothing-here", { method: "HEAD" });
      assert.equal(nothing.status, 404);
      assert.equal(nothing.body.length, 0);
    });

    it("is not sent again what it holds already", async () => {
      for (const path of [...Object.values(await kinds_of_page(paper)), "/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml"]) {
        for (const encoding of ["identity", "gzip", "br"]) {
          const headers = { "Accept-Encoding": encoding };
          const whole = await paper.get(path, { headers });
          assert.match(whole.headers.etag ?? "", /^"[^"]+"$/, `${path} ${encoding}`);
          const again = await paper.get(path, { headers: { ...headers, "If-None-Match": whole.headers.etag } });
          assert.equal(again.status, 304, `${path} ${encoding}`);
          assert.equal(again.body.length, 0);
          assert.equal(again.headers.etag, whole.headers.etag);
          const other = await paper.get(path, { headers: { ...headers, "If-None-Match": '"other"' } });
          assert.equal(other.status, 200);
        }
      }
    });

    it("gets the same bytes plain, by gzip and by brotli", async () => {
      for (const path of [...Object.values(await kinds_of_page(paper)), "/feed.rss", "/news-sitemap.xml"]) {
        const bodies = {};
        for (const encoding of ["identity", "gzip", "br"]) {
          const answer = await paper.get(path, { headers: { "Accept-Encoding": encoding } });
          const got = answer.headers["content-encoding"] ?? "identity";
          if (answer.body.length > 2000) assert.equal(got, encoding, path);
          if (got === "identity" && encoding !== "identity") continue;
          bodies[encoding] = plain(answer.headers["content-encoding"], answer.body);
          assert.match(answer.headers.vary ?? "", /Accept-Encoding/i, path);
          assert.equal(Number(answer.headers["content-length"]), answer.body.length);
        }
        for (const body of Object.values(bodies)) assert.ok(body.equals(bodies.identity), path);
      }
      const refused = await paper.get("/", { headers: { "Accept-Encoding": "br;q=0, gzip;q=0" } });
      assert.equal(refused.headers["content-encoding"], undefined);
    });

    it("comes to a story by old slugs, by both cases of percent-encoding and by the short address", async () => {
      const first = await paper.publish(typed({ headline: "عنوان أول لقصة لها عنوانان", slug: "العنوان-الأول" }));
      const second = await paper.publish(typed({ story: first.story, headline: "عنوان ثانٍ لقصة لها عنوانان", slug: "العنوان-الثاني" }));
      assert.equal(second.code, 0, second.complained);
      assert.notEqual(first.path, second.path);
      const leads_there = async (path) => {
        const answer = await request(paper.origin, path);
        assert.ok([301, 308].includes(answer.status), `${path}: ${answer.status}`);
        assert.equal(own_path(paper.origin, answer.headers.location).toUpperCase(), second.path.toUpperCase(), path);
      };
      await until("the change shows", async () => (await paper.get(first.path)).status === 301, { limit: 2000 });
      await leads_there(first.path);
      await leads_there(first.path.toLowerCase());
      await leads_there(`/s/${first.story}`);
      await leads_there(second.path.replace(/[^/]*$/, "anything"));
      await leads_there(second.path.replace(/\/[^/]*$/, ""));
      await leads_there(second.path.replace(/^\/[^/]*/, sent("/رياضة")));
      const upper = await paper.get(second.path.replace(/%[0-9a-f]{2}/gi, (each) => each.toUpperCase()));
      const lower = await paper.get(second.path.replace(/%[0-9a-f]{2}/gi, (each) => each.toLowerCase()));
      assert.equal(upper.status, 200);
      assert.equal(lower.status, 200);
      assert.ok(upper.body.equals(lower.body));
    });

    it("gets parts of a picture, and files to take away", async () => {
      const document = await page();
      const picture = own_path(paper.origin, document.querySelector("article figure img").getAttribute("src"));
      const whole = await paper.get(picture);
      const part = await paper.get(picture, { headers: { Range: "bytes=100-199" } });
      assert.equal(part.status, 206);
      assert.equal(part.headers["content-range"], `bytes 100-199/${whole.body.length}`);
      assert.ok(part.body.equals(whole.body.subarray(100, 200)));
      const tail = await paper.get(picture, { headers: { Range: "bytes=-50", "If-Range": whole.headers.etag } });
      assert.ok(tail.status === 206 && tail.body.equals(whole.body.subarray(-50)));
      assert.equal((await paper.get(picture, { headers: { Range: "bytes=0-9", "If-Range": '"another"' } })).status, 200);
      assert.equal((await paper.get(picture, { headers: { Range: `bytes=${whole.body.length}-` } })).status, 416);
      assert.equal((await paper.get(picture, { headers: { "If-None-Match": whole.headers.etag } })).status, 304);
      const story = document_of(await follow(paper.origin, "/s/14"));
      const file = await paper.get(own_path(paper.origin, story.querySelector('article a[href*="/media/"]').getAttribute("href")));
      assert.equal(file.status, 200);
      assert.match(file.headers["content-disposition"], /^attachment/);
      assert.match(file.headers["content-security-policy"], /sandbox/);
      has_security_headers(file, "a file");
    });

    it("reads page after page without loss or doubles while stories arrive", async () => {
      const section = "/" + encodeURIComponent("رياضة");
      const stories = [];
      for (let each = 0; each < 42; ++each) {
        const hour = `${String(8 + Math.floor(each / 10)).padStart(2, "0")}:${String(each % 60).padStart(2, "0")}`;
        stories.push(typed({ section: "sport", headline: `مباراة ودية رقم ${each} في الملعب القديم`, published: `2025-03-01 ${hour}` }));
      }
      assert.equal((await paper.publish_all(stories)).code, 0);
      const seen = [];
      let path = section;
      for (let turn = 0; path && turn < 20; ++turn) {
        const answer = await paper.get(path);
        assert.equal(answer.status, 200, path);
        const document = document_of(answer);
        seen.push(...[...document.querySelectorAll("main h2 a")].map((link) => link.getAttribute("href")));
        // Between any two pages somebody publishes.
        const arrived = await paper.publish(typed({ section: "sport", headline: `هدف جديد في الدقيقة ${turn}` }));
        assert.equal(arrived.code, 0, arrived.complained);
        const again = document_of(await paper.get(path));
        if (turn > 0) assert.deepEqual(all_words(again, "main h2 a"), all_words(document, "main h2 a"), "an older page stays as it was");
        const next = document.querySelector(".pager a[rel=next]")?.getAttribute("href");
        path = next && own_path(paper.origin, next);
      }
      assert.equal(new Set(seen).size, seen.length, "no story twice");
      assert.ok(seen.length >= 42 + 6, `${seen.length} stories`);
      assert.equal(seen.filter((href) => decodeURIComponent(href).includes("مباراة-ودية-رقم")).length, 42);
      const odd = await paper.get(`${section}?before=nonsense`);
      assert.ok([200, 404].includes(odd.status));
    });

    it("meets the same guard on every answer, whatever it is", async () => {
      const asked = [["/"], ["/nothing"], ["/feed.rss"], ["/robots.txt"], ["/", { method: "PUT" }], ["/", { method: "POST" }], ["/read/1.gif"], ["/opensearch.xml"], ["/favicon.ico"], ["/" + "x".repeat(5000)], [`/s/${partnership.story}`]];
      for (const [path, options] of asked) has_security_headers(await paper.get(path, options), `${options?.method ?? "GET"} ${path.slice(0, 40)}`);
      for (const bytes of ["rubbish\r\n\r\n", head("GET / HTTP/1.1", "Content-Length: x"), head("GET / HTTP/9.9")]) {
        const { text } = await exchange(paper.port, bytes);
        assert.match(text, /X-Content-Type-Options: nosniff/i, bytes);
        assert.match(text, /Content-Security-Policy: default-src 'none'/i, bytes);
      }
      const document = document_of(await paper.get("/"));
      const style = [...document.querySelectorAll('link[rel="stylesheet"], script[src], link[rel=preload]')].map((each) => each.getAttribute("href") ?? each.getAttribute("src"));
      for (const path of style) {
        const answer = await paper.get(own_path(paper.origin, path));
        assert.equal(answer.status, 200, path);
        has_security_headers(answer, path);
        assert.match(answer.headers["cache-control"], /immutable/, path);
      }
    });
  });
}
