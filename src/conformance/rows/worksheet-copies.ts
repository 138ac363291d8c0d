import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** Copies of sheets, and what works on a sheet as a whole. */
export const worksheetCopyRows: readonly ConformanceRow[] = [
  {
    id: "worksheetCopies.positions",
    behaviour: "A copy stands at the beginning unless told: end, before or after another sheet. It is not activated.",
    members: ["Worksheet.copy", "WorksheetCollection.getActiveWorksheet"],
    source: documented("Worksheet.copy"),
    since: 7,
    expected: { order: ["a (2)", "a (5)", "a", "a (4)", "b", "a (3)"], active: "a", code: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      const { worksheets } = context.workbook;
      sheet.name = "a";
      const other = worksheets.add("b");
      sheet.copy();
      sheet.copy("End");
      sheet.copy("Before", other);
      sheet.copy("Before", sheet);
      worksheets.load("items/name");
      const active = worksheets.getActiveWorksheet().load("name");
      await context.sync();
      return {
        order: worksheets.items.map((one) => one.name),
        active: active.name,
        code: await codeOf(context, () => sheet.copy("After")),
      };
    },
  },
  {
    id: "worksheetCopies.contents",
    behaviour:
      "A copy has values, formulas, formats, sizes, merged cells, validations and conditional formats of its own.",
    members: ["Worksheet.copy"],
    source: documented("Worksheet.copy"),
    since: 8,
    expected: {
      formulas: [
        ["a", 2],
        ["=B1*2", 6],
      ],
      values: [
        ["a", 2],
        [4, 6],
      ],
      fill: "#FF0000",
      width: true,
      merged: "C1:D1",
      validation: "List",
      rules: [1],
      source: 4,
    },
    observe: async ({ context, sheet }) => {
      const block = sheet.getRange("A1:B2");
      block.formulas = [
        ["a", 2],
        ["=B1*2", 6],
      ];
      sheet.getRange("A1").format.fill.color = "#FF0000";
      sheet.getRange("A:A").format.columnWidth = 150;
      sheet.getRange("C1:D1").merge();
      sheet.getRange("B1").dataValidation.rule = { list: { inCellDropDown: true, source: "1,2" } };
      const custom = sheet.getRange("A1:B2").conditionalFormats.add("Custom").custom;
      custom.rule.formula = "=$B1>1";
      custom.format.fill.color = "#00FF00";
      const copy = sheet.copy("End");
      await context.sync();
      const range = copy.getRange("A1:B2").load("formulas,values");
      const first = copy.getRange("A1");
      first.load("format/fill/color,format/columnWidth");
      const merged = copy.getRange("C1:D1").getMergedAreasOrNullObject().load("address");
      const validation = copy.getRange("B1").dataValidation.load("type");
      const counts = [copy.getRange("A1:B2").conditionalFormats.getCount()];
      await context.sync();
      const { formulas, values } = range;
      copy.getRange("B1").values = [[10]];
      const source = sheet.getRange("A2").load("values");
      await context.sync();
      return {
        formulas: formulas as (string | number)[][],
        values: values as (string | number)[][],
        fill: first.format.fill.color,
        width: Math.abs(first.format.columnWidth - 150) < 1,
        merged: merged.address.split("!")[1] ?? "",
        validation: validation.type,
        rules: counts.map((count) => count.value),
        source: (source.values as number[][])[0]?.[0] ?? null,
      };
    },
  },
  {
    id: "worksheetCopies.names",
    behaviour: "Names that lead to the sheet are there for the copy as names of its own, leading to the copy.",
    members: ["Worksheet.copy", "Worksheet.names"],
    source: "inferred: in Excel, copying a sheet makes sheet names of the workbook's names that refer to it",
    since: 7,
    expected: { names: ["own", "shared"], addresses: ["'a (2)'!A1", "'a (2)'!B2"], formula: "='a (2)'!A1+1" },
    observe: async ({ context, sheet }) => {
      sheet.name = "a";
      sheet.names.add("own", sheet.getRange("A1"));
      context.workbook.names.add("shared", sheet.getRange("B2"));
      sheet.getRange("C1").formulas = [["=a!A1+1"]];
      await context.sync();
      const copy = sheet.copy("End");
      copy.names.load("items/name,items/value");
      const cell = copy.getRange("C1").load("formulas");
      await context.sync();
      const items = [...copy.names.items].sort((one, other) => (one.name < other.name ? -1 : 1));
      return {
        names: items.map((item) => item.name),
        addresses: items.map((item) => String(item.value).replaceAll("$", "")),
        formula: String((cell.formulas as string[][])[0]?.[0]),
      };
    },
  },
  {
    id: "worksheetCopies.protection",
    behaviour: "The copy of a protected sheet is protected; its page setup is the same.",
    members: ["Worksheet.copy", "Worksheet.pageLayout", "Worksheet.protection"],
    source: documented("Worksheet.copy"),
    since: 9,
    expected: { protected: true, orientation: "Landscape", code: "AccessDenied" },
    observe: async ({ context, sheet }) => {
      sheet.pageLayout.orientation = "Landscape";
      sheet.protection.protect();
      const copy = sheet.copy("End");
      copy.protection.load("protected");
      copy.pageLayout.load("orientation");
      await context.sync();
      return {
        protected: copy.protection.protected,
        orientation: copy.pageLayout.orientation,
        code: await codeOf(context, () => (copy.getRange("A1").values = [[1]])),
      };
    },
  },
  {
    id: "worksheets.findAll",
    behaviour:
      "findAll gives all cells with the text; without regard to case and in part unless told; else ItemNotFound.",
    members: ["Worksheet.findAll", "Worksheet.findAllOrNullObject"],
    source: documented("Worksheet.findAll"),
    since: 9,
    expected: { part: "A1:A2,C3", case: "A2", complete: "C3", none: true, code: "ItemNotFound" },
    observe: async ({ context, sheet, sheetName }) => {
      sheet.getRange("A1:A2").values = [["caterpillar"], ["sCATter"]];
      sheet.getRange("C3").values = [["Cat"]];
      await context.sync();
      const found = [
        sheet.findAll("cat", {}),
        sheet.findAll("CAT", { matchCase: true }),
        sheet.findAll("cat", { completeMatch: true }),
      ].map((areas) => areas.load("address"));
      const none = sheet.findAllOrNullObject("dog", {});
      await context.sync();
      const [part, upper, complete] = found.map((areas) => areas.address.replaceAll(`${sheetName}!`, ""));
      return {
        part: part ?? "",
        case: upper ?? "",
        complete: complete ?? "",
        none: none.isNullObject,
        code: await codeOf(context, () => sheet.findAll("dog", {}).load("address")),
      };
    },
  },
  {
    id: "worksheets.replaceAll",
    behaviour: "replaceAll replaces in the whole sheet and gives the number of replacements.",
    members: ["Worksheet.replaceAll"],
    source: documented("Worksheet.replaceAll"),
    since: 9,
    expected: { count: 3, values: [["dog"], ["dogs and dogs"], ["bird"]] },
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A3");
      range.values = [["cat"], ["cats and cats"], ["bird"]];
      const count = sheet.replaceAll("cat", "dog", {});
      range.load("values");
      await context.sync();
      return { count: count.value, values: range.values as string[][] };
    },
  },
  {
    id: "worksheets.showOutlineLevels",
    behaviour: "Outline levels are shown down to the given one; 0 leaves them; more than 8 is refused.",
    members: ["Worksheet.showOutlineLevels"],
    source: documented("Worksheet.showOutlineLevels"),
    since: 10,
    expected: { hidden: [true, false, true, false], code: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      sheet.getRange("2:4").group("ByRows");
      const row = sheet.getRange("3:3");
      const hidden: boolean[] = [];
      /* eslint-disable office-addins/no-context-sync-in-loop -- each state is looked at before the next is made */
      for (const level of [1, 2, 1, 8]) {
        sheet.showOutlineLevels(level, 0);
        row.load("rowHidden");
        await context.sync();
        hidden.push(row.rowHidden);
      }
      /* eslint-enable office-addins/no-context-sync-in-loop */
      return { hidden, code: await codeOf(context, () => sheet.showOutlineLevels(9, 0)) };
    },
  },
  {
    id: "worksheets.standardSizes",
    behaviour: "The standard width can be set, in characters, and holds for columns without a width of their own.",
    members: ["Worksheet.standardWidth", "Worksheet.standardHeight"],
    source: documented("Worksheet.standardWidth"),
    since: 7,
    expected: { height: true, width: 20, wider: true, own: true, code: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      const own = sheet.getRange("A:A");
      own.format.columnWidth = 30;
      const usual = sheet.getRange("C:C").load("format/columnWidth");
      sheet.load("standardHeight");
      await context.sync();
      const before = usual.format.columnWidth;
      sheet.standardWidth = 20;
      sheet.load("standardWidth");
      usual.load("format/columnWidth");
      own.load("format/columnWidth");
      await context.sync();
      return {
        height: sheet.standardHeight > 10 && sheet.standardHeight < 20,
        width: sheet.standardWidth,
        wider: usual.format.columnWidth > before * 1.5,
        own: Math.abs(own.format.columnWidth - 30) < 1,
        code: await codeOf(context, () => (sheet.standardWidth = 256)),
      };
    },
  },
  {
    id: "worksheets.tabId",
    behaviour: "Every sheet has a whole number of its own, beside its id; calculation of a sheet can be switched off.",
    members: ["Worksheet.tabId", "Worksheet.enableCalculation", "Worksheet.calculate"],
    source: documented("Worksheet.tabId"),
    since: 14,
    expected: { whole: true, different: true, before: true, after: false },
    observe: async ({ context, sheet }) => {
      const other = sheet.copy("End").load("tabId");
      sheet.load("tabId,enableCalculation");
      await context.sync();
      const before = sheet.enableCalculation;
      sheet.enableCalculation = false;
      sheet.calculate(true);
      sheet.load("enableCalculation");
      await context.sync();
      return {
        whole: Number.isInteger(sheet.tabId),
        different: sheet.tabId !== other.tabId,
        before,
        after: sheet.enableCalculation,
      };
    },
  },
  {
    id: "worksheets.enableCalculation",
    behaviour: "Formulas of a sheet that is not calculated keep their values; switched on, it is calculated.",
    members: ["Worksheet.enableCalculation"],
    source: documented("Worksheet.enableCalculation"),
    since: 9,
    expected: [2, 2, 10],
    observe: async ({ context, sheet }) => {
      const formula = sheet.getRange("B1");
      const seen: number[] = [];
      sheet.getRange("A1:B1").formulas = [[1, "=A1*2"]];
      const acts = [
        () => (sheet.enableCalculation = false),
        () => (sheet.getRange("A1").values = [[5]]),
        () => (sheet.enableCalculation = true),
      ];
      /* eslint-disable office-addins/no-context-sync-in-loop -- each state is looked at before the next is made */
      for (const act of acts) {
        formula.load("values");
        await context.sync();
        act();
        formula.load("values");
        await context.sync();
        seen.push((formula.values as number[][])[0]?.[0] ?? 0);
      }
      /* eslint-enable office-addins/no-context-sync-in-loop */
      return seen;
    },
  },
];
