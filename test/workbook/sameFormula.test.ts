import { sameFormula } from "../../src/workbook/sameFormula";

describe("sameFormula", () => {
  it.each([
    ["=sum(a1:B2)", "=SUM(A1:B2)"],
    ["='分配表'!A1", "=分配表!A1"],
    ["=IF( A1 > 0 , 1 , 2 )", "=IF(A1>0,1,2)"],
    ["=A1*0.40", "=A1*0.4"],
    ["=A1*10.0", "=A1*10"],
    ["=IF(A1>0,TRUE(),FALSE())", "=IF(A1>0,true,FALSE)"],
  ])("%s is %s", (left, right) => expect(sameFormula(left, right)).toBe(true));

  it.each([
    ['="a b"', '="ab"'],
    ['="A"', '="a"'],
    ["=A1*0.40", "=A1*0.04"],
    ["=A1*100", "=A1*10"],
    ["='a b'!A1", "=ab!A1"],
    ["='B1'!A1", "=B1!A1"],
    ["=A1", "=$A$1"],
    ["=IF(A1,TRUE(),1)", "=IF(A1,FALSE(),1)"],
    ["=MYTRUE()", "=MYTRUE"],
    ['="TRUE()"', '="TRUE"'],
    ["=ROUND(A1,20)", "=ROUND(A1,2)"],
  ])("%s is not %s", (left, right) => expect(sameFormula(left, right)).toBe(false));
});
