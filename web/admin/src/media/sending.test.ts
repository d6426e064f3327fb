import { describe, expect, it } from "vitest";

import type { MediaItem } from "../contract";
import { NoLine, Refused } from "../wire";
import { Pace, piece_bytes, send_file, type Sending } from "./sending";

/** A server that keeps what it is sent, and breaks the line where it is told to. */
function server(size: number, breaks: { before?: number[]; after?: number[]; forgets?: number } = {}) {
  const kept = new Map<string, number>();
  let patches = 0;
  const one = {
    asked: [] as string[],
    kept,
    begin_upload: async () => {
      const upload = `u${kept.size}`;
      kept.set(upload, 0);
      one.asked.push("begin");
      return { upload, offset: 0 };
    },
    upload_offset: async (upload: string) => {
      one.asked.push("offset");
      if (!kept.has(upload)) throw new Refused(404, { key: "", ar: "", en: "" }, {});
      return { offset: kept.get(upload)! };
    },
    upload: async (upload: string, offset: number, bytes: Blob) => {
      const number = patches++;
      if (breaks.before?.includes(number)) throw new NoLine("cut");
      if (breaks.forgets === number) kept.clear();
      if (!kept.has(upload)) throw new Refused(404, { key: "", ar: "", en: "" }, {});
      if (kept.get(upload) !== offset) throw new Refused(409, { key: "", ar: "", en: "" }, {});
      expect(bytes.size).toBeLessThanOrEqual(512 * 1024);
      kept.set(upload, offset + bytes.size);
      one.asked.push(`${offset}+${bytes.size}`);
      if (breaks.after?.includes(number)) throw new NoLine("cut");
      return kept.get(upload)! < size ? { offset: kept.get(upload)! } : { item: { id: "done" } as MediaItem };
    },
  };
  return one;
}
const size = piece_bytes * 2 + 1000;
const file = Object.assign(new Blob([new Uint8Array(size)]), { name: "صورة.jpg" });
const sending = (wire: ReturnType<typeof server>, more: Partial<Sending> = {}): Sending => ({
  file,
  kind: "picture",
  upload: null,
  wire,
  begun: () => {},
  progress: () => {},
  line: () => {},
  wait: async () => {},
  ...more,
});

describe("sending a picture", () => {
  it("goes in pieces of 512 KiB", async () => {
    const wire = server(size);
    expect(await send_file(sending(wire))).toMatchObject({ item: { id: "done" } });
    expect(wire.asked).toEqual(["begin", `0+${piece_bytes}`, `${piece_bytes}+${piece_bytes}`, `${piece_bytes * 2}+1000`]);
  });
  it("goes on from what has arrived after the line broke, even when the answer was lost", async () => {
    const lines: boolean[] = [];
    const wire = server(size, { before: [1], after: [3] });
    await send_file(sending(wire, { line: (there) => lines.push(there) }));
    expect(wire.kept.get("u0")).toBe(size);
    // The last answer was lost: an empty piece at the end asks for it again.
    expect(wire.asked.filter((one) => one.includes("+")).at(-1)).toBe(`${size}+0`);
    expect(lines).toContain(false);
  });
  it("goes on after a reload", async () => {
    const wire = server(size);
    wire.kept.set("before", piece_bytes);
    await send_file(sending(wire, { upload: "before" }));
    expect(wire.asked).toEqual(["offset", `${piece_bytes}+${piece_bytes}`, `${piece_bytes * 2}+1000`]);
  });
  it("begins anew when the server has forgotten it", async () => {
    const wire = server(size, { forgets: 1 });
    await send_file(sending(wire));
    expect(wire.asked.filter((one) => one === "begin").length).toBe(2);
  });
  it("stops when it is told to", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(send_file(sending(server(size), { signal: stop.signal }))).rejects.toThrow();
  });
});

it("says how much longer, by the last pieces most", () => {
  const pace = new Pace();
  pace.went(0, 0);
  expect(pace.left_ms(1000)).toBeNull();
  pace.went(100, 100);
  expect(pace.left_ms(1000)).toBeCloseTo(900);
});
