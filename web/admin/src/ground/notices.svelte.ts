/** The bar at the foot: what has just been done, and ten seconds to take it back. */
import { NoLine, Refused } from "../wire";
import { clock_ms } from "../time.svelte";
import { both, say } from "../words.svelte";

export interface Notice {
  text: string;
  wrong?: boolean;
  undo?: () => Promise<unknown> | unknown;
  until_ms?: number;
  view?: string;
}
export const notices = $state<{ now: Notice | null; left: number }>({ now: null, left: 0 });
let timer: ReturnType<typeof setInterval> | undefined;

let bar: HTMLElement | null = null;
export const this_is_the_bar = (element: HTMLElement): void => void (bar = element);
/** Puts the bar itself into another element. */
export function hold_notice(holder: HTMLElement): void {
  if (bar && bar.parentElement !== holder) holder.append(bar);
}

export function close_notice(): void {
  clearInterval(timer);
  notices.now = null;
}

export function tell(text: string, more: Omit<Notice, "text"> = {}): void {
  clearInterval(timer);
  const seconds = more.until_ms
    ? Math.max(1, Math.round((more.until_ms - clock_ms()) / 1000))
    : more.undo
      ? 10
      : more.wrong
        ? 12
        : 5;
  const end = Date.now() + seconds * 1000;
  notices.now = { text, ...more };
  notices.left = seconds;
  timer = setInterval(() => {
    notices.left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (notices.left === 0) close_notice();
  }, 250);
}

/** In the reader's language, whatever went wrong. */
export function reason(error: unknown): string {
  if (error instanceof Refused) return both(error.said);
  if (error instanceof NoLine) return say("line.none");
  return say("line.odd", { error: error instanceof Error ? error.message : String(error) });
}
export const tell_why = (error: unknown) => tell(reason(error), { wrong: true });

/** Does it; a refusal is told at the foot. Whether it was done. */
export async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    tell_why(error);
    return false;
  }
}
