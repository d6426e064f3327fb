// Every template, on a phone and on a desk, by day and by night: whole, quiet, accessible. Pictures in build/screenshots.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { before, describe, it } from "node:test";

import { inaccessible } from "../lib/axe.mjs";
import { browser } from "../lib/browser.mjs";
import { read_by } from "../lib/http.mjs";
import { templates_of } from "../lib/kinds.mjs";
import { newspaper } from "../lib/paper.mjs";
import { output } from "../lib/program.mjs";

const pictures = path.join(output, "screenshots");

describe("in a browser,", { timeout: 600_000 }, () => {
  const paper = newspaper();
  const window = browser();
  let templates;
  before(async () => {
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
    for (let reader = 0; reader < 40; ++reader) await read_by(paper.origin, 1 + (reader % 9), reader);
    templates = await templates_of(paper);
  });

  for (const width of [360, 1280]) {
    for (const scheme of ["light", "dark"]) {
      it(`every template is whole at ${width} pixels, ${scheme}`, async () => {
        const reader = await window.reader({ width, scheme, origin: paper.origin });
        const faults = [];
        for (const [name, { path: where, status }] of Object.entries(templates)) {
          const answer = await reader.go(where);
          const found = [];
          if (answer.status() !== status) found.push(`status ${answer.status()}`);
          const language = await reader.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
          if (!/^ar/.test(language[0]) || language[1] !== "rtl") found.push(`lang ${language}`);
          found.push(...(await inaccessible(reader.page)));
          const wide = await reader.sticking_out();
          if (wide) found.push(`sticks out: ${wide}`);
          const moved = await reader.layout_shift();
          if (moved >= 0.05) found.push(`moved while it was made: ${moved.toFixed(3)}`);
          found.push(...reader.heard());
          await reader.page.screenshot({ path: path.join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true });
          faults.push(...found.map((fault) => `${name}: ${fault}`));
        }
        await reader.close();
        assert.equal(faults.length, 0, `\n${faults.join("\n")}`);
      });
    }
  }
});
