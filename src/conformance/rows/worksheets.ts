import type { ConformanceRow } from "../row";
import { documented } from "../row";

/** Sheets: adding, naming, finding. */
export const worksheetRows: readonly ConformanceRow[] = [
  {
    id: "worksheets.add.last",
    behaviour: "A new sheet stands behind the existing ones and is not activated.",
    members: ["WorksheetCollection.add", "Worksheet.position", "WorksheetCollection.getActiveWorksheet"],
    source: documented("WorksheetCollection.add"),
    since: 1,
    expected: { position: 1, active: false },
    observe: async ({ context, sheetName }) => {
      const added = context.workbook.worksheets.add("added");
      const active = context.workbook.worksheets.getActiveWorksheet();
      added.load("position");
      active.load("name");
      await context.sync();
      return { position: added.position, active: active.name !== sheetName };
    },
  },
  {
    id: "worksheets.add.taken",
    behaviour: "A name that is taken, in whatever case, is refused.",
    members: ["WorksheetCollection.add"],
    source: documented("WorksheetCollection.add"),
    since: 1,
    expected: { error: "ItemAlreadyExists" },
    observe: async ({ context, sheetName }) => {
      context.workbook.worksheets.add(sheetName.toUpperCase());
      await context.sync();
      return "accepted";
    },
  },
];
