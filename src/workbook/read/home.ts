import type { FundBook } from "../../domain/book";
import { ALLOCATION_STATES, type Approval, type Today, type UnreadableRecord } from "../../domain/records";
import { SAMPLE_MARK } from "../names";
import { HOME_LABEL } from "../sheets/homeLabels";
import type { ContentReader } from "./contentReader";
import { RegisterReader, type RecordPlace } from "./registerReader";

type HomeFacts = Pick<
  FundBook,
  "title" | "year" | "noticeNumber" | "sample" | "state" | "version" | "today" | "approvals"
>;
type LabelKey = keyof typeof HOME_LABEL;

/**
 * 首页 → what the book is called, how far it has come, what was approved, and the day it is judged on; labels are found
 * wherever they stand in column A.
 * @param clock today as ISO date, where no day is typed
 */
export function readHome(
  sheet: ContentReader,
  clock: string,
): { readonly facts: HomeFacts; readonly unreadable: readonly UnreadableRecord[] } {
  const rowOf = (key: LabelKey): number | null => {
    for (let row = 0; row < sheet.rowCount; row += 1) if (sheet.text(row, 0) === HOME_LABEL[key]) return row;
    return null;
  };
  const valueOf = (key: LabelKey): string => {
    const row = rowOf(key);
    return row === null ? "" : sheet.text(row, 1);
  };
  const home = new RegisterReader<LabelKey>(sheet, "home", { state: 1, today: 1 });
  const approvals = new RegisterReader<LabelKey>(sheet, "approval", { province: 1, partyGroup: 1 });
  const place = (key: LabelKey, record = ""): RecordPlace | null => {
    const row = rowOf(key);
    return row === null ? null : { row, record };
  };
  const state = place("state");
  const year = Number(valueOf("year"));
  const version = Number(valueOf("version"));
  const facts: HomeFacts = {
    title: valueOf("title"),
    year: Number.isInteger(year) && year > 0 ? year : null,
    noticeNumber: valueOf("notice"),
    sample: valueOf("data") === SAMPLE_MARK,
    state: (state && home.word(state, "state", ALLOCATION_STATES)) ?? "草案",
    version: Number.isInteger(version) && version > 0 ? version : 1,
    today: readToday(sheet, home, place("today"), clock),
    approvals: (["province", "partyGroup"] as const).flatMap((gate): readonly Approval[] => {
      const at = place(gate, gate);
      const on = at && approvals.date(at, gate);
      const document = valueOf(`${gate}Document`);
      return on === null && document === "" ? [] : [{ gate, on, document }];
    }),
  };
  return { facts, unreadable: [...home.unreadable, ...approvals.unreadable] };
}

/** A formula follows the clock; a typed date stands. */
function readToday(
  sheet: ContentReader,
  home: RegisterReader<LabelKey>,
  place: RecordPlace | null,
  clock: string,
): Today {
  const follows = place === null || (sheet.content.formulas[place.row]?.[1] ?? null) !== null;
  const date = follows ? null : home.date(place, "today");
  return date === null ? { date: clock, typed: false } : { date, typed: true };
}
