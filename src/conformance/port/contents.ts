import type { CellValue } from "../../workbook/plan";
import { asFilled, filled, planned, present, value, type Check, type ContractWorkbook, type PortCase } from "./harness";
import { BOOK, cell, computed, plainSheet, plan } from "./plans";

const TRICKY = [
  ...[
    "=1+1",
    "+86 878",
    "-5",
    "@名单",
    "=",
    "'引号",
    "007",
    "3.10",
    "1,883.00",
    "50%",
    "2020-03-01",
    "2020年3月",
    "1/2",
  ],
  ...[
    "TRUE",
    "#N/A",
    "1E5",
    "MAR1",
    " 前后空格 ",
    "１２．５",
    "两行\n文字",
    '"引用"',
    "a'b",
    "532301",
    "楚财教〔2020〕1号",
    "5 互联互通",
  ],
];

/** The values as they read back from a column they were rendered into; no formula may have come of them. */
export async function rendered(
  workbook: ContractWorkbook,
  check: Check,
  values: readonly CellValue[],
): Promise<readonly CellValue[]> {
  value(
    await workbook.port().render(
      plan([
        plainSheet(
          "文本",
          values.map((one) => [cell(one)]),
        ),
      ]),
    ),
  );
  const content = value(await workbook.port().read(["文本"]));
  check.equal(
    content[0]?.formulas.flat().every((formula) => formula === null),
    true,
  );
  return values.map((_one, row) => content[0]?.values[row]?.[0] ?? null);
}

export const contentCases: readonly PortCase[] = [
  {
    title: "keeps every text a text, also what looks like a formula, a number or a date",
    run: async (workbook, check) => {
      check.equal(await rendered(workbook, check, TRICKY), TRICKY);
      check.equal(
        value(
          await workbook.port().render(
            plan([
              plainSheet(
                "文本",
                TRICKY.map((text) => [cell(text)]),
              ),
            ]),
          ),
        ).changed,
        [],
      );
    },
  },

  {
    title: "keeps every text a text in text cells and through write",
    run: async (workbook, check) => {
      const sheet = plainSheet(
        "文本",
        TRICKY.map((text) => [cell(text, { numberFormat: "@" }), cell("x")]),
      );
      value(await workbook.port().render(plan([sheet])));
      value(
        await workbook
          .port()
          .write(TRICKY.map((text, row) => ({ sheet: "文本", address: `B${row + 1}`, value: text }))),
      );
      const content = value(await workbook.port().read(["文本"]));
      check.equal(
        present(content[0]).values,
        TRICKY.map((text) => [text, text]),
      );
      check.equal(
        present(content[0])
          .formulas.flat()
          .every((formula) => formula === null),
        true,
      );
    },
  },

  {
    title: "keeps numbers, dates as serials and truth values exactly; an empty text is an empty cell",
    run: async (workbook, check) => {
      const values = [0, -0.01, 18.82, 1e15 + 1, 0.1 + 0.2, 43922, 43922.5, true, false];
      check.equal(await rendered(workbook, check, values), values);
      check.equal(await rendered(workbook, check, ["", null, "x"]), [null, null, "x"]);
    },
  },

  {
    title: "keeps long formulas, and sheet names with quotes, blanks and signs",
    run: async (workbook, check) => {
      const odd = "张's 表 (2020)-1";
      const long = `=${Array.from({ length: 120 }, (_term, index) => `A${index + 1}`).join("+")}`;
      check.equal(long.length > 255, true);
      const book = plan([
        plainSheet(
          odd,
          Array.from({ length: 120 }, (_row, index) => (index === 0 ? [cell(1), computed(long, 120)] : [cell(1)])),
        ),
        plainSheet("表 二", [[computed("='张''s 表 (2020)-1'!B1*2", 240), cell("文".repeat(2000))]]),
      ]);
      value(await workbook.port().render(book));
      check.equal(asFilled(value(await workbook.port().read([odd, "表 二"]))), planned(book));
      check.equal(value(await workbook.port().render(book)).changed, []);
    },
  },

  {
    title: "leaves sheets that do not exist out of the answer, in the order asked",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      const content = value(await workbook.port().read(["规则", "没有", "分配表"]));
      check.equal(
        content.map((sheet) => sheet.name),
        ["规则", "分配表"],
      );
    },
  },

  {
    title: "reads what stands under names along with sheets; names that are not there, or lost their cells, are absent",
    run: async (workbook, check) => {
      const rows = [[cell("单位"), cell("金额")], [cell("楚雄市"), cell(3.92)], [cell("=甲"), undefined], []];
      const names = [
        { name: "金额列", reference: "=长表!$B$2:$B$4" },
        { name: "单位列", reference: "=长表!$A$2:$A$3" },
      ];
      value(await workbook.port().render(plan([plainSheet("长表", rows), plainSheet("短表", [[cell(1)]])], names)));
      const { sheets, named } = value(await workbook.port().readNamed(["短表"], ["单位列", "没有", "金额列"]));
      check.equal(
        sheets.map(({ name }) => name),
        ["短表"],
      );
      check.equal(
        [...named],
        [
          ["单位列", [["楚雄市"], ["=甲"]]],
          ["金额列", [[3.92], [null], [null]]],
        ],
      );
    },
  },

  {
    title: "reads rows of equal length from A1, also when nothing stands there",
    run: async (workbook, check) => {
      value(
        await workbook
          .port()
          .render(plan([plainSheet("角", [[], [], [undefined, undefined, cell("C3")]]), plainSheet("空", [])])),
      );
      const [corner, empty] = value(await workbook.port().read(["角", "空"]));
      check.equal(present(corner).values[2]?.[2], "C3");
      check.equal(new Set(present(corner).values.map((row) => row.length)).size, 1);
      check.equal(
        present(corner).formulas.map((row) => row.length),
        present(corner).values.map((row) => row.length),
      );
      check.equal(filled(present(empty)), {});
    },
  },
];
