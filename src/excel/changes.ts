import type { Allowed } from "./protection";
import type { ChartPlan, ConditionalFormatPlan, PrintPlan, ValidationPlan } from "../workbook/plan";
import type { FormatValues } from "./formats";
import type { Rectangle } from "./rectangles";

/** What goes over the wire for one cell. */
export type CellInput = string | number | boolean;

/** One thing to do on one sheet; plain data, so that planning stays pure and its size can be weighed. */
export type SheetChange =
  /** `null` leaves a cell alone. */
  | { readonly kind: "numberFormats"; readonly rectangle: Rectangle; readonly block: (string | null)[][] }
  | { readonly kind: "numberFormat"; readonly address: string; readonly format: string }
  /** `null` leaves a cell alone. */
  | { readonly kind: "cells"; readonly rectangle: Rectangle; readonly block: (CellInput | null)[][] }
  /** Copies the formula of one cell over an address list, as Excel copies. */
  | { readonly kind: "fill"; readonly source: string; readonly target: string }
  | { readonly kind: "format"; readonly addresses: string; readonly set: Partial<FormatValues> }
  /** Widths of neighbouring columns in points; null keeps what is there. */
  | { readonly kind: "widths"; readonly address: string; readonly widths: readonly (number | null)[] }
  | { readonly kind: "merge" | "unmerge"; readonly address: string }
  /** Each row of the block becomes one cell. */
  | { readonly kind: "mergeRows"; readonly address: string }
  | { readonly kind: "hideColumns"; readonly address: string }
  | { readonly kind: "freeze"; readonly rows: number; readonly columns: number }
  | { readonly kind: "removeConditional"; readonly id: string }
  | { readonly kind: "addConditional"; readonly plan: ConditionalFormatPlan }
  | {
      readonly kind: "validation";
      readonly plan: ValidationPlan;
      /** Whether something may stand on the range already. */
      readonly replaces: boolean;
    }
  | { readonly kind: "addChart"; readonly plan: ChartPlan }
  /** `standing`: series it draws already. */
  | { readonly kind: "pointChart"; readonly plan: ChartPlan; readonly standing: number }
  | { readonly kind: "print"; readonly plan: PrintPlan }
  | { readonly kind: "gridlines"; readonly shown: boolean }
  | { readonly kind: "tabColor"; readonly color: string }
  | { readonly kind: "visibility"; readonly visibility: "visible" | "hidden" | "veryHidden" }
  | { readonly kind: "activate" }
  | { readonly kind: "protect"; readonly allowed: Allowed };

/** One thing to do in the workbook, in the order of the list. */
export type WorkbookChange =
  | { readonly kind: "addSheet"; readonly name: string; /** null: at the end */ readonly position: number | null }
  | { readonly kind: "addName" | "updateName"; readonly name: string; readonly reference: string }
  | { readonly kind: "onSheet"; readonly sheet: string; readonly change: SheetChange };

/** Wire cost of one change beside its own text: paths, tracking and results. Measured generously. */
const BYTES_PER_CHANGE = 900;

/** Upper estimate of a change's request size in bytes (Chinese text is three bytes, quotes are escaped twice). */
export function changeBytes(change: WorkbookChange): number {
  return BYTES_PER_CHANGE + new TextEncoder().encode(JSON.stringify(JSON.stringify(change))).length;
}

/** A block of cells too large for one request as blocks of fewer rows; anything else as it is. */
function cutBySize(change: WorkbookChange, limit: number): WorkbookChange[] {
  const bytes = changeBytes(change);
  if (bytes <= limit || change.kind !== "onSheet") return [change];
  const block = change.change;
  if ((block.kind !== "cells" && block.kind !== "numberFormats") || block.rectangle.rows === 1) return [change];
  // Rows are not equally long: what is still too large is cut again.
  const rows = Math.max(1, Math.floor(block.rectangle.rows / Math.ceil((bytes * 1.2) / limit)));
  return Array.from({ length: Math.ceil(block.rectangle.rows / rows) }, (_unused, index): WorkbookChange => {
    const first = index * rows;
    const count = Math.min(rows, block.rectangle.rows - first);
    const rectangle = { ...block.rectangle, row: block.rectangle.row + first, rows: count };
    const part = { ...block, rectangle, block: block.block.slice(first, first + count) } as SheetChange;
    return { ...change, change: part };
  }).flatMap((part) => cutBySize(part, limit));
}

/** Changes in order, cut so that no batch passes `limit` bytes; a block of cells that would is sent in parts. */
export function batchesOf(whole: readonly WorkbookChange[], limit: number): WorkbookChange[][] {
  const batches: WorkbookChange[][] = [];
  let current: WorkbookChange[] = [];
  let bytes = 0;
  for (const change of whole.flatMap((one) => cutBySize(one, limit))) {
    const size = changeBytes(change);
    if (current.length > 0 && bytes + size > limit) {
      batches.push(current);
      current = [];
      bytes = 0;
    }
    current.push(change);
    bytes += size;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
