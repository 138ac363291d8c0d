import { quoteSheetName } from "../address";
import { HostError } from "../errors";
import type { Session } from "../member";

/** At most 31 characters, none of `: \ / ? * [ ]`, no apostrophe at either end, and not `History`. */
function isLegalSheetName(name: string): boolean {
  return name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== "history";
}

function takenNames(session: Session, except: string | null): Set<string> {
  const others = session.engine.sheets().filter((info) => info.id !== except);
  return new Set(others.map((info) => info.name.toLowerCase()));
}

/** Throws where Excel would refuse the name; `self` is the sheet that bears it already. */
export function checkSheetName(session: Session, name: string, self: string | null): void {
  if (!isLegalSheetName(name)) throw new HostError("InvalidArgument", `not a legal sheet name: ${name}`);
  if (takenNames(session, self).has(name.toLowerCase())) throw new HostError("ItemAlreadyExists", name);
}

/** `Sheet4`, the name Excel gives a new sheet. */
export function freshSheetName(session: Session): string {
  const taken = takenNames(session, null);
  let number = taken.size + 1;
  while (taken.has(`sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

/** `Sheet1 (2)`: the name of a sheet that comes to stand beside one of the same name; never over 31 characters. */
export function copyName(session: Session, name: string): string {
  const taken = takenNames(session, null);
  const base = name.replace(/ \(\d+\)$/, "");
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const candidate = base.slice(0, 31 - ending.length) + ending;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** A formula with every reference to one sheet turned to another; texts are left alone. */
export function redirectSheet(formula: string, from: string, to: string): string {
  const wanted = from.toLowerCase();
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'!|[\p{L}_][\p{L}\p{N}_.]*!/gu, (piece) => {
    if (piece.startsWith('"')) return piece;
    const bare = piece.startsWith("'") ? piece.slice(1, -2).replaceAll("''", "'") : piece.slice(0, -1);
    return bare.toLowerCase() === wanted ? `${quoteSheetName(to)}!` : piece;
  });
}

/** `Table1[a]` becomes `Table12[a]`; texts and longer names are left alone. */
export function redirectTable(formula: string, from: string, to: string): string {
  const wanted = from.toLowerCase();
  return formula.replace(/"(?:[^"]|"")*"|[\p{L}_\\][\p{L}\p{N}_.\\]*(?=\[)/gu, (piece) =>
    piece.toLowerCase() === wanted ? to : piece,
  );
}
