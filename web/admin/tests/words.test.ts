import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import ar from "../messages/ar.json";
import en from "../messages/en.json";
import { counted, say } from "../src/words.svelte";

type Messages = Record<string, string | Record<string, string>>;
const [arabic, english] = [ar as Messages, en as Messages];
const names = (message: string | Record<string, string>) =>
  [
    ...new Set(
      (typeof message === "string" ? [message] : Object.values(message)).flatMap((one) =>
        [...one.matchAll(/\{(\w+)\}/g)].map((found) => found[1]),
      ),
    ),
  ].sort();

describe("the messages", () => {
  it("have the same keys in both languages", () => expect(Object.keys(english).sort()).toEqual(Object.keys(arabic).sort()));
  it("have the same names in them", () => {
    for (const [key, message] of Object.entries(arabic)) {
      const other = english[key]!;
      expect(typeof other, key).toBe(typeof message);
      if (typeof message === "string") expect(names(other), key).toEqual(names(message));
    }
  });
  it("have the six Arabic forms and the two English ones", () => {
    for (const [key, message] of Object.entries(arabic)) {
      if (typeof message === "string") continue;
      expect(Object.keys(message).sort(), key).toEqual(["few", "many", "one", "other", "two", "zero"]);
      expect(Object.keys(english[key]!).sort(), key).toEqual(["one", "other"]);
    }
  });
  it("hold nothing that cannot be seen", () => {
    for (const message of [...Object.values(arabic), ...Object.values(english)])
      expect(JSON.stringify(message)).not.toMatch(/[\p{Bidi_Control}\u200b\ufeff\u00ad\u0640]/u);
  });
  it("are all said somewhere", () => {
    const sources = (readdirSync("src", { recursive: true }) as string[])
      .map((name) => path.join("src", name))
      .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\./.test(name) && statSync(name).isFile())
      .map((name) => readFileSync(name, "utf8"))
      .join("\n");
    const put_together = /^(role|role_help|licence|where|withdrawal|revision|byline|paste|stage)\./;
    expect(Object.keys(arabic).filter((key) => !put_together.test(key) && !sources.includes(`"${key}"`))).toEqual([]);
  });
});

describe("Arabic counts", () => {
  const text = (n: number) => counted("story.comments", n);
  it.each([
    [0, "لا تعليقات"],
    [1, "تعليق"],
    [2, "تعليقان"],
    [3, "3 تعليقات"],
    [10, "10 تعليقات"],
    [11, "11 تعليقًا"],
    [99, "99 تعليقًا"],
    [100, "100 تعليق"],
    [103, "103 تعليقات"],
  ])("%i", (n, wanted) => expect(text(n)).toBe(wanted));
  it("isolate the names that stand in a sentence", () =>
    expect(
      [...say("lock.held", { name: "Yasser" })].filter((one) => /\p{Bidi_Control}/u.test(one)).map((one) => one.codePointAt(0)),
    ).toEqual([0x2068, 0x2069]));
});
