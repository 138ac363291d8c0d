import { createExcelPort } from "../../src/excel/port";
import { valueOf } from "../usecases/corruption";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(120_000);

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

/** Sheet1 from B3 on: so many rows of long texts, and a short sheet beside it. */
async function fill(rows: number, text: string): Promise<void> {
  for (let first = 0; first < rows; first += 5_000) await write(first, Math.min(5_000, rows - first), text);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("D3").formulas = [["=SUM(B3:B4)"]];
    context.workbook.worksheets.add("短").getRange("A1").values = [["好"]];
    await context.sync();
  });
}

function write(first: number, count: number, text: string): Promise<void> {
  return excel.Excel.run(async (context) => {
    const block = Array.from({ length: count }, (_unused, index) => [first + index, `${text}${first + index}`]);
    context.workbook.worksheets.getItem("Sheet1").getRange(`B${3 + first}:C${2 + first + count}`).values = block;
    await context.sync();
  });
}

test("a workbook too large for one answer is read in parts, whole, formulas and empty cells included", async () => {
  const text = "公共数字文化".repeat(20);
  await fill(25_000, text);
  const content = valueOf(await createExcelPort().read(["Sheet1", "没有", "短"]));
  expect(content.map(({ name }) => name)).toEqual(["Sheet1", "短"]);
  const [long, short] = content;
  expect(long?.values.length).toBe(25_002);
  expect(long?.values[0]).toEqual([null, null, null, null]);
  expect(long?.values[2]).toEqual([null, 0, `${text}0`, 1]);
  expect(long?.formulas[2]).toEqual([null, null, null, "=SUM(B3:B4)"]);
  expect(long?.values[25_001]).toEqual([null, 24_999, `${text}24999`, null]);
  expect(long?.values.every((row, index) => index < 2 || row[1] === index - 2)).toBe(true);
  expect(short?.values).toEqual([["好"]]);
});

test("names that do not fit into one answer are read a few at a time, and sheets beside them as usual", async () => {
  await fill(25_000, "公共数字文化".repeat(20));
  await excel.Excel.run(async (context) => {
    const { names } = context.workbook;
    names.add("序号", "=Sheet1!$B$3:$B$25002");
    names.add("甲", "=Sheet1!$C$3:$C$25002");
    names.add("乙", "=Sheet1!$C$4:$C$25002");
    await context.sync();
  });
  const { sheets, named } = valueOf(await createExcelPort().readNamed(["短"], ["序号", "甲", "没有", "乙"]));
  expect(sheets.map(({ values }) => values)).toEqual([[["好"]]]);
  expect([...named].map(([name, values]) => [name, values.length])).toEqual([
    ["序号", 25_000],
    ["甲", 25_000],
    ["乙", 24_999],
  ]);
  expect(named.get("序号")?.[24_999]).toEqual([24_999]);
});
