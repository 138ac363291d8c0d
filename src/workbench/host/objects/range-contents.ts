import type { Scalar } from "../member";
import { readOnly, settable } from "../member";
import { numberFormatCategory } from "../number-categories";
import type { RangeTarget } from "../references";
import {
  readFormulas,
  readFormulasR1C1,
  readNumberFormats,
  readTexts,
  readTypes,
  readValues,
  writeContents,
  writeFormulasR1C1,
  writeNumberFormats,
} from "./range-values";
import { spillState } from "./spills";

/** What the cells of a range hold and show. */
export const contentScalars: Readonly<Record<string, Scalar<RangeTarget>>> = {
  values: { ...settable<RangeTarget>(1, readValues, writeContents), calculated: true },
  formulas: { ...settable<RangeTarget>(1, readFormulas, writeContents), calculated: true },
  formulasLocal: { ...settable<RangeTarget>(1, readFormulas, writeContents), calculated: true },
  formulasR1C1: { ...settable<RangeTarget>(2, readFormulasR1C1, writeFormulasR1C1), calculated: true },
  text: { ...readOnly<RangeTarget>(1, readTexts), calculated: true },
  valueTypes: { ...readOnly<RangeTarget>(1, readTypes), calculated: true },
  numberFormat: settable(1, readNumberFormats, writeNumberFormats),
  numberFormatLocal: settable(7, readNumberFormats, writeNumberFormats),
  numberFormatCategories: readOnly(
    12,
    (target, session) => readNumberFormats(target, session)?.map((row) => row.map(numberFormatCategory)) ?? null,
  ),
  hasSpill: { ...readOnly<RangeTarget>(12, spillState), calculated: true },
  savedAsArray: { ...readOnly<RangeTarget>(12, spillState), calculated: true },
  // No cell of this host is of a linked data type.
  linkedDataTypeState: readOnly(
    9,
    (target, session) => readNumberFormats(target, session)?.map((row) => row.map(() => "None")) ?? null,
  ),
};
