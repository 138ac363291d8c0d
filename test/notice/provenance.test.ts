import fc from "fast-check";
import { FIELD_NAMES, type Project, type ProjectTable } from "../../src/domain/project";
import { readNotice } from "../../src/notice/readNotice";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { runs } from "../runs";
import { fixture, markdownTable, tableOf } from "./fixtures";

/** What a reader of the source sees: tags, bars and white space are no content. */
function bare(text: string): string {
  return text.replace(/<\/?(?:p|br)\s*\/?>/g, "").replace(/\s/g, "");
}

function expectOriginalsInSource(table: ProjectTable, source: string): void {
  const content = bare(source);
  for (const { fields } of table.projects) {
    for (const name of FIELD_NAMES) {
      const { text, status, line } = fields[name];
      if (status === "original") expect(content).toContain(bare(text));
      expect(status === "missing").toBe(text === "");
      expect(line === null).toBe(status === "missing");
    }
  }
}

/** All texts that can still be found after reading: fields, what repairs replaced, and quotes of questions. */
function keptTexts(table: ProjectTable): string {
  const fields = table.projects.flatMap((project: Project) => FIELD_NAMES.map((name) => project.fields[name].text));
  const replaced = table.repairs.map(({ before }) => before);
  const quoted = table.openQuestions.flatMap(({ quotes }) => quotes.map(({ text }) => text));
  return bare([...fields, ...replaced, ...quoted].join("|"));
}

const word = (mark: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constant(mark), fc.stringMatching(/^[甲乙丙丁戊己]{1,6}[。，]?$/), fc.nat(99_999))
    .map((parts) => parts.join(""));
const category = fc.constantFrom("", "", "完善公共文化服务网络", "建设公共文化资源", "公共文化服务推广", "其他支出");
const builders = fc.constantFrom("州文化馆", "州图书馆", "各县（市）", "双柏县、永仁县", "某公司", "");
const task = fc.oneof(
  word("任务"),
  fc.constant(""),
  word("<p>段").map((text) => `${text}</p><p>第二段</p>`),
);

/** A sane row, a shifted one, the rest of a row cut by a page, or a row with lost cells. */
const row = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(category, word("项目"), builders, task).map((cells) => ["N", ...cells]) },
  { weight: 1, arbitrary: word("资源").map((name) => ["N", "", "建设公共文化资源", name, "州文化馆"]) },
  { weight: 1, arbitrary: word("续").map((rest) => ["", "", "", "", rest]) },
  {
    weight: 1,
    arbitrary: fc.tuple(word("项目"), builders, task).map(([name, unit, text]) => ["", "", name, unit, text]),
  },
  { weight: 1, arbitrary: fc.array(fc.oneof(word("残"), fc.constant("")), { minLength: 5, maxLength: 5 }) },
);

/** Rows numbered upwards with gaps, broken into parts at random places. */
const damagedTable = fc
  .tuple(fc.array(fc.tuple(row, fc.constantFrom(1, 1, 1, 2), fc.boolean()), { minLength: 1, maxLength: 14 }))
  .map(([rows]) => {
    let number = 0;
    const numbered = rows.map(([cells, step, pageBreak]) => {
      if (cells[0] === "N") number += step;
      return { cells: cells[0] === "N" ? [String(number), ...cells.slice(1)] : cells, pageBreak };
    });
    const heading = markdownTable([]);
    const body = numbered.map(({ cells, pageBreak }, index) => {
      const line = `| ${cells.join(" | ")} |`;
      return pageBreak && index > 0 ? `\n|  |  |  |  |  |\n|---|---|---|---|---|\n${line}` : line;
    });
    return {
      source: [heading, ...body].join("\n"),
      texts: numbered.flatMap(({ cells }) => cells).filter((cell) => cell !== ""),
    };
  });

describe("nothing is invented, nothing is lost", () => {
  test.each([
    ["the notice of 2020", fixture("chuxiong-2020-table.md")],
    ["the sample", SAMPLE_NOTICE],
    ["amounts", fixture("invented-amounts.md")],
    ["tabs", fixture("invented-tabs.txt")],
    ["loose bars", fixture("invented-loose-bars.txt")],
  ])("%s: every original text stands in the source", (_, source) => {
    expectOriginalsInSource(tableOf(source), source);
  });

  test("damaged tables: originals stand in the source and no cell is dropped", () => {
    fc.assert(
      fc.property(damagedTable, ({ source, texts }) => {
        const result = readNotice(source);
        if (!result.ok) {
          expect(result.fault.code).toBe("table-without-rows");
          return;
        }
        expectOriginalsInSource(result.value, source);
        const kept = keptTexts(result.value);
        for (const text of texts) expect(kept).toContain(bare(text));
        const numbers = result.value.projects.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        const gaps = result.value.projects.filter(({ placeholder }) => placeholder);
        for (const gap of gaps) expect(FIELD_NAMES.every((name) => gap.fields[name].text === "")).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });

  test("any text is read or refused in words, never thrown at", () => {
    const piece = fc.constantFrom(
      "|",
      "\t",
      "\n",
      "序号",
      "项目名称",
      "建设单位",
      "1",
      "---",
      "<p>",
      "（一）",
      "不少于3次",
      "。",
      "=1",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const result = readNotice(pieces.join(""));
        if (result.ok) expect(result.value.projects.length).toBeGreaterThan(0);
        else expect(result.fault.nextStep.zh).not.toBe("");
      }),
      { numRuns: runs(200) },
    );
  });
});
