/** Pictures, embeds and files in the text: what a reader will see, with fields where the reader sees words. */
import type { Node } from "prosemirror-model";
import { NodeSelection } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";

import { say, size, type PlainKey } from "../../words.svelte";
import { preview_of } from "../../media/known";

interface FieldOf {
  name: string;
  label: PlainKey;
  ltr?: boolean;
}

class BlockView implements NodeView {
  dom = document.createElement("figure");
  protected readonly inputs = new Map<string, HTMLInputElement | HTMLTextAreaElement>();

  constructor(
    protected node: Node,
    protected readonly view: EditorView,
    protected readonly at: () => number | undefined,
    name: string,
    fields: FieldOf[],
  ) {
    this.dom.className = `block-${name}`;
    this.dom.contentEditable = "false";
    for (const field of fields) this.dom.append(this.made(field));
    this.fill();
  }

  private made({ name, label, ltr }: FieldOf): HTMLElement {
    const row = document.createElement("label");
    row.className = `line line-${name}`;
    const word = document.createElement("span");
    word.textContent = say(label);
    const input = document.createElement("input");
    input.type = "text";
    input.autocomplete = "off";
    if (ltr) input.dir = "ltr";
    input.addEventListener("input", () => this.put(name, input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.leave(event);
    });
    row.append(word, input);
    this.inputs.set(name, input);
    return row;
  }

  private put(name: string, value: string): void {
    const at = this.at();
    if (at !== undefined) this.view.dispatch(this.view.state.tr.setNodeAttribute(at, name, value));
  }
  /** Enter goes on to the text after the block. */
  private leave(event: KeyboardEvent): void {
    event.preventDefault();
    const at = this.at();
    if (at === undefined) return;
    const { tr, schema } = this.view.state;
    const after = at + this.node.nodeSize;
    if (!this.view.state.doc.nodeAt(after)) tr.insert(after, schema.nodes.paragraph!.create());
    this.view.dispatch(tr.setSelection(NodeSelection.near(tr.doc.resolve(after))).scrollIntoView());
    this.view.focus();
  }

  protected fill(): void {
    for (const [name, input] of this.inputs) {
      const value = String(this.node.attrs[name] ?? "");
      if (input.value !== value) input.value = value;
      input.disabled = !this.view.editable;
      input.setAttribute("aria-invalid", String((name === "credit" || name === "alt") && value.trim() === ""));
    }
  }
  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.fill();
    return true;
  }
  selectNode(): void {
    this.dom.classList.add("is-selected");
  }
  deselectNode(): void {
    this.dom.classList.remove("is-selected");
  }
  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement;
  }
  ignoreMutation(): boolean {
    return true;
  }
}

class PictureView extends BlockView {
  private readonly image = document.createElement("img");
  private shown = "";
  constructor(node: Node, view: EditorView, at: () => number | undefined) {
    super(node, view, at, "picture", [
      { name: "caption", label: "picture.caption" },
      { name: "credit", label: "picture.credit" },
      { name: "alt", label: "picture.alt" },
    ]);
    this.dom.prepend(this.image);
    this.look();
  }
  private look(): void {
    const { file, alt, width, height } = this.node.attrs as { file: string; alt: string; width: number; height: number };
    this.image.alt = alt;
    if (width && height) {
      this.image.width = width;
      this.image.height = height;
    }
    if (file === this.shown) return;
    this.shown = file;
    void preview_of(file).then((address) => {
      if (address && this.shown === file) this.image.src = address;
    });
  }
  protected override fill(): void {
    super.fill();
    if (this.image) this.look();
  }
}

class FileView extends BlockView {
  constructor(node: Node, view: EditorView, at: () => number | undefined) {
    super(node, view, at, "file", [{ name: "title", label: "file.title" }]);
    const note = document.createElement("small");
    note.className = "meta";
    note.textContent = size(node.attrs.size_bytes as number);
    this.dom.append(note);
  }
}

export const node_views = {
  picture: (node: Node, view: EditorView, at: () => number | undefined) => new PictureView(node, view, at),
  file: (node: Node, view: EditorView, at: () => number | undefined) => new FileView(node, view, at),
  embed: (node: Node, view: EditorView, at: () => number | undefined) =>
    new BlockView(node, view, at, "embed", [
      { name: "title", label: "embed.title" },
      { name: "address", label: "embed.address", ltr: true },
      { name: "source", label: "embed.source" },
    ]),
};
