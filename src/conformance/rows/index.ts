import type { ConformanceRow } from "../row";
import { worksheetRows } from "./worksheets";

/** Every row there is, in the order of the report. */
export const conformanceRows: readonly ConformanceRow[] = [...worksheetRows];
