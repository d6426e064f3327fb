/** Where comments stand in the text: they go with the words while one types. */
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

import type { Comment } from "../../contract";
import { offset_of, position_of } from "./form";

const key = new PluginKey<DecorationSet>("comments");
type Change = { comments: Comment[]; shown: number | null };

function decorations(doc: Node, { comments, shown }: Change, old: DecorationSet): DecorationSet {
  const starts: number[] = [];
  doc.forEach((_, at) => void starts.push(at));
  const out: Decoration[] = [];
  for (const comment of comments) {
    if (comment.closed) continue;
    const standing = old.find(undefined, undefined, (spec) => spec.id === comment.id)[0];
    let [from, to] = [standing?.from ?? null, standing?.to ?? null];
    const start = starts[comment.block];
    if (!standing && start !== undefined && !comment.moved) {
      const node = doc.child(comment.block);
      from = position_of(node, start, comment.from);
      to = position_of(node, start, comment.to);
    }
    if (from === null || to === null || from >= to) continue;
    const name = ["comment", comment.blocking ? "is-blocking" : "", comment.id === shown ? "is-shown" : ""]
      .filter(Boolean)
      .join(" ");
    out.push(
      Decoration.inline(from, to, { class: name, "data-comment": String(comment.id) }, { id: comment.id, inclusiveEnd: false }),
    );
  }
  return DecorationSet.create(doc, out);
}

export function comment_marks(opened: (comment: number) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, old) {
        const set = transaction.docChanged ? old.map(transaction.mapping, transaction.doc) : old;
        const change = transaction.getMeta(key) as Change | undefined;
        return change ? decorations(transaction.doc, change, set) : set;
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(_view, _at, event) {
        const mark = (event.target as Element | null)?.closest?.("[data-comment]");
        if (mark) opened(Number(mark.getAttribute("data-comment")));
        return false;
      },
    },
  });
}

export const show_comments = (view: EditorView, comments: Comment[], shown: number | null): void =>
  view.dispatch(view.state.tr.setMeta(key, { comments, shown }).setMeta("addToHistory", false));

export function place_of_comment(view: EditorView, id: number): number | null {
  return key.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null;
}

/** What is selected, as a comment names it; nothing when it is no text of one block. */
export function selected_range(view: EditorView): { block: number; from: number; to: number; quote: string } | null {
  const { $from, $to, empty } = view.state.selection;
  if (empty || $from.depth === 0) return null;
  const block = $from.index(0);
  const start = $from.before(1);
  const node = view.state.doc.child(block);
  const end = Math.min($to.pos, start + node.nodeSize - 1);
  const quote = view.state.doc.textBetween($from.pos, end, "\n", "\n");
  if (!quote.trim()) return null;
  return { block, from: offset_of(node, start, $from.pos), to: offset_of(node, start, end), quote };
}
