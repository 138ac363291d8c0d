import type { ReturnRecord, UnitFileContent } from "../../domain/returns";
import type { CellValue } from "../plan";
import { PRINTED_LABELS, rowName, type PrintedRow, type PrintedRows } from "./printedRows";
import type { ReturnBlock } from "./returnBlocks";
import { REASON, remark, unplace, type Reason } from "./returnNotes";
import { isSumRow, listUnknownColumns, readCells, recordOf, unplaceRow, type ReadingGround } from "./returnRows";
import { cellOf, isTyped, placeOf, textIn } from "./returnSheet";

/** Rows we printed, known by their hidden ids, else by what is printed on them; and which rows these are. */
export function readFixedRows(
  block: ReturnBlock,
  ground: ReadingGround,
  printed: PrintedRows,
  content: UnitFileContent | null,
): { readonly records: readonly ReturnRecord[]; readonly known: ReadonlyMap<number, PrintedRow | null> } {
  const known = new Map<number, PrintedRow | null>();
  let byName = 0;
  const records = block.rows.flatMap((row) => {
    const found = rowAt(block, row, printed, content);
    if (found.kind === "none") {
      unplaceRow(block, row, ground.notes, {
        reason: isSumRow(block, row) ? REASON.sumRow : found.reason,
        kinds: block.valuesOnly && isSumRow(block, row) ? [] : ["field"],
      });
      return [];
    }
    known.set(row, found.printed);
    if (found.byName) byName += 1;
    if (found.printed) compareLocked(block, row, found.printed, ground);
    const percent = content?.indicators.find(({ id }) => id === found.id)?.measure.includes("%") ?? content === null;
    const isFigure = block.header.table.id === "coordination" || percent;
    return recordOf(block, row, readCells(block, row, ground, isFigure), found.id) ?? [];
  });
  if (byName > 0) {
    const { name } = block.sheet;
    const zh = `“${name}”的编号列没有了或不全，${byName}行按印着的名称认出。`;
    remark(
      ground.notes,
      "ids-lost",
      name,
      zh,
      `The ids of "${name}" are gone; ${byName} rows were told by their names.`,
    );
  }
  listUnknownColumns(block, ground, (row, text) => {
    const values = known.get(row)?.values;
    const keys = Object.keys(PRINTED_LABELS[block.header.table.id]);
    return values !== undefined && keys.some((key) => shown(values[key] ?? null) === text);
  });
  return { records, known };
}

type FoundRow =
  | { readonly kind: "row"; readonly id: string; readonly printed: PrintedRow | null; readonly byName: boolean }
  | { readonly kind: "none"; readonly reason: Reason };

function rowAt(block: ReturnBlock, row: number, printed: PrintedRows, content: UnitFileContent | null): FoundRow {
  const { id: table } = block.header.table;
  const id = idAt(block, row);
  const name = rowName(table, (column) => printedText(block, row, column));
  const named = rowsNamed(printed, `${table} ${name}`, block);
  const own = printed.byId.get(`${table} ${id}`) ?? null;
  if (own === null) {
    if (content === null && id !== "") return { kind: "row", id, printed: null, byName: false };
    const [only] = named;
    const unique = only !== undefined && named.length === 1 && id === "";
    return unique
      ? { kind: "row", id: only.id, printed: only, byName: true }
      : { kind: "none", reason: REASON.unknownRow };
  }
  // Two rows of one name are told by their ids; a name that is another row's alone says that only a part was sorted.
  const contradicts = named.length > 0 && !named.some((other) => other.id === own.id);
  return contradicts
    ? { kind: "none", reason: REASON.contradiction }
    : { kind: "row", id: own.id, printed: own, byName: false };
}

function idAt({ sheet, header }: ReturnBlock, row: number): string {
  for (const [column, { kind }] of header.roles) if (kind === "id") return textIn(cellOf(sheet, { row, column }));
  return "";
}

/** Rows of one name on several pages (one per 馆) are told by the page they stand on. */
function rowsNamed({ byName }: PrintedRows, name: string, { sheet, title }: ReturnBlock): readonly PrintedRow[] {
  const rows = byName.get(name) ?? [];
  const here = rows.filter((row) => row.sheet === sheet.name || title.endsWith(row.title));
  return here.length > 0 ? here : rows;
}

function printedText({ sheet, header }: ReturnBlock, row: number, key: string): string {
  const column = printedColumn(header.roles, key);
  return column === null ? "" : textIn(cellOf(sheet, { row, column }));
}

function printedColumn(roles: ReturnBlock["header"]["roles"], key: string): number | null {
  for (const [column, role] of roles) if (role.kind === "printed" && role.key === key) return column;
  return null;
}

/** Locked cells with another content than was sent: named with old and new, and not taken. */
function compareLocked(
  { sheet, header }: ReturnBlock,
  row: number,
  { values }: PrintedRow,
  ground: ReadingGround,
): void {
  for (const key of Object.keys(PRINTED_LABELS[header.table.id])) {
    const column = printedColumn(header.roles, key);
    if (column === null) continue;
    const [sent, now] = [shown(values[key] ?? null), textIn(cellOf(sheet, { row, column }))];
    if (sent === now || sameNumber(sent, now)) continue;
    const place = placeOf(sheet, { row, column });
    const zh = `${place}是不能改的格：发出时是“${sent}”，现在是“${now}”，仍按发出时的算。`;
    const en = `${place} is locked: sent "${sent}", now "${now}"; what was sent counts.`;
    remark(ground.notes, "locked-changed", place, zh, en);
    const cell = cellOf(sheet, { row, column });
    if (isTyped(cell)) unplace(ground.notes, sheet, { row, column }, { cell, reason: { zh, en } });
  }
}

function shown(value: CellValue): string {
  return value === null ? "" : textIn({ value });
}

function sameNumber(one: string, other: string): boolean {
  const number = (text: string): number => Number(text.replace(/,/g, "") || NaN);
  return number(one) === number(other);
}
