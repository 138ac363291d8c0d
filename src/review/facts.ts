import type { FundBook } from "../domain/book";
import { formatWan, type Fen } from "../domain/money";
import { FIELD_NAMES, type Field, type FieldName, type Project } from "../domain/project";
import { factTable, type Fact, type FactTable } from "./factTable";

interface Cell {
  readonly line: string;
  readonly unit: string;
  readonly amount: Fen;
}

function cellsOf(book: FundBook): readonly Cell[] {
  return Object.entries(book.decided).flatMap(([line, cells]) =>
    Object.entries(cells).map(([unit, amount]) => ({ line, unit, amount })),
  );
}

function withCells(book: FundBook, cells: readonly Cell[]): FundBook {
  const decided: Record<string, Record<string, Fen>> = {};
  for (const { line, unit, amount } of cells) (decided[line] ??= {})[unit] = amount;
  return { ...book, decided };
}

interface PrintedField extends Field {
  readonly project: number;
  readonly name: FieldName;
}

function printedFields(book: FundBook): readonly PrintedField[] {
  return book.projects.flatMap(({ number, fields }) =>
    FIELD_NAMES.map((name) => ({ project: number, name, ...fields[name] })),
  );
}

function withPrintedFields(book: FundBook, list: readonly PrintedField[]): FundBook {
  const found = new Map(list.map(({ project, name, ...field }) => [`${project}|${name}`, field]));
  const fieldsOf = ({ number, fields }: Project): Project["fields"] => {
    const next = { ...fields };
    for (const name of FIELD_NAMES) next[name] = found.get(`${number}|${name}`) ?? fields[name];
    return next;
  };
  return { ...book, projects: book.projects.map((project) => ({ ...project, fields: fieldsOf(project) })) };
}

interface Division {
  readonly method: FundBook["method"];
  readonly computed: FundBook["computed"];
}

function nameOf(book: FundBook, code: string): string {
  return book.units.find((unit) => unit.code === code)?.name ?? code;
}

function lineName(book: FundBook, line: string): string {
  const project = book.projects.find(({ number }) => `P${number}` === line);
  return project ? `${project.number} ${project.shortName}` : line;
}

/**
 * Everything people type, as tables of records with ids that hold wherever rows are sorted to. `whole`: records that
 * are taken or left as one. `fixed`: rows cannot be added or taken away by a merge; `locked`: nothing is taken over.
 */
export const FACT_TABLES: readonly FactTable[] = [
  factTable<Cell>({
    name: "amount",
    sheet: "分配表",
    list: cellsOf,
    id: ({ line, unit }) => `${line}|${unit}`,
    label: ({ line, unit }, book) => `${lineName(book, line)} ${nameOf(book, unit)}`,
    show: ({ amount }) => `${formatWan(amount)}万元`,
    skip: ["line", "unit"],
    whole: true,
    put: withCells,
  }),
  factTable<FundBook["holds"][number]>({
    name: "hold",
    sheet: "测算",
    list: ({ holds }) => holds,
    id: ({ line, unit }) => `${line}|${unit}`,
    label: ({ line, unit }, book) => `固定 ${lineName(book, line)} ${nameOf(book, unit)}`,
    show: () => "固定",
    skip: ["line", "unit"],
    whole: true,
    put: (book, holds) => ({ ...book, holds }),
  }),
  factTable<FundBook["ledger"][number]>({
    name: "ledger",
    sheet: "资金台账",
    list: ({ ledger }) => ledger,
    id: ({ direction, documentNumber }) => `${direction}|${documentNumber}`,
    label: ({ documentNumber }) => documentNumber || "（无文号）",
    show: (row) => `${row.documentNumber} ${formatWan(row.amount)}万元`,
    put: (book, ledger) => ({ ...book, ledger }),
  }),
  factTable<FundBook["rules"][number]>({
    name: "rule",
    sheet: "规则",
    list: ({ rules }) => rules,
    id: ({ rule }) => rule,
    label: ({ rule }) => rule,
    show: ({ reading, threshold, judgement }) =>
      [reading, threshold, judgement].filter((part) => part !== null).join(" "),
    put: (book, rules) => ({ ...book, rules }),
  }),
  factTable<FundBook["catalogue"][number]>({
    name: "catalogue",
    sheet: "规则",
    list: ({ catalogue }) => catalogue,
    id: ({ id }) => id,
    label: ({ id, name }) => `${id} ${name.zh}`,
    show: ({ quote }) => quote,
    whole: true,
    locked: true,
    put: (book) => book,
  }),
  factTable<Project>({
    name: "project",
    sheet: "项目表",
    list: ({ projects }) => projects,
    id: ({ number }) => String(number),
    label: ({ number, shortName }) => `${number} ${shortName}`,
    show: ({ number, shortName }) => `${number} ${shortName}`,
    skip: ["fields", "questionIds"],
    fixed: true,
    put: (book, projects) => ({ ...book, projects }),
  }),
  factTable<PrintedField>({
    name: "field",
    sheet: "项目表",
    list: printedFields,
    id: ({ project, name }) => `${project}|${name}`,
    label: ({ project, name }) => `${project} ${FIELD_WORDS[name]}`,
    show: ({ text }) => text,
    whole: true,
    fixed: true,
    put: withPrintedFields,
  }),
  factTable<FundBook["units"][number]>({
    name: "unit",
    sheet: "单位",
    list: ({ units }) => units,
    id: ({ code }) => code,
    label: ({ name }) => name,
    show: ({ name }) => name,
    fixed: true,
    put: (book, units) => ({ ...book, units }),
  }),
  factTable<FundBook["unitRecords"][number]>({
    name: "unitRecord",
    sheet: "单位",
    list: ({ unitRecords }) => unitRecords,
    id: ({ unit }) => unit,
    label: ({ unit }, book) => nameOf(book, unit),
    show: (row) =>
      Object.values(row)
        .filter((value) => value !== null && value !== "")
        .join(" "),
    put: (book, unitRecords) => ({ ...book, unitRecords }),
  }),
  factTable<FundBook["factors"][number]>({
    name: "factor",
    sheet: "单位",
    list: ({ factors }) => factors,
    id: ({ name, year }) => `${name}|${year}`,
    label: ({ name }) => name,
    show: ({ name, year }) => `${name} ${year}`,
    put: (book, factors) => ({ ...book, factors }),
  }),
  factTable<FundBook["indicators"][number]>({
    name: "indicator",
    sheet: "绩效指标",
    list: ({ indicators }) => indicators,
    id: ({ id }) => id,
    label: ({ id, name }) => `${id} ${name}`,
    show: ({ name, current, measure }) => `${name} ${current}${measure}`,
    put: (book, indicators) => ({ ...book, indicators }),
  }),
  factTable<FundBook["sessions"][number]>({
    name: "session",
    sheet: "活动培训",
    list: ({ sessions }) => sessions,
    id: ({ on, kind, name, organiserText }) => [on ?? "", kind, name, organiserText].join("|"),
    label: ({ name }) => name || "（无名称）",
    show: ({ on, kind, name }) => [on ?? "", kind, name].filter((part) => part !== "").join(" "),
    put: (book, sessions) => ({ ...book, sessions }),
  }),
  factTable<FundBook["approvals"][number]>({
    name: "approval",
    sheet: "首页",
    list: ({ approvals }) => approvals,
    id: ({ gate }) => gate,
    label: ({ gate }) => (gate === "province" ? "省厅审定" : "局党组审定"),
    show: ({ on, document }) => [on ?? "", document].join(" ").trim(),
    put: (book, approvals) => ({ ...book, approvals }),
  }),
  factTable<FundBook["opinions"][number]>({
    name: "opinion",
    sheet: "复核意见",
    list: ({ opinions }) => opinions,
    id: (row) => [row.finding, row.seen, row.opinion, row.reason, row.reviewer, row.on ?? ""].join("|"),
    label: ({ finding }) => finding,
    show: ({ opinion, reason, reviewer }) => [opinion, reason, reviewer].filter((part) => part !== "").join(" "),
    skip: ["about"],
    whole: true,
    appendOnly: true,
    put: (book, opinions) => ({ ...book, opinions }),
  }),
  factTable<FundBook["openQuestions"][number]>({
    name: "question",
    sheet: "待核实",
    list: ({ openQuestions }) => openQuestions,
    id: ({ id }) => id,
    label: ({ id, topic }) => `${id} ${topic}`,
    show: ({ assumption }) => assumption,
    put: (book, openQuestions) => ({ ...book, openQuestions }),
  }),
  factTable<FundBook["repairs"][number]>({
    name: "repair",
    sheet: "待核实",
    list: ({ repairs }) => repairs,
    id: ({ id }) => id,
    label: ({ id }) => id,
    show: ({ after }) => after,
    whole: true,
    put: (book, repairs) => ({ ...book, repairs }),
  }),
  factTable<Division>({
    name: "division",
    sheet: "测算",
    list: ({ method, computed }) => [{ method, computed }],
    id: () => "all",
    label: () => "方法和测算数",
    show: ({ method }) => (method === "even" ? "平均" : "按因素"),
    whole: true,
    put: (book, [division]) => (division ? { ...book, ...division } : book),
  }),
  factTable<Pick<FundBook, "title" | "year" | "noticeNumber" | "sample">>({
    name: "home",
    sheet: "首页",
    list: ({ title, year, noticeNumber, sample }) => [{ title, year, noticeNumber, sample }],
    id: () => "all",
    label: () => "",
    show: ({ title }) => title,
    put: (book, [home]) => (home ? { ...book, ...home } : book),
  }),
  factTable<FundBook["today"]>({
    name: "today",
    sheet: "首页",
    list: ({ today }) => (today.typed ? [today] : []),
    id: () => "all",
    label: () => "今天",
    show: ({ date }) => date,
    whole: true,
    put: (book, [today]) => (today ? { ...book, today } : { ...book, today: { ...book.today, typed: false } }),
  }),
  factTable<Pick<FundBook, "state" | "version">>({
    name: "state",
    sheet: "首页",
    list: ({ state, version }) => [{ state, version }],
    id: () => "all",
    label: () => "",
    show: ({ state, version }) => `${state}（第${version}版）`,
    locked: true,
    put: (book) => book,
  }),
];

const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  number: "序号",
  category: "项目类型",
  name: "项目名称",
  builders: "建设单位",
  task: "建设任务",
};

/** Every typed fact of a book, by its key. */
export function factsOf(book: FundBook): ReadonlyMap<string, Fact> {
  return new Map(FACT_TABLES.flatMap((table) => table.facts(book)).map((fact) => [fact.key, fact]));
}
