import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptySheet, emptyWorkbook, saveWorkbook, setCell } from "../../src/sheetfile";
import { bookBytes, firstSheet, opened } from "./books";

/** Other programs read what we write, where they are installed; nothing here is needed to run the suite. */
const present = (command: string, ...words: string[]): boolean => {
  try {
    execFileSync(command, words, { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
};
const OFFICE = "soffice";
const withOpenpyxl = present("/usr/bin/python3", "-c", "import openpyxl");
const withLibreOffice = present(OFFICE, "--version");
const when = (there: boolean, name: string): jest.It => {
  if (!there) console.warn(`skipped: ${name} is not installed`);
  return there ? it : it.skip;
};

const folder = mkdtempSync(join(tmpdir(), "sheetfile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXTS = ["=1+1", "+1", "-1", "@A1", "001", "〔2020〕1号", " 前后 ", "第一行\n第二行", "_x000D_", "a\u0001b"];

async function freshFile(): Promise<string> {
  const model = { ...emptyWorkbook(), activeSheet: "分配表", names: [{ name: "合计数", reference: "=分配表!$B$1" }] };
  const sheet = { ...emptySheet("分配表"), activeCell: "B1" };
  TEXTS.forEach((value, row) => setCell(sheet, row, 0, { value }));
  setCell(sheet, 0, 1, { value: 47.03, formula: "=SUM(C1:C2)", style: { numberFormat: "#,##0.00", bold: true } });
  setCell(sheet, 0, 2, { value: 18.81, style: { unlocked: true } });
  setCell(sheet, 1, 2, { value: 28.22 });
  model.sheets.push(sheet, { ...emptySheet("深藏"), visibility: "veryHidden" });
  const file = join(folder, "fresh.xlsx");
  writeFileSync(file, await saveWorkbook(model));
  return file;
}

const SCRIPT = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
sheet = book.worksheets[0]
print(json.dumps({
  "sheets": [[s.title, s.sheet_state] for s in book.worksheets],
  "cells": [[c.data_type, c.value] for c in sheet["A"]][:12],
  "formula": sheet["B1"].value, "cached": values.worksheets[0]["B1"].value,
  "look": [sheet["B1"].number_format, sheet["B1"].font.b, sheet["C1"].protection.locked],
  "comment": sheet["C3"].comment.text if sheet["C3"].comment else None,
  "charts": len(sheet._charts), "images": len(sheet._images),
}))`;

function throughOpenpyxl(file: string): Record<string, unknown> {
  return JSON.parse(
    execFileSync("/usr/bin/python3", ["-W", "ignore", "-c", SCRIPT, file], { encoding: "utf8" }),
  ) as Record<string, unknown>;
}

function throughLibreOffice(file: string): string {
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1";
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync(OFFICE, [profile, "--headless", "--convert-to", filter, "--outdir", folder, file], {
    stdio: "ignore",
    timeout: 120_000,
  });
  return readFileSync(file.replace(/\.xlsx$/, "-分配表.csv"), "utf8");
}

describe("openpyxl", () => {
  const run = when(withOpenpyxl, "openpyxl");

  run("reads a fresh file as it was meant", async () => {
    const seen = throughOpenpyxl(await freshFile());
    expect(seen["sheets"]).toEqual([
      ["分配表", "visible"],
      ["深藏", "veryHidden"],
    ]);
    // openpyxl takes any text that begins with = for a formula; it is stored as text all the same.
    expect((seen["cells"] as [string, string][]).slice(1, 8)).toEqual(TEXTS.slice(1, 8).map((text) => ["s", text]));
    expect([seen["formula"], seen["cached"], seen["look"]]).toEqual(["=SUM(C1:C2)", 47.03, ["#,##0.00", true, false]]);
  });

  run("still finds chart, picture and comment in a patched file", async () => {
    const original = bookBytes("openpyxl-rich.xlsx");
    const model = await opened(original);
    setCell(firstSheet(model), 2, 2, { value: 9.75 });
    const file = join(folder, "patched.xlsx");
    writeFileSync(file, await saveWorkbook(model, original));
    expect(throughOpenpyxl(file)).toMatchObject({ charts: 1, images: 1, comment: "请再核一次这个数。" });
  });
});

describe("LibreOffice", () => {
  const run = when(withLibreOffice, "LibreOffice");

  run(
    "shows texts as texts and calculates formulas",
    async () => {
      const lines = throughLibreOffice(await freshFile());
      expect(lines).toContain("=1+1,47.03,18.81");
      for (const text of ["+1", "-1", "@A1", "001", "〔2020〕1号"])
        expect(lines).toMatch(new RegExp(`^${text.replace("+", "\\+")},`, "m"));
    },
    120_000,
  );
});
