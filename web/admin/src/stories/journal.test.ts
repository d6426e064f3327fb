import "fake-indexeddb/auto";

import { expect, it } from "vitest";

import { empty_article } from "./article";
import { journal } from "./journal";

const entry = (story: number, session: string, headline: string) => ({
  story,
  session,
  batch: 1,
  based_on: 1,
  article: { ...empty_article(), headline },
  at_ms: 1,
  sent: null,
});

it("keeps one text a story and tab, the newest, until it is forgotten", async () => {
  await journal.write(entry(1, "a", "أول"));
  await journal.write(entry(1, "a", "ثانٍ"));
  await journal.write(entry(1, "b", "من نافذة أخرى"));
  await journal.write(entry(12, "a", "قصة أخرى"));
  expect((await journal.of_story(1)).map((one) => one.article.headline).sort()).toEqual(["ثانٍ", "من نافذة أخرى"].sort());
  await journal.forget(1, "a");
  expect((await journal.of_story(1)).map((one) => one.session)).toEqual(["b"]);
  expect((await journal.all()).length).toBe(2);
});
