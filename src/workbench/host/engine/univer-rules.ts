import type { IDataValidationRule, ISheetDataValidationRule } from "@univerjs/core";
import { DataValidationErrorStyle, DataValidationOperator, DataValidationRenderMode } from "@univerjs/core";
import { AddDataValidationMutation, RemoveDataValidationMutation } from "@univerjs/data-validation";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Area } from "../address";
import { intersect, subtract } from "../address";
import { defined } from "../defined";
import type { ComparisonOperator, ValidationRule } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toArea, toRange } from "./univer-access";

/** Data validation. The engine keeps areas and formulas in step with inserted rows and columns. */
export class UniverRules {
  private readonly validation: SheetDataValidationModel;

  constructor(private readonly access: UniverAccess) {
    this.validation = access.injector.get(SheetDataValidationModel);
  }

  private areas(sheet: string, ranges: ISheetDataValidationRule["ranges"]): Area[] {
    const worksheet = this.access.sheet(sheet);
    return ranges.map((range) => toArea(range, worksheet.getRowCount(), worksheet.getColumnCount()));
  }

  validations(sheet: string): ValidationRule[] {
    return this.validation
      .getRules(this.access.unitId, sheet)
      .map((rule) => readValidation(rule, this.areas(sheet, rule.ranges)));
  }

  /** All rules of a sheet anew; those that are the same already stay. */
  replaceValidations(sheet: string, rules: readonly ValidationRule[]): void {
    const target = this.access.at(sheet);
    const wanted = new Set(rules.map((rule) => JSON.stringify(rule)));
    const kept = new Set<string>();
    for (const present of this.validations(sheet)) {
      const text = JSON.stringify(present);
      if (wanted.has(text)) kept.add(text);
      else this.access.run(RemoveDataValidationMutation, { ...target, ruleId: present.id });
    }
    for (const rule of rules)
      if (!kept.has(JSON.stringify(rule)))
        this.access.run(AddDataValidationMutation, { ...target, rule: writeValidation(rule) });
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
