import type { FundBook } from "../../domain/book";
import { SESSION_KINDS, type Session } from "../../domain/records";
import type { Unit } from "../../domain/units";
import { dayConditions } from "../../rules/quantities/dates";
import { cellAddress, columnLetters, fixedBlock } from "../address";
import { FACT_CELL_NAME, FACT_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellStyle, CellValue, NamePlan, SheetPlan, ValidationPlan } from "../plan";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { unreadTexts } from "../unreadTexts";

/** 0-based columns of the log. The organiser's code stands apart, hidden, by formula. */
const ACTIVITY_COLUMN = {
  on: 0,
  kind: 1,
  name: 2,
  organiser: 3,
  audience: 4,
  days: 5,
  people: 6,
  visits: 7,
  evidence: 8,
  origin: 10,
  organiserCode: 12,
} as const;
/** Labels of the typed columns; reading finds them by these. */
export const ACTIVITY_LABEL = {
  on: "日期",
  kind: "类别",
  name: "名称",
  organiser: "主办",
  audience: "对象",
  days: "天数",
  people: "人数",
  visits: "人次",
  evidence: "佐证",
} as const;
/** Header of the column that says where a session came from; there only once one was taken over from a unit's file. */
export const ORIGIN_LABEL = "来源";
/** The roll-up stands above the log, one row per kind. */
const ROLL_UP = { group: 2, header: 3, first: 4 } as const;
export const ACTIVITY_ROW = {
  header: ROLL_UP.first + SESSION_KINDS.length + 1,
  first: ROLL_UP.first + SESSION_KINDS.length + 2,
} as const;
const FEWEST_ROWS = 60;
const READY_ROWS = 20;

function rowCount({ sessions }: Pick<FundBook, "sessions">): number {
  return Math.max(FEWEST_ROWS, sessions.length + READY_ROWS);
}

/** Names of the log, also for the roll-up. */
const COLUMN_NAME = { people: "活动人数", visits: "活动人次" } as const;

/** 活动培训: what was held, one row each, with people and visits apart (C20); counted above by organiser and kind. */
export function activitiesSheet(book: FundBook): SheetPlan {
  const grid = new SheetGrid();
  const count = rowCount(book);
  putTitle(grid, "活动培训登记");
  const note = "每场一行；没有日期的算计划，不算已举办。人数是几个人，人次是来了几回，两者不相加。";
  grid.put(1, 0, note, STYLES.note);
  putRollUp(grid, book);
  grid.putRow(ACTIVITY_ROW.header, 0, Object.values(ACTIVITY_LABEL), STYLES.header);
  grid.put(ACTIVITY_ROW.header, ACTIVITY_COLUMN.organiserCode, "主办代码", STYLES.header);
  for (let index = 0; index < count; index += 1) putSession(grid, book, index);
  if (hasOrigins(book)) putOrigins(grid, book, count);
  return sheetPlan(SHEET.activities, grid, {
    columnWidths: [13, 14, 30, 14, 18, 9, 9, 10, 26, 10, 9, 9, 9],
    hiddenColumns: [ACTIVITY_COLUMN.organiserCode],
    freeze: { rows: ACTIVITY_ROW.first, columns: 0 },
    validations: validations(book, ACTIVITY_ROW.first + 1, ACTIVITY_ROW.first + count),
    merges: groupMerges(),
    print: {
      ...LIST_PRINT,
      area: `A1:J${ACTIVITY_ROW.first + count}`,
      repeatRows: `${ACTIVITY_ROW.header + 1}:${ACTIVITY_ROW.header + 1}`,
    },
  });
}

/** What rules and the roll-up count sessions by; every name covers the same rows. */
export function activityNames(book: Pick<FundBook, "sessions">): readonly NamePlan[] {
  const last = ACTIVITY_ROW.first + rowCount(book) - 1;
  const named = (name: string, column: number): NamePlan => ({
    name,
    reference: `=${fixedBlock(SHEET.activities, { row: ACTIVITY_ROW.first, column }, { row: last, column })}`,
  });
  return [
    named(FACT_NAME["session.on"], ACTIVITY_COLUMN.on),
    named(FACT_NAME["session.kind"], ACTIVITY_COLUMN.kind),
    named(FACT_NAME["session.organiser"], ACTIVITY_COLUMN.organiserCode),
    named(COLUMN_NAME.people, ACTIVITY_COLUMN.people),
    named(COLUMN_NAME.visits, ACTIVITY_COLUMN.visits),
  ];
}

function hasOrigins({ sessions }: Pick<FundBook, "sessions">): boolean {
  return sessions.some(({ origin }) => origin !== undefined);
}

function putOrigins(grid: SheetGrid, { sessions }: FundBook, count: number): void {
  grid.put(ACTIVITY_ROW.header, ACTIVITY_COLUMN.origin, ORIGIN_LABEL, STYLES.header);
  for (let index = 0; index < count; index += 1) {
    grid.put(ACTIVITY_ROW.first + index, ACTIVITY_COLUMN.origin, sessions[index]?.origin ?? null, STYLES.code);
  }
}

function putSession(grid: SheetGrid, book: FundBook, index: number): void {
  const session: Session | undefined = book.sessions[index];
  const row = ACTIVITY_ROW.first + index;
  const unread = unreadTexts(book.unreadableRecords, "session");
  const put = (key: keyof typeof ACTIVITY_LABEL, value: CellValue | undefined, style: CellStyle): void => {
    const typed = unread(key, String(index)) ?? value ?? null;
    grid.put(row, ACTIVITY_COLUMN[key], typed === "" ? null : typed, style);
  };
  const { inputText, inputWrapped, inputDate, inputNumber } = STYLES;
  put("on", dateSerial(session?.on ?? null), inputDate);
  put("kind", session?.kind, inputText);
  put("name", session?.name, inputWrapped);
  put("organiser", session?.organiserText, inputText);
  put("audience", session?.audience, inputWrapped);
  put("days", session?.days, inputNumber);
  put("people", session?.people, inputNumber);
  put("visits", session?.visits, inputNumber);
  put("evidence", session?.evidence, inputWrapped);
  const typed = `$${cellAddress(row, ACTIVITY_COLUMN.organiser)}`;
  const code = `INDEX(${FACT_NAME["unit.code"]},MATCH(${typed},${FACT_NAME["unit.name"]},0))`;
  const formula = `=IF(LEN(${typed})=0,"",IFERROR(${code},""))`;
  grid.compute(row, ACTIVITY_COLUMN.organiserCode, formula, session?.organiser ?? "", STYLES.text);
}

interface Organisers {
  readonly label: string;
  /** Null: all of them, also those that are no unit of ours. */
  readonly units: readonly Unit[] | null;
}

/** 次数, 人数, 人次 of what was held by today, by organiser and kind. */
function putRollUp(grid: SheetGrid, book: FundBook): void {
  const prefecture = book.units.filter((unit) => unit.level === "prefecture").slice(0, 2);
  const organisers: readonly Organisers[] = [
    ...prefecture.map((unit) => ({ label: unit.name, units: [unit] })),
    { label: "全部主办", units: null },
  ];
  grid.put(ROLL_UP.group, 0, "已举办", STYLES.header);
  grid.put(ROLL_UP.header, 0, "按类别", STYLES.header);
  organisers.forEach(({ label, units }, place) => {
    const column = 1 + place * 3;
    grid.putRow(ROLL_UP.group, column, [label, null, null], STYLES.header);
    grid.putRow(ROLL_UP.header, column, ["次数(场)", "人数(人)", "人次"], STYLES.header);
    SESSION_KINDS.forEach((kind, offset) => {
      const row = ROLL_UP.first + offset;
      const held = heldOf(book, kind, units);
      const criteria = criteriaOf(kind, units);
      grid.compute(row, column, `=COUNTIFS(${criteria})`, held.length, STYLES.number);
      const sum = (key: "people" | "visits"): void => {
        const value = held.reduce((total, session) => total + (session[key] ?? 0), 0);
        const at = column + (key === "people" ? 1 : 2);
        grid.compute(row, at, `=SUMIFS(${COLUMN_NAME[key]},${criteria})`, value, STYLES.number);
      };
      sum("people");
      sum("visits");
    });
  });
  SESSION_KINDS.forEach((kind, offset) => {
    grid.put(ROLL_UP.first + offset, 0, kind, STYLES.label);
  });
}

/** The name of an organiser stands over its three columns. */
function groupMerges(): readonly string[] {
  return [1, 4, 7].map((column) => `${cellAddress(ROLL_UP.group, column)}:${cellAddress(ROLL_UP.group, column + 2)}`);
}

/** Sessions of a kind held by today. */
export function heldOf(
  { sessions, today }: Pick<FundBook, "sessions" | "today">,
  kind: string,
  units: readonly Pick<Unit, "code">[] | null,
): readonly Session[] {
  return sessions.filter(
    (session) =>
      session.on !== null &&
      session.on <= today.date &&
      session.kind === kind &&
      (units === null || units.some(({ code }) => code === session.organiser)),
  );
}

function criteriaOf(kind: string, units: readonly Unit[] | null): string {
  const by = (units ?? []).map(({ code }) => `,${FACT_NAME["session.organiser"]},${quoted(code)}`).join("");
  const held = dayConditions(FACT_NAME["session.on"], FACT_CELL_NAME.today).join(",");
  return `${FACT_NAME["session.kind"]},${quoted(kind)},${held}${by}`;
}

function validations({ units }: FundBook, first: number, last: number): readonly ValidationPlan[] {
  const range = (key: keyof typeof ACTIVITY_LABEL): string => {
    const letters = columnLetters(ACTIVITY_COLUMN[key]);
    return `${letters}${first}:${letters}${last}`;
  };
  const names = units.map((unit) => unit.name);
  const count = (key: "days" | "people" | "visits", message: string): ValidationPlan => ({
    range: range(key),
    rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "10000000" },
    prompt: { title: ACTIVITY_LABEL[key], message },
    error: { style: "warning", title: "不是数字", message: "请填数字，例如 120；不知道的先空着。" },
  });
  return [
    {
      range: range("on"),
      rule: { kind: "date", operator: "greaterThanOrEqual", formula1: "=DATE(2000,1,1)" },
      prompt: {
        title: "日期",
        message: "八（一）1：培训按实际举办的场次计。填举办的日期，例如 2020-05-18；没有举办的空着。",
      },
      error: { style: "warning", title: "不是日期", message: "请填日期，例如 2020-05-18；只知道月份的先空着。" },
    },
    {
      range: range("kind"),
      rule: { kind: "list", source: SESSION_KINDS },
      prompt: {
        title: "类别",
        message: "八（一）1：州级两馆分别举办从业人员专题培训不少于3次；志愿者服务培训不少于2次。按这里的类别计数。",
      },
      error: { style: "warning", title: "没有这个类别", message: "不在类别表里的不计入条款要求的次数。" },
    },
    {
      range: range("organiser"),
      rule:
        names.join(",").length <= 255
          ? { kind: "list", source: names }
          : {
              kind: "custom",
              formula: `=COUNTIF(${FACT_NAME["unit.name"]},${cellAddress(first - 1, ACTIVITY_COLUMN.organiser)})>0`,
            },
      prompt: { title: "主办", message: "写“单位”表里的名称，例如 州文化馆。别的主办也可以写，只是不计入某个单位。" },
      error: { style: "warning", title: "不是本表单位", message: "“单位”表里没有这个名称，不会计入任何单位。" },
    },
    count("days", "集中面授天数。P13每期不少于3天，P14每期不少于2天。"),
    count("people", "人数：几个人（P13按人数）。与人次不相加。"),
    count("visits", "人次：来了几回（P14按人次）。与人数不相加。"),
  ];
}
