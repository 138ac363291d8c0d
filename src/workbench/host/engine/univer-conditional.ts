import type { Nullable } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import type { IConditionFormattingRule, IHighlightCell, IValueConfig } from "@univerjs/sheets-conditional-formatting";
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  CFValueType,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  MoveConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import type { DifferentialFormat, ThresholdModel } from "../../../sheetfile";
import { defined } from "../defined";
import type { Drawing } from "./conditional-drawing";
import { drawingOf } from "./conditional-drawing";
import { movedComparison, withoutEquals } from "./conditional-formulas";
import type { ComparisonOperator, ConditionalCondition, ConditionalRule } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toArea, toRange } from "./univer-access";
import { hexColor } from "./univer-style";

/** What a rule of ours is, carried inside the engine's rule: copies, undo and snapshots keep it. */
interface Original {
  readonly when: ConditionalCondition;
  readonly format: DifferentialFormat;
  /** Formulas as they were handed to the engine, which moves its references. */
  readonly formulas: readonly string[];
}

type Carrier = Drawing & { readonly original?: Original };

function thresholdsOf(drawing: Drawing): readonly IValueConfig[] {
  if (drawing.type === CFRuleType.dataBar) return [drawing.config.min, drawing.config.max];
  if (drawing.type === CFRuleType.highlightCell) return [];
  return drawing.config.map(({ value }) => value);
}

/** All formulas of the engine's rule, in a fixed order. */
function formulasOf(drawing: Drawing): string[] {
  if (drawing.type === CFRuleType.highlightCell)
    return drawing.subType === CFSubRuleType.formula ? [drawing.value] : [];
  return thresholdsOf(drawing).flatMap(({ type, value }) => (type === CFValueType.formula ? [String(value)] : []));
}

/** A bound with the references of its formula as the engine has them now. */
function moved<T extends ThresholdModel>(model: T, drawn: IValueConfig | undefined): T {
  const own = model.type === "Formula" || model.type === "Number";
  if (!own || drawn?.type !== CFValueType.formula) return model;
  return { ...model, formula: withoutEquals(String(drawn.value)) };
}

function movedCondition({ when, formulas }: Original, drawing: Drawing): ConditionalCondition {
  const now = formulasOf(drawing);
  const first = now[0];
  if (first === undefined || now.every((formula, index) => formula === formulas[index])) return when;
  const drawn = thresholdsOf(drawing);
  switch (when.kind) {
    case "custom":
      return { ...when, formula: first };
    case "cellValue":
      return movedComparison(when, first);
    case "dataBar":
      return { ...when, lower: moved(when.lower, drawn[0]), upper: moved(when.upper, drawn[1]) };
    case "colorScale":
      return { ...when, points: when.points.map((point, index) => moved(point, drawn[index])) };
    case "iconSet":
      return {
        ...when,
        criteria: when.criteria.map((criterion, index) => moved(criterion, drawn[when.criteria.length - 1 - index])),
      };
    case "containsText":
    case "topBottom":
    case "preset":
      return when;
  }
}

/** Conditional formats. Their order in the engine is that of importance. */
export class UniverConditionalFormats {
  private readonly model: ConditionalFormattingRuleModel;

  constructor(private readonly access: UniverAccess) {
    this.model = access.injector.get(ConditionalFormattingRuleModel);
  }

  private rules(sheet: string): readonly IConditionFormattingRule[] {
    return this.model.getSubunitRules(this.access.unitId, sheet) ?? [];
  }

  conditionalRules(sheet: string): ConditionalRule[] {
    return this.rules(sheet).flatMap((rule) => this.read(sheet, rule) ?? []);
  }

  private read(sheet: string, { cfId, ranges, rule, stopIfTrue }: IConditionFormattingRule): ConditionalRule | null {
    const worksheet = this.access.sheet(sheet);
    const areas = ranges.map((range) => toArea(range, worksheet.getRowCount(), worksheet.getColumnCount()));
    const { original } = rule as Carrier;
    if (original !== undefined)
      return { id: cfId, areas, stopIfTrue, when: movedCondition(original, rule), format: original.format };
    if (rule.type !== CFRuleType.highlightCell) return null;
    const form = rule as unknown as HighlightRule;
    const when = readCondition(form);
    return when === null ? null : { id: cfId, areas, stopIfTrue, when, format: readAppearance(form.style) };
  }

  private toEngine(rule: ConditionalRule): IConditionFormattingRule {
    const drawing = drawingOf(rule);
    const original: Original = { when: rule.when, format: rule.format, formulas: formulasOf(drawing) };
    const carrier: Carrier = { ...drawing, original };
    return { cfId: rule.id, ranges: rule.areas.map(toRange), stopIfTrue: rule.stopIfTrue, rule: carrier };
  }

  addConditionalRule(sheet: string, rule: ConditionalRule): void {
    this.access.run(AddConditionalRuleMutation, { ...this.access.at(sheet), rule: this.toEngine(rule) });
  }

  updateConditionalRule(sheet: string, rule: ConditionalRule): void {
    this.access.run(SetConditionalRuleMutation, { ...this.access.at(sheet), cfId: rule.id, rule: this.toEngine(rule) });
  }

  deleteConditionalRule(sheet: string, id: string): void {
    this.access.run(DeleteConditionalRuleMutation, { ...this.access.at(sheet), cfId: id });
  }

  /** All rules of a sheet anew, the most important first. */
  replaceConditionalRules(sheet: string, rules: readonly ConditionalRule[]): void {
    const present = this.conditionalRules(sheet);
    if (present.length === rules.length && present.every(({ id }, index) => id === rules[index]?.id)) {
      for (const [index, rule] of rules.entries())
        if (JSON.stringify(rule) !== JSON.stringify(present[index])) this.updateConditionalRule(sheet, rule);
      return;
    }
    for (const { cfId } of [...this.rules(sheet)]) this.deleteConditionalRule(sheet, cfId);
    // The engine puts every new rule in front.
    for (const rule of [...rules].reverse()) this.addConditionalRule(sheet, rule);
  }

  moveConditionalRule(sheet: string, id: string, index: number): void {
    const others = this.rules(sheet).filter((rule) => rule.cfId !== id);
    const before = others[index];
    const last = others.at(-1);
    const anchor = before === undefined ? last : before;
    if (anchor === undefined) return;
    const end = { id: anchor.cfId, type: before === undefined ? "after" : "before" };
    this.access.run(MoveConditionalRuleMutation, { ...this.access.at(sheet), start: { id, type: "self" }, end });
  }
}

type HighlightRule = Omit<IHighlightCell, "type"> & {
  readonly operator?: ComparisonOperator;
  readonly value?: unknown;
};

function readAppearance({ bg, cl, bl, it, ul, st }: IHighlightCell["style"]): DifferentialFormat {
  const on = (flag: Nullable<BooleanNumber>): boolean | undefined =>
    flag === null || flag === undefined ? undefined : flag === BooleanNumber.TRUE;
  const underline = on(ul?.s);
  return defined({
    fill: hexColor(bg?.rgb),
    color: hexColor(cl?.rgb),
    bold: on(bl),
    italic: on(it),
    underline: underline === undefined ? undefined : underline ? ("single" as const) : ("none" as const),
    strike: on(st?.s),
  });
}

/** The condition of a rule somebody made in the grid; null for kinds that are not read there. */
function readCondition(form: HighlightRule): ConditionalCondition | null {
  if (form.subType === CFSubRuleType.formula) return { kind: "custom", formula: String(form.value) };
  if (form.subType !== CFSubRuleType.number) return null;
  const [first, second] = Array.isArray(form.value) ? (form.value as number[]) : [form.value as number];
  const formula2 = second === undefined ? {} : { formula2: `=${second}` };
  return { kind: "cellValue", operator: form.operator ?? "equal", formula1: `=${first ?? 0}`, ...formula2 };
}
