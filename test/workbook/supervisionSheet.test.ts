import { fen } from "../../src/domain/money";
import { unitTotal } from "../../src/domain/lines";
import type { SupervisedUnit, TypedFinding, TypedValue } from "../../src/tracking/supervision";
import { portabilityProblem } from "../../src/workbook/formula";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { dateSerial } from "../../src/workbook/sheet";
import { supervisionSheet } from "../../src/workbook/sheets/supervision";
import type { StandingSupervision } from "../../src/workbook/sheets/supervisionRead";
import { dividedSample } from "./books";
import { differences, officePresent, recalculatedByOffice } from "./recalculate";

const check = officePresent ? it : it.skip;
jest.setTimeout(300_000);

const book = dividedSample();
const today = dateSerial(book.today.date) ?? 0;
const DAYS: readonly TypedValue[] = [null, "六月底", 7, today - 1, today, today + 0.5, today + 1];
const RECHECKED: readonly TypedValue[] = [null, "通过", "未通过"];

/** Every combination of deadline, completion and second look. */
const findings = DAYS.flatMap((deadline) =>
  DAYS.flatMap((done) =>
    RECHECKED.map((recheck): TypedFinding => {
      const words = { unit: "楚雄市", finding: "示例", guidance: null, rectified: null, date: null };
      return { id: "", ...words, deadline, done, recheck };
    }),
  ),
).map((finding, index) => ({ ...finding, id: `F${index + 1}` }));

const RATES = [null, 9_999, 10_000];
const SCOPES: readonly TypedValue[] = [null, "阶段验收", "全部验收", "未验收"];
const units = book.units.map(({ code, name }, index): SupervisedUnit => {
  const spent = index % 3 === 0 ? null : fen(1_234_567 * index);
  return { code, name, granted: unitTotal(book.decided, code), spent, rate: null, tasks: RATES[index % 3] ?? null };
});
const standing: StandingSupervision = {
  ours: true,
  earliest: today,
  findings,
  assessments: book.units.map(({ code, name }, index) => ({
    id: code,
    unit: name,
    typed: {
      scope: SCOPES[index % 4] ?? null,
      date: DAYS[index % 7] ?? null,
      taskScore: index % 2 === 0 ? 40.5 : null,
      fundScore: 30,
      opinion: null,
    },
  })),
};
const sheet = supervisionSheet(book, units, standing, null);

it("督查整改 uses only functions every program knows", () => {
  const formulas = sheet.cells.flatMap((row) => row.flatMap((cell) => cell?.formula ?? []));
  expect(formulas.length).toBeGreaterThan(150);
  expect(formulas.map(portabilityProblem).filter((problem) => problem !== null)).toEqual([]);
});

check("督查整改 in LibreOffice computes the states, acceptances and totals we expect", async () => {
  const plan = planWorkbook(book);
  const whole = { ...plan, sheets: [...plan.sheets, sheet] };
  const [content] = await recalculatedByOffice([whole]);
  expect(differences(whole, content ?? []).slice(0, 8)).toEqual([]);
});
