import assert from "node:assert/strict";

import { follow, own_path } from "./http.mjs";
import { document_of } from "./page.mjs";
import { partnership, section_keys, typed } from "./story.mjs";
import { until } from "./wait.mjs";

/// Every kind of page that readers come to: its path by its name. Found by following the pages' own links.
export async function kinds_of_page(paper) {
  const story = await follow(paper.origin, `/s/${partnership.story}`);
  const page = document_of(story);
  const first = (document, selector) => own_path(paper.origin, document.querySelector(selector).getAttribute("href"));
  const front = document_of(await paper.get("/"));
  const sections = [...new Set([...front.querySelectorAll("nav.all a")].map((link) => own_path(paper.origin, link.getAttribute("href"))))];
  assert.equal(sections.length, section_keys.length, `the ten sections: ${sections.map(decodeURIComponent)}`);
  const month = first(document_of(await paper.get("/archive")), 'a[href*="/archive/"]');
  const kinds = {
    front: "/",
    story: story.path,
    keyword: first(page, ".keywords a"),
    author: first(page, ".people a"),
    archive: "/archive",
    month,
    day: first(document_of(await paper.get(month)), 'a[href*="/day/"]'),
    "most-read": "/most-read",
    keywords: "/keywords",
    authors: "/authors",
    search: "/search",
    "search-found": "/search?q=" + encodeURIComponent("الإنسولين"),
    "search-nothing": "/search?q=" + encodeURIComponent("غغغغ"),
    corrections: "/corrections",
    about: "/about",
    magazine: "/magazine",
  };
  sections.forEach((section, at) => (kinds[`section-${at + 1}`] = section));
  return kinds;
}

/// Every template as a browser is shown it, by the name of its picture: { path, status }.
export async function templates_of(paper) {
  const kinds = await kinds_of_page(paper);
  const at = async (number) => (await follow(paper.origin, `/s/${number}`)).path;
  const gone = await paper.publish(typed({ headline: "خبر سُحب قبل أن يُقرأ" }));
  assert.equal(gone.code, 0, gone.complained);
  assert.equal((await paper.midad("withdraw", String(gone.story), "--reason", "legal", "--note", "سُحب بقرار من المحكمة.")).code, 0);
  await until("it is gone", async () => (await paper.get(gone.path)).status === 410);
  const shown = {
    front: kinds.front,
    section: kinds["section-1"],
    "section-opinion": "/" + encodeURIComponent("رأي"),
    story: kinds.story,
    "story-brief": await at(12),
    "story-corrected": await at(39),
    "story-english": await at(54),
    "story-code": await at(60),
    keyword: kinds.keyword,
    author: kinds.author,
    day: kinds.day,
    archive: kinds.archive,
    month: kinds.month,
    keywords: kinds.keywords,
    authors: kinds.authors,
    "most-read": kinds["most-read"],
    search: kinds.search,
    "search-found": kinds["search-found"],
    "search-nothing": kinds["search-nothing"],
    corrections: kinds.corrections,
    about: kinds.about,
    magazine: kinds.magazine,
    "lite-front": "/lite",
    "lite-keywords": "/lite/keywords",
    "lite-story": `/lite/s/${partnership.story}`,
  };
  const templates = Object.fromEntries(Object.entries(shown).map(([name, path]) => [name, { path, status: 200 }]));
  // Each template in the light form too; both names of one story's page are in `shown`.
  for (const name of ["section", "keyword", "author", "day", "archive", "month", "most-read", "search-found", "search-nothing", "corrections", "about"]) {
    templates[`lite-${name}`] = { path: `/lite${shown[name]}`, status: 200 };
  }
  templates["lite-story-english"] = { path: "/lite/s/54", status: 200 };
  templates["lite-not-found"] = { path: "/lite/nothing-here/at/all", status: 404 };
  templates["not-found"] = { path: "/nothing-here", status: 404 };
  templates.gone = { path: gone.path, status: 410 };
  return templates;
}
