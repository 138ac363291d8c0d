import type { Fault } from "../domain/fault";

export function emptyNotice(): Fault {
  return {
    code: "notice-empty",
    sentence: { zh: "文件是空的，没有读入任何内容。", en: "The file is empty; nothing was read." },
    nextStep: { zh: "请打开通知的文字稿，再导入一次。", en: "Open the text of the notice and import it again." },
  };
}

export function noTable(lineCount: number): Fault {
  return {
    code: "notice-without-table",
    sentence: {
      zh: `全文${lineCount}行，没有找到项目表。`,
      en: `No project table was found in ${lineCount} lines of text.`,
    },
    nextStep: {
      zh: "请确认附件“项目表”在文件内，并以表格形式（| 分隔或制表符分隔）粘贴。",
      en: "Make sure the project table is part of the file, with columns divided by | or by tabs.",
    },
    place: `第1–${lineCount}行`,
  };
}

export function noHeading(line: number, firstRow: string): Fault {
  return {
    code: "table-without-heading",
    sentence: {
      zh: `第${line}行起的表格没有可用的表头（“${firstRow}”），不知道哪一栏是项目名称。`,
      en: `The table from line ${line} has no usable heading ("${firstRow}"): the column of project names is unknown.`,
    },
    nextStep: {
      zh: "请在表格第一行写明：序号、项目类型、项目名称、建设单位、建设任务。",
      en: "Head the columns of the table: 序号, 项目类型, 项目名称, 建设单位, 建设任务.",
    },
    place: `第${line}行`,
  };
}

export function noRows(line: number): Fault {
  return {
    code: "table-without-rows",
    sentence: { zh: `第${line}行的表头下面没有项目。`, en: `There are no projects below the heading in line ${line}.` },
    nextStep: { zh: "请检查表格是否粘贴完整。", en: "Check that the whole table was pasted." },
    place: `第${line}行`,
  };
}
