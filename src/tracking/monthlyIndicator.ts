import type { IndicatorTarget } from "../domain/records";
import type { RegisterRow } from "../domain/returns";
import { figureKind, reachedFigure, shortFigure } from "./indicatorFigure";
import { counts } from "./spending";
import { INSTITUTION_MEASURES } from "./unitIndicators";

/** Twelve months, January first; null: nothing told, which is not 0. */
export type Months = readonly (number | null)[];

export const NO_MONTHS: Months = Array.from({ length: 12 }, () => null);

/** What twelve months of an indicator say (M15). */
export interface MonthlyFigures {
  /** 1–12: the last month told; 0 while none was. */
  readonly last: number;
  /** 累计; null while nothing was told. */
  readonly reached: number | null;
  /** 月度达标: how many months (quarters that are over, events) were told, and how many of them do. Null: told by year. */
  readonly periods: { readonly met: number; readonly told: number } | null;
  /** 全年目标; null where months do not add up to one (shares, per event, upper limits). */
  readonly annual: number | null;
  /** 还差 so far, as its own period counts it; null while nothing was told. */
  readonly short: number | null;
  /** 每月需补 until the last month allowed; null where there is no yearly target or nothing was told. */
  readonly catchUp: number | null;
}

const PERIODS_IN_YEAR: Readonly<Record<IndicatorTarget["period"], number>> = {
  month: 12,
  quarter: 4,
  year: 1,
  each: 1,
};

/** @param until 1–12: the month by which the year's volume is due (R19: the end of November) */
export function monthlyFigures(indicator: IndicatorTarget, months: Months, until: number): MonthlyFigures {
  const last = months.reduce<number>((latest, month, index) => (month === null ? latest : index + 1), 0);
  const reached = reachedFigure(indicator, months);
  const adds = figureKind(indicator) === "sum" && indicator.comparator !== "<=";
  const annual = adds ? times(indicator.current, PERIODS_IN_YEAR[indicator.period]) : null;
  const rest = annual === null || reached === null ? null : Math.max(0, annual - reached);
  return {
    last,
    reached,
    periods: periodsMet(indicator, months),
    annual,
    short: shortFigure(indicator, indicator.current, months, last),
    catchUp: rest === null ? null : perMonth(rest, Math.max(1, until - last), indicator.current),
  };
}

function times(target: number, periods: number): number {
  return Math.round(target * periods * 1e6) / 1e6;
}

/** Whole where the target is whole; else with two decimals. Never too little. */
function perMonth(rest: number, months: number, target: number): number {
  const scale = Number.isInteger(target) ? 1 : 100;
  return Math.ceil(Math.round((rest / months) * scale * 1e6) / 1e6) / scale;
}

function periodsMet(indicator: IndicatorTarget, months: Months): MonthlyFigures["periods"] {
  const told = months.filter((month) => month !== null);
  const met = (figures: readonly number[]): { met: number; told: number } => {
    return { met: figures.filter((figure) => does(indicator, figure)).length, told: figures.length };
  };
  if (indicator.period === "year") return null;
  if (indicator.period !== "quarter") return met(told);
  const over = [0, 1, 2, 3].flatMap((quarter) => {
    const own = months.slice(quarter * 3, quarter * 3 + 3).filter((month) => month !== null);
    const ended = months.slice(quarter * 3 + 2).some((month) => month !== null);
    return ended && own.length > 0 ? [own.reduce((sum, month) => sum + month, 0)] : [];
  });
  return met(over);
}

function does({ comparator, current }: IndicatorTarget, figure: number): boolean {
  if (comparator === "=") return figure === current;
  return comparator === "<=" ? figure <= current : figure >= current;
}

/** The yearly indicator that counts the same as a monthly or quarterly one, by its id: 年更新信息资源 of 月更新信息资源. */
export function yearlyTwins(indicators: readonly IndicatorTarget[]): ReadonlyMap<string, string> {
  const subject = ({ project, unit, name, measure }: IndicatorTarget): string =>
    [project, unit, measure, name.replace(/^(每季度|每季|每月|月|全年|年)|全年$/g, "")].join("\u0001");
  const yearly = new Map(indicators.filter(({ period }) => period === "year").map((one) => [subject(one), one.id]));
  return new Map(
    indicators.flatMap((indicator) => {
      const regular = indicator.period === "month" || indicator.period === "quarter";
      const twin = regular ? yearly.get(subject(indicator)) : undefined;
      return twin === undefined ? [] : [[twin, indicator.id] as const];
    }),
  );
}

/**
 * What units returned for an indicator, month by month; a month told again replaces what was told before, and withdrawn
 * rows count nowhere. Where one unit answers, what it says of itself counts (others tell it their part); of its several
 * 馆 pieces add up. A target of a group holds for each of it, so the least of them counts; 馆 themselves are added up.
 */
export function returnedMonths(indicator: IndicatorTarget, rows: readonly RegisterRow[]): Months {
  const own = rows
    .filter((row) => row.table === "indicator" && counts(row) && row.row.startsWith(`${indicator.id}@`))
    .filter(({ unit }) => indicator.holder === null || unit === indicator.holder)
    .sort((one, other) => (one.period < other.period ? -1 : one.period > other.period ? 1 : 0));
  const holders = new Map<string, Months>();
  for (const row of own) {
    const key = `${row.unit}|${row.row}`;
    const before = holders.get(key) ?? NO_MONTHS;
    holders.set(
      key,
      before.map((month, index) => {
        const value = row.cells[`month${String(index + 1).padStart(2, "0")}`]?.value;
        return typeof value === "number" ? value : month;
      }),
    );
  }
  const together = indicator.holder !== null || INSTITUTION_MEASURES.includes(indicator.measure);
  const adds = figureKind(indicator) === "sum" && together;
  return NO_MONTHS.map((_month, index) => {
    const told = [...holders.values()].flatMap((months) => months[index] ?? []);
    if (told.length === 0) return null;
    return adds ? Math.round(told.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6 : Math.min(...told);
  });
}
