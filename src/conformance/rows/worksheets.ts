import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

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
  {
    id: "worksheets.add.illegal",
    behaviour: "A name over 31 characters, or with one of : \\ / ? * [ ], or an apostrophe at an end, is refused.",
    members: ["WorksheetCollection.add", "Worksheet.name"],
    source: "https://support.microsoft.com/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9",
    since: 1,
    expected: ["InvalidArgument", "InvalidArgument", "InvalidArgument", "InvalidArgument"],
    observe: async ({ context }) => {
      const codes: string[] = [];
      for (const name of ["x".repeat(32), "a/b", "a[b]", "'a"])
        codes.push(await codeOf(context, () => context.workbook.worksheets.add(name)));
      return codes;
    },
  },
  {
    id: "worksheets.get",
    behaviour: "Sheets are found by name, in whatever case, and by id; a sheet that is not there is a null object.",
    members: [
      "WorksheetCollection.getItem",
      "WorksheetCollection.getItemOrNullObject",
      "WorksheetCollection.items",
      "Worksheet.id",
      "Worksheet.name",
      "Workbook.worksheets",
    ],
    source: documented("WorksheetCollection.getItem"),
    since: 4,
    expected: { byCase: true, byId: true, missing: true, count: 1 },
    observe: async ({ context, sheet, sheetName }) => {
      const { worksheets } = context.workbook;
      sheet.load("id");
      worksheets.load("items/name");
      await context.sync();
      const byCase = worksheets.getItem(sheetName.toUpperCase()).load("name");
      const byId = worksheets.getItem(sheet.id).load("name");
      const missing = worksheets.getItemOrNullObject("nowhere");
      await context.sync();
      return {
        byCase: byCase.name === sheetName,
        byId: byId.name === sheetName,
        missing: missing.isNullObject,
        count: worksheets.items.length,
      };
    },
  },
  {
    id: "worksheets.get.missing",
    behaviour: "getItem of a sheet that is not there is refused.",
    members: ["WorksheetCollection.getItem"],
    source: documented("WorksheetCollection.getItem"),
    since: 1,
    expected: { error: "ItemNotFound" },
    observe: async ({ context }) => {
      context.workbook.worksheets.getItem("nowhere").load("name");
      await context.sync();
      return "found";
    },
  },
  {
    id: "worksheets.neighbours",
    behaviour: "Next and previous, first and last, with and without hidden sheets; beyond the end is an error or null.",
    members: [
      "Worksheet.getNext",
      "Worksheet.getNextOrNullObject",
      "Worksheet.getPrevious",
      "Worksheet.getPreviousOrNullObject",
      "WorksheetCollection.getFirst",
      "WorksheetCollection.getLast",
      "WorksheetCollection.getCount",
      "Worksheet.visibility",
    ],
    source: documented("Worksheet.getNext"),
    since: 5,
    expected: {
      next: "b",
      visible: "c",
      back: "b",
      past: true,
      first: true,
      last: "c",
      counts: [3, 2],
      code: "ItemNotFound",
    },
    observe: async ({ context, sheet, sheetName }) => {
      const { worksheets } = context.workbook;
      const hidden = worksheets.add("b");
      const last = worksheets.add("c");
      hidden.visibility = "Hidden";
      await context.sync();
      const next = sheet.getNext().load("name");
      const visible = sheet.getNext(true).load("name");
      const back = last.getPrevious().load("name");
      const past = last.getNextOrNullObject();
      const before = sheet.getPreviousOrNullObject();
      const first = worksheets.getFirst().load("name");
      const end = worksheets.getLast(true).load("name");
      const counts = [worksheets.getCount(), worksheets.getCount(true)];
      await context.sync();
      return {
        next: next.name,
        visible: visible.name,
        back: back.name,
        past: past.isNullObject && before.isNullObject,
        first: first.name === sheetName,
        last: end.name,
        counts: counts.map((count) => count.value),
        code: await codeOf(context, () => last.getNext().load("name")),
      };
    },
  },
  {
    id: "worksheets.position",
    behaviour: "Setting the position moves the sheet; a position that does not exist is refused.",
    members: ["Worksheet.position"],
    source: documented("Worksheet.position"),
    since: 1,
    expected: { order: ["c", "first", "b"], code: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      const { worksheets } = context.workbook;
      sheet.name = "first";
      worksheets.add("b");
      const last = worksheets.add("c");
      last.position = 0;
      worksheets.load("items/name");
      await context.sync();
      return {
        order: worksheets.items.map((one) => one.name),
        code: await codeOf(context, () => (last.position = 3)),
      };
    },
  },
  {
    id: "worksheets.visibility.last",
    behaviour: "The last visible sheet can be neither hidden nor deleted; a very hidden sheet cannot be deleted.",
    members: ["Worksheet.visibility", "Worksheet.delete"],
    source: documented("Worksheet.delete"),
    since: 2,
    expected: ["InvalidOperation", "InvalidOperation", "InvalidOperation", "VeryHidden"],
    observe: async ({ context, sheet }) => {
      const secret = context.workbook.worksheets.add("secret");
      secret.visibility = "VeryHidden";
      secret.load("visibility");
      await context.sync();
      return [
        await codeOf(context, () => (sheet.visibility = "Hidden")),
        await codeOf(context, () => sheet.delete()),
        await codeOf(context, () => secret.delete()),
        secret.visibility,
      ];
    },
  },
  {
    id: "worksheets.delete.front",
    behaviour: "Deleting another sheet, or showing a hidden one, leaves the sheet in front where it is.",
    members: ["Worksheet.delete", "Worksheet.activate", "WorksheetCollection.getActiveWorksheet"],
    source: "inferred: nothing but activate and the deletion of the active sheet is said to change the active sheet",
    since: 2,
    expected: ["b", "b", "c"],
    observe: async ({ context, sheet }) => {
      const { worksheets } = context.workbook;
      const front = worksheets.add("b");
      const last = worksheets.add("c");
      last.visibility = "Hidden";
      front.activate();
      const seen: string[] = [];
      /* eslint-disable office-addins/no-context-sync-in-loop -- each state is looked at before the next is made */
      for (const act of [() => (last.visibility = "Visible"), () => sheet.delete(), () => front.delete()]) {
        act();
        const active = worksheets.getActiveWorksheet().load("name");
        await context.sync();
        seen.push(active.name);
      }
      /* eslint-enable office-addins/no-context-sync-in-loop */
      return seen;
    },
  },
  {
    id: "worksheets.look",
    behaviour: "Gridlines, headings and the colour of the tab can be set; a hidden sheet has no colour to give.",
    members: ["Worksheet.showGridlines", "Worksheet.showHeadings", "Worksheet.tabColor"],
    source: documented("Worksheet.tabColor"),
    since: 8,
    expected: { before: [true, true, ""], after: [false, false, "#FFA500"], hidden: null },
    observe: async ({ context, sheet }) => {
      context.workbook.worksheets.add("other");
      sheet.load("showGridlines,showHeadings,tabColor");
      await context.sync();
      const before = [sheet.showGridlines, sheet.showHeadings, sheet.tabColor];
      sheet.showGridlines = false;
      sheet.showHeadings = false;
      sheet.tabColor = "#FFA500";
      sheet.load("showGridlines,showHeadings,tabColor");
      await context.sync();
      const after = [sheet.showGridlines, sheet.showHeadings, sheet.tabColor];
      sheet.visibility = "Hidden";
      sheet.load("tabColor");
      await context.sync();
      return { before, after, hidden: sheet.tabColor };
    },
  },
];
