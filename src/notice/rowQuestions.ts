import type { Unit } from "../domain/units";
import { textsOf, type DraftRow, type PlacedText } from "./draftRows";
import type { MoneyUnit } from "./headings";
import type { TotalRow } from "./joinRows";
import type { NumberedRows } from "./numberRows";
import type { PricedRow } from "./priceRows";
import { raise, type RaisedQuestion } from "./questionList";
import { totalQuestion } from "./totals";

/** What reading the rows left undecided. */
export interface RowFindings {
  readonly priced: readonly PricedRow[];
  readonly numbered: NumberedRows;
  readonly totals: readonly TotalRow[];
  readonly leftovers: readonly PlacedText[];
  readonly suspected: readonly DraftRow[];
  readonly unread: readonly PlacedText[];
  readonly moneyUnit: MoneyUnit | null;
  readonly units: readonly Unit[];
}

/** Rows and texts the reader could not settle alone (C31–C39 in docs/domain.md); no text of the table is dropped. */
export function rowQuestions(findings: RowFindings): readonly RaisedQuestion[] {
  const { priced, numbered, totals, leftovers, suspected, unread, moneyUnit, units } = findings;
  return [
    ...amountQuestion(priced, "unreadable", "C31", "金额栏不是金额", "不写入，不当作0"),
    ...amountQuestion(priced, "unitUnknown", "C32", "金额没有写明单位（万元或元）", "不写入，请先确认单位"),
    ...numberQuestion(numbered),
    ...leftoverQuestion(priced, leftovers),
    ...totalQuestion(priced, totals, moneyUnit, units),
    ...suspicionQuestion(priced, suspected),
    ...raise({ id: "C39", topic: "另有表格没有读入", assumption: "只读项目表" }, unread),
  ];
}

function amountQuestion(
  priced: readonly PricedRow[],
  kind: "unreadable" | "unitUnknown",
  id: string,
  fault: string,
  assumption: string,
): readonly RaisedQuestion[] {
  const found = priced.flatMap(({ number, amount }) => (amount.kind === kind ? [{ number, quote: amount.quote }] : []));
  const places = found.map(({ quote }) => `第${quote.line}行“${quote.text}”`).join("、");
  return raise(
    { id, topic: `${fault}：${places}`, assumption },
    found.map(({ quote }) => quote),
    found.map(({ number }) => number),
  );
}

function numberQuestion({ doubtful, implausible, rows }: NumberedRows): readonly RaisedQuestion[] {
  const asked = implausible ? rows.slice(-1) : doubtful;
  const topic = implausible ? "序号间隔过大，疑有误读" : "序号缺失、重复或认不出，已另编";
  const assumption = implausible ? "不设空位，按所列序号" : "编在最后，请核对";
  const quotes = asked.map(({ row: { fields, line } }) => ({ text: fields.name.text || fields.task.text, line }));
  return raise(
    { id: "C34", topic, assumption },
    quotes,
    asked.map(({ number }) => number),
  );
}

function leftoverQuestion(priced: readonly PricedRow[], leftovers: readonly PlacedText[]): readonly RaisedQuestion[] {
  const withOthers = priced.filter(({ row }) => row.others.length > 0);
  const quotes = [...leftovers, ...withOthers.flatMap(({ row }) => row.others)];
  const text = { id: "C35", topic: "表中有的文字没有对应栏目", assumption: "原样保留在此，不写入项目" };
  return raise(
    text,
    quotes,
    withOthers.map(({ number }) => number),
  );
}

function suspicionQuestion(priced: readonly PricedRow[], suspected: readonly DraftRow[]): readonly RaisedQuestion[] {
  const lines = new Set(suspected.map(({ line }) => line));
  const asked = priced.filter(({ row }) => lines.has(row.line)).map(({ number }) => number);
  const quotes = suspected.flatMap(textsOf);
  const text = { id: "C37", topic: "此行疑似右移一列，证据不足，未移动", assumption: "保持原样" };
  return raise(text, quotes, asked);
}
