import type { Category } from "./project";

const CATEGORY_WORDS: readonly (readonly [Category, RegExp])[] = [
  ["network", /服务网络|网络建设|^网络/],
  ["resource", /资源/],
  ["outreach", /推广/],
];

/** The category a printed 项目类型 means by its words; null for another fund's, or when it says two things. */
export function categoryOf(label: string): Category | null {
  const compact = label.replace(/\s/g, "");
  const matches = CATEGORY_WORDS.filter(([, words]) => words.test(compact));
  return matches.length === 1 ? (matches[0]?.[0] ?? null) : null;
}

/** 完善公共数字文化服务网络——公共文化云建设 → the part above the dash, which holds for the rows below too. */
export function mainCategory(label: string): string {
  return (label.split(/\s*(?:——|—|--)\s*/)[0] ?? label).trim();
}
