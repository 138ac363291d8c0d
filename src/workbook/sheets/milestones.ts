import type { FundBook } from "../../domain/book";
import type { Deliverable } from "../../domain/deliverable";
import type { Milestone } from "../../domain/project";
import {
  deadlineOf,
  MILESTONE_WORDS,
  milestoneKey,
  milestoneState,
  namedOwner,
  NEAR_DAYS,
  type MilestoneState,
  type TypedMilestone,
} from "../../tracking/milestones";
import { cellAddress, columnLetters, fixedAddress } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { MILESTONES_SHEET, SAMPLE_MARK } from "../names";
import type { CellStyle, SheetContent, SheetPlan } from "../plan";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import {
  dayOf,
  hasTyped,
  ISSUED_LABEL,
  MILESTONE_HEADERS,
  MILESTONE_KEY,
  type StandingMilestone,
  type StandingMilestones,
} from "./milestonesRead";

const ROW = { note: 1, issued: 2, header: 3, first: 4 } as const;
const COLUMN = Object.fromEntries(Object.keys(MILESTONE_HEADERS).map((key, index) => [key, index])) as Record<
  keyof typeof MILESTONE_HEADERS,
  number
>;
const WIDTHS = [10, 5, 9, 46, 10, 13, 16, 15, 11, 12, 8, 9, 11, 16];
/** Rows for dates of people's own. */
const READY_ROWS = 6;
const NOTE =
  "日期照通知；状态、剩余天数、已交都是公式，随“今天”变。黄格填写，刷新时保留；各单位交了就在该单位下面填“✓”或日期。";
const PRECISION_WORDS = { day: "日", month: "月", year: "年" } as const;
const RECURRING_WORDS = { month: "每月", quarter: "每季", year: "每年" } as const;
const EVERY_UNIT = "各单位";
const DATE: CellStyle = { ...STYLES.text, numberFormat: "yyyy-mm-dd" };
const NOTHING: TypedMilestone = {
  owner: "",
  deliverable: "",
  addressee: "",
  done: null,
  evidence: "",
  ticks: new Map(),
};

interface MilestoneRow {
  readonly milestone: Milestone | null;
  readonly deliverable?: Deliverable;
  readonly own: StandingMilestone | null;
  readonly typed: TypedMilestone;
}

/** What the notice says of time. */
export interface NoticeDates {
  readonly milestones: readonly Milestone[];
  /** ISO. */
  readonly issuedOn: string | null;
  readonly deliverables: readonly Deliverable[];
}

/** 时间节点 (M14): every date of the notice with what it asks, how it stands today, and a tick for each unit. */
export function milestonesSheet(
  book: FundBook,
  { milestones, issuedOn, deliverables }: NoticeDates,
  standing: StandingMilestones,
  before: SheetContent | null,
): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, `${MILESTONES_SHEET}${book.sample ? `（${SAMPLE_MARK}）` : ""}`);
  grid.put(ROW.note, 0, NOTE, STYLES.note);
  const shown = standing.issued === undefined ? dateSerial(issuedOn) : standing.issued;
  const issued = dayOf(shown);
  grid.put(ROW.issued, COLUMN.text - 1, ISSUED_LABEL, STYLES.label);
  grid.put(ROW.issued, COLUMN.text, shown, { ...STYLES.inputDate, horizontal: "left" });
  const units = book.units.map(({ shortName }) => shortName);
  grid.putRow(ROW.header, 0, [...Object.values(MILESTONE_HEADERS), ...units, MILESTONE_KEY], STYLES.header);
  const rows = rowsOf(milestones, deliverables, standing.rows);
  rows.forEach((row, index) => {
    putRow(grid, { book, issued, units }, row, ROW.first + index);
  });
  const end = ROW.first + rows.length;
  const width = Object.keys(MILESTONE_HEADERS).length + units.length + 1;
  for (let row = end; row < (before?.values.length ?? 0); row += 1) {
    for (let column = 0; column < width; column += 1) grid.put(row, column, null);
  }
  const state = columnLetters(COLUMN.state);
  const states = `${state}${ROW.first + 1}:${state}${end}`;
  const equal = (
    word: string,
    format: typeof ALERT_FORMAT | typeof UNKNOWN_FORMAT,
  ): SheetPlan["conditionalFormats"][number] => {
    return { range: states, when: { kind: "cellValue", operator: "equal", operand: `=${quoted(word)}` }, format };
  };
  return sheetPlan(MILESTONES_SHEET, grid, {
    columnWidths: [...WIDTHS, ...units.map(() => 6), 10],
    hiddenColumns: [width - 1],
    rowHeights: Object.fromEntries(rows.map((row, index) => [ROW.first + index, heightOf(row)])),
    freeze: { rows: ROW.first, columns: COLUMN.clause },
    conditionalFormats: [equal(MILESTONE_WORDS.overdue, ALERT_FORMAT), equal(MILESTONE_WORDS.near, UNKNOWN_FORMAT)],
    print: { ...LIST_PRINT, repeatRows: `${ROW.header + 1}:${ROW.header + 1}` },
  });
}

/** The notice's dates by day, what it wants handed in, then rows of people's own, then what was typed beside dates the notice no longer has. */
function rowsOf(
  milestones: readonly Milestone[],
  deliverables: readonly Deliverable[],
  standing: readonly StandingMilestone[],
): readonly MilestoneRow[] {
  const known = new Map(standing.filter(({ key }) => key !== "").map((row) => [row.key, row]));
  const sorted = [...milestones].sort((one, other) => (deadlineOf(one) < deadlineOf(other) ? -1 : 1));
  const ours = sorted.map((milestone): MilestoneRow => {
    const row = known.get(milestoneKey(milestone));
    return { milestone, own: null, typed: row?.typed ?? { ...NOTHING, owner: namedOwner(milestone) } };
  });
  const handed = deliverables.map((one): MilestoneRow => {
    const { id, what, from, to } = one;
    const typed = known.get(id)?.typed ?? { ...NOTHING, owner: from, deliverable: what, addressee: to };
    return { milestone: null, own: null, deliverable: one, typed };
  });
  const keys = new Set([...milestones.map(milestoneKey), ...deliverables.map(({ id }) => id)]);
  const theirs = standing.filter(({ key, typed }) => key === "" || (!keys.has(key) && hasTyped(typed)));
  const blank = Array.from({ length: READY_ROWS }, (): MilestoneRow => ({
    milestone: null,
    own: null,
    typed: NOTHING,
  }));
  return [
    ...ours,
    ...handed,
    ...theirs.map((own): MilestoneRow => ({ milestone: null, own, typed: own.typed })),
    ...blank,
  ];
}

/** As high as the longest of its wrapped texts. */
function heightOf({ milestone, deliverable, own, typed }: MilestoneRow): number {
  const text = milestone?.text ?? deliverable?.what ?? own?.text ?? "";
  const columns = { text, owner: typed.owner, deliverable: typed.deliverable, addressee: typed.addressee };
  return wrappedHeight(
    Object.entries(columns).map(([key, value]) => ({
      text: value,
      width: WIDTHS[COLUMN[key as keyof typeof columns]] ?? 10,
    })),
  );
}

interface Ground {
  readonly book: FundBook;
  readonly issued: string | null;
  readonly units: readonly string[];
}

function putRow(grid: SheetGrid, ground: Ground, one: MilestoneRow, row: number): void {
  const { own, typed } = one;
  const milestone = one.milestone ?? dateOf(one.deliverable);
  if (milestone) putNoticed(grid, milestone, row);
  else if (one.deliverable) putUndated(grid, one.deliverable, row);
  else putOwn(grid, own, row);
  putTyped(grid, ground.units, typed, row);
  const key = one.deliverable?.id ?? (milestone ? milestoneKey(milestone) : (own?.key ?? ""));
  grid.put(row, COLUMN.evidence + 1 + ground.units.length, key === "" ? null : key, STYLES.code);
  putFormulas(grid, row, ground.units.length, { now: stateNow(ground, one), typed });
}

/** What the notice says; nobody types over it. */
function putNoticed(grid: SheetGrid, milestone: Milestone, row: number): void {
  const { date, precision, recurring, text, clause } = milestone;
  grid.put(row, COLUMN.printed, date, STYLES.code);
  grid.put(row, COLUMN.precision, PRECISION_WORDS[precision], STYLES.centered);
  grid.put(row, COLUMN.recurring, recurring ? RECURRING_WORDS[recurring] : null, STYLES.centered);
  grid.put(row, COLUMN.text, text, { ...STYLES.wrapped, numberFormat: "@" });
  grid.put(row, COLUMN.clause, clause, STYLES.code);
  grid.put(row, COLUMN.deadline, dateSerial(deadlineOf(milestone)), DATE);
}

/** A thing to hand in as a date of the notice; null where the notice names no time. */
function dateOf(deliverable: Deliverable | undefined): Milestone | null {
  if (!deliverable || deliverable.due === null) return null;
  const { id, what, due, clause } = deliverable;
  const precision = due.length === 10 ? "day" : due.length === 7 ? "month" : "year";
  return { date: due, precision, clause, text: `${id} ${what}`, line: null };
}

function putUndated(grid: SheetGrid, { id, what, clause }: Deliverable, row: number): void {
  grid.paint(row, COLUMN.printed, COLUMN.recurring, STYLES.centered);
  grid.put(row, COLUMN.text, `${id} ${what}`, { ...STYLES.wrapped, numberFormat: "@" });
  grid.put(row, COLUMN.clause, clause, STYLES.code);
  grid.put(row, COLUMN.deadline, null, STYLES.inputDate);
}

/** A date of people's own: theirs throughout, as it stands. */
function putOwn(grid: SheetGrid, own: StandingMilestone | null, row: number): void {
  grid.put(row, COLUMN.printed, own?.printed ?? null, STYLES.inputText);
  grid.paint(row, COLUMN.precision, COLUMN.recurring, STYLES.centered);
  grid.put(row, COLUMN.text, own?.text || null, STYLES.inputWrapped);
  grid.put(row, COLUMN.clause, null, STYLES.code);
  grid.put(row, COLUMN.deadline, own?.deadline ?? null, STYLES.inputDate);
}

function putTyped(grid: SheetGrid, units: readonly string[], typed: TypedMilestone, row: number): void {
  grid.put(row, COLUMN.owner, typed.owner || null, STYLES.inputWrapped);
  grid.put(row, COLUMN.deliverable, typed.deliverable || null, STYLES.inputWrapped);
  grid.put(row, COLUMN.addressee, typed.addressee || null, STYLES.inputWrapped);
  grid.put(row, COLUMN.doneOn, typed.done, STYLES.inputDate);
  grid.put(row, COLUMN.evidence, typed.evidence || null, STYLES.inputWrapped);
  units.forEach((unit, index) => {
    const style = { ...STYLES.inputText, horizontal: "center" } as const;
    grid.put(row, COLUMN.evidence + 1 + index, typed.ticks.get(unit) ?? null, style);
  });
}

function stateNow({ book, issued }: Ground, row: MilestoneRow): MilestoneState | null {
  const { own, typed } = row;
  const milestone = row.milestone ?? dateOf(row.deliverable);
  const deadline = milestone ? deadlineOf(milestone) : dayOf(own?.deadline);
  if (deadline === null) return null;
  const dated = milestone ?? { date: deadline, precision: "day", clause: "", text: "", line: null };
  return milestoneState(dated, { today: book.today.date, issuedOn: issued, doneOn: dayOf(typed.done) });
}

function putFormulas(
  grid: SheetGrid,
  row: number,
  units: number,
  { now, typed }: { readonly now: MilestoneState | null; readonly typed: TypedMilestone },
): void {
  const at = (key: keyof typeof COLUMN): string => `$${cellAddress(row, COLUMN[key])}`;
  const today = FACT_CELL_NAME.today;
  const issued = fixedAddress(ROW.issued, COLUMN.text);
  const { done, beforeIssue, overdue, near, open } = MILESTONE_WORDS;
  const late = `IF(AND(ISNUMBER(${issued}),${at("deadline")}<${issued}),${quoted(beforeIssue)},${quoted(overdue)})`;
  const ahead = `IF(${at("deadline")}-${today}>${NEAR_DAYS},${quoted(open)},${quoted(near)})`;
  const word = `IF(ISNUMBER(${at("doneOn")}),${quoted(done)},IF(${at("deadline")}<${today},${late},${ahead}))`;
  grid.compute(row, COLUMN.state, `=IF(ISNUMBER(${at("deadline")}),${word},"")`, now?.word ?? "", STYLES.centered);
  const left = `=IF(OR(ISNUMBER(${at("doneOn")}),NOT(ISNUMBER(${at("deadline")}))),"",${at("deadline")}-${today})`;
  grid.compute(row, COLUMN.left, left, now?.daysLeft ?? "", STYLES.number);
  const [first, last] = [COLUMN.evidence + 1, COLUMN.evidence + units];
  const ticks = `COUNTA($${cellAddress(row, first)}:$${cellAddress(row, last)})`;
  const handed = units === 0 ? '=""' : `=IF(${at("owner")}=${quoted(EVERY_UNIT)},"${units}/"&${ticks},"")`;
  const value = units > 0 && typed.owner === EVERY_UNIT ? `${units}/${typed.ticks.size}` : "";
  grid.compute(row, COLUMN.handed, handed, value, STYLES.centered);
}
