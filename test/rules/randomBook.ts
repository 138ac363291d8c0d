import fc from "fast-check";
import type { FundBook, FundDocument, RuleChoice, UnreadableAmount } from "../../src/domain/book";
import { fundTotal } from "../../src/domain/lines";
import { fen, sumFen, type Fen } from "../../src/domain/money";
import type { Category, Project } from "../../src/domain/project";
import {
  ALLOCATION_STATES,
  PLAN_STATES,
  SESSION_KINDS,
  type Approval,
  type IndicatorTarget,
  type Session,
  type UnitRecord,
} from "../../src/domain/records";
import type { Rule } from "../../src/domain/rule";
import { RULE_CATALOGUE } from "../../src/rules/catalogue";
import { SAMPLE_LINES, UNITS } from "../allocation/sampleShape";
import { book, choice, projectOf, received } from "./sampleBook";

/** Due dates of the catalogue and the days around them, where verdicts change. */
const DAYS: readonly string[] = [
  "2020-05-25",
  "2020-05-30",
  "2020-05-31",
  "2020-06-09",
  "2020-06-10",
  "2020-06-11",
  "2020-09-30",
  "2020-11-29",
  "2020-11-30",
  "2020-12-01",
  "2021-01-01",
];
const day = fc.oneof(
  fc.constantFrom(...DAYS),
  fc.integer({ min: 0, max: 500 }).map((offset) => isoDay(offset)),
);

function isoDay(offset: number): string {
  return new Date(Date.UTC(2020, 3, 1 + offset)).toISOString().slice(0, 10);
}

const CODES = UNITS.map((unit) => unit.code);
const INSTITUTIONS = UNITS.filter((unit) => unit.level === "prefecture");

/** Whole steps of 0.01 万元 as often as odd fen; zero and negative amounts among them. */
const amount: fc.Arbitrary<Fen> = fc.oneof(
  { arbitrary: fc.constant(fen(0)), weight: 2 },
  { arbitrary: fc.integer({ min: 0, max: 2_000 }).map((steps) => fen(steps * 10_000)), weight: 5 },
  { arbitrary: fc.integer({ min: -500, max: -1 }).map((steps) => fen(steps * 10_000)), weight: 1 },
  { arbitrary: fc.integer({ min: -3_000_000, max: 90_000_000 }).map(fen), weight: 2 },
);

interface Cells {
  readonly decided: Readonly<Record<string, Readonly<Record<string, Fen>>>>;
  readonly unreadable: readonly UnreadableAmount[];
}

/** Cells of the matrix; rarely a text among them. */
const cells: fc.Arbitrary<Cells> = fc
  .record({
    amounts: fc.array(fc.record({ line: lineId(), unit: fc.constantFrom(...CODES), amount }), { maxLength: 40 }),
    texts: fc.array(fc.record({ line: lineId(), unit: fc.constantFrom(...CODES) }), { maxLength: 2 }),
    texted: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ amounts, texts, texted }) => {
    const unreadable = new Map(
      (texted === 0 ? texts : []).map(({ line, unit }): [string, UnreadableAmount] => [
        `${line} ${unit}`,
        { line, unit, text: "约3", address: `分配表!${line}${unit}` },
      ]),
    );
    const decided: Record<string, Record<string, Fen>> = {};
    for (const { line, unit, amount } of amounts) {
      if (!unreadable.has(`${line} ${unit}`)) (decided[line] ??= {})[unit] = amount;
    }
    return { decided, unreadable: [...unreadable.values()] };
  });

function lineId(): fc.Arbitrary<string> {
  return fc.constantFrom(...SAMPLE_LINES.map((line) => line.id));
}

const categories: fc.Arbitrary<Category | null> = fc.constantFrom("network", "resource", "outreach");

/** The sample's project table with other categories, coordinators, builders and resource parts. */
const projects: fc.Arbitrary<readonly Project[]> = fc
  .array(
    fc.record({
      keep: fc.integer({ min: 0, max: 9 }),
      category: fc.option(categories, { freq: 20 }),
      coordinator: fc.option(fc.constantFrom(...CODES)),
      builders: fc.subarray(CODES),
      part: fc.option(amount, { freq: 3 }),
      change: fc.constantFrom("none", "category", "coordinator", "builders", "part"),
    }),
    { minLength: SAMPLE_LINES.length, maxLength: SAMPLE_LINES.length },
  )
  .map((changes) =>
    SAMPLE_LINES.flatMap((line, index): Project[] => {
      const change = changes[index];
      const project = projectOf(line);
      if (!change || line.placeholder) return [project];
      if (change.keep === 0) return [];
      return [changed(project, change.change, change)];
    }),
  );

function changed(
  project: Project,
  what: string,
  to: Pick<Project, "category" | "coordinator" | "builders"> & { readonly part: Fen | null },
): Project {
  if (what === "category") return { ...project, category: to.category };
  if (what === "coordinator") return { ...project, coordinator: to.coordinator };
  if (what === "builders") return { ...project, builders: to.builders };
  return what === "part" ? { ...project, resourcePart: to.part } : project;
}

const ledgerRow: fc.Arbitrary<FundDocument> = fc
  .record({
    amount,
    direction: fc.constantFrom("in", "in", "in", "out"),
    source: fc.constantFrom("central", "central", "province", "prefecture", "county"),
  })
  .map(({ amount, direction, source }) => ({ ...received(amount), direction, source }));

/** Cut down to none where the fourth is drawn: nothing recorded is a case of its own. */
function sometimesNone<T>(list: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  return fc.oneof({ arbitrary: list, weight: 3 }, { arbitrary: fc.constant([]), weight: 1 });
}

const unitRecords: fc.Arbitrary<readonly UnitRecord[]> = fc.subarray([...CODES]).chain((codes) =>
  fc.tuple(
    ...codes.map((unit) =>
      fc.record({
        unit: fc.constant(unit),
        funded: fc.constantFrom(null, true, false),
        notFundedReason: fc.constantFrom("", "本年不安排"),
        lastYear: fc.constant(null),
        coefficient: fc.constant(null),
        cultureDigitalOn: fc.option(day),
        libraryConnectedOn: fc.option(day),
        owner: fc.constantFrom("", "办公室主任 0878-0000000"),
        planState: fc.constantFrom(...PLAN_STATES),
        planOpinion: fc.constant(""),
        planDecidedOn: fc.constant(null),
      }),
    ),
  ),
);

const session: fc.Arbitrary<Session> = fc
  .record({
    on: fc.option(day, { freq: 5 }),
    kind: fc.oneof(
      { arbitrary: fc.constantFrom(...SESSION_KINDS), weight: 9 },
      { arbitrary: fc.constant("座谈"), weight: 1 },
    ),
    organiser: fc.option(fc.constantFrom(...INSTITUTIONS, UNITS[2] ?? INSTITUTIONS[0]), { freq: 6 }),
  })
  .map(({ on, kind, organiser }) => ({
    on,
    kind,
    name: "示例活动",
    organiser: organiser?.code ?? null,
    organiserText: organiser?.name ?? "省图书馆",
    audience: "",
    days: 2,
    people: 40,
    visits: null,
    evidence: "",
  }));

const indicator = fc.record({
  project: fc.integer({ min: 1, max: 15 }),
  holder: fc.option(fc.constantFrom(...UNITS), { freq: 5 }),
  comparator: fc.constantFrom(">=" as const, "(>=)" as const, "=" as const, "<=" as const),
  current: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 1200 }), fc.constantFrom(0.5, 2.5)),
  actual: fc.option(fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.constantFrom(0.29, 1.5)), { freq: 30 }),
  counts: fc.constantFrom("" as const, "" as const, ...SESSION_KINDS),
  weight: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 0, max: 1000 })),
});

const indicators: fc.Arbitrary<readonly IndicatorTarget[]> = fc
  .record({ rows: fc.array(indicator, { maxLength: 12 }), complete: fc.boolean() })
  .map(({ rows, complete }) =>
    rows.map(({ project, holder, comparator, current, actual, counts, weight }, index) => ({
      id: `P${project}-${index + 1}`,
      project,
      unit: holder?.name ?? "各单位",
      holder: holder?.code ?? null,
      name: `指标${index + 1}`,
      comparator,
      measure: "次",
      period: "year" as const,
      required: false,
      original: current,
      current,
      actual: complete ? (actual ?? 0) : actual,
      counts,
      weight,
    })),
  );

const approvals: fc.Arbitrary<readonly Approval[]> = fc
  .record({ province: fc.option(day), partyGroup: fc.option(day) })
  .map(({ province, partyGroup }) => [
    { gate: "province", on: province, document: "" },
    { gate: "partyGroup", on: partyGroup, document: "" },
  ]);

function ruleChoice(rule: Rule): fc.Arbitrary<RuleChoice> {
  const threshold =
    rule.thresholdUnit === "share"
      ? fc.integer({ min: 0, max: 10_000 })
      : fc.integer({ min: 0, max: 12 }).map((count) => count * 10_000);
  return fc
    .record({
      enabled: fc.integer({ min: 0, max: 9 }).map((draw) => draw > 0),
      level: fc.constantFrom("must" as const, "advice" as const),
      threshold: rule.thresholdEditable ? fc.option(threshold) : fc.constant(null),
      due: fc.option(day, { freq: 2 }),
      judgement: rule.readings.some(({ left }) => left.some(({ quantity }) => quantity.kind === "judgement"))
        ? fc.constantFrom(null, true, false)
        : fc.constant(null),
      reading: fc.constantFrom(...rule.readings.map(({ id }) => id)),
    })
    .map((more) => choice(rule.id, more));
}

const choices: fc.Arbitrary<readonly RuleChoice[]> = fc
  .subarray([...RULE_CATALOGUE])
  .chain((rules) => fc.tuple(...rules.map(ruleChoice)));

/** The document with which the ledger ties out. */
function missingDocument(decided: Cells["decided"], ledger: readonly FundDocument[]): FundDocument {
  const allocated = sumFen(Object.values(decided).flatMap((row) => Object.values(row)));
  return received(fen(allocated - fundTotal(ledger)));
}

/** Everything done, long ago. */
const COMPLETE_RECORDS: readonly UnitRecord[] = CODES.map((unit) => ({
  unit,
  funded: false,
  notFundedReason: "本年不安排",
  lastYear: null,
  coefficient: null,
  cultureDigitalOn: "2020-04-10",
  libraryConnectedOn: "2020-04-20",
  owner: "办公室主任 0878-0000000",
  planState: "已审定",
  planOpinion: "",
  planDecidedOn: null,
}));

/**
 * Any book a workbook can hold: amounts in steps, odd fen and below zero, texts, registers full and empty, other
 * choices, states, and dates around the days rules fall due. No strangers: every line and unit is in its table.
 */
export const anyBook: fc.Arbitrary<FundBook> = fc
  .record({
    cells,
    projects,
    ledger: sometimesNone(fc.array(ledgerRow, { maxLength: 4 })),
    unitRecords: sometimesNone(unitRecords),
    sessions: sometimesNone(fc.array(session, { maxLength: 12 })),
    indicators: sometimesNone(indicators),
    approvals,
    rules: sometimesNone(choices),
    state: fc.constantFrom(...ALLOCATION_STATES),
    today: day,
    ties: fc.boolean(),
    complete: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ cells: { decided, unreadable }, today, ties, complete, ...more }) => {
    const known = new Set(more.projects.map((project) => `P${project.number}`));
    const kept = Object.fromEntries(Object.entries(decided).filter(([line]) => known.has(line)));
    return book({
      ...more,
      ...(ties ? { ledger: [...more.ledger, missingDocument(kept, more.ledger)] } : {}),
      ...(complete === 0 ? { unitRecords: COMPLETE_RECORDS } : {}),
      decided: kept,
      unreadable: unreadable.filter(({ line }) => known.has(line)),
      today: { date: today, typed: true },
    });
  });
