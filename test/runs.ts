/**
 * How often and from which seed the property tests run.
 *
 * `npm test` uses a fixed seed, so that two runs of one commit say the same; `npm run test:deep`
 * multiplies every count and takes a new seed, which it prints. A failure is replayed with
 * `HENGBO_SEED=… HENGBO_RUNS=… npm test`.
 */
const DEFAULT_SEED = 20200401;

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} is "${text}"; it must be a whole number from 1.`);
  return Number(text);
}

/** Seed for fast-check: `fc.assert(property, { seed, numRuns: runs(200) })`. */
export const seed: number = wholeNumber("HENGBO_SEED", DEFAULT_SEED);

const factor: number = wholeNumber("HENGBO_RUNS", 1);

/** `count` runs in `npm test`, `HENGBO_RUNS` times as many in `npm run test:deep`. */
export function runs(count: number): number {
  return count * factor;
}
