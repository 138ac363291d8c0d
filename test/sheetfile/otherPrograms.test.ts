import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveWorkbook } from "../../src/sheetfile";
import { firstSheet, opened } from "./books";
import { axis, bookOf, chart, dataSheet, series, table, thread } from "./models";

/** Other programs read what we write, where they are installed. */
const present = (command: string, ...words: string[]): boolean => {
  try {
    execFileSync(command, words, { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
};
const when = (there: boolean, name: string): jest.It => {
  if (!there) console.warn(`skipped: ${name} is not installed`);
  return there ? it : it.skip;
};
const folder = mkdtempSync(join(tmpdir(), "sheetparts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TYPES = "ColumnClustered BarStacked LineMarkers Pie Doughnut Area XYScatterLines RadarMarkers".split(" ");

async function file(): Promise<string> {
  const charts = TYPES.map((type, index) =>
    chart(type, {
      id: `{00000000-0008-0000-0000-00010000000${index}}`,
      name: `图表 ${index + 1}`,
      title: { visible: true, text: `${type} 图`, overlay: false, position: "Automatic" },
      place: {
        left: 10 + (index % 2) * 250,
        top: 120 + Math.floor(index / 2) * 170,
        width: 240,
        height: 160,
        placement: "TwoCell",
      },
      series: /Pie|Doughnut/.test(type) ? [series("B")] : [series("B", { fill: { color: "#C00000" } }), series("C")],
      axes: {
        category: axis,
        value: { ...axis, majorGridlines: { visible: true }, title: { visible: true, text: "万元" } },
      },
    }),
  );
  const path = join(folder, "parts.xlsx");
  const sheet = {
    ...dataSheet(),
    charts,
    tables: [
      {
        ...table,
        range: "A1:C5",
        showTotals: false,
        columns: table.columns.map(({ name }) => ({ name })),
        filter: null,
      },
    ],
    comments: [{ address: "C3", author: "张三", text: "请再核一次" }],
    threads: [thread],
    hyperlinks: [{ address: "A3", target: "https://example.cn/a" }],
  };
  writeFileSync(path, await saveWorkbook({ ...bookOf(sheet), properties: { title: "标题" } }));
  return path;
}

const SCRIPT = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
print(json.dumps({
  "tables": [[t.name, t.ref, t.tableStyleInfo.name] for t in sheet.tables.values()],
  "comment": [sheet["C3"].comment.text, sheet["C3"].comment.author],
  "thread": sheet["B3"].comment.author,
  "charts": [type(c).__name__ for c in sheet._charts],
  "link": sheet["A3"].hyperlink.target,
  "title": book.properties.title,
}))`;

describe("openpyxl", () => {
  when(present("/usr/bin/python3", "-c", "import openpyxl"), "openpyxl")(
    "finds table, comments, charts and link",
    async () => {
      const text = execFileSync("/usr/bin/python3", ["-W", "ignore", "-c", SCRIPT, await file()], { encoding: "utf8" });
      expect(JSON.parse(text)).toEqual({
        tables: [["资金表", "A1:C5", "TableStyleMedium4"]],
        comment: ["请再核一次", "张三"],
        thread: "tc={B1A2C3D4-0000-4000-8000-000000000001}",
        charts: "BarChart BarChart LineChart PieChart DoughnutChart AreaChart ScatterChart RadarChart".split(" "),
        link: "https://example.cn/a",
        title: "标题",
      });
    },
  );
});

describe("LibreOffice", () => {
  when(present("soffice", "--version"), "LibreOffice")(
    "saves it again with table, comments and all charts",
    async () => {
      const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
      const out = join(folder, "again");
      const words = [
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        out,
        await file(),
      ];
      execFileSync("soffice", words, { stdio: "ignore", timeout: 120_000 });
      const bytes = new Uint8Array(readFileSync(join(out, "parts.xlsx")));
      const model = await opened(bytes);
      const sheet = firstSheet(model);
      expect(sheet.charts.map((one) => one.title.text)).toEqual(TYPES.map((type) => `${type} 图`));
      expect(sheet.charts.map((one) => one.series.length)).toEqual([2, 2, 2, 1, 1, 2, 2, 2]);
      expect(sheet.tables).toMatchObject([{ name: "资金表", range: "A1:C5" }]);
      expect(sheet.comments.map(({ address }) => address).sort()).toEqual(["B3", "C3"]);
      expect(await saveWorkbook(model, bytes)).toBe(bytes);
    },
    120_000,
  );
});
