import type { Bilingual } from "../domain/fault";
import { fen, type Fen } from "../domain/money";
import type { Period, RegisterRow, ReturnField } from "../domain/returns";
import { RETURN_TABLE } from "../domain/returnTables";
import type { UnitCode } from "../domain/units";
import type { RowSlots } from "./applyStep";
import { PaymentIndex, type Duplicate } from "./duplicates";
import { amountOf, cellContent, rowWords, textOf, yuanText, type RowNames } from "./recordContent";
import { counts } from "./spending";
import { MEASURED_FIELD, unitSuspicion, type UnitSuspicion } from "./suspicion";

/** What a row is measured against. */
export interface QuestionGround {
  /** Year of the fund; null: the period's. */
  readonly year: number | null;
  /** 拟分配数 or 审定数; null: nothing was decided for the unit. */
  readonly granted: (unit: UnitCode, line: string) => Fen | null;
  readonly names: RowNames;
}

export interface RowQuestions {
  readonly questions: readonly Bilingual[];
  /** Asked apart: converting answers it. */
  readonly suspicion: (UnitSuspicion & { readonly question: Bilingual }) | null;
}

/**
 * What is to be asked about a row: never refused for it, merged as 存疑. Keeps account of what was spent and which
 * payments there are, so that one row is judged in the time one row takes.
 */
export class Questioner {
  private readonly payments = new PaymentIndex();
  private readonly spent = new Map<string, number>();
  private readonly arrived = new Map<string, number>();

  constructor(
    private readonly ground: QuestionGround,
    private readonly rows: Readonly<RowSlots>,
  ) {
    rows.forEach((row, slot) => {
      this.replace(slot, undefined, row);
    });
  }

  /** Takes account of a row that has become another; called for every change of the rows it was made with. */
  replace(slot: number, before: RegisterRow | undefined, after: RegisterRow | undefined): void {
    this.payments.put(slot, before, after);
    if (before) this.count(before, -1);
    if (after) this.count(after, 1);
  }

  /**
   * @param before the row in its place, which it would replace
   * @param period 填报期 of the file
   */
  ask(slot: number, before: RegisterRow | undefined, row: RegisterRow, period: Period): RowQuestions {
    const { fields } = RETURN_TABLE[row.table];
    const suspicion = this.suspicionOf(row);
    const duplicate = this.payments.find(slot, row);
    const questions = [
      ...fields.flatMap((field) => cellQuestions(field, row)),
      ...missingQuestion(fields, row),
      ...doubtQuestion(row),
      ...dateQuestions(row, period, this.ground.year),
      ...this.lineQuestion(row),
      ...(suspicion ? [] : [...this.overArrivalQuestion(row), ...this.overspendQuestion(before, row)]),
      ...(duplicate ? [this.duplicateWords(duplicate)] : []),
    ];
    return { questions, suspicion: suspicion && { ...suspicion, question: suspicionWords(suspicion, row) } };
  }

  private count(row: RegisterRow, sign: 1 | -1): void {
    if (!counts(row)) return;
    const [table, field, line] =
      row.table === "arrival" ? [this.arrived, "arrived", row.row] : [this.spent, "amount", textOf(row, "line")];
    const amount = row.table === "arrival" || row.table === "spend" ? amountOf(row, field) : null;
    if (amount === null) return;
    const key = accountOf(row.unit, line);
    table.set(key, (table.get(key) ?? 0) + sign * amount);
  }

  private suspicionOf(row: RegisterRow): UnitSuspicion | null {
    const field = MEASURED_FIELD[row.table];
    const amount = field === undefined ? null : amountOf(row, field);
    if (field === undefined || amount === null) return null;
    const line = row.table === "arrival" ? row.row : textOf(row, "line");
    const granted = this.ground.granted(row.unit, line);
    const arrived = row.table === "arrival" ? undefined : this.arrived.get(accountOf(row.unit, line));
    const whole = Math.max(granted ?? 0, arrived ?? 0);
    return unitSuspicion(field, amount, fen(whole));
  }

  private lineQuestion(row: RegisterRow): readonly Bilingual[] {
    const line = row.table === "spend" || row.table === "contract" ? textOf(row, "line") : "";
    if (line === "" || this.ground.granted(row.unit, line) !== null) return [];
    const name = this.ground.names.line(line);
    return [
      {
        zh: `“${name}”没有给本单位安排资金，请核对项目`,
        en: `no money of "${name}" was given to this unit; please check the project`,
      },
    ];
  }

  /** More has arrived than was allotted: of another document, or of another line. */
  private overArrivalQuestion(row: RegisterRow): readonly Bilingual[] {
    const arrived = row.table === "arrival" ? amountOf(row, "arrived") : null;
    const granted = this.ground.granted(row.unit, row.row);
    if (arrived === null || granted === null || arrived <= granted) return [];
    return [overWords(this.ground.names.line(row.row), { amount: arrived, limit: granted }, ARRIVED)];
  }

  /** Spent more than was allotted, or than has arrived where that was reported. */
  private overspendQuestion(before: RegisterRow | undefined, row: RegisterRow): readonly Bilingual[] {
    const amount = row.table === "spend" ? amountOf(row, "amount") : null;
    if (amount === null || amount <= 0) return [];
    const line = textOf(row, "line");
    const key = accountOf(row.unit, line);
    const replaced =
      before && counts(before) && textOf(before, "line") === line ? (amountOf(before, "amount") ?? 0) : 0;
    const spent = fen((this.spent.get(key) ?? 0) - replaced + amount);
    const granted = this.ground.granted(row.unit, line);
    const arrived = this.arrived.get(key);
    const name = this.ground.names.line(line);
    if (granted !== null && spent > granted) return [overWords(name, { amount: spent, limit: granted }, SPENT)];
    if (arrived === undefined || spent <= arrived) return [];
    return [overWords(name, { amount: spent, limit: fen(arrived) }, SPENT_OF_ARRIVED)];
  }

  private duplicateWords({ sign, slot, sameUnit }: Duplicate): Bilingual {
    const other = this.rows[slot];
    const what = other ? rowWords(other, this.ground.names) : "";
    const whose = other && !sameUnit ? this.ground.names.unit(other.unit) : "";
    const { zh, en } = SIGN[sign];
    const named = [whose, what].filter((part) => part !== "").join(" ");
    return {
      zh: `与“${named}”${zh}相同，是否重复？`,
      en: `same ${en} as "${named}": is it a duplicate?`,
    };
  }
}

const SIGN = {
  voucher: { zh: "凭证号、日期、金额", en: "voucher, date and amount" },
  invoice: { zh: "发票号", en: "invoice" },
  payee: { zh: "收款方、日期、金额", en: "payee, date and amount" },
} as const satisfies Record<Duplicate["sign"], Bilingual>;

function accountOf(unit: UnitCode, line: string): string {
  return `${unit} ${line}`;
}

function cellQuestions(field: ReturnField, row: RegisterRow): readonly Bilingual[] {
  const cell = row.cells[field.key];
  if (!cell || cell.value !== null || cellContent(cell) === "") return [];
  return [
    {
      zh: `${field.label}“${cell.typed}”看不懂，没有计入，请问单位`,
      en: `${field.label} "${cell.typed}" was not understood and is in no sum; please ask the unit`,
    },
  ];
}

function missingQuestion(fields: readonly ReturnField[], row: RegisterRow): readonly Bilingual[] {
  const lacking = fields.filter(({ key, required }) => required && cellContent(row.cells[key]) === "");
  if (lacking.length === 0) return [];
  const labels = lacking.map(({ label }) => label).join("、");
  return [{ zh: `缺${labels}`, en: `${labels} is missing` }];
}

function doubtQuestion(row: RegisterRow): readonly Bilingual[] {
  if (cellContent(row.cells["doubt"]) === "") return [];
  return [{ zh: "单位注明“我拿不准”", en: "the unit is not sure of it" }];
}

/** Days on which something is said to have happened: not after the period, and in the fund's year. */
const HAPPENED: readonly string[] = ["paidOn", "on"];

function dateQuestions(row: RegisterRow, period: Period, year: number | null): readonly Bilingual[] {
  const expected = String(year ?? period.slice(0, 4));
  return RETURN_TABLE[row.table].fields
    .filter(({ key }) => HAPPENED.includes(key))
    .flatMap(({ key, label }) => {
      const date = textOf(row, key);
      if (date === "") return [];
      if (!date.startsWith(expected)) {
        return [{ zh: `${label}${date}不在${expected}年`, en: `${label} ${date} is not in ${expected}` }];
      }
      if (date.slice(0, 7) <= period) return [];
      return [{ zh: `${label}${date}在填报期${period}之后`, en: `${label} ${date} is after the period ${period}` }];
    });
}

function suspicionWords({ field, kind, amount }: UnitSuspicion, row: RegisterRow): Bilingual {
  const typed = yuanText(amountOf(row, field) ?? fen(0));
  const meant = yuanText(amount);
  return kind === "wan-as-yuan"
    ? {
        zh: `金额${typed}元过小，是否误以万元填报？如是，应为${meant}元`,
        en: `${typed} yuan is very little: was it meant in 万元? It would be ${meant} yuan`,
      }
    : {
        zh: `金额${typed}元远超分配数，是否多乘了一万？如是，应为${meant}元`,
        en: `${typed} yuan is far beyond the allotment: multiplied by 10,000 by mistake? It would be ${meant} yuan`,
      };
}

/** What exceeds what. */
interface OverWords {
  readonly zh: readonly [what: string, limit: string];
  readonly en: readonly [what: string, limit: string];
}
const ARRIVED: OverWords = { zh: ["到位", "分配数"], en: ["arrived", "allotted"] };
const SPENT: OverWords = { zh: ["累计支出", "分配数"], en: ["spent", "allotted"] };
const SPENT_OF_ARRIVED: OverWords = { zh: ["累计支出", "到位数"], en: ["spent", "arrived"] };

function overWords(
  name: string,
  { amount, limit }: { readonly amount: Fen; readonly limit: Fen },
  { zh, en }: OverWords,
): Bilingual {
  const over = yuanText(fen(amount - limit));
  return {
    zh: `“${name}”${zh[0]}${yuanText(amount)}元，超过${zh[1]}${yuanText(limit)}元，超${over}元`,
    en: `"${name}": ${yuanText(amount)} yuan ${en[0]}, over the ${yuanText(limit)} yuan ${en[1]} by ${over} yuan`,
  };
}
