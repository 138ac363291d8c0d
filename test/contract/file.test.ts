import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import {
  emptySheet,
  openWorkbook,
  saveWorkbook,
  setCell,
  styleAt,
  type SheetModel,
  type WorkbookModel,
} from "../../src/sheetfile";
import { parseCell } from "../../src/workbook/address";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { describePort } from "./describe-port";
import { value, type ContractWorkbook } from "../../src/conformance/port/harness";
import { cell, plainSheet, plan } from "../../src/conformance/port/plans";

async function modelOf(bytes: Uint8Array): Promise<WorkbookModel> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.fault.code);
  return opened.value.model;
}

function sheetOf(model: WorkbookModel, name: string): SheetModel {
  const sheet = model.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

function cellPlace(address: string): { row: number; column: number } {
  const place = parseCell(address);
  if (!place) throw new Error(`no cell ${address}`);
  return place;
}

/** A person saves, works on the file with another program, and opens it again. */
async function openFile(bytes: Uint8Array | null): Promise<ContractWorkbook> {
  let port: FilePort = value(await openFilePort(bytes));
  const edit = async (change: (model: WorkbookModel) => void): Promise<void> => {
    const saved = await port.save();
    const model = await modelOf(saved);
    change(model);
    port = value(await openFilePort(await saveWorkbook(model, saved)));
  };
  const look = async (): Promise<WorkbookModel> => modelOf(await port.save());
  return {
    port: () => port,
    live: false,
    person: {
      addSheet: (name) =>
        edit((model) => {
          model.sheets.push(emptySheet(name));
        }),
      type: (sheet, address, typed) =>
        edit((model) => {
          const { row, column } = cellPlace(address);
          const style = styleAt(sheetOf(model, sheet), row, column);
          setCell(sheetOf(model, sheet), row, column, { value: typed, ...(style ? { style } : {}) });
        }),
      protect: async (sheet, password) => {
        await edit((model) => {
          sheetOf(model, sheet).protection = { password: false, allowed: [] };
        });
        if (password === undefined) return;
        const saved = await port.save();
        const index = (await modelOf(saved)).sheets.findIndex(({ name }) => name === sheet);
        port = value(await openFilePort(withPassword(saved, index)));
      },
      paint: (sheet, address, fill) =>
        edit((model) => {
          const { row, column } = cellPlace(address);
          const present = sheetOf(model, sheet).cells[row]?.[column];
          setCell(sheetOf(model, sheet), row, column, {
            ...(present ?? { value: null }),
            style: { ...present?.style, fill },
          });
        }),
    },
    look: {
      sheets: async () =>
        (await look()).sheets.map(({ name, visibility, protection }) => ({
          name,
          visibility,
          protected: protection !== null,
        })),
      names: async () => Object.fromEntries((await look()).names.map(({ name, reference }) => [name, reference])),
      style: async (sheet, address) => {
        const { row, column } = cellPlace(address);
        const style = styleAt(sheetOf(await look(), sheet), row, column) ?? {};
        return {
          bold: style.bold === true,
          fill: style.fill ?? "",
          numberFormat: style.numberFormat ?? "General",
          locked: style.unlocked !== true,
        };
      },
      place: async () => {
        const model = await look();
        return `${model.activeSheet}!${sheetOf(model, model.activeSheet).activeCell ?? "A1"}`;
      },
    },
    close: async () => undefined,
  };
}

/** The library sets no passwords, a person's program does: the legacy hash, in the sheet's own part. */
function withPassword(bytes: Uint8Array, index: number): Uint8Array {
  const part = `xl/worksheets/sheet${index + 1}.xml`;
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  const guarded = xml.replace("<sheetProtection ", '<sheetProtection password="CC1A" ');
  if (guarded === xml) throw new Error(`${part} is not protected`);
  return zipSync({ ...parts, [part]: strToU8(guarded) });
}

describePort("file", () => openFile(null));

describe("WorkbookPort: file of a person", () => {
  it("keeps a person's notes, rules and sheets through a render", async () => {
    const bytes = new Uint8Array(readFileSync(join(__dirname, "../fixtures/books/openpyxl-rich.xlsx")));
    const before = await modelOf(bytes);
    expect(before.sheets.some(({ comments }) => comments.length > 0)).toBe(true);
    const workbook = await openFile(bytes);
    value(await workbook.port().render(plan([plainSheet("分配表（新）", [[cell(1)]])])));
    const after = await modelOf(await (workbook.port() as FilePort).save());
    for (const sheet of before.sheets) expect(after.sheets).toContainEqual(sheet);
  });
});
