/**
 * A small XML reader that knows where everything stands in the source, so that a part can be
 * changed in one place and stay as it is everywhere else. Document types are refused: no entity
 * can be declared, so none can expand without bound.
 */
export interface XmlElement {
  /** As written, with its prefix: `x:row`. */
  readonly name: string;
  /** Without the prefix: `row`. */
  readonly local: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, joined. */
  readonly text: string;
  /** From `<` of the opening tag … */
  readonly start: number;
  /** … to after `>` of the opening tag … */
  readonly openEnd: number;
  /** … to `<` of the closing tag (equal to `openEnd` when self-closing) … */
  readonly closeStart: number;
  /** … to after `>` of the closing tag. */
  readonly end: number;
}

export class XmlError extends Error {}

export interface XmlToken {
  readonly kind: "open" | "close" | "empty" | "text" | "cdata";
  /** Qualified name; empty for text. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Steps through tags and texts; comments and processing instructions are passed over. */
export class XmlScanner {
  constructor(
    readonly source: string,
    private position = 0,
    private readonly limit = source.length,
  ) {}

  next(): XmlToken | null {
    while (this.position < this.limit) {
      const start = this.position;
      if (this.source.charCodeAt(start) !== 60) return this.text(start);
      if (this.source.startsWith("<!--", start)) this.position = this.after("-->", start + 4);
      else if (this.source.startsWith("<?", start)) this.position = this.after("?>", start + 2);
      else if (this.source.startsWith("<![CDATA[", start)) {
        this.position = this.after("]]>", start + 9);
        return { kind: "cdata", name: "", start: start + 9, end: this.position - 3 };
      } else if (this.source.startsWith("<!", start)) throw new XmlError("document types are not read");
      else return this.tag(start);
    }
    return null;
  }

  /** Jumps over everything up to `position`. */
  skipTo(position: number): void {
    this.position = position;
  }

  private text(start: number): XmlToken {
    const next = this.source.indexOf("<", start);
    this.position = next < 0 || next > this.limit ? this.limit : next;
    return { kind: "text", name: "", start, end: this.position };
  }

  private tag(start: number): XmlToken {
    const end = this.tagEnd(start + 1);
    this.position = end;
    const closing = this.source.charCodeAt(start + 1) === 47;
    const empty = !closing && this.source.charCodeAt(end - 2) === 47;
    const nameStart = closing ? start + 2 : start + 1;
    let nameEnd = nameStart;
    for (; nameEnd < end; nameEnd++) {
      const code = this.source.charCodeAt(nameEnd);
      if (code <= 32 || code === 47 || code === GREATER) break;
    }
    if (nameEnd === nameStart) throw new XmlError(`a tag without a name at ${start}`);
    const name = this.source.slice(nameStart, nameEnd);
    return { kind: closing ? "close" : empty ? "empty" : "open", name, start, end };
  }

  private tagEnd(from: number): number {
    let quote = 0;
    for (let at = from; at < this.limit; at++) {
      const code = this.source.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === QUOTE || code === APOSTROPHE) quote = code;
      else if (code === GREATER) return at + 1;
    }
    throw new XmlError(`a tag without an end at ${from - 1}`);
  }

  private after(mark: string, from: number): number {
    const at = this.source.indexOf(mark, from);
    if (at < 0 || at + mark.length > this.limit) throw new XmlError(`no ${mark} after ${from}`);
    return at + mark.length;
  }
}

export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

interface OpenElement {
  name: string;
  local: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
  start: number;
  openEnd: number;
  closeStart: number;
  end: number;
}

/**
 * Reads a document, or one element of it, into a tree.
 * @param opaque local name of an element whose inside is not read (the cells of a large sheet)
 * @throws XmlError when it is not well formed
 */
export function parseXml(source: string, opaque?: string): XmlElement {
  const scanner = new XmlScanner(source);
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  for (let token = scanner.next(); token; token = scanner.next()) {
    const parent = open[open.length - 1];
    if (token.kind === "text" || token.kind === "cdata") {
      if (parent) parent.text += textOf(source, token);
      continue;
    }
    if (token.kind === "close") {
      closeElement(open.pop(), token);
      continue;
    }
    const element = openElement(source, token);
    if (parent) parent.children.push(element);
    else if (root) throw new XmlError("two roots");
    else root = element;
    if (token.kind === "open") {
      open.push(element);
      if (element.local === opaque) scanner.skipTo(closingTag(source, token));
    }
    if (open.length > 200) throw new XmlError("nested too deeply");
  }
  if (!root || open.length > 0) throw new XmlError("the document ends early");
  return root;
}

function textOf(source: string, token: XmlToken): string {
  const slice = source.slice(token.start, token.end);
  return token.kind === "text" ? decodeEntities(slice) : slice;
}

function closeElement(element: OpenElement | undefined, token: XmlToken): void {
  if (!element || element.name !== token.name) throw new XmlError(`${token.name} closed at ${token.start}`);
  element.closeStart = token.start;
  element.end = token.end;
}

function closingTag(source: string, token: XmlToken): number {
  const at = source.indexOf(`</${token.name}`, token.end);
  if (at < 0) throw new XmlError(`${token.name} is not closed`);
  return at;
}

function openElement(source: string, token: XmlToken): OpenElement {
  return {
    name: token.name,
    local: localName(token.name),
    attributes: readAttributes(source, token),
    children: [],
    text: "",
    start: token.start,
    openEnd: token.end,
    closeStart: token.end,
    end: token.end,
  };
}

const ATTRIBUTE = /([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export function readAttributes(
  source: string,
  token: { readonly start: number; readonly end: number },
): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of source.slice(token.start, token.end).matchAll(ATTRIBUTE)) {
    if (match[1] !== undefined) attributes.set(match[1], decodeEntities(match[2] ?? match[3] ?? ""));
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|[a-zA-Z]+);/g, (whole, body: string) => {
    if (!body.startsWith("#")) return ENTITIES[body] ?? whole;
    const code = body[1] === "x" ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** For element text. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));
}

/** For attribute values in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\n\r\t]/g, (c) => (c === '"' ? "&quot;" : `&#${c.charCodeAt(0)};`));
}

/**
 * Spreadsheet text holds characters XML forbids as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19);
 * a literal `_x0041_` hides its underscore the same way.
 */
export function encodeSheetText(text: string): string {
  return escapeText(encodeForbidden(text));
}

/** The same for attribute values, which are escaped when they are written. */
export function encodeForbidden(text: string): string {
  const hidden = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return hidden.replace(
    /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    hexCode,
  );
}

function hexCode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

export function decodeSheetText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

export function child(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.local === local);
}

export function childrenNamed(element: XmlElement, local: string): XmlElement[] {
  return element.children.filter((candidate) => candidate.local === local);
}

/** The value of `1`/`true`, `0`/`false`; `absent` when the attribute is not there. */
export function flag(element: XmlElement, attribute: string, absent = false): boolean {
  const value = element.attributes.get(attribute);
  return value === undefined ? absent : value === "1" || value === "true" || value === "on";
}

/** A finite number, or undefined when absent or unreadable. */
export function numberAttribute(element: XmlElement, attribute: string): number | undefined {
  const text = element.attributes.get(attribute);
  const value = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The prefix elements of a part carry, with its colon: `x:`, or the empty text. */
export function prefixOf(root: XmlElement): string {
  return root.name.slice(0, root.name.length - root.local.length);
}
