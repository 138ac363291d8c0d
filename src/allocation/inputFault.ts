import type { AmountTable } from "../domain/book";
import type { Fault } from "../domain/fault";
import { lineLabel, type Line } from "../domain/lines";
import { formatWan, type Fen } from "../domain/money";
import { unusableInput } from "./faults";
import type { AllocationInput } from "./result";
import { wholeWeight } from "./weights";

/** The first thing in the input that cannot be divided by, in words; null when all is well. */
export function inputFault(input: AllocationInput): Fault | null {
  return (
    totalFault(input) ??
    linesFault(input) ??
    tableFault(input, input.holds, "固定", "hold") ??
    tableFault(input, input.floors ?? {}, "保底", "floor") ??
    tableFault(input, input.ceilings ?? {}, "上限", "ceiling")
  );
}

function totalFault({ total, step }: AllocationInput): Fault | null {
  if (step !== undefined && !(Number.isSafeInteger(step) && step > 0)) throw new RangeError(`not a step: ${step}`);
  if (total >= 0) return null;
  return unusableInput(
    "total-negative",
    {
      zh: `指标总额是${formatWan(total)}万元，小于0，没有分配。`,
      en: `The fund total is ${formatWan(total)} 万元, below 0; nothing was allocated.`,
    },
    { zh: "请核对资金台账里的追减文件。", en: "Check the documents that take money back in the ledger." },
    "资金台账",
  );
}

function linesFault({ lines, units }: AllocationInput): Fault | null {
  const known = new Set(units.map((unit) => unit.code));
  const seen = new Set<string>();
  for (const line of lines) {
    const stranger = line.builders.find((unit) => !known.has(unit));
    if (seen.has(line.id)) return duplicateLine(line);
    if (stranger !== undefined) return unknownPlace(lineLabel(line), stranger);
    if (wholeWeight(line.weight) === null) return weightUnusable(line);
    if (line.fixedAmount !== null && line.fixedAmount < 0)
      return negative(lineLabel(line), "固定金额", "fixed amount", line.fixedAmount);
    seen.add(line.id);
  }
  return null;
}

function tableFault(input: AllocationInput, table: AmountTable, zh: string, en: string): Fault | null {
  const lines = new Map(input.lines.map((line) => [line.id, line]));
  const units = new Map(input.units.map((unit) => [unit.code, unit.name]));
  for (const [id, cells] of Object.entries(table)) {
    for (const [unit, amount] of Object.entries(cells)) {
      const line = lines.get(id);
      const name = units.get(unit);
      if (!line || name === undefined) return unknownPlace(line ? lineLabel(line) : id, unit);
      if (amount < 0) return negative(`${lineLabel(line)} · ${name}`, zh, en, amount);
    }
  }
  return null;
}

function duplicateLine(line: Line): Fault {
  return unusableInput(
    "line-duplicate",
    {
      zh: `项目表里序号${line.project}出现了不止一次，分不清是哪一行，没有分配。`,
      en: `Number ${line.project} stands more than once in the project table; nothing was allocated.`,
    },
    { zh: "请把重复的序号改成不同的。", en: "Give the rows different numbers." },
    lineLabel(line),
  );
}

function unknownPlace(line: string, unit: string): Fault {
  return unusableInput(
    "cell-unknown",
    {
      zh: `项目${line}、单位${unit}不在现在的项目表或单位表里，没有分配。`,
      en: `Line ${line}, unit ${unit} is not in the present project table or unit list; nothing was allocated.`,
    },
    {
      zh: "请在项目表或单位表里补上，或取消这一格的固定、保底或上限。",
      en: "Add it there, or remove the hold, floor or ceiling of this cell.",
    },
    line,
  );
}

function weightUnusable(line: Line): Fault {
  return unusableInput(
    "line-weight-unusable",
    {
      zh: `项目${lineLabel(line)}的权重“${line.weight}”不能用（须不小于0，最多6位小数），没有分配。`,
      en: `Weight "${line.weight}" of line ${lineLabel(line)} cannot be used (0 or more, at most 6 decimals); nothing was allocated.`,
    },
    { zh: "请改权重，例如 1。", en: "Change the weight, for example to 1." },
    lineLabel(line),
  );
}

function negative(place: string, zh: string, en: string, amount: Fen): Fault {
  return unusableInput(
    "amount-negative",
    {
      zh: `${place}的${zh}是${formatWan(amount)}万元，小于0，没有分配。`,
      en: `The ${en} of ${place} is ${formatWan(amount)} 万元, below 0; nothing was allocated.`,
    },
    { zh: "请改成不小于0的金额。", en: "Change it to 0 or more." },
    place,
  );
}
