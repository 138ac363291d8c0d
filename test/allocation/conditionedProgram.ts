import loadHighs from "highs";
import { leastWhenFunded, type Conditions } from "../../src/allocation/conditions";
import { perFen } from "../../src/allocation/repairClasses";
import type { RepairInput } from "../../src/allocation/repairModel";

/** Thresholds of the generator are whole tenths: smaller numbers are kinder to a solver in doubles. */
const GRAIN = 1000;
let loaded: ReturnType<typeof loadHighs> | null = null;

/** The least steps another solver moves (whole steps, yes/no variables), or null where it finds nothing possible. */
export async function leastByHighs(
  input: RepairInput,
  conditions: Conditions,
  aim: "steps" | "cells" = "steps",
): Promise<number | null> {
  const highs = await (loaded ??= loadHighs());
  const { cells, rows, step } = input;
  const big = cells.reduce((sum, { amount }) => sum + amount, 0) / step + 10_000;
  const names = cells.map((_cell, at) => at);
  const least = cells.map((cell) => leastWhenFunded(cell, conditions, step));
  const term = (value: number, name: string): string => `${value < 0 ? "-" : "+"} ${String(Math.abs(value))} ${name}`;
  const constraints = rows.map((row, index) => {
    const own = names.flatMap((at) => {
      const value = Number(perFen(row, at)) / GRAIN;
      return value === 0 ? [] : [term(value, `x${String(at)}`)];
    });
    const now = 10_000n * row.left.now - BigInt(row.threshold) * row.right.now;
    const fixed = names.reduce((sum, at) => sum + perFen(row, at) * BigInt(cells[at]?.amount ?? 0), 0n) - now;
    return `r${String(index)}: ${own.join(" ")} ${row.comparator} ${String(Number(fixed) / GRAIN / step)}`;
  });
  const distance = cells.flatMap(({ amount }, at) => [
    `u${String(at)}: d${String(at)} - x${String(at)} >= ${String(-amount / step)}`,
    `v${String(at)}: d${String(at)} + x${String(at)} >= ${String(amount / step)}`,
  ]);
  // A changed cell costs one, whatever it moves.
  const changed =
    aim === "steps" ? [] : names.map((at) => `m${String(at)}: d${String(at)} - ${String(big)} w${String(at)} <= 0`);
  const choices = least.flatMap((wanted, at) =>
    wanted === null
      ? []
      : [
          `l${String(at)}: x${String(at)} - ${String(wanted / step)} z${String(at)} >= 0`,
          `h${String(at)}: x${String(at)} - ${String(big)} z${String(at)} <= 0`,
        ],
  );
  const counts = conditions.funded.map(({ line, count }) => {
    const open = names.filter((at) => cells[at]?.line === line && least[at] !== null);
    const kept = cells.filter((cell, at) => cell.line === line && least[at] === null && cell.amount > 0).length;
    return { open, wanted: count - kept };
  });
  if (counts.some(({ open, wanted }) => open.length < wanted)) return null;
  const counted = counts.flatMap(({ open, wanted }, index) =>
    open.length === 0
      ? []
      : [`c${String(index)}: ${open.map((at) => `+ z${String(at)}`).join(" ")} >= ${String(wanted)}`],
  );
  const bounds = cells.map(({ amount, closed, outside, floor, ceiling }, at) => {
    const [low, high] =
      closed !== null
        ? [amount, amount]
        : [Math.max(0, floor ?? 0), Math.min(ceiling ?? Infinity, outside ? amount : Infinity)];
    return `${String(low / step)} <= x${String(at)} <= ${Number.isFinite(high) ? String(high / step) : "+inf"}`;
  });
  const yes = [
    ...least.flatMap((wanted, at) => (wanted === null ? [] : [`z${String(at)}`])),
    ...(aim === "cells" ? names.map((at) => `w${String(at)}`) : []),
  ];
  const text = [
    `Minimize\n obj: ${names.map((at) => `+ ${aim === "steps" ? "d" : "w"}${String(at)}`).join(" ")}`,
    `Subject To\n ${[...constraints, ...distance, ...changed, ...choices, ...counted].join("\n ")}`,
    `Bounds\n ${bounds.join("\n ")}`,
    `Generals\n ${names.map((at) => `x${String(at)}`).join(" ")}`,
    ...(yes.length === 0 ? [] : [`Binary\n ${yes.join(" ")}`]),
    "End",
  ].join("\n");
  const answer = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  if (answer.Status === "Optimal") return Math.round(answer.ObjectiveValue);
  if (answer.Status === "Infeasible") return null;
  throw new Error(`HiGHS ended in ${answer.Status}`);
}
