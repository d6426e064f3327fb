// From a typed file to readers, and back: publish, correct, withdraw, and all that is refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

import { own_path } from "../lib/http.mjs";
import { all_words, document_of, is_whole_page, words_of } from "../lib/page.mjs";
import { engines, newspaper, sample } from "../lib/paper.mjs";
import { typed } from "../lib/story.mjs";
import { until } from "../lib/wait.mjs";

const section = "/" + encodeURIComponent("محليات");
const picture = readFileSync(path.join(sample, "pictures", "harbour.jpg"));

/// The ms until each place shows (or no longer shows) the words.
async function seen(paper, places, fits) {
  const begun = performance.now();
  const times = await Promise.all(
    Object.entries(places).map(async ([name, where]) => {
      await until(`${name} shows it`, async () => fits(await paper.get(where)), { limit: 2000, every: 5 });
      return [name, Math.round(performance.now() - begun)];
    }),
  );
  return Object.fromEntries(times);
}
const told = (times) => Object.entries(times).map(([name, ms]) => `${name} ${ms}`).join(", ");

for (const engine of engines) {
  describe(`an editor, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine });
    const everywhere = { front: "/", section, "site feed": "/feed.rss", "section feed": `${section}/feed.atom`, "news sitemap": "/news-sitemap.xml" };

    it("publishes a story, and readers see it on its page, its section, the front and the feed", async (t) => {
      // All of these are kept in the cache before.
      for (const where of Object.values(everywhere)) assert.equal((await paper.get(where)).status, 200);
      const words = "مدّ خط مياه جديد إلى حي المنارة";
      const published = await paper.publish(
        typed({ headline: words, city: "مرسى الشرق", agency: "المداد", by: "رنا العلي", keyword: ["المياه", "حي المنارة"], placing: "lead", standfirst: "يصل الماء إلى 400 بيت.", picture: "harbour.jpg", caption: "المرفأ.", credit: "سلمى نجّار / المداد", alt: "مرفأ" }),
        { "harbour.jpg": picture },
      );
      assert.equal(published.code, 0, published.complained);
      assert.equal(published.version, 1);
      assert.ok(published.address.startsWith(`${paper.origin}/%`), `${published.address}, and the paper is served on ${paper.origin}`);
      const times = await seen(paper, { story: published.path, ...everywhere }, (answer) => answer.status === 200 && answer.text.includes(words));
      t.diagnostic(`${engine}: from the command's end to what readers see, ms: ${told(times)}`);
      const document = is_whole_page(paper.origin, await paper.get(published.path), "new story");
      assert.equal(words_of(document.querySelector("h1")), words);
      assert.match(words_of(document.querySelector(".text p")), /^مرسى الشرق – \(المداد\)/);
      assert.equal((await paper.get(own_path(paper.origin, document.querySelector("figure img").getAttribute("src")))).status, 200);
      assert.ok(all_words(document, ".keywords a").includes("حي المنارة"));
      assert.equal((await paper.get(document.querySelector(".keywords a").getAttribute("href"))).status, 200);
    });

    it("publishes a picture that says nothing to who cannot see it, and says so", async () => {
      const published = await paper.publish(
        typed({ headline: "صورة بلا وصف", picture: "harbour.jpg", caption: "المرفأ فجرًا.", credit: "سلمى نجّار / المداد" }),
        { "harbour.jpg": picture },
      );
      assert.equal(published.code, 0, published.complained);
      assert.match(published.complained, /story\.story: تنبيه: .*«المرفأ فجرًا\.»/);
      assert.match(published.complained, /story\.story: Warning: .*“المرفأ فجرًا\.”/);
      assert.ok(published.story > 0, "published all the same");
    });

    it("takes a file with Windows line ends and a mark at its head as any other", async () => {
      const text = "\ufeff" + typed({ headline: "ملف من محرر آخر", body: "فقرة أولى.\n\nفقرة ثانية." }).replaceAll("\n", "\r\n");
      const published = await paper.publish(text);
      assert.equal(published.code, 0, published.complained);
      const answer = await paper.get(published.path);
      assert.equal(document_of(answer).querySelectorAll(".text p").length, 2);
      assert.equal(words_of(document_of(answer).querySelector("h1")), "ملف من محرر آخر");
    });

    it("corrects it: version 2 with its note in plain sight, at the same address", async () => {
      const text = { origin: "desk/fares", headline: "تعرفة النقل ترتفع خمسة بالمئة", body: "ترتفع التعرفة من الغد." };
      const right = "والصحيح أربعة بالمئة";
      const first = await paper.publish(typed(text));
      const places = { story: first.path, light: `/lite/s/${first.story}`, section, feed: "/feed.rss" };
      await seen(paper, places, (answer) => answer.text.includes(text.headline));
      const second = await paper.publish(typed({ ...text, headline: "تعرفة النقل ترتفع أربعة بالمئة", correction: `ذكرت نسخة سابقة أن الزيادة خمسة، ${right}.` }));
      assert.equal(second.code, 0, second.complained);
      assert.deepEqual([second.story, second.version, second.path], [first.story, 2, first.path]);
      await seen(paper, places, (answer) => answer.text.includes("ترتفع أربعة بالمئة") && !answer.text.includes(text.headline));
      const document = document_of(await paper.get(first.path));
      assert.match(words_of(document.querySelector(".corrected")), new RegExp(right));
      const notes = document.querySelector(".corrected").compareDocumentPosition(document.querySelector(".text"));
      assert.ok(notes & 4, "the note stands above the text");
      await seen(paper, { corrections: "/corrections", light: places.light }, (answer) => answer.text.includes(right));
    });

    it("publishes the same file twice without a second version", async () => {
      const text = typed({ headline: "لا جديد في هذا الخبر", origin: "desk/same" });
      const first = await paper.publish(text);
      const again = await paper.publish(text);
      assert.deepEqual([again.code, again.story, again.version], [0, first.story, 1]);
    });

    it("types one keyword in two spellings, and readers see it once", async () => {
      const { path: address } = await paper.publish(typed({ headline: "نفط وغاز في المرفأ", keyword: ["نفـــط", "نَفْط", "الغاز"] }));
      const keywords = document_of(await paper.get(address)).querySelectorAll(".keywords a");
      assert.deepEqual([...keywords].map(words_of), ["نفط", "الغاز"]);
      assert.equal(new Set([...keywords].map((each) => each.getAttribute("href"))).size, 2);
    });

    it("withdraws it: 410 with the reason, and gone from front, sections, feeds and sitemaps", async () => {
      const words = "خبر من وكالة سحبته بعد ساعة";
      const { story, path: address } = await paper.publish(typed({ headline: words, placing: "lead", keyword: "وكالة السحب" }));
      const keyword = "/tag/" + encodeURIComponent("وكالة-السحب");
      await seen(paper, { story: address, keyword, ...everywhere }, (answer) => answer.text.includes(words));
      const end = await paper.midad("withdraw", String(story), "--reason", "agency-kill", "--note", "سحبت الوكالة الخبر لأنه لم يثبت.");
      assert.equal(end.code, 0, end.complained);
      await seen(paper, { story: address }, (answer) => answer.status === 410);
      await seen(paper, everywhere, (answer) => answer.status === 200 && !answer.text.includes(words) && !answer.text.includes(`/${story}/`));
      const gone = await paper.get(address);
      assert.match(document_of(gone).querySelector("main").textContent, /وكالة/, "the reason");
      assert.match(gone.text, /لم يثبت/, "the note");
      assert.doesNotMatch(gone.text, new RegExp(words));
      for (const where of ["/feed.atom", "/feed.json", "/most-read", "/archive"]) assert.doesNotMatch((await paper.get(where)).text, new RegExp(words), where);
      const index = await paper.get("/sitemap.xml");
      for (const [, map] of index.text.matchAll(/<loc>([^<]+)<\/loc>/g)) {
        assert.ok(!(await paper.get(own_path(paper.origin, map))).text.includes(`/${story}/`), map);
      }
      const again = await paper.publish(typed({ story, headline: words }));
      assert.equal(again.code, 1, "what was withdrawn is not published again");
      const nobody = await paper.midad("withdraw", "98765");
      assert.equal(nobody.code, 1);
      assert.match(nobody.complained, /[\u0621-\u064a]+[^]*\n.*98765/);
    });

    it("types markup, and readers see it as typed", async () => {
      const hostile = '<script>alert(1)</script> <img src=x onerror=alert(1)> "quoted" & <b>x</b>';
      const published = await paper.publish(
        typed({ headline: "عنوان فيه <script>alert(1)</script>", standfirst: hostile, kicker: "<i>", by: '"><script>x</script>', keyword: "<u>", source: ['x"onclick="y | https://example.org/?a=1&b=2', "<b>اسم</b>"], body: `${hostile}\n\n## <h1>رأس</h1>\n\n> قول </blockquote>\n> — <b>من</b>\n\n- <li>\n\n[كلمة](https://example.org/?a=1&b=2)` }),
      );
      assert.equal(published.code, 0, published.complained);
      for (const where of [published.path, "/", section, `/lite/s/${published.story}`, "/feed.rss", "/feed.atom"]) {
        const answer = await paper.get(where);
        assert.equal(answer.status, 200, where);
        assert.doesNotMatch(answer.text, /<script>alert|<img src=x|<script>x/, where);
        if (answer.type === "text/html") is_whole_page(paper.origin, answer, where);
      }
      const document = document_of(await paper.get(published.path));
      assert.match(words_of(document.querySelector("h1")), /عنوان فيه <script>alert\(1\)<\/script>/);
      assert.match(words_of(document.querySelector(".stand")), /<img src=x onerror=alert\(1\)> "quoted" & <b>x<\/b>/);
    });

    const line = (number) => new RegExp(`:${number}: `);
    const long = "كلمة ".repeat(1024 * 1024);  // over 9 MB
    const refusals = {
      "an unknown key": [typed({ headline: "خبر", colour: "أحمر" }), line(4)],
      "a key that may stand once, twice": [typed({ headline: ["خبر", "خبر آخر"] }), line(4)],
      "no headline": [typed({}), null],
      "an empty headline": [typed({ headline: "" }), null],
      "no head at all": ["نص بلا رأس.\n", null],
      "a head without end": ["---\nheadline: خبر\nsection: local\n", null],
      "an empty file": ["", null],
      "a section that the paper does not have": [typed({ headline: "خبر", section: "astrology" }), null, /astrology/],
      "a picture without credit": [typed({ headline: "خبر", picture: "harbour.jpg" }), null, null, { "harbour.jpg": picture }],
      "a picture that is not there": [typed({ headline: "خبر", picture: "nowhere.jpg", credit: "س" }), null, /nowhere\.jpg/],
      "a picture that is none": [typed({ headline: "خبر", picture: "text.jpg", credit: "س" }), null, /text\.jpg/, { "text.jpg": "ليست صورة" }],
      "a picture cut off": [typed({ headline: "خبر", picture: "cut.jpg", credit: "س" }), null, /cut\.jpg/, { "cut.jpg": picture.subarray(0, 300) }],
      "a picture inside the text that is not there": [typed({ headline: "خبر", body: 'نص.\n\n![وصف](gone.jpg "شرح | س")' }), null, /gone\.jpg/],
      "text that is not UTF-8": [Buffer.concat([Buffer.from(typed({ headline: "خبر" })), Buffer.from([0xc7, 0xe1, 0xd3])]), null],
      "a headline in another encoding": [Buffer.concat([Buffer.from("---\nheadline: "), Buffer.from([0xce, 0xc8, 0xd1]), Buffer.from("\nsection: local\n---\nنص.\n")]), null],
      "overlong UTF-8": [Buffer.concat([Buffer.from("---\nheadline: x"), Buffer.from([0xc0, 0xaf]), Buffer.from("\nsection: local\n---\nنص.\n")]), null],
      "a zero byte in the head": [typed({ headline: "خبر\u0000<b>" }), null],
      "a zero byte in the text": [typed({ headline: "خبر", body: "نص\u0000نص" }), null],
      "a date that is none": [typed({ headline: "خبر", published: "2025-02-30 10:00" }), line(4)],
      "a time that has not come": [typed({ headline: "خبر", published: "2031-01-01 12:00" }), null, /2031-01-01 09:00 UTC/],
      "a correction that has not come": [typed({ headline: "خبر", origin: "desk/same", correction: "2031-01-01 12:00 | كان خطأ" }), null, /2031-01-01 09:00 UTC/],
      "a placing that is none": [typed({ headline: "خبر", placing: "top-left" }), line(4)],
      "a story number that is none": [typed({ headline: "خبر", story: "سبعة" }), line(4)],
      "a story that was never published": [typed({ headline: "خبر", story: "98765" }), null, /98765/],
      "a correction of nothing": [typed({ headline: "خبر", correction: "كان خطأ" }), null],
      "a language that is none": [typed({ headline: "خبر", language: "../../etc" }), null],
      "an origin too long": [typed({ headline: "خبر", origin: "x".repeat(300) }), null],
      "a headline as long as a page": [typed({ headline: "كلمة ".repeat(2000) }), null],
      "a file of ten megabytes": [typed({ headline: "خبر", body: long }), null],
      "a fact box without end": [typed({ headline: "خبر", body: "نص.\n\n::: صندوق\nنص" }), line(7)],
      "a link that runs a script": [typed({ headline: "خبر", body: "[كلمة](javascript:alert)" }), line(5)],
      "a link that leaves its attribute": [typed({ headline: "خبر", body: '[كلمة](https://example.org/"onmouseover=x)' }), line(5)],
      "a source whose address is none": [typed({ headline: "خبر", source: 'اسم | https://example.org/"><script>' }), line(4)],
      "neither text nor standfirst": [typed({ headline: "خبر", body: "" }), null],
    };
    for (const [what, [text, where, says, files]] of Object.entries(refusals)) {
      it(`is told in two languages, with the file, that ${what} is refused`, async () => {
        const before = (await paper.midad("stats")).said.split("\n")[0];
        const end = await paper.publish(text, files, "refused.story");
        assert.equal(end.code, 1, `code ${end.code}\n${end.said}${end.complained}`);
        assert.equal(end.said, "");
        const lines = end.complained.trim().split("\n");
        assert.ok(lines.some((each) => each.includes("refused.story") && /[\u0621-\u064a]{2,} /.test(each)), `Arabic, naming the file:\n${end.complained}`);
        assert.ok(lines.some((each) => each.includes("refused.story") && /[a-z]{2,} [a-z]{2,}/.test(each.slice(each.indexOf("refused.story")))), `English, naming the file:\n${end.complained}`);
        if (where) assert.match(end.complained, where);
        if (says) assert.match(end.complained, says);
        assert.doesNotMatch(end.complained, /story_form\.|record\.|intake\.[a-z_]+$/m, "a message that has no words");
        assert.equal((await paper.midad("stats")).said.split("\n")[0], before, "nothing was published");
      });
    }

    it("is told that a file is not there, and the others in the same command are published", async () => {
      const good = await paper.publish(typed({ headline: "خبر قبل ملف مفقود" }));
      const end = await paper.midad("publish", "/nowhere/at-all.story", paper.home, good.file);
      assert.equal(end.code, 1);
      assert.match(end.complained, /at-all\.story/);
      assert.match(end.said, /^\d+\t\d+\thttp/m, "the good file was published all the same");
    });

    it("tries tricks with the end of the head, and only text comes of them", async () => {
      const published = await paper.publish(typed({ headline: "خبر فيه ثلاث شرطات", body: "قبلها.\n\n---\nheadline: عنوان مدسوس\nsection: sport\n---\n\nبعدها." }));
      if (published.code === 0) {
        const document = document_of(await paper.get(published.path));
        assert.equal(words_of(document.querySelector("h1")), "خبر فيه ثلاث شرطات");
        assert.match(words_of(document.querySelector(".text")), /بعدها/);
      } else {
        assert.match(published.complained, /:\d+: /);
      }
      const split = await paper.publish(typed({ headline: "خبر\rSet-Cookie: a=b", slug: "خبر" }));
      const cut = await paper.publish(typed({ headline: "خبر سطر آخر", slug: "a\r\nSet-Cookie: a=b" }));
      for (const end of [split, cut]) {
        if (end.code !== 0) continue;
        const answer = await paper.get(`/s/${end.story}`);
        assert.equal(answer.headers["set-cookie"], undefined);
      }
      const up = await paper.publish(typed({ headline: "خبر بعنوان خبيث", slug: "../../admin" }));
      if (up.code === 0) assert.doesNotMatch(decodeURIComponent(up.path), /\.\./);
    });
  });
}
