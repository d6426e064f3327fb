/** What is pasted: short things are cleaned here, a whole text goes to the server, which knows a headline from a lead. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { schema } from "./schema";

export interface Clipboard {
  html: string;
  text: string;
}

/** Invisible direction marks, kashida, soft hyphens; blanks of other widths become blanks. */
export const cleaned = (text: string) =>
  text
    .replace(/[\u00ad\u061c\u0640\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ");

function cleaned_fragment(fragment: Fragment): Fragment {
  const out: Node[] = [];
  fragment.forEach((node) => {
    if (!node.isText) out.push(node.copy(cleaned_fragment(node.content)));
    else {
      const text = cleaned(node.text!);
      if (text) out.push(schema.text(text, node.marks));
    }
  });
  return Fragment.from(out);
}

export const paragraphs_in = (text: string) => text.split(/\r?\n+/).filter((line) => line.trim() !== "").length;

export interface Pasting {
  /** the story has no text yet */
  empty: () => boolean;
  /** a whole text: the server makes a story of it */
  whole: (clipboard: Clipboard) => void;
  files: (files: File[]) => void;
}

export function pasting({ empty, whole, files }: Pasting): Plugin {
  const pictures_in = (data: DataTransfer | null) => [...(data?.files ?? [])];
  return new Plugin({
    props: {
      handlePaste(_view, event) {
        const data = event.clipboardData;
        if (!data) return false;
        const [html, text] = [data.getData("text/html"), data.getData("text/plain")];
        if (data.files.length && !text.trim()) {
          files(pictures_in(data));
          return true;
        }
        // From this editor or another window of it: its own form counts.
        if (html.includes("data-pm-slice")) return false;
        const paragraphs = paragraphs_in(text);
        if (paragraphs >= 2 || (empty() && text.trim().length > 120)) {
          whole({ html, text });
          return true;
        }
        return false;
      },
      handleDrop(_view, event) {
        const dropped = pictures_in(event.dataTransfer);
        if (dropped.length === 0) return false;
        event.preventDefault();
        files(dropped);
        return true;
      },
      // The policy forbids style attributes even in a document that nobody sees: they go before anything is parsed.
      transformPastedHTML: (html) =>
        html
          .replace(/\s(?:style|class|id|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "")
          .replace(/<(?:style|script|xml|meta|link)\b[\s\S]*?(?:<\/(?:style|script|xml)>|>)/gi, ""),
      transformPasted: (slice) => new Slice(cleaned_fragment(slice.content), slice.openStart, slice.openEnd),
    },
  });
}

/** As plain paragraphs, where the caret is. */
export function insert_plain(view: EditorView, text: string): void {
  const lines = cleaned(text)
    .split(/\r?\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const nodes = lines.map((line) => schema.nodes.paragraph.create(null, schema.text(line)));
  view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.from(nodes), 1, 1)).scrollIntoView());
}
