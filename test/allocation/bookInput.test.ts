import { allocationInput } from "../../src/allocation/bookInput";
import { fen } from "../../src/domain/money";
import { amounts, decidedBook, received } from "../rules/sampleBook";
import { SAMPLE_LINES, UNITS, wan } from "./sampleShape";

describe("what a book asks to be divided", () => {
  const of = decidedBook("47.00", { P7: { LIB: "3.10" }, P9: { CUL: "4.00" } });

  it("is its ledger's total, lines, units, method and held amounts", () => {
    const ledger = [...of.ledger, received(wan("3.00")), received(fen(-1_500_000))];
    expect(allocationInput({ ...of, ledger, holds: [{ line: "P7", unit: "LIB" }] })).toEqual({
      ok: true,
      value: {
        lines: SAMPLE_LINES,
        units: UNITS,
        total: wan("48.50"),
        method: "even",
        coefficients: {},
        floors: {},
        ceilings: {},
        step: 10_000,
        factors: [],
        holds: amounts({ P7: { LIB: "3.10" } }),
      },
    });
  });

  it("is unknown while nothing was received", () => {
    const result = allocationInput({ ...of, ledger: [{ ...received(wan("47.00")), direction: "out" }] });
    expect(result.ok ? null : result.fault).toMatchObject({ code: "ledger-empty", place: "资金台账" });
  });

  it("is refused while a held cell has no amount, and names what stands there", () => {
    const unreadable = [{ line: "P5", unit: "LIB", text: "约47", address: "分配表!F13" }];
    const result = allocationInput({ ...of, holds: [{ line: "P5", unit: "LIB" }], unreadable });
    expect(result.ok ? null : result.fault).toMatchObject({
      code: "hold-without-amount",
      sentence: { zh: "州图书馆在项目5的一格设为固定，但没有可读的金额，写的是“约47”，没有分配。" },
      place: "分配表!F13",
    });
  });
});
