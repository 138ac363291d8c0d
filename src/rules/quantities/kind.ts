import type { Bilingual } from "../../domain/fault";
import type { Quantity } from "../../domain/rule";
import type { UnitCode } from "../../domain/units";
import type { BookFacts, LineFact } from "../facts";
import type { Field } from "../funds/field";
import type { Missing } from "../missing";
import type { CellPlace } from "../report";

/** What a rule of a narrower scope looks at; both null for the whole book. */
export interface Focus {
  readonly line: LineFact | null;
  readonly institution: UnitCode | null;
  /** 人工判断 of this rule. */
  readonly judgement: boolean | null;
}

/** A whole number and the cells of 分配表 it was made of. */
export interface Counted {
  readonly value: bigint;
  readonly cells: readonly CellPlace[];
}

/** A number, and what would be needed to know it. Without `missing` it is exact. */
export interface Evaluation extends Counted {
  /** Everything that lacks, with its place. */
  readonly missing: readonly Missing[];
  /** The words of the first check that lacks: what the sheet says, too. Null when nothing lacks. */
  readonly told: Bilingual | null;
}

/** Columns of facts that stand in the workbook as ranges of equal length per register. */
export type FactColumn =
  // 分配表, one row per line (hidden keys); `line.kind` is "line" on rows that count
  | "line.kind"
  /** `network`, `resource`, `outreach`, or `none` while nobody has confirmed it. */
  | "line.category"
  /** 1 where the 统筹单位 is a prefecture institution, else 0. */
  | "line.coordinated"
  /** Number as printed; 0 for a placeholder. */
  | "line.project"
  | "line.texts"
  | "line.typed"
  | "line.nonzero"
  | "line.outsideCells"
  | "line.outsideAmount"
  | "line.outsideTexts"
  | "line.sum"
  | "line.prefecture"
  | "line.county"
  /** Cells of that level holding an amount other than 0. */
  | "line.prefectureCells"
  | "line.countyCells"
  /** 其中资源建设 where typed (a text stays a text), else the line's sum when its category is resource, else 0. */
  | "line.resourcePart"
  // 资金台账
  | "ledger.direction"
  | "ledger.amount"
  | "ledger.source"
  // 单位, one row per unit; level is 州级 or 县市. Dates count as numbers only: a date typed as text is unreadable.
  | "unit.code"
  | "unit.name"
  | "unit.level"
  | "unit.cultureDigitalOn"
  | "unit.libraryConnectedOn"
  | "unit.planState"
  | "unit.owner"
  /** Hidden: 1 where the unit's total is 0 and nobody said on purpose (是否安排=否 with a reason), else 0. */
  | "unit.unexplainedZero"
  // 活动培训; organiser is a unit code by formula, empty when the text names none
  | "session.on"
  | "session.kind"
  | "session.organiser"
  // 绩效指标; holder is a unit code, points 0–100 or empty without 累计, counts a session kind
  | "indicator.holder"
  | "indicator.counts"
  | "indicator.current"
  /** 累计 as typed. */
  | "indicator.actual"
  | "indicator.points"
  | "indicator.tasks";

/** Single cells. */
export type FactCell = "fundTotal" | "centralTotal" | "today" | "approval.province" | "approval.partyGroup";

/** Where facts stand in the sheets, as text to put into a formula; made by workbook/. */
export interface FormulaScope {
  /** The whole column: a defined name. */
  column(fact: FactColumn): string;
  cell(fact: FactCell): string;
  /** This line's own cell, for rules seen line by line; null otherwise. */
  readonly lineCell: ((fact: FactColumn) => string) | null;
  readonly institution: UnitCode | null;
  readonly prefectureUnits: readonly UnitCode[];
  /** The cell of 规则 where 人工判断 stands (是, 否 or empty). */
  readonly judgementCell: string;
}

/** Something a quantity may lack, known over the facts and, in the same words, in a sheet. */
export interface Lack {
  /** At most 255 characters in Chinese. */
  readonly words: Bilingual;
  /** What lacks in this book, with its places; empty when nothing does. */
  readonly found: readonly Missing[];
  /**
   * A formula expression that is true when it lacks. Null for what a workbook cannot hold and only a book from
   * elsewhere can: an amount of a unit that is not in the unit list.
   */
  readonly condition: ((scope: FormulaScope) => string) | null;
}

/** Something the sheet can lack. The order of checks is the order in which the sheet tells them. */
export interface MissingCheck {
  /** A formula expression that is true when it lacks. */
  readonly condition: string;
  /** At most 255 characters, in Chinese. */
  readonly words: string;
  /** The same condition over the facts, so that we know what the sheet will say. */
  readonly lacks: boolean;
}

/** Fen, hundredths of a task, or pieces. */
export type Dimension = "money" | "hundredths" | "pieces";

/**
 * One kind of quantity, in one file: how it is evaluated, the same in the words of a sheet, and what it can lack.
 * A new kind is one such file and its entry in `kinds.ts`.
 */
export interface QuantityKind<Kind extends Quantity["kind"]> {
  /** What its values are; only like is compared with like. */
  readonly dimension: Dimension;
  /** Its own members from a rule file; mistakes are noted in the field. */
  read(field: Field): Omit<Extract<Quantity, { kind: Kind }>, "kind">;
  evaluate(quantity: Extract<Quantity, { kind: Kind }>, facts: BookFacts, focus: Focus): Counted;
  /** Whole fen (money), hundredths (tasks) or pieces; only functions design.md section 4 allows; without `=`. */
  formula(quantity: Extract<Quantity, { kind: Kind }>, scope: FormulaScope): string;
  /** In the order in which they are told. */
  lacks(quantity: Extract<Quantity, { kind: Kind }>, facts: BookFacts, focus: Focus): readonly Lack[];
}

/** Whole fen of a 万元 expression. Plain double sums fail on exact shares, so every sum of money passes here. */
export function wholeFen(expression: string): string {
  return `ROUND((${expression})*1000000,0)`;
}

/** A lack that is simply there or not. */
export function lack(
  words: Bilingual,
  place: string,
  lacks: boolean,
  condition: (scope: FormulaScope) => string,
): Lack {
  return { words, found: lacks ? [{ what: words, place }] : [], condition };
}
