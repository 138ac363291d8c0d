/** Results that are there or not, named in their own words. */
export interface Deliverable {
  readonly name: string;
  readonly quote: string;
}

/** 统一招标采购…, 统筹安排…的安装调试, 统一验收. */
const DONE_FOR_ALL =
  /(?:统一|统筹安排|集中)[^，。；、]*?(?:采购|招标|安装|调试|验收|配送|印制|发放|编目|标识|维护)[^，。；、]*/;
/** 制作服务项目目录清单. */
const PAPER =
  /(?:制作|编制|制定|拟定|拟订|建立|出台|印发|编写|编印|完善)[^，。；、]{0,20}(?:清单|目录|方案|报告|手册|制度|办法|规划|名录|标准|图册|台账|档案)/;
/** 实现网上实名制注册、活动发布报名、二维码签到签退等功能. */
const FUNCTIONS = /(?:实现|具备|提供|具有|支持)([^，。；]*?)(?:等)?功能/;

/** Yes-or-no results of a sentence (up to 。 or ；). */
export function deliverablesOf(sentence: string): readonly Deliverable[] {
  const pieces = sentence.split(/[，,、]/).map((piece) => piece.trim());
  const done = pieces.flatMap((piece) => {
    const match = DONE_FOR_ALL.exec(piece) ?? PAPER.exec(piece);
    return match === null ? [] : [{ name: match[0].trim(), quote: piece }];
  });
  const listed = FUNCTIONS.exec(sentence);
  const items = (listed?.[1] ?? "").split("、").map((item) => item.trim());
  const functions = items.filter((item) => item !== "").map((item) => ({ name: `平台功能：${item}`, quote: item }));
  return [...done, ...functions];
}
