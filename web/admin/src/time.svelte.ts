/** Times as a newsroom says them: how long ago, at what minute, on which day. The months are the paper's own family. */
import { counted, language, say } from "./words.svelte";

export const now = $state({ ms: Date.now() });
let ahead = 0; // the server's clock before ours

/** The server's clock counts: what is due must not hang on a phone that is slow. */
export function set_clock(server_ms: number): void {
  ahead = server_ms - Date.now();
  now.ms = server_ms;
}
export const clock_ms = () => Date.now() + ahead;
setInterval(() => (now.ms = clock_ms()), 15_000);

const house = { locale: "ar-SY", zone: undefined as string | undefined, digits: "latn" };
const families: Record<string, string> = { levantine: "ar-SY", egyptian: "ar-EG", tunisian: "ar-TN", moroccan: "ar-MA" };
export function tell_time_as(months: string | undefined, zone: string | undefined, digits: string): void {
  house.locale = families[months ?? "levantine"] ?? "ar-SY";
  house.zone = zone;
  house.digits = digits;
}

function format(ms: number, options: Intl.DateTimeFormatOptions): string {
  const locale = language() === "en" ? "en-GB" : `${house.locale}-u-ca-gregory-nu-${house.digits}`;
  return new Intl.DateTimeFormat(locale, { timeZone: house.zone, ...options }).format(ms);
}
export const minute_of = (ms: number) => format(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const day_of = (ms: number) => format(ms, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const short_day_of = (ms: number) => format(ms, { day: "numeric", month: "long" });
const day_key = (ms: number) => format(ms, { year: "numeric", month: "numeric", day: "numeric" });

/** «18:40», «أمس 18:40», «7 أيار 18:40» */
export function moment(ms: number): string {
  const minute = minute_of(ms);
  const day = day_key(ms);
  if (day === day_key(now.ms)) return minute;
  if (day === day_key(now.ms - 86_400_000)) return say("time.yesterday", { minute });
  if (day === day_key(now.ms + 86_400_000)) return say("time.tomorrow", { minute });
  return say("time.day", { day: short_day_of(ms), minute });
}

/** «12 دقيقة»: a stretch of time, in its largest unit. */
export function stretch(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return counted("time.seconds", Math.max(1, seconds));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return counted("time.minutes", minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted("time.hours", hours) : counted("time.days", Math.round(hours / 24));
}
export function ago(ms: number): string {
  const passed = now.ms - ms;
  return passed < 60_000 ? say("time.just_now") : say("time.ago", { stretch: stretch(passed) });
}

/** For <input type="datetime-local">, in the reader's own zone as the field is. */
export function local_input(ms: number): string {
  const at = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return at.toISOString().slice(0, 16);
}
export const from_local_input = (value: string) => (value ? new Date(value).getTime() : null);
