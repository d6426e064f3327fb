// What the mock keeps, all in memory: people, desks, stories with their revisions, pictures, the log.
import { pictures, section_list, stories } from "./sample.mjs";

const minute = 60_000;
const hour = 60 * minute;
const all_permissions = [
  "story.write",
  "story.edit_others",
  "story.sign_off",
  "story.publish",
  "story.correct",
  "story.withdraw",
  "story.embargo",
  "story.override",
  "desk.all",
  "media.upload",
  "media.edit",
  "people.manage",
  "desks.manage",
  "audit.read",
];
const permissions = {
  administrator: all_permissions,
  editor_in_chief: all_permissions.filter((one) => !/manage/.test(one)),
  managing_editor: all_permissions.filter((one) => !/manage|audit/.test(one)),
  desk_editor: [
    "story.write",
    "story.edit_others",
    "story.sign_off",
    "story.publish",
    "story.correct",
    "story.withdraw",
    "story.embargo",
    "media.upload",
    "media.edit",
  ],
  copy_editor: ["story.write", "story.edit_others", "media.upload"],
  reporter: ["story.write", "media.upload"],
  photographer: ["media.upload", "media.edit"],
};
export const permissions_of = (person) => permissions[person.role];
const stages = [
  { key: "draft", name: "مسودّة" },
  { key: "review", name: "مراجعة" },
  { key: "ready", name: "جاهزة" },
];
export const words_in = (article) => {
  const text = JSON.stringify(article.blocks ?? []).replace(
    /"(?:kind|text|link|anchor|strong|emphasis|numbered|items|file|width|height)":/g,
    " ",
  );
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).length;
};

export function newsroom(now = Date.now()) {
  const person = (id, name, role, desks, more = {}) => ({
    id,
    name,
    role,
    desks,
    email: `${more.mail ?? `p${id}`}@almidad.example`,
    language: "ar",
    second_factor: false,
    disabled: false,
    invited: false,
    last_seen_ms: now - id * 7 * minute,
    ...more,
    mail: undefined,
  });
  const room = {
    now: () => Date.now(),
    paper: {
      name: "صحيفة المداد",
      display_name: "صحيفة المداد",
      language: "ar",
      address: "https://almidad.example",
      city: "مرسى الشرق",
      digits: "latn",
      months: "levantine",
    },
    sections: section_list,
    people: [
      person(1, "سحر عبد الله", "editor_in_chief", [], { mail: "sahar", second_factor: true }),
      person(2, "كريم البستاني", "desk_editor", [1], { mail: "karim" }),
      person(3, "رنا العلي", "reporter", [1], { mail: "rana" }),
      person(4, "ليلى حسن", "desk_editor", [2], { mail: "layla" }),
      person(5, "مازن الخطيب", "reporter", [3], { mail: "mazen" }),
      person(6, "سلمى نجّار", "photographer", [1, 2, 3], { mail: "salma" }),
      person(7, "هالة المرساوي", "administrator", [1, 2, 3], { mail: "hala" }),
      person(8, "Yasser Mansour", "copy_editor", [1], { mail: "yasser" }),
      person(9, "دانة مراد", "reporter", [2], { mail: "dana", invited: true, last_seen_ms: null }),
    ],
    desks: [
      { id: 1, name: "السياسة والطاقة", section: "politics", stages, two_persons: true, disabled: false },
      {
        id: 2,
        name: "الاقتصاد",
        section: "economy",
        stages: [stages[0], stages[1], { key: "legal", name: "قراءة قانونية" }, stages[2]],
        two_persons: false,
        disabled: false,
      },
      { id: 3, name: "المحليات", section: "local", stages, two_persons: false, disabled: false },
    ],
    passwords: new Map(),
    stories: new Map(),
    public: [],
    media: [],
    files: new Map(),
    uploads: new Map(),
    audit: [],
    invitations: new Map(),
    sessions: new Map(),
    tickets: new Map(),
    next: 100,
  };
  for (const one of room.people) room.passwords.set(one.id, "كلمة سر طويلة");
  room.invitations.set("dana-first-day", { kind: "invitation", person: 9 });
  room.invitations.set("first-of-all", { kind: "first", person: null });
  room.invitations.set("karim-forgot", { kind: "reset", person: 2 });

  room.log = (key, who, ar, en, story = null) =>
    room.audit.push({
      number: room.audit.length + 1,
      at_ms: room.now(),
      person: who,
      ar,
      en,
      key,
      story,
      hash: String(room.audit.length).padStart(64, "0"),
    });

  const names = {
    "hall.jpg": [
      "قاعة التوقيع في القصر الصيفي قبل وصول الوفدين.",
      "رسم لقاعة واسعة تتوسطها طاولة طويلة خالية.",
      "سلمى نجّار / المداد",
    ],
  };
  const captions = [
    "مرفأ المدينة عند الفجر.",
    "السوق القديم صباح الجمعة.",
    "حقل القمح قبل الحصاد.",
    "قطار الساحل في يومه الأول.",
    "مصنع الإنسولين كما عُرض.",
    "قاعة البرلمان خالية.",
  ];
  let at = 0;
  for (const one of pictures.values()) {
    const [caption, alt, credit] = names[one.name] ?? [
      captions[at % captions.length],
      `رسم: ${captions[at % captions.length]}`,
      at % 7 === 3 ? "" : "هند الصايغ / المداد",
    ];
    room.media.push({
      id: one.id,
      width: one.width,
      height: one.height,
      colour: "#8a8270",
      alt: at % 6 === 4 ? "" : alt,
      caption,
      credit,
      licence: at % 7 === 3 ? "" : "own",
      licence_until_ms: null,
      focal: at % 3 === 0 ? { x: 0.5, y: 0.4 } : null,
      kept_at_ms: now - (at + 1) * 5 * hour,
      by: 6,
      file_name: one.name,
      used: [],
      duplicates: [],
      thumbnail: `/admin/api/media/${one.id}/thumbnail`,
      preview: `/admin/api/media/${one.id}/preview`,
    });
    room.files.set(one.id, one.bytes);
    at++;
  }
  if (room.media.length > 2) {
    room.media[0].duplicates = [room.media[1].id];
    room.media[1].duplicates = [room.media[0].id];
  }

  room.make_public = (story, article, when = room.now()) => {
    const before = story.public;
    const words = encodeURIComponent(article.headline.split(" ").slice(0, 4).join("-"));
    story.public = {
      story: before?.story ?? 500 + story.id,
      version: (before?.version ?? 0) + 1,
      address: before?.address ?? `/${article.section || "news"}/${500 + story.id}/${words}`,
      published_at_ms: before?.published_at_ms ?? when,
      updated_at_ms: when,
      withdrawn: false,
      unpublish_at_ms: null,
      undo_until_ms: when + 10_000,
      revision: story.revisions.at(-1).number,
      before,
    };
  };
  room.make = (fields) => {
    const id = room.next++;
    const story = {
      id,
      desk: 1,
      stage: "draft",
      author: 3,
      holder: null,
      stage_since: now,
      changed_at: now,
      publish_at_ms: null,
      embargo_until_ms: null,
      due_ms: null,
      missed: false,
      public: null,
      lock: null,
      present: new Map(),
      comments: [],
      sign_off: null,
      binned: false,
      translation_of: null,
      batches: new Map(),
      revisions: [],
      ...fields,
    };
    story.revisions = [
      {
        number: 1,
        person: story.author,
        at_ms: story.changed_at,
        kind: fields.first ?? "autosave",
        article: fields.article,
      },
    ];
    delete story.article;
    room.stories.set(id, story);
    return story;
  };
  const texts = stories();
  const placed = [
    { desk: 1, stage: "review", author: 3, holder: 2, stage_since: now - 35 * minute },
    { desk: 1, stage: "review", author: 8, holder: 2, stage_since: now - 3 * hour },
    { desk: 1, stage: "draft", author: 2, stage_since: now - 50 * minute, due_ms: now + 2 * hour },
    { desk: 1, stage: "draft", author: 3, stage_since: now - 26 * hour },
    { desk: 1, stage: "ready", author: 3, stage_since: now - 20 * minute, publish_at_ms: now + 90 * minute },
    { desk: 1, stage: "ready", author: 8, stage_since: now - 4 * hour, publish_at_ms: now - 12 * minute, missed: true },
    { desk: 2, stage: "draft", author: 4, stage_since: now - 2 * hour },
    { desk: 2, stage: "legal", author: 4, stage_since: now - 30 * hour },
    { desk: 1, stage: "draft", author: 2, stage_since: now - 12 * minute, embargo_until_ms: now + 20 * hour },
  ];
  texts
    .slice(0, placed.length)
    .forEach((article, number) => room.make({ ...placed[number], article, changed_at: placed[number].stage_since }));
  texts.slice(placed.length, placed.length + 6).forEach((article, number) => {
    const when = now - (number * 3 + 1) * hour;
    const story = room.make({ desk: 1, stage: "ready", author: 3, article, stage_since: when, changed_at: when });
    room.make_public(story, article, when);
  });
  const reviewed = [...room.stories.values()][1];
  if (reviewed) {
    reviewed.public = null;
    const article = structuredClone(reviewed.revisions[0].article);
    reviewed.sign_off = null;
    const paragraph = article.blocks.find((one) => one.kind === "paragraph");
    reviewed.revisions.push({ number: 2, person: 8, at_ms: now - 3 * hour, kind: "kept", article });
    const next = structuredClone(article);
    next.headline = `${article.headline} كاملًا`;
    const changed = next.blocks.find((one) => one.kind === "paragraph");
    if (paragraph && changed)
      changed.text = [
        `${paragraph.text.map((one) => one.text ?? one).join("")} وقال مصدر في الوزارة إن النص سيُنشر خلال 24 ساعة.`,
      ];
    reviewed.revisions.push({ number: 3, person: 8, at_ms: now - 2 * hour, kind: "autosave", article: next });
    reviewed.signed_before = 2;
    reviewed.comments.push({
      id: 1,
      person: 2,
      at_ms: now - hour,
      text: "من أين الرقم؟ لا أجده في البيان.",
      blocking: true,
      closed: false,
      assigned: null,
      block: 0,
      from: 0,
      to: 24,
      quote: (next.blocks[0]?.text ?? [""])
        .map((one) => one.text ?? one)
        .join("")
        .slice(0, 24),
      moved: false,
      answers: [{ person: 8, at_ms: now - 40 * minute, text: "من الملحق الثاني، الصفحة الرابعة." }],
    });
  }
  room.log("people.invited", 7, "دعت هالة المرساوي دانة مراد مراسلةً في الاقتصاد.", "Hala invited Dana as a reporter.");
  for (const story of room.stories.values())
    room.log(
      "story.began",
      story.author,
      `بدأ ${room.people.find((one) => one.id === story.author).name} قصة «${story.revisions[0].article.headline}».`,
      `Began “${story.revisions[0].article.headline}”.`,
      story.id,
    );
  return room;
}
