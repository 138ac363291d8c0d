import type { ThresholdModel } from "../../../sheetfile";
import type { Area } from "../address";
import { shiftArea } from "../references";
import type { Shift } from "../shifted-formula";
import { shiftedFormula } from "../shifted-formula";
import type { ConditionalCondition, ConditionalRule, ShiftKind, ValidationRule } from "./engine";
import type { UniverAccess } from "./univer-access";
import type { UniverConditionalFormats } from "./univer-conditional";
import type { UniverRules } from "./univer-rules";

interface SheetRules {
  readonly sheet: string;
  readonly name: string;
  readonly conditional: readonly ConditionalRule[];
  readonly validations: readonly ValidationRule[];
}

function shiftedAreas(areas: readonly Area[], kind: ShiftKind, place: Area): Area[] {
  return areas.flatMap((area) => shiftArea(area, kind, place) ?? []);
}

type Move = (formula: string) => string;

function movedThreshold<T extends ThresholdModel>(model: T, move: Move): T {
  return model.formula === undefined ? model : { ...model, formula: move(`=${model.formula}`).slice(1) };
}

function movedCondition(when: ConditionalCondition, move: Move): ConditionalCondition {
  switch (when.kind) {
    case "custom":
      return { ...when, formula: move(when.formula) };
    case "cellValue":
      return {
        ...when,
        formula1: move(when.formula1),
        ...(when.formula2 !== undefined && { formula2: move(when.formula2) }),
      };
    case "dataBar":
      return { ...when, lower: movedThreshold(when.lower, move), upper: movedThreshold(when.upper, move) };
    case "colorScale":
      return { ...when, points: when.points.map((point) => movedThreshold(point, move)) };
    case "iconSet":
      return { ...when, criteria: when.criteria.map((criterion) => movedThreshold(criterion, move)) };
    case "containsText":
      return when.text.startsWith("=") ? { ...when, text: move(when.text) } : when;
    case "topBottom":
    case "preset":
      return when;
  }
}

function movedValidation(rule: ValidationRule, move: Move): ValidationRule {
  const operand = (formula: string): string => (formula.startsWith("=") ? move(formula) : formula);
  return {
    ...rule,
    formula1: operand(rule.formula1),
    ...(rule.formula2 !== undefined && { formula2: operand(rule.formula2) }),
  };
}

/**
 * Rules follow inserted and deleted cells. The engine moves them, too, but leaves absolute references behind, looks
 * only at the sheet in front, and with no screen does not move conditional formats at all: what it made of the rules
 * is replaced by what they were before, moved as Excel does it.
 */
export class UniverRuleFollowing {
  /** As it was before the last command that shifts cells; null after an undo, which puts rules back by itself. */
  private before: readonly SheetRules[] | null = null;

  constructor(
    private readonly access: UniverAccess,
    private readonly conditional: UniverConditionalFormats,
    private readonly rules: UniverRules,
  ) {
    access.commands.beforeCommandExecuted(({ id }) => {
      if (/^sheet\.command\.(insert|remove|delete)/.test(id)) this.before = this.present();
      else if (id.endsWith(".undo") || id.endsWith(".redo")) this.before = null;
    });
  }

  private present(): SheetRules[] {
    return this.access.workbook.getSheets().map((worksheet) => {
      const sheet = worksheet.getSheetId();
      const conditional = this.conditional.conditionalRules(sheet);
      return { sheet, name: worksheet.getName(), conditional, validations: this.rules.validations(sheet) };
    });
  }

  /** To be called before cells move by other means than the engine's commands. */
  remember(): void {
    this.before = this.present();
  }

  rulesShifted(sheet: string, kind: ShiftKind, place: Area): void {
    const { before } = this;
    if (before === null) return;
    const name = before.find((entry) => entry.sheet === sheet)?.name ?? "";
    this.before = before.map((entry) => this.follow(entry, { sheet: name, kind, place }));
  }

  /** Puts the rules of a sheet where they belong and gives them back. */
  private follow(entry: SheetRules, shift: Shift): SheetRules {
    const move = (formula: string): string => shiftedFormula(formula, entry.name, shift);
    const here = entry.name === shift.sheet;
    const place = <R extends { readonly areas: readonly Area[] }>(rule: R): R =>
      here ? { ...rule, areas: shiftedAreas(rule.areas, shift.kind, shift.place) } : rule;
    const conditional = entry.conditional
      .map((rule) => ({ ...place(rule), when: movedCondition(rule.when, move) }))
      .filter(({ areas }) => areas.length > 0);
    const validations = entry.validations
      .map((rule) => movedValidation(place(rule), move))
      .filter(({ areas }) => areas.length > 0);
    if (differ(this.conditional.conditionalRules(entry.sheet), conditional))
      this.conditional.replaceConditionalRules(entry.sheet, conditional);
    if (differ(this.rules.validations(entry.sheet), validations))
      this.rules.replaceValidations(entry.sheet, validations);
    return { ...entry, conditional, validations };
  }
}

function differ(left: readonly object[], right: readonly object[]): boolean {
  return JSON.stringify(left) !== JSON.stringify(right);
}
