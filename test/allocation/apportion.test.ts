import fc from "fast-check";
import { apportion, type ApportionInput, type Apportionment, type Share } from "../../src/allocation/apportion";
import { runs } from "../runs";

const WORDS: ApportionInput["words"] = {
  subject: { zh: "各单位", en: "the units" },
  claimant: (key) => key,
  sum: (steps) => `${steps}步`,
  total: "总数",
};

function input(total: number, weights: readonly number[], more: Partial<ApportionInput> = {}): ApportionInput {
  return {
    total,
    weights: weights.map(BigInt),
    floors: weights.map(() => 0),
    ceilings: weights.map(() => null),
    keys: weights.map((_, index) => String(index).padStart(3, "0")),
    words: WORDS,
    ...more,
  };
}

function divided(request: ApportionInput): Apportionment {
  const result = apportion(request);
  if (!result.ok) throw new Error(result.fault.sentence.zh);
  return result.value;
}

const stepsOf = (request: ApportionInput): readonly number[] => divided(request).shares.map((share) => share.steps);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function codeOf(request: ApportionInput): string {
  const result = apportion(request);
  return result.ok ? "divided" : result.fault.code;
}

describe("reference divisions (steps of 0.01 万元)", () => {
  it.each([
    ["47.00 among 12", 4700, 12, [...Array<number>(8).fill(392), ...Array<number>(4).fill(391)]],
    ["47.00 among 11", 4700, 11, [...Array<number>(3).fill(428), ...Array<number>(8).fill(427)]],
    ["47.03 among 13", 4703, 13, [...Array<number>(10).fill(362), ...Array<number>(3).fill(361)]],
    ["nothing among 3", 0, 3, [0, 0, 0]],
    ["one step among 3", 1, 3, [1, 0, 0]],
    ["all to one", 4703, 1, [4703]],
  ])("%s", (_, total, count, expected) => {
    expect(stepsOf(input(total, Array<number>(count).fill(1)))).toEqual(expected);
  });

  it("gives a tie to the smaller key, wherever it stands", () => {
    expect(stepsOf(input(1, [1, 1, 1], { keys: ["532322", "532301", "CUL"] }))).toEqual([0, 1, 0]);
  });

  it("prefers the larger remainder to the smaller key", () => {
    // 10 × 1/7 = 1 rest 3, 10 × 6/7 = 8 rest 4
    expect(stepsOf(input(10, [1, 6]))).toEqual([1, 9]);
  });

  it("compares remainders exactly where doubles cannot tell them apart", () => {
    const large = 2n ** 80n;
    expect(stepsOf({ ...input(3, [1, 1]), weights: [large, large + 1n] })).toEqual([1, 2]);
  });
});

describe("floors and ceilings", () => {
  it("takes what a floor needs from the others in proportion, round after round", () => {
    // 100 by 1:1:2:6 is 10:10:20:60; with 40 for the first, 60 is left for 1:1+… → 60×1/9, 60×2/9, 60×6/9
    const result = divided(input(100, [1, 1, 2, 6], { floors: [40, 0, 0, 0] }));
    expect(result.shares.map((share) => share.steps)).toEqual([40, 7, 13, 40]);
    expect(result.shares.map((share) => share.state)).toEqual([
      "floor",
      "proportional",
      "proportional",
      "proportional",
    ]);
  });

  it("lets go of a floor that a ceiling elsewhere makes needless", () => {
    // Without the ceiling the floor of 30 bites (100 × 2/10 = 20); the ceiling frees 50, then 2 of 4 parts of 90 are 45.
    const result = divided(input(100, [2, 2, 6], { floors: [30, 0, 0], ceilings: [null, null, 10] }));
    expect(result.shares.map((share) => share.steps)).toEqual([45, 45, 10]);
    expect(result.shares.map((share) => share.state)).toEqual(["proportional", "proportional", "ceiling"]);
  });

  it("serves a weight of 0 its floor and nothing more", () => {
    expect(stepsOf(input(10, [0, 1], { floors: [3, 0] }))).toEqual([3, 7]);
  });

  it("divides when all floors together are the total, also with no weight at all", () => {
    expect(stepsOf(input(10, [1, 1], { floors: [3, 7] }))).toEqual([3, 7]);
    expect(stepsOf(input(10, [0, 0], { floors: [3, 7] }))).toEqual([3, 7]);
  });

  it("divides when all ceilings together are the total", () => {
    expect(stepsOf(input(10, [1, 1], { ceilings: [3, 7] }))).toEqual([3, 7]);
  });

  it.each([
    ["floors above the total", input(10, [1, 1], { floors: [6, 5] }), "floors-above-total"],
    ["ceilings below the total", input(10, [1, 1], { ceilings: [4, 5] }), "ceilings-below-total"],
    ["no weight for the rest", input(10, [0, 0], { floors: [4, 5] }), "nobody-to-take-the-rest"],
    ["only a full ceiling has weight", input(10, [1, 0], { ceilings: [4, null] }), "nobody-to-take-the-rest"],
    ["nobody at all", input(10, []), "ceilings-below-total"],
    ["a ceiling below its floor", input(10, [1, 1], { floors: [5, 0], ceilings: [4, null] }), "ceiling-below-floor"],
  ])("says why not: %s", (_, request, code) => {
    expect(codeOf(request)).toBe(code);
  });

  it("says it in words with the sums", () => {
    const result = apportion(input(10, [1, 1], { floors: [6, 5] }));
    expect(result.ok ? "" : result.fault.sentence.zh).toBe(
      "各单位的保底和固定合计11步万元，超过可分的总数万元，没有分配。",
    );
  });

  it("refuses lists of different lengths as a programming error", () => {
    expect(() => apportion({ ...input(10, [1, 1]), keys: ["a"] })).toThrow(RangeError);
  });
});

const claim = fc.record({
  weight: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1_000_000_000 })),
  floor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 })),
  room: fc.option(fc.integer({ min: 0, max: 800 })),
});
const claims = fc.array(claim, { minLength: 1, maxLength: 15 });
type Claims = readonly { weight: number; floor: number; room: number | null }[];

/** A division that can be made: a total between the floors and what the bounds can take. */
function feasible(list: Claims, part: number): ApportionInput {
  const floors = list.map((each) => each.floor);
  const ceilings = list.map((each) => (each.room === null ? null : each.floor + each.room));
  const least = sum(floors);
  const most = sum(list.map((each) => each.floor + (each.weight === 0 ? 0 : (each.room ?? 1000))));
  const total = least + Math.floor(((most - least) * part) / 1000);
  return input(
    total,
    list.map((each) => each.weight),
    { floors, ceilings },
  );
}
const division = fc.tuple(claims, fc.integer({ min: 0, max: 1000 })).map(([list, part]) => feasible(list, part));

/** Independent: is every share where the one multiplier puts it? Recomputed from the shares alone. */
function breaches(request: ApportionInput, shares: readonly Share[]): readonly string[] {
  const found: string[] = [];
  shares.forEach((share, index) => {
    const floor = request.floors[index] ?? 0;
    const ceiling = request.ceilings[index] ?? null;
    if (share.steps < floor) found.push(`${index} below its floor`);
    if (ceiling !== null && share.steps > ceiling) found.push(`${index} above its ceiling`);
    // Nobody who could give a step is ahead, per weight, of somebody who could take one by more than a step each.
    shares.forEach((other, second) => {
      const canGive = share.steps > floor && (request.weights[index] ?? 0n) > 0n;
      const otherCeiling = request.ceilings[second] ?? null;
      const canTake = otherCeiling === null || other.steps < otherCeiling;
      const ahead = BigInt(share.steps - 1) * (request.weights[second] ?? 0n);
      const behind = BigInt(other.steps + 1) * (request.weights[index] ?? 0n);
      if (canGive && canTake && ahead > behind) found.push(`${index} ahead of ${second}`);
    });
  });
  return found;
}

describe("for any division that can be made", () => {
  it("the shares sum to the total, within bounds, and none is ahead of another", () => {
    const property = fc.property(division, (request) => {
      const { shares } = divided(request);
      expect(sum(shares.map((share) => share.steps))).toBe(request.total);
      expect(breaches(request, shares)).toEqual([]);
    });
    fc.assert(property, { numRuns: runs(500) });
  });

  it("the quotas sum to the total exactly and each share is within one step of its quota", () => {
    const property = fc.property(division, (request) => {
      const { shares } = divided(request);
      const denominators = shares.reduce((product, share) => product * share.quota.denominator, 1n);
      const quotas = shares.map(({ quota }) => (quota.numerator * denominators) / quota.denominator);
      expect(quotas.reduce((all, quota) => all + quota, 0n)).toBe(BigInt(request.total) * denominators);
      shares.forEach((share, index) => {
        const distance = BigInt(share.steps) * denominators - (quotas[index] ?? 0n);
        expect(distance < denominators && -distance < denominators).toBe(true);
      });
    });
    fc.assert(property, { numRuns: runs(500) });
  });

  it("another order of the lists gives the same shares by key", () => {
    const shuffled = division.chain((request) => {
      const order = fc.shuffledSubarray([...request.keys.keys()], { minLength: request.keys.length });
      return fc.tuple(fc.constant(request), order);
    });
    const property = fc.property(shuffled, ([request, order]) => {
      const pick = <T>(list: readonly T[]): T[] => order.map((index) => list[index] as T);
      const turned: ApportionInput = {
        ...request,
        weights: pick(request.weights),
        floors: pick(request.floors),
        ceilings: pick(request.ceilings),
        keys: pick(request.keys),
      };
      expect(stepsOf(turned)).toEqual(pick(stepsOf(request)));
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("weights scaled by one whole number change nothing", () => {
    const property = fc.property(division, fc.bigInt({ min: 1n, max: 10n ** 30n }), (request, factor) => {
      const scaled = { ...request, weights: request.weights.map((weight) => weight * factor) };
      expect(stepsOf(scaled)).toEqual(stepsOf(request));
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("ranks number the proportional shares from 1, and the first of them got the extra steps", () => {
    const property = fc.property(division, (request) => {
      const proportional = divided(request).shares.filter((share) => share.state === "proportional");
      const ranked = [...proportional].sort((a, b) => (a.remainderRank ?? 0) - (b.remainderRank ?? 0));
      expect(ranked.map((share) => share.remainderRank)).toEqual(ranked.map((_, index) => index + 1));
      const extras = ranked.filter((share) => share.extraStep).length;
      expect(ranked.slice(0, extras).every((share) => share.extraStep)).toBe(true);
    });
    fc.assert(property, { numRuns: runs(300) });
  });
});
