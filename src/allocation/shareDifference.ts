import type { AmountTable, LineId } from "../domain/amounts";
import { failure, success, type Result } from "../domain/fault";
import { amountAt, lineLabel, tableTotal, type Line } from "../domain/lines";
import { ALLOCATION_STEP, fen, sumFen, ZERO_FEN, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { unusableInput } from "./faults";
import type { AllocationInput } from "./result";
import { shareOut, type Claimant } from "./shareOut";

interface OpenCell {
  readonly line: LineId;
  readonly unit: UnitCode;
  readonly claimant: Claimant;
}

/**
 * 只分差额: what is decided stays, and only the difference between 指标总额 and it is shared out by largest remainder:
 * more money in proportion to what each cell would be computed to get now, less money in proportion to what each cell
 * has. 固定 cells and lines with a 固定金额 keep theirs; nobody falls below 保底 or 0, nobody rises above 上限.
 * Faults: there is no difference, or nobody may take it or give it.
 * @param computed the whole total divided anew
 */
export function shareDifference(
  input: AllocationInput,
  decided: AmountTable,
  computed: AmountTable,
): Result<AmountTable> {
  const difference = sumFen([input.total, -tableTotal(decided) as Fen]);
  if (difference === 0) return failure(noDifference());
  const step = input.step ?? ALLOCATION_STEP;
  const more = difference > 0;
  const cells = openCells(input, decided, step, more ? { weights: computed } : { weights: decided, taking: true });
  const subject = more ? { zh: "新增的差额", en: "the added money" } : { zh: "追减的差额", en: "the money taken back" };
  const shared = shareOut(
    fen(Math.abs(difference)),
    cells.map(({ claimant }) => claimant),
    step,
    subject,
  );
  if (!shared.ok) return shared;
  const next: Record<LineId, Record<UnitCode, Fen>> = {};
  for (const [line, amounts] of Object.entries(decided)) next[line] = { ...amounts };
  cells.forEach(({ line, unit }, index) => {
    const amount = shared.value[index]?.amount ?? ZERO_FEN;
    if (amount === 0) return;
    const before = amountAt(decided, line, unit) ?? ZERO_FEN;
    (next[line] ??= {})[unit] = sumFen([before, (more ? amount : -amount) as Fen]);
  });
  return success(next);
}

/** Cells that may take part, each with the room it has. */
function openCells(
  input: AllocationInput,
  decided: AmountTable,
  step: Fen,
  { weights, taking = false }: { readonly weights: AmountTable; readonly taking?: boolean },
): readonly OpenCell[] {
  const shared = input.lines.filter(({ fixedAmount, placeholder }) => fixedAmount === null && !placeholder);
  return shared.flatMap((line) =>
    input.units.flatMap(({ code, name }): readonly OpenCell[] => {
      if (!line.builders.includes(code) || input.holds[line.id]?.[code] !== undefined) return [];
      const weight = amountAt(weights, line.id, code) ?? ZERO_FEN;
      const claimant: Claimant = {
        key: keyOf(line, code),
        name: `${lineLabel(line)} · ${name}`,
        weight: BigInt(Math.max(0, weight)),
        least: ZERO_FEN,
        most: roomOf(input, amountAt(decided, line.id, code) ?? ZERO_FEN, { line: line.id, unit: code, taking, step }),
      };
      return [{ line: line.id, unit: code, claimant }];
    }),
  );
}

interface Room {
  readonly line: LineId;
  readonly unit: UnitCode;
  readonly taking: boolean;
  readonly step: Fen;
}

/** How much a cell can give, or take; null: any amount. */
function roomOf(input: AllocationInput, amount: Fen, { line, unit, taking, step }: Room): Fen | null {
  const ceiling = amountAt(input.ceilings ?? {}, line, unit);
  if (!taking && ceiling === null) return null;
  const room = taking ? amount - (amountAt(input.floors ?? {}, line, unit) ?? 0) : (ceiling ?? 0) - amount;
  return fen(Math.floor(Math.max(0, room) / step) * step);
}

/** Ties go by project, then by unit code. */
function keyOf({ project }: Line, unit: UnitCode): string {
  return `${String(project).padStart(6, "0")}|${unit}`;
}

function noDifference(): Parameters<typeof failure>[0] {
  return unusableInput(
    "difference-none",
    {
      zh: "已分配数等于指标总额，没有差额可分。",
      en: "All the money is divided; there is no difference to share out.",
    },
    { zh: "追加、追减请先录入资金台账。", en: "Enter an addition or a reduction in the ledger first." },
  );
}
