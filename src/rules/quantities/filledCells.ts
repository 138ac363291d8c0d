import type { CellSelector } from "../../domain/rule";
import type { FactColumn, QuantityKind } from "./kind";
import { cellLacks, overCells, sumOfLines } from "./lineSelection";
import { readCellSelector } from "./readSelector";

/** Number of matching cells that hold an amount other than zero. */
export const filledCells: QuantityKind<"filledCells"> = {
  dimension: "pieces",
  read(field) {
    const { where } = field.object(["kind", "coefficient", "where"]);
    if (!where.get("ledBy").isMissing) where.get("ledBy").wrong("数格子时没有 ledBy", "cells are not counted by ledBy");
    return { where: readCellSelector(where) };
  },
  evaluate: ({ where }, facts, focus) => overCells(where, facts, focus, () => 1n),
  formula: ({ where }, scope) => sumOfLines(scope, countColumn(where), where),
  lacks: ({ where }, facts, focus) => cellLacks(where, facts, focus),
};

function countColumn(where: CellSelector): FactColumn {
  if (where.builder) return "line.outsideCells";
  if (where.unitLevel === "prefecture") return "line.prefectureCells";
  return where.unitLevel === "county" ? "line.countyCells" : "line.nonzero";
}
