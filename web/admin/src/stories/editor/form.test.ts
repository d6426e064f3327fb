import { readFileSync } from "node:fs";

import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import type { Block } from "../../contract";
import { count_words, spare, whole, words_of_block } from "../article";
import { isolated_runs } from "./bidi";
import * as commands from "./commands";
import { block_of, blocks_of, changed_stretch, doc_of, node_of, offset_of, position_of } from "./form";

const example = JSON.parse(readFileSync(new URL("../../../../../contract/article.example.json", import.meta.url), "utf8"));

describe("an article and the editor's document", () => {
  it("go into each other and come back the same", () => {
    const article = whole(example);
    const doc = doc_of(article.blocks);
    doc.check();
    expect(spare({ ...article, blocks: blocks_of(doc) })).toEqual(example);
    expect(Object.keys(spare(article))).toEqual(Object.keys(example));
  });
  it("have each block's words in the same places", () => {
    for (const block of whole(example).blocks) {
      const node = node_of(block);
      if (node.isAtom) continue;
      const words = [...words_of_block(block)];
      for (const offset of [0, Math.floor(words.length / 2), words.length]) {
        const at = position_of(node, 100, offset);
        expect(at, `${block.kind} ${offset}`).not.toBeNull();
        expect(offset_of(node, 100, at!)).toBe(offset);
      }
    }
  });
  it("count by characters, not by halves of them", () => {
    const block: Block = { kind: "paragraph", text: ["😀😀 خبر"] };
    expect(position_of(node_of(block), 0, 2)).toBe(5);
  });
  it("have no block when the page is empty, and an anchor only once", () => {
    expect(blocks_of(doc_of([]))).toEqual([]);
    const twice: Block[] = [
      { kind: "subhead", text: "أ", anchor: "x" },
      { kind: "subhead", text: "ب", anchor: "x" },
    ];
    expect(blocks_of(doc_of(twice))).toEqual([twice[0], { kind: "subhead", text: "ب" }]);
  });
  it("differ only where they differ", () => {
    const paragraphs = (...all: string[]): Block[] => all.map((text) => ({ kind: "paragraph", text: [text] }));
    const change = changed_stretch(doc_of(paragraphs("أ", "ب", "ج")), doc_of(paragraphs("أ", "بب", "ج")))!;
    expect([change.start, change.end, change.nodes.childCount]).toEqual([3, 6, 1]);
  });
  it("write a block once", () => {
    const node = node_of({ kind: "paragraph", text: ["أ"] });
    expect(block_of(node)).toBe(block_of(node));
  });
});

describe("runs that are isolated", () => {
  const runs = (text: string) => isolated_runs(text).map(({ from, to }) => text.slice(from, to));
  it.each([
    ["شركة MedPharm Ltd. الجزرية", ["MedPharm Ltd."]],
    ["لغة C++ قديمة", ["C++"]],
    ["انتهت 3-1 أمس", ["3-1"]],
    ["اتصل على 021-555-1234 الآن", ["021-555-1234"]],
    ["هبطت -5 درجات", ["-5"]],
    ["ارتفع 12% في شهر", ["12%"]],
    ["رقم +999 11 555 0142.", ["+999 11 555 0142"]],
    ["قالت Google Inc. إن", ["Google Inc."]],
    ["في 2027 وحدها", []],
    ["عن الوكالة Reuters.", ["Reuters"]],
  ])("%s", (text, wanted) => expect(runs(text)).toEqual(wanted));
});

describe("what keys do to blocks", () => {
  const state = (blocks: Block[], at: number) => {
    const doc = doc_of(blocks);
    return EditorState.create({ doc, selection: TextSelection.near(doc.resolve(at)) });
  };
  const after = (from: EditorState, command: import("prosemirror-state").Command) => {
    let next = from;
    expect(command(from, (transaction) => (next = from.apply(transaction)))).toBe(true);
    next.doc.check();
    return blocks_of(next.doc);
  };
  const paragraph = (text: string): Block => ({ kind: "paragraph", text: text ? [text] : [] });
  it("turn a paragraph into each kind and back with its words", () => {
    for (const kind of ["subhead", "list", "numbered", "quote", "facts", "table"] as const) {
      const made = after(state([paragraph("كلام")], 2), commands.turn_into(kind));
      expect(JSON.stringify(made)).toContain("كلام");
      const doc = doc_of(made);
      const back = after(EditorState.create({ doc, selection: TextSelection.atStart(doc) }), commands.turn_into("paragraph"));
      expect(back.map(words_of_block).join("")).toBe("كلام");
    }
  });
  it("leave a list by Enter on an empty item", () => {
    const list: Block = { kind: "list", numbered: false, items: [["أ"], []] };
    expect(after(state([list], 6), commands.enter)).toEqual([{ kind: "list", numbered: false, items: [["أ"]] }, paragraph("")]);
  });
  it("split an item by Enter", () => {
    const list: Block = { kind: "list", numbered: true, items: [["أب"]] };
    expect(after(state([list], 3), commands.enter)).toEqual([{ kind: "list", numbered: true, items: [["أ"], ["ب"]] }]);
  });
  it("make a subhead a paragraph by Backspace at its beginning", () =>
    expect(after(state([{ kind: "subhead", text: "عنوان", anchor: "عنوان" }], 1), commands.backspace)).toEqual([
      paragraph("عنوان"),
    ]));
  it("move a block", () =>
    expect(after(state([paragraph("أ"), paragraph("ب")], 1), commands.move_block(1))).toEqual([paragraph("ب"), paragraph("أ")]));
  it("add a row after the last cell by Tab", () => {
    const table: Block = { kind: "table", head: [["أ"]], rows: [[["ب"]]] };
    const doc = doc_of([table]);
    const made = after(EditorState.create({ doc, selection: TextSelection.atEnd(doc) }), commands.next_cell(1));
    expect(made[0]).toMatchObject({ head: [["أ"]], rows: [[["ب"]], [[]]] });
  });
});

it("counts words as a reader does", () => {
  expect(count_words("قال: «5% من الناس»، وC++ لغة، و3.5 رقم.")).toBe(8);
  expect(count_words("مُحَمَّدٌ وطـــويل")).toBe(2);
});
