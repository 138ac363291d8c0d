import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { makePack } from "../../src/report/pack";
import { REPORT_KINDS } from "../../src/report/reportKinds";
import { loadReportGround, type ReportGround } from "../../src/usecases/reportGround";
import { opened, sampleBytes, TODAY, valueOf } from "../usecases/corruption";
import { readWordFile, tableWith } from "./wordFile";

jest.setTimeout(120_000);

let bytes: Uint8Array;
let ground: ReportGround;
let pack: Uint8Array;

beforeAll(async () => {
  bytes = await sampleBytes();
  const { port } = await opened(bytes);
  ground = valueOf(await loadReportGround(port, TODAY));
  pack = valueOf(await makePack(ground, bytes));
});

test("the pack holds the workbook itself, every report and an index that names them all", () => {
  const files = unzipSync(pack);
  const names = Object.keys(files);
  expect(names).toHaveLength(REPORT_KINDS.length + 3);
  const workbook = names.find((name) => name.endsWith(".xlsx")) ?? "";
  expect(Buffer.compare(Buffer.from(files[workbook] ?? []), Buffer.from(bytes))).toBe(0);
  const index = readWordFile(files["00_目录.docx"] ?? new Uint8Array());
  const listed = tableWith(index, "文件", "内容").map(([name]) => name);
  expect(listed).toEqual(names.filter((name) => !name.startsWith("00_") && name !== "SHA256.txt"));
});

test("the checksums are those another program computes", () => {
  const files = unzipSync(pack);
  const lines = strFromU8(files["SHA256.txt"] ?? new Uint8Array())
    .trim()
    .split("\n");
  expect(lines).toHaveLength(Object.keys(files).length - 1);
  for (const line of lines) {
    const [sum = "", name = ""] = line.split("  ");
    expect(
      `${createHash("sha256")
        .update(files[name] ?? new Uint8Array())
        .digest("hex")}  ${name}`,
    ).toBe(`${sum}  ${name}`);
  }
});

test("equal input gives equal bytes", async () => {
  const again = valueOf(await makePack(ground, bytes));
  expect(Buffer.compare(Buffer.from(pack), Buffer.from(again))).toBe(0);
});
