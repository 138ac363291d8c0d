import fc from "fast-check";
import type { CellInput } from "../../src/excel/changes";
import { freshCells, freshNumberFormats } from "../../src/excel/fresh-content";
import { parseArea, type CellPlace } from "../../src/excel/rectangles";
import { relativeFormula } from "../../src/excel/relative-formula";
import { cellAddress } from "../../src/workbook/address";
import { computed, plainSheet } from "../../src/conformance/port/plans";
import { runs } from "../runs";

type Places<T> = Map<string, CellPlace & { readonly input: T }>;

function placesOf<T>(matrix: readonly (readonly (T | undefined)[])[]): Places<T> {
  return new Map(
    matrix.flatMap((row, r) =>
      row.flatMap((input, c) =>
        input === undefined ? [] : [[cellAddress(r, c), { row: r, column: c, input }] as const],
      ),
    ),
  );
}

function cellsOf(addresses: string): { readonly row: number; readonly column: number; readonly first: CellPlace }[] {
  return addresses.split(",").flatMap((address) => {
    const area = parseArea(address)!;
    return Array.from({ length: area.rows * area.columns }, (_cell, index) => ({
      row: area.row + Math.floor(index / area.columns),
      column: area.column + (index % area.columns),
      first: area,
    }));
  });
}

describe("relativeFormula", () => {
  it.each([
    ["=D9+$E9+D$9+$E$9", "=D10+$E10+D$9+$E$9", true],
    ["=D9+1", "=D9+1", false],
    ["=$J$4", "=$J$5", false],
    ['=IF(A1="A1","B2",附表1!C3)', '=IF(A2="A1","B2",附表1!C4)', true],
    ['="A1"&B1', '="A2"&B2', false],
    ["='表 A1'!B1", "='表 A1'!B2", true],
    ["='表 A1'!B1", "='表 A2'!B2", false],
    ["=LOG10(B1)+1E5", "=LOG10(B2)+1E5", true],
    ["=行合计+率1", "=行合计+率1", true],
    ["=SUM(b1:c1)", "=SUM(b2:c2)", true],
  ])("%s in row 1 and %s in row 2 are copies: %s", (one, other, copies) => {
    expect(relativeFormula(one, 0, 0) === relativeFormula(other, 1, 0)).toBe(copies);
  });

  it.each(["=SUM(A:A)", "=SUM($1:$3)", "=SUM(规则!B:C)"])("does not judge whole columns and rows: %s", (formula) => {
    expect(relativeFormula(formula, 0, 0)).toBeNull();
  });
});

describe("the cells of a sheet that was just added", () => {
  /** Copies stand where the same formula, moved along, is planned; `moved` is another way to say what is a copy. */
  const formula = fc.constantFrom(
    (row: number, _column: number) =>
      `=SUMIFS(行合计,行种类,"line",行类型,$D${row + 1},行州级统筹,1,行种类,"一二三四五六")`,
    (row: number, column: number) =>
      `=IF(LEN(${cellAddress(row, column + 3)})>0,"缺数据，请先补齐再看","共"&${cellAddress(row + 40, column)})`,
    (_row: number, column: number) => `=ROUND(${cellAddress(3, column)}*$A$1,6)`,
  );
  const matrix = fc.array(fc.array(fc.option(formula, { nil: undefined }), { minLength: 2, maxLength: 6 }), {
    minLength: 2,
    maxLength: 20,
  });

  it("are all written or copied once, and every copy is of a cell with the same formula as seen from there", () => {
    let copied = 0;
    fc.assert(
      fc.property(matrix, (makers) => {
        const formulas = makers.map((row, r) => row.map((make, c) => make?.(r, c)));
        const inputs: Places<CellInput> = placesOf<CellInput>(formulas);
        const plan = plainSheet(
          "表",
          formulas.map((row) => row.map((one) => (one === undefined ? undefined : computed(one, 0)))),
        );
        const seen = new Map<string, string>();
        for (const change of freshCells(plan, inputs)) {
          if (change.kind === "cells") {
            change.block.forEach((row, r) =>
              row.forEach((value, c) => {
                if (value === null) return;
                const address = cellAddress(change.rectangle.row + r, change.rectangle.column + c);
                expect(seen.has(address)).toBe(false);
                seen.set(address, String(value));
              }),
            );
            continue;
          }
          const source = parseArea(change.source)!;
          for (const { row, column, first } of cellsOf(change.target)) {
            const from = { row: source.row, column: source.column + ((column - first.column) % source.columns) };
            expect(seen.has(cellAddress(row, column))).toBe(false);
            // The source stands already: blocks go before copies.
            const written = seen.get(cellAddress(from.row, from.column))!;
            expect(makers[row]![column]!(from.row, from.column)).toBe(written);
            seen.set(cellAddress(row, column), formulas[row]![column]!);
            copied += 1;
          }
        }
        expect(Object.fromEntries(seen)).toEqual(
          Object.fromEntries([...inputs].map(([address, { input }]) => [address, input])),
        );
      }),
      { numRuns: runs(150) },
    );
    expect(copied).toBeGreaterThan(0);
  });

  it("copies columns side by side together", () => {
    const long = (row: number, letter: string): string =>
      `=IF(LEN($${letter}${row + 1})>0,"${"一".repeat(40)}",$${letter}${row + 1}*2)`;
    const rows = Array.from({ length: 30 }, (_row, row) => [long(row, "X"), long(row, "Y"), long(row, "Z")]);
    const plan = plainSheet(
      "表",
      rows.map((row) => row.map((one) => computed(one, 0))),
    );
    const changes = freshCells(plan, placesOf<CellInput>(rows));
    expect(changes.map((change) => (change.kind === "fill" ? [change.source, change.target] : "cells"))).toEqual([
      "cells",
      ["A1:C1", "A2:C30"],
    ]);
  });
});

describe("number formats of a sheet that was just added", () => {
  it("end as planned, on no other cell", () => {
    const format = fc.option(fc.constantFrom("@", "#,##0.00", "0.00%"), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.array(format, { maxLength: 8 }), { maxLength: 25 }), (matrix) => {
        const formats = placesOf<string>(matrix);
        const shown = new Map<string, string>();
        for (const change of freshNumberFormats(formats)) {
          if (change.kind === "numberFormat") {
            for (const { row, column } of cellsOf(change.address)) shown.set(cellAddress(row, column), change.format);
          } else {
            change.block.forEach((row, r) =>
              row.forEach((value, c) => {
                const address = cellAddress(change.rectangle.row + r, change.rectangle.column + c);
                if (value !== null) shown.set(address, value);
              }),
            );
          }
        }
        expect(Object.fromEntries(shown)).toEqual(
          Object.fromEntries([...formats].map(([address, { input }]) => [address, input])),
        );
      }),
      { numRuns: runs(150) },
    );
  });
});
