import type { Factor, FundBook, FundDocument } from "../domain/book";
import type { ProjectTable } from "../domain/project";
import { NO_RECORDS, type Today } from "../domain/records";
import type { Rule } from "../domain/rule";
import type { Unit } from "../domain/units";
import { RULE_CATALOGUE } from "../rules/catalogue";
import { indicatorTargets } from "./indicatorTargets";

export interface NewBook {
  readonly table: ProjectTable;
  readonly units: readonly Unit[];
  /** The fund's rules; left out: those of the fund Hengbo was built for. */
  readonly catalogue?: readonly Rule[];
  /** 示例数据: every amount is invented and says so. */
  readonly sample: boolean;
  readonly ledger: readonly FundDocument[];
  readonly factors: readonly Factor[];
  readonly today: Today;
}

/** A notice's table becomes a fresh book: nothing allocated, rules as the catalogue has them. */
export function bookFromTable({
  table,
  units,
  sample,
  ledger,
  factors,
  today,
  catalogue = RULE_CATALOGUE,
}: NewBook): FundBook {
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
    catalogue,
    rules: [],
    repairs: table.repairs,
    // 请示稿 is written when it is asked for: it says again what stands in the row, and costs as much.
    openQuestions: table.openQuestions.map(({ id, topic, quotes, assumption }) => ({ id, topic, quotes, assumption })),
    unreadable: [],
    ...NO_RECORDS,
    indicators: indicatorTargets(table, units),
    today,
  };
}
