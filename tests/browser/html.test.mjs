// Every page, as it is sent, against the HTML standard (the Nu checker). The pages are kept in build/pages.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

import { follow, read_by } from "../lib/http.mjs";
import { kinds_of_page, templates_of } from "../lib/kinds.mjs";
import { newspaper } from "../lib/paper.mjs";
import { output } from "../lib/program.mjs";
import { html_faults } from "../lib/vnu.mjs";

const folder = path.join(output, "pages");

describe("every page", { timeout: 180_000 }, () => {
  const paper = newspaper();

  it("is HTML without an error, full and light", async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (let reader = 0; reader < 12; ++reader) await read_by(paper.origin, 1 + (reader % 5), reader);
    const pages = new Map();
    for (const [name, { path: where }] of Object.entries(await templates_of(paper))) pages.set(name, where);
    for (const [name, where] of Object.entries(await kinds_of_page(paper))) {
      pages.set(name, where);
      pages.set(`light-${name}`, where === "/" ? "/lite" : `/lite${where}`);
    }
    for (let story = 1; story <= 65; ++story) {
      pages.set(`story-${story}`, `/s/${story}`);
      pages.set(`light-story-${story}`, `/lite/s/${story}`);
    }
    pages.set("light-not-found", "/lite/nothing-here");
    pages.set("not-found", "/nothing-here");
    pages.set("method", "/read/1");
    const files = [];
    for (const [name, where] of pages) {
      const answer = await follow(paper.origin, where);
      assert.equal(answer.type, "text/html", where);
      files.push(path.join(folder, `${name}.html`));
      writeFileSync(files.at(-1), answer.text);
    }
    assert.ok(files.length > 150, `${files.length} pages`);
    const faults = await html_faults(files);
    assert.equal(faults.length, 0, `\n${faults.join("\n")}`);
  });
});
