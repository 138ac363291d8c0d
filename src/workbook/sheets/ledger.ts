import type { FundBook, FundDocument, FundingSource } from "../../domain/book";
import { fundTotal } from "../../domain/lines";
import { wanNumber } from "../../domain/money";
import { fixedAddress, fixedBlock, onSheet } from "../address";
import { FACT_CELL_NAME, FACT_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { RowPlacement } from "../rowPlacement";
import type { CellValue, NamePlan, SheetPlan } from "../plan";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";

/** 0-based columns of 资金台账. */
export const LEDGER_COLUMN = {
  direction: 0,
  documentNumber: 1,
  issuedOn: 2,
  receivedOn: 3,
  counterpart: 4,
  documentTotal: 5,
  amount: 6,
  running: 7,
  note: 8,
  source: 9,
} as const;
/** Beside the sum, above 备注. */
const CENTRAL_COLUMN = 8;
export const LEDGER_ROW = { total: 1, header: 2, first: 3 } as const;
/** Rows ready to be typed in; more documents than that make the table longer. */
const READY_ROWS = 20;

/** 资金级次 in words; an empty cell is central money. */
export const SOURCE_WORDS: Readonly<Record<FundingSource, string>> = {
  central: "中央",
  province: "省",
  prefecture: "州",
  county: "县",
};

export const LEDGER_HEADERS = [
  "收/发",
  "文号",
  "文件日期",
  "收文日期",
  "对方单位",
  "文件总额(万元)",
  "其中本资金±(万元)",
  "累计(万元)",
  "备注",
  "资金级次",
  "项目代码",
  "功能科目",
  "经济科目",
  "支付方式",
  "直达标识",
];

/** 1-based last row of the typed block, shared with the names. */
export function ledgerLastRow(book: Pick<FundBook, "ledger">, places?: LedgerPlaces): number {
  const lowest = places ? Math.max(LEDGER_ROW.first - 1, ...places.ledger, ...places.ledgerTaken) : 0;
  return Math.max(LEDGER_ROW.first + Math.max(READY_ROWS, book.ledger.length + 5), lowest + 6);
}

/** The rows documents stand in, and those that hold something else (see placement). */
type LedgerPlaces = Pick<RowPlacement, "ledger" | "ledgerTaken">;

/** 资金台账: money comes in several documents and can be taken back; the fund's total is its sum. */
export function ledgerSheet(book: FundBook, places?: LedgerPlaces): SheetPlan {
  const grid = new SheetGrid();
  const last = ledgerLastRow(book, places);
  const first = LEDGER_ROW.first + 1;
  putTitle(grid, "资金台账（万元）");
  grid.put(LEDGER_ROW.total, LEDGER_COLUMN.direction, "本资金收入合计", STYLES.label);
  grid.paint(LEDGER_ROW.total, 1, LEDGER_COLUMN.documentTotal, STYLES.label);
  grid.compute(
    LEDGER_ROW.total,
    LEDGER_COLUMN.amount,
    `=SUMIF($A$${first}:$A$${last},"收",$G$${first}:$G$${last})`,
    wanNumber(fundTotal(book.ledger)),
    STYLES.sum,
  );
  putCentralTotal(grid, book, last);
  grid.putRow(LEDGER_ROW.header, 0, LEDGER_HEADERS, STYLES.header);
  let running = 0;
  for (let row = LEDGER_ROW.first; row < last; row += 1) {
    const document = book.ledger[places ? places.ledger.indexOf(row) : row - LEDGER_ROW.first];
    if (document?.direction === "in") running += document.amount;
    if (!places?.ledgerTaken.has(row)) putDocument(grid, row, document);
    grid.compute(
      row,
      LEDGER_COLUMN.running,
      `=IF(ISNUMBER(G${row + 1}),SUMIF(A$${first}:A${row + 1},"收",G$${first}:G${row + 1}),"")`,
      document ? running / 1_000_000 : "",
      STYLES.money,
    );
  }
  return sheetPlan(SHEET.ledger, grid, {
    columnWidths: [7, 24, 12, 12, 22, 14, 16, 13, 24, 10, 14, 12, 12, 10, 10],
    freeze: { rows: LEDGER_ROW.first, columns: 2 },
    validations: [
      { range: `A${first}:A${last}`, rule: { kind: "list", source: ["收", "发"] } },
      {
        range: `J${first}:J${last}`,
        rule: { kind: "list", source: Object.values(SOURCE_WORDS) },
        prompt: {
          title: "资金级次",
          message: "八（一）1 的40%以中央补助资金为分母。不填按中央；省、州、县配套的请选级次。",
        },
        error: { style: "stop", title: "请选级次", message: "请选 中央、省、州、县；不填按中央。" },
      },
      {
        range: `G${first}:G${last}`,
        rule: { kind: "decimal", operator: "between", formula1: "-100000000", formula2: "100000000" },
        prompt: { title: "其中本资金", message: "只填这份文件里本资金的部分，万元；追减填负数。" },
        error: { style: "stop", title: "不是金额", message: "不是金额。请填数字（万元），例如 47.03；追减填负数。" },
      },
    ],
    print: LIST_PRINT,
  });
}

/** 其中中央资金: what rules about central money divide by; everything that does not name another level. */
function putCentralTotal(grid: SheetGrid, book: FundBook, last: number): void {
  const column = (letter: string): string => `$${letter}$${LEDGER_ROW.first + 1}:$${letter}$${last}`;
  const received = `${column("G")},${column("A")},"收",${column("J")}`;
  const other = (["province", "prefecture", "county"] as const).map(
    (source) => `SUMIFS(${received},"${SOURCE_WORDS[source]}")`,
  );
  const central = fundTotal(book.ledger.filter((document) => document.source === "central"));
  grid.put(LEDGER_ROW.total, CENTRAL_COLUMN - 1, "其中中央资金", STYLES.label);
  const formula = `=ROUND(${fixedAddress(LEDGER_ROW.total, LEDGER_COLUMN.amount)}-${other.join("-")},6)`;
  grid.compute(LEDGER_ROW.total, CENTRAL_COLUMN, formula, wanNumber(central), STYLES.sum);
}

/** 资金级次 and the central part of the total. */
export function ledgerSourceNames(last: number): readonly NamePlan[] {
  const column = LEDGER_COLUMN.source;
  const block = fixedBlock(SHEET.ledger, { row: LEDGER_ROW.first, column }, { row: last - 1, column });
  return [
    {
      name: FACT_CELL_NAME.centralTotal,
      reference: `=${onSheet(SHEET.ledger, fixedAddress(LEDGER_ROW.total, CENTRAL_COLUMN))}`,
    },
    { name: FACT_NAME["ledger.source"], reference: `=${block}` },
  ];
}

/** A row of the ledger; without a document it is ready to be typed in. */
function putDocument(grid: SheetGrid, row: number, document: FundDocument | undefined): void {
  const values = document ? documentValues(document) : EMPTY_DOCUMENT;
  const { inputText, inputDate, inputAmount } = STYLES;
  const column = LEDGER_COLUMN;
  grid.put(row, column.direction, values.direction, { ...inputText, horizontal: "center" });
  grid.put(row, column.documentNumber, values.documentNumber, inputText);
  grid.put(row, column.issuedOn, values.issuedOn, inputDate);
  grid.put(row, column.receivedOn, values.receivedOn, inputDate);
  grid.put(row, column.counterpart, values.counterpart, inputText);
  grid.put(row, column.documentTotal, values.documentTotal, inputAmount);
  grid.put(row, column.amount, values.amount, inputAmount);
  grid.put(row, column.note, values.note, inputText);
  grid.put(row, column.source, values.source, { ...inputText, horizontal: "center" });
}

type DocumentValues = Readonly<Record<keyof FundDocument, CellValue>>;

const EMPTY_DOCUMENT: DocumentValues = {
  direction: null,
  documentNumber: null,
  issuedOn: null,
  receivedOn: null,
  counterpart: null,
  documentTotal: null,
  amount: null,
  note: null,
  source: null,
};

function documentValues(document: FundDocument): DocumentValues {
  return {
    direction: document.direction === "in" ? "收" : "发",
    documentNumber: document.documentNumber || null,
    issuedOn: dateSerial(document.issuedOn),
    receivedOn: dateSerial(document.receivedOn),
    counterpart: document.counterpart || null,
    documentTotal: document.documentTotal === null ? null : wanNumber(document.documentTotal),
    amount: wanNumber(document.amount),
    note: document.note || null,
    source: document.source === "central" ? null : SOURCE_WORDS[document.source],
  };
}
