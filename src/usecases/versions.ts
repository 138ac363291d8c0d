import { changeOf, compareVersions, type Change, type VersionComparison } from "../allocation/compareVersions";
import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import { fundTotal, isUndecided, linesOf, receivedDocuments } from "../domain/lines";
import type { Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { BEFORE_DIVISION, BEFORE_DOCUMENT, type AllocationVersion } from "../domain/version";

/** When, who and why of a version. */
export type VersionAct = Pick<AllocationVersion, "at" | "who" | "why">;

/** Who acts, and the clock, which is asked only when something is kept. */
export interface VersionMoment {
  now(): string;
  readonly who: string;
}

function actAt(moment: VersionMoment, why: string): VersionAct {
  return { at: moment.now(), who: moment.who, why };
}

/** Kept by themselves, the newest of them; what people asked for is kept for good. */
const MOST_AUTOMATIC = 12;

/** 存为一版. Faults: nothing divided yet, a text among the amounts. */
export function keepVersion(book: FundBook, act: VersionAct): Result<FundBook> {
  const text = book.unreadable.find(({ line }) => line !== "");
  if (text) return failure(textAmongAmounts(text.address, text.text));
  if (isUndecided(book.decided)) return failure(nothingToKeep());
  return success({ ...book, versions: [...book.versions, versionOf(book, act)] });
}

/** The book after a step, with what stood before it kept, when the step changes amounts nobody has kept yet. */
export function keptBefore(before: FundBook, after: FundBook, moment: VersionMoment): FundBook {
  const last = before.versions[before.versions.length - 1];
  const changes = !sameAmounts(before, after) && !isUndecided(before.decided);
  if (!changes || (last && sameAmounts(last, before))) return after;
  return { ...after, versions: thinned([...before.versions, versionOf(before, actAt(moment, BEFORE_DIVISION))]) };
}

/**
 * The book after the ledger changed, with what was divided before kept beside the money it divided, so that what a
 * later division changes ties to what the ledger changed by.
 */
export function keptBeforeDocument(before: FundBook, after: FundBook, moment: VersionMoment): FundBook {
  const last = before.versions[before.versions.length - 1];
  if (isUndecided(before.decided) || totalOf(before) === totalOf(after)) return after;
  if (last && sameAmounts(last, before) && last.total === totalOf(before)) return after;
  return { ...after, versions: thinned([...before.versions, versionOf(before, actAt(moment, BEFORE_DOCUMENT))]) };
}

/** The book with what was just approved kept under that name. */
export function keptAs(book: FundBook, act: VersionAct): FundBook {
  return isUndecided(book.decided) ? book : { ...book, versions: [...book.versions, versionOf(book, act)] };
}

function versionOf(book: FundBook, act: VersionAct): AllocationVersion {
  const number = Math.max(0, ...book.versions.map((version) => version.number)) + 1;
  const decided = Object.fromEntries(Object.entries(book.decided).filter(([, cells]) => Object.keys(cells).length > 0));
  return { number, ...act, state: `${book.state}${book.version}`, total: totalOf(book), decided, altered: false };
}

function totalOf(book: FundBook): Fen | null {
  return receivedDocuments(book.ledger).length > 0 ? fundTotal(book.ledger) : null;
}

function sameAmounts(one: Pick<FundBook, "decided">, other: Pick<FundBook, "decided">): boolean {
  const changed = compareVersions({ ...one, total: null }, { ...other, total: null }, { lines: [], units: [] });
  return changed.cells.length === 0;
}

function thinned(versions: readonly AllocationVersion[]): readonly AllocationVersion[] {
  const automatic = versions.filter(({ why }) => why === BEFORE_DIVISION || why === BEFORE_DOCUMENT);
  const dropped = new Set(automatic.slice(0, Math.max(0, automatic.length - MOST_AUTOMATIC)));
  return versions.filter((version) => !dropped.has(version));
}

/** What is compared: a kept version by its number, or the amounts as they stand. */
export type VersionChoice = number | "now";

export interface BookComparison extends VersionComparison {
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  /** 比上年 by unit: 上年数 of 单位 against the later side. */
  readonly lastYear: readonly (Change & { readonly unit: UnitCode })[];
}

export interface ComparedSide {
  readonly choice: VersionChoice;
  readonly title: Bilingual;
  /** Somebody typed over the kept figures. */
  readonly altered: boolean;
}

/**
 * 调整前、调整数、调整后 between two kept versions, or one of them and the amounts as they stand (M3, E3).
 * Fault: no such version.
 */
export function compareBook(book: FundBook, from: VersionChoice, to: VersionChoice): Result<BookComparison> {
  const [one, other] = [sideOf(book, from), sideOf(book, to)];
  const missing = one === null ? from : other === null ? to : null;
  if (one === null || other === null) return failure(versionUnknown(book, missing ?? from));
  const order = {
    lines: linesOf(book.projects).map(({ id }) => id),
    units: book.units.map(({ code }) => code),
  };
  const comparison = compareVersions(one.version, other.version, order);
  const lastYear = comparison.units.map(({ unit, after }) => {
    const record = book.unitRecords.find((candidate) => candidate.unit === unit);
    return { unit, ...changeOf(record?.lastYear ?? null, after) };
  });
  return success({ ...comparison, from: one.side, to: other.side, lastYear });
}

function sideOf(
  book: FundBook,
  choice: VersionChoice,
): { readonly side: ComparedSide; readonly version: Pick<AllocationVersion, "decided" | "total"> } | null {
  if (choice === "now") {
    const side = { choice, title: { zh: "现在", en: "now" }, altered: false };
    return { side, version: { decided: book.decided, total: totalOf(book) } };
  }
  const version = book.versions.find(({ number }) => number === choice);
  if (!version) return null;
  return { side: { choice, title: versionTitle(version), altered: version.altered }, version };
}

/** 第2次（分配前，2020-06-01 09:00） */
export function versionTitle({ number, why, at }: AllocationVersion): Bilingual {
  const when = at.replace("T", " ").slice(0, 16);
  return { zh: `第${number}次（${why}，${when}）`, en: `No. ${number} (${why}, ${when})` };
}

function versionUnknown(book: FundBook, choice: VersionChoice): Fault {
  const known = book.versions.map(({ number }) => number).join("、");
  return {
    code: "version-unknown",
    sentence: {
      zh: `“历次方案”里没有第${choice}次，没有比较。`,
      en: `There is no version number ${choice}; nothing was compared.`,
    },
    nextStep:
      known === ""
        ? { zh: "还没有存过方案：请先“存为一版”。", en: "No version has been kept yet: keep one first." }
        : { zh: `可用的次：${known}。`, en: `Known versions: ${known}.` },
  };
}

function nothingToKeep(): Fault {
  return {
    code: "version-empty",
    sentence: { zh: "分配表还没有金额，没有存。", en: "Nothing is divided yet; nothing was kept." },
    nextStep: { zh: "请先分配，或填入金额。", en: "Divide first, or type amounts." },
    place: "分配表",
  };
}

function textAmongAmounts(place: string, text: string): Fault {
  return {
    code: "amount-unreadable",
    sentence: {
      zh: `${place}写的是“${text}”，不是金额，没有存。`,
      en: `${place} says "${text}", which is not an amount; nothing was kept.`,
    },
    nextStep: { zh: "请改成数字（万元）或清空，再存。", en: "Turn it into a number (万元) or clear it, then keep it." },
    place,
  };
}
