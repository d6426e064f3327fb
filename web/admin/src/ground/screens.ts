import { may } from "../session.svelte";
import type { PlainKey } from "../words.svelte";

export interface Screen {
  path: string;
  name: PlainKey;
}
/** The screens that this person has, in the order of the line at the top; Alt and a number leads there. */
export function screens(): Screen[] {
  const all: (Screen & { shown: boolean })[] = [
    { path: "/", name: "screen.home", shown: true },
    { path: "/board", name: "screen.board", shown: true },
    { path: "/pictures", name: "screen.pictures", shown: true },
    { path: "/corrections", name: "screen.corrections", shown: true },
    { path: "/people", name: "screen.people", shown: may("people.manage") || may("desks.manage") },
    { path: "/audit", name: "screen.audit", shown: may("audit.read") },
    { path: "/account", name: "screen.account", shown: true },
  ];
  return all.filter((one) => one.shown);
}
