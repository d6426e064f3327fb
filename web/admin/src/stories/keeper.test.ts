import { describe, expect, it } from "vitest";

import type { Article, Merge, Saved } from "../contract";
import { NoLine, Refused, type Draft } from "../wire";
import { empty_article } from "./article";
import type { Entry, Journal } from "./journal";
import { journal_after_ms, Keeper, recover, save_after_ms, type Keeping } from "./keeper";

const article = (...paragraphs: string[]): Article => ({
  ...empty_article(),
  headline: "عنوان",
  blocks: paragraphs.map((text) => ({ kind: "paragraph", text: [text] })),
});
const texts = (one: Article) => one.blocks.map((block) => (block.kind === "paragraph" ? block.text.join("") : ""));

/** A screen, a journal in memory, a clock that is moved by hand, and a server that does as it is told. */
function desk(answers: (draft: Draft) => Saved | Error | Promise<Saved>) {
  const kept = new Map<string, Entry>();
  const journal: Journal = {
    write: async (entry) => void kept.set(`${entry.story} ${entry.session}`, structuredClone(entry)),
    forget: async (story, session) => void kept.delete(`${story} ${session}`),
    of_story: async (story) => [...kept.values()].filter((one) => one.story === story),
    all: async () => [...kept.values()],
  };
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  const one = {
    text: article(""),
    states: [] as Keeping[],
    sent: [] as Draft[],
    conflicts: [] as Merge[],
    kept,
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        timers.sort((a, b) => a.at - b.at);
        const next = timers[0];
        if (!next || next.at > end) break;
        timers.shift();
        now = next.at;
        next.work();
        await settled();
      }
      now = end;
      await settled();
    },
    keeper: null as unknown as Keeper,
  };
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  one.keeper = new Keeper(
    7,
    "tab",
    1,
    {
      journal,
      save: async (draft) => {
        one.sent.push(structuredClone(draft));
        const answer = await answers(draft);
        if (answer instanceof Error) throw answer;
        return answer;
      },
      text: () => structuredClone(one.text),
      show: (shown) => void (one.text = shown),
      state: (state) => void (one.states.at(-1) === state || one.states.push(state)),
      conflict: (merge) => void one.conflicts.push(merge),
      wait: (work, ms) => {
        const timer = { at: now + ms, work };
        timers.push(timer);
        return timer;
      },
      stop: (timer) => void (timers = timers.filter((each) => each !== timer)),
      now: () => now,
    },
    10,
  );
  return one;
}
const saved = (revision: number): Saved => ({ revision, saved_at_ms: 0, merged: false });

describe("keeping what is typed", () => {
  it("is on the disk within two seconds and at the server within ten", async () => {
    const here = desk(() => saved(2));
    here.text = article("كتبتُ");
    here.keeper.changed();
    await here.pass(journal_after_ms);
    expect(journal_after_ms).toBeLessThanOrEqual(2000);
    expect(texts([...here.kept.values()][0]!.article)).toEqual(["كتبتُ"]);
    expect(here.sent).toEqual([]);
    await here.pass(save_after_ms);
    expect(here.sent.map((one) => one.batch)).toEqual([10]);
    expect(here.kept.size).toBe(0);
    expect(here.states.at(-1)).toBe("saved");
    expect(here.keeper.revision).toBe(2);
  });

  it("asks again for the same batch when the line breaks, and says so", async () => {
    let there = false;
    const here = desk(() => (there ? saved(2) : new NoLine("cut")));
    here.text = article("سطر");
    here.keeper.changed();
    await here.pass(save_after_ms);
    expect(here.states.at(-1)).toBe("no_line");
    here.text = article("سطر", "ثانٍ");
    here.keeper.changed();
    await here.pass(2500);
    there = true;
    here.keeper.try_again();
    await here.pass(0);
    await here.pass(save_after_ms);
    // The first batch as it was first sent, then what came after it.
    expect(new Set(here.sent.filter((one) => one.batch === 10).map((one) => one.article.blocks.length))).toEqual(new Set([1]));
    expect(here.sent.at(-1)!.batch).toBe(11);
    expect(texts(here.sent.at(-1)!.article)).toEqual(["سطر", "ثانٍ"]);
    expect(here.states.at(-1)).toBe("saved");
    expect(here.keeper.has_unsaved).toBe(false);
  });

  it("takes a colleague's paragraph in and keeps what was typed meanwhile", async () => {
    const here = desk((draft) => {
      if (draft.batch > 10) return saved(4);
      here.text = article("أولى", "ثانية، وزدت عليها");
      here.keeper.changed();
      return { revision: 3, saved_at_ms: 0, merged: true, article: article("أولى من زميل", "ثانية") };
    });
    here.text = article("أولى", "ثانية");
    here.keeper.changed();
    await here.keeper.save();
    expect(texts(here.text)).toEqual(["أولى من زميل", "ثانية، وزدت عليها"]);
    expect([...here.kept.values()][0]!.based_on).toBe(3);
    await here.pass(save_after_ms);
    expect(here.sent.at(-1)!.based_on).toBe(3);
  });

  it("holds still at a conflict until a person has merged", async () => {
    const merge = {
      error: { key: "x", ar: "", en: "" },
      base: article("أ"),
      theirs: article("ب"),
      mine: article("ج"),
      kept: 3,
      revision: 4,
      by: 2,
      conflicts: [],
    };
    const here = desk((draft) => (draft.based_on === 4 ? saved(5) : new Refused(409, merge.error, merge)));
    here.text = article("ج");
    here.keeper.changed();
    await here.pass(save_after_ms * 3);
    expect(here.sent.length).toBe(1);
    expect(here.states.at(-1)).toBe("merge");
    expect(here.conflicts.length).toBe(1);
    expect(await here.keeper.resolved(article("ب وج"), 4)).toBe(true);
    expect(texts(here.text)).toEqual(["ب وج"]);
    expect(here.keeper.revision).toBe(5);
  });

  it("says when the server will not have it, and tries the next text", async () => {
    const no = { key: "x", ar: "لا", en: "no" };
    const here = desk((draft) => (draft.article.blocks.length > 1 ? saved(2) : new Refused(422, no, { error: no })));
    here.text = article("أ");
    here.keeper.changed();
    await here.pass(save_after_ms);
    expect(here.states.at(-1)).toBe("refused");
    expect(here.kept.size).toBe(1);
    here.text = article("أ", "ب");
    here.keeper.changed();
    await here.pass(save_after_ms);
    expect(here.states.at(-1)).toBe("saved");
    expect(here.sent.map((one) => one.batch)).toEqual([10, 11]);
  });
});

describe("what a closed tab left", () => {
  const entry = (more: Partial<Entry> = {}): Entry => ({
    story: 7,
    session: "old",
    batch: 5,
    based_on: 1,
    article: article("أ", "ب"),
    at_ms: 0,
    sent: null,
    ...more,
  });

  it("goes to the server under its own number", async () => {
    const sent: Draft[] = [];
    const found = await recover(entry(), async (draft) => (sent.push(draft), saved(2)));
    expect(found).toMatchObject({ revision: 2 });
    expect(sent.map(({ session, batch, based_on }) => [session, batch, based_on])).toEqual([["old", 5, 1]]);
  });

  it("asks first for what was on its way, then sends what came after it on top of that", async () => {
    const sent: Draft[] = [];
    await recover(
      entry({ batch: 6, sent: { batch: 5, based_on: 1, article: article("أ") } }),
      async (draft) => (sent.push(draft), saved(draft.batch)),
    );
    expect(sent.map(({ batch, based_on }) => [batch, based_on])).toEqual([
      [5, 1],
      [6, 5],
    ]);
  });

  it("leaves it where it is while nobody answers", async () => {
    await expect(recover(entry(), () => Promise.reject(new NoLine("cut")))).rejects.toBeInstanceOf(NoLine);
  });
});
