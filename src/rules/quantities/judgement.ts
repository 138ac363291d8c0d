import { lack, type QuantityKind } from "./kind";

/** 1 when a person judged 是 on 规则, 0 for 否. */
export const judgement: QuantityKind<"judgement"> = {
  dimension: "pieces",
  read(field) {
    field.object(["kind", "coefficient"]);
    return {};
  },
  evaluate: (_, __, { judgement: judged }) => ({ value: judged === true ? 1n : 0n, cells: [] }),
  formula: (_, { judgementCell }) => `(${judgementCell}="是")*1`,
  lacks: (_, __, { judgement: judged }) => [
    lack(
      { zh: "还没有人工判断", en: "nobody has judged it yet" },
      "规则",
      judged === null,
      ({ judgementCell }) => `AND(${judgementCell}<>"是",${judgementCell}<>"否")`,
    ),
  ],
};
