import type { Session, UnreadableRecord } from "../../domain/records";
import type { Unit } from "../../domain/units";
import { ACTIVITY_LABEL, ACTIVITY_ROW, ORIGIN_LABEL } from "../sheets/activities";
import type { ContentReader } from "./contentReader";
import { columnsByHeader, RegisterReader, type RecordPlace } from "./registerReader";

type Key = keyof typeof ACTIVITY_LABEL;

/**
 * 活动培训 → sessions, one per row from the first to the last one used. A row left empty between others is a session
 * that says nothing, so that the rows below keep their places. The organiser is a unit by its exact name, as in the sheet.
 */
export function readActivities(
  sheet: ContentReader,
  units: readonly Unit[],
): { readonly sessions: readonly Session[]; readonly unreadable: readonly UnreadableRecord[] } {
  const header = sheet.headerRow(["日期", "类别", "主办"]) ?? ACTIVITY_ROW.header;
  const reader = new RegisterReader<Key>(sheet, "session", columnsByHeader(sheet, header, ACTIVITY_LABEL));
  const originColumn = sheet.columnOf(header, ORIGIN_LABEL);
  const keys = Object.keys(ACTIVITY_LABEL) as Key[];
  const sessions: Session[] = [];
  let used = 0;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const place = { row, record: String(row - header - 1) };
    const origin = originColumn === null ? "" : sheet.text(row, originColumn);
    sessions.push({ ...readSession(reader, place, units), ...(origin === "" ? {} : { origin }) });
    if (keys.some((key) => reader.value(place, key) !== null)) used = sessions.length;
  }
  return { sessions: sessions.slice(0, used), unreadable: reader.unreadable };
}

function readSession(reader: RegisterReader<Key>, place: RecordPlace, units: readonly Unit[]): Session {
  const organiserText = reader.text(place, "organiser");
  const amount = (key: Key): number | null => reader.number(place, key, (value) => value >= 0);
  return {
    on: reader.date(place, "on"),
    kind: reader.text(place, "kind"),
    name: reader.text(place, "name"),
    organiser: units.find(({ name }) => name === organiserText)?.code ?? null,
    organiserText,
    audience: reader.text(place, "audience"),
    days: amount("days"),
    people: amount("people"),
    visits: amount("visits"),
    evidence: reader.text(place, "evidence"),
  };
}
