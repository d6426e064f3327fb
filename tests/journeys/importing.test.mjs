// Thousands of lines from elsewhere: good ones in, bad ones told by their number, killed and begun again.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import zlib from "node:zlib";

import { midad, start } from "../lib/program.mjs";
import { all_words, document_of } from "../lib/page.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { imported, json_lines } from "../lib/story.mjs";
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
      const end = await paper.midad("import", in_home("more.jsonl", json_lines([imported(5001, { section: "TestDesk", section_ar: "مكتب التجربة", date: "2024-06-01T10:00:00+03:00", url: "https://example.org/5001" })])));
      assert.equal(end.code, 0, end.complained);
      const page = document_of(await paper.get("/" + encodeURIComponent("محليات")));
      assert.ok(all_words(page, "main h2").length >= 10);
      assert.match(readFileSync(paper.settings_file, "utf8"), /مكتب التجربة/, "a section that the paper did not have");
      await paper.node.stop();
      await paper.serve();
      const section = await paper.get("/" + encodeURIComponent("مكتب-التجربة"));
      assert.equal(section.status, 200);
      const link = document_of(section).querySelector("main h2 a").getAttribute("href");
      const story = await paper.get(link);
      assert.match(story.text, /example\.org\/5001/);
      assert.match(story.text, /MedPharm Ltd\./);
      assert.equal(document_of(story).querySelectorAll(".text p").length, 2);
    });

    it("passes over what is there already", async () => {
      const end = await paper.midad("import", in_home("mixed.jsonl"), "--report", in_home("again.txt"));
      assert.equal(end.code, 1);
      assert.match(end.said, new RegExp(`0 published, ${good} were there already`));
      assert.equal(await stories(paper), good + 1);
    });

    it("reads gzip as well", async () => {
      const lines = Array.from({ length: 20 }, (_, each) => imported(6000 + each));
      const end = await paper.midad("import", in_home("packed.jsonl.gz", zlib.gzipSync(json_lines(lines))));
      assert.equal(end.code, 0, end.complained);
      assert.equal(await stories(paper), good + 21);
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
      const file = in_home("many.jsonl", json_lines(Array.from({ length: many }, (_, each) => imported(20_000 + each))));
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
      const end = await paper.midad("import", file);
      assert.equal(end.code, 0, end.complained);
      assert.equal(await stories(paper), before + many);
      const said = /([\d,]+) published, ([\d,]+) were there/.exec(end.said);
      assert.equal(Number(said[2].replace(",", "")), between - before);
      assert.equal((await paper.midad("doctor")).code, 0);
      assert.ok(!existsSync(path.join(paper.folder, "many.jsonl.refused.txt")));
    });
  });
}
