import loadHighs from "highs";
import type { AllocationModel } from "../../../src/allocation/solver/model";

/** What another solver says of the same model, as one linear program over every cell that may move. */
export interface FullAnswer {
  readonly status: "optimal" | "infeasible" | "other";
  /** Σ |amount − target| over all cells, in steps. */
  readonly moved: number;
  readonly milliseconds: number;
}

type Highs = Awaited<ReturnType<typeof loadHighs>>;
let loaded: Promise<Highs> | null = null;

/** Fewest steps moved (continuous amounts) by HiGHS; shares nothing with our solver. */
export async function fewestByHighs(
  model: AllocationModel,
  options: Record<string, unknown> = {},
): Promise<FullAnswer> {
  const highs = await (loaded ??= loadHighs());
  const { data, forced } = programOf(model, highs.infinity);
  return highs.withModel(data, (solver): FullAnswer => {
    solver.options.set({ output_flag: false, ...options });
    const start = performance.now();
    solver.run();
    const milliseconds = performance.now() - start;
    const status = solver.getModelStatus();
    const { optimal, infeasible } = highs.constants.modelStatus;
    const named = status === optimal ? "optimal" : status === infeasible ? "infeasible" : "other";
    return {
      status: named,
      moved: forced + solver.getObjectiveValue(),
      milliseconds,
    };
  });
}

function programOf(model: AllocationModel, infinity: number) {
  const { units, projects, unitClass, rules, low, high } = model;
  const rows = units + projects + rules.length;
  const now = new Float64Array(rows);
  const colUpper: number[] = [];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  let forced = 0;
  for (let cell = 0; cell < units * projects; cell += 1) {
    const unit = Math.floor(cell / projects);
    const project = cell % projects;
    const least = low[cell] ?? 0;
    const most = high[cell] ?? 0;
    const target = model.target[cell] ?? 0;
    const start = Math.min(most, Math.max(least, target));
    forced += Math.abs(start - target);
    const entries = [
      [unit, 1],
      [units + project, 1],
      ...rules.map((rule, index) => [
        units + projects + index,
        rule.coefficients[(unitClass[unit] ?? 0) * projects + project] ?? 0,
      ]),
    ].filter(([, value]) => value !== 0) as [number, number][];
    for (const [row, value] of entries) now[row] = (now[row] ?? 0) + value * start;
    for (const [sign, room] of [
      [1, most - start],
      [-1, start - least],
    ] as const) {
      if (room === 0) continue;
      colUpper.push(room);
      for (const [row, value] of entries) {
        indices.push(row);
        values.push(sign * value);
      }
      starts.push(indices.length);
    }
  }
  const bound = (values: ArrayLike<number>, offset: number): number[] =>
    Array.from(values, (value, index) => (Number.isFinite(value) ? value - (now[offset + index] ?? 0) : value));
  const limits = (side: "low" | "high"): number[] =>
    [
      ...bound(side === "low" ? model.unitLow : model.unitHigh, 0),
      ...bound(side === "low" ? model.projectLow : model.projectHigh, units),
      ...bound(
        rules.map((rule) => rule[side]),
        units + projects,
      ),
    ].map((value) => (Number.isFinite(value) ? value : value < 0 ? -infinity : infinity));
  const numCols = colUpper.length;
  const data = {
    numCols,
    numRows: rows,
    colCost: new Float64Array(numCols).fill(1),
    colLower: new Float64Array(numCols),
    colUpper: Float64Array.from(colUpper),
    rowLower: limits("low"),
    rowUpper: limits("high"),
    matrix: {
      format: "csc" as const,
      numRows: rows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
  return { data, forced };
}
