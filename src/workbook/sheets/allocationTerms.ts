import type { AmountTable } from "../../domain/book";
import { amountAt } from "../../domain/lines";
import type { Fen } from "../../domain/money";
import { cellAddress } from "../address";
import { wordAlert, type Alert } from "../alerts";
import type { SheetGrid } from "../grid";
import type { LineKey, LineRow } from "../layout";
import type { AllocationSheetInput } from "./allocationInput";
import { shareBlocks } from "./computation";
import { withoutReason } from "./computationShares";

type TermKey = Extract<LineKey, "belowFloor" | "aboveCeiling" | "unexplained">;
/** Words of the column 预警, worst first. */
const TERM_WORDS: Readonly<Record<TermKey, string>> = {
  belowFloor: "低保底",
  aboveCeiling: "超上限",
  unexplained: "缺理由",
};
const TERM_KEYS: readonly TermKey[] = ["belowFloor", "aboveCeiling", "unexplained"];

type Ground = Pick<AllocationSheetInput, "book" | "layout">;

/** 低保底, 超上限, and 缺理由 where a decided amount is not the computed one and 测算 gives no reason. */
export function termAlerts({ book, layout }: Ground, { line, row }: LineRow): readonly Alert[] {
  return TERM_KEYS.map((key) =>
    wordAlert(`${cellAddress(row, layout.key[key])}>0`, TERM_WORDS[key], countOf(book, line.id, key) > 0),
  );
}

/** Hidden columns: how many cells of the line stand below 保底, above 上限, or differ without a reason. */
export function putTermKeys(grid: SheetGrid, { book, layout }: Ground, { line, row }: LineRow): void {
  const block = shareBlocks(book, layout);
  const project = cellAddress(row, 0);
  const count = (key: "floor" | "ceiling" | "change", wrong: string): string =>
    `=SUMPRODUCT((${block("number")}=$${project})*ISNUMBER(${block(key)})*ISNUMBER(${block("decided")})*(${wrong}))`;
  const formulas: Readonly<Record<TermKey, string>> = {
    belowFloor: count("floor", `${block("decided")}<${block("floor")}`),
    aboveCeiling: count("ceiling", `${block("decided")}>${block("ceiling")}`),
    unexplained: count("change", `(${block("change")}<>0)*(LEN(${block("reason")})=0)`),
  };
  for (const key of TERM_KEYS) grid.compute(row, layout.key[key], formulas[key], countOf(book, line.id, key));
}

function countOf(book: Ground["book"], line: string, key: TermKey): number {
  if (key === "unexplained") return withoutReason(book).filter((cell) => cell.line === line).length;
  const bounds: AmountTable = key === "belowFloor" ? book.terms.floors : book.terms.ceilings;
  const wrong = (amount: Fen, bound: Fen): boolean => (key === "belowFloor" ? amount < bound : amount > bound);
  return Object.entries(bounds[line] ?? {}).filter(([unit, bound]) => {
    const decided = amountAt(book.decided, line, unit);
    return decided !== null && wrong(decided, bound);
  }).length;
}
