import type { FundBook } from "../../domain/book";
import type { RegisterRow } from "../../domain/returns";
import { ruleInForce } from "../../rules/choices";
import { monthlySpending } from "../../tracking/monthlySpending";
import type { Progress } from "../../tracking/progress";
import { RULE_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { PROGRESS_CHARTS_SHEET, SAMPLE_MARK } from "../names";
import type { ChartPlan, SheetContent, SheetPlan } from "../plan";
import { isBlank } from "../read/contentReader";
import { LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { categoryCaption, monthCaption, unitCaption } from "./progressCaptions";
import { CATEGORY_BLOCK, chartRange, DRAWN_CATEGORIES, MONTH_BLOCK, unitBlock } from "./progressChartPlaces";
import { putCategoryFigures, putMonthFigures, putUnitFigures, type ChartGround } from "./progressChartFigures";
import { CATEGORY_ROWS, type ProgressPlaces } from "./progressPlaces";
import type { DueShares } from "./progressPoints";

const NOTE = "图随下面的公式重算；单位没有报的没有柱，不等于0。任务完成率与支出进度分开算（C09）。";
const WIDTHS = Array.from({ length: 16 }, () => 10.5);
const COLOR = { dark: "#1F4E79", light: "#9DC3E6", limit: "#B3400F", second: "#595959" } as const;

/** True where somebody's own sheet has the name. */
export function chartsSheetTaken(content: SheetContent | null): boolean {
  return (
    content !== null && !isBlank(content) && !String(content.values[0]?.[0] ?? "").startsWith(PROGRESS_CHARTS_SHEET)
  );
}

/** The limit categories are held against: the share of a rule on resource building in force, of its own whole. */
export function resourceLimit(book: Pick<FundBook, "catalogue" | "rules">): ChartGround["limit"] {
  for (const rule of book.catalogue) {
    const choice = book.rules.find((one) => one.rule === rule.id);
    const { enabled, threshold, reading } = ruleInForce(rule, choice);
    const [left] = reading.left;
    const [right] = reading.right;
    const ofResource =
      left?.quantity.kind === "resourceParts" ||
      (left?.quantity.kind === "allocated" && left.quantity.where.category === "resource");
    if (!ofResource || right?.quantity.kind !== "fundTotal" || rule.thresholdUnit !== "share" || !enabled) continue;
    return {
      share: threshold,
      formula: `INDEX(${RULE_NAME.threshold},MATCH(${quoted(rule.id)},${RULE_NAME.code},0))`,
      whole: right.quantity.source === "central" ? "centralTotal" : "fundTotal",
    };
  }
  return null;
}

/** What 进度图 is made from. */
export interface ChartsOf {
  readonly progress: Progress;
  readonly rows: readonly RegisterRow[];
  readonly due: DueShares;
  readonly places: ProgressPlaces;
  /** The province's timetable in force, empty while nobody chose it. */
  readonly points: ChartGround["points"];
}

/** 进度图: three charts of 进度, the figures they are drawn from below, and a sentence for each. */
export function progressChartsSheet(book: FundBook, of: ChartsOf): SheetPlan {
  const year = book.year ?? Number(book.today.date.slice(0, 4));
  const ground: ChartGround = {
    ...of,
    book,
    year,
    spending: monthlySpending(of.rows, year, book.today.date),
    limit: resourceLimit(book),
  };
  const grid = new SheetGrid();
  putTitle(grid, `${PROGRESS_CHARTS_SHEET}${book.sample ? `（${SAMPLE_MARK}）` : ""}`);
  grid.put(1, 0, NOTE, STYLES.note);
  putUnitFigures(grid, ground);
  putMonthFigures(grid, ground);
  putCategoryFigures(grid, ground);
  const captions = [
    { row: 2, column: 0, ...unitCaption(ground) },
    { row: 2, column: 8, ...monthCaption(ground) },
    { row: 19, column: 0, ...categoryCaption(ground) },
  ];
  for (const { row, column, formula, words } of captions) grid.compute(row, column, `=${formula}`, words, CAPTION);
  const last = unitBlock(book).last;
  return sheetPlan(PROGRESS_CHARTS_SHEET, grid, {
    columnWidths: WIDTHS,
    rowHeights: rowHeights(last),
    merges: ["A3:H3", "I3:P3", "A20:H20"],
    protected: true,
    showGridlines: false,
    print: { ...LIST_PRINT, area: `A1:P${last + 1}` },
    charts: charts(book, ground),
  });
}

/** All told, so that a chart covers the same cells in every program. */
function rowHeights(last: number): Readonly<Record<number, number>> {
  const usual = Array.from({ length: last + 1 }, (_unused, row) => [row, 15] as const);
  const named = Array.from({ length: CATEGORY_ROWS }, (_unused, index) => [CATEGORY_BLOCK.first + index, 40] as const);
  return { ...Object.fromEntries([...usual, ...named]), 0: 20, 2: 42, 19: 42 };
}

const CAPTION = { ...STYLES.noteWrapped, color: "#262626" };

function charts(book: FundBook, { limit }: ChartGround): readonly ChartPlan[] {
  const unit = unitBlock(book);
  const at = chartRange;
  const shared = { numberFormat: "0%" };
  const line = { drawn: "line" as const };
  const columns = { drawn: "columns" as const };
  return [
    {
      ...shared,
      name: "进度图-单位",
      title: "支出执行率与任务完成率（分单位）",
      description: "各单位的支出执行率、任务完成率和应达的任务节点；数字在图下的表里。",
      place: "A4:H19",
      categories: at(unit, 0),
      series: [
        { ...line, name: "任务应达", values: at(unit, 3), color: COLOR.limit, dashed: true },
        { ...columns, name: "执行率", values: at(unit, 1), color: COLOR.dark },
        { ...columns, name: "任务完成率", values: at(unit, 2), color: COLOR.light },
      ],
    },
    {
      ...shared,
      name: "进度图-逐月",
      title: "累计支出占审定与进度要求（逐月）",
      description: "累计支出占审定的比例，与通知的任务节点、省级支出进度表对照；数字在图旁的表里。",
      place: "I4:P19",
      categories: at(MONTH_BLOCK, 0),
      series: [
        { ...line, name: "通知任务节点", values: at(MONTH_BLOCK, 4), color: COLOR.second },
        { ...line, name: "省级支出进度表（启用时）", values: at(MONTH_BLOCK, 5), color: COLOR.limit, dashed: true },
        { ...columns, name: "累计支出占审定", values: at(MONTH_BLOCK, 3), color: COLOR.dark },
      ],
    },
    {
      ...shared,
      name: "进度图-类型",
      title: "各类型占资金的比例",
      description: "网络建设、资源建设、服务推广占资金的比例与资源建设的下限；数字在图旁的表里。",
      place: "A21:H36",
      categories: at(DRAWN_CATEGORIES, 0),
      series: [
        { ...columns, name: "占资金", values: at(DRAWN_CATEGORIES, 2), color: COLOR.light, labelled: true },
        ...(limit === null
          ? []
          : [
              {
                ...line,
                name: "资源建设应不低于",
                values: at(DRAWN_CATEGORIES, 3),
                color: COLOR.limit,
                dashed: true as const,
              },
            ]),
      ],
    },
  ];
}
