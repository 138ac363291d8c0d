import type { FundBook } from "../domain/book";
import { success, type Bilingual, type Result } from "../domain/fault";
import { amountAt } from "../domain/lines";
import type { Exchange, ReceivedFile, ReturnedFile } from "../domain/returns";
import { RETURN_TABLE } from "../domain/returnTables";
import { cellText, rowWords, yuanText, type RowNames } from "../tracking/recordContent";
import { questionsOf, ReturnMerge, type PlacedStep } from "../tracking/returnMerge";
import { registerGround } from "../workbook/registers/registerColumns";
import type { Clock } from "./clock";
import type {
  CollectFile,
  CollectPreview,
  FileReading,
  IncomingFile,
  ReturnChange,
  ReturnReadingPool,
} from "./exchange";
import { loadExchange } from "./exchangeStore";
import { missingOf } from "./exchangeView";
import type { WorkbookPort } from "./port";
import { judgeReturn, SentFiles } from "./returnJudgement";
import { requireBook } from "./workbookBook";

/** What a preview was made from, kept beside it until it is applied. */
export interface CollectPlan {
  readonly steps: readonly PlacedStep[];
  readonly files: readonly CollectFile[];
  /** Which file each step comes from. */
  readonly fileOf: ReadonlyMap<PlacedStep, number>;
  readonly what: ReadonlyMap<string, string>;
  readonly fingerprint: string;
}

export interface CollectPlace {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  /** Date and time, to the second. */
  readonly now: () => string;
}

type Options = Omit<Parameters<ReturnReadingPool["read"]>[1], "sent" | "known">;

/** Reads the files one after another and compares each at once, so that none lies in memory longer than its turn. */
export async function previewCollect(
  place: CollectPlace,
  files: readonly IncomingFile[],
  pool: ReturnReadingPool,
  options: Options = {},
): Promise<Result<{ readonly preview: CollectPreview; readonly plan: CollectPlan }>> {
  const book = await requireBook(place.port, place.clock());
  if (!book.ok) return book;
  const exchange = await loadExchange(place.port, book.value);
  if (!exchange.ok) return exchange;
  const sentFiles = new SentFiles(exchange.value, book.value);
  const collection = new Collection(book.value, exchange.value, sentFiles, place.now());
  const sent = new Map(exchange.value.issued.map(({ fileId, content }) => [fileId, content]));
  const known = knownHashes(exchange.value);
  for await (const reading of pool.read(files, { ...options, sent, known })) {
    collection.add(reading);
  }
  return success(collection.finish(options.signal?.aborted === true));
}

/** Files that are done with; one that waits for a decision, or was refused, is looked at again. */
function knownHashes({ received }: Pick<Exchange, "received">): ReadonlySet<string> {
  const done = received.filter(({ outcome }) => outcome === "已并入" || outcome === "未填");
  return new Set(done.map(({ bytesHash }) => bytesHash));
}

/** Says whether rows and files are still those a preview was made from; what was typed in 处理 does not matter. */
export function fingerprintOf({ rows, received, issued }: Exchange): string {
  const told = rows.map(({ table, row, cells, unit, period, state }) => [table, row, cells, unit, period, state]);
  return JSON.stringify([told, received.length, issued.length]);
}

class Collection {
  private readonly merge: ReturnMerge;
  private readonly names: RowNames;
  private readonly files: CollectFile[] = [];
  private readonly steps: PlacedStep[] = [];
  private readonly fileOf = new Map<PlacedStep, number>();
  private readonly seen = new Set<string>();
  private readonly changes: ReturnChange[] = [];

  constructor(
    private readonly book: FundBook,
    private readonly exchange: Exchange,
    private readonly sentFiles: SentFiles,
    private readonly at: string,
  ) {
    this.names = registerGround(book).names;
    this.merge = new ReturnMerge(exchange.rows, {
      year: book.year,
      granted: (unit, line) => amountAt(book.decided, line, unit),
      names: this.names,
    });
  }

  add({ name, bytesHash, reading }: FileReading): void {
    const again = bytesHash !== "" && this.seen.has(bytesHash);
    // A refused one is refused as often as it comes: that it came before helps nobody.
    if (bytesHash !== "" && reading.ok) this.seen.add(bytesHash);
    const receipt: ReceivedFile = { ...NO_RECEIPT, at: this.at, fileName: name, bytesHash };
    if (again || (!reading.ok && reading.fault.code === KNOWN)) {
      this.files.push(fileWith({ ...receipt, outcome: "重复", reason: REPEATED.zh }, REPEATED));
    } else if (reading.ok) this.addRead(receipt, reading.value);
    else {
      const { zh, en } = reading.fault.sentence;
      const { nextStep } = reading.fault;
      const told = { zh: `${zh}${nextStep.zh}`, en: `${en} ${nextStep.en}` };
      this.files.push(fileWith({ ...receipt, outcome: "已拒收", reason: told.zh }, told));
    }
  }

  finish(cancelled: boolean): { readonly preview: CollectPreview; readonly plan: CollectPlan } {
    const received = [...this.exchange.received, ...this.files.map(({ receipt }) => receipt)];
    const { missing, reminder } = missingOf(this.book, { ...this.exchange, received });
    const preview = { files: this.files, changes: this.changes, missing, reminder, cancelled };
    const what = new Map(this.changes.map((change) => [change.id, change.what]));
    const fingerprint = fingerprintOf(this.exchange);
    return { preview, plan: { steps: this.steps, files: this.files, fileOf: this.fileOf, what, fingerprint } };
  }

  private addRead(receipt: ReceivedFile, file: ReturnedFile): void {
    const judged = judgeReturn(this.book, this.sentFiles, file);
    const { unit, period, outcome, reason, content } = judged;
    const known: ReceivedFile = { ...receipt, fileId: file.fileId ?? content?.fileId ?? "", unit, period };
    const remarks = [
      ...(reason ? [{ place: "", text: reason }] : []),
      ...judged.remarks,
      ...file.remarks.map(({ place, zh, en }) => ({ place, text: { zh, en } })),
    ];
    const unplaced = file.unplaced.map(({ place, typed, zh, en }) => ({ place, typed, text: { zh, en } }));
    if (outcome !== null || unit === null || period === null) {
      const refused = { ...known, outcome: outcome ?? ("已拒收" as const), listed: unplaced.length };
      this.files.push({ name: receipt.fileName, receipt: { ...refused, reason: reason?.zh ?? "" }, remarks, unplaced });
      return;
    }
    const steps = this.merge.add(content, file.records, { unit, period, file: receipt.fileName });
    const open = steps.filter(({ step }) => step.conflict);
    for (const placed of steps) {
      this.steps.push(placed);
      this.fileOf.set(placed, this.files.length);
      this.changes.push(changeOf(placed, this.names));
    }
    this.files.push({
      name: receipt.fileName,
      receipt: {
        ...known,
        outcome: open.length > 0 ? "待决定" : "已并入",
        merged: cellCount(steps.filter(({ step }) => !step.conflict)),
        listed: open.length + unplaced.length,
        reason: "",
      },
      remarks,
      unplaced,
    });
  }
}

/** Code of the fault a reading pool answers for a file received before. */
const KNOWN = "return-known";
const REPEATED: Bilingual = { zh: "这份文件收过了，一字不差。", en: "This very file was received before." };
const NO_RECEIPT: ReceivedFile = {
  at: "",
  fileName: "",
  bytesHash: "",
  fileId: "",
  unit: null,
  period: null,
  outcome: "已拒收",
  merged: 0,
  listed: 0,
  reason: "",
};

function fileWith(receipt: ReceivedFile, text: Bilingual): CollectFile {
  return { name: receipt.fileName, receipt, remarks: [{ place: "", text }], unplaced: [] };
}

/** Cells steps put or empty. */
export function cellCount(steps: readonly PlacedStep[]): number {
  return steps.reduce((sum, { step }) => sum + Object.keys(step.set).length, 0);
}

const BECAUSE = {
  confirmed: {
    zh: "这一行已确认；更正请单位另报一行红字",
    en: "the row was confirmed; a correction is reported as a row of its own, negative",
  },
  versions: {
    zh: "同一单位的两版说法不同，或双方都改过",
    en: "two versions of the unit differ, or both sides changed it",
  },
  "withdrawn-before": { zh: "这一行先前撤回过，又报来了", en: "the row was withdrawn before and is here again" },
  "table-gone": {
    zh: "这张表一行也没有回来，可能被删了",
    en: "nothing of this table came back; it may have been deleted",
  },
} as const satisfies Record<NonNullable<PlacedStep["step"]["because"]>, Bilingual>;

function changeOf(placed: PlacedStep, names: RowNames): ReturnChange {
  const { id, step, origin, suspicion } = placed;
  const table = RETURN_TABLE[step.table];
  const reasons = step.because ? [BECAUSE[step.because]] : [];
  const asked = [...reasons, ...questionsOf(placed)];
  const question = { zh: asked.map(({ zh }) => zh).join("；"), en: asked.map(({ en }) => en).join("; ") };
  const change: ReturnChange = {
    id,
    unit: origin.unit,
    period: origin.period,
    table: step.table,
    kind: step.kind,
    what: rowWords(step.record, names),
    fields: step.fields.flatMap(({ key, sent, ours, theirs }) => {
      const field = table.fields.find((candidate) => candidate.key === key);
      if (!field) return [];
      const shown = (cell: typeof sent): string => cellText(field, cell, names);
      return [{ label: field.label, sent: shown(sent), ours: shown(ours), theirs: shown(theirs) }];
    }),
    conflict: step.conflict,
    question: asked.length === 0 ? null : question,
    file: origin.file,
    place: step.record.place,
  };
  return suspicion ? { ...change, conversion: `${yuanText(suspicion.amount)}元` } : change;
}
