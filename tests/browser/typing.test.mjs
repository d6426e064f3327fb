// Nothing that was acknowledged is ever lost: an editor types, and at random moments the server is killed, the tab is closed, or
// the line is cut. MIDAD_TYPING_ROUNDS says how often (20), MIDAD_TYPING_SEED with which numbers.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { browser } from "../lib/browser.mjs";
import { administrator_of } from "../lib/desk.mjs";
import { newspaper } from "../lib/paper.mjs";
import { until } from "../lib/wait.mjs";

const rounds = Number(process.env.MIDAD_TYPING_ROUNDS ?? 20);
const words = ["النفط", "اتّفاقيّة", "المـــرفأ", "٢٠٢٥", "٤٠٪", "Ltd.", "والوزير", "الإنسولين", "سكة", "محطات"];

/// Numbers that look random and are the same for the same seed (mulberry32).
function drawing(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe("what an editor typed", { timeout: 3_600_000 }, () => {
  const paper = newspaper();
  const window = browser();
  let chief;
  before(async () => {
    chief = await administrator_of(paper);
  });

  it(`is there afterwards, ${rounds} times out of ${rounds}`, async (t) => {
    const draw = drawing(Number(process.env.MIDAD_TYPING_SEED ?? 7));
    const reader = await window.reader({ origin: paper.origin });
    const cookies = [...chief.cookies].map(([name, value]) => ({ name, value, url: paper.origin }));
    await reader.context.addCookies(cookies);
    let page = reader.page;
    const story = (await chief.post("stories")).json.story.id;
    const keeping = () => page.locator("[data-keeping]").getAttribute("data-keeping");
    const open = async () => {
      await page.goto(`${paper.origin}/admin/stories/${story}`);
      await page.locator(".ProseMirror").waitFor();
    };
    await open();
    const happened = { kill: 0, close: 0, line: 0 };
    const kept = [];
    for (let round = 0; round < rounds; round++) {
      const mark = `جولة${round}-${words[draw(words.length)]}-${draw(1e6)}`;
      await page.locator(".ProseMirror").click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(` ${mark}`, { delay: draw(12) });
      const what = ["kill", "close", "line"][draw(3)];
      happened[what]++;
      if (what === "line") await reader.context.setOffline(true);
      if (what === "kill") await paper.node.kill();
      // Half of the time the blow comes while the save is on its way.
      if (draw(2) === 0) await page.evaluate(() => globalThis.dispatchEvent(new Event("blur")));
      // Acknowledged is what the state line says: on this device, or at the paper.
      await until(`round ${round}: the words are kept somewhere (${what})`, async () => !["typing", "saving"].includes(await keeping()), { limit: 15_000 });
      assert.notEqual(await keeping(), "lost");
      kept.push(mark);
      if (what === "close") {
        await page.close({ runBeforeUnload: false });
        page = await reader.context.newPage();
      }
      if (what === "kill") await paper.serve(paper.port);
      if (what === "line") await reader.context.setOffline(false);
      await page.waitForTimeout(draw(400));
      if (what !== "line" || draw(3) === 0) await open();
    }
    await open();
    await page.evaluate(() => globalThis.dispatchEvent(new Event("blur")));
    await until("everything is at the paper", async () => (await keeping()) === "saved", { limit: 40_000 });
    const text = JSON.stringify((await chief.get(`stories/${story}`)).json.article);
    const lost = kept.filter((mark) => !text.includes(mark));
    t.diagnostic(`${rounds} rounds: ${happened.kill} kills, ${happened.close} tabs closed, ${happened.line} lines cut; ${lost.length} lost`);
    assert.deepEqual(lost, []);
    await reader.close();
  });
});
