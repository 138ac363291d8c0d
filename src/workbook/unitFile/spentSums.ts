import type { ReturnRecord, UnitFileContent } from "../../domain/returns";
import { RETURN_TABLE } from "../../domain/returnTables";
import type { CellValue } from "../plan";
import { reportedValue } from "./reportedCells";

/** Defined names over 已确认支出. */
export const CONFIRMED_NAME = { line: "已确认项目", amount: "已确认金额" } as const;

/** What the spend rows of the file add up to, in 元, as the file's formulas count: numbers only. */
export interface SpentSums {
  /** 元 by label of the line, in small letters. */
  readonly byLabel: ReadonlyMap<string, number>;
  readonly total: number;
}

const { spend } = RETURN_TABLE;

export function spentSums(content: UnitFileContent): SpentSums {
  const rows = [...content.confirmed, ...content.reported].filter(({ table }) => table === "spend");
  const fen = new Map<string, number>();
  let total = 0;
  for (const row of rows) {
    const amount = valueOf(row, "amount", content);
    if (typeof amount !== "number") continue;
    const label = String(valueOf(row, "line", content) ?? "").toLowerCase();
    fen.set(label, (fen.get(label) ?? 0) + Math.round(amount * 100));
    total += Math.round(amount * 100);
  }
  return { byLabel: new Map([...fen].map(([label, sum]) => [label, sum / 100])), total: total / 100 };
}

function valueOf({ cells }: ReturnRecord, key: string, content: UnitFileContent): CellValue {
  const field = spend.fields.find((candidate) => candidate.key === key);
  return field ? reportedValue(cells[key], field, content) : null;
}

/** Execution rate, truncated to 0.01 %, never rounded up to a goal not reached; null without a grant. */
export function truncatedRate(spentYuan: number, grantedYuan: number | null): number | null {
  if (grantedYuan === null || grantedYuan <= 0) return null;
  const share = (Math.round(spentYuan * 100) * 10_000) / Math.round(grantedYuan * 100);
  return (share < 0 ? -Math.floor(-share) : Math.floor(share)) / 10_000;
}

/** The same by formula; `granted` and `spent` are cells in 元. */
export function rateFormula(spent: string, granted: string): string {
  const share = `ROUND(${spent}*100,0)*10000/ROUND(${granted}*100,0)`;
  const truncated = `IF(${spent}<0,-INT(-${share}),INT(${share}))/10000`;
  return `IF(ISNUMBER(${granted}),IF(${granted}>0,${truncated},""),"")`;
}
