import fc from "fast-check";
import type { FundBook, RuleChoice } from "../../src/domain/book";
import { CHUXIONG_UNITS } from "../../src/domain/chuxiong";
import { fen, type Fen } from "../../src/domain/money";
import { readNotice } from "../../src/notice/readNotice";
import { SAMPLE_DOCUMENT, SAMPLE_NOTICE } from "../../src/notice/sample";
import { SAMPLE_FACTORS } from "../../src/notice/sampleFactors";
import { RULE_CATALOGUE } from "../../src/rules/catalogue";
import { allocateBook } from "../../src/usecases/allocateBook";
import type { AllocationVersion } from "../../src/domain/version";
import { keepVersion } from "../../src/usecases/versions";
import { bookFromTable } from "../../src/usecases/bookFromTable";
import type { WorkbookContent, WorkbookPlan } from "../../src/workbook/plan";

/** The sample as it is after 载入示例: ledger filled, nothing divided. */
export function freshSample(): FundBook {
  const table = readNotice(SAMPLE_NOTICE);
  if (!table.ok) throw new Error(table.fault.sentence.en);
  return bookFromTable({
    table: table.value,
    units: CHUXIONG_UNITS,
    sample: true,
    ledger: [SAMPLE_DOCUMENT],
    factors: SAMPLE_FACTORS,
    today: { date: "2020-05-25", typed: true },
  });
}

/** The sample divided by a method. */
export function dividedSample(method: "even" | "factors" = "even"): FundBook {
  const book = allocateBook(freshSample(), { method, handEdits: "replace" });
  if (!book.ok) throw new Error(book.fault.sentence.en);
  return book.value;
}

/** A kept version of what a book divides. */
export function versionOf(book: FundBook, number = 1): AllocationVersion {
  const kept = keepVersion({ ...book, versions: [] }, { at: "2020-05-26T09:00", who: "", why: "分配前" });
  const [version] = kept.ok ? kept.value.versions : [];
  if (!version) throw new Error("nothing was kept");
  return { ...version, number };
}

/** What a workbook rendered from a plan reads like. */
export function contentOf(plan: WorkbookPlan): WorkbookContent {
  return plan.sheets.map((sheet) => ({
    name: sheet.name,
    values: sheet.cells.map((row) => row.map((cell) => cell?.value ?? null)),
    formulas: sheet.cells.map((row) => row.map((cell) => cell?.formula ?? null)),
  }));
}

/** The book with one decided amount set, as a person would type it. */
export function withAmount(book: FundBook, line: string, unit: string, amount: Fen): FundBook {
  return { ...book, decided: { ...book.decided, [line]: { ...book.decided[line], [unit]: amount } } };
}

const steps = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -200, max: -1 }) },
);

/** Books with amounts anywhere (also outside the builders), ± documents, holds, texts and people's choices. */
export function anyBook(): fc.Arbitrary<FundBook> {
  const base = freshSample();
  const dividedBefore = dividedSample();
  const lines = base.projects.map((project) => `P${project.number}`);
  const units = base.units.map((unit) => unit.code);
  const cell = fc.record({
    line: fc.constantFrom(...lines),
    unit: fc.constantFrom(...units),
    amount: steps.map((count) => fen(count * 10_000)),
  });
  const choice = fc.constantFrom(...RULE_CATALOGUE).chain((rule) =>
    fc.record<RuleChoice>({
      rule: fc.constant(rule.id),
      enabled: fc.boolean(),
      level: fc.constantFrom("must", "advice"),
      threshold: rule.thresholdEditable ? fc.integer({ min: 1, max: 10_000 }) : fc.constant(rule.threshold),
      due: fc.constant(null),
      judgement: fc.constant(null),
      reason: fc.constant(""),
      reading: fc.constantFrom(...rule.readings.map((reading) => reading.id)),
      decidedBy: fc.constantFrom("", "张某（自报）"),
      decidedOn: fc.constantFrom("", "2020-05-25"),
    }),
  );
  return fc
    .record({
      cells: fc.uniqueArray(cell, { maxLength: 40, selector: ({ line, unit }) => `${line}|${unit}` }),
      text: fc.option(
        fc.record({
          line: fc.constantFrom(...lines),
          unit: fc.constantFrom(...units),
          text: fc.constantFrom("约4", "3.9２万", "待定"),
        }),
        { nil: null, freq: 3 },
      ),
      documents: fc.array(steps, { maxLength: 3 }),
      choices: fc.uniqueArray(choice, { maxLength: 4, selector: ({ rule }) => rule }),
      held: fc.boolean(),
      kept: fc.boolean(),
    })
    .map(({ cells, text, documents, choices, held, kept }) => {
      const decided: Record<string, Record<string, Fen>> = {};
      const clear = cells.filter(({ line, unit }) => text === null || line !== text.line || unit !== text.unit);
      for (const { line, unit, amount } of clear) (decided[line] ??= {})[unit] = amount;
      const first = clear[0];
      return {
        ...base,
        versions: kept ? [versionOf(dividedBefore)] : [],
        decided,
        holds: held && first ? [{ line: first.line, unit: first.unit }] : [],
        ledger: documents.map((count, index) => ({
          ...SAMPLE_DOCUMENT,
          documentNumber: `示例${index + 1}号`,
          amount: fen(count * 10_000),
        })),
        rules: RULE_CATALOGUE.flatMap((rule) => choices.filter((candidate) => candidate.rule === rule.id)),
        unreadable: text === null ? [] : [{ ...text, address: "" }],
      };
    });
}

/** Of a province's size: so many units and projects of the sample's kind, every cell decided. */
export function provinceBook(unitCount = 129, projectCount = 30): FundBook {
  const base = dividedSample();
  const county = base.units.find(({ level }) => level === "county");
  const shared = base.projects.find(({ builders }) => builders.length > 3);
  if (!county || !shared) throw new Error("the sample has no county or no shared project");
  const units = Array.from({ length: unitCount }, (_unused, index) => {
    return {
      ...county,
      code: `9${10_000 + index}`,
      name: `第${index + 1}县`,
      shortName: `${index + 1}县`,
      aliases: [],
    };
  });
  const { parts: _parts, ...project } = { parts: undefined, ...shared };
  const builders = units.map(({ code }) => code);
  const projects = Array.from({ length: projectCount }, (_unused, index) => {
    return { ...project, number: index + 1, shortName: `项目${index + 1}`, builders, coordinator: null };
  });
  const decided = Object.fromEntries(
    projects.map(({ number }) => [`P${number}`, Object.fromEntries(builders.map((code) => [code, fen(10_000_000)]))]),
  );
  const terms = { ...base.terms, floors: {}, ceilings: {}, adjustments: [] };
  const nothing = { indicators: [], sessions: [], unitRecords: [], unreadable: [], unreadableRecords: [] };
  return { ...base, ...nothing, units, projects, decided, terms };
}
