import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import type { Exchange } from "../domain/returns";
import { parseCell } from "../workbook/address";
import type { WorkbookPlan } from "../workbook/plan";
import { applyCollection } from "./collectApply";
import { previewOutdated } from "./collectFaults";
import { COLLECT_STEP } from "./collectLog";
import { previewCollect, type CollectPlan } from "./collectPreview";
import { confirmed, treated } from "./confirmRows";
import type { Clock } from "./clock";
import type { Diary } from "./diary";
import type { CollectPreview, CollectUseCases } from "./exchange";
import { loadExchange, plannedExchange } from "./exchangeStore";
import { exchangeViewOf } from "./exchangeView";
import type { History } from "./history";
import type { WorkbookPort, WriteReport } from "./port";
import { performAct } from "./performAct";
import type { BookView } from "./view";
import { viewOf } from "./viewOf";
import { requireBook, saveBook } from "./workbookBook";

export interface ExchangeGround {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  readonly diary: Diary;
  readonly history: History;
}

/** What a preview was made from; forgotten with the preview. */
const plans = new WeakMap<CollectPreview, CollectPlan>();

/** 收表 over one workbook. */
export function createCollectUseCases(ground: ExchangeGround): CollectUseCases {
  const { port, clock, diary } = ground;
  return {
    async exchange() {
      const both = await loadBoth(ground);
      return both.ok ? success(exchangeViewOf(both.value.book, both.value.exchange)) : both;
    },
    async previewCollect(files, pool, options) {
      const made = await previewCollect({ port, clock, now: () => diary.now() }, files, pool, options);
      if (!made.ok) return made;
      plans.set(made.value.preview, made.value.plan);
      return success(made.value.preview);
    },
    async applyCollect(preview, decisions) {
      const plan = plans.get(preview);
      if (!plan) return failure(previewOutdated());
      await diary.ready();
      const both = await loadBoth(ground);
      if (!both.ok) return both;
      const collected = applyCollection(both.value, plan, decisions, diary);
      if (!collected.ok) return collected;
      const view = await saveBoth(ground, COLLECT_STEP, collected.value);
      return view.ok ? success({ view: view.value, outcome: collected.value.outcome }) : view;
    },
    confirmRows: (unit, period) =>
      changed(ground, { zh: "确认填报", en: "Confirm reports" }, (both) => confirmed(both, unit, period, diary)),
    treatRow: (id, treatment) =>
      changed(ground, { zh: "处理疑问", en: "Answer a question" }, (both) => treated(both, id, treatment, diary)),
  };
}

interface Both {
  readonly book: FundBook;
  readonly exchange: Exchange;
}

async function loadBoth({ port, clock }: ExchangeGround): Promise<Result<Both>> {
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const exchange = await loadExchange(port, book.value);
  return exchange.ok ? success({ book: book.value, exchange: exchange.value }) : exchange;
}

async function changed(
  ground: ExchangeGround,
  label: Bilingual,
  step: (both: Both) => Result<Both>,
): Promise<Result<BookView>> {
  await ground.diary.ready();
  const both = await loadBoth(ground);
  if (!both.ok) return both;
  const next = step(both.value);
  return next.ok ? saveBoth(ground, label, next.value) : next;
}

/** Registers and book in one write: both or neither, and one step to take back. */
async function saveBoth(ground: ExchangeGround, label: Bilingual, { book, exchange }: Both): Promise<Result<BookView>> {
  const { port, clock, history } = ground;
  const registers = await plannedExchange(port, book, exchange);
  if (!registers.ok) return registers;
  const undoable = (changed: WriteReport["changed"]): WriteReport["changed"] => rowsOnly(registers.value, changed);
  const written = await performAct(history, { label, undoable }, (keeping) =>
    saveBook(keeping, book, registers.value.sheets, registers.value.names),
  );
  if (!written.ok) return written;
  const read = await requireBook(history.reading(), clock());
  return read.ok ? success(viewOf(read.value)) : read;
}

/** First cells of the headers of registers, 收发 and 收发底稿. */
const HEADER_STARTS: readonly unknown[] = ["填报期", "收/发", "文件编号"];

/** Taking a step back leaves titles, sums and headers of a register that was made for it: only its rows go. */
function rowsOnly({ sheets }: WorkbookPlan, changed: WriteReport["changed"]): WriteReport["changed"] {
  const headers = new Map(
    sheets.map(({ name, cells }) => [name, cells.findIndex((row) => HEADER_STARTS.includes(row[0]?.value))]),
  );
  return changed.filter(({ sheet, address }) => (parseCell(address)?.row ?? 0) > (headers.get(sheet) ?? -1));
}
