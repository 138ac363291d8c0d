import type { Bilingual, Result } from "../domain/fault";
import type { Period, ReceivedFile, ReturnedFile, ReturnTableId } from "../domain/returns";
import type { Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import type { WorkbookPlan } from "../workbook/plan";
import type { BookView } from "./view";

/** A file as a person dropped it; its bytes are read when its turn comes, so that 2,850 files never lie in memory. */
export interface IncomingFile {
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

/** A returned file after reading; a refused one carries the fault to show. */
export interface FileReading {
  readonly name: string;
  /** Hash of the bytes; empty when they could not be read. */
  readonly bytesHash: string;
  readonly reading: Result<ReturnedFile>;
}

/** Reads files, in workers where there are any; order of the answers is the order of the files. */
export interface ReturnReadingPool {
  read(
    files: readonly IncomingFile[],
    options: {
      /** What was sent (JSON of UnitFileContent), by file id, for files that lost their own copy. */
      readonly sent: ReadonlyMap<string, string>;
      /**
       * Hashes of files received before: such a file is told by its bytes and not read again; its reading is the fault
       * `return-known`.
       */
      readonly known?: ReadonlySet<string>;
      readonly onProgress?: (done: number, total: number, name: string) => void;
      readonly signal?: AbortSignal;
    },
  ): AsyncIterable<FileReading>;
}

/** Makes .xlsx bytes of a plan; a door's affair. */
export type MakeFile = (plan: WorkbookPlan) => Promise<Result<Uint8Array>>;

/** 发表. */
export interface IssueRequest {
  readonly period: Period;
  /** 截止, ISO date, or null. */
  readonly due: string | null;
  readonly contact: string;
  /** Only these; all that hold or benefit when left out. */
  readonly units?: readonly UnitCode[];
}

export interface IssuedBundle {
  readonly files: readonly { readonly unit: UnitCode; readonly fileName: string; readonly bytes: Uint8Array }[];
  /** 请各单位于5月31日前…: to paste beside the files. */
  readonly message: Bilingual;
  /** What a person should know before handing them out: 草案, nothing divided. */
  readonly warnings: readonly Bilingual[];
}

/** One difference between what we hold and what came back. */
export interface ReturnChange {
  /** Stable within one collection. */
  readonly id: string;
  readonly unit: UnitCode;
  readonly period: Period;
  readonly table: ReturnTableId;
  readonly kind: "added" | "changed" | "withdrawn";
  /** What the row is, in words: `1 互联互通 2020-05-12 记0012 3,920.00元`. */
  readonly what: string;
  readonly fields: readonly {
    readonly label: string;
    readonly sent: string;
    readonly ours: string;
    readonly theirs: string;
  }[];
  /** Both sides changed, or two versions of one unit disagree: a person decides. */
  readonly conflict: boolean;
  /** 疑问 (万元误作元？ 与…重复？); empty when none. A question never stops a row: it is merged as 存疑. */
  readonly question: Bilingual | null;
  /** 元 and 万元 look mixed up: what the amount would be (`39,200.00元`); a decision may take it so. */
  readonly conversion?: string;
  readonly file: string;
  readonly place: string;
}

export interface CollectFile {
  readonly name: string;
  readonly receipt: ReceivedFile;
  /** What a person should know of the file: moved rows, renamed sheets, overwritten formulas, refusals. */
  readonly remarks: readonly { readonly place: string; readonly text: Bilingual }[];
  /** Typed, but without a place; listed, never dropped. */
  readonly unplaced: readonly { readonly place: string; readonly typed: string; readonly text: Bilingual }[];
}

export interface MissingUnit {
  readonly unit: UnitCode;
  readonly name: string;
  readonly period: Period;
  /** ISO date the file was sent. */
  readonly since: string;
  readonly due: string | null;
}

/** What a collection would do; nothing is written yet. */
export interface CollectPreview {
  readonly files: readonly CollectFile[];
  readonly changes: readonly ReturnChange[];
  readonly missing: readonly MissingUnit[];
  /** 催报: to copy. */
  readonly reminder: Bilingual;
  /** True when reading was cancelled: what is here can be merged, the rest dropped again later. */
  readonly cancelled: boolean;
}

export interface CollectDecision {
  readonly id: string;
  readonly keep: "theirs" | "ours";
  /** With `theirs`: takes the amount as `conversion` says. */
  readonly converted?: true;
  /** Needed to refuse. */
  readonly reason: string;
}

export interface CollectOutcome {
  readonly merged: number;
  readonly refused: number;
  readonly left: number;
}

/** 报送情况 of one unit in one 填报期, as far as the registers know. */
export interface UnitReporting {
  readonly unit: UnitCode;
  readonly name: string;
  readonly period: Period;
  /** ISO date and time; null: nothing went out for this period. */
  readonly sentAt: string | null;
  /** ISO date and time of the newest file merged; null: nothing came back. */
  readonly receivedAt: string | null;
  readonly due: string | null;
  /** Rows 已报, 存疑, 已确认 of this period. */
  readonly reported: number;
  readonly doubtful: number;
  readonly confirmed: number;
}

/** What the doors show before anybody issues or collects. */
export interface ExchangeView {
  readonly units: readonly UnitReporting[];
  readonly missing: readonly MissingUnit[];
  readonly reminder: Bilingual;
  /** 支出 and 执行率 of every unit of the book, over all periods. */
  readonly results: readonly UnitResult[];
  /** 受益 beside 资金在 (C17): spent by a holder for somebody else; a second look at the same money, never added to it. */
  readonly forOthers: readonly { readonly name: string; readonly amount: Fen }[];
  /** 存疑 rows. */
  readonly open: readonly OpenRow[];
}

/** What a unit reported; null where it reported nothing, which is not 0. */
export interface UnitResult {
  readonly unit: UnitCode;
  readonly name: string;
  readonly granted: Fen;
  readonly arrived: Fen | null;
  readonly spent: Fen | null;
  /** Of `spent` on 存疑 rows. */
  readonly questioned: Fen;
  readonly unspent: Fen | null;
  /** 执行率 in basis points, cut off; null without grant or report. */
  readonly rate: number | null;
  /** Rows whose amount was not understood: in no sum. */
  readonly unread: number;
}

/** A row that is asked about. */
export interface OpenRow {
  /** For `treatRow`. */
  readonly id: string;
  readonly unit: UnitCode;
  readonly period: Period;
  readonly what: string;
  readonly question: string;
  readonly treatment: string;
}

/** 发表 and 收表, as pane and terminal call them; joined to FundUseCases. */
export interface ExchangeUseCases {
  /** Empty before anything was issued or collected. */
  exchange(): Promise<Result<ExchangeView>>;
  /** 发表: keeps in 收发 what is sent, and gives the files. A file sent cannot be unsent: undo leaves 收发 alone. */
  issueUnitFiles(request: IssueRequest, makeFile: MakeFile): Promise<Result<IssuedBundle>>;
  /** Reads the files and compares; writes nothing. Cancelled by the signal: what was read until then is compared. */
  previewCollect(
    files: readonly IncomingFile[],
    pool: ReturnReadingPool,
    options?: {
      readonly onProgress?: (done: number, total: number, name: string) => void;
      readonly signal?: AbortSignal;
    },
  ): Promise<Result<CollectPreview>>;
  /**
   * Merges what `previewCollect` answered (the very value), in one undoable step. Without a decision a change that is no
   * conflict is taken and a conflict is left open, listed in 收发.
   */
  applyCollect(preview: CollectPreview, decisions: readonly CollectDecision[]): Promise<Result<CollectApplied>>;
  /** 已报 → 已确认; 存疑 rows stay until somebody typed 处理. */
  confirmRows(unit: UnitCode, period: Period): Promise<Result<BookView>>;
  /** Writes 处理 beside a row that is asked about. Fault: the row is not there any more. */
  treatRow(id: string, treatment: string): Promise<Result<BookView>>;
}

export interface CollectApplied {
  readonly view: BookView;
  readonly outcome: CollectOutcome;
}

/** 收表 without 发表. */
export type CollectUseCases = Omit<ExchangeUseCases, "issueUnitFiles">;
