import type { Period, RegisterRow, ReturnCell, ReturnRecord, ReturnTableId } from "../domain/returns";
import type { UnitCode } from "../domain/units";

/** A field in which the sides differ. */
export interface FieldDifference {
  readonly key: string;
  readonly sent: ReturnCell | undefined;
  readonly ours: ReturnCell | undefined;
  readonly theirs: ReturnCell | undefined;
}

/** One difference between what we hold and what came back, and what taking it over would put. */
export interface MergeStep {
  /** Place among our rows; of a new row the place it would take. */
  readonly slot: number;
  readonly table: ReturnTableId;
  readonly kind: "added" | "changed" | "withdrawn";
  /** The row as it came back; of a withdrawn one as we hold it. */
  readonly record: ReturnRecord;
  /** Cells taking over puts; null empties. */
  readonly set: Readonly<Record<string, ReturnCell | null>>;
  readonly fields: readonly FieldDifference[];
  readonly conflict: boolean;
  /** Why it is a conflict: the row was confirmed, another version of the unit says otherwise, it was withdrawn before. */
  readonly because: "confirmed" | "versions" | "withdrawn-before" | "table-gone" | null;
}

export interface OurRow extends RegisterRow {
  readonly slot: number;
}

/** Where a taken-over row comes from. */
export interface Origin {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly file: string;
}

/** One unit's rows of one table, three times over. */
export interface TableSides {
  /** Null: what was sent is not known any more. */
  readonly sent: readonly ReturnRecord[] | null;
  readonly ours: readonly OurRow[];
  readonly theirs: readonly ReturnRecord[];
  readonly period: Period;
  /** Nothing of the table came back: its sheet may have been deleted. */
  readonly gone: boolean;
  /**
   * The returned file holds something another return of the unit brought: it was made from that version, so what it
   * lacks of it was taken out on purpose. Without such a sign two versions are two people's shares of the work.
   */
  readonly later: boolean;
  /** Gives a new row its place. */
  readonly newSlot: () => number;
}
