import { onSheet } from "./address";
import type { SheetGrid } from "./grid";
import { quoted } from "./formula";
import { SHEET } from "./names";
import type { PrintPlan, SheetPlan } from "./plan";
import { STYLES } from "./styles";

/** A sheet plan from a grid and whatever differs from a plain, unprotected, visible sheet. */
export function sheetPlan(
  name: string,
  grid: SheetGrid,
  differences: Partial<Omit<SheetPlan, "name" | "cells">> = {},
): SheetPlan {
  return {
    name,
    visibility: "visible",
    cells: grid.rows(),
    columnWidths: [],
    hiddenColumns: [],
    rowHeights: {},
    merges: [],
    freeze: null,
    conditionalFormats: [],
    validations: [],
    protected: false,
    showGridlines: true,
    print: null,
    ...differences,
  };
}

/** Lists on A4 landscape, as wide as the page with little room round them, as many pages as they need. */
export const LIST_PRINT = {
  orientation: "landscape",
  paper: "A4",
  fitToWidth: 1,
  fitToHeight: 0,
  footer: "第&P页 共&N页",
  margins: { left: 0.35, right: 0.35, top: 0.45, bottom: 0.6 },
} as const satisfies PrintPlan;

/** A cell that jumps to another sheet by plain HYPERLINK. */
export function linkFormula(sheet: string, label: string): string {
  return `=HYPERLINK(${quoted(`#${onSheet(sheet, "A1")}`)},${quoted(label)})`;
}

/** A1 of every sheet: its title, leading back to 首页. */
export function putTitle(grid: SheetGrid, title: string): void {
  grid.compute(0, 0, linkFormula(SHEET.home, title), title, STYLES.sheetTitle);
}

const LINE_POINTS = 12.5;
/** Excel's own limit. */
const TALLEST_ROW = 409;

/** Height in points of a row of wrapped 9 pt text; programs do not all fit rows to wrapped text by themselves. */
export function wrappedHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = cells.map(({ text, width }) =>
    text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((displayWidth(line) * 0.9) / width)), 0),
  );
  return Math.min(TALLEST_ROW, Math.max(1, ...lines) * LINE_POINTS + 3);
}

/** Chinese characters take two columns. */
function displayWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}

/** ISO date → Excel serial number; null stays null. */
export function dateSerial(iso: string | null): number | null {
  const match = iso === null ? null : /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000 + 25_569;
}

/** Excel serial number → ISO date. */
export function isoDate(serial: number): string {
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
