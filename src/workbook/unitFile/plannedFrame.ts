import type { UnitFileContent } from "../../domain/returns";
import type { PlannedCell } from "../plan";
import { planUnitFile } from "./planUnitFile";
import { textIn, type Spot } from "./returnSheet";

/** What a file says in cells nobody is to type in. */
export interface Frame {
  /** By sheet and place. */
  readonly places: ReadonlyMap<string, string>;
  /** Above, below and beside tables. */
  readonly outside: readonly { readonly sheet: string; readonly spot: Spot; readonly text: string }[];
  /** Printed in rows of tables. */
  readonly inTables: ReadonlySet<string>;
  /** Sheet and place of formulas. */
  readonly formulas: ReadonlySet<string>;
  /** What our formulas say wherever they stand: see {@link formulaShape}. */
  readonly formulaShapes: ReadonlySet<string>;
}

/**
 * A formula without the cells it points at: programs rewrite those when rows are inserted, sorted or a sheet renamed.
 * Its words stay, so a formula somebody typed has another shape.
 */
export function formulaShape(formula: string): string {
  return formula
    .replace(/^=/, "")
    .replace(/"[^"]*"|(?:'[^']+'|[^\s"'!(),;:+\-*/&=<>]+)!|\$?[A-Z]{1,3}\$?\d+/gi, (part) =>
      part.startsWith('"') ? part : "#",
    )
    .replace(/#{2,}/g, "#")
    .replace(/\s/g, "");
}

export function cellKey(sheet: string, { row, column }: Spot): string {
  return `${sheet} ${row} ${column}`;
}

/** Of locked cells only: what was reported before stands in cells of its own, and typed elsewhere it is typed. */
export function frameOf(content: UnitFileContent): Frame {
  const [places, formulas, inTables] = [new Map<string, string>(), new Set<string>(), new Set<string>()];
  const formulaShapes = new Set<string>();
  const outside: Frame["outside"][number][] = [];
  for (const { name, cells } of planUnitFile(content).sheets) {
    cells.forEach((row, index) => {
      const inTable = row.some((cell) => cell?.style?.unlocked === true);
      row.forEach((cell, column) => {
        if (!cell || cell.style?.unlocked) return;
        const spot = { row: index, column };
        if (cell.formula !== undefined) {
          formulas.add(cellKey(name, spot));
          formulaShapes.add(formulaShape(cell.formula));
        }
        const text = printedText(cell);
        if (text === "") return;
        places.set(cellKey(name, spot), text);
        if (inTable) inTables.add(text);
        else outside.push({ sheet: name, spot, text });
      });
    });
  }
  return { places, outside, inTables, formulas, formulaShapes };
}

function printedText({ value }: PlannedCell): string {
  return value === null ? "" : textIn({ value });
}
