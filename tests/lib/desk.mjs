import { createHmac } from "node:crypto";

import { request } from "./http.mjs";
import { until } from "./wait.mjs";

/// A browser at the desk: keeps its cookies and its session's token, and asks as the desk's own page does.
export class DeskBrowser {
  constructor(origin) {
    Object.assign(this, { origin, cookies: new Map(), csrf: undefined });
  }

  /// { status, json, text, headers }. `path` is below /admin/api.
  async ask(method, path, body, headers = {}) {
    const answer = await request(this.origin, `/admin/api/${path}`, {
      method,
      headers: {
        "Sec-Fetch-Site": "same-origin",
        ...(this.cookies.size ? { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(this.csrf && method !== "GET" ? { "X-CSRF": this.csrf } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0;/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const json = answer.type === "application/json" ? JSON.parse(answer.text) : undefined;
    if (answer.status === 200 && json?.csrf) this.csrf = json.csrf;
    return { status: answer.status, headers: answer.headers, text: answer.text, json };
  }
  get(path) {
    return this.ask("GET", path);
  }
  post(path, body = {}) {
    return this.ask("POST", path, body);
  }
  put(path, body) {
    return this.ask("PUT", path, body);
  }
  patch(path, body) {
    return this.ask("PATCH", path, body);
  }
  delete(path, body) {
    return this.ask("DELETE", path, body);
  }

  sign_in(email, password) {
    return this.post("session", { email, password });
  }
  /// What stands behind a one-time link.
  accept(link, answers) {
    return this.post(`invitations/${token_of(link)}`, answers);
  }
}

/// The link that `midad serve`, `midad people` or an administrator's answer gave.
export const link_in = (text) => /https?:\/\/\S+\/admin\/invitation\/\S+/.exec(text)?.[0];
export const token_of = (link) => link.split("/").at(-1);

/// The link that the paper's own process prints while nobody is at the desk; its address may be told a moment sooner.
export const first_link = (paper) => until("midad serve says the first link", () => link_in(paper.node.child.said));

/// The first administrator, signed in by that link.
export async function administrator_of(paper, { name = "سلمى نجّار", email = "salma@almidad.example", password = "سبع سمكات في القطار" } = {}) {
  const browser = new DeskBrowser(paper.origin);
  const answer = await browser.accept(await first_link(paper), { name, email, password });
  if (answer.status !== 200) throw new Error(answer.text);
  return Object.assign(browser, { email, password, session: answer.json });
}

/// RFC 6238 as a telephone reckons it, written apart from the program's own.
export function code_of(secret, at_ms = Date.now()) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at_ms / 30_000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
