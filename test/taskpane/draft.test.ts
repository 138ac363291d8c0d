import { fen } from "../../src/domain/money";
import { EMPTY_DRAFT, readDraft } from "../../src/taskpane/draft";

const DRAFT = {
  documentNumber: "云财教〔2020〕1号",
  issuedOn: "2020年3月2日",
  amount: "４７．０３",
  counterpart: "省财政厅 ",
};

describe("readDraft", () => {
  it("reads forgiving text exactly", () => {
    expect(readDraft(DRAFT)).toEqual({
      entry: {
        documentNumber: "云财教〔2020〕1号",
        issuedOn: "2020-03-02",
        amount: fen(47_030_000),
        counterpart: "省财政厅",
      },
      faults: {},
    });
  });

  it("takes an empty date as unknown, and a reduction as negative", () => {
    expect(readDraft({ ...DRAFT, issuedOn: " ", amount: "-2" }).entry).toMatchObject({
      issuedOn: null,
      amount: fen(-2_000_000),
    });
  });

  it("refuses 约47 with its sentence and never reads it as 0", () => {
    const read = readDraft({ ...DRAFT, amount: "约47" });
    expect(read.entry).toBeNull();
    expect(read.faults.amount?.zh).toBe("“约47”不是金额，没有写入，也没有当作0。请填数字，例如 47.03（万元）。");
  });

  it("refuses an unreadable date, quoting it as typed", () => {
    const read = readDraft({ ...DRAFT, issuedOn: "$& 五月" });
    expect(read.entry).toBeNull();
    expect(read.faults.issuedOn?.zh).toContain("“$& 五月”不是日期");
  });

  it("asks for what is missing in an empty form", () => {
    expect(Object.keys(readDraft(EMPTY_DRAFT).faults).sort()).toEqual(["amount", "documentNumber"]);
  });
});
