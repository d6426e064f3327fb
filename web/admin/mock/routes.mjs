// What the mock answers: the routes of src/contract.ts.
import { createHash, randomBytes } from "node:crypto";

import { permissions_of, words_in } from "./newsroom.mjs";
import { picture_size } from "./sample.mjs";

export class Refusal extends Error {
  constructor(status, key, ar, en, more = {}) {
    super(en);
    Object.assign(this, {
      status,
      body: { error: { key, ar, en, ...(more.where ? { where: more.where } : {}) }, ...more, where: undefined },
    });
  }
}
const no = (status, key, ar, en, more) => {
  throw new Refusal(status, key, ar, en, more);
};
const not_found = () => no(404, "admin.not_found", "لا شيء في هذا العنوان.", "There is nothing here.");
const strings = (text) => text.map((one) => (typeof one === "string" ? one : one.text)).join("");
const plain = (block) => {
  switch (block.kind) {
    case "paragraph":
      return strings(block.text);
    case "subhead":
      return block.text;
    case "quote":
      return [strings(block.text), block.speaker].filter(Boolean).join("\n");
    case "list":
      return block.items.map(strings).join("\n");
    case "facts":
      return [block.title, ...block.blocks.map(plain)].filter(Boolean).join("\n");
    case "table":
      return [block.caption, ...[block.head ?? [], ...block.rows].flat().map(strings)].filter(Boolean).join("\n");
    case "picture":
      return block.picture.caption ?? "";
    default:
      return block.title ?? "";
  }
};

/// `merging`: src/stories/merge.ts, whose three-way merge stands in for the server's own.
export function routes(room, merging) {
  const latest = (story) => story.revisions.at(-1);
  const person = (id) => room.people.find((one) => one.id === id);
  const desk = (id) => room.desks.find((one) => one.id === id);
  const story_of = (id) => {
    const found = room.stories.get(Number(id));
    if (!found || found.binned) not_found();
    return found;
  };
  const sees = (who, story) =>
    permissions_of(who).includes("desk.all") || who.desks.includes(story.desk) || story.author === who.id;
  const may_on = (who, story) =>
    permissions_of(who).filter(
      (one) =>
        one.startsWith("story.") &&
        (one !== "story.write" || story.author === who.id || permissions_of(who).includes("story.edit_others")) &&
        sees(who, story),
    );
  const need = (who, permission) =>
    permissions_of(who).includes(permission) || no(403, "admin.may_not", "ليس لك أن تفعل هذا.", "You may not do this.");
  const changed = (story) => Boolean(story.public) && story.public.revision !== latest(story).number;

  function card(story) {
    const { article } = latest(story);
    const { revision: _r, before: _b, ...publicly } = story.public ?? {};
    return {
      id: story.id,
      desk: story.desk,
      stage: story.stage,
      headline: article.headline,
      section: article.section,
      language: article.language,
      author: story.author,
      holder: story.holder,
      age_ms: room.now() - story.stage_since,
      changed_at_ms: story.changed_at,
      words: words_in(article),
      signed_off: story.sign_off?.revision === latest(story).number,
      publish_at_ms: story.publish_at_ms,
      embargo_until_ms: story.embargo_until_ms,
      due_ms: story.due_ms,
      missed: story.missed,
      public: story.public ? { ...publicly, changed: changed(story) } : null,
      open_comments: story.comments.filter((one) => !one.closed).length,
      locked_by: story.lock?.person ?? null,
    };
  }
  const present = (story) =>
    [...story.present.entries()]
      .filter(([, one]) => room.now() - one.seen_ms < 30_000)
      .map(([session, one]) => ({ ...one, session }));
  const answer = (who, story) => ({
    story: card(story),
    article: latest(story).article,
    revision: latest(story).number,
    may: may_on(who, story),
    lock: story.lock,
    present: present(story),
    translations: [...room.stories.values()]
      .filter((one) => one.translation_of === story.id || one.id === story.translation_of)
      .map((one) => ({
        id: one.id,
        language: latest(one).article.language,
        headline: latest(one).article.headline,
        older_than_source: one.changed_at < story.changed_at,
      })),
    sign_off: story.sign_off,
  });
  const whole = (article) => ({
    kicker: "",
    headline: "",
    standfirst: "",
    dateline: { city: "", agency: "" },
    bylines: [],
    keywords: [],
    sources: [],
    ...article,
    blocks: article.blocks ?? [],
  });
  function add_revision(story, who, article, kind) {
    const revision = { number: latest(story).number + 1, person: who.id, at_ms: room.now(), kind, article };
    story.revisions.push(revision);
    story.changed_at = room.now();
    for (const comment of story.comments)
      comment.moved = !plain(article.blocks[comment.block] ?? { kind: "file" }).includes(comment.quote);
    return revision;
  }
  const session_answer = (who, csrf) => ({
    person: who,
    permissions: permissions_of(who),
    csrf,
    paper: room.paper,
    sections: room.sections,
    desks: room.desks,
    people: room.people.map(({ id, name, role, disabled }) => ({ id, name, role, disabled })),
    now_ms: room.now(),
  });
  function enter(who) {
    const [token, csrf] = [randomBytes(16).toString("hex"), randomBytes(16).toString("hex")];
    room.sessions.set(token, { person: who.id, csrf });
    who.last_seen_ms = room.now();
    return { status: 200, body: session_answer(who, csrf), cookie: token };
  }

  function difference(story, from, to, ignore) {
    const at = (number) =>
      number === 0
        ? { blocks: [], headline: "", standfirst: "", kicker: "" }
        : whole((story.revisions.find((one) => one.number === number) ?? not_found()).article);
    const [old, next] = [at(from), at(to)];
    const parts = [];
    for (const where of ["kicker", "headline", "standfirst"]) {
      if (!old[where] && !next[where]) continue;
      const words = merging
        .word_difference(old[where] ?? "", next[where] ?? "", ignore)
        .map(({ text, kind }) => ({ text, kind }));
      parts.push({
        where,
        was: null,
        is: null,
        kind: words.every((one) => one.kind === "same") ? "same" : old[where] ? "changed" : "added",
        words,
      });
    }
    const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    let [i, j] = [0, 0];
    const rows = [...merging.common(old.blocks, next.blocks, equal), [old.blocks.length, next.blocks.length]];
    for (const [x, y] of rows) {
      while (i < x && j < y && old.blocks[i].kind === next.blocks[j].kind) {
        const words = merging.word_difference(plain(old.blocks[i]), plain(next.blocks[j]), ignore);
        parts.push({
          where: "block",
          was: i++,
          is: j++,
          kind: words.every((one) => one.kind === "same") ? "same" : "changed",
          words,
        });
      }
      for (; i < x; i++)
        parts.push({
          where: "block",
          was: i,
          is: null,
          kind: "removed",
          words: [{ text: plain(old.blocks[i]), kind: "removed" }],
        });
      for (; j < y; j++)
        parts.push({
          where: next.blocks[j].kind === "subhead" ? "subhead" : "block",
          was: null,
          is: j,
          kind: "added",
          words: [{ text: plain(next.blocks[j]), kind: "added" }],
        });
      if (y < next.blocks.length)
        parts.push({
          where: "block",
          was: x,
          is: y,
          kind: "same",
          words: [{ text: plain(next.blocks[y]), kind: "same" }],
        });
      [i, j] = [x + 1, y + 1];
    }
    return { from, to, parts };
  }

  function objections(story, who, signing) {
    const { article } = latest(story);
    const found = [];
    const add = (key, ar, en, more = {}) => found.push({ key, ar, en, override: false, ...more });
    if (!article.headline?.trim())
      add("desk.objection.headline", "لا عنوان للقصة.", "The story has no headline.", { where: "headline" });
    if (!article.section) add("desk.objection.section", "لم يُختر باب.", "No section was chosen.", { where: "section" });
    if (!(article.blocks ?? []).some((one) => plain(one).trim()))
      add("desk.objection.text", "لا نص في القصة.", "The story has no text.", { where: "block", block: 0 });
    if (article.picture && !article.picture.credit?.trim())
      add("desk.objection.credit", "صورة القصة بلا حق.", "The story’s picture has no credit.", { where: "credit" });
    (article.blocks ?? []).forEach(
      (one, block) =>
        one.kind === "picture" &&
        !one.picture.credit?.trim() &&
        add("desk.objection.credit", "صورة بلا حق.", "A picture has no credit.", { where: "picture", block }),
    );
    if (story.comments.some((one) => one.blocking && !one.closed))
      add("desk.objection.comment", "تعليق مفتوح يوقف النشر.", "An open comment holds back publishing.", {
        override: true,
        block: story.comments.find((one) => one.blocking && !one.closed).block,
      });
    if (story.embargo_until_ms > room.now())
      add("desk.objection.embargo", "القصة محظورة حتى موعدها.", "The story is under embargo.");
    const signed = story.sign_off?.revision === latest(story).number;
    const may_sign = may_on(who, story).includes("story.sign_off");
    if (!signed && !(signing ?? may_sign))
      add("desk.objection.sign_off", "لم تُوقَّع القصة.", "The story was not signed off.", { override: true });
    else if (!signed && desk(story.desk)?.two_persons && story.author === who.id && !story.brief_allowed)
      add("desk.objection.two_persons", "لا يوقّع أحد على قصته في هذا القسم.", "Nobody signs off their own story on this desk.", {
        override: true,
      });
    return found;
  }
  function warnings(article) {
    const found = [];
    if (article.picture && !article.picture.alt)
      found.push({
        key: "desk.warning.alt",
        ar: "صورة القصة بلا وصف.",
        en: "The picture has no description.",
        where: "picture",
      });
    (article.blocks ?? []).forEach((one, block) => {
      const text = plain(one);
      const wrong = /يوم الثلاثاء 7 مايو 2025/.exec(text);
      if (wrong)
        found.push({
          key: "proofing.weekday",
          ar: "7 أيار 2025 كان الأربعاء، لا الثلاثاء.",
          en: "7 May 2025 was a Wednesday, not a Tuesday.",
          block,
          quote: wrong[0],
          instead: "يوم الأربعاء 7 مايو 2025",
        });
    });
    return found;
  }
  function drawer(story, who) {
    const { article } = latest(story);
    const action = story.public ? "update" : "publish";
    const at = (hours, minutes = 0) => {
      const day = new Date(room.now());
      day.setHours(hours, minutes, 0, 0);
      return day.getTime() <= room.now() ? day.getTime() + 86_400_000 : day.getTime();
    };
    const quarter = Math.ceil((room.now() + 60_000) / 900_000) * 900_000;
    const parts = [
      { where: "page", block: null, bytes: 9400 },
      { where: "font", block: null, bytes: 27_600 },
    ];
    if (article.picture) parts.push({ where: "picture", block: null, bytes: 31_000 });
    (article.blocks ?? []).forEach(
      (one, block) =>
        one.kind !== "paragraph" &&
        one.kind !== "subhead" &&
        parts.push({
          where: one.kind,
          block,
          bytes: { picture: 38_000, embed: 400, table: 1900, file: 350 }[one.kind] ?? 700,
        }),
    );
    parts.push({ where: "paragraph", block: null, bytes: Math.round(words_in(article) * 5.1) });
    const section = room.sections.find((one) => one.key === article.section)?.name;
    const named = section ? ` في «${section}»` : "";
    return {
      sentence: story.public
        ? {
            ar: `تُحدَّث القصة المنشورة${named}، ويبقى عنوانها كما هو.`,
            en: "The public story is changed and keeps its address.",
          }
        : {
            ar: `تُنشر القصة الآن${named} وعلى الصفحة الأولى، ويقرؤها الناس بعد ثانية.`,
            en: "The story goes public now, in its section and on the front.",
          },
      action,
      stops: objections(story, who),
      warnings: warnings(article),
      weight: {
        page_bytes: parts.filter((one) => one.where !== "picture").reduce((sum, one) => sum + one.bytes, 0),
        budget_bytes: 51_200,
        parts,
      },
      goes_to: [
        { key: "section", ar: section ? `باب ${section}` : "الباب", en: "Section page", on: Boolean(section) },
        { key: "front", ar: "الصفحة الأولى", en: "Front page", on: true },
        { key: "feeds", ar: "الخلاصات", en: "Feeds", on: true },
        { key: "search", ar: "البحث", en: "Search", on: true },
      ],
      times: [
        { key: "quarter", ar: "ربع الساعة القادم", en: "The next quarter hour", at_ms: quarter },
        { key: "tonight", ar: "الليلة", en: "Tonight", at_ms: at(20) },
        { key: "morning", ar: "صباح الغد", en: "Tomorrow morning", at_ms: at(6, 30) },
      ],
      revision: latest(story).number,
    };
  }
  function check(story, who, body) {
    const found = objections(story, who, body.sign_off === true && may_on(who, story).includes("story.sign_off"));
    const left = found.filter((one) => !(one.override && body.override && permissions_of(who).includes("story.override")));
    if (left.length) no(409, "desk.refused", left[0].ar, left[0].en, { objections: left });
    if (body.revision !== latest(story).number)
      no(409, "desk.stale", "تغيّر النص بعد أن فُتح الدرج.", "The text has changed since.", { objections: [] });
  }

  /** Headline, dateline, sub-heads and furniture of a pasted text: enough for the application's own tests. */
  function pasted({ text = "" }) {
    const lines = text
      .split(/\r?\n+/)
      .map((one) => one.replace(/[\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim())
      .filter(Boolean);
    const furniture = /^(مشاركة|شارك|طباعة|أقرأ أيضًا|اقرأ أيضًا|التعليقات|مشاهدات|\d+ مشاهدة|المصدر:)/;
    const left_out = lines.filter((one) => furniture.test(one)).map((one) => ({ what: "furniture", text: one }));
    const rest = lines.filter((one) => !furniture.test(one));
    const recognised = [];
    const article = { language: "ar", section: "", headline: "", blocks: [] };
    if (rest[0] && rest[0].length < 140 && !/[.؟!]$/.test(rest[0]) && rest.length > 1) {
      article.headline = rest.shift();
      recognised.push({ part: "headline", text: article.headline });
    }
    const line = /^([\p{L} ]{2,30}?)\s*[–-]\s*\(([^)]+)\)\s*/u.exec(rest[0] ?? "");
    if (line) {
      article.dateline = { city: line[1], agency: line[2] };
      recognised.push({ part: "dateline", text: `${line[1]} – (${line[2]})` });
      rest[0] = rest[0].slice(line[0].length);
    }
    rest.forEach((one, at) => {
      if (at > 0 && one.length < 60 && !/[.؟!:»]$/.test(one)) {
        article.blocks.push({ kind: "subhead", text: one });
        recognised.push({ part: "subhead", text: one });
      } else article.blocks.push({ kind: "paragraph", text: [one] });
    });
    return { article, recognised, left_out, notes: [] };
  }

  const media_of = (id) => room.media.find((one) => one.id === id) ?? not_found();

  // ── the table: method, path, what to do. `open`: without a session. ──
  const table = [
    ["GET", "session", ({ session }) => ({ body: session_answer(person(session.person), session.csrf) })],
    [
      "POST",
      "session",
      ({ body }) => {
        const who = room.people.find((one) => one.email === body.email && !one.disabled);
        if (!who || room.passwords.get(who.id) !== body.password)
          no(403, "people.wrong", "البريد أو كلمة السر غير صحيحة.", "The e-mail or the password is wrong.");
        if (!who.second_factor) return enter(who);
        const ticket = randomBytes(8).toString("hex");
        room.tickets.set(ticket, who.id);
        return { status: 202, body: { ticket } };
      },
      "open",
    ],
    [
      "POST",
      "session/second-factor",
      ({ body }) =>
        room.tickets.has(body.ticket) && body.code === "123456"
          ? enter(person(room.tickets.get(body.ticket)))
          : no(403, "people.wrong_code", "الرمز غير صحيح، أو مضى وقته.", "The code is wrong or its time has passed."),
      "open",
    ],
    ["DELETE", "session", ({ token }) => (room.sessions.delete(token), { status: 204 })],
    ["PATCH", "session", ({ who, session, body }) => (Object.assign(who, body), { body: session_answer(who, session.csrf) })],
    [
      "DELETE",
      "sessions",
      ({ who }) => {
        for (const [token, one] of room.sessions) if (one.person === who.id) room.sessions.delete(token);
        return { status: 204 };
      },
    ],
    [
      "GET",
      "invitations/:token",
      ({ params }) => {
        const found =
          room.invitations.get(params.token) ??
          no(404, "people.link_used", "استُعمل هذا الرابط أو انتهى وقته.", "This link was used or has run out.");
        const who = found.person ? person(found.person) : null;
        return {
          body: {
            name: who?.name ?? "",
            email: who?.email ?? "",
            role: who?.role ?? "administrator",
            kind: found.kind,
          },
        };
      },
      "open",
    ],
    [
      "POST",
      "invitations/:token",
      ({ params, body }) => {
        const found = room.invitations.get(params.token) ?? not_found();
        if (!body.password || body.password.length < 10)
          no(422, "people.short", "كلمة السر أقصر من عشرة أحرف.", "The password is shorter than ten characters.", {
            where: "password",
          });
        room.invitations.delete(params.token);
        let who = found.person ? person(found.person) : null;
        if (!who)
          room.people.push(
            (who = {
              id: room.next++,
              name: body.name,
              email: body.email,
              role: "administrator",
              desks: [],
              language: "ar",
              second_factor: false,
              disabled: false,
              invited: false,
              last_seen_ms: null,
            }),
          );
        who.name = body.name || who.name;
        who.invited = false;
        room.passwords.set(who.id, body.password);
        return enter(who);
      },
      "open",
    ],
    ["GET", "people", ({ who }) => (need(who, "people.manage"), { body: { people: room.people } })],
    [
      "POST",
      "people",
      ({ who, body }) => {
        need(who, "people.manage");
        if (room.people.some((one) => one.email === body.email))
          no(409, "people.email_taken", "لهذا البريد حساب.", "This e-mail has an account.", { where: "email" });
        const made = {
          id: room.next++,
          ...body,
          language: "ar",
          second_factor: false,
          disabled: false,
          invited: true,
          last_seen_ms: null,
        };
        room.people.push(made);
        const token = randomBytes(12).toString("hex");
        room.invitations.set(token, { kind: "invitation", person: made.id });
        room.log("people.invited", who.id, `دعا ${who.name} ${made.name}.`, `${who.name} invited ${made.name}.`);
        return { status: 201, body: { person: made, link: `https://almidad.example/admin/invitation/${token}` } };
      },
    ],
    [
      "PATCH",
      "people/:id",
      ({ who, params, body }) => {
        const one = person(Number(params.id)) ?? not_found();
        if (one.id !== who.id || Object.keys(body).some((name) => name !== "language")) need(who, "people.manage");
        return { body: Object.assign(one, body) };
      },
    ],
    [
      "POST",
      "people/:id/reset",
      ({ who, params }) => (
        need(who, "people.manage"),
        room.invitations.set("reset-" + params.id, { kind: "reset", person: Number(params.id) }),
        { body: { link: `https://almidad.example/admin/invitation/reset-${params.id}` } }
      ),
    ],
    [
      "POST",
      "second-factor",
      () => {
        let path = "";
        for (let y = 0; y < 25; y++)
          for (let x = 0; x < 25; x++) if ((x * 7 + y * 13 + x * y) % 3 === 0) path += `M${x} ${y}h1v1h-1z`;
        return {
          body: {
            secret: "JBSW Y3DP EHPK 3PXP",
            uri: "otpauth://totp/x",
            qr_svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 29 29"><path d="${path}"/></svg>`,
          },
        };
      },
    ],
    [
      "PUT",
      "second-factor",
      ({ who, body }) =>
        body.code === "123456"
          ? ((who.second_factor = true),
            {
              body: {
                recovery_codes: ["4f7k-9qwe", "8mzn-2rty", "1vbc-6plk", "7xsd-3gha", "5jeu-0wio", "9cft-4bnm"],
              },
            })
          : no(403, "people.wrong_code", "الرمز غير صحيح.", "The code is wrong."),
    ],
    [
      "DELETE",
      "second-factor",
      ({ who, body }) =>
        room.passwords.get(who.id) === body.password
          ? ((who.second_factor = false), { status: 204 })
          : no(403, "people.wrong", "كلمة السر غير صحيحة.", "The password is wrong."),
    ],
    [
      "PUT",
      "password",
      ({ who, body }) =>
        room.passwords.get(who.id) === body.old
          ? (room.passwords.set(who.id, body.new), { status: 204 })
          : no(403, "people.wrong", "كلمة السر الحالية غير صحيحة.", "The present password is wrong.", { where: "old" }),
    ],
    ["GET", "desks", () => ({ body: { desks: room.desks } })],
    [
      "POST",
      "desks",
      ({ who, body }) => (
        need(who, "desks.manage"),
        room.desks.push({ id: room.next++, disabled: false, ...body }),
        { status: 201, body: room.desks.at(-1) }
      ),
    ],
    [
      "PATCH",
      "desks/:id",
      ({ who, params, body }) => (
        need(who, "desks.manage"),
        { body: Object.assign(desk(Number(params.id)) ?? not_found(), body) }
      ),
    ],

    [
      "GET",
      "home",
      ({ who }) => {
        const all = [...room.stories.values()].filter((one) => !one.binned && sees(who, one));
        const cards = (list) => list.map(card);
        const open = all.filter((one) => !one.public || changed(one));
        return {
          body: {
            mine: cards(open.filter((one) => one.author === who.id || (one.holder === who.id && one.stage === "draft"))),
            waiting: cards(
              open.filter(
                (one) => one.holder === who.id && one.stage !== "draft" && one.sign_off?.revision !== latest(one).number,
              ),
            ),
            due: cards(open.filter((one) => one.due_ms || (one.publish_at_ms && !one.missed))),
            missed: cards(all.filter((one) => one.missed)),
            recent: cards(
              all
                .filter((one) => one.public && !one.public.withdrawn)
                .sort((a, b) => b.public.updated_at_ms - a.public.updated_at_ms),
            ).slice(0, 6),
            read_now: all
              .filter((one) => one.public && !one.public.withdrawn)
              .slice(0, 5)
              .map((one, at) => ({
                story: one.public.story,
                headline: latest(one).article.headline,
                address: one.public.address,
                reads: [342, 118, 57, 12, 2][at],
              })),
          },
        };
      },
    ],
    [
      "GET",
      "board",
      ({ query }) => {
        const found = desk(Number(query.get("desk"))) ?? not_found();
        return {
          body: {
            stages: found.stages,
            stories: [...room.stories.values()]
              .filter((one) => !one.binned && one.desk === found.id && (!one.public || changed(one)))
              .map(card),
          },
        };
      },
    ],
    [
      "GET",
      "stories",
      ({ who, query }) => {
        const words = (query.get("words") ?? "").trim();
        const all = [...room.stories.values()].filter(
          (one) => !one.binned && sees(who, one) && (!words || latest(one).article.headline.includes(words)),
        );
        return {
          body: {
            stories: all
              .sort((a, b) => b.changed_at - a.changed_at)
              .map(card)
              .slice(0, 50),
          },
        };
      },
    ],
    [
      "POST",
      "stories",
      ({ who, body }) => {
        if (body.public_story) {
          const found = [...room.stories.values()].find((one) => one.public?.story === body.public_story) ?? not_found();
          return { status: 201, body: answer(who, found) };
        }
        const home = desk(body.desk ?? who.desks[0] ?? 1);
        const source = body.translation_of ? story_of(body.translation_of) : null;
        const wrote = who.role === "photographer" ? "photographed" : "wrote";
        const article = body.article ?? {
          language: body.language ?? "ar",
          section: home.section ?? "",
          headline: "",
          bylines: [{ role: wrote, name: who.name }],
          blocks: [],
        };
        const made = room.make({
          desk: source?.desk ?? home.id,
          author: who.id,
          article,
          stage_since: room.now(),
          changed_at: room.now(),
          translation_of: source?.id ?? null,
          brief_allowed: true,
        });
        room.log("story.began", who.id, `بدأ ${who.name} قصة.`, `${who.name} began a story.`, made.id);
        return { status: 201, body: answer(who, made) };
      },
    ],
    ["GET", "stories/:id", ({ who, params }) => ({ body: answer(who, story_of(params.id)) })],
    ["DELETE", "stories/:id", ({ params }) => ((story_of(params.id).binned = true), { status: 204 })],
    [
      "POST",
      "stories/:id/restoration",
      ({ who, params }) => {
        const found = room.stories.get(Number(params.id)) ?? not_found();
        found.binned = false;
        return { body: answer(who, found) };
      },
    ],
    [
      "PUT",
      "stories/:id/draft",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (!may_on(who, story).some((one) => one === "story.write" || one === "story.edit_others"))
          no(403, "admin.may_not", "ليس لك أن تحرّر هذه القصة.", "You may not edit this story.");
        const key = `${body.session} ${body.batch}`;
        if (story.batches.has(key)) return story.batches.get(key);
        const base =
          story.revisions.find((one) => one.number === body.based_on) ??
          no(422, "stories.no_base", "لا أعرف النسخة التي بُني عليها النص.", "The revision that this is based on is unknown.");
        const remember = (made) => (story.batches.set(key, made), made);
        if (base.number === latest(story).number) {
          const revision =
            JSON.stringify(base.article) === JSON.stringify(body.article)
              ? base
              : add_revision(story, who, body.article, "autosave");
          return remember({ body: { revision: revision.number, saved_at_ms: room.now(), merged: false } });
        }
        const theirs = latest(story);
        const found = merging.merge(whole(base.article), whole(theirs.article), whole(body.article));
        const conflicts = [
          ...found.fields.map((one) => ({ where: one.name, block: null })),
          ...found.blocks.filter((one) => !("agreed" in one)).map(() => ({ where: "block", block: null })),
        ];
        if (conflicts.length) {
          const kept = add_revision(story, who, body.article, "conflict");
          const again = add_revision(story, person(theirs.person), theirs.article, "merged");
          return remember({
            status: 409,
            body: {
              error: {
                key: "stories.conflict",
                ar: "غيّر اثنان الكلمات نفسها.",
                en: "Two have changed the same words.",
              },
              base: base.article,
              theirs: theirs.article,
              mine: body.article,
              kept: kept.number,
              revision: again.number,
              by: theirs.person,
              conflicts,
            },
          });
        }
        const merged = { ...found.article, blocks: found.blocks.flatMap((one) => one.agreed) };
        const revision = add_revision(story, who, merged, "merged");
        return remember({ body: { revision: revision.number, saved_at_ms: room.now(), merged: true, article: merged } });
      },
    ],
    [
      "GET",
      "stories/:id/revisions",
      ({ params }) => ({
        body: {
          revisions: story_of(params.id)
            .revisions.map(({ article, ...one }) => ({ ...one, words: words_in(article) }))
            .reverse(),
        },
      }),
    ],
    [
      "POST",
      "stories/:id/revisions",
      ({ params }) => {
        const revision = latest(story_of(params.id));
        revision.kind = "kept";
        const { article, ...one } = revision;
        return { status: 201, body: { revision: { ...one, words: words_in(article) } } };
      },
    ],
    [
      "GET",
      "stories/:id/revisions/:n",
      ({ params }) => {
        const { article, ...revision } =
          story_of(params.id).revisions.find((one) => one.number === Number(params.n)) ?? not_found();
        return { body: { revision: { ...revision, words: words_in(article) }, article } };
      },
    ],
    [
      "GET",
      "stories/:id/difference",
      ({ params, query }) => {
        const story = story_of(params.id);
        const from = query.has("from")
          ? Number(query.get("from"))
          : (story.sign_off?.revision ?? story.signed_before ?? story.public?.revision ?? 0);
        return {
          body: difference(
            story,
            from,
            query.has("to") ? Number(query.get("to")) : latest(story).number,
            query.get("ignore") === "diacritics",
          ),
        };
      },
    ],
    [
      "POST",
      "stories/:id/restored-blocks",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        const old = (story.revisions.find((one) => one.number === body.from) ?? not_found()).article;
        let article = structuredClone(latest(story).article);
        if (body.blocks === "all") article = structuredClone(old);
        else
          for (const block of body.blocks) {
            const parts = difference(story, body.from, latest(story).number, false).parts.filter(
              (one) => one.where === "block" || one.where === "subhead",
            );
            const part = parts.find((one) => one.was === block);
            if (part?.is !== null && part?.is !== undefined) article.blocks[part.is] = old.blocks[block];
            else article.blocks.splice(Math.min(block, article.blocks.length), 0, old.blocks[block]);
          }
        const revision = add_revision(story, who, article, "restored");
        return { body: { revision: revision.number, saved_at_ms: room.now(), merged: false } };
      },
    ],
    [
      "POST",
      "stories/:id/presence",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        story.present.set(body.session, { person: who.id, seen_ms: room.now() });
        return {
          body: { present: present(story), lock: story.lock, revision: latest(story).number, comments: story.comments },
        };
      },
    ],
    [
      "PUT",
      "stories/:id/lock",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        const held =
          story.lock && story.lock.session !== body.session && present(story).some((one) => one.session === story.lock.session);
        if (held && !body.take_over)
          no(409, "stories.locked", `يحرّرها ${person(story.lock.person).name} الآن.`, "Somebody is editing it.", {
            lock: story.lock,
          });
        if (body.take_over)
          room.log(
            "story.taken_over",
            who.id,
            `تولّى ${who.name} تحرير القصة: ${body.take_over}`,
            `${who.name} took over.`,
            story.id,
          );
        story.lock = { person: who.id, since_ms: room.now(), session: body.session };
        return { body: { lock: story.lock } };
      },
    ],
    [
      "DELETE",
      "stories/:id/lock",
      ({ params, body }) => {
        const story = story_of(params.id);
        if (story.lock?.session === body.session) story.lock = null;
        story.present.delete(body.session);
        return { status: 204 };
      },
    ],
    ["GET", "stories/:id/comments", ({ params }) => ({ body: { comments: story_of(params.id).comments } })],
    [
      "POST",
      "stories/:id/comments",
      ({ who, params, body }) => {
        const made = {
          id: room.next++,
          person: who.id,
          at_ms: room.now(),
          closed: false,
          assigned: null,
          moved: false,
          answers: [],
          ...body,
        };
        story_of(params.id).comments.push(made);
        return { status: 201, body: made };
      },
    ],
    [
      "POST",
      "stories/:id/comments/:n/answers",
      ({ who, params, body }) => {
        const found = story_of(params.id).comments.find((one) => one.id === Number(params.n)) ?? not_found();
        found.answers.push({ person: who.id, at_ms: room.now(), text: body.text });
        return { status: 201, body: found };
      },
    ],
    [
      "PATCH",
      "stories/:id/comments/:n",
      ({ params, body }) => ({
        body: Object.assign(story_of(params.id).comments.find((one) => one.id === Number(params.n)) ?? not_found(), body),
      }),
    ],
    ["POST", "pasted", ({ body }) => ({ body: pasted(body) })],

    ["GET", "stories/:id/publication", ({ who, params }) => ({ body: drawer(story_of(params.id), who) })],
    [
      "PUT",
      "stories/:id/stage",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (!desk(story.desk).stages.some((one) => one.key === body.stage))
          no(422, "desk.no_stage", "لا مرحلة بهذا الاسم.", "There is no such stage.");
        if (story.stage !== body.stage) story.stage_since = room.now();
        story.stage = body.stage;
        if ("holder" in body) story.holder = body.holder;
        return { body: answer(who, story) };
      },
    ],
    [
      "PUT",
      "stories/:id/sign-off",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (!may_on(who, story).includes("story.sign_off")) no(403, "admin.may_not", "ليس لك أن توقّع.", "You may not sign off.");
        if (desk(story.desk).two_persons && story.author === who.id && !body.override)
          no(409, "desk.objection.two_persons", "لا يوقّع أحد على قصته في هذا القسم.", "Nobody signs off their own story here.");
        story.sign_off = { person: who.id, at_ms: room.now(), revision: body.revision };
        return { body: answer(who, story) };
      },
    ],
    [
      "DELETE",
      "stories/:id/sign-off",
      ({ who, params }) => ((story_of(params.id).sign_off = null), { body: answer(who, story_of(params.id)) }),
    ],
    [
      "POST",
      "stories/:id/publication",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (!may_on(who, story).includes("story.publish")) no(403, "admin.may_not", "ليس لك أن تنشر.", "You may not publish.");
        check(story, who, body);
        if (body.sign_off) story.sign_off = { person: who.id, at_ms: room.now(), revision: body.revision };
        if (body.at_ms) Object.assign(story, { publish_at_ms: body.at_ms, missed: false });
        else {
          room.make_public(story, latest(story).article);
          Object.assign(story, { stage: "ready", publish_at_ms: null, missed: false });
          room.log("story.published", who.id, `نشر ${who.name} «${latest(story).article.headline}».`, "Published.", story.id);
        }
        if (body.unpublish_at_ms && story.public) story.public.unpublish_at_ms = body.unpublish_at_ms;
        return { status: 201, body: answer(who, story) };
      },
    ],
    [
      "DELETE",
      "stories/:id/publication",
      ({ who, params }) => {
        const story = story_of(params.id);
        if (story.publish_at_ms) story.publish_at_ms = null;
        else if (story.public && story.public.undo_until_ms >= room.now()) story.public = story.public.before ?? null;
        else no(409, "desk.too_late", "مضت الثواني العشر.", "The ten seconds have passed.");
        return { body: answer(who, story) };
      },
    ],
    [
      "PUT",
      "stories/:id/embargo",
      ({ who, params, body }) => (
        (story_of(params.id).embargo_until_ms = body.until_ms),
        { body: answer(who, story_of(params.id)) }
      ),
    ],
    [
      "PUT",
      "stories/:id/expiry",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (story.public) story.public.unpublish_at_ms = body.at_ms;
        return { body: answer(who, story) };
      },
    ],
    [
      "POST",
      "stories/:id/corrections",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (!body.note?.trim()) no(422, "desk.note_missing", "اكتب ملاحظة التصويب.", "Write the note.", { where: "note" });
        check(story, who, { ...body, sign_off: true });
        room.make_public(story, latest(story).article);
        (room.corrections ??= []).unshift({
          story: story.public.story,
          headline: latest(story).article.headline,
          at_ms: room.now(),
          note: body.note,
          address: story.public.address,
        });
        return { status: 201, body: answer(who, story) };
      },
    ],
    [
      "POST",
      "stories/:id/withdrawal",
      ({ who, params, body }) => {
        const story = story_of(params.id);
        if (!story.public) not_found();
        Object.assign(story.public, { withdrawn: true, undo_until_ms: room.now() + 10_000 });
        (room.withdrawals ??= []).unshift({
          story: story.public.story,
          headline: latest(story).article.headline,
          at_ms: room.now(),
          reason: body.reason,
          note: body.note,
          address: story.public.address,
        });
        return { body: answer(who, story) };
      },
    ],
    [
      "DELETE",
      "stories/:id/withdrawal",
      ({ who, params }) => {
        const story = story_of(params.id);
        if (!(story.public?.undo_until_ms >= room.now()))
          no(409, "desk.too_late", "مضت الثواني العشر.", "The ten seconds have passed.");
        story.public.withdrawn = false;
        room.withdrawals?.shift();
        return { body: answer(who, story) };
      },
    ],
    ["GET", "corrections", () => ({ body: { corrections: room.corrections ?? [], withdrawals: room.withdrawals ?? [] } })],

    [
      "GET",
      "media",
      ({ query }) => {
        const words = (query.get("words") ?? "").trim();
        const all = room.media.filter(
          (one) => !words || `${one.caption} ${one.alt} ${one.credit} ${one.file_name}`.includes(words),
        );
        const at = Number(query.get("older") ?? 0);
        return { body: { items: all.slice(at, at + 12), ...(all.length > at + 12 ? { older: String(at + 12) } : {}) } };
      },
    ],
    ["GET", "media/:id", ({ params }) => ({ body: media_of(params.id) })],
    ["GET", "media/:id/thumbnail", ({ params }) => ({ bytes: room.files.get(params.id) ?? not_found(), type: "image/jpeg" })],
    ["GET", "media/:id/preview", ({ params }) => ({ bytes: room.files.get(params.id) ?? not_found(), type: "image/jpeg" })],
    [
      "PATCH",
      "media/:id",
      ({ who, params, body }) => (need(who, "media.upload"), { body: Object.assign(media_of(params.id), body) }),
    ],
    [
      "POST",
      "uploads",
      ({ body }) => {
        const upload = randomBytes(8).toString("hex");
        room.uploads.set(upload, { ...body, bytes: Buffer.alloc(0) });
        return { status: 201, body: { upload, offset: 0 } };
      },
    ],
    [
      "GET",
      "uploads/:upload",
      ({ params }) => ({ body: { offset: (room.uploads.get(params.upload) ?? not_found()).bytes.length } }),
    ],
    [
      "PATCH",
      "uploads/:upload",
      ({ who, params, bytes, headers }) => {
        const upload = room.uploads.get(params.upload) ?? not_found();
        if (bytes.length > 512 * 1024)
          no(413, "media.piece", "القطعة أكبر من 512 كيلوبايت.", "The piece is larger than 512 KiB.");
        if (Number(headers["upload-offset"]) !== upload.bytes.length)
          no(409, "media.offset", "ليس هذا موضع القطعة.", "The piece does not belong there.");
        upload.bytes = Buffer.concat([upload.bytes, bytes]);
        if (upload.bytes.length < upload.size_bytes) return { body: { offset: upload.bytes.length } };
        room.uploads.delete(params.upload);
        const id = createHash("sha256").update(upload.bytes).digest("hex").slice(0, 32);
        room.files.set(id, upload.bytes);
        if (upload.kind === "file") return { status: 201, body: { file: id } };
        const item = {
          id,
          ...(upload.bytes[0] === 0xff ? picture_size(upload.bytes) : { width: 1200, height: 800 }),
          colour: "#cccccc",
          alt: "",
          caption: "",
          credit: "سلمى نجّار / المداد",
          licence: "own",
          licence_until_ms: null,
          focal: null,
          kept_at_ms: room.now(),
          by: who.id,
          file_name: upload.name,
          used: [],
          duplicates: [],
          thumbnail: `/admin/api/media/${id}/thumbnail`,
          preview: `/admin/api/media/${id}/preview`,
        };
        room.media = [item, ...room.media.filter((one) => one.id !== id)];
        return { status: 201, body: { item } };
      },
    ],

    [
      "GET",
      "audit",
      ({ who, query }) => {
        need(who, "audit.read");
        const before = Number(query.get("before") ?? Infinity);
        const all = room.audit
          .filter(
            (one) =>
              one.number < before &&
              (!query.get("person") || one.person === Number(query.get("person"))) &&
              (!query.get("story") || one.story === Number(query.get("story"))),
          )
          .reverse();
        return { body: { entries: all.slice(0, 40), ...(all.length > 40 ? { older: String(all[39].number) } : {}) } };
      },
    ],
    [
      "GET",
      "audit/export",
      ({ who }) => (
        need(who, "audit.read"),
        { bytes: Buffer.from(room.audit.map((one) => JSON.stringify(one)).join("\n")), type: "application/jsonl" }
      ),
    ],
  ];
  return table.map(([method, path, work, open]) => ({ method, parts: path.split("/"), work, open: open === "open" }));
}
