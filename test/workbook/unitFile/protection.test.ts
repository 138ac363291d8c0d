import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { TABLE_COLUMN, TABLE_ROW, UNIT_FILE_SHEET } from "../../../src/workbook/unitFile/layout";
import { RETURN_TABLE, RETURN_TABLES } from "../../../src/domain/returnTables";
import { busyExchange, contentFor, registerRow, typedCell } from "../../tracking/unitFiles";

const plan = planUnitFile(contentFor("532301", busyExchange("532301", ["P1"])));
const sheetNamed = (name: string) => {
  const found = plan.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

describe("what can be typed in a unit file", () => {
  it("is every field of every table, and nothing else on a protected sheet", () => {
    for (const sheet of plan.sheets.filter(({ name }) => name !== UNIT_FILE_SHEET.paste)) {
      expect([sheet.name, sheet.protected]).toEqual([sheet.name, true]);
      const table = RETURN_TABLES.find((candidate) => sheet.name.startsWith(candidate.sheet));
      const labels = table?.fields.map(({ label }) => label) ?? [];
      const header = sheet.cells[TABLE_ROW.header] ?? [];
      sheet.cells.forEach((row, place) => {
        row.forEach((cell, column) => {
          if (!cell) return;
          const typed = table && place >= TABLE_ROW.first && labels.includes(String(header[column]?.value));
          if (cell.style?.unlocked)
            expect([sheet.name, place, column, typed]).toEqual([sheet.name, place, column, true]);
          if (cell.style?.unlocked) expect(cell.formula).toBeUndefined();
        });
      });
      const open = sheet.cells[TABLE_ROW.first]?.filter((cell) => cell?.style?.unlocked).length ?? 0;
      if (table) expect([sheet.name, open]).toEqual([sheet.name, table.fields.length]);
    }
  });

  it("stands in one block without locked cells, parted from the formulas, so that it can be sorted", () => {
    for (const { id, sheet: name, fields } of [RETURN_TABLE.spend, RETURN_TABLE.session, RETURN_TABLE.contract]) {
      const sheet = sheetNamed(name);
      expect([id, sheet.allowed]).toEqual([id, ["sort", "autoFilter"]]);
      const rows = sheet.cells.slice(TABLE_ROW.first);
      expect(rows.length).toBeGreaterThanOrEqual(40);
      for (const row of rows) {
        const block = row.slice(TABLE_COLUMN.first, TABLE_COLUMN.first + fields.length);
        expect(block.every((cell) => cell?.style?.unlocked === true)).toBe(true);
        expect(row[TABLE_COLUMN.gap]).toBeUndefined();
      }
      expect(sheet.cells[TABLE_ROW.header - 1]?.every((cell) => cell === undefined) ?? true).toBe(true);
    }
  });

  it("closes what was confirmed, and only that", () => {
    const rows = [
      registerRow("532301", "arrival", { arrived: typedCell("1", 100) }, { row: "P1", state: "已确认" }),
      registerRow("532301", "arrival", { unspentReason: typedCell("待验收") }, { row: "P1", period: "2020-05" }),
    ];
    const sheet = planUnitFile(contentFor("532301", { issued: [], received: [], rows })).sheets[1];
    const header = sheet?.cells[TABLE_ROW.header]?.map((cell) => cell?.value) ?? [];
    const at = (label: string) => sheet?.cells[TABLE_ROW.first]?.[header.indexOf(label)];
    expect(at("到位(元)")).toMatchObject({ value: 1 });
    expect(at("到位(元)")?.style?.unlocked).toBeUndefined();
    expect(at("未支出原因")).toMatchObject({ value: "待验收", style: { unlocked: true } });
    expect(at("到位日")?.style?.unlocked).toBe(true);
  });

  it("warns, but never stops anybody from sending what there is", () => {
    const validations = plan.sheets.flatMap((sheet) => sheet.validations);
    expect(validations.length).toBeGreaterThan(30);
    expect(new Set(validations.map(({ error }) => error?.style))).toEqual(new Set(["warning"]));
    for (const { prompt, error } of validations) {
      expect(Math.max(prompt?.message.length ?? 0, error?.message.length ?? 0)).toBeLessThanOrEqual(255);
      expect(Math.max(prompt?.title.length ?? 0, error?.title.length ?? 0)).toBeLessThanOrEqual(32);
    }
  });
});
