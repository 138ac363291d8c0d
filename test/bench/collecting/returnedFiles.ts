import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import type { FundBook } from "../../../src/domain/book";
import type { Exchange, UnitFileContent } from "../../../src/domain/returns";
import { openWorkbook, saveWorkbook, setCell, styleAt } from "../../../src/sheetfile";
import { contentHash, contentText } from "../../../src/tracking/contentHash";
import { saveExchange } from "../../../src/usecases/exchangeStore";
import { saveBook } from "../../../src/usecases/workbookBook";
import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { openFilePort } from "../../../src/xlsx/filePort";
import { makeFile } from "../../../src/xlsx/makeFile";
import { contentFor } from "../../tracking/unitFiles";
import { dividedSample } from "../../workbook/books";

/** Payments in each file; in a county's month there are a handful. */
export const PAYMENTS = 8;
const COUNTY = "532301";
const MARK = "示例编号000000";

/** Amount of a payment in fen: another one for each file and row. */
function amountOf(file: number, row: number): number {
  return 100_00 + file * 100 + row;
}

interface Prepared {
  readonly master: string;
  readonly files: readonly string[];
}

/**
 * A master workbook of so many counties and the file each of them returned. Only the first is rendered; the others are
 * the same parts with their own identity and amounts, or preparing would take longer than what is measured.
 */
export async function prepareReturns(folder: string, count: number): Promise<Prepared> {
  const { book, contents } = manyCounties(count);
  const master = join(folder, "master.xlsx");
  writeFileSync(master, await masterBytes(book, contents));
  const [first] = contents;
  if (!first) throw new Error("no county");
  const parts = unzipSync(await filledFile(first));
  mkdirSync(join(folder, "returned"), { recursive: true });
  const files = contents.map((content, index) => {
    const path = join(folder, "returned", `${content.unit.name}.xlsx`);
    writeFileSync(path, variant(parts, first, content, index));
    return path;
  });
  return { master, files };
}

function manyCounties(count: number): { readonly book: FundBook; readonly contents: readonly UnitFileContent[] } {
  const sample = dividedSample();
  const county = sample.units.find(({ code }) => code === COUNTY);
  if (!county) throw new Error(`no ${COUNTY}`);
  const added = Array.from({ length: count }, (_unused, index) => ({
    ...county,
    code: String(600_001 + index),
    name: `示例${index + 1}县`,
    shortName: `例${index + 1}`,
    aliases: [],
  }));
  const content = contentFor(COUNTY, undefined, sample);
  const contents = added.map(({ code, name, level }) => ({
    ...content,
    unit: { code, name, level },
    fileId: content.fileId.replace(COUNTY, code),
    beneficiaries: [name],
    indicators: [],
  }));
  return { book: { ...sample, units: [...sample.units, ...added] }, contents };
}

async function masterBytes(book: FundBook, contents: readonly UnitFileContent[]): Promise<Uint8Array> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.code);
  const issued: Exchange["issued"] = contents.map((content) => {
    const { fileId, unit, period, version, due } = content;
    const text = contentText(content);
    const sent = { at: "2020-05-25T09:00:00", who: "", fileName: `${unit.name}.xlsx`, content: text };
    return { fileId, unit: unit.code, period, version, due, hash: contentHash(text), ...sent };
  });
  for (const written of [
    await saveBook(port.value, book),
    await saveExchange(port.value, book, { issued, received: [], rows: [] }),
  ]) {
    if (!written.ok) throw new Error(written.fault.sentence.en);
  }
  return port.value.save();
}

async function filledFile(content: UnitFileContent): Promise<Uint8Array> {
  const made = await makeFile(planUnitFile(content));
  if (!made.ok) throw new Error(made.fault.code);
  const opened = await openWorkbook(made.value);
  if (!opened.ok) throw new Error(opened.fault.code);
  const { model } = opened.value;
  const sheet = model.sheets.find(({ name }) => name === "支出填报");
  const header = sheet?.cells.findIndex((row) => row.some((cell) => cell?.value === "凭证号")) ?? -1;
  if (!sheet || header < 0) throw new Error("no 支出填报");
  for (let row = 0; row < PAYMENTS; row += 1) {
    const values = [
      content.lines[0]?.label ?? "",
      `2020-05-${String(row + 1).padStart(2, "0")}`,
      `${MARK}-${row}`,
      `示例用途${row}`,
      `示例公司${MARK}`,
      mark(row),
    ];
    values.forEach((value, index) => {
      const style = styleAt(sheet, header + 1 + row, 3 + index);
      setCell(sheet, header + 1 + row, 3 + index, { value, ...(style ? { style } : {}) });
    });
  }
  return saveWorkbook(model, made.value);
}

/** Stands for the amount of a row until a file gets its own. */
const mark = (row: number): number => 987_650_000 + row;

function variant(
  parts: Readonly<Record<string, Uint8Array>>,
  first: UnitFileContent,
  own: UnitFileContent,
  index: number,
): Uint8Array {
  const [before, after] = [contentText(first), contentText(own)];
  const changes: [string, string][] = [
    [escaped(before), escaped(after)],
    [contentHash(before), contentHash(after)],
    [first.fileId, own.fileId],
    [first.unit.name, own.unit.name],
    [MARK, `示例编号${String(index).padStart(6, "0")}`],
  ];
  for (let row = 0; row < PAYMENTS; row += 1)
    changes.push([`<v>${mark(row)}</v>`, `<v>${amountOf(index, row) / 100}</v>`]);
  const changed: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    if (!/\.xml$/.test(name)) changed[name] = part;
    else changed[name] = strToU8(changes.reduce((xml, [from, to]) => xml.replaceAll(from, to), strFromU8(part)));
  }
  return zipSync(changed, { level: 1 });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
