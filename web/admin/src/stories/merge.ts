/** Two who wrote on one story: what each did to it, block by block, and what of it needs a person. Pure functions. */
import type { Article, Block } from "../contract";
import { same, spare, words_of_block } from "./article";

/** Indexes of equal members in both, in order: the longest such row. */
export function common<T>(a: T[], b: T[], equal: (x: T, y: T) => boolean): [number, number][] {
  let begin = 0;
  while (begin < a.length && begin < b.length && equal(a[begin]!, b[begin]!)) begin++;
  let end = 0;
  while (end < a.length - begin && end < b.length - begin && equal(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++;
  const found: [number, number][] = Array.from({ length: begin }, (_, at) => [at, at]);
  found.push(
    ...between(a.slice(begin, a.length - end), b.slice(begin, b.length - end), equal).map(([x, y]): [number, number] => [
      x + begin,
      y + begin,
    ]),
  );
  for (let at = end; at > 0; at--) found.push([a.length - at, b.length - at]);
  return found;
}

function between<T>(a: T[], b: T[], equal: (x: T, y: T) => boolean): [number, number][] {
  const wide = b.length + 1;
  const best = new Uint32Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * wide + j] = equal(a[i]!, b[j]!)
        ? best[(i + 1) * wide + j + 1]! + 1
        : Math.max(best[(i + 1) * wide + j]!, best[i * wide + j + 1]!);
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (equal(a[i]!, b[j]!)) found.push([i++, j++]);
    else if (best[(i + 1) * wide + j]! >= best[i * wide + j + 1]!) i++;
    else j++;
  }
  return found;
}

export type Stretch<T> = { agreed: T[] } | { base: T[]; theirs: T[]; mine: T[] };

/** diff3: stretches that both agree on or only one changed, and stretches that both changed. */
export function merged_rows<T>(base: T[], theirs: T[], mine: T[], equal: (a: T, b: T) => boolean = same): Stretch<T>[] {
  const of_theirs = new Map(common(base, theirs, equal));
  const of_mine = new Map(common(base, mine, equal));
  const out: Stretch<T>[] = [];
  const agree = (rows: T[]) => {
    if (rows.length === 0) return;
    const last = out.at(-1);
    if (last && "agreed" in last) last.agreed.push(...rows);
    else out.push({ agreed: [...rows] });
  };
  /** Neighbours that were changed in their places, none added and none taken out, are asked for one by one. */
  const in_place = (was: T[], from_them: T[], from_me: T[]) => {
    was.forEach((row, at) => {
      if (same(row, from_them[at]) || same(from_them[at], from_me[at])) agree([from_me[at]!]);
      else if (same(row, from_me[at])) agree([from_them[at]!]);
      else out.push({ base: [row], theirs: [from_them[at]!], mine: [from_me[at]!] });
    });
  };
  let [b, t, m] = [0, 0, 0];
  while (b < base.length || t < theirs.length || m < mine.length) {
    if (b < base.length && of_theirs.get(b) === t && of_mine.get(b) === m) {
      agree([mine[m]!]);
      [b, t, m] = [b + 1, t + 1, m + 1];
      continue;
    }
    let next = b;
    while (
      next < base.length &&
      !((of_theirs.get(next) ?? -1) >= t && (of_mine.get(next) ?? -1) >= m && of_theirs.has(next) && of_mine.has(next))
    )
      next++;
    const [t_end, m_end] = next < base.length ? [of_theirs.get(next)!, of_mine.get(next)!] : [theirs.length, mine.length];
    const [was, from_them, from_me] = [base.slice(b, next), theirs.slice(t, t_end), mine.slice(m, m_end)];
    if (same(was, from_them) || same(from_them, from_me)) agree(from_me);
    else if (same(was, from_me)) agree(from_them);
    else if (was.length === from_them.length && was.length === from_me.length) in_place(was, from_them, from_me);
    else out.push({ base: was, theirs: from_them, mine: from_me });
    [b, t, m] = [next, t_end, m_end];
  }
  return out;
}

export const fields = [
  "headline",
  "kicker",
  "standfirst",
  "section",
  "dateline",
  "bylines",
  "picture",
  "keywords",
  "sources",
  "language",
] as const;
export type Field = (typeof fields)[number];

export interface Merging {
  fields: { name: Field; base: Article[Field]; theirs: Article[Field]; mine: Article[Field] }[];
  article: Article;
  blocks: Stretch<Block>[];
}

/** `article` has of each field what is agreed; for those in `fields`, mine. */
export function merge(base: Article, theirs: Article, mine: Article): Merging {
  const article = { ...mine };
  const disputed: Merging["fields"] = [];
  for (const name of fields) {
    if (same(base[name], mine[name])) Object.assign(article, { [name]: theirs[name] });
    else if (!same(base[name], theirs[name]) && !same(theirs[name], mine[name]))
      disputed.push({ name, base: base[name], theirs: theirs[name], mine: mine[name] });
  }
  if (article.picture === undefined) delete article.picture;
  return { fields: disputed, article, blocks: merged_rows(base.blocks, theirs.blocks, mine.blocks) };
}

/** Without a person: where both changed the same, mine stands. */
export function merged_with_mine(base: Article, theirs: Article, mine: Article): Article {
  const merging = merge(base, theirs, mine);
  return { ...merging.article, blocks: merging.blocks.flatMap((one) => ("agreed" in one ? one.agreed : one.mine)) };
}

export interface Run {
  text: string;
  kind: "same" | "added" | "removed";
}
const marks = /[\u064b-\u065f\u0670\u0640]/g;

/** Word by word; with `ignore_marks`, words that differ in vowel marks or kashida only are the same. */
export function word_difference(was: string, is: string, ignore_marks = false): Run[] {
  const parts = (text: string) => text.match(/\s+|[\p{L}\p{N}\p{M}\u0640]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
  const key = (text: string) => (ignore_marks ? text.replace(marks, "") : text);
  const [a, b] = [parts(was), parts(is)];
  if (a.length * b.length > 4_000_000)
    return [
      { text: was, kind: "removed" },
      { text: is, kind: "added" },
    ];
  const runs: Run[] = [];
  const add = (text: string, kind: Run["kind"]) => {
    if (!text) return;
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ text, kind });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [...common(a, b, (one, other) => key(one) === key(other)), [a.length, b.length] as [number, number]]) {
    add(a.slice(i, x).join(""), "removed");
    add(b.slice(j, y).join(""), "added");
    if (y < b.length) add(b[y]!, "same");
    [i, j] = [x + 1, y + 1];
  }
  return readable(runs);
}

/** A blank that two changes share belongs to both: «old words» then «new words», not one word of each in turn. */
function readable(runs: Run[]): Run[] {
  const out: Run[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) out.push({ text: removed, kind: "removed" });
    if (added) out.push({ text: added, kind: "added" });
    [removed, added] = ["", ""];
  };
  runs.forEach((run, at) => {
    const next = runs[at + 1];
    if (run.kind === "removed") removed += run.text;
    else if (run.kind === "added") added += run.text;
    else if (/^\s+$/.test(run.text) && removed && added && next && next.kind !== "same") {
      removed += run.text;
      added += run.text;
    } else {
      flush();
      out.push(run);
    }
  });
  flush();
  return out;
}

/** What of a field or of blocks a person reads when choosing. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return value
      .map((one) => (typeof one === "object" && one !== null && "kind" in one ? words_of_block(one as Block) : shown(one)))
      .join("\n");
  const named = value as Record<string, unknown>;
  return ["name", "city", "agency", "caption", "credit", "alt"]
    .map((name) => named[name])
    .filter(Boolean)
    .join(" – ");
}

export const differs = (a: Article, b: Article) => !same(spare(a), spare(b));
