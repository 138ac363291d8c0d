import type { CustomXmlModel } from "../../../sheetfile";
import type { XmlElement } from "../../../sheetfile/xml";
import { XmlError, parseXml } from "../../../sheetfile/xml";
import { HostError } from "../errors";

export interface CustomXmlPart extends CustomXmlModel {
  readonly namespaceUri: string;
}

/** `{XXXXXXXX-XXXX-4XXX-XXXX-XXXXXXXXXXXX}`, as Office writes ids of parts and comments. */
export function newGuid(): string {
  const digits = Array.from({ length: 32 }, (_, index) =>
    index === 12 ? "4" : index === 16 ? "89AB".charAt(Math.floor(Math.random() * 4)) : hexDigit(),
  ).join("");
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return `{${groups.join("-")}}`;
}

function hexDigit(): string {
  return "0123456789ABCDEF".charAt(Math.floor(Math.random() * 16));
}

const tagForm = /^<[^\s=/<>"'&]+(?:\s+[^\s=/<>"'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>$/;
const entityForm = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i;

/** What the reader of files lets pass: broken tags, loose ampersands, prefixes nobody declared. */
function checkStrictly(source: string, element: XmlElement, inherited: ReadonlySet<string>): void {
  if (!tagForm.test(source.slice(element.start, element.openEnd))) throw new XmlError(`the tag ${element.name}`);
  const declared = new Set(inherited);
  for (const name of element.attributes.keys()) if (name.startsWith("xmlns:")) declared.add(name.slice(6));
  for (const name of [element.name, ...element.attributes.keys()]) {
    const colon = name.indexOf(":");
    if (colon >= 0 && !declared.has(name.slice(0, colon))) throw new XmlError(`the prefix of ${name}`);
  }
  for (const inner of element.children) checkStrictly(source, inner, declared);
}

function rootOf(xml: string): XmlElement {
  const root = parseXml(xml);
  checkStrictly(xml, root, new Set(["xml", "xmlns"]));
  const outside = `${xml.slice(0, root.start)}${xml.slice(root.end)}`.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, "");
  if (outside.trim().replace("\uFEFF", "") !== "") throw new XmlError("text outside the document element");
  const bare = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, "");
  if (entityForm.test(bare)) throw new XmlError("an ampersand that begins no entity");
  return root;
}

/** Namespace of the document element; empty when it has none. InvalidArgument for a text that is no XML document. */
function namespaceOf(xml: string): string {
  try {
    const root = rootOf(xml);
    const colon = root.name.indexOf(":");
    const declaration = colon < 0 ? "xmlns" : `xmlns:${root.name.slice(0, colon)}`;
    return root.attributes.get(declaration) ?? "";
  } catch (error) {
    if (error instanceof XmlError) throw new HostError("InvalidArgument", `not well-formed XML: ${error.message}`);
    throw error;
  }
}

/** The custom XML parts of the workbook, in the order they were added. */
export class CustomXmlParts {
  private readonly parts = new Map<string, CustomXmlPart>();

  list(): readonly CustomXmlPart[] {
    return [...this.parts.values()];
  }

  find(id: string): CustomXmlPart | undefined {
    return this.parts.get(id.toUpperCase());
  }

  /** Throws ItemNotFound for a part that is gone. */
  get(id: string): CustomXmlPart {
    const part = this.find(id);
    if (part === undefined) throw new HostError("ItemNotFound", "the custom XML part was deleted");
    return part;
  }

  add(xml: string, id = newGuid()): CustomXmlPart {
    const part = { id, xml, namespaceUri: namespaceOf(xml) };
    this.parts.set(id.toUpperCase(), part);
    return part;
  }

  change(id: string, xml: string): void {
    const part = this.get(id);
    this.parts.set(id.toUpperCase(), { ...part, xml, namespaceUri: namespaceOf(xml) });
  }

  delete(id: string): void {
    this.get(id);
    this.parts.delete(id.toUpperCase());
  }

  /** Replaces everything by the parts of a file. */
  load(models: readonly CustomXmlModel[]): void {
    this.parts.clear();
    for (const { id, xml } of models) this.add(xml, id);
  }

  models(): readonly CustomXmlModel[] {
    return this.list().map(({ id, xml }) => ({ id, xml }));
  }
}
