import type { Conditions, ConditionedResult, FundedAtLeast, NothingOrAtLeast } from "../allocation/conditions";
import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { lineLabel, linesOf } from "../domain/lines";
import { formatWan, fen, type Fen } from "../domain/money";
import type { ConflictItem } from "./repairWords";

/** Yes/no conditions as a person says them, by project; without a project: of all. */
export interface AskedConditions {
  /** 要么不安排，要么不少于. */
  readonly orNothing: readonly { readonly project: number | null; readonly least: Fen }[];
  /** 至少安排几个单位. */
  readonly funded: readonly { readonly project: number; readonly count: number }[];
}

/**
 * The conditions over the lines of a book; a project of several lines has them on each.
 * Fault: no such project.
 */
export function conditionsOf(book: FundBook, { orNothing, funded }: AskedConditions): Result<Conditions> {
  const lines = linesOf(book.projects);
  const idsOf = (project: number): readonly string[] =>
    lines.filter((line) => line.project === project).map(({ id }) => id);
  const asked = [...orNothing, ...funded].flatMap(({ project }) => project ?? []);
  const unknown = asked.find((project) => idsOf(project).length === 0);
  if (unknown !== undefined) return failure(noSuchProject(unknown));
  return success({
    orNothing: orNothing.flatMap(({ project, least }): readonly NothingOrAtLeast[] =>
      project === null ? [{ line: null, least }] : idsOf(project).map((line) => ({ line, least })),
    ),
    funded: funded.flatMap(({ project, count }): readonly FundedAtLeast[] =>
      idsOf(project).map((line) => ({ line, count })),
    ),
  });
}

/** 已证明至少要动 …: how far from the least a conditioned repair may be. */
export function boundNote({ moved, bound }: Extract<ConditionedResult, { readonly status: "repaired" }>): Bilingual {
  if (moved === bound)
    return { zh: "已证明：没有比这动得更少的分法。", en: "Proved: no division that keeps all this moves less." };
  const [least, gap] = [formatWan(bound), formatWan(fen(moved - bound))];
  return {
    zh: `已证明至少要动${least}万元；这个方案可能多动，至多${gap}万元。`,
    en: `Proved: at least ${least} must move; this way may move more than needed, by ${gap} at most.`,
  };
}

export function cellsNote(proved: boolean): Bilingual {
  return proved
    ? { zh: "已证明：没有比这动的格更少的分法。", en: "Proved: no way out changes fewer cells." }
    : { zh: "没有证明这是最少的格。", en: "It is not proved that no way out changes fewer cells." };
}

export function conditionItems(
  book: FundBook,
  without: readonly (NothingOrAtLeast | FundedAtLeast)[],
): readonly ConflictItem[] {
  return without.map((condition) => ({ rule: "condition", sentence: conditionWords(book, condition) }));
}

function conditionWords(book: FundBook, condition: NothingOrAtLeast | FundedAtLeast): Bilingual {
  const line = linesOf(book.projects).find(({ id }) => id === condition.line);
  const name = line ? lineLabel(line) : null;
  if ("count" in condition)
    return {
      zh: `${name ?? ""}至少安排${String(condition.count)}个单位`,
      en: `${name ?? ""} funds at least ${String(condition.count)} units`,
    };
  const least = formatWan(condition.least);
  return {
    zh: `${name ?? "各项目"}要么不安排，要么不少于${least}万元`,
    en: `${name ?? "every project"} gives a unit nothing or at least ${least}`,
  };
}

/** 无解，因为所加的条件. */
export function conditionsSentence(items: readonly ConflictItem[]): Bilingual {
  if (items.length === 0)
    return {
      zh: "无解：所加的条件与必须的规则不能同时成立。",
      en: "No solution: the conditions and the must rules cannot hold together.",
    };
  const [zh, en] = [
    items.map(({ sentence }) => sentence.zh).join("；"),
    items.map(({ sentence }) => sentence.en).join("; "),
  ];
  return {
    zh: `无解：加上所说的条件以后做不到。去掉其中任何一条就可以：${zh}。`,
    en: `No solution with these conditions. Without any one of them there is: ${en}.`,
  };
}

function noSuchProject(project: number) {
  return {
    code: "repair-no-project",
    sentence: {
      zh: `分配表里没有第${String(project)}项，没有给出调整方案。`,
      en: `There is no project ${String(project)} in the allocation sheet; no repair was proposed.`,
    },
    nextStep: { zh: "请按分配表的序号填写。", en: "Give a number of the allocation sheet." },
    place: "分配表",
  };
}
