import type { FundBook } from "../../domain/book";
import type { LogEntry } from "../../domain/records";
import { logEndOf } from "../../review/log";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellStyle, SheetPlan } from "../plan";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES } from "../styles";

/** 0-based columns of 日志; `link` is hidden, and above it stands the log's end. */
export const LOG_COLUMN = {
  at: 0,
  who: 1,
  what: 2,
  place: 3,
  before: 4,
  after: 5,
  reason: 6,
  version: 7,
  link: 8,
} as const;
export const LOG_ROW = { end: 1, header: 2, first: 3 } as const;
const LOG_HEADERS = ["时间", "经办", "做了什么", "位置", "原值", "新值", "理由", "版本", "链"];
const WIDTHS = [19, 14, 18, 26, 24, 24, 36, 6];

const NOTE =
  "由衡拨记录，请勿改动；改动、删除、插入或换序，核对日志时会指出从哪一条起。链中没有密钥：看得出随手的改动，防不住存心重算；以盖章纸面上的核对码为准。";

/** 日志: what was done, by whom and why; entries are only ever added. Nothing here is ever a formula. */
export function logSheet(book: FundBook): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "日志");
  grid.put(LOG_ROW.end, 0, NOTE, STYLES.note);
  const end = logEndOf(book.log);
  grid.put(LOG_ROW.end, LOG_COLUMN.link, `${end.count}:${end.link}`, STYLES.code);
  grid.putRow(LOG_ROW.header, 0, LOG_HEADERS, STYLES.header);
  book.log.forEach((entry, index) => {
    putEntry(grid, LOG_ROW.first + index, entry);
  });
  return sheetPlan(SHEET.log, grid, {
    columnWidths: WIDTHS,
    hiddenColumns: [LOG_COLUMN.link],
    rowHeights: Object.fromEntries(book.log.map((entry, index) => [LOG_ROW.first + index, heightOf(entry)])),
    freeze: { rows: LOG_ROW.first, columns: 1 },
    protected: true,
    print: { ...LIST_PRINT, repeatRows: "3:3" },
  });
}

function putEntry(grid: SheetGrid, row: number, entry: LogEntry): void {
  const wrapped: CellStyle = { ...STYLES.wrapped, numberFormat: "@" };
  const put = (column: keyof typeof LOG_COLUMN, text: string, style: CellStyle): void => {
    grid.put(row, LOG_COLUMN[column], text === "" ? null : text, style);
  };
  put("at", entry.at.replace("T", " "), { ...STYLES.code, vertical: "top" });
  put("who", entry.who, wrapped);
  put("what", entry.what, wrapped);
  put("place", entry.place, wrapped);
  put("before", entry.before, wrapped);
  put("after", entry.after, wrapped);
  put("reason", entry.reason, wrapped);
  const version = Number.isFinite(entry.version) ? entry.version : null;
  grid.put(row, LOG_COLUMN.version, version, { ...STYLES.centered, vertical: "top" });
  put("link", entry.link, STYLES.code);
}

function heightOf({ who, what, place, before, after, reason }: LogEntry): number {
  const texts = ["", who, what, place, before, after, reason];
  return wrappedHeight(texts.map((text, column) => ({ text, width: WIDTHS[column] ?? 10 })));
}
