/** Blocks of the contract ⇄ the editor's document. Nodes never change in place, so what was written once is remembered. */
import { Fragment, type Mark, type Node } from "prosemirror-model";

import type { Block, Inline, Text } from "../../contract";
import { schema } from "./schema";

const { nodes, marks } = schema;

function inline(text: Text): Node[] {
  const out: Node[] = [];
  for (const one of text) {
    const span = typeof one === "string" ? { text: one } : one;
    const worn: Mark[] = [];
    if ("link" in span && span.link) worn.push(marks.link.create({ address: span.link }));
    if ("strong" in span && span.strong) worn.push(marks.strong.create());
    if ("emphasis" in span && span.emphasis) worn.push(marks.emphasis.create());
    span.text.split("\n").forEach((line, at) => {
      if (at > 0) out.push(nodes.line_break.create(null, null, worn));
      if (line) out.push(schema.text(line, worn));
    });
  }
  return out;
}
const words = (text: string) => (text ? [schema.text(text.replace(/\n/g, " "))] : []);

export function node_of(block: Block): Node {
  switch (block.kind) {
    case "paragraph":
      return nodes.paragraph.create(null, inline(block.text));
    case "subhead":
      return nodes.subhead.create({ anchor: block.anchor ?? "" }, words(block.text));
    case "quote":
      return nodes.quote.create(null, [
        nodes.quoted.create(null, inline(block.text)),
        nodes.speaker.create(null, words(block.speaker ?? "")),
      ]);
    case "list": {
      const items = block.items.length ? block.items : [[]];
      return nodes.list.create(
        { numbered: block.numbered },
        items.map((item) => nodes.item.create(null, inline(item))),
      );
    }
    case "facts": {
      const inside = block.blocks.filter((one) => one.kind === "paragraph" || one.kind === "list").map(node_of);
      return nodes.facts.create(null, [
        nodes.facts_title.create(null, words(block.title)),
        ...(inside.length ? inside : [nodes.paragraph.create()]),
      ]);
    }
    case "picture":
      return nodes.picture.create({ ...block.picture });
    case "table": {
      const rows = block.head.length ? [block.head, ...block.rows] : block.rows;
      return nodes.table.create({ has_head: block.head.length > 0 }, [
        nodes.table_caption.create(null, words(block.caption ?? "")),
        ...(rows.length ? rows : [[[]]]).map((row) =>
          nodes.table_row.create(
            null,
            row.map((cell) => nodes.cell.create(null, inline(cell))),
          ),
        ),
      ]);
    }
    case "embed":
      return nodes.embed.create({ address: block.address, title: block.title, source: block.source ?? "" });
    case "file":
      return nodes.file.create({ file: block.file, title: block.title, size_bytes: block.size_bytes });
  }
}

export const doc_of = (blocks: Block[]): Node =>
  nodes.doc.create(null, blocks.length ? blocks.map(node_of) : [nodes.paragraph.create()]);

function text_of(parent: Node): Text {
  const spans: { text: string; strong?: true; emphasis?: true; link?: string }[] = [];
  parent.forEach((child) => {
    const span = { text: child.isText ? child.text! : "\n" } as (typeof spans)[number];
    for (const mark of child.marks) {
      if (mark.type === marks.strong) span.strong = true;
      else if (mark.type === marks.emphasis) span.emphasis = true;
      else span.link = mark.attrs.address as string;
    }
    const last = spans.at(-1);
    if (last && last.strong === span.strong && last.emphasis === span.emphasis && last.link === span.link) last.text += span.text;
    else spans.push(span);
  });
  return spans.map((span): Inline => (span.strong || span.emphasis || span.link ? span : span.text));
}

const kept = new WeakMap<Node, Block>();

function written(node: Node): Block {
  const child = (at: number) => node.child(at);
  switch (node.type) {
    case nodes.subhead:
      return {
        kind: "subhead",
        text: node.textContent,
        ...(node.attrs.anchor ? { anchor: node.attrs.anchor as string } : {}),
      };
    case nodes.quote: {
      const speaker = child(1).textContent;
      return { kind: "quote", text: text_of(child(0)), ...(speaker ? { speaker } : {}) };
    }
    case nodes.list:
      return { kind: "list", numbered: node.attrs.numbered as boolean, items: node.children.map(text_of) };
    case nodes.facts:
      return { kind: "facts", title: child(0).textContent, blocks: node.children.slice(1).map(block_of) };
    case nodes.table: {
      const rows = node.children.slice(1).map((row) => row.children.map(text_of));
      const caption = child(0).textContent;
      const head = node.attrs.has_head ? (rows.shift() ?? []) : [];
      return { kind: "table", ...(caption ? { caption } : {}), head, rows };
    }
    case nodes.picture: {
      const { file, alt, caption, credit, width, height } = node.attrs as Extract<Block, { kind: "picture" }>["picture"];
      return { kind: "picture", picture: { file, alt, caption, credit, width, height } };
    }
    case nodes.embed: {
      const { address, title, source } = node.attrs as { address: string; title: string; source: string };
      return { kind: "embed", address, title, ...(source ? { source } : {}) };
    }
    case nodes.file:
      return {
        kind: "file",
        file: node.attrs.file as string,
        title: node.attrs.title as string,
        size_bytes: node.attrs.size_bytes as number,
      };
    default:
      return { kind: "paragraph", text: text_of(node) };
  }
}

export function block_of(node: Node): Block {
  let block = kept.get(node);
  if (!block) kept.set(node, (block = written(node)));
  return block;
}

/** The document's blocks. A page that is empty has none; an anchor stands once, where it stood first. */
export function blocks_of(doc: Node): Block[] {
  if (doc.childCount === 1 && doc.firstChild!.type === nodes.paragraph && doc.firstChild!.content.size === 0) return [];
  const anchors = new Set<string>();
  return doc.children.map((node) => {
    const block = block_of(node);
    if (block.kind !== "subhead" || !block.anchor) return block;
    if (anchors.has(block.anchor)) return { kind: "subhead", text: block.text };
    anchors.add(block.anchor);
    return block;
  });
}

/** The smallest stretch of top-level nodes that differ, so that caret and undo keep their places elsewhere. */
export function changed_stretch(from: Node, to: Node): { start: number; end: number; nodes: Fragment } | null {
  let begin = 0;
  while (begin < from.childCount && begin < to.childCount && from.child(begin).eq(to.child(begin))) begin++;
  if (begin === from.childCount && begin === to.childCount) return null;
  let tail = 0;
  while (
    tail < from.childCount - begin &&
    tail < to.childCount - begin &&
    from.child(from.childCount - 1 - tail).eq(to.child(to.childCount - 1 - tail))
  )
    tail++;
  let start = 0;
  for (let at = 0; at < begin; at++) start += from.child(at).nodeSize;
  let end = start;
  for (let at = begin; at < from.childCount - tail; at++) end += from.child(at).nodeSize;
  return { start, end, nodes: Fragment.from(to.children.slice(begin, to.childCount - tail)) };
}

/** The words of a node as words_of_block counts them, with the document's position of each text; `start`: the node's own. */
export function texts_in(node: Node, start: number): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = [];
  const take = (inside: Node, at: number) => {
    let text = "";
    inside.forEach((child) => (text += child.isText ? child.text! : "\n"));
    if (text) found.push({ text, at: at + 1 });
  };
  if (node.isTextblock) take(node, start);
  else node.descendants((child, at) => (child.isTextblock ? (take(child, start + 1 + at), false) : true));
  return found;
}
const points = (text: string) => [...text].length;

/** A place in a block's words (code points) → a position in the document, and back. */
export function position_of(node: Node, start: number, offset: number): number | null {
  let passed = 0;
  for (const { text, at } of texts_in(node, start)) {
    const length = points(text);
    if (offset <= passed + length) return at + [...text].slice(0, offset - passed).join("").length;
    passed += length + 1;
  }
  return null;
}
export function offset_of(node: Node, start: number, position: number): number {
  let passed = 0;
  for (const { text, at } of texts_in(node, start)) {
    if (position <= at + text.length) return passed + points(text.slice(0, Math.max(0, position - at)));
    passed += points(text) + 1;
  }
  return Math.max(0, passed - 1);
}
