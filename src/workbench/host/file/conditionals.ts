import type { ConditionalFormatModel } from "../../../sheetfile";
import type { Engine } from "../engine/engine";
import { conditionalModel, conditionalOf } from "./rules";

/** How the host spells a format of a file, its priority aside; null for kinds that are only carried along. */
function spelling(model: ConditionalFormatModel): string | null {
  const rule = conditionalOf(model, "");
  return rule === null ? null : JSON.stringify(conditionalModel(rule, 0));
}

/**
 * The conditional formats of a sheet. Those of the file come back as the file had them, their priorities too as long
 * as their order is the same; kinds the host does not know follow behind the others.
 */
export function conditionalsOf(
  engine: Pick<Engine, "conditionalRules">,
  sheet: string,
  base: readonly ConditionalFormatModel[],
): ConditionalFormatModel[] {
  const left = base.flatMap((model) => {
    const text = spelling(model);
    return text === null ? [] : [{ text, model }];
  });
  const rules = engine.conditionalRules(sheet).map((rule) => {
    const model = conditionalModel(rule, 0);
    const at = left.findIndex(({ text }) => text === JSON.stringify(model));
    return at < 0 ? { model, known: false } : { model: left.splice(at, 1)[0]?.model ?? model, known: true };
  });
  const carried = base.filter((model) => spelling(model) === null);
  const models = rules.map(({ model }) => model);
  const ordered = models.every((model, index) => index === 0 || (models[index - 1]?.priority ?? 0) < model.priority);
  if (rules.every(({ known }) => known) && ordered) {
    const kept = new Set([...models, ...carried]);
    return base.filter((model) => kept.has(model));
  }
  return [...models, ...carried].map((model, index) => ({ ...model, priority: index + 1 }));
}
