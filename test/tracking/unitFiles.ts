import type { FundBook } from "../../src/domain/book";
import { CHUXIONG_INSTITUTIONS } from "../../src/domain/chuxiong";
import { fen } from "../../src/domain/money";
import type {
  Exchange,
  RegisterRow,
  ReturnCell,
  ReturnTableId,
  RowState,
  UnitFileContent,
} from "../../src/domain/returns";
import { unitFileContents, type IssueFacts } from "../../src/tracking/unitFileContent";
import { dividedSample } from "../workbook/books";

export const NOTHING_YET: Exchange = { issued: [], received: [], rows: [] };

export const FACTS: IssueFacts = {
  period: "2020-05",
  due: "2020-06-05",
  contact: "示例电话 0000-0000000",
  issuedOn: "2020-05-25",
  amountWord: "拟分配数",
};

/** Every amount another number, so that one found in a wrong file can only be another's. */
export function distinctAmounts(): FundBook {
  const book = dividedSample();
  let next = 1_237_400;
  const decided = Object.fromEntries(
    Object.entries(book.decided).map(([line, cells]) => [
      line,
      Object.fromEntries(
        Object.keys(cells).map((unit) => {
          next += 1_010_700;
          return [unit, fen(next)];
        }),
      ),
    ]),
  );
  return { ...book, decided };
}

export function contentsOf(
  book: FundBook = dividedSample(),
  exchange: Exchange = NOTHING_YET,
  facts: Partial<IssueFacts> = {},
): readonly UnitFileContent[] {
  return unitFileContents(book, exchange, CHUXIONG_INSTITUTIONS, { ...FACTS, ...facts });
}

export function contentFor(
  unit: string,
  exchange: Exchange = NOTHING_YET,
  book: FundBook = dividedSample(),
  facts: Partial<IssueFacts> = {},
): UnitFileContent {
  const content = contentsOf(book, exchange, facts).find((candidate) => candidate.unit.code === unit);
  if (!content) throw new Error(`no file for ${unit}`);
  return content;
}

/** A typed cell that was understood; text alone when it was not. */
export function typedCell(typed: string, value: string | number | null = typed): ReturnCell {
  return { typed, value, note: "" };
}

/** A row of a register. */
export function registerRow(
  unit: string,
  table: ReturnTableId,
  cells: Readonly<Record<string, ReturnCell>>,
  more: { readonly row?: string; readonly period?: string; readonly state?: RowState } = {},
): RegisterRow {
  const { row = "", period = "2020-04", state = "已报" } = more;
  const place = "支出填报!D7";
  return { unit, table, cells, row, period, state, place, question: "", treatment: "", file: `${unit}.xlsx` };
}

/** A voucher in 元. */
export function spendRow(
  unit: string,
  line: string,
  yuan: number | string,
  more: Parameters<typeof registerRow>[3] & { readonly voucher?: string; readonly on?: string } = {},
): RegisterRow {
  const { voucher = "0012", on = "2020-04-12", ...rest } = more;
  const amount = typeof yuan === "number" ? typedCell(String(yuan), Math.round(yuan * 100)) : typedCell(yuan, null);
  const cells = {
    line: typedCell(line),
    paidOn: typedCell(on),
    voucher: typedCell(voucher),
    purpose: typedCell("设备购置"),
    payee: typedCell("示例公司"),
    amount,
  };
  return registerRow(unit, "spend", cells, rest);
}

/** An exchange in which much was reported and confirmed, with damage of every kind the file speaks of. */
export function busyExchange(unit: string, lines: readonly string[]): Exchange {
  const [first = "P1", second = first] = lines;
  return {
    issued: [],
    received: [],
    rows: [
      spendRow(unit, first, 1234.56, { state: "已确认", period: "2020-03", on: "2020-03-20", voucher: "=1+1" }),
      spendRow(unit, second, -500, { state: "已确认", period: "2020-03", on: "2020-03-21" }),
      spendRow(unit, first, 0.3),
      spendRow(unit, first, "约4", { voucher: "0013" }),
      spendRow(unit, second, 88.5, { voucher: "0014", on: "2020-07-01" }),
      spendRow(unit, second, 88.5, { voucher: "0015" }),
      spendRow(unit, second, 88.5, { voucher: "0015" }),
      registerRow(unit, "spend", { amount: typedCell("12.345", 1234), doubt: typedCell("我拿不准") }),
      registerRow(unit, "spend", { line: typedCell("别的项目", null), amount: typedCell("70", 7000) }),
      registerRow(
        unit,
        "arrival",
        { arrived: typedCell("0.3", 30), arrivedOn: typedCell("2020-04-01"), receivedOn: typedCell("2020-04-09") },
        { row: first },
      ),
      registerRow(unit, "session", {
        on: typedCell("5月31日", null),
        kind: typedCell("讲座"),
        people: typedCell("12", 12),
      }),
      registerRow(unit, "contract", {
        line: typedCell(first),
        contract: typedCell("HT-1"),
        name: typedCell("示例合同"),
        amount: typedCell("1000", 100000),
        paid: typedCell("1000.01", 100001),
      }),
      registerRow(unit, "plan", { subPlan: typedCell("子方案"), startsOn: typedCell("2020-06-01") }, { row: first }),
    ],
  };
}
