import { sumFen, type Fen } from "../../domain/money";
import type { LineFact } from "../facts";
import { recordUnreadable, type Missing } from "../missing";
import { wholeFen, type FormulaScope, type QuantityKind } from "./kind";
import { cellLacks, textsLack } from "./lineSelection";

/** Σ of resource-building money with mixed projects split by their 其中资源建设 (C15). Fen. */
export const resourceParts: QuantityKind<"resourceParts"> = {
  dimension: "money",
  read(field) {
    field.object(["kind", "coefficient"]);
    return {};
  },
  evaluate(_, { lines }) {
    const parts = lines.map((fact) => ({ fact, part: partOf(fact) }));
    return {
      value: parts.reduce((sum, { part }) => sum + BigInt(part), 0n),
      cells: parts
        .filter(({ part }) => part !== 0)
        .flatMap(({ fact }) =>
          fact.cells.filter((cell) => cell.amount !== 0).map((cell) => ({ line: fact.id, unit: cell.unit })),
        ),
    };
  },
  formula: (_, scope) => wholeFen(`SUMIFS(${scope.column("line.resourcePart")},${scope.column("line.kind")},"line")`),
  lacks(_, facts, focus) {
    const [nothing, , open] = cellLacks({ category: "resource" }, facts, focus);
    const unreadable = facts.unreadableRecords.filter(({ field }) => field === "resourcePart");
    return [
      {
        words: { zh: "其中资源建设有文字，先改成数字", en: "a text stands where the resource part belongs" },
        found: unreadable.map(recordUnreadable),
        condition: (scope) =>
          `SUMPRODUCT((${scope.column("line.kind")}="line")*ISTEXT(${scope.column("line.resourcePart")}))>0`,
      },
      ...(nothing ? [nothing] : []),
      // A part of a sum that is not known says nothing, so a text on any line counts.
      textsLack({}, facts.lines),
      ...(open ? [open] : []),
      {
        words: {
          zh: "有项目的其中资源建设超出该项目合计，先核对",
          en: "the resource part of a project is more than the project holds",
        },
        found: facts.lines.filter(partTooLarge).map((fact) => tooLarge(fact)),
        condition: tooLargeFormula,
      },
    ];
  },
};

function lineSum({ cells }: LineFact): Fen {
  return sumFen(cells.flatMap((cell) => cell.amount ?? []));
}

function partOf(fact: LineFact): Fen {
  if (fact.resourcePart !== null) return fact.resourcePart;
  return fact.line?.category === "resource" ? lineSum(fact) : (0 as Fen);
}

/** A part lies between nothing and the whole. */
function partTooLarge(fact: LineFact): boolean {
  const part = partOf(fact);
  return part > 0 ? part > lineSum(fact) : part < 0 && part < lineSum(fact);
}

function tooLarge({ label }: LineFact): Missing {
  return {
    what: {
      zh: `项目${label}的其中资源建设超出该项目合计`,
      en: `the resource part of line ${label} is more than the line holds`,
    },
    place: "项目表",
  };
}

/** Half a fen of room, since sums of a sheet are doubles. */
function tooLargeFormula(scope: FormulaScope): string {
  const [kind, part, sum] = [scope.column("line.kind"), scope.column("line.resourcePart"), scope.column("line.sum")];
  const above = `(${part}>0)*(${part}>${sum}+0.0000005)`;
  const below = `(${part}<0)*(${part}<${sum}-0.0000005)`;
  return `SUMPRODUCT((${kind}="line")*(${above}+${below}))>0`;
}
