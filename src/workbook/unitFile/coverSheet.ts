import { fundName } from "../../domain/fundName";
import { formatYuan, sumFen } from "../../domain/money";
import type { UnitFileContent } from "../../domain/returns";
import { SheetGrid } from "../grid";
import type { CellStyle, SheetPlan } from "../plan";
import { dateSerial, linkFormula, sheetPlan } from "../sheet";
import { STYLES, UNKNOWN_FORMAT } from "../styles";
import { TOTAL_NAME } from "./arrivalTable";
import { COVER_LABEL, FILE_ID_LABEL, periodWords, TABLE_ROW, UNIT_FILE_SHEET } from "./layout";
import { asks, asksFormula, checkText } from "./rowStatus";
import { truncatedRate, type SpentSums } from "./spentSums";
import { UNIT_FILE_STYLE } from "./styles";
import type { PlannedTable } from "./tableSheet";
import { ROW_STATUS } from "./tableSpec";

const LAST_COLUMN = 5;
const ROW = { title: 0, kind: 1, identity: 2, status: 4, doubt: 5, figures: 7, tables: 10 } as const;
const READY = "目前没有要补的地方，可以盖章发回。";

const WHAT: Readonly<Record<string, string>> = {
  arrival: "钱哪天到、到了多少（元）；没花完的写原因和预计付清月份",
  spend: "一张凭证一行，元、角、分；退款填负数",
  indicator: "填每月完成数，各馆一页，可单独打印",
  session: "办过的活动、培训、直播，每场一行",
  contract: "签了的合同和流标的采购",
  coordination: "统筹项目各县的数，县报数在旁边对照",
  plan: "每个项目的子方案、时间和目标",
};
/** What everybody fills in; the rest only where there is something to tell. */
const ALWAYS: readonly string[] = ["arrival", "spend", "indicator"];

const HOW: readonly string[] = [
  "1. 只填浅黄色的格，白格和灰格不用动；有公式的地方会自己算。填错了直接改。",
  "2. 每张表左边两列写着这一行缺什么、哪里要核对；没有把握的照填，在“拿不准”列选“我拿不准”，一样可以发回。",
  "3. 下达数以万元计，到位和支出都填元：3,920.00元填3920，不填0.392。退款、冲账填负数。",
  "4. 可以粘贴、排序、筛选；打印支出填报前可先在“金额”列筛掉空白。请不要改表名，也不要删表。",
  "5. 填好后盖章的一页和这个文件一起从聊天里发回，文件名不用改。灰色行是以前确认过的，更正请填负数冲回再重填。",
];

/** 填报说明: the first page; what to fill in, what is still amiss, and the line to stamp. */
export function coverSheet(content: UnitFileContent, tables: readonly PlannedTable[], spent: SpentSums): SheetPlan {
  const grid = new SheetGrid();
  const merges: string[] = [];
  const wide = (row: number, style: CellStyle, from = 0): void => {
    grid.paint(row, from, LAST_COLUMN, style);
    merges.push(`${"ABCDEF"[from] ?? "A"}${row + 1}:F${row + 1}`);
  };
  putIdentity(grid, content, wide);
  putStatus(grid, tables, wide);
  putFigures(grid, content, spent);
  const afterTables = putTables(grid, tables, merges);
  const afterHow = putHow(grid, afterTables + 1, wide);
  const last = putFoot(grid, afterHow + 1, content, wide);
  return sheetPlan(UNIT_FILE_SHEET.cover, grid, {
    columnWidths: [16, 15, 15, 15, 13, 17],
    rowHeights: { ...heights(afterTables, afterHow), [last - 2]: 26, [last - 1]: 26 },
    merges,
    conditionalFormats: [
      {
        range: `A${ROW.status + 1}`,
        when: { kind: "formula", formula: `=LEFT($A$${ROW.status + 1},4)<>"${READY.slice(0, 4)}"` },
        format: UNKNOWN_FORMAT,
      },
    ],
    protected: true,
    showGridlines: false,
    print: {
      orientation: "portrait",
      paper: "A4",
      area: `A1:F${last + 1}`,
      fitToWidth: 1,
      fitToHeight: 1,
      footer: `&L${content.unit.name}&R${content.fileId}`,
      margins: { left: 0.6, right: 0.6, top: 0.6, bottom: 0.7 },
      centerHorizontally: true,
    },
  });
}

const MIDDLE = { ...STYLES.wrapped, vertical: "middle" } as const;

type Wide = (row: number, style: CellStyle, from?: number) => void;

function putIdentity(grid: SheetGrid, content: UnitFileContent, wide: Wide): void {
  const { title, year, sample, amountWord, unit, period, due } = content;
  grid.put(ROW.title, 0, `${year === null ? "" : `${year}年`}${fundName(title)}填报表`, STYLES.title);
  wide(ROW.title, STYLES.title);
  const proposed = amountWord === "审定数" ? "" : `下达数是${amountWord}，还没有审定，以正式文件为准。`;
  const mark = `${sample ? "示例数据，不是真实金额。" : ""}${proposed}`;
  const centered = { ...STYLES.note, horizontal: "center" } as const;
  grid.put(ROW.kind, 0, mark === "" ? null : mark, centered);
  wide(ROW.kind, centered);
  const { label, text } = STYLES;
  grid.put(ROW.identity, 0, COVER_LABEL.unit, label);
  grid.put(ROW.identity, 1, unit.name, { ...text, bold: true, fontSize: 11 });
  grid.put(ROW.identity, 2, COVER_LABEL.period, label);
  grid.put(ROW.identity, 3, periodWords(period), text);
  grid.put(ROW.identity, 4, COVER_LABEL.due, label);
  grid.put(ROW.identity, 5, dateSerial(due) ?? "见通知", { ...text, numberFormat: "yyyy-mm-dd", horizontal: "left" });
}

/** The sheet with something to mend, and its row; then how many rows the unit itself is not sure of. */
function putStatus(grid: SheetGrid, tables: readonly PlannedTable[], wide: Wide): void {
  const style = { fontSize: 12, bold: true, vertical: "middle", wrap: true, border: "thin" } as const;
  const check = ({ spec }: PlannedTable): string => `${spec.prefix}检查`;
  const formula = [...tables].reverse().reduce((rest, table) => {
    return `IF(${asksFormula(check(table))},"${table.spec.sheet}："&${check(table)},${rest})`;
  }, `"${READY}"`);
  const first = tables.map((table) => ({ table, text: checkOf(table) })).find(({ text }) => asks(text));
  const value = first ? `${first.table.spec.sheet}：${first.text}` : READY;
  grid.compute(ROW.status, 0, `=${formula}`, value, style);
  wide(ROW.status, style);
  const counts = tables.map(({ spec }) => `COUNTIF(${spec.prefix}状态,"${ROW_STATUS.doubt}")`).join("+");
  const count = tables.flatMap(({ sayings }) => sayings).filter(({ status }) => status === ROW_STATUS.doubt).length;
  const words = (amount: string | number): string => `另有${amount}行标了“我拿不准”，可以照发，收表后会有人来问。`;
  const [before = "", after = ""] = words("\n").split("\n");
  const doubt = `=IF(${counts}=0,"","${before}"&(${counts})&"${after}")`;
  grid.compute(ROW.doubt, 0, doubt, count === 0 ? "" : words(count), STYLES.note);
  wide(ROW.doubt, STYLES.note);
}

function checkOf({ sayings }: PlannedTable): string {
  return checkText(sayings, TABLE_ROW.first);
}

function putFigures(grid: SheetGrid, content: UnitFileContent, spent: SpentSums): void {
  const granted = content.lines.flatMap((line) => (line.granted === null ? [] : [line.granted]));
  const yuan = granted.length === 0 ? null : Number(formatYuan(sumFen(granted)));
  grid.put(ROW.figures, 0, "本单位合计", STYLES.label);
  const heads = ["下达(元)", "支出(元)", "未支出(元)", "执行率", "超支"];
  grid.putRow(ROW.figures, 1, heads, STYLES.header);
  grid.put(ROW.figures + 1, 0, "自动得出", STYLES.label);
  const { yuan: money, percent } = UNIT_FILE_STYLE;
  grid.compute(ROW.figures + 1, 1, `=${TOTAL_NAME.granted}`, yuan ?? "", money);
  grid.compute(ROW.figures + 1, 2, `=${TOTAL_NAME.spent}`, spent.total, money);
  const unspent = yuan === null ? "" : Math.round((yuan - spent.total) * 100) / 100;
  grid.compute(ROW.figures + 1, 3, `=${TOTAL_NAME.unspent}`, unspent, money);
  grid.compute(ROW.figures + 1, 4, `=${TOTAL_NAME.rate}`, truncatedRate(spent.total, yuan) ?? "", percent);
  const over = `IF(ISNUMBER(${TOTAL_NAME.unspent}),IF(${TOTAL_NAME.unspent}<0,"超支","未超支"),"")`;
  const word = unspent === "" ? "" : unspent < 0 ? "超支" : "未超支";
  grid.compute(ROW.figures + 1, 5, `=${over}`, word, STYLES.centered);
}

/** One row per sheet: a link, what goes there, and what is amiss. @returns the last row used */
function putTables(grid: SheetGrid, tables: readonly PlannedTable[], merges: string[]): number {
  let row: number = ROW.tables;
  const head = (text: string): void => {
    grid.putRow(row, 0, [text, "填什么", null, null, "检查", null], STYLES.header);
    merges.push(`B${row + 1}:D${row + 1}`, `E${row + 1}:F${row + 1}`);
    row += 1;
  };
  const line = (
    sheet: string,
    what: string,
    check: { readonly formula: string; readonly value: string } | null,
  ): void => {
    grid.compute(row, 0, linkFormula(sheet, sheet), sheet, { ...STYLES.link, border: "thin", fontSize: 9, wrap: true });
    grid.putRow(row, 1, [what, null, null], MIDDLE);
    if (check) grid.compute(row, 4, check.formula, check.value, MIDDLE);
    else grid.put(row, 4, null, MIDDLE);
    grid.put(row, 5, null, MIDDLE);
    merges.push(`B${row + 1}:D${row + 1}`, `E${row + 1}:F${row + 1}`);
    row += 1;
  };
  const each = (planned: readonly PlannedTable[]): void => {
    for (const table of planned) {
      const check = { formula: `=${table.spec.prefix}检查`, value: checkOf(table) };
      line(table.spec.sheet, WHAT[table.spec.table.id] ?? "", check);
    }
  };
  head("填三处");
  each(tables.filter(({ spec }) => ALWAYS.includes(spec.table.id)));
  head("有就填");
  each(tables.filter(({ spec }) => !ALWAYS.includes(spec.table.id)));
  line(UNIT_FILE_SHEET.paste, "支出在别的系统里的，整块贴过来就行，不用逐行填", null);
  line(UNIT_FILE_SHEET.confirmed, "以前确认过的行，只看不改", null);
  return row;
}

function putHow(grid: SheetGrid, row: number, wide: Wide): number {
  const style = { fontSize: 9, vertical: "middle", wrap: true } as const;
  grid.put(row, 0, "怎么填", { ...STYLES.sheetTitle, fontSize: 10 });
  HOW.forEach((text, index) => {
    grid.put(row + 1 + index, 0, text, style);
    wide(row + 1 + index, style);
  });
  return row + HOW.length;
}

/** Whom to ask, who signs, and the file's number in a second place. @returns the last row */
function putFoot(grid: SheetGrid, row: number, { contact, fileId }: UnitFileContent, wide: Wide): number {
  const asked = { ...STYLES.note, color: "#000000" };
  grid.put(row, 0, `咨询电话：${contact === "" ? "见通知" : contact}`, asked);
  wide(row, asked);
  const line = { ...STYLES.text };
  grid.putRow(row + 2, 0, ["填表", null, "复核", null, "单位负责人", null], line);
  grid.putRow(row + 3, 0, ["（盖章）", null, null, null, "日期", null], line);
  grid.put(row + 4, 0, FILE_ID_LABEL, STYLES.note);
  grid.put(row + 4, 1, fileId, { ...STYLES.note, numberFormat: "@" });
  return row + 4;
}

function heights(afterTables: number, afterHow: number): Readonly<Record<number, number>> {
  const rows: Record<number, number> = { [ROW.title]: 30, [ROW.identity]: 24, [ROW.status]: 34 };
  for (let row = ROW.tables; row < afterTables; row += 1) rows[row] = 27;
  for (let row = afterTables + 2; row <= afterHow; row += 1) rows[row] = 27;
  return rows;
}
