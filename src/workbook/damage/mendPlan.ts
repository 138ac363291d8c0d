import { parseCell } from "../address";
import { DERIVED_SHEETS } from "../names";
import type { PlannedCell, SheetPlan, WorkbookPlan } from "../plan";
import type { DamageComparison } from "./comparison";
import type { CellDifference } from "./cells";
import type { CellRepair, Damage, DamageRepair } from "./damage";
import { placeSheet, type MovedCell } from "./placeSheet";

/** All a repair will write, to be shown before it is done. */
export interface MendWork {
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  readonly plan: WorkbookPlan;
  /** Single cells with what stands there and what will. */
  readonly cells: readonly CellRepair[];
  /** What is not ours and goes to another place. */
  readonly moved: readonly MovedCell[];
  /** Sheets put in order or made again as a whole. */
  readonly sheets: readonly string[];
  /** Breaks that are only noted in 日志. */
  readonly notes: readonly Damage[];
}

/** The chosen repairs as one plan: cells nobody asked for are left out of it and stay as they are. */
export function mendPlan(comparison: DamageComparison, chosen: readonly Damage[]): MendWork {
  const repairs = chosen.flatMap(({ repair }) => (repair ? [repair] : []));
  const whole = new Set(repairs.flatMap(wholeSheet));
  const singles = repairs.flatMap((repair) => (repair.kind === "cells" ? repair.cells : []));
  const structural = whole.size > 0;
  const moved: MovedCell[] = [];
  const replaced: CellRepair[] = [];
  const sheets = comparison.plan.sheets.flatMap((sheet): SheetPlan[] => {
    if (whole.has(sheet.name)) {
      const placed = placedSheet(comparison, sheet);
      moved.push(...placed.moved);
      replaced.push(...placed.replaced);
      return [placed.plan];
    }
    const own = singles.filter((cell) => cell.sheet === sheet.name);
    if (structural && DERIVED_SHEETS.includes(sheet.name)) return [sheet];
    if (!structural && own.length === 0) return [];
    return [sparse(comparison, sheet, own, structural)];
  });
  const names = structural || repairs.some((repair) => repair.kind === "names") ? comparison.plan.names : [];
  return {
    renames: repairs.flatMap((repair) => (repair.kind === "rename" ? [{ from: repair.from, to: repair.to }] : [])),
    plan: { ...comparison.plan, sheets, names },
    cells: [...singles, ...replaced],
    moved,
    sheets: [...whole],
    notes: chosen.filter(({ repair }) => repair?.kind === "note"),
  };
}

function wholeSheet(repair: DamageRepair): readonly string[] {
  return repair.kind === "place" || repair.kind === "remake" ? [repair.sheet] : [];
}

function placedSheet({ content, alignments }: DamageComparison, sheet: SheetPlan): ReturnType<typeof placeSheet> {
  const own = content.find(({ name }) => name === sheet.name);
  const alignment = alignments.get(sheet.name);
  return own && alignment ? placeSheet(sheet, own, alignment) : { plan: sheet, moved: [], replaced: [] };
}

/** Only the chosen cells; after rows moved elsewhere also our formulas that were adjusted with them. */
function sparse(
  comparison: DamageComparison,
  sheet: SheetPlan,
  chosen: readonly CellRepair[],
  structural: boolean,
): SheetPlan {
  const cells: (PlannedCell | undefined)[][] = [];
  const put = (row: number, column: number, cell: PlannedCell): void => {
    (cells[row] ??= [])[column] = cell;
  };
  if (structural) for (const { row, column, planned } of adjusted(comparison, sheet.name)) put(row, column, planned);
  for (const { address, value, formula } of chosen) {
    const place = parseCell(address);
    if (!place) continue;
    const style = sheet.cells[place.row]?.[place.column]?.style;
    const content = formula === undefined ? { value } : { value, formula };
    put(place.row, place.column, style ? { ...content, style } : content);
  }
  for (let row = 0; row < cells.length; row += 1) cells[row] ??= [];
  return { ...sheet, cells, ...UNTOUCHED_LOOKS };
}

/** The looks of the sheet are not what was asked for. */
const UNTOUCHED_LOOKS = {
  merges: [],
  conditionalFormats: [],
  validations: [],
  print: null,
  columnWidths: [],
  rowHeights: {},
} as const;

/** Formulas of ours that the program adjusted when rows or columns moved on another sheet. */
function adjusted({ differences, alignments }: DamageComparison, sheet: string): readonly CellDifference[] {
  if (alignments.get(sheet)?.straight === false) return [];
  return differences.filter(
    (difference) =>
      difference.sheet === sheet &&
      difference.foundFormula !== null &&
      (difference.kind === "formula-changed" || difference.kind === "formula-outdated"),
  );
}
