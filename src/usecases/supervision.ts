import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { unitTotal } from "../domain/lines";
import {
  doubtOf,
  stateOf,
  type RectificationState,
  type SupervisedUnit,
  type TypedAssessment,
  type TypedFinding,
} from "../tracking/supervision";
import { onSheet } from "../workbook/address";
import { SUPERVISION_SHEET } from "../workbook/names";
import { supervisionSheet } from "../workbook/sheets/supervision";
import { readSupervision, type StandingSupervision } from "../workbook/sheets/supervisionRead";
import { loadExchange } from "./exchangeStore";
import { exchangeViewOf } from "./exchangeView";
import type { WorkbookPort } from "./port";
import { indicatorsOf, taskRate } from "./unitTasks";
import { requireBook } from "./workbookBook";
import { sheetNameTaken } from "./sheetFaults";

/** 督查整改 as it stands: figures of every unit, what was typed, and what follows from both. */
export interface Supervision {
  readonly units: readonly (SupervisedUnit & { readonly typed: TypedAssessment | null; readonly doubt: string })[];
  readonly findings: readonly (TypedFinding & { readonly state: RectificationState })[];
}

/** Reads it; writes nothing. A sheet of somebody's own counts as none. Faults: the registers cannot be read. */
export async function loadSupervision(port: WorkbookPort, book: FundBook): Promise<Result<Supervision>> {
  const content = await port.read([SUPERVISION_SHEET]);
  if (!content.ok) return content;
  const standing = readSupervision(content.value[0] ?? null);
  const units = await supervisedUnits(port, book);
  return units.ok ? success(supervisionOf(book, units.value, standing)) : units;
}

/** Writes the sheet 督查整改, or writes it anew: everything typed stays, by unit and by finding. */
export async function makeSupervision(port: WorkbookPort, clock: string): Promise<Result<Supervision>> {
  const book = await requireBook(port, clock);
  if (!book.ok) return book;
  const content = await port.read([SUPERVISION_SHEET]);
  if (!content.ok) return content;
  const before = content.value[0] ?? null;
  const standing = readSupervision(before);
  if (!standing.ours) return failure(sheetNameTaken(SUPERVISION_SHEET));
  const units = await supervisedUnits(port, book.value);
  if (!units.ok) return units;
  const sheets = [supervisionSheet(book.value, units.value, standing, before)];
  const made = await port.render({ sheets, names: [], activeSheet: SUPERVISION_SHEET });
  if (!made.ok) return made;
  const shown = await port.select(onSheet(SUPERVISION_SHEET, "A1"));
  return shown.ok ? success(supervisionOf(book.value, units.value, standing)) : shown;
}

async function supervisedUnits(port: WorkbookPort, book: FundBook): Promise<Result<readonly SupervisedUnit[]>> {
  const exchange = await loadExchange(port, book);
  if (!exchange.ok) return exchange;
  const { results } = exchangeViewOf(book, exchange.value);
  const units = book.units.map((unit): SupervisedUnit => {
    const result = results.find((candidate) => candidate.unit === unit.code);
    return {
      code: unit.code,
      name: unit.name,
      granted: unitTotal(book.decided, unit.code),
      spent: result?.spent ?? null,
      rate: result?.rate ?? null,
      tasks: taskRate(indicatorsOf(book, unit)),
    };
  });
  return success(units);
}

function supervisionOf(
  book: FundBook,
  units: readonly SupervisedUnit[],
  { assessments, earliest, findings }: StandingSupervision,
): Supervision {
  return {
    units: units.map((unit) => {
      const row =
        assessments.find(({ id }) => id === unit.code) ??
        assessments.find((candidate) => candidate.id === "" && candidate.unit === unit.name);
      const typed = row?.typed ?? null;
      return { ...unit, typed, doubt: typed === null ? "" : doubtOf(unit, typed, earliest ?? null) };
    }),
    findings: findings.map((typed) => ({ ...typed, state: stateOf(typed, book.today.date) })),
  };
}
