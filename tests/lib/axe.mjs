import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/// What axe-core finds on a page of playwright's, a line a fault.
export async function inaccessible(page) {
  // Evaluated through the debugger: the page's policy lets no script in, and stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.target.join(" ")} – ${node.failureSummary.replace(/\s+/g, " ")}`));
}
