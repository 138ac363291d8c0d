import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** The workbook and the application. */
export const workbookRows: readonly ConformanceRow[] = [
  {
    id: "workbook.selection",
    behaviour: "The selected range, ranges and the active cell; several selected ranges are no single one.",
    members: [
      "Workbook.getSelectedRange",
      "Workbook.getSelectedRanges",
      "Workbook.getActiveCell",
      "Worksheet.getRanges",
    ],
    source: documented("Workbook.getSelectedRange"),
    since: 9,
    expected: { one: "B2:C3", cell: "B2" },
    observe: async ({ context, sheet, sheetName }) => {
      sheet.getRange("B2:C3").select();
      const one = context.workbook.getSelectedRange().load("address");
      const several = context.workbook.getSelectedRanges().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      const bare = (text: string): string => text.replace(`${sheetName}!`, "");
      if (bare(several.address) !== bare(one.address)) return several.address;
      return { one: bare(one.address), cell: bare(cell.address) };
    },
  },
  {
    id: "workbook.selection.untouched",
    behaviour: "On a new sheet that nobody has clicked in, the first cell is selected.",
    members: ["Workbook.getSelectedRanges", "RangeAreas.areaCount", "RangeAreas.format"],
    source: "inferred: a sheet always has an active cell, and a new one has A1",
    since: 9,
    expected: { address: "A1", areas: 1, colored: "#FFFF00" },
    observe: async ({ context, sheet, sheetName }) => {
      const several = context.workbook.getSelectedRanges().load("address,areaCount");
      several.format.fill.color = "yellow";
      const first = sheet.getRange("A1").load("format/fill/color");
      await context.sync();
      return {
        address: several.address.replace(`${sheetName}!`, ""),
        areas: several.areaCount,
        colored: first.format.fill.color,
      };
    },
  },
  {
    id: "workbook.properties",
    behaviour: "What the workbook says of itself: not read only, not shared, dirty once something was written.",
    members: [
      "Workbook.name",
      "Workbook.readOnly",
      "Workbook.isDirty",
      "Workbook.autoSave",
      "Workbook.previouslySaved",
      "Workbook.chartDataPointTrack",
      "Workbook.usePrecisionAsDisplayed",
      "Workbook.calculationEngineVersion",
      "Workbook.getIsActiveCollabSession",
    ],
    source: documented("Workbook.isDirty"),
    since: 9,
    expected: {
      name: true,
      readOnly: false,
      dirty: [false, true],
      precision: false,
      track: [true, false],
      number: true,
    },
    observe: async ({ context, sheet }) => {
      const { workbook } = context;
      workbook.load("name,readOnly,usePrecisionAsDisplayed,chartDataPointTrack,calculationEngineVersion");
      workbook.isDirty = false;
      await context.sync();
      workbook.load("isDirty");
      await context.sync();
      const clean = workbook.isDirty;
      const { chartDataPointTrack } = workbook;
      sheet.getRange("A1").values = [[1]];
      workbook.chartDataPointTrack = false;
      await context.sync();
      workbook.load("isDirty,chartDataPointTrack");
      await context.sync();
      const tracked = workbook.chartDataPointTrack;
      workbook.chartDataPointTrack = true;
      await context.sync();
      return {
        name: workbook.name.length > 0,
        readOnly: workbook.readOnly,
        dirty: [clean, workbook.isDirty],
        precision: workbook.usePrecisionAsDisplayed,
        track: [chartDataPointTrack, tracked],
        number: Number.isInteger(workbook.calculationEngineVersion),
      };
    },
  },
  {
    id: "application.iterative",
    behaviour: "Iterative calculation is off with 100 rounds and 0.001, and can be set.",
    members: [
      "Application.iterativeCalculation",
      "IterativeCalculation.enabled",
      "IterativeCalculation.maxIteration",
      "IterativeCalculation.maxChange",
    ],
    source: documented("IterativeCalculation.enabled"),
    since: 9,
    expected: { before: [false, 100, 0.001], after: [true, 50, 0.01] },
    observe: async ({ context }) => {
      const iterative = context.workbook.application.iterativeCalculation;
      iterative.load();
      await context.sync();
      const before = [iterative.enabled, iterative.maxIteration, iterative.maxChange];
      iterative.set({ enabled: true, maxIteration: 50, maxChange: 0.01 });
      iterative.load();
      await context.sync();
      const after = [iterative.enabled, iterative.maxIteration, iterative.maxChange];
      iterative.set({ enabled: false, maxIteration: 100, maxChange: 0.001 });
      await context.sync();
      return { before, after };
    },
  },
  {
    id: "application.culture",
    behaviour: "Separators and date patterns of the person's language agree with each other.",
    members: [
      "Application.cultureInfo",
      "Application.decimalSeparator",
      "Application.thousandsSeparator",
      "Application.useSystemSeparators",
      "CultureInfo.name",
      "CultureInfo.numberFormat",
      "CultureInfo.datetimeFormat",
      "NumberFormatInfo.numberDecimalSeparator",
      "NumberFormatInfo.numberGroupSeparator",
      "DatetimeFormatInfo.dateSeparator",
      "DatetimeFormatInfo.timeSeparator",
      "DatetimeFormatInfo.shortDatePattern",
      "DatetimeFormatInfo.longDatePattern",
      "DatetimeFormatInfo.longTimePattern",
    ],
    source: documented("Application.cultureInfo"),
    since: 12,
    expected: { agree: true, name: true, patterns: [true, true, true] },
    observe: async ({ context }) => {
      const { application } = context.workbook;
      const { cultureInfo } = application;
      application.load("decimalSeparator,thousandsSeparator,useSystemSeparators");
      cultureInfo.load("name");
      cultureInfo.numberFormat.load();
      cultureInfo.datetimeFormat.load();
      await context.sync();
      const { numberFormat, datetimeFormat } = cultureInfo;
      return {
        agree:
          !application.useSystemSeparators ||
          (application.decimalSeparator === numberFormat.numberDecimalSeparator &&
            application.thousandsSeparator === numberFormat.numberGroupSeparator),
        name: /^[a-z]{2}-[a-z]{2}/i.test(cultureInfo.name),
        patterns: [
          datetimeFormat.shortDatePattern.includes("yy") &&
            datetimeFormat.shortDatePattern.includes(datetimeFormat.dateSeparator),
          datetimeFormat.longDatePattern.includes("yyyy") && datetimeFormat.longDatePattern.includes("d"),
          /[hH].*m.*s/.test(datetimeFormat.longTimePattern) &&
            datetimeFormat.longTimePattern.includes(datetimeFormat.timeSeparator),
        ],
      };
    },
  },
  {
    id: "workbook.insert.damaged",
    behaviour: "What is no workbook cannot be inserted.",
    members: ["Workbook.insertWorksheetsFromBase64"],
    source: documented("Workbook.insertWorksheetsFromBase64"),
    since: 13,
    expected: true,
    observe: async ({ context }) =>
      (await codeOf(context, () => context.workbook.insertWorksheetsFromBase64("bm8gd29ya2Jvb2s="))) !== "accepted",
  },
];
