import type { FundBook } from "../../domain/book";
import type { ProjectTable } from "../../domain/project";
import type { IndicatorTarget } from "../../domain/records";
import { indicatorTargets } from "../indicatorTargets";
import { unchangedBook, type ImportChange } from "./change";

/** Indicators of the notice against 绩效指标, by project, unit, name, measure and period. */
export function indicatorChanges(book: FundBook, table: ProjectTable): readonly ImportChange[] {
  const ours = byKey(book.indicators);
  const theirs = byKey(indicatorTargets(table, book.units));
  const changes: ImportChange[] = [];
  for (const [key, their] of theirs) {
    const our = ours.get(key);
    if (!our) changes.push(added(key, their));
    else if (our.original !== their.original || our.comparator !== their.comparator)
      changes.push(changed(key, our, their));
  }
  // Rows people added themselves are no part of the notice: only those of a project that gives others may be missed.
  for (const [key, our] of ours) if (!theirs.has(key)) changes.push(gone(key, our));
  return changes;
}

function byKey(indicators: readonly IndicatorTarget[]): ReadonlyMap<string, IndicatorTarget> {
  const found = new Map<string, IndicatorTarget>();
  for (const indicator of indicators) {
    const { project, unit, name, measure, period } = indicator;
    const key = [`P${project}`, unit, name, measure, period].join("|").replace(/\s/g, "");
    let nth = 1;
    while (found.has(`${key}|${nth}`)) nth += 1;
    found.set(`${key}|${nth}`, indicator);
  }
  return found;
}

function textOf({ comparator, original, measure }: IndicatorTarget): string {
  return `${comparator} ${original} ${measure}`;
}

function placeOf({ project, unit, name }: IndicatorTarget): ImportChange["difference"]["place"] {
  const what = [unit, name].filter((text) => text !== "").join(" ");
  return { zh: `第${project}项 指标 ${what}`, en: `Project ${project}, indicator ${what}` };
}

function added(key: string, their: IndicatorTarget): ImportChange {
  return {
    difference: {
      id: `I:${key}`,
      kind: "indicator",
      change: "added",
      place: placeOf(their),
      before: "",
      after: textOf(their),
      remark: null,
      takeable: true,
    },
    take: (book) => ({ ...book, indicators: [...book.indicators, { ...their, id: freeId(book, their.project) }] }),
  };
}

/** Ids are never given twice, also where rows were taken out. */
function freeId({ indicators }: FundBook, project: number): string {
  const used = new Set(indicators.map(({ id }) => id));
  let place = 1;
  while (used.has(`P${project}-${place}`)) place += 1;
  return `P${project}-${place}`;
}

function changed(key: string, our: IndicatorTarget, their: IndicatorTarget): ImportChange {
  const followed = our.current === our.original;
  return {
    difference: {
      id: `I:${key}`,
      kind: "indicator",
      change: "changed",
      place: placeOf(our),
      before: textOf(our),
      after: textOf(their),
      remark: followed
        ? null
        : {
            zh: `现行值 ${our.current} 是手改的，不动；只改原文值。`,
            en: `The value in force, ${our.current}, was typed and stays; only the printed one changes.`,
          },
      takeable: true,
    },
    take: (book) => ({
      ...book,
      indicators: book.indicators.map((one) =>
        one.id === our.id
          ? {
              ...one,
              comparator: their.comparator,
              original: their.original,
              current: followed ? their.original : one.current,
            }
          : one,
      ),
    }),
  };
}

/** An indicator may carry figures people reported: it is told, never taken out. */
function gone(key: string, our: IndicatorTarget): ImportChange {
  return {
    difference: {
      id: `I:${key}`,
      kind: "indicator",
      change: "gone",
      place: placeOf(our),
      before: textOf(our),
      after: "",
      remark: {
        zh: "这一行保留（可能是手工加的，或已有填报）；不要的请在“绩效指标”里删。",
        en: "The row stays (somebody may have added it, or figures were reported); delete it among the indicators if not wanted.",
      },
      takeable: false,
    },
    take: unchangedBook,
  };
}
