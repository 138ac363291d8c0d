import type { Bilingual, Result } from "../domain/fault";
import type { Period, ReceivedFile, ReturnedFile, ReturnTableId } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import type { WorkbookPlan } from "../workbook/plan";

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
  /** Needed to refuse. */
  readonly reason: string;
}

export interface CollectOutcome {
  readonly merged: number;
  readonly refused: number;
  readonly left: number;
}
