import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { rehearse } from "../tracking/rehearsal";
import type { HeadResult, RehearsalLimits } from "../tracking/rehearsalFinding";
import { onSheet } from "../workbook/address";
import { REHEARSAL_SHEET } from "../workbook/names";
import { READ_SHEETS } from "../workbook/readBook";
import { rehearsalPlaces } from "../workbook/rehearsalPlaces";
import { EXCHANGE_SHEETS } from "../workbook/registers/exchangePlan";
import { placedRows } from "../workbook/registers/placedRows";
import { registerGround } from "../workbook/registers/registerColumns";
import { readRehearsal, rehearsalSheet } from "../workbook/sheets/rehearsal";
import type { WorkbookPort } from "./port";
import { indicatorsOf, taskRate } from "./unitTasks";
import { requireBook } from "./workbookBook";
import { sheetNameTaken } from "./sheetFaults";

/** What a rehearsal came to, with the limits it was measured by. */
export interface Rehearsal {
  readonly heads: readonly HeadResult[];
  readonly limits: RehearsalLimits;
}

/**
 * 自查 of a workbook as it stands; writes nothing. Limits are those given, else those typed on the sheet 自查, else the
 * usual ones. Faults: the registers or the sheet cannot be read, the sheet is somebody's own.
 */
export async function loadRehearsal(
  port: WorkbookPort,
  book: FundBook,
  given: Partial<RehearsalLimits> = {},
): Promise<Result<Rehearsal>> {
  const content = await port.read([...READ_SHEETS, ...EXCHANGE_SHEETS, REHEARSAL_SHEET]);
  if (!content.ok) return content;
  const standing = readRehearsal(content.value.find(({ name }) => name === REHEARSAL_SHEET) ?? null);
  const limits = { ...standing.limits, ...given };
  const ground = registerGround(book);
  const units = new Map(book.units.map((unit) => [unit.code, unit]));
  const heads = rehearse({
    book,
    rows: placedRows(content.value, ground),
    names: ground.names,
    limits,
    places: rehearsalPlaces(content.value, book),
    taskRate(code) {
      const unit = units.get(code);
      return unit ? taskRate(indicatorsOf(book, unit)) : null;
    },
  });
  return success({ heads, limits });
}

/** Writes the sheet 自查, or writes it anew: what was typed in 核实情况 stays, also of findings that are gone. */
export async function makeRehearsal(
  port: WorkbookPort,
  clock: string,
  given: Partial<RehearsalLimits> = {},
): Promise<Result<Rehearsal>> {
  const book = await requireBook(port, clock);
  if (!book.ok) return book;
  const content = await port.read([REHEARSAL_SHEET]);
  if (!content.ok) return content;
  const before = content.value[0] ?? null;
  if (!readRehearsal(before).ours) return failure(sheetNameTaken(REHEARSAL_SHEET));
  const rehearsal = await loadRehearsal(port, book.value, given);
  if (!rehearsal.ok) return rehearsal;
  const sheets = [rehearsalSheet(book.value, rehearsal.value, before)];
  const made = await port.render({ sheets, names: [], activeSheet: REHEARSAL_SHEET });
  if (!made.ok) return made;
  const shown = await port.select(onSheet(REHEARSAL_SHEET, "A1"));
  return shown.ok ? rehearsal : shown;
}
