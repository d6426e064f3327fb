// The desk's work as an editor does it, clicks counted from the newsroom, typing not (issue 4).
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { hala, karim, newsroom, pause, rana, sahar, until } from "./desk.mjs";

const seed = `شراكة الضفتين: خمسة ملفات في اتفاق واحد
مشاركة
مرسى الشرق – (وكالات) وقّع رئيسا الدولتين مساء الأربعاء اتفاق شراكة يشمل الطاقة والدواء والنقل، بعد ست ساعات من المحادثات.

حقلان وثماني آبار
تحفر الشركة ثماني آبار قبل نهاية 2027، بكلفة 400 مليون دولار.
ذرّة للبحث لا للتوليد
اكتفى الجانبان بدراسة جدوى لمفاعل بحثي قدرته 10 ميغاواط.
مصنع الإنسولين
تبنيه شركة MedPharm Ltd. الجزرية.
ثلاث رحلات ثم خمس
تبدأ الرحلات بثلاث أسبوعيًا.
سياسة تحت الضغط
لم يغب عن القاعة ما يجري خارجها.
ضيف على عيد المنارة
ختم الضيف يومه في احتفال المدينة.
1204 مشاهدة`;

for (const width of [1280, 360]) {
  describe(`an editor at ${width} pixels`, { timeout: 600_000 }, () => {
    const desk = newsroom();
    const last = () => [...desk.mock.room.stories.values()].at(-1);
    const article = (story) => story.revisions.at(-1).article;

    it("signs in with a second factor, and by a link for the first time", async () => {
      const editor = await desk.editor(sahar, { width });
      await editor.see("غرفة الأخبار");
      await editor.close();
      const first = await desk.stranger({ width });
      await first.go("/invitation/dana-first-day");
      await first.see("أهلًا دانة مراد");
      await first.page.fill("#password", "جملة سر لا تُنسى");
      await first.key("Enter");
      await first.see("لا شيء ينتظرك");
      await first.close();
    });

    it("publishes a brief in two clicks, and takes it back within ten seconds", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await editor.page.locator('[data-part="headline"]').waitFor();
      await until("the hand is on the headline", () =>
        editor.page.evaluate(() => document.activeElement.dataset.part === "headline"),
      );
      await editor.type("الميناء يعود إلى العمل");
      await editor.key("Enter");
      await editor.key("Enter");
      await until("the hand is on the text", () =>
        editor.page.evaluate(() => document.activeElement.classList.contains("ProseMirror")),
      );
      await editor.type("عاد ميناء مرسى الشرق إلى العمل صباح اليوم بعد عاصفة دامت يومين.");
      await editor.click("[data-do=publish]");
      await editor.see("نُشرت «الميناء يعود إلى العمل»");
      assert.equal(editor.clicks, 2);
      const story = last();
      assert.equal(story.public.version, 1);
      assert.equal(article(story).blocks[0].text.join(""), "عاد ميناء مرسى الشرق إلى العمل صباح اليوم بعد عاصفة دامت يومين.");
      assert.equal(await editor.page.locator('[role=status] a[target="_blank"]').getAttribute("href"), story.public.address);
      await editor.is_sound("the undo bar");
      await editor.page.click("[data-do=undo]");
      await until("it is taken back", () => story.public === null);
      await editor.close();
    });

    it("publishes a full story in six: section, picture with its credit, summary", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await until("the hand is on the headline", () =>
        editor.page.evaluate(() => document.activeElement?.dataset?.part === "headline"),
      );
      await editor.type("القمح يصل إلى الصوامع");
      await editor.key("Enter");
      await editor.key("Enter");
      await editor.type("سلّم المزارعون أول شحنة من القمح إلى الصوامع الجديدة صباح الخميس. وقال الوزير إن الموسم جيد.");
      editor.clicks++; // a native list: opened, and the section chosen by its first letters
      await editor.page.locator("[data-do=section]").selectOption("economy");
      await editor.click("[data-do=picture]");
      await editor.click(editor.page.locator("dialog [data-picture]").first());
      await editor.page.locator("[data-field=credit]").waitFor();
      await editor.click("[data-do=summary]");
      await editor.click("[data-do=publish]");
      await editor.see("نُشرت «القمح يصل إلى الصوامع»");
      assert.equal(editor.clicks, 6);
      const { section, standfirst, picture } = article(last());
      assert.equal(section, "economy");
      assert.equal(standfirst, "سلّم المزارعون أول شحنة من القمح إلى الصوامع الجديدة صباح الخميس.");
      assert.ok(picture.credit);
      await editor.close();
    });

    it("schedules in two clicks after the text, and cancels", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await until("the hand is on the headline", () =>
        editor.page.evaluate(() => document.activeElement?.dataset?.part === "headline"),
      );
      await editor.type("يصدر غدًا");
      await editor.key("Enter");
      await editor.key("Enter");
      await editor.type("نص قصير لخبر يصدر غدًا.");
      editor.clicks = 0;
      await editor.click("[data-do=publish-menu]");
      await editor.click("[data-do=at-morning]");
      await editor.see("تُنشر «يصدر غدًا» غدًا");
      assert.equal(editor.clicks, 2);
      assert.ok(last().publish_at_ms > Date.now());
      await editor.page.click("[data-do=undo]");
      await until("the time is cancelled", () => last().publish_at_ms === null);
      await editor.close();
    });

    it("signs off from the queue in one click, the difference in view", async () => {
      const waiting = [...desk.mock.room.stories.values()][1];
      [...desk.mock.room.stories.values()][0].holder = null;
      const editor = await desk.editor(karim, { width });
      await editor.page.locator("ins", { hasText: "وقال مصدر في الوزارة" }).waitFor();
      await editor.click("[data-do=approve]");
      await until("it is signed off", () => waiting.sign_off?.revision === 3);
      assert.equal(editor.clicks, 1);
      await editor.page.click("[data-do=undo]");
      await until("it is taken back", () => waiting.sign_off === null);
      await editor.close();
    });

    it("corrects a public story in three clicks, with a public note", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click(editor.page.locator("[data-do=correct]").first());
      await until("the hand is on the note", () => editor.page.evaluate(() => document.activeElement?.id === "note"));
      await editor.type("كتبنا أن السعر 0.40 دينار، وهو 0.42.");
      await editor.click(editor.text().locator("p").first());
      await editor.key("End");
      await editor.type(" وصُحّح السعر.");
      await editor.click("[data-do=publish]");
      await editor.see("نُشرت «");
      assert.equal(editor.clicks, 3);
      assert.equal(desk.mock.room.corrections[0].note, "كتبنا أن السعر 0.40 دينار، وهو 0.42.");
      await editor.go("/corrections");
      await editor.see("كتبنا أن السعر 0.40");
      await editor.close();
    });

    it("withdraws with a reason and a public note, and takes it back", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.page.locator("[data-do=correct]").first().click();
      await editor.text().waitFor();
      if (width < 600) await editor.page.locator("nav.foot button").first().click();
      await editor.page.click("[data-do=withdraw]");
      await editor.page.locator('input[value="legal"]').check();
      await editor.page.fill("#public-note", "سُحبت القصة بعد حكم قضائي.");
      await editor.page.locator("dialog form button.next").click();
      await editor.see("سُحبت «");
      const story = [...desk.mock.room.stories.values()].find((one) => one.public?.withdrawn);
      assert.ok(story);
      await editor.page.click("[data-do=undo]");
      await until("it is public again", () => !story.public.withdrawn);
      await editor.close();
    });

    it("pastes a whole story: headline, dateline, lead, six sub-heads, furniture left out, and undoes it", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await editor.text().click();
      const paste = (html, text) =>
        editor.text().evaluate(
          (page, [html, text]) => {
            const data = new DataTransfer();
            if (html) data.setData("text/html", html);
            data.setData("text/plain", text);
            page.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          },
          [html, text],
        );
      await paste("", seed);
      await editor.see("عرفنا في ما ألصقته");
      assert.equal(await editor.page.locator('[data-part="headline"]').inputValue(), "شراكة الضفتين: خمسة ملفات في اتفاق واحد");
      assert.equal(await editor.page.locator(".dateline .city").inputValue(), "مرسى الشرق");
      assert.equal(await editor.text().locator("h2").count(), 6);
      assert.ok(!(await editor.text().innerText()).includes("مشاركة"));
      await editor.see("تُرك شيئان");
      await editor.is_sound("what was pasted");
      await editor.page.locator(".report button", { hasText: "تراجع" }).click();
      assert.equal(await editor.page.locator('[data-part="headline"]').inputValue(), "");
      assert.equal((await editor.text().innerText()).trim(), "");
      // Something short is cleaned here: marks of direction, kashida and styles go, the words stay.
      await editor.text().click();
      await paste('<p style="color:red" onclick="x()">نصّ <b>مهـــم</b>\u200f</p><script>boom()</script>', "نصّ مهـــم");
      await until("it is in the text", async () => (await editor.text().innerText()).includes("نصّ مهم"));
      assert.equal(await editor.text().locator("strong").innerText(), "مهم");
      await editor.saved();
      assert.doesNotMatch(JSON.stringify(article(last())), /\u0640|\u200f/);
      await editor.is_sound("after pasting");
      await editor.close();
    });

    it("writes every kind of block by «/» and keys, and the server has them all", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await editor.text().click();
      const block = async (name) => {
        await editor.type(`/${name}`);
        await editor.page.locator(".slash [role=option]").first().waitFor();
        await editor.key("Enter");
      };
      await editor.type("فقرة أولى.");
      await editor.key("Enter");
      await block("عنوان");
      await editor.type("عنوان فرعي");
      await editor.key("Enter");
      await block("قائمة");
      await editor.type("بند");
      await editor.key("Enter");
      await editor.type("بند ثانٍ");
      await editor.key("Enter");
      await editor.key("Enter");
      await block("اقتباس");
      await editor.type("كلام قيل");
      await editor.key("Enter");
      await editor.type("ريم البيلسان");
      await editor.key("Enter");
      await block("إطار");
      await editor.type("عنوان الإطار");
      await editor.key("Enter");
      await editor.type("حقيقة");
      await editor.key("Enter");
      await editor.key("Enter");
      await block("جدول");
      await editor.type("ما تعهّد به");
      await editor.key("Enter");
      await editor.type("التعهد");
      await editor.key("Tab");
      await editor.type("الموعد");
      await editor.key("Tab");
      await editor.type("نشر النص");
      await editor.key("Enter");
      await block("تضمين");
      await editor.page.fill("#address", "https://example.org/video/7");
      await editor.page.fill("#embed-title", "حفل الإضاءة");
      await editor.key("Enter");
      await editor.saved();
      const { blocks } = article(last());
      assert.deepEqual(blocks.slice(0, 7), [
        { kind: "paragraph", text: ["فقرة أولى."] },
        { kind: "subhead", text: "عنوان فرعي" },
        { kind: "list", numbered: false, items: [["بند"], ["بند ثانٍ"]] },
        { kind: "quote", text: ["كلام قيل"], speaker: "ريم البيلسان" },
        { kind: "facts", title: "عنوان الإطار", blocks: [{ kind: "paragraph", text: ["حقيقة"] }] },
        { kind: "table", caption: "ما تعهّد به", head: [["التعهد"], ["الموعد"]], rows: [[["نشر النص"], []]] },
        { kind: "embed", address: "https://example.org/video/7", title: "حفل الإضاءة" },
      ]);
      await editor.is_sound("every kind of block");
      await editor.close();
    });

    it("types marks as the paper sets them and undoes one with Backspace", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await editor.text().click();
      await editor.type('قال: "نعم" -- ثم صمت...');
      assert.equal(await editor.text().innerText(), "قال: «نعم» – ثم صمت…");
      await editor.key("Backspace");
      assert.equal(await editor.text().innerText(), "قال: «نعم» – ثم صمت...");
      await editor.close();
    });

    it("isolates Latin and numbers, and reads from the right whatever comes first", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await editor.text().click();
      await editor.type("MedPharm Ltd. تبني مصنعًا، وانتهت 3-1 بلغة C++ في -5 درجات");
      assert.deepEqual(await editor.text().locator("bdi").allInnerTexts(), ["MedPharm Ltd.", "3-1", "C++", "-5"]);
      assert.equal(
        await editor
          .text()
          .locator("p")
          .evaluate((one) => getComputedStyle(one).direction),
        "rtl",
      );
      await editor.saved();
      assert.doesNotMatch(JSON.stringify(article(last())), /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      await editor.close();
    });

    it("moves stories on the board by menu, by keys and back", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.go("/board/1");
      const story = [...desk.mock.room.stories.values()][2];
      const card = editor.page.locator(`[data-card="${story.id}"]`);
      await card.locator(".menu > button").click();
      await editor.page.locator("[role=menuitem]", { hasText: "مراجعة" }).click();
      await until("it is in review", () => story.stage === "review");
      await editor.page.click("[data-do=undo]");
      await until("it is back", () => story.stage === "draft");
      await card.locator("a").focus();
      await editor.key("Alt+ArrowLeft");
      await until("it is in review again", () => story.stage === "review");
      if (width > 600) {
        await card.dragTo(editor.page.locator("#stage-ready"));
        await until("it is ready", () => story.stage === "ready");
      }
      story.stage = "draft";
      await editor.close();
    });

    it("comments on words, and a blocking comment holds publishing back", async () => {
      const editor = await desk.editor(karim, { width });
      const story = [...desk.mock.room.stories.values()][3];
      await editor.go(`/stories/${story.id}`);
      await editor.text().locator("p").first().click();
      await editor.key("Home");
      await editor.key("Shift+End");
      await editor.page.locator("[role=toolbar] button", { hasText: "علّق" }).click();
      await editor.page.fill("#comment", "نحتاج مصدرًا ثانيًا.");
      await editor.page.locator("label", { hasText: "لا يُنشر قبل إغلاقه" }).click();
      await editor.page.locator("form.new button.next").click();
      await until("it is kept", () => story.comments.length === 1);
      const { quote, from, to, block } = story.comments[0];
      assert.equal(block, 0);
      const text = article(story)
        .blocks[0].text.map((one) => one.text ?? one)
        .join("");
      assert.equal([...text].slice(from, to).join(""), quote);
      await editor.see("مانع واحد");
      if (width < 600) await editor.key("Escape");
      assert.equal((await editor.text().locator(".comment.is-blocking").count()) > 0, true);
      await editor.page.click("[data-do=publish]");
      await editor.page.locator("dialog.drawer").waitFor();
      await editor.see("تعليق مفتوح يوقف النشر");
      story.comments = [];
      await editor.close();
    });

    it("uploads a picture that goes on after the line was lost", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.go("/pictures");
      await editor.page.locator("[data-picture]").first().waitFor();
      const bytes = Buffer.concat([desk.mock.room.files.values().next().value, Buffer.alloc(1_400_000, width % 251)]);
      desk.mock.slow_ms = 150;
      await editor.page
        .locator('.top input[type="file"]')
        .setInputFiles({ name: "ميناء.jpg", mimeType: "image/jpeg", buffer: bytes });
      await until("a piece has arrived", () => [...desk.mock.room.uploads.values()].some((one) => one.bytes.length > 0));
      desk.mock.line = "cut";
      await editor.see("لا اتصال، يُكمل من حيث توقف");
      desk.mock.line = "whole";
      await editor.page.locator("dialog.wide #credit").waitFor({ timeout: 20_000 });
      desk.mock.slow_ms = 0;
      assert.equal(desk.mock.room.media[0].file_name, "ميناء.jpg");
      assert.equal(desk.mock.room.files.get(desk.mock.room.media[0].id).length, bytes.length);
      editor.reader.heard();
      // The point that has to be seen, by the keys.
      await editor.page.locator("button.focus").focus();
      for (let step = 0; step < 5; step++) await editor.key("ArrowLeft");
      await editor.page.fill("#alt", "رصيف الميناء");
      await editor.page.locator("dialog button.next").click();
      await until("its words are kept", () => desk.mock.room.media[0].alt === "رصيف الميناء");
      assert.equal(desk.mock.room.media[0].focal.x, 0.4);
      await editor.close();
    });

    it("invites a colleague by a link to copy", async () => {
      const editor = await desk.editor(hala, { width });
      await editor.go("/people");
      await editor.page.click("[data-do=invite]");
      await editor.page.fill("#p-name", "سناء الميناوي");
      await editor.page.fill("#p-email", `sana${width}@almidad.example`);
      await editor.page.locator("dialog button.next").click();
      await editor.see("رابط إلى سناء الميناوي");
      assert.match(await editor.page.locator("dialog input[readonly]").inputValue(), /\/admin\/invitation\/\w+/);
      await editor.is_sound("the link");
      await editor.close();
    });

    it("sends a reporter's story to the desk instead of publishing it", async () => {
      const editor = await desk.editor(rana, { width });
      await editor.click("[data-do=new]");
      await editor.page.locator('[data-part="headline"]').fill("من المراسلة");
      await editor.page.locator("[data-do=publish]", { hasText: /أرسل إلى/ }).click();
      await until("it is in review", () => last().stage === "review");
      await editor.close();
    });

    it("puts a story in the bin and takes it out", async () => {
      const editor = await desk.editor(karim, { width });
      await editor.click("[data-do=new]");
      await editor.text().waitFor();
      if (width < 600) await editor.page.locator("nav.foot button").first().click();
      await editor.page.click("[data-do=bin]");
      await until("it is in the bin", () => last().binned);
      await editor.page.click("[data-do=undo]");
      await until("it is out again", () => !last().binned);
      await pause(100);
      await editor.close();
    });

    it("compares revisions and brings a paragraph back", async () => {
      const editor = await desk.editor(hala, { width });
      const story = [...desk.mock.room.stories.values()][1];
      await editor.go(`/stories/${story.id}/compare?from=2`);
      await editor.page.locator(".piece ins", { hasText: "وقال مصدر" }).waitFor();
      await editor.page.locator("button", { hasText: "استعد هذه الفقرة" }).click();
      await editor.see("عاد النص القديم");
      assert.doesNotMatch(JSON.stringify(article(story)), /وقال مصدر في الوزارة/);
      await editor.close();
    });
  });
}
