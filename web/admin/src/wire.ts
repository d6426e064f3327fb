/** Everything that the application asks of the server. One function a route of contract.ts, nothing else knows an address. */
import type {
  Article,
  AuditEntry,
  Block,
  Comment,
  Desk,
  Difference,
  Drawer,
  HomeAnswer,
  MediaItem,
  Merge,
  Objection,
  Pasted,
  Person,
  Refusal,
  Revision,
  Role,
  Saved,
  SessionAnswer,
  Stage,
  StoryAnswer,
  StoryCard,
  Text,
} from "./contract";
import { whole } from "./stories/article";

const api = "/admin/api/";
let csrf = "";

/** The server understood and says no, in a sentence. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly said: Refusal["error"],
    readonly body: unknown,
  ) {
    super(said.en);
  }
  get objections(): Objection[] {
    return (this.body as Refusal | null)?.objections ?? [];
  }
}
/** Nobody answered, or not one of us: the line is lost, the server is down. Nothing is known of what was asked. */
export class NoLine extends Error {}

/** Called when the session has ended while somebody works. */
export const signed_out: { then: (() => void) | null } = { then: null };

interface Asking {
  body?: unknown;
  bytes?: Blob;
  headers?: Record<string, string>;
  keepalive?: boolean;
  signal?: AbortSignal;
  limit_ms?: number;
}

async function answer_of(method: string, path: string, asking: Asking): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...asking.headers };
  if (method !== "GET" && csrf) headers["X-CSRF"] = csrf;
  if (asking.body !== undefined) headers["Content-Type"] = "application/json";
  if (asking.bytes) headers["Content-Type"] = "application/octet-stream";
  const late = AbortSignal.timeout(asking.limit_ms ?? 20_000);
  try {
    return await fetch(api + path, {
      method,
      headers,
      body: asking.bytes ?? (asking.body === undefined ? undefined : JSON.stringify(asking.body)),
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      keepalive: asking.keepalive ?? false,
      signal: asking.signal ? AbortSignal.any([asking.signal, late]) : late,
    });
  } catch (error) {
    if (asking.signal?.aborted) throw error;
    throw new NoLine(String(error));
  }
}

/** Articles come as the paper keeps them, without what is empty; here every member is there. */
function with_whole_articles(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const members = body as Record<string, unknown>;
  for (const name of ["article", "base", "theirs", "mine"])
    if (typeof members[name] === "object" && members[name] !== null) members[name] = whole(members[name] as Article);
  return body;
}

async function ask<T>(method: string, path: string, asking: Asking = {}): Promise<T> {
  const answer = await answer_of(method, path, asking);
  if (answer.status === 204) return undefined as T;
  const body = with_whole_articles(await answer.json().catch(() => null));
  if (answer.ok) return body as T;
  const said = (body as Refusal | null)?.error;
  if (!said) {
    // A proxy's page or a program that is starting: not an answer of ours.
    throw new NoLine(`${answer.status} ${method} ${path}`);
  }
  if (answer.status === 401 && !/^(session|invitations)/.test(path)) signed_out.then?.();
  throw new Refused(answer.status, said, body);
}

const query = (values: Record<string, string | number | undefined | null>) => {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return kept.length ? `?${new URLSearchParams(kept.map(([name, value]) => [name, String(value)]))}` : "";
};
const get = <T>(path: string, asking?: Asking) => ask<T>("GET", path, asking);
const post = <T>(path: string, body: unknown = {}) => ask<T>("POST", path, { body });
const put = <T>(path: string, body: unknown = {}) => ask<T>("PUT", path, { body });
const patch = <T>(path: string, body: unknown) => ask<T>("PATCH", path, { body });
const remove = <T = void>(path: string, body?: unknown) => ask<T>("DELETE", path, { body });

function entered(answer: SessionAnswer): SessionAnswer {
  csrf = answer.csrf;
  return answer;
}

export interface Draft {
  based_on: number;
  article: Article;
  session: string;
  batch: number;
}
/** Browsers keep at most 64 KiB of requests alive after a page is gone. */
const kept_alive_bytes = 60_000;

export const wire = {
  session: async () => entered(await get<SessionAnswer>("session")),
  sign_in: async (email: string, password: string) => {
    const answer = await post<SessionAnswer | { ticket: string }>("session", { email, password });
    return "ticket" in answer ? answer : entered(answer);
  },
  second_factor: async (ticket: string, code: string) =>
    entered(await post<SessionAnswer>("session/second-factor", { ticket, code })),
  sign_out: () => remove("session"),
  sign_out_everywhere: () => remove("sessions"),
  invitation: (token: string) =>
    get<{ name: string; email: string; role: Role; kind: "invitation" | "reset" | "first" }>(
      `invitations/${encodeURIComponent(token)}`,
    ),
  accept: async (token: string, body: { name: string; email?: string; password: string }) =>
    entered(await post<SessionAnswer>(`invitations/${encodeURIComponent(token)}`, body)),

  people: () => get<{ people: Person[] }>("people"),
  invite: (body: { name: string; email: string; role: Role; desks: number[] }) =>
    post<{ person: Person; link: string }>("people", body),
  change_person: (id: number, body: Partial<Pick<Person, "name" | "role" | "desks" | "language" | "disabled">>) =>
    patch<Person>(`people/${id}`, body),
  change_self: async (body: { name?: string; language?: "ar" | "en" }) => entered(await patch<SessionAnswer>("session", body)),
  reset: (id: number) => post<{ link: string }>(`people/${id}/reset`),
  begin_second_factor: () => post<{ secret: string; uri: string; qr_svg: string }>("second-factor"),
  confirm_second_factor: (code: string) => put<{ recovery_codes: string[] }>("second-factor", { code }),
  end_second_factor: (password: string) => remove("second-factor", { password }),
  change_password: (old: string, next: string) => put<void>("password", { old, new: next }),
  desks: () => get<{ desks: Desk[] }>("desks"),
  make_desk: (body: Omit<Desk, "id" | "disabled">) => post<Desk>("desks", body),
  change_desk: (id: number, body: Partial<Omit<Desk, "id">>) => patch<Desk>(`desks/${id}`, body),

  home: () => get<HomeAnswer>("home"),
  board: (desk: number) => get<{ stages: Stage[]; stories: StoryCard[] }>(`board${query({ desk })}`),
  find_stories: (words: string, signal?: AbortSignal) =>
    get<{ stories: StoryCard[]; older?: string }>(`stories${query({ words })}`, { signal }),
  begin: (body: { desk?: number; article?: Article; public_story?: number; translation_of?: number; language?: string } = {}) =>
    post<StoryAnswer>("stories", body),
  story: (id: number) => get<StoryAnswer>(`stories/${id}`),
  bin: (id: number) => remove(`stories/${id}`),
  restore: (id: number) => post<StoryAnswer>(`stories/${id}/restoration`),
  save: (id: number, draft: Draft, leaving = false) =>
    ask<Saved>("PUT", `stories/${id}/draft`, {
      body: draft,
      keepalive: leaving && new Blob([JSON.stringify(draft)]).size < kept_alive_bytes,
    }),
  revisions: (id: number) => get<{ revisions: Revision[] }>(`stories/${id}/revisions`),
  revision: (id: number, number: number) => get<{ revision: Revision; article: Article }>(`stories/${id}/revisions/${number}`),
  keep_revision: (id: number) => post<{ revision: Revision }>(`stories/${id}/revisions`),
  difference: (id: number, from?: number, to?: number, ignore_diacritics = false) =>
    get<Difference>(`stories/${id}/difference${query({ from, to, ignore: ignore_diacritics ? "diacritics" : undefined })}`),
  restore_blocks: (id: number, from: number, blocks: number[] | "all", based_on: number) =>
    post<Saved>(`stories/${id}/restored-blocks`, { from, blocks, based_on }),
  be_present: (id: number, session: string) =>
    post<Pick<StoryAnswer, "present" | "lock" | "revision"> & { comments: Comment[] }>(`stories/${id}/presence`, { session }),
  lock: (id: number, session: string, take_over?: string) =>
    put<Pick<StoryAnswer, "lock">>(`stories/${id}/lock`, { session, take_over }),
  unlock: (id: number, session: string) => ask<void>("DELETE", `stories/${id}/lock`, { body: { session }, keepalive: true }),
  comments: (id: number) => get<{ comments: Comment[] }>(`stories/${id}/comments`),
  comment: (id: number, body: { block: number; from: number; to: number; quote: string; text: string; blocking: boolean }) =>
    post<Comment>(`stories/${id}/comments`, body),
  answer_comment: (id: number, comment: number, text: string) =>
    post<Comment>(`stories/${id}/comments/${comment}/answers`, { text }),
  change_comment: (id: number, comment: number, body: { closed: boolean; text?: string }) =>
    patch<Comment>(`stories/${id}/comments/${comment}`, body),
  pasted: (body: { html?: string; text?: string }) => post<Pasted>("pasted", body),

  drawer: (id: number) => get<Drawer>(`stories/${id}/publication`),
  move: (id: number, stage: string, more: { holder?: number; note?: string } = {}) =>
    put<StoryAnswer>(`stories/${id}/stage`, { stage, ...more }),
  sign_off: (id: number, revision: number, override?: string) =>
    put<StoryAnswer>(`stories/${id}/sign-off`, { revision, override }),
  take_back_sign_off: (id: number) => remove<StoryAnswer>(`stories/${id}/sign-off`),
  publish: (
    id: number,
    body: {
      revision: number;
      at_ms?: number;
      unpublish_at_ms?: number;
      breaking?: boolean;
      override?: string;
      sign_off?: true;
    },
  ) => post<StoryAnswer>(`stories/${id}/publication`, body),
  take_back: (id: number) => remove<StoryAnswer>(`stories/${id}/publication`),
  embargo: (id: number, until_ms: number | null) => put<StoryAnswer>(`stories/${id}/embargo`, { until_ms }),
  expiry: (id: number, at_ms: number | null) => put<StoryAnswer>(`stories/${id}/expiry`, { at_ms }),
  correct: (id: number, body: { revision: number; note: string; override?: string }) =>
    post<StoryAnswer>(`stories/${id}/corrections`, body),
  withdraw: (id: number, reason: WithdrawalReason, note: string) =>
    post<StoryAnswer>(`stories/${id}/withdrawal`, { reason, note }),
  take_back_withdrawal: (id: number) => remove<StoryAnswer>(`stories/${id}/withdrawal`),
  corrections: () => get<Corrections>("corrections"),

  media: (words: string, older?: string) => get<{ items: MediaItem[]; older?: string }>(`media${query({ words, older })}`),
  media_item: (id: string) => get<MediaItem>(`media/${encodeURIComponent(id)}`),
  change_media: (
    id: string,
    body: Partial<Pick<MediaItem, "alt" | "caption" | "credit" | "licence" | "licence_until_ms" | "focal">>,
  ) => patch<MediaItem>(`media/${encodeURIComponent(id)}`, body),
  begin_upload: (body: { name: string; size_bytes: number; kind: "picture" | "file" }) =>
    post<{ upload: string; offset: number }>("uploads", body),
  upload_offset: (upload: string) => get<{ offset: number }>(`uploads/${encodeURIComponent(upload)}`),
  upload: (upload: string, offset: number, bytes: Blob, signal?: AbortSignal) =>
    ask<{ offset?: number; item?: MediaItem; file?: string }>("PATCH", `uploads/${encodeURIComponent(upload)}`, {
      bytes,
      headers: { "Upload-Offset": String(offset) },
      signal,
      limit_ms: 120_000,
    }),

  audit: (asked: { before?: number | string; story?: number; person?: number }) =>
    get<{ entries: AuditEntry[]; older?: string }>(`audit${query(asked)}`),
  audit_export: `${api}audit/export`,
};

export type WithdrawalReason = "error" | "legal" | "privacy" | "agency_kill" | "duplicate";
export interface Corrections {
  corrections: { story: number; headline?: string; at_ms: number; note: string; address: string }[];
  withdrawals: { story: number; headline?: string; at_ms: number; reason: WithdrawalReason; note: string; address: string }[];
}

/** A draft that the server answered 409 to: both have changed the same. */
export const merge_of = (error: unknown): Merge | null =>
  error instanceof Refused &&
  error.status === 409 &&
  typeof error.body === "object" &&
  error.body !== null &&
  "theirs" in error.body
    ? (error.body as Merge)
    : null;

export type { Block, Text };
