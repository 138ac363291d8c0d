import type { SortField } from "../../../sheetfile";
import type { FilterCell } from "./filtering";

export interface OrderOptions {
  readonly matchCase: boolean;
  readonly method: "PinYin" | "StrokeCount";
}

/** Excel's order of kinds: numbers, texts, truth values, errors; empty cells come last either way. */
const kindOrder = { number: 0, text: 1, boolean: 2, error: 3, empty: 4 } as const;

function kindOf(cell: FilterCell): keyof typeof kindOrder {
  return cell.value === null || cell.value === "" ? "empty" : cell.kind;
}

function collator({ matchCase, method }: OrderOptions): Intl.Collator {
  const language = method === "StrokeCount" ? "zh-CN-u-co-stroke" : "zh-CN-u-co-pinyin";
  return new Intl.Collator(language, { sensitivity: matchCase ? "variant" : "accent", caseFirst: "lower" });
}

function compareValues(left: FilterCell, right: FilterCell, ascending: boolean, texts: Intl.Collator): number {
  const [one, other] = [kindOf(left), kindOf(right)];
  if (one === "empty" || other === "empty") return kindOrder[one] - kindOrder[other];
  const sign = ascending ? 1 : -1;
  if (one !== other) return sign * (kindOrder[one] - kindOrder[other]);
  if (one === "error") return 0;
  if (one === "text") return sign * texts.compare(String(left.value), String(right.value));
  return sign * (Number(left.value) - Number(right.value));
}

/** Colours and icons: what bears the wanted one goes first when ascending, last when not. */
function compareMarks(left: FilterCell, right: FilterCell, field: SortField): number {
  const bears = (cell: FilterCell): boolean => {
    if (field.on === "icon") return cell.icon?.set === field.icon?.set && cell.icon?.index === field.icon?.index;
    const color = field.on === "cellColor" ? cell.fill : (cell.color ?? "#000000");
    return color?.toUpperCase() === field.color?.toUpperCase();
  };
  return (field.ascending ? 1 : -1) * (Number(bears(right)) - Number(bears(left)));
}

/** Indexes of the lines in their new order; lines that are equal keep theirs. */
export function sortedOrder(
  lines: readonly (readonly FilterCell[])[],
  fields: readonly SortField[],
  options: OrderOptions,
): number[] {
  const texts = collator(options);
  const nothing: FilterCell = { value: null, kind: "empty", text: "" };
  const compare = (left: number, right: number): number => {
    for (const field of fields) {
      const one = lines[left]?.[field.key] ?? nothing;
      const other = lines[right]?.[field.key] ?? nothing;
      const order =
        field.on === "value" ? compareValues(one, other, field.ascending, texts) : compareMarks(one, other, field);
      if (order !== 0) return order;
    }
    return left - right;
  };
  return lines.map((_line, index) => index).sort(compare);
}
