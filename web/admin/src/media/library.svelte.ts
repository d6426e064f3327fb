import type { MediaItem } from "../contract";
import { reason, tell_why } from "../ground/notices.svelte";
import { wire } from "../wire";
import { remember } from "./known";
import { upload_one } from "./upload.svelte";

/** The pictures that a screen shows: found by words, older ones on demand. */
export class Library {
  items = $state.raw<MediaItem[]>([]);
  words = $state("");
  older = $state<string | undefined>();
  loaded = $state(false);
  wrong = $state("");

  async find(): Promise<void> {
    const words = this.words.trim();
    try {
      const answer = await wire.media(words);
      if (words !== this.words.trim()) return;
      this.take(answer.items, true);
      this.older = answer.older;
      this.wrong = "";
    } catch (error) {
      this.wrong = reason(error);
    }
    this.loaded = true;
  }
  async more(): Promise<void> {
    const answer = await wire.media(this.words.trim(), this.older);
    this.take(answer.items);
    this.older = answer.older;
  }
  private take(items: MediaItem[], anew = false): void {
    for (const item of items) remember(item);
    const known = new Set(anew ? [] : this.items.map((one) => one.id));
    this.items = anew ? items : [...this.items, ...items.filter((one) => !known.has(one.id))];
  }
  put(item: MediaItem): void {
    remember(item);
    this.items = this.items.some((one) => one.id === item.id)
      ? this.items.map((one) => (one.id === item.id ? item : one))
      : [item, ...this.items];
  }
  /** The last that arrived. */
  async upload(files: Iterable<File>): Promise<MediaItem | null> {
    let last: MediaItem | null = null;
    await Promise.all(
      [...files].map(async (file) => {
        try {
          const { item } = await upload_one(file, "picture");
          if (item) this.put((last = item));
        } catch (error) {
          if ((error as Error)?.name !== "AbortError") tell_why(error);
        }
      }),
    );
    return last;
  }
}
