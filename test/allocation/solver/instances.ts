import type { AllocationModel, ClassRule } from "../../../src/allocation/solver/model";

/** Deterministic numbers in [0, 1) from a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface InstanceKind {
  readonly units: number;
  readonly projects: number;
  /** Steps in all, roughly. */
  readonly budget: number;
  readonly kind: "edit" | "heavy";
}

export const SMALL = { units: 12, projects: 15, budget: 500_000 };
export const PROVINCE = { units: 129, projects: 30, budget: 20_000_000 };
export const NATION = { units: 2850, projects: 100, budget: 100_000_000 };

/** A random feasible division problem (示例数据): a hidden plan keeps every rule; the target is that plan disturbed. */
export function instance(seed: number, { units, projects, budget, kind }: InstanceKind): AllocationModel {
  const random = randomFrom(seed);
  const cells = units * projects;
  const reference = new Float64Array(cells);
  const classes = 3;
  const unitClass = Int32Array.from({ length: units }, (_zero, unit) => unit % classes);
  const mean = budget / (cells * 0.7);
  for (let cell = 0; cell < cells; cell += 1) {
    if (random() < 0.7) reference[cell] = Math.round(mean * (0.3 + 1.4 * random()));
  }
  const low = new Float64Array(cells);
  const high = new Float64Array(cells);
  const target = Float64Array.from(reference);
  for (let cell = 0; cell < cells; cell += 1) {
    const amount = reference[cell] ?? 0;
    if (amount === 0) continue;
    const draw = random();
    if (draw < 0.05) low[cell] = Math.floor(amount * 0.8);
    high[cell] = draw > 0.8 ? Math.ceil(amount * 1.5) : Math.ceil(amount * 20);
  }
  disturb({ random, target, reference, projects, units, kind });
  for (let cell = 0; cell < cells; cell += 1) {
    if (random() < 0.03) low[cell] = high[cell] = target[cell] = reference[cell] ?? 0;
    else target[cell] = Math.min(high[cell] ?? 0, Math.max(0, target[cell] ?? 0));
  }
  const around = (sums: Float64Array, part: number, up: 1 | -1): Float64Array =>
    sums.map((sum) => (up > 0 ? Math.ceil(sum * (1 + part)) : Math.floor(sum * (1 - part))));
  const unitSums = new Float64Array(units);
  const projectSums = new Float64Array(projects);
  reference.forEach((amount, cell) => {
    const unit = Math.floor(cell / projects);
    unitSums[unit] = (unitSums[unit] ?? 0) + amount;
    projectSums[cell % projects] = (projectSums[cell % projects] ?? 0) + amount;
  });
  const [unitPart, projectPart] = kind === "heavy" ? [0.05, 0.04] : [0.1, 0.1];
  return {
    ...{ units, projects, classes, unitClass, target, low, high },
    unitLow: around(unitSums, unitPart, -1),
    unitHigh: around(unitSums, unitPart, 1),
    projectLow: around(projectSums, projectPart, -1),
    projectHigh: around(projectSums, projectPart, 1),
    rules: rulesOf({ reference, projects, classes, unitClass }),
  };
}

interface Disturbance {
  readonly random: () => number;
  readonly target: Float64Array;
  readonly reference: Float64Array;
  readonly projects: number;
  readonly units: number;
  readonly kind: "edit" | "heavy";
}

function disturb({ random, target, reference, projects, units, kind }: Disturbance): void {
  const third = Math.ceil(projects / 3);
  if (kind === "heavy") {
    reference.forEach((amount, cell) => {
      const cut = cell % projects < third ? 0.85 : 1;
      const more = Math.floor(cell / projects) % 3 === 2 && cell % projects < third ? 0.6 : 1;
      target[cell] = Math.round(amount * (0.7 + 0.6 * random()) * cut * more);
    });
    return;
  }
  for (let edit = 0; edit < 20; edit += 1) {
    const cell = Math.floor(random() * reference.length);
    target[cell] = Math.round((reference[cell] ?? 0) * (0.5 + random()));
  }
  for (let unit = 0; unit < Math.ceil(units / 4); unit += 1) {
    for (let project = 0; project < third; project += 1) {
      const cell = unit * projects + project;
      target[cell] = Math.round((reference[cell] ?? 0) * 0.85);
    }
  }
}

function rulesOf(model: {
  reference: Float64Array;
  projects: number;
  classes: number;
  unitClass: Int32Array;
}): ClassRule[] {
  const { reference, projects, classes, unitClass } = model;
  const size = classes * projects;
  const third = Math.ceil(projects / 3);
  const rule = (
    coefficient: (kind: number, project: number) => number,
    low: number | "kept",
    high: number,
  ): ClassRule => {
    const coefficients = new Float64Array(size);
    for (let key = 0; key < size; key += 1) coefficients[key] = coefficient(Math.floor(key / projects), key % projects);
    const value = reference.reduce(
      (sum, amount, cell) =>
        sum +
        amount * (coefficients[(unitClass[Math.floor(cell / projects)] ?? 0) * projects + (cell % projects)] ?? 0),
      0,
    );
    if (low === "kept") return { coefficients, low: value, high: value };
    // The hidden plan keeps every rule: a ratio it misses is loosened to what it reaches.
    return { coefficients, low: Math.min(low, value), high: Math.max(high, value) };
  };
  const share = (hundredths: number, inside: (kind: number, project: number) => boolean) =>
    rule((kind, project) => (inside(kind, project) ? 100 - hundredths : -hundredths), 0, Infinity);
  return [
    rule(() => 1, "kept", 0),
    share(33, (_kind, project) => project < third),
    rule((kind, project) => (project >= third ? 0 : kind === 2 ? 70 : -30), 0, Infinity),
    rule((_kind, project) => (project === projects - 1 ? 90 : -10), -Infinity, 0),
    share(25, (kind) => kind === 1),
  ];
}
