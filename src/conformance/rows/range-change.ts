import type { ConformanceRow, Observation, Scratch } from "../row";
import { rangeRow } from "./range-row";

export type Cell = string | number | boolean;

/** Writes a block at A1, does something, and reads an address back. */
async function changed(
  { context, sheet }: Scratch,
  before: readonly (readonly Cell[])[],
  act: (sheet: Excel.Worksheet, block: Excel.Range) => void,
  read: string,
): Promise<Cell[][]> {
  const block = sheet.getRange("A1").getResizedRange(before.length - 1, (before[0]?.length ?? 1) - 1);
  block.formulas = before.map((line) => [...line]);
  await context.sync();
  act(sheet, block);
  const after = sheet.getRange(read).load("formulas");
  await context.sync();
  return after.formulas as Cell[][];
}

/** A row that writes a block at A1, does something, and reads formulas back. */
export function change(
  id: string,
  since: number,
  behaviour: string,
  members: readonly [string, ...string[]],
  before: readonly (readonly Cell[])[],
  act: (sheet: Excel.Worksheet, block: Excel.Range) => void,
  read: string,
  expected: Observation,
  source?: string,
): ConformanceRow {
  const observe = (scratch: Scratch): Promise<Observation> => changed(scratch, before, act, read);
  return rangeRow(`range.${id}`, since, behaviour, members, expected, observe, source);
}
