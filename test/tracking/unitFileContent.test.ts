import { CHUXIONG_INSTITUTIONS } from "../../src/domain/chuxiong";
import { fen } from "../../src/domain/money";
import { contentHash, contentText } from "../../src/tracking/contentHash";
import { participants } from "../../src/tracking/participants";
import { unitFileContents } from "../../src/tracking/unitFileContent";
import { dividedSample, freshSample, withAmount } from "../workbook/books";
import {
  busyExchange,
  contentFor,
  contentsOf,
  FACTS,
  NOTHING_YET,
  registerRow,
  spendRow,
  typedCell,
} from "./unitFiles";

const labels = (lines: readonly { readonly label: string }[]): readonly string[] => lines.map(({ label }) => label);

describe("what a unit's file is made from", () => {
  it("gives a county its own lines and what it benefits from without money", () => {
    const county = contentFor("532322");
    expect(county.lines.map(({ id, granted }) => [id, granted])).toEqual([
      ["P1", 370_000],
      ["P6", 330_000],
    ]);
    expect(labels(county.benefits)).toEqual(["5 数字图书馆互联互通", "10 全民阅读源及公开课建设"]);
    expect(county.coordination).toEqual([]);
  });

  it("keeps undecided apart from 0, and shows a deliberate 0 and money outside the builders", () => {
    expect(contentFor("532322", NOTHING_YET, freshSample()).lines.map(({ granted }) => granted)).toEqual([null, null]);
    const book = withAmount(withAmount(dividedSample(), "P3", "532322", fen(0)), "P5", "532322", fen(10_000));
    const county = contentFor("532322", NOTHING_YET, book);
    expect(county.lines.map(({ id, granted }) => [id, granted])).toContainEqual(["P3", 0]);
    expect(county.lines.map(({ id }) => id)).toContain("P5");
    expect(labels(county.benefits)).toEqual(["10 全民阅读源及公开课建设"]);
  });

  it("gives every 馆 its indicators: a group's target to each, a count of all 馆 as one, a coordinated one without target", () => {
    const county = contentFor("532322");
    const of = (id: string) => county.indicators.find((indicator) => indicator.id === id);
    expect(of("P1-11@532322-C")).toMatchObject({ institution: "双柏县文化馆", target: 10, period: "month" });
    expect(of("P1-1@532322-C")).toMatchObject({ target: 1 });
    expect(of("P5-1@532322-L")).toMatchObject({ institution: "双柏县图书馆", target: 1 });
    expect(of("P10-1@532322-L")).toMatchObject({ target: null });
    expect(county.indicators.some(({ id }) => id.startsWith("P1-2@") || id.startsWith("P13-"))).toBe(false);
    const culture = contentFor("CUL");
    expect(culture.indicators.find(({ id }) => id === "P1-2@CUL-C")).toMatchObject({ target: 15 });
    expect(culture.indicators.find(({ id }) => id === "P1-1@CUL-C")).toMatchObject({ target: 1 });
    expect(labels(culture.benefits)).toEqual(["1 基层文化馆数字化服务"]);
  });

  it("lets the coordinator see each county beside each indicator, unknown until reported", () => {
    const library = contentFor("LIB");
    expect(library.coordination).toHaveLength(6 * 10);
    expect(library.coordination.every(({ reported }) => reported === null)).toBe(true);
    const county = (month: string, value: number | null, period: string) =>
      registerRow("532323", "indicator", { [month]: typedCell("", value) }, { row: "P10-1@532323-L", period });
    const told = contentFor("LIB", {
      ...NOTHING_YET,
      rows: [county("month04", 5, "2020-04"), county("month04", 3, "2020-05"), county("month05", 2, "2020-05")],
    });
    expect(told.coordination.find(({ id }) => id === "P10-1@532323")?.reported).toBe(5);
    const withdrawn = { ...county("month04", 5, "2020-04"), state: "已撤回" as const };
    const none = contentFor("LIB", { ...NOTHING_YET, rows: [withdrawn] });
    expect(none.coordination.find(({ id }) => id === "P10-1@532323")?.reported).toBeNull();
  });

  it("reads participants from whole groups of the task only", () => {
    const { projects, units } = dividedSample();
    const of = (number: number) => {
      const project = projects.find((candidate) => candidate.number === number);
      return project ? participants(project, units).length : -1;
    };
    expect([1, 5, 10, 14, 9].map(of)).toEqual([11, 11, 11, 0, 0]);
  });

  it("brings back own rows only: confirmed closed, others open, withdrawn not at all", () => {
    const exchange = busyExchange("532322", ["P1"]);
    const rows = [...exchange.rows, spendRow("532323", "P1", 999), spendRow("532322", "P1", 1, { state: "已撤回" })];
    const county = contentFor("532322", { ...exchange, rows });
    const own = exchange.rows.filter(({ state }) => state === "已确认");
    expect(county.confirmed).toHaveLength(own.length);
    expect(county.reported).toHaveLength(exchange.rows.length - own.length);
  });

  it("says of a printed row what was said last, cell by cell", () => {
    const row = (period: string, cells: Parameters<typeof registerRow>[2]) =>
      registerRow("532322", "arrival", cells, { row: "P1", period });
    const rows = [
      row("2020-05", { arrived: typedCell("20", 2000) }),
      row("2020-04", { arrived: typedCell("10", 1000), arrivedOn: typedCell("2020-04-01") }),
    ];
    const [record] = contentFor("532322", { ...NOTHING_YET, rows }).reported;
    expect(record?.cells).toMatchObject({ arrived: { value: 2000 }, arrivedOn: { value: "2020-04-01" } });
  });

  it("has an id and a hash that follow from what is said, and from nothing else", () => {
    const once = contentFor("532322");
    expect(contentFor("532322")).toEqual(once);
    expect(contentText(contentFor("532322"))).toBe(contentText(once));
    expect(once.fileId).toMatch(/^HB-2020-532322-202005-[0-9a-f]{8}$/);
    const ids = contentsOf().map(({ fileId }) => fileId);
    expect(new Set(ids).size).toBe(12);
    for (const other of [{ period: "2020-06" }, { due: null }, { issuedOn: "2020-05-26" }, { amountWord: "审定数" }]) {
      expect(contentFor("532322", NOTHING_YET, dividedSample(), other).fileId).not.toBe(once.fileId);
    }
    expect(contentHash(contentText(once))).toMatch(/^[0-9a-f]{64}$/);
    const turned = Object.fromEntries(Object.entries(once).reverse()) as unknown as typeof once;
    expect(contentText(turned)).toBe(contentText(once));
  });

  it("names the document the money went out with once it did", () => {
    const sent = { direction: "out" as const, counterpart: "双柏县财政局", documentNumber: "示例〔2020〕9号" };
    const [document] = dividedSample().ledger;
    if (!document) throw new Error("no document");
    const ledger = [document, { ...document, ...sent }];
    const book = { ...dividedSample(), ledger };
    expect(contentFor("532322", NOTHING_YET, book).lines[0]?.documentNumber).toBe("");
    const issued = { ...book, state: "已下达" as const };
    expect(contentFor("532322", NOTHING_YET, issued).lines[0]?.documentNumber).toBe("示例〔2020〕9号");
    expect(contentFor("532323", NOTHING_YET, issued).lines[0]?.documentNumber).toBe("");
  });

  it("makes no file for a unit nothing concerns", () => {
    const book = { ...dividedSample(), projects: [], decided: {}, indicators: [] };
    expect(unitFileContents(book, NOTHING_YET, CHUXIONG_INSTITUTIONS, FACTS)).toEqual([]);
  });
});
