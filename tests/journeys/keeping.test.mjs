// What whoever keeps the paper does: back up, bring back, examine, and be told clearly what is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { after, describe, it } from "node:test";

import { follow, read_by, request } from "../lib/http.mjs";
import { document_of } from "../lib/page.mjs";
import { engines, newspaper, Newspaper, temporary_folder } from "../lib/paper.mjs";
import { address_of, drop_database, make_database, new_name } from "../lib/postgres.mjs";
import { execute, midad, run, start, top } from "../lib/program.mjs";
import { typed } from "../lib/story.mjs";
import { pause, until } from "../lib/wait.mjs";

const arabic = /[\u0621-\u064a]{2,} [\u0621-\u064a]{2,}/;
const english = /[a-z]{2,} [a-z]{2,}/i;
/// A refusal is a sentence in both languages on standard error, and never a crash.
function is_clear_refusal(end, code, ...says) {
  assert.equal(end.signal, null, `ended by ${end.signal}\n${end.complained}`);
  if (code !== undefined) assert.equal(end.code, code, end.complained);
  assert.notEqual(end.code, 0);
  assert.notEqual(end.code, 70, `a fault of the program: ${end.complained}`);
  assert.match(end.complained, arabic);
  assert.match(end.complained, english);
  for (const each of says) assert.ok(end.complained.includes(each), `says ${each}:\n${end.complained}`);
}

const files_below = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((each) => statSync(path.join(folder, each)).isFile()).sort();
const article_of = async (paper, story) => {
  const article = document_of(await follow(paper.origin, `/s/${story}`)).querySelector("article");
  // What is related is the search index's to say, which is made anew in another folder.
  article.querySelector(".related")?.remove();
  return article.outerHTML.replaceAll(/http:\/\/127\.0\.0\.1:\d+|http%3A%2F%2F127\.0\.0\.1%3A\d+|http:%2F%2F127\.0\.0\.1:\d+/g, "");
};

/// A paper that is brought back from a backup.
class Restored extends Newspaper {
  async make_from(backup) {
    this.home = temporary_folder();
    this.folder = path.join(this.home, "paper");
    if (this.engine === "postgresql") {
      this.database = new_name();
      await make_database(this.database);
    }
    return run(["restore", "--folder", this.folder, backup, ...(this.database ? ["--database", address_of(this.database)] : [])]);
  }
}

for (const engine of engines) {
  describe(`a backup, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine });
    const restored = new Restored({ engine });
    after(() => restored.home && restored.remove());
    let copy;

    it("is made while the paper is served and stories arrive", async () => {
      writeFileSync(paper.settings_file, `# كتبه المحرر\n${readFileSync(paper.settings_file, "utf8")}`);
      const to = path.join(paper.home, "copies");
      const [end, published] = await Promise.all([paper.midad("backup", to), paper.publish(typed({ headline: "نُشر أثناء النسخ" }))]);
      assert.equal(end.code, 0, end.complained);
      assert.equal(published.code, 0, published.complained);
      const [name] = readdirSync(to);
      assert.match(name, /^midad-backup-\d{8}-\d{6}$/);
      assert.equal(readdirSync(to).length, 1, "nothing half-made is left");
      copy = path.join(to, name);
      assert.equal((await paper.get("/")).status, 200);
    });

    it("brings the same pages back in a new folder", async () => {
      const end = await restored.make_from(copy);
      assert.equal(end.code, 0, end.complained);
      assert.match(readFileSync(restored.settings_file, "utf8"), /^# كتبه المحرر\n/, "the editor's own settings");
      await restored.serve();
      for (const story of [1, 11, 40, 54]) assert.equal(await article_of(restored, story), await article_of(paper, story), `story ${story}`);
      const picture = /\/media\/[^"\s]+\.jpe?g/.exec((await restored.get("/")).text)[0];
      assert.equal((await restored.get(picture)).status, 200);
      assert.equal((await restored.midad("doctor")).code, 0);
      const next = await restored.publish(typed({ headline: "خبر بعد العودة" }));
      assert.equal(next.code, 0, next.complained);
      is_clear_refusal(await run(["restore", "--folder", restored.folder, copy]), 1, restored.folder);
    });

    it("that does not fit on the disk leaves nothing of itself there", async () => {
      const to = path.join(paper.home, "small");
      const end = await execute("prlimit", ["--fsize=65536", "env", "--ignore-signal=XFSZ", midad, "backup", "--folder", paper.folder, to]);
      is_clear_refusal(end);
      assert.deepEqual(readdirSync(to), []);
    });

    it("that is damaged is refused, and nothing is written", async () => {
      const damages = {
        "a picture changed": (folder) => appendFileSync(path.join(folder, files_below(folder).find((file) => /\.(jpg|webp)$/.test(file))), "x"),
        "the store cut": (folder) => {
          const file = path.join(folder, files_below(folder).find((each) => /^paper\.(sqlite|pgdump)$/.test(each)));
          writeFileSync(file, readFileSync(file).subarray(0, -100));
        },
        "a file gone": (folder) => rmSync(path.join(folder, files_below(folder).find((file) => /\.(jpg|webp)$/.test(file)))),
        "a manifest that leads out of it": (folder) => appendFileSync(path.join(folder, "MANIFEST"), `${"0".repeat(64)} 1 ../../outside\n`),
        "no manifest": (folder) => rmSync(path.join(folder, "MANIFEST")),
      };
      for (const [what, damage] of Object.entries(damages)) {
        const home = temporary_folder();
        const damaged = path.join(home, "damaged");
        cpSync(copy, damaged, { recursive: true });
        damage(damaged);
        const to = path.join(home, "new");
        const end = await run(["restore", "--folder", to, damaged, ...(engine === "postgresql" ? ["--database", address_of("midad_nobody_makes_this")] : [])]);
        is_clear_refusal(end);
        assert.ok([1, 3].includes(end.code), `${what}: ${end.code}`);
        assert.ok(!existsSync(to) || files_below(to).length === 0, `${what}: something was written`);
        rmSync(home, { recursive: true });
      }
      is_clear_refusal(await run(["restore", "--folder", path.join(paper.home, "x"), paper.home]));
    });
  });

  describe(`the doctor and the numbers, on ${engine},`, { timeout: 300_000 }, () => {
    const paper = newspaper({ engine, served: false });

    it("find a sound paper sound", async () => {
      const end = await paper.midad("doctor");
      assert.equal(end.code, 0, end.said + end.complained);
      assert.doesNotMatch(end.said, /✗/);
      assert.ok(end.said.split("\n").filter((line) => line.startsWith("✓")).length >= 5, end.said);
    });

    it("find a picture that is gone", async () => {
      const media = path.join(paper.folder, "media");
      const lost = files_below(media).find((file) => /\.jpe?g$/.test(file));
      rmSync(path.join(media, lost));
      const end = await paper.midad("doctor");
      assert.equal(end.code, 5, end.said + end.complained);
      assert.match(end.said, /^✗ .*picture/m);
    });

    it("find a theme that is broken", async () => {
      writeFileSync(path.join(paper.folder, "theme", "story.html"), "{{#STORY}} no end");
      const end = await paper.midad("doctor");
      assert.equal(end.code, 5);
      assert.match(end.said, /^✗ .*story\.html/m);
      await paper.serve();
      assert.equal((await follow(paper.origin, "/s/1")).status, 200, "a broken theme takes nothing down");
      await paper.node.stop();
      rmSync(path.join(paper.folder, "theme", "story.html"));
    });

    it("are not needed to change the theme: it is worn while the paper is served, and a broken one is not", async () => {
      const own = path.join(paper.folder, "theme", "foot.html");
      const carried = readFileSync(path.join(top, "themes", "default", "foot.html"), "utf8");
      await paper.serve();
      assert.equal((await paper.get("/about")).status, 200);
      const wears = async (words) => (await paper.get("/about")).text.includes(words);
      writeFileSync(own, carried.replace("<address>", "<p>طُبع في المرفأ</p><address>"));
      await until("the new foot is worn", () => wears("طُبع في المرفأ"), { limit: 8000 });
      writeFileSync(own, carried.replace("{{/FULL}}", ""));
      await until("the log names the file", () => /foot\.html:?\d*/.test(paper.node.child.complained), { limit: 8000 });
      assert.ok(await wears("طُبع في المرفأ"), "the last good one stays");
      assert.equal((await follow(paper.origin, "/s/2")).status, 200);
      rmSync(own);
      await until("the carried one is worn again", async () => !(await wears("طُبع في المرفأ")), { limit: 8000 });
      assert.equal((await paper.node.stop()).code, 0);
    });

    it("say the paper in numbers, in both languages", async () => {
      const end = await paper.midad("stats");
      assert.equal(end.code, 0, end.complained);
      assert.match(end.said, /^65 stories/m);
      assert.match(end.said, /^12 authors/m);
      assert.match((await paper.midad("stats", "--lang", "ar")).said, /^65 خبراً/m);
    });

    it("find stories whose section is gone, until the editor puts it back; a slug that was changed leads on", async () => {
      const own = `# كتبه المحرر\n${readFileSync(paper.settings_file, "utf8")}`;
      writeFileSync(paper.settings_file, own.replace(/\[\[section\]\]\nkey = "energy"\n.*\n.*\n/, ""));
      const end = await paper.midad("doctor");
      assert.equal(end.code, 5, end.said + end.complained);
      assert.match(end.said, /^✗ .*“energy”.* \d+ stories/m);
      writeFileSync(paper.settings_file, own.replace('slug = "طاقة"', 'slug = "نفط-وغاز"'));
      assert.doesNotMatch((await paper.midad("doctor")).said, /energy/);
      await paper.serve();
      const now = "/" + encodeURIComponent("نفط-وغاز");
      const former = "/" + encodeURIComponent("طاقة");
      assert.equal((await paper.get(now)).status, 200);
      for (const each of [former, former.toLowerCase(), "/energy"]) {
        for (const rest of ["", "/feed.rss", "/feed.atom", "/feed.json"]) {
          const answer = await paper.get(each + rest);
          assert.deepEqual([answer.status, answer.headers.location], [301, now + rest], each + rest);
        }
        assert.equal((await paper.get(`/lite${each}`)).headers.location, `/lite${now}`);
      }
      assert.equal((await follow(paper.origin, `${former}/1`)).status, 200);
      assert.equal((await paper.node.stop()).code, 0);
      assert.match(readFileSync(paper.settings_file, "utf8"), /^# كتبه المحرر\n/);
      writeFileSync(paper.settings_file, own);
    });

    it("bring the store to this version's shape once", async () => {
      const end = await paper.midad("migrate");
      assert.equal(end.code, 0, end.complained);
      assert.match(end.said, /newest shape/);
    });
  });
}

describe("whoever starts the program", { timeout: 300_000 }, () => {
  const paper = newspaper({ filled: false });

  it("cannot serve a folder that is served, and the first goes on", async () => {
    const end = await run(["serve", "--folder", paper.folder, "--port", "0"]);
    is_clear_refusal(end, 4, paper.folder, String(paper.node.child.pid));
    assert.equal((await paper.get("/")).status, 200);
  });

  it("cannot take a port that is taken", async () => {
    const other = new Newspaper({ filled: false, served: false });
    await other.make();
    const taken = net.createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => taken.once("listening", listening));
    const port = String(taken.address().port);
    is_clear_refusal(await other.midad("serve", "--port", port), 4, port);
    is_clear_refusal(await other.midad("serve", "--port", String(paper.port)), 4, String(paper.port));
    taken.close();
    await other.remove();
    assert.equal((await paper.get("/")).status, 200);
  });

  it("stops it by SIGTERM or Ctrl-C, cleanly, and answers under way are finished", async () => {
    for (const signal of ["SIGTERM", "SIGINT"]) {
      const other = new Newspaper({ filled: false });
      await other.make();
      const under_way = Array.from({ length: 20 }, (_, each) => other.get(`/search?q=${each}`));
      await Promise.race(under_way);
      other.node.child.kill(signal);
      const end = await other.node.child.ended;
      // A connection that was not taken yet may be refused; one that was is answered whole.
      const answers = (await Promise.allSettled(under_way)).filter((each) => each.status === "fulfilled").map((each) => each.value);
      assert.ok(answers.length > 0);
      assert.deepEqual([end.code, end.signal], [0, null], end.complained);
      assert.ok(answers.every((each) => each.status === 200));
      assert.match(end.said, /stopped/);
      await other.serve();
      assert.equal((await other.get("/")).status, 200, "and can begin again at once");
      await other.remove();
    }
  });

  it("is told of a wrong key or value in midad.toml, with its line", async () => {
    const other = new Newspaper({ filled: false, served: false });
    await other.make();
    const sound = readFileSync(other.settings_file, "utf8");
    const lines = sound.split("\n");
    const at = (name) => lines.findIndex((line) => line.startsWith(`${name} =`)) + 1;
    const wrong = [
      [sound.replace(/^city = .*/m, 'citty = "دمشق"'), at("city"), "citty"],
      [sound.replace(/^port = .*/m, "port = 99999"), at("port"), "port"],
      [sound.replace(/^port = .*/m, 'port = "8080"'), at("port"), "port"],
      [sound.replace(/^months = .*/m, 'months = "roman"'), at("months"), "months"],
      [sound.replace(/^time_zone = .*/m, 'time_zone = "Nowhere/City"'), at("time_zone"), "time_zone"],
      [sound.replace(/^name = .*/m, 'name = ""'), at("name"), "name"],
      [sound.replace(/^address = .*/m, 'address = "javascript:x"'), at("address"), "address"],
      [sound.replace(/^city = .*/m, "city = \"no end"), at("city"), ""],
      [`${sound}\n[[section]]\nkey = "energy"\nname = "مكرر"\nslug = "مكرر"\n`, lines.length + 1, "energy"],
      [`[strange]\nx = 1\n${sound}`, 1, "strange"],
    ];
    for (const [text, line, says] of wrong) {
      assert.ok(line > 0);
      writeFileSync(other.settings_file, text);
      for (const command of ["serve", "stats"]) {
        const end = await other.midad(command);
        is_clear_refusal(end, 1, "midad.toml:", says);
        assert.match(end.complained, new RegExp(`midad\\.toml:(${line - 1}|${line}|${line + 1}): `), `line ${line}\n${end.complained}`);
      }
    }
    writeFileSync(other.settings_file, Buffer.concat([Buffer.from('[paper]\nname = "'), Buffer.from([0xc7, 0xe1]), Buffer.from('"\n')]));
    is_clear_refusal(await other.midad("serve"), 1, "midad.toml:");
    await other.remove();
  });

  it("is helped in Arabic and in English", async () => {
    const commands = ["init", "serve", "import", "publish", "withdraw", "stats", "backup", "restore", "doctor", "migrate", "completion"];
    const ar = await run(["--help"], { env: { LC_ALL: "ar_SY.UTF-8" } });
    const en = await run(["--help"]);
    assert.deepEqual([ar.code, en.code], [0, 0]);
    assert.match(ar.said, /صحيفة كاملة في برنامج واحد/);
    assert.match(en.said, /A whole paper in one program/);
    for (const command of commands) {
      for (const whole of [ar, en]) assert.match(whole.said, new RegExp(`\\b${command}\\b`));
      const own = await run(["--lang", "ar", command, "--help"]);
      assert.equal(own.code, 0);
      assert.match(own.said, arabic);
      assert.doesNotMatch(own.said, /help\.[a-z]/, "a message that has no words");
    }
    assert.match((await run(["--version"])).said, /midad \d+\.\d+/);
  });

  it("has its commands completed by the shell", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const end = await run(["completion", shell]);
      assert.equal(end.code, 0);
      for (const word of ["publish", "withdraw", "restore"]) assert.ok(end.said.includes(word), `${shell}: ${word}`);
    }
    const script = (await run(["completion", "bash"])).said;
    assert.equal(spawnSync("bash", ["-n"], { input: script }).status, 0, "bash reads it");
    const ask = `${script}\nCOMP_WORDS=(midad pub) COMP_CWORD=1; _midad; echo "\${COMPREPLY[*]}"; COMP_WORDS=(midad serve --p) COMP_CWORD=2; _midad; echo "\${COMPREPLY[*]}"`;
    const answers = spawnSync("bash", ["-c", ask], { encoding: "utf8" }).stdout.trim().split("\n");
    assert.deepEqual(answers, ["publish", "--port"]);
  });

  it("is told of a command line that is not understood", async () => {
    for (const words of [["print"], [], ["serve", "--port", "seventy"], ["serve", "--colour"], ["withdraw"], ["withdraw", "x"], ["withdraw", "1", "--reason", "mood"], ["publish"], ["--lang", "fr", "stats"]]) {
      const end = await run(words);
      is_clear_refusal(end, 2);
    }
  });

  it("is told when there is no newspaper, or one already", async () => {
    const home = temporary_folder();
    for (const command of [["serve"], ["stats"], ["doctor"], ["publish", "x"], ["backup", "y"]]) is_clear_refusal(await run([command[0], "--folder", home, ...command.slice(1)]), 1, home);
    is_clear_refusal(await run(["init", "--folder", paper.folder]), 1, paper.folder);
  });

  it("is told when the database cannot be reached or is none", async () => {
    const home = temporary_folder();
    is_clear_refusal(await run(["init", "--folder", path.join(home, "a"), "--database", "postgresql://nobody@127.0.0.1:1/none"]), 3);
    is_clear_refusal(await run(["init", "--folder", path.join(home, "b"), "--database", "mysql://x"]), 1);
    const other = new Newspaper({ filled: false, served: false });
    await other.make();
    writeFileSync(path.join(other.folder, "paper.sqlite"), "this is no database, but long enough to be looked at ".repeat(100));
    for (const each of ["-wal", "-shm"]) rmSync(path.join(other.folder, `paper.sqlite${each}`), { force: true });
    is_clear_refusal(await other.midad("serve", "--port", "0"), 3);
    is_clear_refusal(await other.midad("doctor"));
    await other.remove();
  });
});

describe("a disk that is full", { timeout: 300_000 }, () => {
  const paper = newspaper({ filled: false, served: false });
  const headline = "خبر قبل امتلاء القرص";
  const long = typed({ headline: "خبر لا يتسع له القرص", body: `${"كلمات كثيرة في فقرة واحدة طويلة. ".repeat(8)}\n\n`.repeat(1500) });

  it("gives a clear sentence, and the earlier stories are still there", async () => {
    const first = await paper.publish(typed({ headline }));
    assert.equal(first.code, 0, first.complained);
    await on_a_full_disk(paper, async (limited) => {
      let refused = 0;
      for (let turn = 0; turn < 12 && refused === 0; ++turn) {
        const file = path.join(paper.home, "long.story");
        writeFileSync(file, long.replace("لا يتسع", `${turn} لا يتسع`));
        const end = await execute(limited[0], [...limited.slice(1), "publish", "--folder", paper.folder, file]);
        if (end.code === 0) continue;
        refused += 1;
        is_clear_refusal(end, 3);
        assert.equal(end.said, "", "nothing is acknowledged that is not kept");
      }
      assert.equal(refused, 1, "the disk was never full");
    });
    await paper.serve();
    assert.match((await paper.get("/")).text, new RegExp(headline));
    assert.equal((await paper.midad("doctor")).code, 0);
    const after_it = await paper.publish(typed({ headline: "خبر بعد أن اتسع القرص" }));
    assert.equal(after_it.code, 0, after_it.complained);
    await until("it is served", async () => (await paper.get("/")).text.includes("خبر بعد أن اتسع القرص"), { limit: 2000 });
  });

  it("does not stop a server that reads are told to", async () => {
    await paper.node.stop();
    const limit = Math.max(...files_below(paper.folder).map((file) => statSync(path.join(paper.folder, file)).size)) + 4096;
    const child = start("prlimit", [`--fsize=${limit}`, midad, "serve", "--folder", paper.folder, "--port", "0"]);
    const origin = await until("it serves", () => /(http:\/\/127\.0\.0\.1:\d+)\/$/m.exec(child.said)?.[1]);
    for (let reader = 0; reader < 400; ++reader) assert.ok((await read_by(origin, 1 + (reader % 2), reader)).status < 300);
    await pause(2500);
    assert.equal((await request(origin, "/")).status, 200);
    assert.equal((await request(origin, "/archive")).status, 200);
    child.kill("SIGTERM");
    assert.equal((await child.ended).code, 0);
  });
});

describe("a folder that cannot be written", { timeout: 30_000 }, () => {
  it("is named, and a newspaper elsewhere is not touched", async () => {
    const home = temporary_folder();
    // Root may write into any folder; nobody makes a folder below a file.
    const file = path.join(home, "file");
    writeFileSync(file, "");
    is_clear_refusal(await run(["init", "--folder", path.join(file, "paper")]), 3, file);
    const locked = path.join(home, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    const end = await as_nobody(["init", "--folder", path.join(locked, "paper")], home);
    is_clear_refusal(end, 3, locked);
  });
});

/// Runs the program as one who is not root, who may write anywhere.
function as_nobody(words, home) {
  if (process.getuid() !== 0) return run(words);
  chmodSync(home, 0o755);
  const own = path.join(home, "midad");
  cpSync(midad, own);
  return execute("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", own, ...words]);
}

/// A file system of two mebibytes where root may mount one; otherwise a limit on every file's size, just above what is there.
async function on_a_full_disk(paper, work) {
  const kept = `${paper.folder}.kept`;
  cpSync(paper.folder, kept, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "none", paper.folder]).status === 0;
  if (mounted) cpSync(kept, paper.folder, { recursive: true });
  try {
    const size = mounted ? 0 : Math.max(...files_below(paper.folder).map((file) => statSync(path.join(paper.folder, file)).size));
    await work(mounted ? [midad] : ["prlimit", `--fsize=${size + 256 * 1024}`, midad]);
    if (mounted) {
      rmSync(kept, { recursive: true });
      cpSync(paper.folder, kept, { recursive: true });
    }
  } finally {
    if (mounted) {
      spawnSync("umount", [paper.folder]);
      cpSync(kept, paper.folder, { recursive: true });
    }
  }
}
