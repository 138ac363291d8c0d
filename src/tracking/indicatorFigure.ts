import type { IndicatorTarget } from "../domain/records";

/** What twelve months of a 馆 add up to. */
export type FigureKind =
  /** Numbers of pieces: added up. */
  | "sum"
  /** Shares and capacities (%, M): the last one told holds. */
  | "latest"
  /** Per event: the least of them must do. */
  | "least";

const STANDING_MEASURES: readonly string[] = ["%", "M"];

export function figureKind({ measure, period }: Pick<IndicatorTarget, "measure" | "period">): FigureKind {
  if (period === "each") return "least";
  return STANDING_MEASURES.includes(measure) ? "latest" : "sum";
}

type Told = Pick<IndicatorTarget, "measure" | "period" | "comparator">;

/**
 * 累计: what was reached with the months told so far.
 * @param months January first; null: not reported, which is not 0
 * @returns null when no month was reported
 */
export function reachedFigure(
  indicator: Pick<Told, "measure" | "period">,
  months: readonly (number | null)[],
): number | null {
  const told = months.filter((month) => month !== null);
  const last = told[told.length - 1];
  if (last === undefined) return null;
  switch (figureKind(indicator)) {
    case "latest":
      return last;
    case "least":
      return Math.min(...told);
    case "sum":
      return rounded(told.reduce((sum, month) => sum + month, 0));
  }
}

/**
 * 还差. A monthly or quarterly target is missed month by month, quarter by quarter: more in one makes good nothing of
 * another. Months not told and quarters not over are not short yet.
 * @param lastMonth 1–12, the month reported up to
 * @returns null when nothing was reported
 */
export function shortFigure(
  indicator: Told,
  target: number,
  months: readonly (number | null)[],
  lastMonth: number,
): number | null {
  const reached = reachedFigure(indicator, months);
  if (reached === null) return null;
  const short = (figure: number): number => missing(indicator.comparator, target, figure);
  if (figureKind(indicator) !== "sum" || indicator.period === "year") return rounded(short(reached));
  if (indicator.period === "month") {
    return rounded(months.reduce<number>((sum, month) => sum + (month === null ? 0 : short(month)), 0));
  }
  const quarters = [0, 1, 2, 3].map((quarter) => months.slice(quarter * 3, quarter * 3 + 3));
  return rounded(
    quarters.reduce((sum, quarter, index) => {
      const told = quarter.filter((month) => month !== null);
      const over = (index + 1) * 3 <= lastMonth;
      return over && told.length > 0 ? sum + short(told.reduce((all, month) => all + month, 0)) : sum;
    }, 0),
  );
}

function missing(comparator: Told["comparator"], target: number, figure: number): number {
  if (comparator === "=") return Math.abs(target - figure);
  return Math.max(0, comparator === "<=" ? figure - target : target - figure);
}

/** Sums of what people type with a few decimals, without the doubles' dust. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
