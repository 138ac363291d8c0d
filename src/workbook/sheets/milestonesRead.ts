import type { TypedMilestone } from "../../tracking/milestones";
import type { CellValue, SheetContent } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import { isoDate } from "../sheet";

/** Columns of 时间节点 before the units, left to right. */
export const MILESTONE_HEADERS = {
  printed: "日期",
  precision: "精度",
  recurring: "周期",
  text: "事项",
  clause: "条款",
  owner: "责任单位",
  deliverable: "交付物",
  addressee: "报送对象",
  deadline: "到期日",
  state: "状态",
  left: "剩余天数",
  handed: "应交/已交",
  doneOn: "完成日",
  evidence: "佐证",
} as const;
export const MILESTONE_KEY = "编号";
export const ISSUED_LABEL = "通知日期";

/** A row as typed; `key` is empty on rows people added themselves, which are theirs throughout. */
export interface StandingMilestone {
  readonly key: string;
  readonly typed: TypedMilestone;
  /** 日期, 事项 and 到期日 of a row of their own, as they stand. */
  readonly printed: CellValue;
  readonly text: string;
  readonly deadline: CellValue;
}

/** What people typed on 时间节点. */
export interface StandingMilestones {
  /** False: somebody's own sheet of this name. */
  readonly ours: boolean;
  /** 通知日期 as it stands; undefined before the sheet was made. */
  readonly issued: CellValue | undefined;
  readonly rows: readonly StandingMilestone[];
}

/** Reads 时间节点 wherever its rows and columns were moved to. */
export function readMilestoneSheet(content: SheetContent | null): StandingMilestones {
  const nothing: StandingMilestones = { ours: true, issued: undefined, rows: [] };
  if (content === null || isBlank(content)) return nothing;
  const sheet = new ContentReader(content);
  const header = sheet.headerRow([...Object.values(MILESTONE_HEADERS), MILESTONE_KEY]);
  if (header === null) return { ...nothing, ours: false };
  const column = (label: string): number => sheet.columnOf(header, label) ?? -1;
  const keyAt = column(MILESTONE_KEY);
  const units = Array.from(
    { length: Math.max(0, keyAt - column(MILESTONE_HEADERS.evidence) - 1) },
    (_unused, index) => {
      const at = column(MILESTONE_HEADERS.evidence) + 1 + index;
      return { at, name: sheet.text(header, at) };
    },
  );
  const rows: StandingMilestone[] = [];
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const text = (key: keyof typeof MILESTONE_HEADERS): string => sheet.text(row, column(MILESTONE_HEADERS[key]));
    const typed: TypedMilestone = {
      owner: text("owner"),
      deliverable: text("deliverable"),
      addressee: text("addressee"),
      done: sheet.value(row, column(MILESTONE_HEADERS.doneOn)),
      evidence: text("evidence"),
      ticks: new Map(
        units.flatMap(({ at, name }) => {
          const value = sheet.value(row, at);
          return value === null ? [] : [[name, value] as const];
        }),
      ),
    };
    const one = {
      key: sheet.text(row, keyAt),
      typed,
      printed: sheet.value(row, column(MILESTONE_HEADERS.printed)),
      text: text("text"),
      deadline: sheet.value(row, column(MILESTONE_HEADERS.deadline)),
    };
    const own = one.text !== "" || one.printed !== null || one.deadline !== null;
    if (one.key !== "" || own || hasTyped(typed)) rows.push(one);
  }
  return { ours: true, issued: issuedCell(sheet, header), rows };
}

export function hasTyped({ owner, deliverable, addressee, done, evidence, ticks }: TypedMilestone): boolean {
  return [owner, deliverable, addressee, evidence].some((text) => text !== "") || done !== null || ticks.size > 0;
}

/** The day a cell holds, ISO; null for a text or an empty cell. */
export function dayOf(value: CellValue | undefined): string | null {
  return typeof value === "number" ? isoDate(value) : null;
}

function issuedCell(sheet: ContentReader, header: number): CellValue {
  for (let row = 0; row < header; row += 1) {
    const column = sheet.columnOf(row, ISSUED_LABEL);
    if (column !== null) return sheet.value(row, column + 1);
  }
  return null;
}
