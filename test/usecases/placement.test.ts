import fc from "fast-check";
import { createFundUseCases } from "../../src/usecases/fund";
import type { WorkbookModel } from "../../src/sheetfile";
import type { SheetContent } from "../../src/workbook/plan";
import { runs } from "../runs";
import { clock, corrupted, opened, rowOf, sampleBytes, sheetOf, sortRows, typeInto, valueOf } from "./corruption";

const PROJECTS = 15;
const FIRST_PROJECT_ROW = 3;
const NOTE_COLUMN = "P";

async function contentOf(port: Awaited<ReturnType<typeof opened>>["port"], name: string): Promise<SheetContent> {
  const [content] = valueOf(await port.read([name]));
  if (!content) throw new Error(`no sheet ${name}`);
  return content;
}

/** Project number → the note beside it and the short name in the same row. */
async function notes(port: Awaited<ReturnType<typeof opened>>["port"]): Promise<Map<number, readonly unknown[]>> {
  const { values } = await contentOf(port, "项目表");
  const rows = values.slice(FIRST_PROJECT_ROW).filter((row) => typeof row[0] === "number");
  return new Map(rows.map((row) => [row[0] as number, [row[1], row[3], row[15]]]));
}

let sample: Uint8Array;
beforeAll(async () => {
  sample = await sampleBytes();
});

describe("rows people sorted", () => {
  it("of 项目表, with notes beside them and a row of their own between, are written where they stand", async () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: PROJECTS }, (_, index) => index),
      { minLength: PROJECTS, maxLength: PROJECTS },
    );
    const inserted = fc.integer({ min: 0, max: PROJECTS });
    await fc.assert(
      fc.asyncProperty(order, inserted, async (rows, at) => {
        const bytes = await corrupted(sample, (model: WorkbookModel) => {
          for (let index = 0; index < PROJECTS; index += 1)
            typeInto(model, "项目表", `${NOTE_COLUMN}${FIRST_PROJECT_ROW + index + 1}`, `备注${index + 1}`);
          sortRows(model, "项目表", FIRST_PROJECT_ROW, rows);
          sheetOf(model, "项目表").cells.splice(FIRST_PROJECT_ROW + at, 0, [undefined, { value: "（以下待领导定）" }]);
        });
        const { port, fund } = await opened(bytes);
        const before = await notes(port);
        const numbers = (await contentOf(port, "项目表")).values.map((row) => row[0]);
        const divided = valueOf(await fund.allocate({ method: "factors", handEdits: "replace" }));
        expect(divided.difference).toBe(0);
        expect(await notes(port)).toEqual(before);
        const after = await contentOf(port, "项目表");
        expect(after.values.map((row) => row[0])).toEqual(numbers);
        expect(after.values[FIRST_PROJECT_ROW + at]?.[1]).toBe("（以下待领导定）");
        // Told apart from the book of an unsorted workbook by nothing.
        const plain = await opened(sample);
        const other = valueOf(await plain.fund.allocate({ method: "factors", handEdits: "replace" }));
        const withoutLog = { log: [], logEnd: null };
        expect({ ...divided.book, ...withoutLog }).toEqual({ ...other.book, ...withoutLog });
      }),
      { numRuns: runs(4) },
    );
  });

  it("of 资金台账, with gaps, remarks and a text for an amount, keep everything typed", async () => {
    const bytes = await corrupted(sample, (model) => {
      const first = rowOf(model, "资金台账", 1, "示例追加2") + 1;
      typeInto(model, "资金台账", `B${first + 1}`, "示例〔2020〕8号（未到账）");
      typeInto(model, "资金台账", `G${first + 3}`, "约3");
      typeInto(model, "资金台账", `B${first + 3}`, "示例〔2020〕9号");
      typeInto(model, "资金台账", `A${first + 5}`, "收");
      typeInto(model, "资金台账", `G${first + 5}`, 1.5);
      typeInto(model, "资金台账", `K${first + 5}`, "2020-示例-01");
    });
    const { port } = await opened(bytes);
    const fund = createFundUseCases(port, clock);
    const before = await contentOf(port, "资金台账");
    const typed = before.values.flatMap((row, r) =>
      row.flatMap((value, c) => (value !== null && value !== "" && !before.formulas[r]?.[c] ? [[r, c, value]] : [])),
    );
    const entry = {
      documentNumber: "示例追加",
      issuedOn: "2020-06-01",
      amount: 2_000_000 as never,
      counterpart: "省厅",
    };
    const view = valueOf(await fund.addDocument(entry));
    expect(view.book.ledger.map(({ amount }) => amount)).toEqual([47_030_000, 0, 0, 1_500_000, 2_000_000]);
    const after = await contentOf(port, "资金台账");
    for (const [row, column, value] of typed)
      expect([row, column, after.values[row as number]?.[column as number]]).toEqual([row, column, value]);
    const added = after.values.findIndex((row) => row[1] === "示例追加");
    expect(added).toBeGreaterThan(before.values.findIndex((row) => row[6] === 1.5));
  });
});

describe("a step", () => {
  it("leaves alone what was typed without being understood, and a number over one of our formulas", async () => {
    const bytes = await corrupted(sample, (model) => {
      typeInto(model, "分配表", "D19", 40);
    });
    const { port, fund } = await opened(bytes);
    valueOf(
      await fund.addDocument({ documentNumber: "示例", issuedOn: null, amount: 10_000 as never, counterpart: "" }),
    );
    const { values, formulas } = await contentOf(port, "分配表");
    expect([values[18]?.[3], formulas[18]?.[3]]).toEqual([40, null]);
  });
});
