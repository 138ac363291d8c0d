import {
  amountAt,
  categoryTotal,
  fundTotal,
  isUndecided,
  lineLabel,
  lineTotal,
  linesOf,
  receivedDocuments,
  tableTotal,
  unitTotal,
} from "../../src/domain/lines";
import { fen } from "../../src/domain/money";
import { SAMPLE_LINES, wan } from "../allocation/sampleShape";
import { amounts, projectOf, received } from "../rules/sampleBook";

describe("lines", () => {
  it("are one per project, with what allocation and rules ask", () => {
    expect(linesOf(SAMPLE_LINES.map(projectOf))).toEqual(SAMPLE_LINES);
  });

  it("are called by number and short name", () => {
    expect(lineLabel({ project: 5, shortName: "互联互通" })).toBe("5 互联互通");
    expect(lineLabel({ project: 2, shortName: "" })).toBe("2");
  });
});

describe("the fund total", () => {
  const documents = [received(wan("47.00")), received(wan("3.00")), received(fen(-1_500_000))];

  it("is what was received and taken back: 47.00 + 3.00 − 1.50", () => {
    expect(fundTotal(documents)).toBe(wan("48.50"));
  });

  it("leaves out what was sent on", () => {
    const sent = { ...received(wan("10.00")), direction: "out" as const };
    expect(fundTotal([...documents, sent])).toBe(wan("48.50"));
    expect(receivedDocuments([sent])).toEqual([]);
  });
});

describe("sums of a table of amounts", () => {
  const table = amounts({
    P6: { CUL: "1.00", "532301": "2.00" },
    P7: { LIB: "4.00" },
    P1: { "532301": "8.00" },
    P99: { LIB: "16.00" },
  });

  it("by line, unit, category and in all", () => {
    expect(lineTotal(table, "P6")).toBe(wan("3.00"));
    expect(lineTotal(table, "P3")).toBe(0);
    expect(unitTotal(table, "532301")).toBe(wan("10.00"));
    expect(categoryTotal(table, SAMPLE_LINES, "resource")).toBe(wan("7.00"));
    expect(tableTotal(table)).toBe(wan("31.00"));
  });

  it("tell nothing decided from a deliberate zero", () => {
    expect(amountAt(amounts({ P6: { CUL: "0.00" } }), "P6", "CUL")).toBe(0);
    expect(amountAt(table, "P6", "LIB")).toBeNull();
    expect(amountAt(table, "P3", "LIB")).toBeNull();
    expect(isUndecided({ P1: {} })).toBe(true);
    expect(isUndecided(amounts({ P1: { "532301": "0.00" } }))).toBe(false);
  });
});
