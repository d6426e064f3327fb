/** What keys and menus do to blocks. */
import {
  chainCommands,
  createParagraphNear,
  deleteSelection,
  joinBackward,
  liftEmptyBlock,
  newlineInCode,
  selectNodeBackward,
  splitBlock,
  toggleMark,
} from "prosemirror-commands";
import { Fragment, type Node, type NodeType, type ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";

import { schema } from "./schema";

const { nodes, marks } = schema;
export type Turned = "paragraph" | "subhead" | "list" | "numbered" | "quote" | "facts" | "table";

/** The depth of the row of blocks that a place stands in: the document's, or that of facts. A title is the whole box's. */
function row_depth(at: ResolvedPos): number {
  for (let depth = at.depth; depth > 0; depth--) if (at.node(depth).type === nodes.facts && at.index(depth) > 0) return depth;
  return 0;
}
const inside = (state: EditorState, type: NodeType): number | null => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return depth;
  return null;
};

/** The block that the caret is in, as the menus name it. */
export function block_kind(state: EditorState): Turned | "picture" | "embed" | "file" {
  const { selection } = state;
  const node = selection instanceof NodeSelection ? selection.node : null;
  if (node && ["picture", "embed", "file"].includes(node.type.name)) return node.type.name as "picture";
  for (const type of [nodes.table, nodes.quote, nodes.list, nodes.facts] as NodeType[]) {
    const depth = inside(state, type);
    if (depth === null) continue;
    if (type === nodes.list) return selection.$from.node(depth).attrs.numbered ? "numbered" : "list";
    return type.name as Turned;
  }
  return selection.$from.parent.type === nodes.subhead ? "subhead" : "paragraph";
}

const without_marks = (content: Fragment): Fragment => {
  let text = "";
  content.forEach((child) => (text += child.isText ? child.text! : " "));
  return text ? Fragment.from(schema.text(text)) : Fragment.empty;
};

/** Every text of a block, as inline content. */
function contents_of(block: Node): Fragment[] {
  if (block.isTextblock) return [block.content];
  const found: Fragment[] = [];
  block.descendants((child) => {
    if (!child.isTextblock) return true;
    if (child.content.size > 0) found.push(child.content);
    return false;
  });
  return found.length ? found : [Fragment.empty];
}

function made(kind: Turned, contents: Fragment[]): Node[] {
  switch (kind) {
    case "paragraph":
      return contents.map((one) => nodes.paragraph.create(null, one));
    case "subhead":
      return contents.map((one) => nodes.subhead.create(null, without_marks(one)));
    case "list":
    case "numbered":
      return [
        nodes.list.create(
          { numbered: kind === "numbered" },
          contents.map((one) => nodes.item.create(null, one)),
        ),
      ];
    case "quote":
      return contents.map((one) => nodes.quote.create(null, [nodes.quoted.create(null, one), nodes.speaker.create()]));
    case "facts":
      return [
        nodes.facts.create(null, [nodes.facts_title.create(), ...contents.map((one) => nodes.paragraph.create(null, one))]),
      ];
    case "table": {
      const cells = (row: Fragment[]) =>
        nodes.table_row.create(
          null,
          row.map((one) => nodes.cell.create(null, one)),
        );
      const rows = contents.map((one) => cells([one, Fragment.empty]));
      return [
        nodes.table.create({ has_head: true }, [nodes.table_caption.create(), cells([Fragment.empty, Fragment.empty]), ...rows]),
      ];
    }
  }
}

/** Makes the selected blocks into others and keeps their words. */
export function turn_into(kind: Turned): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const depth = Math.min(row_depth($from), row_depth($to));
    const parent = $from.node(depth);
    const [first, last] = [$from.index(depth), Math.max($from.index(depth), $to.indexAfter(depth) - 1)];
    if (parent.type === nodes.facts && !["paragraph", "list", "numbered"].includes(kind)) return false;
    const blocks = parent.children.slice(first, last + 1);
    if (blocks.length === 0 || blocks.some((block) => block.isAtom)) return false;
    const next = made(kind, blocks.flatMap(contents_of));
    if (!dispatch) return true;
    const start = $from.posAtIndex(first, depth);
    const transaction = state.tr.replaceWith(start, start + Fragment.from(blocks).size, next);
    const at = Selection.near(transaction.doc.resolve(start + 1)).from;
    const moved =
      blocks.length === 1 && blocks[0]!.isTextblock ? at + Math.min($from.parentOffset, next[0]!.textContent.length) : at;
    transaction.setSelection(Selection.near(transaction.doc.resolve(Math.min(moved, transaction.doc.content.size))));
    dispatch(transaction.scrollIntoView());
    return true;
  };
}

/** After the block of the caret, or in its place when it is an empty paragraph. */
export function insert_block(node: Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!dispatch) return true;
    const top = $from.depth === 0 ? $from.nodeAfter : $from.node(1);
    const start = $from.depth === 0 ? $from.pos : $from.before(1);
    const empty = top?.type === nodes.paragraph && top.content.size === 0;
    const at = empty ? start : start + (top?.nodeSize ?? 0);
    const transaction = empty ? state.tr.replaceWith(at, at + 2, node) : state.tr.insert(at, node);
    const after = at + node.nodeSize;
    if (after >= transaction.doc.content.size) transaction.insert(after, nodes.paragraph.create());
    transaction.setSelection(
      node.isAtom ? NodeSelection.create(transaction.doc, at) : Selection.near(transaction.doc.resolve(at + 1)),
    );
    dispatch(transaction.scrollIntoView());
    return true;
  };
}

export const strong = toggleMark(marks.strong);
export const emphasis = toggleMark(marks.emphasis);
export const has_mark = (state: EditorState, name: "strong" | "emphasis" | "link") => {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(marks[name].isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, marks[name]);
};
export function link_at(state: EditorState): { from: number; to: number; address: string } | null {
  const { $from } = state.selection;
  const mark = marks.link.isInSet($from.marks()) ?? ($from.nodeAfter && marks.link.isInSet($from.nodeAfter.marks));
  if (!mark) return null;
  let [from, to, at] = [-1, -1, $from.start()];
  $from.parent.forEach((child) => {
    const has = mark.isInSet(child.marks);
    if (has && (to === at || from < 0 || to < $from.pos)) {
      if (to !== at) from = at;
      to = at + child.nodeSize;
    }
    at += child.nodeSize;
  });
  return { from, to, address: mark.attrs.address as string };
}
export function set_link(address: string): Command {
  return (state, dispatch) => {
    const old = link_at(state);
    const { from, to } = old && state.selection.empty ? old : state.selection;
    if (from === to) return false;
    const transaction = state.tr.removeMark(from, to, marks.link);
    if (address) transaction.addMark(from, to, marks.link.create({ address }));
    dispatch?.(transaction);
    return true;
  };
}

export const line_break: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.type.contentMatch.matchType(nodes.line_break)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.line_break.create(), true).scrollIntoView());
  return true;
};

/** A paragraph after the whole that begins at `depth`, the caret in it. */
function paragraph_after(state: EditorState, depth: number, change: Transaction = state.tr): Transaction {
  const after = change.mapping.map(state.selection.$from.after(depth));
  change.insert(after, nodes.paragraph.create());
  return change.setSelection(TextSelection.create(change.doc, after + 1)).scrollIntoView();
}

const split_item: Command = (state, dispatch) => {
  const depth = inside(state, nodes.item);
  if (depth === null) return false;
  const { $from } = state.selection;
  if ($from.node(depth).content.size > 0) {
    dispatch?.(state.tr.deleteSelection().split(state.selection.from, 1).scrollIntoView());
    return true;
  }
  return leave_list(state, dispatch);
};

/** The item becomes a paragraph; what of the list stood before and after it stays a list. */
const leave_list: Command = (state, dispatch) => {
  const depth = inside(state, nodes.item);
  if (depth === null) return false;
  const { $from } = state.selection;
  const list = $from.node(depth - 1);
  const index = $from.index(depth - 1);
  const part = (items: Node[]) => (items.length ? [list.type.create(list.attrs, items)] : []);
  const before = part(list.children.slice(0, index));
  const rows = [...before, nodes.paragraph.create(null, $from.node(depth).content), ...part(list.children.slice(index + 1))];
  const start = $from.before(depth - 1);
  const transaction = state.tr.replaceWith(start, start + list.nodeSize, rows);
  dispatch?.(
    transaction.setSelection(TextSelection.create(transaction.doc, start + (before[0]?.nodeSize ?? 0) + 1)).scrollIntoView(),
  );
  return true;
};

const to_next_part: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const type = $from.parent.type;
  if (type === nodes.speaker || type === nodes.subhead) {
    if (type === nodes.subhead && $from.parentOffset < $from.parent.content.size) return false;
    dispatch?.(paragraph_after(state, type === nodes.speaker ? $from.depth - 1 : $from.depth));
    return true;
  }
  if (![nodes.quoted, nodes.facts_title, nodes.table_caption].includes(type as never)) return false;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true);
  if (next) dispatch?.(state.tr.setSelection(next).scrollIntoView());
  return true;
};

const leave_facts: Command = (state, dispatch) => {
  const depth = inside(state, nodes.facts);
  const { $from } = state.selection;
  if (depth === null || $from.parent.type !== nodes.paragraph || $from.parent.content.size > 0) return false;
  const facts = $from.node(depth);
  if ($from.index(depth) !== facts.childCount - 1 || facts.childCount < 3) return false;
  const change = state.tr.delete($from.before(), $from.after());
  dispatch?.(paragraph_after(state, depth, change));
  return true;
};

/** Enter in a cell goes to the cell below; on the last row out of the table. */
const row_below: Command = (state, dispatch) => {
  const depth = inside(state, nodes.cell);
  if (depth === null) return false;
  const { $from } = state.selection;
  const table = $from.node(depth - 2);
  const [row, column] = [$from.index(depth - 2), $from.index(depth - 1)];
  if (row === table.childCount - 1) {
    dispatch?.(paragraph_after(state, depth - 2));
    return true;
  }
  const start = $from.posAtIndex(row + 1, depth - 2) + 1;
  const cells = table.child(row + 1);
  const at = cells.children.slice(0, Math.min(column, cells.childCount - 1)).reduce((sum, cell) => sum + cell.nodeSize, start);
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

export const enter = chainCommands(
  split_item,
  to_next_part,
  leave_facts,
  row_below,
  newlineInCode,
  createParagraphNear,
  liftEmptyBlock,
  splitBlock,
);

const unmake: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const type = $from.parent.type;
  if (type === nodes.subhead) return turn_into("paragraph")(state, dispatch);
  if (type === nodes.item && $from.index(-1) === 0) return leave_list(state, dispatch);
  if (type === nodes.quoted || type === nodes.facts_title || type === nodes.table_caption) {
    const whole = $from.node(type === nodes.table_caption || type === nodes.facts_title ? $from.depth - 1 : $from.depth - 1);
    if (whole.textContent !== "" && type !== nodes.quoted) return true;
    return turn_into("paragraph")(state, dispatch);
  }
  // Between speaker and quoted, and from cell to cell, nothing is joined.
  return type === nodes.speaker || type === nodes.cell;
};
export const backspace = chainCommands(deleteSelection, unmake, joinBackward, selectNodeBackward);

/** Tab within a table; a new row after the last cell. */
export const next_cell =
  (way: 1 | -1): Command =>
  (state, dispatch) => {
    const depth = inside(state, nodes.cell);
    if (depth === null) return false;
    const { $from } = state.selection;
    const table = { start: $from.start(depth - 2), end: $from.end(depth - 2) };
    const found = Selection.findFrom(state.doc.resolve(way > 0 ? $from.after(depth) : $from.before(depth)), way, true);
    if (found && found.from > table.start && found.from < table.end) {
      dispatch?.(state.tr.setSelection(found).scrollIntoView());
      return true;
    }
    return way > 0 ? add_row(state, dispatch) : false;
  };

const new_cells = (count: number) => Array.from({ length: count }, () => nodes.cell.create());
export const add_row: Command = (state, dispatch) => {
  const depth = inside(state, nodes.table_row);
  if (depth === null) return false;
  const { $from } = state.selection;
  const after = $from.after(depth);
  const transaction = state.tr.insert(after, nodes.table_row.create(null, new_cells($from.node(depth).childCount)));
  dispatch?.(transaction.setSelection(TextSelection.near(transaction.doc.resolve(after + 2))).scrollIntoView());
  return true;
};
export const remove_row: Command = (state, dispatch) => {
  const depth = inside(state, nodes.table_row);
  if (depth === null || state.selection.$from.node(depth - 1).childCount < 3) return false;
  dispatch?.(state.tr.delete(state.selection.$from.before(depth), state.selection.$from.after(depth)));
  return true;
};
function with_columns(change: (cells: readonly Node[], column: number) => Node[]): Command {
  return (state, dispatch) => {
    const depth = inside(state, nodes.cell);
    if (depth === null) return false;
    const { $from } = state.selection;
    const table = $from.node(depth - 2);
    const column = $from.index(depth - 1);
    const rows = table.children.map((row) =>
      row.type === nodes.table_row ? row.copy(Fragment.from(change(row.children, column))) : row,
    );
    if (rows.some((row) => row.type === nodes.table_row && row.childCount === 0)) return false;
    const start = $from.before(depth - 2);
    const transaction = state.tr.replaceWith(start, start + table.nodeSize, table.copy(Fragment.from(rows)));
    dispatch?.(
      transaction.setSelection(Selection.near(transaction.doc.resolve(Math.min($from.pos, transaction.doc.content.size)))),
    );
    return true;
  };
}
export const add_column = with_columns((cells, column) => [
  ...cells.slice(0, column + 1),
  nodes.cell.create(),
  ...cells.slice(column + 1),
]);
export const remove_column = with_columns((cells, column) => cells.filter((_, at) => at !== column));

/** The block of the caret, one place up or down. */
export const move_block =
  (way: 1 | -1): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const index = $from.index(0);
    const other = index + way;
    if (other < 0 || other >= state.doc.childCount) return false;
    const block = state.doc.child(index);
    const start = $from.posAtIndex(index, 0);
    const offset = state.selection.from - start;
    const transaction = state.tr.delete(start, start + block.nodeSize);
    const target = way > 0 ? start + state.doc.child(other).nodeSize : start - state.doc.child(other).nodeSize;
    transaction.insert(target, block);
    const at = transaction.doc.resolve(target + offset);
    transaction.setSelection(block.isAtom ? NodeSelection.create(transaction.doc, target) : Selection.near(at));
    dispatch?.(transaction.scrollIntoView());
    return true;
  };

export const remove_block: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const index = Math.min($from.index(0), state.doc.childCount - 1);
  const start = $from.posAtIndex(index, 0);
  const transaction = state.tr.delete(start, start + state.doc.child(index).nodeSize);
  if (transaction.doc.childCount === 0) transaction.insert(0, nodes.paragraph.create());
  dispatch?.(
    transaction
      .setSelection(Selection.near(transaction.doc.resolve(Math.min(start, transaction.doc.content.size))))
      .scrollIntoView(),
  );
  return true;
};
