/// A typed story (docs/story-form.md). Keys of the head with "_" for "-"; a list for a key that stands many times.
export function typed({ body = "نص قصير يكفي خبرًا، من ثلاث جمل. هذه الثانية. وهذه الثالثة.", ...head }) {
  const lines = Object.entries({ section: "local", ...head }).flatMap(([key, value]) =>
    [value].flat().filter((each) => each !== undefined).map((each) => `${key.replaceAll("_", "-")}: ${each}`),
  );
  return `---\n${lines.join("\n")}\n---\n${body}\n`;
}

const units = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"];
/// «سبعة ثلاثة واحد»: words that no other number has, so that headlines differ as people's do.
export const in_words = (number) => [...String(number)].map((digit) => units[digit]).join(" ");

/// One line of an import, as an object.
export const imported = (number, more = {}) => ({
  id: `test-${number}`,
  title: `خبر مستورد رقم ${in_words(number)}`,
  abstract: "مقدمة الخبر المستورد.",
  body: "فقرة أولى فيها رقم 563 واسم MedPharm Ltd. داخل السطر.\nفقرة ثانية تختم الخبر.",
  section: "local",
  section_ar: "محليات",
  date: `2024-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")}`,
  source: "وكالة التجربة",
  ...more,
});

export const json_lines = (objects) => objects.map((each) => JSON.stringify(each)).join("\n") + "\n";

/// The headline of the agreement story of six sections, and its number: it is the sample's first.
export const partnership = { story: 1, begins: "شراكة الضفّتين" };
export const section_keys = ["politics", "economy", "energy", "health", "local", "culture", "sport", "opinion", "world", "science"];
