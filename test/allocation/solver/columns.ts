import type { FactorColumn } from "../../../src/allocation/solver/factorColumn";
import { randomFrom } from "./instances";

/** A random pot among `units` that floors and ceilings allow (示例数据). */
export function randomColumn(seed: number, units: number): FactorColumn {
  const random = randomFrom(seed);
  const draw = (largest: number): Float64Array =>
    Float64Array.from({ length: units }, () => Math.floor(random() * largest));
  const base = draw(100);
  const floor = draw(300);
  const ceiling = floor.map((low) => low + Math.floor(random() * 2000));
  const score = draw(1_000_000).map((value) => (random() < 0.1 ? 0 : value + 1));
  let low = 0;
  let high = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const fixed = Math.min(ceiling[unit] ?? 0, Math.max(floor[unit] ?? 0, base[unit] ?? 0));
    low += score[unit] === 0 ? fixed : (floor[unit] ?? 0);
    high += score[unit] === 0 ? fixed : (ceiling[unit] ?? 0);
  }
  return { total: low + Math.floor(random() * (high - low + 1)), base, score, floor, ceiling };
}
