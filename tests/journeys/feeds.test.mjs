// What other programs read: feeds by two independent readers, sitemaps address by address, robots and search description.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { describe, it } from "node:test";

import FeedParser from "feedparser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import sax from "sax";

import { follow, own_path } from "../lib/http.mjs";
import { document_of, words_of } from "../lib/page.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { partnership, typed } from "../lib/story.mjs";
import { until } from "../lib/wait.mjs";

const tatweel = /\u0640/;
const marks_of_direction = /[\u2066-\u2069\u200e\u200f]/g;
const plain = (title) => title.replace(marks_of_direction, "");

/// Throws where XML is not well-formed; the elements' names otherwise.
function well_formed(xml) {
  const names = [];
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = (tag) => names.push(tag.name);
  parser.write(xml).close();
  return names;
}

/// The feed as the npm package "feedparser" reads it: { meta, items }.
function by_feedparser(xml) {
  return new Promise((done, failed) => {
    const items = [];
    const parser = new FeedParser({ addmeta: false });
    parser.on("error", failed);
    parser.on("data", (item) => items.push(item));
    parser.on("end", () => done({ meta: parser.meta, items }));
    Readable.from([Buffer.from(xml)]).pipe(parser);
  });
}

for (const engine of engines) {
  describe(`other programs, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine });
    /// Where feeds are: of the site, a section, a keyword, an author.
    const subjects = async () => {
      const page = document_of(await follow(paper.origin, `/s/${partnership.story}`));
      const of = (selector) => own_path(paper.origin, page.querySelector(selector).getAttribute("href"));
      return { site: "", section: "/" + encodeURIComponent("طاقة"), keyword: of(".keywords a"), author: of(".people a") };
    };

    it("read RSS with both readers", async () => {
      for (const [subject, base] of Object.entries(await subjects())) {
        const answer = await paper.get(`${base}/feed.rss`);
        assert.equal(answer.status, 200, subject);
        assert.equal(answer.type, "application/rss+xml");
        well_formed(answer.text);
        const feed = parseRssFeed(answer.text);
        const other = await by_feedparser(answer.text);
        assert.match(feed.language, /^ar(-[A-Z]{2})?$/i, subject);
        assert.match(feed.title, /المداد/);
        assert.doesNotMatch(feed.title, tatweel);
        assert.ok(feed.items.length > 0 && feed.items.length <= 50, `${subject}: ${feed.items.length}`);
        assert.equal(other.items.length, feed.items.length);
        assert.equal(new Set(feed.items.map((item) => item.guid.value)).size, feed.items.length, "no id twice");
        feed.items.forEach((item, at) => {
          const same = other.items[at];
          assert.doesNotMatch(item.title, tatweel, item.title);
          assert.equal(plain(same.title), plain(item.title));
          assert.equal(same.guid, item.guid.value);
          assert.ok(item.link.startsWith(`${paper.origin}/%`), item.link);
          assert.ok(!Number.isNaN(Date.parse(item.pubDate)), item.pubDate);
          assert.equal(same.pubdate.getTime(), new Date(item.pubDate).getTime());
          assert.ok((item.content?.encoded ?? "").length > 200, `${item.title}: full text`);
          assert.doesNotMatch(item.content.encoded, /(src|href)="\/(?!\/)/, `${item.title}: addresses within are whole`);
          if (at > 0) assert.ok(new Date(item.pubDate) <= new Date(feed.items[at - 1].pubDate), "newest first");
        });
        assert.equal(feed.atom?.links?.find((link) => link.rel === "self")?.href, `${paper.origin}${base}/feed.rss`);
      }
    });

    it("read Atom with both readers", async () => {
      for (const [subject, base] of Object.entries(await subjects())) {
        const answer = await paper.get(`${base}/feed.atom`);
        assert.equal(answer.status, 200, subject);
        assert.equal(answer.type, "application/atom+xml");
        well_formed(answer.text);
        assert.match(answer.text, /xml:lang="ar/);
        const feed = parseAtomFeed(answer.text);
        const other = await by_feedparser(answer.text);
        assert.equal(other.items.length, feed.entries.length);
        assert.ok(feed.id && feed.updated && feed.links.some((link) => link.rel === "self"));
        feed.entries.forEach((entry, at) => {
          const title = entry.title.value ?? entry.title;
          assert.doesNotMatch(title, tatweel);
          assert.equal(plain(other.items[at].title), plain(title));
          assert.equal(other.items[at].guid, entry.id);
          assert.ok(!Number.isNaN(Date.parse(entry.updated)) && !Number.isNaN(Date.parse(entry.published)));
          assert.ok((entry.content?.value ?? entry.content).length > 200, `${title}: full text`);
          assert.ok(entry.authors?.length > 0 || feed.authors?.length > 0, `${title}: somebody wrote it`);
        });
      }
    });

    it("read JSON Feed, and all three forms tell the same", async () => {
      for (const [subject, base] of Object.entries(await subjects())) {
        const answer = await paper.get(`${base}/feed.json`);
        assert.equal(answer.status, 200, subject);
        assert.equal(answer.type, "application/feed+json");
        const feed = parseJsonFeed(answer.text);
        const raw = JSON.parse(answer.text);
        assert.equal(raw.version, "https://jsonfeed.org/version/1.1");
        assert.match(raw.language, /^ar/i);
        assert.equal(raw.feed_url, `${paper.origin}${base}/feed.json`);
        const rss = parseRssFeed((await paper.get(`${base}/feed.rss`)).text);
        const atom = parseAtomFeed((await paper.get(`${base}/feed.atom`)).text);
        assert.deepEqual(feed.items.map((item) => plain(item.title)), rss.items.map((item) => plain(item.title)));
        assert.deepEqual(feed.items.map((item) => item.id), rss.items.map((item) => item.guid.value));
        assert.deepEqual(feed.items.map((item) => item.id), atom.entries.map((entry) => entry.id));
        for (const item of raw.items) {
          assert.ok((item.content_html ?? "").length > 200);
          assert.ok(item.url.startsWith(paper.origin));
          assert.match(item.date_published, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/);
          assert.equal((await follow(paper.origin, own_path(paper.origin, item.url))).status, 200);
        }
      }
    });

    it("keep a story's id through a correction and a new address", async () => {
      const text = { headline: "هوية لا تتغير في الخلاصة", origin: "feeds/id" };
      const first = await paper.publish(typed(text));
      const item = async () => JSON.parse((await paper.get("/feed.json")).text).items.find((each) => plain(each.title).includes("هوية لا تتغير"));
      const before = await until("it is in the feed", item);
      await paper.publish(typed({ ...text, headline: "هوية لا تتغير في الخلاصة بعد التصويب", slug: "هوية-أخرى", correction: "صُوّب العنوان." }));
      const after_it = await until("it is new in the feed", async () => {
        const now = await item();
        return now.title !== before.title && now;
      });
      assert.equal(after_it.id, before.id);
      assert.notEqual(after_it.url, before.url);
      assert.ok(before.id.includes(String(first.story)));
    });

    it("ask again only for what is new", async () => {
      for (const form of ["rss", "atom", "json"]) {
        const first = await paper.get(`/feed.${form}`);
        const { etag, "last-modified": changed } = first.headers;
        assert.equal((await paper.get(`/feed.${form}`, { headers: { "If-None-Match": etag } })).status, 304);
        assert.ok(changed, `feed.${form}: Last-Modified`);
        assert.equal((await paper.get(`/feed.${form}`, { headers: { "If-Modified-Since": changed } })).status, 304);
        await paper.publish(typed({ headline: `خبر يجدد الخلاصة ${form}` }));
        await until("the feed is another", async () => (await paper.get(`/feed.${form}`, { headers: { "If-None-Match": etag } })).status === 200);
      }
    });

    it("are told of every address by sitemaps, and each answers", async () => {
      const index = await paper.get("/sitemap.xml");
      assert.ok(well_formed(index.text).includes("sitemapindex"));
      const maps = [...index.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, where]) => own_path(paper.origin, where));
      assert.ok(maps.length >= 1);
      const addresses = [];
      for (const map of maps) {
        const answer = await paper.get(map);
        assert.equal(answer.status, 200, map);
        assert.match(answer.type, /xml/);
        assert.ok(well_formed(answer.text).includes("urlset"));
        const changed = answer.headers["last-modified"];
        assert.ok(changed, `${map}: Last-Modified`);
        assert.equal((await paper.get(map, { headers: { "If-Modified-Since": changed } })).status, 304, map);
        addresses.push(...[...answer.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, where]) => where));
        for (const [, when] of answer.text.matchAll(/<lastmod>([^<]+)<\/lastmod>/g)) assert.ok(!Number.isNaN(Date.parse(when)), when);
      }
      assert.ok(addresses.length >= 64, `${addresses.length} addresses`);
      assert.equal(new Set(addresses).size, addresses.length);
      for (const address of addresses) assert.equal((await paper.get(own_path(paper.origin, address))).status, 200, address);
      const news = await paper.get("/news-sitemap.xml");
      assert.equal(news.status, 200);
      const names = well_formed(news.text);
      assert.ok(names.includes("news:publication") && names.includes("news:title") && names.includes("news:publication_date"));
      assert.match(news.text, /<news:language>ar<\/news:language>/);
      for (const [, title] of news.text.matchAll(/<news:title>([^<]+)</g)) assert.doesNotMatch(title, tatweel);
    });

    it("are told who may read what, and how to search", async () => {
      const robots = await paper.get("/robots.txt");
      assert.equal(robots.type, "text/plain");
      assert.match(robots.text, /^User-agent: \*$/m);
      assert.match(robots.text, new RegExp(`^Sitemap: ${paper.origin}/sitemap\\.xml$`, "m"));
      const icon = await paper.get("/favicon.ico");
      assert.deepEqual([icon.status, icon.type, [...icon.body.subarray(0, 4)]], [200, "image/x-icon", [0, 0, 1, 0]]);
      const search = await paper.get("/opensearch.xml");
      assert.equal(search.type, "application/opensearchdescription+xml");
      assert.ok(well_formed(search.text).includes("OpenSearchDescription"));
      const [, pattern] = /template="([^"]*\{searchTerms\}[^"]*)"/.exec(search.text);
      const found = await paper.get(own_path(paper.origin, pattern.replaceAll("&amp;", "&").replace("{searchTerms}", encodeURIComponent("الإنسولين"))));
      assert.equal(found.status, 200);
      assert.match(words_of(document_of(found).querySelector("main")), /الإنسولين/);
    });
  });
}

describe("a paper that has published nothing", { timeout: 300_000 }, () => {
  const paper = newspaper({ filled: false });

  it("has valid, empty feeds and sitemaps, and pages that say so", async () => {
    for (const base of ["", "/" + encodeURIComponent("طاقة")]) {
      const rss = await paper.get(`${base}/feed.rss`);
      assert.equal(rss.status, 200);
      well_formed(rss.text);
      assert.equal((parseRssFeed(rss.text).items ?? []).length, 0);
      assert.equal((await by_feedparser(rss.text)).items.length, 0);
      const atom = await paper.get(`${base}/feed.atom`);
      well_formed(atom.text);
      assert.ok(parseAtomFeed(atom.text).updated);
      assert.deepEqual(JSON.parse((await paper.get(`${base}/feed.json`)).text).items, []);
    }
    for (const map of ["/sitemap.xml", "/news-sitemap.xml"]) {
      const answer = await paper.get(map);
      assert.equal(answer.status, 200);
      well_formed(answer.text);
      // The schema of sitemaps.org asks for one entry at the least.
      assert.match(answer.text, /<loc>/, map);
    }
    assert.equal((await paper.get("/sitemaps/pages.xml")).status, 200);
    assert.doesNotMatch((await paper.get("/news-sitemap.xml")).text, /<news:news>/);
    assert.doesNotMatch((await paper.get("/robots.txt")).text, /news-sitemap/);
    for (const page of ["/", "/" + encodeURIComponent("طاقة"), "/archive", "/most-read", "/corrections", "/keywords", "/authors", "/lite/authors", "/search", "/about", "/magazine", "/lite"]) {
      assert.equal((await paper.get(page)).status, 200, page);
    }
  });
});
