/** Pictures that have been met: an article names a file only, this knows where to look at it. */
import type { MediaItem } from "../contract";
import { wire } from "../wire";

const known = new Map<string, Promise<MediaItem | null>>();

export function remember(item: MediaItem): void {
  known.set(item.id, Promise.resolve(item));
}
export function item_of(file: string): Promise<MediaItem | null> {
  let found = known.get(file);
  if (!found) {
    found = wire.media_item(file).catch(() => {
      known.delete(file);
      return null;
    });
    known.set(file, found);
  }
  return found;
}
export const preview_of = async (file: string): Promise<string> => (await item_of(file))?.preview ?? "";
