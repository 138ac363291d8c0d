import type { AmountTable, LineId } from "../../domain/book";
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

/** How many cells of each line stand below 保底, above 上限, or differ without a reason; and where the sheet counts them. */
export interface TermCounts {
  readonly counts: Readonly<Record<TermKey, ReadonlyMap<LineId, number>>>;
  readonly block: ReturnType<typeof shareBlocks>;
}

/** Counted once for all lines. */
export function termCounts({ book, layout }: Ground): TermCounts {
  const { floors, ceilings } = book.terms;
  return {
    block: shareBlocks(book, layout),
    counts: {
      belowFloor: byLine(beyond(book, floors, (amount, floor) => amount < floor)),
      aboveCeiling: byLine(beyond(book, ceilings, (amount, ceiling) => amount > ceiling)),
      unexplained: byLine(withoutReason(book).map(({ line }) => line)),
    },
  };
}

/** The line of every decided amount on the wrong side of its bound. */
function beyond(
  { decided }: Ground["book"],
  bounds: AmountTable,
  wrong: (amount: Fen, bound: Fen) => boolean,
): readonly LineId[] {
  return Object.entries(bounds).flatMap(([line, cells]) =>
    Object.entries(cells).flatMap(([unit, bound]) => {
      const amount = amountAt(decided, line, unit);
      return amount !== null && wrong(amount, bound) ? [line] : [];
    }),
  );
}

function byLine(lines: readonly LineId[]): ReadonlyMap<LineId, number> {
  const counts = new Map<LineId, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** 低保底, 超上限, and 缺理由 where a decided amount is not the computed one and 测算 gives no reason. */
export function termAlerts({ layout }: Ground, { line, row }: LineRow, { counts }: TermCounts): readonly Alert[] {
  return TERM_KEYS.map((key) =>
    wordAlert(`${cellAddress(row, layout.key[key])}>0`, TERM_WORDS[key], (counts[key].get(line.id) ?? 0) > 0),
  );
}

/** Hidden columns: the counts, by plain formulas over the list of shares. */
export function putTermKeys(
  grid: SheetGrid,
  { layout }: Ground,
  { line, row }: LineRow,
  { counts, block }: TermCounts,
): void {
  const project = cellAddress(row, 0);
  const count = (key: "floor" | "ceiling" | "change", wrong: string): string =>
    `=SUMPRODUCT((${block("number")}=$${project})*ISNUMBER(${block(key)})*ISNUMBER(${block("decided")})*(${wrong}))`;
  const formulas: Readonly<Record<TermKey, string>> = {
    belowFloor: count("floor", `${block("decided")}<${block("floor")}`),
    aboveCeiling: count("ceiling", `${block("decided")}>${block("ceiling")}`),
    unexplained: count("change", `(${block("change")}<>0)*(LEN(${block("reason")})=0)`),
  };
  for (const key of TERM_KEYS) grid.compute(row, layout.key[key], formulas[key], counts[key].get(line.id) ?? 0);
}
