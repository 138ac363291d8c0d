import type { CalculationModel, WorkbookProtectionModel } from "./documentModel";
import type { WorkbookModel } from "./model";
import { sortedJson } from "./styleSheet";
import { child, flag, numberAttribute, type XmlElement } from "./xml";
import { changedTag, type XmlEditor } from "./xmlEdit";

export function readWorkbookProtection(root: XmlElement): WorkbookProtectionModel | null {
  const element = child(root, "workbookProtection");
  if (!element || !flag(element, "lockStructure")) return null;
  return { password: PASSWORD.some((name) => (element.attributes.get(name) ?? "") !== "") };
}

const PASSWORD = ["workbookPassword", "workbookHashValue"];

const MODES: Readonly<Record<string, CalculationModel["mode"]>> = {
  manual: "manual",
  autoNoTable: "automaticExceptTables",
};
const MODE_NAMES: Readonly<Record<CalculationModel["mode"], string | undefined>> = {
  automatic: undefined,
  automaticExceptTables: "autoNoTable",
  manual: "manual",
};

export function readCalculation(root: XmlElement): CalculationModel {
  const element = child(root, "calcPr");
  return {
    mode: MODES[element?.attributes.get("calcMode") ?? ""] ?? "automatic",
    iterative: {
      enabled: element !== undefined && flag(element, "iterate"),
      maximumIterations: (element && numberAttribute(element, "iterateCount")) ?? 100,
      maximumChange: (element && numberAttribute(element, "iterateDelta")) ?? 0.001,
    },
  };
}

/** @throws Error when asked to put a password on a workbook: protection here is never called security */
export function patchWorkbookProtection(
  editor: XmlEditor,
  order: readonly string[],
  base: WorkbookModel,
  wanted: WorkbookModel,
): void {
  if (sortedJson(base.protection) === sortedJson(wanted.protection)) return;
  if (wanted.protection?.password) throw new Error("the protection of the workbook has a password and stays as it is");
  const text = wanted.protection ? `<${editor.prefix}workbookProtection lockStructure="1"/>` : "";
  editor.putChild("workbookProtection", order, text);
}

/** @param recalculate whether the program that opens the file should calculate it */
export function patchCalculation(
  editor: XmlEditor,
  order: readonly string[],
  base: CalculationModel,
  wanted: CalculationModel,
  recalculate: boolean,
): void {
  const { iterative } = wanted;
  const old = base.iterative;
  const changes: Record<string, string | undefined> = {
    ...(base.mode === wanted.mode ? {} : { calcMode: MODE_NAMES[wanted.mode] }),
    ...(old.enabled === iterative.enabled ? {} : { iterate: iterative.enabled ? "1" : undefined }),
    ...(old.maximumIterations === iterative.maximumIterations
      ? {}
      : { iterateCount: String(iterative.maximumIterations) }),
    ...(old.maximumChange === iterative.maximumChange ? {} : { iterateDelta: String(iterative.maximumChange) }),
    ...(recalculate ? { fullCalcOnLoad: "1" } : {}),
  };
  if (Object.keys(changes).length === 0) return;
  const present = child(editor.root, "calcPr");
  const tag = present ? editor.source.slice(present.start, present.openEnd) : `<${editor.prefix}calcPr/>`;
  editor.putChild("calcPr", order, changedTag(tag.replace(/\s*\/?>$/, "/>"), changes));
}
