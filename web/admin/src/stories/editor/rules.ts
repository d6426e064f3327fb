/** A few things that typing makes by itself. Each goes back with Backspace, at once. */
import { InputRule, inputRules } from "prosemirror-inputrules";
import { type Plugin, Selection, type Transaction } from "prosemirror-state";

import { turn_into, type Turned } from "./commands";
import { schema } from "./schema";

const replaced = (pattern: RegExp, text: string) => new InputRule(pattern, text);

/** A quotation mark opens after a blank or a bracket and closes after anything else. */
function quotes(open: string, close: string): InputRule {
  return new InputRule(/(^|[\s(\[«“\u00a0])?"$/, (state, match, start, end) => {
    const before = match[1];
    const at_start = state.doc.resolve(start).parentOffset === 0;
    const opens = before !== undefined && (before !== "" || at_start);
    return state.tr.insertText((before ?? "") + (opens ? open : close), start, end);
  });
}

function turned(pattern: RegExp, kind: Turned): InputRule {
  return new InputRule(pattern, (state, _match, start, end) => {
    if (state.doc.resolve(start).parent.type !== schema.nodes.paragraph) return null;
    const cleared = state.tr.delete(start, end);
    const made: Transaction[] = [];
    turn_into(kind)(state.apply(cleared), (transaction) => made.push(transaction));
    const next = made[0];
    if (!next) return null;
    for (const step of next.steps) cleared.step(step);
    return cleared.setSelection(Selection.near(cleared.doc.resolve(next.selection.from)));
  });
}

export function typing_rules(direction: "rtl" | "ltr"): Plugin {
  const rules = [
    replaced(/--$/, "–"),
    replaced(/\.\.\.$/, "…"),
    direction === "rtl" ? quotes("«", "»") : quotes("“", "”"),
    turned(/^##\s$/, "subhead"),
    turned(/^[-*•]\s$/, "list"),
    turned(/^(?:1|١)[.)-]\s$/, "numbered"),
    turned(/^>\s$/, "quote"),
  ];
  return inputRules({ rules });
}
