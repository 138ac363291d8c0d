import type { FundBook } from "../../domain/book";
import { sumFen, wanNumber, fen, type Fen } from "../../domain/money";
import type { Unit } from "../../domain/units";
import { executionRate } from "../../tracking/spending";
import type { Progress, UnitProgress } from "../../tracking/progress";
import { cellAddress, columnLetters, onSheet } from "../address";
import { FACT_CELL_NAME, FACT_NAME, LEDGER_NAME } from "../factNames";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import { MATRIX_ROW, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { CellValue } from "../plan";
import { ARRIVAL_NAME, SPEND_NAME } from "../registers/registerColumns";
import { STYLES } from "../styles";
import { INDICATOR_PROJECT_NAME } from "./indicatorColumns";
import { counterpartNames, issuedToFormula } from "./issued";
import { HEAD_ROW, UNIT_COLUMN, UNIT_LABEL } from "./progressPlaces";
import type { DueShares } from "./progressPoints";

const PERCENT = { ...STYLES.number, numberFormat: "0.00%" };
/** Only numbers are greater than this. */
export const ANY_NUMBER = '">-1000000000000"';
export const LIVE = '"<>已撤回"';

/** What was typed beside a unit. */
export interface TypedBesideUnit {
  readonly reason: string;
  readonly paidOff: string;
}

interface UnitBlock {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly progress: Progress;
  readonly typed: ReadonlyMap<string, TypedBesideUnit>;
  readonly due: DueShares;
  /** Expressions of the same shares. */
  readonly dueAt: Readonly<Record<keyof DueShares, string>>;
  /** Dates of the received documents: `$B$60:$B$80`. */
  readonly receipts: string;
}

/** One register's sum of a unit in 万元, empty while there is no number of it. */
export function registerSum(
  names: { unit?: string; line?: string; state: string; amount: string },
  whose: string,
): string {
  const by = `${names.unit ?? names.line ?? ""},${whose},${names.state},${LIVE}`;
  const known = `COUNTIFS(${by},${names.amount},${ANY_NUMBER})`;
  return `IF(${known}=0,"",ROUND(SUMIFS(${names.amount},${by})/10000,6))`;
}

/** A text as a criterion: `*`, `?` and `~` stand for themselves. */
export function criterion(text: string): string {
  return quoted(text.replace(/[~*?]/g, "~$&"));
}

/** 执行率, cut off after the second decimal: 39.999 % is not 40 %. Empty while one of the two is not known. */
export function rateFormula(part: string, whole: string): string {
  const cut = `INT(ROUND(${part}*1000000,0)*10000/ROUND(${whole}*1000000,0))/10000`;
  return `IF(ISNUMBER(${part}),IF(${whole}>0,${cut},""),"")`;
}

export function shownRate(rate: number | null): CellValue {
  return rate === null ? "" : rate / 10_000;
}

export function shownAmount(amount: Fen | null): CellValue {
  return amount === null ? "" : wanNumber(amount);
}

/** The block of units of 进度: a sum above one row per unit. */
export function putUnits(grid: SheetGrid, block: UnitBlock): void {
  grid.putRow(HEAD_ROW.units, 0, Object.values(UNIT_LABEL), STYLES.header);
  block.progress.units.forEach((unit, index) => {
    putUnit(grid, block, unit, HEAD_ROW.first + index);
  });
  putSum(grid, block.progress.units);
}

const SUMMED = ["allocated", "issued", "arrived", "spent"] as const;

/** 合计: of what is known; how many have not reported is said beside it. */
function putSum(grid: SheetGrid, units: readonly UnitProgress[]): void {
  const row = HEAD_ROW.sum;
  const range = (key: keyof typeof UNIT_COLUMN): string => {
    const letters = columnLetters(UNIT_COLUMN[key]);
    return `${letters}${HEAD_ROW.first + 1}:${letters}${HEAD_ROW.first + units.length}`;
  };
  const at = (key: keyof typeof UNIT_COLUMN): string => cellAddress(row, UNIT_COLUMN[key]);
  grid.put(row, UNIT_COLUMN.name, "合计", STYLES.sumLabel);
  for (const key of SUMMED) {
    const formula = `=IF(COUNT(${range(key)})=0,"",ROUND(SUM(${range(key)}),6))`;
    grid.compute(row, UNIT_COLUMN[key], formula, shownAmount(sumKnown(units.map((unit) => unit[key]))), STYLES.sum);
  }
  const lacking = units.filter(({ spent }) => spent === null).length;
  const words = `=IF(COUNT(${range("spent")})=${units.length},"",${units.length}-COUNT(${range("spent")})&"个单位未报支出")`;
  grid.compute(row, UNIT_COLUMN.words, words, lacking === 0 ? "" : `${lacking}个单位未报支出`, STYLES.sumLabel);
  const [spent, whole] = [sumKnown(units.map((unit) => unit.spent)), sumFen(units.map(({ allocated }) => allocated))];
  const rate = spent === null ? null : executionRate(spent, whole);
  const summed = { ...STYLES.sum, numberFormat: "0.00%" };
  grid.compute(row, UNIT_COLUMN.rate, `=${rateFormula(at("spent"), at("allocated"))}`, shownRate(rate), summed);
  const unspent = `=IF(ISNUMBER(${at("spent")}),ROUND(${at("allocated")}-${at("spent")},6),"")`;
  grid.compute(row, UNIT_COLUMN.unspent, unspent, spent === null ? "" : wanNumber(fen(whole - spent)), STYLES.sum);
  grid.paint(row, UNIT_COLUMN.words, UNIT_COLUMN.state, STYLES.sumLabel);
}

function sumKnown(amounts: readonly (Fen | null)[]): Fen | null {
  const known = amounts.flatMap((amount) => amount ?? []);
  return known.length === 0 ? null : sumFen(known);
}

function putUnit(grid: SheetGrid, block: UnitBlock, progress: UnitProgress, row: number): void {
  const unit = block.book.units.find(({ code }) => code === progress.unit);
  if (!unit) return;
  putMoney(grid, block, { unit, progress, row });
  putRates(grid, block, { unit, progress, row });
  const at = (key: keyof typeof UNIT_COLUMN): string => cellAddress(row, UNIT_COLUMN[key]);
  grid.compute(row, UNIT_COLUMN.held, `=${heldFormula(unit, block.receipts)}`, progress.heldDays ?? "", STYLES.number);
  grid.put(row, UNIT_COLUMN.reported, progress.reported === "" ? null : progress.reported, {
    ...STYLES.wrapped,
    numberFormat: "@",
  });
  const typed = block.typed.get(unit.name);
  grid.put(row, UNIT_COLUMN.reason, typed?.reason || null, STYLES.inputWrapped);
  grid.put(row, UNIT_COLUMN.paidOff, typed?.paidOff || null, STYLES.inputText);
  const [arrived, spent] = [`ISNUMBER(${at("arrived")})`, `ISNUMBER(${at("spent")})`];
  const state = `IF(${arrived},IF(${spent},"已报","未报支出"),IF(${spent},"未报到位","未报"))`;
  const has = [progress.arrived !== null, progress.spent !== null];
  const told = has[0] ? (has[1] ? "已报" : "未报支出") : has[1] ? "未报到位" : "未报";
  grid.compute(row, UNIT_COLUMN.state, `=${state}`, told, STYLES.centered);
}

interface UnitAt {
  readonly unit: Unit;
  readonly progress: UnitProgress;
  readonly row: number;
}

function putMoney(grid: SheetGrid, { layout }: UnitBlock, { unit, progress, row }: UnitAt): void {
  const column = layout.unitColumns.find((entry) => entry.unit.code === unit.code)?.column ?? 0;
  const at = (key: keyof typeof UNIT_COLUMN): string => cellAddress(row, UNIT_COLUMN[key]);
  const own = criterion(unit.name);
  grid.put(row, UNIT_COLUMN.name, unit.name, STYLES.code);
  const allocated = `=${onSheet(SHEET.allocation, cellAddress(MATRIX_ROW.sum, column))}`;
  grid.compute(row, UNIT_COLUMN.allocated, allocated, wanNumber(progress.allocated), STYLES.money);
  grid.compute(row, UNIT_COLUMN.issued, `=${issuedToFormula(unit)}`, shownAmount(progress.issued), STYLES.money);
  const arrival = registerSum({ ...ARRIVAL_NAME, amount: ARRIVAL_NAME.arrived }, own);
  grid.compute(row, UNIT_COLUMN.arrived, `=${arrival}`, shownAmount(progress.arrived), STYLES.money);
  const spent = registerSum({ unit: SPEND_NAME.unit, state: SPEND_NAME.state, amount: SPEND_NAME.amount }, own);
  grid.compute(row, UNIT_COLUMN.spent, `=${spent}`, shownAmount(progress.spent), STYLES.money);
  const steps = [
    gapWords("下达", "审定", { own: at("issued"), before: at("allocated") }, progress.issued, progress.allocated),
    gapWords("到位", "下达", { own: at("arrived"), before: at("issued") }, progress.arrived, progress.issued),
    overspentWords(at("spent"), at("allocated"), progress),
  ];
  const value = steps.map(({ words }) => words).join("");
  const formula = steps.map((step) => step.formula).join("&");
  grid.compute(row, UNIT_COLUMN.words, `=${formula}`, value, STYLES.wrapped);
  const unspent = `=IF(ISNUMBER(${at("spent")}),ROUND(${at("allocated")}-${at("spent")},6),"")`;
  grid.compute(row, UNIT_COLUMN.unspent, unspent, shownAmount(progress.unspent), STYLES.money);
}

/** 下达比审定少0.50万元； — nothing where they agree, and words where one is not known. */
export function gapWords(
  own: string,
  previous: string,
  cells: { readonly own: string; readonly before: string },
  amount: Fen | null,
  before: Fen | null,
): { readonly formula: string; readonly words: string } {
  const both = `AND(ISNUMBER(${cells.own}),ISNUMBER(${cells.before}))`;
  const gap = `ROUND(${cells.own}-${cells.before},6)`;
  const text = `TEXT(ABS(${gap}),"0.00####")&"万元；"`;
  const formula = `IF(${both},IF(${gap}=0,"","${own}比${previous}"&IF(${gap}<0,"少","多")&${text}),IF(ISNUMBER(${cells.own}),"","${own}没有数；"))`;
  if (amount === null) return { formula, words: `${own}没有数；` };
  if (before === null || amount === before) return { formula, words: "" };
  return { formula, words: `${own}比${previous}${amount < before ? "少" : "多"}${wanText(amount - before)}万元；` };
}

function overspentWords(
  spent: string,
  allocated: string,
  progress: UnitProgress,
): { readonly formula: string; readonly words: string } {
  const over = `ROUND(${spent}-${allocated},6)`;
  const formula = `IF(ISNUMBER(${spent}),IF(${over}>0,"支出超审定"&TEXT(${over},"0.00####")&"万元；",""),"")`;
  const more = progress.spent === null ? 0 : progress.spent - progress.allocated;
  return { formula, words: more > 0 ? `支出超审定${wanText(more)}万元；` : "" };
}

function wanText(amount: number): string {
  return wanNumber(fen(Math.abs(amount)))
    .toFixed(6)
    .replace(/0{1,4}$/, "");
}

function putRates(grid: SheetGrid, block: UnitBlock, { unit, progress, row }: UnitAt): void {
  const { due, dueAt } = block;
  const at = (key: keyof typeof UNIT_COLUMN): string => cellAddress(row, UNIT_COLUMN[key]);
  const rate = `=${rateFormula(at("spent"), at("allocated"))}`;
  grid.compute(row, UNIT_COLUMN.rate, rate, shownRate(progress.rate), PERCENT);
  grid.compute(row, UNIT_COLUMN.tasks, `=${taskFormula(block.book, unit)}`, shownRate(progress.tasks), PERCENT);
  const judged = [
    ["spendDue", "spendVerdict", "rate", dueAt.spend, due.spend, progress.rate],
    ["taskDue", "taskVerdict", "tasks", dueAt.task, due.task, progress.tasks],
  ] as const;
  for (const [limit, verdict, figure, expression, share, known] of judged) {
    grid.compute(row, UNIT_COLUMN[limit], `=IF(${expression}=0,"",${expression})`, share === 0 ? "" : share / 10_000, {
      ...PERCENT,
      numberFormat: "0%",
    });
    const below = `IF(${at(figure)}<${at(limit)},"低于"&TEXT(${at(limit)},"0%"),"达到")`;
    const formula = `=IF(ISNUMBER(${at(limit)}),IF(ISNUMBER(${at(figure)}),${below},"无数据"),"")`;
    const words = known === null ? "无数据" : known < share ? `低于${Math.round(share / 100)}%` : "达到";
    grid.compute(row, UNIT_COLUMN[verdict], formula, share === 0 ? "" : words, STYLES.centered);
  }
  const target = `ROUND(${at("allocated")}*${dueAt.next},6)`;
  const short = `=IF(ISNUMBER(${at("spent")}),MAX(0,ROUND(${target}-${at("spent")},6)),"")`;
  const whole = Math.round((progress.allocated * due.next) / 10_000);
  const lacking = progress.spent === null ? null : fen(Math.max(0, whole - progress.spent));
  grid.compute(row, UNIT_COLUMN.short, short, shownAmount(lacking), STYLES.money);
}

/** 任务完成率 by weight: own indicators, and those several units answer for together in this unit's projects. */
function taskFormula(book: FundBook, unit: Unit): string {
  const [holder, points] = [FACT_NAME["indicator.holder"], FACT_NAME["indicator.points"]];
  const [current, tasks] = [FACT_NAME["indicator.current"], FACT_NAME["indicator.tasks"]];
  const own = quoted(unit.code);
  const shared = unit.level !== "county" ? [] : sharedProjects(book, unit);
  const row = (project: number): string => `(LEN(${holder})=0)*(${INDICATOR_PROJECT_NAME}=${project})`;
  const sum = [
    `SUMPRODUCT((${holder}=${own})*1,${points},${tasks})`,
    ...shared.map((p) => `SUMPRODUCT(${row(p)},${points},${tasks})`),
  ];
  const whole = [`SUMIFS(${tasks},${holder},${own})`, ...shared.map((p) => `SUMPRODUCT(${row(p)},${tasks})`)];
  const counted = (column: string): string =>
    [
      `COUNTIFS(${holder},${own},${column},${ANY_NUMBER})`,
      ...shared.map((p) => `SUMPRODUCT(${row(p)}*ISNUMBER(${column}))`),
    ].join("+");
  const mean = `INT(ROUND((${sum.join("+")})*100/(${whole.join("+")}),6))/10000`;
  const weighed = `AND(${counted(tasks)}=${counted(current)},${whole.join("+")}>0)`;
  return `IF(${counted(points)}=0,"",IF(${weighed},${mean},""))`;
}

function sharedProjects(book: FundBook, unit: Unit): readonly number[] {
  const open = new Set(book.indicators.filter(({ holder }) => holder === null).map(({ project }) => project));
  return book.projects
    .filter(({ number, builders }) => open.has(number) && builders.includes(unit.code))
    .map(({ number }) => number);
}

/** Days from the first receipt to the first document sent to the unit, or to today while none was. */
function heldFormula(unit: Unit, receipts: string): string {
  const found = counterpartNames(unit).reduceRight(
    (rest, name) => `IFERROR(MATCH(${quoted(name)},${LEDGER_NAME.counterpart},0),${rest})`,
    "0",
  );
  const sent = `INDEX(${LEDGER_NAME.issuedOn},${found})`;
  const days = `IF(ISNUMBER(${sent}),IF(${sent}>0,${sent}-MIN(${receipts}),""),"")`;
  return `IF(COUNT(${receipts})=0,"",IF(${found}=0,${FACT_CELL_NAME.today}-MIN(${receipts}),${days}))`;
}
