export type BorderEdge = "top" | "bottom" | "left" | "right" | "diagonalDown" | "diagonalUp";
export type BorderLine =
  | "hair"
  | "thin"
  | "dotted"
  | "dashed"
  | "dashDot"
  | "dashDotDot"
  | "medium"
  | "mediumDashed"
  | "mediumDashDot"
  | "mediumDashDotDot"
  | "slantDashDot"
  | "thick"
  | "double";
export interface Border {
  readonly line: BorderLine;
  /** `#RRGGBB` */
  readonly color: string;
  readonly tint?: Tint;
}

/** A colour was made lighter (up to 1) or darker (down to -1) than `base`. */
export interface Tint {
  readonly base: string;
  readonly amount: number;
}

/** Formatting of one cell; an absent property is the default. Colours are `#RRGGBB`. */
export interface CellFormat {
  readonly numberFormat?: string;
  readonly fontName?: string;
  /** Points. */
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Beside `underline` when the line is no plain single one. */
  readonly underlineKind?: "double" | "singleAccountant" | "doubleAccountant";
  readonly strikethrough?: boolean;
  readonly script?: "superscript" | "subscript";
  readonly color?: string;
  readonly colorTint?: Tint;
  readonly fill?: string;
  readonly fillTint?: Tint;
  /** Excel's name of a pattern other than solid. */
  readonly pattern?: string;
  readonly patternColor?: string;
  readonly patternTint?: Tint;
  readonly horizontal?: "left" | "center" | "right" | "fill" | "justify" | "centerContinuous" | "distributed";
  readonly vertical?: "top" | "middle" | "bottom" | "justify" | "distributed";
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  readonly autoIndent?: boolean;
  /** Degrees, upwards positive; 180 stacks the letters. */
  readonly rotation?: number;
  readonly readingOrder?: "leftToRight" | "rightToLeft";
  /** Name of the cell style; absent is Normal. */
  readonly styleName?: string;
  readonly borders?: Partial<Record<BorderEdge, Border>>;
  /** Absent means locked, as in Excel. */
  readonly unlocked?: boolean;
  readonly formulaHidden?: boolean;
}

/** Changes to a format; null takes a property back to its default. */
export type FormatPatch = { readonly [Key in Exclude<keyof CellFormat, "borders">]?: CellFormat[Key] | null } & {
  readonly borders?: Partial<Record<BorderEdge, Border | null>>;
};
