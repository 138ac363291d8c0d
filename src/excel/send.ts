import { createApplier } from "./apply";
import { batchesOf, type WorkbookChange } from "./changes";
import type { Progress } from "./session";

/** The host refuses requests above 5 MB; our estimate is generous, so this leaves room. */
const LARGEST_REQUEST_BYTES = 4_000_000;

/** Sends changes in order, in as few requests as their size allows. @returns ids of the sheets added. */
export async function sendChanges(
  context: Excel.RequestContext,
  changes: readonly WorkbookChange[],
  progress: Progress,
): Promise<string[]> {
  const applier = createApplier(context);
  for (const batch of batchesOf(changes, LARGEST_REQUEST_BYTES)) {
    await sendBatch(context, () => {
      applier.begin();
      for (const change of batch) applier.apply(change);
    });
    progress.wrote = true;
  }
  return applier.added.map((sheet) => sheet.id);
}

/** One request: nothing is recalculated or drawn until all of it is in. */
async function sendBatch(context: Excel.RequestContext, fill: () => void): Promise<void> {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
  fill();
  await context.sync();
}
