import type { WorkbookPort, WriteReport } from "../../usecases/port";
import { asFilled, at, contentOf, fault, present, value, type PortCase } from "./harness";
import { cell, computed, plainSheet, plan } from "./plans";

function undoOf(report: WriteReport): Parameters<WorkbookPort["write"]>[0] {
  return report.changed.map(({ sheet, address, before, beforeFormula }) => ({
    sheet,
    address,
    value: before,
    ...(beforeFormula === null ? {} : { formula: beforeFormula }),
  }));
}

const twoSheets = plan([
  plainSheet("表", [[cell(1), computed("=A1*2", 2), cell("甲"), cell("x", { numberFormat: "@" })]]),
  plainSheet("二", [[cell(9)]]),
]);

export const writeCases: readonly PortCase[] = [
  {
    title: "writes cells of several sheets and reports what stood there",
    run: async (workbook, check) => {
      value(await workbook.port().render(twoSheets));
      const report = value(
        await workbook.port().write([
          { sheet: "二", address: "B3", value: "新" },
          { sheet: "表", address: "A1", value: 4 },
          { sheet: "表", address: "C1", value: 8, formula: "=A1*2" },
          { sheet: "表", address: "D1", value: "x" },
        ]),
      );
      check.equal(report.sheetsAdded, []);
      check.equal(
        [...report.changed].sort((left, right) => left.address.localeCompare(right.address)),
        [
          { sheet: "表", address: "A1", value: 4, before: 1, beforeFormula: null },
          { sheet: "二", address: "B3", value: "新", before: null, beforeFormula: null },
          { sheet: "表", address: "C1", value: 8, formula: "=A1*2", before: "甲", beforeFormula: null },
        ],
      );
      const content = await contentOf(workbook.port());
      check.equal([at(content, "表", "A1"), at(content, "表", "C1"), at(content, "二", "B3")], [4, 8, "新"]);
    },
  },

  {
    title: "undoes everything by writing back what stood there",
    run: async (workbook, check) => {
      value(await workbook.port().render(twoSheets));
      const before = asFilled(await contentOf(workbook.port()));
      const report = value(
        await workbook.port().write([
          { sheet: "表", address: "A1", value: "=不是公式" },
          { sheet: "表", address: "B1", value: null },
          { sheet: "表", address: "C1", value: 3, formula: "=1+2" },
          { sheet: "二", address: "A1", value: true },
          { sheet: "二", address: "A9", value: "新" },
        ]),
      );
      check.different(asFilled(await contentOf(workbook.port())), before);
      value(await workbook.port().write(undoOf(report)));
      check.equal(asFilled(await contentOf(workbook.port())), before);
    },
  },

  {
    title: "refuses a missing sheet and writes nothing, on no other sheet either",
    run: async (workbook, check) => {
      value(await workbook.port().render(twoSheets));
      const before = asFilled(await contentOf(workbook.port()));
      const refused = fault(
        await workbook.port().write([
          { sheet: "表", address: "A1", value: 7 },
          { sheet: "没有", address: "A1", value: 7 },
        ]),
      );
      check.equal(refused.code, "sheet-missing");
      check.equal(refused.sentence.zh.includes("没有"), true);
      check.equal(asFilled(await contentOf(workbook.port())), before);
      check.equal(
        (await workbook.look.sheets()).some((sheet) => sheet.name === "没有"),
        false,
      );
    },
  },

  {
    title: "does one thing after the other",
    run: async (workbook, check) => {
      value(await workbook.port().render(twoSheets));
      const [, read] = await Promise.all([
        workbook.port().write([{ sheet: "表", address: "A1", value: 5 }]),
        workbook.port().read(["表"]),
      ]);
      check.equal(at(value(read), "表", "A1"), 5);
    },
  },
];

const guarded = plan([
  plainSheet("保护", [[cell(1, { unlocked: true }), cell(2)]], { protected: true }),
  plainSheet("开放", [[cell(3)]]),
]);

export const protectionCases: readonly PortCase[] = [
  {
    title: "writes into unlocked cells of a protected sheet",
    run: async (workbook, check) => {
      value(await workbook.port().render(guarded));
      value(await workbook.port().write([{ sheet: "保护", address: "A1", value: 5 }]));
      check.equal(at(await contentOf(workbook.port()), "保护", "A1"), 5);
    },
  },

  {
    title: "refuses a locked cell of a protected sheet, names the sheet and writes nothing",
    run: async (workbook, check) => {
      value(await workbook.port().render(guarded));
      const refused = fault(
        await workbook.port().write([
          { sheet: "开放", address: "A1", value: 5 },
          { sheet: "保护", address: "A1", value: 5 },
          { sheet: "保护", address: "B1", value: 5 },
        ]),
      );
      check.equal(refused.code, "sheet-protected");
      check.equal(refused.sentence.zh.includes("保护"), true);
      check.equal(/^保护(!B1)?$/.test(refused.place ?? ""), true);
      const content = await contentOf(workbook.port());
      check.equal([at(content, "开放", "A1"), at(content, "保护", "A1"), at(content, "保护", "B1")], [3, 1, 2]);
    },
  },

  ...[undefined, "密码"].map((password): PortCase => ({
    title: `does not render over a sheet a person protected (${password === undefined ? "no" : "a"} password)`,
    run: async (workbook, check) => {
      value(await workbook.port().render(guarded));
      await workbook.person.protect("开放", password);
      const changed = plan([present(guarded.sheets[0]), plainSheet("开放", [[cell(4)]])]);
      const refused = fault(
        await workbook.port().render({
          ...changed,
          sheets: [plainSheet("保护", [[cell(8)]], { protected: true }), present(changed.sheets[1])],
        }),
      );
      check.equal(refused.code, "sheet-protected");
      check.equal(/^开放(!A1)?$/.test(refused.place ?? ""), true);
      const content = await contentOf(workbook.port());
      check.equal([at(content, "开放", "A1"), at(content, "保护", "A1")], [3, 1]);
      check.equal(
        (await workbook.look.sheets())
          .filter((sheet) => sheet.protected && sheet.name !== "Sheet1")
          .map((sheet) => sheet.name),
        ["保护", "开放"],
      );
    },
  })),
  {
    title: "does not render over our sheet when a person gave it a password",
    run: async (workbook, check) => {
      value(
        await workbook
          .port()
          .render(plan([plainSheet("保护", [[cell(1)]]), plainSheet("另一", [[cell(1)]], { protected: true })])),
      );
      await workbook.person.protect("保护", "密码");
      const refused = fault(
        await workbook
          .port()
          .render(
            plan([
              plainSheet("另一", [[cell(2)]], { protected: true }),
              plainSheet("保护", [[cell(2)]], { protected: true }),
            ]),
          ),
      );
      check.equal(refused.code, "sheet-protected");
      check.equal(/^保护(!A1)?$/.test(refused.place ?? ""), true);
      const content = await contentOf(workbook.port());
      check.equal([at(content, "保护", "A1"), at(content, "另一", "A1")], [1, 1]);
      const sheets = await workbook.look.sheets();
      check.contains(
        sheets.find((sheet) => sheet.name === "另一"),
        { protected: true },
      );
    },
  },
];
