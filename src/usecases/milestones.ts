import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { milestoneKey, milestoneState, type MilestoneState } from "../tracking/milestones";
import { deliverablesOf } from "../rules/deliverables";
import { readNotice } from "../notice/readNotice";
import { onSheet } from "../workbook/address";
import { MILESTONES_SHEET } from "../workbook/names";
import type { SheetContent } from "../workbook/plan";
import { milestonesSheet } from "../workbook/sheets/milestones";
import { dayOf, readMilestoneSheet, type StandingMilestones } from "../workbook/sheets/milestonesRead";
import type { WorkbookPort } from "./port";
import { loadSource, SOURCE_MISSING } from "./sourceStore";
import { requireBook } from "./workbookBook";
import { sheetNameTaken } from "./sheetFaults";

/** 时间节点 as it stands: the notice's dates in the order of their days. */
export interface Milestones {
  /** 通知日期, ISO; null where the notice and the sheet say none. */
  readonly issuedOn: string | null;
  readonly states: readonly MilestoneState[];
}

interface Loaded {
  readonly book: FundBook;
  readonly notice: { readonly milestones: readonly MilestoneState["milestone"][]; readonly issuedOn: string | null };
  readonly standing: StandingMilestones;
  readonly before: SheetContent | null;
  readonly milestones: Milestones;
}

async function load(port: WorkbookPort, clock: string): Promise<Result<Loaded>> {
  const book = await requireBook(port, clock);
  if (!book.ok) return book;
  const source = await loadSource(port);
  if (!source.ok) return source;
  if (source.value === null) return failure(SOURCE_MISSING);
  const notice = readNotice(source.value.lines.map(({ text }) => text).join("\n"), book.value.units);
  if (!notice.ok) return notice;
  const content = await port.read([MILESTONES_SHEET]);
  if (!content.ok) return content;
  const before = content.value[0] ?? null;
  const standing = readMilestoneSheet(before);
  if (!standing.ours) return failure(sheetNameTaken(MILESTONES_SHEET));
  const issuedOn = standing.issued === undefined ? notice.value.issuedOn : dayOf(standing.issued);
  const done = new Map(standing.rows.map(({ key, typed }) => [key, dayOf(typed.done)]));
  const today = book.value.today.date;
  const states = notice.value.milestones
    .map((one) => milestoneState(one, { today, issuedOn, doneOn: done.get(milestoneKey(one)) ?? null }))
    .sort((one, other) => (one.deadline < other.deadline ? -1 : 1));
  return success({ book: book.value, notice: notice.value, standing, before, milestones: { issuedOn, states } });
}

/** Every date of the notice with its state today (M14); writes nothing. Faults: no text of the notice is kept. */
export async function loadMilestones(port: WorkbookPort, clock: string): Promise<Result<Milestones>> {
  const loaded = await load(port, clock);
  return loaded.ok ? success(loaded.value.milestones) : loaded;
}

/** Writes the sheet 时间节点, or brings it up to date in place: what was typed stays, by the date it belongs to. */
export async function makeMilestones(port: WorkbookPort, clock: string): Promise<Result<Milestones>> {
  const loaded = await load(port, clock);
  if (!loaded.ok) return loaded;
  const { book, notice, standing, before, milestones } = loaded.value;
  const sheets = [
    milestonesSheet(book, { ...notice, deliverables: deliverablesOf(book, notice.issuedOn) }, standing, before),
  ];
  const made = await port.render({ sheets, names: [], activeSheet: MILESTONES_SHEET });
  if (!made.ok) return made;
  const shown = await port.select(onSheet(MILESTONES_SHEET, "A1"));
  return shown.ok ? success(milestones) : shown;
}
