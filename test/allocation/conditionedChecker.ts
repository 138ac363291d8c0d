import type { Conditions } from "../../src/allocation/conditions";
import type { Move, RepairInput } from "../../src/allocation/repairModel";

/** Everything a conditioned repair breaks, by BigInt alone; shares nothing with the search. */
export function brokenConditions(input: RepairInput, moves: readonly Move[], conditions: Conditions): string[] {
  const broken: string[] = [];
  const to = new Map(moves.map((move) => [`${move.line}|${move.unit}`, BigInt(move.to)]));
  const amounts = input.cells.map(({ line, unit, amount }) => to.get(`${line}|${unit}`) ?? BigInt(amount));
  input.cells.forEach(({ line, unit, amount, closed, floor, ceiling }, at) => {
    const now = amounts[at] ?? 0n;
    const say = (what: string): number => broken.push(`${line} ${unit} ${what} ${String(now)}`);
    if (now < 0n) say("below 0");
    if (now % BigInt(input.step) !== 0n) say("no whole step");
    if (closed !== null) {
      if (now !== BigInt(amount)) say("held");
      return;
    }
    if (now < BigInt(floor ?? 0)) say("floor");
    if (ceiling !== undefined && now > BigInt(ceiling)) say("ceiling");
    for (const one of conditions.orNothing) {
      if ((one.line === null || one.line === line) && now !== 0n && now < BigInt(one.least)) say("little");
    }
  });
  for (const { line, count } of conditions.funded) {
    const held = input.cells.filter((cell, at) => cell.line === line && (amounts[at] ?? 0n) > 0n).length;
    if (held < count) broken.push(`${line} funds ${String(held)} of ${String(count)}`);
  }
  for (const { id, comparator, threshold, left, right } of input.rows) {
    const value = (sum: typeof left): bigint =>
      input.cells.reduce(
        (all, { amount }, at) => all + (sum.perFen[at] ?? 0n) * ((amounts[at] ?? 0n) - BigInt(amount)),
        sum.now,
      );
    const slack = 10_000n * value(left) - BigInt(threshold) * value(right);
    if (comparator === "=" ? slack !== 0n : comparator === ">=" ? slack < 0n : slack > 0n) broken.push(id);
  }
  return broken;
}
