import type { Words } from "./words";
import { fill } from "./words";

/** What the browser must be able to do; parts of it can be replaced in tests. */
export interface Surroundings {
  readonly isSecure: boolean;
  readonly canDraw: () => boolean;
  /** Names of JavaScript features that are missing. */
  readonly missing: readonly string[];
}

/** Features beyond the language itself, by name. */
function missingFeatures(page: Window & typeof globalThis): string[] {
  const wanted: readonly (readonly [string, boolean])[] = [
    ["ResizeObserver", "ResizeObserver" in page],
    ["structuredClone", "structuredClone" in page],
    ["Array.prototype.at", "at" in Array.prototype],
    ["crypto.randomUUID", !page.isSecureContext || "randomUUID" in page.crypto],
    ["navigator.locks", !page.isSecureContext || "locks" in page.navigator],
  ];
  return wanted.filter(([, present]) => !present).map(([name]) => name);
}

export function lookAround(page: Window & typeof globalThis = window): Surroundings {
  return {
    isSecure: page.isSecureContext && page.location.protocol === "https:",
    canDraw: () => page.document.createElement("canvas").getContext("2d") !== null,
    missing: missingFeatures(page),
  };
}

/** Why the workbench cannot open here, in words; empty when it can. */
export function whatIsMissing({ isSecure, canDraw, missing }: Surroundings, words: Words): readonly string[] {
  return [
    ...(isSecure ? [] : [words.missingSecure]),
    ...(canDraw() ? [] : [words.missingCanvas]),
    ...(missing.length === 0 ? [] : [fill(words.missingFeatures, missing.join(words.listComma))]),
  ];
}
