// A story read on another origin than the paper's: the paper counts it, once, if it names the mirror.
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, describe, it } from "node:test";

import { browser } from "../lib/browser.mjs";
import { browser_name, follow, reads_of, request } from "../lib/http.mjs";
import { newspaper } from "../lib/paper.mjs";
import { until } from "../lib/wait.mjs";

/// A mirror: what it is asked for it fetches from the paper as it is; it takes nothing.
function listening_mirror(paper) {
  const server = http.createServer(async (asked, answer) => {
    if (asked.method !== "GET") return answer.writeHead(405).end();
    const { status, headers, body } = await request(paper.origin, asked.url);
    const kept = ["content-type", "content-security-policy", "cache-control"];
    answer.writeHead(status, Object.fromEntries(kept.filter((name) => headers[name]).map((name) => [name, headers[name]]))).end(body);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

describe("a reader on a mirror", { timeout: 120_000 }, () => {
  const paper = newspaper({ served: false });
  const window = browser();
  let server, mirror;
  before(async () => {
    server = await listening_mirror(paper);
    mirror = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  const read_there = async (path) => {
    const reader = await window.reader({ origin: mirror, userAgent: browser_name });
    const answers = [];
    reader.page.on("response", (response) => response.url().includes("/read/") && answers.push(response.url()));
    await reader.go(path);
    assert.equal(await reader.page.evaluate(() => location.origin), mirror);
    return { reader, answers };
  };

  it("is counted by the paper, and sees the number", async () => {
    paper.set("audience.mirrors", JSON.stringify(mirror));
    await paper.serve();
    const { path } = await follow(paper.origin, "/s/1");
    const { reader, answers } = await read_there(path);
    await until("the page says one read", async () => (await reader.page.locator("[data-reads]").innerText()).includes("مشاهدة واحدة"));
    assert.deepEqual(answers, [`${paper.origin}/read/1`]);
    assert.equal(await reads_of(paper.origin, 1), 1);
    await reader.close();
  });

  it("is not counted when the paper does not name the mirror", async () => {
    await paper.node.stop();
    paper.set("audience.mirrors", JSON.stringify("https://elsewhere.example"));
    await paper.serve();
    const { path } = await follow(paper.origin, "/s/2");
    const { reader, answers } = await read_there(path);
    // Refused by the paper, it asks the mirror, which takes nothing either.
    await until("it has asked both", () => answers.includes(`${mirror}/read/2`));
    assert.equal(await reads_of(paper.origin, 2), 0);
    await reader.close();
  });
});
