/** What a cell can hold; null is an empty cell. Dates are Excel serial numbers. */
export type CellValue = string | number | boolean | null;

export interface CellStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fontSize?: number;
  /** `#RRGGBB` */
  readonly color?: string;
  /** `#RRGGBB` */
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  readonly border?: "thin";
  readonly underline?: boolean;
  /** Excel number format; `@` makes a text cell. */
  readonly numberFormat?: string;
  /** Typed by people: stays editable when the sheet is protected. */
  readonly unlocked?: boolean;
}

/** A literal, or a formula together with the value we expect it to compute (D2). */
export interface PlannedCell {
  /** The literal, or the expected value of `formula`. */
  readonly value: CellValue;
  /** With the leading `=`; only the functions design.md section 4 allows. */
  readonly formula?: string;
  readonly style?: CellStyle;
}

export interface ConditionalFormatPlan {
  /** A1 range without the sheet: `D9:Q26`. */
  readonly range: string;
  readonly when:
    | { readonly kind: "formula"; /** with `=`, relative to the top left cell */ readonly formula: string }
    | {
        readonly kind: "cellValue";
        readonly operator: "equal" | "notEqual" | "lessThan" | "greaterThan";
        /** a formula or literal with `=`, e.g. `=0` or `="不符合"` */
        readonly operand: string;
      };
  readonly format: { readonly fill?: string; readonly color?: string; readonly bold?: boolean };
}

export interface ValidationPlan {
  readonly range: string;
  readonly rule:
    | {
        readonly kind: "list";
        /** literal entries (≤ 255 characters joined) or a reference `=规则!$P$1:$P$3` */ readonly source:
          readonly string[] | string;
      }
    | {
        readonly kind: "decimal" | "whole" | "date";
        readonly operator: "between" | "greaterThanOrEqual" | "lessThanOrEqual";
        readonly formula1: string;
        readonly formula2?: string;
      }
    | { readonly kind: "custom"; readonly formula: string };
  readonly prompt?: { readonly title: string; readonly message: string };
  readonly error?: {
    readonly style: "stop" | "warning" | "information";
    readonly title: string;
    readonly message: string;
  };
}

export interface PrintPlan {
  readonly orientation: "portrait" | "landscape";
  readonly paper: "A4";
  readonly area?: string;
  /** Rows repeated on every page, e.g. `6:7`. */
  readonly repeatRows?: string;
  readonly repeatColumns?: string;
  readonly fitToWidth?: number;
  readonly fitToHeight?: number;
  readonly header?: string;
  readonly footer?: string;
  readonly centerHorizontally?: true;
  /** Inches. */
  readonly margins?: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** A row of columns or a line of a chart. */
export interface ChartSeriesPlan {
  readonly name: string;
  /** One column of cells on the same sheet: `C20:C31`. */
  readonly values: string;
  readonly drawn: "columns" | "line";
  /** `#RRGGBB`; series of one chart differ in lightness, so that a grey printer keeps them apart. */
  readonly color: string;
  readonly dashed?: true;
  /** Writes the figure at each column. */
  readonly labelled?: true;
}

/** A native chart over cells of the sheet it stands on; what it shows is said in words beside it. */
export interface ChartPlan {
  /** Unique on its sheet; a chart is found again by it. */
  readonly name: string;
  readonly title: string;
  /** What a reader who cannot see the picture is told. */
  readonly description: string;
  /** The block of cells it covers: `A4:H19`. */
  readonly place: string;
  /** One column of texts: `A20:A31`. */
  readonly categories: string;
  /** The first one always holds numbers: programs begin a chart with it. */
  readonly series: readonly ChartSeriesPlan[];
  readonly numberFormat: string;
}

export interface SheetPlan {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly tabColor?: string;
  /** `cells[row][column]` from A1; undefined cells are not ours and are left alone. */
  readonly cells: readonly (readonly (PlannedCell | undefined)[])[];
  /** Width in characters per column from A; undefined keeps what is there. */
  readonly columnWidths: readonly (number | undefined)[];
  /** 0-based columns. */
  readonly hiddenColumns: readonly number[];
  /** Height in points per row, sparse. */
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly merges: readonly string[];
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly conditionalFormats: readonly ConditionalFormatPlan[];
  readonly validations: readonly ValidationPlan[];
  /** Without password (never called security); unlocked cells stay editable. */
  readonly protected: boolean;
  /** What people may do although the sheet is protected: sorting needs a block without locked cells. */
  readonly allowed?: readonly ("sort" | "autoFilter")[];
  readonly showGridlines: boolean;
  readonly print: PrintPlan | null;
  readonly charts?: readonly ChartPlan[];
}

export interface NamePlan {
  readonly name: string;
  /** `=分配表!$D$9:$D$26` */
  readonly reference: string;
}

/** A pure value: what the workbook must look like. Rendered by excel/ and xlsx/ alike. */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly NamePlan[];
  readonly activeSheet: string;
  /** Shows `activeSheet` also where no sheet is added. */
  readonly show?: true;
}

/** A sheet as read back: matrices from A1 to the end of the used range, all rows equally long. */
export interface SheetContent {
  readonly name: string;
  readonly values: readonly (readonly CellValue[])[];
  /** The formula with `=`, or null for a literal. */
  readonly formulas: readonly (readonly (string | null)[])[];
}

export type WorkbookContent = readonly SheetContent[];
