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
import {
  COMPARATOR_WORDS,
  HEAVIEST_WEIGHT,
  INDICATOR_COLUMN,
  INDICATOR_ID_NAME,
  INDICATOR_LABEL,
  INDICATOR_PROJECT_NAME,
  INDICATOR_ROW,
  PERIOD_WORDS,
  REQUIRED_WORDS,
} from "./indicatorColumns";

const READY_ROWS = 20;
const POINTS = 100;

const WIDTHS = [5, 13, 28, 5, 16, 8, 8, 6, 6, 8, 7, 8, 9, 12, 22, 9, 9, 9, 9, 6];
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
    hiddenColumns: (["holder", "points", "id", "tasks"] as const).map((key) => INDICATOR_COLUMN[key]),
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
  const facts = ["holder", "counts", "current", "actual", "points", "tasks"] as const;
  const block = (column: number): string =>
    `=${fixedBlock(SHEET.indicators, { row: INDICATOR_ROW.first, column }, { row: last, column })}`;
  return [
    ...facts.map((fact) => ({
      name: FACT_NAME[`indicator.${fact}`],
      reference: block(INDICATOR_COLUMN[fact]),
    })),
    { name: INDICATOR_PROJECT_NAME, reference: block(INDICATOR_COLUMN.project) },
    { name: INDICATOR_ID_NAME, reference: block(INDICATOR_COLUMN.id) },
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
  put("weight", indicator?.weight, inputNumber);
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
  compute("tasks", taskFormula(at("weight"), at("current")), taskVolume(book, indicator), STYLES.number);
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

function taskFormula(weight: string, current: string): string {
  const weighed = `IF(ISNUMBER(${weight}),IF(AND(${weight}>=0,INT(${weight})=${weight}),${POINTS}*${weight},""),"")`;
  return `IF(ISNUMBER(${current}),IF(LEN(${weight})=0,${POINTS},${weighed}),"")`;
}

/** 100 for each of its weight; empty where the target or the weight cannot be read. */
function taskVolume(book: FundBook, indicator: IndicatorTarget | null): CellValue {
  if (indicator === null || indicator.weight === null) return "";
  const unread = unreadTexts(book.unreadableRecords, "indicator");
  return unread("current", indicator.id) === null ? POINTS * indicator.weight : "";
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
    {
      range: range("weight"),
      rule: { kind: "whole", operator: "between", formula1: "0", formula2: String(HEAVIEST_WEIGHT) },
      prompt: {
        title: INDICATOR_LABEL.weight,
        message: "通知没有规定任务完成率怎么算（C09）：各指标完成率按权重平均，空着或1为平均，0为不计。",
      },
      error: { style: "stop", title: "不是整数", message: "请填0到1000的整数，例如 1。" },
    },
    list("counts", SESSION_KINDS, "按场次计的指标选活动培训的类别，登记数按它统计；其他的空着。"),
  ];
}
