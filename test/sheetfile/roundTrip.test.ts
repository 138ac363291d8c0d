import fc from "fast-check";
import { runs } from "../runs";
import {
  emptySheet,
  emptyWorkbook,
  saveWorkbook,
  setCell,
  type CellContent,
  type CellModel,
  type CellStyle,
  type SheetModel,
  type WorkbookModel,
} from "../../src/sheetfile";
import { sortedJson } from "../../src/sheetfile/styleSheet";
import { bookBytes, firstSheet, opened, touchedParts } from "./books";

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((code) => `#${code.toString(16).toUpperCase().padStart(6, "0")}`);
const yes = fc.constant(true as const);
const side = fc.record({ style: fc.constantFrom("thin", "medium", "double"), color }, { requiredKeys: ["style"] });
const style: fc.Arbitrary<CellStyle> = fc.record(
  {
    fontName: fc.constantFrom("仿宋", "黑体"),
    fontSize: fc.constantFrom(9, 10.5, 16),
    bold: yes,
    italic: yes,
    underline: fc.constantFrom("single" as const, "double" as const),
    strike: yes,
    color,
    fill: color,
    horizontal: fc.constantFrom("left" as const, "center" as const, "right" as const),
    vertical: fc.constantFrom("top" as const, "middle" as const),
    wrap: yes,
    indent: fc.integer({ min: 1, max: 9 }),
    border: fc.record({ left: side, right: side, top: side, bottom: side }, { requiredKeys: ["left"] }),
    numberFormat: fc.constantFrom("#,##0.00", "@", "0.00%", 'yyyy"年"m"月"', '#,##0.00;-#,##0.00;"—"'),
    unlocked: yes,
  },
  { requiredKeys: [] },
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("=1+1", "+1", "-1", "@A1", "001", " 前后空白 ", "第一行\n第二行", "〔2020〕1号", "<&>\"'", "_x000D_"),
);
const content: fc.Arbitrary<CellContent> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0 || 0),
  fc.boolean(),
  fc.constantFrom({ error: "#REF!" }, { error: "#N/A" }),
);
const cell: fc.Arbitrary<CellModel> = fc
  .record(
    {
      value: fc.option(content),
      formula: fc.constantFrom("=SUM(A1:B2)", '=IF(A1<"甲","是","")', "=分配表!$A$1&B3"),
      style,
    },
    { requiredKeys: ["value"] },
  )
  .filter(
    ({ value, formula, style: look }) =>
      value !== null || formula !== undefined || (look !== undefined && Object.keys(look).length > 0),
  )
  .map(({ style: look, ...others }) => (look && Object.keys(look).length > 0 ? { ...others, style: look } : others));
const placed = fc.array(fc.record({ row: fc.nat(9), column: fc.nat(29), cell }), { maxLength: 12 });

const sheet: fc.Arbitrary<SheetModel> = fc
  .record({
    placed,
    visibility: fc.constantFrom("visible" as const, "hidden" as const, "veryHidden" as const),
    tabColor: fc.option(color),
    freeze: fc.option(fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.nat(3) })),
    showGridlines: fc.boolean(),
    widths: fc.uniqueArray(fc.nat(12)),
    heights: fc.uniqueArray(fc.nat(12)),
    merges: fc.constantFrom<string[]>([], ["A1:C1"], ["A1:C1", "B3:B5"]),
    protection: fc.constantFrom(null, {
      password: false,
      allowed: ["formatColumns", "selectLockedCells", "selectUnlockedCells"],
    }),
    prompt: text,
    fit: fc.boolean(),
  })
  .map((parts) => {
    const made = emptySheet("");
    for (const one of parts.placed) setCell(made, one.row, one.column, one.cell);
    trim(made);
    made.visibility = parts.visibility;
    if (parts.tabColor !== null) made.tabColor = parts.tabColor;
    made.freeze = parts.freeze;
    made.showGridlines = parts.showGridlines;
    made.columns = parts.widths
      .sort((a, b) => a - b)
      .map((column) => ({
        from: column,
        to: column,
        width: 4.5 + column,
        ...(column % 2 ? { hidden: true as const } : {}),
      }));
    made.rows = new Map(parts.heights.sort((a, b) => a - b).map((row) => [row, { height: 12.75 + row }]));
    made.merges = parts.merges;
    made.protection = parts.protection;
    made.validations = [
      {
        ranges: "A1:A9 C3",
        type: "list",
        formula1: '"是,否"',
        allowBlank: true,
        prompt: { title: "", message: parts.prompt },
      },
      {
        ranges: "B1",
        type: "decimal",
        operator: "greaterThanOrEqual",
        formula1: "0",
        allowBlank: false,
        error: { style: "warning", title: "题", message: "话" },
      },
    ];
    made.conditionalFormats = [
      {
        ranges: "A1:B9",
        rule: { kind: "formula", formula: '$A1="不符合"' },
        format: { fill: "#FBE3DF", bold: true },
        priority: 1,
      },
      {
        ranges: "C1",
        rule: { kind: "cellValue", operator: "lessThan", operands: ["$B$1"] },
        format: { color: "#9C1C0E" },
        priority: 2,
        stopIfTrue: true,
      },
    ];
    made.print = {
      orientation: "landscape",
      paperSize: 9,
      area: "A1:C9",
      repeatRows: "1:2",
      footer: "&C第&P页 <共>&N页",
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(parts.fit ? { fitToWidth: 1, fitToHeight: 0 } : {}),
    };
    return made;
  });

/** Rows without cells at the end say nothing. */
function trim(one: SheetModel): void {
  while (one.cells.length > 0 && !(one.cells[one.cells.length - 1] ?? []).some((cellOrNone) => cellOrNone))
    one.cells.pop();
}

const workbook: fc.Arbitrary<WorkbookModel> = fc.array(sheet, { minLength: 1, maxLength: 3 }).map((sheets) => {
  sheets.forEach((one, index) => {
    one.name = ["分配表", "'名 称'!".replace(/['!]/g, "") + " 二", "Sheet3"][index] ?? "";
    one.id = index + 1;
  });
  const [first] = sheets;
  if (first) first.visibility = "visible";
  return {
    ...emptyWorkbook(),
    sheets,
    activeSheet: "分配表",
    names: [
      { name: "拟分配数", reference: "=分配表!$A$1:$A$3" },
      { name: "本表", reference: "=分配表!$B$1", sheet: "分配表", hidden: true },
    ],
  };
});

/** Equality for people: holes and undefined are the same, and the order of names and rules says nothing. */
function plain(model: WorkbookModel): unknown {
  const sorted = (list: readonly unknown[]): string[] => list.map((one) => sortedJson(one)).sort();
  const sheets = model.sheets.map((one) => ({
    ...one,
    rows: [...one.rows],
    cells: one.cells.map((row) => Array.from(row)),
    conditionalFormats: sorted(one.conditionalFormats),
    validations: sorted(one.validations),
  }));
  return { ...model, names: sorted(model.names), sheets };
}

it("what is saved is what is opened, and equal models give equal bytes", async () => {
  await fc.assert(
    fc.asyncProperty(workbook, async (model) => {
      const bytes = await saveWorkbook(model);
      const again = await opened(bytes);
      expect(plain(again)).toEqual(plain(model));
      expect(Buffer.compare(Buffer.from(await saveWorkbook(again)), Buffer.from(bytes))).toBe(0);
      expect(await saveWorkbook(again, bytes)).toBe(bytes);
    }),
    { numRuns: runs(60) },
  );
});

it("any change patched into any workbook is what is opened", async () => {
  await fc.assert(
    fc.asyncProperty(workbook, workbook, async (one, other) => {
      const bytes = await saveWorkbook(one);
      const patched = await saveWorkbook(other, bytes);
      expect(plain(await opened(patched))).toEqual(plain(other));
    }),
    { numRuns: runs(60) },
  );
});

it("any cells patched into a foreign workbook leave its other parts alone", async () => {
  const original = bookBytes("openpyxl-rich.xlsx");
  await fc.assert(
    fc.asyncProperty(placed, async (cells) => {
      const model = await opened(original);
      const target = firstSheet(model);
      for (const one of cells) setCell(target, one.row, one.column, one.cell);
      const saved = await saveWorkbook(model, original);
      expect(plain(await opened(saved))).toEqual(plain(model));
      const ours = [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/calcChain.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
      ];
      for (const part of touchedParts(original, saved)) expect(ours).toContain(part);
    }),
    { numRuns: runs(40) },
  );
});
