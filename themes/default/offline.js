/* Reading without a line: the front and the last twenty stories that were read stay on the reader's own machine. The network
   is always asked first; what is served from the store says so. Kept are public pages of two kinds and nothing else: no
   feed, no search, no desk, no light page. A story that was withdrawn (410) is forgotten at once, any other after a week.
   To switch it off, a theme puts a script in its place that calls registration.unregister(). */
"use strict";
const pages = "midad-pages-1", files = "midad-files-1", pictures = "midad-pictures-1";
const most = { [pages]: 21, [files]: 12, [pictures]: 60 };  // 21: twenty stories and the front
const week = 7 * 24 * 3600 * 1000;
const patience = 5000;  // ms that a line may take before the kept page is better

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", (event) => event.waitUntil(keep_seen(event.data)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (!/^\/(lite|admin|s)(\/|$)/.test(pathname) && !/\.[a-z]+$/.test(pathname)) event.respondWith(page(event));
  } else if (shelf_of(pathname)) {
    event.respondWith(file(event, shelf_of(pathname)));
  }
});

const is_front = (path) => path === "/";
const is_story = (path) => /^\/[^/]+\/\d+\/[^/]+$/.test(path);
/* Both stand at addresses made from their bytes. */
const shelf_of = (path) => (path.startsWith("/assets/") ? files : path.startsWith("/media/") ? pictures : null);
const address_of = (url) => url.split(/[?#]/)[0];

async function begin() {
  for (const name of await caches.keys()) if (name.startsWith("midad-") && !(name in most)) await caches.delete(name);
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await self.clients.claim();
}

/* What the page that called us was made of: it is in the browser's own store already, so nothing is asked for. */
async function keep_seen({ page: url, files: urls }) {
  const again = (one) => fetch(one, { cache: "force-cache" });
  await keep_page(url, await again(url));
  for (const one of urls) {
    const shelf = new URL(one).origin === location.origin && shelf_of(new URL(one).pathname);
    if (shelf) await keep_file(shelf, one, await again(one)).catch(() => {});
  }
}

async function page(event) {
  const url = address_of(event.request.url);
  const online = ask(event, url);
  const late = new Promise((done) => setTimeout(done, patience)).then(() => kept(url));
  const first = await Promise.race([online, late]).catch(() => null);
  if (first) return first;
  const answer = await online.catch(() => null);
  return answer ?? (await kept(url)) ?? (await instead()) ?? Response.error();
}

/* The network's answer; rejected when there is none, or only that the paper is out of order and a kept page is better. */
async function ask(event, url) {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  if (answer.status >= 500 && (await kept(url))) throw new Error(answer.status);
  event.waitUntil(keep_page(url, answer.clone()));
  return answer;
}

async function keep_page(url, answer) {
  const path = new URL(url).pathname;
  if (!is_front(path) && !is_story(path)) return;
  const store = await caches.open(pages);
  if (answer.status === 410 || answer.status === 404) await store.delete(url);
  if (answer.status !== 200 || answer.redirected || !/\bpublic\b/.test(answer.headers.get("Cache-Control"))) return;
  await store.delete(url);  // so that it stands last
  await store.put(url, answer);
  const keys = await store.keys();
  const stories = keys.filter((one) => !is_front(new URL(one.url).pathname));
  for (const old of stories.slice(0, Math.max(0, stories.length - (most[pages] - 1)))) await store.delete(old);
}

async function file(event, shelf) {
  const url = event.request.url;
  const there = await (await caches.open(shelf)).match(url);
  if (there) return there;
  const answer = await fetch(event.request);
  event.waitUntil(keep_file(shelf, url, answer.clone()));
  return answer;
}

async function keep_file(shelf, url, answer) {
  if (answer.status !== 200 || !/\bimmutable\b/.test(answer.headers.get("Cache-Control"))) return;
  const store = await caches.open(shelf);
  await store.put(url, answer);
  const keys = await store.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most[shelf]))) await store.delete(old);
}

/* The page as it was read, saying so: the sentences stand hidden in every page (top.html). */
async function kept(url) {
  const store = await caches.open(pages);
  const found = await store.match(url);
  if (!found) return null;
  if (Date.now() - Date.parse(found.headers.get("Date")) < week) return saying("kept", found);
  await store.delete(url);
  return null;
}

/* For a page that was not kept: the front, or else the story read last. */
async function instead() {
  const store = await caches.open(pages);
  const front = await store.match(new URL("/", location.href).href);
  const last = front ?? (await store.match((await store.keys()).at(-1) ?? ""));
  return last ? saying("instead", last) : null;
}

async function saying(what, found) {
  const text = (await found.text()).replace(`<p class="offline" data-offline="${what}" hidden`, `<p class="offline" data-offline="${what}"`);
  const headers = new Headers(found.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  return new Response(text, { status: 200, headers });
}
