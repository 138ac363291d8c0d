import fc from "fast-check";
import type { WorkbookChange } from "../../src/excel/changes";
import { planRender, sheetAdditions } from "../../src/excel/render-plan";
import type { SheetSurvey } from "../../src/excel/survey";
import { cell, computed, plainSheet, plan } from "../../src/conformance/port/plans";
import { runs } from "../runs";

function applied(present: readonly string[], additions: readonly WorkbookChange[]): string[] {
  const order = [...present];
  for (const addition of additions) {
    if (addition.kind === "addSheet") order.splice(addition.position ?? order.length, 0, addition.name);
  }
  return order;
}

const SURVEY: SheetSurvey = {
  content: { values: [[1]], formulas: [[null]], numberFormats: [["General"]] },
  targets: [],
  observed: [],
  layout: {
    merges: [],
    hidden: [],
    freeze: { rows: 0, columns: 0 },
    gridlines: true,
    tabColor: "",
    visibility: "Visible",
  },
  conditionals: [],
  validations: [],
  print: null,
  charts: [],
  protected: false,
};

describe("sheetAdditions", () => {
  const names = ["首页", "分配表", "预警", "项目表", "规则"];

  it("keeps every present sheet in its order and puts planned ones in plan order, if they were in it", () => {
    fc.assert(
      fc.property(
        fc.subarray(names),
        fc.array(fc.constantFrom("我的表", "备忘", "Sheet1"), { maxLength: 2 }),
        (some, own) => {
          const present = [...new Set([...own, ...some])];
          const order = applied(
            present,
            sheetAdditions(
              names.map((name) => plainSheet(name, [])),
              present,
            ),
          );
          expect(order.filter((name) => names.includes(name))).toEqual(names);
          expect(order.filter((name) => present.includes(name))).toEqual(present);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("knows a sheet in another case", () => {
    expect(sheetAdditions([plainSheet("Log", [])], ["log"])).toEqual([]);
  });
});

describe("planRender", () => {
  const sheets = [
    plainSheet("分配表", [[computed("=总额", 47.03)]], { protected: true, visibility: "visible" }),
    plainSheet("台账", [[cell(47.03)]], { visibility: "hidden" }),
  ];
  const book = plan(sheets, [{ name: "总额", reference: "=台账!$A$1" }]);
  const kinds = (changes: readonly WorkbookChange[]): string[] =>
    changes.map((change) => (change.kind === "onSheet" ? `${change.sheet} ${change.change.kind}` : change.kind));

  it("adds all sheets, then names, then cells, and protects at last", () => {
    const work = planRender(book, { sheets: ["Sheet1"], names: [], surveys: new Map() });
    expect(kinds(work.changes)).toEqual([
      ...["addSheet", "addSheet", "addName", "分配表 cells", "台账 cells"],
      ...["分配表 activate", "台账 visibility", "分配表 protect"],
    ]);
    expect(work.sheetsAdded).toEqual(["分配表", "台账"]);
  });

  it("does nothing, not even take the person elsewhere, when all agrees", () => {
    const standing = {
      sheets: ["台账", "分配表"],
      names: [{ name: "总额", reference: "='台账'!$A$1" }],
      surveys: new Map([
        [
          "分配表",
          {
            ...SURVEY,
            content: { values: [[47.03]], formulas: [["=总额"]], numberFormats: [["General"]] },
            protected: true,
          },
        ],
        [
          "台账",
          {
            ...SURVEY,
            content: { values: [[47.03]], formulas: [[null]], numberFormats: [["General"]] },
            layout: { ...SURVEY.layout, visibility: "Hidden" },
          },
        ],
      ]),
    };
    expect(planRender(book, standing)).toEqual({
      allowed: new Map([
        ["分配表", []],
        ["台账", []],
      ]),
      changes: [],
      changed: [],
      sheetsAdded: [],
      lift: [],
      refused: [],
    });
  });

  it("lifts its own protection only for sheets with something to write, and refuses a person's", () => {
    const protectedSurvey = { ...SURVEY, protected: true };
    const standing = {
      sheets: ["分配表", "台账"],
      names: [],
      surveys: new Map([
        ["分配表", protectedSurvey],
        ["台账", protectedSurvey],
      ]),
    };
    const work = planRender(book, standing);
    expect(work.lift).toEqual(["分配表"]);
    expect(work.refused).toEqual(["台账"]);
    expect(kinds(work.changes).at(-1)).toBe("分配表 protect");
  });
});
