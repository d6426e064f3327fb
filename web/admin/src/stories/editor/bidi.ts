/**
 * Latin runs, telephone numbers, scores and signed numbers inside Arabic are isolated on the screen, so that «C++» and «-5» read
 * as they were typed. Decorations only: no character of direction is ever put into a story.
 */
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

// A run that begins with a Latin letter, or a number with what would come loose from it: sign, percent, hyphen, plus.
const latin =
  /[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9]*(?:[ .,:'’&/@_+#-]*[A-Za-z\u00c0-\u024f0-9]+)*[+#%]*\.?(?=$|[^A-Za-z0-9])/g;
const number = /(?:[-+−±$€£]\s?)?\d+(?:[-–/:.,\u066b\u066c ](?=\d)\d+)*(?:\s?[%٪°])?/g;
const loose = /[-+−±$€£–/:%٪°]| (?=\d)/;

export interface Isolated {
  from: number;
  to: number;
}

export function isolated_runs(text: string): Isolated[] {
  const found: Isolated[] = [];
  for (const match of text.matchAll(latin)) {
    let run = match[0];
    // The full stop of the Arabic sentence is not the Latin word's, but that of «Ltd.» is.
    if (run.endsWith(".") && !/\b[A-Z][a-z]{0,3}\.$/.test(run)) run = run.slice(0, -1);
    found.push({ from: match.index, to: match.index + run.length });
  }
  for (const match of text.matchAll(number)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (loose.test(match[0]) && !found.some((one) => from < one.to && one.from < to)) found.push({ from, to });
  }
  return found.sort((a, b) => a.from - b.from);
}

function decorations_in(node: Node, start: number): Decoration[] {
  const out: Decoration[] = [];
  const take = (block: Node, at: number) => {
    let text = "";
    block.forEach((child) => (text += child.isText ? child.text! : "\n"));
    for (const { from, to } of isolated_runs(text))
      out.push(Decoration.inline(at + 1 + from, at + 1 + to, { nodeName: "bdi", dir: "ltr", class: "run" }));
  };
  if (node.isTextblock) take(node, start);
  else node.descendants((child, at) => (child.isTextblock ? (take(child, start + 1 + at), false) : true));
  return out;
}

const key = new PluginKey<DecorationSet>("bidi");

/** For stories written from the right; in the others Arabic is isolated by the browser's own `bdi`-less rules well enough. */
export function bidi(direction: "rtl" | "ltr"): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => {
        if (direction === "ltr") return DecorationSet.empty;
        const all: Decoration[] = [];
        doc.forEach((node, at) => void all.push(...decorations_in(node, at)));
        return DecorationSet.create(doc, all);
      },
      apply(transaction, old) {
        if (!transaction.docChanged || direction === "ltr") return old;
        let set = old.map(transaction.mapping, transaction.doc);
        // Only the blocks that the change touches are read anew.
        let [from, to] = [Infinity, -Infinity];
        transaction.mapping.maps.forEach((map, at) => {
          const rest = transaction.mapping.slice(at + 1);
          map.forEach((_a, _b, begin, end) => {
            from = Math.min(from, rest.map(begin, -1));
            to = Math.max(to, rest.map(end, 1));
          });
        });
        if (from > to) return set;
        transaction.doc.forEach((node, at) => {
          if (at > to || at + node.nodeSize < from) return;
          const next = decorations_in(node, at);
          set = set.remove(set.find(at, at + node.nodeSize)).add(transaction.doc, next);
        });
        return set;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
