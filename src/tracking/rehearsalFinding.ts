import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { Fen } from "../domain/money";
import type { RegisterRow } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import type { RowNames } from "./recordContent";

/** Heads auditors write their notes under (domain 2.7), in the order they are printed. */
export const REHEARSAL_HEADS = {
  plan: { zh: "未按方案分配", en: "Not divided as planned" },
  subPlan: { zh: "落实方案缺失", en: "Unit plans missing" },
  retention: { zh: "资金滞留闲置", en: "Money held back or idle" },
  scope: { zh: "超范围支出、挪用", en: "Spent outside its purpose" },
  ledger: { zh: "支出台账不实", en: "Ledger not sound" },
  payment: { zh: "支付方式不合规", en: "Payment not compliant" },
  procurement: { zh: "采购不规范、拆分采购", en: "Procurement missing or split" },
  contract: { zh: "合同履行和验收", en: "Contracts and acceptance" },
  performance: { zh: "绩效与支出不匹配", en: "Spending and tasks apart" },
  evidence: { zh: "完成情况无佐证", en: "No record of completion" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RehearsalHead = keyof typeof REHEARSAL_HEADS;

/** A row of a register with the way to name its cells: `at("amount")` is `支出台账!H42`. */
export interface PlacedRow {
  readonly row: RegisterRow;
  readonly at: (field: string) => string;
}

/** Limits an auditor would take; where nobody set one the check says so instead of guessing. */
export interface RehearsalLimits {
  /** 滞留: days from the document to the money; 30 after 预算法 第五十二条. */
  readonly retentionDays: number;
  /** 闲置: days from the money to the first payment. */
  readonly idleDays: number;
  /** 采购限额 in fen; null: not set, Yunnan's figure is to be looked up by the person. */
  readonly procurementLimit: Fen | null;
}

export const USUAL_LIMITS: RehearsalLimits = { retentionDays: 30, idleDays: 90, procurementLimit: null };

/** What the checks read: the book, the registers with their cells, and where the cells of the book stand. */
export interface RehearsalGround {
  readonly book: FundBook;
  readonly rows: readonly PlacedRow[];
  readonly names: RowNames;
  readonly limits: RehearsalLimits;
  /** 任务完成率 of a unit in basis points; null while nothing was reported. */
  readonly taskRate: (unit: UnitCode) => number | null;
  readonly places: {
    /** 分配表 cell of a line and a unit. */
    amount(line: string, unit: UnitCode): string;
    unitTotal(unit: UnitCode): string;
    /** 资金台账: the amount of the document at this index. */
    document(index: number): string;
    /** 单位: 落实方案状态 of a unit. */
    planState(unit: UnitCode): string;
    /** 首页: the date of 局党组审定. */
    readonly approval: string;
  };
}

/** One finding, with the cells that prove it. */
export interface RehearsalFinding {
  /** Stable while its cause stands: `payment.overspent:532301:P1`. */
  readonly id: string;
  readonly head: RehearsalHead;
  /** `grave`: an auditor would write it down; `question`: an auditor would ask. */
  readonly severity: "grave" | "question";
  readonly unit: UnitCode | null;
  readonly cells: readonly string[];
  readonly sentence: Bilingual;
  readonly remedy: Bilingual;
}

/** What one head came to; `lacks` says what could not be looked at, which is not the same as nothing found. */
export interface HeadResult {
  readonly head: RehearsalHead;
  readonly findings: readonly RehearsalFinding[];
  readonly lacks: readonly Bilingual[];
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Rows of a table that count: 已撤回 rows prove nothing. */
export function rowsOf(ground: RehearsalGround, table: RegisterRow["table"]): readonly PlacedRow[] {
  return ground.rows.filter(({ row }) => row.table === table && row.state !== "已撤回");
}

/** Groups in the order of their first member; an empty key belongs to no group. */
export function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name === "") continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
