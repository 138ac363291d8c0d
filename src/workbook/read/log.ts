import type { LogEnd, LogEntry } from "../../domain/records";
import { LOG_COLUMN, LOG_ROW } from "../sheets/log";
import type { ContentReader } from "./contentReader";

/** 日志 → entries as they stand, also edited or emptied ones: whether the chain holds is not for the reader to say. */
export function readLog(sheet: ContentReader): { readonly log: readonly LogEntry[]; readonly logEnd: LogEnd | null } {
  const header = sheet.headerRow(["时间", "经办", "做了什么"]) ?? LOG_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const columns = {
    at: column("时间", LOG_COLUMN.at),
    who: column("经办", LOG_COLUMN.who),
    what: column("做了什么", LOG_COLUMN.what),
    place: column("位置", LOG_COLUMN.place),
    before: column("原值", LOG_COLUMN.before),
    after: column("新值", LOG_COLUMN.after),
    reason: column("理由", LOG_COLUMN.reason),
    version: column("版本", LOG_COLUMN.version),
    link: column("链", LOG_COLUMN.link),
  };
  const log: LogEntry[] = [];
  let used = 0;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const text = (key: keyof typeof columns): string => sheet.text(row, columns[key]);
    log.push({
      at: text("at").replace(/^(\d{4}-\d{2}-\d{2}) /, "$1T"),
      who: text("who"),
      what: text("what"),
      place: text("place"),
      before: text("before"),
      after: text("after"),
      reason: text("reason"),
      version: text("version") === "" ? NaN : Number(text("version")),
      link: text("link"),
    });
    if (Object.values(columns).some((place) => sheet.value(row, place) !== null)) used = log.length;
  }
  return { log: log.slice(0, used), logEnd: readEnd(sheet.text(header - 1, columns.link)) };
}

function readEnd(text: string): LogEnd | null {
  const match = /^(\d{1,7}):([0-9a-f]*)$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? null : { count: Number(match[1]), link: match[2] };
}
