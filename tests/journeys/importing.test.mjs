// Thousands of lines from elsewhere: good ones in, bad ones told by their number, killed and begun again.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import zlib from "node:zlib";

import { midad, start } from "../lib/program.mjs";
import { all_words, document_of, is_whole_page, words_of } from "../lib/page.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { imported, in_words, json_lines } from "../lib/story.mjs";
import { until } from "../lib/wait.mjs";

const good = 300;
/// What stands after the good line of that number, and what its refusal says.
const bad = new Map([
  [10, ["{this is not JSON", /not JSON/, /ليس JSON/]],
  [20, [JSON.stringify({ ...imported(9001), title: undefined }), /title/, /title/]],
  [30, [JSON.stringify(imported(9002, { date: "2024-02-31" })), /2024-02-31/, /تاريخ/]],
  [40, [Buffer.concat([Buffer.from('{"id":"x","title":"'), Buffer.from([0xc7, 0xe1]), Buffer.from('"}')]), /not UTF-8 at byte \d+/, /UTF-8/]],
  [50, [JSON.stringify(imported(9003, { body: "كلمة ".repeat(600_000) })), /longer/, /أطول/]],
  [60, ['["a list"]', /not a JSON object/, /ليس كائن/]],
  [70, ["null", /not a JSON object/, /ليس كائن/]],
  [80, [JSON.stringify(imported(9004, { title: 7 })), /title/, /title/]],
  [90, [JSON.stringify(imported(9005, { id: "x".repeat(201) })), /200/, /200/]],
  [100, [JSON.stringify(imported(9006, { title: "   " })), /title/, /title/]],
  [110, [JSON.stringify(imported(9007, { body: "" })), /body/, /body/]],
  [120, ["[".repeat(5000), /not JSON/, /ليس JSON/]],
  [122, [JSON.stringify(imported(9010, { date: "2031-01-01" })), /2030-12-31 21:00 UTC.*not come/, /لم يأت/]],
  [123, [JSON.stringify(imported(9011, { section: "!!!", section_ar: "…" })), /“!!!”.*cannot be a section/, /«!!!».*لا يصلح|لا يصلح «!!!»/]],
  [124, [JSON.stringify(imported(9012, { body: undefined, body_html: "<div>".repeat(3000) })), /deeper/, /أعمق/]],
  [125, [JSON.stringify(imported(9009, { date: "غدًا" })), /غدًا/, /غدًا/]],
  [130, [JSON.stringify(imported(9008)).slice(0, 60), /not JSON/, /ليس JSON/]],
]);

/// The file and the line numbers of the bad ones.
function mixed_file() {
  const pieces = [];
  const numbers = [];
  let line = 0;
  for (let each = 1; each <= good; ++each) {
    pieces.push(Buffer.from(JSON.stringify(imported(each)) + "\n"));
    line += 1;
    if (each === 5) {
      pieces.push(Buffer.from("\n"));  // an empty line is passed over, and counted
      line += 1;
    }
    if (!bad.has(each)) continue;
    pieces.push(Buffer.from(bad.get(each)[0]), Buffer.from("\n"));
    line += 1;
    numbers.push([line, ...bad.get(each).slice(1)]);
  }
  return { bytes: Buffer.concat(pieces), numbers };
}

const stories = async (paper) => Number(/^([\d,]+) stor/m.exec((await paper.midad("stats")).said)?.[1].replace(",", "") ?? 0);

for (const engine of engines) {
  describe(`an import, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine, filled: false });
    const once = 1 + 2 + 4 + 80 + (engine === "postgresql" ? 1 : 0);  // what else comes in, before the first lines a second time
    const { bytes, numbers } = mixed_file();
    const in_home = (name, content) => {
      const file = path.join(paper.home, name);
      if (content) writeFileSync(file, content);
      return file;
    };

    it("takes the good lines and reports every bad one by its number", async () => {
      const report = in_home("report.txt");
      const end = await paper.midad("import", in_home("mixed.jsonl", bytes), "--report", report);
      assert.equal(end.code, 1, end.complained);
      assert.equal(await stories(paper), good);
      const told = readFileSync(report, "utf8").trim().split("\n");
      assert.equal(told.length, 2 * bad.size, told.join("\n"));
      for (const [line, english, arabic] of numbers) {
        assert.ok(told.some((each) => each.startsWith(`line ${line}: `) && english.test(each)), `line ${line} ${english}\n${told.join("\n")}`);
        assert.ok(told.some((each) => each.startsWith(`السطر ${line}: `) && arabic.test(each)), `السطر ${line} ${arabic}`);
      }
      assert.match(end.said, new RegExp(`${good} published.*${bad.size} refused`));
      assert.ok(end.complained.includes("report.txt"));
    });

    it("serves what came in", async () => {
      const settings = readFileSync(paper.settings_file, "utf8");
      const end = await paper.midad("import", in_home("more.jsonl", json_lines([imported(5001, { section: "TestDesk", section_ar: "مكتب التجربة", date: "2024-06-01T10:00:00+03:00", url: "https://example.org/5001" })])));
      assert.equal(end.code, 0, end.complained);
      const page = document_of(await paper.get("/" + encodeURIComponent("محليات")));
      assert.ok(all_words(page, "main h2").length >= 10);
      const where = "/" + encodeURIComponent("مكتب-التجربة");
      const section = await until("the section answers, served all the while", async () => {
        const answer = await paper.get(where);
        return answer.status === 200 && answer;
      }, { limit: 1000, every: 10 });
      assert.ok((await paper.get("/")).text.includes(`href="${where}"`), "it stands in the line of sections");
      assert.equal((await paper.get("/test-desk/feed.rss")).headers.location, `${where}/feed.rss`);
      assert.equal(readFileSync(paper.settings_file, "utf8"), settings, "midad.toml is the editor's");
      const link = document_of(section).querySelector("main h2 a").getAttribute("href");
      const story = await paper.get(link);
      assert.match(story.text, /example\.org\/5001/);
      assert.match(story.text, /MedPharm Ltd\./);
      assert.equal(document_of(story).querySelectorAll(".text p").length, 2);
    });

    it("shows somebody's HTML as text, marks and links, and nothing that runs", async () => {
      const body_html = `<script>alert(1)</script><style>p{}</style><h2 onclick="alert(2)">عنوان <i>فرعي</i></h2>
        <p style="position:fixed">فقرة <b>غليظة</b> فيها <a href="javascript:alert(3)">وصلة</a> و<a href="https://example.org/?a=1&amp;b=2" onmouseover=x>أخرى</a></p>
        <img src=x onerror=alert(4)><iframe src="https://example.org"></iframe><svg><script>alert(5)</script></svg>
        <form action="https://example.org"><input name=q></form><blockquote>قول</blockquote><ul><li>بند<li>بند</ul>
        <table><tr><td>1<td>2<tr><td>3<td>4</table><math><mtext><img src=x onerror=alert(6)></math>`;
      const lines = [
        imported(5100, { title: "خبر بنص HTML", section: "pages", section_ar: "صفحات أخرى", body: undefined, body_html }),
        imported(5101, { title: "خبر بوسوم مكتوبة", section: "pages", section_ar: "صفحات أخرى", body: "<p>فقرة <b>x</b><script>alert(7)</script>" }),
      ];
      const end = await paper.midad("import", in_home("html.jsonl", json_lines(lines)));
      assert.equal(end.code, 0, end.complained);
      const story = async (words) => {
        const links = await until(words, async () => {
          const found = [...document_of(await paper.get("/" + encodeURIComponent("صفحات-أخرى"))).querySelectorAll("main h2 a")];
          return found.length === 2 && found;
        }, { limit: 1000, every: 10 });
        return paper.get(links.find((each) => each.textContent.includes(words)).getAttribute("href"));
      };
      const page = await story("خبر بنص HTML");
      assert.doesNotMatch(page.text, /alert\(|onerror|onclick|onmouseover|javascript:|<iframe|position:fixed|name="?q"?[^>]*form/);
      is_whole_page(paper.origin, page, "imported HTML");
      const text = document_of(page).querySelector(".text");
      assert.equal(words_of(text.querySelector("h2, h3")), "عنوان فرعي");
      assert.equal(words_of(text.querySelector("strong, b")), "غليظة");
      assert.equal(text.querySelector("p a").getAttribute("href"), "https://example.org/?a=1&b=2");
      assert.deepEqual([text.querySelectorAll("li").length, text.querySelectorAll("td").length, text.querySelectorAll("img").length], [2, 4, 0]);
      assert.match(words_of(document_of(await story("خبر بوسوم مكتوبة")).querySelector(".text")), /<p>فقرة <b>x<\/b><script>alert\(7\)<\/script>/);
    });

    it("makes no section without an address, nor two with one", async () => {
      const odd = [
        imported(5200, { section: "marks", section_ar: "؟؟" }),
        imported(5201, { section: "tech", section_ar: "علوم، وتقنية" }),
        imported(5202, { section: "lookup", section_ar: "Search" }),
        imported(5203, { section: "طقس", section_ar: "" }),
      ];
      const end = await paper.midad("import", in_home("odd.jsonl", json_lines(odd)));
      assert.equal(end.code, 0, end.complained);
      assert.match(end.said, /^4 sections were added/m);
      for (const slug of ["marks", "علوم-وتقنية-2", "search-2", "طقس"]) {
        await until(slug, async () => (await paper.get("/" + encodeURIComponent(slug))).status === 200, { limit: 1000, every: 10 });
      }
      assert.equal((await paper.midad("doctor")).code, 0);
      const again = await paper.midad("import", in_home("odd.jsonl"));
      assert.doesNotMatch(again.said, /were added/);
    });

    it("twice at once loses neither's sections", async () => {
      const lines = (from) => json_lines(Array.from({ length: 40 }, (_, each) => imported(from + each, { section: `s${each % 8}`, section_ar: `قسم جديد ${in_words(each % 8)}` })));
      const ends = await Promise.all([5300, 5400].map((from) => paper.midad("import", in_home(`${from}.jsonl`, lines(from)))));
      for (const end of ends) assert.equal(end.code, 0, end.complained);
      for (let each = 0; each < 8; ++each) {
        const where = "/" + encodeURIComponent(`قسم-جديد-${in_words(each)}`);
        const page = await until(where, async () => {
          const answer = await paper.get(where);
          return answer.status === 200 && answer;
        }, { limit: 1000, every: 10 });
        assert.equal(document_of(page).querySelectorAll("main h2").length, 10);
      }
      assert.equal((await paper.midad("doctor")).code, 0);
    });

    if (engine === "postgresql") it("gives its sections to every node within a second", async (t) => {
      const second = paper.second_folder();
      await second.serve();
      const where = "/" + encodeURIComponent("قسم-لكل-العقد");
      assert.equal((await second.get(where)).status, 404, "kept in the second node's cache");
      const end = await paper.midad("import", in_home("nodes.jsonl", json_lines([imported(5500, { section: "nodes", section_ar: "قسم لكل العقد" })])));
      const ended = performance.now();
      assert.equal(end.code, 0, end.complained);
      for (const each of [paper, second]) await until(where, async () => document_of(await each.get(where)).querySelectorAll("main h2").length === 1, { limit: 1000, every: 2 });
      t.diagnostic(`both nodes show the section, ms after the command's end: ${Math.round(performance.now() - ended)}`);
      await second.node.stop();
    });

    it("passes over what is there already", async () => {
      const end = await paper.midad("import", in_home("mixed.jsonl"), "--report", in_home("again.txt"));
      assert.equal(end.code, 1);
      assert.match(end.said, new RegExp(`0 published, ${good} were there already`));
      assert.equal(await stories(paper), good + once);
    });

    it("reads gzip as well", async () => {
      const lines = Array.from({ length: 20 }, (_, each) => imported(6000 + each));
      const end = await paper.midad("import", in_home("packed.jsonl.gz", zlib.gzipSync(json_lines(lines))));
      assert.equal(end.code, 0, end.complained);
      assert.equal(await stories(paper), good + once + 20);
      const packed = zlib.gzipSync(json_lines(lines.map((each) => ({ ...each, id: `cut-${each.id}` }))));
      const cut = await paper.midad("import", in_home("cut.jsonl.gz", packed.subarray(0, packed.length - 40)));
      assert.notEqual(cut.code, 0, "a file that ends too early is no success");
      assert.match(cut.complained, /cut\.jsonl\.gz/);
    });

    it("says what it cannot read, and touches nothing", async () => {
      const before = await stories(paper);
      for (const file of [in_home("nowhere.jsonl"), paper.home]) {
        const end = await paper.midad("import", file);
        assert.notEqual(end.code, 0);
        assert.ok(end.complained.includes(file), end.complained);
        assert.match(end.complained, /[\u0621-\u064a]{3}/);
        assert.match(end.complained, /[a-z]{3}/);
      }
      const empty = await paper.midad("import", in_home("empty.jsonl", "\n"));
      assert.equal(empty.code, 0, empty.complained);
      assert.equal(await stories(paper), before);
    });

    it("killed in the middle, goes on where it was, whole and without doubles", async () => {
      const many = 6000;
      const file = in_home("many.jsonl", json_lines(Array.from({ length: many }, (_, each) => imported(20_000 + each, each % 3 ? {} : { section: `wx${each % 60}`, section_ar: `أنواء ${in_words(each % 60)}` }))));
      const before = await stories(paper);
      const child = start(midad, ["import", "--folder", paper.folder, file]);
      let finished = false;
      child.ended.then(() => (finished = true));
      const there = await until("some of it is in", async () => {
        const now = await stories(paper);
        return (now > before || finished) && now;
      }, { limit: 30_000, every: 10 });
      assert.ok(!finished, `all ${there - before} were in before it could be killed`);
      child.kill("SIGKILL");
      assert.equal((await child.ended).signal, "SIGKILL");
      const between = await stories(paper);
      assert.ok(between > before && between < before + many, `${between - before} of ${many}`);
      // Whatever is in already stands under a section that answers.
      assert.equal((await paper.midad("doctor")).code, 0);
      const end = await paper.midad("import", file);
      assert.equal(end.code, 0, end.complained);
      assert.equal(await stories(paper), before + many);
      for (const each of [0, 3, 57]) {
        const where = "/" + encodeURIComponent(`أنواء-${in_words(each).replaceAll(" ", "-")}`);
        const page = await until(where, async () => {
          const answer = await paper.get(where);
          return answer.status === 200 && answer;
        }, { limit: 1000, every: 10 });
        assert.equal(document_of(page).querySelectorAll("main h2").length, 20);
        assert.equal((await paper.get(`/wx${each}`)).headers.location, where);
      }
      const said = /([\d,]+) published, ([\d,]+) were there/.exec(end.said);
      assert.equal(Number(said[2].replace(",", "")), between - before);
      assert.equal((await paper.midad("doctor")).code, 0);
      assert.ok(!existsSync(path.join(paper.folder, "many.jsonl.refused.txt")));
    });
  });
}
