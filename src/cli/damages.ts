import type { Damage } from "../workbook/damage/damage";

/** What scripts read of damage (D12). */
export function damageJson(damages: readonly Damage[]): readonly object[] {
  return damages.map(({ id, code, level, address, sentence, repair, plain }) => ({
    id,
    code,
    level,
    address,
    sentence: sentence.zh,
    repair: repair?.kind ?? null,
    plain,
  }));
}

export function damageLines(damages: readonly Damage[]): readonly string[] {
  return damages.map(
    ({ level, sentence, nextStep }) => `${level === "note" ? "注意" : "损坏"} ${sentence.zh}${nextStep.zh}`,
  );
}
