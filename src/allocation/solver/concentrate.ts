import type { AllocationModel } from "./model";

const SNAP = 1e-7;

/** An amount that may go up or down between two ends without changing the steps moved: a cell, or a unit's leeway. */
interface Edge {
  readonly unit: number;
  readonly column: number;
  /** Cell of the plan; −1 for the leeway of a unit inside its range. */
  readonly cell: number;
  readonly low: number;
  readonly high: number;
  /** The end at which the cell is not moved at all. */
  readonly rest: number;
}

/** One class of units while its money is gathered: a forest over units and columns (projects, and one for leeways). */
interface Forest {
  readonly edges: Edge[];
  readonly amount: number[];
  /** Of each node: the edge to its parent, or −1. Units first, then columns. */
  readonly up: Int32Array;
  readonly parent: Int32Array;
}

/**
 * Gathers what a plan moves in few cells: wherever the movable cells form a cycle (unit, project, unit, project …), money
 * goes around it until one of them stands at an end. Sums of units (in their ranges) and of class × project stay, and
 * with optimal prices the steps moved stay, too. What is left is a forest: at most one moved cell for each project of a
 * class and each unit at the end of its range, beside the cells that stand at their ends.
 */
export function concentrate(model: AllocationModel, wish: Float64Array, plan: Float64Array): Float64Array {
  const gathered = Float64Array.from(plan);
  const members = Array.from({ length: model.classes }, (): number[] => []);
  model.unitClass.forEach((kind, unit) => members[kind]?.push(unit));
  for (const units of members) {
    const edges = edgesOf(model, { wish, plan: gathered }, units);
    const nodes = units.length + model.projects + 1;
    const forest: Forest = {
      edges,
      amount: edges.map(({ unit, cell }) =>
        cell < 0 ? leewayOf(model, gathered, units[unit] ?? 0) : (gathered[cell] ?? 0),
      ),
      up: new Int32Array(nodes).fill(-1),
      parent: new Int32Array(nodes).fill(-1),
    };
    for (const edge of edges.keys()) take(forest, edge, units.length);
    edges.forEach(({ cell }, edge) => {
      if (cell >= 0) gathered[cell] = forest.amount[edge] ?? 0;
    });
  }
  return gathered;
}

/** A unit's sum with its sign turned: what it leaves to the others, so that cells and leeway add up to nothing. */
function leewayOf({ projects }: AllocationModel, plan: Float64Array, unit: number): number {
  let sum = 0;
  for (let cell = unit * projects; cell < (unit + 1) * projects; cell += 1) sum += plan[cell] ?? 0;
  return -sum;
}

interface Ground {
  readonly wish: Float64Array;
  readonly plan: Float64Array;
}

/** Leeways first, so that a unit inside its range hangs on them; then the cells whose price leaves them free, largest first. */
function edgesOf(model: AllocationModel, ground: Ground, units: readonly number[]): Edge[] {
  const { projects } = model;
  const leeways: Edge[] = [];
  const cells: Edge[] = [];
  const size: number[] = [];
  units.forEach((unit, at) => {
    const low = -(model.unitHigh[unit] ?? 0);
    const high = -(model.unitLow[unit] ?? 0);
    const leeway = leewayOf(model, ground.plan, unit);
    if (leeway - low > SNAP && high - leeway > SNAP) {
      leeways.push({ unit: at, column: projects, cell: -1, low, high, rest: leeway });
    }
    for (let project = 0; project < projects; project += 1) {
      const edge = cellEdge(model, ground, { unit, project });
      if (edge === undefined) continue;
      cells.push({ unit: at, column: project, ...edge });
      size.push(edge.high - edge.low);
    }
  });
  const order = [...cells.keys()].sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || a - b);
  return [...leeways, ...order.flatMap((at) => cells[at] ?? [])];
}

/** A cell strictly between its rest and its box, in whichever direction its plan stands. */
function cellEdge(
  model: AllocationModel,
  { wish, plan }: Ground,
  { unit, project }: { readonly unit: number; readonly project: number },
): Omit<Edge, "unit" | "column"> | undefined {
  const cell = unit * model.projects + project;
  const rest = wish[cell] ?? 0;
  const amount = plan[cell] ?? 0;
  const [low, high] = amount > rest ? [rest, model.high[cell] ?? 0] : [model.low[cell] ?? 0, rest];
  return amount - low > SNAP && high - amount > SNAP ? { cell, low, high, rest } : undefined;
}

/** Adds an edge to the forest; where it closes a cycle, money goes around until an edge stands at an end and drops out. */
function take(forest: Forest, edge: number, units: number): void {
  const { edges, amount, up, parent } = forest;
  const own = edges[edge];
  if (!own) return;
  const one = own.unit;
  const other = units + own.column;
  const cycle = pathBetween(forest, one, other);
  if (cycle === undefined) {
    hang(forest, one, other, edge);
    return;
  }
  // Along the path from the unit to the column the first edge shares the unit with the new one: signs alternate from −.
  const ring = [edge, ...cycle.map(({ edge: at }) => at)];
  const way = ringWay(forest, ring, (amount[edge] ?? 0) > own.rest ? -1 : 1);
  let stopped = 0;
  let reach = Infinity;
  ring.forEach((at, place) => {
    const room = roomOf(forest, at, place % 2 === 0 ? way : -way);
    if (room < reach) [reach, stopped] = [room, place];
  });
  ring.forEach((at, place) => {
    const by = (place % 2 === 0 ? way : -way) * reach;
    amount[at] = settled(edges[at], (amount[at] ?? 0) + by);
  });
  if (stopped === 0) return;
  const child = cycle[stopped - 1]?.child ?? -1;
  up[child] = -1;
  parent[child] = -1;
  hang(forest, one, other, edge);
}

/** Both ways around keep every sum; the one that brings the new cell to its rest, if there is any way to go. */
function ringWay(forest: Forest, ring: readonly number[], wanted: 1 | -1): 1 | -1 {
  const stuck = ring.some((at, place) => roomOf(forest, at, place % 2 === 0 ? wanted : -wanted) <= 0);
  return stuck ? (wanted === 1 ? -1 : 1) : wanted;
}

function roomOf({ edges, amount }: Forest, at: number, way: number): number {
  const edge = edges[at];
  if (!edge) return 0;
  return way > 0 ? edge.high - (amount[at] ?? 0) : (amount[at] ?? 0) - edge.low;
}

function settled(edge: Edge | undefined, amount: number): number {
  if (!edge) return amount;
  if (amount - edge.low < SNAP) return edge.low;
  return edge.high - amount < SNAP ? edge.high : amount;
}

/** Makes `node` the root of its tree and hangs it below `below`. */
function hang({ up, parent }: Forest, node: number, below: number, edge: number): void {
  let [child, above, by] = [node, below, edge];
  for (;;) {
    const [next, nextEdge] = [parent[child] ?? -1, up[child] ?? -1];
    parent[child] = above;
    up[child] = by;
    if (next < 0) return;
    [above, by, child] = [child, nextEdge, next];
  }
}

interface PathStep {
  readonly edge: number;
  /** The node whose edge to its parent this is. */
  readonly child: number;
}

/** The edges from one node to another of the same tree, in order; undefined when they are in different trees. */
function pathBetween({ up, parent }: Forest, from: number, to: number): PathStep[] | undefined {
  const climbs = (node: number): number[] => {
    const nodes = [node];
    for (let at = parent[node] ?? -1; at >= 0; at = parent[at] ?? -1) nodes.push(at);
    return nodes;
  };
  const left = climbs(from);
  const right = climbs(to);
  if (left.at(-1) !== right.at(-1)) return undefined;
  while (left.length > 0 && right.length > 0 && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  const step = (child: number): PathStep => ({ edge: up[child] ?? -1, child });
  return [...left.map(step), ...right.reverse().map(step)];
}
