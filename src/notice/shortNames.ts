/** 项目简称 fits the name column of 分配表 (research of the sheets: 11 characters). */
const SHORT_NAME_LENGTH = 11;

/** Words a reader of the table can do without, the most dispensable first. */
const DISPENSABLE: readonly (readonly [RegExp, string])[] = [
  [/[“”"《》【】\s]/g, ""],
  [/建设$/, ""],
  [/公共数字文化工程/, ""],
  [/^(?:楚雄州|全州|全市|全省)/, ""],
  [/文化和旅游/, "文旅"],
  [/组织与管理/, "管理"],
  [/公共/, ""],
  [/数字文化/, ""],
  [/^地方/, ""],
  [/活动$/, ""],
  [/应用/, ""],
  [/项目/, ""],
  [/全民/, ""],
  [/服务$/, ""],
];

/**
 * Proposes a 项目简称 of at most 11 characters from the printed name by leaving words out; a person may change it.
 * Nothing is put in that the name does not say, except 文旅 for 文化和旅游 and 管理 for 组织与管理.
 */
export function proposeShortName(name: string): string {
  let short = name.trim();
  for (const [word, replacement] of DISPENSABLE) {
    if (short.length <= SHORT_NAME_LENGTH) return short;
    const shorter = short.replace(word, replacement);
    if (shorter !== "") short = shorter;
  }
  return short.length <= SHORT_NAME_LENGTH ? short : cutAtJoint(short);
}

/** Ends before an "and" when one comes late enough, else after 11 characters. */
function cutAtJoint(text: string): string {
  const head = text.slice(0, SHORT_NAME_LENGTH + 1);
  const joint = Math.max(...["及", "和", "、", "与"].map((mark) => head.lastIndexOf(mark)));
  return joint >= SHORT_NAME_LENGTH / 2 ? text.slice(0, joint) : text.slice(0, SHORT_NAME_LENGTH);
}
