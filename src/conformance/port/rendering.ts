import { asFilled, at, contentOf, planned, present, value, type PortCase } from "./harness";
import { BOOK, cell, computed, plainSheet, plan } from "./plans";

export const renderCases: readonly PortCase[] = [
  {
    title: "renders into an empty workbook and reads the same back",
    run: async (workbook, check) => {
      const report = value(await workbook.port().render(BOOK));
      check.equal(
        report.sheetsAdded,
        BOOK.sheets.map((sheet) => sheet.name),
      );
      check.equal(asFilled(value(await workbook.port().read(BOOK.sheets.map((sheet) => sheet.name)))), planned(BOOK));
      const cells = Object.values(planned(BOOK)).reduce((sum, sheet) => sum + Object.keys(sheet).length, 0);
      check.equal(report.changed.length, cells);
      check.equal(
        report.changed.every(({ before, beforeFormula }) => before === null && beforeFormula === null),
        true,
      );
    },
  },

  {
    title: "writes nothing the second time",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      check.equal(value(await workbook.port().render(BOOK)), { changed: [], sheetsAdded: [] });
    },
  },

  {
    title: "writes one cell where one cell changed, also on a protected sheet, which stays protected",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      const [first, ...others] = BOOK.sheets;
      const cells = present(first).cells.map((row, r) => row.map((one, c) => (r === 1 && c === 3 ? cell(0.01) : one)));
      const report = value(
        await workbook.port().render({ ...BOOK, sheets: [{ ...present(first), cells }, ...others] }),
      );
      check.equal(report, {
        changed: [{ sheet: "分配表", address: "D2", value: 0.01, before: 0, beforeFormula: null }],
        sheetsAdded: [],
      });
      check.contains(
        (await workbook.look.sheets()).find((sheet) => sheet.name === "分配表"),
        {
          protected: true,
        },
      );
    },
  },

  {
    title: "shows sheets in plan order, hides what must be hidden, and names what formulas use",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      const sheets = (await workbook.look.sheets()).filter((sheet) => sheet.name !== "Sheet1");
      check.equal(sheets, [
        { name: "分配表", visibility: "visible", protected: true },
        { name: "资金台账", visibility: "visible", protected: false },
        { name: "版本", visibility: "veryHidden", protected: false },
        { name: "规则", visibility: "hidden", protected: false },
      ]);
      check.contains(await workbook.look.names(), { 指标总额: "=资金台账!$D$2" });
    },
  },

  {
    title: "moves a name where the plan moves it",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      value(await workbook.port().render({ ...BOOK, names: [{ name: "指标总额", reference: "=资金台账!$D$3" }] }));
      check.contains(await workbook.look.names(), { 指标总额: "=资金台账!$D$3" });
    },
  },

  {
    title: "puts a missing sheet between those that are there",
    run: async (workbook, check) => {
      value(
        await workbook
          .port()
          .render({ ...BOOK, sheets: [present(BOOK.sheets[1]), present(BOOK.sheets[3])], activeSheet: "资金台账" }),
      );
      const report = value(await workbook.port().render(BOOK));
      check.equal(report.sheetsAdded, ["分配表", "版本"]);
      const names = value(await workbook.port().sheetNames()).filter((sheet) => sheet !== "Sheet1");
      check.equal(names, ["分配表", "资金台账", "版本", "规则"]);
    },
  },

  {
    title: "gives cells the look of the plan and nothing else",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      const { look } = workbook;
      check.equal(await look.style("分配表", "A1"), {
        bold: true,
        fill: "#E7ECF3",
        numberFormat: "General",
        locked: true,
      });
      check.equal(await look.style("分配表", "B2"), { bold: false, fill: "", numberFormat: "#,##0.00", locked: true });
      check.equal(await look.style("分配表", "C2"), { bold: false, fill: "", numberFormat: "General", locked: false });
      check.contains(await look.style("资金台账", "A2"), { numberFormat: "@" });
    },
  },

  {
    title: "takes a look back that the plan no longer has",
    run: async (workbook, check) => {
      value(
        await workbook
          .port()
          .render(
            plan([
              plainSheet("表", [[cell(1, { bold: true, fill: "#FBE3DF", unlocked: true, numberFormat: "0.00" })]]),
            ]),
          ),
      );
      value(await workbook.port().render(plan([plainSheet("表", [[cell(1, {})]])])));
      check.equal(await workbook.look.style("表", "A1"), {
        bold: false,
        fill: "",
        numberFormat: "General",
        locked: true,
      });
    },
  },
];

export const strangerCases: readonly PortCase[] = [
  {
    title: "leaves a person's sheet and a person's cells beside ours alone",
    run: async (workbook, check) => {
      const book = plan([
        plainSheet("表", [
          [cell("甲"), undefined, cell(1)],
          [undefined, cell(2)],
        ]),
      ]);
      value(await workbook.port().render(book));
      const { person } = workbook;
      await person.addSheet("我的备忘");
      await person.type("我的备忘", "B2", "勿动");
      await person.type("表", "B1", "批注");
      await person.type("表", "F20", 99);
      value(
        await workbook.port().render({
          ...book,
          sheets: [
            {
              ...present(book.sheets[0]),
              cells: [
                [cell("乙"), undefined, cell(3)],
                [undefined, cell(4)],
              ],
            },
          ],
        }),
      );
      const content = await contentOf(workbook.port());
      check.equal(at(content, "我的备忘", "B2"), "勿动");
      check.equal(at(content, "表", "B1"), "批注");
      check.equal(at(content, "表", "F20"), 99);
      check.equal(at(content, "表", "A1"), "乙");
    },
  },

  {
    title: "leaves the look of a cell alone where the plan says nothing of it",
    run: async (workbook, check) => {
      const book = plan([plainSheet("表", [[cell(1)]])]);
      value(await workbook.port().render(book));
      await workbook.person.paint("表", "A1", "#FFF2CC");
      value(await workbook.port().render(plan([plainSheet("表", [[cell(2)]])])));
      check.contains(await workbook.look.style("表", "A1"), { fill: "#FFF2CC" });
    },
  },

  {
    title: "leaves the colour of a person's own cell alone",
    run: async (workbook, check) => {
      const book = plan([plainSheet("表", [[cell("甲"), undefined]])]);
      value(await workbook.port().render(book));
      await workbook.person.paint("表", "B1", "#FFF2CC");
      value(await workbook.port().render(book));
      check.contains(await workbook.look.style("表", "B1"), { fill: "#FFF2CC" });
    },
  },

  {
    title: "reports what a person had typed before it is overwritten",
    run: async (workbook, check) => {
      const book = plan([plainSheet("表", [[cell(1), computed("=A1*2", 2)]])]);
      value(await workbook.port().render(book));
      await workbook.person.type("表", "A1", "约47");
      await workbook.person.type("表", "B1", 5);
      check.equal(value(await workbook.port().render(book)).changed, [
        { sheet: "表", address: "A1", value: 1, before: "约47", beforeFormula: null },
        { sheet: "表", address: "B1", value: 2, formula: "=A1*2", before: 5, beforeFormula: null },
      ]);
    },
  },
];
