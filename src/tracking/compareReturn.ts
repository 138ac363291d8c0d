import type { Period, RegisterRow, ReturnRecord, ReturnTable, UnitFileContent } from "../domain/returns";
import { RETURN_TABLES } from "../domain/returnTables";
import { compareFixed, sharesFixed } from "./compareFixed";
import { compareFree, sharesFree } from "./compareFree";
import type { MergeStep, OurRow, TableSides } from "./mergeStep";
import { isEmptyRecord } from "./recordContent";

/** What came back from one unit, what it was sent, and what we hold of it. */
export interface ReturnSides {
  readonly content: Pick<UnitFileContent, "reported" | "confirmed"> | null;
  readonly ours: readonly OurRow[];
  readonly theirs: readonly ReturnRecord[];
  readonly period: Period;
  readonly newSlot: () => number;
}

/**
 * Three-way comparison (sent, ours, theirs) of everything one file brought, table by table. Every typed cell that came
 * back is either what we hold already, or left as it was sent, or in exactly one step of the answer.
 */
export function compareReturn(sides: ReturnSides): readonly MergeStep[] {
  const tables = RETURN_TABLES.map((table) => ({ table, sides: tableSides(table, sides) }));
  const later = tables.some(({ table, sides: own }) =>
    table.rows === "fixed" ? sharesFixed(table, own) : sharesFree(own),
  );
  return tables.flatMap(({ table, sides: own }) => {
    const whole: TableSides = { ...own, period: sides.period, later, newSlot: sides.newSlot };
    return table.rows === "fixed" ? compareFixed(table, whole) : compareFree(table, whole);
  });
}

/** True when a file came back as it was sent: 与发出时相同，未填. */
export function isUnfilled(content: ReturnSides["content"], theirs: readonly ReturnRecord[]): boolean {
  const typed = theirs.filter((record) => !isEmptyRecord(record));
  if (content === null) return typed.length === 0;
  const empty: ReturnSides = { content, ours: asHeld(content), theirs: typed, period: "", newSlot: () => -1 };
  return compareReturn(empty).length === 0;
}

function asHeld({ reported, confirmed }: Pick<UnitFileContent, "reported" | "confirmed">): readonly OurRow[] {
  const held = (record: ReturnRecord, state: RegisterRow["state"]): RegisterRow => {
    return { ...record, unit: "", period: "", state, question: "", treatment: "", file: "" };
  };
  const rows = [...reported.map((row) => held(row, "已报")), ...confirmed.map((row) => held(row, "已确认"))];
  return rows.map((row, slot) => ({ ...row, slot }));
}

function tableSides(
  table: ReturnTable,
  { content, ours, theirs, period }: ReturnSides,
): Omit<TableSides, "later" | "newSlot"> {
  const own = (record: Pick<ReturnRecord, "table">): boolean => record.table === table.id;
  // Of printed rows the confirmed cells were sent, too; confirmed free rows stand on a sheet apart.
  const fixed = table.rows === "fixed";
  const locked = content && fixed ? content.confirmed.filter(own) : [];
  const sent = content && [...content.reported.filter(own), ...locked];
  const typed = theirs.filter((record) => own(record) && !isEmptyRecord(record));
  return { sent, ours: ours.filter(own), theirs: withLocked(typed, locked), period, gone: typed.length === 0 };
}

/** Confirmed cells are locked in the file: where one did not come back, nobody took it out. */
function withLocked(typed: readonly ReturnRecord[], locked: readonly ReturnRecord[]): readonly ReturnRecord[] {
  const returned = new Set(typed.map(({ row }) => row));
  const filled = typed.map((record) => {
    const same = locked.find(({ row }) => row === record.row);
    return same ? { ...record, cells: { ...same.cells, ...record.cells } } : record;
  });
  return [...filled, ...locked.filter(({ row }) => !returned.has(row))];
}
