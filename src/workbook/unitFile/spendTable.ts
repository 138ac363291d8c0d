import { RETURN_TABLE } from "../../domain/returnTables";
import type { UnitFileContent } from "../../domain/returns";
import { dateAsText, finerThanFen, missing, notPrintedLine, outsidePeriod, typedInWan, writtenAsText } from "./checks";
import { freeRows, inputColumns } from "./freeTable";
import { isFilled, type RowCheck, type RowValue, type TableSpec } from "./tableSpec";
import { valuesOf } from "./rowStatus";
import type { Figure } from "./tableSpec";

const { spend } = RETURN_TABLE;
/** A county writes some thirty vouchers a year, an institution with seven projects some two hundred. */
const READY = { fewest: 240, spare: 80 } as const;
const WIDTH = {
  line: 22,
  paidOn: 11,
  voucher: 10,
  purpose: 22,
  payee: 22,
  amount: 13,
  doubt: 9,
  source: 9,
  economicItem: 9,
  procurement: 10,
  contract: 12,
  invoice: 12,
  beneficiary: 14,
  note: 16,
} as const;

/** Defined names over the typed rows: sums in 资金与到位 are made of them. */
export const SPEND_NAME = { line: "支出项目", amount: "支出金额" } as const;

/** 支出填报: one voucher a row, in 元 and 分, 红字 with a minus. */
export function spendTable(content: UnitFileContent, figures: readonly Figure[]): TableSpec {
  const field = (key: string): (typeof spend.fields)[number] => {
    const found = spend.fields.find((candidate) => candidate.key === key);
    if (!found) throw new Error(`no field ${key}`);
    return found;
  };
  const rows = freeRows(spend, content, READY);
  const spec: Omit<TableSpec, "checks"> = {
    table: spend,
    sheet: spend.sheet,
    prefix: "支出",
    title: "支出填报（元）",
    note: "一张凭证一行，金额填元、角、分；退款、冲账填负数（红字）。已经确认过的支出在“已确认支出”，不要重填。“拿不准”右边的几列选填，不打印。",
    columns: inputColumns(spend.fields, WIDTH),
    rows,
    named: { [SPEND_NAME.line]: "line", [SPEND_NAME.amount]: "amount", 支出日期: "paidOn", 支出凭证: "voucher" },
    figures,
  };
  const checks: readonly RowCheck[] = [
    ...spend.fields.filter(({ required }) => required).map(missing),
    notPrintedLine(field("line"), content),
    dateAsText(field("paidOn")),
    ...outsidePeriod(field("paidOn"), content),
    writtenAsText(field("amount")),
    zeroAmount,
    finerThanFen(field("amount")),
    typedInWan(field("amount"), field("line"), content),
    sameAsAnother({ ...spec, checks: [] }),
  ];
  return { ...spec, checks };
}

const zeroAmount: RowCheck = {
  words: "金额为0",
  formula: (at) => `IF(ISNUMBER(${at("amount")}),${at("amount")}=0,FALSE)`,
  holds: (of) => of("amount") === 0,
};

const SAME_BY = ["paidOn", "voucher", "line", "amount"] as const;

/** E7 within the file: date, voucher, line and amount all alike. Vouchers restart monthly, so the date must be alike. */
function sameAsAnother(spec: TableSpec): RowCheck {
  const keyOf = (of: RowValue): string => SAME_BY.map((key) => String(of(key)).toLowerCase()).join("\n");
  const full = (of: RowValue): boolean => SAME_BY.every((key) => isFilled(of(key)));
  const counts = new Map<string, number>();
  for (const row of spec.rows) {
    const of = valuesOf(spec, row);
    if (full(of)) counts.set(keyOf(of), (counts.get(keyOf(of)) ?? 0) + 1);
  }
  return {
    words: "与另一行重复",
    formula: (at) => {
      const [date, voucher, line, amount] = SAME_BY.map((key) => at(key)) as [string, string, string, string];
      const counted = `COUNTIFS(支出日期,${date},支出凭证,${voucher},${SPEND_NAME.line},${line},${SPEND_NAME.amount},${amount})`;
      return `IF(AND(LEN(${date})>0,LEN(${voucher})>0,LEN(${line})>0,LEN(${amount})>0),${counted}>1,FALSE)`;
    },
    holds: (of) => full(of) && (counts.get(keyOf(of)) ?? 0) > 1,
  };
}
