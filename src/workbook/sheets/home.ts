import type { FundBook } from "../../domain/book";
import { fundTotal, tableTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import { ALLOCATION_STATES, type Approval, type ApprovalGate } from "../../domain/records";
import { isDay } from "../../rules/quantities/dates";
import { cellAddress, fixedAddress, onSheet } from "../address";
import { SheetGrid } from "../grid";
import { SAMPLE_MARK, SHEET } from "../names";
import type { CellStyle, CellValue, NamePlan, SheetPlan, ValidationPlan } from "../plan";
import type { ProofRow } from "../proofModel";
import { FACT_CELL_NAME, STATE_NAME } from "../factNames";
import { dateSerial, linkFormula, sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { unreadTexts } from "../unreadTexts";
import { HOME_LABEL, REAL_DATA } from "./homeLabels";
import { headlineHeights, putHomeRules } from "./homeRules";

const LINKS: readonly (readonly [string, string])[] = [
  [SHEET.allocation, "各单位、各项目的金额，预警在上方和左侧"],
  [SHEET.findings, "没有达到的条款，按轻重排列"],
  [SHEET.opinions, "接受或整改，附理由，跟着预警编号走"],
  [SHEET.projects, "通知附件的项目表，每格注明原文、推断或缺失"],
  [SHEET.ledger, "收到和发出的指标文件"],
  [SHEET.units, "单位、落实方案、别名和分配因素"],
  [SHEET.computation, "测算数和算法过程"],
  [SHEET.rules, "条款、界限、口径"],
  [SHEET.readings, "有几种读法的条款，每种读法的结果并列"],
  [SHEET.proof, "规则逐条核算，全部是普通公式"],
  [SHEET.indicators, "绩效指标的目标和累计完成"],
  [SHEET.activities, "培训和活动逐场登记"],
  [SHEET.questions, "待核实事项与表格修复"],
  [SHEET.scheduleByUnit, "分单位，会议用，不带预警，有签名行"],
  [SHEET.scheduleByProject, "分项目，会议用，不带预警，有签名行"],
  [SHEET.reviewSlip, "一页A4，数字、预警、待定口径和签名"],
  [SHEET.log, "谁在什么时候改了什么"],
];

/** 0-based rows of column A. */
const FACTS_ROW = 2;
const STATE_ROW = FACTS_ROW + 4;
const RECORD_ROW = {
  today: 8,
  province: 9,
  provinceDocument: 10,
  partyGroup: 11,
  partyGroupDocument: 12,
  last: 12,
} as const;

const SENTENCE_WIDTH = 78;
/** Hidden: the day rules judge by, also where something that is no day is typed. */
const JUDGED_COLUMN = 3;

/** 首页: what this is, how it stands, and the way to every sheet. */
export function homeSheet(book: FundBook, proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  grid.put(0, 0, "衡拨　专项资金分配与跟踪", STYLES.sheetTitle);
  const facts: readonly (readonly [string, string | number | null])[] = [
    [HOME_LABEL.title, book.title],
    [HOME_LABEL.year, book.year],
    [HOME_LABEL.notice, book.noticeNumber || null],
    [HOME_LABEL.data, book.sample ? SAMPLE_MARK : REAL_DATA],
    [HOME_LABEL.state, book.state],
    [HOME_LABEL.version, book.version],
  ];
  facts.forEach(([label, value], index) => {
    grid.put(FACTS_ROW + index, 0, label, STYLES.label);
    const written =
      label === HOME_LABEL.state ? (unreadTexts(book.unreadableRecords, "home")("state") ?? value) : value;
    const style = label === HOME_LABEL.state ? STYLES.inputText : STYLES.text;
    grid.put(FACTS_ROW + index, 1, written, { ...style, wrap: true, horizontal: "left" });
  });
  putRecords(grid, book);
  const next = putFigures(grid, book, RECORD_ROW.last + 2);
  const linksAt = next + 3 + putHomeRules(grid, proof, next + 1);
  grid.put(linksAt - 1, 0, "各表", STYLES.label);
  grid.put(linksAt - 1, 1, "内容", STYLES.label);
  LINKS.forEach(([sheet, purpose], index) => {
    grid.compute(linksAt + index, 0, linkFormula(sheet, sheet), sheet, STYLES.link);
    grid.put(linksAt + index, 1, purpose, STYLES.text);
  });
  const verdicts = `B${next + 2}:B${linksAt - 2}`;
  return sheetPlan(SHEET.home, grid, {
    columnWidths: [22, SENTENCE_WIDTH, 50, 12],
    rowHeights: headlineHeights(proof, next + 1, SENTENCE_WIDTH),
    hiddenColumns: [JUDGED_COLUMN],
    validations: homeValidations(),
    showGridlines: false,
    conditionalFormats: [
      { range: verdicts, when: { kind: "formula", formula: `=LEFT(B${next + 2},3)="不符合"` }, format: ALERT_FORMAT },
      { range: verdicts, when: { kind: "formula", formula: `=LEFT(B${next + 2},3)="无数据"` }, format: UNKNOWN_FORMAT },
    ],
    // The notes beside are for the screen.
    print: { orientation: "portrait", paper: "A4", area: `A1:B${linksAt + LINKS.length}`, fitToWidth: 1 },
  });
}

/** 今天 and the two approvals, which rules fall due and are judged by; each name stands for one cell. */
export function homeNames(): readonly NamePlan[] {
  const cell = (row: number): string => `=${onSheet(SHEET.home, fixedAddress(row, 1))}`;
  return [
    { name: STATE_NAME, reference: cell(STATE_ROW) },
    { name: FACT_CELL_NAME.today, reference: `=${onSheet(SHEET.home, fixedAddress(RECORD_ROW.today, JUDGED_COLUMN))}` },
    { name: FACT_CELL_NAME["approval.province"], reference: cell(RECORD_ROW.province) },
    { name: FACT_CELL_NAME["approval.partyGroup"], reference: cell(RECORD_ROW.partyGroup) },
  ];
}

function putRecords(grid: SheetGrid, book: FundBook): void {
  const date = { ...STYLES.inputDate, horizontal: "left" } as const;
  const text = { ...STYLES.inputText, horizontal: "left" } as const;
  const home = unreadTexts(book.unreadableRecords, "home");
  const approval = unreadTexts(book.unreadableRecords, "approval");
  const approved = (gate: ApprovalGate): Approval | undefined => book.approvals.find((entry) => entry.gate === gate);
  grid.put(RECORD_ROW.today, 0, HOME_LABEL.today, STYLES.label);
  const today = dateSerial(book.today.date);
  const unread = home("today");
  if (unread !== null || book.today.typed) grid.put(RECORD_ROW.today, 1, unread ?? today, date);
  else grid.compute(RECORD_ROW.today, 1, "=TODAY()", today, date);
  const typed = fixedAddress(RECORD_ROW.today, 1);
  grid.compute(RECORD_ROW.today, JUDGED_COLUMN, `=IF(${isDay(typed)},INT(${typed}),TODAY())`, today, date);
  grid.put(RECORD_ROW.today, 2, "规则按这一天判断。填日期就固定在那一天；要随电脑日期，请填 =TODAY()。", STYLES.note);
  const put = (row: number, label: string, value: CellValue, style: CellStyle): void => {
    grid.put(row, 0, label, STYLES.label);
    grid.put(row, 1, value === "" ? null : value, style);
  };
  for (const gate of ["province", "partyGroup"] as const) {
    const on = approval(gate, gate) ?? dateSerial(approved(gate)?.on ?? null);
    put(RECORD_ROW[gate], HOME_LABEL[gate], on, date);
    const document = `${gate}Document` as const;
    put(RECORD_ROW[document], HOME_LABEL[document], approved(gate)?.document ?? null, text);
  }
}

function homeValidations(): readonly ValidationPlan[] {
  const date = (row: number, title: string, message: string): ValidationPlan => ({
    range: cellAddress(row, 1),
    rule: { kind: "date", operator: "greaterThanOrEqual", formula1: "=DATE(2000,1,1)" },
    prompt: { title, message },
    error: { style: "warning", title: "不是日期", message: "请填日期，例如 2020-05-25。" },
  });
  return [
    {
      range: cellAddress(STATE_ROW, 1),
      rule: { kind: "list", source: ALLOCATION_STATES },
      prompt: {
        title: HOME_LABEL.state,
        message: "七（二）一：分配方案报局党组审定后下达。审定以前表里写“拟分配数”，以后写“审定数”。",
      },
      error: { style: "stop", title: "请选状态", message: "请从列表里选一个状态。" },
    },
    date(RECORD_ROW.today, HOME_LABEL.today, "规则按这一天判断到没到期。要随电脑日期，请填 =TODAY()。"),
    date(
      RECORD_ROW.province,
      HOME_LABEL.province,
      "七（一）：实施方案报省文化和旅游厅审定。填审定日期；没有审定的空着。",
    ),
    date(
      RECORD_ROW.partyGroup,
      HOME_LABEL.partyGroup,
      "七（二）一：资金分配方案报局党组审定后下达。填审定日期；没有审定的空着。",
    ),
  ];
}

function putFigures(grid: SheetGrid, book: FundBook, row: number): number {
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  const allocatedCell = onSheet(SHEET.allocation, "$F$3");
  const style = { ...STYLES.sum, horizontal: "left" } as const;
  grid.put(row, 0, "指标总额（万元）", STYLES.label);
  grid.compute(row, 1, `=${FACT_CELL_NAME.fundTotal}`, wanNumber(total), style);
  grid.put(row + 1, 0, "已分配（万元）", STYLES.label);
  grid.compute(row + 1, 1, `=${allocatedCell}`, wanNumber(allocated), style);
  grid.put(row + 2, 0, "差额（万元）", STYLES.label);
  grid.compute(
    row + 2,
    1,
    `=ROUND(${FACT_CELL_NAME.fundTotal}-${allocatedCell},6)`,
    wanNumber(sumFen([total, -allocated as Fen])),
    style,
  );
  return row + 3;
}
