import { success, type Result } from "../domain/fault";
import { compareBooks } from "../review/compare";
import { readSealCode } from "../review/seal";
import { keptFacts } from "../review/snapshot";
import { SHEET, VERSIONS_SHEET } from "../workbook/names";
import { readVersions } from "../workbook/sheets/versions";
import type { WorkbookPort } from "./port";
import type { SealedChange } from "./review";
import { requireBook } from "./workbookBook";

/** Sheets whose figures 核对码 covers. */
const SEALED_SHEETS: readonly string[] = [SHEET.allocation, SHEET.ledger, SHEET.projects, SHEET.rules];

/**
 * What differs from the figures a code was printed for; null when none of the copies kept in 版本 has that code.
 * @param today ISO date
 */
export async function changedSinceSeal(
  port: WorkbookPort,
  today: string,
  typed: string,
): Promise<Result<readonly SealedChange[] | null>> {
  const book = await requireBook(port, today);
  if (!book.ok) return book;
  const content = await port.read([VERSIONS_SHEET]);
  if (!content.ok) return content;
  const code = readSealCode(typed);
  const { snapshots } = readVersions(content.value[0] ?? null);
  const kept = snapshots.filter((snapshot) => snapshot.code === code).map(keptFacts);
  const facts = kept.find((found) => found !== null);
  if (!facts) return success(null);
  const changes = compareBooks(facts, book.value, book.value).filter(({ sheet }) => SEALED_SHEETS.includes(sheet));
  return success(changes.map(({ sheet, what, sent, ours }) => ({ sheet, what, printed: sent, now: ours })));
}
