/** Excel's categories of number formats, as the format dialog sorts them. */
export type NumberFormatCategory =
  | "General"
  | "Number"
  | "Currency"
  | "Accounting"
  | "Date"
  | "Time"
  | "Percentage"
  | "Fraction"
  | "Scientific"
  | "Text"
  | "Special"
  | "Custom";

const number = /^(?:#,##)?0(?:\.0+)?_?\)?(?:;.*)?$/;
const currency = /^(?:"[$¥￥€£]"|\[\$[^\]]*\]|[$¥￥€£])-?#,##0(?:\.0+)?(?:_\))?(?:;.*)?$/;
const special = /^(?:00000(?:-0000)?|000-00-0000|\[<=9999999\].*|\[DBNum[123]\].*)$/;

/** The category a format falls into. */
export function numberFormatCategory(format: string): NumberFormatCategory {
  if (format === "General" || format === "") return "General";
  if (format === "@") return "Text";
  if (/^_.*\*/.test(format)) return "Accounting";
  if (special.test(format)) return "Special";
  if (/^0(?:\.0+)?%$/.test(format)) return "Percentage";
  if (/^0(?:\.0+)?E\+0+$/i.test(format)) return "Scientific";
  if (/^#\s*\?+\/(?:\?+|\d+)$/.test(format)) return "Fraction";
  if (currency.test(format)) return "Currency";
  if (number.test(format)) return "Number";
  return dateCategory(format);
}

function dateCategory(format: string): NumberFormatCategory {
  const letters = format.replace(/"[^"]*"|\[\$[^\]]*\]|\\./g, "").toLowerCase();
  if (/[#0?]/.test(letters.replace(/s\.0+/g, "s"))) return "Custom";
  if (/[yd]|mmm/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters))) return "Date";
  return /[hs]/.test(letters) ? "Time" : "Custom";
}
