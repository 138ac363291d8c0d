import type { ConditionalFormatModel } from "./model";
import type { StyleEditor } from "./styleEditor";
import { present, sortedJson, type StyleSheet } from "./styleSheet";
import {
  childrenNamed,
  decodeSheetText,
  escapeAttribute,
  escapeText,
  flag,
  numberAttribute,
  type XmlElement,
} from "./xml";
import { attributeText, changedTag, type XmlEditor } from "./xmlEdit";
import { WORKSHEET_ORDER } from "./worksheetOrder";

export function readConditionalFormats(source: string, root: XmlElement, styles: StyleSheet): ConditionalFormatModel[] {
  return childrenNamed(root, "conditionalFormatting").flatMap((block) =>
    childrenNamed(block, "cfRule").map((rule) => readRule(source, block, rule, styles)),
  );
}

function readRule(source: string, block: XmlElement, rule: XmlElement, styles: StyleSheet): ConditionalFormatModel {
  const format = numberAttribute(rule, "dxfId");
  return {
    ranges: block.attributes.get("sqref") ?? "",
    rule: ruleOf(source, rule),
    ...present("format", format === undefined ? undefined : styles.differential(format)),
    priority: numberAttribute(rule, "priority") ?? 1,
    ...(flag(rule, "stopIfTrue") ? { stopIfTrue: true } : {}),
  };
}

function ruleOf(source: string, rule: XmlElement): ConditionalFormatModel["rule"] {
  const type = rule.attributes.get("type") ?? "";
  const formulas = childrenNamed(rule, "formula").map((formula) => decodeSheetText(formula.text));
  const [first] = formulas;
  if (type === "expression" && first !== undefined) return { kind: "formula", formula: first };
  const operator = rule.attributes.get("operator");
  if (type === "cellIs" && operator !== undefined && first !== undefined) {
    return { kind: "cellValue", operator, operands: formulas };
  }
  return { kind: "carried", type, xml: source.slice(rule.start, rule.end) };
}

/** Takes away the rules that are no longer wanted and appends new ones; all others stay as they stand. */
export function patchConditionalFormats(
  editor: XmlEditor,
  base: readonly ConditionalFormatModel[],
  wanted: readonly ConditionalFormatModel[],
  styles: StyleEditor,
): void {
  const left = wanted.map((format) => sortedJson(format));
  let index = 0;
  for (const block of childrenNamed(editor.root, "conditionalFormatting")) {
    const rules = childrenNamed(block, "cfRule");
    const doomed = rules.filter(() => {
      const at = left.indexOf(sortedJson(base[index++]));
      if (at >= 0) left[at] = "";
      return at < 0;
    });
    if (doomed.length === rules.length && doomed.length > 0) editor.replace(block.start, block.end, "");
    else for (const rule of doomed) editor.replace(rule.start, rule.end, "");
  }
  const added = wanted.filter((_, position) => left[position] !== "");
  if (added.length === 0) return;
  editor.insertChild(
    "conditionalFormatting",
    WORKSHEET_ORDER,
    added.map((format) => blockXml(editor.prefix, format, styles)).join(""),
  );
}

function blockXml(prefix: string, format: ConditionalFormatModel, styles: StyleEditor): string {
  return `<${prefix}conditionalFormatting sqref="${escapeAttribute(format.ranges)}">${ruleXml(prefix, format, styles)}</${prefix}conditionalFormatting>`;
}

function ruleXml(prefix: string, format: ConditionalFormatModel, styles: StyleEditor): string {
  const { rule } = format;
  const dxfId = format.format && styles.differential(format.format);
  if (rule.kind === "carried") {
    const end = rule.xml.indexOf(">") + 1;
    const tag = changedTag(rule.xml.slice(0, end), {
      dxfId: dxfId === undefined ? undefined : String(dxfId),
      priority: String(format.priority),
    });
    return tag + rule.xml.slice(end);
  }
  const attributes = attributeText({
    type: rule.kind === "formula" ? "expression" : "cellIs",
    dxfId,
    priority: format.priority,
    stopIfTrue: format.stopIfTrue ? 1 : undefined,
    operator: rule.kind === "cellValue" ? rule.operator : undefined,
  });
  const formulas = rule.kind === "formula" ? [rule.formula] : rule.operands;
  const inner = formulas.map((formula) => `<${prefix}formula>${escapeText(formula)}</${prefix}formula>`).join("");
  return `<${prefix}cfRule${attributes}>${inner}</${prefix}cfRule>`;
}
