import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import { unitTotal } from "../domain/lines";
import { fen } from "../domain/money";
import type { Exchange, Period, RegisterRow } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import { missingUnits, reminderText, reports } from "../tracking/missingUnits";
import { rowContent, rowWords } from "../tracking/recordContent";
import { executionRate, spendingByUnit, spentForOthers } from "../tracking/spending";
import { registerGround } from "../workbook/registers/registerColumns";
import type { ExchangeView, MissingUnit, OpenRow, UnitReporting, UnitResult } from "./exchange";

/** Who has not reported, and what to write to them. */
export function missingOf(
  book: FundBook,
  exchange: Exchange,
): { readonly missing: readonly MissingUnit[]; readonly reminder: Bilingual } {
  const unitName = (code: UnitCode): string => book.units.find((unit) => unit.code === code)?.name ?? code;
  const missing = missingUnits(exchange);
  return {
    missing: missing.map(({ unit, period, since, due }) => ({ unit, name: unitName(unit), period, since, due })),
    reminder: reminderText(missing, { fund: book.title, today: book.today.date, unitName }),
  };
}

/** What the doors show of an exchange. */
export function exchangeViewOf(book: FundBook, exchange: Exchange): ExchangeView {
  return {
    units: reportingOf(book, exchange),
    ...missingOf(book, exchange),
    results: resultsOf(book, exchange),
    forOthers: othersOf(book, exchange),
    open: openRows(book, exchange),
  };
}

function reportingOf(book: FundBook, { issued, received, rows }: Exchange): readonly UnitReporting[] {
  const told = new Map<string, { readonly unit: UnitCode; readonly period: Period }>();
  const add = (unit: UnitCode | null, period: Period | null): void => {
    if (unit !== null && period !== null) told.set(`${period} ${unit}`, { unit, period });
  };
  for (const { unit, period } of [...issued, ...received, ...rows]) add(unit, period);
  const tally = talliedRows(rows);
  const order = new Map(book.units.map(({ code }, index) => [code, index]));
  return [...told.entries()]
    .sort(([, a], [, b]) =>
      a.period === b.period ? (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) : a.period < b.period ? 1 : -1,
    )
    .map(([key, { unit, period }]) => {
      const own = (file: { readonly unit: UnitCode | null; readonly period: Period | null }): boolean =>
        file.unit === unit && file.period === period;
      const sent = issued.filter(own).map(({ at, due }) => ({ at, due }));
      const last = sent[sent.length - 1];
      const back = received.filter((file) => own(file) && reports(file)).map(({ at }) => at);
      const { reported, doubtful, confirmed } = tally.get(key) ?? NONE;
      return {
        unit,
        name: book.units.find(({ code }) => code === unit)?.name ?? unit,
        period,
        sentAt: last?.at ?? null,
        receivedAt: back[back.length - 1] ?? null,
        due: last?.due ?? null,
        reported,
        doubtful,
        confirmed,
      };
    });
}

interface Tally {
  reported: number;
  doubtful: number;
  confirmed: number;
}

const NONE: Tally = { reported: 0, doubtful: 0, confirmed: 0 };

function talliedRows(rows: readonly RegisterRow[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { unit, period, state } of rows) {
    const key = `${period} ${unit}`;
    const tally = tallies.get(key) ?? { ...NONE };
    tallies.set(key, tally);
    if (state === "已报") tally.reported += 1;
    if (state === "存疑") tally.doubtful += 1;
    if (state === "已确认") tally.confirmed += 1;
  }
  return tallies;
}

/** 支出 and 执行率 by unit; a unit that reported nothing has null, which is not 0. */
function resultsOf(book: FundBook, { rows }: Exchange): readonly UnitResult[] {
  const spending = spendingByUnit(rows);
  return book.units.map(({ code, name }) => {
    const granted = unitTotal(book.decided, code);
    const own = spending.get(code);
    const spent = own?.spent ?? null;
    return {
      unit: code,
      name,
      granted,
      arrived: own?.arrived ?? null,
      spent,
      questioned: own?.questioned ?? fen(0),
      unspent: spent === null ? null : fen(granted - spent),
      rate: spent === null ? null : executionRate(spent, granted),
      unread: own?.unread ?? 0,
    };
  });
}

function othersOf({ units }: FundBook, { rows }: Exchange): ExchangeView["forOthers"] {
  const names = (code: UnitCode): readonly string[] => {
    const unit = units.find((candidate) => candidate.code === code);
    return unit ? [unit.name, ...unit.aliases] : [code];
  };
  return [...spentForOthers(rows, names)].map(([name, amount]) => ({ name, amount }));
}

/** Rows that are asked about and have no answer in 处理 yet. */
function openRows(book: FundBook, { rows }: Exchange): readonly OpenRow[] {
  const { names } = registerGround(book);
  return rowIds(rows).flatMap(({ id, row }) =>
    row.state !== "存疑"
      ? []
      : [
          {
            id,
            unit: row.unit,
            period: row.period,
            what: rowWords(row, names),
            question: row.question,
            treatment: row.treatment,
          },
        ],
  );
}

/** Ids of register rows: by what they say, so that sorting a register does not point at another row. */
export function rowIds(rows: readonly RegisterRow[]): readonly { readonly id: string; readonly row: RegisterRow }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const content = `${row.table}:${row.unit}:${row.row}:${rowContent(row).replace(/\u0001+/g, "|")}`;
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    return { id: count === 1 ? content : `${content}#${count}`, row };
  });
}
