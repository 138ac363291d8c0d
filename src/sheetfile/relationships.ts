import { parsePart, partText, setPartText, type Parts } from "./package";
import { childrenNamed, escapeAttribute, type XmlElement } from "./xml";
import { XmlEditor } from "./xmlEdit";

export interface Relationship {
  readonly id: string;
  /** Last word of the type address, equal in both flavours of the format: `worksheet`, `styles`. */
  readonly type: string;
  /** Name of the part it leads to, or an outside address. */
  readonly target: string;
  readonly external: boolean;
}

const TYPE_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; the empty name → the package's own. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function readRelationships(parts: Parts, part: string): Relationship[] {
  const name = relationshipsPart(part);
  const text = partText(parts, name);
  if (text === undefined) return [];
  return childrenNamed(parsePart(name, text), "Relationship").map((element) => {
    const external = element.attributes.get("TargetMode") === "External";
    const target = element.attributes.get("Target") ?? "";
    return {
      id: element.attributes.get("Id") ?? "",
      type: (element.attributes.get("Type") ?? "").replace(/^.*\//, ""),
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
}

function resolveTarget(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const folders = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== "." && step !== "") folders.push(step);
  }
  return folders.join("/");
}

/** Adds a relationship to a part that has relationships already; returns its id. */
export function addRelationship(parts: Parts, part: string, type: string, target: string): string {
  const taken = new Set(readRelationships(parts, part).map((relationship) => relationship.id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number += 1;
  const id = `rId${number}`;
  changeRoot(parts, relationshipsPart(part), (editor, root) => {
    const attributes = `Id="${id}" Type="${TYPE_BASE}${type}" Target="/${escapeAttribute(target)}"`;
    editor.append(root, `<${editor.prefix}Relationship ${attributes}/>`);
  });
  return id;
}

export function removeRelationship(parts: Parts, part: string, id: string): void {
  removeChildren(parts, relationshipsPart(part), "Relationship", (element) => element.attributes.get("Id") === id);
}

const CONTENT_TYPES = "[Content_Types].xml";

export function addContentType(parts: Parts, part: string, type: string): void {
  changeRoot(parts, CONTENT_TYPES, (editor, root) => {
    editor.append(root, `<${editor.prefix}Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`);
  });
}

export function removeContentType(parts: Parts, part: string): void {
  const named = (element: XmlElement): boolean => element.attributes.get("PartName") === `/${part}`;
  removeChildren(parts, CONTENT_TYPES, "Override", named);
}

function removeChildren(parts: Parts, name: string, local: string, doomed: (element: XmlElement) => boolean): void {
  changeRoot(parts, name, (editor, root) => {
    for (const element of childrenNamed(root, local)) {
      if (doomed(element)) editor.replace(element.start, element.end, "");
    }
  });
}

function changeRoot(parts: Parts, name: string, change: (editor: XmlEditor, root: XmlElement) => void): void {
  const text = partText(parts, name);
  if (text === undefined) throw new Error(`the package has no ${name}`);
  const root = parsePart(name, text);
  const editor = new XmlEditor(text, root);
  change(editor, root);
  if (editor.changed) setPartText(parts, name, editor.result());
}
