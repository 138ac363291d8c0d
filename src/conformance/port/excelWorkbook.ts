import type { WorkbookPort } from "../../usecases/port";
import { emptyWorkbook } from "../scratch";
import type { ContractWorkbook, Look, Person } from "./harness";

/**
 * The open workbook for the cases of the contract, emptied first. Nobody types in it but Office.js itself, and a port
 * may tell its own add-in's writes from a person's: the workbook does not count as live.
 */
export async function openExcelWorkbook(port: WorkbookPort): Promise<ContractWorkbook> {
  await Excel.run((context) => emptyWorkbook(context, "Sheet1"));
  return {
    port: () => port,
    live: false,
    person: personInExcel,
    look: lookIntoExcel,
    close: async () => undefined,
  };
}

/** What Office.js can do in a person's stead. */
export const personInExcel: Person = {
  addSheet: (name) =>
    Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    }),
  type: (sheet, address, value) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(address);
      range.values = [[value]];
      await context.sync();
    }),
  protect: (sheet, password) =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).protection.protect({}, password);
      await context.sync();
    }),
  paint: (sheet, address, fill) =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).getRange(address).format.fill.color = fill;
      await context.sync();
    }),
};

/** What is in the open workbook, by Office.js. */
export const lookIntoExcel: Look = {
  sheets: () =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      await context.sync();
      const protections = worksheets.items.map((sheet) => sheet.protection.load("protected"));
      await context.sync();
      return worksheets.items.map(({ name, visibility }, index) => ({
        name,
        visibility: visibility.charAt(0).toLowerCase() + visibility.slice(1),
        protected: protections[index]?.protected === true,
      }));
    }),
  names: () =>
    Excel.run(async (context) => {
      const { names } = context.workbook;
      names.load("items/name,items/formula");
      await context.sync();
      return Object.fromEntries(names.items.map(({ name, formula }) => [name, String(formula).replace(/'/g, "")]));
    }),
  style: (sheet, address) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(address);
      range.load("numberFormat,format/font/bold,format/fill/color,format/protection/locked");
      await context.sync();
      const fill = range.format.fill.color.toUpperCase();
      return {
        bold: range.format.font.bold,
        fill: fill === "#FFFFFF" ? "" : fill,
        numberFormat: String((range.numberFormat as unknown[][])[0]?.[0]),
        locked: range.format.protection.locked,
      };
    }),
  place: () =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load("name");
      const cell = context.workbook.getActiveCell();
      cell.load("address");
      await context.sync();
      return `${sheet.name}!${cell.address.slice(cell.address.lastIndexOf("!") + 1)}`;
    }),
};
