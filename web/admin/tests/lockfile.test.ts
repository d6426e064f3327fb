import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

it("names no registry's host, and only exact versions", () => {
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved"|registry\./);
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
