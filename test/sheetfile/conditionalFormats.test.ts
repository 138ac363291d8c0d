import { saveWorkbook, type ConditionalFormatModel, type PresetCriterion } from "../../src/sheetfile";
import { bookBytes, firstSheet, opened, partText, touchedParts } from "./books";
import { bookOf, dataSheet } from "./models";

const format = {
  fill: "#FBE3DF",
  color: "#9C0006",
  bold: false,
  italic: true,
  underline: "double",
  strike: true,
  border: { top: { style: "thin", color: "#000000" } },
  numberFormat: "0.000",
} as const;

const PRESETS: readonly PresetCriterion[] = [
  ...(["Blanks", "NonBlanks", "Errors", "NonErrors", "UniqueValues", "DuplicateValues"] as const),
  ...(["Yesterday", "Today", "Tomorrow", "LastSevenDays", "LastWeek", "ThisWeek", "NextWeek"] as const),
  ...(["LastMonth", "ThisMonth", "NextMonth", "AboveAverage", "BelowAverage"] as const),
  ...(["EqualOrAboveAverage", "EqualOrBelowAverage", "OneStdDevAboveAverage", "TwoStdDevBelowAverage"] as const),
];

const bar: ConditionalFormatModel["rule"] = {
  kind: "dataBar",
  lower: { type: "Automatic" },
  upper: { type: "Percentile", formula: "90" },
  showValue: false,
  direction: "RightToLeft",
  positive: { fill: "#638EC6", border: "#000000", gradient: false },
  negative: { fill: "#FF0000", border: null },
  axis: { format: "CellMidPoint", color: "#7F7F7F" },
};

function rules(): ConditionalFormatModel[] {
  const all: Pick<ConditionalFormatModel, "rule" | "format">[] = [
    { rule: { kind: "formula", formula: '$A2="甲"' }, format },
    { rule: { kind: "cellValue", operator: "between", operands: ["1", "$B$2"] }, format: { bold: true } },
    ...(["Contains", "NotContains", "BeginsWith", "EndsWith"] as const).map((operator) => ({
      rule: { kind: "containsText", operator, text: '县"<' } as const,
      format: { color: "#00B050" },
    })),
    { rule: { kind: "containsText", operator: "Contains", text: "=$D$1" }, format },
    ...(["TopItems", "TopPercent", "BottomItems", "BottomPercent"] as const).map((type) => ({
      rule: { kind: "topBottom", type, rank: 3 } as const,
      format: { fill: "#FFFF00" },
    })),
    ...PRESETS.map((criterion) => ({ rule: { kind: "preset", criterion } as const, format })),
    { rule: bar },
    {
      rule: {
        kind: "colorScale",
        points: [
          { type: "LowestValue", color: "#F8696B" },
          { type: "Percentile", formula: "50", color: "#FFEB84" },
          { type: "HighestValue", color: "#63BE7B" },
        ],
      },
    },
    {
      rule: {
        kind: "iconSet",
        set: "FourRedToBlack",
        reverse: true,
        showValue: false,
        criteria: [0, 25, 50, 75].map((share) => ({
          type: "Percent" as const,
          formula: String(share),
          operator: share === 50 ? ("GreaterThan" as const) : ("GreaterThanOrEqual" as const),
        })),
      },
    },
    {
      rule: {
        kind: "iconSet",
        set: "ThreeStars",
        reverse: false,
        showValue: true,
        criteria: [0, 33, 67].map((share, index) => ({
          type: "Number" as const,
          formula: String(share),
          operator: "GreaterThanOrEqual" as const,
          icon: { set: index === 1 ? "ThreeFlags" : "ThreeStars", index },
        })),
      },
    },
  ];
  return all.map((one, index) => ({ ...one, ranges: "B2:B5", priority: index + 1 }));
}

describe("conditional formats of every kind", () => {
  it("come back as they were written", async () => {
    const bytes = await saveWorkbook(bookOf({ ...dataSheet(), conditionalFormats: rules() }));
    const model = await opened(bytes);
    const byPriority = [...firstSheet(model).conditionalFormats].sort((a, b) => a.priority - b.priority);
    expect(byPriority).toEqual(rules());
    expect(await saveWorkbook(model, bytes)).toBe(bytes);
  });

  it("go with both their halves, one by one", async () => {
    let bytes = await saveWorkbook(bookOf({ ...dataSheet(), conditionalFormats: rules() }));
    expect(partText(bytes, "xl/worksheets/sheet1.xml").match(/<x14:cfRule /g)).toHaveLength(2);
    for (const kind of ["dataBar", "iconSet"]) {
      const model = await opened(bytes);
      const sheet = firstSheet(model);
      sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one.rule.kind !== kind);
      bytes = await saveWorkbook(model, bytes);
      const back = firstSheet(await opened(bytes)).conditionalFormats;
      expect(back).toEqual(sheet.conditionalFormats);
    }
    const text = partText(bytes, "xl/worksheets/sheet1.xml");
    expect(text).not.toContain("x14:");
    expect(text).not.toContain("extLst");
  });
});

it("a rule of another program changes alone; what it does not know of others stays", async () => {
  const original = bookBytes("libreoffice-rich.xlsx");
  const model = await opened(original);
  const sheet = firstSheet(model);
  expect(sheet.conditionalFormats.map((one) => one.rule.kind).sort()).toEqual([
    "cellValue",
    "colorScale",
    "dataBar",
    "formula",
  ]);
  sheet.conditionalFormats = sheet.conditionalFormats.map((one) =>
    one.rule.kind === "dataBar"
      ? { ...one, rule: { ...one.rule, positive: { ...one.rule.positive, fill: "#00B050" } } }
      : one,
  );
  const saved = await saveWorkbook(model, original);
  const back = firstSheet(await opened(saved)).conditionalFormats;
  const sorted = (list: readonly ConditionalFormatModel[]): string[] =>
    list.map((one) => JSON.stringify(one.rule)).sort();
  expect(sorted(back)).toEqual(sorted(sheet.conditionalFormats));
  expect(touchedParts(original, saved)).toEqual(["xl/worksheets/sheet1.xml"]);
  expect(partText(saved, "xl/worksheets/sheet1.xml")).toContain("<colorScale>");
});
