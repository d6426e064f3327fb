/** Makes the page that one writes on. */
import { baseKeymap } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { type Command, EditorState, Plugin } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";

import type { Block } from "../../contract";
import { bidi } from "./bidi";
import * as commands from "./commands";
import { comment_marks } from "./comments";
import { changed_stretch, doc_of } from "./form";
import { pasting, type Pasting } from "./paste";
import { typing_rules } from "./rules";
import { schema } from "./schema";
import { node_views } from "./views";

export interface Page extends Pasting {
  direction: "rtl" | "ltr";
  label: string;
  blocks: Block[];
  editable: () => boolean;
  changed: () => void;
  /** caret or selection stands elsewhere */
  moved: (view: EditorView) => void;
  comment: (id: number) => void;
  link: () => void;
  /** keys while the menu of blocks is open; true: the menu took it */
  menu_key: (key: string) => boolean;
  hints: () => { paragraph: string; subhead: string; speaker: string; facts_title: string; table_caption: string };
}

const run =
  (work: () => void): Command =>
  () => {
    work();
    return true;
  };

function keys(page: Page): Plugin[] {
  return [
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      "Mod-b": commands.strong,
      "Mod-i": commands.emphasis,
      "Mod-Shift-k": run(page.link),
      "Shift-Enter": commands.line_break,
      "Mod-Shift-2": commands.turn_into("subhead"),
      "Mod-Shift-0": commands.turn_into("paragraph"),
      "Mod-Shift-7": commands.turn_into("numbered"),
      "Mod-Shift-8": commands.turn_into("list"),
      "Mod-Shift-9": commands.turn_into("quote"),
      "Alt-ArrowUp": commands.move_block(-1),
      "Alt-ArrowDown": commands.move_block(1),
      // The caret goes left with the left arrow: these two are for rows of a table only.
      Tab: commands.next_cell(1),
      "Shift-Tab": commands.next_cell(-1),
      Enter: commands.enter,
      Backspace: (state, dispatch, view) => undoInputRule(state, dispatch) || commands.backspace(state, dispatch, view),
      // Opens the publish drawer, above; here it must not make a paragraph.
      "Mod-Enter": () => true,
    }),
    keymap(baseKeymap),
  ];
}

/** What an empty place is for, in grey, drawn by the style from the attribute. */
function hints(page: Page): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const words = page.hints();
        const found: Decoration[] = [];
        const { $from } = state.selection;
        const hint = (at: number, node: { nodeSize: number }, text: string) =>
          found.push(Decoration.node(at, at + node.nodeSize, { "data-hint": text, class: "is-empty" }));
        state.doc.forEach((node, at) => {
          if (node.isTextblock) {
            const only = state.doc.childCount === 1;
            if (node.content.size > 0 || (!only && node !== $from.parent && node.type !== schema.nodes.subhead)) return;
            hint(at, node, node.type === schema.nodes.subhead ? words.subhead : words.paragraph);
            return;
          }
          node.forEach((child, inside) => {
            if (child.content.size === 0 && child.type.name in words && child.type !== schema.nodes.paragraph)
              hint(at + 1 + inside, child, words[child.type.name as keyof typeof words]);
          });
        });
        return DecorationSet.create(state.doc, found);
      },
    },
  });
}

export function make_page(where: HTMLElement, page: Page): EditorView {
  const plugins = [
    new Plugin({ props: { handleKeyDown: (_view, event) => page.menu_key(event.key) } }),
    typing_rules(page.direction),
    ...keys(page),
    history({ newGroupDelay: 700 }),
    dropCursor({ color: false, class: "drop-place" }),
    gapCursor(),
    bidi(page.direction),
    comment_marks(page.comment),
    pasting(page),
    hints(page),
  ];
  const view: EditorView = new EditorView(where, {
    state: EditorState.create({ doc: doc_of(page.blocks), plugins }),
    nodeViews: node_views,
    editable: page.editable,
    attributes: {
      dir: page.direction,
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": page.label,
      spellcheck: "true",
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged && !transaction.getMeta("shown")) page.changed();
      page.moved(view);
    },
  });
  return view;
}

/** Another's text in place of what is on the page; the caret stays where nothing changed, and undo passes over it. */
export function show_blocks(view: EditorView, blocks: Block[], { undoable = false } = {}): void {
  const change = changed_stretch(view.state.doc, doc_of(blocks));
  if (!change) return;
  const transaction = view.state.tr.replaceWith(change.start, change.end, change.nodes);
  view.dispatch(transaction.setMeta("shown", !undoable).setMeta("addToHistory", undoable));
}
export { undo, redo };
