import type { Months } from "../../tracking/monthlyIndicator";
import type { CellValue, SheetContent } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";

/** Columns of 绩效月报, left to right; the months stand between 全年目标 and 累计. */
export const MONTHLY_LABEL = {
  project: "项目",
  unit: "馆/单位",
  name: "指标",
  comparator: "比较",
  target: "现行值",
  measure: "计量",
  period: "周期",
  annual: "全年目标",
  reached: "累计",
  periods: "月度达标",
  short: "还差",
  catchUp: "每月需补",
  recorded: "绩效指标累计",
  check: "核对",
  returned: "收表",
  evidence: "佐证",
  id: "编号",
  last: "报到月",
} as const;
export const MONTHS_IN_YEAR = 12;
export const UNTIL_LABEL = "每月需补算到（月）";

export function monthLabel(index: number): string {
  return `${index + 1}月`;
}

/** What people typed on 绩效月报. */
export interface StandingMonthly {
  /** False: somebody's own sheet of this name. */
  readonly ours: boolean;
  readonly until: CellValue;
  /** By the indicator's id: months as they stand (formulas of ours left out) and 佐证. */
  readonly typed: ReadonlyMap<string, { readonly months: readonly CellValue[]; readonly evidence: string }>;
}

/** Reads what was typed, wherever its rows and columns were moved to. */
export function readMonthly(content: SheetContent | null): StandingMonthly {
  const nothing: StandingMonthly = { ours: true, until: null, typed: new Map() };
  if (content === null || isBlank(content)) return nothing;
  const reader = new ContentReader(content);
  const header = reader.headerRow([MONTHLY_LABEL.annual, MONTHLY_LABEL.catchUp, MONTHLY_LABEL.id]);
  if (header === null) return { ...nothing, ours: false };
  const column = (label: string): number => reader.columnOf(header, label) ?? -1;
  const [idAt, evidenceAt] = [column(MONTHLY_LABEL.id), column(MONTHLY_LABEL.evidence)];
  const monthsAt = Array.from({ length: MONTHS_IN_YEAR }, (_unused, index) => column(monthLabel(index)));
  const typed = new Map<string, { months: readonly CellValue[]; evidence: string }>();
  for (let row = header + 1; row < reader.rowCount; row += 1) {
    const id = reader.text(row, idAt);
    if (id === "") continue;
    const months = monthsAt.map((at) => {
      const value = content.formulas[row]?.[at] ? null : reader.value(row, at);
      return value === "" ? null : value;
    });
    typed.set(id, { months, evidence: reader.text(row, evidenceAt) });
  }
  return { ours: true, typed, until: untilOf(reader, header) };
}

function untilOf(reader: ContentReader, header: number): CellValue {
  for (let row = 0; row < header; row += 1) {
    const at = reader.columnOf(row, UNTIL_LABEL);
    if (at !== null) return reader.value(row, at + 1);
  }
  return null;
}

/** Numbers only: a text is no figure. */
export function numbersOf(months: readonly CellValue[]): Months {
  return Array.from({ length: MONTHS_IN_YEAR }, (_unused, index) => {
    const value = months[index] ?? null;
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  });
}
