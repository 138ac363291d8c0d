/**
 * Bench `import`: a whole import (reading, understanding, the book) beside the format library's bare parse of the same
 * bytes, and how the time per row grows. Rows are invented projects; every figure is the best of several rounds.
 */
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { openWorkbook } from "../../src/sheetfile";
import { CHUXIONG_UNITS } from "../../src/domain/chuxiong";
import { readDocument } from "../../src/notice/readNotice";
import { bookFromTable } from "../../src/usecases/bookFromTable";
import { readNoticeFile } from "../../src/xlsx/readNoticeFile";
import { asWordFile, asWorkbookFile, type PlainNotice } from "../xlsx/noticeForms";

const ROUNDS = 5;
const CATEGORIES = ["完善公共数字文化服务网络", "建设公共数字文化资源", "公共数字文化服务推广"];
const BUILDERS = ["州图书馆", "州文化馆", "各县（市）文化和旅游局", "楚雄市文化和旅游局"];

function inventedNotice(rows: number): PlainNotice {
  const body = Array.from({ length: rows }, (_, index) => [
    String(index + 1),
    CATEGORIES[Math.floor((index * CATEGORIES.length) / rows)] ?? "",
    `示例项目第${index + 1}号数字化服务建设`,
    BUILDERS[index % BUILDERS.length] ?? "",
    `年内举办不少于${(index % 5) + 1}次培训，参加不少于${20 + (index % 80)}人。`,
  ]);
  return {
    before: ["示例〔2020〕1号", "关于示例专项资金分配的通知", "2020年5月21日"],
    table: [["序号", "项目类型", "项目名称", "建设单位", "建设任务"], ...body],
    after: [],
  };
}

async function fastest(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

async function wholeImport(bytes: Uint8Array, name: string, rows: number): Promise<void> {
  const document = await readNoticeFile(bytes, name);
  if (!document.ok) throw new Error(document.fault.sentence.en);
  const table = readDocument(document.value);
  if (!table.ok) throw new Error(table.fault.sentence.en);
  if (table.value.projects.length !== rows) throw new Error(`${table.value.projects.length} of ${rows} projects`);
  bookFromTable({
    table: table.value,
    units: CHUXIONG_UNITS,
    sample: true,
    ledger: [],
    factors: [],
    today: { date: "2020-05-25", typed: true },
  });
}

/** What nobody can do without: the parts unfolded and their XML read once by the parser. */
async function bareWord(bytes: Uint8Array): Promise<void> {
  const parts = unzipSync(bytes);
  const parser = new SaxesParser();
  let texts = 0;
  parser.on("text", (text) => {
    texts += text.length;
  });
  parser.write(new TextDecoder().decode(parts["word/document.xml"])).close();
  if (texts === 0) throw new Error("no text");
}

async function bareSheet(bytes: Uint8Array): Promise<void> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.fault.sentence.en);
}

/** Another library's reading of the same file, for comparison. */
async function otherLibrary(bytes: Uint8Array): Promise<void> {
  await new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
}

export default async function importing(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const word = await asWordFile(inventedNotice(2_000), null);
  const [small, middle, large] = await Promise.all(
    [200, 2_000, 20_000].map((rows) => asWorkbookFile(inventedNotice(rows))),
  );
  if (!small || !middle || !large) throw new Error("no files");
  await wholeImport(middle, "warm.xlsx", 2_000);
  const docx = await fastest(() => wholeImport(word, "notice.docx", 2_000));
  const docxParse = await fastest(() => bareWord(word));
  const xlsx = await fastest(() => wholeImport(middle, "notice.xlsx", 2_000));
  const xlsxParse = await fastest(() => bareSheet(middle));
  const xlsxOther = await fastest(() => otherLibrary(middle));
  const at200 = await fastest(() => wholeImport(small, "notice.xlsx", 200), 15);
  const at20000 = await fastest(() => wholeImport(large, "notice.xlsx", 20_000), 3);
  return {
    ratios: {
      docx_over_parse: docx / docxParse,
      xlsx_over_parse: xlsx / xlsxParse,
      xlsx_over_other_library: xlsx / xlsxOther,
      slope: at20000 / 20_000 / (at200 / 200),
    },
    denominators: { docx_parse_ms: docxParse, xlsx_parse_ms: xlsxParse, other_library_ms: xlsxOther, at_200_ms: at200 },
  };
}
