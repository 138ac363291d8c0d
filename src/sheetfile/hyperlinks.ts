import type { HyperlinkModel } from "./commentModel";
import type { Parts } from "./package";
import {
  addRelationship,
  readRelationships,
  relationshipAttribute,
  relationshipId,
  removeRelationship,
} from "./relationships";
import type { SheetPatch } from "./sheetPatch";
import { present, sortedJson } from "./styleSheet";
import { WORKSHEET_ORDER } from "./worksheetOrder";
import { child, childrenNamed, decodeSheetText, encodeForbidden, type XmlElement } from "./xml";
import { attributeText } from "./xmlEdit";

export function readHyperlinks(parts: Parts, worksheet: string, root: XmlElement): HyperlinkModel[] {
  const list = child(root, "hyperlinks");
  if (!list) return [];
  const relationships = readRelationships(parts, worksheet);
  return childrenNamed(list, "hyperlink").map((element) => {
    const text = (name: string): string | undefined => {
      const value = element.attributes.get(name);
      return value === undefined ? undefined : decodeSheetText(value);
    };
    return {
      address: element.attributes.get("ref") ?? "",
      ...present("target", relationships.find((one) => one.id === relationshipId(element))?.target),
      ...present("location", text("location")),
      ...present("tooltip", text("tooltip")),
    };
  });
}

/** Links that stay keep their element; call where the schema has `hyperlinks`. */
export function patchHyperlinks({ parts, part, editor, base, wanted }: SheetPatch): void {
  if (sortedJson(base.hyperlinks) === sortedJson(wanted.hyperlinks)) return;
  const list = child(editor.root, "hyperlinks");
  const elements = list ? childrenNamed(list, "hyperlink") : [];
  const left = new Set(elements.keys());
  const attribute = relationshipAttribute(editor.root);
  const p = editor.prefix;
  const entries = wanted.hyperlinks.map((link) => {
    const same = [...left].find((index) => sortedJson(base.hyperlinks[index]) === sortedJson(link));
    const element = same === undefined ? undefined : elements[same];
    if (element && same !== undefined) {
      left.delete(same);
      return editor.source.slice(element.start, element.end);
    }
    const id = link.target === undefined ? undefined : addRelationship(parts, part, "hyperlink", link.target, true);
    const attributes = attributeText({
      ref: link.address,
      [attribute.name]: id,
      location: link.location === undefined ? undefined : encodeForbidden(link.location),
      tooltip: link.tooltip === undefined ? undefined : encodeForbidden(link.tooltip),
    });
    return `<${p}hyperlink${id === undefined ? "" : attribute.declaration}${attributes}/>`;
  });
  const kept = elements.filter((_, index) => !left.has(index)).map(relationshipId);
  for (const index of left) {
    const id = elements[index] && relationshipId(elements[index]);
    if (id !== undefined && id !== "" && !kept.includes(id)) removeRelationship(parts, part, id);
  }
  const text = `<${p}hyperlinks>${entries.join("")}</${p}hyperlinks>`;
  editor.putChild("hyperlinks", WORKSHEET_ORDER, entries.length === 0 ? "" : text);
}
