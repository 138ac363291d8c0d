import type { SheetPlan } from "../workbook/plan";
import type { SheetChange } from "./changes";
import { plannedCells } from "./planned-cells";
import { areaAddress, columnsAddress, overlap, parseArea, spansOf, type Rectangle } from "./rectangles";

/** Structure of a sheet beside its cells, as found. */
export interface FoundLayout {
  /** Merged blocks without sheet name. */
  readonly merges: readonly string[];
  /** Hidden state of the plan's hidden columns, by `hiddenColumnAddresses`; null when unknown or mixed. */
  readonly hidden: readonly (boolean | null)[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly tabColor: string;
  readonly visibility: string;
}

export const FRESH_LAYOUT: FoundLayout = {
  merges: [],
  hidden: [],
  freeze: { rows: 0, columns: 0 },
  gridlines: true,
  tabColor: "",
  visibility: "Visible",
};

export const HOST_VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

/** Location of frozen panes (`A1:D8`, `1:8`, `A:D`) → counts; a whole row or column counts as none. */
export function frozenCounts(address: string | null): { rows: number; columns: number } {
  const area = address === null ? null : parseArea(address);
  if (!area) return { rows: 0, columns: 0 };
  return { rows: area.rows > 1_000_000 ? 0 : area.rows, columns: area.columns > 16_000 ? 0 : area.columns };
}

/** Merged blocks that stand where the plan has cells of its own must go before values are written. */
export function mergesToUndo(plan: SheetPlan, found: readonly string[]): SheetChange[] {
  const planned = new Set(plan.merges);
  const cells: Rectangle[] = [...plannedCells(plan)].map(({ row, column }) => ({ row, column, rows: 1, columns: 1 }));
  return found
    .filter((address) => !planned.has(address))
    .filter((address) => {
      const area = parseArea(address);
      return area !== null && cells.some((cell) => overlap(cell, area));
    })
    .map((address) => ({ kind: "unmerge", address }));
}

/** Merges, hidden columns, frozen panes, grid lines and tab colour. */
export function layoutChanges(plan: SheetPlan, found: FoundLayout): SheetChange[] {
  const changes: SheetChange[] = [];
  changes.push(...mergeChanges(plan.merges.filter((address) => !found.merges.includes(address))));
  for (const [index, address] of hiddenColumnAddresses(plan).entries()) {
    if (found.hidden[index] !== true) changes.push({ kind: "hideColumns", address });
  }
  const freeze = plan.freeze ?? { rows: 0, columns: 0 };
  if (freeze.rows !== found.freeze.rows || freeze.columns !== found.freeze.columns) {
    changes.push({ kind: "freeze", ...freeze });
  }
  if (plan.showGridlines !== found.gridlines) changes.push({ kind: "gridlines", shown: plan.showGridlines });
  if (plan.tabColor !== undefined && plan.tabColor.toUpperCase() !== found.tabColor.toUpperCase()) {
    changes.push({ kind: "tabColor", color: plan.tabColor });
  }
  return changes;
}

/** Merged rows that stand right below each other, equally wide, are merged by one call. */
function mergeChanges(missing: readonly string[]): SheetChange[] {
  const open: { readonly area: Rectangle; rows: number }[] = [];
  const others: SheetChange[] = [];
  for (const address of missing) {
    const area = parseArea(address);
    if (area?.rows !== 1) {
      others.push({ kind: "merge", address });
      continue;
    }
    const above = open.find(
      ({ area: { row, column, columns }, rows }) =>
        row + rows === area.row && column === area.column && columns === area.columns,
    );
    if (above) above.rows += 1;
    else open.push({ area, rows: 1 });
  }
  const rows = open.map(({ area, rows: count }): SheetChange => {
    const address = areaAddress({ ...area, rows: count });
    return count === 1 ? { kind: "merge", address } : { kind: "mergeRows", address };
  });
  return [...rows, ...others];
}

/** Hidden columns side by side as one; the host tells null where a part of them is shown. */
export function hiddenColumnAddresses(plan: SheetPlan): string[] {
  return spansOf(plan.hiddenColumns).map(columnsAddress);
}
