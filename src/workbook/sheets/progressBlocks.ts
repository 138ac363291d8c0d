import type { FundBook } from "../../domain/book";
import { lineLabel, linesOf } from "../../domain/lines";
import { fen, sumFen, wanNumber, type Fen } from "../../domain/money";
import type { Category } from "../../domain/project";
import { AGE_BANDS, USED_UP, YOUNGEST_BAND, type AgedDocument } from "../../tracking/ageing";
import type { Progress } from "../../tracking/progress";
import { executionRate } from "../../tracking/spending";
import { cellAddress, fixedAddress, fixedBlock } from "../address";
import { FACT_CELL_NAME, FACT_NAME } from "../factNames";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import { CATEGORY_NAMES, SHEET } from "../names";
import { SPEND_NAME } from "../registers/registerColumns";
import { dateSerial } from "../sheet";
import { STYLES } from "../styles";
import { LEDGER_COLUMN, LEDGER_ROW } from "./ledger";
import { CATEGORY_ROWS, HEAD_ROW, UNIT_COLUMN, type ProgressPlaces } from "./progressPlaces";
import { criterion, rateFormula, registerSum, shownAmount, shownRate } from "./progressUnits";

const PERCENT = { ...STYLES.number, numberFormat: "0.00%" };
const NO_CATEGORY = "未分类";
export const CATEGORIES: readonly (Category | null)[] = ["network", "resource", "outreach", null];

export function categoryWord(category: Category | null): string {
  return category === null ? NO_CATEGORY : CATEGORY_NAMES[category];
}

function unspentFormula(row: number): string {
  const [whole, spent] = [cellAddress(row, 1), cellAddress(row, 2)];
  return `=IF(ISNUMBER(${spent}),ROUND(${whole}-${spent},6),"")`;
}

function unspentOf(allocated: Fen, spent: Fen | null): Fen | null {
  return spent === null ? null : fen(allocated - spent);
}

/** 分项目: what every line was given and what was spent of it; what names no line stands below. */
export function putLines(grid: SheetGrid, book: FundBook, progress: Progress, { lines: header }: ProgressPlaces): void {
  grid.putRow(header, 0, ["项目", "审定(万元)", "支出(万元)", "执行率", "未支出数(万元)", "类型"], STYLES.header);
  const lines = linesOf(book.projects);
  progress.lines.forEach(({ line: id, allocated, spent, rate }, index) => {
    const row = header + 1 + index;
    const line = lines[index];
    if (!line) return;
    const label = lineLabel(line);
    grid.put(row, 0, label, STYLES.code);
    grid.compute(row, 1, `=SUMIFS(${FACT_NAME["line.sum"]},行代号,${quoted(id)})`, wanNumber(allocated), STYLES.money);
    const own = { line: SPEND_NAME.line, state: SPEND_NAME.state, amount: SPEND_NAME.amount };
    grid.compute(row, 2, `=${registerSum(own, criterion(label))}`, shownAmount(spent), STYLES.money);
    grid.compute(row, 3, `=${rateFormula(cellAddress(row, 2), cellAddress(row, 1))}`, shownRate(rate), PERCENT);
    grid.compute(row, 4, unspentFormula(row), shownAmount(unspentOf(allocated, spent)), STYLES.money);
    grid.put(row, 5, categoryWord(line.category), STYLES.text);
  });
  const row = header + 1 + lines.length;
  const range = `C${header + 2}:C${Math.max(row, header + 2)}`;
  const total = cellAddress(HEAD_ROW.sum, UNIT_COLUMN.spent);
  grid.put(row, 0, "没有认出项目", STYLES.sumLabel);
  grid.paint(row, 1, 1, STYLES.sumLabel);
  const rest = `=IF(ISNUMBER(${total}),ROUND(${total}-SUM(${range}),6),"")`;
  grid.compute(row, 2, rest, progress.reconciliation.spent === null ? "" : wanNumber(progress.elsewhere), STYLES.sum);
}

/** 分类型: the same by kind of task, with its share of what was allocated. */
export function putCategories(grid: SheetGrid, progress: Progress, places: ProgressPlaces): void {
  const { categories: header, lines } = places;
  grid.putRow(header, 0, ["类型", "审定(万元)", "支出(万元)", "执行率", "未支出数(万元)", "占审定"], STYLES.header);
  const [first, last] = [lines + 2, lines + 1 + progress.lines.length];
  const range = (letter: string): string => `$${letter}$${first}:$${letter}$${Math.max(first, last)}`;
  const whole = sumFen(progress.lines.map(({ allocated }) => allocated));
  for (let index = 0; index < CATEGORY_ROWS; index += 1) {
    const category = CATEGORIES[index] ?? null;
    const row = header + 1 + index;
    const own = progress.lines.filter((line) => line.category === category);
    const known = own.flatMap(({ spent }) => spent ?? []);
    const allocated = sumFen(own.map((line) => line.allocated));
    const spent = known.length === 0 ? null : sumFen(known);
    const named = `${range("F")},${cellAddress(row, 0)}`;
    grid.put(row, 0, categoryWord(category), STYLES.text);
    grid.compute(row, 1, `=ROUND(SUMIFS(${range("B")},${named}),6)`, wanNumber(allocated), STYLES.money);
    const sum = `=IF(COUNTIFS(${named},${range("C")},">-1000000000000")=0,"",ROUND(SUMIFS(${range("C")},${named}),6))`;
    grid.compute(row, 2, sum, shownAmount(spent), STYLES.money);
    const rate = spent === null ? null : executionRate(spent, allocated);
    grid.compute(row, 3, `=${rateFormula(cellAddress(row, 2), cellAddress(row, 1))}`, shownRate(rate), PERCENT);
    grid.compute(row, 4, unspentFormula(row), shownAmount(unspentOf(allocated, spent)), STYLES.money);
    const share = `=${rateFormula(cellAddress(row, 1), `SUM(${range("B")})`)}`;
    grid.compute(row, 5, share, shownRate(executionRate(allocated, whole)), PERCENT);
  }
}

/** Where the dates of the received documents stand. */
export function receiptRange({ documents, ledgerRows }: ProgressPlaces): string {
  return `${fixedAddress(documents + 1, 1)}:${fixedAddress(documents + ledgerRows, 1)}`;
}

/**
 * 分文件: every row of 资金台账 that received money, the oldest being spent first, and how old what is left of it is.
 * A document typed later shows here without the add-in.
 */
export function putDocuments(
  grid: SheetGrid,
  book: FundBook,
  progress: Progress,
  { places, rows }: { readonly places: ProgressPlaces; readonly rows: readonly number[] | undefined },
): void {
  const { documents: header, ledgerRows } = places;
  grid.putRow(
    header,
    0,
    ["文号", "收文日", "本资金(万元)", "收入累计", "未支出(万元)", "账龄(天)", "账龄"],
    STYLES.header,
  );
  const received = book.ledger.flatMap((document, index) =>
    document.direction === "in" ? [{ document, row: rows?.[index] ?? LEDGER_ROW.first + index }] : [],
  );
  let before = 0;
  for (let index = 0; index < ledgerRows; index += 1) {
    const at = received.findIndex(({ row }) => row === LEDGER_ROW.first + index);
    const aged = progress.documents[at];
    putDocument(grid, header, index, { aged, number: received[at]?.document.documentNumber ?? "", before, ledgerRows });
    before += Math.max(0, aged?.amount ?? 0);
  }
}

interface DocumentRow {
  readonly aged: AgedDocument | undefined;
  readonly number: string;
  readonly before: number;
  readonly ledgerRows: number;
}

function putDocument(grid: SheetGrid, header: number, index: number, shown: DocumentRow): void {
  const { aged, number, before, ledgerRows } = shown;
  const row = header + 1 + index;
  const cell = (column: keyof typeof LEDGER_COLUMN): string => {
    const place = { row: LEDGER_ROW.first + index, column: LEDGER_COLUMN[column] };
    return fixedBlock(SHEET.ledger, place, place).replace(/:.*$/, "");
  };
  const own = (column: number): string => cellAddress(row, column);
  const isReceived = `AND(${cell("direction")}="收",ISNUMBER(${cell("amount")}))`;
  grid.compute(row, 0, `=IF(${isReceived},${cell("documentNumber")}&"","")`, aged ? number : "", STYLES.text);
  const issued = `IF(ISNUMBER(${cell("issuedOn")}),${cell("issuedOn")},"")`;
  const since = `=IF(${isReceived},IF(ISNUMBER(${cell("receivedOn")}),${cell("receivedOn")},${issued}),"")`;
  grid.compute(row, 1, since, dateSerial(aged?.since ?? null) ?? "", { ...STYLES.text, numberFormat: "yyyy-mm-dd" });
  grid.compute(row, 2, `=IF(${isReceived},${cell("amount")},"")`, shownAmount(aged?.amount ?? null), STYLES.money);
  const positive = `$C$${header + 2}:C${row + 1}`;
  const after = before + Math.max(0, aged?.amount ?? 0);
  const sum = `=IF(ISNUMBER(${own(2)}),ROUND(SUMIF(${positive},">0"),6),"")`;
  grid.compute(row, 3, sum, aged ? wanNumber(fen(after)) : "", STYLES.money);
  const total = `SUM($C$${header + 2}:$C$${header + 1 + ledgerRows})`;
  const spent = fixedAddress(HEAD_ROW.sum, UNIT_COLUMN.spent);
  const left = `MAX(0,ROUND(MIN(${own(3)},${total})-MAX(${own(3)}-MAX(0,${own(2)}),${spent}),6))`;
  const known = `AND(ISNUMBER(${own(2)}),ISNUMBER(${spent}))`;
  grid.compute(row, 4, `=IF(${known},${left},"")`, shownAmount(aged?.unspent ?? null), STYLES.money);
  putAge(grid, row, aged);
}

function putAge(grid: SheetGrid, row: number, aged: AgedDocument | undefined): void {
  const own = (column: number): string => cellAddress(row, column);
  const days = `=IF(AND(ISNUMBER(${own(2)}),ISNUMBER(${own(1)})),${FACT_CELL_NAME.today}-${own(1)},"")`;
  grid.compute(row, 5, days, aged?.days ?? "", STYLES.number);
  const bands = AGE_BANDS.reduceRight(
    (rest, { over, words }) => `IF(${own(5)}>${over},${quoted(words)},${rest})`,
    quoted(YOUNGEST_BAND),
  );
  const band = `=IF(AND(ISNUMBER(${own(4)}),ISNUMBER(${own(5)})),IF(${own(4)}=0,${quoted(USED_UP)},${bands}),"")`;
  grid.compute(row, 6, band, aged?.band ?? "", STYLES.text);
}
