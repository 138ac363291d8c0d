import fc from "fast-check";
import {
  addressLists,
  areaAddress,
  columnsAddress,
  overlap,
  parseArea,
  rectanglesOf,
  rowsAddress,
  spansOf,
  splitSheetAddress,
  type CellPlace,
} from "../../src/excel/rectangles";
import { onSheet } from "../../src/workbook/address";
import { runs } from "../runs";

const cellKey = ({ row, column }: CellPlace): string => `${row}:${column}`;
const cells = fc.uniqueArray(fc.record({ row: fc.nat(12), column: fc.nat(12) }), { selector: cellKey, maxLength: 60 });

describe("rectanglesOf", () => {
  it("covers exactly the given cells, none twice", () => {
    fc.assert(
      fc.property(cells, (places) => {
        const covered = rectanglesOf(places).flatMap(({ row, column, rows, columns }) =>
          Array.from({ length: rows * columns }, (_cell, index) =>
            cellKey({ row: row + Math.floor(index / columns), column: column + (index % columns) }),
          ),
        );
        expect(covered.sort()).toEqual(places.map(cellKey).sort());
      }),
      { numRuns: runs(300) },
    );
  });

  it("makes one block of a full block, whatever the order of its cells", () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (row, column, rows, columns) => {
          const block = Array.from({ length: rows * columns }, (_cell, index) => ({
            row: row + Math.floor(index / columns),
            column: column + (index % columns),
          }));
          expect(rectanglesOf(block.reverse())).toEqual([{ row, column, rows, columns }]);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it("keeps a changed cell among unchanged ones alone", () => {
    expect(rectanglesOf([{ row: 8, column: 4 }])).toEqual([{ row: 8, column: 4, rows: 1, columns: 1 }]);
  });
});

describe("addresses", () => {
  it("reads back every area it writes", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(16_000),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (row, column, rows, columns) => {
          const area = { row, column, rows, columns };
          expect(parseArea(areaAddress(area))).toEqual(area);
          expect(parseArea(`'表 ''x'''!${areaAddress(area)}`)).toEqual(area);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it.each([
    ["$D$9:$D$26", { row: 8, column: 3, rows: 18, columns: 1 }],
    ["分配表!A1:D8", { row: 0, column: 0, rows: 8, columns: 4 }],
    ["1:8", { row: 0, column: 0, rows: 8, columns: 16_384 }],
    ["$A:$D", { row: 0, column: 0, rows: 1_048_576, columns: 4 }],
  ])("reads %s", (address, area) => expect(parseArea(address)).toEqual(area));

  it.each(["", "九", "E9;F9", "ABCD1"])("refuses %s", (address) => expect(parseArea(address)).toBeNull());

  it("cuts lists at the limit and loses nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("A1", "B2:C30", "AA100:AB2000")),
        fc.integer({ min: 12, max: 60 }),
        (addresses, limit) => {
          const lists = addressLists(addresses, limit);
          expect(lists.every((list) => list.length <= limit)).toBe(true);
          expect(lists.flatMap((list) => list.split(","))).toEqual(addresses);
          // Two neighbours never fit into one list: no list is cut too early.
          expect(
            lists.every((list, index) => index === 0 || `${lists[index - 1]!},${list.split(",")[0]!}`.length > limit),
          ).toBe(true);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("splits a sheet from a cell for any sheet name", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 31 }), (sheet) => {
        expect(splitSheetAddress(onSheet(sheet, "E9"))).toEqual({ sheet, cell: "E9" });
      }),
      { numRuns: runs(200) },
    );
    expect(splitSheetAddress("E9")).toBeNull();
  });

  it("names whole rows and columns", () => {
    expect(spansOf([3, 1, 2, 7]).map(columnsAddress)).toEqual(["B:D", "H:H"]);
    expect(spansOf([0, 1]).map(rowsAddress)).toEqual(["1:2"]);
  });

  it("knows when blocks share a cell", () => {
    const area = (address: string) => parseArea(address)!;
    expect(overlap(area("A1:B2"), area("B2:C3"))).toBe(true);
    expect(overlap(area("A1:B2"), area("C1:D2"))).toBe(false);
    expect(overlap(area("A1:B2"), area("A3:B4"))).toBe(false);
  });
});
