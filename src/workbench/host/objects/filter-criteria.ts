import type { FilterComparison, FilterCriterion, FilterDate } from "../../../sheetfile";
import { asColor, asNumber, asRecord, asText, oneOf } from "../arguments";
import { HostError } from "../errors";

const comparisonSigns = {
  ">=": "greaterThanOrEqual",
  "<=": "lessThanOrEqual",
  "<>": "notEqual",
  ">": "greaterThan",
  "<": "lessThan",
  "=": "equal",
} as const;

const months = "January February March April May June July August September October November December".split(" ");

/** Excel's names of dynamic filters and the file format's. */
const dynamicTypes: ReadonlyMap<string, string> = new Map([
  ...months.map((month, index) => [`AllDatesInPeriod${index === 1 ? "Februray" : month}`, `M${index + 1}`] as const),
  ...[1, 2, 3, 4].map((quarter) => [`AllDatesInPeriodQuarter${quarter}`, `Q${quarter}`] as const),
  ...(
    "AboveAverage BelowAverage LastMonth LastQuarter LastWeek LastYear NextMonth NextQuarter NextWeek NextYear " +
    "ThisMonth ThisQuarter ThisWeek ThisYear Today Tomorrow YearToDate Yesterday"
  )
    .split(" ")
    .map((name) => [name, name.charAt(0).toLowerCase() + name.slice(1)] as const),
]);

const specificities = ["Year", "Month", "Day", "Hour", "Minute", "Second"] as const;
const iconSets = (
  "ThreeArrows ThreeArrowsGray ThreeFlags ThreeTrafficLights1 ThreeTrafficLights2 ThreeSigns ThreeSymbols " +
  "ThreeSymbols2 FourArrows FourArrowsGray FourRedToBlack FourRating FourTrafficLights FiveArrows FiveArrowsGray " +
  "FiveRating FiveQuarters ThreeStars ThreeTriangles FiveBoxes"
).split(" ");

const criteriaKeys = [
  ...["color", "criterion1", "criterion2", "dynamicCriteria", "filterOn", "icon", "operator", "subField", "values"],
];

function given(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "";
}

function comparison(text: string): FilterComparison {
  const sign = Object.keys(comparisonSigns).find((known) => text.startsWith(known));
  if (sign === undefined) return { operator: "equal", value: text };
  return { operator: comparisonSigns[sign as keyof typeof comparisonSigns], value: text.slice(sign.length) };
}

export function customCriterion(first: unknown, second: unknown, operator: unknown): FilterCriterion {
  const texts = [first, second]
    .filter(given)
    .map((text) => asText(typeof text === "number" ? String(text) : text, 255));
  if (!given(first)) throw new HostError("InvalidArgument", "a custom filter needs a criterion");
  const and = given(operator) ? oneOf(operator, ["And", "Or"]) === "And" : true;
  return { kind: "custom", and, comparisons: texts.map(comparison) };
}

export function topCriterion(count: unknown, bottom: boolean, percent: boolean): FilterCriterion {
  const number = asNumber(typeof count === "string" && count.trim() !== "" ? Number(count) : count);
  if (number < 1 || number > (percent ? 100 : 500)) throw new HostError("InvalidArgument", "a number out of range");
  return { kind: "top", bottom, percent, count: number };
}

export function dynamicCriterion(type: unknown): FilterCriterion {
  const name = oneOf(type, [...dynamicTypes.keys()]);
  return { kind: "dynamic", type: dynamicTypes.get(name) ?? "" };
}

function filterDate(value: unknown): FilterDate {
  const record = asRecord(value, ["date", "specificity"]);
  const date = asText(record["date"]);
  if (!/^\d{4}(-\d{1,2}){0,2}/.test(date)) throw new HostError("InvalidArgument", "not a date");
  return { date, specificity: oneOf(record["specificity"], specificities) };
}

export function valuesCriterion(values: unknown): FilterCriterion {
  if (!Array.isArray(values)) throw new HostError("InvalidArgument", "values must be an array");
  const list = values as readonly unknown[];
  const texts = list.filter((value) => typeof value !== "object" || value === null);
  const dates = list.filter((value) => typeof value === "object" && value !== null).map(filterDate);
  const plain = texts.map((text) => (typeof text === "number" ? String(text) : asText(text)));
  return {
    kind: "values",
    values: plain.filter((text) => text !== ""),
    blanks: plain.includes(""),
    ...(dates.length > 0 && { dates }),
  };
}

export function colorCriterion(color: unknown, of: "cell" | "font"): FilterCriterion {
  return { kind: "color", color: asColor(color), of };
}

export function iconCriterion(icon: unknown): FilterCriterion {
  const record = asRecord(icon, ["index", "set"]);
  return { kind: "icon", set: oneOf(record["set"], iconSets), index: asNumber(record["index"]) };
}

/** A criterion from `Excel.FilterCriteria`. */
export function readCriteria(value: unknown): FilterCriterion {
  const record = asRecord(value, criteriaKeys);
  const on = oneOf(record["filterOn"], [
    ...["BottomItems", "BottomPercent", "CellColor", "Dynamic", "FontColor", "Values", "TopItems", "TopPercent"],
    ...["Icon", "Custom"],
  ]);
  const first = record["criterion1"];
  switch (on) {
    case "BottomItems":
    case "BottomPercent":
    case "TopItems":
    case "TopPercent":
      return topCriterion(first, on.startsWith("Bottom"), on.endsWith("Percent"));
    case "CellColor":
      return colorCriterion(record["color"], "cell");
    case "FontColor":
      return colorCriterion(record["color"], "font");
    case "Dynamic":
      return dynamicCriterion(record["dynamicCriteria"]);
    case "Icon":
      return iconCriterion(record["icon"]);
    case "Values":
      return valuesCriterion(record["values"]);
    default:
      return customCriterion(first, record["criterion2"], record["operator"]);
  }
}

function comparisonText({ operator, value }: FilterComparison): string {
  const sign = Object.entries(comparisonSigns).find(([, name]) => name === operator)?.[0] ?? "=";
  return `${sign}${value}`;
}

function written(criterion: FilterCriterion): Readonly<Record<string, unknown>> {
  switch (criterion.kind) {
    case "values":
      return {
        filterOn: "Values",
        values: [...criterion.values, ...(criterion.blanks ? [""] : []), ...(criterion.dates ?? [])],
      };
    case "custom":
      return {
        filterOn: "Custom",
        ...Object.fromEntries(criterion.comparisons.map((one, at) => [`criterion${at + 1}`, comparisonText(one)])),
        operator: criterion.and ? "And" : "Or",
      };
    case "top":
      return {
        filterOn: `${criterion.bottom ? "Bottom" : "Top"}${criterion.percent ? "Percent" : "Items"}`,
        criterion1: String(criterion.count),
      };
    case "dynamic":
      return {
        filterOn: "Dynamic",
        dynamicCriteria: [...dynamicTypes].find(([, type]) => type === criterion.type)?.[0] ?? "Unknown",
      };
    case "color":
      return { filterOn: criterion.of === "cell" ? "CellColor" : "FontColor", color: criterion.color };
    case "icon":
      return { filterOn: "Icon", icon: { set: criterion.set, index: criterion.index } };
  }
}

/** A criterion as `Excel.FilterCriteria`: properties it has no use for are null. */
export function writeCriteria(criterion: FilterCriterion): Readonly<Record<string, unknown>> {
  return { ...Object.fromEntries(criteriaKeys.map((key) => [key, null])), ...written(criterion) };
}
