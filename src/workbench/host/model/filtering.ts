import type { FilterComparison, FilterCriterion, FilterDate } from "../../../sheetfile";
import type { CellKind, CellScalar } from "../engine/engine";
import { isInPeriod, momentOf } from "./filter-dates";

/** What a filter looks at in a cell. */
export interface FilterCell {
  readonly value: CellScalar;
  readonly kind: CellKind;
  /** As displayed. */
  readonly text: string;
  /** `#RRGGBB`; absent is none. */
  readonly fill?: string | undefined;
  readonly color?: string | undefined;
  readonly icon?: { readonly set: string; readonly index: number } | undefined;
}

function sameDate(serial: number, { date, specificity }: FilterDate): boolean {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:[T ](\d{1,2}))?(?::(\d{1,2}))?(?::(\d{1,2}))?/.exec(date);
  if (match === null) return false;
  const [, year, month = "1", day = "1", hour = "0", minute = "0", second = "0"] = match;
  const is = momentOf(serial);
  const have = [is.year, is.month + 1, is.day, is.hour, is.minute, is.second];
  const wanted = [year, month, day, hour, minute, second].map(Number);
  const depth = ["Year", "Month", "Day", "Hour", "Minute", "Second"].indexOf(specificity) + 1;
  return wanted.slice(0, depth).every((part, index) => part === have[index]);
}

/** `*` and `?` stand for any text and any character; `~` takes their meaning away. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (found, literal?: string) =>
    literal !== undefined ? `\\${literal}` : found === "*" ? "[\\s\\S]*" : found === "?" ? "[\\s\\S]" : `\\${found}`,
  );
  return new RegExp(`^${source}$`, "i");
}

function asNumber(text: string): number | null {
  const trimmed = text
    .trim()
    .replace(/^([+-]?)[¥￥$€]/, "$1")
    .replaceAll(",", "");
  const percent = trimmed.endsWith("%");
  const value = Number(percent ? trimmed.slice(0, -1) : trimmed);
  return trimmed === "" || !Number.isFinite(value) ? null : percent ? value / 100 : value;
}

function ordered(order: number, operator: FilterComparison["operator"]): boolean {
  switch (operator) {
    case "greaterThan":
      return order > 0;
    case "greaterThanOrEqual":
      return order >= 0;
    case "lessThan":
      return order < 0;
    case "lessThanOrEqual":
      return order <= 0;
    case "equal":
      return order === 0;
    case "notEqual":
      return order !== 0;
  }
}

function compares(cell: FilterCell, { operator, value }: FilterComparison): boolean {
  const isEmpty = cell.value === null || cell.value === "";
  if (operator === "equal" || operator === "notEqual") {
    const number = asNumber(value);
    const isEqual =
      value === ""
        ? isEmpty
        : number !== null && typeof cell.value === "number"
          ? cell.value === number || cell.text === value
          : wildcard(value).test(cell.text);
    return isEqual === (operator === "equal");
  }
  const number = asNumber(value);
  if (number !== null) return typeof cell.value === "number" && ordered(cell.value - number, operator);
  return cell.kind === "text" && ordered(cell.text.localeCompare(value, undefined, { sensitivity: "base" }), operator);
}

function numbers(cells: readonly FilterCell[]): number[] {
  return cells.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
}

function top(cells: readonly FilterCell[], criterion: Extract<FilterCriterion, { kind: "top" }>): boolean[] {
  const sorted = numbers(cells).sort((left, right) => (criterion.bottom ? left - right : right - left));
  const share = Math.max(1, Math.floor((sorted.length * criterion.count) / 100));
  const count = Math.min(sorted.length, criterion.percent ? share : Math.max(1, Math.floor(criterion.count)));
  const limit = sorted[count - 1];
  if (limit === undefined) return cells.map(() => false);
  return cells.map(({ value }) => typeof value === "number" && (criterion.bottom ? value <= limit : value >= limit));
}

function dynamic(cells: readonly FilterCell[], type: string, today: Date): boolean[] {
  if (type === "aboveAverage" || type === "belowAverage") {
    const all = numbers(cells);
    const average = all.reduce((sum, value) => sum + value, 0) / all.length;
    return cells.map(
      ({ value }) => typeof value === "number" && (type === "aboveAverage" ? value > average : value < average),
    );
  }
  return cells.map(({ value }) => typeof value === "number" && isInPeriod(value, type, today));
}

/** Which cells of a column a filter lets through. */
export function passing(criterion: FilterCriterion, cells: readonly FilterCell[], today: Date): boolean[] {
  switch (criterion.kind) {
    case "values": {
      const wanted = new Set(criterion.values.map((value) => value.toLowerCase()));
      return cells.map((cell) => {
        if (cell.text === "") return criterion.blanks;
        const { value } = cell;
        if (typeof value === "number" && criterion.dates?.some((date) => sameDate(value, date)) === true) return true;
        return wanted.has(cell.text.toLowerCase());
      });
    }
    case "custom": {
      const { comparisons, and } = criterion;
      return cells.map((cell) =>
        and ? comparisons.every((one) => compares(cell, one)) : comparisons.some((one) => compares(cell, one)),
      );
    }
    case "top":
      return top(cells, criterion);
    case "dynamic":
      return dynamic(cells, criterion.type, today);
    case "color": {
      const wanted = criterion.color.toUpperCase();
      const plain = criterion.of === "cell" ? "#FFFFFF" : "#000000";
      return cells.map(
        (cell) => ((criterion.of === "cell" ? cell.fill : cell.color) ?? plain).toUpperCase() === wanted,
      );
    }
    case "icon":
      return cells.map(({ icon }) => icon?.set === criterion.set && icon.index === criterion.index);
  }
}
