import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import { strToU8, zipSync, type Zippable } from "fflate";
import { success, type Result } from "../domain/fault";
import type { ReportGround } from "../usecases/reportGround";
import { SHEET } from "../workbook/names";
import { heading, paragraph, type ReportDocument } from "./document";
import { fundTitle } from "./fundTitle";
import { makeReport } from "./makeReport";
import { REPORT_KINDS } from "./reportKinds";
import { writeDocument } from "./writeDocument";

interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What an inspector finds in it. */
  readonly about: string;
}

/** What inspectors ask first (domain 2.7), and the sheet that answers it by plain formulas. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ["钱从哪里来、一共多少", `${SHEET.ledger}：每份指标文件一行，合计为总额`],
  ["怎么分的、为什么是这个数", `${SHEET.computation}：算法过程；${SHEET.allocation}：同一位置的拟分配数`],
  ["40%、30%等条款是否达到", `${SHEET.proof}：普通公式逐条核算，写明计入哪些行`],
  ["30%按什么口径算", `${SHEET.readings}：各种读法的结果并列，谁定、何时、为什么`],
  ["哪些地方文件自己没说清", `${SHEET.questions}：两处原文、现按什么办`],
  ["谁在什么时候改了什么", `${SHEET.log}：逐条记载；核对码可与盖章件对照`],
  ["支出是否真实、有没有重复", "支出台账：凭证号、收款方、来源文件和来源行；存疑行写明疑问和处理"],
  ["任务完成了没有", `${SHEET.indicators}：目标、累计、完成率；${SHEET.activities}：逐场登记`],
];

/**
 * 检查包 (N12): the workbook, every report and an index in one archive, with checksums. Equal input gives equal bytes.
 * @param workbook the master workbook as saved
 */
export async function makePack(ground: ReportGround, workbook: Uint8Array): Promise<Result<Uint8Array>> {
  const { book } = ground.view;
  const files: PackedFile[] = [
    { name: `01_${fundTitle(book)}_主表.xlsx`, bytes: workbook, about: "分配、台账、核算、支出和日志的全部依据" },
  ];
  for (const { id, name } of REPORT_KINDS) {
    const report = await makeReport(ground, id, {});
    if (!report.ok) return report;
    const number = String(files.length + 1).padStart(2, "0");
    files.push({ name: `${number}_${name.zh}.docx`, bytes: report.value.bytes, about: report.value.document.title });
  }
  const index = await writeDocument(indexOf(ground, files));
  const all: readonly PackedFile[] = [{ name: "00_目录.docx", bytes: index, about: "" }, ...files];
  const sums = all.map(({ name, bytes }) => `${bytesToHex(sha256(bytes))}  ${name}`).join("\n");
  return success(archive([...all, { name: "SHA256.txt", bytes: strToU8(`${sums}\n`), about: "" }]));
}

function indexOf({ view }: ReportGround, files: readonly PackedFile[]): ReportDocument {
  const { book } = view;
  return {
    kind: "pack",
    title: `${fundTitle(book)}检查材料目录`,
    dated: book.today.date,
    sample: book.sample,
    blocks: [
      heading(1, "一、材料清单"),
      {
        kind: "table",
        table: {
          columns: [
            { label: "文件", width: 44 },
            { label: "内容", width: 56 },
          ],
          rows: files.map(({ name, about }) => [name, about]),
        },
      },
      heading(1, "二、问到这些，看这里"),
      {
        kind: "table",
        table: {
          columns: [
            { label: "检查问题", width: 36 },
            { label: "主表中的位置", width: 64 },
          ],
          rows: QUESTIONS,
        },
      },
      heading(1, "三、怎样核对"),
      paragraph("每份文书最后一页列出文中每个数字在主表中的位置。主表全部用普通公式，可在任何表格软件中重算。"),
      paragraph("SHA256.txt列出每个文件的校验值；同样的主表再次生成的检查包逐字节相同。"),
    ],
  };
}

function archive(files: readonly PackedFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, bytes } of files) entries[name] = bytes;
  // Stored: the parts are compressed already. A fixed local time, so that equal files give an equal archive.
  return zipSync(entries, { level: 0, mtime: new Date(2020, 0, 1, 12, 0, 0) });
}
