import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";

const plain = (value: unknown): Observation => JSON.parse(JSON.stringify(value)) as Observation;

const page = "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-data-validation";

const rules: readonly ConformanceRow[] = [
  {
    id: "dataValidation.none",
    behaviour: "Cells without validation have the type None.",
    members: ["Range.dataValidation", "DataValidation.type"],
    source: documented("DataValidation.type"),
    since: 8,
    expected: "None",
    observe: async ({ context, sheet }) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.load("type");
      await context.sync();
      return dataValidation.type;
    },
  },
  {
    id: "dataValidation.basic",
    behaviour: "Operands are given as numbers, texts or ranges, and are read back as formulas.",
    members: ["DataValidation.rule", "DataValidation.type"],
    source: documented("BasicDataValidation.formula1"),
    since: 8,
    expected: ["WholeNumber", { formula1: "=10", formula2: "=MAX(1,20)", operator: "Between" }],
    observe: async ({ context, sheet }) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { wholeNumber: { formula1: 10, formula2: "=MAX(1,20)", operator: "Between" } };
      dataValidation.load("type,rule");
      await context.sync();
      return [dataValidation.type, plain(dataValidation.rule.wholeNumber)];
    },
  },
  {
    id: "dataValidation.kinds",
    behaviour: "Each kind of rule has its type.",
    members: ["DataValidation.rule", "DataValidation.type"],
    source: documented("DataValidation.type"),
    since: 8,
    expected: ["Decimal", "TextLength", "Date", "Time", "List", "Custom"],
    observe: async ({ context, sheet }) => {
      const formula1 = 1;
      const operator = "GreaterThan";
      const given: Excel.DataValidationRule[] = [
        { decimal: { formula1, operator } },
        { textLength: { formula1, operator } },
        { date: { formula1: "2026-01-31", operator } },
        { time: { formula1: "=0.5", operator } },
        { list: { inCellDropDown: true, source: "是,否" } },
        { custom: { formula: "=A6>1" } },
      ];
      const validations = given.map((rule, index) => {
        const { dataValidation } = sheet.getRange(`A${index + 1}`);
        dataValidation.rule = rule;
        dataValidation.load("type");
        return dataValidation;
      });
      await context.sync();
      return validations.map(({ type }) => type);
    },
  },
  {
    id: "dataValidation.date",
    behaviour: "A date in ISO 8601 becomes its serial number.",
    members: ["DataValidation.rule"],
    source: documented("DateTimeDataValidation.formula1"),
    since: 8,
    expected: "=46053",
    observe: async ({ context, sheet }) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { date: { formula1: "2026-01-31", operator: "LessThan" } };
      dataValidation.load("rule");
      await context.sync();
      return plain(dataValidation.rule.date?.formula1);
    },
  },
  {
    id: "dataValidation.date.typed",
    behaviour: "Dates and times may also be written as one types them into a cell.",
    members: ["DataValidation.rule"],
    source: "inferred: public samples give dates and times as people write them, and Excel reads them in its dialog",
    since: 8,
    expected: { formula1: "=46053.375", operator: "LessThan" },
    observe: async ({ context, sheet }) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { date: { formula1: "2026/1/31 9:00 AM", operator: "LessThan" } };
      dataValidation.load("rule");
      await context.sync();
      return plain(dataValidation.rule.date);
    },
  },
  {
    id: "dataValidation.list.range",
    behaviour: "A list may come from cells.",
    members: ["DataValidation.rule", "DataValidation.valid"],
    source: documented("ListDataValidation.source"),
    since: 8,
    expected: { formula: true, valid: true },
    observe: async ({ context, sheet }) => {
      sheet.getRange("C1:C2").values = [["甲"], ["乙"]];
      const range = sheet.getRange("A1");
      range.dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange("C1:C2") } };
      range.values = [["乙"]];
      const { dataValidation } = range;
      dataValidation.load("rule,valid");
      await context.sync();
      const source = dataValidation.rule.list?.source;
      return {
        formula: typeof source === "string" && /^=.*\$C\$1:\$C\$2$/.test(source),
        valid: dataValidation.valid,
      };
    },
  },
  {
    id: "dataValidation.two",
    behaviour: "Only one kind of rule can be set at a time.",
    members: ["DataValidation.rule"],
    source: page,
    since: 8,
    expected: { error: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1").dataValidation.rule = {
        custom: { formula: "=TRUE" },
        list: { inCellDropDown: true, source: "1,2" },
      };
      await context.sync();
      return "accepted";
    },
  },
];

const messages: readonly ConformanceRow[] = [
  {
    id: "dataValidation.messages",
    behaviour: "Alert and prompt are kept; ignoreBlanks is true unless told.",
    members: ["DataValidation.errorAlert", "DataValidation.prompt", "DataValidation.ignoreBlanks"],
    source: documented("DataValidation.errorAlert"),
    since: 8,
    expected: {
      alert: { message: "只能是正数", showAlert: true, style: "Warning", title: "数字" },
      prompt: { message: "请输入", showPrompt: true, title: "提示" },
      blanks: true,
    },
    observe: async ({ context, sheet }) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      dataValidation.errorAlert = { message: "只能是正数", showAlert: true, style: "Warning", title: "数字" };
      dataValidation.prompt = { message: "请输入", showPrompt: true, title: "提示" };
      dataValidation.load("errorAlert,prompt,ignoreBlanks");
      await context.sync();
      const { errorAlert, prompt, ignoreBlanks } = dataValidation;
      return { alert: plain(errorAlert), prompt: plain(prompt), blanks: ignoreBlanks };
    },
  },
  {
    id: "dataValidation.alert.default",
    behaviour: "Without an alert of its own a rule stops, and shows an alert.",
    members: ["DataValidation.errorAlert"],
    source: documented("DataValidationErrorAlert.showAlert"),
    since: 8,
    expected: [true, "Stop"],
    observe: async ({ context, sheet }) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      dataValidation.load("errorAlert");
      await context.sync();
      return [dataValidation.errorAlert.showAlert, dataValidation.errorAlert.style];
    },
  },
  {
    id: "dataValidation.clear",
    behaviour: "clear takes the validation away.",
    members: ["DataValidation.clear"],
    source: documented("DataValidation.clear"),
    since: 8,
    expected: ["None", "Custom"],
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:A2").dataValidation.rule = { custom: { formula: "=TRUE" } };
      sheet.getRange("A1").dataValidation.clear();
      const both = ["A1", "A2"].map((address) => sheet.getRange(address).dataValidation);
      both.forEach((validation) => validation.load("type"));
      await context.sync();
      return both.map(({ type }) => type);
    },
  },
];

const places: readonly ConformanceRow[] = [
  {
    id: "dataValidation.mixed",
    behaviour: "Different rules are Inconsistent; a rule on only some cells is MixedCriteria.",
    members: ["DataValidation.type"],
    source: documented("DataValidationType.inconsistent"),
    since: 8,
    expected: ["Inconsistent", "MixedCriteria"],
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1").dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      sheet.getRange("A2").dataValidation.rule = { list: { inCellDropDown: true, source: "1,2" } };
      const both = ["A1:A2", "A2:A3"].map((address) => sheet.getRange(address).dataValidation);
      both.forEach((validation) => validation.load("type"));
      await context.sync();
      return both.map(({ type }) => type);
    },
  },
  {
    id: "dataValidation.valid",
    behaviour: "valid is true when all cells are valid, false when none is, and null in between.",
    members: ["DataValidation.valid"],
    source: documented("DataValidation.valid"),
    since: 8,
    expected: [true, false, null],
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A4");
      range.values = [[5], [6], [1], [2]];
      range.dataValidation.rule = { wholeNumber: { formula1: 4, operator: "GreaterThan" } };
      const parts = ["A1:A2", "A3:A4", "A2:A3"].map((address) => sheet.getRange(address).dataValidation);
      parts.forEach((validation) => validation.load("valid"));
      await context.sync();
      return parts.map(({ valid }) => valid);
    },
  },
  {
    id: "dataValidation.valid.custom",
    behaviour: "A custom rule is calculated for each cell, relative to the first.",
    members: ["DataValidation.valid", "DataValidation.getInvalidCells"],
    source: documented("DataValidation.valid"),
    since: 9,
    expected: { valid: null, invalid: "A2:A3" },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:B4").values = [
        [2, 1],
        [1, 2],
        [1, 5],
        [9, 5],
      ];
      const { dataValidation } = sheet.getRange("A1:A4");
      dataValidation.rule = { custom: { formula: "=A1>$B1" } };
      dataValidation.load("valid");
      const invalid = dataValidation.getInvalidCells().load("address");
      await context.sync();
      return { valid: dataValidation.valid, invalid: invalid.address.replace(/[^,]*!/g, "") };
    },
  },
  {
    id: "dataValidation.invalid",
    behaviour: "Invalid cells are given as ranges; when all are valid it is a null object.",
    members: ["DataValidation.getInvalidCellsOrNullObject"],
    source: documented("DataValidation.getInvalidCellsOrNullObject"),
    since: 9,
    expected: { count: 2, none: true },
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A4");
      range.values = [["x"], [1], ["y"], [2]];
      range.dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      const some = range.dataValidation.getInvalidCellsOrNullObject().load("cellCount");
      const none = sheet.getRange("A2").dataValidation.getInvalidCellsOrNullObject().load("address");
      await context.sync();
      return { count: some.cellCount, none: none.isNullObject };
    },
  },
  {
    id: "dataValidation.invalid.none",
    behaviour: "getInvalidCells throws ItemNotFound when all cells are valid.",
    members: ["DataValidation.getInvalidCells"],
    source: documented("DataValidation.getInvalidCells"),
    since: 9,
    expected: { error: "ItemNotFound" },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1").dataValidation.getInvalidCells().load("address");
      await context.sync();
      return "found";
    },
  },
  {
    id: "dataValidation.areas",
    behaviour: "Several ranges take one rule together.",
    members: ["RangeAreas.dataValidation"],
    source: documented("RangeAreas.dataValidation"),
    since: 9,
    expected: ["List", "None"],
    observe: async ({ context, sheet }) => {
      const areas = sheet.getRanges("A1:A2,C1:C2");
      const { dataValidation } = areas;
      dataValidation.rule = { list: { inCellDropDown: true, source: "1,2" } };
      dataValidation.load("type");
      const between = sheet.getRange("B1").dataValidation;
      between.load("type");
      await context.sync();
      return [dataValidation.type, between.type];
    },
  },
];

/** Data validation: rules, messages, validity. */
export const dataValidationRows: readonly ConformanceRow[] = [...rules, ...messages, ...places];
