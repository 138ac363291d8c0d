const PARTS = 1_000_000;

/** A weight as people type it (1, 0.5, 1.25) in whole millionths; null when it is negative or finer. */
export function wholeWeight(weight: number): bigint | null {
  if (!Number.isFinite(weight) || weight < 0) return null;
  const scaled = weight * PARTS;
  const rounded = Math.round(scaled);
  if (!Number.isSafeInteger(rounded) || Math.abs(scaled - rounded) > 1e-3) return null;
  return BigInt(rounded);
}
