import type { ValidationModel } from "./model";
import { present, sortedJson } from "./styleSheet";
import { child, childrenNamed, decodeSheetText, encodeSheetText, escapeText, flag, type XmlElement } from "./xml";
import { attributeText, type XmlEditor } from "./xmlEdit";
import { WORKSHEET_ORDER } from "./worksheetOrder";

const TYPES: readonly ValidationModel["type"][] = ["list", "decimal", "whole", "date", "time", "textLength", "custom"];

export function readValidations(root: XmlElement): ValidationModel[] {
  const list = child(root, "dataValidations");
  return list ? childrenNamed(list, "dataValidation").map(readValidation) : [];
}

function readValidation(element: XmlElement): ValidationModel {
  const text = (name: string): string => decodeSheetText(element.attributes.get(name) ?? "");
  const formula = (name: string): string | undefined => {
    const found = child(element, name);
    return found && decodeSheetText(found.text);
  };
  const type = TYPES.find((name) => name === element.attributes.get("type")) ?? "any";
  const prompt = { title: text("promptTitle"), message: text("prompt") };
  const style: "stop" | "warning" | "information" =
    (["warning", "information"] as const).find((name) => name === element.attributes.get("errorStyle")) ?? "stop";
  const error = {
    style,
    title: text("errorTitle"),
    message: text("error"),
  };
  const compared = type !== "any" && type !== "list" && type !== "custom";
  return {
    ranges: element.attributes.get("sqref") ?? "",
    type,
    ...present("operator", compared ? (element.attributes.get("operator") ?? "between") : undefined),
    ...present("formula1", formula("formula1")),
    ...present("formula2", formula("formula2")),
    allowBlank: flag(element, "allowBlank"),
    ...(flag(element, "showInputMessage") ? { prompt } : {}),
    ...(flag(element, "showErrorMessage") ? { error } : {}),
  };
}

/** Takes away the validations that are no longer wanted and appends new ones; all others stay as they stand. */
export function patchValidations(
  editor: XmlEditor,
  base: readonly ValidationModel[],
  wanted: readonly ValidationModel[],
): void {
  const left = wanted.map((validation) => sortedJson(validation));
  const list = child(editor.root, "dataValidations");
  const kept = (list ? childrenNamed(list, "dataValidation") : []).filter((_, index) => {
    const at = left.indexOf(sortedJson(base[index]));
    if (at >= 0) left[at] = "";
    return at >= 0;
  });
  const added = wanted
    .filter((_, index) => left[index] !== "")
    .map((validation) => validationXml(editor.prefix, validation));
  const entries = [...kept.map((element) => editor.source.slice(element.start, element.end)), ...added];
  const settings = new Map(list?.attributes ?? []).set("count", String(entries.length));
  const p = editor.prefix;
  const text = `<${p}dataValidations${attributeText(settings)}>${entries.join("")}</${p}dataValidations>`;
  editor.putChild("dataValidations", WORKSHEET_ORDER, entries.length === 0 ? "" : text);
}

function validationXml(prefix: string, validation: ValidationModel): string {
  const { prompt, error, operator } = validation;
  const attributes = attributeText({
    type: validation.type === "any" ? undefined : validation.type,
    errorStyle: error && error.style !== "stop" ? error.style : undefined,
    operator: operator === undefined || operator === "between" ? undefined : operator,
    allowBlank: validation.allowBlank ? 1 : undefined,
    showInputMessage: prompt ? 1 : undefined,
    showErrorMessage: error ? 1 : undefined,
    errorTitle: error && filled(error.title),
    error: error && filled(error.message),
    promptTitle: prompt && filled(prompt.title),
    prompt: prompt && filled(prompt.message),
    sqref: validation.ranges,
  });
  const formulas = (["formula1", "formula2"] as const)
    .map((name) =>
      validation[name] === undefined ? "" : `<${prefix}${name}>${escapeText(validation[name])}</${prefix}${name}>`,
    )
    .join("");
  return `<${prefix}dataValidation${attributes}>${formulas}</${prefix}dataValidation>`;
}

/** Attributes are escaped later; only characters XML cannot hold are encoded here. */
function filled(text: string): string | undefined {
  return text === ""
    ? undefined
    : encodeSheetText(text).replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
