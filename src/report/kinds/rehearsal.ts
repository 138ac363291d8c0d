import { success } from "../../domain/fault";
import { REHEARSAL_HEADS } from "../../tracking/rehearsalFinding";
import { cellsText } from "../../workbook/sheets/rehearsal";
import { heading, paragraph, type Block, type ReportCell } from "../document";
import { fundTitle } from "../fundTitle";
import type { ReportKind } from "../reportKind";

/** 自查报告 (N14): each audit head with its findings, the cells that prove them, and what could not be looked at. */
export const rehearsalReport: ReportKind = {
  id: "rehearsal",
  name: { zh: "自查报告", en: "Rehearsal audit" },
  perUnit: false,
  build({ view, rehearsal }) {
    const { book } = view;
    const findings = rehearsal.heads.flatMap((head) => head.findings);
    const grave = findings.filter(({ severity }) => severity === "grave").length;
    const lacking = rehearsal.heads.filter(({ lacks }) => lacks.length > 0).length;
    return success({
      kind: "rehearsal",
      title: `${fundTitle(book)}自查报告`,
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        heading(1, "一、自查结果"),
        paragraph(
          `对照审计常查的${rehearsal.heads.length}个方面核对，发现须整改${grave}项、须说明${findings.length - grave}项；${lacking}个方面因资料不全有内容无法核对，不作无问题认定。`,
        ),
        heading(1, "二、发现的问题"),
        problems(rehearsal.heads.flatMap(({ head, findings: own }) => own.map((one) => ({ ...one, head })))),
        heading(1, "三、无法核对的内容"),
        ...unknowns(rehearsal.heads),
        heading(1, "四、整改安排"),
        paragraph("（由起草人填写）"),
        { kind: "signature", lines: ["（印章）　　　　", "　　年　月　日　"] },
      ],
    });
  },
};

type Heads = Parameters<ReportKind["build"]>[0]["rehearsal"]["heads"];

function problems(findings: readonly Heads[number]["findings"][number][]): Block {
  if (findings.length === 0) return paragraph("现有资料没有发现问题。");
  return {
    kind: "table",
    table: {
      columns: [
        { label: "方面", width: 15 },
        { label: "轻重", width: 9, align: "center" },
        { label: "发现", width: 42 },
        { label: "证据单元格", width: 26 },
        { label: "怎么办", width: 22 },
      ],
      rows: findings.map(({ head, severity, sentence, cells, remedy }): readonly ReportCell[] => [
        REHEARSAL_HEADS[head].zh,
        severity === "grave" ? "须整改" : "须说明",
        sentence.zh,
        cellsText(cells),
        remedy.zh,
      ]),
    },
  };
}

function unknowns(heads: Heads): readonly Block[] {
  const lacking = heads.flatMap(({ head, lacks }) => lacks.map(({ zh }) => `${REHEARSAL_HEADS[head].zh}：${zh}。`));
  if (lacking.length === 0) return [paragraph("没有。")];
  return lacking.map((sentence, index) => paragraph(`${index + 1}．${sentence}`));
}
