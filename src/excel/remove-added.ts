import type { Fault } from "../domain/fault";
import { faultFrom, hostCode } from "./faults";
import type { RenderWork } from "./render-plan";

/**
 * Takes away the sheets and names a render had added before it broke off; those that stood before are not touched.
 * @returns whether some of it may still be there
 */
export async function removeAdded(context: Excel.RequestContext, work: RenderWork, error: unknown): Promise<boolean> {
  if (work.sheetsAdded.length === 0) return false;
  // Somebody else has just made a sheet with one of these names: which are ours cannot be told by name any more.
  if (hostCode(error) === "ItemAlreadyExists") return true;
  const addedNames = work.changes.flatMap((change) => (change.kind === "addName" ? [change.name] : []));
  try {
    const { worksheets, names } = context.workbook;
    worksheets.load("items/name");
    names.load("items/name");
    await context.sync();
    for (const name of names.items) if (addedNames.includes(name.name)) name.delete();
    for (const sheet of worksheets.items) if (work.sheetsAdded.includes(sheet.name)) sheet.delete();
    await context.sync();
    return false;
  } catch (second) {
    faultFrom(second);
    return true;
  }
}

/** The fault that stopped the building of sheets, with a word on what it left behind. */
export function halfBuiltFault(fault: Fault): Fault {
  return {
    ...fault,
    nextStep: {
      zh: `${fault.nextStep.zh}已经加上的工作表还在；再做一次，会接着做完。`,
      en: `${fault.nextStep.en} Sheets added so far are still there: do it again, and they will be completed.`,
    },
  };
}
