import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import type { Exchange, Period, RegisterRow } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import { rowWords } from "../tracking/recordContent";
import { registerGround } from "../workbook/registers/registerColumns";
import { nothingToConfirm, rowUnknown } from "./collectFaults";
import type { Diary } from "./diary";
import { rowIds } from "./exchangeView";

interface Both {
  readonly book: FundBook;
  readonly exchange: Exchange;
}

/** 已报 → 已确认 for a unit and 填报期; 存疑 rows only where somebody typed 处理. Told in 日志. */
export function confirmed({ book, exchange }: Both, unit: UnitCode, period: Period, diary: Diary): Result<Both> {
  const own = (row: RegisterRow): boolean => row.unit === unit && row.period === period;
  const ready = (row: RegisterRow): boolean =>
    own(row) && (row.state === "已报" || (row.state === "存疑" && row.treatment !== ""));
  const count = exchange.rows.filter(ready).length;
  const name = book.units.find(({ code }) => code === unit)?.name ?? unit;
  if (count === 0) return failure(nothingToConfirm(name, period));
  const rows = exchange.rows.map((row): RegisterRow => (ready(row) ? { ...row, state: "已确认" } : row));
  const waiting = rows.filter((row) => own(row) && row.state === "存疑").length;
  const rest = waiting > 0 ? `，${waiting}行存疑待处理` : "";
  const told = diary.append(book, {
    what: "确认填报",
    place: "收发",
    before: "",
    after: `${name} ${period}：已确认${count}行${rest}`,
  });
  return success({ book: told, exchange: { ...exchange, rows } });
}

/** Writes 处理 beside a row. Told in 日志, with what stood there before. */
export function treated({ book, exchange }: Both, id: string, treatment: string, diary: Diary): Result<Both> {
  const found = rowIds(exchange.rows).find((entry) => entry.id === id)?.row;
  if (!found) return failure(rowUnknown(id));
  const text = treatment.trim();
  const rows = exchange.rows.map((row) => (row === found ? { ...row, treatment: text } : row));
  const { names } = registerGround(book);
  const told = diary.append(book, {
    what: "处理疑问",
    place: `${names.unit(found.unit)} ${rowWords(found, names)}`,
    before: found.treatment,
    after: text,
    reason: found.question,
  });
  return success({ book: told, exchange: { ...exchange, rows } });
}
