import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** Bindings of `workbook.bindings`. */
export const bindingRows: readonly ConformanceRow[] = [
  {
    id: "bindings.range",
    behaviour: "A binding has id and type, gives its range, which follows the cells, and can be deleted.",
    members: [
      "Workbook.bindings",
      "BindingCollection.add",
      "BindingCollection.count",
      "BindingCollection.getCount",
      "BindingCollection.getItem",
      "BindingCollection.getItemAt",
      "BindingCollection.getItemOrNullObject",
      "BindingCollection.items",
      "Binding.id",
      "Binding.type",
      "Binding.getRange",
      "Binding.delete",
    ],
    source: documented("BindingCollection.add"),
    since: 4,
    expected: { id: "row1", type: "Range", moved: "B3:C4", added: 1, gone: true },
    observe: async ({ context, sheet, sheetName }) => {
      const { bindings } = context.workbook;
      const counts = [bindings.getCount()];
      const made = bindings.add(sheet.getRange("B2:C3"), "Range", "row1").load("id,type");
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      const moved = bindings.getItem("row1").getRange().load("address");
      counts.push(bindings.getCount());
      await context.sync();
      bindings.getItem("row1").delete();
      const gone = bindings.getItemOrNullObject("row1");
      await context.sync();
      const [before = 0, after = 0] = counts.map((count) => count.value);
      return {
        id: made.id,
        type: made.type,
        moved: moved.address.replace(`${sheetName}!`, ""),
        added: after - before,
        gone: gone.isNullObject,
      };
    },
  },
  {
    id: "bindings.text",
    behaviour: "A text binding gives the text of its cell; a range binding has none.",
    members: ["Binding.getText", "BindingCollection.addFromNamedItem", "BindingCollection.addFromSelection"],
    source: documented("Binding.getText"),
    since: 4,
    expected: { text: ["hello"], range: "D4:E5", refused: true },
    observe: async ({ context, sheet, sheetName }) => {
      const { bindings, names } = context.workbook;
      sheet.getRange("A1").values = [["hello"]];
      names.add("greeting", sheet.getRange("A1"));
      const texts = [bindings.addFromNamedItem("greeting", "Text", "text1").getText()];
      sheet.getRange("D4:E5").select();
      const range = bindings.addFromSelection("Range", "range1");
      const selected = range.getRange().load("address");
      await context.sync();
      const refused = (await codeOf(context, () => range.getText())) !== "accepted";
      bindings.getItem("text1").delete();
      bindings.getItem("range1").delete();
      await context.sync();
      return { text: texts.map((text) => text.value), range: selected.address.replace(`${sheetName}!`, ""), refused };
    },
  },
  {
    id: "bindings.missing",
    behaviour: "A binding that is not there is refused, and so is an address without its sheet.",
    members: ["BindingCollection.getItem", "BindingCollection.add"],
    source: documented("BindingCollection.add"),
    since: 3,
    expected: ["ItemNotFound", "InvalidArgument"],
    observe: async ({ context }) => {
      const { bindings } = context.workbook;
      return [
        await codeOf(context, () => bindings.getItem("nothing").load("type")),
        await codeOf(context, () => bindings.add("A1:B2", "Range", "row2")),
      ];
    },
  },
  {
    id: "bindings.table",
    behaviour: "A table binding gives its table; cells without a table cannot be bound as one.",
    members: ["Binding.getTable", "Binding.type", "BindingCollection.add"],
    source: documented("Binding.getTable"),
    since: 3,
    expected: { type: "Table", same: true, refused: [true, true] },
    observe: async ({ context, sheet }) => {
      const { bindings } = context.workbook;
      sheet.getRange("A1:B1").values = [["a", "b"]];
      const table = sheet.tables.add("A1:B3", true).load("name");
      const binding = bindings.add(sheet.getRange("A1:B3"), "Table", "table1").load("type");
      const bound = binding.getTable().load("name");
      const range = bindings.add(sheet.getRange("D1:E2"), "Range", "range2");
      await context.sync();
      const refused = [
        (await codeOf(context, () => range.getTable().load("name"))) !== "accepted",
        (await codeOf(context, () => bindings.add(sheet.getRange("D1:E2"), "Table", "table2"))) !== "accepted",
      ];
      bindings.getItem("table1").delete();
      bindings.getItem("range2").delete();
      await context.sync();
      return { type: binding.type, same: bound.name === table.name, refused };
    },
  },
  {
    id: "bindings.recalculated",
    behaviour: "onDataChanged also tells of a bound formula that gives something else.",
    members: ["Binding.onDataChanged"],
    source: "inferred: public samples bind the cells of sums and wait for them to change",
    since: 2,
    expected: true,
    observe: async ({ context, sheet }) => {
      sheet.getRange("B1").formulas = [["=A1*2"]];
      const binding = context.workbook.bindings.add(sheet.getRange("B1"), "Range", "recalculated");
      await context.sync();
      const told: string[] = [];
      const handler = binding.onDataChanged.add(async (args) => void told.push(args.binding.id));
      await context.sync();
      sheet.getRange("A1").values = [[4]];
      await context.sync();
      for (let waited = 0; waited < 1000 && told.length === 0; waited += 20)
        await new Promise((resolve) => setTimeout(resolve, 20));
      handler.remove();
      binding.delete();
      await context.sync();
      return told.length > 0;
    },
  },
];
