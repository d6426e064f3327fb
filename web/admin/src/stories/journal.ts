/** What was typed and is not known to be on the server yet, in the browser's own database: it outlives tab, line and power. */
import type { Article } from "../contract";

export interface Entry {
  story: number;
  session: string;
  batch: number;
  based_on: number;
  article: Article;
  at_ms: number;
  /** what was on its way when this was written: asked for again first, since it may have arrived */
  sent: { batch: number; based_on: number; article: Article } | null;
}

const name = "midad-desk";

function opened(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("drafts", { keyPath: ["story", "session"] });
      request.result.createObjectStore("uploads", { keyPath: "key" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

let database: Promise<IDBDatabase> | null = null;
export function open_database(): Promise<IDBDatabase> {
  database ??= opened().then((one) => {
    one.onversionchange = () => one.close();
    one.onclose = () => (database = null);
    return one;
  });
  database.catch(() => (database = null));
  return database;
}

/** One request in a transaction of its own; done when it is on the disk. */
export async function stored<T>(
  store: "drafts" | "uploads",
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open_database();
  return new Promise((done, failed) => {
    const transaction = db.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error ?? request.error);
  });
}

export interface Journal {
  write(entry: Entry): Promise<void>;
  forget(story: number, session: string): Promise<void>;
  of_story(story: number): Promise<Entry[]>;
  all(): Promise<Entry[]>;
}

export const journal: Journal = {
  write: async (entry) => void (await stored("drafts", "readwrite", (store) => store.put(entry))),
  forget: async (story, session) => void (await stored("drafts", "readwrite", (store) => store.delete([story, session]))),
  of_story: (story) =>
    stored("drafts", "readonly", (store) => store.getAll(IDBKeyRange.bound([story], [story, []])) as IDBRequest<Entry[]>),
  all: () => stored("drafts", "readonly", (store) => store.getAll() as IDBRequest<Entry[]>),
};

const lock_name = (session: string) => `midad-session-${session}`;

/** This tab's name, the same after a reload; a copied tab gets its own. Held by a lock for as long as the tab lives. */
export async function own_session(): Promise<string> {
  const fresh = () =>
    crypto.getRandomValues(new Uint8Array(12)).reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "");
  let session = sessionStorage.getItem("midad.session") ?? fresh();
  if (navigator.locks && !(await held(session))) {
    session = fresh();
    await held(session);
  }
  sessionStorage.setItem("midad.session", session);
  return session;
}
function held(session: string): Promise<boolean> {
  return new Promise((known) => {
    void navigator.locks.request(lock_name(session), { ifAvailable: true }, (lock) => {
      known(lock !== null);
      return lock ? new Promise<void>(() => {}) : undefined;
    });
  });
}

/** Whether another tab of this browser still writes under that name. */
export async function is_alive(session: string, entry_at_ms: number): Promise<boolean> {
  if (!navigator.locks) return Date.now() - entry_at_ms < 15_000;
  const { held: locks } = await navigator.locks.query();
  return (locks ?? []).some((lock) => lock.name === lock_name(session));
}
