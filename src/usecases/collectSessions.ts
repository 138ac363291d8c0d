import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { Session } from "../domain/records";
import type { RegisterRow, ReturnCell } from "../domain/returns";
import type { MergedRow } from "../tracking/returnMerge";

/** A session of the book that a person edited, or typed before: left alone, and said. */
export interface SessionLeft {
  readonly row: RegisterRow;
  readonly why: Bilingual;
}

export interface SessionsTaken {
  readonly book: FundBook;
  readonly left: readonly SessionLeft[];
}

/**
 * 活动培训 of the book with what units reported, so that count rules see it. What a person typed or edited there is
 * never overwritten: a session is only followed while it stands as it was taken over.
 */
export function withSessions(book: FundBook, taken: readonly MergedRow[]): SessionsTaken {
  const sessions: Session[] = [...book.sessions];
  const left: SessionLeft[] = [];
  for (const { before, after } of taken) {
    if (after.table !== "session") continue;
    const old = before && before.state !== "已撤回" ? sessionOf(book, before) : null;
    const next = after.state === "已撤回" ? null : sessionOf(book, after);
    const why = old ? followSession(sessions, old, next) : next && addSession(sessions, next);
    if (why) left.push({ row: after, why });
  }
  const changed =
    sessions.length !== book.sessions.length || sessions.some((one, index) => one !== book.sessions[index]);
  return { book: changed ? { ...book, sessions } : book, left };
}

/** Changes or takes out what was taken over; null when done, else why it was left alone. */
function followSession(sessions: Session[], old: Session, next: Session | null): Bilingual | null {
  const place = sessions.findIndex((one) => one.origin !== undefined && sameSession(one, old));
  if (place >= 0) sessions[place] = next ?? NO_SESSION;
  if (place >= 0) return null;
  return sessions.some((one) => sameSession(one, old)) ? TYPED : EDITED;
}

function addSession(sessions: Session[], next: Session): Bilingual | null {
  if (sessions.some((one) => sameEvent(one, next))) return TYPED;
  sessions.push(next);
  return null;
}

const EDITED: Bilingual = {
  zh: "“活动培训”里的这一场被人改过或删了，没有跟着改，请核对",
  en: "this session was edited or removed in 活动培训 and was left alone; please check",
};
const TYPED: Bilingual = {
  zh: "“活动培训”里已有人登记了这一场，没有再添",
  en: "somebody entered this session in 活动培训 already; it was not added again",
};

/** A row that says nothing keeps the places of those below it. */
const NO_SESSION: Session = {
  on: null,
  kind: "",
  name: "",
  organiser: null,
  organiserText: "",
  audience: "",
  days: null,
  people: null,
  visits: null,
  evidence: "",
};

/** A reported row as 活动培训 writes it. A unit that names no organiser, or itself in other words, organised it itself. */
function sessionOf({ units }: Pick<FundBook, "units">, row: RegisterRow): Session {
  const text = (key: string): string => shown(row.cells[key]);
  const number = (key: string): number | null => {
    const value = row.cells[key]?.value;
    return typeof value === "number" && value >= 0 ? value : null;
  };
  const on = row.cells["on"]?.value;
  const reporter = units.find(({ code }) => code === row.unit);
  const named = text("organiser");
  const own = named === "" || (reporter !== undefined && isOwnName(named, reporter));
  const organiserText = own ? (reporter?.name ?? named) : named;
  return {
    on: typeof on === "string" ? on : null,
    kind: text("kind"),
    name: text("name"),
    organiser: units.find(({ name }) => name === organiserText)?.code ?? null,
    organiserText,
    audience: text("audience"),
    days: number("days"),
    people: number("people"),
    visits: number("visits"),
    evidence: text("evidence"),
    origin: `${row.file} ${row.place}`.trim(),
  };
}

/** 楚雄市, 楚雄市文化馆, 楚雄市文化和旅游局 are the reporting unit itself. */
function isOwnName(text: string, { name, aliases }: FundBook["units"][number]): boolean {
  return text === name || aliases.includes(text) || (text.startsWith(name) && /(?:馆|局)$/.test(text));
}

function shown(cell: ReturnCell | undefined): string {
  if (!cell) return "";
  return cell.value === null ? cell.typed : String(cell.value);
}

const KEYS = ["on", "kind", "name", "organiserText", "audience", "days", "people", "visits", "evidence"] as const;

function sameSession(one: Session, other: Session): boolean {
  return KEYS.every((key) => one[key] === other[key]);
}

function sameEvent(one: Session, other: Session): boolean {
  if (one.name === "" && one.on === null) return false;
  return (["on", "kind", "name", "organiserText"] as const).every((key) => one[key] === other[key]);
}
