import { FIELD_NAMES, type Field, type FieldName, type Project } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit, UnitCode } from "../domain/units";
import { categoryOf, mainCategory } from "../domain/category";
import { MISSING } from "./draftRows";
import type { PricedRow } from "./priceRows";
import { proposeShortName } from "./shortNames";

const MISSING_ROW_NAME = "原件缺失，待核";

/** A row of the table as a project; question ids are added when all questions are known. */
export function projectOf({ number, row, amount }: PricedRow, units: readonly Unit[]): Project {
  const { fields } = row;
  const builders = recogniseUnits(fields.builders.text, units).units;
  const printedAmount = amount.kind === "amount" ? amount.amount : null;
  return {
    number,
    fields,
    shortName: proposeShortName(fields.name.text),
    category: categoryOf(mainCategory(fields.category.text)),
    categoryLabel: fields.category.text,
    builders,
    coordinator: coordinatorOf(builders, units),
    placeholder: false,
    amount: printedAmount,
    // A printed amount is the pot itself; a share by weight would silently contradict the paper.
    fixedAmount: printedAmount,
    resourcePart: null,
    weight: 1,
    questionIds: [],
  };
}

/** A gap in the printed numbers (question C11): kept, without any invented text and without money. */
export function placeholderOf(number: number): Project {
  return {
    number,
    fields: Object.fromEntries(FIELD_NAMES.map((name) => [name, MISSING])) as Record<FieldName, Field>,
    shortName: MISSING_ROW_NAME,
    category: null,
    categoryLabel: "",
    builders: [],
    coordinator: null,
    placeholder: true,
    amount: null,
    fixedAmount: null,
    resourcePart: null,
    weight: 0,
    questionIds: [],
  };
}

/** The prefecture institution that builds alone coordinates too; otherwise nobody is named. */
function coordinatorOf(builders: readonly UnitCode[], units: readonly Unit[]): UnitCode | null {
  const [only, ...more] = builders;
  const unit = units.find(({ code }) => code === only);
  return more.length === 0 && unit?.level === "prefecture" ? unit.code : null;
}
