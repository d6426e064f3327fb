// What no reader sends: every one of these is refused, and the server goes on.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { describe, it } from "node:test";

import { request } from "../lib/http.mjs";
import { has_security_headers } from "../lib/page.mjs";
import { newspaper } from "../lib/paper.mjs";
import { exchange, head } from "../lib/socket.mjs";
import { pause } from "../lib/wait.mjs";

const get = (target, ...headers) => head(`GET ${target} HTTP/1.1`, "Connection: close", ...headers);

describe("the server, against hostile clients,", { timeout: 300_000 }, () => {
  const paper = newspaper({ engine: "sqlite" });
  const send = (bytes, options) => exchange(paper.port, bytes, options);
  const lives = async () => assert.equal((await paper.get("/")).status, 200);
  /// Begun with the first test: the server gives a slow head ten seconds.
  let slow_clients;

  it("lets slow clients wait for their end", async () => {
    const drip = Array.from({ length: 40 }, () => "X");
    slow_clients = Promise.all([
      send("", { wait: 45_000 }),
      send("GET / HTTP/1.1\r\nHost: a\r\n", { wait: 25_000 }),
      send(["GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", ...drip], { wait: 30_000, gap: 500 }),
    ]);
    slow_clients.catch(() => {});
    await lives();
  });

  it("gives no file outside of what it serves", async () => {
    writeFileSync(path.join(paper.folder, "media", "beside.txt"), "SECRET");
    const up = ["..", "%2e%2e", "%2E%2E", ".%2e", "%252e%252e", "..%00", "%c0%ae%c0%ae", "..;", "%u002e%u002e", "..\\", "..%5c"];
    const slash = ["/", "%2f", "%2F", "%5c", "\\", "//", "/./", "%252f", "%c0%af", "%e0%80%af"];
    const answers = [];
    for (const one of up) {
      for (const part of slash) {
        for (const start of ["/", "/media/", "/assets/", "/assets/0/", "/sitemaps/", "/lite/", "/read/", "/tag/"]) {
          for (const file of ["midad.toml", "paper.sqlite", "etc/passwd"]) answers.push(`${start}${one}${part}${one}${part}${file}`);
        }
      }
    }
    answers.push("/midad.toml", "/media/beside.txt", "/media/", "/media", "/media/..", "/assets/", "/%2fetc%2fpasswd", "//etc/passwd", "/.git/config", "/theme/story.html", "/media/%00", "/%2e", "/.", "/..", "/media//etc/passwd", "file:///etc/passwd", "http://127.0.0.1/../../etc/passwd");
    for (const { target, text } of await ask_all(paper.port, answers)) {
      assert.doesNotMatch(text, /root:.*:0:0:|SQLite format|\[paper\]|SECRET/, target);
      assert.match(text, /^HTTP\/1\.1 (400|404|30[128]) /, `${target}: ${text.slice(0, 60)}`);
      const there = /^Location: (.*)\r$/im.exec(text)?.[1];
      if (there) assert.match(there, /^(http:\/\/127\.0\.0\.1:\d+)?\/(?!\/)/, `${target} leads to ${there}`);
    }
    await lives();
  });

  it("lets nobody write a header of the answer", async () => {
    const tries = ["/%0d%0aSet-Cookie:%20a=b", "/x%0d%0a%0d%0a<script>", "/%E5%98%8A%E5%98%8DSet-Cookie:a", "/s/1%0d%0aSet-Cookie:a=b", "/search?q=%0d%0aSet-Cookie:%20a=b", "/%D8%B7%D8%A7%D9%82%D8%A9/1/%0d%0aSet-Cookie:a=b", "/tag/%0aSet-Cookie:a=b", "/lite/%0d%0aLocation:%20http://evil.example/", "/%D8%B7%D8%A7%D9%82%D8%A9?before=%0d%0aSet-Cookie:a"];
    for (const target of tries) {
      const answer = await paper.get(target);
      assert.equal(answer.headers["set-cookie"], undefined, target);
      assert.ok(!/evil|\r|\n/.test(answer.headers.location ?? ""), target);
      assert.ok([301, 308, 400, 404, 200].includes(answer.status), `${target}: ${answer.status}`);
      assert.doesNotMatch(answer.text, /<script>[^<]*$/m, target);
      has_security_headers(answer, target);
    }
    for (const host of ["evil.example", "evil.example\r\nX: y", "a b", "", "127.0.0.1:99999999", "[::1", "x".repeat(300), "<script>"]) {
      const { text, statuses } = await send(`GET /s/1 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.ok(statuses.length === 1 && [301, 400].includes(statuses[0]), `${host}: ${statuses}`);
      assert.doesNotMatch(text, /evil\.example/, "nobody else's name comes into an answer");
    }
  });

  it("refuses every shape of smuggling with 400 and closes", async () => {
    const after_it = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    const shapes = {
      "length and chunked": head("POST /read/1 HTTP/1.1", "Content-Length: 4", "Transfer-Encoding: chunked") + "0\r\n\r\n",
      "chunked and length": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked", "Content-Length: 4") + "0\r\n\r\n",
      "two lengths": head("POST /read/1 HTTP/1.1", "Content-Length: 0", "Content-Length: 36"),
      "two equal lengths": head("POST /read/1 HTTP/1.1", "Content-Length: 2", "Content-Length: 2") + "ab",
      "a list of lengths": head("POST /read/1 HTTP/1.1", "Content-Length: 0, 36"),
      "a signed length": head("POST /read/1 HTTP/1.1", "Content-Length: +2") + "ab",
      "a negative length": head("POST /read/1 HTTP/1.1", "Content-Length: -1"),
      "a length in hex": head("POST /read/1 HTTP/1.1", "Content-Length: 0x2") + "ab",
      "a length beyond numbers": head("POST /read/1 HTTP/1.1", "Content-Length: 99999999999999999999999999"),
      "an empty length": head("POST /read/1 HTTP/1.1", "Content-Length: "),
      "xchunked": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: xchunked") + "0\r\n\r\n",
      "chunked twice": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked") + "0\r\n\r\n",
      "chunked, identity": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked, identity") + "0\r\n\r\n",
      "a tab before chunked": head("POST /read/1 HTTP/1.1", "Transfer-Encoding:\x0bchunked") + "0\r\n\r\n",
      "a blank before the colon": head("POST /read/1 HTTP/1.1", "Transfer-Encoding : chunked") + "0\r\n\r\n",
      "a length with a blank before the colon": head("POST /read/1 HTTP/1.1", "Content-Length : 5"),
      "a folded header": "POST /read/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
      "a bare line feed in the head": "GET / HTTP/1.1\nHost: a\n\n",
      "a bare line feed in a header": "GET / HTTP/1.1\r\nHost: a\r\nX: y\nTransfer-Encoding: chunked\r\n\r\n",
      "a bare carriage return": "GET / HTTP/1.1\r\nHost: a\r\nX: y\rZ: w\r\n\r\n",
      "a zero byte in a header": "GET / HTTP/1.1\r\nHost: a\r\nX: y\0z\r\n\r\n",
      "a zero byte in the target": "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n",
      "a bad chunk size": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked") + "g\r\n\r\n",
      "a chunk size with a sign": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked") + "-1\r\n\r\n",
      "a chunk that is longer than it says": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked") + "1\r\nabc\r\n0\r\n\r\n",
      "a chunk size beyond numbers": head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked") + "fffffffffffffffff\r\n",
      "chunked in HTTP/1.0": "POST /read/1 HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "no host": "GET / HTTP/1.1\r\n\r\n",
      "two hosts": "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "no version": "GET /\r\nHost: a\r\n\r\n",
      "blanks in the request line": "GET  /  HTTP/1.1\r\nHost: a\r\n\r\n",
      "a line before the request line": " GET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "a header without a colon": "GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n",
      "a header without a name": "GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n",
    };
    const answers = await Promise.all(Object.values(shapes).map((bytes) => send(bytes + after_it, { wait: 6000 })));
    Object.keys(shapes).forEach((what, at) => {
      const { statuses, closed, text } = answers[at];
      assert.ok(statuses.length === 1 && [400, 413, 501, 505].includes(statuses[0]), `${what}: ${statuses}\n${text.slice(0, 80)}`);
      assert.ok(closed, `${what}: the connection stays open`);
      assert.ok(text.length < 2048, `${what}: ${text.length} bytes for a request that was refused`);
      assert.doesNotMatch(text, /smuggled/, what);
    });
    await lives();
  });

  it("refuses a body of 100 MB before it comes", async () => {
    const big = 100 * 1024 * 1024;
    for (const bytes of [head("POST /read/1 HTTP/1.1", `Content-Length: ${big}`), head("POST /read/1 HTTP/1.1", `Content-Length: ${big}`, "Expect: 100-continue")]) {
      const { statuses, closed, text } = await send(bytes, { wait: 5000 });
      assert.deepEqual(statuses, [413]);
      assert.ok(closed);
      assert.ok(text.length < 2048, `${text.length} bytes`);
    }
    const chunk = `10000\r\n${"x".repeat(65536)}\r\n`;
    const grown = await send([head("POST /read/1 HTTP/1.1", "Transfer-Encoding: chunked"), ...Array.from({ length: 40 }, () => chunk)], { wait: 5000, gap: 1 });
    assert.deepEqual(grown.statuses, [413], "a body that grows");
    await lives();
  });

  it("answers other methods with 405, and says which there are", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW"]) {
      const answer = await request(paper.origin, "/", { method: method === "BREW" ? "PURGE" : method });
      assert.equal(answer.status, 405, method);
      assert.match(answer.headers.allow, /GET/);
      has_security_headers(answer, method);
    }
    assert.deepEqual((await send(head("CONNECT example.org:443 HTTP/1.1", "Connection: close"))).statuses.filter((each) => each < 400), []);
    assert.equal((await request(paper.origin, "/", { method: "POST" })).status, 405);
    assert.equal((await request(paper.origin, "/s/1", { method: "POST" })).status, 405);
  });

  it("bounds what it reads", async () => {
    const long = "x".repeat(100_000);
    const bounded = {
      "a long target": [get(`/${long}`), [414, 400, 431]],
      "a long query": [get(`/search?q=${long}`), [414, 400, 431]],
      "a long header": [get("/", `X-Long: ${long}`), [431]],
      "many headers": [get("/", ...Array.from({ length: 2000 }, (_, each) => `X-${each}: y`)), [431]],
      "a request line without end": [`GET /${long}`, [414, 400, 431]],
      "many cookies": [get("/", `Cookie: ${"a=b; ".repeat(3000)}`), [431]],
      "many ranges": [get("/", `Range: bytes=${"0-1,".repeat(1000)}0-1`), [200, 206, 416, 431]],
      "a range that is none": [get("/", "Range: bytes=9-1"), [200, 416]],
      "a date that is none": [get("/", "If-Modified-Since: yesterday"), [200]],
      "odd encodings": [get("/", "Accept-Encoding: ;;;q=,*;q=9,gzip;q=x"), [200]],
      "an etag that is none": [get("/", 'If-None-Match: "', "Connection: close"), [200]],
      "an empty target": ["GET  HTTP/1.1\r\nHost: a\r\n\r\n", [400]],
      "a star": ["OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [200, 204, 400, 405]],
    };
    for (const [what, [bytes, allowed]] of Object.entries(bounded)) {
      const { statuses, text } = await send(bytes, { wait: 13_000 });
      assert.ok(statuses.length === 1 && allowed.includes(statuses[0]), `${what}: ${statuses}`);
      if (statuses[0] >= 400) assert.ok(text.length < 2048, `${what}: ${text.length} bytes`);
    }
    const half_longest = "q".repeat(3500);
    assert.equal((await paper.get(`/search?q=${half_longest}`)).status, 200, "a long but fair query");
    await lives();
  });

  it("takes bytes that are no text for nothing", async () => {
    const odd = ["/%00", "/a%00b", "/%ff%fe", "/%c0%af", "/%ed%a0%80", "/%f8%88%80%80%80", "/%", "/%g0", "/%d8", "/%D8%B7%", "/search?q=%00", "/search?q=%ff%fe", "/search?q=%c0%bcscript%c0%be", "/search?q=%ed%a0%80", "/search?q=%E2%80%AE%D8%A3", "/tag/%00", "/tag/%ff", "/author/%ed%bf%bf", "/?%00=%00", "/day/%00", "/day/9999-99-99", "/day/-1", "/archive/0000-00", "/s/0", "/s/-1", "/s/99999999999999999999999", "/s/1e3", "/s/%D9%A1", "/s/1/", "//s/1", "/S/1", "/feed.RSS", "/%D8%B7%D8%A7%D9%82%D8%A9/1.5/x", "/%D8%B7%D8%A7%D9%82%D8%A9/+1/x", "/%D8%B7%D8%A7%D9%82%D8%A9/00000001/x", "/lite/lite", "/lite//", "/lite/lite/s/1", "/%D8%B7%D8%A7%D9%82%D8%A9?before=99999999999999999999-99999999999", "/%D8%B7%D8%A7%D9%82%D8%A9?before=-", "/%D8%B7%D8%A7%D9%82%D8%A9?before=1'%20or%201=1", "/search?q='%22)%20or%201=1--", "/search?q=" + "%25".repeat(500), "/search?q=" + "*".repeat(1000)];
    for (const target of odd) {
      const answer = await paper.get(target);
      assert.ok([200, 301, 308, 400, 404, 410].includes(answer.status), `${target}: ${answer.status}`);
      has_security_headers(answer, target);
      assert.ok(!answer.text.includes("\0") && !answer.text.includes("\ufffd"), `${target}: what was no text is not repeated`);
      if (answer.type === "text/html") assert.doesNotMatch(answer.text, /<script(?! (src|type="application\/ld))/, target);
    }
    const marked = await paper.get("/search?q=" + encodeURIComponent('"><script>alert(1)</script>'));
    assert.equal(marked.status, 200);
    assert.doesNotMatch(marked.text, /<script>alert/);
  });

  it("stands a thousand requests of random bytes", async () => {
    const parts = ["GET ", "POST ", "/", " HTTP/1.1\r\n", "Host: a\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "\r\n", "\r\n\r\n", "%", "\0", "\x7f", "0\r\n", "Range: bytes=0-\r\n", "Expect: 100-continue\r\n"];
    const pick = () => parts[Math.floor(Math.random() * parts.length)];
    const one = (each) => (each % 2 ? randomBytes(1 + Math.floor(Math.random() * 600)) : Buffer.concat(Array.from({ length: 12 }, () => (Math.random() < 0.7 ? Buffer.from(pick(), "latin1") : randomBytes(5)))));
    let asked = 0;
    const sender = async () => {
      while (asked < 1000) {
        asked += 1;
        const { statuses } = await send(one(asked), { wait: 1500, end: true });
        assert.ok(statuses.every((each) => each < 500 || each === 501 || each === 505), String(statuses));
      }
    };
    await Promise.all(Array.from({ length: 40 }, sender));
    await lives();
    assert.equal(paper.node.child.exitCode, null, "the process goes on");
    assert.doesNotMatch(paper.node.child.complained, /Sanitizer|terminate called|assert/);
  });

  it("survives clients that leave in the middle, and answers pipelined requests in order", async () => {
    for (let each = 0; each < 60; ++each) {
      const socket = net.connect(paper.port, "127.0.0.1");
      socket.on("error", () => {});
      socket.write(get("/").repeat(3));
      setTimeout(() => socket.resetAndDestroy(), each % 7);
    }
    await pause(200);
    const { text, statuses } = await send(head("GET /robots.txt HTTP/1.1") + head("HEAD / HTTP/1.1") + head("GET /nothing HTTP/1.1") + get("/opensearch.xml"));
    assert.deepEqual(statuses, [200, 200, 404, 200]);
    assert.ok(text.indexOf("User-agent:") < text.indexOf("OpenSearchDescription"));
    await lives();
  });

  it("closes on clients that are too slow", async () => {
    const [silent, half, dripping] = await slow_clients;
    assert.ok(silent.closed, "who says nothing");
    assert.ok(half.closed, "who stops in the middle of the head");
    assert.ok(half.ms < 20_000, `${half.ms} ms`);
    assert.ok(dripping.closed && dripping.ms < 20_000, `who sends a letter each half second: ${dripping.ms} ms`);
    for (const each of [half, dripping]) assert.ok(each.statuses.every((status) => status === 408), String(each.statuses));
    await lives();
    const end = await paper.node.stop();
    assert.equal(end.code, 0);
  });
});

/// Each target's answer, sent exactly as it is: some are no targets. Sixteen connections at a time.
async function ask_all(port, targets) {
  const found = [];
  const lanes = 16;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let at = lane; at < targets.length; at += lanes) {
        const { text } = await exchange(port, get(targets[at]), { wait: 4000 });
        found.push({ target: targets[at], text });
      }
    }),
  );
  return found;
}
