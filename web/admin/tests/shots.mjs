// Pictures of every screen, for people to look at: node tests/shots.mjs [folder], 360 and 1280 pixels wide.
import { mkdirSync } from "node:fs";
import path from "node:path";

import { chromium } from "../../../tests/node_modules/playwright-core/index.mjs";

import { serve } from "../mock/serve.mjs";

const folder = path.resolve(process.argv[2] ?? "shots");
const only = process.argv[3];
mkdirSync(folder, { recursive: true });
const mock = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

const review = [...mock.room.stories.values()][1].id;
const screens = [
  ["home", "/"],
  ["board", "/board/1"],
  ["story", `/stories/${review}`],
  [
    "story-comments",
    `/stories/${review}`,
    (page, wide) => (wide ? page.click("#panel-comments") : page.locator("nav.foot button").nth(2).click()),
  ],
  ["story-status", `/stories/${review}`, (page, wide) => (wide ? null : page.locator("nav.foot button").nth(0).click())],
  [
    "story-checks",
    `/stories/${review}`,
    (page, wide) => (wide ? page.click("#panel-checks") : page.locator("nav.foot button").nth(1).click()),
  ],
  ["story-end", `/stories/${review}`, (page) => page.evaluate(() => scrollTo(0, document.body.scrollHeight))],
  ["drawer", `/stories/${review}`, (page) => page.keyboard.press("Control+Enter")],
  ["new", "/", (page) => page.click("[data-do=new]")],
  ["compare", `/stories/${review}/compare?from=2`],
  ["correction", "/", (page) => page.locator("[data-do=correct]").first().click()],
  [
    "withdraw",
    "/",
    async (page, wide) => {
      await page.locator("[data-do=correct]").first().click();
      await page.locator(".ProseMirror").waitFor();
      if (!wide) await page.locator("nav.foot button").nth(0).click();
      await page.click("[data-do=withdraw]");
    },
  ],
  ["pictures", "/pictures"],
  ["picture", "/pictures", (page) => page.locator("[data-picture]").first().click()],
  ["corrections", "/corrections"],
  ["people", "/people"],
  ["invite", "/people", (page) => page.click("[data-do=invite]")],
  ["account", "/account"],
  ["factor", "/account", (page) => page.click("[data-do=factor]")],
  ["audit", "/audit"],
  ["palette", "/", (page) => page.keyboard.press("Control+k")],
  ["keys", "/", (page) => page.keyboard.press("?")],
];
for (const width of [1280, 360]) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 },
    locale: "ar",
    deviceScaleFactor: 1,
    ...(width < 600 ? { hasTouch: true, isMobile: true } : {}),
  });
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && console.log(width, message.text()));
  page.on("pageerror", (error) => console.log(width, "script:", error.message));
  const shot = (name, full = false) => page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: full });
  await page.goto(`${mock.origin}/admin/`);
  await page.locator("#email").waitFor();
  await shot("sign-in");
  await page.fill("#email", "hala@almidad.example");
  await page.fill("#password", "كلمة سر طويلة");
  await page.keyboard.press("Enter");
  await page.locator("main#main h1").waitFor();
  mock.room.people[6].role = "administrator";
  [...mock.room.stories.values()].slice(0, 2).forEach((story) => (story.holder = 7));
  for (const [name, address, then] of screens) {
    if (only && !name.startsWith(only)) continue;
    await page.goto(`${mock.origin}/admin${address}`);
    await page.waitForTimeout(700);
    try {
      if (then) await then(page, width > 600);
    } catch (error) {
      console.log(width, name, error.message.split("\n")[0]);
    }
    await page.waitForTimeout(500);
    await shot(name, ["home", "board", "story", "people", "audit", "pictures"].includes(name));
  }
  await context.clearCookies();
  await page.goto(`${mock.origin}/admin/invitation/first-of-all`);
  await page.waitForTimeout(500);
  await shot("invitation");
  await context.close();
}
await browser.close();
await mock.close();
