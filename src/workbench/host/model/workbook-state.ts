import { shiftArea } from "../references";
import type { Area } from "../address";
import type { ShiftKind } from "../engine/engine";

export type BindingType = "Text" | "Matrix" | "Table";

/** A part of the workbook an add-in has given a name of its own; it follows its cells. */
export interface BindingState {
  readonly id: string;
  /** In the words of the Common API; `Matrix` is `Range` in Excel's. */
  readonly type: BindingType;
  readonly sheet: string;
  /** Null once its cells were deleted. */
  area: Area | null;
}

/** What the workbook as a whole carries beside its sheets. */
export class WorkbookState {
  /** Null: sheets may be added, renamed, moved, hidden and deleted. */
  protection: { readonly password: string | null } | null = null;
  readonly iterativeCalculation = { enabled: false, maxIteration: 100, maxChange: 0.001 };
  /** By id, in the order they were made. */
  readonly bindings = new Map<string, BindingState>();
  chartDataPointTrack = true;
  usePrecisionAsDisplayed = false;
  /** Something changed since the workbook was opened or saved. */
  isDirty = false;
  previouslySaved = false;

  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    for (const binding of this.bindings.values()) {
      if (binding.sheet === sheet && binding.area !== null) binding.area = shiftArea(binding.area, kind, place);
    }
  }

  sheetDeleted(sheet: string): void {
    for (const binding of this.bindings.values()) if (binding.sheet === sheet) binding.area = null;
  }
}
