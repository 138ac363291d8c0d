import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import { fen, sumFen, ZERO_FEN, type Fen } from "../domain/money";
import { fixedAmountContradicts, fixedAmountsDoNotFit, lineWithoutBuilders } from "./faults";
import type { LineCells } from "./lineCells";
import type { Pot, ShareTrace } from "./result";
import { heldTrace, shareOut, type Claimant } from "./shareOut";
import { wholeWeight } from "./weights";

/** How much a line gets before it is divided among its units. */
export interface PotShare {
  readonly basis: Pot["basis"];
  readonly trace: ShareTrace;
}

const LINES: Bilingual = { zh: "各项目", en: "the lines" };

/**
 * 第一步: the pot of every line, in the order given. A line with 固定金额 gets that; a line whose cells are all
 * held gets their sum; the others share what is left by weight, never less than their holds and floors.
 */
export function dividePots(lines: readonly LineCells[], total: Fen, step: Fen): Result<readonly PotShare[]> {
  const settled = new Map<LineCells, PotShare>();
  for (const cells of lines) {
    const fault = lineFault(cells);
    if (fault) return failure(fault);
    const share = settledShare(cells);
    if (share) settled.set(cells, share);
  }
  const settledTotal = sumFen([...settled.values()].map((share) => share.trace.amount));
  const sharing = lines.filter((cells) => !settled.has(cells));
  const rest = fen(total - settledTotal);
  if (rest < 0 || (rest !== 0 && sharing.length === 0)) return failure(fixedAmountsDoNotFit(settledTotal, total));
  const shared = shareOut(rest, sharing.map(claimantOf), step, LINES);
  if (!shared.ok) return shared;
  sharing.forEach((cells, index) => {
    const trace = shared.value[index];
    if (trace) settled.set(cells, { basis: "weight", trace });
  });
  return success(lines.map((cells) => settled.get(cells) ?? { basis: "held", trace: heldTrace(ZERO_FEN) }));
}

function lineFault({ line, label, held, free, least, most }: LineCells): Fault | null {
  if (line.fixedAmount !== null) {
    if (line.fixedAmount < least) return fixedAmountContradicts(label, line.fixedAmount, least, "least");
    if (most !== null && line.fixedAmount > most) return fixedAmountContradicts(label, line.fixedAmount, most, "most");
    return null;
  }
  const wantsMoney = !line.placeholder && line.weight !== 0;
  return wantsMoney && held.length + free.length === 0 ? lineWithoutBuilders(label) : null;
}

/** The pot where nothing is left to share by weight; otherwise null. */
function settledShare({ line, free, heldTotal }: LineCells): PotShare | null {
  if (line.fixedAmount !== null) return { basis: "fixed", trace: heldTrace(line.fixedAmount) };
  return free.length === 0 ? { basis: "held", trace: heldTrace(heldTotal) } : null;
}

function claimantOf({ line, label, least, most }: LineCells): Claimant {
  return {
    // Padded, so that the order of texts is the order of project numbers.
    key: `${String(line.project).padStart(9, "0")} ${line.id}`,
    name: label,
    weight: line.placeholder ? 0n : (wholeWeight(line.weight) ?? 0n),
    least,
    most,
  };
}
