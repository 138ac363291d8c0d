import { portabilityProblem } from "../../src/workbook/formula";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { provinceBook } from "./books";

test("129 units × 30 projects: no formula is too long, and names that do not fit say so", () => {
  const { sheets } = planWorkbook(provinceBook());
  const formulas = sheets.flatMap(({ name, cells }) =>
    cells.flatMap((row) => row.flatMap((cell) => (cell?.formula ? [{ name, formula: cell.formula }] : []))),
  );
  expect(formulas.length).toBeGreaterThan(5_000);
  expect(formulas.filter(({ formula }) => portabilityProblem(formula) !== null)).toEqual([]);
  const proof = sheets.find(({ name }) => name === "校验")?.cells.flat() ?? [];
  expect(proof.some((cell) => /（只列前\d+个单位中的）$/.test(String(cell?.value)))).toBe(true);
});
