import type { Opinion, UnreadableRecord } from "../../domain/records";
import { cellAddress, onSheet } from "../address";
import { SHEET } from "../names";
import { OPINION_COLUMN, OPINION_ROW } from "../sheets/opinions";
import type { ContentReader } from "./contentReader";
import { typedDate } from "./typedValue";

export interface ReadOpinions {
  readonly opinions: readonly Opinion[];
  readonly unreadable: readonly UnreadableRecord[];
}

/**
 * 复核意见 → opinions, one per row from the first to the last one used. A row left empty between others is an opinion
 * that says nothing, so that the rows below keep their places.
 */
export function readOpinions(sheet: ContentReader): ReadOpinions {
  const header = sheet.headerRow(["编号", "意见", "理由"]) ?? OPINION_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const columns = {
    finding: column("编号", OPINION_COLUMN.finding),
    opinion: column("意见", OPINION_COLUMN.opinion),
    reason: column("理由", OPINION_COLUMN.reason),
    reviewer: column("复核人（自报）", OPINION_COLUMN.reviewer),
    on: column("日期", OPINION_COLUMN.on),
    seen: column("当时数", OPINION_COLUMN.seen),
    about: column("事项", OPINION_COLUMN.about),
  };
  const typed = [columns.finding, columns.opinion, columns.reason, columns.reviewer, columns.on, columns.seen];
  const opinions: Opinion[] = [];
  const unreadable: UnreadableRecord[] = [];
  let used = 0;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const text = (key: keyof typeof columns): string => sheet.text(row, columns[key]);
    const on = typedDate(sheet.value(row, columns.on));
    if (on === undefined) {
      const address = onSheet(SHEET.opinions, cellAddress(row, columns.on));
      unreadable.push({ about: "opinion", field: "on", text: text("on"), address });
    }
    opinions.push({
      finding: text("finding"),
      about: text("about"),
      seen: text("seen"),
      opinion: text("opinion"),
      reason: text("reason"),
      reviewer: text("reviewer"),
      on: on ?? null,
    });
    if (typed.some((place) => sheet.value(row, place) !== null)) used = opinions.length;
  }
  return { opinions: opinions.slice(0, used), unreadable };
}
