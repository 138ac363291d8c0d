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

/** The first part of a kind that a part leads to and that is there. */
export function relatedPart(parts: Parts, part: string, type: string): { id: string; target: string } | undefined {
  return readRelationships(parts, part).find((one) => one.type === type && !one.external && parts.has(one.target));
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

/**
 * Adds a relationship and returns its id.
 * @param type last word of the type's address, or the whole address where it is of another family
 */
export function addRelationship(parts: Parts, part: string, type: string, target: string, external = false): string {
  const taken = new Set(readRelationships(parts, part).map((relationship) => relationship.id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number += 1;
  const id = `rId${number}`;
  const name = relationshipsPart(part);
  if (!parts.has(name)) setPartText(parts, name, EMPTY_RELATIONSHIPS);
  changeRoot(parts, name, (editor, root) => {
    const address = external ? escapeAttribute(target) : `/${escapeAttribute(target)}`;
    const attributes = `Id="${id}" Type="${type.includes("://") ? type : TYPE_BASE + type}" Target="${address}"`;
    editor.append(root, `<${editor.prefix}Relationship ${attributes}${external ? ' TargetMode="External"' : ""}/>`);
  });
  return id;
}

const EMPTY_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Adds a part under the first free number: `xl/tables/table` → `xl/tables/table3.xml`. Returns its name. */
export function addPart(parts: Parts, stem: string, text: string, contentType: string): string {
  let number = 1;
  while (parts.has(`${stem}${number}.xml`)) number += 1;
  const part = `${stem}${number}.xml`;
  setPartText(parts, part, text);
  addContentType(parts, part, contentType);
  return part;
}

/** Takes a part away, and everything only it leads to. */
export function removePart(parts: Parts, part: string): void {
  const own = readRelationships(parts, part).filter((one) => !one.external);
  parts.delete(part);
  parts.delete(relationshipsPart(part));
  removeContentType(parts, part);
  for (const { target } of own) if (parts.has(target) && !isLedTo(parts, target)) removePart(parts, target);
}

function isLedTo(parts: Parts, target: string): boolean {
  return [...parts.keys()].some((name) => {
    const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
    if (!match) return false;
    const relationships = readRelationships(parts, (match[1] ?? "") + (match[2] ?? ""));
    return relationships.some((one) => !one.external && one.target === target);
  });
}

/** How a part's elements name a relationship: `r:id`, and the namespace to declare where the part does not. */
export function relationshipAttribute(root: XmlElement): { readonly name: string; readonly declaration: string } {
  const found = [...root.attributes].find(
    ([name, value]) => name.startsWith("xmlns:") && /officeDocument\/(2006\/)?relationships$/.test(value),
  );
  return found
    ? { name: `${found[0].slice("xmlns:".length)}:id`, declaration: "" }
    : { name: "r:id", declaration: ` xmlns:r="${TYPE_BASE.slice(0, -1)}"` };
}

/** The `r:id` of an element, whatever prefix the file gives relationships. */
export function relationshipId(element: XmlElement): string {
  const entry = [...element.attributes].find(([name]) => name.endsWith(":id"));
  return entry?.[1] ?? "";
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

/** Says what parts with an extension are, where nothing says so yet. */
export function addDefaultContentType(parts: Parts, extension: string, type: string): void {
  changeRoot(parts, CONTENT_TYPES, (editor, root) => {
    const known = childrenNamed(root, "Default").some(
      (element) => element.attributes.get("Extension")?.toLowerCase() === extension,
    );
    const text = `<${editor.prefix}Default Extension="${extension}" ContentType="${type}"/>`;
    if (!known) editor.replace(root.openEnd, root.openEnd, text);
  });
}

function removeContentType(parts: Parts, part: string): void {
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
