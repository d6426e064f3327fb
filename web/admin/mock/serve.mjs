// The mock's sockets: dist/ and the API under the policy that the real server sends. `npm run mock`, or serve() from a test.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { newsroom } from "./newsroom.mjs";
import { Refusal, routes } from "./routes.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));
const dist = path.join(here, "dist");
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

async function compiled(file) {
  const { outputFiles } = await build({
    entryPoints: [path.join(here, file)],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

function send_file(request, response, file) {
  const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && existsSync(`${file}.br`);
  response.writeHead(200, {
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": file.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    ...(brotli ? { "Content-Encoding": "br" } : {}),
  });
  response.end(readFileSync(brotli ? `${file}.br` : file));
}

/// Serves until close(). `line`: "whole", "cut" (nothing arrives) or "lost" (all is done, no answer comes back).
export async function serve({ port = 0, room = newsroom() } = {}) {
  const table = routes(room, await compiled("src/stories/merge.ts"));
  const mock = { room, line: "whole", slow_ms: 0, asked: [] };

  function find(method, parts) {
    for (const route of table) {
      if (route.method !== method || route.parts.length !== parts.length) continue;
      const params = {};
      if (
        route.parts.every((part, at) =>
          part.startsWith(":") ? ((params[part.slice(1)] = decodeURIComponent(parts[at])), true) : part === parts[at],
        )
      )
        return { ...route, params };
    }
    return null;
  }
  async function api(request, response, url) {
    const bytes = Buffer.concat(await request.toArray());
    const token = /midad_session=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
    const session = room.sessions.get(token);
    const send = ({ status = 200, body, bytes: raw, type, cookie }) => {
      const headers = {
        "Content-Type": type ?? "application/json; charset=utf-8",
        "Cache-Control": raw ? "private, max-age=3600" : "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'",
      };
      if (cookie) headers["Set-Cookie"] = `midad_session=${cookie}; HttpOnly; SameSite=Strict; Path=/admin`;
      response.writeHead(status, headers);
      response.end(raw ?? (body === undefined ? undefined : JSON.stringify(body)));
    };
    const route = find(request.method, url.pathname.slice("/admin/api/".length).split("/"));
    mock.asked.push(`${request.method} ${url.pathname.slice("/admin/api/".length)}`);
    let made;
    try {
      if (!route) throw new Refusal(404, "admin.not_found", "لا شيء في هذا العنوان.", "There is nothing here.");
      if (!route.open && !session)
        throw new Refusal(401, "admin.signed_out", "ادخل أولًا.", "Sign in first.", {
          paper: { name: room.paper.name, language: "ar" },
          first: false,
        });
      if (!route.open && request.method !== "GET" && request.headers["x-csrf"] !== session.csrf)
        throw new Refusal(403, "admin.csrf", "طلب من صفحة أخرى.", "Asked from another page.");
      const is_bytes = request.headers["content-type"] === "application/octet-stream";
      const body = bytes.length && !is_bytes ? JSON.parse(bytes.toString("utf8")) : {};
      const who = session && room.people.find((one) => one.id === session.person);
      made = route.work({
        who,
        session,
        token,
        params: route.params,
        query: url.searchParams,
        body,
        bytes,
        headers: request.headers,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      made = { status: error.status, body: error.body };
    }
    if (mock.slow_ms) await new Promise((done) => setTimeout(done, mock.slow_ms));
    if (mock.line === "lost") return void request.socket.destroy();
    send(structuredClone(made));
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    if (mock.line === "cut") return void request.socket.destroy();
    if (url.pathname.startsWith("/admin/api/")) {
      api(request, response, url).catch((error) => {
        console.error(error);
        response.writeHead(500).end();
      });
      return;
    }
    if (!url.pathname.startsWith("/admin/")) {
      if (url.pathname === "/favicon.ico") return void response.writeHead(204).end();
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      return void response.end("<!doctype html><title>صحيفة المداد</title><p>صفحة القارئ.");
    }
    const file = path.join(dist, path.normalize(url.pathname.slice("/admin/".length)));
    const found = file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
    send_file(request, response, found ? file : path.join(dist, "index.html"));
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  mock.origin = `http://127.0.0.1:${server.address().port}`;
  mock.close = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
  return mock;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await serve({ port: Number(process.env.PORT ?? 8099) });
  console.log(`${mock.origin}/admin/`);
}
