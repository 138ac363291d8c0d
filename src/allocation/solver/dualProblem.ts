import type { AllocationModel } from "./model";

/**
 * A repair as its dual sees it: minimise `charge · |x − wish| + ½ weight · (x − wish)²` over boxes, unit ranges and rows
 * (project rows first, then the class rules). Without a charge that is least squares.
 */
export interface DualProblem {
  readonly model: AllocationModel;
  /** What each cell would be if no row asked anything of it; inside its box where there is a charge. */
  readonly wish: Float64Array;
  readonly weight: Float64Array;
  readonly charge: number;
  readonly rowLow: Float64Array;
  readonly rowHigh: Float64Array;
  /** What one step can change in each row at most: a miss is measured in steps, whatever a rule is multiplied by. */
  readonly rowScale: Float64Array;
}

export interface DualState {
  readonly plan: Float64Array;
  /** Multiplier of each unit's range; 0 inside it. */
  readonly unitPrice: Float64Array;
  readonly rows: Float64Array;
  value: number;
  /** Size of the terms that cancel in the value: its rounding is a part of this. */
  size: number;
}

export function emptyState({ model, rowLow }: DualProblem): DualState {
  return {
    plan: new Float64Array(model.target.length),
    unitPrice: new Float64Array(model.units),
    rows: new Float64Array(rowLow.length),
    value: -Infinity,
    size: 0,
  };
}

/** Of projects 1, of a rule its largest coefficient. */
export function rowScales({ projects, rules }: AllocationModel): Float64Array {
  const scales = new Float64Array(projects + rules.length).fill(1);
  rules.forEach(({ coefficients }, index) => {
    for (const value of coefficients) {
      scales[projects + index] = Math.max(scales[projects + index] ?? 1, Math.abs(value));
    }
  });
  return scales;
}
