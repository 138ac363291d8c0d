import fc from "fast-check";
import { compareVersions } from "../../src/allocation/compareVersions";
import type { AmountTable } from "../../src/domain/amounts";
import { tableTotal } from "../../src/domain/lines";
import { fen, sumFen } from "../../src/domain/money";
import { runs, seed } from "../runs";

const ORDER = { lines: ["P1", "P2"], units: ["CUL", "LIB"] };

const table: fc.Arbitrary<AmountTable> = fc.dictionary(
  fc.constantFrom("P1", "P2", "P3"),
  fc.dictionary(fc.constantFrom("CUL", "LIB", "532301"), fc.integer({ min: -5, max: 5 }).map(fen)),
);

test("changes by unit, by line and by cell are the same money, whatever either side lacks", () => {
  fc.assert(
    fc.property(table, table, (one, other) => {
      const compared = compareVersions({ decided: one, total: null }, { decided: other, total: null }, ORDER);
      const whole = tableTotal(other) - tableTotal(one);
      expect(compared.all.change).toBe(whole);
      for (const part of [compared.units, compared.lines, compared.cells])
        expect(sumFen(part.map(({ change }) => change))).toBe(whole + 0);
      const back = compareVersions({ decided: other, total: null }, { decided: one, total: null }, ORDER);
      expect(back.all.change + whole).toBe(0);
    }),
    { seed, numRuns: runs(200) },
  );
});

test("nothing decided is not 0: a cell that became a deliberate zero is a change of 0.00", () => {
  const { cells, units } = compareVersions(
    { decided: {}, total: fen(3) },
    { decided: { P1: { CUL: fen(0) } }, total: fen(3) },
    ORDER,
  );
  expect(cells).toEqual([{ line: "P1", unit: "CUL", before: null, change: 0, after: 0 }]);
  expect(units.find(({ unit }) => unit === "LIB")).toEqual({ unit: "LIB", before: null, change: 0, after: null });
});

test("ties to the ledger, says by how much it does not, and not where a total is unknown", () => {
  const [before, after] = [{ P1: { CUL: fen(10) } }, { P1: { CUL: fen(13) } }];
  const untied = (from: number | null, to: number | null): number | null =>
    compareVersions(
      { decided: before, total: from === null ? null : fen(from) },
      { decided: after, total: to === null ? null : fen(to) },
      ORDER,
    ).untied;
  expect([untied(10, 13), untied(10, 14), untied(null, 13)]).toEqual([0, -1, null]);
});
