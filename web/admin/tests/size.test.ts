// What the first screen costs on the wire: sign-in and home with style, script, faces and page. Run after a build.
import { existsSync, readFileSync, statSync } from "node:fs";

import { describe, expect, it } from "vitest";

const budget_bytes = 150 * 1024;
interface Part {
  file: string;
  css?: string[];
  imports?: string[];
}

describe.runIf(existsSync("dist/manifest.json"))("the first screen", () => {
  const manifest = JSON.parse(readFileSync("dist/manifest.json", "utf8")) as Record<string, Part>;
  const sent = (file: string) => statSync(existsSync(`dist/${file}.br`) ? `dist/${file}.br` : `dist/${file}`).size;

  it("comes in less than 150 KB", () => {
    const files = new Set(["index.html"]);
    const take = (key: string) => {
      const part = manifest[key]!;
      if (files.has(part.file)) return;
      files.add(part.file);
      part.css?.forEach((one) => files.add(one));
      part.imports?.forEach(take);
    };
    take("index.html");
    for (const face of ["plex-400", "plex-700"])
      files.add(Object.values(manifest).find((part) => part.file.includes(face))!.file);
    // The text's face is wanted when a difference stands on the home screen.
    files.add(Object.values(manifest).find((part) => part.file.includes("naskh-400"))!.file);
    const bytes = [...files].reduce((sum, file) => sum + sent(file), 0);
    console.log(`the first screen: ${Math.round(bytes / 1024)} KB in ${files.size} files`);
    expect(bytes).toBeLessThan(budget_bytes);
  });
  it("has no source maps and nothing of the mock", () => {
    for (const { file } of Object.values(manifest)) {
      expect(existsSync(`dist/${file}.map`)).toBe(false);
      if (file.endsWith(".js"))
        expect(readFileSync(`dist/${file}`, "utf8")).not.toMatch(/sourceMappingURL|JBSW|almidad\.example/);
    }
  });
  it("needs no door in the policy", () => {
    const html = readFileSync("dist/index.html", "utf8");
    expect(html).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|data:/);
  });
});
