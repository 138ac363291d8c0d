import type { FundBook } from "../../domain/book";
import { ruleInForce } from "../../rules/choices";
import {
  PROVINCIAL_SOURCE,
  provincialTimetable,
  shareDue,
  shareNext,
  type TimetablePoint,
} from "../../tracking/timetable";
import { cellAddress, fixedAddress } from "../address";
import { FACT_CELL_NAME, RULE_NAME } from "../factNames";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import { dateSerial } from "../sheet";
import { STYLES } from "../styles";
import { HEAD_ROW, POINT_COLUMN, POINT_ROWS } from "./progressPlaces";

const HEADERS = ["节点依据", "日期", "应达", "启用", "已到期", "未到期"];
export const YES = "是";
const NO = "否";
const NOTICE = "通知";

/** The two timetables 进度 is held against: tasks by the notice, spending by the province where somebody chose it. */
interface ProgressPoints {
  readonly notice: readonly (TimetablePoint & { readonly rule: string; readonly enabled: boolean })[];
  readonly province: readonly TimetablePoint[];
  readonly provinceUsed: boolean;
}

/** Shares in basis points: those that are due (0: none), and the next of the notice (the whole after its last). */
export interface DueShares {
  readonly task: number;
  readonly spend: number;
  readonly next: number;
}

/** Points as the rules in force and what was typed on 进度 make them. */
export function progressPoints(
  book: FundBook,
  typed: { readonly province: readonly TimetablePoint[] | null; readonly provinceUsed: boolean },
): ProgressPoints {
  const notice = book.catalogue.flatMap((rule) => {
    const { due, threshold, enabled, reading } = ruleInForce(
      rule,
      book.rules.find((choice) => choice.rule === rule.id),
    );
    const ofTasks = reading.left.some(({ quantity }) => quantity.kind === "taskPoints");
    if (!ofTasks || due?.kind !== "date" || rule.thresholdUnit !== "share") return [];
    return [{ rule: rule.id, on: due.on, share: threshold, enabled }];
  });
  const year = book.year ?? Number(book.today.date.slice(0, 4));
  return {
    notice: notice.slice(0, POINT_ROWS - 10),
    province: typed.province ?? provincialTimetable(year),
    provinceUsed: typed.provinceUsed,
  };
}

export function dueShares({ notice, province, provinceUsed }: ProgressPoints, today: string): DueShares {
  const own = notice.filter(({ enabled }) => enabled);
  return {
    task: shareDue(own, today) ?? 0,
    spend: (provinceUsed ? shareDue(province, today) : null) ?? 0,
    next: shareNext(own, today) ?? 10_000,
  };
}

const DATE = { ...STYLES.text, numberFormat: "yyyy-mm-dd" };
const SHARE = { ...STYLES.number, numberFormat: "0%" };

/** Expressions for the shares that are due and next: the notice's points stand above the province's. */
export function dueExpressions({ notice }: ProgressPoints): Readonly<Record<keyof DueShares, string>> {
  const range = (column: number, first: number, last: number): string =>
    `${fixedAddress(HEAD_ROW.points + first, column)}:${fixedAddress(HEAD_ROW.points + last, column)}`;
  const { due, next } = POINT_COLUMN;
  const count = notice.length;
  return {
    task: count === 0 ? "0" : `MAX(${range(due, 0, count - 1)})`,
    spend: `MAX(${range(due, count, POINT_ROWS - 1)})`,
    next: count === 0 ? "1" : `MIN(${range(next, 0, count - 1)})`,
  };
}

/** 节点: the notice's shares by the rules, the province's by what is typed; 已到期 and 未到期 are what is due and next. */
export function putPoints(grid: SheetGrid, points: ProgressPoints, switchCell: string, today: string): void {
  grid.putRow(HEAD_ROW.flowHeader, POINT_COLUMN.source, HEADERS, STYLES.header);
  const all = [
    ...points.notice.map((point) => ({ ...point, source: NOTICE })),
    ...points.province.map((point) => {
      return { ...point, rule: null, enabled: points.provinceUsed, source: PROVINCIAL_SOURCE };
    }),
  ];
  for (let index = 0; index < POINT_ROWS; index += 1) {
    const row = HEAD_ROW.points + index;
    const point = all[index];
    grid.put(row, POINT_COLUMN.source, point?.source ?? null, STYLES.text);
    if (point?.rule) putRulePoint(grid, row, { ...point, rule: point.rule });
    else putTypedPoint(grid, row, point, switchCell);
    putReached(grid, row, point, today);
  }
}

type LivePoint = TimetablePoint & { readonly enabled: boolean };

function putRulePoint(grid: SheetGrid, row: number, point: LivePoint & { readonly rule: string }): void {
  const rule = (name: string): string => `INDEX(${name},MATCH(${quoted(point.rule)},${RULE_NAME.code},0))`;
  grid.compute(row, POINT_COLUMN.on, `=${rule(RULE_NAME.due)}`, dateSerial(point.on), DATE);
  grid.compute(row, POINT_COLUMN.share, `=${rule(RULE_NAME.threshold)}`, point.share / 10_000, SHARE);
  const used = `=IF(${rule(RULE_NAME.enabled)}="${NO}","${NO}","${YES}")`;
  grid.compute(row, POINT_COLUMN.used, used, point.enabled ? YES : NO, STYLES.centered);
}

function putTypedPoint(grid: SheetGrid, row: number, point: LivePoint | undefined, switchCell: string): void {
  grid.put(row, POINT_COLUMN.on, point ? dateSerial(point.on) : null, STYLES.inputDate);
  const share = { ...STYLES.inputPercent, numberFormat: "0%" };
  grid.put(row, POINT_COLUMN.share, point ? point.share / 10_000 : null, share);
  const source = cellAddress(row, POINT_COLUMN.source);
  const used = `=IF(LEN(${source})=0,"",IF(${switchCell}="${YES}","${YES}","${NO}"))`;
  const word = point?.enabled === true ? YES : NO;
  grid.compute(row, POINT_COLUMN.used, used, point ? word : "", STYLES.centered);
}

/** 已到期 is the share once its day has come, else 0; 未到期 the share while it has not, else the whole. */
function putReached(grid: SheetGrid, row: number, point: LivePoint | undefined, today: string): void {
  const at = (column: keyof typeof POINT_COLUMN): string => cellAddress(row, POINT_COLUMN[column]);
  const counts = `AND(${at("used")}="${YES}",ISNUMBER(${at("on")}),ISNUMBER(${at("share")}))`;
  const live = point?.enabled === true ? point : null;
  const share = (live?.share ?? 0) / 10_000;
  const isDue = live !== null && live.on <= today;
  const past = `=IF(${counts},IF(${at("on")}<=${FACT_CELL_NAME.today},${at("share")},0),0)`;
  grid.compute(row, POINT_COLUMN.due, past, isDue ? share : 0, SHARE);
  const coming = `=IF(${counts},IF(${at("on")}>${FACT_CELL_NAME.today},${at("share")},1),1)`;
  grid.compute(row, POINT_COLUMN.next, coming, live !== null && !isDue ? share : 1, SHARE);
}
