import { RULE_CATALOGUE } from "../../src/rules/catalogue";
import type { Rule, TemplatePart } from "../../src/domain/rule";
import { fillTemplate, formatPercent, sentenceTemplate, type SentenceOutcome } from "../../src/rules/sentence";

function ruleOf(id: string): Rule {
  const found = RULE_CATALOGUE.find((rule) => rule.id === id);
  if (!found) throw new Error(id);
  return found;
}

const template = (id: string, outcome: SentenceOutcome): readonly TemplatePart[] => {
  const rule = ruleOf(id);
  return sentenceTemplate(rule, rule.readings[0], "zh", outcome);
};

describe("templates", () => {
  it("leave numbers open and put neighbouring words together, for sheet formulas to fill", () => {
    expect(template("R03", "short")).toEqual([
      "资源建设经费",
      { slot: "actual", format: "wan" },
      "万元，应不少于",
      { slot: "limit", format: "wan" },
      "万元（",
      { slot: "base", format: "wan" },
      "×",
      { slot: "threshold", format: "percent" },
      "%），还差",
      { slot: "gap", format: "wan" },
      "万元。依据：八（一）1。",
    ]);
  });

  it("of the tie-out have no number after 平", () => {
    expect(template("R12", "met").at(-1)).toBe("万元，平。依据：七（二）一。");
  });

  it("speak of at most and over for an upper limit", () => {
    const rule: Rule = { ...ruleOf("R03"), comparator: "<=", threshold: 1000 };
    const values = {
      actual: 5_000_000,
      limit: 4_700_000,
      gap: 300_000,
      base: 47_000_000,
      threshold: 1000,
      outsideAmount: 0,
    };
    const told = (outcome: SentenceOutcome, locale: "zh" | "en"): string =>
      fillTemplate(sentenceTemplate(rule, rule.readings[0], locale, outcome), values);
    expect(told("over", "zh")).toBe(
      "资源建设经费5.00万元，应不超过4.70万元（47.00×10%），超出0.30万元。依据：八（一）1。",
    );
    expect(told("over", "en")).toBe(
      "Resource-building funds 5.00 万元, should be at most 4.70 万元 (47.00 × 10%), over by 0.30 万元. Basis: 八（一）1.",
    );
  });

  it("keep every literal within the 255 characters of a formula, also with many builders", () => {
    const rule = ruleOf("R22");
    const line = { label: "1 基层服务", builders: Array.from({ length: 129 }, (_, index) => `第${index}县`) };
    for (const locale of ["zh", "en"] as const) {
      for (const outcome of ["met", "over"] as const) {
        const parts = sentenceTemplate(rule, rule.readings[0], locale, outcome, { line });
        for (const part of parts) expect(typeof part === "string" ? part.length : 0).toBeLessThanOrEqual(255);
        expect(
          parts.some((part) => typeof part === "string" && part.includes(locale === "zh" ? "等129个" : "117 more")),
        ).toBe(true);
      }
    }
  });

  it("write basis points without rounding", () => {
    expect([4000, 3333, 50, 5, 0, 10_000].map(formatPercent)).toEqual(["40", "33.33", "0.5", "0.05", "0", "100"]);
  });
});
