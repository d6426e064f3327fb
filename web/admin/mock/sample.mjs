// The sample newspaper's stories as articles: enough of the form of docs/story-form.md for a desk to have something to work on.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const sample = fileURLToPath(new URL("../../../sample/", import.meta.url));
const sections = {
  energy: "طاقة",
  politics: "سياسة",
  economy: "اقتصاد",
  health: "صحة",
  local: "محليات",
  culture: "ثقافة",
  sport: "رياضة",
  opinion: "رأي",
  science: "علوم",
  world: "عالم",
};
export const section_list = Object.entries(sections).map(([key, name]) => ({ key, name, slug: key }));

function inline(text) {
  const out = [];
  for (const [at, part] of text.split(/\*\*(.+?)\*\*/).entries())
    if (part) out.push(at % 2 ? { text: part, strong: true } : part);
  return out;
}

export function picture_size(bytes) {
  // JPEG: the frame header (ITU T.81 B.2.2) has height and width.
  for (let at = 2; at < bytes.length - 9;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { width: 1200, height: 800 };
}
export const pictures = new Map();
for (const name of readdirSync(path.join(sample, "pictures")).filter((one) => one.endsWith(".jpg"))) {
  const bytes = readFileSync(path.join(sample, "pictures", name));
  pictures.set(name, {
    id: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
    bytes,
    name,
    ...picture_size(bytes),
  });
}

function picture(file, fields) {
  const found = pictures.get(path.basename(file));
  return {
    file: found?.id ?? file,
    alt: fields.alt ?? "",
    caption: fields.caption ?? "",
    credit: fields.credit ?? "",
    width: found?.width ?? 0,
    height: found?.height ?? 0,
  };
}

export function read_story(text) {
  const [head, body = ""] = text.replace(/^---\n/, "").split(/^---$/m);
  const fields = {};
  const many = { keyword: [], source: [] };
  for (const line of head.replace(/\n /g, " ").split("\n")) {
    const found = /^([a-z-]+):\s*(.*)$/.exec(line);
    if (!found) continue;
    if (found[1] in many) many[found[1]].push(found[2]);
    else fields[found[1]] = found[2];
  }
  const blocks = [];
  for (const chunk of body.trim().split(/\n\s*\n/)) {
    const first = chunk.trim();
    const image = /^!\[(.*?)\]\((\S+)\s*(?:"(.*?)")?\)/s.exec(first);
    if (!first) continue;
    if (first.startsWith("## "))
      blocks.push({ kind: "subhead", text: first.slice(3), anchor: first.slice(3).replace(/\s+/g, "-") });
    else if (first.startsWith(">")) {
      const lines = first.split("\n").map((line) => line.replace(/^>\s?/, ""));
      const speaker = lines.at(-1).startsWith("—") ? lines.pop().slice(1).trim() : "";
      blocks.push({ kind: "quote", text: inline(lines.join(" ")), ...(speaker ? { speaker } : {}) });
    } else if (image) {
      const [caption, credit] = (image[3] ?? "").split("|").map((one) => one.trim());
      blocks.push({ kind: "picture", picture: picture(image[2], { alt: image[1], caption, credit }) });
    } else if (first.includes("\n|")) {
      const [caption, ...rows] = first.split("\n");
      const cells = rows
        .filter((row) => !/^\|[-|\s]+$/.test(row))
        .map((row) =>
          row
            .split("|")
            .slice(1, -1)
            .map((cell) => inline(cell.trim())),
        );
      blocks.push({ kind: "table", caption: caption.replace(/^Table:\s*/, ""), head: cells[0], rows: cells.slice(1) });
    } else if (/^[-*] /.test(first))
      blocks.push({ kind: "list", items: first.split("\n").map((line) => inline(line.replace(/^[-*] /, ""))) });
    else if (/^[A-Za-z]+:/.test(first) || first.startsWith(":::")) continue;
    else blocks.push({ kind: "paragraph", text: inline(first.replace(/\n/g, " ")) });
  }
  const bylines = [
    ["wrote", fields.by],
    ["translated", fields["translated-by"]],
  ].flatMap(([role, name]) => (name ? [{ role, name }] : []));
  return {
    language: fields.language ?? "ar",
    section: fields.section ?? "",
    ...(fields.kicker ? { kicker: fields.kicker } : {}),
    headline: fields.headline ?? "",
    ...(fields.standfirst ? { standfirst: fields.standfirst } : {}),
    ...(fields.city || fields.agency
      ? { dateline: { ...(fields.city ? { city: fields.city } : {}), ...(fields.agency ? { agency: fields.agency } : {}) } }
      : {}),
    ...(bylines.length ? { bylines } : {}),
    ...(fields.picture ? { picture: picture(fields.picture, fields) } : {}),
    blocks,
    ...(many.keyword.length ? { keywords: many.keyword } : {}),
    ...(many.source.length
      ? {
          sources: many.source.map((one) => ({
            name: one.split("|")[0].trim(),
            ...(one.includes("|") ? { address: one.split("|")[1].trim() } : {}),
          })),
        }
      : {}),
  };
}

export function stories() {
  const folder = path.join(sample, "stories");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+-[\w-]+\.story$/.test(name))
    .sort()
    .map((name) => read_story(readFileSync(path.join(folder, name), "utf8")));
}
