import fc from "fast-check";
import {
  columnIndex,
  columnLetters,
  formatArea,
  parseArea,
  subtract,
  intersect,
} from "../../../src/workbench/host/address";
import { isWellFormed, readLiteral } from "../../../src/workbench/host/literals";
import { shiftArea } from "../../../src/workbench/host/references";

const today = new Date(2026, 10, 22);

test.each([
  ["0.01", 0.01],
  ["1,234.50", 1234.5],
  ["-5", -5],
  ["(5)", -5],
  ["12%", 0.12],
  ["1e3", 1000],
  ["￥12", 12],
  ["2020-04-01", 43922],
  ["2020年4月1日", 43922],
  ["2/29", "2/29"],
  ["2020-13-01", "2020-13-01"],
  ["TRUE", true],
  ["1,23", "1,23"],
  ["约47", "约47"],
  [".", "."],
  ["-", "-"],
  ["--", "--"],
  ["", null],
  ["'=1", "=1"],
])("%j is read as %j", (text, value) => {
  expect(readLiteral(text, "General", today)).toMatchObject({ kind: "value", value });
});

test.each([
  ["=A1", "=A1"],
  ["+A1", "=+A1"],
  ["-合计", "=-合计"],
  ["@SUM(A1)", "=SUM(A1)"],
])("%j is a formula", (text, formula) => {
  expect(readLiteral(text, "General", today)).toEqual({ kind: "formula", formula });
});

test("in a text cell every text stays what it is", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(readLiteral(text, "@", today)).toEqual({ kind: "value", value: text });
    }),
  );
});

test.each([
  ["=SUM(A1:A2)", true],
  ['=IF(A1="(","是","否")', true],
  ["='它''s'!A1+1", true],
  ["=SUM(", false],
  ["=1+", false],
  ['="abc', false],
  ["=", false],
  ["=)(", false],
  ['=COUNTIF(A1:A3,"")', true],
  ['="a""b"', true],
])("%s is well formed: %s", (formula, expected) => {
  expect(isWellFormed(formula)).toBe(expected);
});

const area = fc.record({
  row: fc.integer({ min: 0, max: 60 }),
  column: fc.integer({ min: 0, max: 60 }),
  rows: fc.integer({ min: 1, max: 30 }),
  columns: fc.integer({ min: 1, max: 30 }),
});

test("addresses are read as they are written", () => {
  fc.assert(
    fc.property(area, (one) => {
      expect(parseArea(formatArea(one))).toEqual(one);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => columnIndex(columnLetters(column)) === column),
  );
});

test("what is left of an area and what was cut out are the whole, without overlap", () => {
  fc.assert(
    fc.property(area, area, (whole, hole) => {
      const pieces = subtract(whole, hole);
      const cut = intersect(whole, hole);
      const count = [...pieces, ...(cut === null ? [] : [cut])].reduce(
        (sum, piece) => sum + piece.rows * piece.columns,
        0,
      );
      expect(count).toBe(whole.rows * whole.columns);
      expect(pieces.some((piece) => intersect(piece, hole) !== null)).toBe(false);
    }),
  );
});

test("rows inserted and deleted again leave an area where it was", () => {
  fc.assert(
    fc.property(area, area, (one, place) => {
      const moved = shiftArea(one, "RowInserted", place);
      expect(moved === null ? null : shiftArea(moved, "RowDeleted", place)).toEqual(one);
    }),
  );
});

/** Every row of the sheet shifted one by one: what remains of the area is its first row and its length. */
test("a deletion keeps exactly the rows outside it", () => {
  fc.assert(
    fc.property(area, area, (one, place) => {
      const rows = Array.from({ length: one.rows }, (_, index) => one.row + index);
      const kept = rows
        .filter((row) => row < place.row || row >= place.row + place.rows)
        .map((row) => (row < place.row ? row : row - place.rows));
      const shifted = shiftArea(one, "RowDeleted", place);
      expect(shifted === null ? [] : [shifted.row, shifted.rows]).toEqual(
        kept.length === 0 ? [] : [kept[0], kept.length],
      );
    }),
  );
});
