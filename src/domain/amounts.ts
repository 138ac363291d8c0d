import type { Fen } from "./money";
import type { UnitCode } from "./units";

/** A line of the allocation table: a project, or a part of one with exactly one category and coordinator. */
export type LineId = string;

/** Amounts by line, then unit. Absent = nothing decided; 0 = a deliberate zero. */
export type AmountTable = Readonly<Record<LineId, Readonly<Record<UnitCode, Fen>>>>;
