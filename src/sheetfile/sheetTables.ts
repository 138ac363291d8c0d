import type { TableModel } from "./filterModel";
import { parsePart, partText, setPartText, type Parts } from "./package";
import {
  addPart,
  addRelationship,
  readRelationships,
  relationshipAttribute,
  relationshipId,
  removePart,
  removeRelationship,
} from "./relationships";
import type { SheetPatch } from "./sheetPatch";
import { sortedJson, type StyleSheet } from "./styleSheet";
import { emptyTable, patchTable, readTable } from "./tables";
import { WORKSHEET_ORDER } from "./worksheetOrder";
import { child, childrenNamed, type XmlElement } from "./xml";

interface TablePart {
  readonly part: string;
  readonly relationship: string;
  /** The `tablePart` element of the worksheet. */
  readonly element: XmlElement;
}

/** Tables of a worksheet in its order. */
function tableParts(parts: Parts, worksheet: string, root: XmlElement): TablePart[] {
  const list = child(root, "tableParts");
  if (!list) return [];
  const relationships = readRelationships(parts, worksheet).filter((one) => one.type === "table" && !one.external);
  return childrenNamed(list, "tablePart").flatMap((element) => {
    const found = relationships.find((one) => one.id === relationshipId(element));
    return found && parts.has(found.target) ? [{ part: found.target, relationship: found.id, element }] : [];
  });
}

export function readTables(parts: Parts, worksheet: string, root: XmlElement, styles: StyleSheet): TableModel[] {
  return tableParts(parts, worksheet, root).map(({ part }) =>
    readTable(parsePart(part, partText(parts, part) ?? ""), styles),
  );
}

/** Changes, adds and takes away tables; call where the schema has `tableParts`. */
export function patchTables(patch: SheetPatch): void {
  const { parts, part, editor, base, wanted, styles } = patch;
  if (sortedJson(base.tables) === sortedJson(wanted.tables)) return;
  const present = tableParts(parts, part, editor.root);
  const left = new Map(base.tables.map((table, index) => [table.id, present[index]]));
  const attribute = relationshipAttribute(editor.root);
  const entries = wanted.tables.map((table) => {
    const known = left.get(table.id);
    if (known) {
      left.delete(table.id);
      writeTable(patch, known.part, table);
      return editor.source.slice(known.element.start, known.element.end);
    }
    const number = freeNumber(patch.book.tableNumbers, table.id);
    const made = addPart(parts, `${patch.book.folder}tables/table`, emptyTable(number), TABLE_TYPE);
    parts.set(made, new TextEncoder().encode(newTable(made, number, table, styles)));
    const id = addRelationship(parts, part, "table", made);
    return `<${editor.prefix}tablePart${attribute.declaration} ${attribute.name}="${id}"/>`;
  });
  for (const gone of left.values()) {
    if (!gone) continue;
    removeRelationship(parts, part, gone.relationship);
    removePart(parts, gone.part);
  }
  const p = editor.prefix;
  const text = `<${p}tableParts count="${entries.length}">${entries.join("")}</${p}tableParts>`;
  editor.putChild("tableParts", WORKSHEET_ORDER, entries.length === 0 ? "" : text);
}

const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

function newTable(part: string, number: number, table: TableModel, styles: SheetPatch["styles"]): string {
  const empty = emptyTable(number);
  return patchTable(empty, parsePart(part, empty), table, styles);
}

function writeTable({ parts, styles }: SheetPatch, part: string, table: TableModel): void {
  const source = partText(parts, part) ?? "";
  const text = patchTable(source, parsePart(part, source), table, styles);
  if (text !== source) setPartText(parts, part, text);
}

/** The number asked for when no other table has it, else the next free one. */
function freeNumber(taken: Set<number>, asked: number | undefined): number {
  const number = asked !== undefined && !taken.has(asked) ? asked : Math.max(0, ...taken) + 1;
  taken.add(number);
  return number;
}
