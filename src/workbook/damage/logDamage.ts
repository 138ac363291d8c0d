import { verifyLog } from "../../review/log";
import { onSheet } from "../address";
import { SHEET } from "../names";
import type { DamageComparison } from "./comparison";
import type { Damage } from "./damage";
import { damageOf } from "./structure";

/**
 * 日志 that does not hold, by the place of its first break. It cannot be mended: what was written or taken away is not
 * known. The repair notes the break as an entry of its own, so that the rest can be relied on from there.
 */
export function logDamages({ book, content, alignments }: DamageComparison): readonly Damage[] {
  if (!content.some((sheet) => sheet.name === SHEET.log)) return [];
  const verdict = verifyLog(book.log, book.logEnd);
  if (verdict.ok) return [];
  const header = alignments.get(SHEET.log)?.header?.found;
  const row = header === undefined ? null : header + 2 + verdict.index;
  const noted = book.log.some((entry) => entry.after.includes(verdict.sentence.zh));
  const address = row === null ? SHEET.log : onSheet(SHEET.log, `A${row}`);
  const damage = damageOf({
    code: "log-broken",
    sheet: SHEET.log,
    address,
    facts: { found: verdict.sentence.zh.replace(/。$/, "") },
    repair: noted ? null : { kind: "note", about: verdict.sentence.zh },
    level: noted ? "note" : "damage",
  });
  return [{ ...damage, sentence: verdict.sentence }];
}
