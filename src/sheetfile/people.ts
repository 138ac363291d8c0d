import type { PersonModel } from "./commentModel";
import { guidOf } from "./identifiers";
import { parsePart, partText, setPartText, type Parts } from "./package";
import { addPart, addRelationship, relatedPart } from "./relationships";
import { sortedJson } from "./styleSheet";
import { childrenNamed, decodeSheetText, encodeForbidden } from "./xml";
import { XmlEditor, attributeText } from "./xmlEdit";

const RELATIONSHIP = "http://schemas.microsoft.com/office/2017/10/relationships/person";
const NAMESPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<personList xmlns="${NAMESPACE}" xmlns:x="${MAIN}"></personList>`;
const UNKNOWN: PersonModel = { name: "", email: "" };

/** The people of a workbook by id; those who are missing are added when they are asked for. */
export class PersonList {
  private readonly byId = new Map<string, PersonModel>();
  private readonly added: string[] = [];

  constructor(
    private readonly parts: Parts,
    private readonly workbook: string,
  ) {
    const part = relatedPart(parts, workbook, "person")?.target;
    const root = part === undefined ? undefined : parsePart(part, partText(parts, part) ?? "");
    for (const element of root ? childrenNamed(root, "person") : []) {
      const email = /[^:\s]+@[^:\s]+/.exec(element.attributes.get("userId") ?? "")?.[0] ?? "";
      this.byId.set(element.attributes.get("id") ?? "", {
        name: decodeSheetText(element.attributes.get("displayName") ?? ""),
        email,
      });
    }
  }

  get(id: string): PersonModel {
    return this.byId.get(id) ?? UNKNOWN;
  }

  idOf(person: PersonModel): string {
    const key = sortedJson(person);
    const known = [...this.byId].find(([, one]) => sortedJson(one) === key)?.[0];
    if (known !== undefined) return known;
    const id = guidOf(`person ${key}`);
    this.byId.set(id, person);
    const attributes = {
      displayName: encodeForbidden(person.name),
      id,
      userId: encodeForbidden(person.email === "" ? person.name : person.email),
      providerId: "None",
    };
    this.added.push(`person${attributeText(attributes)}/>`);
    return id;
  }

  /** Writes those who were added. */
  save(folder: string): void {
    if (this.added.length === 0) return;
    let part = relatedPart(this.parts, this.workbook, "person")?.target;
    if (part === undefined) {
      part = addPart(this.parts, `${folder}persons/person`, EMPTY, "application/vnd.ms-excel.person+xml");
      addRelationship(this.parts, this.workbook, RELATIONSHIP, part);
    }
    const source = partText(this.parts, part) ?? "";
    const editor = new XmlEditor(source, parsePart(part, source));
    editor.append(editor.root, this.added.map((text) => `<${editor.prefix}${text}`).join(""));
    setPartText(this.parts, part, editor.result());
  }
}
