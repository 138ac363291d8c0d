import type { CustomXmlModel } from "./documentModel";
import { FileFaultError } from "./fault";
import { guidOf } from "./identifiers";
import { parsePart, partText, setPartText, type Parts } from "./package";
import {
  addContentType,
  addRelationship,
  readRelationships,
  relatedPart,
  removePart,
  removeRelationship,
} from "./relationships";
import { sortedJson } from "./styleSheet";
import type { XmlElement } from "./xml";

interface CustomPart {
  readonly part: string;
  readonly relationship: string;
  readonly source: string;
  readonly root: XmlElement;
  readonly model: CustomXmlModel;
}

function customParts(parts: Parts, workbook: string): CustomPart[] {
  return readRelationships(parts, workbook)
    .filter((one) => one.type === "customXml" && !one.external && parts.has(one.target))
    .flatMap(({ id, target }) => {
      const read = readable(parts, target);
      if (!read) return [];
      const { source, root } = read;
      const model = { id: identifierOf(parts, target), xml: source.slice(root.start, root.end) };
      return [{ part: target, relationship: id, source, root, model }];
    });
}

/** A part that is no XML we read (a document type, another encoding) is foreign to us and only carried. */
function readable(parts: Parts, part: string): { source: string; root: XmlElement } | null {
  try {
    const source = partText(parts, part) ?? "";
    return { source, root: parsePart(part, source) };
  } catch (error) {
    if (error instanceof FileFaultError) return null;
    throw error;
  }
}

/** What the part's properties say; a part without properties is known by its place. */
function identifierOf(parts: Parts, part: string): string {
  const properties = relatedPart(parts, part, "customXmlProps")?.target;
  const root = properties === undefined ? null : readable(parts, properties)?.root;
  const attribute = root && [...root.attributes].find(([name]) => /(^|:)itemID$/.test(name));
  return attribute ? attribute[1] : guidOf(part);
}

export function readCustomXml(parts: Parts, workbook: string): CustomXmlModel[] {
  return customParts(parts, workbook).map(({ model }) => model);
}

export function patchCustomXml(
  parts: Parts,
  workbook: string,
  base: readonly CustomXmlModel[],
  wanted: readonly CustomXmlModel[],
): void {
  if (sortedJson(base) === sortedJson(wanted)) return;
  const present = customParts(parts, workbook);
  for (const model of wanted) {
    const known = present.find((one) => one.model.id === model.id);
    if (!known) addCustomPart(parts, workbook, model);
    else if (known.model.xml !== model.xml) {
      const { source, root } = known;
      setPartText(parts, known.part, source.slice(0, root.start) + model.xml + source.slice(root.end));
    }
  }
  for (const { model, part, relationship } of present) {
    if (wanted.some((one) => one.id === model.id)) continue;
    removeRelationship(parts, workbook, relationship);
    removePart(parts, part);
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';

function addCustomPart(parts: Parts, workbook: string, { id, xml }: CustomXmlModel): void {
  let number = 1;
  while (parts.has(`customXml/item${number}.xml`) || parts.has(`customXml/itemProps${number}.xml`)) number += 1;
  const part = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  setPartText(parts, part, xml);
  setPartText(
    parts,
    properties,
    `${HEAD}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
  );
  addContentType(parts, properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  addRelationship(parts, workbook, "customXml", part);
  addRelationship(parts, part, "customXmlProps", properties);
}
