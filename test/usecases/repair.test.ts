import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { amountAt, fundTotal, linesOf, tableTotal, unitTotal } from "../../src/domain/lines";
import { fen, formatWan } from "../../src/domain/money";
import { checkBook } from "../../src/rules/evaluate";
import { allocateBook } from "../../src/usecases/allocateBook";
import { applyMoves, proposeRepair, type RepairProposal, type RepairWish } from "../../src/usecases/repair";
import { withMoves } from "../../src/usecases/repairRows";
import { choice } from "../rules/sampleBook";
import { runs } from "../runs";
import { dividedSample, freshSample, withAmount } from "../workbook/books";

function proposal(book: FundBook, wish: RepairWish = {}): RepairProposal {
  const result = proposeRepair(book, wish);
  if (!result.ok) throw new Error(result.fault.sentence.en);
  return result.value;
}

function faultOf(book: FundBook): string {
  const result = proposeRepair(book);
  return result.ok ? result.value.status : result.fault.code;
}

function broken(book: FundBook): readonly string[] {
  return checkBook(book)
    .outcomes.filter(({ rule, verdict }) => verdict === "broken" && ["R03", "R04", "R12"].includes(rule.id))
    .map(({ id }) => id);
}

/** The sample divided evenly (its resource share is too low), with the first way out taken. */
function balanced(): FundBook {
  const book = dividedSample();
  const after = applyMoves(book, proposal(book).options[0]?.moves ?? []);
  if (!after.ok) throw new Error(after.fault.code);
  return after.value;
}

/** The book after a leader has given 永仁 more of project 1. */
function raised(): FundBook {
  const book = balanced();
  return withAmount(book, "P1", "532327", fen((book.decided["P1"]?.["532327"] ?? 0) + 500_000));
}

const wan = (steps: number): ReturnType<typeof fen> => fen(steps * 10_000);

describe("proposeRepair", () => {
  it("finds nothing to do where every rule about money holds", () => {
    expect(broken(dividedSample())).toEqual(["R03"]);
    expect(broken(balanced())).toEqual([]);
    expect(proposal(balanced())).toMatchObject({ status: "unchanged", options: [], conflict: null });
  });

  it("takes 0.50 too much back where it is asked to, and never from the cell just edited", () => {
    const edited = raised();
    expect(broken(edited)).toContain("R12");
    const over = tableTotal(edited.decided) - fundTotal(edited.ledger);
    const { options } = proposal(edited, { keep: { line: "P1", unit: "532327" }, from: "LIB" });
    expect(options[0]?.moved).toBe(over);
    for (const { moves } of options) expect(moves.some(({ unit }) => unit === "532327")).toBe(false);
    const asked = options.filter(({ moves }) => moves.every(({ unit }) => unit === "LIB"));
    expect(asked.map(({ title }) => title.zh)).toContain("从州图书馆出");
    expect(options.map(({ manner }) => manner)).toContain("counties");
  });

  it("spreads a difference over the other counties in proportion, to the step", () => {
    const edited = raised();
    const { options } = proposal(edited, { keep: { line: "P1", unit: "532327" } });
    const spread = options.find(({ manner }) => manner === "counties");
    const lost = (spread?.moves ?? []).map(({ from, to }) => from - to);
    expect(lost.length).toBeGreaterThan(5);
    expect(Math.max(...lost) - Math.min(...lost)).toBeLessThanOrEqual(wan(1));
    expect(spread?.moved).toBe(tableTotal(edited.decided) - fundTotal(edited.ledger));
  });

  it("mends 40 % without breaking 30 %", () => {
    // All resource money but P6 is taken away from the prefecture: both shares break at once.
    const book = ["P6", "P7", "P9", "P10", "P11"].reduce(
      (sum, line) =>
        ["CUL", "LIB"].reduce(
          (one, unit) => (one.decided[line]?.[unit] === undefined ? one : withAmount(one, line, unit, fen(0))),
          sum,
        ),
      balanced(),
    );
    expect([...broken(book)].sort()).toEqual(["R03", "R04", "R12"]);
    const { status, options } = proposal(book);
    expect(status).toBe("repaired");
    for (const option of options) {
      const after = applyMoves(book, option.moves);
      expect(after.ok && broken(after.value)).toEqual([]);
    }
  });

  it("refuses moves made for amounts that have changed since", () => {
    const edited = raised();
    const move = proposal(edited).options[0]?.moves[0];
    if (!move) throw new Error("no move");
    const typed = withAmount(edited, move.line, move.unit, fen(move.from + 10_000));
    const applied = applyMoves(typed, [move]);
    expect(applied.ok ? "applied" : applied.fault.code).toBe("repair-stale");
  });

  it("says which rules exclude one another, how much is missing, and what would help", () => {
    const base = balanced();
    const holds = linesOf(base.projects)
      .filter(({ category }) => category !== "resource")
      .flatMap((line) => Object.keys(base.decided[line.id] ?? {}).map((unit) => ({ line: line.id, unit })));
    const book: FundBook = { ...base, holds, rules: [choice("R03", { threshold: 7_000 })] };
    const { status, conflict, relaxations } = proposal(book);
    expect(status).toBe("infeasible");
    expect(conflict?.sentence.zh).toMatch(/^无解：三条不能同时成立：/);
    expect(conflict?.items.map(({ rule }) => rule).sort()).toEqual(["R03", "R12", "hold"]);
    expect(conflict?.sentence.zh).toContain(`指标总额${formatWan(fundTotal(book.ledger))}万元`);
    expect(conflict?.sentence.zh).toMatch(/界限70%（八（一）1），最多\d+\.\d\d万元，还差\d+\.\d\d万元/);
    const eased = relaxations.find(({ rule }) => rule === "R03");
    const to = Number(eased?.to.replace("%", ""));
    expect(eased?.from).toBe("70%");
    expect(proposal({ ...book, rules: [choice("R03", { threshold: Math.round(to * 100) })] }).status).not.toBe(
      "infeasible",
    );
    expect(proposal({ ...book, rules: [choice("R03", { threshold: Math.round(to * 100) + 1 })] }).status).toBe(
      "infeasible",
    );
  });

  it("does not guess where something lacks", () => {
    expect(faultOf(freshSample())).toBe("repair-nothing-divided");
    expect(faultOf({ ...dividedSample(), ledger: [] })).toBe("repair-undetermined");
    const text = { line: "P6", unit: "532327", text: "约4", address: "分配表!M14" };
    expect(faultOf({ ...dividedSample(), unreadable: [text] })).toBe("repair-undetermined");
  });

  it("leaves units without funding, 固定金额 and held cells as they are", () => {
    const base = balanced();
    const held = { line: "P7", unit: "LIB" };
    const fixed = base.decided["P5"]?.["LIB"] ?? null;
    const record = {
      unit: "532331",
      funded: false,
      notFundedReason: "本年不安排",
      lastYear: null,
      coefficient: null,
      cultureDigitalOn: null,
      libraryConnectedOn: null,
      owner: "",
      planState: "未报" as const,
      planOpinion: "",
      planDecidedOn: null,
    };
    const book: FundBook = {
      ...raised(),
      holds: [held],
      unitRecords: [record],
      projects: base.projects.map((project) => (project.number === 5 ? { ...project, fixedAmount: fixed } : project)),
    };
    const { options, status } = proposal(book);
    expect(status).toBe("repaired");
    for (const { moves } of options) {
      expect(moves.some(({ line, unit }) => line === held.line && unit === held.unit)).toBe(false);
      expect(moves.some(({ unit }) => unit === "532331")).toBe(false);
      expect(moves.some(({ line }) => line === "P5")).toBe(false);
    }
    const free = proposal({ ...raised(), holds: [] }).options.flatMap(({ moves }) => moves);
    expect(free.some(({ unit }) => unit === "532331")).toBe(true);
  });

  it("holds for random books: what is proposed passes the rule engine, exact in fen, within the mask", () => {
    const base = dividedSample();
    const cells = linesOf(base.projects).flatMap((line) => line.builders.map((unit) => ({ line: line.id, unit })));
    const change = fc.record({ cell: fc.constantFrom(...cells), steps: fc.integer({ min: 0, max: 900 }) });
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { minLength: 1, maxLength: 6, selector: ({ cell }) => `${cell.line}|${cell.unit}` }),
        fc.uniqueArray(fc.constantFrom(...cells), { maxLength: 12 }),
        fc.integer({ min: 0, max: 9_000 }),
        (changes, holds, share) => {
          const changed = changes.reduce(
            (book, { cell, steps }) => withAmount(book, cell.line, cell.unit, wan(steps)),
            base,
          );
          const book: FundBook = { ...changed, holds, rules: [choice("R03", { threshold: share })] };
          const proposed = proposal(book);
          seen.add(proposed.status);
          expect(proposed.status === "unchanged").toBe(broken(book).length === 0);
          for (const option of proposed.options) {
            const after = applyMoves(book, option.moves);
            if (!after.ok) throw new Error(after.fault.code);
            expect(broken(after.value)).toEqual([]);
            expect(tableTotal(after.value.decided)).toBe(fundTotal(book.ledger));
            for (const { line, unit, to } of option.moves) {
              expect(to).toBeGreaterThanOrEqual(0);
              expect(holds.some((hold) => hold.line === line && hold.unit === unit)).toBe(false);
              expect(linesOf(book.projects).find(({ id }) => id === line)?.builders).toContain(unit);
            }
            expect(proposal(after.value).status).toBe("unchanged");
          }
        },
      ),
      { numRuns: runs(25) },
    );
    expect([...seen].sort()).toEqual(["infeasible", "repaired", "unchanged"].filter((status) => seen.has(status)));
    expect(seen.size).toBeGreaterThan(1);
  });

  it("asks one unit at most to give", () => {
    const edited = raised();
    const one = proposal(edited, { keep: { line: "P1", unit: "532327" }, from: "532301" }).options.find(
      ({ manner }) => manner === "oneUnit",
    );
    const after = applyMoves(edited, one?.moves ?? []);
    if (!after.ok) throw new Error(after.fault.code);
    const others = edited.units.filter(({ code }) => code !== "532301");
    for (const { code } of others) expect(unitTotal(after.value.decided, code)).toBe(unitTotal(edited.decided, code));
  });
});

describe("N2 and N3: floors of 7.00 for ten counties with 100.00 in all", () => {
  const base = dividedSample();
  const [document] = base.ledger;
  const raised = { ...base, ledger: document ? [{ ...document, amount: fen(100_000_000) }] : [] };
  const divided = allocateBook(raised, { method: "even", handEdits: "replace" });
  if (!divided.ok) throw new Error(divided.fault.sentence.en);
  const counties = base.units.filter(({ level }) => level === "county").map(({ code }) => code);
  const floors = { P1: Object.fromEntries(counties.map((code) => [code, fen(7_000_000)])) };
  const floored = { ...divided.value, terms: { ...divided.value.terms, floors } };

  it("says that total, floors and 40 % exclude one another, what can be reached and what is short", () => {
    const result = proposal(floored);
    expect(result.status).toBe("infeasible");
    expect(result.conflict?.items.map(({ rule }) => rule).sort()).toEqual(["R03", "R12", "floor"]);
    const sentence = result.conflict?.sentence.zh ?? "";
    expect(sentence).toContain("无解：三条不能同时成立");
    for (const part of ["100.00万元", "10格共70.00万元", "界限40%", "最多30.00万元", "还差10.00万元"])
      expect(sentence).toContain(part);
  });

  it("gives the ways out, each true: floors down by 10.00 in all, the total at 116.67, or the limit at 30 %", () => {
    const { relaxations } = proposal(floored);
    const of = (rule: string) => relaxations.find((one) => one.rule === rule);
    expect(of("floor")).toMatchObject({ from: "70.00", to: "60.00" });
    expect(of("R12")).toMatchObject({ from: "100.00", to: "116.67" });
    expect(of("R03")).toMatchObject({ from: "40%", to: "30%" });
    const lower = { P1: Object.fromEntries(counties.map((code) => [code, fen(6_000_000)])) };
    const repaired = proposal({ ...floored, terms: { ...floored.terms, floors: lower } });
    expect(repaired.status).toBe("repaired");
    for (const { moves } of repaired.options) {
      const after = withMoves(floored, moves);
      for (const code of counties) expect(amountAt(after.decided, "P1", code)).toBeGreaterThanOrEqual(6_000_000);
      expect(tableTotal(after.decided)).toBe(100_000_000);
    }
  });
});
