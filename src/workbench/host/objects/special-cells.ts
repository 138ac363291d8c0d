import type { Area } from "../address";
import { intersect } from "../address";
import { matchingAreas } from "../cell-areas";
import type { Arguments } from "../arguments";
import type { CellContent, CellKind } from "../engine/engine";
import type { Session } from "../member";

const cellTypes = [
  "ConditionalFormats",
  "DataValidations",
  "Blanks",
  "Constants",
  "Formulas",
  "SameConditionalFormat",
  "SameDataValidation",
  "Visible",
] as const;
type CellType = (typeof cellTypes)[number];

const kindsByValueType = {
  All: ["error", "boolean", "number", "text"],
  Errors: ["error"],
  ErrorsLogical: ["error", "boolean"],
  ErrorsNumbers: ["error", "number"],
  ErrorsText: ["error", "text"],
  ErrorsLogicalNumber: ["error", "boolean", "number"],
  ErrorsLogicalText: ["error", "boolean", "text"],
  ErrorsNumberText: ["error", "number", "text"],
  Logical: ["boolean"],
  LogicalNumbers: ["boolean", "number"],
  LogicalText: ["boolean", "text"],
  LogicalNumbersText: ["boolean", "number", "text"],
  Numbers: ["number"],
  NumbersText: ["number", "text"],
  Text: ["text"],
} as const satisfies Record<string, readonly CellKind[]>;
type ValueType = keyof typeof kindsByValueType;

function byContent(session: Session, sheet: string, area: Area, picks: (cell: CellContent) => boolean): Area[] {
  const used = session.engine.usedArea(sheet, false);
  const part = used === null ? null : intersect(area, used);
  if (part === null) return [];
  const cells = session.engine.cells(sheet, part);
  return matchingAreas(part, (row, column) => {
    const cell = cells[row - part.row]?.[column - part.column];
    return cell !== undefined && picks(cell);
  });
}

/** Cells covered by any of the areas, without overlaps. */
function covered(area: Area, by: readonly Area[]): Area[] {
  const parts = by.flatMap((one) => intersect(area, one) ?? []);
  const first = parts[0];
  if (first === undefined) return [];
  if (parts.length === 1) return [first];
  const bounds = parts.reduce((box, one) => ({
    row: Math.min(box.row, one.row),
    column: Math.min(box.column, one.column),
    rows: Math.max(box.row + box.rows, one.row + one.rows) - Math.min(box.row, one.row),
    columns: Math.max(box.column + box.columns, one.column + one.columns) - Math.min(box.column, one.column),
  }));
  return matchingAreas(bounds, (row, column) =>
    parts.some((one) => intersect(one, { row, column, rows: 1, columns: 1 }) !== null),
  );
}

/** Runs of rows (or columns) that are shown. */
function shownRuns(start: number, count: number, hidden: (index: number) => boolean): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let index = start; index < start + count; index += 1) {
    if (hidden(index)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === index) last[1] += 1;
    else runs.push([index, 1]);
  }
  return runs;
}

/** The visible part of an area, as rectangles. */
export function visibleAreas(session: Session, sheet: string, area: Area): Area[] {
  const { engine } = session;
  // Nothing is hidden beyond the grid the engine has, so only that part is walked through.
  const size = engine.gridSize(sheet);
  const rows = shownRuns(area.row, Math.min(area.rows, Math.max(0, size.rows - area.row)), (row) =>
    engine.rowHidden(sheet, row),
  );
  const columns = shownRuns(area.column, Math.min(area.columns, Math.max(0, size.columns - area.column)), (column) =>
    engine.columnHidden(sheet, column),
  );
  extendBeyond(rows, size.rows, area.row, area.rows);
  extendBeyond(columns, size.columns, area.column, area.columns);
  return rows.flatMap(([row, rowCount]) =>
    columns.map(([column, columnCount]) => ({ row, column, rows: rowCount, columns: columnCount })),
  );
}

function extendBeyond(runs: (readonly [number, number])[], limit: number, start: number, count: number): void {
  const from = Math.max(start, limit);
  const rest = start + count - from;
  if (rest <= 0) return;
  const last = runs.at(-1);
  if (last !== undefined && last[0] + last[1] === from) runs[runs.length - 1] = [last[0], last[1] + rest];
  else runs.push([from, rest]);
}

function rulesAt(session: Session, sheet: string, area: Area, cellType: CellType): readonly (readonly Area[])[] {
  const rules =
    cellType === "ConditionalFormats" || cellType === "SameConditionalFormat"
      ? session.engine.conditionalRules(sheet)
      : session.engine.validations(sheet);
  const lists = rules.map((rule) => rule.areas);
  if (!cellType.startsWith("Same")) return lists;
  const first = { row: area.row, column: area.column, rows: 1, columns: 1 };
  return lists.filter((areas) => areas.some((one) => intersect(one, first) !== null));
}

/** The areas of the cells `getSpecialCells` asks for; empty when there are none. */
export function specialCells(session: Session, sheet: string, area: Area, args: Arguments): Area[] {
  const cellType = args.choice(0, cellTypes);
  const valueType = args.optionalChoice(1, Object.keys(kindsByValueType) as ValueType[]) ?? "All";
  const kinds: readonly CellKind[] = kindsByValueType[valueType];
  switch (cellType) {
    case "Blanks":
      return byContent(session, sheet, area, (cell) => cell.kind === "empty");
    case "Constants":
      return byContent(session, sheet, area, (cell) => cell.formula === null && kinds.includes(cell.kind));
    case "Formulas":
      return byContent(session, sheet, area, (cell) => cell.formula !== null && kinds.includes(cell.kind));
    case "Visible":
      return visibleAreas(session, sheet, area);
    default:
      return covered(area, rulesAt(session, sheet, area, cellType).flat());
  }
}
