// The desk as an editor has it, on the whole program: the way in, a pasted story with its picture, the drawer, what readers
// see, a correction, a withdrawal; two editors at one story; a line that is cut.
import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, it } from "node:test";

import { inaccessible } from "../lib/axe.mjs";
import { browser } from "../lib/browser.mjs";
import { DeskBrowser, administrator_of, code_of, first_link, token_of } from "../lib/desk.mjs";
import { request as get } from "../lib/http.mjs";
import { newspaper } from "../lib/paper.mjs";
import { until } from "../lib/wait.mjs";

const password = "سبع سمكات في القطار";

const copied = `مرســى الشرق9 أيار, 2025

سكة حديد جديدة بين السهل والجزر

تاريخ النشر:
2025-05-09
1204 مشاهدة

مرسى الشرق – (وكالات)

وقّعت حكومتا السهل والجزر أمس اتفاقًا لبناء سكة حديد طولها 240 كيلومترًا، تبدأ أعمالها في الخريف وتنتهي بعد ثلاثة أعوام.

وقال الوزيران في مؤتمر صحفي، يوم الثلاثاء 7 مايو 2025، إن الكلفة لن تتجاوز 900 مليون دولار.

محطات على الساحل

تبدأ السكة من المرفأ وتمر بست محطات، منها محطتان للشحن وحده، كما جاء في البيان المشترك.

من يدفع

تدفع السهل ثلثي الكلفة، ويدفع صندوق الجزر الباقي على عشرة أعوام.

شارك:
كلمات مفتاحية:

+999 11 555 0100

المجلة الالكترونية`;

class Editor {
  clicks = 0;
  constructor(reader, paper) {
    Object.assign(this, { reader, page: reader.page, paper });
  }
  go(where) {
    return this.page.goto(`${this.paper.origin}/admin${where}`, { waitUntil: "load" });
  }
  async sign_in(email, secret) {
    await this.go("/");
    await this.page.locator("#email").fill(email);
    await this.page.locator("#password").fill(password);
    await this.page.keyboard.press("Enter");
    if (secret) {
      await this.page.locator("#code").fill(code_of(secret));
      await this.page.keyboard.press("Enter");
    }
    await this.page.locator("[data-do=new]").waitFor();
    // Before anybody has signed in the server says 401, and the browser says so.
    this.reader.heard();
    return this;
  }
  async click(target) {
    this.clicks++;
    await this.page.locator(target).first().click();
  }
  async words() {
    return (await this.page.locator("body").innerText()).replace(/[\u2066-\u2069]/g, "");
  }
  see(words) {
    return until(`«${words}» is on the screen`, async () => (await this.words()).includes(words), { limit: 15_000 });
  }
  text() {
    return this.page.locator(".ProseMirror");
  }
  async paste(text) {
    await this.text().click();
    await this.page.evaluate((words) => {
      const data = new DataTransfer();
      data.setData("text/plain", words);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  }
  /// Whoever looks elsewhere saves.
  async saved() {
    await this.page.evaluate(() => globalThis.dispatchEvent(new Event("blur")));
    let state;
    const is_saved = async () => (state = await this.page.locator("[data-keeping]").getAttribute("data-keeping")) === "saved";
    await until("the text is on the server", is_saved, { limit: 20_000 }).catch((error) => {
      throw new Error(`${error.message}: it is ${state}`);
    });
  }
  async headline(words) {
    await this.page.locator("[data-part=headline]").fill(words);
  }
  async is_sound(what) {
    assert.equal(await this.reader.sticking_out(), null, `${what}: something is wider than the window`);
    assert.deepEqual(await inaccessible(this.page), [], `${what}: axe`);
  }
  number() {
    return Number(/stories\/(\d+)/.exec(this.page.url())[1]);
  }
}

describe("the desk in a browser", { timeout: 600_000 }, () => {
  const paper = newspaper();
  const window = browser();
  let chief, secret, rana;
  const editor = async (options = {}) => new Editor(await window.reader({ origin: paper.origin, ...options }), paper);
  const at_work = async (email, options, with_secret) => (await editor(options)).sign_in(email, with_secret);

  before(async () => {
    chief = await administrator_of(paper);
    const desk = (await chief.get("desks")).json.desks[0].id;
    const invited = (await chief.post("people", { name: "رنا العلي", email: "rana@almidad.example", role: "desk_editor", desks: [desk] })).json;
    rana = new DeskBrowser(paper.origin);
    assert.equal((await rana.accept(invited.link, { name: "رنا العلي", password })).status, 200);
  });

  it("is entered with a password and then with a telephone's code", async () => {
    secret = (await chief.post("second-factor")).json.secret;
    assert.equal((await chief.put("second-factor", { code: code_of(secret) })).status, 200);
    const salma = await editor();
    await salma.go("/");
    await salma.page.locator("#email").fill("salma@almidad.example");
    await salma.page.locator("#password").fill("كلمة ليست هي أبدًا");
    await salma.page.keyboard.press("Enter");
    await until("the refusal is said", async () => (await salma.page.locator("[role=alert]").count()) > 0);
    await salma.is_sound("the way in");
    await salma.page.locator("#password").fill(password);
    await salma.page.keyboard.press("Enter");
    await salma.page.locator("#code").waitFor();
    await salma.is_sound("the second factor");
    // A code is good once: the one that confirmed it is spent.
    const spent = code_of(secret);
    const fresh = await until("the telephone shows another code", () => (code_of(secret) === spent ? undefined : code_of(secret)), { limit: 31_000 });
    await salma.page.locator("#code").fill(fresh);
    await salma.page.keyboard.press("Enter");
    await salma.page.locator("[data-do=new]").waitFor();
    await salma.is_sound("home");
    await salma.reader.close();
  });

  for (const width of [1280, 360]) {
    it(`takes a story from a paste to its correction and withdrawal, at ${width} pixels`, async () => {
      const one = await at_work("rana@almidad.example", { width });
      await one.click("[data-do=new]");
      await one.text().waitFor();
      await one.paste(copied);
      await one.see("عرفنا في ما ألصقته");
      const headline = `سكة حديد جديدة بين السهل والجزر ${width}`;
      await one.headline(headline);
      assert.equal(await one.page.locator(".ProseMirror h2, .ProseMirror h3").count(), 2, "sub-heads");
      assert.ok(!(await one.text().innerText()).includes("المجلة الالكترونية"), "what is no part of the story is left out");
      await one.saved();
      await one.is_sound("the editor");

      // The drawer says what a desk should be told.
      const drawer = (await rana.get(`stories/${one.number()}/publication`)).json;
      assert.ok(drawer.warnings.some((each) => each.key.startsWith("proofing.") && /الأربعاء/.test(each.ar)), JSON.stringify(drawer.warnings));
      assert.deepEqual(drawer.stops, []);
      assert.equal((await rana.get(`stories/${one.number()}`)).json.article.dateline.agency, "وكالات");

      await one.click("[data-do=publish]");
      await one.page.locator("[data-do=undo]").waitFor();
      await one.is_sound("ten seconds of undo");
      const { story } = (await rana.get(`stories/${one.number()}`)).json;
      const page = await get(paper.origin, new URL(story.public.address).pathname);
      assert.equal(page.status, 200);
      assert.ok(page.text.includes(headline));

      const note = "طول السكة 420 كيلومترًا لا 240.";
      const corrected = await rana.post(`stories/${one.number()}/corrections`, { revision: (await rana.get(`stories/${one.number()}`)).json.revision, note });
      assert.equal(corrected.status, 201, corrected.text);
      const seen_by_readers = () => get(paper.origin, new URL(story.public.address).pathname);
      await until("readers see the note", async () => (await seen_by_readers()).text.includes(note), { limit: 1000 });

      const withdrawn = await chief.post(`stories/${one.number()}/withdrawal`, { reason: "error", note: "نأسف." });
      assert.equal(withdrawn.status, 200, withdrawn.text);
      await until("its address says that it was withdrawn", async () => (await seen_by_readers()).status === 410, { limit: 1000 });
      assert.deepEqual(one.reader.heard(), []);
      await one.reader.close();
    });
  }

  it("has a brief out in two clicks, and back within ten seconds", async () => {
    const one = await at_work("rana@almidad.example");
    await one.click("[data-do=new]");
    await one.text().waitFor();
    await one.headline("وصول أول قطار تجريبي إلى المرفأ");
    await one.text().click();
    await one.page.keyboard.type("وصل القطار التجريبي الأول إلى المرفأ صباح اليوم، وعلى متنه ستون مهندسًا.");
    one.clicks = 1; // placing the caret is typing
    await one.click("[data-do=publish]");
    await one.page.locator("[data-do=undo]").waitFor();
    assert.equal(one.clicks, 2);
    const shown = (await rana.get(`stories/${one.number()}`)).json.story.public;
    assert.equal((await get(paper.origin, new URL(shown.address).pathname)).status, 200);
    await one.click("[data-do=undo]");
    await until("it is gone", async () => (await get(paper.origin, new URL(shown.address).pathname)).status === 404);
    assert.equal((await rana.get(`stories/${one.number()}`)).json.story.public, null);
    await one.reader.close();
  });

  it("keeps what was typed without a line, and brings it to the server when the line is back", async () => {
    const one = await at_work("rana@almidad.example");
    await one.click("[data-do=new]");
    await one.text().waitFor();
    await one.saved();
    await one.reader.context.setOffline(true);
    await one.text().click();
    await one.page.keyboard.type("كُتبت هذه الجملة والخط مقطوع.");
    await until("it is kept here", async () => /local|offline|device|no_line/.test(await one.page.locator("[data-keeping]").getAttribute("data-keeping")), { limit: 20_000 });
    await one.page.waitForTimeout(2500);
    await one.reader.context.setOffline(false);
    await one.saved();
    const article = (await rana.get(`stories/${one.number()}`)).json.article;
    assert.match(JSON.stringify(article), /كُتبت هذه الجملة والخط مقطوع/);
    await one.reader.close();
  });

  it("lets two write at one story and keeps the words of both", async () => {
    const first = await at_work("rana@almidad.example");
    await first.click("[data-do=new]");
    await first.text().waitFor();
    await first.text().click();
    await first.page.keyboard.type("الفقرة الأولى لرنا.");
    await first.page.keyboard.press("Enter");
    await first.page.keyboard.type("الفقرة الثانية لرنا.");
    await first.saved();
    const number = first.number();
    const answer = (await chief.get(`stories/${number}`)).json;
    const theirs = structuredClone(answer.article);
    theirs.headline = "عنوان من سلمى";
    const saved = await chief.put(`stories/${number}/draft`, { based_on: answer.revision, article: theirs, session: "salma-1", batch: 1 });
    assert.equal(saved.status, 200, saved.text);
    await first.text().click();
    await first.page.keyboard.press("Control+End");
    await first.page.keyboard.type(" وزيادة.");
    await first.saved();
    const both = (await chief.get(`stories/${number}`)).json.article;
    assert.equal(both.headline, "عنوان من سلمى");
    assert.match(JSON.stringify(both.blocks), /وزيادة/);
    await first.reader.close();
  });

  it("runs nothing that somebody wrote into a field, also without the pages' policy", async () => {
    const probes = [`<img src=x onerror="window.hit=1">`, `"><script>window.hit=1</script>`, `'-window.hit=1-'`, `{{constructor.constructor("window.hit=1")()}}`, `</title><svg onload="window.hit=1">`];
    const all = probes.join(" ");
    const article = {
      language: "ar", section: "politics", kicker: all, headline: all.slice(0, 100), standfirst: all, dateline: { city: all, agency: all },
      bylines: [{ role: "wrote", name: all }], keywords: [probes[0], probes[1]], sources: [{ name: all, address: "https://example.org/" }],
      blocks: [
        { kind: "paragraph", text: [all, { text: probes[0], strong: true }, { text: probes[1], link: "https://example.org/?q=%22onclick=1" }] },
        { kind: "subhead", text: probes[0], anchor: "probe" },
        { kind: "quote", text: [all], speaker: all },
        { kind: "list", numbered: false, items: [[all]] },
        { kind: "facts", title: probes[1], blocks: [{ kind: "paragraph", text: [all] }] },
        { kind: "table", caption: all, head: [[all]], rows: [[[all]]] },
        { kind: "embed", address: "https://example.org/", title: all, source: all },
      ],
    };
    const begun = await chief.post("stories", { article });
    assert.equal(begun.status, 201, begun.text);
    const { id } = begun.json.story;
    // An address that runs is refused by its place.
    const bad = structuredClone(article);
    bad.blocks = [{ kind: "paragraph", text: [{ text: "هنا", link: "javascript:window.hit=1" }] }];
    assert.equal((await chief.put(`stories/${id}/draft`, { based_on: 1, article: bad, session: "probe", batch: 1 })).status, 422);
    for (const block of [0, -1, -2]) assert.equal((await chief.post(`stories/${id}/comments`, { block, from: 0, to: 0, quote: "", text: all })).status, 201);
    await chief.post("people", { name: all.slice(0, 60), email: "probe@almidad.example", role: "reporter", desks: [] });
    await chief.post("desks", { name: probes[0], stages: [{ key: "draft", name: probes[0] }, { key: "ready", name: probes[1] }] });
    const drawer = (await chief.get(`stories/${id}/publication`)).json;
    const published = await chief.post(`stories/${id}/publication`, { revision: drawer.revision });
    assert.equal(published.status, 201, published.text);
    await chief.post(`stories/${id}/corrections`, { revision: drawer.revision, note: all });

    const salma = await editor({ bypassCSP: true });
    await salma.reader.context.addCookies([...chief.cookies].map(([name, value]) => ({ name, value, url: paper.origin })));
    const address = new URL(published.json.story.public.address).pathname;
    for (const where of [`/admin/stories/${id}`, "/admin/", "/admin/board", "/admin/people", "/admin/audit", "/admin/corrections", address, "/", "/corrections", `/lite${address}`, "/search?q=window"]) {
      await salma.page.goto(paper.origin + where, { waitUntil: "load" });
      await salma.page.waitForTimeout(400);
      assert.equal(await salma.page.evaluate(() => window.hit), undefined, where);
    }
    await salma.reader.close();
  });

  for (const width of [1280, 360]) {
    it(`shows every screen whole and fit for everybody, at ${width} pixels`, async () => {
      const salma = await editor({ width });
      await salma.reader.context.addCookies([...chief.cookies].map(([name, value]) => ({ name, value, url: paper.origin })));
      for (const where of ["/", "/board", "/pictures", "/corrections", "/people", "/account", "/audit"]) {
        await salma.go(where);
        await salma.page.locator("h1").first().waitFor();
        await salma.page.waitForTimeout(300);
        await salma.is_sound(where);
      }
      assert.deepEqual(salma.reader.heard(), []);
      await salma.reader.close();
    });
  }
});
