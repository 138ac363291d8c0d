/** What a row saw: plain JSON, so that reports of different hosts can be compared. */
export type Observation =
  string | number | boolean | null | readonly Observation[] | { readonly [key: string]: Observation };

/** Where a row may do as it likes: a request context, and an empty sheet that is in front. */
export interface Scratch {
  readonly context: Excel.RequestContext;
  readonly sheet: Excel.Worksheet;
  /** Name of `sheet`. */
  readonly sheetName: string;
}

/** One documented behaviour of Excel's JavaScript API. */
export interface ConformanceRow {
  /** `range.values.scalar`: area, subject, case; unique. */
  readonly id: string;
  /** One sentence: what Excel does. */
  readonly behaviour: string;
  /** Members it exercises: `Range.values`. */
  readonly members: readonly string[];
  /** Where it is documented: an address, or `inferred:` with the reason to believe it. */
  readonly source: string;
  /** Minor version of ExcelApi 1.x it needs; hosts with less skip it. */
  readonly since: number;
  /**
   * Does it and says what came out. An error of Office.js that is thrown out of here is observed as
   * `{ error: code }`.
   */
  readonly observe: (scratch: Scratch) => Promise<Observation>;
  readonly expected: Observation;
}

/** The page every documented member has: `Range.values` in, its address out. */
export function documented(member: string): string {
  const [owner = "", name = ""] = member.toLowerCase().split(".");
  return `https://learn.microsoft.com/javascript/api/excel/excel.${owner}#excel-excel-${owner}-${name}-member`;
}
