import type { SourceLine } from "./sourceLines";
import type { TableBlock } from "./tableBlocks";

/** What a notice was read from; `range` is a selection of the open workbook. */
export type NoticeFormat = "text" | "markdown" | "csv" | "html" | "docx" | "xlsx" | "pdf" | "range";

/** A line of the kept text (原文): a paragraph, or a table row with its cells joined by tabs. */
export interface NoticeLine extends SourceLine {
  /** Where a person finds it in their own file: `第3页`, `表1第5行`, `Sheet1!B7`; empty where the line number says it. */
  readonly place: string;
}

/** Something the reading could not take along, said to the person: a picture, a formula without a value. */
export interface ReadingRemark {
  /** Stable: `picture`, `tracked-change`, `hidden-rows`. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Number of the kept line it concerns, or null. */
  readonly line: number | null;
}

/**
 * A notice as every reader gives it: numbered lines and the tables among them. Line numbers are the provenance of
 * whatever is read from it (row n of the sheet 原文 is line n).
 */
export interface NoticeDocument {
  readonly format: NoticeFormat;
  readonly fileName: string;
  readonly lines: readonly NoticeLine[];
  /** In the order of the text; each row's `line` is the number of a kept line. */
  readonly tables: readonly TableBlock[];
  readonly remarks: readonly ReadingRemark[];
}
