import type { AllocationState } from "../../domain/records";
import { fixedBlock } from "../address";
import { quoted } from "../formula";
import { SHEET } from "../names";
import { HOME_LABEL } from "./homeLabels";

/** States in which 局党组 has approved what the table says; in 调整中 the numbers are proposals again. */
const APPROVED: readonly AllocationState[] = ["局党组审定", "已送财政", "已下达", "归档"];
/** Rows of 首页 in which a label is looked for. */
const HOME_ROWS = 60;

/** Whether the amounts are 审定数. */
export function isApproved(state: AllocationState): boolean {
  return APPROVED.includes(state);
}

/** 拟分配数 until 局党组 has approved, then 审定数. */
export function amountWord(state: AllocationState): string {
  return isApproved(state) ? "审定数" : "拟分配数";
}

/** What stands beside a label of 首页, found by the label as the reader finds it, wherever the row has gone. */
export function homeValue(label: keyof typeof HOME_LABEL): string {
  const column = (index: number): string =>
    fixedBlock(SHEET.home, { row: 0, column: index }, { row: HOME_ROWS - 1, column: index });
  return `INDEX(${column(1)},MATCH(${quoted(HOME_LABEL[label])},${column(0)},0))`;
}

/** True when the state on 首页 is one in which the amounts are approved. */
export function approvedFormula(): string {
  return `OR(${APPROVED.map((state) => `${homeValue("state")}=${quoted(state)}`).join(",")})`;
}

/** The same word by formula, so that it follows the state also where no add-in runs. */
export function amountWordFormula(): string {
  return `IF(${approvedFormula()},"审定数","拟分配数")`;
}
