import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import { compareBooks, takeFacts, type Difference } from "../review/compare";
import { keptFacts, snapshotOf, thinned, type KeptFacts, type Snapshot } from "../review/snapshot";
import { besideNotes, type BesideNote } from "../workbook/besideNotes";
import { SHEET, VERSIONS_SHEET } from "../workbook/names";
import type { SheetContent } from "../workbook/plan";
import { planWorkbook } from "../workbook/planWorkbook";
import { readVersions, versionsSheet } from "../workbook/sheets/versions";
import type { Clock } from "./clock";
import {
  copyWithoutBook,
  differenceChanged,
  differenceUnknown,
  notTakeable,
  otherFund,
  otherYear,
  refusalReasonMissing,
  versionsNameTaken,
} from "./copyFaults";
import { earlierRefusals, TAKEN, withRefusals, type EarlierRefusal, type Refused } from "./copyRefusals";
import type { Diary } from "./diary";
import { examine } from "./mend";
import type { WorkbookPort } from "./port";
import { toldStep } from "./toldStep";
import type { PlacedFinding } from "./view";
import { viewOf } from "./viewOf";
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
  /** Differences somebody refused before, at these very values. */
  readonly refusedBefore: readonly EarlierRefusal[];
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
  /** What the person decided on; when either side says something else by now, nothing is written. */
  readonly seen?: Pick<Difference, "theirs" | "ours">;
}

export interface CopyOutcome {
  readonly book: FundBook;
  readonly applied: readonly Difference[];
  readonly refused: readonly Refused[];
}

/** What taking over would come to. */
export interface CopyPreview {
  readonly before: readonly PlacedFinding[];
  readonly after: readonly PlacedFinding[];
}

interface Place {
  readonly port: WorkbookPort;
  readonly clock: Clock;
}

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
  readonly returned: ReturnedCopy;
  readonly comparison: Comparison;
}

/** The copy as it was read, and what was sent. */
export interface ReturnedCopy {
  readonly their: FundBook;
  readonly facts: KeptFacts | null;
}

async function readBoth(ours: Place, copy: WorkbookPort): Promise<Result<Both>> {
  const our = await requireBook(ours.port, ours.clock());
  if (!our.ok) return our;
  const their = await readCopy({ port: copy, clock: ours.clock });
  if (!their.ok) return their.fault.code === "book-missing" ? failure(copyWithoutBook()) : their;
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
    refusedBefore: earlierRefusals(our.value.log, differences),
    notes: [...notes, ...logNotes(book, our.value)],
    unchanged: differences.every(({ kind }) => kind === "onlyOurs") && beside.value.length === 0,
  };
  return success({ our: our.value, returned: { their: book, facts: base.value.facts }, comparison });
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

/** Reads the copy once more, as it is to be taken over from. */
export async function returnedCopy(ours: Place, copy: WorkbookPort): Promise<Result<ReturnedCopy>> {
  const both = await readBoth(ours, copy);
  return both.ok ? success(both.value.returned) : both;
}

/** The findings of our book as it is, and as the decisions would make it; writes nothing. */
export async function previewCopy(ours: Place, request: CopyRequest, diary: Diary): Promise<Result<CopyPreview>> {
  const both = await readBoth(ours, request.copy);
  if (!both.ok) return both;
  await diary.ready();
  const { our, returned } = both.value;
  const outcome = decidedCopy(our, returned, request, diary);
  if (!outcome.ok) return outcome;
  return success({ before: viewOf(our).findings, after: viewOf(outcome.value.book).findings });
}

/**
 * Our book with the decisions carried out and told in 日志. Undecided differences stay as they are with us. Compares
 * with the book it is given: what was typed since the person looked is seen, not covered.
 */
export function decidedCopy(
  our: FundBook,
  { their, facts }: ReturnedCopy,
  { decisions, source }: Omit<CopyRequest, "copy">,
  diary: Diary,
): Result<CopyOutcome> {
  const sorted = sortDecisions(compareBooks(facts, their, our), decisions);
  if (!sorted.ok) return sorted;
  const { applied, refused } = sorted.value;
  const next = takeFacts(
    our,
    their,
    applied.map(({ id }) => id),
  );
  const told = toldStep(our, success(next), { diary, what: TAKEN, reason: `来源文件：${source}` });
  if (!told.ok) return told;
  return success({ book: withRefusals(told.value, { refused, source, diary }), applied, refused });
}

type Sorted = Pick<CopyOutcome, "applied" | "refused">;

function sortDecisions(differences: readonly Difference[], decisions: readonly CopyDecision[]): Result<Sorted> {
  const known = new Map(differences.map((difference) => [difference.id, difference]));
  const applied: Difference[] = [];
  const refused: Refused[] = [];
  for (const decision of decisions) {
    const difference = known.get(decision.id);
    if (!difference) return failure(differenceUnknown(decision.id));
    const fault = decisionFault(difference, decision);
    if (fault) return failure(fault);
    if (decision.keep === "theirs") applied.push(difference);
    else refused.push({ ...difference, reason: decision.reason.trim() });
  }
  return success({ applied, refused });
}

function decisionFault(difference: Difference, { keep, reason, seen }: CopyDecision): Fault | null {
  const { what, choice, theirs, ours } = difference;
  if (seen && (seen.theirs !== theirs || seen.ours !== ours)) return differenceChanged(what);
  if (keep === "theirs" && !choice) return notTakeable(what);
  return keep === "ours" && reason.trim() === "" ? refusalReasonMissing(what) : null;
}
