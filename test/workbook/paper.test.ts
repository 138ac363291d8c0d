import type { FundBook } from "../../src/domain/book";
import { fundTotal, unitTotal } from "../../src/domain/lines";
import { fen, wanNumber } from "../../src/domain/money";
import type { AllocationState } from "../../src/domain/records";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import type { CellValue, PlannedCell, SheetPlan } from "../../src/workbook/plan";
import { dividedSample, freshSample, withAmount } from "./books";

function sheet(book: FundBook, name: string): SheetPlan {
  const found = planWorkbook(book).sheets.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function cells(plan: SheetPlan): readonly PlannedCell[] {
  return plan.cells.flatMap((row) => row.flatMap((cell) => cell ?? []));
}

function row(plan: SheetPlan, label: string, column = 0): readonly CellValue[] {
  const found = plan.cells.find((candidate) => String(candidate[column]?.value ?? "").trim() === label);
  if (!found) throw new Error(`no row ${label}`);
  return found.map((cell) => cell?.value ?? null);
}

const broken = (): FundBook => withAmount(dividedSample(), "P5", "532301", fen(100_000));

describe("附表1", () => {
  it("gives every unit its sum by kind of task, and the sums of both levels and of all", () => {
    const book = dividedSample();
    const plan = sheet(book, "附表1");
    for (const unit of book.units) {
      const [, total, ...kinds] = row(plan, unit.name);
      expect(total).toBe(wanNumber(unitTotal(book.decided, unit.code)));
      const sum = kinds.slice(0, 3).reduce<number>((all, kind) => all + Math.round(Number(kind) * 1e6), 0);
      expect(sum).toBe(unitTotal(book.decided, unit.code));
    }
    expect(row(plan, "合计")[1]).toBe(wanNumber(fundTotal(book.ledger)));
  });

  it("leaves columns nobody knows empty instead of saying 0, and 不全 instead of a sum that is too small", () => {
    const base = dividedSample();
    expect(row(sheet(base, "附表1"), "楚雄市").slice(5)).toEqual(["", "", "", ""]);
    const record = {
      unit: "532301",
      funded: null,
      notFundedReason: "",
      lastYear: fen(500_000),
      cultureDigitalOn: null,
      libraryConnectedOn: null,
      owner: "",
      planState: "未报" as const,
      coefficient: null,
      planOpinion: "",
      planDecidedOn: null,
    };
    const plan = sheet({ ...base, unitRecords: [record] }, "附表1");
    const change = wanNumber(fen(unitTotal(base.decided, "532301") - 500_000));
    expect(row(plan, "楚雄市").slice(5, 7)).toEqual([0.5, change]);
    expect(row(plan, "双柏县").slice(5, 7)).toEqual(["", ""]);
    expect(row(plan, "合计").slice(5, 7)).toEqual(["不全", ""]);
  });

  it("takes 提前下达 from what the ledger has sent before the approval", () => {
    const base = dividedSample();
    const [received] = base.ledger;
    if (!received) throw new Error("no document");
    const sent = { ...received, direction: "out" as const, documentNumber: "示例发文", counterpart: "楚雄市财政局" };
    const ledger = [
      received,
      { ...sent, amount: fen(200_000), issuedOn: "2020-04-02" },
      { ...sent, amount: fen(100_000), issuedOn: "2020-06-02" },
    ];
    const early = sheet({ ...base, ledger }, "附表1");
    expect(row(early, "楚雄市").slice(7)).toEqual([0.3, wanNumber(fen(unitTotal(base.decided, "532301") - 300_000))]);
    expect(row(early, "双柏县").slice(7)).toEqual([0, wanNumber(unitTotal(base.decided, "532322"))]);
    const approvals = [{ gate: "partyGroup" as const, on: "2020-06-01", document: "示例纪要" }];
    const approved = sheet({ ...base, ledger, approvals }, "附表1");
    expect(row(approved, "楚雄市")[7]).toBe(0.2);
  });
});

describe("附表2", () => {
  it("repeats the matrix: empty stays empty, a deliberate 0.00 is shown, a text stands as typed", () => {
    const base = withAmount(dividedSample(), "P1", "532322", fen(0));
    const text = { line: "P6", unit: "532327", text: "约4", address: "" };
    const decided = {
      ...base.decided,
      P6: Object.fromEntries(Object.entries(base.decided["P6"] ?? {}).filter(([unit]) => unit !== "532327")),
    };
    const book = { ...base, decided, unreadable: [text] };
    const plan = sheet(book, "附表2");
    const first = row(plan, "1");
    expect(first.slice(3, 5)).toEqual(["", ""]);
    expect(first[7]).toBe(0);
    expect(row(plan, "6")).toContain("约4");
    expect(row(plan, "合计", 1)[2]).toBe(row(sheet(book, "分配表"), "合计", 1)[3]);
  });
});

describe("paper for the meeting", () => {
  it.each(["附表1", "附表2"])("%s carries no warning, whatever is wrong", (name) => {
    const texts = cells(sheet(broken(), name)).map((cell) => `${String(cell.value)} ${cell.formula ?? ""}`);
    expect(texts.join("\n")).not.toMatch(/预警|不符合|非建设单位|还差|多分|校验/);
    expect(sheet(broken(), name).conditionalFormats).toEqual([]);
  });

  it.each<readonly [AllocationState, string, boolean]>([
    ["草案", "拟分配数", true],
    ["科室复核", "拟分配数", true],
    ["局党组审定", "审定数", false],
    ["已送财政", "审定数", false],
    ["已下达", "审定数", false],
    ["调整中", "拟分配数", true],
    ["归档", "审定数", false],
  ])("in %s says %s", (state, word, draft) => {
    for (const name of ["附表1", "附表2"]) {
      const values = cells(sheet({ ...dividedSample(), state }, name)).map((cell) => String(cell.value));
      expect(values.filter((value) => value === "拟分配数" || value === "审定数")).toEqual([word]);
      expect(values.some((value) => value.includes("（送审稿）"))).toBe(draft);
      expect(values.some((value) => value.includes("（示例数据）"))).toBe(true);
    }
  });

  it.each(["附表1", "附表2", "复核单"])("%s has a place for every signature and the seal, and page numbers", (name) => {
    const plan = sheet(freshSample(), name);
    const texts = cells(plan).map((cell) => String(cell.value));
    for (const word of ["制表", "复核", "财务科", "分管领导", "（盖章）"]) {
      expect(texts.some((text) => text.includes(word))).toBe(true);
    }
    expect(plan.print?.footer).toContain("&P");
    expect(plan.print?.paper).toBe("A4");
  });
});

describe("复核单", () => {
  it("stays one page: it shows the first warnings and counts the rest", () => {
    const lines = ["P3", "P4", "P5", "P7", "P9", "P10", "P11", "P12", "P13", "P14", "P15"];
    const book = lines.reduce((sum, line) => withAmount(sum, line, "532301", fen(50_000)), dividedSample());
    const plan = sheet(book, "复核单");
    const values = cells(plan).map((cell) => String(cell.value));
    const listed = sheet(book, "预警").cells.filter((cell) => typeof cell[0]?.value === "number").length;
    expect(listed).toBeGreaterThan(10);
    expect(values).toContain(`另有${listed - 10}条，见“预警”。`);
    expect(plan.print).toMatchObject({ orientation: "portrait", fitToWidth: 1, fitToHeight: 1 });
    const few = sheet(dividedSample(), "复核单");
    expect(plan.cells.length).toBe(few.cells.length);
  });
});
