/**
 * The rows records stand in. People sort 项目表 and leave gaps in 资金台账; writing follows them, so that whatever
 * they noted beside a record stays beside it (D6). 0-based rows.
 */
export interface RowPlacement {
  /** Project number → row. */
  readonly projects: ReadonlyMap<number, number>;
  /** Unit code → row of 单位. */
  readonly units: ReadonlyMap<string, number>;
  /** Indicator id → row of 绩效指标. */
  readonly indicators: ReadonlyMap<string, number>;
  /** Row of each document, in the order of the book's ledger. */
  readonly ledger: readonly number[];
  /** Rows of 资金台账 that hold something which is no document (yet): never written. */
  readonly ledgerTaken: ReadonlySet<number>;
}
