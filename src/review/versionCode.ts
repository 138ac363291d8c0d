import type { AllocationVersion } from "../domain/version";
import { hexDigest } from "./digest";

const DIGITS = 12;

/** Tells whether a kept version still says what it said; whoever can compute it can change it, so it is no security. */
export function versionCode({
  number,
  total,
  decided,
}: Pick<AllocationVersion, "number" | "total" | "decided">): string {
  const cells = Object.entries(decided)
    .flatMap(([line, amounts]) => Object.entries(amounts).map(([unit, amount]) => `${line}|${unit}|${amount}`))
    .sort();
  return hexDigest([number, total ?? "-", ...cells].join("\n"), DIGITS);
}
