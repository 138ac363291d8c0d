import type { UnreadableRecord } from "../domain/records";
import type { CellValue } from "./plan";

/** What stands in a cell nobody could read, to be put back as it was typed; null where the cell was understood. */
export type UnreadText = (field: string, record?: string) => CellValue;

export function unreadTexts(records: readonly UnreadableRecord[], about: UnreadableRecord["about"]): UnreadText {
  const own = new Map(
    records
      .filter((entry) => entry.about === about)
      .map(({ field, record, text }) => [`${record ?? ""}|${field}`, text]),
  );
  return (field, record = "") => own.get(`${record}|${field}`) ?? null;
}
