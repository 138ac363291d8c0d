import type { ReturnRecord, ReturnTable } from "../domain/returns";
import { cellContent, rowContent } from "./recordContent";

export interface Pair<One, Other> {
  readonly one: One;
  readonly other: Other;
}

export interface Pairing<One, Other> {
  readonly pairs: readonly Pair<One, Other>[];
  readonly onlyOne: readonly One[];
  readonly onlyOther: readonly Other[];
}

type Telling = Pick<ReturnRecord, "table" | "cells">;

/** Pairs rows that say exactly the same, as multisets: two equal rows need two partners. */
export function pairByContent<One extends Telling, Other extends Telling>(
  ones: readonly One[],
  others: readonly Other[],
): Pairing<One, Other> {
  const waiting = new Map<string, Other[]>();
  for (const other of others) {
    const content = rowContent(other);
    const same = waiting.get(content);
    if (same) same.push(other);
    else waiting.set(content, [other]);
  }
  const pairs: Pair<One, Other>[] = [];
  const onlyOne: One[] = [];
  for (const one of ones) {
    const other = waiting.get(rowContent(one))?.shift();
    if (other) pairs.push({ one, other });
    else onlyOne.push(one);
  }
  const paired = new Set(pairs.map(({ other }) => other));
  return { pairs, onlyOne, onlyOther: others.filter((other) => !paired.has(other)) };
}

/** Fields that many different rows share: a day or a project alone does not tell one payment from another. */
const COMMON_KINDS: readonly string[] = ["date", "line", "choice"];
/** One identity field more outweighs every other field. */
const IDENTITY_WEIGHT = 100;

interface Likeness<One, Other> extends Pair<One, Other> {
  readonly score: number;
  readonly order: string;
}

/**
 * Pairs rows of a free table that are versions of one another: best match first, at least two identity fields equal,
 * one of them a telling one (凭证号, 金额, 合同号, 名称). The answer does not depend on the order of the rows.
 * @param strict rows that are only paired when every identity field is equal
 */
export function pairByLikeness<One extends Telling, Other extends Telling>(
  table: ReturnTable,
  ones: readonly One[],
  others: readonly Other[],
  strict: (other: Other) => boolean = () => false,
): Pairing<One, Other> {
  const candidates = likenesses(table, ones, others, strict).sort(
    (a, b) => b.score - a.score || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0),
  );
  const [usedOnes, usedOthers] = [new Set<One>(), new Set<Other>()];
  const pairs: Pair<One, Other>[] = [];
  for (const { one, other } of candidates) {
    if (usedOnes.has(one) || usedOthers.has(other)) continue;
    usedOnes.add(one);
    usedOthers.add(other);
    pairs.push({ one, other });
  }
  return {
    pairs,
    onlyOne: ones.filter((one) => !usedOnes.has(one)),
    onlyOther: others.filter((other) => !usedOthers.has(other)),
  };
}

function likenesses<One extends Telling, Other extends Telling>(
  table: ReturnTable,
  ones: readonly One[],
  others: readonly Other[],
  strict: (other: Other) => boolean,
): Likeness<One, Other>[] {
  const telling = tellingFields(table);
  const byField = new Map<string, Other[]>();
  for (const other of others) {
    for (const key of telling) {
      const content = cellContent(other.cells[key]);
      if (content === "") continue;
      const place = `${key}\u0001${content}`;
      const same = byField.get(place);
      if (same) same.push(other);
      else byField.set(place, [other]);
    }
  }
  return ones.flatMap((one) => {
    const near = new Set(telling.flatMap((key) => byField.get(`${key}\u0001${cellContent(one.cells[key])}`) ?? []));
    return [...near].flatMap((other) => {
      const score = likeness(table, one, other, strict(other));
      return score === null ? [] : [{ one, other, score, order: `${rowContent(one)}\u0002${rowContent(other)}` }];
    });
  });
}

function tellingFields(table: ReturnTable): readonly string[] {
  return table.identity.filter((key) => {
    const field = table.fields.find((candidate) => candidate.key === key);
    return field !== undefined && !COMMON_KINDS.includes(field.kind);
  });
}

function likeness(table: ReturnTable, one: Telling, other: Telling, strict: boolean): number | null {
  const equal = (key: string): boolean => {
    const content = cellContent(one.cells[key]);
    return content !== "" && content === cellContent(other.cells[key]);
  };
  const identity = table.identity.filter(equal).length;
  if (identity < (strict ? table.identity.length : Math.min(2, table.identity.length))) return null;
  return identity * IDENTITY_WEIGHT + table.fields.filter(({ key }) => equal(key)).length;
}
