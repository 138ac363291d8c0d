import { createExcelPort } from "../../src/excel/port";
import type { WorkbookPort } from "../../src/usecases/port";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";
import { describePort } from "./describe-port";
import { lookIntoExcel, personInExcel } from "../../src/conformance/port/excelWorkbook";
import type { ContractWorkbook, Person } from "../../src/conformance/port/harness";

/** The add-in's real port, the genuine Office.js, and the workbench's host as the Excel behind it. */
async function openExcel(): Promise<ContractWorkbook> {
  const excel = await startExcel();
  const port: WorkbookPort = createExcelPort({ wait: async () => undefined });
  return { port: () => port, live: true, person: personIn(excel), look: lookIntoExcel, close: () => excel.stop() };
}

function personIn(excel: RunningExcel): Person {
  return {
    ...personInExcel,
    type: async (sheet, address, value) => {
      if (typeof value !== "string" && typeof value !== "number") throw new Error("a person types texts and numbers");
      const accepted = await excel.edit(`'${sheet.replace(/'/g, "''")}'!${address}`, value);
      if (!accepted) throw new Error(`${sheet}!${address} refused ${value}`);
    },
  };
}

describePort("Excel", openExcel);
