import type { Arguments } from "../arguments";
import { asFlag, asRecord, oneOf } from "../arguments";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { Session } from "../member";
import { define, method, readOnly } from "../member";
import type { ProtectionOptions, SheetExtras } from "../model";
import { strictestProtection } from "../model";
import { applyProtection } from "./access";

export interface ProtectionTarget {
  readonly sheet: string;
}

function extras(target: ProtectionTarget, session: Session): SheetExtras {
  return session.book.sheet(session.book.requireSheet(target.sheet));
}

function readOptions(value: unknown): ProtectionOptions {
  if (value === null || value === undefined) return strictestProtection;
  const given = asRecord(value, Object.keys(strictestProtection));
  const entries = Object.entries(given).flatMap(([key, option]): [string, unknown][] => {
    if (option === null || option === undefined) return [];
    return [[key, key === "selectionMode" ? oneOf(option, ["Normal", "Unlocked", "None"]) : asFlag(option)]];
  });
  return { ...strictestProtection, ...Object.fromEntries(entries) };
}

function tell(target: ProtectionTarget, isProtected: boolean, session: Session): void {
  const worksheetId = extras(target, session).excelId;
  const payload = { isProtected, source: "Local", worksheetId };
  session.events.raise(eventNumbers.protectionChanged, [worksheetId, workbookTarget], payload);
}

/** Excel refuses to protect a sheet twice. */
function protect(target: ProtectionTarget, args: Arguments, session: Session): void {
  const sheet = extras(target, session);
  if (sheet.protection !== null) throw new HostError("InvalidOperation", "the sheet is protected already");
  sheet.protection = readOptions(args.raw(0));
  sheet.password = args.optionalText(1) ?? null;
  applyProtection(session, target.sheet);
  tell(target, true, session);
}

function unprotect(target: ProtectionTarget, args: Arguments, session: Session): void {
  const sheet = extras(target, session);
  if (sheet.protection === null) return;
  if (sheet.password !== null && sheet.password !== args.optionalText(0))
    throw new HostError("InvalidArgument", "wrong password");
  sheet.protection = null;
  sheet.password = null;
  applyProtection(session, target.sheet);
  tell(target, false, session);
}

export const protectionMembers = define<ProtectionTarget>({
  name: "WorksheetProtection",
  scalars: {
    protected: readOnly(2, (target, session) => extras(target, session).protection !== null),
    options: readOnly(2, (target, session) => extras(target, session).protection),
  },
  methods: {
    protect: method(2, protect),
    unprotect: method(7, unprotect),
  },
});
