import type { IndicatorTarget } from "../../domain/records";
import { figureKind } from "../../tracking/indicatorFigure";

/** The cells of one row of 绩效月报 by what they hold; all on the same row. */
export interface MonthlyCells {
  readonly target: string;
  readonly annual: string;
  readonly reached: string;
  readonly recorded: string;
  readonly last: string;
  /** Twelve cells, January first. */
  readonly months: readonly string[];
  readonly until: string;
}

function range(cells: readonly string[]): string {
  return `${cells[0] ?? ""}:${cells[cells.length - 1] ?? ""}`;
}

function quarters(months: readonly string[]): readonly { readonly own: string; readonly over: string }[] {
  return [0, 1, 2, 3].map((quarter) => ({
    own: range(months.slice(quarter * 3, quarter * 3 + 3)),
    over: `COUNT(${range(months.slice(quarter * 3 + 2))})>0`,
  }));
}

/** 1–12, or 0 while no month was told. */
export function lastFormula(months: readonly string[]): string {
  return months.reduce((rest, cell, index) => `IF(ISNUMBER(${cell}),${index + 1},${rest})`, "0");
}

/** 累计: pieces add up, of shares the last holds, of events the least. */
export function reachedFormula(indicator: IndicatorTarget, { months, last }: MonthlyCells): string {
  const all = range(months);
  const figure = {
    sum: `ROUND(SUM(${all}),6)`,
    least: `MIN(${all})`,
    latest: `INDEX(${all},1,${last})`,
  }[figureKind(indicator)];
  return `IF(COUNT(${all})=0,"",${figure})`;
}

/** 2/3: so many of the months (quarters over, events) told do. */
export function periodsFormula({ period, comparator }: IndicatorTarget, cells: MonthlyCells): string {
  const { months, target } = cells;
  const sign = comparator === "=" ? "=" : comparator === "<=" ? "<=" : ">=";
  if (period === "year") return '""';
  if (period !== "quarter") {
    const all = range(months);
    return `IF(COUNT(${all})=0,"",COUNTIF(${all},"${sign}"&${target})&"/"&COUNT(${all}))`;
  }
  const over = quarters(months).map((quarter) => ({
    told: `IF(AND(COUNT(${quarter.own})>0,${quarter.over}),1,0)`,
    met: `IF(AND(COUNT(${quarter.own})>0,${quarter.over},SUM(${quarter.own})${sign}${target}),1,0)`,
  }));
  const told = over.map((quarter) => quarter.told).join("+");
  return `IF(COUNT(${range(months)})=0,"",(${over.map(({ met }) => met).join("+")})&"/"&(${told}))`;
}

/** 还差 as the indicator's own period counts it; more in one month makes good nothing of another. */
export function shortFormula(indicator: IndicatorTarget, cells: MonthlyCells): string {
  const { months, target, reached } = cells;
  const gap = (figure: string): string => {
    if (indicator.comparator === "=") return `ABS(${target}-${figure})`;
    return indicator.comparator === "<=" ? `MAX(0,${figure}-${target})` : `MAX(0,${target}-${figure})`;
  };
  const known = (expression: string): string => `IF(ISNUMBER(${reached}),ROUND(${expression},6),"")`;
  if (figureKind(indicator) !== "sum" || indicator.period === "year") return known(gap(reached));
  if (indicator.period === "month") {
    const all = range(months);
    const below = `COUNTIF(${all},"<"&${target})*${target}-SUMIF(${all},"<"&${target})`;
    const above = `SUMIF(${all},">"&${target})-COUNTIF(${all},">"&${target})*${target}`;
    const { comparator } = indicator;
    return known(comparator === "=" ? `${below}+${above}` : comparator === "<=" ? above : below);
  }
  const each = quarters(months).map(({ own, over }) => `IF(AND(COUNT(${own})>0,${over}),${gap(`SUM(${own})`)},0)`);
  return known(each.join("+"));
}

/** 每月需补, rounded up: whole where the target is. */
export function catchUpFormula(indicator: IndicatorTarget, { annual, reached, last, until }: MonthlyCells): string {
  const [digits, fine] = Number.isInteger(indicator.current) ? [0, 6] : [2, 8];
  const month = `IF(ISNUMBER(${until}),IF(AND(${until}>=1,${until}<=12,INT(${until})=${until}),${until},12),12)`;
  const rest = `MAX(0,ROUND(${annual}-${reached},6))/MAX(1,${month}-${last})`;
  return `IF(AND(ISNUMBER(${annual}),ISNUMBER(${reached})),ROUNDUP(ROUND(${rest},${fine}),${digits}),"")`;
}

/** Whether 绩效指标 says the same. */
export function checkFormula({ reached, recorded }: MonthlyCells): string {
  const other = `"绩效指标累计"&${recorded}&"，月报"&${reached}`;
  const said = `IF(ISNUMBER(${recorded}),IF(ROUND(${reached}-${recorded},6)=0,"",${other}),"绩效指标没有填累计")`;
  return `IF(ISNUMBER(${reached}),${said},"")`;
}
