import type { WriteNote } from "../../usecases/port";
import { asFilled, at, contentOf, fault, value, type PortCase } from "./harness";
import { cell, computed, plainSheet, plan } from "./plans";

const KEPT = "记录";

const book = plan(
  [
    plainSheet("甲表", [[cell(1), computed("=A1*2", 2)]]),
    plainSheet("乙表", [[computed("=甲表!A1", 1)]]),
    plainSheet("关着", [[cell(1, { unlocked: true }), cell(2)]], { protected: true }),
  ],
  [
    { name: "甲数", reference: "=甲表!$A$1" },
    { name: "乙数", reference: "=乙表!$A$1" },
  ],
);

function note(row: number, text: string): WriteNote {
  const cells = Array.from({ length: row + 1 }, (_unused, index) =>
    index === row ? [cell("写入中"), cell(text)] : [],
  );
  const state = (told: string | null) => [{ sheet: KEPT, address: `A${row + 1}`, value: told }];
  return {
    ahead: { ...plainSheet(KEPT, cells), visibility: "hidden" },
    done: state("已做"),
    undone: state(null),
  };
}

/** What a port keeps of writes, and how it takes things away again. */
export const keepingCases: readonly PortCase[] = [
  {
    title: "keeps a note of a render on a hidden sheet behind those the render adds",
    run: async (workbook, check) => {
      const seen: number[] = [];
      const report = value(
        await workbook.port().render(book, ({ changed }) => {
          seen.push(changed.length);
          return note(1, "=不是公式");
        }),
      );
      check.equal(seen, [report.changed.length]);
      check.equal(report.sheetsAdded, ["甲表", "乙表", "关着"]);
      check.equal(at(await contentOf(workbook.port()), KEPT, "A2"), "已做");
      check.equal(at(await contentOf(workbook.port()), KEPT, "B2"), "=不是公式");
      const sheets = (await workbook.look.sheets()).filter(({ name }) => name !== "Sheet1");
      check.equal(
        sheets.map(({ name, visibility }) => [name, visibility.toLowerCase()]),
        [
          ["甲表", "visible"],
          ["乙表", "visible"],
          ["关着", "visible"],
          [KEPT, "hidden"],
        ],
      );
    },
  },

  {
    title: "keeps the next note beside the first, and none where nothing changes",
    run: async (workbook, check) => {
      value(await workbook.port().render(book, () => note(0, "一")));
      value(await workbook.port().render(book, () => note(1, "不会写")));
      value(await workbook.port().render(plan([plainSheet("甲表", [[cell(5)]])]), () => note(2, "二")));
      value(await workbook.port().render(plan([plainSheet("甲表", [[cell(6)]])]), () => null));
      const content = await contentOf(workbook.port());
      check.equal(
        ["A1", "B1", "A2", "A3", "B3"].map((address) => at(content, KEPT, address) ?? null),
        ["已做", "一", null, "已做", "二"],
      );
    },
  },

  {
    title: "takes sheets away with the names that speak of them, and nothing else",
    run: async (workbook, check) => {
      value(await workbook.port().render(plan([plainSheet("留下", [[cell("甲表")]])])));
      value(await workbook.port().render(book));
      value(await workbook.port().removeSheets(["甲表", "关着", "没有"]));
      const names = (await workbook.look.sheets()).map(({ name }) => name).filter((name) => name !== "Sheet1");
      check.equal(names, ["乙表", "留下"].filter((name) => names.includes(name)).sort(byOrderIn(names)));
      check.equal(names.length, 2);
      check.equal(Object.keys(await workbook.look.names()), ["乙数"]);
      check.equal(at(await contentOf(workbook.port()), "留下", "A1"), "甲表");
    },
  },

  {
    title: "leaves a visible sheet when all of its sheets go",
    run: async (workbook, check) => {
      value(await workbook.port().render(book));
      const all = value(await workbook.port().sheetNames());
      value(await workbook.port().removeSheets(all));
      const left = await workbook.look.sheets();
      check.equal(
        left.map(({ visibility }) => visibility.toLowerCase()),
        ["visible"],
      );
    },
  },

  {
    title: "puts cells back on a protected sheet, too, which stays protected",
    run: async (workbook, check) => {
      value(await workbook.port().render(book));
      const edits = [
        { sheet: "关着", address: "B1", value: 7 },
        { sheet: "甲表", address: "A1", value: 8 },
      ];
      check.equal(fault(await workbook.port().write(edits)).code, "sheet-protected");
      const report = value(await workbook.port().restore(edits));
      check.equal(report.changed.length, 2);
      const content = await contentOf(workbook.port());
      check.equal([at(content, "关着", "B1"), at(content, "甲表", "A1")], [7, 8]);
      check.contains(
        (await workbook.look.sheets()).find(({ name }) => name === "关着"),
        { protected: true },
      );
    },
  },

  {
    title: "puts nothing back on a sheet a person gave a password",
    run: async (workbook, check) => {
      value(await workbook.port().render(plan([plainSheet("甲表", [[cell(1)]])])));
      await workbook.person.protect("甲表", "密码");
      const before = asFilled(await contentOf(workbook.port()));
      const refused = fault(await workbook.port().restore([{ sheet: "甲表", address: "A1", value: 2 }]));
      check.equal(refused.code, "sheet-protected");
      check.equal(asFilled(await contentOf(workbook.port())), before);
    },
  },
];

function byOrderIn(names: readonly string[]): (one: string, other: string) => number {
  return (one, other) => names.indexOf(one) - names.indexOf(other);
}
