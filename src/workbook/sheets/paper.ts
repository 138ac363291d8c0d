import type { FundBook } from "../../domain/book";
import { fundName } from "../../domain/fundName";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import type { MatrixLayout } from "../layout";
import { SAMPLE_MARK, SHEET } from "../names";
import type { PrintPlan } from "../plan";
import { linkFormula } from "../sheet";
import { STYLES } from "../styles";
import { sealOnPaper } from "./sealCells";
import { approvedFormula, homeValue, isApproved } from "./amountWord";

/** What goes on formal paper is black on white: headers bold, sums bold, nothing filled. */
export const PAPER = {
  title: { ...STYLES.title, wrap: true },
  note: { fontSize: 9, vertical: "middle" },
  noteRight: { fontSize: 9, vertical: "middle", horizontal: "right" },
  noteWrapped: { fontSize: 9, vertical: "top", wrap: true },
  header: { ...STYLES.header, fill: "#F2F2F2" },
  label: { fontSize: 10, vertical: "middle", border: "thin" },
  labelWrapped: { fontSize: 10, vertical: "middle", border: "thin", wrap: true },
  centered: { fontSize: 10, vertical: "middle", border: "thin", horizontal: "center" },
  section: { fontSize: 10, vertical: "middle", border: "thin", bold: true },
  money: { fontSize: 10, vertical: "middle", border: "thin", numberFormat: "#,##0.00_ ;-#,##0.00_ " },
  sum: { fontSize: 10, vertical: "middle", border: "thin", bold: true, numberFormat: '#,##0.00_ ;-#,##0.00_ ;"—"_ ' },
  signature: { fontSize: 10, vertical: "middle" },
} as const;

/** A4 with room for the holes of a folder; page numbers and the day of printing below. */
export function paperPrint(orientation: "portrait" | "landscape", more: Partial<PrintPlan>): PrintPlan {
  return {
    orientation,
    paper: "A4",
    fitToWidth: 1,
    footer: "&L&A　打印日期 &D&R第&P页 共&N页",
    margins: { left: 0.6, right: 0.5, top: 0.6, bottom: 0.7 },
    centerHorizontally: true,
    ...more,
  };
}

/**
 * Rows 1 and 2 of a paper: 附表1 and the full title with its marks; version, state and unit of the numbers. 送审稿 and
 * 示例数据 follow 首页 by formula, so that they are right also where no add-in runs.
 */
export function putPaperTitle(
  grid: SheetGrid,
  book: FundBook,
  {
    sheet,
    subject,
    last,
  }: { readonly sheet: string; readonly subject: string; /** 0-based last column */ readonly last: number },
): void {
  const year = book.year === null ? "" : `${book.year}年`;
  const title = `${year}${fundName(book.title)}${subject}`;
  const draft = isApproved(book.state) ? "" : "（送审稿）";
  const sample = book.sample ? `（${SAMPLE_MARK}）` : "";
  grid.compute(0, 0, linkFormula(SHEET.home, sheet), sheet, PAPER.note);
  grid.compute(
    1,
    0,
    `=${quoted(title)}&IF(${approvedFormula()},"","（送审稿）")&IF(${homeValue("data")}=${quoted(SAMPLE_MARK)},${quoted(`（${SAMPLE_MARK}）`)},"")`,
    `${title}${draft}${sample}`,
    PAPER.title,
  );
  grid.paint(1, 1, last, PAPER.title);
}

/** Row 3: state and version, 核对码 and 核对数 at left; the unit of the amounts at right. */
export function putPaperState(grid: SheetGrid, book: FundBook, layout: MatrixLayout, last: number): void {
  const seal = sealOnPaper(book, layout);
  grid.compute(
    2,
    0,
    `=${homeValue("state")}&"　第"&${homeValue("version")}&"版　"&${seal.formula}`,
    `${book.state}　第${book.version}版　${seal.value}`,
    PAPER.note,
  );
  grid.put(2, last, "单位：万元", PAPER.noteRight);
}

/** 制表 · 复核 · 财务科 · 分管领导, and the place of the seal. Two rows. */
export function putSignatures(grid: SheetGrid, row: number, last: number): void {
  grid.put(row, 0, "制表：　　　　　　　　复核：　　　　　　　　财务科：　　　　　　　　分管领导：", PAPER.signature);
  grid.put(row + 1, last, "（盖章）　　　　　　　年　　月　　日", { ...PAPER.signature, horizontal: "right" });
}
