import type { FundBook } from "../../domain/book";
import type { Unit } from "../../domain/units";
import { SHEET } from "../names";
import type { CellValue, SheetContent, WorkbookContent } from "../plan";
import { ContentReader } from "../read/contentReader";
import { RULES_LABEL } from "../sheets/keys";

const UNIT_LABELS = ["代码", "名称", "表头简称", "级次", "别名"] as const;

/**
 * The content with what is needed to read the rest: an empty sheet where one is gone, and a row of 单位 for every
 * unit that still heads a column of 分配表 but has lost its own row, so that its amounts are read.
 */
export function withStandIns(
  content: WorkbookContent,
  needed: readonly string[],
  knownUnits: readonly Unit[],
): WorkbookContent {
  const empty = needed
    .filter((name) => !content.some((sheet) => sheet.name === name))
    .map((name): SheetContent => ({ name, values: [], formulas: [] }));
  const whole = [...content, ...empty];
  const headed = headedUnits(whole, knownUnits);
  return whole.map((sheet) => (sheet.name === SHEET.units ? withUnits(sheet, headed) : sheet));
}

/** Known units that head a column of 分配表. */
function headedUnits(content: WorkbookContent, knownUnits: readonly Unit[]): readonly Unit[] {
  const matrix = content.find((sheet) => sheet.name === SHEET.allocation);
  if (!matrix) return knownUnits;
  const sheet = new ContentReader(matrix);
  const header = sheet.headerRow(["序号", "项目简称", "合计"]);
  if (header === null) return matrix.values.length === 0 ? knownUnits : [];
  return knownUnits.filter(
    (unit) => sheet.columnOf(header, unit.shortName) !== null || sheet.columnOf(header, unit.name) !== null,
  );
}

function withUnits(content: SheetContent, units: readonly Unit[]): SheetContent {
  const sheet = new ContentReader(content);
  const header = sheet.headerRow(["代码", "名称", "级次"]);
  const columns = UNIT_LABELS.map((label, index) => (header === null ? index : (sheet.columnOf(header, label) ?? -1)));
  const codeColumn = columns[0] ?? 0;
  const present = new Set(content.values.map((row) => String(row[codeColumn] ?? "").trim()));
  const names = new Set(content.values.map((row) => String(row[columns[1] ?? 1] ?? "").trim()));
  const lost = units.filter((unit) => !present.has(unit.code) && !names.has(unit.name));
  if (lost.length === 0) return content;
  const width = Math.max(sheet.columnCount, ...columns.map((column) => column + 1));
  const line = (cells: readonly CellValue[]): CellValue[] => {
    const row = Array.from({ length: width }, (): CellValue => null);
    columns.forEach((column, index) => {
      if (column >= 0) row[column] = cells[index] ?? null;
    });
    return row;
  };
  const rows = lost.map((unit) =>
    line([
      unit.code,
      unit.name,
      unit.shortName,
      unit.level === "prefecture" ? "州级" : "县市",
      unit.aliases.join("、"),
    ]),
  );
  const head = header === null ? [line([...UNIT_LABELS])] : [];
  const at = header === null ? 0 : firstRowAfter(sheet, header, codeColumn, lost, units);
  const values = [...content.values.slice(0, at), ...head, ...rows, ...content.values.slice(at)];
  const blank = [...head, ...rows].map((): (string | null)[] => Array.from({ length: width }, () => null));
  return { ...content, values, formulas: [...content.formulas.slice(0, at), ...blank, ...content.formulas.slice(at)] };
}

/** Behind the last unit that comes before the lost ones in the known order, so that columns keep their order. */
function firstRowAfter(
  sheet: ContentReader,
  header: number,
  codeColumn: number,
  lost: readonly Unit[],
  units: readonly Unit[],
): number {
  const first = units.findIndex((unit) => unit.code === lost[0]?.code);
  const before = new Set(units.slice(0, first).map((unit) => unit.code));
  let at = header + 1;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    if (before.has(sheet.text(row, codeColumn))) at = row + 1;
  }
  return at;
}

/**
 * The book with its rules in the order of before they were sorted, as 标识 names them: sorting 规则 is not to be taken
 * for damage of every sheet that follows it.
 */
export function inKnownOrder(book: FundBook, content: WorkbookContent): FundBook {
  const keys = content.find((sheet) => sheet.name === SHEET.keys);
  const listed = keys?.values.find((row) => row[0] === RULES_LABEL)?.[1];
  if (typeof listed !== "string") return book;
  const order = new Map(listed.split("、").map((id, index) => [id, index]));
  const placeOf = (id: string): number => order.get(id) ?? Number.MAX_SAFE_INTEGER;
  const catalogue = [...book.catalogue].sort((one, other) => placeOf(one.id) - placeOf(other.id));
  return { ...book, catalogue };
}
