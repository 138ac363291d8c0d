import { onSheet, parseCell } from "./address";
import type { NamePlan } from "./plan";

/** A block of cells a formula reads, 0-based, both ends included. */
export interface ReferredArea {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Texts, sheet names in front of `!`, and words that may be cells, blocks or names. */
const TOKEN =
  /"(?:[^"]|"")*"|(?:'((?:[^']|'')*)'|([\p{L}\p{N}_.]+))!|(\$?[\p{L}\p{N}_.\\][\p{L}\p{N}_.$\\?]*(?::\$?[\p{L}\p{N}_.$]+)?)(\s*\()?/gu;
const DEEPEST_NAME = 8;

/** The cells a formula on `sheet` reads, defined names followed. Whole rows and columns are taken as far as sheets reach. */
export function referredAreas(
  formula: string,
  sheet: string,
  names: ReadonlyMap<string, NamePlan>,
  depth = 0,
): readonly ReferredArea[] {
  const areas: ReferredArea[] = [];
  let target: string | null = null;
  for (const [, quotedName, plainName, word, call] of formula.matchAll(TOKEN)) {
    if (word === undefined) {
      target = quotedName?.replace(/''/g, "'") ?? plainName ?? null;
      continue;
    }
    const home = target ?? sheet;
    target = null;
    if (call !== undefined) continue;
    const area = areaOf(word, home);
    if (area) areas.push(area);
    const name = area || depth >= DEEPEST_NAME ? undefined : names.get(word.toLowerCase());
    if (name) areas.push(...referredAreas(name.reference, home, names, depth + 1));
  }
  return areas;
}

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

function areaOf(word: string, sheet: string): ReferredArea | null {
  const [first = "", second = first] = word.split(":");
  const start = parseCell(first);
  const end = parseCell(second);
  if (start && end) return { sheet, top: start.row, left: start.column, bottom: end.row, right: end.column };
  if (!word.includes(":")) return null;
  const rows = [first, second].map((part) => /^\$?(\d+)$/.exec(part)?.[1]);
  if (rows[0] !== undefined && rows[1] !== undefined) {
    return { sheet, top: Number(rows[0]) - 1, bottom: Number(rows[1]) - 1, left: 0, right: LAST_COLUMN };
  }
  const [left, right] = [parseCell(`${first}1`), parseCell(`${second}1`)];
  return left && right ? { sheet, top: 0, bottom: LAST_ROW, left: left.column, right: right.column } : null;
}

/** A formula that speaks of a sheet by its old name, told the new one; texts in quotes stay as they are. */
export function renamedInFormula(formula: string, from: string, to: string): string {
  if (!formula.includes(from.replace(/'/g, "''"))) return formula;
  const prefix = onSheet(to, "");
  return formula.replace(TOKEN, (token: string, quotedName?: string, plainName?: string) => {
    const name = quotedName?.replace(/''/g, "'") ?? plainName;
    return name !== undefined && name.toLowerCase() === from.toLowerCase() ? prefix : token;
  });
}

/** Whether a formula speaks of a sheet; texts in quotes do not count. */
export function mentionsSheet(formula: string, sheet: string): boolean {
  const name = sheet.toLowerCase();
  if (!formula.toLowerCase().includes(name.replace(/'/g, "''"))) return false;
  return [...formula.matchAll(TOKEN)].some(
    ([, quotedName, plainName]) => (quotedName?.replace(/''/g, "'") ?? plainName)?.toLowerCase() === name,
  );
}
