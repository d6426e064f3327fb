/** The blocks of contract.ts as ProseMirror knows them: a story is a row of blocks, and nothing nests but facts. */
import { Schema, type NodeSpec } from "prosemirror-model";

const fields = (...names: string[]): NodeSpec["attrs"] => Object.fromEntries(names.map((name) => [name, { default: "" }]));
/** What other programs' HTML calls our blocks; read when something short is pasted. */
const parsed = (tag: string) => [{ tag }];

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block fact", content: "inline*", parseDOM: parsed("p"), toDOM: () => ["p", 0] },
    subhead: {
      group: "block",
      content: "text*",
      marks: "",
      defining: true,
      attrs: { anchor: { default: "" } },
      parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
      toDOM: () => ["h2", 0],
    },
    quote: {
      group: "block",
      content: "quoted speaker",
      defining: true,
      isolating: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    quoted: { content: "inline*", parseDOM: parsed("div.quoted"), toDOM: () => ["div", { class: "quoted" }, 0] },
    speaker: { content: "text*", marks: "", parseDOM: parsed("cite"), toDOM: () => ["cite", { class: "speaker" }, 0] },
    list: {
      group: "block fact",
      content: "item+",
      attrs: { numbered: { default: false } },
      parseDOM: [
        { tag: "ul", attrs: { numbered: false } },
        { tag: "ol", attrs: { numbered: true } },
      ],
      toDOM: (node) => [node.attrs.numbered ? "ol" : "ul", 0],
    },
    item: { content: "inline*", defining: true, parseDOM: parsed("li"), toDOM: () => ["li", 0] },
    facts: {
      group: "block",
      content: "facts_title fact+",
      isolating: true,
      defining: true,
      parseDOM: [{ tag: "div.facts" }, { tag: "aside" }],
      toDOM: () => ["div", { class: "facts" }, 0],
    },
    facts_title: {
      content: "text*",
      marks: "",
      parseDOM: parsed("div.facts-title"),
      toDOM: () => ["div", { class: "facts-title" }, 0],
    },
    table: {
      group: "block",
      content: "table_caption table_row+",
      isolating: true,
      attrs: { has_head: { default: true } },
      parseDOM: parsed("table"),
      toDOM: (node) => ["div", { class: node.attrs.has_head ? "table has-head" : "table", role: "group" }, 0],
    },
    table_caption: {
      content: "text*",
      marks: "",
      parseDOM: parsed("caption"),
      toDOM: () => ["div", { class: "caption" }, 0],
    },
    table_row: { content: "cell*", parseDOM: parsed("tr"), toDOM: () => ["div", { class: "tr" }, 0] },
    cell: {
      content: "inline*",
      isolating: true,
      parseDOM: [{ tag: "td" }, { tag: "th" }],
      toDOM: () => ["div", { class: "td" }, 0],
    },
    picture: {
      group: "block",
      atom: true,
      draggable: true,
      attrs: { ...fields("file", "alt", "caption", "credit"), width: { default: 0 }, height: { default: 0 } },
      toDOM: () => ["figure"],
    },
    embed: {
      group: "block",
      atom: true,
      draggable: true,
      attrs: fields("address", "title", "source"),
      toDOM: () => ["figure"],
    },
    file: {
      group: "block",
      atom: true,
      draggable: true,
      attrs: { ...fields("file", "title"), size_bytes: { default: 0 } },
      toDOM: () => ["figure"],
    },
    text: { group: "inline" },
    line_break: { group: "inline", inline: true, selectable: false, parseDOM: parsed("br"), toDOM: () => ["br"] },
  },
  marks: {
    link: {
      attrs: { address: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const address = (dom as HTMLElement).getAttribute("href") ?? "";
            return is_address(address) ? { address } : false;
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.address as string, rel: "noopener noreferrer" }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    emphasis: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});

/** What the record takes as a link: http(s), mail, telephone, a path or a place of the page. */
export const is_address = (address: string) => /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+|\/[^\s]*|#[^\s]+)$/i.test(address);
