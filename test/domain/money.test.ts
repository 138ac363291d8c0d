import fc from "fast-check";
import {
  fen,
  fenFromWanNumber,
  formatWan,
  formatYuan,
  fromSteps,
  parseAmount,
  sumFen,
  toHalfWidth,
  wanNumber,
} from "../../src/domain/money";
import { runs } from "../runs";

/** 10 万亿元: beyond it a sheet's double no longer holds an amount in 万元 to the fen. */
const SHEET_LIMIT = 10 ** 15;
const anyFen = fc.maxSafeInteger().map(fen);
const sheetFen = fc.integer({ min: -SHEET_LIMIT, max: SHEET_LIMIT }).map(fen);

function parsed(text: string, unit: "万元" | "元" = "万元"): number | string {
  const result = parseAmount(text, unit);
  return result.ok ? result.value : result.fault.code;
}

describe("parseAmount", () => {
  it.each([
    ["47.03", 47_030_000],
    ["４７．０３", 47_030_000],
    ["47", 47_000_000],
    ["47.", "amount-unreadable"],
    [".5", "amount-unreadable"],
    ["1,883.00", 1_883_000_000],
    ["１，８８３．００", 1_883_000_000],
    ["1,88", "amount-unreadable"],
    ["3.92万", 3_920_000],
    ["３．９２万元", 3_920_000],
    ["3,920.00元", 392_000],
    ["3920元", 392_000],
    [" 3.92 ", 3_920_000],
    ["3.92　万元", 3_920_000],
    ["0", 0],
    ["-1.50", -1_500_000],
    ["－１．５０", -1_500_000],
    ["+3.00", 3_000_000],
    ["0.000001", 1],
    ["0.0000010", 1],
    ["0.0000001", "amount-unreadable"],
    ["0.001元", "amount-unreadable"],
    ["约47", "amount-unreadable"],
    ["47左右", "amount-unreadable"],
    ["4e3", "amount-unreadable"],
    ["=1+1", "amount-unreadable"],
    ["--1", "amount-unreadable"],
    ["", "amount-unreadable"],
    ["万元", "amount-unreadable"],
    ["9007199254.740992", "amount-unreadable"],
    ["9007199254.740991", Number.MAX_SAFE_INTEGER],
  ])("%s", (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  it("reads a bare number in the unit asked for", () => {
    expect(parsed("1,234.56", "元")).toBe(123_456);
    expect(parsed("1234.567", "元")).toBe("amount-unreadable");
  });

  it("says that nothing was written and nothing became 0", () => {
    const result = parseAmount("约47", "万元");
    expect(result.ok ? null : result.fault.sentence.zh).toBe("“约47”不是金额，没有写入，也没有当作0。");
  });

  it("never gives negative zero", () => {
    expect(Object.is(parsed("-0.00"), 0)).toBe(true);
  });

  it("reads back what formatWan and formatYuan write, for every amount", () => {
    const property = fc.property(anyFen, (amount) => {
      expect(parsed(formatWan(amount))).toBe(amount);
      expect(parsed(formatYuan(amount), "元")).toBe(amount);
      expect(parsed(`${formatYuan(amount)}元`)).toBe(amount);
    });
    fc.assert(property, { numRuns: runs(500) });
  });
});

describe("formatWan and formatYuan", () => {
  it.each([
    [0, "0.00", "0.00"],
    [10_000, "0.01", "100.00"],
    [392_000, "0.392", "3920.00"],
    [1, "0.000001", "0.01"],
    [-1_500_000, "-1.50", "-15000.00"],
    [10_000_990_000, "10000.99", "100009900.00"],
  ])("%d fen", (amount, wan, yuan) => {
    expect([formatWan(fen(amount)), formatYuan(fen(amount))]).toEqual([wan, yuan]);
  });

  it("writes at least two decimals and never an exponent", () => {
    const property = fc.property(anyFen, (amount) => {
      expect(formatWan(amount)).toMatch(/^-?\d+\.\d{2,6}$/);
      expect(formatYuan(amount)).toMatch(/^-?\d+\.\d{2}$/);
    });
    fc.assert(property, { numRuns: runs(200) });
  });
});

describe("numbers of sheet cells", () => {
  it("give back every amount up to 10 万亿元", () => {
    const property = fc.property(sheetFen, (amount) => {
      expect(fenFromWanNumber(wanNumber(amount))).toBe(amount);
    });
    fc.assert(property, { numRuns: runs(2000) });
  });

  it("give back what people type although the double is a hair off", () => {
    expect(fenFromWanNumber(0.1 + 0.2)).toBe(300_000);
    expect(fenFromWanNumber(47.03 * 0.4)).toBe(18_812_000);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, 0.0000005, 18.8100004])("refuse %d", (value) => {
    expect(fenFromWanNumber(value)).toBeNull();
  });

  it("refuse an amount so large that the cell cannot hold it to the fen", () => {
    const property = fc.property(fc.integer({ min: SHEET_LIMIT + 1, max: Number.MAX_SAFE_INTEGER }), (amount) => {
      expect(fenFromWanNumber(wanNumber(fen(amount)))).toBeNull();
    });
    fc.assert(property, { numRuns: runs(100) });
  });
});

describe("sums and steps", () => {
  it("are exact where plain doubles are not", () => {
    const tenths = Array.from({ length: 10 }, () => fen(100_000));
    expect(sumFen(tenths)).toBe(1_000_000);
    expect(sumFen([])).toBe(0);
  });

  it("agree with BigInt", () => {
    const property = fc.property(fc.array(sheetFen, { maxLength: 8 }), (amounts) => {
      expect(BigInt(sumFen(amounts))).toBe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("stop beyond the safe integers instead of losing a fen", () => {
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(RangeError);
    expect(() => fen(0.5)).toThrow(RangeError);
  });

  it("turn steps into fen", () => {
    expect(fromSteps(1882)).toBe(18_820_000);
  });
});

describe("toHalfWidth", () => {
  it("changes digits and punctuation, not Chinese", () => {
    expect(toHalfWidth("（４７．０３）　万元，县、市")).toBe("(47.03) 万元,县、市");
  });
});
