import type { LineSelector, Quantity, Reading } from "../domain/rule";
import type { UnitFact } from "../rules/facts";
import { isDay } from "../rules/quantities/dates";
import type { FactColumn } from "../rules/quantities/kind";
import { ownRowAddress } from "./address";
import { FACT_CELL_NAME, FACT_NAME } from "./factNames";
import { quoted } from "./formula";
import type { LineRow } from "./layout";
import { byReading } from "./proofFormulas";
import { PROOF_COLUMN, type ProofSource } from "./proofModel";

/** 分子含哪些行 (N4): words, or a formula that names what counts today. */
export interface CountedRows {
  readonly formula: string | null;
  readonly value: string;
}

/** A part of the answer as an expression of the sheet, and what it must read. */
interface Told {
  readonly expression: string;
  readonly value: string;
}

/** Names the rows, 馆, sessions or cells the left side counts, by the reading in force. */
export function countedRows(source: ProofSource): CountedRows {
  const told = new Map(source.readings.map((reading) => [reading.id, readingTold(source, reading)]));
  const value = told.get(source.inForce.reading.id)?.value ?? "";
  const expression = byReading(
    source,
    (column) => ownRowAddress(source.row, PROOF_COLUMN[column]),
    (reading) => told.get(reading.id)?.expression ?? '""',
  );
  return expression === quoted(value) ? { formula: null, value } : { formula: expression, value };
}

function readingTold(source: ProofSource, { left }: Reading): Told {
  const parts = left.map(({ quantity }) => quantityTold(source, quantity));
  return {
    expression: parts.map(({ expression }) => expression).join(`&${quoted("；")}&`) || '""',
    value: parts.map(({ value }) => value).join("；"),
  };
}

function plain(text: string): Told {
  return { expression: quoted(text), value: text };
}

function quantityTold(source: ProofSource, quantity: Quantity): Told {
  switch (quantity.kind) {
    case "allocated":
    case "filledCells":
    case "projects":
      return plain(linesTold(source, quantity.where));
    case "resourceParts":
      return plain("各项目的其中资源建设");
    case "institutions":
      return institutionsTold(source, quantity);
    case "units":
      return unitsTold(source, quantity);
    case "sessions":
      return plain(sessionsTold(source, quantity));
    case "fundTotal":
      return plain("资金台账收到的文件");
    default:
      return plain(OTHER_WORDS[quantity.kind]);
  }
}

const OTHER_WORDS: Readonly<Record<"one" | "sessionTargets" | "approval" | "taskPoints" | "judgement", string>> = {
  one: "一次",
  sessionTargets: "绩效指标的现行值",
  approval: "首页的审定记录",
  taskPoints: "绩效指标各行的完成率",
  judgement: "规则表的人工判断",
};

/** Literals hold at most 255 characters. */
const MOST_LINES = 50;

/** The numbers printed in the notice. */
function linesTold({ layout, lineRow }: ProofSource, where: LineSelector): string {
  if (lineRow) return `项目${lineRow.line.project}`;
  const counted = layout.lineRows.filter(({ line }) => selects(where, line, layout.prefectureUnits));
  if (counted.length === layout.lineRows.length) return "全部项目";
  if (counted.length === 0) return "没有项目";
  const shown = counted.slice(0, MOST_LINES).map(({ line }) => line.project);
  return `项目${shown.join("、")}${shown.length < counted.length ? `等${counted.length}个` : ""}`;
}

function selects(
  { category, categoryOpen, project, coordinatedBy }: LineSelector,
  line: LineRow["line"],
  prefecture: ProofSource["layout"]["prefectureUnits"],
): boolean {
  const inCategory = category === undefined || line.category === category;
  const open = categoryOpen === undefined || line.category === null;
  const numbered = project === undefined || line.project === project;
  const led = coordinatedBy === undefined || prefecture.some(({ unit }) => unit.code === line.coordinator);
  return inCategory && open && numbered && led;
}

type Institutions = Extract<Quantity, { kind: "institutions" }>;
const DATE: Readonly<
  Record<
    Institutions["of"],
    { readonly fact: FactColumn; readonly field: "cultureDigitalOn" | "libraryConnectedOn"; readonly word: string }
  >
> = {
  culture: { fact: "unit.cultureDigitalOn", field: "cultureDigitalOn", word: "文化馆" },
  library: { fact: "unit.libraryConnectedOn", field: "libraryConnectedOn", word: "图书馆" },
};

/** The 馆 whose date has come, by the names of 单位. */
function institutionsTold(source: ProofSource, { of, level, done }: Institutions): Told {
  const { fact, field, word } = DATE[of];
  const counts = ({ record, level: own, name }: UnitFact): boolean => {
    const on = record?.[field] ?? null;
    const due = done === undefined || (on !== null && (done === "planned" || on <= source.facts.today));
    return due && (own === "county" || (level === undefined && name.includes(word)));
  };
  const date = (index: number): string => at(fact, index);
  const dated =
    done === undefined
      ? []
      : done === "planned"
        ? [(index: number) => isDay(date(index))]
        : [(index: number) => isDay(date(index)), (index: number) => `${date(index)}<=${FACT_CELL_NAME.today}`];
  const ofKind = (index: number): string => {
    const county = `${at("unit.level", index)}="县市"`;
    if (level === "county") return county;
    const named = `ISNUMBER(MATCH("*${word}*",${at("unit.name", index)},0))`;
    return `OR(${county},${named})`;
  };
  return unitNames(
    source,
    counts,
    (index) => `AND(${[ofKind, ...dated].map((condition) => condition(index)).join(",")})`,
  );
}

function unitsTold(source: ProofSource, { where }: Extract<Quantity, { kind: "units" }>): Told {
  const { plan, owner, zero } = where;
  if (plan === undefined && owner === undefined && zero === undefined) return plain("单位表全部单位");
  const conditions: readonly ((index: number) => string)[] = [
    ...(plan ? [(index: number) => `${at("unit.planState", index)}="已审定"`] : []),
    ...(owner ? [(index: number) => `LEN(${at("unit.owner", index)})>0`] : []),
    ...(zero ? [(index: number) => `${at("unit.unexplainedZero", index)}=1`] : []),
  ];
  const counts = ({ record, total }: UnitFact): boolean => {
    const explained = record?.funded === false && record.notFundedReason !== "";
    return (
      (plan === undefined || record?.planState === "已审定") &&
      (owner === undefined || (record?.owner ?? "") !== "") &&
      (zero === undefined || (total === 0 && !explained))
    );
  };
  return unitNames(source, counts, (index) => `AND(${conditions.map((condition) => condition(index)).join(",")})`);
}

/** One cell of a register of 单位. */
function at(fact: FactColumn, index: number): string {
  return `INDEX(${FACT_NAME[fact]},${index + 1})`;
}

/** Two readings of a rule stand in one formula, which holds 8,192 characters. */
const MOST_CHARACTERS = 3_000;

/** 楚雄市、双柏县、 … of the units that count; of more units than a formula can look through, the first ones. */
function unitNames(
  { facts }: ProofSource,
  counts: (unit: UnitFact) => boolean,
  condition: (index: number) => string,
): Told {
  const each = facts.units.map((_, index) => `IF(${condition(index)},${at("unit.name", index)}&"、","")`);
  let characters = 0;
  const shown = each.filter((expression) => (characters += expression.length + 1) <= MOST_CHARACTERS);
  const rest = shown.length < each.length ? `（只列前${shown.length}个单位中的）` : "";
  const names = facts.units.slice(0, shown.length).filter(counts);
  return {
    expression: [...shown, ...(rest === "" ? [] : [quoted(rest)])].join("&") || '""',
    value: names.map(({ name }) => `${name}、`).join("") + rest,
  };
}

/** Sessions are many, so they are named by what their rows say. */
function sessionsTold(
  { facts, institution }: ProofSource,
  { of, organiser }: Extract<Quantity, { kind: "sessions" }>,
): string {
  const by =
    organiser === "any"
      ? ""
      : organiser === "least"
        ? "、州级各馆分别计（取最少）"
        : `、主办为${institution === null ? "" : facts.unitName(institution)}`;
  return `活动培训中类别为${of.join("或")}${by}、日期不晚于今天的行`;
}
