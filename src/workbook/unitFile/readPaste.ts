import type { ReturnCell, ReturnField, ReturnRecord } from "../../domain/returns";
import { RETURN_TABLE } from "../../domain/returnTables";
import { typedCell } from "../../tracking/typedCell";
import type { MoneyUnit } from "../../tracking/typedMoney";
import { columnLetters, onSheet } from "../address";
import { labelKey, SYNONYMS } from "./returnHeaders";
import type { IsOurs } from "./ownTexts";
import { listSheet, REASON, remark, unplace } from "./returnNotes";
import { isEmptyOrOurs, readCell, type ReadingGround } from "./returnRows";
import {
  cellOf,
  isTyped,
  placeOf,
  textAt,
  textIn,
  type ReturnSheet,
  type ReturnSheetCell,
  type Spot,
} from "./returnSheet";

const { spend } = RETURN_TABLE;
const FEWEST = 2;

interface Mapping {
  readonly header: number;
  readonly columns: readonly { readonly column: number; readonly field: ReturnField; readonly unit: MoneyUnit }[];
  readonly unmapped: readonly { readonly column: number; readonly label: string }[];
}

/** 系统导出粘贴: an export of any program becomes spend rows by the headers it came with. */
export function readPaste(sheet: ReturnSheet, ground: ReadingGround): readonly ReturnRecord[] {
  const { isOurs } = ground;
  const rows = [...sheet.cells.keys()].filter((row) => typedIn(sheet, row, isOurs).length > 0);
  if (rows.length === 0) return [];
  const mapping = rows.map((row) => mappingAt(sheet, row)).find((found) => found !== null) ?? null;
  if (!mapping) {
    listSheet(ground.notes, sheet, REASON.header, (spot, text) => isOurs(sheet, spot, text));
    return [];
  }
  for (const row of rows.filter((above) => above < mapping.header)) {
    for (const spot of typedIn(sheet, row, isOurs)) {
      const cell = cellOf(sheet, spot);
      if (cell) unplace(ground.notes, sheet, spot, { cell, reason: REASON.outside });
    }
  }
  const below = rows.filter((row) => row > mapping.header);
  const records = below.flatMap((row) => rowOf(sheet, row, mapping, ground) ?? []);
  tell(sheet, mapping, { below, records }, ground);
  return records;
}

function typedIn(sheet: ReturnSheet, row: number, isOurs: IsOurs): readonly Spot[] {
  return [...(sheet.cells.get(row) ?? [])]
    .filter(([column, cell]) => textIn(cell) !== "" && !isOurs(sheet, { row, column }, textIn(cell)) && !isLink(cell))
    .map(([column]) => ({ row, column }));
}

/** Titles of ours lead back to 填报说明. */
function isLink({ formula }: ReturnSheetCell): boolean {
  return formula !== undefined && /^=HYPERLINK\("#/.test(formula);
}

/** The row is the header when an amount and at least one thing more can be told. */
function mappingAt(sheet: ReturnSheet, row: number): Mapping | null {
  const cells = [...(sheet.cells.get(row) ?? [])].map(([column, cell]) => ({ column, label: textIn(cell) }));
  const words = SYNONYMS.spend ?? {};
  const columns = spend.fields.flatMap((field) => {
    const ranked = (words[field.key] ?? []).flatMap(
      (word) => cells.find(({ label }) => labelKey(label) === word) ?? [],
    );
    const [first] = ranked;
    if (!first) return [];
    const unit: MoneyUnit = first.label.includes("万元") ? "万元" : "元";
    return [{ column: first.column, field, unit }];
  });
  const amount = columns.some(({ field }) => field.key === "amount");
  if (!amount || columns.length < FEWEST) return null;
  const mapped = new Set(columns.map(({ column }) => column));
  return { header: row, columns, unmapped: cells.filter(({ column, label }) => label !== "" && !mapped.has(column)) };
}

function rowOf(sheet: ReturnSheet, row: number, { columns }: Mapping, ground: ReadingGround): ReturnRecord | null {
  const [first] = columns;
  const present = columns.flatMap(({ column, field, unit }) => {
    const cell = cellOf(sheet, { row, column });
    return cell === undefined || isEmptyOrOurs(sheet, { row, column }, cell, ground)
      ? []
      : [{ column, field, unit, cell }];
  });
  if (present.length === 0 || !first) return null;
  const sum = [...(sheet.cells.get(row) ?? [])].some(([, cell]) =>
    /^(合计|小计|总计|累计|本年累计|本月合计)[:：]?$/.test(textIn(cell).replace(/\s/g, "")),
  );
  if (sum) {
    for (const { column, cell } of present)
      unplace(ground.notes, sheet, { row, column }, { cell, reason: REASON.sumRow });
    return null;
  }
  const cells: Record<string, ReturnCell> = {};
  for (const { column, field, unit, cell } of present) {
    const { period, lines } = ground;
    cells[field.key] = readCell(sheet, { row, column }, cell, {
      ground,
      read: (plain) => typedCell(field, plain, { period, lines, moneyUnit: unit, percent: false }),
    });
  }
  return { table: spend.id, row: "", cells, place: placeOf(sheet, { row, column: present[0]?.column ?? 0 }) };
}

/** How much came, how it was taken, and the columns nobody asked for, with what stands in them. */
function tell(
  sheet: ReturnSheet,
  { header, columns, unmapped }: Mapping,
  { below, records }: { readonly below: readonly number[]; readonly records: readonly ReturnRecord[] },
  { notes }: ReadingGround,
): void {
  const place = onSheet(sheet.name, `A${header + 1}`);
  const amount = columns.find(({ field }) => field.key === "amount")?.column ?? 0;
  const texts = below.filter((row) => typeof cellOf(sheet, { row, column: amount })?.value === "string").length;
  const [zhTexts, enTexts] = texts === 0 ? ["", ""] : [`，其中${texts}行金额是文本`, `, ${texts} with amounts as text`];
  const taken = columns
    .map(({ column, field }) => `${textAt(sheet, { row: header, column })}→${field.label}`)
    .join("、");
  remark(
    notes,
    "paste-mapped",
    place,
    `${sheet.name}：${records.length}行${zhTexts}（${taken}）。`,
    `${sheet.name}: ${records.length} rows${enTexts} (${taken}).`,
  );
  const named = new Set([...columns, ...unmapped].map(({ column }) => column));
  const nameless = new Set(
    below.flatMap((row) => [...(sheet.cells.get(row)?.keys() ?? [])].filter((column) => !named.has(column))),
  );
  for (const { column, label } of [...unmapped, ...[...nameless].map((column) => ({ column, label: "" }))]) {
    const filled = below.flatMap((row) => {
      const cell = cellOf(sheet, { row, column });
      return isTyped(cell) ? [{ row, text: textIn(cell) }] : [];
    });
    const cells = filled.length === 0 && label !== "" ? [{ row: header, text: label }] : filled;
    if (cells.length === 0) continue;
    const letter = columnLetters(column);
    notes.unplaced.push({
      place: onSheet(
        sheet.name,
        `${letter}${(cells[0]?.row ?? 0) + 1}:${letter}${(cells[cells.length - 1]?.row ?? 0) + 1}`,
      ),
      typed: cells.map(({ text }) => text).join("；"),
      zh: `导出的“${label || letter}”一列没有对应的填报列，没有读入。`,
      en: `Column "${label || letter}" of the export has no counterpart; it was not taken.`,
    });
  }
}
