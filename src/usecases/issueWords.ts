import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import { fundName } from "../domain/fundName";
import type { Exchange, UnitFileContent } from "../domain/returns";
import type { IssueRequest } from "./exchange";

/** `2020公共数字文化_楚雄市_2020-05.xlsx`; a second one for the same month says so: `…_第2次.xlsx`. */
export function fileNameOf(content: UnitFileContent, { issued }: Pick<Exchange, "issued">): string {
  const { title, year, unit, period, fileId } = content;
  const before = issued.filter((file) => file.unit === unit.code && file.period === period);
  const same = before.find((file) => file.fileId === fileId);
  if (same) return same.fileName;
  const fund = fundName(title).replace(/(?:建设)?专项资金$/, "");
  const again = before.length === 0 ? "" : `_第${before.length + 1}次`;
  const name = [`${year ?? ""}${fund === "" ? "专项资金" : fund}`, unit.name, period].join("_");
  return `${name.replace(/[\\/:*?"<>|\s]/g, "")}${again}.xlsx`;
}

/** To paste beside the files: what is asked, until when, and that being unsure is no reason not to send. */
export function messageOf(
  { title, year }: Pick<FundBook, "title" | "year">,
  { period, due, contact }: IssueRequest,
  approved: boolean,
): Bilingual {
  const fund = `${year === null ? "" : `${year}年`}${fundName(title)}`;
  const [periodYear = "", month = ""] = period.split("-");
  const asked = contact.trim();
  const zh = [
    `请各单位填报${fund}${periodYear}年${Number(month)}月使用和绩效情况：`,
    "1. 文件名里有单位名称，请只打开自己单位的一份，用WPS或Excel都可以，不用装任何插件。",
    "2. 只填浅黄色的格：资金与到位、支出填报（单位是元）、绩效填报；有活动、合同的再填对应的表。",
    "3. 拿不准的照填，在“拿不准”列选“我拿不准”，一样可以发回。首页会写明还缺哪一行。",
    `4. ${due === null ? "填好后" : `请于${dayWords(due)}前`}把文件从聊天里发回，首页打印盖章另送；文件名不用改。`,
    ...(approved ? [] : ["说明：表中下达数是拟分配数，还没有审定，以正式文件为准。"]),
    ...(asked === "" ? [] : [`咨询电话：${asked}`]),
  ];
  const en = [
    `Please report ${fund} for ${period}:`,
    "1. Open the file that bears your unit's name, in WPS or Excel; no add-in is needed.",
    "2. Fill in the pale yellow cells only: funds and arrival, expenditure (in yuan), indicators; activities and contracts where there are any.",
    "3. Where you are not sure, fill in what you have and choose 我拿不准: it can be sent all the same. The first page names the row that still lacks something.",
    `4. Send the file back${due === null ? "" : ` by ${due}`}; do not rename it. Print and stamp the first page.`,
    ...(approved ? [] : ["Note: the amounts are proposed, not yet approved."]),
    ...(asked === "" ? [] : [`Questions: ${asked}`]),
  ];
  return { zh: zh.join("\n"), en: en.join("\n") };
}

function dayWords(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
