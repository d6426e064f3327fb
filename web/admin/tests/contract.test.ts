/**
 * The answers that C++ tests have produced (contract/admin/*.json) and those of the mock, against the same forms. A file's name
 * is the form's: story.json, or story.two-persons.json for another example of it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { spare, whole } from "../src/stories/article";
import { blocks_of, doc_of } from "../src/stories/editor/form";

type Form = string | [Form] | { [name: string]: Form };

const both = { ar: "string", en: "string" };
const person = {
  id: "number",
  name: "string",
  email: "string",
  role: "string",
  desks: ["number"] as [Form],
  language: "string",
  second_factor: "boolean",
  disabled: "boolean",
  invited: "boolean",
  last_seen_ms: "number|null",
};
const stage = { key: "string", name: "string" };
const desk = {
  id: "number",
  name: "string",
  section: "string|null",
  stages: [stage] as [Form],
  two_persons: "boolean",
  disabled: "boolean",
};
const publicly = {
  story: "number",
  version: "number",
  address: "string",
  published_at_ms: "number",
  updated_at_ms: "number",
  withdrawn: "boolean",
  unpublish_at_ms: "number|null",
  changed: "boolean",
  undo_until_ms: "number|null",
};
const card = {
  id: "number",
  desk: "number",
  stage: "string",
  headline: "string",
  section: "string",
  language: "string",
  author: "number",
  holder: "number|null",
  age_ms: "number",
  changed_at_ms: "number",
  words: "number",
  signed_off: "boolean",
  publish_at_ms: "number|null",
  embargo_until_ms: "number|null",
  due_ms: "number|null",
  missed: "boolean",
  public: "public|null",
  open_comments: "number",
  locked_by: "number|null",
};
const cards: [Form] = [card];
const objection = { key: "string", ...both, "where?": "string", "block?": "number", override: "boolean" };
const warning = { key: "string", ...both, "where?": "string", "block?": "number", "quote?": "string", "instead?": "string" };
const lock = { person: "number", since_ms: "number", session: "string" };
const present: [Form] = [{ person: "number", seen_ms: "number", session: "string" }];
const comment = {
  id: "number",
  person: "number",
  at_ms: "number",
  text: "string",
  blocking: "boolean",
  closed: "boolean",
  assigned: "number|null",
  block: "number",
  from: "number",
  to: "number",
  quote: "string",
  moved: "boolean",
  answers: [{ person: "number", at_ms: "number", text: "string" }] as [Form],
};
const revision = { number: "number", person: "number", at_ms: "number", kind: "string", words: "number" };
const media = {
  id: "string",
  width: "number",
  height: "number",
  colour: "string",
  alt: "string",
  caption: "string",
  credit: "string",
  licence: "string",
  licence_until_ms: "number|null",
  focal: "focal|null",
  kept_at_ms: "number",
  by: "number|null",
  file_name: "string",
  used: [{ story: "number|null", id: "number|null", headline: "string" }] as [Form],
  duplicates: ["string"] as [Form],
  thumbnail: "string",
  preview: "string",
  "told?": "object",
};
const story = {
  story: card,
  article: "article",
  revision: "number",
  may: ["string"] as [Form],
  lock: "lock|null",
  present,
  translations: [{ id: "number", language: "string", headline: "string", older_than_source: "boolean" }] as [Form],
  sign_off: "sign_off|null",
};
const error = { key: "string", ...both, "where?": "string" };

const named: Record<string, Form> = {
  public: publicly,
  lock,
  focal: { x: "number", y: "number" },
  sign_off: { person: "number", at_ms: "number", revision: "number" },
};
const forms: Record<string, Form> = {
  session: {
    person,
    permissions: ["string"],
    csrf: "string",
    paper: {
      name: "string",
      display_name: "string",
      language: "string",
      address: "string",
      city: "string",
      digits: "string",
      "months?": "string",
      "time_zone?": "string",
    },
    sections: [{ key: "string", name: "string", slug: "string" }],
    desks: [desk],
    people: [{ id: "number", name: "string", role: "string", disabled: "boolean" }],
    now_ms: "number",
  },
  signed_out: { error, paper: { name: "string", language: "string" }, first: "boolean" },
  ticket: { ticket: "string" },
  invitation: { name: "string", email: "string", role: "string", kind: "string" },
  people: { people: [person] },
  person,
  invited: { person, link: "string" },
  second_factor: { secret: "string", uri: "string", qr_svg: "string" },
  desks: { desks: [desk] },
  desk: { desk },
  home: {
    mine: cards,
    waiting: cards,
    due: cards,
    missed: cards,
    recent: cards,
    read_now: [{ story: "number", headline: "string", address: "string", reads: "number" }],
  },
  board: { stages: [stage], stories: cards },
  stories: { stories: cards, "older?": "string" },
  story,
  saved: { revision: "number", saved_at_ms: "number", merged: "boolean", "article?": "article" },
  merge: {
    error,
    base: "article",
    theirs: "article",
    mine: "article",
    kept: "number",
    revision: "number",
    by: "number",
    conflicts: [{ where: "string", block: "number|null" }],
  },
  revisions: { revisions: [revision] },
  revision: { revision, article: "article" },
  difference: {
    from: "number",
    to: "number",
    parts: [
      { where: "string", was: "number|null", is: "number|null", kind: "string", words: [{ text: "string", kind: "string" }] },
    ],
  },
  presence: { present, lock: "lock|null", revision: "number", comments: [comment] },
  lock: { lock: "lock|null" },
  locked: { error, lock },
  comments: { comments: [comment] },
  comment,
  pasted: {
    article: "article",
    recognised: [{ part: "string", text: "string" }],
    left_out: [{ what: "string", text: "string" }],
    notes: [warning],
  },
  publication: {
    sentence: both,
    action: "string",
    stops: [objection],
    warnings: [warning],
    weight: { page_bytes: "number", budget_bytes: "number", parts: [{ where: "string", block: "number|null", bytes: "number" }] },
    goes_to: [{ key: "string", ...both, on: "boolean" }],
    times: [{ key: "string", ...both, at_ms: "number" }],
    revision: "number",
  },
  refusal: { error, "objections?": [objection] },
  corrections: {
    corrections: [{ story: "number", "headline?": "string", at_ms: "number", note: "string", address: "string" }],
    withdrawals: [
      { story: "number", "headline?": "string", at_ms: "number", note: "string", address: "string", reason: "string" },
    ],
  },
  media: { items: [media], "older?": "string" },
  media_item: media,
  upload: { upload: "string", offset: "number" },
  offset: { offset: "number" },
  uploaded: { "item?": media, "file?": "string" },
  audit: {
    entries: [
      { number: "number", at_ms: "number", person: "number|null", ...both, key: "string", story: "number|null", hash: "string" },
    ],
    "older?": "string",
  },
};

/** What of `value` is not as `form` says. */
function faults(value: unknown, form: Form, where: string): string[] {
  if (typeof form === "string") {
    if (form.endsWith("|null")) return value === null ? [] : faults(value, form.slice(0, -5), where);
    if (form === "article") return article_faults(value, where);
    if (form in named) return faults(value, named[form]!, where);
    return typeof value === form ? [] : [`${where}: ${JSON.stringify(value)} is no ${form}`];
  }
  if (Array.isArray(form)) {
    if (!Array.isArray(value)) return [`${where}: no list`];
    return value.flatMap((one, at) => faults(one, form[0], `${where}[${at}]`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${where}: no object`];
  const given = new Map(Object.entries(value));
  const found: string[] = [];
  for (const [name, inner] of Object.entries(form)) {
    const plain = name.replace("?", "");
    if (!given.has(plain)) {
      if (plain === name) found.push(`${where}.${name}: missing`);
      continue;
    }
    found.push(...faults(given.get(plain), inner, `${where}.${plain}`));
    given.delete(plain);
  }
  return [...found, ...[...given.keys()].map((name) => `${where}.${name}: not in the contract`)];
}

/** An article goes through the editor and comes back as it was. */
function article_faults(value: unknown, where: string): string[] {
  const article = whole(value as Parameters<typeof whole>[0]);
  const back = spare({ ...article, blocks: blocks_of(doc_of(article.blocks)) });
  return JSON.stringify(back) === JSON.stringify(spare(article))
    ? []
    : [`${where}: does not come back from the editor as it was`];
}

const folder = path.resolve("../../contract/admin");
describe("answers that the server's tests have produced", () => {
  it.each(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [])("%s", (file) => {
    const name = file.split(".")[0]!.replace(/-/g, "_");
    expect(Object.keys(forms), `no form is called ${name}`).toContain(name);
    expect(faults(JSON.parse(readFileSync(path.join(folder, file), "utf8")), forms[name]!, name)).toEqual([]);
  });
  it("may be none yet", () => undefined);
});

describe("the mock's answers", () => {
  it("have the contract's forms", async () => {
    const { serve } = await import(/* @vite-ignore */ path.resolve("mock/serve.mjs"));
    const mock = await serve();
    const ask = async (method: string, route: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${mock.origin}/admin/api/${route}`, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { cookie: answer.headers.get("set-cookie")?.split(";")[0], body: await answer.json() };
    };
    const out: string[] = [];
    const check = (name: string, value: unknown) => out.push(...faults(value, forms[name]!, name));
    check("signed_out", (await ask("GET", "session")).body);
    const { cookie, body: session } = await ask("POST", "session", { email: "hala@almidad.example", password: "كلمة سر طويلة" });
    check("session", session);
    const as = { Cookie: cookie!, "X-CSRF": session.csrf };
    const id = [...mock.room.stories.keys()][1];
    for (const [name, method, route, body] of [
      ["home", "GET", "home"],
      ["board", "GET", "board?desk=1"],
      ["stories", "GET", "stories?words="],
      ["story", "GET", `stories/${id}`],
      ["revisions", "GET", `stories/${id}/revisions`],
      ["revision", "GET", `stories/${id}/revisions/2`],
      ["difference", "GET", `stories/${id}/difference`],
      ["comments", "GET", `stories/${id}/comments`],
      ["publication", "GET", `stories/${id}/publication`],
      ["presence", "POST", `stories/${id}/presence`, { session: "a" }],
      ["lock", "PUT", `stories/${id}/lock`, { session: "a" }],
      ["people", "GET", "people"],
      ["desks", "GET", "desks"],
      ["media", "GET", "media"],
      ["audit", "GET", "audit"],
      ["corrections", "GET", "corrections"],
      ["invitation", "GET", "invitations/first-of-all"],
      ["pasted", "POST", "pasted", { text: "عنوان القصة\nمرسى الشرق – (وكالات) قال الوزير إن الأمر تم.\nمشاركة" }],
      ["upload", "POST", "uploads", { name: "a.jpg", size_bytes: 3, kind: "picture" }],
      ["refusal", "POST", `stories/${id}/publication`, { revision: 1 }],
      ["refusal", "GET", "stories/1"],
    ] as [string, string, string, unknown?][])
      check(name, (await ask(method, route, body, as)).body);
    await mock.close();
    expect(out).toEqual([]);
  });
});
