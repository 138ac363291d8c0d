import type { Result } from "../domain/fault";
import type { ActChoice, History } from "./history";
import type { WorkbookPort } from "./port";

/**
 * Does something through a port that keeps what it writes; where it fails half-way, what was written is put back.
 * Fetched with what writes, not with what reads.
 */
export async function performAct<T>(
  history: History,
  choice: ActChoice,
  task: (port: WorkbookPort) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { keepAct } = await import(/* webpackPrefetch: true */ "./keepAct");
  return keepAct(history, choice, task);
}
