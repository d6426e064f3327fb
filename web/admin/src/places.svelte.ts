/** Where one is: an address below /admin/, so that every screen can be linked to, reloaded and gone back from. */
const base = "/admin";

const read = () => ({ path: location.pathname.slice(base.length) || "/", query: new URLSearchParams(location.search) });
export const place = $state<{ path: string; query: URLSearchParams }>(read());

/** Asked before leaving: answers false to stay. The editor saves here. */
const leaving = new Set<() => void>();
export function before_leaving(work: () => void): () => void {
  leaving.add(work);
  return () => void leaving.delete(work);
}

function arrive(): void {
  Object.assign(place, read());
}
export function go(to: string, { replace = false } = {}): void {
  for (const work of leaving) work();
  history[replace ? "replaceState" : "pushState"](null, "", base + to);
  arrive();
  scrollTo(0, 0);
}
export const address = (to: string) => base + to;

export function follow_links(): void {
  addEventListener("popstate", () => {
    for (const work of leaving) work();
    arrive();
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(`${base}/`) || link.pathname.startsWith(`${base}/api/`)) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname.slice(base.length) + link.search);
  });
}
