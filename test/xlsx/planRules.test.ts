import fc from "fast-check";
import { parseAreas, type ConditionalFormatModel, type ValidationModel } from "../../src/sheetfile";
import { renderConditionalFormats, renderValidations } from "../../src/xlsx/planRules";
import { sameFormula } from "../../src/workbook/sameFormula";
import type { ConditionalFormatPlan, ValidationPlan } from "../../src/workbook/plan";

const warning: ConditionalFormatPlan = {
  range: "D9:Q26",
  when: { kind: "cellValue", operator: "equal", operand: '="不符合"' },
  format: { fill: "#fbe3de", bold: true },
};
const other: ConditionalFormatPlan = {
  range: "A9:A26",
  when: { kind: "formula", formula: "=$B9>0" },
  format: { color: "#123456" },
};

describe("conditional formats", () => {
  const bar: ConditionalFormatModel = {
    ranges: "D9:Q26",
    rule: { kind: "carried", type: "dataBar", xml: "<cfRule/>" },
    priority: 4,
  };
  const personal: ConditionalFormatModel = {
    ranges: "D9:D12",
    rule: { kind: "formula", formula: "$D9>100" },
    format: { fill: "#00FF00" },
    priority: 2,
  };

  it("are added below what people have made, and people's stay", () => {
    const result = renderConditionalFormats([bar, personal], [warning, other]);
    expect(result.slice(0, 2)).toEqual([bar, personal]);
    expect(result.slice(2).map(({ ranges, priority }) => [ranges, priority])).toEqual([
      ["D9:Q26", 5],
      ["A9:A26", 6],
    ]);
    expect(result[2]?.rule).toEqual({ kind: "cellValue", operator: "equal", operands: ['"不符合"'] });
  });

  it("are left alone when they agree already, whatever their numbers", () => {
    const present = renderConditionalFormats([bar], [warning, other]);
    expect(renderConditionalFormats(present, [warning, other])).toEqual(present);
  });

  it("replace their own older ones, also where a person's rows have stretched the range", () => {
    const present = renderConditionalFormats([], [warning, other]).map((format) => ({
      ...format,
      ranges: format.ranges.replace("26", "30"),
    }));
    const result = renderConditionalFormats([...present, personal], [warning, other]);
    expect(result.map(({ ranges }) => ranges)).toEqual(["D9:D12", "D9:Q26", "A9:A26"]);
  });
});

describe("validations", () => {
  const amounts: ValidationPlan = {
    range: "D9:Q26",
    rule: { kind: "decimal", operator: "greaterThanOrEqual", formula1: "=0" },
  };
  const listed: ValidationModel = { ranges: "C1:D10 Z1", type: "list", formula1: '"是,否"', allowBlank: true };

  it("make room on the planned range and keep a person's beyond it", () => {
    const result = renderValidations([listed], [amounts]);
    expect(result[0]).toEqual({ ...listed, ranges: "C1:D8 C9:C10 Z1" });
    expect(result[1]).toMatchObject({ ranges: "D9:Q26", type: "decimal", formula1: "0", error: { style: "stop" } });
    expect(renderValidations(result, [amounts])).toEqual(result);
  });

  it("write literal lists as one text and references as they are", () => {
    const list = (source: readonly string[] | string): string | undefined =>
      renderValidations([], [{ range: "A1", rule: { kind: "list", source } }])[0]?.formula1;
    expect(list(["是", "否"])).toBe('"是,否"');
    expect(list("=规则!$P$1:$P$3")).toBe("规则!$P$1:$P$3");
  });

  it("never leave two validations on one cell", () => {
    const range = fc.constantFrom("A1", "A1:C3", "B2:D9", "C1:C20", "A5:F5");
    fc.assert(
      fc.property(fc.uniqueArray(range, { minLength: 1, maxLength: 4 }), range, (present, planned) => {
        const before = present.reduce<ValidationModel[]>(
          (list, one) => renderValidations(list, [{ ...amounts, range: one }]),
          [],
        );
        const result = renderValidations(before, [{ range: planned, rule: { kind: "custom", formula: "=A1<>2" } }]);
        for (let row = 0; row < 21; row++) {
          for (let column = 0; column < 7; column++) {
            const on = result
              .flatMap(({ ranges }) => parseAreas(ranges))
              .filter((area) => area.top <= row && row <= area.bottom && area.left <= column && column <= area.right);
            expect(on.length).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

it.each([
  ["=SUM(a1:b2)", "=sum( A1:B2 )", true],
  ["='分配表'!A1", "=分配表!A1", true],
  ["='2020 年'!A1", "=2020年!A1", false],
  ['=IF(A1,"是 否","")', '=IF(A1,"是否","")', false],
  ["=A1", "=A2", false],
])("%s and %s are the same formula: %s", (one, two, same) => {
  expect(sameFormula(one, two)).toBe(same);
});
