import type { FundBook } from "../../domain/book";
import { SESSION_KINDS, type IndicatorTarget } from "../../domain/records";
import { dayConditions } from "../../rules/quantities/dates";
import { indicatorPoints } from "../../rules/quantities/taskPoints";
import { cellAddress, columnLetters, fixedBlock } from "../address";
import { FACT_CELL_NAME, FACT_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellStyle, CellValue, NamePlan, SheetPlan, ValidationPlan } from "../plan";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES, UNKNOWN_FORMAT } from "../styles";
import { unreadTexts } from "../unreadTexts";
import { heldOf } from "./activities";

/** 0-based columns. Hidden ones stand at the right: the holder's code, the points a rule adds up, our id. */
export const INDICATOR_COLUMN = {
  project: 0,
  unit: 1,
  name: 2,
  required: 3,
  comparator: 4,
  original: 5,
  current: 6,
  measure: 7,
  period: 8,
  actual: 9,
  logged: 10,
  rate: 11,
  gap: 12,
  counts: 13,
  question: 14,
  place: 15,
  holder: 16,
  points: 17,
  id: 18,
} as const;
/** Labels of all columns; reading finds the typed ones by these. */
export const INDICATOR_LABEL: Readonly<Record<keyof typeof INDICATOR_COLUMN, string>> = {
  project: "项目",
  unit: "馆/单位",
  name: "指标",
  required: "必备",
  comparator: "比较",
  original: "原文值",
  current: "现行值",
  measure: "计量",
  period: "周期",
  actual: "累计",
  logged: "登记数",
  rate: "完成率",
  gap: "还差",
  counts: "计入",
  question: "存疑",
  place: "原文位置",
  holder: "责任单位代码",
  points: "完成分",
  id: "编号",
};
/** The project of every indicator; 进度 finds by it what several units answer for together. */
export const INDICATOR_PROJECT_NAME = "指标项目";
export const INDICATOR_ROW = { header: 2, first: 3 } as const;
/** Comparators in words: a cell that begins with = would be taken for a formula. */
export const COMPARATOR_WORDS: Readonly<Record<IndicatorTarget["comparator"], string>> = {
  ">=": "不少于",
  "(>=)": "不少于（原文未写）",
  "=": "等于",
  "<=": "不超过",
};
export const PERIOD_WORDS: Readonly<Record<IndicatorTarget["period"], string>> = {
  month: "每月",
  quarter: "每季",
  year: "全年",
  each: "每次",
};
export const REQUIRED_WORDS = { yes: "是", no: "否" } as const;
const READY_ROWS = 20;
const POINTS = 100;

const WIDTHS = [5, 13, 28, 5, 16, 8, 8, 6, 6, 8, 7, 8, 9, 12, 22, 9];
/** A row of one line takes what the program gives it. */
const TALLER_THAN = 16;

/** The rows indicators stand in, by id: sorted ones stay where people put them. */
export type IndicatorRows = ReadonlyMap<string, number>;

function rowOf(rows: IndicatorRows | undefined, { id }: IndicatorTarget, index: number): number {
  return rows?.get(id) ?? INDICATOR_ROW.first + index;
}

/** 0-based first row below all indicators. */
function firstFree({ indicators }: Pick<FundBook, "indicators">, rows?: IndicatorRows): number {
  return Math.max(INDICATOR_ROW.first, ...indicators.map((indicator, index) => rowOf(rows, indicator, index) + 1));
}

/** 绩效指标: every printed indicator with the value now in force, what was reached, and what the log says. */
export function indicatorsSheet(book: FundBook, rows?: IndicatorRows): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "绩效指标");
  const note =
    "原文值照录不改；要改的改“现行值”。累计填到今天的完成数。计入类别的指标旁边列出活动培训登记数，累计大于登记数的会提示。";
  grid.put(1, 0, note, STYLES.note);
  grid.putRow(INDICATOR_ROW.header, 0, Object.values(INDICATOR_LABEL), STYLES.header);
  book.indicators.forEach((indicator, index) => {
    putIndicator(grid, book, indicator, rowOf(rows, indicator, index));
  });
  const free = firstFree(book, rows);
  for (let index = 0; index < READY_ROWS; index += 1) putIndicator(grid, book, null, free + index);
  const [first, last] = [INDICATOR_ROW.first + 1, free + READY_ROWS];
  const question = columnLetters(INDICATOR_COLUMN.question);
  return sheetPlan(SHEET.indicators, grid, {
    columnWidths: WIDTHS,
    rowHeights: heights(book, rows),
    hiddenColumns: [INDICATOR_COLUMN.holder, INDICATOR_COLUMN.points, INDICATOR_COLUMN.id],
    freeze: { rows: INDICATOR_ROW.first, columns: 3 },
    conditionalFormats: [
      {
        range: `${question}${first}:${question}${last}`,
        when: { kind: "formula", formula: `=LEN(${question}${first})>0` },
        format: UNKNOWN_FORMAT,
      },
    ],
    validations: validations(first, last),
    print: { ...LIST_PRINT, repeatRows: "3:3" },
  });
}

function heights(book: FundBook, rows?: IndicatorRows): Readonly<Record<number, number>> {
  return Object.fromEntries(
    book.indicators.flatMap((indicator, index) => {
      const height = wrappedHeight([
        { text: indicator.unit, width: WIDTHS[INDICATOR_COLUMN.unit] ?? 13 },
        { text: indicator.name, width: WIDTHS[INDICATOR_COLUMN.name] ?? 28 },
      ]);
      return height > TALLER_THAN ? [[rowOf(rows, indicator, index), height]] : [];
    }),
  );
}

/** What rules count indicators by; every name covers the same rows. */
export function indicatorNames(book: Pick<FundBook, "indicators">, rows?: IndicatorRows): readonly NamePlan[] {
  const last = firstFree(book, rows) + READY_ROWS - 1;
  const facts = ["holder", "counts", "current", "actual", "points"] as const;
  const block = (column: number): string =>
    `=${fixedBlock(SHEET.indicators, { row: INDICATOR_ROW.first, column }, { row: last, column })}`;
  return [
    ...facts.map((fact) => ({
      name: FACT_NAME[`indicator.${fact}`],
      reference: block(INDICATOR_COLUMN[fact]),
    })),
    { name: INDICATOR_PROJECT_NAME, reference: block(INDICATOR_COLUMN.project) },
  ];
}

function putIndicator(grid: SheetGrid, book: FundBook, indicator: IndicatorTarget | null, row: number): void {
  const unread = unreadTexts(book.unreadableRecords, "indicator");
  const { inputText, inputWrapped, inputNumber, centered, wrapped, number } = STYLES;
  // What is printed stays as it is; only rows of people's own are theirs throughout.
  const printed = (style: CellStyle, own: CellStyle): CellStyle => (indicator ? style : own);
  const put = (key: keyof typeof INDICATOR_COLUMN, value: CellValue | undefined, style: CellStyle): void => {
    const typed = (indicator && unread(key, indicator.id)) ?? value ?? null;
    grid.put(row, INDICATOR_COLUMN[key], typed === "" ? null : typed, style);
  };
  put("project", indicator?.project, printed(centered, inputNumber));
  put("unit", indicator?.unit, printed(wrapped, inputWrapped));
  put("name", indicator?.name, printed(wrapped, inputWrapped));
  put("required", indicator && REQUIRED_WORDS[indicator.required ? "yes" : "no"], inputText);
  put("comparator", indicator && COMPARATOR_WORDS[indicator.comparator], printed(centered, inputText));
  put("original", indicator?.original, printed(number, inputNumber));
  put("current", indicator?.current, inputNumber);
  put("measure", indicator?.measure, printed(centered, inputText));
  put("period", indicator && PERIOD_WORDS[indicator.period], printed(centered, inputText));
  put("actual", indicator?.actual, inputNumber);
  put("counts", indicator?.counts, inputText);
  putHidden(grid, book, indicator, row);
  putFormulas(grid, book, indicator, row);
}

/** What we keep of an indicator beside what is typed. */
function putHidden(grid: SheetGrid, book: FundBook, indicator: IndicatorTarget | null, row: number): void {
  const place = indicator && sourcePlace(book, indicator);
  grid.put(row, INDICATOR_COLUMN.place, place, STYLES.wrapped);
  grid.put(row, INDICATOR_COLUMN.holder, indicator?.holder ?? null, STYLES.code);
  grid.put(row, INDICATOR_COLUMN.id, indicator?.id ?? null, STYLES.code);
}

function sourcePlace(book: FundBook, { project }: IndicatorTarget): string | null {
  const task = book.projects.find(({ number }) => number === project)?.fields.task;
  const line = task?.line ?? null;
  return line === null ? null : `第${line}行`;
}

function putFormulas(grid: SheetGrid, book: FundBook, indicator: IndicatorTarget | null, row: number): void {
  const at = (key: keyof typeof INDICATOR_COLUMN): string => `$${cellAddress(row, INDICATOR_COLUMN[key])}`;
  const compute = (key: keyof typeof INDICATOR_COLUMN, formula: string, value: CellValue, style: CellStyle): void => {
    grid.compute(row, INDICATOR_COLUMN[key], `=${formula}`, value, style);
  };
  const known = knownFigures(book, indicator);
  const numbers = `AND(ISNUMBER(${at("current")}),ISNUMBER(${at("actual")}))`;
  const upper = `${at("comparator")}="${COMPARATOR_WORDS["<="]}"`;
  const share = (part: string, whole: string): string =>
    `IF(${whole}<=0,${POINTS},MAX(0,MIN(${POINTS},INT(ROUND(${part}/${whole}*${POINTS},6)))))`;
  const within = `IF(${at("actual")}<=${at("current")},${POINTS},${share(at("current"), at("actual"))})`;
  const points = `IF(${numbers},IF(${upper},${within},${share(at("actual"), at("current"))}),"")`;
  compute("points", points, known?.points ?? "", STYLES.number);
  compute("rate", `IF(${at("points")}="","",${at("points")}/${POINTS})`, known ? known.points / POINTS : "", {
    ...STYLES.number,
    numberFormat: "0%",
  });
  const short = `ROUND(IF(${upper},${at("actual")}-${at("current")},${at("current")}-${at("actual")}),6)`;
  compute("gap", `IF(${numbers},MAX(0,${short}),"")`, known?.gap ?? "", STYLES.number);
  const logged = indicator ? loggedCount(book, indicator) : null;
  compute("logged", loggedFormula(at), logged ?? "", STYLES.number);
  const asks = `IF(AND(ISNUMBER(${at("logged")}),ISNUMBER(${at("actual")})),${at("actual")}>${at("logged")},FALSE)`;
  const words = `"累计"&${at("actual")}&"，登记只有"&${at("logged")}&"，请补登记或更正"`;
  const actual = known?.actual ?? null;
  const question = logged !== null && actual !== null && actual > logged;
  const told = question ? `累计${actual}，登记只有${logged}，请补登记或更正` : "";
  compute("question", `IF(${asks},${words},"")`, told, STYLES.wrapped);
}

/** The figures of an indicator whose numbers can be read. */
function knownFigures(
  book: FundBook,
  indicator: IndicatorTarget | null,
): { readonly points: number; readonly gap: number; readonly actual: number } | null {
  if (indicator === null || indicator.actual === null) return null;
  const unread = unreadTexts(book.unreadableRecords, "indicator");
  if (unread("current", indicator.id) !== null) return null;
  const { comparator, actual, current } = indicator;
  const gap = comparator === "<=" ? actual - current : current - actual;
  return { points: indicatorPoints(indicator) ?? 0, gap: Math.max(0, Number(gap.toFixed(6))), actual };
}

/** Sessions the log holds for an indicator that counts them; null for the others. */
function loggedCount(book: FundBook, { counts, holder }: IndicatorTarget): number | null {
  if (counts === "") return null;
  return heldOf(book, counts, holder === null ? null : [{ code: holder }]).length;
}

function loggedFormula(at: (key: keyof typeof INDICATOR_COLUMN) => string): string {
  const held = dayConditions(FACT_NAME["session.on"], FACT_CELL_NAME.today).join(",");
  const criteria = `${FACT_NAME["session.kind"]},${at("counts")},${held}`;
  const own = `${criteria},${FACT_NAME["session.organiser"]},${at("holder")}`;
  return `IF(LEN(${at("counts")})=0,"",IF(LEN(${at("holder")})=0,COUNTIFS(${criteria}),COUNTIFS(${own})))`;
}

function validations(first: number, last: number): readonly ValidationPlan[] {
  const range = (key: keyof typeof INDICATOR_COLUMN): string => {
    const letters = columnLetters(INDICATOR_COLUMN[key]);
    return `${letters}${first}:${letters}${last}`;
  };
  const number = (key: "current" | "actual", message: string): ValidationPlan => ({
    range: range(key),
    rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "1000000000" },
    prompt: { title: INDICATOR_LABEL[key], message },
    error: { style: "warning", title: "不是数字", message: "请填数字，例如 120；没有报的空着，不要填0。" },
  });
  const list = (key: "required" | "counts", source: readonly string[], message: string): ValidationPlan => ({
    range: range(key),
    rule: { kind: "list", source },
    prompt: { title: INDICATOR_LABEL[key], message },
    error: { style: "stop", title: "请从列表选", message: `请选 ${source.join("、")}。` },
  });
  return [
    list("required", Object.values(REQUIRED_WORDS), "八（一）1“等必备任务指标”：列入必备的选“是”。"),
    number("current", "现在执行的目标值。与原文值不同的，请在“待核实”或复核意见里写明谁定、为什么。"),
    number("actual", "八（二）：5月底完成50%，9月底80%，11月底100%。填到今天为止的累计完成数，没有报的空着。"),
    list("counts", SESSION_KINDS, "按场次计的指标选活动培训的类别，登记数按它统计；其他的空着。"),
  ];
}
