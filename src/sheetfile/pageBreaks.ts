import { sortedJson } from "./styleSheet";
import { WORKSHEET_ORDER } from "./worksheetOrder";
import { child, childrenNamed, numberAttribute, type XmlElement } from "./xml";
import type { XmlEditor } from "./xmlEdit";

type BreakList = "rowBreaks" | "colBreaks";
/** The last column of a row, and the last row of a column. */
const REACH: Readonly<Record<BreakList, number>> = { rowBreaks: 16_383, colBreaks: 1_048_575 };

/** A break stands under its row, counted from 1: above the row of that number counted from 0. */
export function readBreaks(root: XmlElement, list: BreakList): number[] {
  const element = child(root, list);
  return (element ? childrenNamed(element, "brk") : [])
    .map((one) => numberAttribute(one, "id") ?? 0)
    .filter((place) => place > 0)
    .sort((a, b) => a - b);
}

/** Breaks that stay keep their element. */
export function patchBreaks(
  editor: XmlEditor,
  list: BreakList,
  base: readonly number[],
  wanted: readonly number[],
): void {
  const places = [...new Set(wanted)].sort((a, b) => a - b);
  if (sortedJson(base) === sortedJson(places)) return;
  const p = editor.prefix;
  const present = child(editor.root, list);
  const elements = present ? childrenNamed(present, "brk") : [];
  const entries = places.map((place) => {
    const same = elements.find((one) => numberAttribute(one, "id") === place);
    return same ? editor.source.slice(same.start, same.end) : `<${p}brk id="${place}" max="${REACH[list]}" man="1"/>`;
  });
  const manual = entries.filter((entry) => /\sman="(1|true)"/.test(entry)).length;
  const text = `<${p}${list} count="${entries.length}" manualBreakCount="${manual}">${entries.join("")}</${p}${list}>`;
  editor.putChild(list, WORKSHEET_ORDER, entries.length === 0 ? "" : text);
}
