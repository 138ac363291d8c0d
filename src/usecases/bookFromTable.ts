import type { Factor, FundBook, FundDocument } from "../domain/book";
import type { ProjectTable } from "../domain/project";
import type { Unit } from "../domain/units";

export interface NewBook {
  readonly table: ProjectTable;
  readonly units: readonly Unit[];
  /** 示例数据: every amount is invented and says so. */
  readonly sample: boolean;
  readonly ledger: readonly FundDocument[];
  readonly factors: readonly Factor[];
}

/** A notice's table becomes a fresh book: nothing allocated, rules as the catalogue has them. */
export function bookFromTable({ table, units, sample, ledger, factors }: NewBook): FundBook {
  return {
    title: table.title,
    year: table.year,
    noticeNumber: table.documentNumber,
    sample,
    state: "草案",
    version: 1,
    units,
    projects: table.projects,
    ledger,
    method: "even",
    factors,
    computed: {},
    decided: {},
    holds: [],
    rules: [],
    repairs: table.repairs,
    openQuestions: table.openQuestions,
    unreadable: [],
  };
}
