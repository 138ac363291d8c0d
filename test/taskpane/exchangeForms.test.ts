/** What the forms of 发表 and 收表 come to, apart from how they are drawn. */
import type { CollectDecision, CollectPreview, ReturnChange } from "../../src/usecases/exchange";
import { tallyOf, indexOf } from "../../src/taskpane/exchange/collectDecisions";
import { readIssueRequest } from "../../src/taskpane/exchange/issueRequest";

const change = (id: string, more: Partial<ReturnChange> = {}): ReturnChange => ({
  id,
  unit: "532301",
  period: "2020-05",
  table: "spend",
  kind: "added",
  what: `记${id}`,
  fields: [{ label: "金额(元)", sent: "", ours: "", theirs: "1.00" }],
  conflict: false,
  question: null,
  file: "甲.xlsx",
  place: "支出填报!A14",
  ...more,
});

const previewOf = (changes: readonly ReturnChange[]): CollectPreview => ({
  files: [],
  changes,
  missing: [],
  reminder: { zh: "", en: "" },
  cancelled: false,
});

describe("what is decided of returned files", () => {
  const index = indexOf(previewOf([change("a"), change("b"), change("c", { conflict: true })]));

  it("takes everything but conflicts before anybody decides", () => {
    expect(tallyOf(index, {})).toEqual({ decisions: [], taken: 2, refused: 0, open: 1, reasonless: [] });
  });

  it("counts and hands on what was decided, with reasons where something is refused", () => {
    const forms = {
      "collect:keep a": "ours",
      "collect:reason a": " 重复报 ",
      "collect:keep b": "converted",
      "collect:keep c": "theirs",
      "collect:keep gone": "ours",
      "other:keep a": "theirs",
    };
    const decisions: readonly CollectDecision[] = [
      { id: "a", keep: "ours", reason: "重复报" },
      { id: "b", keep: "theirs", converted: true, reason: "" },
      { id: "c", keep: "theirs", reason: "" },
    ];
    expect(tallyOf(index, forms)).toEqual({ decisions, taken: 2, refused: 1, open: 0, reasonless: [] });
    expect(tallyOf(index, { "collect:keep c": "ours" }).reasonless.map(({ id }) => id)).toEqual(["c"]);
    expect(tallyOf(index, { "collect:keep c": "later" })).toMatchObject({ open: 1, decisions: [] });
  });
});

describe("the form of 发表", () => {
  const units = [
    { code: "532301", name: "楚雄市" },
    { code: "532322", name: "双柏县" },
  ] as unknown as Parameters<typeof readIssueRequest>[1];
  const read = (typed: Readonly<Record<string, string>>) =>
    readIssueRequest((field) => typed[field] ?? "", units, "2020-05-25");

  it.each([
    ["", "2020-05"],
    ["2020-6", "2020-06"],
    ["２０２０年１２月", "2020-12"],
    ["202007", "2020-07"],
  ])("reads the month %p as %s", (period, expected) => {
    expect(read({ period }).request).toEqual({ period: expected, due: null, contact: "" });
  });

  it.each(["2020-13", "5月", "2020", "明年"])("takes %p for no month", (period) => {
    expect(read({ period })).toMatchObject({ request: null, periodUnreadable: true });
  });

  it("names the units only when some are left out, and wants one at least", () => {
    expect(read({ "unit 532301": "left out", due: "2020.5.31" }).request).toEqual({
      period: "2020-05",
      due: "2020-05-31",
      contact: "",
      units: ["532322"],
    });
    expect(read({ "unit 532301": "left out", "unit 532322": "left out" })).toMatchObject({
      request: null,
      noUnit: true,
    });
    expect(read({ due: "月底" })).toMatchObject({ request: null, dueUnreadable: true });
  });
});
