import { formatWan, sumFen } from "../domain/money";
import type { Field } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import { readAmount } from "./amounts";
import type { TableStart } from "./columns";
import { MISSING, repairCell, type DraftRow, type PlacedText, type Share } from "./draftRows";
import { amountRank, type MoneyUnit } from "./headings";
import { raise, type RaisedQuestion } from "./questionList";
import { withoutSpaces } from "./sourceLines";
import type { SourceRow, TableBlock } from "./tableBlocks";

/** A table whose rows are units: 县市 | 金额, or 县市 | 项目甲 | 项目乙 | 合计. */
export interface UnitTable {
  readonly blocks: readonly TableBlock[];
  readonly start: TableStart;
  /** The words above the table, which name the only project. */
  readonly caption: string;
  readonly headingLine: number;
  readonly moneyUnit: MoneyUnit | null;
}

export interface UnitTableRows {
  readonly rows: readonly DraftRow[];
  readonly questions: readonly RaisedQuestion[];
  readonly unread: readonly PlacedText[];
}

const TOTAL = /^(?:合计|总计|小计|共计|总额|全[州市县省]合计)[:：]?$/;
/** What money is divided by is no money. */
const FACTOR = /人口|面积|个数|数量|系数|得分|比例|占比|权重|人数|学生|备注|说明|上年|去年|%|％/;

/** Every column of money becomes a project with its amounts by unit; the columns of one project are sums of it. */
export function unitTableRows(table: UnitTable, units: readonly Unit[]): UnitTableRows {
  const { blocks, start, headingLine, moneyUnit } = table;
  const body = bodyRows(table);
  const unitColumn = start.header.columns.findIndex(({ kind }) => kind === "builders");
  const nameOf = (row: SourceRow): string => withoutSpaces(row.cells[unitColumn] ?? "");
  const totals = body.filter((row) => row.cells.some((cell) => TOTAL.test(withoutSpaces(cell))));
  const rows = body.filter((row) => !totals.includes(row) && nameOf(row) !== "");
  const columns = moneyColumns(table, rows);
  const drafts = columns.map(({ index, label }): DraftRow => {
    const name: Field = { text: label, status: "inferred", line: headingLine };
    const shares = rows.flatMap((row): Share[] => {
      const text = row.cells[index] ?? "";
      const [unit, ...more] = recogniseUnits(nameOf(row), units).units;
      if (text === "") return [];
      return [{ unit: more.length > 0 ? null : (unit ?? null), unitText: nameOf(row), text, line: row.line }];
    });
    return columnAsRow(name, shares, headingLine);
  });
  const questions = columns.flatMap(({ index, label }) => totalQuestion(label, index, rows, totals, moneyUnit));
  const others = blocks.filter((_, block) => block !== start.block).map(({ rows: [first] }) => first);
  const unread = others.flatMap((row) => (row === undefined ? [] : [{ text: row.cells.join(" "), line: row.line }]));
  return { rows: drafts, questions: joinedQuestions(questions), unread };
}

function bodyRows({ blocks, start }: UnitTable): readonly SourceRow[] {
  return (blocks[start.block]?.rows ?? []).slice(start.row + start.header.rows);
}

interface MoneyColumn {
  readonly index: number;
  readonly label: string;
}

/** Named columns of numbers are projects; without them the best column of money is one, under the caption. */
function moneyColumns({ start, caption, moneyUnit }: UnitTable, rows: readonly SourceRow[]): readonly MoneyColumn[] {
  const { columns } = start.header;
  const named = columns.flatMap(({ kind, label }, index): MoneyColumn[] => {
    if (kind !== "other" || FACTOR.test(label) || moneyUnit === null) return [];
    const cells = rows.map((row) => row.cells[index] ?? "").filter((cell) => cell !== "");
    const numbers = cells.filter((text) => readAmount({ text, line: 0 }, moneyUnit).kind !== "unreadable").length;
    return cells.length > 0 && numbers === cells.length ? [{ index, label: label.replace(/\s+/g, "") }] : [];
  });
  if (named.length > 0) return named;
  const rank = (label: string): number => amountRank(withoutSpaces(label)) ?? 0;
  const money = columns.flatMap(({ kind, label }, index) =>
    kind === "amount" || kind === "total" ? [{ index, label }] : [],
  );
  const best = money.reduce<MoneyColumn | null>(
    (chosen, one) => (chosen === null || rank(one.label) > rank(chosen.label) ? one : chosen),
    null,
  );
  return best === null ? [] : [{ index: best.index, label: caption === "" ? best.label : caption }];
}

function columnAsRow(name: Field, shares: readonly Share[], line: number): DraftRow {
  const fields = { number: MISSING, category: MISSING, name, builders: MISSING, task: MISSING };
  const row: DraftRow = { line, fields, amount: null, shares, total: null, others: [], repairs: [], merged: false };
  const named = shares.filter(({ text }) => !/^[-—–/0.\s]*$/.test(text)).map(({ unitText }) => unitText);
  if (named.length === 0) return row;
  const field: Field = { text: named.join("、"), status: "inferred", line };
  return repairCell(row, field, { rule: "matrix", field: "builders", confidence: "high", line });
}

function totalQuestion(
  label: string,
  index: number,
  rows: readonly SourceRow[],
  totals: readonly SourceRow[],
  moneyUnit: MoneyUnit | null,
): readonly RaisedQuestion[] {
  const amounts = rows.flatMap((row) => {
    const reading = readAmount({ text: row.cells[index] ?? "", line: row.line }, moneyUnit);
    return reading.kind === "amount" ? [reading.amount] : [];
  });
  const sum = sumFen(amounts);
  const wrong = totals.filter((row) => {
    const reading = readAmount({ text: row.cells[index] ?? "", line: row.line }, moneyUnit);
    return reading.kind === "amount" && reading.amount !== sum;
  });
  const quotes = wrong.map((row) => ({ text: row.cells.filter((cell) => cell !== "").join(" "), line: row.line }));
  const topic = `“${label}”栏合计与各单位之和（${formatWan(sum)}万元）不一致`;
  return raise({ id: "C36", topic, assumption: "以各项金额为准" }, quotes);
}

/** One question for all columns. */
function joinedQuestions(questions: readonly RaisedQuestion[]): readonly RaisedQuestion[] {
  const [first] = questions;
  if (first === undefined) return [];
  const topic = questions.map(({ question }) => question.topic).join("；");
  return [
    { ...first, question: { ...first.question, topic, quotes: questions.flatMap(({ question }) => question.quotes) } },
  ];
}
