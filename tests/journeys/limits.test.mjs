// What the system does not grant: files that may not grow. Nothing ends without a sentence, nothing acknowledged is lost.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

import { newspaper } from "../lib/paper.mjs";
import { execute, midad } from "../lib/program.mjs";
import { typed } from "../lib/story.mjs";

const arabic = /[\u0621-\u064a]{3}/;
const long = "كلمات كثيرة في فقرة واحدة طويلة. ".repeat(8);

describe("a shell's limit on the size of files", { timeout: 120_000 }, () => {
  const paper = newspaper({ filled: false, served: false });
  /// As in a shell, where nobody has told the system to spare the process: `ulimit -f` counts blocks of 1,024 bytes.
  const within = (blocks, ...words) => execute("bash", ["-c", `ulimit -f ${blocks}; exec "$@"`, "bash", midad, ...words]);

  it("is a full disk to a publish: a sentence, its exit code, and the paper is sound", async () => {
    assert.equal((await paper.publish(typed({ headline: "خبر قبل الحد" }))).code, 0);
    const file = path.join(paper.home, "long.story");
    writeFileSync(file, typed({ headline: "خبر لا يتسع له الحد", body: `${long}\n\n`.repeat(1500) }));
    const end = await within(200, "publish", "--folder", paper.folder, file);
    assert.deepEqual([end.code, end.signal], [3, null], end.complained);
    assert.match(end.complained, arabic);
    assert.match(end.complained, /is full/);
    assert.equal(end.said, "", "nothing is acknowledged that is not kept");
    assert.equal((await paper.midad("doctor")).code, 0);
    assert.match((await paper.midad("stats")).said, /^1 story$/m);
  });

  it("does not end a backup without a word", async () => {
    const end = await within(8, "backup", "--folder", paper.folder, path.join(paper.home, "copies"));
    assert.deepEqual([end.code, end.signal], [3, null], end.complained);
    assert.match(end.complained, arabic);
  });
});
