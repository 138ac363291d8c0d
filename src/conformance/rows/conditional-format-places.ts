import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";

const format: readonly ConformanceRow[] = [
  {
    id: "conditionalFormats.format",
    behaviour: "A conditional format has fill, font, borders and number format; what is cleared is not set.",
    members: [
      "ConditionalRangeFormat.fill",
      "ConditionalRangeFormat.font",
      "ConditionalRangeFormat.borders",
      "ConditionalRangeFormat.numberFormat",
      "ConditionalRangeFill.color",
      "ConditionalRangeFont.bold",
      "ConditionalRangeFont.italic",
      "ConditionalRangeFont.strikethrough",
      "ConditionalRangeFont.underline",
      "ConditionalRangeBorder.style",
      "ConditionalRangeBorder.color",
    ],
    source: documented("ConditionalRangeFormat.borders"),
    since: 6,
    expected: {
      fill: "#112233",
      font: [true, false, true, "Double"],
      border: ["EdgeBottom", "Dash", "#FF0000"],
      numberFormat: "0.00%",
    },
    observe: async ({ context, sheet }) => {
      const { format: given } = sheet.getRange("B2").conditionalFormats.add("Custom").custom;
      given.fill.color = "#112233";
      given.font.bold = true;
      given.font.italic = false;
      given.font.strikethrough = true;
      given.font.underline = "Double";
      const border = given.borders.getItem("EdgeBottom");
      border.style = "Dash";
      border.color = "#FF0000";
      given.numberFormat = "0.00%";
      given.load("numberFormat");
      given.fill.load("color");
      given.font.load("bold,italic,strikethrough,underline");
      given.borders.bottom.load("sideIndex,style,color");
      await context.sync();
      const { bold, italic, strikethrough, underline } = given.font;
      const { sideIndex, style, color } = given.borders.bottom;
      return {
        fill: given.fill.color,
        font: [bold, italic, strikethrough, underline],
        border: [sideIndex, style, color],
        numberFormat: given.numberFormat as string,
      };
    },
  },
  {
    id: "conditionalFormats.borders",
    behaviour: "There are four borders, none of them drawn at first.",
    members: [
      "ConditionalRangeBorderCollection.count",
      "ConditionalRangeBorderCollection.getItemAt",
      "ConditionalRangeBorderCollection.getItem",
      "ConditionalRangeBorder.sideIndex",
    ],
    source: documented("ConditionalRangeBorderCollection.count"),
    since: 6,
    expected: { count: 4, style: "None", sides: ["EdgeBottom", "EdgeLeft", "EdgeRight", "EdgeTop"] },
    observe: async ({ context, sheet }) => {
      const { borders } = sheet.getRange("B2").conditionalFormats.add("Custom").custom.format;
      borders.load("count,items/sideIndex");
      const first = borders.getItemAt(0).load("style");
      await context.sync();
      const sides = borders.items.map(({ sideIndex }) => sideIndex as string).sort();
      return { count: borders.count, style: first.style, sides };
    },
  },
  {
    id: "conditionalFormats.clear",
    behaviour: "Fill and font can be taken away again.",
    members: ["ConditionalRangeFill.clear", "ConditionalRangeFont.clear"],
    source: documented("ConditionalRangeFill.clear"),
    since: 6,
    expected: [false, false],
    observe: async ({ context, sheet }) => {
      const { fill, font } = sheet.getRange("B2").conditionalFormats.add("Custom").custom.format;
      fill.color = "#112233";
      font.bold = true;
      fill.clear();
      font.clear();
      fill.load("color");
      font.load("bold");
      await context.sync();
      return [fill.color === "#112233", font.toJSON().bold === true];
    },
  },
];

const places: readonly ConformanceRow[] = [
  {
    id: "conditionalFormats.add.priority",
    behaviour: "A new conditional format gets the first priority; a priority that is set moves the others.",
    members: ["ConditionalFormatCollection.add", "ConditionalFormat.priority", "ConditionalFormat.id"],
    source: documented("ConditionalFormat.priority"),
    since: 6,
    expected: { added: [1, 0], moved: [0, 1], behind: [1, 0] },
    observe: async ({ context, sheet }) => {
      const { conditionalFormats } = sheet.getRange("A1:A4");
      const first = conditionalFormats.add("Custom").load("id,priority");
      await context.sync();
      const second = conditionalFormats.add("CellValue").load("id,priority");
      await context.sync();
      const priorities = async (): Promise<number[]> => {
        const both = [first.id, second.id].map((id) => conditionalFormats.getItem(id).load("priority"));
        await context.sync();
        return both.map(({ priority }) => priority);
      };
      const added = await priorities();
      conditionalFormats.getItem(first.id).priority = 0;
      const moved = await priorities();
      conditionalFormats.getItem(first.id).priority = -1;
      return { added, moved, behind: await priorities() };
    },
  },
  {
    id: "conditionalFormats.stopIfTrue",
    behaviour: "stopIfTrue is false at first, and null where there is nothing to stop: bars, scales, icons.",
    members: ["ConditionalFormat.stopIfTrue"],
    source: documented("ConditionalFormat.stopIfTrue"),
    since: 6,
    expected: [false, true, null, null, null],
    observe: async ({ context, sheet }) => {
      const { conditionalFormats } = sheet.getRange("A1:A4");
      const kinds = ["Custom", "CellValue", "DataBar", "ColorScale", "IconSet"] as const;
      const formats = kinds.map((kind) => conditionalFormats.add(kind as "Custom"));
      const stopping = formats[1];
      if (stopping !== undefined) stopping.stopIfTrue = true;
      formats.forEach((one) => one.load("stopIfTrue"));
      await context.sync();
      return formats.map(({ stopIfTrue }) => stopIfTrue);
    },
  },
  {
    id: "conditionalFormats.variants",
    behaviour: "The objects of the other kinds are null objects.",
    members: ["ConditionalFormat.customOrNullObject", "ConditionalFormat.dataBarOrNullObject"],
    source: documented("ConditionalFormat.customOrNullObject"),
    since: 6,
    expected: [false, true],
    observe: async ({ context, sheet }) => {
      const added = sheet.getRange("A1").conditionalFormats.add("Custom");
      const custom = added.customOrNullObject.load();
      const bar = added.dataBarOrNullObject.load();
      await context.sync();
      return [custom.isNullObject, bar.isNullObject];
    },
  },
  {
    id: "conditionalFormats.collection",
    behaviour: "A range lists what touches it; clearAll leaves the rest of a format's cells.",
    members: [
      "Range.conditionalFormats",
      "ConditionalFormatCollection.items",
      "ConditionalFormatCollection.getCount",
      "ConditionalFormatCollection.getItemAt",
      "ConditionalFormatCollection.clearAll",
      "ConditionalFormat.getRange",
      "ConditionalFormat.getRanges",
      "ConditionalFormat.delete",
    ],
    source: documented("ConditionalFormatCollection.clearAll"),
    since: 9,
    expected: { touching: 1, apart: 0, range: "A1:A6", left: "A1:A2,A5:A6", deleted: 0 },
    observe: async ({ context, sheet }) => {
      const whole = sheet.getRange("A1:A6").conditionalFormats;
      const added = whole.add("Custom").load("id");
      const touching = sheet.getRange("A3:B4").conditionalFormats.getCount();
      const apart = sheet.getRange("B1:B6").conditionalFormats.getCount();
      const range = whole.getItemAt(0).getRange().load("address");
      await context.sync();
      sheet.getRange("A3:A4").conditionalFormats.clearAll();
      const left = whole.getItem(added.id).getRanges().load("address");
      await context.sync();
      whole.getItem(added.id).delete();
      const deleted = whole.getCount();
      await context.sync();
      const bare = (address: string): string => address.replace(/[^,]*!/g, "").replaceAll(" ", "");
      return {
        touching: answered(touching),
        apart: answered(apart),
        range: bare(range.address),
        left: bare(left.address),
        deleted: answered(deleted),
      };
    },
  },
  {
    id: "conditionalFormats.several",
    behaviour: "A format of several ranges has no single range.",
    members: ["RangeAreas.conditionalFormats", "ConditionalFormat.getRangeOrNullObject", "ConditionalFormat.getRanges"],
    source: documented("ConditionalFormat.getRangeOrNullObject"),
    since: 9,
    expected: { single: true, areas: 2 },
    observe: async ({ context, sheet }) => {
      const added = sheet.getRanges("A1:A2,C1:C2").conditionalFormats.add("Custom");
      const single = added.getRangeOrNullObject().load("address");
      const areas = added.getRanges().load("areaCount");
      await context.sync();
      return { single: single.isNullObject, areas: areas.areaCount };
    },
  },
  {
    id: "conditionalFormats.getItem",
    behaviour: "An id that is not there is a null object, or ItemNotFound.",
    members: ["ConditionalFormatCollection.getItemOrNullObject", "ConditionalFormatCollection.getItem"],
    source: documented("ConditionalFormatCollection.getItemOrNullObject"),
    since: 14,
    expected: { error: "ItemNotFound" },
    observe: async ({ context, sheet }) => {
      const { conditionalFormats } = sheet.getRange("A1");
      const missing = conditionalFormats.getItemOrNullObject("missing").load("id");
      await context.sync();
      if (!missing.isNullObject) return "found";
      conditionalFormats.getItem("missing").load("id");
      await context.sync();
      return "found";
    },
  },
];

/** Formats, places and order of conditional formats. */
export const conditionalPlaceRows: readonly ConformanceRow[] = [...format, ...places];
