import type { Project } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit, UnitCode } from "../domain/units";

/** 全州11个州县公共图书馆, 州县11家图书馆, 各县（市）文化馆: groups of 馆 a task speaks of. */
const GROUP =
  /(?:全州|各|所有)?[\s\d一二三四五六七八九十]*[个家]?\s*(?:州、?县|县（市）|县\(市\)|县市|州市)?级?[\s\d一二三四五六七八九十]*[个家]?(?:公共)?(?:文化馆|图书馆)/g;

/**
 * Units a project reaches by the words of its task (C17: 全州11个州县公共图书馆参与), whoever holds its money. Only a
 * whole group that `recogniseUnits` vouches for counts; nothing is guessed.
 */
export function participants({ fields }: Pick<Project, "fields">, units: readonly Unit[]): readonly UnitCode[] {
  const found = new Set<UnitCode>();
  for (const [phrase] of fields.task.text.matchAll(GROUP)) {
    const { units: named, unresolved } = recogniseUnits(phrase, units);
    // A single 馆 in a task (送省图书馆, 州文化馆绩效目标) is no group.
    if (unresolved.length === 0 && named.length > 1) for (const code of named) found.add(code);
  }
  return units.filter(({ code }) => found.has(code)).map(({ code }) => code);
}
