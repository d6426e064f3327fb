/** Every sentence shown to a person. Arabic is the source and comes with the program; English is asked for when wanted. */
import ar from "../messages/ar.json";

export type Language = "ar" | "en";
type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;
type Messages = Record<string, string | Forms>;
export type Key = keyof typeof ar;
/** Keys with plural forms, and those without. */
export type CountedKey = { [K in Key]: (typeof ar)[K] extends string ? never : K }[Key];
export type PlainKey = Exclude<Key, CountedKey>;
export type Names = Record<string, string | number>;

const arabic: Messages = ar;
const state = $state<{ language: Language; english: Messages | null; digits: "arab" | "latn" }>({
  language: "ar",
  english: null,
  digits: "latn",
});
const rules = { ar: new Intl.PluralRules("ar"), en: new Intl.PluralRules("en") };

export const language = () => state.language;
export const direction = () => (state.language === "ar" ? "rtl" : "ltr");

export async function speak(wanted: Language): Promise<void> {
  if (wanted === "en" && !state.english) state.english = (await import("../messages/en.json")).default;
  state.language = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = direction();
}
export const count_with = (digits: "arab" | "latn") => void (state.digits = digits);

const messages = (): Messages => (state.language === "en" && state.english) || arabic;

/** A name inside a sentence may be of the other direction: it is isolated, here where it is shown and nowhere else. */
const [first_strong, pop] = [0x2068, 0x2069].map((code) => String.fromCodePoint(code));
const isolated = (text: string) => `${first_strong}${text}${pop}`;

export function filled(sentence: string, names: Names): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = names[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : isolated(value);
  });
}

export function say(key: PlainKey, names: Names = {}): string {
  const found = messages()[key] ?? arabic[key];
  return filled(typeof found === "string" ? found : (found?.other ?? key), names);
}

/** With the plural form that n asks for; {n} is the number. */
export function counted(key: CountedKey, n: number, names: Names = {}): string {
  const found = messages()[key] ?? arabic[key];
  const form = typeof found === "string" ? found : (found?.[rules[state.language].select(n)] ?? found?.other ?? key);
  return filled(form, { n, ...names });
}

/** For keys that are put together: a stage or a reason that the server may know better than we. */
export function said(key: string, otherwise: string): string {
  const found = messages()[key];
  return typeof found === "string" ? found : otherwise;
}

const formats = new Map<string, Intl.NumberFormat>();
export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `${state.language}${state.digits}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(`${state.language}-u-nu-${state.digits}`, options)));
  return format.format(value);
}

export const kilobytes = (bytes: number) => say("size.kb", { n: Math.max(1, Math.round(bytes / 1024)) });
export const size = (bytes: number) =>
  bytes >= 1024 * 1024 ? say("size.mb", { n: Math.round(bytes / 1024 / 102.4) / 10 }) : kilobytes(bytes);

/** What the server says in both languages. */
export const both = (text: { ar: string; en: string }) => (state.language === "en" ? text.en : text.ar) || text.ar;
