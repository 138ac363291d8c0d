import { startExcel, type RunningExcel } from "../excel-in-process";

/** The engine keeps short and long formulas in different ways. */
const LONG = '&IF(COUNTIF($B$1:$B$9,"没有这样的文字")>0,"这里是一段只为了让公式变长的文字，不会出现","")';
const FORMULAS = [
  ["=SUM(Amounts)", `=SUM(Amounts)${LONG}`],
  ['=COUNTIFS(Amounts,">0")', `=COUNTIFS(Amounts,">0")${LONG}`],
  ["=MAX(Amounts)+1", `=MAX(Amounts)+1${LONG}`],
];

describe("a name that comes to mean something else", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcel();
  });
  afterEach(() => excel.stop());

  /** The values of formulas that say the name, after something has been done to it. */
  function valuesAfter(name: string | null, change: (names: Excel.NamedItemCollection) => void): Promise<unknown[][]> {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:A4").values = [[1], [2], [3], [4]];
      if (name !== null) context.workbook.names.add("Amounts", name);
      const cells = sheet.getRange("C1:D3");
      cells.formulas = FORMULAS;
      cells.load("values");
      await context.sync();
      change(context.workbook.names);
      await context.sync();
      cells.load("values");
      await context.sync();
      return cells.values as unknown[][];
    });
  }

  it("is followed by every formula that says it, short and long", async () => {
    const values = await valuesAfter("=Sheet1!$A$1:$A$2", (names) => {
      names.getItem("Amounts").formula = "=Sheet1!$A$1:$A$4";
    });
    expect(values).toEqual([
      [10, "10"],
      [4, "4"],
      [5, "5"],
    ]);
  });

  it("is known to formulas that said it before it was there", async () => {
    const values = await valuesAfter(null, (names) => names.add("Amounts", "=Sheet1!$A$1:$A$4"));
    expect(values).toEqual([
      [10, "10"],
      [4, "4"],
      [5, "5"],
    ]);
  });

  it("leaves an error in every formula once it is deleted", async () => {
    const values = await valuesAfter("=Sheet1!$A$1:$A$2", (names) => names.getItem("Amounts").delete());
    expect([values[0], values[2]].flat()).toEqual(["#NAME?", "#NAME?", "#NAME?", "#NAME?"]);
    // The engine's COUNTIFS says #VALUE! of what is not known.
    expect(values[1]?.map((value) => String(value).startsWith("#"))).toEqual([true, true]);
  });
});
