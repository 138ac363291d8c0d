import { success, type Result } from "../domain/fault";
import type { Capabilities } from "./capabilities";

/** Handlers of one listener, so that all can be taken away together. */
type Handler = OfficeExtension.EventHandlerResult<unknown>;

/** Sheets this port added; their own events are not a person's. */
export interface OwnSheets {
  has(id: string): boolean;
}

/**
 * Registers for every kind of change the host tells. A handler only calls `listener`: it marks dirty and writes
 * nothing (D13). Writes of this add-in itself are passed over; the caller knows of them.
 */
export async function addEditListeners(
  context: Excel.RequestContext,
  capabilities: Capabilities,
  own: OwnSheets,
  listener: () => void,
): Promise<Result<readonly Handler[]>> {
  const { worksheets } = context.workbook;
  const told = async (): Promise<void> => {
    listener();
    return Promise.resolve();
  };
  const handlers: Handler[] = [
    worksheets.onChanged.add(async (event) => (isOurs(event) ? Promise.resolve() : told())),
    worksheets.onAdded.add(async (event) => (own.has(event.worksheetId) ? Promise.resolve() : told())),
    worksheets.onDeleted.add(told),
    ...(capabilities.sheetNameEvents ? [worksheets.onNameChanged.add(told)] : []),
  ];
  await context.sync();
  return success(handlers);
}

function isOurs(event: Excel.WorksheetChangedEventArgs): boolean {
  return event.triggerSource === "ThisLocalAddin";
}

/** Takes handlers away, in the context they were made in. */
export async function removeEditListeners(handlers: readonly Handler[]): Promise<void> {
  const first = handlers[0];
  if (!first) return;
  await Excel.run(first.context, async (context) => {
    for (const handler of handlers) handler.remove();
    await context.sync();
  });
}
