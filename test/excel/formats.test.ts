import fc from "fast-check";
import {
  columnPoints,
  formatDifference,
  formatTargets,
  wantedFormat,
  type FormatTarget,
  type FormatValues,
} from "../../src/excel/formats";
import { freshFormats } from "../../src/excel/fresh-formats";
import { freshWidths } from "../../src/excel/fresh-sizes";
import { parseArea } from "../../src/excel/rectangles";
import { cellAddress } from "../../src/workbook/address";
import type { CellStyle, SheetPlan } from "../../src/workbook/plan";
import { cell, plainSheet } from "../../src/conformance/port/plans";
import { runs } from "../runs";

function cellsOf(target: FormatTarget): string[] {
  return target.addresses.split(",").flatMap((address) => {
    const { row, column, rows, columns } = parseArea(address)!;
    return Array.from({ length: rows * columns }, (_cell, index) =>
      cellAddress(row + Math.floor(index / columns), column + (index % columns)),
    );
  });
}

const style = fc.record<CellStyle>(
  {
    bold: fc.boolean(),
    fill: fc.constantFrom("#E7ECF3", "#fffbe6"),
    fontSize: fc.constantFrom(9, 10),
    vertical: fc.constantFrom("middle", "top"),
    border: fc.constant("thin"),
    unlocked: fc.boolean(),
  },
  { requiredKeys: [] },
);
const matrix = fc.array(fc.array(fc.option(style, { nil: undefined }), { maxLength: 6 }), { maxLength: 6 });

/** What is set on a sheet that was just added, as targets. */
function freshTargets(plan: SheetPlan): FormatTarget[] {
  return freshFormats(plan).map(({ addresses, set }) => ({ addresses, wanted: set }));
}

describe("freshFormats", () => {
  const FRESH = { ...wantedFormat(), fontSize: 11, vertical: "Bottom" };

  it("leaves every planned cell as planned when applied in order, says nothing twice and touches no other cell", () => {
    fc.assert(
      fc.property(matrix, (styles) => {
        const plan = plainSheet(
          "表",
          styles.map((row) => row.map((one) => (one ? cell(1, one) : undefined))),
        );
        const shown = new Map<string, Record<string, unknown>>();
        for (const target of freshTargets(plan)) {
          for (const address of cellsOf(target)) {
            const before = shown.get(address) ?? FRESH;
            const { EdgeTop: _edge, ...rest } = target.wanted;
            shown.set(address, { ...before, ...rest });
          }
        }
        styles.forEach((row, r) =>
          row.forEach((one, c) => {
            const found = shown.get(cellAddress(r, c)) ?? FRESH;
            if (one) expect(found).toMatchObject(wantedFormat(one));
            else expect(found).toEqual(FRESH);
          }),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it("says what all cells share once, and sets only what differs from a fresh sheet", () => {
    const look: CellStyle = { fontSize: 9, wrap: true };
    const plan = plainSheet("表", [
      [cell(1, { ...look, bold: true }), cell(2, look)],
      [cell(1, look), cell(2, { ...look, fill: "#e7ecf3", fontSize: 10 })],
    ]);
    expect(freshTargets(plan)).toEqual([
      { addresses: "A1:B2", wanted: { wrap: true, fontSize: 9 } },
      { addresses: "A1", wanted: { bold: true } },
      { addresses: "B2", wanted: { fill: "#E7ECF3", fontSize: 10 } },
    ]);
  });
});

describe("formatTargets", () => {
  it("speaks of every planned cell once, with its own look, and of no other", () => {
    fc.assert(
      fc.property(matrix, (styles) => {
        const plan = plainSheet(
          "表",
          styles.map((row) => row.map((one) => (one ? cell(1, one) : undefined))),
        );
        const looks = formatTargets(plan).filter(({ wanted }) => "bold" in wanted);
        const seen = looks.flatMap((target) => cellsOf(target).map((address) => [address, target.wanted] as const));
        const planned = styles.flatMap((row, r) =>
          row.flatMap((one, c) => (one ? [[cellAddress(r, c), wantedFormat(one)] as const] : [])),
        );
        expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(planned));
        expect(seen).toHaveLength(planned.length);
      }),
      { numRuns: runs(200) },
    );
  });

  /** Draws the lines of all targets in order, each cell side as its two neighbours share it. */
  function drawn(targets: readonly FormatTarget[], start: Set<string>): Set<string> {
    const lines = new Set(start);
    const side = (row: number, column: number, edge: string): string =>
      edge === "top"
        ? `h${row}:${column}`
        : edge === "bottom"
          ? `h${row + 1}:${column}`
          : edge === "left"
            ? `v${row}:${column}`
            : `v${row}:${column + 1}`;
    for (const { addresses, wanted } of targets) {
      for (const address of addresses.split(",")) {
        const { row, column, rows, columns } = parseArea(address)!;
        const put = (r: number, c: number, edge: string, line: unknown): void => {
          if (line === "Continuous") lines.add(side(r, c, edge));
          if (line === "None") lines.delete(side(r, c, edge));
        };
        for (let r = row; r < row + rows; r += 1) {
          for (let c = column; c < column + columns; c += 1) {
            put(r, c, "top", r === row ? wanted.EdgeTop : wanted.InsideHorizontal);
            put(r, c, "bottom", r === row + rows - 1 ? wanted.EdgeBottom : wanted.InsideHorizontal);
            put(r, c, "left", c === column ? wanted.EdgeLeft : wanted.InsideVertical);
            put(r, c, "right", c === column + columns - 1 ? wanted.EdgeRight : wanted.InsideVertical);
          }
        }
      }
    }
    return lines;
  }

  it("draws the same lines on a fresh sheet as on one that is full of old lines", () => {
    fc.assert(
      fc.property(matrix, (styles) => {
        const width = Math.max(1, ...styles.map((row) => row.length));
        // Every cell planned, so that every old line is the plan's business.
        const full = styles.map((row) => Array.from({ length: width }, (_cell, c) => cell(1, row[c] ?? {})));
        const plan = plainSheet("表", full);
        const old = new Set(
          full.flatMap((row, r) =>
            row.flatMap((_cell, c) => [`h${r}:${c}`, `h${r + 1}:${c}`, `v${r}:${c}`, `v${r}:${c + 1}`]),
          ),
        );
        expect([...drawn(formatTargets(plan), old)].sort()).toEqual([...drawn(freshTargets(plan), new Set())].sort());
      }),
      { numRuns: runs(200) },
    );
  });

  it("never asks a single row for inner horizontal lines", () => {
    const bordered: CellStyle = { border: "thin" };
    const plan = plainSheet("表", [
      [cell(1, bordered), cell(2, bordered)],
      [],
      [cell(1, bordered)],
      [cell(1, bordered)],
    ]);
    const inside = [
      ["A1:B1", false, true],
      ["A3:A4", true, false],
    ];
    const told = (targets: readonly FormatTarget[]): unknown[] =>
      ["A1:B1", "A3:A4"].map((address) => {
        const wanted = targets.filter(({ addresses }) => addresses.split(",").includes(address));
        return [
          address,
          ...["InsideHorizontal", "InsideVertical"].map((edge) => wanted.some((one) => edge in one.wanted)),
        ];
      });
    expect(told(formatTargets(plan))).toEqual(inside);
    expect(told(freshTargets(plan))).toEqual(inside);
  });

  it("groups rows of equal height, and gives all columns their width in one call", () => {
    const plan = plainSheet("表", [], { columnWidths: [3.4, 19, undefined, 19], rowHeights: { 0: 24, 1: 24, 5: 24 } });
    expect(freshTargets(plan)).toEqual([{ addresses: "1:2,6:6", wanted: { rowHeight: 24 } }]);
    expect(freshWidths(plan)).toEqual([
      { kind: "widths", address: "A:D", widths: [columnPoints(3.4), columnPoints(19), null, columnPoints(19)] },
    ]);
    expect(freshWidths({ ...plan, hiddenColumns: [1] })).toMatchObject([
      { widths: [columnPoints(3.4), null, null, columnPoints(19)] },
    ]);
  });

  it("turns file widths into points of whole dots", () => {
    expect(columnPoints(9.140625)).toBe(48);
    expect(columnPoints(11.5)).toBe(60);
  });
});

describe("formatDifference", () => {
  const wanted: Partial<FormatValues> = wantedFormat({ bold: true, fill: "#e7ecf3", fontSize: 9, unlocked: true });

  it("writes nothing where all agrees, and whatever is mixed", () => {
    expect(formatDifference(wanted, wanted)).toEqual({});
    expect(formatDifference(wanted, { ...wanted, italic: undefined, fontSize: 10 })).toEqual({
      italic: false,
      fontSize: 9,
    });
  });

  it("lets programs round sizes of columns, not of letters", () => {
    expect(formatDifference({ columnWidth: 60 }, { columnWidth: 60.4 })).toEqual({});
    expect(formatDifference({ columnWidth: 60 }, { columnWidth: 62 })).toEqual({ columnWidth: 60 });
    expect(formatDifference({ fontSize: 9 }, { fontSize: 9.5 })).toEqual({ fontSize: 9 });
  });
});
