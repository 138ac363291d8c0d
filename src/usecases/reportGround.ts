import { success, type Result } from "../domain/fault";
import type { ExchangeView } from "./exchange";
import { loadExchange } from "./exchangeStore";
import { exchangeViewOf } from "./exchangeView";
import type { WorkbookPort } from "./port";
import { loadRehearsal, type Rehearsal } from "./rehearsal";
import { loadSupervision, type Supervision } from "./supervision";
import type { BookView } from "./view";
import { viewOf } from "./viewOf";
import { requireBook } from "./workbookBook";

/** Everything reports are written from, read from one workbook at one moment. */
export interface ReportGround {
  readonly view: BookView;
  readonly exchange: ExchangeView;
  /** 自查, with the limits typed on its sheet. */
  readonly rehearsal: Rehearsal;
  /** 督查整改 and 考核评估 as typed; empty before that sheet was made. */
  readonly supervision: Supervision;
}

/** Reads the book and what was collected. Faults: no book, a register's name taken by somebody else's sheet. */
export async function loadReportGround(port: WorkbookPort, clock: string): Promise<Result<ReportGround>> {
  const book = await requireBook(port, clock);
  if (!book.ok) return book;
  const exchange = await loadExchange(port, book.value);
  if (!exchange.ok) return exchange;
  const rehearsal = await loadRehearsal(port, book.value);
  if (!rehearsal.ok) return rehearsal;
  const supervision = await loadSupervision(port, book.value);
  if (!supervision.ok) return supervision;
  return success({
    view: viewOf(book.value),
    exchange: exchangeViewOf(book.value, exchange.value),
    rehearsal: rehearsal.value,
    supervision: supervision.value,
  });
}
