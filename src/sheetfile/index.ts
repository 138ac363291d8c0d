import { FileFaultError, type FileResult } from "./fault";
import type { SheetModel, WorkbookModel } from "./model";
import { pack, unpack, type PackageLimits, type Parts } from "./package";
import { readWorkbook } from "./workbookReader";
import { savedParts } from "./workbookSaver";
import { emptyPackage } from "./template";

export type { FileFaultCode, FileResult } from "./fault";
export * from "./model";
export * from "./address";
export { areaPlace } from "./drawingPlaces";

export interface OpenedWorkbook {
  readonly model: WorkbookModel;
  /** Kinds of content that are in the file, are not in the model and come out of `saveWorkbook` as they went in: `pictures`, `macros` … */
  readonly carried: readonly string[];
}

/**
 * Reads an .xlsx (or .xlsm) file. Expected faults: empty, no .xlsx, encrypted, old format, too large, damaged.
 * @param limits declared sizes beyond which it is too large, where less than usual is expected
 */
export async function openWorkbook(bytes: Uint8Array, limits?: PackageLimits): Promise<FileResult<OpenedWorkbook>> {
  try {
    const parts = unpack(bytes, limits);
    const { model } = readWorkbook(parts);
    return { ok: true, value: { model, carried: carriedKinds(parts, model) } };
  } catch (error) {
    if (error instanceof FileFaultError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** What is in the cells of a workbook; blank cells, rules, comments and drawings are not in it. It cannot be saved. */
export interface WorkbookContents {
  readonly date1904: boolean;
  readonly sheets: readonly Pick<SheetModel, "name" | "cells" | "rows" | "merges" | "print">[];
  /** As for `OpenedWorkbook`, by the parts there are. */
  readonly carried: readonly string[];
}

/** Reads what is in the cells, in about half the time `openWorkbook` takes for a form. Faults: as `openWorkbook`. */
export async function openContents(bytes: Uint8Array, limits?: PackageLimits): Promise<FileResult<WorkbookContents>> {
  try {
    const parts = unpack(bytes, limits);
    const { date1904, sheets } = readWorkbook(parts, "contents").model;
    return { ok: true, value: { date1904, sheets, carried: kindsOfParts([...parts.keys()]) } };
  } catch (error) {
    if (error instanceof FileFaultError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/**
 * Writes a workbook. With the `original` bytes the model was read from, only what differs is changed in the
 * parts concerned; every other part comes out byte-identical, and an unchanged model gives back the same bytes.
 * Without it a fresh file is made. Equal input gives equal bytes.
 * @throws FileFaultError when `original` cannot be read (it was opened before, so this is a programming error)
 * @throws Error when the model is no possible workbook: no visible sheet, a name twice
 */
export async function saveWorkbook(model: WorkbookModel, original?: Uint8Array): Promise<Uint8Array> {
  const parts = original ? unpack(original) : emptyPackage(model.defaultFont);
  const saved = savedParts(readWorkbook(parts), model);
  return original && saved === null ? original : pack(saved ?? parts);
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/chartsheets\//, "chartSheets"],
  [/^xl\/media\//, "pictures"],
  [/^xl\/pivot/, "pivotTables"],
  [/^xl\/(slicers|timelines)/, "slicers"],
  [/^xl\/externalLinks\//, "externalLinks"],
  [/^xl\/connections|^xl\/queryTables\//, "connections"],
  [/^xl\/(embeddings|activeX|ctrlProps)\//, "embeddedObjects"],
  [/^xl\/(vbaProject|macrosheets\/)/, "macros"],
  [/^xl\/webextensions\//, "addIns"],
  [/^_xmlsignatures\//, "signatures"],
];
const CHART_PART = /^xl\/charts\/chart(Ex)?[^/]*\.xml$/;
const DRAWN_SHAPE = /<(\w+:)?(sp|grpSp|cxnSp)[\s>]/;

function kindsOfParts(names: readonly string[]): string[] {
  return KINDS.filter(([pattern]) => names.some((name) => pattern.test(name))).map(([, kind]) => kind);
}

function carriedKinds(parts: Parts, model: WorkbookModel): string[] {
  const names = [...parts.keys()];
  const kinds = kindsOfParts(names);
  const charts = model.sheets.reduce((count, sheet) => count + sheet.charts.length, 0);
  const drawings = names.filter((name) => /^xl\/drawings\/drawing[^/]*\.xml$/.test(name));
  const decoder = new TextDecoder();
  if (names.filter((name) => CHART_PART.test(name)).length > charts) kinds.unshift("charts");
  if (drawings.some((name) => DRAWN_SHAPE.test(decoder.decode(parts.get(name))))) kinds.push("drawings");
  const rules = model.sheets.some((sheet) => sheet.conditionalFormats.some((format) => format.rule.kind === "carried"));
  return rules ? [...kinds, "conditionalFormats"] : kinds;
}
