import type { Bilingual, Result } from "../domain/fault";
import type { UnitCode } from "../domain/units";
import type { ReportGround } from "../usecases/reportGround";
import type { ReportDocument } from "./document";

/** What a report is asked for. */
export interface ReportWish {
  /** Only this unit: its slice of a notice, its own form. */
  readonly unit?: UnitCode;
}

/** One kind of report (D12): pure, from the ground to a document. */
export interface ReportKind {
  readonly id: string;
  readonly name: Bilingual;
  /** Whether one file for each unit makes sense, too. */
  readonly perUnit: boolean;
  build(ground: ReportGround, wish: ReportWish): Result<ReportDocument>;
}
