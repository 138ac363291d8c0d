import type { LineId } from "../domain/book";
import type { Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";

/** Why a cell may not move: a person holds it (固定), it is the one just edited, or its unit gets nothing on purpose. */
export type Closing = "hold" | "edited" | "notFunded";

/** 保底 and 上限 of cells: as groups they can be let go of, like closed cells. */
export type Bound = "floor" | "ceiling";

/** A cell a repair may look at. Cells outside the mask are there only when they hold money. */
export interface RepairCell {
  readonly line: LineId;
  readonly unit: UnitCode;
  readonly amount: Fen;
  readonly closed: Closing | null;
  /** Money outside the builders: may be taken back, never added to. */
  readonly outside: boolean;
  /** 保底 and 上限, where a person has set them; a closed cell has neither. */
  readonly floor?: Fen;
  readonly ceiling?: Fen;
  /** Units of the counties share among themselves before the prefecture is asked. */
  readonly county: boolean;
}

/** A sum over cells: its value now, and by how much one more fen in each cell, or in the total, changes it. */
export interface LinearSum {
  readonly now: bigint;
  /** One per cell, in the order of the cells. */
  readonly perFen: readonly bigint[];
  readonly perFenOfTotal: bigint;
}

/** A rule as a row over cells: `10000 · left  comparator  threshold · right` (basis points). */
export interface RepairRow {
  /** `R03`, or `fixed:P5` for the 固定金额 of a line. */
  readonly id: string;
  readonly comparator: ">=" | "=" | "<=";
  readonly threshold: number;
  /** Whether a smaller threshold may be proposed when nothing else helps. */
  readonly thresholdEditable: boolean;
  readonly left: LinearSum;
  readonly right: LinearSum;
}

export interface RepairInput {
  readonly cells: readonly RepairCell[];
  readonly rows: readonly RepairRow[];
  /** 取整单位 in fen; amounts move by whole steps, by single fen only where whole steps cannot tie out. */
  readonly step: Fen;
}

export interface Move {
  readonly line: LineId;
  readonly unit: UnitCode;
  readonly from: Fen;
  readonly to: Fen;
}

/** How the difference is spread: 动得最少 · 从一个单位出 · 县市按比例 · 各单位按比例 · 按所加的条件 · 动的格最少. */
export type RepairManner = "fewest" | "oneUnit" | "counties" | "everyone" | "conditioned" | "cells";

export interface RepairOption {
  readonly manner: RepairManner;
  /** The unit asked, for `oneUnit`. */
  readonly unit: UnitCode | null;
  readonly moves: readonly Move[];
  /** Σ |to − from|. */
  readonly moved: Fen;
}

/** A rule that would have to give: to which threshold, and how much is missing at the present one. */
export type Relaxation =
  | {
      readonly kind: "threshold";
      readonly row: string;
      readonly from: number;
      readonly to: number;
      readonly short: Fen;
    }
  | {
      readonly kind: "total";
      readonly row: string;
      /** More money needed (or less, when negative). */ readonly by: Fen;
    }
  | { readonly kind: "holds"; readonly moves: readonly Move[] }
  /** All floors together lower (ceilings higher) by so much. */
  | { readonly kind: "bounds"; readonly bound: Bound; readonly sum: Fen; readonly by: Fen };

/** What cannot all be: leave out any one of them and the others can hold together. */
export interface Conflict {
  readonly rows: readonly string[];
  /** Which kinds of closed cells take part. */
  readonly closed: readonly (Closing | Bound)[];
  readonly relaxations: readonly Relaxation[];
}

export type RepairResult =
  | { readonly status: "unchanged" }
  | { readonly status: "repaired"; readonly options: readonly [RepairOption, ...RepairOption[]] }
  | { readonly status: "infeasible"; readonly conflict: Conflict }
  | { readonly status: "gaveUp" };
