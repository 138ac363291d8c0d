import { createExcelPort } from "../../src/excel/port";
import type { WorkbookPort } from "../../src/usecases/port";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";
import { describePort } from "./describe-port";
import type { ContractWorkbook, Look, Person } from "./harness";

/** The add-in's real port, the genuine Office.js, and the workbench's host as the Excel behind it. */
async function openExcel(): Promise<ContractWorkbook> {
  const excel = await startExcel();
  const port: WorkbookPort = createExcelPort({ wait: async () => undefined });
  return { port: () => port, live: true, person: personIn(excel), look: lookInto(), close: () => excel.stop() };
}

function personIn(excel: RunningExcel): Person {
  return {
    addSheet: (name) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name);
        await context.sync();
      }),
    type: async (sheet, address, value) => {
      if (typeof value !== "string" && typeof value !== "number") throw new Error("a person types texts and numbers");
      const accepted = await excel.edit(`'${sheet.replace(/'/g, "''")}'!${address}`, value);
      if (!accepted) throw new Error(`${sheet}!${address} refused ${value}`);
    },
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
}

function lookInto(): Look {
  return {
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
          protected: protections[index]!.protected,
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
          numberFormat: String(range.numberFormat[0]![0]),
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
}

describePort("Excel", openExcel);
