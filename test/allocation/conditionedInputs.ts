import type { Conditions } from "../../src/allocation/conditions";
import type { LinearSum, RepairCell, RepairInput, RepairRow } from "../../src/allocation/repairModel";
import { fen } from "../../src/domain/money";
import { randomFrom } from "./solver/instances";

/** A random small repair with the shape of the fund's rules: a total, a share of one category, a share of that. */
export function conditionedInput(seed: number, units = 10, lines = 6): { input: RepairInput; conditions: Conditions } {
  const random = randomFrom(seed);
  const step = fen(10_000);
  const cells: RepairCell[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    for (let line = 0; line < lines; line += 1) {
      if (random() < 0.25) continue;
      const amount = fen(random() < 0.3 ? 0 : Math.floor(random() * 60) * step);
      const draw = random();
      cells.push({
        line: `P${String(line)}`,
        unit: `U${String(unit).padStart(2, "0")}`,
        amount,
        closed: draw < 0.05 ? "hold" : null,
        outside: false,
        county: unit > 1,
        ...(draw > 0.95 ? { floor: fen(Math.floor(amount / step / 2) * step) } : {}),
        ...(draw > 0.85 && draw < 0.9 ? { ceiling: fen(amount + 5 * step) } : {}),
      });
    }
  }
  const held = cells.reduce((sum, { amount }) => sum + amount, 0);
  const total = BigInt(held) + BigInt(Math.floor((random() - 0.3) * 60)) * BigInt(step);
  const sum = (own: (cell: RepairCell) => boolean, perTotal = 0n): LinearSum => ({
    now: perTotal * total + cells.reduce((all, cell) => (own(cell) ? all + BigInt(cell.amount) : all), 0n),
    perFen: cells.map((cell) => (own(cell) ? 1n : 0n)),
    perFenOfTotal: perTotal,
  });
  const resource = ({ line }: RepairCell): boolean => line === "P0" || line === "P1";
  const none = (): boolean => false;
  const row = (
    id: string,
    comparator: ">=" | "=",
    threshold: number,
    left: LinearSum,
    right: LinearSum,
  ): RepairRow => ({
    ...{ id, comparator, threshold, thresholdEditable: true },
    left,
    right,
  });
  const rows = [
    row(
      "R12",
      "=",
      10_000,
      sum(() => true),
      sum(none, 1n),
    ),
    row("R03", ">=", 4_000, sum(resource), sum(none, 1n)),
    row(
      "R04",
      ">=",
      3_000,
      sum((cell) => resource(cell) && !cell.county),
      sum(resource),
    ),
  ];
  const least = fen((5 + Math.floor(random() * 20)) * step);
  const counted = { line: `P${String(Math.floor(random() * lines))}`, count: 3 + Math.floor(random() * 5) };
  return {
    input: { cells, rows, step },
    conditions: {
      orNothing: [{ line: random() < 0.5 ? null : `P${String(Math.floor(random() * lines))}`, least }],
      funded: random() < 0.6 ? [counted] : [],
    },
  };
}
