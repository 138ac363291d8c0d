import type { QuantityKind } from "./kind";

/** 1: the count to reach stands in the threshold. */
export const one: QuantityKind<"one"> = {
  dimension: "pieces",
  read(field) {
    field.object(["kind", "coefficient"]);
    return {};
  },
  evaluate: () => ({ value: 1n, cells: [] }),
  formula: () => "1",
  lacks: () => [],
};
