import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { compareBooks, takeFacts, type Difference } from "../review/compare";
import { keptFacts, snapshotOf, thinned, type KeptFacts, type Snapshot } from "../review/snapshot";
import { besideNotes, type BesideNote } from "../workbook/besideNotes";
import { SHEET } from "../workbook/names";
import type { SheetContent } from "../workbook/plan";
import { planWorkbook } from "../workbook/planWorkbook";
import { readVersions, VERSIONS_SHEET, versionsSheet } from "../workbook/sheets/versions";
import type { Clock } from "./clock";
import {
  differenceUnknown,
  notTakeable,
  otherFund,
  otherYear,
  refusalReasonMissing,
  versionsNameTaken,
} from "./copyFaults";
import type { Diary } from "./diary";
import { examine } from "./mend";
import type { WorkbookPort } from "./port";
import { toldStep } from "./toldStep";
import { requireBook } from "./workbookBook";

/** What the comparison stands on: the copy as it was sent, or why that is not known. */
export interface ComparisonBase {
  readonly sent: Pick<Snapshot, "id" | "version" | "at" | "who" | "why"> | null;
  readonly sentence: Bilingual;
}

export interface Comparison {
  readonly base: ComparisonBase;
  readonly differences: readonly Difference[];
  /** 表外批注 of either side. */
  readonly beside: readonly BesideNote[];
  /** What a person should know of the copy: sheets renamed or missing, formulas overwritten, entries of its log. */
  readonly notes: readonly Bilingual[];
  /** The copy says what ours says. */
  readonly unchanged: boolean;
}

/** What a person decided of one difference. Refusing needs a reason. */
export interface CopyDecision {
  readonly id: string;
  readonly keep: "theirs" | "ours";
  readonly reason: string;
}

export interface CopyOutcome {
  readonly book: FundBook;
  readonly applied: readonly Difference[];
  readonly refused: readonly (Difference & { readonly reason: string })[];
}

interface Place {
  readonly port: WorkbookPort;
  readonly clock: Clock;
}

/** Named one by one in 日志; more are counted. */
const MOST_REFUSED = 200;

/** Keeps what is typed now in 版本, so that a copy that comes back can be told from what was sent. */
export async function keepSnapshot({ port, clock }: Place, diary: Diary, why: string): Promise<Result<Snapshot>> {
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const sheet = await versionsOf(port);
  if (!sheet.ok) return sheet;
  const { ours, snapshots } = readVersions(sheet.value);
  if (!ours) return failure(versionsNameTaken());
  const snapshot = snapshotOf(book.value, { at: diary.now(), who: diary.signature(), why });
  const sheets = [versionsSheet(thinned([...snapshots, snapshot]), sheet.value)];
  const written = await port.render({ sheets, names: [], activeSheet: SHEET.allocation });
  return written.ok ? success(snapshot) : written;
}

/** A sheet 版本 of somebody's own is noticed before anything is written. */
export async function requireVersions(port: WorkbookPort): Promise<Result<void>> {
  const sheet = await versionsOf(port);
  if (!sheet.ok) return sheet;
  return readVersions(sheet.value).ours ? success(undefined) : failure(versionsNameTaken());
}

async function versionsOf(port: WorkbookPort): Promise<Result<SheetContent | null>> {
  const content = await port.read([VERSIONS_SHEET]);
  return content.ok ? success(content.value[0] ?? null) : content;
}

/** Compares an edited copy of this workbook with it; writes nothing. */
export async function compareCopy(ours: Place, copy: WorkbookPort): Promise<Result<Comparison>> {
  const both = await readBoth(ours, copy);
  return both.ok ? success(both.value.comparison) : both;
}

interface Both {
  readonly our: FundBook;
  readonly their: FundBook;
  readonly comparison: Comparison;
}

async function readBoth(ours: Place, copy: WorkbookPort): Promise<Result<Both>> {
  const our = await requireBook(ours.port, ours.clock());
  if (!our.ok) return our;
  const their = await readCopy({ port: copy, clock: ours.clock });
  if (!their.ok) return their;
  const { book, notes } = their.value;
  if (book.year !== our.value.year) return failure(otherYear(book.year, our.value.year));
  if (!sameFund(book, our.value)) return failure(otherFund(book.title, our.value.title));
  const base = await baseOf(ours.port, copy);
  if (!base.ok) return base;
  const differences = compareBooks(base.value.facts, book, our.value);
  const beside = await besideOf(ours.port, copy, { our: our.value, their: book });
  if (!beside.ok) return beside;
  const comparison: Comparison = {
    base: base.value.base,
    differences,
    beside: beside.value,
    notes: [...notes, ...logNotes(book, our.value)],
    unchanged: differences.every(({ kind }) => kind === "onlyOurs") && beside.value.length === 0,
  };
  return success({ our: our.value, their: book, comparison });
}

/** A copy with sheets renamed or damaged is read as far as it goes; what is wrong with it is said. */
async function readCopy(
  place: Place,
): Promise<Result<{ readonly book: FundBook; readonly notes: readonly Bilingual[] }>> {
  const report = await examine(place);
  if (!report.ok) return report;
  const { damages, comparison } = report.value;
  const book = await requireBook(place.port, place.clock());
  const read = book.ok ? book.value : (comparison?.book ?? null);
  if (read === null) return book.ok ? success({ book: book.value, notes: [] }) : book;
  return success({ book: read, notes: damages.map(({ sentence }) => sentence) });
}

/** The notice's number tells funds apart; a copy whose title was edited is still the same fund. */
function sameFund(one: FundBook, other: FundBook): boolean {
  if (one.noticeNumber !== "" && one.noticeNumber === other.noticeNumber) return true;
  return one.title === other.title;
}

interface Base {
  readonly base: ComparisonBase;
  readonly facts: KeptFacts | null;
}

/** What was sent: the newest snapshot both workbooks hold. */
async function baseOf(ours: WorkbookPort, copy: WorkbookPort): Promise<Result<Base>> {
  const [mine, other] = [await versionsOf(ours), await versionsOf(copy)];
  if (!mine.ok) return mine;
  if (!other.ok) return other;
  const [kept, held] = [readVersions(mine.value).snapshots, readVersions(other.value).snapshots];
  const shared = kept.filter(({ id, content }) => held.some((one) => one.id === id && one.content === content));
  const sent = shared[shared.length - 1];
  const facts = sent ? keptFacts(sent) : null;
  if (!sent || facts === null) return success({ base: { sent: null, sentence: BASE_LOST }, facts: null });
  const { id, version, at, who, why } = sent;
  const later = kept.length - 1 - kept.indexOf(sent);
  return success({ base: { sent: { id, version, at, who, why }, sentence: baseSentence(sent, later) }, facts });
}

const BASE_LOST: Bilingual = {
  zh: "两份里没有共同的送出留底（“版本”表被删或没有送出过），只能比出不同，分不清是谁改的；凡不同都请逐条决定。",
  en: "The two share no record of what was sent (版本 was deleted, or nothing was sent out): differences are shown, but not who made them. Please decide each.",
};

function baseSentence({ version, at, why }: Snapshot, later: number): Bilingual {
  const when = at.replace("T", " ");
  const older =
    later === 0
      ? { zh: "", en: "" }
      : {
          zh: `对方拿的不是最近一份：其后我方又留底${later}次。`,
          en: ` It is not our latest: ${later} more were kept since.`,
        };
  return {
    zh: `以${when}送出的第${version}版（${why}）为底稿比对。${older.zh}`,
    en: `Compared on the ground of version ${version}, sent ${when} (${why}).${older.en}`,
  };
}

async function besideOf(
  ours: WorkbookPort,
  copy: WorkbookPort,
  books: { readonly our: FundBook; readonly their: FundBook },
): Promise<Result<readonly BesideNote[]>> {
  const plans = { ours: planWorkbook(books.our), theirs: planWorkbook(books.their) };
  const names = plans.ours.sheets.map(({ name }) => name);
  const [mine, other] = [await ours.read(names), await copy.read(names)];
  if (!mine.ok) return mine;
  if (!other.ok) return other;
  return success(besideNotes({ content: other.value, plan: plans.theirs }, { content: mine.value, plan: plans.ours }));
}

/** Their log is a chain of its own: its newer entries are said, never joined to ours. */
function logNotes(their: FundBook, our: FundBook): readonly Bilingual[] {
  const known = new Set(our.log.map(({ link }) => link));
  return their.log
    .filter(({ link }) => !known.has(link))
    .map(({ at, who, what, place }) => ({
      zh: `对方日志：${at.replace("T", " ")} ${who} ${what} ${place}`,
      en: `Their log: ${at.replace("T", " ")} ${who} ${what} ${place}`,
    }));
}

export interface CopyRequest {
  readonly copy: WorkbookPort;
  /** Name of the file, for 日志. */
  readonly source: string;
  readonly decisions: readonly CopyDecision[];
}

/** Our book with the decisions carried out and told in 日志. Undecided differences stay as they are with us. */
export async function decidedCopy(ours: Place, request: CopyRequest, diary: Diary): Promise<Result<CopyOutcome>> {
  const both = await readBoth(ours, request.copy);
  if (!both.ok) return both;
  const { our, their, comparison } = both.value;
  const sorted = sortDecisions(comparison.differences, request.decisions);
  if (!sorted.ok) return sorted;
  const { applied, refused } = sorted.value;
  await diary.ready();
  const next = takeFacts(
    our,
    their,
    applied.map(({ id }) => id),
  );
  const told = toldStep(our, success(next), { diary, what: "取回复核稿", reason: `来源文件：${request.source}` });
  if (!told.ok) return told;
  return success({ book: withRefusals(told.value, { refused, source: request.source, diary }), applied, refused });
}

type Sorted = Pick<CopyOutcome, "applied" | "refused">;

function sortDecisions(differences: readonly Difference[], decisions: readonly CopyDecision[]): Result<Sorted> {
  const applied: Difference[] = [];
  const refused: (Difference & { readonly reason: string })[] = [];
  for (const { id, keep, reason } of decisions) {
    const difference = differences.find((candidate) => candidate.id === id);
    if (!difference) return failure(differenceUnknown(id));
    if (keep === "theirs" && !difference.choice) return failure(notTakeable(difference.what));
    if (keep === "ours" && reason.trim() === "") return failure(refusalReasonMissing(difference.what));
    if (keep === "theirs") applied.push(difference);
    else refused.push({ ...difference, reason: reason.trim() });
  }
  return success({ applied, refused });
}

interface Refusals {
  readonly refused: CopyOutcome["refused"];
  readonly source: string;
  readonly diary: Diary;
}

function withRefusals(book: FundBook, { refused, source, diary }: Refusals): FundBook {
  const act = "取回复核稿（未采用）";
  const named = refused.slice(0, MOST_REFUSED).reduce(
    (next, { sheet, what, theirs, ours, reason }) =>
      diary.append(next, {
        what: act,
        place: `${sheet}（${what}）`,
        before: ours ?? "（空）",
        after: `对方：${theirs ?? "（空）"}`,
        reason: `${reason}（来源文件：${source}）`,
      }),
    book,
  );
  const more = refused.length - MOST_REFUSED;
  if (more <= 0) return named;
  return diary.append(named, { what: act, place: "", before: "", after: `另有${more}处未采用`, reason: source });
}
