import type { FundBook } from "../domain/book";
import { amountAt, lineLabel, linesOf, type Line } from "../domain/lines";
import { recogniseUnits } from "../domain/recognise";
import type { Exchange, Period, RegisterRow, ReturnRecord, UnitFileContent, UnitFileLine } from "../domain/returns";
import { RETURN_TABLE } from "../domain/returnTables";
import type { Institution, Unit } from "../domain/units";
import { contentHash, contentText } from "./contentHash";
import { participants } from "./participants";
import { coordinationOf, indicatorsOf, institutionsOf } from "./unitIndicators";

/** What a person says when sending files out. */
export interface IssueFacts {
  readonly period: Period;
  /** 截止, ISO date, or null. */
  readonly due: string | null;
  /** 岗位电话. */
  readonly contact: string;
  /** ISO date of sending. */
  readonly issuedOn: string;
  /** 拟分配数 or 审定数. */
  readonly amountWord: string;
}

/**
 * What each unit's file is made from: every unit that holds money of a line, may hold it, or benefits. Nothing of any
 * other unit stands in it (D14), but for the names of those it coordinates.
 * @param institutions the 馆 of the units
 */
export function unitFileContents(
  book: FundBook,
  exchange: Exchange,
  institutions: readonly Institution[],
  facts: IssueFacts,
): readonly UnitFileContent[] {
  return book.units.flatMap((unit) => {
    const content = contentOf({ book, exchange, institutions, facts }, unit);
    const concerned = content.lines.length + content.benefits.length + content.indicators.length > 0;
    return concerned ? [{ ...content, fileId: fileIdOf(content) }] : [];
  });
}

interface Ground {
  readonly book: FundBook;
  readonly exchange: Exchange;
  readonly institutions: readonly Institution[];
  readonly facts: IssueFacts;
}

function contentOf({ book, exchange, institutions, facts }: Ground, unit: Unit): UnitFileContent {
  const lines = linesOf(book.projects).filter((line) => !line.placeholder || holds(book, line, unit));
  const own = lines.filter((line) => line.builders.includes(unit.code) || holds(book, line, unit));
  const benefits = lines.filter((line) => !own.includes(line) && reaches(book, line, unit));
  const coordination = coordinationOf(book, institutions, unit, exchange.rows);
  const coordinated = coordination.map(({ unitName }) => unitName);
  const rows = exchange.rows.filter((row) => row.unit === unit.code && row.state !== "已撤回");
  return {
    format: 1,
    fileId: "",
    title: book.title,
    noticeNumber: book.noticeNumber,
    year: book.year,
    sample: book.sample,
    unit: { code: unit.code, name: unit.name, level: unit.level },
    period: facts.period,
    version: book.version,
    amountWord: facts.amountWord,
    issuedOn: facts.issuedOn,
    due: facts.due,
    contact: facts.contact,
    lines: own.map((line) => lineFor(book, line, unit)),
    benefits: benefits.map((line) => ({ id: line.id, label: lineLabel(line) })),
    indicators: indicatorsOf(book, institutions, unit),
    coordination,
    beneficiaries: [
      ...new Set([unit.name, ...institutionsOf(unit, institutions).map(({ name }) => name), ...coordinated]),
    ],
    confirmed: recordsOf(rows.filter(({ state }) => state === "已确认")),
    reported: recordsOf(rows.filter(({ state }) => state !== "已确认")),
  };
}

/** A deliberate 0 holds, too: the unit shall see it. */
function holds({ decided }: FundBook, line: Line, unit: Unit): boolean {
  return amountAt(decided, line.id, unit.code) !== null;
}

function reaches({ projects, units }: FundBook, line: Line, unit: Unit): boolean {
  const project = projects.find(({ number }) => number === line.project);
  return project !== undefined && participants(project, units).includes(unit.code);
}

function lineFor(book: FundBook, line: Line, unit: Unit): UnitFileLine {
  return {
    id: line.id,
    label: lineLabel(line),
    documentNumber: documentTo(book, unit),
    granted: amountAt(book.decided, line.id, unit.code),
  };
}

/** 下达文号: the newest document 资金台账 says went out to the unit, or to its 财政局; empty before that. */
function documentTo({ ledger, units, state }: FundBook, unit: Unit): string {
  if (state !== "已下达" && state !== "归档") return "";
  const sent = ledger.filter(({ direction, counterpart }) => {
    const named = recogniseUnits(counterpart.replace(/财政局/g, "文化和旅游局"), units);
    return direction === "out" && named.units.includes(unit.code);
  });
  const newest = [...sent].sort((one, other) => ((one.issuedOn ?? "") < (other.issuedOn ?? "") ? -1 : 1)).pop();
  return newest?.documentNumber ?? "";
}

/** Free rows as they are; of a printed row what was said last, cell by cell. */
function recordsOf(rows: readonly RegisterRow[]): readonly ReturnRecord[] {
  const fixed = new Map<string, ReturnRecord>();
  const free: ReturnRecord[] = [];
  for (const row of [...rows].sort((one, other) => (one.period < other.period ? -1 : 1))) {
    const { table, cells, place } = row;
    const record = { table, row: row.row, cells, place };
    if (RETURN_TABLE[table].rows === "free") free.push(record);
    else {
      const key = `${table} ${row.row}`;
      fixed.set(key, { ...record, cells: { ...fixed.get(key)?.cells, ...cells } });
    }
  }
  return [...free, ...fixed.values()];
}

/** Told by all that the file says, so that equal files have equal ids and no two others share one. */
function fileIdOf(content: UnitFileContent): string {
  const hash = contentHash(contentText(content)).slice(0, 8);
  return `HB-${content.year ?? "0000"}-${content.unit.code}-${content.period.replace("-", "")}-${hash}`;
}
