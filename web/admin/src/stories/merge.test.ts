import { describe, expect, it } from "vitest";

import type { Article } from "../contract";
import { empty_article } from "./article";
import { merge, merged_with_mine, word_difference } from "./merge";

const article = (headline: string, ...paragraphs: string[]): Article => ({
  ...empty_article(),
  headline,
  blocks: paragraphs.map((text) => ({ kind: "paragraph", text: [text] })),
});
const texts = (one: Article) => one.blocks.map((block) => (block.kind === "paragraph" ? block.text.join("") : ""));

describe("merging", () => {
  const base = article("عنوان", "أ", "ب", "ج");
  it("takes what each did when they did it in different places", () => {
    const found = merge(base, article("عنوان", "أ", "ب من زميل", "ج", "د"), article("عنوان جديد", "أ قبلها", "ب", "ج"));
    expect(found.fields).toEqual([]);
    expect(found.article.headline).toBe("عنوان جديد");
    expect(found.blocks).toEqual(
      [{ agreed: [..."أ قبلها|ب من زميل|ج|د".split("|")].map((text) => ({ kind: "paragraph", text: [text] })) }].map(
        (one) => one,
      ),
    );
  });
  it("asks where both changed the same, and only there", () => {
    const found = merge(base, article("عنوان ثانٍ", "أ", "ب له", "ج"), article("عنوان ثالث", "أ", "ب لي", "ج"));
    expect(found.fields.map((one) => one.name)).toEqual(["headline"]);
    expect(found.blocks.filter((one) => !("agreed" in one)).length).toBe(1);
  });
  it("is at peace when both did the same", () => {
    const both = article("عنوان", "أ", "ب معًا", "ج");
    const found = merge(base, both, structuredClone(both));
    expect(found.fields).toEqual([]);
    expect(found.blocks.every((one) => "agreed" in one)).toBe(true);
  });
  it("keeps a paragraph that one deleted and the other changed", () => {
    const found = merged_with_mine(base, article("عنوان", "أ", "ج"), article("عنوان", "أ", "ب لي", "ج"));
    expect(texts(found)).toEqual(["أ", "ب لي", "ج"]);
  });
});

describe("the difference between two texts", () => {
  const shown = (was: string, is: string, ignore = false) =>
    word_difference(was, is, ignore)
      .map(({ text, kind }) => (kind === "same" ? text : kind === "added" ? `[+${text}]` : `[-${text}]`))
      .join("");
  it("goes word by word", () => expect(shown("ارتفع الذهب 5% أمس", "ارتفع الذهب 7% أمس")).toBe("ارتفع الذهب [-5][+7]% أمس"));
  it("sees harakat, unless asked not to", () => {
    expect(shown("كتب الخبر", "كَتَبَ الخبر")).toBe("[-كتب][+كَتَبَ] الخبر");
    expect(shown("كتب الخبر", "كَتَبَ الخبـــر", true)).toBe("كَتَبَ الخبـــر");
  });
  it("reads as old words and new words when a stretch is another", () =>
    expect(shown("زدتُ هنا.", "كما تراها زميلة.")).toBe("[-زدتُ هنا][+كما تراها زميلة]."));
  it("keeps Latin words whole", () =>
    expect(shown("شركة MedPharm Ltd.", "شركة MedPharm GmbH.")).toBe("شركة MedPharm [-Ltd][+GmbH]."));
});
