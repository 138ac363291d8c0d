/** Amounts nearer to an end than this stand at it. */
export const SNAP = 1e-7;

/**
 * A forest over units and columns whose edges carry amounts strictly between two ends. Adding an edge that closes a
 * cycle sends money around it until an edge stands at an end and drops out; no node's sum changes.
 */
export class GatherForest {
  /** Of each edge: its amount, which only `add` changes. */
  readonly amount: Float64Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  /** Of each node: the edge to its parent and the parent, or −1. Units first, then columns. */
  private readonly up: Int32Array;
  private readonly parent: Int32Array;
  /** Edges around the cycle and, of each, the node below it; reused. */
  private readonly ring: Int32Array;
  private readonly child: Int32Array;

  constructor(
    private readonly units: number,
    columns: number,
    edges: number,
  ) {
    const nodes = units + columns;
    this.amount = new Float64Array(edges);
    this.low = new Float64Array(edges);
    this.high = new Float64Array(edges);
    this.up = new Int32Array(nodes).fill(-1);
    this.parent = new Int32Array(nodes).fill(-1);
    this.ring = new Int32Array(nodes + 1);
    this.child = new Int32Array(nodes + 1);
  }

  /** @param rest the end the edge had better stand at */
  add(edge: number, unit: number, column: number, amount: number, low: number, high: number, rest: number): void {
    this.amount[edge] = amount;
    this.low[edge] = low;
    this.high[edge] = high;
    const other = this.units + column;
    const length = this.findRing(edge, unit, other);
    if (length === 0) {
      this.hang(unit, other, edge);
      return;
    }
    const wanted = amount > rest ? -1 : 1;
    const way = this.reach(length, wanted) > 0 ? wanted : -wanted;
    const stopped = this.push(length, way);
    if (stopped === 0) return;
    const below = this.child[stopped] ?? 0;
    this.up[below] = -1;
    this.parent[below] = -1;
    this.hang(unit, other, edge);
  }

  /** How far money can go around: signs alternate, since a cycle changes sides at every edge. */
  private reach(length: number, way: number): number {
    let reach = Infinity;
    for (let place = 0; place < length; place += 1) {
      reach = Math.min(reach, this.room(this.ring[place] ?? 0, place % 2 === 0 ? way : -way));
    }
    return reach;
  }

  private room(edge: number, way: number): number {
    const amount = this.amount[edge] ?? 0;
    return way > 0 ? (this.high[edge] ?? 0) - amount : amount - (this.low[edge] ?? 0);
  }

  /** The place of the edge that stopped it: the first to come to its end. */
  private push(length: number, way: number): number {
    const reach = this.reach(length, way);
    let stopped = -1;
    for (let place = 0; place < length; place += 1) {
      const edge = this.ring[place] ?? 0;
      const sign = place % 2 === 0 ? way : -way;
      if (stopped < 0 && this.room(edge, sign) <= reach) stopped = place;
      this.amount[edge] = this.settled(edge, (this.amount[edge] ?? 0) + sign * reach);
    }
    return stopped;
  }

  private settled(edge: number, amount: number): number {
    const low = this.low[edge] ?? 0;
    const high = this.high[edge] ?? 0;
    if (amount - low < SNAP) return low;
    return high - amount < SNAP ? high : amount;
  }

  /** Makes `node` the root of its tree and hangs it below `below`. */
  private hang(node: number, below: number, edge: number): void {
    let [child, above, by] = [node, below, edge];
    for (;;) {
      const next = this.parent[child] ?? -1;
      const nextEdge = this.up[child] ?? -1;
      this.parent[child] = above;
      this.up[child] = by;
      if (next < 0) return;
      [above, by, child] = [child, nextEdge, next];
    }
  }

  /** Fills `ring` with the new edge and the path between its nodes; 0 when they are in different trees. */
  private findRing(edge: number, from: number, to: number): number {
    const { parent, up, ring, child } = this;
    let [left, right] = [from, to];
    let [leftDepth, rightDepth] = [0, 0];
    while ((parent[left] ?? -1) >= 0) [left, leftDepth] = [parent[left] ?? 0, leftDepth + 1];
    while ((parent[right] ?? -1) >= 0) [right, rightDepth] = [parent[right] ?? 0, rightDepth + 1];
    if (left !== right) return 0;
    ring[0] = edge;
    let length = 1;
    const take = (node: number, place: number): number => {
      ring[place] = up[node] ?? 0;
      child[place] = node;
      return parent[node] ?? 0;
    };
    [left, right] = [from, to];
    const climbed: number[] = [];
    for (; leftDepth > rightDepth; leftDepth -= 1, length += 1) left = take(left, length);
    for (; rightDepth > leftDepth; rightDepth -= 1, right = parent[right] ?? 0) climbed.push(right);
    while (left !== right) {
      left = take(left, length);
      length += 1;
      climbed.push(right);
      right = parent[right] ?? 0;
    }
    for (let node = climbed.pop(); node !== undefined; node = climbed.pop(), length += 1) take(node, length);
    return length;
  }
}
