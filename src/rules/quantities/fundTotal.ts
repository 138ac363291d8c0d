import { amountUnreadable } from "../missing";
import { lack, wholeFen, type QuantityKind } from "./kind";

/** Σ of the received documents, ± 追减; of central money alone with `source`. Fen. */
export const fundTotal: QuantityKind<"fundTotal"> = {
  dimension: "money",
  read(field) {
    const { source } = field.object(["kind", "coefficient", "source"]);
    return source.isMissing ? {} : { source: source.oneOf(["central"]) };
  },
  evaluate({ source }, facts) {
    return { value: BigInt((source === "central" ? facts.centralTotal : facts.total) ?? 0), cells: [] };
  },
  formula: ({ source }, scope) => wholeFen(scope.cell(source === "central" ? "centralTotal" : "fundTotal")),
  lacks({ source }, facts) {
    const central = source === "central";
    const empty = central
      ? {
          zh: "缺中央资金：资金台账还没有收到的中央指标文件",
          en: "the ledger holds no received document of central money",
        }
      : {
          zh: "缺指标总额：资金台账还没有收到的指标文件",
          en: "the fund total is missing: the ledger holds no received document",
        };
    return [
      {
        words: { zh: "资金台账有文字金额，先改成数字", en: "a text stands where an amount belongs in the ledger" },
        found: facts.ledgerTexts.map(amountUnreadable),
        condition: (scope) => `SUMPRODUCT(ISTEXT(${scope.column("ledger.amount")})*1)>0`,
      },
      lack(empty, "资金台账", (central ? facts.centralTotal : facts.total) === null, (scope) => {
        const received = `(${scope.column("ledger.direction")}<>"发")*ISNUMBER(${scope.column("ledger.amount")})`;
        const source = scope.column("ledger.source");
        return `SUMPRODUCT(${received}${central ? `*((${source}="中央")+(${source}=""))` : ""})=0`;
      }),
    ];
  },
};
