import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { asWordFile, asWorkbookFile, plainNotice } from "../xlsx/noticeForms";
import { jsonOf, terminalIn } from "./terminal";

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), "hengbo-notices-"));
const hengbo = terminalIn(folder);
const SCHOOLS = `关于下达2021年教育专项资金的通知

| 序号 | 项目名称 | 建设单位 | 建设任务 |
|---|---|---|---|
| 1 | 校舍维修 | 甲县 | 维修不少于3所 |
| 2 | 图书购置 | 乙县 | 购置不少于20册 |
`;

beforeAll(async () => {
  const notice = plainNotice(SAMPLE_NOTICE);
  writeFileSync(join(folder, "notice.docx"), await asWordFile(notice, null));
  writeFileSync(join(folder, "notice.xlsx"), await asWorkbookFile(notice));
  writeFileSync(join(folder, "schools.md"), SCHOOLS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Allocated {
  readonly total: string;
  readonly cells: readonly { readonly project: number; readonly unit: string; readonly decided: string }[];
}

test.each(["notice.docx", "notice.xlsx"])(
  "%s is divided at once, though it is an archive like a master workbook",
  (file) => {
    const run = hengbo("allocate", file, "--total", "47.00", "--out", `${file}.out.xlsx`, "--json");
    const { total, cells } = jsonOf<Allocated>(run);
    expect(total).toBe("47.00");
    expect(cells.reduce((sum, { decided }) => sum + Math.round(Number(decided) * 100), 0)).toBe(4700);
  },
);

test("a fund of two units elsewhere is imported, divided and checked", () => {
  const run = hengbo("allocate", "schools.md", "--total", "10.01", "--out", "schools.xlsx", "--json");
  const { cells } = jsonOf<Allocated>(run);
  expect(cells.map(({ decided }) => decided).sort()).toEqual(["5.00", "5.01"]);
  const check = hengbo("check", "schools.xlsx", "--json");
  expect(check.err).toBe("");
});
