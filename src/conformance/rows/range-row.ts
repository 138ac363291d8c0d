import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";

/** A row about ranges whose first member is also its source. */
export function rangeRow(
  id: string,
  since: number,
  behaviour: string,
  members: readonly [string, ...string[]],
  expected: Observation,
  observe: (scratch: Scratch) => Promise<Observation>,
  source = documented(members[0]),
): ConformanceRow {
  return { id, since, behaviour, members, expected, observe, source };
}

/** Syncs what must be refused; the refusal is what is observed. */
export async function accepted({ context }: Scratch): Promise<Observation> {
  await context.sync();
  return "accepted";
}

/** The address without the sheet, whose name changes from run to run. */
export function place(address: string): string {
  return address
    .split(",")
    .map((part) => part.slice(part.lastIndexOf("!") + 1))
    .join(",");
}
