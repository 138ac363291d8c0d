/** What a cell holds; null is empty. Dates are Excel serial numbers. */
export type CellScalar = string | number | boolean | null;
export type CellKind = "empty" | "text" | "number" | "boolean" | "error";

/** A cell as it stands after calculation. */
export interface CellContent {
  readonly value: CellScalar;
  readonly kind: CellKind;
  /** With the leading `=`; null for a literal. */
  readonly formula: string | null;
}

/** What to put into a cell: a literal of the given type (no interpretation), or a formula. */
export type CellWrite = { readonly value: CellScalar } | { readonly formula: string };
