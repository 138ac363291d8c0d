import type { ConformanceRow } from "../row";
import { documented } from "../row";

const modelPage = "https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model";
const errorPage = "https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling";
const limitsPage =
  "https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins";

interface Thrown {
  readonly code?: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

/** What a batch is refused with. */
async function refusal(context: Excel.RequestContext, act: () => void): Promise<Thrown> {
  try {
    act();
    await context.sync();
    return {};
  } catch (error) {
    return error as Thrown;
  }
}

/** Loading, null objects and what errors say. */
export const loadingRows: readonly ConformanceRow[] = [
  {
    id: "loading.not-loaded",
    behaviour: "A property that was not loaded cannot be read.",
    members: ["Range.values"],
    source: modelPage,
    since: 1,
    expected: "PropertyNotLoaded",
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      await context.sync();
      try {
        // eslint-disable-next-line office-addins/load-object-before-read -- this is what is refused
        return range.address;
      } catch (error) {
        return (error as Thrown).code ?? "";
      }
    },
  },
  {
    id: "loading.paths",
    behaviour: "Paths lead through navigation properties; an object says the same as a text.",
    members: ["Range.load", "RangeFormat.fill", "Range.worksheet"],
    source: documented("Range.load"),
    since: 1,
    expected: { color: "#FF0000", bold: true, name: true },
    observe: async ({ context, sheet, sheetName }) => {
      const range = sheet.getRange("A1");
      range.format.fill.color = "#FF0000";
      range.format.font.bold = true;
      range.load("format/fill/color, worksheet/name");
      const other = sheet.getRange("A1").load({ format: { font: { bold: true } } });
      await context.sync();
      return {
        color: range.format.fill.color,
        bold: other.format.font.bold,
        name: range.worksheet.name === sheetName,
      };
    },
  },
  {
    id: "loading.top-skip",
    behaviour: "$top and $skip load a part of a collection.",
    members: ["WorksheetCollection.load"],
    source: documented("WorksheetCollection.load"),
    since: 1,
    expected: ["second"],
    observe: async ({ context }) => {
      const { worksheets } = context.workbook;
      worksheets.add("second");
      worksheets.add("third");
      worksheets.load({ $top: 1, $skip: 1, name: true });
      await context.sync();
      return worksheets.items.map((item) => item.name);
    },
  },
  {
    id: "loading.nothing",
    behaviour: "no-properties-needed loads no property, of an object that is there, of a collection and of none.",
    members: ["NamedItemCollection.getItemOrNullObject", "WorksheetCollection.load"],
    source: "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-pivottables",
    since: 4,
    expected: { present: false, missing: true, sheets: true },
    observe: async ({ context, sheet, sheetName }) => {
      const { worksheets } = context.workbook;
      const present = worksheets.getItemOrNullObject(sheetName).load("no-properties-needed");
      const missing = sheet.names.getItemOrNullObject("nothing").load("no-properties-needed");
      worksheets.load("no-properties-needed");
      await context.sync();
      return { present: present.isNullObject, missing: missing.isNullObject, sheets: worksheets.items.length > 0 };
    },
  },
  {
    id: "loading.to-json",
    behaviour: "toJSON gives what was loaded, and nothing else.",
    members: ["Range.toJSON"],
    source: documented("Range.toJSON"),
    since: 1,
    expected: { values: [[1]], rowIndex: 0 },
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      range.values = [[1]];
      range.load("values,rowIndex");
      await context.sync();
      const { values, rowIndex, ...rest } = range.toJSON();
      return Object.keys(rest).length > 0
        ? Object.keys(rest)
        : { values: values as number[][], rowIndex: rowIndex ?? -1 };
    },
  },
  {
    id: "loading.null-object",
    behaviour: "What is reached through a null object is null, too; writing to it is refused.",
    members: ["WorksheetCollection.getItemOrNullObject"],
    source: `${modelPage}#ornullobject-methods-and-properties`,
    since: 4,
    expected: { isNull: [true, true], code: "ItemNotFound" },
    observe: async ({ context }) => {
      const missing = context.workbook.worksheets.getItemOrNullObject("nowhere");
      const inside = missing.getUsedRangeOrNullObject();
      missing.load("name");
      inside.load("address");
      await context.sync();
      const isNull = [missing.isNullObject, inside.isNullObject];
      const { code = "accepted" } = await refusal(context, () => (missing.name = "somewhere"));
      return { isNull, code };
    },
  },
  {
    id: "errors.place",
    behaviour: "An error names the member; what stood before it in the batch stays done, what stands after is not.",
    members: ["Range.values"],
    source: errorPage,
    since: 1,
    expected: { code: "InvalidArgument", place: "Range.values", left: [["before"], [""], [""]] },
    observe: async ({ context, sheet }) => {
      const error = await refusal(context, () => {
        sheet.getRange("A1").values = [["before"]];
        sheet.getRange("A2:B2").values = [["too small"]];
        sheet.getRange("A3").values = [["after"]];
      });
      const range = sheet.getRange("A1:A3").load("values");
      await context.sync();
      return { code: error.code ?? "", place: error.debugInfo?.errorLocation ?? "", left: range.values as string[][] };
    },
  },
  {
    id: "errors.deleted",
    behaviour: "A deleted sheet cannot be used any more.",
    members: ["Worksheet.delete"],
    source: errorPage,
    since: 1,
    expected: "ItemNotFound",
    observe: async ({ context }) => {
      const added = context.workbook.worksheets.add("short-lived");
      added.load("name");
      await context.sync();
      added.delete();
      await context.sync();
      return (await refusal(context, () => added.getRange("A1").load("values"))).code ?? "accepted";
    },
  },
  {
    id: "errors.too-large",
    behaviour: "A request of more than 5 MB is refused on the web.",
    members: ["Range.values"],
    source: limitsPage,
    since: 3,
    expected: "RequestPayloadSizeLimitExceeded",
    observe: async ({ context, sheet }) => {
      const large = Array.from({ length: 200 }, () => ["x".repeat(30_000)]);
      return (await refusal(context, () => (sheet.getRange("A1:A200").values = large))).code ?? "accepted";
    },
  },
];
