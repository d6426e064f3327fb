import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Beside every text file its .gz and .br, made once here so that the server only sends. */
function compressed(): Plugin {
  let out = "";
  return {
    name: "midad-compressed",
    apply: "build",
    configResolved: (config) => void (out = path.resolve(config.root, config.build.outDir)),
    closeBundle() {
      for (const name of readdirSync(out, { recursive: true }) as string[]) {
        const file = path.join(out, name);
        if (!/\.(?:html|js|css|svg|json|txt)$/.test(name) || !statSync(file).isFile()) continue;
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        const brotli = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: brotli }));
      }
    },
  };
}

export default defineConfig({
  base: "/admin/",
  plugins: [svelte(), compressed()],
  build: {
    target: "es2022",
    sourcemap: false,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // A data: address would need a door in the policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { "/admin/api": process.env.MIDAD ?? "http://127.0.0.1:8099" } },
  test: { include: ["src/**/*.test.ts", "tests/**/*.test.ts"], environment: "node" },
});
