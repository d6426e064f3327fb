import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const top = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
/// Where tests may leave what people look at afterwards.
export const output = path.join(top, "build");
export const midad = process.env.MIDAD ?? path.join(top, "build/release/midad");

const running = new Set();
// Nothing outlives the tests, however they end.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

function environment(more) {
  return { ...process.env, LC_ALL: "C.UTF-8", LANG: "C.UTF-8", ...more };
}

/// Starts a program and gives the child at once: `child.said` and `child.complained` grow, `child.ended` is its end.
export function start(program, words, { env, cwd } = {}) {
  if (program === midad && !existsSync(midad)) throw new Error(`${midad} is not built: cmake --build --preset release --target midad`);
  const child = spawn(program, words, { cwd, env: environment(env), stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.said = "";
  child.complained = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (child.said += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (child.complained += text));
  child.ended = new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => {
      running.delete(child);
      done({ code, signal, said: child.said, complained: child.complained });
    });
  });
  // Whoever awaits it sees the error; whoever does not is not ended by it.
  child.ended.catch(() => {});
  return child;
}

/// Runs a program to its end: { code, signal, said, complained }. Kills it and throws when it takes over `limit` ms.
export async function execute(program, words, { limit = 60_000, ...options } = {}) {
  const child = start(program, words, options);
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, limit);
  const end = await child.ended;
  clearTimeout(clock);
  if (late) throw new Error(`${program} ${words.join(" ")} took over ${limit} ms\n${end.said}${end.complained}`);
  return end;
}

export const run = (words, options) => execute(midad, words, options);

/// As execute(), but anything other than exit code 0 is an error with all that was said.
export async function done(program, words, options) {
  const end = await execute(program, words, options);
  if (end.code !== 0) {
    throw new Error(`${program} ${words.join(" ")} ended with ${end.code ?? end.signal}\n${end.said}${end.complained}`);
  }
  return end;
}
