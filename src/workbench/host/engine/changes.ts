import type { Area } from "../address";
import type { CellContent } from "./cell";

/** Whole rows and columns, or the block of cells itself and the way its neighbours go. */
export type ShiftKind =
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellsInsertedDown"
  | "CellsInsertedRight"
  | "CellsDeletedUp"
  | "CellsDeletedLeft";

/** One cell. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A cell that had another formula before; an empty text when it had none. */
export interface FormulaChange {
  readonly row: number;
  readonly column: number;
  readonly before: string;
}

/** Something happened in the workbook, whoever caused it. */
export type EngineChange =
  | {
      readonly kind: "edited";
      readonly sheet: string;
      readonly area: Area;
      readonly byHost: boolean;
      /** For one cell: what stood there before. */
      readonly before: CellContent | null;
      /** Cells whose formula is another one now, when somebody wants to know. */
      readonly formulas?: readonly FormulaChange[];
    }
  | {
      readonly kind: "shifted";
      readonly sheet: string;
      readonly area: Area;
      readonly shift: ShiftKind;
      readonly byHost: boolean;
    }
  | { readonly kind: "formatted"; readonly sheet: string; readonly area: Area; readonly byHost: boolean }
  | { readonly kind: "calculated" | "sorted"; readonly sheet: string; readonly area: Area; readonly byHost: boolean }
  | {
      readonly kind: "rowsHidden";
      readonly sheet: string;
      readonly area: Area;
      readonly hidden: boolean;
      readonly byHost: boolean;
    }
  | {
      readonly kind: "sheetRenamed";
      readonly sheet: string;
      readonly before: string;
      readonly after: string;
      readonly byHost: boolean;
    }
  | {
      readonly kind: "sheetMoved";
      readonly sheet: string;
      readonly before: number;
      readonly after: number;
      readonly byHost: boolean;
    }
  | { readonly kind: "sheetHidden"; readonly sheet: string; readonly hidden: boolean; readonly byHost: boolean }
  | { readonly kind: "sheetAdded" | "sheetDeleted"; readonly sheet: string; readonly byHost: boolean }
  | {
      readonly kind: "sheetActivated";
      readonly sheet: string;
      readonly previous: string | null;
      readonly byHost: boolean;
    }
  | { readonly kind: "selected"; readonly sheet: string; readonly areas: readonly Area[]; readonly byHost: boolean };
