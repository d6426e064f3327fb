import type { Article } from "../contract";
import { go } from "../places.svelte";
import { wire } from "../wire";
import { tried } from "./notices.svelte";

/** Opens a new story at once; the desk and its section come from who one is. */
export function begin_story(body: Parameters<typeof wire.begin>[0] = {}): Promise<boolean> {
  return tried(async () => {
    const answer = await wire.begin(body);
    go(`/stories/${answer.story.id}`);
  });
}
export type { Article };
