import { ruleXml, extensionXml, needsExtension } from "./conditionalRuleXml";
import { readRule } from "./conditionalRules";
import { guidOf } from "./identifiers";
import type { ConditionalFormatModel } from "./model";
import type { StyleEditor } from "./styleEditor";
import { present, sortedJson, type StyleSheet } from "./styleSheet";
import { child, childrenNamed, escapeAttribute, flag, numberAttribute, type XmlElement } from "./xml";
import { attributeText, changedTag, type XmlEditor } from "./xmlEdit";
import { WORKSHEET_ORDER } from "./worksheetOrder";

/** A rule with where it stands: on the sheet, with its other half in the extension, or there alone. */
interface FoundRule {
  readonly model: ConditionalFormatModel;
  /** The element around the rule, which lists its ranges. */
  readonly block: XmlElement;
  readonly rule: XmlElement;
  readonly extension?: { readonly block: XmlElement; readonly rule: XmlElement };
}

const EXTENSION_URI = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";
const LINK_URI = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";
const NAMESPACE = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";

function extensionOf(root: XmlElement): { ext: XmlElement; list: XmlElement } | undefined {
  const ext = childrenNamed(child(root, "extLst") ?? root, "ext").find(
    (one) => one.attributes.get("uri")?.toUpperCase() === EXTENSION_URI.toUpperCase(),
  );
  const list = ext && child(ext, "conditionalFormattings");
  return ext && list ? { ext, list } : undefined;
}

/** The identifier a rule of the sheet shares with its other half. */
function linkOf(rule: XmlElement): string | undefined {
  const ext = childrenNamed(child(rule, "extLst") ?? rule, "ext").find((one) => child(one, "id"));
  return ext && child(ext, "id")?.text;
}

function foundRules(source: string, root: XmlElement, styles: StyleSheet): FoundRule[] {
  const extended = (extensionOf(root)?.list.children ?? []).flatMap((block) =>
    childrenNamed(block, "cfRule").map((rule) => ({ block, rule })),
  );
  const plain = childrenNamed(root, "conditionalFormatting").flatMap((block) =>
    childrenNamed(block, "cfRule").map((rule): FoundRule => {
      const link = linkOf(rule);
      const extension = extended.find((one) => link !== undefined && one.rule.attributes.get("id") === link);
      const ranges = block.attributes.get("sqref") ?? "";
      return {
        block,
        rule,
        model: modelOf(source, ranges, rule, extension?.rule, styles),
        ...present("extension", extension),
      };
    }),
  );
  const halves = new Set(plain.flatMap((one) => one.extension?.rule ?? []));
  const alone = extended.flatMap(({ block, rule }): FoundRule[] => {
    if (halves.has(rule) || rule.attributes.get("type") !== "iconSet") return [];
    const ranges = child(block, "sqref")?.text ?? "";
    return [{ block, rule, model: modelOf(source, ranges, rule, undefined, styles) }];
  });
  return [...plain, ...alone];
}

function modelOf(
  source: string,
  ranges: string,
  rule: XmlElement,
  extension: XmlElement | undefined,
  styles: StyleSheet,
): ConditionalFormatModel {
  const format = numberAttribute(rule, "dxfId");
  return {
    ranges,
    rule: readRule(source, rule, extension, styles.palette),
    ...present("format", format === undefined ? undefined : styles.differential(format)),
    priority: numberAttribute(rule, "priority") ?? 1,
    ...(flag(rule, "stopIfTrue") ? { stopIfTrue: true } : {}),
  };
}

export function readConditionalFormats(source: string, root: XmlElement, styles: StyleSheet): ConditionalFormatModel[] {
  return foundRules(source, root, styles).map(({ model }) => model);
}

/**
 * Takes away the rules that are no longer wanted and appends new ones; all others stay as they stand.
 * @returns what `patchConditionalExtension` must add at the end of the sheet, and the halves it must take away
 */
export function patchConditionalFormats(
  editor: XmlEditor,
  base: readonly ConditionalFormatModel[],
  wanted: readonly ConditionalFormatModel[],
  styles: StyleEditor,
): ExtensionChanges {
  const none = { added: "", doomed: [] };
  if (sortedJson(base) === sortedJson(wanted)) return none;
  const left = wanted.map((format) => sortedJson(format));
  const found = foundRules(editor.source, editor.root, styles.sheet);
  const doomed = found.filter(({ model }) => {
    const at = left.indexOf(sortedJson(model));
    if (at >= 0) left[at] = "";
    return at < 0;
  });
  const gone = new Set(doomed.map(({ rule }) => rule));
  for (const block of childrenNamed(editor.root, "conditionalFormatting")) {
    const rules = childrenNamed(block, "cfRule");
    if (rules.length > 0 && rules.every((rule) => gone.has(rule))) editor.replace(block.start, block.end, "");
    else for (const rule of rules) if (gone.has(rule)) editor.replace(rule.start, rule.end, "");
  }
  const sheetBlocks = new Set(childrenNamed(editor.root, "conditionalFormatting"));
  const halves = doomed.flatMap((one) => one.extension ?? (sheetBlocks.has(one.block) ? [] : [one]));
  const added = wanted.filter((_, position) => left[position] !== "");
  const texts = added.map((format, index) => formatXml(editor.prefix, format, styles, index));
  const plain = texts.map(({ text }) => text).join("");
  if (plain !== "") editor.insertChild("conditionalFormatting", WORKSHEET_ORDER, plain);
  return { added: texts.map(({ extension }) => extension).join(""), doomed: halves };
}

export interface ExtensionChanges {
  readonly added: string;
  readonly doomed: readonly { readonly block: XmlElement; readonly rule: XmlElement }[];
}

/** Changes the list of extended rules; call last, as it stands at the end of the sheet. */
export function patchConditionalExtension(editor: XmlEditor, { added, doomed }: ExtensionChanges): void {
  if (added === "" && doomed.length === 0) return;
  const present = extensionOf(editor.root);
  if (!present) {
    const ext = `<${editor.prefix}ext xmlns:x14="${NAMESPACE}" uri="${EXTENSION_URI}"><x14:conditionalFormattings>${added}</x14:conditionalFormattings></${editor.prefix}ext>`;
    const list = child(editor.root, "extLst");
    if (list) editor.append(list, ext);
    else editor.putChild("extLst", WORKSHEET_ORDER, `<${editor.prefix}extLst>${ext}</${editor.prefix}extLst>`);
    return;
  }
  const { ext, list } = present;
  const gone = new Set(doomed.map(({ rule }) => rule));
  const emptied = list.children.filter((block) => childrenNamed(block, "cfRule").every((rule) => gone.has(rule)));
  if (added === "" && emptied.length === list.children.length) {
    const all = child(editor.root, "extLst");
    const alone = all?.children.length === 1 ? all : ext;
    editor.replace(alone.start, alone.end, "");
    return;
  }
  for (const block of emptied) editor.replace(block.start, block.end, "");
  for (const { block, rule } of doomed) if (!emptied.includes(block)) editor.replace(rule.start, rule.end, "");
  const declared = list.name.startsWith("x14:")
    ? added
    : added.replace(/<x14:conditionalFormatting /g, `$&xmlns:x14="${NAMESPACE}" `);
  if (added !== "") editor.append(list, declared);
}

function formatXml(
  p: string,
  format: ConditionalFormatModel,
  styles: StyleEditor,
  index: number,
): { text: string; extension: string } {
  const { rule, ranges, priority } = format;
  const block = (inner: string): string =>
    `<${p}conditionalFormatting sqref="${escapeAttribute(ranges)}">${inner}</${p}conditionalFormatting>`;
  const dxfId = format.format && styles.differential(format.format);
  if (rule.kind === "carried") {
    const end = rule.xml.indexOf(">") + 1;
    const tag = changedTag(rule.xml.slice(0, end), {
      dxfId: dxfId === undefined ? undefined : String(dxfId),
      priority: String(priority),
    });
    return { text: block(tag + rule.xml.slice(end)), extension: "" };
  }
  const id = guidOf(`rule ${index} ${sortedJson(format)}`);
  if (rule.kind === "iconSet" && needsExtension(rule))
    return { text: "", extension: extensionXml(rule, id, priority, ranges) };
  const { attributes, inner } = ruleXml(p, rule, ranges);
  const { type, ...others } = attributes;
  const stopIfTrue = format.stopIfTrue ? 1 : undefined;
  const tag = `<${p}cfRule${attributeText({ type, dxfId, priority, stopIfTrue, ...others })}>`;
  const link = `<${p}extLst><${p}ext xmlns:x14="${NAMESPACE}" uri="${LINK_URI}"><x14:id>${id}</x14:id></${p}ext></${p}extLst>`;
  const text = block(`${tag}${inner}${rule.kind === "dataBar" ? link : ""}</${p}cfRule>`);
  return { text, extension: rule.kind === "dataBar" ? extensionXml(rule, id, priority, ranges) : "" };
}
