import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { compareBooks, takeFacts } from "../../src/review/compare";
import { factsOf } from "../../src/review/facts";
import { keptFacts, snapshotOf, thinned, type KeptFacts, type Snapshot } from "../../src/review/snapshot";
import { anyBook } from "../rules/randomBook";
import { runs } from "../runs";
import { dividedSample, withAmount } from "../workbook/books";
import { opinion } from "./reviewBooks";

const ACT = { at: "2020-05-25T10:00:00", who: "李某（自报）", why: "送出复核稿" };

function sentOf(book: FundBook): KeptFacts {
  const facts = keptFacts(snapshotOf(book, ACT));
  if (facts === null) throw new Error("no facts");
  return facts;
}

/** The facts of a book as plain pairs, without the order of records. */
function pairs(book: FundBook): readonly string[] {
  return [...factsOf(book).values()].map(({ key, canonical }) => `${key}=${canonical}`).sort();
}

describe("two copies compared", () => {
  const base = dividedSample();

  it("tells what only they changed from what both did", () => {
    const theirs = withAmount(withAmount(base, "P1", "532301", fen(9_990_000)), "P5", "LIB", fen(10_000));
    const ours = withAmount(base, "P5", "LIB", fen(20_000));
    const found = compareBooks(sentOf(base), theirs, ours);
    expect(found.map(({ id, kind, choice }) => [id, kind, choice])).toEqual(
      expect.arrayContaining([
        ["amount:P1|532301", "onlyTheirs", true],
        ["amount:P5|LIB", "conflict", true],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(found.find(({ id }) => id === "amount:P1|532301")?.theirs).toBe("9.99万元");
  });

  it("never lets a record taken away on one side swallow its change on the other", () => {
    const document = base.ledger[0];
    if (!document) throw new Error("the sample has a document");
    const theirs = { ...base, ledger: [] };
    const ours = { ...base, ledger: [{ ...document, note: "已核对" }] };
    const found = compareBooks(sentOf(base), theirs, ours);
    expect(found.map(({ kind }) => kind)).toEqual(["conflict"]);
  });

  it("unites opinions and takes none away", () => {
    const sent = { ...base, opinions: [opinion("R03")] };
    const theirs = { ...sent, opinions: [opinion("R04", { reason: "对方" })] };
    const ours = { ...sent, opinions: [...sent.opinions, opinion("R06")] };
    const found = compareBooks(sentOf(sent), theirs, ours);
    const open = found.filter(({ choice }) => choice).map(({ id }) => id);
    const findings = takeFacts(ours, theirs, open).opinions.map(({ finding }) => finding);
    expect(findings).toEqual(["R03", "R06", "R04"]);
  });

  it("leaves state and unreadable texts to people", () => {
    const place = { line: "P1", unit: "532301", text: "约4", address: "分配表!H10" };
    const { ["532301"]: _gone, ...rest } = base.decided["P1"] ?? {};
    const theirs: FundBook = {
      ...base,
      state: "科室复核",
      decided: { ...base.decided, P1: rest },
      unreadable: [place],
    };
    const found = compareBooks(sentOf(base), theirs, base);
    expect(found.map(({ kind, choice }) => [kind, choice])).toEqual(
      expect.arrayContaining([
        ["structural", false],
        ["unreadable", false],
      ]),
    );
    expect(found.find(({ kind }) => kind === "unreadable")?.theirs).toBe("“约4”");
    expect(pairs(takeFacts(base, theirs, ["state:all#state"]))).toEqual(pairs(base));
  });

  it("without what was sent calls every difference a conflict", () => {
    const theirs = withAmount(base, "P1", "532301", fen(9_990_000));
    expect(compareBooks(null, theirs, base).map(({ kind, sent }) => [kind, sent])).toEqual([["conflict", null]]);
  });

  it("finds nothing between equal books, and nothing taken changes nothing", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(compareBooks(sentOf(book), book, book)).toEqual([]);
        expect(compareBooks(null, book, book)).toEqual([]);
        expect(pairs(takeFacts(book, book, []))).toEqual(pairs(book));
      }),
      { numRuns: runs(20) },
    );
  });

  it("names every change of either side once, and taking theirs gives the union", () => {
    const edit = fc.record({
      line: fc.constantFrom("P1", "P2", "P5", "P9", "P14"),
      unit: fc.constantFrom("CUL", "LIB", "532301", "532327"),
      amount: fc.integer({ min: 0, max: 900 }).map((steps) => fen(steps * 10_000)),
    });
    const edits = fc.array(edit, { maxLength: 8 });
    fc.assert(
      fc.property(anyBook, edits, edits, (book, their, our) => {
        const sent: FundBook = { ...book, unreadable: [] };
        const made = (list: typeof their): FundBook =>
          list.reduce<FundBook>((next, { line, unit, amount }) => withAmount(next, line, unit, amount), sent);
        const [theirs, ours] = [made(their), made(our)];
        const at = (one: FundBook, key: string): string | undefined => factsOf(one).get(key)?.canonical;
        const keys = [...new Set([...their, ...our].map(({ line, unit }) => `amount:${line}|${unit}`))];
        const changed = keys.filter((key) => at(theirs, key) !== at(sent, key) || at(ours, key) !== at(sent, key));
        const found = compareBooks(sentOf(sent), theirs, ours);
        expect(found.map(({ id }) => id).sort()).toEqual([...changed].sort());
        const only = found.filter(({ kind }) => kind === "onlyTheirs").map(({ id }) => id);
        const united = takeFacts(ours, theirs, only);
        for (const key of keys) {
          const wanted = at(ours, key) === at(sent, key) ? at(theirs, key) : at(ours, key);
          expect(at(united, key)).toBe(wanted);
        }
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("snapshots", () => {
  it("keeps the newest, and the newest of every version", () => {
    const all = Array.from({ length: 20 }, (_unused, index): Snapshot => {
      const { content, code } = snapshotOf(dividedSample(), ACT);
      return { ...ACT, id: String(index), version: index < 5 ? 1 : index < 10 ? 2 : 3, code, content };
    });
    expect(thinned(all).map(({ id }) => id)).toEqual(["4", "9", "14", "15", "16", "17", "18", "19"]);
  });

  it("that were damaged are not taken for facts", () => {
    expect(keptFacts({ ...snapshotOf(dividedSample(), ACT), content: "[[1" })).toBeNull();
  });
});
