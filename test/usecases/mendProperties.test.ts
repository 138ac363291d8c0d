import fc from "fast-check";
import type { WorkbookModel } from "../../src/sheetfile";
import { damagesOf, mend } from "../../src/usecases/mend";
import { loadBook } from "../../src/usecases/workbookBook";
import type { FilePort } from "../../src/xlsx/filePort";
import { runs } from "../runs";
import {
  clock,
  corrupted,
  deleteRow,
  headerRowOf,
  insertColumn,
  insertRow,
  opened,
  sampleBytes,
  sheetOf,
  swapColumns,
  TODAY,
  typeFormula,
  typeInto,
  valueOf,
} from "./corruption";

/** One careless act on one sheet; `named` says which codes may name it. */
interface Act {
  readonly sheet: string;
  readonly kind: "sum" | "text" | "circle" | "rename" | "swap" | "column" | "row" | "deleteRow" | "shuffle" | "header";
  readonly at: number;
}

const HEADERS: Readonly<Record<string, string>> = {
  规则: "代码",
  分配表: "项目简称",
  单位: "名称",
  项目表: "项目名称",
};

function act(model: WorkbookModel, { sheet, kind, at }: Act): void {
  const header = headerRowOf(model, sheet, HEADERS[sheet] ?? "");
  const rows = { 规则: 3, 分配表: 8, 单位: 8, 项目表: 6 }[sheet] ?? 3;
  const row = header.row + 1 + (sheet === "分配表" ? 3 : 0) + (at % rows);
  switch (kind) {
    case "sum":
      typeInto(model, "分配表", `D${(at % 4) + 10}`, 40 + at);
      return;
    case "text":
      typeInto(model, "分配表", `H${(at % 4) + 10}`, `约${at}`);
      return;
    case "circle":
      typeFormula(model, "分配表", `D${(at % 4) + 10}`, `=D${(at % 4) + 10}+1`);
      return;
    case "rename":
      sheetOf(model, sheet).name = `${sheet}改${at}`;
      return;
    case "swap":
      swapColumns(model, sheet, 1, 3);
      return;
    case "column":
      insertColumn(model, sheet, 2 + (at % 4), header.row, `插入列${at}`);
      return;
    case "row":
      insertRow(model, sheet, row, ["", `插入行${at}`]);
      return;
    case "deleteRow":
      deleteRow(model, sheet, row);
      return;
    case "shuffle": {
      const { cells } = sheetOf(model, sheet);
      const [one, other] = [cells[row], cells[row + 1]];
      if (one && other) [cells[row], cells[row + 1]] = [other, one];
      return;
    }
    case "header":
      typeInto(model, sheet, `C${header.row + 1}`, `新表头${at}`);
      return;
  }
}

const sheets = fc.constantFrom("规则", "分配表", "单位");
const kinds = fc.constantFrom<Act["kind"]>("rename", "swap", "column", "row", "deleteRow", "shuffle", "header");
const acts = fc.oneof(
  fc.record({ sheet: sheets, kind: kinds, at: fc.nat({ max: 30 }) }),
  fc.record({
    sheet: fc.constant("分配表"),
    kind: fc.constantFrom<Act["kind"]>("sum", "text", "circle"),
    at: fc.nat({ max: 30 }),
  }),
);

/** A person's own marks: in a cell of every row of the tables, right of them, and below. */
function mark(model: WorkbookModel): void {
  for (const [sheet, column] of [
    ["规则", "AD"],
    ["分配表", "AP"],
    ["单位", "AA"],
  ] as const) {
    for (let row = 2; row < 16; row += 3) typeInto(model, sheet, `${column}${row}`, `标记${sheet}${row}`);
    typeInto(model, sheet, "B60", `标记${sheet}下方`);
  }
}

async function literals(port: FilePort): Promise<string[]> {
  const names = valueOf(await port.sheetNames());
  const content = valueOf(await port.read(names));
  return content.flatMap(({ values, formulas }) =>
    values.flatMap((row, r) =>
      row.flatMap((value, c) =>
        typeof value === "string" && !formulas[r]?.[c] && /标记|插入|新表头|约\d/.test(value) ? [value] : [],
      ),
    ),
  );
}

async function decided(port: FilePort): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>> {
  return valueOf(await loadBook(port, TODAY))?.decided ?? {};
}

let sample: Uint8Array;
beforeAll(async () => {
  sample = await corrupted(await sampleBytes(), mark);
});

describe("any careless acts", () => {
  it("are all named; mending leaves only what a person must see to, and nothing typed vanishes", async () => {
    const sound = await decided((await opened(sample)).port);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(acts, { minLength: 1, maxLength: 3, selector: ({ sheet, kind }) => `${sheet}${kind}` }),
        async (list) => {
          // A renamed sheet is spoken of by its old name only once.
          const ordered = [...list].sort(
            (one, other) => Number(one.kind === "rename") - Number(other.kind === "rename"),
          );
          const { port } = await opened(
            await corrupted(sample, (model) => {
              for (const one of ordered) act(model, one);
            }),
          );
          const found = valueOf(await damagesOf({ port, clock }));
          for (const sheet of new Set(ordered.map((one) => one.sheet))) {
            expect([sheet, found.some((damage) => damage.sheet === sheet)]).toEqual([sheet, true]);
          }
          const typed = await literals(port);
          const { done, left } = valueOf(await mend({ port, clock }, "all", (book) => book));
          expect(left.filter(({ plain }) => plain).map(({ id }) => id)).toEqual([]);
          const kept = [...(await literals(port)), ...done.changes.map(({ before }) => before)];
          for (const text of typed) expect(kept).toContain(text);
          const after = await decided(port);
          for (const [line, cells] of Object.entries(after))
            for (const [unit, amount] of Object.entries(cells))
              expect([line, unit, amount]).toEqual([line, unit, sound[line]?.[unit]]);
          const lost = Object.keys(sound).filter((line) => after[line] === undefined);
          const deleted = ordered.filter(({ kind, sheet }) => kind === "deleteRow" && sheet === "分配表").length;
          expect(lost.length).toBeLessThanOrEqual(deleted);
        },
      ),
      { numRuns: runs(5) },
    );
  });
});
