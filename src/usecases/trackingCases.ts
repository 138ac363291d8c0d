import { success, type Result } from "../domain/fault";
import type { Clock } from "./clock";
import type { WorkbookPort } from "./port";
import type { ProgressView } from "./progress";

/** Sheets of the tracking year, made when asked for and brought up to date in place; what was typed on them stays. */
export type TrackingSheet = "progress" | "milestones" | "rehearsal" | "supervision";

/** 进度, 自查 and 督查整改. */
export interface TrackingUseCases {
  /** 审定 → 下达 → 到位 → 支出 as it stands; writes nothing. @param provinceUsed left out: as typed on 进度 */
  progress(provinceUsed?: boolean): Promise<Result<ProgressView>>;
  /** Writes the sheet and shows it. */
  writeTracking(sheet: TrackingSheet): Promise<Result<void>>;
}

export function trackingUseCases({
  port,
  clock,
}: {
  readonly port: WorkbookPort;
  readonly clock: Clock;
}): TrackingUseCases {
  return {
    async progress(provinceUsed) {
      const { loadProgress } = await import("./progress");
      return loadProgress(port, clock(), provinceUsed);
    },
    async writeTracking(sheet) {
      const made = await written(port, clock(), sheet);
      return made.ok ? success(undefined) : made;
    },
  };
}

async function written(port: WorkbookPort, clock: string, sheet: TrackingSheet): Promise<Result<unknown>> {
  switch (sheet) {
    case "progress":
      return (await import("./progress")).makeProgress(port, clock);
    case "milestones":
      return (await import("./milestones")).makeMilestones(port, clock);
    case "rehearsal":
      return (await import("./rehearsal")).makeRehearsal(port, clock);
    case "supervision":
      return (await import("./supervision")).makeSupervision(port, clock);
  }
}
