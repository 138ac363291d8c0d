import type { ReturnRecord, ReturnTable } from "../domain/returns";
import type { MergeStep, OurRow, TableSides } from "./mergeStep";
import { cellContent, isEmptyRecord, sameCell, type Cells } from "./recordContent";
import { mergeRow } from "./threeWay";

/** Rows we printed: known by their ids, compared field by field. */
export function compareFixed(table: ReturnTable, sides: TableSides): readonly MergeStep[] {
  const sent = sides.sent === null ? null : printedRows(sides.sent).rows;
  const ours = new Map(sides.ours.map((row) => [row.row, row]));
  const { rows: theirs, again } = printedRows(sides.theirs);
  const ids = new Set([...theirs.keys(), ...(sent?.keys() ?? []), ...ours.keys()]);
  const steps = [...ids].flatMap((id) => {
    const own = ours.get(id);
    const their = theirs.get(id);
    if (!their && (sent === null || !sent.has(id)) && !sides.later) return [];
    const base = sent === null ? null : (sent.get(id)?.cells ?? {});
    const record = their ?? { table: table.id, row: id, cells: {}, place: table.sheet };
    return stepFor(table, { base, own, record }, sides);
  });
  const repeated = again.flatMap((record) => {
    const first = steps.find((step) => step.record.row === record.row);
    return againStep(record, first, ours.get(record.row));
  });
  return [...steps, ...repeated];
}

interface FixedRow {
  readonly base: Cells | null;
  readonly own: OurRow | undefined;
  readonly record: ReturnRecord;
}

function stepFor(
  table: ReturnTable,
  { base, own, record }: FixedRow,
  { later, gone, newSlot }: TableSides,
): readonly MergeStep[] {
  const standing = own && own.state !== "已撤回" ? own.cells : {};
  const merged = mergeRow(table, { sent: base, ours: standing, theirs: record.cells, later });
  if (merged.fields.length === 0) return [];
  const confirmed = own?.state === "已确认" && merged.fields.some(({ ours }) => cellContent(ours) !== "");
  const kind = own ? "changed" : isEmptyRecord(record) ? null : "added";
  if (kind === null) return [];
  return [
    {
      slot: own?.slot ?? newSlot(),
      table: table.id,
      kind,
      record,
      set: merged.set,
      fields: merged.fields,
      ...reasonToAsk(confirmed, gone, merged.conflict),
    },
  ];
}

function reasonToAsk(confirmed: boolean, gone: boolean, conflict: boolean): Pick<MergeStep, "conflict" | "because"> {
  const because = confirmed ? "confirmed" : gone ? "table-gone" : conflict ? "versions" : null;
  return { conflict: because !== null, because };
}

interface PrintedRows {
  readonly rows: ReadonlyMap<string, ReturnRecord>;
  /** A printed row that came back twice (copied by the unit) and says something else the second time. */
  readonly again: readonly ReturnRecord[];
}

/** Rows by their ids; one that came back twice is put together as far as the two agree. */
function printedRows(records: readonly ReturnRecord[]): PrintedRows {
  const rows = new Map<string, ReturnRecord>();
  const again: ReturnRecord[] = [];
  for (const record of records) {
    const known = rows.get(record.row);
    if (!known) {
      rows.set(record.row, record);
      continue;
    }
    rows.set(record.row, { ...known, cells: { ...record.cells, ...known.cells } });
    const other = Object.entries(record.cells).filter(
      ([key, cell]) => known.cells[key] && !sameCell(cell, known.cells[key]),
    );
    if (other.length > 0) again.push({ ...record, cells: Object.fromEntries(other) });
  }
  return { rows, again };
}

/** What a row says the second time stands against what it says the first time: a person decides. */
function againStep(record: ReturnRecord, first: MergeStep | undefined, own: OurRow | undefined): readonly MergeStep[] {
  const slot = first?.slot ?? own?.slot;
  if (slot === undefined) return [];
  const fields = Object.entries(record.cells).map(([key, theirs]) => ({
    key,
    sent: undefined,
    ours: first?.record.cells[key] ?? own?.cells[key],
    theirs,
  }));
  const { table } = record;
  return [{ slot, table, kind: "changed", record, set: record.cells, fields, conflict: true, because: "versions" }];
}

/** Whether a returned table says of some printed row what another return said and what was not sent. */
export function sharesFixed(
  table: ReturnTable,
  { sent, ours, theirs }: Omit<TableSides, "later" | "newSlot">,
): boolean {
  const [before, own] = [printedRows(sent ?? []).rows, new Map(ours.map((row) => [row.row, row]))];
  return theirs.some((record) =>
    table.fields.some(({ key }) => {
      const typed = record.cells[key];
      if (cellContent(typed) === "" || sameCell(typed, before.get(record.row)?.cells[key])) return false;
      return sameCell(typed, own.get(record.row)?.cells[key]);
    }),
  );
}
