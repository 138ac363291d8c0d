import type { AmountTable, FundDocument, LineId } from "./book";
import { sumFen, type Fen } from "./money";
import type { Category, Project } from "./project";
import type { UnitCode } from "./units";

/** 分配行: a row of the allocation table with exactly one category and one coordinator. */
export interface Line {
  readonly id: LineId;
  /** Number of the project as printed. */
  readonly project: number;
  readonly shortName: string;
  readonly category: Category | null;
  readonly coordinator: UnitCode | null;
  /** 可分单位: the units that may hold money of this line. */
  readonly builders: readonly UnitCode[];
  readonly placeholder: boolean;
  /** 固定金额 of the whole line, or null for a share by weight. */
  readonly fixedAmount: Fen | null;
  readonly weight: number;
}

/** The lines of a project table, in its order. One line per project until projects can be split. */
export function linesOf(projects: readonly Project[]): readonly Line[] {
  return projects.map((project) => ({
    id: `P${project.number}`,
    project: project.number,
    shortName: project.shortName,
    category: project.category,
    coordinator: project.coordinator,
    builders: project.builders,
    placeholder: project.placeholder,
    fixedAmount: project.fixedAmount,
    weight: project.weight,
  }));
}

/** How a sentence calls a line: `5 互联互通`; the bare number when it has no name. */
export function lineLabel(line: Pick<Line, "project" | "shortName">): string {
  return line.shortName === "" ? String(line.project) : `${line.project} ${line.shortName}`;
}

/** 指标总额: what was received, ± amounts. Documents sent out (direction `out`) do not change it. */
export function fundTotal(ledger: readonly FundDocument[]): Fen {
  return sumFen(receivedDocuments(ledger).map((document) => document.amount));
}

/** The documents that make the total; none means the total is unknown, not 0. */
export function receivedDocuments(ledger: readonly FundDocument[]): readonly FundDocument[] {
  return ledger.filter((document) => document.direction === "in");
}

/** The amount of one cell; null where nothing is decided. */
export function amountAt(table: AmountTable, line: LineId, unit: UnitCode): Fen | null {
  return table[line]?.[unit] ?? null;
}

/** Whether no cell of the table holds an amount, not even a deliberate 0. */
export function isUndecided(table: AmountTable): boolean {
  return Object.values(table).every((cells) => Object.keys(cells).length === 0);
}

/** Sum of one line over all units. */
export function lineTotal(table: AmountTable, line: LineId): Fen {
  return sumFen(Object.values(table[line] ?? {}));
}

/** Sum of one unit over all lines. */
export function unitTotal(table: AmountTable, unit: UnitCode): Fen {
  return sumFen(Object.values(table).map((cells) => cells[unit] ?? (0 as Fen)));
}

/** Sum over the lines of one category (null: lines without a category). */
export function categoryTotal(table: AmountTable, lines: readonly Line[], category: Category | null): Fen {
  return sumFen(lines.filter((line) => line.category === category).map((line) => lineTotal(table, line.id)));
}

/** Sum over the whole table, also of lines that no longer stand in the project table. */
export function tableTotal(table: AmountTable): Fen {
  return sumFen(Object.values(table).flatMap((cells) => Object.values(cells)));
}
