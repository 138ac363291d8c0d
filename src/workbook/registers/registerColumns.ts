import type { FundBook } from "../../domain/book";
import { lineLabel, linesOf } from "../../domain/lines";
import type { ReturnField, ReturnFieldKind, ReturnTable } from "../../domain/returns";
import { CHUXIONG_INSTITUTIONS } from "../../domain/chuxiong";
import type { Unit } from "../../domain/units";
import type { RowNames } from "../../tracking/recordContent";

/** What registers call things by: from the book, so that a register is read and written in the book's words. */
export interface RegisterGround {
  readonly units: readonly Unit[];
  readonly lines: readonly { readonly id: string; readonly label: string }[];
  readonly names: RowNames;
  /** ISO date the sheets are judged on. */
  readonly today: string;
}

export function registerGround(book: Pick<FundBook, "units" | "projects" | "indicators" | "today">): RegisterGround {
  const lines = linesOf(book.projects).map((line) => ({ id: line.id, label: lineLabel(line) }));
  const labels = new Map(lines.map(({ id, label }) => [id, label]));
  const units = new Map(book.units.map(({ code, name }) => [code, name]));
  const indicators = new Map(book.indicators.map(({ id, name }) => [id, name]));
  const institutions = new Map(CHUXIONG_INSTITUTIONS.map(({ code, name }) => [code, name]));
  const line = (id: string): string => labels.get(id) ?? id;
  const unit = (code: string): string => units.get(code) ?? code;
  const row: RowNames["row"] = ({ row: id }) => {
    const [what = "", whose] = id.split("@");
    const label = indicators.get(what) ?? line(what);
    return whose === undefined ? label : `${label} · ${institutions.get(whose) ?? unit(whose)}`;
  };
  return { units: book.units, lines, names: { line, unit, row }, today: book.today.date };
}

/** Columns every register has beside the fields of its table. */
export type FrameColumn =
  "period" | "unit" | "row" | "rowLabel" | "state" | "question" | "treatment" | "file" | "place" | "kept";

export interface RegisterColumn {
  readonly label: string;
  readonly width: number;
  /** Either a column of the frame, or a field of the table. */
  readonly frame?: FrameColumn;
  readonly field?: ReturnField;
}

const FRAME: Readonly<Record<FrameColumn, { readonly label: string; readonly width: number }>> = {
  period: { label: "填报期", width: 11 },
  unit: { label: "单位", width: 12 },
  row: { label: "编号", width: 13 },
  rowLabel: { label: "填报行", width: 24 },
  state: { label: "状态", width: 8 },
  question: { label: "疑问", width: 34 },
  treatment: { label: "处理", width: 22 },
  file: { label: "来源文件", width: 26 },
  place: { label: "来源行", width: 14 },
  /** Hidden: what the visible cells do not say (as typed, notes, ids). */
  kept: { label: "原文", width: 12 },
};

const WIDTH: Readonly<Record<ReturnFieldKind, number>> = {
  text: 18,
  code: 12,
  date: 11,
  month: 9,
  money: 13,
  number: 7,
  choice: 11,
  line: 18,
  doubt: 9,
};

/** 填报期｜单位｜…｜状态｜疑问｜处理*｜来源文件｜来源行, and the hidden column behind them. */
export function registerColumns(table: ReturnTable): readonly RegisterColumn[] {
  const frame = (key: FrameColumn): RegisterColumn => ({ ...FRAME[key], frame: key });
  const printed: readonly FrameColumn[] = table.rows === "fixed" ? ["row", "rowLabel"] : [];
  const doubts = table.fields.filter(({ kind }) => kind === "doubt");
  const fields = [...table.fields.filter((field) => !doubts.includes(field)), ...doubts];
  return [
    ...(["period", "unit", ...printed] as const).map(frame),
    ...fields.map((field): RegisterColumn => ({ label: field.label, width: WIDTH[field.kind], field })),
    ...(["state", "question", "treatment", "file", "place", "kept"] as const).map(frame),
  ];
}

export function columnIndex(columns: readonly RegisterColumn[], key: string): number {
  return columns.findIndex(({ frame, field }) => frame === key || field?.key === key);
}

/** Labels a register is recognised by. */
export const REGISTER_MARKS: readonly string[] = [
  FRAME.period.label,
  FRAME.unit.label,
  FRAME.state.label,
  FRAME.file.label,
];

/** Names over 支出台账, which its sums and 收发 add by. */
export const SPEND_NAME = {
  unit: "支出台账单位",
  line: "支出台账项目",
  amount: "支出台账金额",
  state: "支出台账状态",
  paidOn: "支出台账日期",
} as const;

/** Names over 到位台账, which 进度 adds by. */
export const ARRIVAL_NAME = {
  unit: "到位台账单位",
  arrived: "到位台账到位",
  state: "到位台账状态",
} as const;
