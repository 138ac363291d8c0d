import { parseArea } from "../../src/excel/rectangles";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { dividedSample, freshSample } from "./books";

/** Excel keeps the first cell of what it merges and drops the rest. */
it.each([
  ["as loaded", freshSample()],
  ["divided and sealed", { ...dividedSample(), seal: { code: "ABCD1234", number: 1, at: "2020-05-25", version: 1 } }],
])("no merged block swallows what is planned in it: %s", (_what, book) => {
  const swallowed = planWorkbook(book).sheets.flatMap(({ name, cells, merges }) =>
    merges.flatMap((address) => {
      const area = parseArea(address)!;
      return cells.flatMap((row, r) =>
        row.flatMap((cell, c) => {
          const inside =
            r >= area.row && r < area.row + area.rows && c >= area.column && c < area.column + area.columns;
          const first = r === area.row && c === area.column;
          const empty = !cell || (cell.formula === undefined && (cell.value === null || cell.value === ""));
          return inside && !first && !empty ? [`${name} ${address}: ${cell.formula ?? cell.value}`] : [];
        }),
      );
    }),
  );
  expect(swallowed).toEqual([]);
});
