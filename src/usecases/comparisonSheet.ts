import { failure, success, type Result } from "../domain/fault";
import { onSheet } from "../workbook/address";
import { layoutOf } from "../workbook/layout";
import { COMPARISON_SHEET } from "../workbook/names";
import { comparisonSheet, isComparison } from "../workbook/sheets/comparison";
import type { Clock } from "./clock";
import type { WorkbookPort } from "./port";
import { compareBook, type VersionChoice } from "./versions";
import { requireBook } from "./workbookBook";
import { sheetNameTaken } from "./sheetFaults";

/**
 * Writes the sheet 方案比较 and shows it. The earlier side is a kept version: the sheet reads it from 历次方案.
 * Faults: no such version, somebody's own sheet of that name.
 */
export async function writeComparison(
  { port, clock }: { readonly port: WorkbookPort; readonly clock: Clock },
  from: VersionChoice,
  to: VersionChoice,
): Promise<Result<void>> {
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const compared = compareBook(book.value, from, to);
  if (!compared.ok) return compared;
  const { versions } = book.value;
  const earlier = versions.find(({ number }) => number === from);
  if (!earlier) return failure(EARLIER_SIDE);
  const content = await port.read([COMPARISON_SHEET]);
  if (!content.ok) return content;
  const before = content.value[0] ?? null;
  if (!isComparison(before)) return failure(sheetNameTaken(COMPARISON_SHEET));
  const later = versions.find(({ number }) => number === to) ?? null;
  const pair = { from: earlier, to: later, comparison: compared.value };
  const sheets = [comparisonSheet(book.value, layoutOf(book.value), pair, before)];
  const made = await port.render({ sheets, names: [], activeSheet: COMPARISON_SHEET });
  if (!made.ok) return made;
  const shown = await port.select(onSheet(COMPARISON_SHEET, "A1"));
  return shown.ok ? success(undefined) : shown;
}

const EARLIER_SIDE = {
  code: "version-unknown",
  sentence: {
    zh: "“方案比较”的调整前要是历次方案里的一次，没有写表。",
    en: "The earlier side of the sheet must be a kept version; no sheet was written.",
  },
  nextStep: { zh: "请选一次存过的方案。", en: "Choose a kept version." },
};
