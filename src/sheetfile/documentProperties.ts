import type { CustomPropertyModel, DocumentPropertiesModel } from "./documentModel";
import { parsePart, partText, setPartText, type Parts } from "./package";
import { addContentType, addRelationship, relatedPart } from "./relationships";
import { present, sortedJson } from "./styleSheet";
import { child, childrenNamed, escapeAttribute, escapeText, type XmlElement } from "./xml";
import { XmlEditor } from "./xmlEdit";

const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN = "http://purl.org/dc/elements/1.1/";
const TERMS = "http://purl.org/dc/terms/";
const EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface PropertyPlace {
  readonly local: string;
  readonly namespace: string;
  readonly prefix: string;
}

type PropertyName = keyof DocumentPropertiesModel;

const CORE_PLACES: readonly (readonly [PropertyName, PropertyPlace])[] = [
  ["title", { local: "title", namespace: DUBLIN, prefix: "dc" }],
  ["subject", { local: "subject", namespace: DUBLIN, prefix: "dc" }],
  ["author", { local: "creator", namespace: DUBLIN, prefix: "dc" }],
  ["keywords", { local: "keywords", namespace: CORE, prefix: "cp" }],
  ["comments", { local: "description", namespace: DUBLIN, prefix: "dc" }],
  ["lastAuthor", { local: "lastModifiedBy", namespace: CORE, prefix: "cp" }],
  ["revision", { local: "revision", namespace: CORE, prefix: "cp" }],
  ["created", { local: "created", namespace: TERMS, prefix: "dcterms" }],
  ["category", { local: "category", namespace: CORE, prefix: "cp" }],
];
const EXTENDED_PLACES: readonly (readonly [PropertyName, PropertyPlace])[] = [
  ["manager", { local: "Manager", namespace: EXTENDED, prefix: "" }],
  ["company", { local: "Company", namespace: EXTENDED, prefix: "" }],
];

interface PropertiesPart {
  /** Of the relationship; whole for the package's own family. */
  readonly type: string;
  readonly part: string;
  readonly contentType: string;
  readonly empty: string;
  readonly places: readonly (readonly [PropertyName, PropertyPlace])[];
}

const PARTS: readonly PropertiesPart[] = [
  {
    type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    part: "docProps/core.xml",
    contentType: "application/vnd.openxmlformats-package.core-properties+xml",
    empty: `${HEAD}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="${DUBLIN}" xmlns:dcterms="${TERMS}" xmlns:xsi="${INSTANCE}"></cp:coreProperties>`,
    places: CORE_PLACES,
  },
  {
    type: "extended-properties",
    part: "docProps/app.xml",
    contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    empty: `${HEAD}<Properties xmlns="${EXTENDED}"></Properties>`,
    places: EXTENDED_PLACES,
  },
];

function rootOf(parts: Parts, type: string): { part: string; source: string; root: XmlElement } | undefined {
  const part = relatedPart(parts, "", type.replace(/^.*\//, ""))?.target;
  if (part === undefined) return undefined;
  const source = partText(parts, part) ?? "";
  return { part, source, root: parsePart(part, source) };
}

export function readProperties(parts: Parts): DocumentPropertiesModel {
  const read = PARTS.flatMap(({ type, places }) => {
    const root = rootOf(parts, type)?.root;
    return places.map(([name, { local }]) => {
      const text = root && child(root, local)?.text;
      return present(name, text === "" ? undefined : text);
    });
  });
  return Object.assign({}, ...read) as DocumentPropertiesModel;
}

/** Changes the properties that differ; parts nobody needs are not made. */
export function patchProperties(parts: Parts, base: DocumentPropertiesModel, wanted: DocumentPropertiesModel): void {
  for (const place of PARTS) {
    const changes = place.places.filter(([name]) => (base[name] ?? "") !== (wanted[name] ?? ""));
    if (changes.length === 0) continue;
    const found = rootOf(parts, place.type) ?? addPropertiesPart(parts, place);
    const editor = new XmlEditor(found.source, found.root);
    for (const [name, where] of changes) {
      const old = child(found.root, where.local);
      const text = propertyXml(found.root, where, wanted[name] ?? "");
      if (old) editor.replace(old.start, old.end, text);
      else editor.append(found.root, text);
    }
    setPartText(parts, found.part, editor.result());
  }
}

function addPropertiesPart(
  parts: Parts,
  { part, type, empty, contentType }: Omit<PropertiesPart, "places">,
): { part: string; source: string; root: XmlElement } {
  setPartText(parts, part, empty);
  addContentType(parts, part, contentType);
  addRelationship(parts, "", type, part);
  return { part, source: empty, root: parsePart(part, empty) };
}

function propertyXml(root: XmlElement, { local, namespace, prefix }: PropertyPlace, value: string): string {
  if (value === "") return "";
  const { name, declaration } = qualified(root, namespace, local, prefix);
  const kind = namespace === TERMS ? ` xmlns:xsi="${INSTANCE}" xsi:type="${prefixFor(root, TERMS, prefix)}W3CDTF"` : "";
  return `<${name}${declaration}${kind}>${escapeText(value)}</${name}>`;
}

/** An element's name under the prefix a part gives its namespace, declared where it gives none. */
function qualified(
  root: XmlElement,
  namespace: string,
  local: string,
  prefix: string,
): { name: string; declaration: string } {
  const known = [...root.attributes].find(([name, value]) => /^xmlns(:|$)/.test(name) && value === namespace);
  if (known) return { name: known[0] === "xmlns" ? local : `${known[0].slice(6)}:${local}`, declaration: "" };
  const attribute = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return { name: prefix === "" ? local : `${prefix}:${local}`, declaration: ` ${attribute}="${namespace}"` };
}

function prefixFor(root: XmlElement, namespace: string, prefix: string): string {
  return qualified(root, namespace, "", prefix).name;
}

const CUSTOM_PART = {
  type: "custom-properties",
  part: "docProps/custom.xml",
  contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
  empty: `${HEAD}<Properties xmlns="${CUSTOM}" xmlns:vt="${VALUES}"></Properties>`,
};

export function readCustomProperties(parts: Parts): CustomPropertyModel[] {
  const root = rootOf(parts, CUSTOM_PART.type)?.root;
  return root ? childrenNamed(root, "property").map(readCustomProperty) : [];
}

function readCustomProperty(element: XmlElement): CustomPropertyModel {
  const value = element.children[0];
  const text = value?.text ?? "";
  const number = Number(text);
  const read = (): CustomPropertyModel["value"] => {
    if (value?.local === "bool") return text === "true" || text === "1";
    if (value?.local === "filetime" || value?.local === "date") return { date: text };
    return /^(u?i\d|int|uint|r4|r8|decimal)$/.test(value?.local ?? "") && Number.isFinite(number) ? number : text;
  };
  return { key: element.attributes.get("name") ?? "", value: read() };
}

/** Properties that stay keep their element and number. */
export function patchCustomProperties(
  parts: Parts,
  base: readonly CustomPropertyModel[],
  wanted: readonly CustomPropertyModel[],
): void {
  if (sortedJson(base) === sortedJson(wanted)) return;
  const found = rootOf(parts, CUSTOM_PART.type) ?? addPropertiesPart(parts, CUSTOM_PART);
  const editor = new XmlEditor(found.source, found.root);
  const elements = childrenNamed(found.root, "property");
  let next = Math.max(1, ...elements.map((element) => Number(element.attributes.get("pid") ?? 1)));
  const entries = wanted.map((property) => {
    const same = elements.find((element) => sortedJson(readCustomProperty(element)) === sortedJson(property));
    return same ? found.source.slice(same.start, same.end) : customXml(editor, property, ++next);
  });
  const { root } = found;
  const opening = found.source.slice(root.start, root.openEnd).replace(/\s*\/>$/, ">");
  editor.replace(root.start, root.end, `${opening}${entries.join("")}</${root.name}>`);
  setPartText(parts, found.part, editor.result());
}

function customXml(editor: XmlEditor, { key, value }: CustomPropertyModel, number: number): string {
  const p = editor.prefix;
  const tag = `<${p}property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${number}" name="${escapeAttribute(key)}">`;
  const type = (kind: string, text: string): string => {
    const { name, declaration } = qualified(editor.root, VALUES, kind, "vt");
    return `${tag}<${name}${declaration}>${escapeText(text)}</${name}></${p}property>`;
  };
  if (typeof value === "string") return type("lpwstr", value);
  if (typeof value === "boolean") return type("bool", String(value));
  if (typeof value === "object") return type("filetime", value.date);
  const whole = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  return type(whole ? "i4" : "r8", String(value));
}
