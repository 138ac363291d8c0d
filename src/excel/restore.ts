import { failure, type Result } from "../domain/fault";
import type { CellEdit, WriteReport } from "../usecases/port";
import { excelFault, hostCode } from "./faults";
import type { Progress } from "./session";
import { writeCells } from "./write";

interface Closed {
  readonly protection: Excel.WorksheetProtection;
  readonly options: Excel.WorksheetProtectionOptions;
}

/** Writes cells of protected sheets, too; see `WorkbookPort.restore`. Protection comes back as it was, also on faults. */
export async function restoreCells(
  context: Excel.RequestContext,
  edits: readonly CellEdit[],
  progress: Progress,
): Promise<Result<WriteReport>> {
  const sheets = [...new Set(edits.map(({ sheet }) => sheet))].map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.protection.load("protected,options");
    return sheet;
  });
  await context.sync();
  const closed = sheets.flatMap((sheet): Closed[] =>
    sheet.isNullObject || !sheet.protection.protected
      ? []
      : [{ protection: sheet.protection, options: { ...sheet.protection.options } }],
  );
  if (closed.length === 0) return writeCells(context, edits, progress);
  progress.wrote = true;
  for (const { protection } of closed) protection.unprotect();
  try {
    await context.sync();
  } catch (error) {
    await protectAgain(context, closed);
    // A password is asked for: the sheet is a person's, and stays closed.
    if (hostCode(error) !== "AccessDenied" && hostCode(error) !== "InvalidArgument") throw error;
    return failure(excelFault("sheet-protected", { sheets: [...new Set(edits.map(({ sheet }) => sheet))] }));
  }
  try {
    return await writeCells(context, edits, progress);
  } finally {
    await protectAgain(context, closed);
  }
}

async function protectAgain(context: Excel.RequestContext, closed: readonly Closed[]): Promise<void> {
  for (const { protection } of closed) protection.load("protected");
  await context.sync();
  for (const { protection, options } of closed) if (!protection.protected) protection.protect(options);
  await context.sync();
}
