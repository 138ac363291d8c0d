import { success } from "../../domain/fault";
import { FIELD_NAMES, type FieldName } from "../../domain/project";
import type { FundBook } from "../../domain/book";
import { heading, paragraph, type ReportCell } from "../document";
import { fundTitle } from "../fundTitle";
import type { ReportKind } from "../reportKind";

const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  number: "序号",
  category: "项目类型",
  name: "项目名称",
  builders: "建设单位",
  task: "建设任务",
};
const CONFIDENCE_WORDS = { high: "高", medium: "中", low: "低" } as const;

/** 核对清单 (N7): everything repaired or missing, to be compared with the paper and ticked. */
export const checklistReport: ReportKind = {
  id: "checklist",
  name: { zh: "核对清单", en: "Checklist against the paper" },
  perUnit: false,
  build({ view }) {
    const { book } = view;
    return success({
      kind: "checklist",
      title: `${fundTitle(book)}项目表核对清单`,
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        paragraph("对照纸质原件逐条核对：相符的在“核对”栏打勾，不符的写明原件内容。没有列出的内容与读入的原文一致。"),
        heading(1, "一、推断和修复的内容"),
        { kind: "table", table: { columns: COLUMNS, rows: repaired(book) } },
        heading(1, "二、原件缺失的内容"),
        { kind: "table", table: { columns: MISSING_COLUMNS, rows: missing(book) } },
        { kind: "signature", lines: ["核对人：　　　　　　日期：　　　　　　"] },
      ],
    });
  },
};

const COLUMNS = [
  { label: "项目", width: 8, align: "center" },
  { label: "栏目", width: 14 },
  { label: "读入时", width: 30 },
  { label: "改为", width: 30 },
  { label: "把握", width: 9, align: "center" },
  { label: "位置", width: 13, align: "center" },
  { label: "核对", width: 12, align: "center" },
] as const;
const MISSING_COLUMNS = [
  { label: "项目", width: 12, align: "center" },
  { label: "缺什么", width: 50 },
  { label: "原件内容（核对后填写）", width: 50 },
] as const;

function repaired({ repairs }: FundBook): readonly (readonly ReportCell[])[] {
  if (repairs.length === 0) return [["—", "没有修复过的内容"]];
  return repairs.map(({ project, field, before, after, confidence, line }) => [
    String(project),
    FIELD_WORDS[field],
    before === "" ? "（空）" : before,
    after === "" ? "（空）" : after,
    CONFIDENCE_WORDS[confidence],
    line === null ? "—" : `第${line}行`,
    "□",
  ]);
}

function missing({ projects }: FundBook): readonly (readonly ReportCell[])[] {
  const rows = projects.flatMap(({ number, placeholder, fields }): (readonly ReportCell[])[] => {
    if (placeholder) return [[String(number), "整行（原件编号有缺）", ""]];
    const lacking = FIELD_NAMES.filter((name) => fields[name].status === "missing").map((name) => FIELD_WORDS[name]);
    return lacking.length === 0 ? [] : [[String(number), lacking.join("、"), ""]];
  });
  return rows.length === 0 ? [["—", "没有缺失的内容", ""]] : rows;
}
