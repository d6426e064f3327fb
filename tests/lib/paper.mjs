import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before } from "node:test";

import { request } from "./http.mjs";
import { address_of, drop_database, has_database, make_database, new_name } from "./postgres.mjs";
import { done, midad, output, run, start, top } from "./program.mjs";
import { pause, until } from "./wait.mjs";

export const engines = ["sqlite", "postgresql"];
export const sample = path.join(top, "sample");

const folders = new Set();
process.on("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/// A folder of the tests' own, gone with them.
export function temporary_folder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "midad-test-"));
  folders.add(folder);
  return folder;
}

/// A newspaper for the tests of the describe() that it is made in: there before the first, gone after the last.
export function newspaper(options) {
  const paper = new Newspaper(options);
  before(() => paper.make());
  after(() => paper.remove());
  return paper;
}

/// One newspaper: a folder, its store, and the process that serves it, if any.
export class Newspaper {
  /// `filled`: with the sample newspaper's stories. `served`: a process serves it from the beginning.
  constructor({ engine = "sqlite", filled = true, served = true } = {}) {
    Object.assign(this, { engine, filled, served });
  }

  async make() {
    this.home = temporary_folder();
    this.folder = path.join(this.home, "paper");
    if (this.engine === "postgresql") this.database = new_name();
    if (this.filled) {
      const model = await filled_model(this.engine);
      if (this.database) await make_database(this.database, model.database);
      cpSync(model.folder, this.folder, { recursive: true });
      if (this.database) this.set("store.database", JSON.stringify(address_of(this.database)));
    } else {
      if (this.database) await make_database(this.database);
      await done(midad, ["init", "--folder", this.folder, ...(this.database ? ["--database", address_of(this.database)] : [])]);
    }
    if (this.served) await this.serve();
  }

  async remove() {
    for (const second of this.seconds ?? []) await second.remove();
    for (const node of this.nodes ?? []) await node.kill();
    if (this.database && !this.is_second) await drop_database(this.database);
    rmSync(this.home, { recursive: true, force: true });
  }

  /// Another folder of the same paper: its own settings, the same database and the same media folder.
  second_folder() {
    const second = new Newspaper({ engine: this.engine });
    second.is_second = true;
    second.home = temporary_folder();
    second.folder = path.join(second.home, "paper");
    second.database = this.database;
    mkdirSync(path.join(second.folder, "theme"), { recursive: true });
    cpSync(this.settings_file, second.settings_file);
    second.set("store.media", JSON.stringify(path.join(this.folder, "media")));
    (this.seconds ??= []).push(second);
    return second;
  }

  get settings_file() {
    return path.join(this.folder, "midad.toml");
  }

  /// Sets one key of midad.toml; the value as TOML writes it.
  set(key, value) {
    const [table, name] = key.split(".");
    let now = "";
    let found = false;
    const lines = readFileSync(this.settings_file, "utf8").split("\n").map((line) => {
      now = /^\[+([a-z]+)\]/.exec(line)?.[1] ?? now;
      if (now !== table || !new RegExp(`^${name}\\s*=`).test(line)) return line;
      found = true;
      return `${name} = ${value}`;
    });
    if (!found) throw new Error(`midad.toml has no ${key}`);
    writeFileSync(this.settings_file, lines.join("\n"));
  }

  /// Runs a command on this newspaper's folder to its end.
  midad(command, ...words) {
    return run([command, "--folder", this.folder, ...words]);
  }

  /// Serves the folder on a free port.
  /// `port`: any free one unless it is said, as for a process that takes another's place.
  async serve(port = 0) {
    const node = new ServedNode(start(midad, ["serve", "--folder", this.folder, "--port", String(port)]));
    (this.nodes ??= []).push(node);
    this.node = node;
    await node.is_up();
    return node;
  }
  get origin() {
    return this.node.origin;
  }
  get port() {
    return this.node.port;
  }
  get(where, options) {
    return request(this.origin, where, options);
  }

  /// Writes a typed story beside the paper and publishes it: the command's end, and { story, version, address, path }
  /// when it was published. `files`: what lies beside it, by name.
  async publish(text, files = {}, name = "story.story") {
    const desk = path.join(this.home, "desk");
    mkdirSync(desk, { recursive: true });
    for (const [each, bytes] of Object.entries(files)) writeFileSync(path.join(desk, each), bytes);
    const file = path.join(desk, name);
    writeFileSync(file, text);
    const end = await this.midad("publish", file);
    const [, story, version, address] = /^(\d+)\t(\d+)\t(\S+)$/m.exec(end.said) ?? [];
    return { ...end, file, story: Number(story), version: Number(version), address, path: address && new URL(address).pathname };
  }

  /// Many typed stories in one command: its end.
  publish_all(texts) {
    const desk = path.join(this.home, "desk", String((this.desks = (this.desks ?? 0) + 1)));
    mkdirSync(desk, { recursive: true });
    const files = texts.map((text, at) => path.join(desk, `${at}.story`));
    files.forEach((file, at) => writeFileSync(file, texts[at]));
    return this.midad("publish", ...files);
  }
}

/// A `midad serve` that runs.
class ServedNode {
  constructor(child) {
    this.child = child;
  }
  async is_up() {
    let end = null;
    this.child.ended.then((how) => (end = how));
    await until("midad serve says its address", () => {
      if (end) throw new Error(`midad serve ended with ${end.code ?? end.signal}\n${end.said}${end.complained}`);
      this.origin = /^\D*(http:\/\/127\.0\.0\.1:(\d+))\/$/m.exec(this.child.said)?.[1];
      return this.origin;
    }, { limit: 20_000 });
    this.port = Number(new URL(this.origin).port);
  }
  /// Asks it to stop, as Ctrl-C's sibling does: { code, signal, said, complained }.
  stop() {
    this.child.kill("SIGTERM");
    return this.child.ended;
  }
  /// kill -9.
  kill() {
    this.child.kill("SIGKILL");
    return this.child.ended;
  }
}

/// The sample newspaper, made once for each program, sample and day: copies are quick.
async function filled_model(engine) {
  const name = `midad_sample_${model_key()}`;
  const folder = path.join(output, "journeys", `${name}_${engine}`);
  const model = { folder, database: engine === "postgresql" ? name : undefined };
  mkdirSync(path.dirname(folder), { recursive: true });
  await alone(`${folder}.lock`, async () => {
    if (existsSync(`${folder}.made`) && (!model.database || (await has_database(name)))) return;
    for (const old of readdirSync(path.dirname(folder))) {
      if (old.endsWith(`_${engine}`) || old.endsWith(`_${engine}.made`)) rmSync(path.join(path.dirname(folder), old), { recursive: true });
    }
    if (model.database) {
      await drop_database(name);
      await make_database(name);
    }
    const place = model.database ? ["--database", address_of(name)] : [];
    await done(midad, ["init", "--folder", folder, "--sample", sample, ...place], { limit: 240_000 });
    // With its search index, so that no test has to wait until one is built.
    await done(midad, ["search", "--folder", folder, "rebuild"]);
    writeFileSync(`${folder}.made`, "");
  });
  return model;
}

function model_key() {
  const key = createHash("sha256");
  const program = statSync(midad);
  key.update(`${program.mtimeMs} ${program.size} ${new Date().toISOString().slice(0, 10)}`);
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else key.update(`${file} ${statSync(file).mtimeMs} ${statSync(file).size}\n`);
    }
  };
  walk(sample);
  return key.digest("hex").slice(0, 12);
}

/// One process at a time: test files may run side by side.
async function alone(lock, work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      // Left behind by tests that were killed: nothing takes that long.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 260_000) rmdirSync(lock);
      await pause(100);
    }
  }
  try {
    await work();
  } finally {
    rmdirSync(lock);
  }
}
