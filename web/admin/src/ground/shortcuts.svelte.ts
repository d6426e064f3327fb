/** Keys that work everywhere. A screen adds its own while it is there; the list is shown by «؟». */
import type { PlainKey } from "../words.svelte";

export interface Shortcut {
  keys: string;
  what: PlainKey;
}
export const shortcuts = $state<{ screen: Shortcut[]; single: boolean; help: boolean; palette: boolean }>({
  screen: [],
  single: (() => {
    try {
      return localStorage.getItem("midad.single_keys") !== "off";
    } catch {
      return true;
    }
  })(),
  help: false,
  palette: false,
});

export function single_keys(on: boolean): void {
  shortcuts.single = on;
  try {
    localStorage.setItem("midad.single_keys", on ? "on" : "off");
  } catch {
    // A private window: for this time only.
  }
}

export const everywhere: Shortcut[] = [
  { keys: "Ctrl K", what: "key.palette" },
  { keys: "Alt N", what: "key.new" },
  { keys: "Alt 1 … 5", what: "key.screens" },
  { keys: "؟", what: "key.help" },
  { keys: "Esc", what: "key.close" },
];

export const is_typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
