import type { FundBook } from "../../domain/book";
import { DAY_SERIALS } from "../../domain/day";
import { wanNumber } from "../../domain/money";
import {
  ACCEPTANCE_DOUBT,
  ACCEPTANCES,
  doubtOf,
  RECHECKS,
  stateOf,
  totalScore,
  wordOf,
  type SupervisedUnit,
  type TypedAssessment,
  type TypedFinding,
  type TypedValue,
} from "../../tracking/supervision";
import { cellAddress, fixedAddress, onSheet, ownRowAddress } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { layoutOf, MATRIX_ROW, type MatrixLayout } from "../layout";
import { SAMPLE_MARK, SHEET, SUPERVISION_SHEET } from "../names";
import type { SheetContent, SheetPlan, ValidationPlan } from "../plan";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, NOT_DUE_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { ASSESSMENT_HEADERS, EARLIEST_LABEL, FINDING_HEADERS, type StandingSupervision } from "./supervisionRead";

const WIDTHS = [13, 13, 24, 24, 13, 24, 14, 22, 11, 10, 10, 26, 10];
/** Of 考核评估. */
const A = {
  unit: 0,
  granted: 1,
  spent: 2,
  rate: 3,
  tasks: 4,
  scope: 5,
  date: 6,
  doubt: 7,
  taskScore: 8,
  fundScore: 9,
  total: 10,
  opinion: 11,
  id: 12,
} as const;
/** Of 督查与整改. */
const F = {
  unit: 0,
  date: 1,
  finding: 2,
  guidance: 3,
  deadline: 4,
  rectified: 5,
  done: 6,
  recheck: 7,
  state: 8,
  id: 9,
} as const;
const ROW = { note: 1, earliest: 2, head: 3, header: 4, first: 5 } as const;
/** Empty rows to type in; writing again gives as many anew. */
const SPARE_ROWS = 20;
const UNKNOWN = "无数据";
const NOTE =
  "依据七（四）、七（五）。分配数随分配表变化，支出和完成率是制表时的数。只在浅黄色格里填写，重新生成时填的内容保留；日期请按日期格式填，填成文字的按无数据处理。得分由考核组填写，不代为打分。";

/** 督查整改 as planned; `units` in the book's order. */
export function supervisionSheet(
  book: FundBook,
  units: readonly SupervisedUnit[],
  standing: StandingSupervision,
  before: SheetContent | null,
): SheetPlan {
  const grid = new SheetGrid();
  const layout = layoutOf(book);
  const earliest = standing.earliest === undefined ? usualEarliest(book) : standing.earliest;
  putTitle(grid, `督查整改与考核评估${book.sample ? `（${SAMPLE_MARK}）` : ""}　${book.today.date}`);
  grid.put(ROW.note, 0, NOTE, STYLES.note);
  grid.put(ROW.earliest, 0, EARLIEST_LABEL, STYLES.labelRight);
  grid.put(ROW.earliest, 1, earliest, STYLES.inputDate);
  grid.put(ROW.head, 0, "一、考核评估与验收（七（五））", STYLES.sheetTitle);
  grid.putRow(ROW.header, 0, Object.values(ASSESSMENT_HEADERS), STYLES.header);
  const lines = assessmentLines(units, standing);
  lines.forEach((line, index) => {
    putAssessment(grid, layout, { ...line, row: ROW.first + index, earliest });
  });
  const head = ROW.first + lines.length + 1;
  const firstFinding = head + 2;
  grid.put(head, 0, "二、督查与整改（七（四））", STYLES.sheetTitle);
  grid.putRow(head + 1, 0, Object.values(FINDING_HEADERS), STYLES.header);
  const end = firstFinding + standing.findings.length + SPARE_ROWS;
  for (let row = firstFinding; row < end; row += 1) {
    putFinding(grid, row, standing.findings[row - firstFinding] ?? null, book.today.date);
  }
  // The second table moves with the length of the first: what stood beside and between them goes.
  for (let row = ROW.head; row < end; row += 1) grid.paint(row, 0, WIDTHS.length - 1, {});
  clearOld(grid, before, end);
  return sheetPlan(SUPERVISION_SHEET, grid, {
    columnWidths: WIDTHS,
    rowHeights: heightsOf(lines, standing.findings, firstFinding),
    protected: true,
    conditionalFormats: formatsOf(lines.length, firstFinding, end),
    validations: validationsOf(book, { assessments: lines.length, first: firstFinding, end }),
    print: { ...LIST_PRINT, area: `A1:${cellAddress(end - 1, A.opinion)}` },
  });
}

/** 八（二）3: 100 % is due at the end of November of the fund's year. */
function usualEarliest(book: FundBook): number | null {
  return dateSerial(`${book.year ?? book.today.date.slice(0, 4)}-11-30`);
}

const NOTHING_TYPED: TypedAssessment = { scope: null, date: null, taskScore: null, fundScore: null, opinion: null };

interface AssessmentLine {
  readonly unit: SupervisedUnit | null;
  readonly name: string;
  readonly id: string;
  readonly typed: TypedAssessment;
}

/** One line per unit; what was typed beside a unit no longer there, or twice, stays at the end. */
function assessmentLines(units: readonly SupervisedUnit[], standing: StandingSupervision): readonly AssessmentLine[] {
  const left = new Set(standing.assessments);
  const lines = units.map((unit): AssessmentLine => {
    const row =
      standing.assessments.find(({ id }) => id === unit.code) ??
      standing.assessments.find((candidate) => candidate.id === "" && candidate.unit === unit.name);
    if (row) left.delete(row);
    return { unit, name: unit.name, id: unit.code, typed: row?.typed ?? NOTHING_TYPED };
  });
  const rest = [...left].map(({ unit, id, typed }): AssessmentLine => ({ unit: null, name: unit, id, typed }));
  return [...lines, ...rest];
}

function putAssessment(
  grid: SheetGrid,
  layout: MatrixLayout,
  { unit, name, id, typed, row, earliest }: AssessmentLine & { readonly row: number; readonly earliest: TypedValue },
): void {
  const own = (column: number): string => ownRowAddress(row, column);
  grid.put(row, A.unit, name, STYLES.text);
  const column = layout.unitColumns.find((candidate) => candidate.unit.code === unit?.code)?.column;
  if (unit === null || column === undefined) grid.put(row, A.granted, "不在单位表", STYLES.text);
  else {
    const source = `=${onSheet(SHEET.allocation, fixedAddress(MATRIX_ROW.sum, column))}`;
    grid.compute(row, A.granted, source, wanNumber(unit.granted), STYLES.money);
  }
  const spent = unit?.spent ?? null;
  const tasks = unit?.tasks ?? null;
  const percent = { ...STYLES.text, numberFormat: "0.00%", horizontal: "right" } as const;
  grid.put(row, A.spent, spent === null ? UNKNOWN : wanNumber(spent), { ...STYLES.money, horizontal: "right" });
  grid.put(row, A.tasks, tasks === null ? UNKNOWN : tasks / 10_000, percent);
  const rate = spent === null || unit === null || unit.granted <= 0 ? UNKNOWN : spent / unit.granted;
  const parts = [own(A.spent), own(A.granted)];
  const rateFormula = `=IF(COUNT(${parts.join(",")})<2,"${UNKNOWN}",IF(${parts[1]}>0,${parts.join("/")},"${UNKNOWN}"))`;
  grid.compute(row, A.rate, rateFormula, rate, percent);
  grid.put(row, A.scope, typed.scope, STYLES.inputText);
  grid.put(row, A.date, typed.date, STYLES.inputDate);
  grid.compute(row, A.doubt, doubtFormula(own), doubtOf(unit, typed, earliest), STYLES.wrapped);
  grid.put(row, A.taskScore, typed.taskScore, STYLES.inputNumber);
  grid.put(row, A.fundScore, typed.fundScore, STYLES.inputNumber);
  const scores = `${own(A.taskScore)},${own(A.fundScore)}`;
  grid.compute(row, A.total, `=IF(COUNT(${scores})=2,SUM(${scores}),"")`, totalScore(typed) ?? "", STYLES.text);
  grid.put(row, A.opinion, typed.opinion, STYLES.inputWrapped);
  grid.put(row, A.id, id, STYLES.code);
}

function isDay(cell: string): string {
  return `AND(ISNUMBER(${cell}),${cell}>=${DAY_SERIALS.from},${cell}<${DAY_SERIALS.before})`;
}

/** The same steps as `acceptanceDoubt`. */
function doubtFormula(own: (column: number) => string): string {
  const [scope, date, tasks] = [own(A.scope), own(A.date), own(A.tasks)];
  const earliest = fixedAddress(ROW.earliest, 1);
  const early = `IF(${isDay(earliest)},IF(INT(${date})<INT(${earliest}),${quoted(ACCEPTANCE_DOUBT.early)},""),"")`;
  const dated = `IF(${isDay(date)},${early},${quoted(ACCEPTANCE_DOUBT.noDate)})`;
  const open = `IF(${tasks}<1,${quoted(ACCEPTANCE_DOUBT.tasksOpen)},${dated})`;
  const whole = `IF(ISNUMBER(${tasks}),${open},${quoted(ACCEPTANCE_DOUBT.tasksUnknown)})`;
  const none = `IF(${date}="","",${quoted(ACCEPTANCE_DOUBT.noScope)})`;
  const part = `IF(${scope}="阶段验收",IF(${isDay(date)},"",${quoted(ACCEPTANCE_DOUBT.noDate)}),"")`;
  return `=IF(${scope}="全部验收",${whole},IF(${scope}="",${none},${part}))`;
}

const FINDING_STYLES = {
  unit: STYLES.inputText,
  date: STYLES.inputDate,
  finding: STYLES.inputWrapped,
  guidance: STYLES.inputWrapped,
  deadline: STYLES.inputDate,
  rectified: STYLES.inputWrapped,
  done: STYLES.inputDate,
  recheck: STYLES.inputText,
  id: STYLES.code,
} as const;

function putFinding(grid: SheetGrid, row: number, typed: TypedFinding | null, today: string): void {
  const own = (column: number): string => ownRowAddress(row, column);
  for (const [key, style] of Object.entries(FINDING_STYLES)) {
    const column = key as keyof typeof FINDING_STYLES;
    grid.put(row, F[column], typed?.[column] ?? null, style);
  }
  grid.compute(row, F.state, stateFormula(own), typed === null ? "" : stateOf(typed, today), STYLES.centered);
}

/** The same steps as `rectificationState`; an empty row has no state. */
function stateFormula(own: (column: number) => string): string {
  const [deadline, done, recheck] = [own(F.deadline), own(F.done), own(F.recheck)];
  const today = FACT_CELL_NAME.today;
  const open = `IF(INT(${today})>INT(${deadline}),"逾期","未到期")`;
  const reported = `IF(INT(${done})<=INT(${deadline}),"按期","逾期")`;
  const counted = `IF(AND(INT(${done})<=INT(${today}),${recheck}<>"未通过"),${reported},${open})`;
  const known = `IF(${isDay(done)},${counted},IF(${done}="",${open},"${UNKNOWN}"))`;
  return `=IF(COUNTA(${own(F.unit)}:${recheck})=0,"",IF(${isDay(deadline)},${known},"${UNKNOWN}"))`;
}

/** Cells of ours below the new end are emptied; what stood there was read and stands above. */
function clearOld(grid: SheetGrid, before: SheetContent | null, end: number): void {
  for (let row = end; row < (before?.values.length ?? 0); row += 1) {
    for (let column = 0; column < WIDTHS.length; column += 1) grid.put(row, column, null);
  }
}

function heightsOf(
  lines: readonly AssessmentLine[],
  findings: readonly TypedFinding[],
  first: number,
): Readonly<Record<number, number>> {
  const height = (texts: readonly (readonly [TypedValue, number])[]): number =>
    wrappedHeight(texts.map(([text, column]) => ({ text: wordOf(text), width: WIDTHS[column] ?? 10 })));
  return Object.fromEntries([
    ...lines.map(({ typed }, index) => [ROW.first + index, Math.max(28, height([[typed.opinion, A.opinion]]))]),
    ...findings.map(({ finding, guidance, rectified }, index) => [
      first + index,
      height([
        [finding, F.finding],
        [guidance, F.guidance],
        [rectified, F.rectified],
      ]),
    ]),
  ]) as Record<number, number>;
}

function formatsOf(assessments: number, first: number, end: number): SheetPlan["conditionalFormats"] {
  const states = `${cellAddress(first, F.state)}:${cellAddress(end - 1, F.state)}`;
  const doubts = `${cellAddress(ROW.first, A.doubt)}:${cellAddress(ROW.first + assessments - 1, A.doubt)}`;
  const equal = (word: string): SheetPlan["conditionalFormats"][number]["when"] => {
    return { kind: "cellValue", operator: "equal", operand: `=${quoted(word)}` };
  };
  return [
    { range: states, when: equal("逾期"), format: ALERT_FORMAT },
    { range: states, when: equal(UNKNOWN), format: UNKNOWN_FORMAT },
    { range: states, when: equal("未到期"), format: NOT_DUE_FORMAT },
    { range: doubts, when: { kind: "cellValue", operator: "notEqual", operand: '=""' }, format: ALERT_FORMAT },
  ];
}

function validationsOf(
  book: FundBook,
  { assessments, first, end }: { readonly assessments: number; readonly first: number; readonly end: number },
): readonly ValidationPlan[] {
  const column = (at: number, from: number, to: number): string =>
    `${cellAddress(from, at)}:${cellAddress(to - 1, at)}`;
  const assessed = (at: number): string => column(at, ROW.first, ROW.first + assessments);
  const list = (range: string, source: readonly string[]): ValidationPlan => {
    return { range, rule: { kind: "list", source }, error: WARNING };
  };
  const day = (range: string): ValidationPlan => {
    const days = { formula1: String(DAY_SERIALS.from), formula2: String(DAY_SERIALS.before - 1) };
    return { range, rule: { kind: "date", operator: "between", ...days }, error: WARNING };
  };
  const score = (range: string): ValidationPlan => {
    return { range, rule: { kind: "decimal", operator: "greaterThanOrEqual", formula1: "0" }, error: WARNING };
  };
  const names = book.units.map(({ name }) => name);
  const unitList = names.join(",").length <= 255 ? [list(column(F.unit, first, end), names)] : [];
  return [
    day(cellAddress(ROW.earliest, 1)),
    list(assessed(A.scope), ACCEPTANCES),
    day(assessed(A.date)),
    score(assessed(A.taskScore)),
    score(assessed(A.fundScore)),
    ...unitList,
    ...[F.date, F.deadline, F.done].map((at) => day(column(at, first, end))),
    list(column(F.recheck, first, end), RECHECKS),
  ];
}

const WARNING = {
  style: "warning",
  title: "请核对",
  message: "请从列表中选择，或按日期、数字格式填写；其他写法会保留，但按无数据处理。",
} as const;
