import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** Page breaks and frozen panes. */
export const paneAndBreakRows: readonly ConformanceRow[] = [
  {
    id: "pageBreaks.rows",
    behaviour:
      "A horizontal page break stands above the first cell of its range; breaks are sorted, and can be deleted.",
    members: [
      "Worksheet.horizontalPageBreaks",
      "PageBreakCollection.add",
      "PageBreakCollection.getCount",
      "PageBreakCollection.getItem",
      "PageBreakCollection.items",
      "PageBreakCollection.removePageBreaks",
      "PageBreak.rowIndex",
      "PageBreak.getCellAfterBreak",
      "PageBreak.delete",
    ],
    source: documented("PageBreakCollection.add"),
    since: 9,
    expected: { rows: [4, 20], cell: "A21", left: [1, 0], missing: true },
    observe: async ({ context, sheet, sheetName }) => {
      const breaks = sheet.horizontalPageBreaks;
      const second = breaks.add("A21:E21");
      breaks.add(sheet.getRange("C5"));
      breaks.load("items/rowIndex");
      const cell = second.getCellAfterBreak().load("address");
      await context.sync();
      const rows = breaks.items.map((one) => one.rowIndex);
      breaks.getItem(0).delete();
      const counts = [breaks.getCount()];
      await context.sync();
      breaks.removePageBreaks();
      counts.push(breaks.getCount());
      await context.sync();
      return {
        rows,
        cell: cell.address.replace(`${sheetName}!`, ""),
        left: counts.map((count) => count.value),
        missing: (await codeOf(context, () => breaks.getItem(5).load("rowIndex"))) !== "accepted",
      };
    },
  },
  {
    id: "pageBreaks.columns",
    behaviour: "A vertical page break stands left of the first cell of its range.",
    members: ["Worksheet.verticalPageBreaks", "PageBreak.columnIndex"],
    source: documented("PageBreak.columnIndex"),
    since: 9,
    expected: [2],
    observe: async ({ context, sheet }) => {
      sheet.verticalPageBreaks.add("C1");
      sheet.verticalPageBreaks.load("items/columnIndex");
      await context.sync();
      return sheet.verticalPageBreaks.items.map((one) => one.columnIndex);
    },
  },
  {
    id: "freezePanes.rowsAndColumns",
    behaviour: "Rows, columns or both can be frozen; the location says which; unfreezing leaves none.",
    members: [
      "WorksheetFreezePanes.freezeRows",
      "WorksheetFreezePanes.freezeColumns",
      "WorksheetFreezePanes.freezeAt",
      "WorksheetFreezePanes.unfreeze",
      "WorksheetFreezePanes.getLocation",
      "WorksheetFreezePanes.getLocationOrNullObject",
      "Worksheet.freezePanes",
    ],
    source: documented("WorksheetFreezePanes.getLocation"),
    since: 7,
    expected: { rows: "1:2", columns: "A:A", both: "A1:B3", elsewhere: "H2:K5", none: true, code: "ItemNotFound" },
    observe: async ({ context, sheet, sheetName }) => {
      const panes = sheet.freezePanes;
      const location = async (act: () => void): Promise<string> => {
        panes.unfreeze();
        act();
        const range = panes.getLocation().load("address");
        await context.sync();
        return range.address.replace(`${sheetName}!`, "");
      };
      const rows = await location(() => panes.freezeRows(2));
      const columns = await location(() => panes.freezeColumns());
      const both = await location(() => panes.freezeAt("A1:B3"));
      const elsewhere = await location(() => panes.freezeAt(sheet.getRange("H2:K5")));
      panes.unfreeze();
      const none = panes.getLocationOrNullObject();
      await context.sync();
      return {
        rows,
        columns,
        both,
        elsewhere,
        none: none.isNullObject,
        code: await codeOf(context, () => panes.getLocation().load("address")),
      };
    },
  },
  {
    id: "pageBreaks.follow",
    behaviour: "Page breaks and print area go with their cells when rows are inserted above.",
    members: ["PageBreak.rowIndex", "PageLayout.getPrintArea"],
    source: "inferred: in Excel, page breaks and print areas belong to their cells",
    since: 9,
    expected: { rows: [6], area: "A4:B11" },
    observe: async ({ context, sheet, sheetName }) => {
      sheet.horizontalPageBreaks.add("A5");
      sheet.pageLayout.setPrintArea("A2:B9");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      sheet.horizontalPageBreaks.load("items/rowIndex");
      const area = sheet.pageLayout.getPrintArea().load("address");
      await context.sync();
      return {
        rows: sheet.horizontalPageBreaks.items.map((one) => one.rowIndex),
        area: area.address.replace(`${sheetName}!`, ""),
      };
    },
  },
];
