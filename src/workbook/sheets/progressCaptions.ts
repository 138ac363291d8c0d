import { formatWan, sumFen } from "../../domain/money";
import { executionRate } from "../../tracking/spending";
import { cellAddress, fixedAddress, onSheet } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import { PROGRESS_SHEET } from "../names";
import { CATEGORIES, categoryWord } from "./progressBlocks";
import { wholeOf, type ChartGround } from "./progressChartFigures";
import { CATEGORY_BLOCK, chartRange, unitBlock } from "./progressChartPlaces";
import { CATEGORY_ROWS, HEAD_ROW, UNIT_COLUMN } from "./progressPlaces";

/** A sentence as an expression without `=`, and what it says now. */
interface Caption {
  readonly formula: string;
  readonly words: string;
}

function percent(share: number): string {
  return `${(share / 100).toFixed(2)}%`;
}

/** What the picture of units shows, in words. */
export function unitCaption({ book, progress, due }: ChartGround): Caption {
  const block = unitBlock(book);
  const [rate, tasks, needed] = [chartRange(block, 1), chartRange(block, 2), chartRange(block, 3)];
  const shown = (of: string): string => `TEXT(${of}(${rate}),"0.00%")`;
  const spent = `"支出已报"&COUNT(${rate})&"个单位，执行率最高"&${shown("MAX")}&"、最低"&${shown("MIN")}`;
  const behind = `SUMPRODUCT(ISNUMBER(${tasks})*(${tasks}<${needed}))`;
  const done = `"；任务完成率低于应达的有"&${behind}&"个单位。"`;
  const rates = progress.units.flatMap((unit) => unit.rate ?? []);
  const reported = progress.units.flatMap((unit) => unit.tasks ?? []);
  const [high, low] = [percent(Math.max(...rates)), percent(Math.min(...rates))];
  const money = rates.length === 0 ? NO_SPENDING : `支出已报${rates.length}个单位，执行率最高${high}、最低${low}`;
  const late = reported.filter((share) => share < due.task).length;
  const work = reported.length === 0 ? NO_TASKS : `；任务完成率低于应达的有${late}个单位。`;
  return {
    formula: `IF(COUNT(${rate})=0,"${NO_SPENDING}",${spent})&IF(COUNT(${tasks})=0,"${NO_TASKS}",${done})`,
    words: money + work,
  };
}

const NO_SPENDING = "还没有单位报支出";
const NO_TASKS = "；还没有填任务完成数。";

/** What the picture of months shows, in words. */
export function monthCaption({ book, progress, spending, due }: ChartGround): Caption {
  const sum = onSheet(PROGRESS_SHEET, fixedAddress(HEAD_ROW.sum, UNIT_COLUMN.spent));
  const rate = onSheet(PROGRESS_SHEET, fixedAddress(HEAD_ROW.sum, UNIT_COLUMN.rate));
  const task = onSheet(PROGRESS_SHEET, fixedAddress(HEAD_ROW.first, UNIT_COLUMN.taskDue));
  const province = onSheet(PROGRESS_SHEET, fixedAddress(HEAD_ROW.first, UNIT_COLUMN.spendDue));
  const today = `TEXT(${FACT_CELL_NAME.today},"yyyy-mm-dd")`;
  const share = `IF(ISNUMBER(${rate}),"，占审定"&TEXT(${rate},"0.00%"),"")`;
  const money = `IF(ISNUMBER(${sum}),"累计支出"&TEXT(${sum},"0.00####")&"万元"&${share},"${NO_SPENDING}")`;
  const tasks = `IF(ISNUMBER(${task}),"；任务节点应达"&TEXT(${task},"0%"),"；任务节点都未到期")`;
  const demanded = `${tasks}&IF(ISNUMBER(${province}),"，省级进度表应达"&TEXT(${province},"0%"),"")`;
  const { spent, allocated } = progress.reconciliation;
  const part = spent === null ? null : executionRate(spent, allocated);
  const told = part === null ? "" : `，占审定${percent(part)}`;
  const known = spent === null ? NO_SPENDING : `累计支出${formatWan(spent)}万元${told}`;
  const wanted = due.spend > 0 ? `，省级进度表应达${due.spend / 100}%` : "";
  const needed = due.task > 0 ? `；任务节点应达${due.task / 100}%` : "；任务节点都未到期";
  const undated =
    spending.undated === 0 ? "" : `；另有${formatWan(spending.undated)}万元没有可认的日期，逐月图里没有。`;
  return {
    formula: `"到"&${today}&"，"&${money}&${demanded}&"。"&${undatedFormula(sum)}`,
    words: `到${book.today.date}，${known}${needed}${wanted}。${undated}`,
  };
}

/** What was spent on days nobody could read: the whole less what is dated. */
function undatedFormula(sum: string): string {
  const dated = 'SUMIFS(支出台账金额,支出台账状态,"<>已撤回",支出台账日期,">0")';
  const rest = `ROUND(${sum}-${dated}/10000,6)`;
  return `IF(ISNUMBER(${sum}),IF(${rest}=0,"","；另有"&TEXT(${rest},"0.00####")&"万元没有可认的日期，逐月图里没有。"),"")`;
}

/** What the picture of categories shows, in words. */
export function categoryCaption(ground: ChartGround): Caption {
  const { progress, limit } = ground;
  const whole = wholeOf(ground);
  const { first, column } = CATEGORY_BLOCK;
  const rows = Array.from({ length: CATEGORY_ROWS - 1 }, (_unused, index) => first + index);
  const parts = rows.map((row) => {
    const share = cellAddress(row, column + 2);
    return `${cellAddress(row, column)}&IF(ISNUMBER(${share}),TEXT(${share},"0.00%"),"无数")`;
  });
  const words = CATEGORIES.slice(0, CATEGORY_ROWS - 1).map((category) => {
    const own = sumFen(progress.lines.filter((line) => line.category === category).map(({ allocated }) => allocated));
    const share = executionRate(own, whole);
    return `${categoryWord(category)}${share === null ? "无数" : percent(share)}`;
  });
  const formula = parts.join('&"，"&');
  if (!limit) return { formula: `${formula}&"。"`, words: `${words.join("，")}。` };
  const least = `"；资源建设应不低于"&TEXT(${cellAddress(first, column + 3)},"0.00%")&"。"`;
  return { formula: `${formula}&${least}`, words: `${words.join("，")}；资源建设应不低于${percent(limit.share)}。` };
}
