import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { formatWan, sumFen, type Fen } from "../domain/money";
import { NOTHING_SAID, type UnitRecord } from "../domain/records";
import { recogniseUnits } from "../domain/recognise";
import type { Unit, UnitCode } from "../domain/units";
import type { NoticeDocument } from "../notice/document";
import { readDocument } from "../notice/readNotice";
import type { ImportGround } from "./importGround";
import { inFile } from "./importNotice";
import { comparable } from "./reimport/projectChanges";
import type { BookView } from "./view";
import { requireBook } from "./workbookBook";

/** One thing last year's table gives. */
export interface TakeoverLine {
  /** `lastYear:532301`, `shortName:P5` */
  readonly id: string;
  readonly kind: "lastYear" | "shortName";
  readonly place: Bilingual;
  readonly before: string;
  readonly after: string;
}

/** 接管旧表: what would be taken over, and what could not be placed. */
export interface OldTableProposal {
  readonly source: string;
  readonly lines: readonly TakeoverLine[];
  /** Names in the old table that are none of this book's units or projects. */
  readonly unmatched: readonly string[];
  /** Amounts stand there without a unit of money; none is taken over. */
  readonly moneyUnitUnclear: boolean;
  /** 上年数 by unit, in fen. */
  readonly lastYear: Readonly<Record<UnitCode, Fen>>;
  /** 简称 by number of the project. */
  readonly shortNames: Readonly<Record<number, string>>;
}

const LABEL: Bilingual = { zh: "接管旧表", en: "Take over last year's table" };
const NOT_A_UNIT = /合计|小计|总计|共计|金额|资金|序号|编号|比例|占比|备注|说明|名称|简称|类型|任务|内容|指标|%|预警/;

export async function previewTakeover(
  { port, clock }: Pick<ImportGround, "port" | "clock">,
  document: NoticeDocument,
): Promise<Result<OldTableProposal>> {
  const book = await requireBook(port, clock());
  return book.ok ? proposeTakeover(book.value, document) : book;
}

/** Faults: no table, or a table of which nothing fits this book. */
export function proposeTakeover(book: FundBook, document: NoticeDocument): Result<OldTableProposal> {
  const table = readDocument(document, book.units);
  const lastYear = table.ok ? sumsByUnit(table.value.printedAmounts) : {};
  const shortNames = shortNamesIn(document, book);
  const lines = [...lastYearLines(book, lastYear), ...shortNameLines(book, shortNames)];
  const unclear = table.ok && table.value.openQuestions.some(({ id }) => id === "C32");
  if (lines.length === 0 && !unclear && Object.keys(lastYear).length + Object.keys(shortNames).length === 0) {
    return failure(table.ok ? nothingFits(document.fileName) : inFile(table.fault, document.fileName));
  }
  return success({
    source: document.fileName,
    lines,
    unmatched: unmatchedIn(document, book.units),
    moneyUnitUnclear: unclear,
    lastYear,
    shortNames,
  });
}

/** Takes over what is not left out: 上年数 in 单位, 简称 in 项目表. */
export function applyTakeover(
  { write }: Pick<ImportGround, "write">,
  proposal: OldTableProposal,
  left: readonly string[],
): Promise<Result<BookView>> {
  return write(LABEL, (book) => success(takenOver(book, proposal, new Set(left))));
}

/** The book with last year's figures and short names, except those left out. */
export function takenOver(
  book: FundBook,
  { lines, lastYear, shortNames }: OldTableProposal,
  left: ReadonlySet<string>,
): FundBook {
  const taken = new Set(lines.map(({ id }) => id).filter((id) => !left.has(id)));
  const records = book.units.flatMap(({ code }): readonly UnitRecord[] => {
    const own = book.unitRecords.find(({ unit }) => unit === code);
    const amount = lastYear[code];
    if (amount === undefined || !taken.has(`lastYear:${code}`)) return own ? [own] : [];
    return [{ ...(own ?? { ...NOTHING_SAID, unit: code }), lastYear: amount }];
  });
  const projects = book.projects.map((project) => {
    const shortName = shortNames[project.number];
    return shortName === undefined || !taken.has(`shortName:P${project.number}`) ? project : { ...project, shortName };
  });
  return { ...book, unitRecords: records, projects };
}

function sumsByUnit(
  printed: readonly { readonly unit: UnitCode; readonly amount: Fen }[],
): Readonly<Record<UnitCode, Fen>> {
  const sums: Record<UnitCode, Fen> = {};
  for (const { unit, amount } of printed) {
    const before = sums[unit];
    sums[unit] = before === undefined ? amount : sumFen([before, amount]);
  }
  return sums;
}

function lastYearLines(book: FundBook, lastYear: OldTableProposal["lastYear"]): readonly TakeoverLine[] {
  return book.units.flatMap(({ code, name }): readonly TakeoverLine[] => {
    const amount = lastYear[code];
    const before = book.unitRecords.find(({ unit }) => unit === code)?.lastYear ?? null;
    if (amount === undefined || amount === before) return [];
    const place = { zh: `${name} 上年数（万元）`, en: `${name}, last year (10,000 yuan)` };
    const shown = before === null ? "" : formatWan(before);
    return [{ id: `lastYear:${code}`, kind: "lastYear", place, before: shown, after: formatWan(amount) }];
  });
}

function shortNameLines(book: FundBook, shortNames: OldTableProposal["shortNames"]): readonly TakeoverLine[] {
  return book.projects.flatMap(({ number, shortName }): readonly TakeoverLine[] => {
    const after = shortNames[number];
    if (after === undefined || after === shortName) return [];
    const place = { zh: `第${number}项 简称`, en: `Project ${number}, short name` };
    return [{ id: `shortName:P${number}`, kind: "shortName", place, before: shortName, after }];
  });
}

/** Columns 名称 and 简称 side by side give short names to the projects of the same name. */
function shortNamesIn({ tables }: NoticeDocument, book: FundBook): Readonly<Record<number, string>> {
  const byName = new Map(book.projects.map(({ number, fields }) => [comparable(fields.name.text), number]));
  const found: Record<number, string> = {};
  for (const { rows } of tables) {
    const header = rows.slice(0, 6).findIndex(({ cells }) => cells.some((cell) => /简称/.test(cell)));
    const labels = rows[header]?.cells ?? [];
    const short = labels.findIndex((label) => /简称/.test(label));
    const name = labels.findIndex((label) => /名称/.test(label) && !/简称/.test(label));
    if (header < 0 || name < 0) continue;
    for (const { cells } of rows.slice(header + 1)) {
      const number = byName.get(comparable(cells[name] ?? ""));
      const text = (cells[short] ?? "").trim();
      if (number !== undefined && text !== "") found[number] = text;
    }
  }
  return found;
}

/** Headings over columns of money that name none of our units, and first cells of such rows. */
function unmatchedIn({ tables }: NoticeDocument, units: readonly Unit[]): readonly string[] {
  const isUnit = (text: string): boolean => recogniseUnits(text, units).units.length > 0;
  const unmatched = new Set<string>();
  for (const { rows } of tables) {
    const heads = rows.slice(0, 6).map(({ cells }) => cells.filter(isUnit).length);
    const header = heads.indexOf(Math.max(0, ...heads));
    if ((heads[header] ?? 0) >= 2) {
      rows[header]?.cells.forEach((label, column) => {
        const money = rows.slice(header + 1).some(({ cells }) => isAmount(cells[column]));
        if (money && label.trim() !== "" && !isUnit(label) && !NOT_A_UNIT.test(label)) unmatched.add(label.trim());
      });
      continue;
    }
    const named = rows.flatMap(({ cells }) => namedRow(cells));
    if (named.filter(isUnit).length < 2) continue;
    for (const name of named) if (!isUnit(name) && !NOT_A_UNIT.test(name)) unmatched.add(name);
  }
  return [...unmatched];
}

/** The first words of a row with money in it. */
function namedRow(cells: readonly string[]): readonly string[] {
  const name = cells.find((cell) => /[\u4e00-\u9fa5]/.test(cell));
  return name !== undefined && cells.some(isAmount) ? [name.trim()] : [];
}

function isAmount(text: string | undefined): boolean {
  return /^-?[\d,，]+(?:\.\d+)?$/.test((text ?? "").trim());
}

function nothingFits(fileName: string): Parameters<typeof failure>[0] {
  return {
    code: "takeover-nothing",
    sentence: {
      zh: `“${fileName}”里没有找到本工作簿各单位的金额，也没有项目简称，没有改动。`,
      en: `"${fileName}" holds no amounts of this workbook's units and no short names; nothing was changed.`,
    },
    nextStep: {
      zh: "请选上年的资金分配表（各单位一列或一行，写明万元或元）。",
      en: "Choose last year's allocation table (a column or a row per unit, with its unit of money).",
    },
    place: fileName,
  };
}
