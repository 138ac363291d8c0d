import type { TypedAssessment, TypedFinding, TypedValue } from "../../tracking/supervision";
import type { SheetContent } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";

/** Columns of 考核评估 and of 督查与整改, left to right. */
export const ASSESSMENT_HEADERS = {
  unit: "单位",
  granted: "分配数(万元)",
  spent: "支出(万元)",
  rate: "执行率",
  tasks: "任务完成率",
  scope: "验收类型",
  date: "验收日期",
  doubt: "验收提示",
  taskScore: "任务得分",
  fundScore: "资金得分",
  total: "合计得分",
  opinion: "考核意见",
  id: "编号",
} as const;
export const FINDING_HEADERS = {
  unit: "单位",
  date: "督查日期",
  finding: "发现的问题",
  guidance: "指导意见",
  deadline: "整改期限",
  rectified: "整改情况",
  done: "整改完成日期",
  recheck: "复查",
  state: "状态",
  id: "编号",
} as const;
export const EARLIEST_LABEL = "全部验收不早于";

const TYPED_ASSESSMENT = ["scope", "date", "taskScore", "fundScore", "opinion"] as const;
const TYPED_FINDING = ["unit", "date", "finding", "guidance", "deadline", "rectified", "done", "recheck"] as const;

/** A row of 考核评估 as it stands: `id` the unit's code, `unit` the name beside it. */
export interface AssessmentRow {
  readonly id: string;
  readonly unit: string;
  readonly typed: TypedAssessment;
}

/** What people typed on 督查整改. */
export interface StandingSupervision {
  /** False: somebody's own sheet of this name. */
  readonly ours: boolean;
  /** The first day everything can have been accepted, as typed; undefined before the sheet was made. */
  readonly earliest: TypedValue | undefined;
  readonly assessments: readonly AssessmentRow[];
  readonly findings: readonly TypedFinding[];
}

/** Reads 督查整改 wherever its two tables and their rows were moved to. */
export function readSupervision(content: SheetContent | null): StandingSupervision {
  const nothing: StandingSupervision = { ours: true, earliest: undefined, assessments: [], findings: [] };
  if (content === null || isBlank(content)) return nothing;
  const reader = new ContentReader(content);
  const first = reader.headerRow(Object.values(ASSESSMENT_HEADERS));
  const second =
    first === null ? null : reader.headerRow(Object.values(FINDING_HEADERS), first + 1, reader.rowCount - first);
  if (first === null || second === null) return { ...nothing, ours: false };
  return {
    ours: true,
    earliest: earliestOf(reader, first),
    assessments: assessmentRows(reader, first, second),
    findings: findingRows(reader, second),
  };
}

function earliestOf(reader: ContentReader, before: number): TypedValue {
  for (let row = 0; row < before; row += 1) {
    const column = reader.columnOf(row, EARLIEST_LABEL);
    if (column !== null) return reader.value(row, column + 1);
  }
  return null;
}

function assessmentRows(reader: ContentReader, header: number, end: number): readonly AssessmentRow[] {
  const at = (label: string): number => reader.columnOf(header, label) ?? -1;
  const rows: AssessmentRow[] = [];
  for (let row = header + 1; row < end; row += 1) {
    const value = (key: keyof TypedAssessment): TypedValue => reader.value(row, at(ASSESSMENT_HEADERS[key]));
    const typed: TypedAssessment = {
      scope: value("scope"),
      date: value("date"),
      taskScore: value("taskScore"),
      fundScore: value("fundScore"),
      opinion: value("opinion"),
    };
    if (TYPED_ASSESSMENT.every((key) => typed[key] === null)) continue;
    rows.push({
      id: reader.text(row, at(ASSESSMENT_HEADERS.id)),
      unit: reader.text(row, at(ASSESSMENT_HEADERS.unit)),
      typed,
    });
  }
  return rows;
}

function findingRows(reader: ContentReader, header: number): readonly TypedFinding[] {
  const at = (label: string): number => reader.columnOf(header, label) ?? -1;
  const rows: TypedFinding[] = [];
  for (let row = header + 1; row < reader.rowCount; row += 1) {
    const value = (key: (typeof TYPED_FINDING)[number]): TypedValue => reader.value(row, at(FINDING_HEADERS[key]));
    if (TYPED_FINDING.every((key) => value(key) === null)) continue;
    rows.push({
      id: reader.text(row, at(FINDING_HEADERS.id)),
      unit: value("unit"),
      date: value("date"),
      finding: value("finding"),
      guidance: value("guidance"),
      deadline: value("deadline"),
      rectified: value("rectified"),
      done: value("done"),
      recheck: value("recheck"),
    });
  }
  return numbered(rows);
}

/** Every finding with a number of its own: rows just typed get the next, of two equal ones the later gets a new one. */
function numbered(rows: readonly TypedFinding[]): readonly TypedFinding[] {
  const seen = new Set<string>();
  let last = Math.max(0, ...rows.map(({ id }) => Number(/^F(\d{1,6})$/.exec(id)?.[1] ?? 0)));
  return rows.map((row) => {
    if (row.id !== "" && !seen.has(row.id)) {
      seen.add(row.id);
      return row;
    }
    last += 1;
    seen.add(`F${last}`);
    return { ...row, id: `F${last}` };
  });
}
