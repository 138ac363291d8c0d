import type { FaultPlan } from "../host/faults";
import { parseFaultPlan } from "../host/faults";

/** What an address says about a start, beside language and appearance (preferences.ts). */
export interface StartParameters {
  readonly faults: FaultPlan;
  /** The highest ExcelApi 1.x to admit to; null for the host's own. */
  readonly apiLevel: number | null;
  /** A page of this origin to open in the task pane at once. */
  readonly pane: string | null;
  /** A working copy handed over by another page of ours. */
  readonly handedOver: string | null;
  /** What in the address could not be understood. */
  readonly problems: readonly string[];
}

/**
 * Reads `?faults=JSON&apiLevel=9&pane=/pane-samples/page.html`. What is wrong is named and left out, so that a
 * mistyped address never looks as if its faults were active.
 */
export function readParameters(search: string): StartParameters {
  const parameters = new URLSearchParams(search);
  const problems: string[] = [];
  let faults: FaultPlan = {};
  try {
    faults = parseFaultPlan(parameters.get("faults") ?? "{}");
  } catch (error) {
    problems.push(`faults: ${error instanceof Error ? error.message : String(error)}`);
  }
  const level = parameters.get("apiLevel");
  const apiLevel = level !== null && /^(1\.)?\d{1,2}$/.test(level) ? Number(level.replace(/^1\./, "")) : null;
  if (level !== null && apiLevel === null) problems.push(`apiLevel: ${level}`);
  return { faults, apiLevel, pane: parameters.get("pane"), handedOver: parameters.get("copy"), problems };
}
