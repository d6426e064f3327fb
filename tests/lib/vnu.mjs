import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

import { execute } from "./program.mjs";

const vnu = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
// The checker of October 2024 does not know this property (CSS Fonts 5 §4.7), which browsers have known since 2021. To go
// when vnu-jar is newer than that.
const not_known_to_it = /^CSS: “size-adjust”: Property “size-adjust” doesn't exist\.$/;

/// What the Nu checker says against files of HTML, a line a fault with the places where it is.
export async function html_faults(files) {
  const end = await execute("java", ["-Xmx512m", "-jar", vnu, "--errors-only", "--format", "json", "--exit-zero-always", ...files], { limit: 150_000 });
  assert.equal(end.code, 0, end.complained);
  const { messages } = JSON.parse(end.complained.slice(end.complained.indexOf("{")));
  const told = new Map();
  for (const { url, lastLine, message, extract } of messages) {
    if (not_known_to_it.test(message)) continue;
    const key = `${message} … ${extract ?? ""}`;
    told.set(key, [...(told.get(key) ?? []), `${path.basename(url)}:${lastLine}`]);
  }
  return [...told].map(([what, where]) => `${where.length}× ${where.slice(0, 3).join(" ")}: ${what.replace(/\s+/g, " ")}`);
}
