/** Articles as values: their one JSON form, their words. */
import type { Article, Block, Inline, Picture, Text } from "../contract";

export const empty_article = (language = "ar", section = ""): Article => ({
  language,
  section,
  kicker: "",
  headline: "",
  standfirst: "",
  dateline: { city: "", agency: "" },
  bylines: [],
  blocks: [],
  keywords: [],
  sources: [],
});

export const direction_of = (language: string): "rtl" | "ltr" =>
  /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)(-|$)/i.test(language) ? "rtl" : "ltr";

type Loose<T> = { [K in keyof T]?: unknown };

/** What the server leaves out when it is empty, written out. */
export function whole(from: Loose<Article>): Article {
  const given = from as Partial<Article>;
  const article = { ...empty_article(given.language ?? "ar"), ...given };
  article.dateline = { city: given.dateline?.city ?? "", agency: given.dateline?.agency ?? "" };
  article.sources = (given.sources ?? []).map((one) => ({ name: one.name, address: one.address ?? "" }));
  if (given.picture) article.picture = whole_picture(given.picture);
  article.blocks = (given.blocks ?? []).map(whole_block);
  return article;
}

const whole_picture = (given: Partial<Picture>): Picture => ({
  file: given.file ?? "",
  alt: given.alt ?? "",
  caption: given.caption ?? "",
  credit: given.credit ?? "",
  width: given.width ?? 0,
  height: given.height ?? 0,
});

function whole_block(block: Block): Block {
  switch (block.kind) {
    case "list":
      return { kind: "list", numbered: block.numbered ?? false, items: block.items ?? [] };
    case "facts":
      return { kind: "facts", title: block.title ?? "", blocks: (block.blocks ?? []).map(whole_block) };
    case "picture":
      return { kind: "picture", picture: whole_picture(block.picture) };
    case "table":
      return {
        kind: "table",
        ...(block.caption ? { caption: block.caption } : {}),
        head: block.head ?? [],
        rows: block.rows ?? [],
      };
    case "embed":
      return {
        kind: "embed",
        address: block.address,
        title: block.title ?? "",
        ...(block.source ? { source: block.source } : {}),
      };
    case "file":
      return { kind: "file", file: block.file, title: block.title ?? "", size_bytes: block.size_bytes ?? 0 };
    default:
      return block;
  }
}

/** As article::to_json writes it: members in its order, those that are empty left out. */
export function spare(article: Article): Record<string, unknown> {
  const out: Record<string, unknown> = { language: article.language, section: article.section };
  const put = (name: string, value: unknown, wanted: boolean) => {
    if (wanted) out[name] = value;
  };
  put("kicker", article.kicker, article.kicker !== "");
  out["headline"] = article.headline;
  put("standfirst", article.standfirst, article.standfirst !== "");
  const { city, agency } = article.dateline;
  put("dateline", filled({ city, agency }), city !== "" || agency !== "");
  put("bylines", article.bylines, article.bylines.length > 0);
  if (article.picture) out["picture"] = spare_picture(article.picture);
  out["blocks"] = article.blocks.map(spare_block);
  put("keywords", article.keywords, article.keywords.length > 0);
  put("sources", article.sources.map(filled), article.sources.length > 0);
  return out;
}

function filled<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== "" && one !== 0 && one !== false)) as Partial<T>;
}
const spare_picture = (picture: Picture) => ({ file: picture.file, ...filled({ ...picture, file: "" }) });

function spare_block(block: Block): unknown {
  switch (block.kind) {
    case "subhead":
      return { kind: "subhead", text: block.text, ...filled({ anchor: block.anchor ?? "" }) };
    case "quote":
      return { kind: "quote", text: block.text, ...filled({ speaker: block.speaker ?? "" }) };
    case "list":
      return { kind: "list", ...(block.numbered ? { numbered: true } : {}), items: block.items };
    case "facts":
      return { kind: "facts", ...filled({ title: block.title }), blocks: block.blocks.map(spare_block) };
    case "picture":
      return { kind: "picture", picture: spare_picture(block.picture) };
    case "table":
      return {
        kind: "table",
        ...filled({ caption: block.caption ?? "" }),
        ...(block.head.length ? { head: block.head } : {}),
        rows: block.rows,
      };
    case "embed":
      return { kind: "embed", address: block.address, ...filled({ title: block.title, source: block.source ?? "" }) };
    case "file":
      return { kind: "file", file: block.file, ...filled({ title: block.title, size_bytes: block.size_bytes }) };
    default:
      return block;
  }
}

export const plain = (text: Text): string => text.map((one: Inline) => (typeof one === "string" ? one : one.text)).join("");

/** A block's words: its texts in order, those that are empty left out, a line feed between two (contract.ts, Comment). */
export function words_of_block(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return plain(block.text);
    case "subhead":
      return block.text;
    case "quote":
      return [plain(block.text), block.speaker ?? ""].filter(Boolean).join("\n");
    case "list":
      return block.items.map(plain).filter(Boolean).join("\n");
    case "facts":
      return [block.title, ...block.blocks.map(words_of_block)].filter(Boolean).join("\n");
    case "table":
      return [block.caption ?? "", ...[block.head, ...block.rows].flat().map(plain)].filter(Boolean).join("\n");
    case "picture":
      return block.picture.caption;
    case "embed":
    case "file":
      return block.title;
  }
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640'’٫٬.,-]*/gu;
export const count_words = (text: string): number => text.match(word)?.length ?? 0;

/** Silent reading of Arabic news: about 180 words a minute (Brysbaert 2019, table 8: Arabic 181). */
export const reading_minutes = (words: number): number => Math.max(1, Math.round(words / 180));

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
export const same_article = (a: Article, b: Article): boolean => same(spare(a), spare(b));

/** The first sentence, as a summary to begin with. */
export function first_sentence(article: Article): string {
  const first = article.blocks.find((block) => block.kind === "paragraph" && plain(block.text).trim() !== "");
  if (!first || first.kind !== "paragraph") return "";
  const text = plain(first.text).replace(/\s+/g, " ").trim();
  const found = /^.{20,}?[.؟!](?=\s|$)/u.exec(text);
  return (found?.[0] ?? text).trim();
}
