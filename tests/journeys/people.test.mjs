// How people come in, and how nobody else does: over real requests, on both engines.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

import { DeskBrowser, administrator_of, code_of, first_link, link_in, token_of } from "../lib/desk.mjs";
import { request } from "../lib/http.mjs";
import { engines, newspaper } from "../lib/paper.mjs";
import { run } from "../lib/program.mjs";
import { pause } from "../lib/wait.mjs";

const password = "سبع سمكات في القطار";
const other_password = "تسع غيوم على الرصيف";
const leila_email = "leila@almidad.example";

for (const engine of engines) {
  describe(`people of a newspaper on ${engine}`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine });
    let salma, leila, secret, recovery;

    it("begin with one link on the terminal, which is used once", async () => {
      const link = await first_link(paper);
      assert.ok(link.startsWith(paper.origin), paper.node.child.said);
      assert.match(paper.node.child.said, new RegExp(`${paper.origin}/admin/$`, "m"));
      const nobody = new DeskBrowser(paper.origin);
      assert.equal((await nobody.get("session")).json.first, true);
      assert.equal((await nobody.get(`invitations/${token_of(link)}`)).json.kind, "first");
      assert.equal((await nobody.accept(link, { name: "سلمى", email: "salma@almidad.example", password: "1234567890" })).json.error.where, "password");

      salma = await administrator_of(paper);
      assert.equal(salma.session.person.role, "administrator");
      assert.deepEqual(salma.session.desks.map((desk) => desk.stages.map((stage) => stage.key)), [["draft", "review", "ready"]]);
      assert.equal((await nobody.accept(link, { name: "دخيل", email: "evil@example.org", password })).status, 404);
      assert.equal((await nobody.get("session")).json.first, false);
    });

    it("go on with invitations, each good for one", async () => {
      const desk = await salma.post("desks", { name: "الاقتصاد", section: salma.session.sections[0].key });
      assert.equal(desk.status, 201, desk.text);
      const invited = await salma.post("people", { name: "ليلى حسن", email: leila_email, role: "reporter", desks: [desk.json.desk.id] });
      assert.equal(invited.status, 201, invited.text);
      leila = new DeskBrowser(paper.origin);
      const answer = await leila.accept(invited.json.link, { password });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(answer.json.permissions, ["story.write", "media.upload"]);
      assert.equal((await new DeskBrowser(paper.origin).accept(invited.json.link, { password })).status, 404);
      for (const forbidden of ["people", "audit", "audit/export"]) assert.equal((await leila.get(forbidden)).status, 403, forbidden);
      assert.equal((await leila.post("people", { name: "x", email: "x@example.org", role: "administrator" })).status, 403);
    });

    it("may not be written for by another page, or without the session's token", async () => {
      const patch = (headers) => leila.ask("PATCH", "session", { language: "en" }, headers);
      assert.equal((await patch({ "Sec-Fetch-Site": "cross-site" })).json.error.key, "admin.elsewhere");
      assert.equal((await patch({ Origin: "https://evil.example" })).json.error.key, "admin.elsewhere");
      assert.equal((await patch({ "X-CSRF": salma.csrf })).json.error.key, "admin.csrf");
      assert.equal((await patch({ Origin: paper.origin })).status, 200);
      const stranger = new DeskBrowser(paper.origin);
      assert.equal((await stranger.get("people")).status, 401);
    });

    it("set up a second factor, which is then asked for, each code once", async () => {
      const begun = await leila.post("second-factor");
      ({ secret } = begun.json);
      assert.ok(begun.json.uri.includes(`secret=${secret}`));
      const on = await leila.put("second-factor", { code: code_of(secret) });
      assert.equal(on.status, 200, on.text);
      recovery = on.json.recovery_codes;
      assert.equal(recovery.length, 10);
      const key = path.join(paper.folder, "midad.key");
      assert.equal(statSync(key).mode & 0o777, 0o600);

      const elsewhere = new DeskBrowser(paper.origin);
      const needed = await elsewhere.sign_in(leila_email, password);
      assert.equal(needed.status, 202, needed.text);
      assert.equal((await elsewhere.get("session")).status, 401, "a ticket opens nothing");
      const { ticket } = needed.json;
      assert.equal((await elsewhere.post("session/second-factor", { ticket, code: code_of(secret) })).json.error.key, "people.code_wrong", "it was used to set it up");
      // The next one's time is within the half minute that a telephone may be ahead.
      const next = await elsewhere.post("session/second-factor", { ticket, code: code_of(secret, Date.now() + 30_000) });
      assert.equal(next.status, 200, next.text);
      assert.equal(next.json.person.second_factor, true);

      const third = new DeskBrowser(paper.origin);
      const again = await third.sign_in(leila_email, password);
      assert.equal((await third.post("session/second-factor", { ticket: again.json.ticket, code: recovery[0] })).status, 200);
      const fourth = await third.sign_in(leila_email, password);
      assert.equal((await third.post("session/second-factor", { ticket: fourth.json.ticket, code: recovery[0] })).status, 401, "a recovery code is used once");
    });

    it("sign out everywhere", async () => {
      const elsewhere = new DeskBrowser(paper.origin);
      const { json } = await elsewhere.sign_in(leila_email, password);
      assert.equal((await elsewhere.post("session/second-factor", { ticket: json.ticket, code: recovery[1] })).status, 200);
      assert.equal((await elsewhere.delete("sessions")).status, 204);
      for (const browser of [leila, elsewhere]) assert.equal((await browser.get("session")).status, 401);
    });

    it("are reset from the command line, where the link does not go round the second factor", async () => {
      const end = await paper.midad("people", "reset", leila_email);
      assert.equal(end.code, 0, end.complained);
      const link = link_in(end.said);
      assert.ok(link.startsWith(paper.origin));
      assert.equal((await leila.get(`invitations/${token_of(link)}`)).json.kind, "reset");
      const set = await leila.accept(link, { password: other_password });
      assert.equal(set.status, 202, set.text);
      assert.equal((await leila.sign_in(leila_email, password)).status, 401);

      const lost = await paper.midad("people", "reset", leila_email, "--without-second-factor");
      assert.equal((await leila.accept(link_in(lost.said), { password })).status, 200);
      assert.equal((await leila.get("session")).json.person.second_factor, false);
    });

    it("are listed, invited and disabled from the command line", async () => {
      const invited = await paper.midad("people", "invite", "RANA@almidad.example", "--name", "رنا العلي", "--role", "desk_editor");
      assert.equal(invited.code, 0, invited.complained);
      const rana = new DeskBrowser(paper.origin);
      assert.equal((await rana.accept(link_in(invited.said), { password })).status, 200);
      assert.equal((await paper.midad("people", "invite", "rana@ALMIDAD.example", "--name", "أخرى")).code, 1);
      assert.match((await paper.midad("people", "--lang", "ar", "list")).said, /^\d+\tرنا العلي\tRANA@almidad\.example\tمحرر الديسك\tنشط$/m);

      assert.equal((await paper.midad("people", "disable", "rana@almidad.example")).code, 0);
      assert.equal((await rana.get("session")).status, 401, "at once, in the process that serves");
      const last = await paper.midad("people", "disable", "salma@almidad.example");
      assert.equal(last.code, 1);
      assert.match(last.complained, /آخر مدير للموقع/);
      assert.equal((await paper.midad("people", "enable", "rana@almidad.example")).code, 0);
      assert.equal((await rana.sign_in("rana@almidad.example", password)).status, 200);
    });

    it("cannot be told apart by who has an account", async () => {
      const answers = [];
      for (const email of [leila_email, "nobody@almidad.example", "ليس بريدًا"]) {
        const { status, text, headers } = await new DeskBrowser(paper.origin).sign_in(email, "ليست هي أبدًا");
        delete headers.date;
        answers.push({ status, text, headers });
      }
      assert.equal(answers[0].status, 401);
      for (const answer of answers.slice(1)) assert.deepEqual(answer, answers[0]);
    });

    it("are safe from ten thousand guesses, which slow no reader down", async (t) => {
      const home = await paper.get("/");
      const before = performance.now();
      const counts = {};
      let asked = 0;
      const guess = async () => {
        while (asked < 10_000) {
          const at = ++asked;
          const answer = await new DeskBrowser(paper.origin).sign_in(leila_email, `تخمين رقم ${at}`);
          counts[answer.status] = (counts[answer.status] ?? 0) + 1;
        }
      };
      let reading = true;
      const reader = (async () => {
        while (reading) {
          assert.equal((await paper.get("/")).status, home.status);
          await pause(20);
        }
      })();
      await Promise.all(Array.from({ length: 8 }, guess));
      reading = false;
      await reader;
      const seconds = (performance.now() - before) / 1000;
      t.diagnostic(`10,000 guesses in ${seconds.toFixed(1)} s: ${JSON.stringify(counts)}`);
      assert.equal(counts[200], undefined);
      // Five at once, then one after 1, 2, 4 … seconds.
      assert.ok((counts[401] ?? 0) <= 6 + Math.ceil(Math.log2(seconds + 1)) + 1, JSON.stringify(counts));
      assert.equal((counts[401] ?? 0) + (counts[429] ?? 0) + (counts[503] ?? 0), 10_000);
      // The owner comes in by the browser that she signed in with before.
      assert.equal((await leila.sign_in(leila_email, password)).status, 200);
    });

    it("leave a chain of acts that anybody can examine", async () => {
      const { text, headers } = await salma.get("audit/export");
      assert.match(headers["content-type"], /^application\/jsonl/);
      const entries = text.trimEnd().split("\n").map((line) => JSON.parse(line));
      let previous = "";
      for (const [at, entry] of entries.entries()) {
        assert.equal(entry.number, at + 1);
        assert.equal(entry.previous, previous);
        const hashed = [previous, entry.number, entry.at_ms, entry.person ?? "", entry.key, entry.subject, entry.subject_id, JSON.stringify(entry.arguments)];
        assert.equal(createHash("sha256").update(hashed.map((part) => `${part}\n`).join("")).digest("hex"), entry.hash);
        previous = entry.hash;
      }
      const keys = new Set(entries.map((entry) => entry.key));
      for (const key of ["person.first", "desk.made", "person.invited", "person.joined", "second_factor.on", "second_factor.recovered", "person.signed_out_everywhere", "person.reset_link", "person.password_reset", "second_factor.removed", "person.disabled", "person.enabled"])
        assert.ok(keys.has(key), key);
      assert.ok(entries.every((entry) => /[\u0621-\u064a]/.test(entry.ar) && !entry.ar.includes("{")));
      assert.match((await paper.midad("doctor")).said, /the audit's chain holds/);
    });

    it("have a desk that is its own, beside a site that knows nothing of it", async () => {
      const page = await paper.get("/admin/stories/7");
      assert.equal(page.status, 200);
      assert.match(page.headers["content-security-policy"], /frame-ancestors 'none'/);
      assert.equal((await paper.get("/administration")).status, 404);
      assert.match((await paper.get("/robots.txt")).text, /^Disallow: \/admin$/m);
      const broken = await request(paper.origin, "/admin/api/session", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{" });
      assert.equal(broken.status, 400);
      assert.equal((await paper.get("/admin/api/session", { method: "PUT" })).headers.allow, "GET, HEAD, POST, PATCH, DELETE");
    });

    if (engine === "postgresql") return;

    it("leave no secret in the store's file or in the log", async () => {
      const secrets = [secret, recovery[5], password, other_password, leila.cookies.get("midad_desk"), leila.csrf];
      assert.ok(secrets.every(Boolean));
      for (const name of readdirSync(paper.folder).filter((each) => each.startsWith("paper.sqlite"))) {
        const bytes = readFileSync(path.join(paper.folder, name));
        for (const one of secrets) assert.ok(!bytes.includes(one), `${name} holds ${one}`);
      }
      for (const one of secrets) assert.ok(!paper.node.child.complained.includes(one));
    });

    it("survive a backup with the key that their second factors need", async () => {
      const copies = path.join(paper.home, "copies"), back = path.join(paper.home, "back");
      rmSync(copies, { recursive: true, force: true });
      assert.equal((await paper.midad("backup", copies)).code, 0);
      const copy = path.join(copies, readdirSync(copies)[0]);
      assert.equal(statSync(path.join(copy, "midad.key")).mode & 0o777, 0o600);
      assert.equal((await run(["restore", copy, "--folder", back])).code, 0);
      assert.ok(existsSync(path.join(back, "midad.key")));
      assert.equal(statSync(path.join(back, "midad.key")).mode & 0o777, 0o600);
      assert.match((await run(["people", "--folder", back, "list"])).said, /leila@almidad\.example/);
    });
  });
}
