import { DOUBT_WORD } from "../../domain/returnTables";
import type { ReturnField, UnitFileContent } from "../../domain/returns";
import type { ValidationPlan } from "../plan";
import { LINE_NAME, plainLabel } from "./checks";

const LONGEST_LIST = 255;
const LARGEST = "1000000000000";

/**
 * What a program says while somebody types. Always a warning that can be passed: a unit that is not sure must be able
 * to send what it has; the row then says in words what is amiss.
 */
export function fieldValidation(
  field: ReturnField,
  range: string,
  content: Pick<UnitFileContent, "beneficiaries" | "lines">,
): readonly ValidationPlan[] {
  const rule = ruleOf(field, content);
  if (rule === null) return [];
  const name = plainLabel(field);
  return [
    {
      range,
      rule,
      prompt: { title: name, message: promptOf(field) },
      error: {
        style: "warning",
        title: `${name}请再看一眼`,
        message: `${promptOf(field)}\n拿不准也可以照填，并在“拿不准”列选“${DOUBT_WORD}”。`,
      },
    },
  ];
}

function ruleOf(
  { key, kind, choices }: ReturnField,
  { beneficiaries, lines }: Pick<UnitFileContent, "beneficiaries" | "lines">,
): ValidationPlan["rule"] | null {
  switch (kind) {
    case "line":
      return lines.length === 0 ? null : { kind: "list", source: `=${LINE_NAME.label}` };
    case "date":
      // Serial numbers of 2010-01-01 and 2049-12-31: what stands outside is a slip of the keyboard.
      return { kind: "date", operator: "between", formula1: "40179", formula2: "54788" };
    case "money":
      return { kind: "decimal", operator: "between", formula1: `-${LARGEST}`, formula2: LARGEST };
    case "number":
      return { kind: "decimal", operator: "between", formula1: "0", formula2: LARGEST };
    case "choice":
      return listOf(choices ?? []);
    case "doubt":
      return listOf([DOUBT_WORD]);
    default:
      return key === "beneficiary" ? listOf(beneficiaries) : null;
  }
}

function listOf(words: readonly string[]): ValidationPlan["rule"] | null {
  const fits = words.length > 0 && words.join(",").length <= LONGEST_LIST && !words.some((word) => word.includes(","));
  return fits ? { kind: "list", source: words } : null;
}

function promptOf({ kind, key }: ReturnField): string {
  switch (kind) {
    case "line":
      return "从下拉清单选项目；清单以外的支出先照填，再选拿不准。";
    case "date":
      return "按2020-05-31或2020/5/31的样子填。";
    case "money":
      return key === "amount"
        ? "填元、角、分，不填万元。3,920.00元就填3920，退款填负数。"
        : "填元，不填万元；还没有的空着，不要填0。";
    case "number":
      return "只填数字，不带单位；没有完成填0，不清楚的空着。";
    case "doubt":
      return `哪一格没有把握，就在这一行选“${DOUBT_WORD}”，照样可以发回。`;
    default:
      return "可从下拉清单选，也可以直接写。";
  }
}
