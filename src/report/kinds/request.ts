import { success } from "../../domain/fault";
import type { OpenQuestion } from "../../domain/project";
import { chineseNumeral } from "../../domain/chineseNumbers";
import { heading, paragraph, type Block } from "../document";
import { fundTitle } from "../fundTitle";
import type { ReportKind } from "../reportKind";

/** 请示: the open questions with both quotations and what is assumed until an answer comes; one letter for all. */
export const requestReport: ReportKind = {
  id: "request",
  name: { zh: "请示", en: "Request for instructions" },
  perUnit: false,
  build({ view }) {
    const { book } = view;
    const about = book.noticeNumber === "" ? book.title : book.noticeNumber;
    return success({
      kind: "request",
      title: `关于${fundTitle(book)}有关事项的请示`,
      addressee: "省文化和旅游厅",
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        paragraph(`在落实${about}过程中，下列${book.openQuestions.length}个事项文件表述不一致或不明确，现请示如下：`),
        ...book.openQuestions.flatMap((question, index) => questionBlocks(question, index)),
        paragraph("以上事项在批复前暂按所列意见办理。妥否，请批示。"),
        { kind: "signature", lines: ["（印章）　　　　", "　　年　月　日　"] },
      ],
    });
  },
};

function questionBlocks({ topic, quotes, assumption }: OpenQuestion, index: number): readonly Block[] {
  const numeral = chineseNumeral(index + 1);
  const quoted = quotes.map(({ text, line }) => `“${text}”${line === null ? "" : `（来文第${line}行）`}`);
  return [
    heading(1, `${numeral}、${topic}`),
    ...(quoted.length === 0 ? [] : [paragraph(`原文为：${quoted.join("；")}。`)]),
    paragraph(`我局意见：${assumption.replace(/[。．.]$/, "")}。`),
  ];
}
