import {
  compactText,
  NOT_UNDERSTOOD,
  shownNumber,
  understoodAs,
  type TypedContent,
  type Understood,
} from "./typedText";

/** Measures a person may write behind a number, by what the column counts; 人数 and 人次 are never the same (C20). */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  days: ["天", "日"],
  people: ["人", "名", "位"],
  visits: ["人次", "次"],
};
const ANY_MEASURE: readonly string[] =
  "人 名 位 人次 次 场 场次 天 日 小时 课时 分钟 个 台 套 件 部 册 条 项 期 篇 处 家 户 所 本 张 平方米 GB TB".split(
    " ",
  );

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(万|%)?(\D*)$/;

/**
 * A count or figure: `１２人` is 12 with a note. `约12`, `12余`, `12-15`, `十二` are not understood.
 * @param key of the field; a measure of another column (人次 in 人数) is not understood
 * @param percent whether the figure may be a percentage; it is then the number before the sign
 */
export function numberOf({ value, percent: shown }: TypedContent, key: string, percent: boolean): Understood<number> {
  if (typeof value === "boolean") return NOT_UNDERSTOOD;
  if (typeof value === "number") return fromNumber(value, shown === true, percent);
  return fromText(value, MEASURES[key] ?? ANY_MEASURE, percent);
}

function fromText(typed: string, measures: readonly string[], percent: boolean): Understood<number> {
  const match = NUMBER.exec(compactText(typed));
  if (!match) return NOT_UNDERSTOOD;
  const [sign = "", whole = "", fraction = "", scale = "", measure = ""] = match.slice(1);
  const known = measure === "" || (scale !== "%" && measures.includes(measure));
  const digits = whole.replace(/,/g, "");
  if (!known || (scale === "%" && !percent) || digits.length > 15) return NOT_UNDERSTOOD;
  const number = Number(`${sign}${digits}${fraction}${scale === "万" ? "e4" : ""}`);
  return { value: number, note: understoodAs(typed, shownNumber(number)) };
}

function fromNumber(value: number, shown: boolean, percent: boolean): Understood<number> {
  if (!Number.isFinite(value) || (shown && !percent)) return NOT_UNDERSTOOD;
  if (!shown) return { value, note: "" };
  const points = Number((value * 100).toPrecision(15));
  return { value: points, note: understoodAs(`${shownNumber(points)}%`, shownNumber(points)) };
}
