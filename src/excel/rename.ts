import { failure, success, type Result } from "../domain/fault";
import type { NamePlan } from "../workbook/plan";
import { excelFault } from "./faults";
import type { Progress } from "./session";

/** Gives a sheet another name; Excel itself tells every formula that speaks of it. */
export async function renameSheet(
  context: Excel.RequestContext,
  { from, to }: { readonly from: string; readonly to: string },
  progress: Progress,
): Promise<Result<void>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const named = (name: string): Excel.Worksheet | undefined =>
    worksheets.items.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const present = named(from);
  if (!present) return failure(excelFault("sheet-missing", { sheets: [from] }));
  const taken = named(to);
  if (taken && taken !== present) return failure(nameTaken(to));
  present.name = to;
  progress.wrote = true;
  await context.sync();
  return success(undefined);
}

function nameTaken(name: string): Parameters<typeof failure>[0] {
  return {
    code: "sheet-name-taken",
    sentence: {
      zh: `已有名为“${name}”的工作表，没有改名。`,
      en: `There is already a sheet named "${name}"; nothing was renamed.`,
    },
    nextStep: { zh: "请先给那一张改名，再试一次。", en: "Rename that one first, then try again." },
    place: name,
  };
}

/** The workbook's defined names with what they refer to. */
export async function readNames(context: Excel.RequestContext): Promise<Result<readonly NamePlan[]>> {
  const { names } = context.workbook;
  names.load("items/name,items/formula");
  await context.sync();
  return success(names.items.map(({ name, formula }) => ({ name, reference: String(formula) })));
}
