import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";

/** A new conditional format on A1:A4, which holds 1 to 4. */
function added({ sheet }: Scratch, kind: `${Excel.ConditionalFormatType}`): Excel.ConditionalFormat {
  const range = sheet.getRange("A1:A4");
  range.values = [[1], [2], [3], [4]];
  return range.conditionalFormats.add(kind as "Custom");
}

function plain(value: unknown): Observation {
  return JSON.parse(JSON.stringify(value)) as Observation;
}

/** Sets and reads back: every kind of rule and its format. */
const kinds: readonly ConformanceRow[] = [
  {
    id: "conditionalFormats.custom",
    behaviour: "A custom rule has a formula, also readable in the language of the person and as R1C1, and a format.",
    members: [
      "ConditionalFormatCollection.add",
      "ConditionalFormat.custom",
      "ConditionalFormat.type",
      "CustomConditionalFormat.rule",
      "CustomConditionalFormat.format",
      "ConditionalRangeFont.color",
      "ConditionalFormatRule.formula",
      "ConditionalFormatRule.formulaR1C1",
    ],
    source: documented("CustomConditionalFormat.rule"),
    since: 6,
    expected: { type: "Custom", formula: "=A1>$C$1", relative: "=RC>R1C3", color: "#FF0000" },
    observe: async (scratch) => {
      const format = added(scratch, "Custom");
      format.custom.rule.formula = "=A1>$C$1";
      format.custom.format.font.color = "red";
      format.load("type");
      format.custom.rule.load("formula,formulaR1C1");
      format.custom.format.font.load("color");
      await scratch.context.sync();
      const { formula, formulaR1C1 } = format.custom.rule;
      return { type: format.type, formula, relative: formulaR1C1, color: format.custom.format.font.color };
    },
  },
  {
    id: "conditionalFormats.cellValue",
    behaviour: "A cell value rule compares with one or two formulas.",
    members: ["ConditionalFormat.cellValue", "CellValueConditionalFormat.rule", "CellValueConditionalFormat.format"],
    source: documented("CellValueConditionalFormat.rule"),
    since: 6,
    expected: { formula1: "=1", formula2: "=3", operator: "Between" },
    observe: async (scratch) => {
      const format = added(scratch, "CellValue");
      format.cellValue.rule = { formula1: "=1", formula2: "=3", operator: "Between" };
      format.cellValue.load("rule");
      await scratch.context.sync();
      return plain(format.cellValue.rule);
    },
  },
  {
    id: "conditionalFormats.text",
    behaviour: "A text rule has an operator and a text.",
    members: ["ConditionalFormat.textComparison", "TextConditionalFormat.rule", "TextConditionalFormat.format"],
    source: documented("TextConditionalFormat.rule"),
    since: 6,
    expected: { type: "ContainsText", rule: { operator: "Contains", text: "Delayed" } },
    observe: async (scratch) => {
      const format = added(scratch, "ContainsText");
      format.textComparison.format.font.color = "red";
      format.textComparison.rule = { operator: "Contains", text: "Delayed" };
      format.load("type");
      format.textComparison.load("rule");
      await scratch.context.sync();
      return { type: format.type, rule: plain(format.textComparison.rule) };
    },
  },
  {
    id: "conditionalFormats.topBottom",
    behaviour: "A rank rule has a rank and says from which end.",
    members: ["ConditionalFormat.topBottom", "TopBottomConditionalFormat.rule", "TopBottomConditionalFormat.format"],
    source: documented("TopBottomConditionalFormat.rule"),
    since: 6,
    expected: { rank: 25, type: "BottomPercent" },
    observe: async (scratch) => {
      const format = added(scratch, "TopBottom");
      format.topBottom.format.fill.color = "green";
      format.topBottom.rule = { rank: 25, type: "BottomPercent" };
      format.topBottom.load("rule");
      await scratch.context.sync();
      return plain(format.topBottom.rule);
    },
  },
  {
    id: "conditionalFormats.topBottom.rank",
    behaviour: "A rank in percent is 1 to 100.",
    members: ["TopBottomConditionalFormat.rule"],
    source: documented("ConditionalTopBottomRule.rank"),
    since: 6,
    expected: { error: "InvalidArgument" },
    observe: async (scratch) => {
      added(scratch, "TopBottom").topBottom.rule = { rank: 101, type: "TopPercent" };
      await scratch.context.sync();
      return "accepted";
    },
  },
  {
    id: "conditionalFormats.preset",
    behaviour: "A preset rule has one of the documented criteria.",
    members: [
      "ConditionalFormat.preset",
      "PresetCriteriaConditionalFormat.rule",
      "PresetCriteriaConditionalFormat.format",
    ],
    source: documented("PresetCriteriaConditionalFormat.rule"),
    since: 6,
    expected: { type: "PresetCriteria", rule: { criterion: "OneStdDevAboveAverage" } },
    observe: async (scratch) => {
      const format = added(scratch, "PresetCriteria");
      format.preset.rule = { criterion: "OneStdDevAboveAverage" };
      format.preset.format.font.bold = true;
      format.load("type");
      format.preset.load("rule");
      await scratch.context.sync();
      return { type: format.type, rule: plain(format.preset.rule) };
    },
  },
];

/** Formats that are their own: bars, scales, icons. */
const scales: readonly ConformanceRow[] = [
  {
    id: "conditionalFormats.dataBar",
    behaviour: "A data bar has a direction, colours, an axis and bounds.",
    members: [
      "ConditionalFormat.dataBar",
      "DataBarConditionalFormat.barDirection",
      "DataBarConditionalFormat.axisFormat",
      "DataBarConditionalFormat.showDataBarOnly",
      "DataBarConditionalFormat.lowerBoundRule",
      "DataBarConditionalFormat.positiveFormat",
      "DataBarConditionalFormat.negativeFormat",
      "ConditionalDataBarPositiveFormat.fillColor",
      "ConditionalDataBarPositiveFormat.gradientFill",
      "ConditionalDataBarNegativeFormat.matchPositiveFillColor",
    ],
    source: documented("DataBarConditionalFormat.barDirection"),
    since: 6,
    expected: {
      barDirection: "LeftToRight",
      axisFormat: "None",
      showDataBarOnly: true,
      lower: "Number",
      fill: "#00FF00",
      gradient: false,
      match: true,
    },
    observe: async (scratch) => {
      const { dataBar } = added(scratch, "DataBar");
      dataBar.barDirection = "LeftToRight";
      dataBar.axisFormat = "None";
      dataBar.showDataBarOnly = true;
      dataBar.lowerBoundRule = { type: "Number", formula: "=0" };
      dataBar.positiveFormat.fillColor = "#00FF00";
      dataBar.positiveFormat.gradientFill = false;
      dataBar.negativeFormat.matchPositiveFillColor = true;
      dataBar.load("barDirection,axisFormat,showDataBarOnly,lowerBoundRule");
      dataBar.positiveFormat.load("fillColor,gradientFill");
      dataBar.negativeFormat.load("matchPositiveFillColor");
      await scratch.context.sync();
      return {
        barDirection: dataBar.barDirection,
        axisFormat: dataBar.axisFormat,
        showDataBarOnly: dataBar.showDataBarOnly,
        lower: dataBar.lowerBoundRule.type,
        fill: dataBar.positiveFormat.fillColor,
        gradient: dataBar.positiveFormat.gradientFill,
        match: dataBar.negativeFormat.matchPositiveFillColor,
      };
    },
  },
  {
    id: "conditionalFormats.dataBar.axis",
    behaviour: "The colour of an axis that is not shown, and of a border that is not there, is the empty text.",
    members: ["DataBarConditionalFormat.axisColor", "ConditionalDataBarPositiveFormat.borderColor"],
    source: documented("DataBarConditionalFormat.axisColor"),
    since: 6,
    expected: ["", ""],
    observe: async (scratch) => {
      const { dataBar } = added(scratch, "DataBar");
      dataBar.axisFormat = "None";
      dataBar.positiveFormat.borderColor = "";
      dataBar.load("axisColor");
      dataBar.positiveFormat.load("borderColor");
      await scratch.context.sync();
      return [dataBar.axisColor, dataBar.positiveFormat.borderColor];
    },
  },
  {
    id: "conditionalFormats.colorScale",
    behaviour: "A colour scale with a midpoint has three points; the lowest and highest value need no formula.",
    members: [
      "ConditionalFormat.colorScale",
      "ColorScaleConditionalFormat.criteria",
      "ColorScaleConditionalFormat.threeColorScale",
    ],
    source: documented("ColorScaleConditionalFormat.criteria"),
    since: 6,
    expected: { three: true, types: ["LowestValue", "Percent", "HighestValue"], lowest: null, color: "#FF0000" },
    observe: async (scratch) => {
      const { colorScale } = added(scratch, "ColorScale");
      colorScale.criteria = {
        minimum: { type: "LowestValue", color: "blue" },
        midpoint: { formula: "50", type: "Percent", color: "yellow" },
        maximum: { type: "HighestValue", color: "red" },
      };
      colorScale.load("criteria,threeColorScale");
      await scratch.context.sync();
      const { minimum, midpoint, maximum } = colorScale.criteria;
      return {
        three: colorScale.threeColorScale,
        types: [minimum.type, midpoint?.type ?? null, maximum.type],
        lowest: minimum.formula ?? null,
        color: maximum.color ?? null,
      };
    },
  },
  {
    id: "conditionalFormats.colorScale.two",
    behaviour: "Without a midpoint the scale has two points.",
    members: ["ColorScaleConditionalFormat.threeColorScale"],
    source: documented("ColorScaleConditionalFormat.threeColorScale"),
    since: 6,
    expected: false,
    observe: async (scratch) => {
      const { colorScale } = added(scratch, "ColorScale");
      colorScale.criteria = {
        minimum: { type: "LowestValue", color: "#FFFFFF" },
        maximum: { type: "HighestValue", color: "#000000" },
      };
      colorScale.load("threeColorScale");
      await scratch.context.sync();
      return colorScale.threeColorScale;
    },
  },
  {
    id: "conditionalFormats.iconSet",
    behaviour: "An icon set has a criterion for each icon; of the first only the icon can be chosen.",
    members: [
      "ConditionalFormat.iconSet",
      "IconSetConditionalFormat.criteria",
      "IconSetConditionalFormat.style",
      "IconSetConditionalFormat.showIconOnly",
      "IconSetConditionalFormat.reverseIconOrder",
    ],
    source: documented("IconSetConditionalFormat.criteria"),
    since: 6,
    expected: {
      style: "ThreeTriangles",
      count: 3,
      second: { type: "Number", operator: "GreaterThanOrEqual", customIcon: null },
      reverse: true,
      only: true,
    },
    observe: async (scratch) => {
      const { iconSet } = added(scratch, "IconSet");
      iconSet.style = "ThreeTriangles";
      iconSet.criteria = [
        {} as Excel.ConditionalIconCriterion,
        { type: "Number", operator: "GreaterThanOrEqual", formula: "=2" },
        { type: "Number", operator: "GreaterThanOrEqual", formula: "=3" },
      ];
      iconSet.reverseIconOrder = true;
      iconSet.showIconOnly = true;
      iconSet.load("style,criteria,reverseIconOrder,showIconOnly");
      await scratch.context.sync();
      const { type, operator, customIcon } = iconSet.criteria[1] ?? {};
      return {
        style: iconSet.style,
        count: iconSet.criteria.length,
        second: { type: type ?? null, operator: operator ?? null, customIcon: plain(customIcon ?? null) },
        reverse: iconSet.reverseIconOrder,
        only: iconSet.showIconOnly,
      };
    },
  },
];

/** Conditional formats of every kind, with what is particular to each. */
export const conditionalKindRows: readonly ConformanceRow[] = [...kinds, ...scales];
