// What is published is found within a second, what is withdrawn is gone at once; and the index survives what may befall it.
import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

import { document_of, words_of } from "../lib/page.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { midad, start } from "../lib/program.mjs";
import { typed } from "../lib/story.mjs";
import { pause, until } from "../lib/wait.mjs";

const asking = (words, more = "") => `/search?q=${encodeURIComponent(words)}${more}`;

for (const engine of engines) {
  describe(`search, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine });
    const main = async (target) => words_of(document_of(await paper.get(target)).querySelector("main"));
    let asked = 0;
    /// A question that no earlier answer was kept for: a place that is none makes it another.
    const finds = async (words) => {
      const answer = await paper.get(`/search.json?q=${encodeURIComponent(words)}&p=${(asked += 1)}`);
      return answer.status === 200 ? JSON.parse(answer.text) : { total: -1, stories: [] };
    };
    const ready = () => until("the index is whole", async () => (await finds("الإنسولين")).total > 0);

    it("finds what people mean, however they type it", async () => {
      await ready();
      for (const words of ["الاتفاقيه", "اتفاقيات", "للاتفاقية", "اتّفاقيّة", "اتفـــاقية"]) {
        const { total, stories } = await finds(words);
        assert.ok(total > 0, words);
        assert.match(stories[0].headline_html + stories[0].text_html, /<mark>/, words);
      }
      assert.match(await main(asking("انسولين")), /الإنسولين/);
      assert.match(await main("/lite" + asking("انسولين")), /الإنسولين/);
    });

    it("has a story soon after its publication, and loses it with its withdrawal", async (t) => {
      await ready();
      const took = [];
      for (let turn = 0; turn < 5; ++turn) {
        const word = ["الزنجبيل", "الكستناء", "البابونج", "الزعتر", "السمّاق"][turn];
        const story = await paper.publish(typed({ headline: `موسم ${word} يبدأ باكرًا` }));
        const begun = Date.now();
        await until(`${word} is found`, async () => (await finds(word)).stories.some(({ headline }) => headline.includes("يبدأ باكر")));
        took.push(Date.now() - begun);
        assert.match(await main(asking(word)), new RegExp(word));
        assert.equal((await paper.midad("withdraw", String(story.story), "--reason", "error")).code, 0);
        await until("the page is gone", async () => (await paper.get(story.path)).status === 410);
        await until("the answer that was kept is gone", async () => !/يبدأ باكرًا/.test(await main(asking(word))), { limit: 1000 });
        assert.deepEqual((await finds(word)).stories.filter(({ headline }) => headline.includes("يبدأ باكر")), []);
      }
      t.diagnostic(`publish to found: ${took.join(", ")} ms`);
    });

    it("helps where nothing is found, and refuses politely what cannot be asked", async () => {
      await ready();
      assert.match(await main(asking("غغغغ")), /لا قصة فيها/);
      const hostile = { "10,000 characters": "ق".repeat(600), "500 words": "و ".repeat(200), wildcards: "* ".repeat(150), quotes: '"'.repeat(300) };
      for (const [what, words] of Object.entries(hostile)) {
        const answer = await paper.get(asking(words));
        assert.equal(answer.status, 200, what);
        assert.ok(words_of(document_of(answer).querySelector("main")).length > 20, what);
      }
      assert.equal((await paper.get("/search.json?q=%ff%fe")).status, 400);
    });

    it("is asked from the shell, and says what is in it", async () => {
      await ready();
      const end = await paper.midad("search", "ask", "الاتفاقيه");
      assert.equal(end.code, 0, end.complained);
      assert.match(end.said, /شراكة الضفّتين/);
      assert.match((await paper.midad("search", "state", "--lang", "en")).said, /The index has \d+ stories; generation \d+/);
      assert.equal((await paper.midad("search", "ask", "ق".repeat(500))).code, 1);
      assert.match((await paper.midad("doctor", "--lang", "en")).said, /search index is sound/);
    });

    it("takes the editors' synonyms as they save them, and tells a faulty line by its number", async () => {
      await ready();
      assert.equal((await finds("ظضغثة")).stories.length, 0);
      writeFileSync(path.join(paper.folder, "synonyms.txt"), "# ما نعنيه بالكلمة الواحدة\nظضغثة = الإنسولين\n");
      await until("the synonym is taken", async () => (await finds("ظضغثة")).total > 0, { limit: 10_000 });
      writeFileSync(path.join(paper.folder, "synonyms.txt"), "ظضغثة\n");
      const end = await paper.midad("search", "state");
      assert.equal(end.code, 1);
      assert.match(end.complained, /السطر 1/);
      assert.match(end.complained, /Line 1/);
    });

    it("is built anew beside the one in use, also after a kill", async () => {
      await ready();
      const generations = () => readdirSync(path.join(paper.folder, "search")).filter((name) => /^\d+$/.test(name));
      const killed = start(midad, ["search", "--folder", paper.folder, "rebuild"]);
      await pause(40);
      killed.kill("SIGKILL");
      await killed.ended;
      assert.ok((await finds("الإنسولين")).total > 0, "the old one answers");
      const end = await paper.midad("search", "rebuild", "--lang", "en");
      assert.equal(end.code, 0, end.complained);
      assert.match(end.said, /; 0 changes wait for it/);
      assert.ok((await finds("الإنسولين")).total > 0, "the new one answers");
      await until("the old one is gone", async () => generations().length === 1, { limit: 20_000 });
      const story = await paper.publish(typed({ headline: "القطار يصل إلى محطة الكراوية" }));
      await until("what comes later is found", async () => (await finds("الكراوية")).total === 1);
      assert.ok(story.story > 0);
    });

    it("comes back by itself when its folder is lost", async () => {
      await ready();
      await paper.node.stop();
      rmSync(path.join(paper.folder, "search"), { recursive: true });
      await paper.serve();
      await ready();
      assert.ok(existsSync(path.join(paper.folder, "search")));
      assert.equal((await paper.get("/")).status, 200);
    });
  });
}
