import type { ReturnRecord, ReturnTable } from "../domain/returns";
import type { FieldDifference, MergeStep, OurRow, TableSides } from "./mergeStep";
import { rowContent, sameCell } from "./recordContent";
import { pairByContent, pairByLikeness } from "./rowMatching";
import { mergeRow } from "./threeWay";

/** What of each side has found no partner yet. */
interface Unpaired {
  readonly theirs: readonly ReturnRecord[];
  readonly ours: readonly OurRow[];
  /** Rows we sent and no longer hold. */
  readonly sent: readonly ReturnRecord[];
}

/**
 * Rows the unit wrote: known by what they say, since people sort them and no id stands beside them. What says the same
 * is paired first, then what is left by identity; whatever finds no partner is new or was taken out.
 */
export function compareFree(table: ReturnTable, sides: TableSides): readonly MergeStep[] {
  const standing = sides.ours.filter(({ state }) => state !== "已撤回");
  const withdrawn = sides.ours.filter(({ state }) => state === "已撤回");
  const { bases, lost } = basesOf(table, sides.sent ?? [], standing);
  const alike = pairByContent(sides.theirs, standing);
  const asSent = leftAsSent({ theirs: alike.onlyOne, ours: alike.onlyOther, sent: lost }, bases, sides);
  const changed = pairByLikeness(table, asSent.left.theirs, asSent.left.ours, ({ state }) => state === "已确认");
  const again = pairByContent(changed.onlyOne, withdrawn);
  const revived = pairByLikeness(table, again.onlyOne, asSent.left.sent);
  return [
    ...asSent.steps,
    ...changed.pairs.flatMap(({ one, other }) => changedStep(table, one, other, bases.get(other), sides)),
    ...again.pairs.map(({ one, other }) => addedStep(table, one, other.slot, "withdrawn-before")),
    ...revived.pairs.map(({ one }) => addedStep(table, one, sides.newSlot(), "versions")),
    ...revived.onlyOne.map((record) => addedStep(table, record, sides.newSlot(), null)),
    ...changed.onlyOther.flatMap((row) => withdrawnStep(row, bases.get(row), sides)),
  ];
}

/** Which of our rows each row we sent has become. */
function basesOf(
  table: ReturnTable,
  sent: readonly ReturnRecord[],
  standing: readonly OurRow[],
): { readonly bases: ReadonlyMap<OurRow, ReturnRecord>; readonly lost: readonly ReturnRecord[] } {
  const alike = pairByContent(sent, standing);
  const changed = pairByLikeness(table, alike.onlyOne, alike.onlyOther);
  const bases = new Map([...alike.pairs, ...changed.pairs].map(({ one, other }) => [other, one]));
  return { bases, lost: changed.onlyOne };
}

/** Rows that came back as they were sent while ours changed: ours stands, unless this version knew ours. */
function leftAsSent(
  unpaired: Unpaired,
  bases: ReadonlyMap<OurRow, ReturnRecord>,
  { later }: TableSides,
): { readonly steps: readonly MergeStep[]; readonly left: Unpaired } {
  const based = unpaired.ours.flatMap((row) => {
    const base = bases.get(row);
    return base ? [{ table: base.table, cells: base.cells, row }] : [];
  });
  const same = pairByContent(unpaired.theirs, based);
  const unheld = pairByContent(same.onlyOne, unpaired.sent);
  const settled = new Set(same.pairs.map(({ other }) => other.row));
  const steps = later ? same.pairs.map(({ one, other }) => backStep(one, other.row)) : [];
  return {
    steps,
    left: {
      theirs: unheld.onlyOne,
      ours: unpaired.ours.filter((row) => !settled.has(row)),
      sent: unheld.onlyOther,
    },
  };
}

function backStep(record: ReturnRecord, own: OurRow): MergeStep {
  const keys = [...new Set([...Object.keys(record.cells), ...Object.keys(own.cells)])];
  const fields = keys
    .filter((key) => !sameCell(record.cells[key], own.cells[key]))
    .map((key): FieldDifference => {
      return { key, sent: record.cells[key], ours: own.cells[key], theirs: record.cells[key] };
    });
  const set = Object.fromEntries(fields.map(({ key, theirs }) => [key, theirs ?? null]));
  const { slot, table } = own;
  return { slot, table, kind: "changed", record, set, fields, conflict: true, because: "versions" };
}

function changedStep(
  table: ReturnTable,
  record: ReturnRecord,
  own: OurRow,
  base: ReturnRecord | undefined,
  { later }: TableSides,
): readonly MergeStep[] {
  const merged = mergeRow(table, { sent: base?.cells ?? null, ours: own.cells, theirs: record.cells, later });
  if (merged.fields.length === 0) return [];
  const confirmed = own.state === "已确认";
  return [
    {
      slot: own.slot,
      table: table.id,
      kind: "changed",
      record,
      set: merged.set,
      fields: merged.fields,
      conflict: merged.conflict || confirmed,
      because: confirmed ? "confirmed" : merged.conflict ? "versions" : null,
    },
  ];
}

function addedStep(
  table: ReturnTable,
  record: ReturnRecord,
  slot: number,
  because: "withdrawn-before" | "versions" | null,
): MergeStep {
  const fields = table.fields
    .filter(({ key }) => record.cells[key])
    .map(({ key }): FieldDifference => ({ key, sent: undefined, ours: undefined, theirs: record.cells[key] }));
  return {
    slot,
    table: table.id,
    kind: "added",
    record,
    set: record.cells,
    fields,
    conflict: because !== null,
    because,
  };
}

/** A row that did not come back. One another return brought is missed only by a version that knew that return. */
function withdrawnStep(
  own: OurRow,
  base: ReturnRecord | undefined,
  { gone, later, period }: TableSides,
): readonly MergeStep[] {
  if (!base && !(later && own.period === period && own.state !== "已确认")) return [];
  const { slot, table, row, cells, place } = own;
  const record = { table, row, cells, place };
  const fields = Object.keys(cells).map((key): FieldDifference => {
    return { key, sent: base?.cells[key], ours: cells[key], theirs: undefined };
  });
  const because =
    own.state === "已确认" ? "confirmed" : gone ? "table-gone" : base ? changedSince(own, base) : "versions";
  return [{ slot, table, kind: "withdrawn", record, set: {}, fields, conflict: because !== null, because }];
}

function changedSince(own: OurRow, base: ReturnRecord): "versions" | null {
  return rowContent(own) === rowContent(base) ? null : "versions";
}

/** Whether a returned table holds a row another return brought and which was not sent. */
export function sharesFree({ sent, ours, theirs }: Pick<TableSides, "sent" | "ours" | "theirs">): boolean {
  const fresh = pairByContent(theirs, sent ?? []).onlyOne;
  const standing = ours.filter(({ state }) => state !== "已撤回");
  const unsent = pairByContent(sent ?? [], standing).onlyOther;
  return pairByContent(fresh, unsent).pairs.length > 0;
}
