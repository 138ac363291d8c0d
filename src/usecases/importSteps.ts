import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import type { NoticeDocument } from "../notice/document";
import { readNotice } from "../notice/readNotice";
import { bookFromTable } from "./bookFromTable";
import type { ImportGround, ImportPreview } from "./importGround";
import {
  decidedTable,
  proposeImport,
  type ImportChoice,
  type ImportDecisions,
  type NoticeProposal,
} from "./importNotice";
import { bookFromNotice, documentOf, sampleBook, sampleDocument, type NoticeSource } from "./newBook";
import type { ImportChange } from "./reimport/change";
import {
  changesOf,
  compareImport,
  rememberedRepairs,
  takenBook,
  type ImportComparison,
} from "./reimport/compareImport";
import { loadSource, plannedSource, SOURCE_MISSING } from "./sourceStore";
import { performAct } from "./performAct";
import type { BookView } from "./view";
import { viewOf } from "./viewOf";
import { loadBook, requireBook, saveBook } from "./workbookBook";

const AGAIN: Bilingual = { zh: "导入更正通知", en: "Import a corrected notice" };
/** Differences told one by one in 日志; more of them are counted. */
const MOST_TOLD = 12;

export async function openNotice(ground: ImportGround, source: NoticeSource): Promise<Result<BookView>> {
  const book = bookFromNotice(source, ground.clock());
  return book.ok ? startWithSource(ground, book.value, documentOf(source)) : book;
}

export async function loadSample(ground: ImportGround): Promise<Result<BookView>> {
  const book = sampleBook();
  return book.ok ? startWithSource(ground, book.value, sampleDocument()) : book;
}

/** A fresh book with the notice's text beside it. */
async function startWithSource(
  { port, start }: ImportGround,
  book: FundBook,
  document: NoticeDocument,
): Promise<Result<BookView>> {
  const source = await plannedSource(port, document);
  return source.ok ? start(book, [source.value]) : source;
}

export async function previewImport(
  { port, clock }: ImportGround,
  document: NoticeDocument,
  choice: ImportChoice,
): Promise<Result<ImportPreview>> {
  const book = await loadBook(port, clock());
  if (!book.ok) return book;
  const proposal = proposeImport(document, choice, book.value?.units);
  if (!proposal.ok) return proposal;
  const remembered = book.value === null ? {} : rememberedRepairs(book.value, proposal.value.table);
  return success({ proposal: proposal.value, again: book.value !== null, remembered });
}

export async function applyImport(
  ground: ImportGround,
  { document, table }: NoticeProposal,
  decisions: ImportDecisions,
): Promise<Result<BookView>> {
  const decided = decidedTable(table, decisions);
  const book = bookFromTable({
    table: decided,
    units: decided.units.list,
    sample: false,
    ledger: [],
    factors: [],
    today: { date: ground.clock(), typed: false },
  });
  return startWithSource(ground, book, document);
}

export async function compareWithBook(
  { port, clock }: ImportGround,
  { table }: NoticeProposal,
  decisions: ImportDecisions,
): Promise<Result<ImportComparison>> {
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const source = await loadSource(port);
  if (!source.ok) return source;
  return success(compareImport(book.value, decidedTable(table, decisions), source.value));
}

export async function applyReimport(
  { port, clock, diary, history }: ImportGround,
  { document, table }: NoticeProposal,
  decisions: ImportDecisions,
  kept: ReadonlySet<string>,
): Promise<Result<BookView>> {
  await diary.ready();
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const source = await loadSource(port);
  if (!source.ok) return source;
  const planned = await plannedSource(port, document);
  if (!planned.ok) return planned;
  const decided = decidedTable(table, decisions);
  const changes = changesOf(book.value, decided, source.value);
  const unknown = [...kept].find((id) => !changes.some(({ difference }) => difference.id === id));
  if (unknown !== undefined) return failure(outdated(unknown));
  const next = takenBook(book.value, decided, changes, kept);
  const signed = { ...next, rules: signedRules(book.value, next, diary.signature()) };
  const told = diary.append(signed, { what: AGAIN.zh, ...toldChanges(changes, kept, document.fileName) });
  const written = await performAct(history, { label: AGAIN }, (keeping) => saveBook(keeping, told, [planned.value]));
  if (!written.ok) return written;
  const read = await requireBook(history.reading(), clock());
  return read.ok ? success(viewOf(read.value)) : read;
}

const REQUESTS: Bilingual = { zh: "写请示稿", en: "Write draft requests" };

/** Questions of the kept text get their paragraph; others stay as they are. Faults: no text is kept, it reads as none. */
export async function writeRequests({ port, write }: ImportGround): Promise<Result<BookView>> {
  const source = await loadSource(port);
  if (!source.ok) return source;
  if (source.value === null) return failure(SOURCE_MISSING);
  const { lines } = source.value;
  return write(REQUESTS, (book) => {
    const read = readNotice(lines.map(({ text }) => text).join("\n"), book.units);
    if (!read.ok) return read;
    const drafts = new Map(read.value.openQuestions.map(({ id, request }) => [id, request]));
    const openQuestions = book.openQuestions.map((question) => {
      const request = drafts.get(question.id);
      return request === undefined ? question : { ...question, request };
    });
    return success({ ...book, openQuestions });
  });
}

/** Thresholds taken over are decided by whoever imports (自报, D14). */
function signedRules(before: FundBook, after: FundBook, by: string): FundBook["rules"] {
  return after.rules.map((rule) => (before.rules.includes(rule) ? rule : { ...rule, decidedBy: by }));
}

function toldChanges(
  changes: readonly ImportChange[],
  kept: ReadonlySet<string>,
  fileName: string,
): { readonly place: string; readonly before: string; readonly after: string; readonly reason: string } {
  const all = changes.map(({ difference }) => difference);
  const taken = all.filter(({ takeable, id }) => takeable && !kept.has(id));
  const left = all.filter(({ id }) => kept.has(id));
  const shown = taken.slice(0, MOST_TOLD);
  const more = taken.length > shown.length ? `…等${taken.length}处` : "";
  const list = (text: (one: (typeof all)[number]) => string): string => shown.map(text).join("；") + more;
  const short = (text: string): string =>
    text === "" ? "（空）" : text.length <= 200 ? text : `${text.slice(0, 200)}…`;
  return {
    place: taken.length === 0 ? "原文" : list(({ place }) => place.zh),
    before: list(({ before }) => short(before)),
    after: list(({ after }) => short(after)),
    reason: [
      `来源：${fileName}`,
      ...(left.length === 0 ? [] : [`没有采用：${left.map(({ place }) => place.zh).join("、")}`]),
    ]
      .join("；")
      .slice(0, 2000),
  };
}

function outdated(id: string): Parameters<typeof failure>[0] {
  return {
    code: "import-outdated",
    sentence: {
      zh: "工作簿在比较之后又有改动，没有写入。",
      en: "The workbook changed since it was compared; nothing was written.",
    },
    nextStep: { zh: "请再比较一次，然后写入。", en: "Compare once more, then write." },
    place: id,
  };
}
