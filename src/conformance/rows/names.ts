import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** Defined names. */
export const nameRows: readonly ConformanceRow[] = [
  {
    id: "names.range",
    behaviour: "A name of a range has the type Range, its address as value, and leads to the cells, also after a move.",
    members: [
      "NamedItemCollection.add",
      "NamedItem.type",
      "NamedItem.value",
      "NamedItem.formula",
      "NamedItem.getRange",
      "NamedItem.name",
      "NamedItem.scope",
      "NamedItem.comment",
      "NamedItem.visible",
      "NamedItem.getRangeOrNullObject",
      "Workbook.names",
    ],
    source: documented("NamedItem.value"),
    since: 7,
    expected: {
      type: "Range",
      value: "B2:C3",
      formula: "=$B$2:$C$3",
      scope: "Workbook",
      comment: "here",
      visible: true,
      moved: "B3:C4",
    },
    observe: async ({ context, sheet, sheetName }) => {
      const item = context.workbook.names.add("block", sheet.getRange("B2:C3"), "here");
      item.load("type,value,formula,scope,comment,visible");
      await context.sync();
      const { type, scope, comment, visible } = item;
      const [value, formula] = [String(item.value), String(item.formula)];
      sheet.getRange("1:1").insert("Down");
      const moved = item.getRange().load("address");
      await context.sync();
      const bare = (text: string): string => text.replace(`${sheetName}!`, "");
      return {
        type,
        value: bare(value).replaceAll("$", ""),
        formula: bare(formula),
        scope,
        comment,
        visible,
        moved: bare(moved.address),
      };
    },
  },
  {
    id: "names.values",
    behaviour: "Names of constants and formulas give the type and the value of what they compute.",
    members: ["NamedItem.type", "NamedItem.value", "NamedItemCollection.add"],
    source: documented("NamedItem.type"),
    since: 4,
    expected: [
      ["Double", 0.06],
      ["String", "text"],
      ["Boolean", true],
      ["Double", 12],
      ["Error", "#DIV/0!"],
    ],
    observe: async ({ context, sheet, sheetName }) => {
      sheet.getRange("A1:A2").values = [[5], [7]];
      const formulas = ["=0.06", '="text"', "=TRUE", `=SUM(${sheetName}!$A$1:$A$2)`, "=1/0"];
      const items = formulas.map((formula, index) =>
        context.workbook.names.add(`name_${index}`, formula).load("type,value"),
      );
      await context.sync();
      return items.map((item) => [item.type, item.value as Observation]);
    },
  },
  {
    id: "names.table",
    behaviour:
      "A name may stand for a table's column, in whatever case it is written; it follows the column's new name.",
    members: ["NamedItem.formula", "NamedItem.value", "NamedItem.type", "NamedItemCollection.add"],
    source: documented("NamedItem.formula"),
    since: 7,
    expected: { before: ["=SUM(#[Amount])", "Double", 12], cell: 12, after: ["=SUM(#[Paid])", 12], then: 12 },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:B3").values = [
        ["Item", "Amount"],
        ["a", 5],
        ["b", 7],
      ];
      const table = sheet.tables.add("A1:B3", true).load("name");
      await context.sync();
      const { name } = table;
      const item = context.workbook.names.add("amounts", `=SUM(${name}[AMOUNT])`).load("formula,type,value");
      sheet.getRange("D1").formulas = [["=amounts"]];
      const cell = sheet.getRange("D1").load("values");
      await context.sync();
      const bare = (formula: unknown): string => String(formula).replace(name, "#");
      const before: Observation = [bare(item.formula), item.type, item.value as number];
      const first = cell.values as number[][];
      table.columns.getItem("Amount").name = "Paid";
      item.load("formula,value");
      cell.load("values");
      await context.sync();
      const after: Observation = [bare(item.formula), item.value as number];
      return { before, cell: first[0]?.[0] ?? null, after, then: (cell.values as number[][])[0]?.[0] ?? null };
    },
  },
  {
    id: "names.array",
    behaviour: "The values of an array, or of a named range, come with their types.",
    members: ["NamedItem.arrayValues", "NamedItemArrayValues.values", "NamedItemArrayValues.types", "NamedItem.type"],
    source: documented("NamedItem.arrayValues"),
    since: 7,
    expected: {
      type: "Array",
      values: [
        [1, 2],
        [3, 4],
      ],
      types: [
        ["Double", "Double"],
        ["Double", "Double"],
      ],
      range: [["a", 5]],
    },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:B1").values = [["a", 5]];
      const array = context.workbook.names.add("array", "={1,2;3,4}").load("type,arrayValues/values,arrayValues/types");
      const range = context.workbook.names.add("cells", sheet.getRange("A1:B1")).load("arrayValues/values");
      await context.sync();
      return {
        type: array.type,
        values: array.arrayValues.values as number[][],
        types: array.arrayValues.types as string[][],
        range: range.arrayValues.values as Observation[][],
      };
    },
  },
  {
    id: "names.sheet",
    behaviour: "A name of a sheet is in the sheet's collection only and knows its sheet.",
    members: [
      "NamedItemCollection.add",
      "NamedItem.scope",
      "NamedItem.worksheet",
      "NamedItem.worksheetOrNullObject",
      "NamedItemCollection.getCount",
      "NamedItemCollection.getItemOrNullObject",
      "NamedItemCollection.getItem",
      "NamedItemCollection.items",
      "Worksheet.names",
    ],
    source: documented("NamedItem.worksheet"),
    since: 4,
    expected: { scope: "Worksheet", sheet: true, ofBook: true, missing: true, counts: [1, 1], code: true },
    observe: async ({ context, sheet, sheetName }) => {
      const { names } = context.workbook;
      const local = sheet.names.add("local", sheet.getRange("A1"));
      local.load("scope,worksheet/name");
      const global = names.add("global", "=1");
      const ofBook = global.worksheetOrNullObject;
      ofBook.load("name");
      const missing = names.getItemOrNullObject("local");
      const counts = [names.getCount(), sheet.names.getCount()];
      await context.sync();
      return {
        scope: local.scope,
        sheet: local.worksheet.name === sheetName,
        ofBook: ofBook.isNullObject,
        missing: missing.isNullObject,
        counts: counts.map((count) => count.value),
        code: (await codeOf(context, () => global.worksheet.load("name"))) !== "accepted",
      };
    },
  },
  {
    id: "names.change",
    behaviour: "Formula, comment and visibility of a name can be changed; deleting it leaves nothing.",
    members: [
      "NamedItem.formula",
      "NamedItem.comment",
      "NamedItem.visible",
      "NamedItem.delete",
      "NamedItem.getRangeOrNullObject",
    ],
    source: documented("NamedItem.formula"),
    since: 7,
    expected: { value: 3, comment: "new", visible: false, range: true, gone: true },
    observe: async ({ context }) => {
      const { names } = context.workbook;
      const item = names.add("changing", "=1");
      item.formula = "=1+2";
      item.comment = "new";
      item.visible = false;
      item.load("value,comment,visible");
      const range = item.getRangeOrNullObject();
      await context.sync();
      const { comment, visible } = item;
      const value = item.value as number;
      item.delete();
      const gone = names.getItemOrNullObject("changing");
      await context.sync();
      return { value, comment, visible, range: range.isNullObject, gone: gone.isNullObject };
    },
  },
  {
    id: "names.local",
    behaviour: "A formula in the person's language makes a name, too.",
    members: ["NamedItemCollection.addFormulaLocal"],
    source: documented("NamedItemCollection.addFormulaLocal"),
    since: 4,
    expected: 6,
    observe: async ({ context }) => {
      const item = context.workbook.names.addFormulaLocal("product", "=2*3").load("value");
      await context.sync();
      return item.value as number;
    },
  },
  {
    id: "names.illegal",
    behaviour: "Names like cells, with blanks, beginning with a digit, or R and C are refused.",
    members: ["NamedItemCollection.add"],
    source: "https://support.microsoft.com/office/names-in-formulas-fc2935f9-115d-4bef-a370-3aa8bb4c91f1",
    since: 4,
    expected: [
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
    ],
    observe: async ({ context }) => {
      const codes: string[] = [];
      for (const name of ["AB12", "two words", "1st", "R", "c", "R1C1"])
        codes.push(await codeOf(context, () => context.workbook.names.add(name, "=1")));
      return codes;
    },
  },
  {
    id: "names.notRange",
    behaviour: "getRange of a name that is no range is refused, and so is a name that is taken or not there.",
    members: ["NamedItem.getRange", "NamedItemCollection.add", "NamedItemCollection.getItem"],
    source: documented("NamedItem.getRange"),
    since: 4,
    expected: { range: true, taken: true, missing: "ItemNotFound" },
    observe: async ({ context }) => {
      const { names } = context.workbook;
      const item = names.add("constant", "=1");
      await context.sync();
      return {
        range: (await codeOf(context, () => item.getRange().load("address"))) !== "accepted",
        taken: (await codeOf(context, () => names.add("CONSTANT", "=2"))) !== "accepted",
        missing: await codeOf(context, () => names.getItem("nothing").load("value")),
      };
    },
  },
];
