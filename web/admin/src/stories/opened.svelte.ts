/** One story on this screen: its text, who else is here, where it is kept, what stands against publishing it. */
import type { EditorView } from "prosemirror-view";

import type { Article, Comment, Drawer, Merge, Pasted, StoryAnswer } from "../contract";
import { reason, tell, tell_why } from "../ground/notices.svelte";
import { me, person_name, session as signed_in } from "../session.svelte";
import { clock_ms, moment } from "../time.svelte";
import { counted, say } from "../words.svelte";
import { merge_of, NoLine, Refused, wire } from "../wire";
import { count_words, direction_of, empty_article, plain, same, whole, words_of_block } from "./article";
import { show_comments } from "./editor/comments";
import { block_of, blocks_of } from "./editor/form";
import { show_blocks } from "./editor/write";
import { is_alive, journal, own_session, type Entry } from "./journal";
import { Keeper, recover, type Keeping } from "./keeper";

type Fields = Omit<Article, "blocks">;
const fields_of = ({ blocks: _, ...fields }: Article): Fields => fields;

export type Panel = "status" | "checks" | "comments" | "history";

export class Opened {
  answer = $state.raw<StoryAnswer | null>(null);
  fields = $state<Fields>(fields_of(empty_article()));
  /** the text as it came; the editor begins with it */
  blocks = $state.raw<Article["blocks"]>([]);
  comments = $state.raw<Comment[]>([]);
  shown_comment = $state<number | null>(null);
  drawer = $state.raw<Drawer | null>(null);
  drawer_open = $state(false);
  keeping = $state<Keeping>("saved");
  why = $state("");
  merging = $state.raw<{ merge: Merge; entry?: Entry } | null>(null);
  pasted = $state.raw<{ answer: Pasted; text: string; before: { fields: Fields; blocks: Article["blocks"] } } | null>(null);
  panel = $state<Panel | null>(null);
  words = $state(0);
  revision = $state(0);
  wrong = $state("");
  left_here = $state.raw<Entry | null>(null);
  correcting = $state(false);
  note = $state("");
  busy = $state(false);

  session = "";
  view: EditorView | null = null;
  keeper: Keeper | null = null;
  /** taken when the correction began, to propose a note from what was changed */
  private public_text: Article | null = null;
  private timers: ReturnType<typeof setInterval>[] = [];
  private closed = false;

  constructor(readonly id: number) {}

  readonly may = (what: StoryAnswer["may"][number]) => this.answer?.may.includes(what) ?? false;
  readonly may_write = () => this.may("story.write") || this.may("story.edit_others");
  lock_holder = $derived.by(() => {
    const lock = this.answer?.lock;
    return lock && lock.session !== this.session ? lock : null;
  });
  writable = $derived(
    Boolean(this.answer) &&
      (this.answer!.may.includes("story.write") || this.answer!.may.includes("story.edit_others")) &&
      !this.lock_holder,
  );
  direction = $derived(direction_of(this.fields.language));
  others = $derived([
    ...new Set((this.answer?.present ?? []).filter((one) => one.session !== this.session).map((one) => one.person)),
  ]);
  open_comments = $derived(this.comments.filter((one) => !one.closed).length);

  async open(): Promise<void> {
    this.session = await own_session();
    try {
      await this.send_what_was_left();
      const answer = await wire.story(this.id);
      if (this.closed) return;
      this.take(answer, true);
      await this.ask_for_lock();
    } catch (error) {
      this.wrong = reason(error);
      if (error instanceof NoLine) this.left_here = (await journal.of_story(this.id).catch(() => []))[0] ?? null;
      return;
    }
    this.timers.push(setInterval(() => void this.be_present(), 10_000));
    void this.be_present();
    void this.look_at_drawer();
  }

  /** A tab that was closed, or a line that was lost, has left text in the journal: it goes first. */
  private async send_what_was_left(): Promise<void> {
    for (const entry of await journal.of_story(this.id).catch(() => [])) {
      if (entry.session !== this.session && (await is_alive(entry.session, entry.at_ms))) continue;
      const found = await recover(entry, (draft) => wire.save(this.id, draft));
      if ("merge" in found) {
        this.merging = { merge: found.merge, entry };
        continue;
      }
      if ("refused" in found) {
        this.left_here = entry;
        tell(reason(found.refused), { wrong: true });
        continue;
      }
      await journal.forget(entry.story, entry.session);
      tell(say("keep.recovered", { time: moment(entry.at_ms) }));
    }
  }

  private async ask_for_lock(): Promise<void> {
    if (!this.may_write()) return;
    try {
      const { lock } = await wire.lock(this.id, this.session);
      this.answer = { ...this.answer!, lock };
    } catch (error) {
      if (!(error instanceof Refused)) return;
      const body = error.body as Partial<Pick<StoryAnswer, "lock">>;
      if (body.lock) this.answer = { ...this.answer!, lock: body.lock };
      else tell_why(error);
    }
  }
  async take_over(why: string): Promise<void> {
    const { lock } = await wire.lock(this.id, this.session, why);
    this.answer = { ...(await wire.story(this.id)), lock };
    this.show_text(whole(this.answer.article));
    this.revision = this.answer.revision;
    this.keeper?.moved_to(this.revision);
  }

  /** What the server says of the story now; `text`: also what stands in it. */
  take(answer: StoryAnswer, text = false): void {
    this.answer = answer;
    if (!text) return;
    const article = whole(answer.article);
    this.fields = fields_of(article);
    this.blocks = article.blocks;
    this.revision = answer.revision;
    this.keeper = new Keeper(
      this.id,
      this.session,
      answer.revision,
      {
        journal,
        save: (draft, leaving) => wire.save(this.id, draft, leaving),
        text: () => this.text(),
        show: (shown) => this.show_text(shown),
        state: (state, error) => this.set_keeping(state, error),
        conflict: (merge) => (this.merging = { merge }),
        saved: (saved) => {
          this.revision = saved.revision;
          void this.look_at_drawer();
        },
        wait: (work, ms) => setTimeout(work, ms),
        stop: (timer) => clearTimeout(timer as number),
        now: clock_ms,
      },
      Date.now(),
    );
    this.count();
  }
  private set_keeping(state: Keeping, error: unknown): void {
    if (this.keeping !== state) this.keeping = state;
    const why = error ? reason(error) : "";
    if (this.why !== why) this.why = why;
  }

  text(): Article {
    const fields = $state.snapshot(this.fields) as Fields;
    return { ...fields, blocks: this.view ? blocks_of(this.view.state.doc) : this.blocks };
  }
  show_text(article: Article): void {
    this.fields = fields_of(article);
    if (this.view) show_blocks(this.view, article.blocks);
    else this.blocks = article.blocks;
    this.count();
  }

  private counting = false;
  /** Something was typed. Cheap: what takes time waits until nothing else does. */
  changed(): void {
    this.keeper?.changed();
    if (this.counting) return;
    this.counting = true;
    setTimeout(() => {
      const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 50));
      idle(() => {
        this.counting = false;
        this.count();
      });
    }, 400);
  }
  private word_counts = new WeakMap<object, number>();
  private count(): void {
    if (!this.view) return;
    let words = 0;
    this.view.state.doc.forEach((node) => {
      let known = this.word_counts.get(node);
      if (known === undefined) this.word_counts.set(node, (known = count_words(words_of_block(block_of(node)))));
      words += known;
    });
    this.words = words;
  }
  is_empty(): boolean {
    return !this.view || this.view.state.doc.textContent.trim() === "";
  }

  async be_present(): Promise<void> {
    if (document.visibilityState === "hidden" && !this.keeper?.has_unsaved) return;
    try {
      const { present, lock, revision, comments } = await wire.be_present(this.id, this.session);
      if (this.closed || !this.answer) return;
      const had = this.answer.lock?.session === this.session;
      if (had && lock && lock.session !== this.session) {
        await this.keeper?.save();
        tell(say("lock.taken", { name: person_name(lock.person) }), { wrong: true });
      }
      if (!same(this.answer.present, present) || !same(this.answer.lock, lock)) this.answer = { ...this.answer, present, lock };
      if (!same(this.comments, comments)) this.set_comments(comments);
      this.keeper?.try_again();
      if (revision > this.revision && !this.keeper?.has_unsaved) await this.catch_up();
    } catch (error) {
      if (error instanceof NoLine && this.keeping === "saved") this.set_keeping("no_line", null);
    }
  }
  /** A colleague has saved: what they wrote comes onto the page, unless we have typed since. */
  private async catch_up(): Promise<void> {
    const answer = await wire.story(this.id);
    if (this.keeper?.has_unsaved || answer.revision <= this.revision) return;
    this.take_quietly(answer);
  }
  take_quietly(answer: StoryAnswer): void {
    this.answer = answer;
    this.show_text(whole(answer.article));
    this.revision = answer.revision;
    this.keeper?.moved_to(answer.revision);
    void this.look_at_drawer();
  }

  set_comments(comments: Comment[]): void {
    this.comments = comments;
    if (this.view) show_comments(this.view, comments, this.shown_comment);
  }
  show_comment(id: number | null): void {
    this.shown_comment = id;
    if (this.view) show_comments(this.view, this.comments, id);
    if (id !== null) this.panel = "comments";
  }

  async look_at_drawer(): Promise<void> {
    try {
      this.drawer = await wire.drawer(this.id);
    } catch (error) {
      if (this.drawer_open) tell_why(error);
    }
  }

  async open_drawer(): Promise<void> {
    this.drawer_open = true;
    await this.keeper?.save();
    await this.look_at_drawer();
  }

  /** All of it is on the server; if not, says why not. */
  private async all_saved(): Promise<boolean> {
    if (await this.keeper?.save()) return true;
    if (this.keeping !== "merge") tell(this.why || say("line.none"), { wrong: true });
    return false;
  }
  private async acting(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Refused && error.objections.length && this.drawer) {
        this.drawer = { ...this.drawer, stops: error.objections };
        this.drawer_open = true;
      } else if (error instanceof Refused && error.objections.length) await this.open_drawer();
      else if (!merge_of(error)) tell_why(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The one button: now, or at a time. */
  publish(more: { at_ms?: number; unpublish_at_ms?: number; breaking?: boolean; override?: string } = {}): Promise<boolean> {
    return this.acting(async () => {
      if (!(await this.all_saved())) return;
      const signed = this.answer!.sign_off?.revision === this.keeper!.revision;
      const answer = await wire.publish(this.id, {
        revision: this.keeper!.revision,
        ...more,
        ...(this.may("story.sign_off") && !signed ? { sign_off: true as const } : {}),
      });
      this.published(answer, more.at_ms);
    });
  }
  private published(answer: StoryAnswer, at_ms?: number): void {
    this.take(answer);
    this.revision = Math.max(this.revision, answer.revision);
    this.keeper?.moved_to(answer.revision);
    this.drawer_open = false;
    const headline = this.fields.headline;
    const undo = async () => this.take(await wire.take_back(this.id));
    if (at_ms) tell(say("publish.scheduled", { headline, time: moment(at_ms) }), { undo });
    else {
      const until = answer.story.public?.undo_until_ms ?? undefined;
      tell(say("publish.done", { headline }), {
        undo,
        ...(until ? { until_ms: until } : {}),
        view: answer.story.public?.address,
      });
    }
    void this.look_at_drawer();
  }
  correct(override?: string): Promise<boolean> {
    return this.acting(async () => {
      if (!(await this.all_saved())) return;
      const note = this.note.trim();
      const answer = await wire.correct(this.id, {
        revision: this.keeper!.revision,
        note,
        ...(override ? { override } : {}),
      });
      this.correcting = false;
      this.note = "";
      this.published(answer);
    });
  }
  send_on(stage: string, holder?: number): Promise<boolean> {
    return this.acting(async () => {
      if (!(await this.all_saved())) return;
      const from = this.answer!.story.stage;
      this.take(await wire.move(this.id, stage, holder ? { holder } : {}));
      const name = this.stages().find((one) => one.key === stage)?.name ?? stage;
      tell(say("board.moved", { headline: this.fields.headline || say("story.untitled"), stage: name }), {
        undo: async () => this.take(await wire.move(this.id, from)),
      });
      void this.look_at_drawer();
    });
  }
  sign_off(): Promise<boolean> {
    return this.acting(async () => {
      if (!(await this.all_saved())) return;
      this.take(await wire.sign_off(this.id, this.keeper!.revision));
      tell(say("home.approved", { headline: this.fields.headline }), {
        undo: async () => this.take(await wire.take_back_sign_off(this.id)),
      });
      void this.look_at_drawer();
    });
  }

  stages = () => signed_in.answer?.desks.find((one) => one.id === this.answer?.story.desk)?.stages ?? [];
  next_stage = () => {
    const stages = this.stages();
    return stages[stages.findIndex((one) => one.key === this.answer?.story.stage) + 1];
  };

  async begin_correction(): Promise<void> {
    this.correcting = true;
    this.public_text ??= this.text();
  }
  /** «ورد … والصواب …» from the one place that was changed, when there is only one. */
  proposed_note(): string {
    if (!this.public_text) return "";
    const was = [this.public_text.headline, ...this.public_text.blocks.map(words_of_block)];
    const text = this.text();
    const is = [text.headline, ...text.blocks.map(words_of_block)];
    if (was.length !== is.length) return "";
    const changed = was.map((_, at) => at).filter((at) => was[at] !== is[at]);
    if (changed.length !== 1) return "";
    const [a, b] = [was[changed[0]!]!.split(" "), is[changed[0]!]!.split(" ")];
    let begin = 0;
    while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin++;
    let end = 0;
    while (end < a.length - begin && end < b.length - begin && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
    const [from, to] = [a.slice(begin, a.length - end).join(" "), b.slice(begin, b.length - end).join(" ")];
    return from && to && from.length < 120
      ? say("correct.proposed", { was: from, is: to }).replace(/\p{Bidi_Control}/gu, "")
      : "";
  }

  async resolve(article: Article): Promise<void> {
    const { merge, entry } = this.merging!;
    this.merging = null;
    if (entry) await journal.forget(entry.story, entry.session);
    await this.keeper?.resolved(article, merge.revision);
  }

  leave(): void {
    void this.keeper?.save(true);
  }
  /** The tab is being closed, or put aside: what is typed goes, and a colleague need not wait for the lock. */
  go_away(): void {
    this.leave();
    if (this.answer?.lock?.session === this.session) void wire.unlock(this.id, this.session).catch(() => undefined);
  }
  come_back(): void {
    void this.ask_for_lock();
    void this.be_present();
  }
  close(): void {
    this.leave();
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    if (this.answer?.lock?.session === this.session) {
      const keeper = this.keeper;
      void (async () => {
        await keeper?.save();
        await wire.unlock(this.id, this.session).catch(() => undefined);
        keeper?.close();
      })();
    }
  }

  keeping_word(): string {
    switch (this.keeping) {
      case "saved":
        return say("keep.saved");
      case "typing":
      case "saving":
        return say("keep.saving");
      case "here":
        return say("keep.here");
      case "no_line":
        return say("keep.no_line");
      case "merge":
        return say("keep.merge");
      case "refused":
        return say("keep.refused", { why: this.why });
      case "lost":
        return say("keep.lost");
    }
  }
  length(): string {
    return counted("story.words", this.words);
  }
  reading = () => this.words;
  mine = () => this.answer?.story.author === me().id;
}
export { plain };
