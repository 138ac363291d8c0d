import { monthEnd, monthlySpending } from "../../src/tracking/monthlySpending";
import { spendRow } from "./unitFiles";

test("spending adds up month by month; months to come and unreadable days are told apart from 0", () => {
  const rows = [
    spendRow("532301", "P1", 10, { on: "2019-12-30" }),
    spendRow("532301", "P1", 1.01, { on: "2020-02-29" }),
    spendRow("532301", "P1", -0.5, { on: "2020-03-01" }),
    spendRow("532322", "P1", 7, { on: "2020-03-31", state: "已撤回" }),
    spendRow("532322", "P1", 3, { on: "三月底" }),
    spendRow("532322", "P1", "约4", { on: "2020-01-01" }),
  ];
  const { upTo, undated } = monthlySpending(rows, 2020, "2020-04-01");
  expect(upTo.slice(0, 5)).toEqual([1_000, 1_101, 1_051, 1_051, null]);
  expect(undated).toBe(300);
  expect(monthlySpending([], 2020, "2020-12-31").upTo.every((sum) => sum === null)).toBe(true);
  expect(monthEnd(2020, 2)).toBe("2020-02-29");
});
