import type { FundBook } from "../../domain/book";
import { ledgerLastRow, LEDGER_ROW } from "./ledger";

/** 0-based rows of the head of 进度. */
export const HEAD_ROW = {
  note: 1,
  settings: 2,
  flowHeader: 3,
  flow: 4,
  points: 4,
  units: 18,
  sum: 19,
  first: 20,
} as const;
/** 0-based columns of the points beside 对账. */
export const POINT_COLUMN = { source: 6, on: 7, share: 8, used: 9, due: 10, next: 11 } as const;
/** Rows the points take: three of the notice, nine of the province, and room for more. */
export const POINT_ROWS = 13;

/** 0-based columns of the block of units. */
export const UNIT_COLUMN = {
  name: 0,
  allocated: 1,
  issued: 2,
  arrived: 3,
  spent: 4,
  words: 5,
  rate: 6,
  spendDue: 7,
  spendVerdict: 8,
  tasks: 9,
  taskDue: 10,
  taskVerdict: 11,
  unspent: 12,
  short: 13,
  held: 14,
  reported: 15,
  reason: 16,
  paidOff: 17,
  state: 18,
} as const;

export const UNIT_LABEL: Readonly<Record<keyof typeof UNIT_COLUMN, string>> = {
  name: "单位",
  allocated: "审定(万元)",
  issued: "下达(万元)",
  arrived: "到位(万元)",
  spent: "支出(万元)",
  words: "对账差",
  rate: "执行率",
  spendDue: "支出应达",
  spendVerdict: "支出结论",
  tasks: "任务完成率",
  taskDue: "任务应达",
  taskVerdict: "任务结论",
  unspent: "未支出数(万元)",
  short: "距下一节点还差(万元)",
  held: "滞留天数",
  reported: "单位报的原因",
  reason: "未支出原因",
  paidOff: "预计付清",
  state: "报送状态",
};

/** Where the blocks of 进度 stand: all follow from how many units, lines and rows of 资金台账 there are. */
export interface ProgressPlaces {
  readonly lastUnit: number;
  /** Header rows. */
  readonly lines: number;
  readonly categories: number;
  readonly documents: number;
  readonly ledgerRows: number;
  readonly end: number;
}

export function progressPlaces(
  book: Pick<FundBook, "units" | "projects" | "ledger">,
  rows?: Parameters<typeof ledgerLastRow>[1],
): ProgressPlaces {
  const lastUnit = HEAD_ROW.first + book.units.length - 1;
  const lines = lastUnit + 2;
  const categories = lines + book.projects.length + 3;
  const documents = categories + CATEGORY_ROWS + 2;
  const ledgerRows = ledgerLastRow(book, rows) - LEDGER_ROW.first;
  return { lastUnit, lines, categories, documents, ledgerRows, end: documents + ledgerRows };
}

/** network, resource, outreach, and what nobody has classed. */
export const CATEGORY_ROWS = 4;
