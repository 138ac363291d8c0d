import type { Certificate } from "./certificate";
import { classPrices } from "./dual";
import { leastSquares } from "./leastSquares";
import type { AllocationModel } from "./model";
import type { Watch } from "./watch";

/** What a person can name: all bounds of one kind together, or one rule by its place in the model. */
export type ConflictGroup =
  "unitFloors" | "unitCeilings" | "projectFloors" | "projectCeilings" | "cellFloors" | "cellCeilings" | number;

export interface NamedConflict {
  /** What cannot all be. */
  readonly groups: readonly ConflictGroup[];
  /** The proof that they cannot, made of these groups alone. */
  readonly certificate: Certificate;
  /** True when leaving out any one of them was tried and found to make the rest possible. */
  readonly minimal: boolean;
}

/**
 * Reduces a proof to few groups: what its multipliers do not touch is no part of it; of the rest each group is left out
 * in turn and the others are asked again (deletion filter: Chinneck, Feasibility and Infeasibility in Optimization,
 * 2008, chapter 6). A group whose absence is neither proved harmless nor found to help stays, and `minimal` says so.
 */
export function namedConflict(model: AllocationModel, proof: Certificate, watch: Watch = {}): NamedConflict {
  let certificate = proof;
  let kept = supportOf(model, proof);
  // A group is tried again when others have gone: what was too hard to settle among many may be easy among few.
  const needed = new Set<ConflictGroup>();
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    for (const group of [...kept].reverse()) {
      if (needed.has(group) || !kept.includes(group)) continue;
      const lighter = onlyWith(
        model,
        kept.filter((one) => one !== group),
      );
      const { low, high } = rowsOf(lighter);
      const answer = leastSquares(lighter, low, high, watch);
      if (answer.status === "solved") needed.add(group);
      if (answer.status !== "infeasible") continue;
      certificate = answer.certificate;
      kept = supportOf(lighter, certificate);
    }
  }
  return { groups: kept, certificate, minimal: kept.every((group) => needed.has(group)) };
}

/** The groups whose bounds a proof uses; its shortage needs no other. */
function supportOf(model: AllocationModel, { unit, row }: Certificate): readonly ConflictGroup[] {
  const { projects } = model;
  const price = classPrices(model, row);
  let [floors, ceilings] = [false, false];
  for (let cell = 0; cell < model.low.length; cell += 1) {
    const holder = Math.floor(cell / projects);
    const key = (model.unitClass[holder] ?? 0) * projects + (cell % projects);
    const worth = (price[key] ?? 0) + (unit[holder] ?? 0);
    if (worth > 0) ceilings = true;
    if (worth < 0 && (model.low[cell] ?? 0) > 0) floors = true;
  }
  const ofProjects = row.subarray(0, projects);
  const rules = [...model.rules.keys()].filter((rule) => (row[projects + rule] ?? 0) !== 0);
  return [
    ...rules,
    ...(unit.some((by) => by > 0) ? (["unitFloors"] as const) : []),
    ...(unit.some((by) => by < 0) ? (["unitCeilings"] as const) : []),
    ...(ofProjects.some((by) => by > 0) ? (["projectFloors"] as const) : []),
    ...(ofProjects.some((by) => by < 0) ? (["projectCeilings"] as const) : []),
    ...(floors ? (["cellFloors"] as const) : []),
    ...(ceilings ? (["cellCeilings"] as const) : []),
  ];
}

/** The model with these groups alone; without ceilings a cell may take as much as all cells had, and no more is exact. */
export function onlyWith(model: AllocationModel, groups: readonly ConflictGroup[]): AllocationModel {
  const has = (group: ConflictGroup): boolean => groups.includes(group);
  const most = model.target.reduce((sum, amount) => sum + amount, 0);
  const bounds = (values: Float64Array, group: ConflictGroup, otherwise: number): Float64Array =>
    has(group) ? values : values.map(() => otherwise);
  return {
    ...model,
    low: bounds(model.low, "cellFloors", 0),
    high: has("cellCeilings") ? model.high : model.high.map((high) => Math.max(high, most)),
    unitLow: bounds(model.unitLow, "unitFloors", -Infinity),
    unitHigh: bounds(model.unitHigh, "unitCeilings", Infinity),
    projectLow: bounds(model.projectLow, "projectFloors", -Infinity),
    projectHigh: bounds(model.projectHigh, "projectCeilings", Infinity),
    rules: model.rules.map((rule, index) => (has(index) ? rule : { ...rule, low: -Infinity, high: Infinity })),
  };
}

function rowsOf(model: AllocationModel): { readonly low: Float64Array; readonly high: Float64Array } {
  return {
    low: Float64Array.from([...model.projectLow, ...model.rules.map((rule) => rule.low)]),
    high: Float64Array.from([...model.projectHigh, ...model.rules.map((rule) => rule.high)]),
  };
}
