/** What is on its way to the library. Files are kept in the browser until they have arrived, so a reload loses nothing. */
import { NoLine, wire } from "../wire";
import { reason } from "../ground/notices.svelte";
import { stored } from "../stories/journal";
import { remember } from "./known";
import { Pace, send_file, type Made } from "./sending";

export interface Upload {
  key: string;
  name: string;
  size: number;
  sent: number;
  left_ms: number | null;
  state: "sending" | "no_line" | "failed";
  why: string;
}
interface Kept {
  key: string;
  file: File;
  kind: "picture" | "file";
  upload: string | null;
}
export const uploads = $state<{ all: Upload[] }>({ all: [] });
const stops = new Map<string, AbortController>();

const wait = (ms: number) =>
  new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
  });

async function send(kept: Kept): Promise<Made> {
  uploads.all.push({
    key: kept.key,
    name: kept.file.name,
    size: kept.file.size,
    sent: 0,
    left_ms: null,
    state: "sending",
    why: "",
  });
  const shown = uploads.all.at(-1)!;
  const pace = new Pace();
  const stop = new AbortController();
  stops.set(kept.key, stop);
  const keep = () => stored("uploads", "readwrite", (store) => store.put(kept)).catch(() => undefined);
  await keep();
  const forget = () => stored("uploads", "readwrite", (store) => store.delete(kept.key)).catch(() => undefined);
  try {
    const made = await send_file({
      file: kept.file,
      kind: kept.kind,
      upload: kept.upload,
      wire,
      begun: async (upload) => {
        kept.upload = upload;
        await keep();
      },
      progress: (sent) => {
        shown.sent = sent;
        pace.went(performance.now(), sent);
        shown.left_ms = pace.left_ms(kept.file.size);
      },
      line: (there) => (shown.state = there ? "sending" : "no_line"),
      wait,
      signal: stop.signal,
    });
    await forget();
    uploads.all = uploads.all.filter((one) => one.key !== kept.key);
    if (made.item) remember(made.item);
    return made;
  } catch (error) {
    if (!(error instanceof NoLine)) await forget();
    if (stop.signal.aborted) uploads.all = uploads.all.filter((one) => one.key !== kept.key);
    else Object.assign(shown, { state: "failed", why: reason(error) });
    throw error;
  } finally {
    stops.delete(kept.key);
  }
}

/** Sends it; only one tab of the browser sends the same file. */
async function send_alone(kept: Kept): Promise<Made | null> {
  if (!navigator.locks) return send(kept);
  return await navigator.locks.request(`midad-upload-${kept.key}`, { ifAvailable: true }, async (lock) =>
    lock ? send(kept) : null,
  );
}

export async function upload_one(file: File, kind: "picture" | "file"): Promise<Made> {
  return (await send_alone({ key: `${Date.now()}-${Math.random().toString(36).slice(2)}`, file, kind, upload: null }))!;
}
export function stop_upload(key: string): void {
  stops.get(key)?.abort();
  uploads.all = uploads.all.filter((one) => one.key !== key);
}

/** What a closed page had begun. */
export async function resume_uploads(arrived: (made: Made) => void): Promise<void> {
  const kept = await stored("uploads", "readonly", (store) => store.getAll() as IDBRequest<Kept[]>).catch(() => []);
  for (const one of kept) {
    if (uploads.all.some((shown) => shown.key === one.key)) continue;
    void send_alone(one).then(
      (made) => made && arrived(made),
      () => undefined,
    );
  }
}
