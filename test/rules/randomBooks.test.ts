import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { checkBook } from "../../src/rules/evaluate";
import type { RuleOutcome } from "../../src/rules/report";
import { runs } from "../runs";
import { oracleOf } from "./oracle";
import { anyBook } from "./randomBook";

const outcomesOf = (of: FundBook): readonly RuleOutcome[] => checkBook(of).outcomes;

describe("any book, every rule", () => {
  it("is judged as a naive recomputation judges it, with the same figures", () => {
    const property = fc.property(anyBook, (of) => {
      const outcomes = outcomesOf(of);
      const told = outcomes.map(({ id, verdict, ...more }) => `${id} ${verdict} ${more.known ? more.actual : ""}`);
      const expected = outcomes.map(({ id, known }) => {
        const { verdict, sides } = oracleOf(of, id);
        const figure = verdict === "planGap" ? sides.plan : sides.left;
        return `${id} ${verdict} ${known ? String(figure) : ""}`;
      });
      expect(told).toEqual(expected);
    });
    fc.assert(property, { numRuns: runs(200) });
  });

  it("says the same whatever the order of lines, units, records and documents", () => {
    const turned = (of: FundBook): FundBook => ({
      ...of,
      projects: [...of.projects].reverse(),
      units: [...of.units].reverse(),
      ledger: [...of.ledger].reverse(),
      sessions: [...of.sessions].reverse(),
      indicators: [...of.indicators].reverse(),
      unitRecords: [...of.unitRecords].reverse(),
      rules: [...of.rules].reverse(),
    });
    const told = (of: FundBook): readonly string[] =>
      outcomesOf(of)
        .map(({ id, verdict, sentence }) => `${id} ${verdict} ${sentence.zh} ${sentence.en}`)
        .sort();
    const withoutBuilders = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => line.replace(/（建设单位：[^）]*）| \(builders: [^)]*\)/g, ""));
    const property = fc.property(anyBook, (of) => {
      expect(withoutBuilders(told(turned(of)))).toEqual(withoutBuilders(told(of)));
    });
    fc.assert(property, { numRuns: runs(60) });
  });

  it("is never made worse by more of what a rule asks for", () => {
    const property = fc.property(anyBook, fc.integer({ min: 1, max: 5_000_000 }), (of, more) => {
      const held = outcomesOf(of).find(({ id }) => id === "R05");
      const session = { ...SESSION, on: "2020-04-01" };
      const after = outcomesOf({ ...of, sessions: [...of.sessions, session] }).find(({ id }) => id === "R05");
      if (held?.verdict === "met") expect(after?.verdict).toBe("met");
      const resource = of.projects.find(({ category }) => category === "resource");
      const before = outcomesOf(of).find(({ id }) => id === "R03");
      if (!resource || before?.verdict !== "met" || before.reading.id === "by-parts") return;
      const line = `P${resource.number}`;
      if (of.unreadable.some((text) => text.line === line && text.unit === "LIB")) return;
      const row = of.decided[line] ?? {};
      const raised = { ...of.decided, [line]: { ...row, LIB: fen((row["LIB"] ?? 0) + more) } };
      expect(outcomesOf({ ...of, decided: raised }).find(({ id }) => id === "R03")?.verdict).toBe("met");
    });
    fc.assert(property, { numRuns: runs(100) });
  });

  it("speaks whole sentences: what lacks is named, every figure stands in its sentence, no NaN", () => {
    const property = fc.property(anyBook, (of) => {
      for (const { sentence, rule, verdict, due, known } of outcomesOf(of)) {
        expect(sentence.zh.endsWith(`。依据：${rule.clause}。`)).toBe(true);
        expect(sentence.zh + sentence.en).not.toMatch(/NaN|undefined|null|\[object/);
        const dated = due?.kind === "date" ? due.on : due?.state;
        if (verdict === "notDue" || verdict === "planGap") expect(sentence.zh).toContain(`（${dated ?? "?"}`);
        if (!known) expect(sentence.zh).toMatch(/：(无数据，|未到期（[^）]+），)./);
      }
    });
    fc.assert(property, { numRuns: runs(100) });
  });
});

const SESSION = {
  on: null,
  kind: "志愿者培训",
  name: "示例",
  organiser: "CUL",
  organiserText: "州文化馆",
  audience: "",
  days: null,
  people: null,
  visits: null,
  evidence: "",
} as const;
