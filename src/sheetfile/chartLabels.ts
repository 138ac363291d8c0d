import { writeFont } from "./chartFormat";
import type { ChartLabelsModel } from "./chartModel";
import {
  readLook,
  readOrientation,
  readTextFont,
  textProperties,
  writeLook,
  writeOrientation,
  type ChartContext,
} from "./chartText";
import { present, sortedJson } from "./styleSheet";
import { escapeText } from "./xml";
import type { XmlNode } from "./xmlTree";

export const LABELS_ORDER = [
  "idx",
  "delete",
  "layout",
  "tx",
  "dLbl",
  "numFmt",
  "spPr",
  "txPr",
  "dLblPos",
  "showLegendKey",
  "showVal",
  "showCatName",
  "showSerName",
  "showPercent",
  "showBubbleSize",
  "separator",
  "showLeaderLines",
  "leaderLines",
  "extLst",
];

const POSITIONS: Readonly<Record<string, string>> = {
  t: "Top",
  b: "Bottom",
  l: "Left",
  r: "Right",
  ctr: "Center",
  inEnd: "InsideEnd",
  inBase: "InsideBase",
  outEnd: "OutsideEnd",
  bestFit: "BestFit",
};
const SHOWN = [
  ["showLegendKey", "showLegendKey"],
  ["showVal", "showValue"],
  ["showCatName", "showCategoryName"],
  ["showSerName", "showSeriesName"],
  ["showPercent", "showPercentage"],
  ["showBubbleSize", "showBubbleSize"],
] as const;

/** Labels of a series, a group or a point; null where nothing is shown. */
export function readLabels(node: XmlNode | undefined, { palette }: ChartContext): ChartLabelsModel | null {
  if (!node || node.switched(false, "delete")) return null;
  const shown = Object.fromEntries(SHOWN.map(([local, name]) => [name, node.switched(false, local)]));
  const text = node.find("tx", "rich");
  const formula = node.find("tx", "strRef", "f")?.text;
  if (!Object.values(shown).includes(true) && !text && formula === undefined) return null;
  const format = node.find("numFmt");
  const linked = format?.attributes.get("sourceLinked");
  return {
    ...(shown as Pick<ChartLabelsModel, (typeof SHOWN)[number][1]>),
    ...present("position", POSITIONS[node.value("dLblPos") ?? ""]),
    ...present("separator", node.find("separator")?.text),
    ...present("numberFormat", format?.attributes.get("formatCode")),
    ...(linked === "1" ? { linkNumberFormat: true } : {}),
    ...present("font", readTextFont(node, palette)),
    ...present("textOrientation", readOrientation(node.find("txPr", "bodyPr"))),
    ...present(
      "text",
      text
        ?.all("p")
        .map((line) =>
          line
            .all("r")
            .map((run) => run.find("t")?.text ?? "")
            .join(""),
        )
        .join("\n"),
    ),
    ...present("formula", formula === undefined ? undefined : `=${formula}`),
    ...readLook(node, palette),
  };
}

/** Changes labels where they differ; null takes them away. */
export function writeLabels(
  holder: XmlNode,
  order: readonly string[],
  base: ChartLabelsModel | null,
  wanted: ChartLabelsModel | null,
): void {
  if (sortedJson(base) === sortedJson(wanted)) return;
  const present = holder.find("dLbls");
  if (!wanted && !(present?.all("dLbl").length ?? 0)) {
    holder.replace("dLbls", "", order);
    return;
  }
  writeLabel(present ?? holder.put("dLbls", order), base, wanted ?? HIDDEN);
}

const HIDDEN: ChartLabelsModel = {
  showLegendKey: false,
  showValue: false,
  showCategoryName: false,
  showSeriesName: false,
  showPercentage: false,
  showBubbleSize: false,
};

/** The settings of one `dLbls` or `dLbl`. */
export function writeLabel(node: XmlNode, base: ChartLabelsModel | null, wanted: ChartLabelsModel): void {
  const before = base ?? HIDDEN;
  node.setValue("delete", undefined, LABELS_ORDER);
  const differs = (...names: readonly (keyof ChartLabelsModel)[]): boolean =>
    names.some((name) => sortedJson(before[name] ?? null) !== sortedJson(wanted[name] ?? null));
  if (differs("numberFormat", "linkNumberFormat"))
    writeFormat(node, LABELS_ORDER, wanted.numberFormat, wanted.linkNumberFormat);
  writeLook(node, LABELS_ORDER, before, wanted);
  if (differs("font", "textOrientation")) {
    const { body, run } = textProperties(node, LABELS_ORDER);
    writeFont(run, wanted.font);
    writeOrientation(body, wanted.textOrientation);
  }
  if (differs("text", "formula")) node.replace("tx", wordsXml(node.prefix, wanted), LABELS_ORDER);
  const code = Object.entries(POSITIONS).find(([, name]) => name === wanted.position)?.[0];
  if (differs("position")) node.setValue("dLblPos", code, LABELS_ORDER);
  for (const [local, name] of SHOWN) {
    if (differs(name) || !node.find(local)) node.setValue(local, wanted[name] ? 1 : 0, LABELS_ORDER);
  }
  if (!differs("separator")) return;
  const text =
    wanted.separator === undefined
      ? ""
      : `<${node.prefix}separator>${escapeText(wanted.separator)}</${node.prefix}separator>`;
  node.replace("separator", text, LABELS_ORDER);
}

export function writeFormat(
  node: XmlNode,
  order: readonly string[],
  format: string | undefined,
  linked: boolean | undefined,
): void {
  if (format === undefined && !linked) {
    node.replace("numFmt", "", order);
    return;
  }
  const element = node.put("numFmt", order);
  element.set("formatCode", format ?? element.attributes.get("formatCode") ?? "General");
  element.set("sourceLinked", linked ? 1 : 0);
}

function wordsXml(p: string, { text, formula }: ChartLabelsModel): string {
  if (formula !== undefined)
    return `<${p}tx><${p}strRef><${p}f>${escapeText(formula.replace(/^=/, ""))}</${p}f></${p}strRef></${p}tx>`;
  if (text === undefined) return "";
  const lines = text
    .split("\n")
    .map((line) => `<a:p><a:r><a:rPr lang="zh-CN"/><a:t>${escapeText(line)}</a:t></a:r></a:p>`);
  return `<${p}tx><${p}rich><a:bodyPr/><a:lstStyle/>${lines.join("")}</${p}rich></${p}tx>`;
}
