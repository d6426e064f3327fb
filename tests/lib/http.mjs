import http from "node:http";
import zlib from "node:zlib";

/// What a person's browser calls itself; a read told by it counts.
export const browser_name = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// The path as it is sent: Arabic letters percent-encoded, what is encoded already left as it is.
export const sent = (path) => path.replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/// One request on a connection of its own: { status, headers, body, text, type }. The body's bytes are as they were sent.
/// Redirects are not followed.
export function request(origin, path, { method = "GET", headers = {}, body, limit = 15_000, agent = false } = {}) {
  const address = new URL(origin);
  return new Promise((done, failed) => {
    const asked = http.request(
      {
        host: address.hostname,
        port: address.port,
        path: sent(path),
        method,
        agent,
        headers: { "User-Agent": browser_name, ...headers },
      },
      (answer) => {
        const pieces = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("error", failed);
        answer.on("end", () => done(told(answer, Buffer.concat(pieces))));
      },
    );
    asked.setTimeout(limit, () => asked.destroy(new Error(`${method} ${path}: no answer in ${limit} ms`)));
    asked.on("error", failed);
    asked.end(body);
  });
}

function told(answer, body) {
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body,
    type: (answer.headers["content-type"] ?? "").split(";")[0],
    get text() {
      return plain(answer.headers["content-encoding"], body).toString("utf8");
    },
  };
}

/// The bytes before they were encoded for the way.
export function plain(encoding, body) {
  if (encoding === "gzip") return zlib.gunzipSync(body);
  if (encoding === "br") return zlib.brotliDecompressSync(body);
  return body;
}

/// Follows redirects on the same host, at most five: the last answer, with `path` where it was.
export async function follow(origin, path, options) {
  for (let hop = 0; hop < 5; ++hop) {
    const answer = await request(origin, path, options);
    if (![301, 302, 303, 307, 308].includes(answer.status)) return { ...answer, text: answer.text, path };
    path = own_path(origin, answer.headers.location);
  }
  throw new Error(`${path} redirects without end`);
}

/// An address of this newspaper as a path; throws when it leads elsewhere.
export function own_path(origin, address) {
  const where = new URL(address, origin);
  if (where.origin !== new URL(origin).origin) throw new Error(`${address} leads away from ${origin}`);
  return where.pathname + where.search;
}

/// One reader's beacon for a story; every `reader` is another person.
export const read_by = (origin, story, reader) =>
  request(origin, `/read/${story}`, { method: "POST", headers: { "User-Agent": `${browser_name} Reader/${reader}` } });

/// How often a story was read, as the beacon answers to one who is not counted.
export async function reads_of(origin, story) {
  const answer = await request(origin, `/read/${story}`, { method: "POST", headers: { "User-Agent": "a test's bot" } });
  if (answer.status === 204) return 0;
  return JSON.parse(answer.text).reads;
}
