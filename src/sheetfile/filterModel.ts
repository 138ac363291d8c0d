/** What a filtered column lets through. Texts are compared as they are displayed, without regard to case. */
export type FilterCriterion =
  | {
      readonly kind: "values";
      readonly values: readonly string[];
      readonly blanks: boolean;
      /** Whole years, months … as well, as `Excel.FilterDatetime` names them: `2020-04`, `Month`. */
      readonly dates?: readonly FilterDate[];
    }
  /** One or two comparisons; `value` may hold `*` and `?`. */
  | { readonly kind: "custom"; readonly and: boolean; readonly comparisons: readonly FilterComparison[] }
  | { readonly kind: "top"; readonly bottom: boolean; readonly percent: boolean; readonly count: number }
  /** `aboveAverage`, `today`, `M3` … as the format names them. */
  | { readonly kind: "dynamic"; readonly type: string }
  /** `#RRGGBB` of the fill, or of the font. */
  | { readonly kind: "color"; readonly color: string; readonly of: "cell" | "font" }
  | { readonly kind: "icon"; readonly set: string; readonly index: number };

export interface FilterComparison {
  readonly operator: "equal" | "notEqual" | "greaterThan" | "greaterThanOrEqual" | "lessThan" | "lessThanOrEqual";
  readonly value: string;
}

export interface FilterDate {
  /** ISO 8601, as far as it is specific. */
  readonly date: string;
  readonly specificity: "Year" | "Month" | "Day" | "Hour" | "Minute" | "Second";
}

/** A filter over a block of cells whose first row is the header. */
export interface FilterModel {
  /** A1 without sheet, header included. */
  readonly range: string;
  /** By column of the range, 0-based; columns that let everything through are absent. */
  readonly columns: readonly { readonly column: number; readonly criterion: FilterCriterion }[];
}

export interface SortField {
  /** Column (or row) of the range, 0-based. */
  readonly key: number;
  readonly ascending: boolean;
  readonly on: "value" | "cellColor" | "fontColor" | "icon";
  readonly color?: string;
  readonly icon?: { readonly set: string; readonly index: number };
}

export interface TableColumnModel {
  readonly name: string;
  /** `sum`, `average`, `count` …, or `custom` with a formula. */
  readonly totalsFunction?: string;
  readonly totalsFormula?: string;
  readonly totalsLabel?: string;
  /** Without `=`. */
  readonly calculatedFormula?: string;
}

export interface TableModel {
  /** The number the file knows the table by; absent for a new one. */
  readonly id?: number;
  readonly name: string;
  /** A1 without sheet; header and totals rows included where they are shown. */
  readonly range: string;
  readonly columns: readonly TableColumnModel[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  /** `TableStyleMedium2` …; null is none. */
  readonly style: string | null;
  readonly bandedRows: boolean;
  readonly bandedColumns: boolean;
  readonly firstColumn: boolean;
  readonly lastColumn: boolean;
  readonly showFilterButtons: boolean;
  /** Null: no column is filtered. Its range is the table's without the totals row. */
  readonly filter: FilterModel | null;
  readonly sort: {
    readonly fields: readonly SortField[];
    readonly matchCase: boolean;
    readonly method: "PinYin" | "StrokeCount";
  } | null;
}
