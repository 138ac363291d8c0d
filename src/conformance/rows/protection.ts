import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** Protection of sheets and of the workbook. */
export const protectionRows: readonly ConformanceRow[] = [
  {
    id: "protection.sheet.options",
    behaviour: "A protected sheet allows what its options allow; what is not named is not allowed.",
    members: ["WorksheetProtection.protect", "WorksheetProtection.protected", "WorksheetProtection.options"],
    source: documented("WorksheetProtection.protect"),
    since: 2,
    expected: {
      before: false,
      after: true,
      options: [true, true, false, false, "Normal"],
      codes: ["accepted", "AccessDenied", "AccessDenied", "AccessDenied"],
    },
    observe: async ({ context, sheet }) => {
      sheet.protection.load("protected");
      await context.sync();
      const before = sheet.protection.protected;
      sheet.protection.protect({ allowFormatCells: true, allowSort: true });
      sheet.protection.load("protected,options");
      await context.sync();
      const { allowFormatCells, allowSort, allowInsertRows, allowAutoFilter, selectionMode } = sheet.protection.options;
      return {
        before,
        after: sheet.protection.protected,
        options: [allowFormatCells, allowSort, allowInsertRows, allowAutoFilter, selectionMode].map(
          (one) => one ?? null,
        ),
        codes: [
          await codeOf(context, () => (sheet.getRange("A1").format.font.bold = true)),
          await codeOf(context, () => (sheet.getRange("A1").values = [[1]])),
          await codeOf(context, () => sheet.getRange("2:2").insert("Down")),
          await codeOf(context, () => (sheet.getRange("A:A").format.columnWidth = 90)),
        ],
      };
    },
  },
  {
    id: "protection.sheet.unlocked",
    behaviour: "Cells that are not locked can be written although the sheet is protected.",
    members: ["WorksheetProtection.protect", "Worksheet.protection"],
    source: documented("FormatProtection.locked"),
    since: 2,
    expected: ["accepted", "AccessDenied"],
    observe: async ({ context, sheet }) => {
      sheet.getRange("B2").format.protection.locked = false;
      sheet.protection.protect();
      await context.sync();
      return [
        await codeOf(context, () => (sheet.getRange("B2").values = [[1]])),
        await codeOf(context, () => (sheet.getRange("B3").values = [[1]])),
      ];
    },
  },
  {
    id: "protection.sheet.twice",
    behaviour: "Protecting a protected sheet fails; unprotecting lifts it.",
    members: ["WorksheetProtection.protect", "WorksheetProtection.unprotect"],
    source: documented("WorksheetProtection.protect"),
    since: 2,
    expected: { twice: true, after: false },
    observe: async ({ context, sheet }) => {
      sheet.protection.protect();
      await context.sync();
      const twice = (await codeOf(context, () => sheet.protection.protect())) !== "accepted";
      sheet.protection.unprotect();
      sheet.protection.load("protected");
      await context.sync();
      return { twice, after: sheet.protection.protected };
    },
  },
  {
    id: "protection.sheet.password",
    behaviour: "Only the password lifts a protection that has one.",
    members: ["WorksheetProtection.unprotect"],
    source: documented("WorksheetProtection.unprotect"),
    since: 7,
    expected: { wrong: true, none: true, still: true, right: "accepted", after: false },
    observe: async ({ context, sheet }) => {
      sheet.protection.protect(undefined, "secret");
      await context.sync();
      const wrong = (await codeOf(context, () => sheet.protection.unprotect("Secret"))) !== "accepted";
      const none = (await codeOf(context, () => sheet.protection.unprotect())) !== "accepted";
      sheet.protection.load("protected");
      await context.sync();
      const still = sheet.protection.protected;
      const right = await codeOf(context, () => sheet.protection.unprotect("secret"));
      sheet.protection.load("protected");
      await context.sync();
      return { wrong, none, still, right, after: sheet.protection.protected };
    },
  },
  {
    id: "protection.sheet.selectionMode",
    behaviour:
      "What may be selected on a protected sheet: all cells, the unlocked ones, none; other modes are refused.",
    members: ["WorksheetProtection.options"],
    source:
      "https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotectionoptions#excel-excel-worksheetprotectionoptions-selectionmode-member",
    since: 7,
    expected: { modes: ["Normal", "Unlocked", "None"], code: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      const modes: string[] = [];
      /* eslint-disable office-addins/no-context-sync-in-loop -- each state is looked at before the next is made */
      for (const selectionMode of ["Normal", "Unlocked", "None"] as const) {
        sheet.protection.protect({ selectionMode });
        sheet.protection.load("options");
        await context.sync();
        modes.push(String(sheet.protection.options.selectionMode));
        sheet.protection.unprotect();
        await context.sync();
      }
      /* eslint-enable office-addins/no-context-sync-in-loop */
      const selectionMode = "Some" as "None";
      return { modes, code: await codeOf(context, () => sheet.protection.protect({ selectionMode })) };
    },
  },
  {
    id: "protection.workbook",
    behaviour:
      "In a protected workbook no sheet can be added, renamed, moved, hidden, copied or deleted; cells can be written.",
    members: [
      "Workbook.protection",
      "WorkbookProtection.protect",
      "WorkbookProtection.protected",
      "WorkbookProtection.unprotect",
    ],
    source: "https://support.microsoft.com/office/protect-a-workbook-7e365a4d-3e89-4616-84ca-1931257c1517",
    since: 7,
    expected: {
      before: false,
      during: true,
      refused: [true, true, true, true, true, true],
      cells: "accepted",
      twice: true,
      after: false,
    },
    observe: async ({ context, sheet }) => {
      const { worksheets, protection } = context.workbook;
      const other = worksheets.add("other");
      protection.load("protected");
      await context.sync();
      const before = protection.protected;
      protection.protect();
      protection.load("protected");
      await context.sync();
      const during = protection.protected;
      const acts: (() => unknown)[] = [
        () => worksheets.add("more"),
        () => (other.name = "renamed"),
        () => (other.position = 0),
        () => (other.visibility = "Hidden"),
        () => other.copy(),
        () => other.delete(),
      ];
      const refused: boolean[] = [];
      for (const act of acts) refused.push((await codeOf(context, act)) !== "accepted");
      const cells = await codeOf(context, () => (sheet.getRange("A1").values = [[1]]));
      const twice = (await codeOf(context, () => protection.protect())) !== "accepted";
      protection.unprotect();
      protection.load("protected");
      await context.sync();
      return { before, during, refused, cells, twice, after: protection.protected };
    },
  },
  {
    id: "protection.workbook.password",
    behaviour: "A workbook protected with a password is only unprotected with it.",
    members: ["WorkbookProtection.protect", "WorkbookProtection.unprotect"],
    source: documented("WorkbookProtection.unprotect"),
    since: 7,
    expected: { wrong: true, right: "accepted" },
    observe: async ({ context }) => {
      const { protection } = context.workbook;
      protection.protect("secret");
      await context.sync();
      const wrong = (await codeOf(context, () => protection.unprotect("other"))) !== "accepted";
      return { wrong, right: await codeOf(context, () => protection.unprotect("secret")) };
    },
  },
];
