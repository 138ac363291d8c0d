import { join } from "node:path";
import type { FundBook } from "../domain/book";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { ProjectTable } from "../domain/project";
import type { NoticeDocument } from "../notice/document";
import { readDocument } from "../notice/readNotice";
import { DIGITAL_CULTURE_2020 } from "../rules/catalogue";
import { FUND_FILE, readFund, RULES_FILE, type Fund } from "../rules/funds/fund";
import { localClock, localMoment, type Clock } from "../usecases/clock";
import { bookFromTable } from "../usecases/bookFromTable";
import { examine } from "../usecases/mend";
import { Diary } from "../usecases/diary";
import { toldStep } from "../usecases/toldStep";
import { loadBook, requireBook, saveBook } from "../usecases/workbookBook";
import type { Damage } from "../workbook/damage/damage";
import type { SheetPlan } from "../workbook/plan";
import { openFilePort, type FilePort } from "../xlsx/filePort";
import { readNoticeFile } from "../xlsx/readNoticeFile";
import { looksLikeWorkbook, readBytes, writeBytes } from "./files";

/** A book, and the workbook file it came from (a notice has none yet). */
export interface OpenedBook {
  readonly book: FundBook;
  readonly port: FilePort;
}

/** Another fund's folder with `fund.json` and `rules.json` (`--fund`); without one, the fund Hengbo was built for. */
export async function openFund(folder: string | undefined): Promise<Result<Fund>> {
  if (folder === undefined) return success(DIGITAL_CULTURE_2020);
  const about = await readBytes(join(folder, FUND_FILE));
  if (!about.ok) return about;
  const rules = await readBytes(join(folder, RULES_FILE));
  if (!rules.ok) return rules;
  const text = new TextDecoder();
  return readFund({ fund: text.decode(about.value), rules: text.decode(rules.value) });
}

/** A fund that was asked for brings its units; else the notice says whether it is about those Hengbo was built for. */
async function readTable(path: string, fund: Fund): Promise<Result<ProjectTable>> {
  const document = await readNoticeAt(path);
  return document.ok ? tableOf(document.value, fund) : document;
}

export function tableOf(document: NoticeDocument, fund: Fund): Result<ProjectTable> {
  return readDocument(document, fund === DIGITAL_CULTURE_2020 ? undefined : fund.units);
}

/** A notice file of any format as a document. */
export async function readNoticeAt(path: string): Promise<Result<NoticeDocument>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  return readNoticeFile(bytes.value, path);
}

/** Archives that hold no book of ours: a Word file, or somebody's sheet, which may be a notice. */
const NO_BOOK_INSIDE: readonly string[] = ["file-no-workbook", "book-missing"];

/** A notice becomes a fresh book on an empty workbook; a workbook is read as it stands. */
export async function openBook(path: string, folder: string | undefined, clock: Clock): Promise<Result<OpenedBook>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  if (looksLikeWorkbook(bytes.value)) {
    const master = await openMaster(path, clock);
    if (master.ok && folder !== undefined) return failure(fundTooLate(path));
    if (master.ok || !NO_BOOK_INSIDE.includes(master.fault.code)) return master;
  }
  const fund = await openFund(folder);
  if (!fund.ok) return fund;
  const table = await readTable(path, fund.value);
  if (!table.ok) return table;
  const port = await openFilePort(null);
  if (!port.ok) return port;
  return success({ book: freshBook(table.value, fund.value, clock), port: port.value });
}

export function freshBook(table: ProjectTable, { catalogue }: Fund, clock: Clock): FundBook {
  return bookFromTable({
    table,
    units: table.units.list,
    catalogue,
    sample: false,
    ledger: [],
    factors: [],
    today: { date: clock(), typed: false },
  });
}

/** A master workbook only. */
export async function openMaster(path: string, clock: Clock = localClock): Promise<Result<OpenedBook>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const port = await openFilePort(bytes.value);
  if (!port.ok) return port;
  const book = await requireBook(port.value, clock());
  return book.ok ? success({ book: book.value, port: port.value }) : book;
}

/** A master workbook with all that is broken about it; the book is null when it cannot be read at all. */
export interface DamagedBook {
  readonly book: FundBook | null;
  readonly damages: readonly Damage[];
}

/** A master workbook that may be damaged: read as far as it goes, so that the damage can be named. */
export async function openDamaged(path: string, clock: Clock = localClock): Promise<Result<DamagedBook>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const port = await openFilePort(bytes.value);
  if (!port.ok) return port;
  const report = await examine({ port: port.value, clock });
  if (!report.ok) return report;
  const { damages, comparison } = report.value;
  const book = await requireBook(port.value, clock());
  if (book.ok) return success({ book: book.value, damages });
  return damages.length > 0 ? success({ book: comparison?.book ?? null, damages }) : book;
}

/** Time of day of this machine, on the day the run is judged on (`--today`). */
export function momentOf(clock: Clock): Clock {
  return () => `${clock()}${localMoment().slice("2020-05-25".length)}`;
}

/** What 日志 tells of a verb: 分配, and who gave the command (自报, D14). */
export interface ToldAct {
  readonly what: string;
  readonly by: string | undefined;
  readonly clock: Clock;
}

/**
 * Renders the book into its workbook and writes the file; what it changes there is told in 日志.
 * @param besides further sheets, written with the book
 */
export async function writeBook(
  opened: OpenedBook,
  path: string,
  act: ToldAct,
  besides: readonly SheetPlan[] = [],
): Promise<Result<void>> {
  const { port } = opened;
  const told = await toldBook(opened, act);
  if (!told.ok) return told;
  const rendered = await saveBook(port, told.value, besides);
  if (!rendered.ok) return rendered;
  return writeBytes(path, await port.save());
}

async function toldBook({ book, port }: OpenedBook, { what, by, clock }: ToldAct): Promise<Result<FundBook>> {
  const diary = new Diary(momentOf(clock));
  diary.setPerson(by ?? "");
  await diary.ready();
  const before = await loadBook(port, clock());
  if (!before.ok) return before;
  if (before.value !== null) return toldStep(before.value, success(book), { diary, what, reason: "" });
  return success(diary.append(book, { what, place: "首页", before: "", after: book.title }));
}

function fundTooLate(path: string): Fault {
  return {
    code: "fund-too-late",
    sentence: {
      zh: `“${path}”是工作簿，已带着自己的规则，不能再用 --fund，什么也没有写。`,
      en: `"${path}" is a workbook with rules of its own; --fund cannot be used with it. Nothing was written.`,
    },
    nextStep: {
      zh: "去掉 --fund；或从通知重新导入时用 --fund。",
      en: "Leave out --fund, or use it when importing the notice anew.",
    },
    place: path,
  };
}

/** `--out` is needed where a file is made. */
export function requiredOption(name: string, value: string | undefined, usage: string): Result<string> {
  if (value !== undefined && value !== "") return success(value);
  return failure({
    code: "arguments-unusable",
    sentence: { zh: `缺少 --${name}，什么也没有写。`, en: `--${name} is missing; nothing was written.` },
    nextStep: { zh: `用法：${usage}`, en: `Usage: ${usage}` },
  });
}
