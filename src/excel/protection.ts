import type { Fault } from "../domain/fault";
import type { SheetPlan } from "../workbook/plan";
import { excelFault, hostCode } from "./faults";

/** What the plan allows on a protected sheet. */
export type Allowed = NonNullable<SheetPlan["allowed"]>;

/** Formatting columns and rows stays allowed, so that people can widen what they cannot read. */
export function protectionOptions(allowed: Allowed): Excel.WorksheetProtectionOptions {
  return {
    allowFormatColumns: true,
    allowFormatRows: true,
    ...(allowed.includes("sort") ? { allowSort: true } : {}),
    ...(allowed.includes("autoFilter") ? { allowAutoFilter: true } : {}),
  };
}

/** By sheet name. */
export type AllowedBySheet = ReadonlyMap<string, Allowed>;

interface ProtectionState {
  readonly name: string;
  readonly protection: Excel.WorksheetProtection;
}

function requestProtection(context: Excel.RequestContext, sheets: readonly string[]): ProtectionState[] {
  return sheets.map((name) => {
    const { protection } = context.workbook.worksheets.getItem(name);
    protection.load("protected");
    return { name, protection };
  });
}

/**
 * Lifts our own protection (no password). A sheet that does not open was given a password by a person:
 * those opened before it are closed again and the sheet is named. @returns null when all are open.
 */
export async function liftProtection(
  context: Excel.RequestContext,
  sheets: readonly string[],
  allowed: AllowedBySheet,
): Promise<Fault | null> {
  for (const name of sheets) context.workbook.worksheets.getItem(name).protection.unprotect();
  try {
    await context.sync();
    return null;
  } catch (error) {
    if (hostCode(error) !== "AccessDenied" && hostCode(error) !== "InvalidArgument") throw error;
    const closed = await protectAgain(context, sheets, allowed);
    // The first that stayed closed is the one that refused; those after it were not tried.
    return excelFault("sheet-protected", { sheets: closed.slice(0, 1) });
  }
}

/** Protects those of the sheets that stand open. @returns the sheets that were closed already. */
export async function protectAgain(
  context: Excel.RequestContext,
  sheets: readonly string[],
  allowed: AllowedBySheet,
): Promise<string[]> {
  const states = requestProtection(context, sheets);
  await context.sync();
  const open = states.filter(({ protection }) => !protection.protected);
  for (const { name, protection } of open) protection.protect(protectionOptions(allowed.get(name) ?? []));
  await context.sync();
  return states.filter((state) => !open.includes(state)).map(({ name }) => name);
}

/** The fault that stopped a write, with a word on sheets whose protection could not be put back. */
export function stillOpenFault(fault: Fault, sheets: readonly string[]): Fault {
  const zh = sheets.map((sheet) => `“${sheet}”`).join("、");
  const en = sheets.map((sheet) => `"${sheet}"`).join(", ");
  return {
    ...fault,
    nextStep: {
      zh: `${fault.nextStep.zh}工作表${zh}的保护没能恢复，请在“审阅”中重新保护（不设密码）。`,
      en: `${fault.nextStep.en} Protection of ${en} could not be restored: protect again under Review, without password.`,
    },
  };
}
