import type { ConditionalFormatModel, ValidationModel } from "../../../src/sheetfile";
import { conditionalModel, conditionalOf, validationModel, validationOf } from "../../../src/workbench/host/file/rules";

const formats: readonly ConditionalFormatModel["rule"][] = [
  { kind: "formula", formula: "A1>$B$2" },
  { kind: "cellValue", operator: "between", operands: ["1", "$B$2"] },
  { kind: "containsText", operator: "BeginsWith", text: "甲" },
  { kind: "topBottom", type: "BottomPercent", rank: 5 },
  { kind: "preset", criterion: "NextMonth" },
  {
    kind: "colorScale",
    points: [
      { type: "LowestValue", color: "#FFFFFF" },
      { type: "Formula", formula: "$C$1", color: "#000000" },
    ],
  },
];

test.each(formats.map((rule) => [rule.kind, rule] as const))("a conditional format comes back: %s", (_kind, rule) => {
  const border = { bottom: { style: "thin", color: "#FF0000" } };
  const model: ConditionalFormatModel = {
    ranges: "A1:A9 C1",
    rule,
    format: { fill: "#112233", underline: "double", bold: false, numberFormat: "0%", border },
    priority: 3,
    stopIfTrue: true,
  };
  const read = conditionalOf(model, "id");
  expect(read).not.toBeNull();
  expect(read && conditionalModel(read, 3)).toEqual(model);
});

test("what the host does not know is left to be carried", () => {
  const rule = { kind: "carried", type: "unknown", xml: "<cfRule/>" } as const;
  expect(conditionalOf({ ranges: "A1", rule, priority: 1 }, "id")).toBeNull();
});

const validations: readonly ValidationModel[] = [
  { ranges: "A1", type: "list", formula1: '"是,否"', allowBlank: true },
  { ranges: "A1:A2 C3", type: "list", formula1: "$D$1:$D$3", allowBlank: false },
  { ranges: "A1", type: "whole", operator: "between", formula1: "1", formula2: "MAX(B1,2)", allowBlank: true },
  { ranges: "A1", type: "custom", formula1: "COUNTIF($A$1:$A$9,A1)=1", allowBlank: true },
  { ranges: "A1", type: "any", allowBlank: true, prompt: { title: "提示", message: "任意" } },
];

test.each(validations.map((model) => [model.type, model] as const))("a validation comes back: %s", (_type, model) => {
  const full = { ...model, error: { style: "warning" as const, title: "标题", message: "说明" } };
  const read = validationOf(full, "id");
  expect(read && validationModel(read)).toEqual(full);
  const silent = validationOf(model, "id");
  expect(silent && validationModel(silent)).toEqual(model);
});
