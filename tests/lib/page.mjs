import assert from "node:assert/strict";

import { parseHTML } from "linkedom";

import { own_path } from "./http.mjs";

/// An answer's HTML as a document.
export const document_of = (answer) => parseHTML(answer.text).document;

/// The words of an element as a reader sees them: without marks of direction, one blank between words.
export const words_of = (element) => (element?.textContent ?? "").replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();
export const all_words = (document, selector) => [...document.querySelectorAll(selector)].map(words_of);

/// Addresses that a page makes a browser fetch by itself.
export function fetched_addresses(document) {
  const found = [];
  const take = (selector, attribute) => {
    for (const each of document.querySelectorAll(selector)) {
      const value = each.getAttribute(attribute);
      if (!value) continue;
      found.push(...(attribute === "srcset" ? value.split(",").map((part) => part.trim().split(/\s+/)[0]) : [value]));
    }
  };
  take("script[src]", "src");
  take("img[src], source[src], video[src], audio[src], iframe[src], embed[src]", "src");
  take("img[srcset], source[srcset]", "srcset");
  take('link[rel="stylesheet"], link[rel="preload"], link[rel="icon"], link[rel="manifest"], link[rel="modulepreload"]', "href");
  for (const style of document.querySelectorAll("style")) {
    for (const [, address] of style.textContent.matchAll(/url\(\s*["']?([^"')]+)/g)) found.push(address);
    assert.doesNotMatch(style.textContent, /@import/, "a style that fetches another");
  }
  return found;
}

/// What holds for every answer, errors too (X-Content-Type-Options and its kin).
export function has_security_headers(answer, what) {
  assert.equal(answer.headers["x-content-type-options"], "nosniff", `${what}: nosniff`);
  assert.ok(answer.headers["referrer-policy"], `${what}: Referrer-Policy`);
  assert.ok(answer.headers["permissions-policy"], `${what}: Permissions-Policy`);
  assert.ok(answer.headers["content-security-policy"], `${what}: Content-Security-Policy`);
  assert.doesNotMatch(answer.headers["content-security-policy"], /unsafe-|\*|https?:/, `${what}: the policy leaves no door open`);
  assert.match(answer.headers["content-security-policy"], /default-src 'none'/, `${what}: what is not named is not allowed`);
  assert.match(answer.headers["content-security-policy"], /frame-ancestors 'none'/, `${what}: nobody frames it`);
  assert.equal(answer.headers["set-cookie"], undefined, `${what}: no cookie`);
  assert.equal(answer.headers["x-powered-by"], undefined, what);
}

/// What holds for every page of the site's: dress, language, no inline script, nothing from another host.
export function is_whole_page(origin, answer, what) {
  assert.equal(answer.type, "text/html", what);
  assert.match(answer.headers["content-type"], /charset=utf-8/i, what);
  has_security_headers(answer, what);
  const document = document_of(answer);
  assert.match(document.documentElement.getAttribute("lang"), /^(ar|en)/, `${what}: language`);
  assert.match(document.documentElement.getAttribute("dir"), /^(rtl|ltr)$/, `${what}: direction`);
  assert.equal(document.querySelectorAll("h1").length, 1, `${what}: one h1`);
  assert.ok(words_of(document.querySelector("title")), `${what}: title`);
  assert.ok(document.querySelector("main"), `${what}: main`);
  for (const script of document.querySelectorAll("script:not([src])")) {
    assert.equal(script.getAttribute("type"), "application/ld+json", `${what}: an inline script`);
    JSON.parse(script.textContent);
  }
  for (const { name, value } of [...document.querySelectorAll("*")].flatMap((each) => [...each.attributes])) {
    assert.doesNotMatch(name, /^on/i, `${what}: a script in an attribute`);
    assert.doesNotMatch(value, /^\s*javascript:/i, `${what}: a script in an address`);
  }
  assert.equal(document.querySelectorAll("[style]").length, 0, `${what}: a style attribute, which the policy would not allow`);
  for (const address of fetched_addresses(document)) {
    if (!address.startsWith("data:")) own_path(origin, address);
  }
  return document;
}

/// A page of the light edition: text alone, and, as browsers ask for it (gzip), under 15 KB on the wire.
export function is_lite_page(origin, answer, what) {
  const document = is_whole_page(origin, answer, what);
  assert.equal(answer.headers["content-encoding"], "gzip", what);
  assert.ok(answer.body.length < 15 * 1024, `${what}: ${answer.body.length} bytes; under 15 KB are wanted`);
  for (const selector of ["img", "picture", "script", "link[rel=preload]", "link[rel=stylesheet]", "iframe", "video", "svg image"]) {
    assert.equal(document.querySelectorAll(selector).length, 0, `${what}: ${selector} in the light edition`);
  }
  assert.doesNotMatch(answer.text, /@font-face|url\(/, `${what}: a font or picture in its style`);
  return document;
}
