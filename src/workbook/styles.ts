import type { CellStyle } from "./plan";

/** Unit stands in the header, so formats stay neutral: no currency sign (it changes with the system's language). */
const MONEY_FORMAT = "#,##0.00";
/** Sums: a zero sum reads 「—」, so that a deliberate 0.00 in an input cell stands out. */
const SUM_FORMAT = '#,##0.00;-#,##0.00;"—"';
const PERCENT_FORMAT = "0.00%";
const DATE_FORMAT = "yyyy-mm-dd";
const TEXT_FORMAT = "@";

const BODY: CellStyle = { fontSize: 9, vertical: "middle", border: "thin" };
const HEADER_FILL = "#E7ECF3";
const SUM_FILL = "#F3F5F8";
/** Solid, because dots nearly vanished in print. */
const CLOSED_FILL = "#D0D0D0";
/** Pale, so that a grey printer leaves it white. */
const INPUT_FILL = "#FFFBE6";

export const STYLES = {
  title: { fontSize: 14, bold: true, horizontal: "center", vertical: "middle" },
  sheetTitle: { fontSize: 13, bold: true, vertical: "middle" },
  note: { fontSize: 9, color: "#595959", vertical: "middle" },
  noteWrapped: { fontSize: 9, color: "#595959", vertical: "top", wrap: true },
  noteRight: { fontSize: 9, color: "#595959", vertical: "middle", horizontal: "right" },
  link: { fontSize: 10, color: "#0F4C81", underline: true, vertical: "middle" },
  label: { ...BODY, bold: true, fill: HEADER_FILL },
  labelRight: { ...BODY, bold: true, fill: HEADER_FILL, horizontal: "right" },
  header: { ...BODY, bold: true, fill: HEADER_FILL, horizontal: "center", wrap: true },
  text: BODY,
  wrapped: { ...BODY, wrap: true, vertical: "top" },
  centered: { ...BODY, horizontal: "center" },
  warning: { ...BODY, bold: true },
  warningCentered: { ...BODY, bold: true, horizontal: "center", wrap: true },
  money: { ...BODY, numberFormat: MONEY_FORMAT },
  sum: { ...BODY, numberFormat: SUM_FORMAT, bold: true, fill: SUM_FILL },
  sumLabel: { ...BODY, bold: true, fill: SUM_FILL },
  sumCentered: { ...BODY, bold: true, fill: SUM_FILL, horizontal: "center" },
  inputMoney: { ...BODY, numberFormat: MONEY_FORMAT, unlocked: true },
  closedMoney: { ...BODY, numberFormat: MONEY_FORMAT, fill: CLOSED_FILL, unlocked: true },
  inputText: { ...BODY, numberFormat: TEXT_FORMAT, fill: INPUT_FILL, unlocked: true },
  inputWrapped: { ...BODY, numberFormat: TEXT_FORMAT, fill: INPUT_FILL, unlocked: true, wrap: true, vertical: "top" },
  inputAmount: { ...BODY, numberFormat: MONEY_FORMAT, fill: INPUT_FILL, unlocked: true },
  inputNumber: { ...BODY, fill: INPUT_FILL, unlocked: true },
  inputPercent: { ...BODY, numberFormat: PERCENT_FORMAT, fill: INPUT_FILL, unlocked: true },
  inputDate: { ...BODY, numberFormat: DATE_FORMAT, fill: INPUT_FILL, unlocked: true },
  /** 文号, codes: digits that must stay text. */
  code: { ...BODY, numberFormat: TEXT_FORMAT },
  number: BODY,
  quota: { ...BODY, numberFormat: "0.000000" },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** Difference kinds for conditional formats; every colour goes with a word in the cell. */
export const ALERT_FORMAT = { fill: "#FBE3DF", color: "#9C1C0E", bold: true } as const;
export const UNKNOWN_FORMAT = { fill: "#FFF2CC", color: "#7A5900", bold: true } as const;
/** 未到期: nothing to do yet. */
export const NOT_DUE_FORMAT = { color: "#595959" } as const;
