import { escapeAttribute, prefixOf, readAttributes, type XmlElement } from "./xml";

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects changes to one part and applies them at once; what is not named stays as it stands. */
export class XmlEditor {
  private readonly edits: Edit[] = [];
  readonly prefix: string;

  constructor(
    readonly source: string,
    readonly root: XmlElement,
  ) {
    this.prefix = prefixOf(root);
  }

  replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  /** Replaces a child of the root, removes it (empty text), or puts it where the schema's order wants it. */
  putChild(local: string, order: readonly string[], text: string): void {
    const present = this.root.children.find((candidate) => candidate.local === local);
    if (present) this.replace(present.start, present.end, text);
    else if (text !== "") this.insertChild(local, order, text);
  }

  /** Puts a new child of the root after everything that comes before it in `order`. */
  insertChild(local: string, order: readonly string[], text: string): void {
    const rank = order.indexOf(local);
    const before = this.root.children.filter((candidate) => {
      const other = order.indexOf(candidate.local);
      return other >= 0 && other <= rank;
    });
    const at = before.length > 0 ? Math.max(...before.map((element) => element.end)) : this.root.openEnd;
    if (this.root.openEnd === this.root.end) throw new Error("the root of a part is empty");
    this.replace(at, at, text);
  }

  /** Adds text at the end of an element, opening it first when it was self-closing. */
  append(element: XmlElement, text: string): void {
    if (element.closeStart !== element.openEnd || element.end !== element.openEnd) {
      this.replace(element.closeStart, element.closeStart, text);
      return;
    }
    const opening = this.source.slice(element.start, element.end).replace(/\s*\/>$/, ">");
    this.replace(element.start, element.end, `${opening}${text}</${element.name}>`);
  }

  /** Sets (or with undefined removes) attributes of an element's opening tag. */
  setAttributes(element: XmlElement, changes: Readonly<Record<string, string | undefined>>): void {
    this.replace(
      element.start,
      element.openEnd,
      changedTag(this.source.slice(element.start, element.openEnd), changes),
    );
  }

  get changed(): boolean {
    return this.edits.length > 0;
  }

  /** The part with all changes. Changes at the same place keep the order they were made in. */
  result(): string {
    const sorted = this.edits
      .map((edit, index) => ({ edit, index }))
      .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
    const pieces: string[] = [];
    let position = 0;
    for (const { edit } of sorted) {
      if (edit.start < position) throw new Error(`two changes overlap at ${edit.start}`);
      pieces.push(this.source.slice(position, edit.start), edit.text);
      position = edit.end;
    }
    pieces.push(this.source.slice(position));
    return pieces.join("");
  }
}

/** An opening or self-closing tag with some attributes changed, all others kept in their order. */
export function changedTag(tag: string, changes: Readonly<Record<string, string | undefined>>): string {
  const attributes = readAttributes(tag, { start: 0, end: tag.length });
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  }
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
  return `<${name}${attributeText(attributes)}${tag.endsWith("/>") ? "/>" : ">"}`;
}

/** ` a="1" b="2"`: with a leading blank, or empty. Undefined values are left out. */
export function attributeText(
  attributes: ReadonlyMap<string, string> | Readonly<Record<string, string | number | undefined>>,
): string {
  const entries = attributes instanceof Map ? [...attributes] : Object.entries(attributes);
  return entries
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
}
