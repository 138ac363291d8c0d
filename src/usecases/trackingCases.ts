import type { FundBook } from "../domain/book";
import { success, type Bilingual, type Result } from "../domain/fault";
import type { SheetPlan } from "../workbook/plan";
import type { Clock } from "./clock";
import type { MonthlyView } from "./monthly";
import type { WorkbookPort } from "./port";
import type { ProgressView } from "./progress";
import type { BookView } from "./view";
import type { Weighing } from "./weighings";

/** Sheets of the tracking year, made when asked for and brought up to date in place; what was typed on them stays. */
export type TrackingSheet = "progress" | "monthly" | "milestones" | "rehearsal" | "supervision";

/** 进度, 自查 and 督查整改. */
export interface TrackingUseCases {
  /** 审定 → 下达 → 到位 → 支出 as it stands; writes nothing. @param provinceUsed left out: as typed on 进度 */
  progress(provinceUsed?: boolean): Promise<Result<ProgressView>>;
  /** Indicators month by month (M15) as they stand; writes nothing. */
  monthly(): Promise<Result<MonthlyView>>;
  /** 记入绩效指标: 累计 becomes what the months say, wherever any was told. */
  recordMonthly(): Promise<Result<BookView>>;
  /** 权重 of all indicators (C09). */
  weighIndicators(weighing: Weighing): Promise<Result<BookView>>;
  /** Puts a paper into the workbook as a sheet of its own and shows it (E10). */
  placePaper(paper: SheetPlan): Promise<Result<void>>;
  /** Writes the sheet and shows it. */
  writeTracking(sheet: TrackingSheet): Promise<Result<void>>;
}

interface TrackingGround {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  /** Reads the book, takes the step, writes and notes the result. */
  readonly write: (label: Bilingual, step: (book: FundBook) => Result<FundBook>) => Promise<Result<BookView>>;
}

const RECORD: Bilingual = { zh: "月报记入绩效指标", en: "Record the months" };
const WEIGH: Bilingual = { zh: "指标权重", en: "Weights of indicators" };

export function trackingUseCases({ port, clock, write }: TrackingGround): TrackingUseCases {
  return {
    async monthly() {
      const { loadMonthly } = await import("./monthly");
      return loadMonthly(port, clock());
    },
    async recordMonthly() {
      const { loadMonthly, recordMonthly } = await import("./monthly");
      const view = await loadMonthly(port, clock());
      return view.ok ? write(RECORD, (book) => success(recordMonthly(book, view.value))) : view;
    },
    async weighIndicators(weighing) {
      const { weighIndicators } = await import("./weighIndicators");
      return write(WEIGH, (book) => weighIndicators(book, weighing));
    },
    async progress(provinceUsed) {
      const { loadProgress } = await import("./progress");
      return loadProgress(port, clock(), provinceUsed);
    },
    async placePaper(paper) {
      const { placePaper } = await import("./placePaper");
      return placePaper(port, paper);
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
    case "monthly":
      return (await import("./monthly")).makeMonthly(port, clock);
    case "milestones":
      return (await import("./milestones")).makeMilestones(port, clock);
    case "rehearsal":
      return (await import("./rehearsal")).makeRehearsal(port, clock);
    case "supervision":
      return (await import("./supervision")).makeSupervision(port, clock);
  }
}
