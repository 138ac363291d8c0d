import type { Fault } from "../domain/fault";
import { GENERAL_FORMAT, type ChangedCell } from "./content";
import { backwards } from "./assignments";
import type { WorkbookChange } from "./changes";
import { faultFrom } from "./faults";
import type { NoteChanges } from "./note";
import { liftProtection, protectAgain, stillOpenFault } from "./protection";
import { halfBuiltFault, removeAdded } from "./remove-added";
import type { RenderWork, Standing } from "./render-plan";
import { sendChanges } from "./send";
import type { Progress } from "./session";
import { parseCell } from "../workbook/address";

/** A render that broke off. */
export interface BrokenRender {
  readonly work: RenderWork;
  readonly standing: Standing;
  readonly note: NoteChanges | null;
  /** What stopped it, as the host said it and as we say it. */
  readonly error: unknown;
  readonly fault: Fault;
}

/**
 * Puts back what a render had written before it broke off: the sheets and names it added go, cells of sheets that
 * stood before get back what they held, and protection closes again. @returns the fault, with a word on what is left
 */
export async function takeBackRender(
  context: Excel.RequestContext,
  broken: BrokenRender,
  progress: Progress,
): Promise<Fault> {
  const { work, note, error, fault } = broken;
  progress.wrote = true;
  const left = await removeAdded(context, work, error);
  const restored = !left && (await tried(() => restore(context, broken, progress)));
  const closed = work.lift.length === 0 || (await tried(() => protectAgain(context, work.lift, work.allowed)));
  const forgotten = restored && (note === null || (await tried(() => forget(context, note, progress))));
  if (!closed) return stillOpenFault(fault, work.lift);
  if (left && work.changed.every(({ sheet }) => work.sheetsAdded.includes(sheet))) return halfBuiltFault(fault);
  return restored && forgotten ? fault : unfinishedFault(fault);
}

async function tried(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (second) {
    faultFrom(second);
    return false;
  }
}

async function restore(
  context: Excel.RequestContext,
  { work, standing }: BrokenRender,
  progress: Progress,
): Promise<void> {
  const changed = work.changed.filter(({ sheet }) => !work.sheetsAdded.includes(sheet));
  const names = work.changes.flatMap((change): WorkbookChange[] => {
    const was = change.kind === "updateName" ? standing.names.find(({ name }) => name === change.name) : undefined;
    return was ? [{ kind: "updateName", ...was }] : [];
  });
  const back = [...names, ...backwards(changed, (cell) => formatBefore(standing, cell))];
  if (back.length === 0) return;
  const refused = work.lift.length === 0 ? null : await liftProtection(context, work.lift, work.allowed);
  if (refused) throw Object.assign(new Error(refused.code), { code: "AccessDenied" });
  await sendChanges(context, back, progress);
}

function formatBefore({ surveys }: Standing, { sheet, address }: ChangedCell): string {
  const place = parseCell(address);
  const formats = surveys.get(sheet)?.content?.numberFormats;
  return (place ? formats?.[place.row]?.[place.column] : undefined) ?? GENERAL_FORMAT;
}

/** Everything is as it was: the note is void. */
async function forget(context: Excel.RequestContext, note: NoteChanges, progress: Progress): Promise<void> {
  if (note.sheetAdded === null) {
    await sendChanges(context, note.undone, progress);
    return;
  }
  const sheet = context.workbook.worksheets.getItemOrNullObject(note.sheetAdded);
  await context.sync();
  if (sheet.isNullObject) return;
  sheet.delete();
  await context.sync();
}

/** The host broke off and would not take the rest back either. */
function unfinishedFault(fault: Fault): Fault {
  return {
    ...fault,
    nextStep: {
      zh: `${fault.nextStep.zh}这次写入没有完成：请按“继续”写完，或按“退回”恢复原样。`,
      en: `${fault.nextStep.en} This write is not finished: go on with it, or take it back.`,
    },
  };
}
