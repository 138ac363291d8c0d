import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import type { Exchange } from "../domain/returns";
import { EXCHANGE_SHEETS, planExchange, readExchange } from "../workbook/registers/exchangePlan";
import type { WorkbookPlan } from "../workbook/plan";
import { registerGround } from "../workbook/registers/registerColumns";
import type { WorkbookPort, WriteReport } from "./port";
import { sheetNameTaken } from "./sheetFaults";

/**
 * What went out and came back, from the sheets it lives in; empty before anything did.
 * Faults: a sheet of somebody's own bears the name of one of them.
 */
export async function loadExchange(port: WorkbookPort, book: FundBook): Promise<Result<Exchange>> {
  const content = await port.read(EXCHANGE_SHEETS);
  if (!content.ok) return content;
  const { exchange, taken } = readExchange(content.value, registerGround(book));
  return taken === null ? success(exchange) : failure(sheetNameTaken(taken));
}

/** Writes it in place: rows stay where people sorted them, new ones go below. */
export async function saveExchange(
  port: WorkbookPort,
  book: FundBook,
  exchange: Exchange,
): Promise<Result<WriteReport>> {
  const plan = await plannedExchange(port, book, exchange);
  return plan.ok ? port.render(plan.value) : plan;
}

/** What writing it would make of its sheets. */
export async function plannedExchange(
  port: WorkbookPort,
  book: FundBook,
  exchange: Exchange,
): Promise<Result<WorkbookPlan>> {
  const content = await port.read(EXCHANGE_SHEETS);
  return content.ok ? success(planExchange(exchange, registerGround(book), content.value)) : content;
}
