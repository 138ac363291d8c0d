import type { FundBook } from "../../src/domain/book";
import { ALLOCATION_STATES, type SessionKind, type UnitRecord } from "../../src/domain/records";

/** Left and right side and plan of one rule; null what is not known. */
interface Sides {
  readonly left: bigint | null;
  readonly right: bigint | null;
  readonly plan?: bigint | null;
}

/** What a rule of this fund says about a book, by an independent and naive recomputation. */
export interface Oracle {
  readonly verdict: "met" | "broken" | "planGap" | "notDue" | "noData";
  readonly sides: Sides;
}

const isPrefecture = (unit: string): boolean => unit === "CUL" || unit === "LIB";

/** One cell of the matrix with all that is asked about it. */
interface Cell {
  readonly line: string;
  readonly unit: string;
  readonly fen: bigint;
  readonly category: string | null;
  readonly led: boolean;
  readonly number: number;
  readonly allowed: boolean;
}

function cellsOf(book: FundBook): readonly Cell[] {
  return book.projects.flatMap((project) =>
    Object.entries(book.decided[`P${project.number}`] ?? {}).map(([unit, amount]) => ({
      line: `P${project.number}`,
      unit,
      fen: BigInt(amount),
      category: project.category,
      led: isPrefecture(project.coordinator ?? ""),
      number: project.placeholder ? 0 : project.number,
      allowed: project.builders.includes(unit),
    })),
  );
}

const sum = (cells: readonly Cell[]): bigint => cells.reduce((total, cell) => total + cell.fen, 0n);

function received(book: FundBook, central: boolean): bigint | null {
  const rows = book.ledger.filter(({ direction, source }) => direction === "in" && (!central || source === "central"));
  return rows.length === 0 ? null : rows.reduce((total, { amount }) => total + BigInt(amount), 0n);
}

function textOn(book: FundBook, matches: (category: string | null, number: number) => boolean): boolean {
  return book.unreadable.some(({ line }) => {
    const project = book.projects.find(({ number }) => `P${number}` === line);
    return project !== undefined && matches(project.category, project.placeholder ? 0 : project.number);
  });
}

/** A figure of resource lines is known when no text and no money of open category stands in the way. */
function resourceKnown(book: FundBook, anyText: boolean): boolean {
  if (untouched(book)) return false;
  const open = cellsOf(book).some(({ category, fen }) => category === null && fen !== 0n);
  return !open && !textOn(book, (category) => anyText || category === null || category === "resource");
}

function untouched(book: FundBook): boolean {
  return book.unreadable.length === 0 && Object.values(book.decided).every((row) => Object.keys(row).length === 0);
}

function partsOf(book: FundBook): bigint | null {
  if (!resourceKnown(book, true)) return null;
  let total = 0n;
  for (const { number, category, resourcePart } of book.projects) {
    const whole = sum(cellsOf(book).filter(({ line }) => line === `P${number}`));
    const part = resourcePart === null ? (category === "resource" ? whole : 0n) : BigInt(resourcePart);
    if ((part > 0n && part > whole) || (part < 0n && part < whole)) return null;
    total += part;
  }
  return total;
}

function resourceSides(book: FundBook, id: string, reading: string | null): Sides {
  const cells = cellsOf(book).filter(({ category }) => category === "resource");
  const known = (value: bigint): bigint | null => (resourceKnown(book, false) ? value : null);
  if (id === "R03") {
    const left = reading === "by-parts" ? partsOf(book) : known(sum(cells));
    return { left, right: received(book, reading !== "with-matching") };
  }
  if (reading === "by-projects") {
    const live = book.projects.filter((project) => !project.placeholder);
    if (live.length === 0 || live.some(({ category }) => category === null)) return { left: null, right: null };
    const resource = live.filter(({ category }) => category === "resource");
    const led = resource.filter(({ coordinator }) => isPrefecture(coordinator ?? ""));
    return { left: BigInt(led.length), right: BigInt(resource.length) };
  }
  const coordinated = reading === "with-coordination";
  const left = cells.filter(({ unit, led }) => isPrefecture(unit) || (coordinated && led));
  return { left: known(sum(left)), right: known(sum(cells)) };
}

function moneySides(book: FundBook, id: string): Sides {
  const cells = cellsOf(book);
  const nothing = untouched(book);
  const count = (which: readonly Cell[]): bigint => BigInt(which.filter(({ fen }) => fen !== 0n).length);
  const anyText = textOn(book, () => true);
  switch (id) {
    case "R10":
      return {
        left: nothing || anyText ? null : sum(cells.filter(({ unit }) => !isPrefecture(unit))),
        right: received(book, false),
      };
    case "R12":
      return { left: nothing || anyText ? null : sum(cells), right: received(book, false) };
    case "R11": {
      const open = cells.filter(({ category }) => category === null);
      return { left: nothing || textOn(book, (category) => category === null) ? null : count(open), right: 0n };
    }
    default: {
      const fifth = cells.filter(({ number, unit }) => number === 5 && !isPrefecture(unit));
      return { left: nothing || textOn(book, (_, number) => number === 5) ? null : count(fifth), right: 0n };
    }
  }
}

function lineSides(book: FundBook, line: string): Sides {
  const project = book.projects.find(({ number }) => `P${number}` === line);
  const lacks = book.unreadable.some((text) => text.line === line && !project?.builders.includes(text.unit));
  const outside = cellsOf(book).filter((cell) => cell.line === line && !cell.allowed && cell.fen !== 0n);
  return { left: untouched(book) || lacks ? null : BigInt(outside.length), right: 0n };
}

function institutionSides(book: FundBook, id: string): Sides {
  const library = id === "R02";
  const counted = book.units.filter(({ level, code }) => level === "county" || (id === "R24" && code === "CUL"));
  const dateOf = (record: UnitRecord | undefined): string | null =>
    (library ? record?.libraryConnectedOn : record?.cultureDigitalOn) ?? null;
  const dates = counted.map(({ code }) => dateOf(book.unitRecords.find(({ unit }) => unit === code)));
  const recorded = book.unitRecords.some((record) => dateOf(record) !== null);
  const reached = dates.filter((on) => on !== null && on <= book.today.date).length;
  const planned = dates.filter((on) => on !== null).length;
  // The sample's units are called 州文化馆 and 州图书馆, so that the kind of both is known by name.
  return {
    left: recorded ? BigInt(reached) : null,
    right: id === "R23" ? 1n : BigInt(counted.length),
    plan: recorded ? BigInt(planned) : null,
  };
}

function sessionSides(book: FundBook, kinds: readonly SessionKind[], whose: string): Sides {
  const mine = (holder: string | null, who: string): boolean => who === "all" || holder === who;
  const held = (who: string): number =>
    book.sessions.filter(
      ({ on, kind, organiser }) =>
        on !== null && on <= book.today.date && kinds.some((each) => each === kind) && mine(organiser, who),
    ).length;
  const planned = (who: string): number =>
    kinds
      .map((each) => {
        const targets = book.indicators.filter(({ counts, holder }) => counts === each && mine(holder, who));
        const hundredths = targets.reduce((total, { current }) => total + Math.round(current * 100), 0);
        const logged = book.sessions.filter(({ kind, organiser }) => kind === each && mine(organiser, who)).length;
        return Math.max(Math.floor(hundredths / 100), logged);
      })
      .reduce((total, each) => total + each, 0);
  const least = (count: (who: string) => number): number => Math.min(count("CUL"), count("LIB"));
  const of = (count: (who: string) => number): bigint => BigInt(whose === "least" ? least(count) : count(whose));
  const anything = book.sessions.some(({ on, kind }) => on !== null || kind !== "");
  const somePlan =
    book.indicators.some(({ counts }) => kinds.some((kind) => kind === counts)) ||
    book.sessions.some(({ kind }) => kinds.some((each) => each === kind));
  return { left: anything ? of(held) : null, right: 1n, plan: somePlan ? of(planned) : null };
}

function taskSides({ indicators }: FundBook): Sides {
  const weighed = indicators.filter(({ weight }) => weight !== 0);
  if (weighed.length === 0) return { left: null, right: null };
  const right = weighed.reduce((sum, { weight }) => sum + 100n * BigInt(weight ?? 0), 0n);
  let left = 0n;
  for (const { actual, current, comparator, weight } of weighed) {
    const times = BigInt(weight ?? 0);
    if (actual === null) return { left: null, right };
    // Hundredths keep the division whole.
    const [done, all] = [BigInt(Math.round(actual * 100)), BigInt(Math.round(current * 100))];
    if (comparator === "<=" ? done <= all : all <= 0n || done >= all) left += 100n * times;
    else left += times * (comparator === "<=" ? (100n * all) / done : (100n * done) / all);
  }
  return { left, right };
}

function unitSides(book: FundBook, id: string): Sides {
  const recordOf = (code: string): UnitRecord | undefined => book.unitRecords.find(({ unit }) => unit === code);
  if (id === "R16")
    return { left: BigInt(book.units.filter(({ code }) => recordOf(code)?.planState === "已审定").length), right: 12n };
  if (id === "R20")
    return { left: BigInt(book.units.filter(({ code }) => (recordOf(code)?.owner ?? "") !== "").length), right: 12n };
  const cells = cellsOf(book);
  const bare = book.units.filter(({ code }) => {
    const record = recordOf(code);
    const explained = record?.funded === false && record.notFundedReason !== "";
    return !explained && sum(cells.filter(({ unit }) => unit === code)) === 0n;
  });
  return { left: untouched(book) || textOn(book, () => true) ? null : BigInt(bare.length), right: 0n };
}

function sidesOf(book: FundBook, id: string, of: string | null): Sides {
  const choice = book.rules.find(({ rule }) => rule === id);
  const reading = choice?.reading ?? null;
  switch (id) {
    case "R03":
    case "R04":
      return resourceSides(book, id, reading);
    case "R10":
    case "R11":
    case "R12":
    case "R21":
      return moneySides(book, id);
    case "R22":
      return lineSides(book, of ?? "");
    case "R01":
    case "R02":
    case "R23":
    case "R24":
      return institutionSides(book, id);
    case "R05":
      return sessionSides(book, ["志愿者培训"], reading === "each" ? "least" : "all");
    case "R06":
      return sessionSides(
        book,
        reading === "with-prefecture-training" ? ["从业人员培训", "全州业务培训"] : ["从业人员培训"],
        of ?? "",
      );
    case "R13":
    case "R16":
    case "R20":
      return unitSides(book, id);
    case "R17":
    case "R18":
    case "R19":
      return taskSides(book);
    case "R14":
    case "R15": {
      const gate = id === "R14" ? "partyGroup" : "province";
      const on = book.approvals.find((approval) => approval.gate === gate)?.on ?? null;
      return { left: on !== null && on <= book.today.date ? 1n : 0n, right: 1n };
    }
    default: {
      const judged = choice?.judgement ?? null;
      return { left: judged === null ? null : judged ? 1n : 0n, right: 1n };
    }
  }
}

/** Comparator, threshold in basis points and due of the fund's clauses, as the notice has them. */
const CLAUSES: Readonly<Record<string, readonly [">=" | "=" | "<=", number, string | null]>> = {
  R01: [">=", 5000, "2020-11-30"],
  R02: [">=", 2500, "2020-11-30"],
  R03: [">=", 4000, null],
  R04: [">=", 3000, null],
  R05: [">=", 20_000, "2020-11-30"],
  R06: [">=", 30_000, "2020-11-30"],
  R07: [">=", 10_000, "2020-06-10"],
  R08: [">=", 10_000, "局党组审定"],
  R09: [">=", 10_000, "局党组审定"],
  R10: [">=", 0, null],
  R11: ["<=", 0, null],
  R12: ["=", 10_000, null],
  R13: ["<=", 0, null],
  R14: [">=", 10_000, "局党组审定"],
  R15: [">=", 10_000, "局党组审定"],
  R16: [">=", 10_000, "2020-06-10"],
  R17: [">=", 5000, "2020-05-31"],
  R18: [">=", 8000, "2020-09-30"],
  R19: [">=", 10_000, "2020-11-30"],
  R20: [">=", 10_000, "已送财政"],
  R21: ["<=", 0, null],
  R22: ["<=", 0, null],
  R23: [">=", 30_000, "2020-12-31"],
  R24: [">=", 10_000, "2020-11-30"],
  R25: [">=", 10_000, "2020-11-30"],
  R26: [">=", 10_000, "2020-09-30"],
  R27: [">=", 10_000, "2020-11-30"],
};

/** The verdict of `R03`, `R22:P5`, `R06:CUL`. */
export function oracleOf(book: FundBook, outcome: string): Oracle {
  const [id = "", of = null] = outcome.split(":");
  const [comparator, usual, usualDue] = CLAUSES[id] ?? [">=", 0, null];
  const choice = book.rules.find(({ rule }) => rule === id);
  const threshold = BigInt(choice?.threshold ?? usual);
  const due = choice?.due ?? usualDue;
  const sides = sidesOf(book, id, of);
  const passes = (left: bigint): boolean => {
    const [a, b] = [10_000n * left, threshold * (sides.right ?? 0n)];
    return comparator === ">=" ? a >= b : comparator === "=" ? a === b : a <= b;
  };
  const known = sides.left !== null && sides.right !== null;
  if (known && passes(sides.left)) return { verdict: "met", sides };
  if (!hasCome(book, due)) {
    const gap = sides.right !== null && sides.plan !== undefined && sides.plan !== null && !passes(sides.plan);
    return { verdict: gap ? "planGap" : "notDue", sides };
  }
  return { verdict: known ? "broken" : "noData", sides };
}

function hasCome({ today, state }: FundBook, due: string | null): boolean {
  if (due === null) return true;
  const place = ALLOCATION_STATES.findIndex((each) => each === due);
  return place === -1 ? due <= today.date : ALLOCATION_STATES.indexOf(state) >= place;
}
