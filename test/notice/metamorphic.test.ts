import fc from "fast-check";
import { FIELD_NAMES, type ProjectTable } from "../../src/domain/project";
import { readNotice } from "../../src/notice/readNotice";
import { runs } from "../runs";
import { chuxiongWhole, tableOf } from "./fixtures";

const HEADS = ["序号", "项目类型", "项目名称", "实施单位", "建设内容", "安排资金（万元）"] as const;
/** Every heading with words other funds use for it. */
const SYNONYMS: Readonly<Record<(typeof HEADS)[number], readonly string[]>> = {
  序号: ["序号", "编号", "项目序号"],
  项目类型: ["项目类型", "支出方向", "类别"],
  项目名称: ["项目名称", "名称", "工程名称", "项目"],
  实施单位: ["实施单位", "责任单位", "建设单位", "承担单位", "实施主体"],
  建设内容: ["建设内容", "主要任务", "建设内容及规模", "工作内容"],
  "安排资金（万元）": ["安排资金（万元）", "补助金额(万元)", "下达金额（单位：万元）", "资金额度/万元"],
};

interface Row {
  readonly cells: readonly string[];
}

const word = fc.stringMatching(/^[甲乙丙丁戊己]{2,5}$/);
const row: fc.Arbitrary<Row> = fc
  .tuple(
    fc.constantFrom("完善公共文化服务网络", "建设公共文化资源", "公共文化服务推广", "其他"),
    word,
    fc.constantFrom("州文化馆", "州图书馆", "双柏县、永仁县", "各县（市）"),
    fc.tuple(word, fc.integer({ min: 1, max: 40 })).map(([name, count]) => `开展${name}活动不少于${count}场。`),
    fc.integer({ min: 1, max: 99_999 }).map((steps) => (steps / 100).toFixed(2)),
  )
  .map((cells) => ({ cells }));
const rows = fc.array(row, { minLength: 2, maxLength: 12 });

function numberedCells(given: readonly Row[]): readonly (readonly string[])[] {
  return given.map(({ cells }, index) => [String(index + 1), ...cells]);
}

function markdown(table: readonly (readonly string[])[]): string {
  const [head = [], ...body] = table;
  return [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** What a notice says, wherever it stands on the page. */
function content(table: ProjectTable): unknown {
  return {
    projects: table.projects.map(({ number, fields, category, builders, amount }) => ({
      number,
      category,
      builders,
      amount,
      texts: FIELD_NAMES.map((name) => fields[name].text),
    })),
    indicators: table.indicators.map(({ project, name, comparator, value, measure }) =>
      [project, name, comparator, value, measure].join(" "),
    ),
  };
}

function fullWidth(text: string): string {
  return text.replace(/[0-9.,()]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

describe("the same content in another shape is the same table", () => {
  test("columns in any order, under any heading we know", () => {
    const shape = fc.tuple(fc.shuffledSubarray([...HEADS], { minLength: HEADS.length }), fc.nat(9), rows);
    fc.assert(
      fc.property(shape, ([order, choice, given]) => {
        const cells = numberedCells(given);
        const at = order.map((head) => HEADS.indexOf(head));
        const heads = order.map((head) => SYNONYMS[head][choice % SYNONYMS[head].length] ?? head);
        const shuffled = markdown([heads, ...cells.map((own) => at.map((index) => own[index] ?? ""))]);
        expect(content(tableOf(shuffled))).toEqual(content(tableOf(markdown([HEADS, ...cells]))));
      }),
      { numRuns: runs(150) },
    );
  });

  test("full-width digits and points in numbers, amounts and tasks", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const plain = tableOf(markdown([HEADS, ...numberedCells(given)]));
        const wide = numberedCells(given).map((cells) =>
          cells.map((cell, index) => (index === 3 ? cell : fullWidth(cell))),
        );
        const read = tableOf(markdown([HEADS, ...wide]));
        expect(read.projects.map(({ number, amount }) => [number, amount])).toEqual(
          plain.projects.map(({ number, amount }) => [number, amount]),
        );
        expect(read.indicators.map(({ value, measure }) => [value, measure])).toEqual(
          plain.indicators.map(({ value, measure }) => [value, measure]),
        );
      }),
      { numRuns: runs(100) },
    );
  });

  test("parted over pages, with or without the heading again", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 12 }), (given, breaks) => {
        const cells = numberedCells(given);
        const line = (own: readonly string[]): string => `| ${own.join(" | ")} |`;
        const parted = cells.flatMap((own, index): string[] => {
          const [breaksHere, again] = breaks[index] ?? [false, false];
          if (index === 0 || !breaksHere) return [line(own)];
          return [
            "",
            "— 3 —",
            "",
            ...(again ? ["续表", "", line(HEADS), line(HEADS.map(() => "---"))] : []),
            line(own),
          ];
        });
        const whole = markdown([HEADS, ...cells]);
        const text = [...whole.split("\n").slice(0, 2), ...parted].join("\n");
        expect(content(tableOf(text))).toEqual(content(tableOf(whole)));
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("a notice somebody damaged further", () => {
  const source = chuxiongWhole();
  const lines = source.split("\n");
  const somewhere = fc.nat(lines.length - 1);
  const scrap = fc.constantFrom(
    "|",
    "\t",
    "。",
    "不少于",
    "9999999999",
    "2020年13月45日",
    "（一）",
    "第条",
    "",
    "0%",
    "\u202e",
    "<p>",
    "一、",
  );
  /** One act of damage to the lines. */
  const damage: fc.Arbitrary<(text: string[]) => void> = fc.oneof(
    somewhere.map((at) => (text: string[]) => void text.splice(at, 1)),
    fc.tuple(somewhere, somewhere).map(
      ([from, to]) =>
        (text: string[]) =>
          void text.splice(to, 0, text[from] ?? ""),
    ),
    fc.tuple(somewhere, fc.nat(400), scrap).map(([at, place, words]) => (text: string[]) => {
      const line = text[at] ?? "";
      text[at] = line.slice(0, place) + words + line.slice(place);
    }),
    fc.tuple(somewhere, fc.nat(400), fc.nat(60)).map(([at, place, count]) => (text: string[]) => {
      const line = text[at] ?? "";
      text[at] = line.slice(0, place) + line.slice(place + count);
    }),
    somewhere.map((at) => (text: string[]) => void (text[at] = (text[at] ?? "").replace(/\|/g, "\t"))),
    fc.tuple(somewhere, fc.nat(12)).map(
      ([at, count]) =>
        (text: string[]) =>
          void text.splice(at, count),
    ),
  );
  const bare = (text: string): string => text.replace(/<\/?(?:p|br)\s*\/?>|\*/g, "").replace(/\s/g, "");

  test("is read or refused in words; what is called original stands in it, and nobody waits", () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 12 }), (damages) => {
        const text = [...lines];
        for (const act of damages) act(text);
        const damaged = text.join("\n");
        const started = process.cpuUsage();
        const result = readNotice(damaged);
        const { user, system } = process.cpuUsage(started);
        expect((user + system) / 1000).toBeLessThan(2000);
        if (!result.ok) {
          expect(result.fault.nextStep.zh).not.toBe("");
          return;
        }
        const there = bare(damaged.replace(/\\\|/g, "|"));
        for (const { fields } of result.value.projects) {
          for (const name of FIELD_NAMES) {
            const { text: said, status } = fields[name];
            if (status === "original") expect(there).toContain(bare(said));
            expect(status === "missing").toBe(said === "");
          }
        }
        const ids = result.value.openQuestions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { date } of result.value.milestones)
          expect(date).toMatch(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/);
      }),
      { numRuns: runs(300) },
    );
  });
});
