import fc from "fast-check";
import { parseDate } from "../../src/taskpane/dates";
import { runs } from "../runs";

describe("parseDate", () => {
  it.each([
    ["2020-05-21", "2020-05-21"],
    ["2020.5.21", "2020-05-21"],
    ["2020/5/1", "2020-05-01"],
    ["2020年5月21日", "2020-05-21"],
    ["20200521", "2020-05-21"],
    [" ２０２０－０５－２１ ", "2020-05-21"],
    ["2020-02-29", "2020-02-29"],
  ])("reads %s", (text, expected) => expect(parseDate(text)).toBe(expected));

  it.each([
    "2020-5",
    "2020年",
    "5月21日",
    "2019-02-29",
    "2020-13-01",
    "2020-04-31",
    "约2020-05-21",
    "",
    "21/5/2020",
    "2020-05-21前",
    "第2020-05-21",
  ])("refuses %s rather than guess", (text) => expect(parseDate(text)).toBeNull());

  it("reads back every day it writes", () => {
    const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split("-").map(Number);
        expect(parseDate(`${year}年${month}月${date}日`)).toBe(iso);
      }),
      { numRuns: runs(200) },
    );
  });
});
