import type { ReturnFieldKind } from "../../domain/returns";
import type { CellStyle } from "../plan";
import { STYLES } from "../styles";

/** 红字 is red and carries its minus sign: on grey paper the sign is left. */
const YUAN_FORMAT = "#,##0.00;[Red]-#,##0.00";
/** Sums: nothing yet reads 「—」. */
const YUAN_SUM_FORMAT = '#,##0.00;[Red]-#,##0.00;"—"';
/** Confirmed cells: locked, and told by the word 已确认 as well. */
const CONFIRMED_FILL = "#E4E4E4";

const { text, inputText, inputWrapped, inputAmount, inputNumber, inputDate } = STYLES;

const INPUT: Readonly<Record<ReturnFieldKind, CellStyle>> = {
  text: inputWrapped,
  code: inputText,
  date: inputDate,
  // 2020-09 typed into any other cell becomes a date of its own.
  month: inputText,
  money: { ...inputAmount, numberFormat: YUAN_FORMAT },
  number: { ...inputNumber, horizontal: "right" },
  choice: inputText,
  line: inputWrapped,
  doubt: { ...inputText, horizontal: "center" },
};

function closed({ unlocked: _open, ...style }: CellStyle): CellStyle {
  return { ...style, fill: CONFIRMED_FILL };
}

const CONFIRMED: Readonly<Record<ReturnFieldKind, CellStyle>> = {
  text: closed(INPUT.text),
  code: closed(INPUT.code),
  date: closed(INPUT.date),
  month: closed(INPUT.month),
  money: closed(INPUT.money),
  number: closed(INPUT.number),
  choice: closed(INPUT.choice),
  line: closed(INPUT.line),
  doubt: closed(INPUT.doubt),
};

export function inputStyle(kind: ReturnFieldKind): CellStyle {
  return INPUT[kind];
}

/** Grey and locked. */
export function confirmedStyle(kind: ReturnFieldKind): CellStyle {
  return CONFIRMED[kind];
}

export const UNIT_FILE_STYLE = {
  yuan: { ...text, numberFormat: YUAN_FORMAT },
  yuanSum: { ...STYLES.sum, numberFormat: YUAN_SUM_FORMAT },
  percent: { ...text, numberFormat: "0.00%" },
  percentSum: { ...STYLES.sum, numberFormat: "0.00%" },
  status: { ...text, bold: true, horizontal: "center" },
  problem: { ...text, wrap: true },
  check: { fontSize: 10, bold: true, vertical: "middle" },
  figureLabel: { fontSize: 9, color: "#595959", vertical: "middle", horizontal: "right" },
} as const satisfies Readonly<Record<string, CellStyle>>;
