/**
 * What the desk's application and `src/admin` say to each other: JSON over HTTP under /admin/api/.
 *
 * Examples of every answer stand in contract/admin/*.json: C++ tests produce them, TypeScript tests read them.
 * Times are milliseconds since 1970 UTC and end in `_ms`. Text is UTF-8. A write needs the header `X-CSRF: <csrf>` of
 * the session's answer, and the session's cookie. Names of routes are nouns; `{id}` is a number unless it says otherwise.
 */

/** 4xx and 5xx answers, all of them. `where` names the field or part that is meant, when there is one. */
export interface Refusal {
  error: { key: string; ar: string; en: string; where?: string };
  /** for 409 of a publication, sign-off or schedule: everything that stands against it */
  objections?: Objection[];
}

// ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** مدير الموقع، رئيس التحرير، مدير التحرير، محرر الديسك، محرر، مراسل، مصوّر */
export type Role =
  | "administrator" | "editor_in_chief" | "managing_editor" | "desk_editor" | "copy_editor" | "reporter" | "photographer";

/** What one may do. `story.*` holds on one's desks, unless `desk.all` is there too; writing one's own needs `story.write`. */
export type Permission =
  | "story.write" | "story.edit_others" | "story.sign_off" | "story.publish" | "story.correct" | "story.withdraw"
  | "story.embargo" | "story.override" | "desk.all" | "media.upload" | "media.edit" | "people.manage" | "desks.manage"
  | "audit.read";

export interface Person {
  id: number; name: string; email: string; role: Role; desks: number[]; language: "ar" | "en";
  second_factor: boolean; disabled: boolean; invited: boolean; last_seen_ms: number | null;
}
export interface Desk {
  id: number; name: string; section: string | null; stages: Stage[]; two_persons: boolean; disabled: boolean;
}
/** Three by default: draft مسودّة, review مراجعة, ready جاهزة. A desk may have more, between the first and the last. */
export interface Stage { key: string; name: string; }

/** GET session. 401 when nobody is signed in: `{error, paper: {name, language}, first: boolean}`; first: nobody exists yet. */
export interface SessionAnswer {
  person: Person; permissions: Permission[]; csrf: string;
  paper: { name: string; display_name: string; language: string; address: string; city: string; digits: "arab" | "latn";
           months?: "levantine" | "egyptian" | "tunisian" | "moroccan"; time_zone?: string };   // as in [style]; else levantine, the browser's own
  sections: { key: string; name: string; slug: string }[];
  desks: Desk[];
  people: { id: number; name: string; role: Role; disabled: boolean }[];
  now_ms: number;
}
/**
 * POST   session                 {email, password}          → 200 SessionAnswer, or 202 {ticket} when a second factor is needed
 * POST   session/second-factor   {ticket, code}             → 200 SessionAnswer
 * DELETE session                                            → 204 (signs out); DELETE sessions → 204 (everywhere)
 * GET    invitations/{token}     → {name, email, role, kind: "invitation" | "reset" | "first"}   POST {name, email?, password} → 200 SessionAnswer
 * GET    people → {people: Person[]}   POST people {name, email, role, desks} → 201 {person, link}   PATCH people/{id}
 * POST   people/{id}/reset → {link}
 * POST   second-factor → {secret, uri, qr_svg}   PUT second-factor {code} → {recovery_codes: string[]}   DELETE second-factor {password}
 * PUT    password {old, new}
 * GET    desks → {desks}   POST desks   PATCH desks/{id}
 */

// ── stories in progress ─────────────────────────────────────────────────────────────────────────────────────────────

/** contract/article.schema.json, which counts: members that are empty are left out there, both ways; here they are written out. */
export type Inline = string | { text: string; strong?: true; emphasis?: true; link?: string };
export type Text = Inline[];
export interface Picture {
  file: string; alt: string; caption: string; credit: string; width: number; height: number;
}
export type Block =
  | { kind: "paragraph"; text: Text }
  | { kind: "subhead"; text: string; anchor?: string }
  | { kind: "quote"; text: Text; speaker?: string }
  | { kind: "list"; numbered: boolean; items: Text[] }
  | { kind: "facts"; title: string; blocks: Block[] }        // paragraphs and lists
  | { kind: "picture"; picture: Picture }
  | { kind: "table"; caption?: string; head: Text[]; rows: Text[][] }
  | { kind: "embed"; address: string; title: string; source?: string }
  | { kind: "file"; file: string; title: string; size_bytes: number };
export interface Article {
  language: string; section: string; kicker: string; headline: string; standfirst: string;
  dateline: { city: string; agency: string };
  bylines: { role: "wrote" | "translated" | "photographed" | "edited"; name: string }[];
  picture?: Picture; blocks: Block[]; keywords: string[]; sources: { name: string; address: string }[];
}

/** What lists need of a story. `holder`: whom it waits for. `age_ms`: how long it has been at its stage. */
export interface StoryCard {
  id: number; desk: number; stage: string; headline: string; section: string; language: string;
  author: number; holder: number | null; age_ms: number; changed_at_ms: number; words: number;
  signed_off: boolean; publish_at_ms: number | null; embargo_until_ms: number | null; due_ms: number | null;
  missed: boolean;                       // its minute passed without it being published
  public: PublicState | null;
  open_comments: number; locked_by: number | null;
}
export interface PublicState {
  story: number; version: number; address: string; published_at_ms: number; updated_at_ms: number;
  withdrawn: boolean; unpublish_at_ms: number | null;
  changed: boolean;                      // the draft says something else than what is public
  undo_until_ms: number | null;          // until then the last publication can be taken back
}
export interface StoryAnswer {
  story: StoryCard;
  article: Article;
  revision: number;                      // of this article; what a save is based on
  may: Permission[];                     // of this person, on this story
  lock: { person: number; since_ms: number; session: string } | null;
  present: { person: number; seen_ms: number; session: string }[];
  translations: { id: number; language: string; headline: string; older_than_source: boolean }[];
  sign_off: { person: number; at_ms: number; revision: number } | null;
}
/**
 * GET  home → HomeAnswer     GET board?desk={id} → {stages: Stage[], stories: StoryCard[]}
 * GET  stories?mine=1|words=… → {stories: StoryCard[], older?: string}
 * POST stories {desk?, article?, public_story?, translation_of?, language?} → 201 StoryAnswer   (public_story: opens what is public as a draft)
 * GET  stories/{id} → StoryAnswer
 * DELETE stories/{id} → 204 (to the bin, 30 days)      POST stories/{id}/restoration → StoryAnswer
 * PUT  stories/{id}/draft {based_on, article, session, batch} → 200 Saved, or 409 Merge. The same {session, batch} again answers the same.
 */
export interface Saved { revision: number; saved_at_ms: number; merged: boolean; article?: Article; /* when merged */ }
/** Both changed the same blocks since `base`. Nothing is lost: `mine` was kept as revision `kept`. */
export interface Merge {
  error: Refusal["error"]; base: Article; theirs: Article; mine: Article; kept: number; revision: number; by: number;
  conflicts: { where: string; block: number | null }[];
}
/**
 * POST stories/{id}/revisions → 201 {revision: Revision}    keeps the latest text as a revision ("kept") that is never thinned out
 * GET  stories/{id}/revisions → {revisions: Revision[]}      GET stories/{id}/revisions/{n} → {revision: Revision, article}
 * GET  stories/{id}/difference?from=&to=&ignore=diacritics → Difference      from left out: what was signed off last or is public, else 0,
 *      the empty story; to left out: the latest
 * POST stories/{id}/restored-blocks {from, blocks: number[] | "all", based_on} → Saved
 */
export interface Revision { number: number; person: number; at_ms: number; kind: "autosave" | "kept" | "pasted" | "restored" | "merged" | "published" | "conflict"; words: number; }
export interface Difference {
  from: number; to: number;
  /** in the order of the new text; `was`/`is`: index of the block in the old/new article, null when there is none; where: "headline", "standfirst", "block"… */
  parts: { where: string; was: number | null; is: number | null; kind: "same" | "changed" | "added" | "removed" | "moved"; words: { text: string; kind: "same" | "added" | "removed" }[] }[];
}
/**
 * POST stories/{id}/presence {session} → {present, lock, revision, comments}    every 10 s while open
 * PUT  stories/{id}/lock {session, take_over?: reason} → {lock}                 409 {error, lock: {person, since_ms, session}}
 * DELETE stories/{id}/lock {session} → 204
 * GET  stories/{id}/comments → {comments}   POST comments {block, from, to, quote, text, blocking} → 201
 * POST stories/{id}/comments/{n}/answers {text}   PATCH …/comments/{n} {closed, text?}
 * POST pasted {html?, text?} → Pasted       what a clipboard says, made into a story
 */
/** `block`: index in article.blocks; `from`, `to`: Unicode characters (code points) of that block's words, which are its texts in
 *  order with a line feed between two, empty ones left out: items of a list, title and texts of facts, quote then speaker, cells of a table. */
export interface Comment {
  id: number; person: number; at_ms: number; text: string; blocking: boolean; closed: boolean; assigned: number | null;
  block: number; from: number; to: number; quote: string; moved: boolean;
  answers: { person: number; at_ms: number; text: string }[];
}
export interface Pasted { article: Article; recognised: { part: string; text: string }[]; left_out: { what: string; text: string }[]; notes: Warning[]; }

// ── the desk ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface HomeAnswer {
  mine: StoryCard[]; waiting: StoryCard[]; due: StoryCard[]; missed: StoryCard[];
  read_now: { story: number; headline: string; address: string; reads: number }[];
  recent: StoryCard[];                   // made public last
}
/** A reason why not. `key` under messages "desk.objection.…"; override: somebody with story.override may go on all the same, logged. */
export interface Objection { key: string; ar: string; en: string; where?: string; block?: number; override: boolean; }
export interface Warning { key: string; ar: string; en: string; where?: string; block?: number; quote?: string; instead?: string; }
/** GET stories/{id}/publication → what the drawer shows. */
export interface Drawer {
  sentence: { ar: string; en: string };  // what will happen, as a sentence
  action: "publish" | "update" | "correct" | "schedule";
  stops: Objection[]; warnings: Warning[];
  weight: { page_bytes: number; budget_bytes: number; parts: { where: string; block: number | null; bytes: number }[] };
  goes_to: { key: string; ar: string; en: string; on: boolean }[];   // section page, front, feeds, search
  times: { key: string; ar: string; en: string; at_ms: number }[];   // next quarter hour, tonight, tomorrow morning
  revision: number;
}
/**
 * PUT    stories/{id}/stage {stage, holder?, note?} → StoryAnswer
 * PUT    stories/{id}/sign-off {revision, override?: reason} → StoryAnswer     DELETE → StoryAnswer
 * POST   stories/{id}/publication {revision, at_ms?, unpublish_at_ms?, placing?, breaking?, override?: reason, sign_off?: true} → 201 StoryAnswer, 409 Refusal
 * DELETE stories/{id}/publication → StoryAnswer       within undo_until_ms: as if it had not been published; also takes back a schedule
 * PUT    stories/{id}/embargo {until_ms | null} → StoryAnswer
 * PUT    stories/{id}/expiry {at_ms | null} → StoryAnswer
 * POST   stories/{id}/corrections {revision, note, override?} → 201 StoryAnswer    a new version with a public note
 * POST   stories/{id}/withdrawal {reason: "error"|"legal"|"privacy"|"agency_kill"|"duplicate", note} → StoryAnswer
 * DELETE stories/{id}/withdrawal → StoryAnswer        within public.undo_until_ms: public again, as if it had not been withdrawn
 * GET    corrections → {corrections: {story, headline?, at_ms, note, address}[], withdrawals: {…, reason}[]}
 */

// ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface MediaItem {
  id: string;                            // the picture's content address
  width: number; height: number; colour: string; alt: string; caption: string; credit: string;
  licence: "own" | "agency" | "free" | "permission" | "public_domain" | ""; licence_until_ms: number | null;
  focal: { x: number; y: number } | null;            // 0…1 from the top left
  kept_at_ms: number; by: number | null; file_name: string;
  used: { story: number | null; id: number | null; headline: string }[];
  duplicates: string[];                  // pictures that look the same
  thumbnail: string; preview: string;    // addresses
}
/**
 * GET   media?words=&older= → {items: MediaItem[], older?}     GET media/{id} → MediaItem
 * POST  uploads {name, size_bytes, kind: "picture"|"file"} → 201 {upload: string, offset: 0}
 * GET   uploads/{upload} → {offset}        PATCH uploads/{upload} (body: bytes, Upload-Offset header, at most 512 KiB) → {offset}; the last → 201 {item: MediaItem} | {file},
 *       and again for an empty piece at the end, when that answer was lost
 * PATCH media/{id} {alt?, caption?, credit?, licence?, licence_until_ms?, focal?} → MediaItem
 */

// ── audit ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** GET audit?before=&story=&person= → {entries: AuditEntry[], older?}     GET audit/export → JSON Lines */
export interface AuditEntry { number: number; at_ms: number; person: number | null; ar: string; en: string; key: string; story: number | null; hash: string; }
