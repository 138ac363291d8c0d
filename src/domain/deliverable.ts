/** 交付物: what a notice wants handed in, by whom, to whom; another thing than the dates it prints. */
export interface Deliverable {
  /** D07 … as in docs/domain.md. */
  readonly id: string;
  readonly what: string;
  /** 责任单位, 各单位 when each of them has its own. */
  readonly from: string;
  /** 报送对象. */
  readonly to: string;
  /** `2020-05-31`, `2020-06` or `2020`; null where the notice names no time. */
  readonly due: string | null;
  readonly clause: string;
}
