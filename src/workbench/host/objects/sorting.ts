import type { Area } from "../address";
import { intersect } from "../address";
import { asColor, asFlag, asRecord, oneOf } from "../arguments";
import type { CellContent } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { assertAllowed, assertEditable } from "./access";
import type { MovedCell } from "./cell-block";
import { putCells, takeCells } from "./cell-block";

const sortedOn = ["Value", "CellColor", "FontColor", "Icon"] as const;

/** One condition of a sort; `key` counts from the first column (or row) of the area. */
export interface SortCondition {
  readonly key: number;
  readonly ascending: boolean;
  readonly sortOn: (typeof sortedOn)[number];
  readonly color: string | null;
  readonly textAsNumber: boolean;
}

export interface SortSettings {
  readonly matchCase: boolean;
  readonly orientation: "Rows" | "Columns";
  readonly method: "PinYin" | "StrokeCount";
}

const fieldKeys = ["key", "ascending", "sortOn", "color", "dataOption", "icon", "subField"];

/** A `SortField` of the wire; InvalidArgument when its key lies outside. */
export function readCondition(value: unknown, keys: number): SortCondition {
  const field = asRecord(value, fieldKeys);
  const key = field["key"];
  if (typeof key !== "number" || !Number.isInteger(key) || key < 0 || key >= keys)
    throw new HostError("InvalidArgument", "the key lies outside the range");
  const sortOn = oneOf(field["sortOn"] ?? "Value", sortedOn);
  if (sortOn === "Icon") throw new HostError("NotImplemented", "sorting by icon");
  const color = field["color"] ?? null;
  if (sortOn !== "Value" && color === null) throw new HostError("InvalidArgument", "a colour is needed");
  return {
    key,
    ascending: asFlag(field["ascending"] ?? true),
    sortOn,
    color: color === null || color === "" ? null : asColor(color),
    textAsNumber: oneOf(field["dataOption"] ?? "Normal", ["Normal", "TextAsNumber"]) === "TextAsNumber",
  };
}

/** Numbers before texts before logical values before errors; empty cells come last whatever the direction. */
const ranks: Readonly<Record<CellContent["kind"], number>> = { number: 0, text: 1, boolean: 2, error: 3, empty: 4 };

type Compare = (left: MovedCell, right: MovedCell) => number;

function asSortedNumber(content: CellContent): CellContent {
  if (content.kind !== "text" || typeof content.value !== "string" || content.value.trim() === "") return content;
  const value = Number(content.value.replaceAll(",", ""));
  return Number.isFinite(value) ? { ...content, value, kind: "number" } : content;
}

function compareValues(left: CellContent, right: CellContent, collator: Intl.Collator): number {
  if (left.kind !== right.kind) return ranks[left.kind] - ranks[right.kind];
  if (left.kind === "text") return collator.compare(String(left.value), String(right.value));
  // Errors keep their order among each other, as in Excel.
  return left.kind === "error" ? 0 : Number(left.value) - Number(right.value);
}

function byValue(condition: SortCondition, collator: Intl.Collator): Compare {
  const prepare = condition.textAsNumber ? asSortedNumber : (content: CellContent) => content;
  return (left, right) => {
    const [one, other] = [prepare(left.content), prepare(right.content)];
    const empties = Number(one.kind === "empty") - Number(other.kind === "empty");
    if (empties !== 0) return empties;
    const order = compareValues(one, other, collator);
    return condition.ascending ? order : -order;
  };
}

function byColor(condition: SortCondition): Compare {
  const matches = ({ format }: MovedCell): number => {
    const color = condition.sortOn === "CellColor" ? (format.fill ?? "#FFFFFF") : (format.color ?? "#000000");
    return Number(color === condition.color);
  };
  return (left, right) => (condition.ascending ? matches(right) - matches(left) : matches(left) - matches(right));
}

function collatorOf(settings: SortSettings): Intl.Collator {
  const locale = settings.method === "StrokeCount" ? "zh-Hans-CN-u-co-stroke" : "zh-Hans-CN-u-co-pinyin";
  const sensitivity = settings.matchCase ? "variant" : "accent";
  return new Intl.Collator(locale, { sensitivity, caseFirst: "lower" });
}

/**
 * Sorts the rows (or columns) of an area, cells and formats; there is no header left in it. Gives those, counted from
 * the first, that hold another one now.
 */
export function sortCells(
  session: Session,
  sheet: string,
  area: Area,
  conditions: readonly SortCondition[],
  settings: SortSettings,
): readonly number[] {
  assertAllowed(session, sheet, "allowSort");
  assertEditable(session, sheet, area);
  if (session.engine.merges(sheet).some((merge) => intersect(merge, area) !== null))
    throw new HostError("MergedRangeConflict", "merged cells cannot be sorted");
  const collator = collatorOf(settings);
  const compares = conditions.map((condition) =>
    condition.sortOn === "Value" ? byValue(condition, collator) : byColor(condition),
  );
  const cells = takeCells(session, sheet, area);
  const columns = settings.orientation === "Columns";
  const lines = columns
    ? Array.from({ length: area.columns }, (_, column) => cells.flatMap((row) => row[column] ?? []))
    : cells;
  const sorted = [...lines].sort((left, right) => {
    for (const [index, condition] of conditions.entries()) {
      const [one, other] = [left[condition.key], right[condition.key]];
      const order = one === undefined || other === undefined ? 0 : (compares[index]?.(one, other) ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  });
  const placed = columns
    ? Array.from({ length: area.rows }, (_, row) => sorted.flatMap((line) => line[row] ?? []))
    : sorted;
  putCells(session, sheet, area, placed);
  return [...lines.keys()].filter((index) => lines[index] !== sorted[index]);
}
