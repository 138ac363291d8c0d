import fc from "fast-check";
import type { UnitFileContent } from "../../../src/domain/returns";
import { contentText } from "../../../src/tracking/contentHash";
import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { readUnitFile } from "../../../src/workbook/unitFile/readUnitFile";
import type { ReturnSheet, ReturnSheetCell } from "../../../src/workbook/unitFile/returnSheet";
import { runs, seed } from "../../runs";
import { busyExchange, contentFor } from "../../tracking/unitFiles";
import { allTyped, damaged, issuedBytes, readBack } from "./returnedFiles";

jest.setTimeout(600_000);

interface Cell extends ReturnSheetCell {
  /** Open in the protected sheet: here people type. */
  readonly open?: boolean;
}

/** A sheet that can be damaged. */
interface Page {
  name: string;
  rows: (Cell | undefined)[][];
  hidden: Set<number>;
  footer: string;
}

const plans = new Map<UnitFileContent, ReturnType<typeof planUnitFile>>();

function pagesOf(content: UnitFileContent): Page[] {
  const plan = plans.get(content) ?? planUnitFile(content);
  plans.set(content, plan);
  return plan.sheets.map(({ name, cells, print }) => ({
    name,
    hidden: new Set<number>(),
    footer: print?.footer ?? "",
    rows: cells.map((row) =>
      row.map((cell): Cell | undefined => {
        if (!cell) return undefined;
        const open = cell.style?.unlocked === true;
        return { value: cell.value ?? "", open, ...(cell.formula === undefined ? {} : { formula: cell.formula }) };
      }),
    ),
  }));
}

function sheetsOf(pages: readonly Page[]): readonly ReturnSheet[] {
  return pages.map(({ name, rows, hidden, footer }) => {
    const cells = new Map<number, ReadonlyMap<number, ReturnSheetCell>>();
    rows.forEach((row, index) => {
      const kept = new Map<number, ReturnSheetCell>();
      row.forEach((cell, column) => {
        if (!cell || (cell.value === "" && cell.formula === undefined)) return;
        const { value, formula } = cell;
        kept.set(column, formula === undefined ? { value } : { value, formula });
      });
      if (kept.size > 0) cells.set(index, kept);
    });
    return { name, cells, hiddenRows: hidden, merges: [], footer };
  });
}

const KEYS = "标识";

/** What people type: amounts, days, counts and words in every shape; numbered, so that each can be told from others. */
const typing = fc.record({
  page: fc.nat(),
  cell: fc.nat(),
  shape: fc.constantFrom<(count: number) => string | number>(
    (count) => 1000.25 + count,
    (count) => `${2000 + count}.5元`,
    (count) => `３${count}．９２万`,
    (count) => `约${count}`,
    (count) => `(${3000 + count})`,
    (count) => 43_900 + count,
    (count) => `5月${count}日`,
    (count) => `2020.5.${count}`,
    (count) => `记字${count}号`,
    (count) => `=HYPERLINK("x${count}")`,
    (count) => `合计${count}`,
    (count) => `${count} 某项目`,
    (count) => `拿不准${count}`,
    (count) => `  空格${count} `,
  ),
});

const INPUT_PAGES = /^(资金与到位|支出填报|绩效填报.*|活动培训|采购合同|统筹填报|落实方案|系统导出粘贴)$/;

const REWORDED: readonly string[] = ["", "随便", "摘要", "付款日期", "金额（元）"];

/** Each damage is one thing a unit or its program does; none takes out anything typed. */
const DAMAGES: Readonly<Record<string, (pages: Page[], random: (below: number) => number) => void>> = {
  renameSheet: (pages, random) => {
    const page = pages[random(pages.length)];
    if (page && page.name !== "已确认支出") page.name = `表${random(1000)}`;
  },
  moveSheet: (pages, random) => {
    const [page] = pages.splice(random(pages.length), 1);
    if (page) pages.splice(random(pages.length + 1), 0, page);
  },
  insertRow: (pages, random) => {
    const page = pages[random(pages.length)];
    if (page && page.name !== KEYS) page.rows.splice(random(page.rows.length + 1), 0, []);
  },
  insertColumn: (pages, random) => {
    const page = pages[random(pages.length)];
    const at = random(8);
    if (page && !hasKeys(page)) for (const row of page.rows) if (row.length > at) row.splice(at, 0, undefined);
  },
  sortRows: (pages, random) => {
    const page = pages[random(pages.length)];
    if (!page || hasKeys(page)) return;
    const header = page.rows.findIndex((row) => row.some((cell) => cell?.value === "拿不准"));
    if (header < 0) return;
    const body = page.rows.splice(header + 1);
    for (let left = body.length - 1; left > 0; left -= 1) {
      const other = random(left + 1);
      [body[left], body[other]] = [body[other] ?? [], body[left] ?? []];
    }
    page.rows.push(...body);
  },
  deleteEmptyRows: (pages, random) => {
    const page = pages[random(pages.length)];
    if (page)
      page.rows = page.rows.filter(
        (row) =>
          !row.every((cell) => !cell || cell.value === "" || cell.formula !== undefined) ||
          row.some((cell) => cell?.value === "拿不准"),
      );
  },
  loseKeys: (pages) => {
    const at = pages.findIndex(hasKeys);
    const alsoTyped = pages[at]?.rows.some((row) => row.some((cell) => String(cell?.value).startsWith("旁")));
    if (at >= 0 && !alsoTyped) pages.splice(at, 1);
  },
  overwriteFormula: (pages, random) => {
    const page = pages[random(pages.length)];
    const spots = (page?.rows ?? []).flatMap((row) =>
      row.flatMap((cell, column) => (cell?.formula === undefined ? [] : [{ row, column }])),
    );
    const spot = spots[random(Math.max(1, spots.length))];
    if (spot) spot.row[spot.column] = { value: spot.row[spot.column]?.value ?? "" };
  },
  rewordHeader: (pages, random) => {
    const page = pages[random(pages.length)];
    const row = page?.rows.find((cells) => cells.some((cell) => cell?.value === "拿不准")) ?? [];
    const column = random(Math.max(1, row.length));
    if (row[column] !== undefined && row[column].value !== "拿不准")
      row[column] = { value: REWORDED[random(REWORDED.length)] ?? "" };
  },
  hideRow: (pages, random) => {
    pages[random(pages.length)]?.hidden.add(random(30));
  },
  loseIds: (pages) => {
    for (const { rows } of pages) {
      for (const row of rows)
        row.forEach((cell, column) => {
          if (/^P\d+(-\d+@\S*)?$/.test(String(cell?.value ?? ""))) row[column] = undefined;
        });
    }
  },
};

function hasKeys({ rows }: Page): boolean {
  return rows.some((row) => row[0]?.value === "内容校验");
}

/** One typed cell outside every table, and one on a sheet of the unit's own. */
function typeOutside(pages: Page[], count: number, random: (below: number) => number): readonly string[] {
  const page = pages[random(pages.length)];
  if (!page || count % 3 === 2) {
    pages.push({
      name: `我的表${count}`,
      rows: [[], [undefined, { value: `外${count}` }]],
      hidden: new Set(),
      footer: "",
    });
    return [`外${count}`];
  }
  const row = page.rows[random(page.rows.length)];
  if (!row) return [];
  const column = 23 + count;
  while (row.length <= column) row.push(undefined);
  row[column] = { value: `旁${count}` };
  return [`旁${count}`];
}

const FILLED = busyExchange("532301", ["P1", "P6"]);
const CONTENTS = [contentFor("532301"), contentFor("LIB"), contentFor("532301", FILLED)];

/** What is in the open cells of a page, as it is shown. */
function typedIn(pages: readonly Page[]): readonly string[] {
  return pages
    .filter(({ name }) => INPUT_PAGES.test(name))
    .flatMap(({ rows }) =>
      rows.flat().flatMap((cell) => (cell?.open && String(cell.value).trim() !== "" ? [shown(cell.value)] : [])),
    );
}

function shown(value: string | number | boolean): string {
  return typeof value === "string" ? value.trim() : String(value);
}

/** Dates come back as days, pasted columns without a counterpart come joined: both are brought to one form. */
function comparable(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split("；"))
    .map((text) => {
      const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) / 86_400_000 + 25_569 : null;
      return (day === null ? text : String(day)).trim();
    })
    .sort();
}

/** What we printed ourselves, and what our formulas said. */
function printedIn(pages: readonly Page[]): ReadonlySet<string> {
  return new Set(
    pages.flatMap(({ rows }) => rows.flat().flatMap((cell) => (cell && !cell.open ? [shown(cell.value)] : []))),
  );
}

/** As multisets. */
function difference(expected: readonly string[], found: readonly string[]) {
  const more = [...found];
  const missing = expected.filter((text) => {
    const at = more.indexOf(text);
    if (at >= 0) more.splice(at, 1);
    return at < 0;
  });
  return { missing, more };
}

const damages = fc.array(fc.constantFrom(...Object.keys(DAMAGES), "typeOutside"), { maxLength: 8 });

it("every typed cell comes back in one record or is listed, whatever was done to the file", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CONTENTS),
      fc.array(typing, { maxLength: 30 }),
      damages,
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      (content, typings, names, numbers) => {
        const pages = pagesOf(content);
        const printed = printedIn(pages);
        const inputs = pages.filter(({ name }) => INPUT_PAGES.test(name));
        typings.forEach(({ page, cell, shape }, index) => {
          const { rows } = inputs[page % inputs.length] ?? { rows: [] };
          const open = rows.flatMap((row) => row.flatMap((one, column) => (one?.open ? [{ row, column }] : [])));
          // The first rows are where people type, and where collisions are.
          const spot = open[cell % Math.min(60, Math.max(1, open.length))];
          if (spot) spot.row[spot.column] = { value: shape(index + 1), open: true };
        });
        const expected = [...typedIn(pages)];
        let next = 0;
        const random = (below: number): number => (numbers[next++ % numbers.length] ?? 0) % Math.max(1, below);
        names.forEach((name, index) => {
          if (name === "typeOutside") expected.push(...typeOutside(pages, index, random));
          else DAMAGES[name]?.(pages, random);
        });
        const read = readUnitFile(sheetsOf(pages), contentText(content));
        if (!read.ok) throw new Error(`${read.fault.code} ${read.fault.place ?? ""}`);
        const { missing, more } = difference(comparable(expected), comparable(allTyped(read.value)));
        // A header that was typed over makes a column of ours unknown: then it is listed, too.
        expect({ missing, more: more.filter((text) => !printed.has(text) && !REWORDED.includes(text)) }).toEqual({
          missing: [],
          more: [],
        });
      },
    ),
    { numRuns: runs(100), seed },
  );
});

it("so it does through the bytes of another program", async () => {
  const content = CONTENTS[0] ?? contentFor("532301");
  const issued = await issuedBytes(content);
  const sheets = ["支出填报", "活动培训", "采购合同", "落实方案"];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ sheet: fc.constantFrom(...sheets), row: fc.nat(10), column: fc.nat(4), shape: typing }), {
        maxLength: 12,
      }),
      fc.constantFrom("none", "rename", "insertRow", "insertColumn", "loseKeys", "loseOthers"),
      async (typings, damage) => {
        const typed = new Map<string, string | number>();
        const bytes = await damaged(issued, (book) => {
          typings.forEach(({ sheet, row, column, shape }, index) => {
            const fixed = sheet === "落实方案";
            const cell = book.getWorksheet(sheet)?.getCell(7 + (fixed ? row % 2 : row), (fixed ? 5 : 4) + column);
            const value = shape.shape(index + 1);
            if (cell) cell.value = value;
            typed.set(`${sheet} ${cell?.address ?? ""}`, value);
          });
          for (const name of sheets) {
            const sheet = book.getWorksheet(name);
            if (!sheet) continue;
            if (damage === "rename") sheet.name = `${name}改`;
            if (damage === "insertRow") sheet.insertRow(6, []);
            if (damage === "insertColumn") sheet.spliceColumns(2, 0, []);
          }
          if (damage === "loseKeys") book.removeWorksheet(book.getWorksheet(KEYS)?.id ?? 0);
          if (damage === "loseOthers") book.removeWorksheet(book.getWorksheet("填报说明")?.id ?? 0);
        });
        const file = await readBack(bytes, content);
        expect(comparable(allTyped(file))).toEqual(comparable([...typed.values()].map(shown)));
      },
    ),
    { numRuns: runs(4), seed },
  );
});
