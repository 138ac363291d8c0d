import fc from "fast-check";
import { blockChanges } from "../../src/excel/blocks";
import { contentBlock, contentChanges, formulaOf, literalInput, mayBeMisread } from "../../src/excel/content";
import { parseCell } from "../../src/workbook/address";
import type { PlannedCell, SheetPlan } from "../../src/workbook/plan";
import { runs } from "../runs";
import { plainSheet } from "../../src/conformance/port/plans";

function sheet(cells: (PlannedCell | undefined)[][]): SheetPlan {
  return plainSheet("分配表", cells);
}

describe("literals", () => {
  it.each([
    "=A1",
    "+86",
    "-5",
    "@all",
    "＝A1",
    " 12",
    "007",
    "3.10",
    "1,883.00",
    "１２",
    "50%",
    "￥5",
    "(5)",
    "2020年3月1日",
    "2020-03-01",
    "1/2",
    "1E5",
    "TRUE",
    "false",
    "#N/A",
    "Jan 5",
    "MAR1",
    "三月五日",
    "二〇二〇年",
    "'quoted",
    "5 互联互通",
  ])("may be misread: %s", (text) => expect(mayBeMisread(text)).toBe(true));

  it.each(["州文化馆", "楚财教〔2020〕1号", "R03", "八（一）1", "不符合", "《指南》2020", "E9", "Marketing", "—"])(
    "is harmless: %s",
    (text) => expect(mayBeMisread(text)).toBe(false),
  );

  it("marks misreadable text only outside text cells", () => {
    expect(literalInput("007", "General")).toBe("'007");
    expect(literalInput("007", "@")).toBe("007");
    expect(literalInput("州文化馆", "General")).toBe("州文化馆");
    expect(literalInput(7, "General")).toBe(7);
    expect(literalInput(null, "General")).toBe("");
  });

  it("never sends a text that begins like a formula without its mark", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@"), fc.string(), (first, rest) => {
        expect(literalInput(first + rest, "General")).toBe(`'${first}${rest}`);
      }),
      { numRuns: runs(100) },
    );
  });

  it("tells a text that begins with = from a formula", () => {
    expect(formulaOf("=A1+1", 3)).toBe("=A1+1");
    expect(formulaOf("=A1+1", "=A1+1")).toBeNull();
    expect(formulaOf("州", "州")).toBeNull();
    expect(formulaOf("", "")).toBeNull();
  });

  it("takes an empty cell as null and an empty result as a text", () => {
    const block = contentBlock([["", ""]], [["", '=""']], [["General", "@"]]);
    expect(block.values).toEqual([[null, ""]]);
    expect(block.formulas).toEqual([[null, '=""']]);
  });
});

describe("contentChanges", () => {
  it("finds nothing to do where everything agrees, and one cell where one differs", () => {
    const plan = sheet([
      [{ value: "总额" }, { value: 47.03 }],
      [undefined, { value: 1, formula: "=B1/47.03" }],
    ]);
    const present = contentBlock(
      [
        ["总额", 47.03],
        ["别人", 1],
      ],
      [
        ["总额", 47.03],
        ["别人", "= b1/47.030"],
      ],
      [],
    );
    expect(contentChanges(plan, present)).toEqual({ changes: [], changed: [] });
    const changedPlan = sheet([[{ value: "总额" }, { value: 47.04 }]]);
    expect(contentChanges(changedPlan, present)).toEqual({
      changes: [{ kind: "cells", rectangle: { row: 0, column: 1, rows: 1, columns: 1 }, block: [[47.04]] }],
      changed: [{ sheet: "分配表", address: "B1", value: 47.04, before: 47.03, beforeFormula: null }],
    });
  });

  it("replaces a formula by a literal of the same value and empties what must be empty", () => {
    const present = contentBlock([[2, "旧"]], [["=1+1", "旧"]], []);
    const { changed } = contentChanges(sheet([[{ value: 2 }, { value: null }]]), present);
    expect(changed.map(({ address, before, beforeFormula }) => [address, before, beforeFormula])).toEqual([
      ["A1", 2, "=1+1"],
      ["B1", "旧", null],
    ]);
  });

  it("sets the text format before the value", () => {
    const { changes } = contentChanges(sheet([[{ value: "007", style: { numberFormat: "@" } }]]), null);
    expect(changes.map(({ kind }) => kind)).toEqual(["numberFormat", "cells"]);
    expect(changes[1]).toMatchObject({ block: [["007"]] });
  });

  it("leaves unplanned cells out of every block", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(fc.integer({ min: 1 }), { nil: undefined }), { maxLength: 6 }), { maxLength: 8 }),
        (matrix) => {
          const plan = sheet(matrix.map((row) => row.map((value) => (value === undefined ? undefined : { value }))));
          const written = contentChanges(plan, null).changes.flatMap((change) =>
            change.kind === "cells"
              ? change.block.flatMap((row, r) =>
                  row.flatMap((value, c) =>
                    value === null ? [] : [[change.rectangle.row + r, change.rectangle.column + c, value] as const],
                  ),
                )
              : [],
          );
          for (const [row, column, value] of written) expect(matrix[row]?.[column]).toBe(value);
          expect(written).toHaveLength(matrix.flat().filter((value) => value !== undefined).length);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("cuts a block that is too long to travel, in order", () => {
    const text = "文".repeat(30_000);
    const inputs = new Map(
      Array.from({ length: 40 }, (_row, row) => [`A${row + 1}`, { ...parseCell(`A${row + 1}`)!, input: text }]),
    );
    const blocks = blockChanges(inputs);
    expect(blocks.length).toBeGreaterThan(2);
    expect(blocks.every(({ block }) => JSON.stringify(block).length <= 400_000)).toBe(true);
    expect(blocks.map(({ rectangle }) => rectangle.rows).reduce((sum, rows) => sum + rows)).toBe(40);
    expect(
      blocks.every(
        ({ rectangle }, index) =>
          index === 0 || rectangle.row === blocks[index - 1]!.rectangle.row + blocks[index - 1]!.rectangle.rows,
      ),
    ).toBe(true);
  });
});
