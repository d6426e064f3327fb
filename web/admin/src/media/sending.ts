/** One file to the server in pieces; goes on where it was when the line comes back or the page is opened again. */
import type { MediaItem } from "../contract";
import { NoLine, Refused, type wire } from "../wire";

export const piece_bytes = 512 * 1024;
const again_after_ms = [1000, 2000, 4000, 8000, 15_000];

export interface Made {
  item?: MediaItem;
  file?: string;
}
export interface Sending {
  file: Blob & { name: string };
  kind: "picture" | "file";
  /** the server's name for it, when it has begun before */
  upload: string | null;
  wire: Pick<typeof wire, "begin_upload" | "upload_offset" | "upload">;
  begun: (upload: string) => Promise<void> | void;
  progress: (sent: number) => void;
  line: (there: boolean) => void;
  wait: (ms: number) => Promise<void>;
  signal?: AbortSignal;
}

export async function send_file(one: Sending): Promise<Made> {
  const { file, wire } = one;
  let upload = one.upload;
  let offset: number | null = null;
  let failures = 0;
  for (;;) {
    one.signal?.throwIfAborted();
    try {
      if (upload === null) {
        const begun = await wire.begin_upload({ name: file.name, size_bytes: file.size, kind: one.kind });
        ({ upload, offset } = begun);
        await one.begun(upload);
      }
      if (offset === null) offset = (await wire.upload_offset(upload)).offset;
      one.line(true);
      one.progress(offset);
      const answer = await wire.upload(upload, offset, file.slice(offset, offset + piece_bytes), one.signal);
      failures = 0;
      if (answer.item || answer.file) {
        one.progress(file.size);
        return answer;
      }
      offset = answer.offset ?? null;
    } catch (error) {
      if (error instanceof Refused) {
        // Forgotten by the server: from the beginning. Another place than ours: the server's counts.
        if (error.status === 404 && upload !== null) [upload, offset] = [null, null];
        else if (error.status === 409) offset = null;
        else throw error;
        if (failures++ > 4) throw error;
        continue;
      }
      if (!(error instanceof NoLine)) throw error;
      one.line(false);
      offset = null;
      await one.wait(again_after_ms[Math.min(failures++, again_after_ms.length - 1)]!);
    }
  }
}

/** How much longer, from how it went so far: the last pieces count most. */
export class Pace {
  private bytes_per_ms = 0;
  private last: { at: number; sent: number } | null = null;
  went(at: number, sent: number): void {
    if (this.last && at > this.last.at && sent > this.last.sent) {
      const now = (sent - this.last.sent) / (at - this.last.at);
      this.bytes_per_ms = this.bytes_per_ms ? this.bytes_per_ms * 0.7 + now * 0.3 : now;
    }
    this.last = { at, sent };
  }
  left_ms(size: number): number | null {
    return this.bytes_per_ms && this.last ? (size - this.last.sent) / this.bytes_per_ms : null;
  }
}
