import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { fen, type Fen } from "../../src/domain/money";
import { primesAbove } from "../../src/review/primes";
import { readSealCode, sealCode, sealCodeText } from "../../src/review/seal";
import { sealNumber, sealWeights } from "../../src/review/sealNumber";
import { runs } from "../runs";
import { anyBook, dividedSample, withAmount } from "../workbook/books";

const cells = (book: FundBook): (readonly [string, string, Fen])[] =>
  Object.entries(book.decided).flatMap(([line, row]) =>
    Object.entries(row).map(([unit, amount]) => [line, unit, amount] as const),
  );
const shuffled = <Item>(items: readonly Item[], by: number): Item[] =>
  items
    .map((item, index) => ({ item, key: (index * 7919 + by) % 104_729 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe("核对码", () => {
  it("has eight signs that cannot be mistaken for one another on paper", () => {
    fc.assert(
      fc.property(anyBook(), (book) => {
        expect(sealCode(book)).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
      }),
      { numRuns: runs(30) },
    );
  });

  it("is the same whatever the order of rows, and whatever state, opinions and log say", () => {
    fc.assert(
      fc.property(anyBook(), fc.nat(), (book, by) => {
        const other: FundBook = {
          ...book,
          state: "已下达",
          version: book.version + 1,
          units: shuffled(book.units, by),
          projects: shuffled(book.projects, by),
          ledger: shuffled(book.ledger, by),
          rules: shuffled(book.rules, by),
          decided: Object.fromEntries(
            shuffled(Object.entries(book.decided), by).map(([line, row]) => [
              line,
              Object.fromEntries(shuffled(Object.entries(row), by)),
            ]),
          ),
        };
        expect(sealCode(other)).toBe(sealCode(book));
      }),
      { numRuns: runs(30) },
    );
  });

  it("differs for any one-cell change: an amount, a deliberate 0, a text, a document, a reading", () => {
    fc.assert(
      fc.property(anyBook(), fc.nat(), fc.integer({ min: 1, max: 5_000_000 }), (book, pick, more) => {
        const all = cells(book);
        const changed = all[pick % Math.max(1, all.length)];
        const before = sealCode(book);
        if (changed) {
          const [line, unit, amount] = changed;
          expect(sealCode(withAmount(book, line, unit, fen(amount + more)))).not.toBe(before);
        }
        const free = book.units.find((unit) => book.decided["P5"]?.[unit.code] === undefined);
        if (free) expect(sealCode(withAmount(book, "P5", free.code, fen(0)))).not.toBe(before);
        const text = { line: "P1", unit: "CUL", text: `约${more}`, address: "" };
        expect(sealCode({ ...book, unreadable: [...book.unreadable, text] })).not.toBe(before);
        const [document] = book.ledger;
        if (document) {
          const ledger = [{ ...document, amount: fen(document.amount + more) }, ...book.ledger.slice(1)];
          expect(sealCode({ ...book, ledger })).not.toBe(before);
        }
        const rule = book.catalogue.find((candidate) => candidate.readings.length > 1);
        const inForce = book.rules.find((choice) => choice.rule === rule?.id)?.reading ?? rule?.readings[0].id;
        const reading = rule?.readings.find(({ id }) => id !== inForce)?.id;
        if (!rule || reading === undefined) throw new Error("no rule has two readings");
        const choice = { rule: rule.id, enabled: true, level: rule.level, threshold: null, due: null, judgement: null };
        const rules = [{ ...choice, reason: "", reading, decidedBy: "", decidedOn: "" }];
        expect(sealCode({ ...book, rules: [...book.rules.filter((one) => one.rule !== rule.id), ...rules] })).not.toBe(
          before,
        );
      }),
      { numRuns: runs(50) },
    );
  });

  it("is read as people type it from paper, and nothing else is", () => {
    const code = sealCode(dividedSample());
    for (const typed of [sealCodeText(code), code.toLowerCase(), ` ${code.slice(0, 3)} ${code.slice(3)} `]) {
      expect(readSealCode(typed)).toBe(code);
    }
    expect(readSealCode("ＡＢＣＤ－ＥＦＧＨ")).toBe("ABCDEFGH");
    for (const typed of ["", "ABCDEFG", "ABCDEFG0", "ABCDEFGI", "ABCDEFGHJ", "预警"])
      expect(readSealCode(typed)).toBeNull();
  });
});

describe("核对数", () => {
  const book = dividedSample();

  it("weighs no two cells alike", () => {
    const { lines, units, received, sent } = sealWeights(book);
    const all = [...lines.values()].flatMap((line) => [...units.values()].map((unit) => line * unit));
    expect(new Set([...all, received, sent]).size).toBe(all.length + 2);
    expect(primesAbove(15, 4)).toEqual([17, 19, 23, 29]);
  });

  it("changes with any change, any move, any exchange and any rectangle of amounts", () => {
    const lines = ["P1", "P3", "P5", "P6", "P9", "P14"];
    const units = ["CUL", "LIB", "532301", "532322", "532331"];
    const place = fc.record({ line: fc.constantFrom(...lines), unit: fc.constantFrom(...units) });
    const before = sealNumber(book);
    const at = (line: string, unit: string): number => book.decided[line]?.[unit] ?? 0;
    const moved = (moves: readonly { line: string; unit: string; by: number }[]): number | null =>
      sealNumber(
        moves.reduce(
          (next, { line, unit, by }) => withAmount(next, line, unit, fen((next.decided[line]?.[unit] ?? 0) + by)),
          book,
        ),
      );
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 1_000_000 }), (one, other, by) => {
        expect(moved([{ ...one, by }])).not.toBe(before);
        if (one.line !== other.line || one.unit !== other.unit) {
          expect(
            moved([
              { ...one, by },
              { ...other, by: -by },
            ]),
          ).not.toBe(before);
          const difference = at(other.line, other.unit) - at(one.line, one.unit);
          if (difference !== 0) {
            expect(
              moved([
                { ...one, by: difference },
                { ...other, by: -difference },
              ]),
            ).not.toBe(before);
          }
        }
        if (one.line !== other.line && one.unit !== other.unit) {
          const corners = [
            { ...one, by },
            { line: one.line, unit: other.unit, by: -by },
            { line: other.line, unit: one.unit, by: -by },
            { ...other, by },
          ];
          expect(moved(corners)).not.toBe(before);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it("changes with the ledger", () => {
    const [document] = book.ledger;
    if (!document) throw new Error("the sample has no document");
    const before = sealNumber(book);
    expect(sealNumber({ ...book, ledger: [{ ...document, amount: fen(document.amount + 100) }] })).not.toBe(before);
    expect(sealNumber({ ...book, ledger: [{ ...document, direction: "out" }] })).not.toBe(before);
    expect(sealNumber({ ...book, ledger: [] })).not.toBe(before);
  });

  it("is exact at 90 亿元 and says nothing where it would not be", () => {
    const last = book.units[book.units.length - 1]?.code ?? "";
    const huge = withAmount({ ...book, decided: {} }, "P15", last, fen(900_000_000_000));
    const weights = sealWeights(book);
    const weight = (weights.lines.get("P15") ?? 0) * (weights.units.get(last) ?? 0);
    const ledger = BigInt(47_030_000) * BigInt(weights.received);
    expect(sealNumber(huge)).toBe(Number(900_000_000_000n * BigInt(weight) + ledger));
    const beyond = withAmount(huge, "P15", last, fen(9_000_000_000_000));
    expect(sealNumber(beyond)).toBeNull();
  });
});
