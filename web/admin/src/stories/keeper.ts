/**
 * Sees that nothing typed is lost: to the journal within two seconds, to the server every ten and when the hand rests elsewhere.
 * Knows no screen and no clock but what it is handed. A batch keeps its number until it is answered, and the same number again
 * is answered the same, so a line that breaks in the middle of an answer does no harm.
 */
import type { Article, Merge, Saved } from "../contract";
import { merge_of, NoLine, Refused, type Draft } from "../wire";
import { same_article } from "./article";
import type { Entry, Journal } from "./journal";
import { merged_with_mine } from "./merge";

export type Keeping = "saved" | "typing" | "saving" | "here" | "no_line" | "merge" | "refused" | "lost";

export interface Surroundings {
  journal: Journal;
  save: (draft: Draft, leaving: boolean) => Promise<Saved>;
  /** the text as it is on the screen */
  text: () => Article;
  /** the server has merged another's work into ours: show it */
  show: (article: Article) => void;
  state: (state: Keeping, why?: unknown) => void;
  conflict: (merge: Merge) => void;
  saved?: (saved: Saved) => void;
  wait: (work: () => void, ms: number) => unknown;
  stop: (waiting: unknown) => void;
  now: () => number;
}

export const journal_after_ms = 1500;
export const save_after_ms = 10_000;
const again_after_ms = [2000, 4000, 8000, 15_000, 30_000];

export class Keeper {
  private changes = 0;
  private journaled = 0;
  private sent: { batch: number; article: Article; change: number; based_on: number } | null = null;
  private running: Promise<void> | null = null;
  private batch: number;
  private failures = 0;
  private journal_timer: unknown = null;
  private save_timer: unknown = null;
  private acknowledged = 0;
  private held = false;

  constructor(
    private readonly story: number,
    readonly session: string,
    public revision: number,
    private readonly around: Surroundings,
    first_batch = 1,
  ) {
    this.batch = first_batch;
  }

  /** Something the server does not know is on the screen. */
  get has_unsaved(): boolean {
    return this.changes > this.acknowledged || this.sent !== null;
  }

  changed(): void {
    this.changes++;
    if (this.held) return;
    if (this.failures === 0) this.around.state("typing");
    this.journal_timer ??= this.around.wait(() => {
      this.journal_timer = null;
      void this.write_journal();
    }, journal_after_ms);
    this.save_timer ??= this.around.wait(() => {
      this.save_timer = null;
      void this.save();
    }, save_after_ms);
  }

  /** To the disk now: when the page is hidden there may be no later. */
  async write_journal(): Promise<void> {
    if (this.journaled === this.changes) return;
    const change = this.changes;
    const entry: Entry = {
      story: this.story,
      session: this.session,
      batch: this.sent ? this.sent.batch + 1 : this.batch,
      based_on: this.revision,
      article: this.around.text(),
      at_ms: this.around.now(),
      sent: this.sent && { batch: this.sent.batch, based_on: this.sent.based_on, article: this.sent.article },
    };
    try {
      await this.around.journal.write(entry);
      this.journaled = Math.max(this.journaled, change);
      if (this.failures === 0 && this.has_unsaved && !this.running) this.around.state("here");
    } catch (error) {
      this.around.state("lost", error);
    }
  }

  /** Everything to the server; waits for what is on its way. Whether the server has all of it now. */
  async save(leaving = false): Promise<boolean> {
    if (this.held) return false;
    if (leaving) void this.write_journal();
    while (this.running) await this.running;
    if (!this.has_unsaved) return true;
    this.running = this.send(leaving);
    await this.running;
    return !this.has_unsaved;
  }

  private async send(leaving: boolean): Promise<void> {
    this.stop_save_timer();
    this.sent ??= { batch: this.batch, article: this.around.text(), change: this.changes, based_on: this.revision };
    const { batch, article, change, based_on } = this.sent;
    if (this.failures === 0) this.around.state("saving");
    try {
      const saved = await this.around.save({ based_on, article, session: this.session, batch }, leaving);
      this.sent = null;
      this.batch = batch + 1;
      this.failures = 0;
      this.acknowledged = change;
      await this.take(saved, article);
    } catch (error) {
      this.running = null;
      this.failed(error);
      return;
    }
    this.running = null;
  }

  private async take(saved: Saved, sent: Article): Promise<void> {
    this.revision = saved.revision;
    if (saved.merged && saved.article && !same_article(saved.article, sent)) {
      const current = this.around.text();
      const next = this.changes === this.acknowledged ? saved.article : merged_with_mine(sent, saved.article, current);
      this.around.show(next);
    }
    this.around.saved?.(saved);
    if (this.changes > this.acknowledged) {
      // Typed while it was on its way: the journal's entry is based on what is gone.
      this.journaled = -1;
      await this.write_journal();
      this.save_timer ??= this.around.wait(() => {
        this.save_timer = null;
        void this.save();
      }, save_after_ms);
      this.around.state("typing");
      return;
    }
    await this.around.journal.forget(this.story, this.session).catch(() => undefined);
    this.journaled = this.changes;
    this.around.state("saved");
  }

  private failed(error: unknown): void {
    const merge = merge_of(error);
    if (merge) {
      this.held = true;
      this.around.state("merge");
      this.around.conflict(merge);
      return;
    }
    if (error instanceof Refused && error.status < 500 && error.status !== 401 && error.status !== 429) {
      // The same text would be refused again: the next change is a new batch.
      this.sent = null;
      this.batch++;
      this.around.state("refused", error);
      void this.write_journal();
      return;
    }
    const state = error instanceof NoLine ? "no_line" : "here";
    const after = again_after_ms[Math.min(this.failures++, again_after_ms.length - 1)]!;
    this.around.state(state, error);
    this.journaled = -1;
    void this.write_journal().then(() => this.around.state(state, error));
    this.save_timer ??= this.around.wait(() => {
      this.save_timer = null;
      void this.save();
    }, after);
  }

  /** The line may be back. */
  try_again(): void {
    if (this.failures === 0) return;
    this.stop_save_timer();
    void this.save();
  }

  /** A person has merged: `article` is what both agree on, after the server's `revision`. */
  async resolved(article: Article, revision: number): Promise<boolean> {
    this.held = false;
    this.sent = null;
    this.batch++;
    this.failures = 0;
    this.revision = revision;
    this.around.show(article);
    this.changes++;
    await this.write_journal();
    return this.save();
  }

  /** The server's text is newer and nothing of ours is missing in it. */
  moved_to(revision: number): void {
    if (!this.has_unsaved) this.revision = revision;
  }

  close(): void {
    this.stop_save_timer();
    if (this.journal_timer !== null) this.around.stop(this.journal_timer);
    this.journal_timer = null;
    this.held = true;
  }

  private stop_save_timer(): void {
    if (this.save_timer !== null) this.around.stop(this.save_timer);
    this.save_timer = null;
  }
}

export type Recovered = { revision: number } | { merge: Merge } | { refused: unknown };

/** Sends what a closed tab left in the journal. Throws NoLine when nobody answers: the entry stays. */
export async function recover(entry: Entry, save: (draft: Draft) => Promise<Saved>): Promise<Recovered> {
  const { session, sent } = entry;
  let { based_on, article } = entry;
  try {
    if (sent) {
      const saved = await save({ ...sent, session });
      if (same_article(sent.article, article)) return saved;
      based_on = saved.revision;
      if (saved.merged && saved.article) article = merged_with_mine(sent.article, saved.article, article);
    }
    return await save({ based_on, article, session, batch: entry.batch });
  } catch (error) {
    const merge = merge_of(error);
    if (merge) return { merge: { ...merge, mine: article } };
    if (error instanceof Refused && error.status < 500 && error.status !== 401 && error.status !== 429) return { refused: error };
    throw error;
  }
}
