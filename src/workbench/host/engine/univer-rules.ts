import type { IDataValidationRule, ISheetDataValidationRule, Nullable } from "@univerjs/core";
import {
  BooleanNumber,
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
} from "@univerjs/core";
import { AddDataValidationMutation, RemoveDataValidationMutation } from "@univerjs/data-validation";
import type { IConditionFormattingRule, IHighlightCell } from "@univerjs/sheets-conditional-formatting";
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Area } from "../address";
import { columnLetters, intersect, subtract } from "../address";
import { defined } from "../defined";
import type { ComparisonOperator, ConditionalRule, ValidationRule } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toArea, toRange } from "./univer-access";
import { hexColor, writeStyle } from "./univer-style";

const signs: Record<Exclude<ComparisonOperator, "between" | "notBetween">, string> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
};

function withoutEquals(formula: string): string {
  return formula.startsWith("=") ? formula.slice(1) : formula;
}

function literalNumber(formula: string | undefined): number | null {
  if (formula === undefined) return null;
  const text = withoutEquals(formula).trim();
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** A comparison the engine cannot hold as such, as a formula relative to the top left cell. */
function comparisonFormula(when: Extract<ConditionalRule["when"], { kind: "cellValue" }>, area: Area): string {
  const cell = `${columnLetters(area.column)}${area.row + 1}`;
  const first = `(${withoutEquals(when.formula1)})`;
  if (when.operator === "between" || when.operator === "notBetween") {
    const second = `(${withoutEquals(when.formula2 ?? when.formula1)})`;
    const inside = `AND(${cell}>=${first},${cell}<=${second})`;
    return when.operator === "between" ? `=${inside}` : `=NOT(${inside})`;
  }
  return `=${cell}${signs[when.operator]}${first}`;
}

function engineRule(rule: ConditionalRule): IHighlightCell & { operator?: unknown; value?: unknown } {
  const { fill, color, bold, italic, underline, strikethrough } = rule.format;
  const style = writeStyle({
    ...(fill !== undefined && { fill }),
    ...(color !== undefined && { color }),
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(underline !== undefined && { underline }),
    ...(strikethrough !== undefined && { strikethrough }),
  });
  const base = { type: CFRuleType.highlightCell as const, style };
  if (rule.when.kind === "custom") return { ...base, subType: CFSubRuleType.formula, value: rule.when.formula };
  const first = literalNumber(rule.when.formula1);
  const twoSided = rule.when.operator === "between" || rule.when.operator === "notBetween";
  const second = twoSided ? literalNumber(rule.when.formula2) : 0;
  if (first !== null && second !== null) {
    const value = twoSided ? [first, second] : first;
    return { ...base, subType: CFSubRuleType.number, operator: rule.when.operator, value };
  }
  const area = rule.areas[0] ?? { row: 0, column: 0, rows: 1, columns: 1 };
  return { ...base, subType: CFSubRuleType.formula, value: comparisonFormula(rule.when, area) };
}

/** Conditional formats and validation. The engine keeps areas and formulas in step with inserted rows and columns. */
export class UniverRules {
  private readonly conditional: ConditionalFormattingRuleModel;
  private readonly validation: SheetDataValidationModel;
  /** What the engine cannot hold of a rule: the comparison before it became a formula, and its number format. */
  private readonly originals = new Map<string, { readonly rule: ConditionalRule; readonly engineValue: string }>();

  constructor(private readonly access: UniverAccess) {
    this.conditional = access.injector.get(ConditionalFormattingRuleModel);
    this.validation = access.injector.get(SheetDataValidationModel);
  }

  private areas(sheet: string, ranges: ISheetDataValidationRule["ranges"]): Area[] {
    const worksheet = this.access.sheet(sheet);
    return ranges.map((range) => toArea(range, worksheet.getRowCount(), worksheet.getColumnCount()));
  }

  conditionalRules(sheet: string): ConditionalRule[] {
    const found: ConditionalRule[] = [];
    for (const rule of this.conditional.getSubunitRules(this.access.unitId, sheet) ?? []) {
      const read = this.readConditional(sheet, rule);
      if (read !== null) found.push(read);
    }
    return found;
  }

  private readConditional(sheet: string, rule: IConditionFormattingRule): ConditionalRule | null {
    if (rule.rule.type !== CFRuleType.highlightCell) return null;
    const form = rule.rule as HighlightRule;
    const original = this.originals.get(rule.cfId);
    const when =
      original?.engineValue === String(form.value) && form.subType === CFSubRuleType.formula
        ? original.rule.when
        : readCondition(form);
    if (when === null) return null;
    const format = { ...readAppearance(form.style), ...defined({ numberFormat: original?.rule.format.numberFormat }) };
    return { id: rule.cfId, areas: this.areas(sheet, rule.ranges), when, format, stopIfTrue: rule.stopIfTrue };
  }

  private toEngine(rule: ConditionalRule): IConditionFormattingRule {
    const form = engineRule(rule);
    this.originals.set(rule.id, { rule, engineValue: String(form.value) });
    const ranges = rule.areas.map(toRange);
    return { cfId: rule.id, ranges, stopIfTrue: rule.stopIfTrue, rule: form as IConditionFormattingRule["rule"] };
  }

  addConditionalRule(sheet: string, rule: ConditionalRule): void {
    this.access.run(AddConditionalRuleMutation, { ...this.access.at(sheet), rule: this.toEngine(rule) });
  }

  updateConditionalRule(sheet: string, rule: ConditionalRule): void {
    this.access.run(SetConditionalRuleMutation, { ...this.access.at(sheet), cfId: rule.id, rule: this.toEngine(rule) });
  }

  deleteConditionalRule(sheet: string, id: string): void {
    this.originals.delete(id);
    this.access.run(DeleteConditionalRuleMutation, { ...this.access.at(sheet), cfId: id });
  }

  validations(sheet: string): ValidationRule[] {
    return this.validation
      .getRules(this.access.unitId, sheet)
      .map((rule) => readValidation(rule, this.areas(sheet, rule.ranges)));
  }

  setValidation(sheet: string, areas: readonly Area[], rule: ValidationRule | null): void {
    const target = this.access.at(sheet);
    for (const present of this.validations(sheet)) {
      if (!present.areas.some((area) => areas.some((other) => intersect(area, other) !== null))) continue;
      const left = areas.reduce<readonly Area[]>(
        (pieces, hole) => pieces.flatMap((piece) => subtract(piece, hole)),
        present.areas,
      );
      this.access.run(RemoveDataValidationMutation, { ...target, ruleId: present.id });
      if (left.length > 0)
        this.access.run(AddDataValidationMutation, { ...target, rule: writeValidation({ ...present, areas: left }) });
    }
    if (rule !== null) this.access.run(AddDataValidationMutation, { ...target, rule: writeValidation(rule) });
  }
}

type HighlightRule = Omit<IHighlightCell, "type"> & {
  readonly operator?: ComparisonOperator;
  readonly value?: unknown;
};

function readAppearance({ bg, cl, bl, it, ul, st }: IHighlightCell["style"]): ConditionalRule["format"] {
  const on = (flag: Nullable<BooleanNumber>): boolean | undefined =>
    flag === null || flag === undefined ? undefined : flag === BooleanNumber.TRUE;
  return defined({
    fill: hexColor(bg?.rgb),
    color: hexColor(cl?.rgb),
    bold: on(bl),
    italic: on(it),
    underline: on(ul?.s),
    strikethrough: on(st?.s),
  });
}

/** The condition of a highlighting rule; null for kinds this host does not show. */
function readCondition(form: HighlightRule): ConditionalRule["when"] | null {
  if (form.subType === CFSubRuleType.formula) return { kind: "custom", formula: String(form.value) };
  if (form.subType !== CFSubRuleType.number) return null;
  const [first, second] = Array.isArray(form.value) ? (form.value as number[]) : [form.value as number];
  const formula2 = second === undefined ? {} : { formula2: `=${second}` };
  return { kind: "cellValue", operator: form.operator ?? "equal", formula1: `=${first ?? 0}`, ...formula2 };
}

const operators: Readonly<Record<ComparisonOperator, DataValidationOperator>> = {
  between: DataValidationOperator.BETWEEN,
  notBetween: DataValidationOperator.NOT_BETWEEN,
  equal: DataValidationOperator.EQUAL,
  notEqual: DataValidationOperator.NOT_EQUAL,
  greaterThan: DataValidationOperator.GREATER_THAN,
  lessThan: DataValidationOperator.LESS_THAN,
  greaterThanOrEqual: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  lessThanOrEqual: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const errorStyles = {
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
} as const;

function readMessages(rule: ISheetDataValidationRule): Pick<ValidationRule, "error" | "prompt"> {
  const style = (Object.keys(errorStyles) as (keyof typeof errorStyles)[]).find(
    (key) => errorStyles[key] === rule.errorStyle,
  );
  const { showErrorMessage, errorTitle: title = "", error: message = "", showInputMessage } = rule;
  const error = { style: style ?? "stop", title, message, show: showErrorMessage !== false } as const;
  const prompt = { title: rule.promptTitle ?? "", message: rule.prompt ?? "", show: showInputMessage !== false };
  return { error, ...(showInputMessage !== undefined && { prompt }) };
}

function readValidation(rule: ISheetDataValidationRule, areas: Area[]): ValidationRule {
  return {
    ...defined({ operator: rule.operator, formula2: rule.formula2, showDropDown: rule.showDropDown }),
    ...readMessages(rule),
    id: rule.uid,
    areas,
    kind: rule.type as ValidationRule["kind"],
    formula1: rule.formula1 ?? "",
    ignoreBlanks: rule.allowBlank !== false,
  };
}

function writeValidation(rule: ValidationRule): IDataValidationRule {
  const error = rule.error ?? { style: "stop" as const, title: "", message: "", show: true };
  return {
    uid: rule.id,
    ranges: rule.areas.map(toRange),
    type: rule.kind,
    allowBlank: rule.ignoreBlanks,
    formula1: rule.formula1,
    ...(rule.formula2 !== undefined && { formula2: rule.formula2 }),
    ...(rule.operator !== undefined && { operator: operators[rule.operator] }),
    showDropDown: rule.showDropDown ?? true,
    ...(rule.kind === "list" && { renderMode: DataValidationRenderMode.ARROW }),
    showErrorMessage: error.show,
    errorStyle: errorStyles[error.style],
    error: error.message,
    errorTitle: error.title,
    ...(rule.prompt !== undefined && {
      showInputMessage: rule.prompt.show,
      prompt: rule.prompt.message,
      promptTitle: rule.prompt.title,
    }),
  };
}
