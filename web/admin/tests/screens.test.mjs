// Every screen at 360 and 1280 pixels: nothing complained of, nothing wider than the window, nothing that axe finds; Arabic and English.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { hala, karim, newsroom, until } from "./desk.mjs";

describe("the desk's screens", { timeout: 600_000 }, () => {
  const desk = newsroom();
  const story = () => [...desk.mock.room.stories.values()][1].id;
  const tab = (name) => async (editor, wide) => {
    if (wide) await editor.page.click(`#panel-${name}`);
    else await editor.page.locator("nav.foot button").nth(["status", "checks", "comments", "history"].indexOf(name)).click();
  };
  const screens = [
    ["the newsroom", () => "/"],
    ["the board", () => "/board/1"],
    ["a story", () => `/stories/${story()}`],
    ["a story’s status", () => `/stories/${story()}`, tab("status")],
    ["a story’s checks", () => `/stories/${story()}`, tab("checks")],
    ["a story’s comments", () => `/stories/${story()}`, tab("comments")],
    ["a story’s history", () => `/stories/${story()}`, tab("history")],
    [
      "the publish drawer",
      () => `/stories/${story()}`,
      async (editor) => {
        await editor.key("Control+Enter");
        await editor.page.locator("dialog.drawer .sentence").waitFor();
      },
    ],
    [
      "an empty story",
      () => "/",
      async (editor) => {
        await editor.click("[data-do=new]");
        await editor.text().waitFor();
      },
    ],
    [
      "choosing a picture",
      () => "/",
      async (editor) => {
        await editor.click("[data-do=new]");
        await editor.click("[data-do=picture]");
        await editor.page.locator("dialog [data-picture]").first().waitFor();
      },
    ],
    ["a comparison", () => `/stories/${story()}/compare?from=2`],
    [
      "a correction",
      () => "/",
      async (editor) => {
        await editor.page.locator("[data-do=correct]").first().click();
        await editor.page.locator("#note").waitFor();
      },
    ],
    [
      "a withdrawal",
      () => "/",
      async (editor, wide) => {
        await editor.page.locator("[data-do=correct]").first().click();
        await editor.page.locator("#note").waitFor();
        if (!wide) await tab("status")(editor, wide);
        await editor.page.click("[data-do=withdraw]");
      },
    ],
    ["the pictures", () => "/pictures"],
    ["a picture", () => "/pictures", (editor) => editor.page.locator("[data-picture]").first().click()],
    ["corrections", () => "/corrections"],
    ["people and desks", () => "/people"],
    ["an invitation to write", () => "/people", (editor) => editor.click("[data-do=invite]")],
    ["the account", () => "/account"],
    [
      "the second factor",
      () => "/account",
      async (editor) => {
        await editor.click("[data-do=factor]");
        await editor.page.locator("svg.qr path").waitFor({ state: "attached" });
      },
    ],
    ["the log", () => "/audit"],
    ["the palette", () => "/", (editor) => editor.key("Control+k")],
    ["the keys", () => "/", (editor) => editor.key("?")],
    ["no screen", () => "/nothing"],
  ];
  for (const width of [1280, 360]) {
    it(`are sound at ${width}`, async (t) => {
      const stranger = await desk.stranger({ width });
      await stranger.go("/");
      await stranger.page.locator("#email").waitFor();
      stranger.reader.heard();
      await stranger.is_sound("sign-in");
      await stranger.go("/invitation/first-of-all");
      await stranger.page.locator("#password").waitFor();
      stranger.reader.heard();
      await stranger.is_sound("the first administrator");
      await stranger.go("/invitation/used");
      await stranger.see("لم يعد هذا الرابط صالحًا");
      stranger.reader.heard();
      await stranger.is_sound("a link that was used");
      await stranger.close();

      const editor = await desk.editor(hala, { width });
      for (const [name, path, then] of screens) {
        await t.test(name, async () => {
          await editor.go(path());
          await editor.page.locator("main#main").waitFor();
          await editor.page.waitForLoadState("networkidle");
          await then?.(editor, width > 600);
          await editor.page.waitForTimeout(250);
          await editor.is_sound(`${name} at ${width}`);
        });
      }
      await editor.close();
    });
  }

  it("speak English from left to right to who wants it", async () => {
    const editor = await desk.editor(karim, { width: 360 });
    await editor.go("/account");
    await editor.page.click('button[lang="en"]');
    await editor.see("Second factor");
    assert.equal(await editor.page.evaluate(() => document.documentElement.dir), "ltr");
    for (const path of ["/", "/board", `/stories/${story()}`]) {
      await editor.go(path);
      await editor.page.waitForLoadState("networkidle");
      await editor.page.waitForTimeout(200);
      await editor.is_sound(`${path} in English`);
    }
    // The story's own direction is not the interface's.
    assert.equal(await editor.text().evaluate((page) => getComputedStyle(page).direction), "rtl");
    desk.mock.room.people.find((one) => one.email === karim).language = "ar";
    await editor.close();
  });

  it("move nothing while they load", async () => {
    const editor = await desk.editor(karim);
    await editor.go("/");
    await editor.page.waitForLoadState("networkidle");
    const moved = await editor.reader.layout_shift();
    assert.ok(moved < 0.1, `the newsroom moved by ${moved}`);
    await editor.close();
  });

  it("are gone through by keyboard: past the head, to a story, to the board and back", async () => {
    const editor = await desk.editor(karim);
    await editor.key("Tab");
    assert.match(await editor.page.evaluate(() => document.activeElement.className), /skip/);
    await editor.key("Enter");
    assert.equal(await editor.page.evaluate(() => document.activeElement.id), "main");
    await editor.key("Alt+2");
    await editor.see("مسودّة");
    await editor.key("Control+k");
    await editor.page.locator("[role=combobox]").waitFor();
    await editor.type("نص شراكه");
    await editor.page.waitForTimeout(500);
    await editor.page.locator("[role=combobox]").fill("نصّ شراكة");
    await until("the story is offered", async () =>
      (await editor.page.locator("[role=option]").innerText()).includes("نصّ شراكة"),
    );
    await editor.key("Enter");
    await editor.text().waitFor();
    await editor.page.goBack();
    await editor.page.locator("h1", { hasText: "اللوح" }).waitFor();
    await editor.key("?");
    await editor.see("في كل شاشة");
    await editor.key("Escape");
    await editor.close();
  });
});
