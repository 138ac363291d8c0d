import type { FundBook } from "../domain/book";
import { CHUXIONG_INSTITUTIONS } from "../domain/chuxiong";
import { success, failure, type Bilingual, type Result } from "../domain/fault";
import { isUndecided } from "../domain/lines";
import type { Exchange, IssuedFile, UnitFileContent } from "../domain/returns";
import { contentHash, contentText } from "../tracking/contentHash";
import { unitFileContents } from "../tracking/unitFileContent";
import { amountWord, isApproved } from "../workbook/sheets/amountWord";
import { planUnitFile } from "../workbook/unitFile/planUnitFile";
import type { Clock } from "./clock";
import type { Act, Diary } from "./diary";
import type { IssuedBundle, IssueRequest, MakeFile } from "./exchange";
import { loadExchange, saveExchange } from "./exchangeStore";
import { dueUnusable, nothingToIssue, periodUnusable, unitUnknown } from "./issueFaults";
import { fileNameOf, messageOf } from "./issueWords";
import type { BookView } from "./view";
import { requireBook } from "./workbookBook";
import type { WorkbookPort } from "./port";

/** What sending out needs; 收发 is read and written beside the book, like 版本. */
export interface IssueGround {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  readonly diary: Diary;
  /** Takes a step on the book and tells it in 日志. */
  write(label: Bilingual, step: (book: FundBook) => Result<FundBook>): Promise<Result<BookView>>;
}

const LABEL: Bilingual = { zh: "发填报表", en: "Send unit files" };

/**
 * 发表 (M11): one file for every unit that holds money or benefits, or for those asked for. First all files are made,
 * then 日志 tells it and 收发 keeps what is in them: when making fails, nothing was sent and nothing is written. A file
 * sent cannot be unsent, so undo leaves 收发 alone.
 * Faults: period or due day unusable, a unit without anything to fill in, no unit at all, whatever making a file meets.
 */
export async function issueUnitFiles(
  ground: IssueGround,
  request: IssueRequest,
  makeFile: MakeFile,
): Promise<Result<IssuedBundle>> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(request.period)) return failure(periodUnusable(request.period));
  if (request.due !== null && !isDay(request.due)) return failure(dueUnusable(request.due));
  const book = await requireBook(ground.port, ground.clock());
  if (!book.ok) return book;
  const exchange = await loadExchange(ground.port, book.value);
  if (!exchange.ok) return exchange;
  const contents = wantedContents(book.value, exchange.value, request, ground.clock());
  if (!contents.ok) return contents;
  const made = await makeAll(contents.value, exchange.value, makeFile);
  if (!made.ok) return made;
  const kept = await keep(ground, book.value, exchange.value, made.value);
  if (!kept.ok) return kept;
  return success({
    files: made.value.map(({ content, fileName, bytes }) => ({ unit: content.unit.code, fileName, bytes })),
    message: messageOf(book.value, request, isApproved(book.value.state)),
    warnings: warningsOf(book.value),
  });
}

interface MadeFile {
  readonly content: UnitFileContent;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

function wantedContents(
  book: FundBook,
  exchange: Exchange,
  { period, due, contact, units }: IssueRequest,
  today: string,
): Result<readonly UnitFileContent[]> {
  const word = amountWord(book.state);
  const facts = { period, due, contact: contact.trim(), issuedOn: today, amountWord: word };
  const all = unitFileContents(book, exchange, CHUXIONG_INSTITUTIONS, facts);
  const missing = units?.find((code) => !all.some(({ unit }) => unit.code === code));
  if (missing !== undefined) return failure(unitUnknown(missing));
  const wanted = units ? all.filter(({ unit }) => units.includes(unit.code)) : all;
  return wanted.length === 0 ? failure(nothingToIssue()) : success(wanted);
}

async function makeAll(
  contents: readonly UnitFileContent[],
  exchange: Exchange,
  makeFile: MakeFile,
): Promise<Result<readonly MadeFile[]>> {
  const made: MadeFile[] = [];
  for (const content of contents) {
    const bytes = await makeFile(planUnitFile(content));
    if (!bytes.ok) return bytes;
    made.push({ content, fileName: fileNameOf(content, exchange), bytes: bytes.value });
  }
  return success(made);
}

async function keep(
  ground: IssueGround,
  book: FundBook,
  exchange: Exchange,
  made: readonly MadeFile[],
): Promise<Result<unknown>> {
  const { diary } = ground;
  const known = new Set(exchange.issued.map(({ fileId }) => fileId));
  // The very same file given out again is one file.
  const fresh = made.filter(({ content }) => !known.has(content.fileId));
  const rows = fresh.map((file) => issuedRow(file, diary.now(), diary.signature()));
  // Told first: a workbook that cannot be written refuses here, before 收发 says that anything was sent.
  const told = await ground.write(LABEL, (current) => success(diary.append(current, issueAct(made))));
  if (!told.ok) return told;
  return saveExchange(ground.port, book, { ...exchange, issued: [...exchange.issued, ...rows] });
}

function issuedRow({ content, fileName }: MadeFile, at: string, who: string): IssuedFile {
  const text = contentText(content);
  const { fileId, unit, period, version, due } = content;
  return { fileId, unit: unit.code, period, version, at, who, due, fileName, hash: contentHash(text), content: text };
}

function issueAct(made: readonly MadeFile[]): Act {
  const names = made.map(({ content }) => content.unit.name).join("、");
  const [first] = made;
  const due = first?.content.due ?? null;
  const after = `${first?.content.period ?? ""}填报表${made.length}份：${names}`;
  return { what: LABEL.zh, place: "收发", before: "", after, reason: due === null ? "" : `截止${due}` };
}

function warningsOf(book: FundBook): readonly Bilingual[] {
  const warnings: Bilingual[] = [];
  if (isUndecided(book.decided)) {
    warnings.push({
      zh: "还没有分配，填报表里的下达数是空的。",
      en: "Nothing is divided yet: the files show no granted amounts.",
    });
  }
  if (!isApproved(book.state)) {
    warnings.push({
      zh: `现在是“${book.state}”，填报表里写的是拟分配数，审定后请重新发一次。`,
      en: `The allocation is in state ${book.state}: the files show proposed amounts; send them again after approval.`,
    });
  }
  return warnings;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
